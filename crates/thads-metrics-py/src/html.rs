//! An audit as HTML for notebooks: no script, no style sheet, no colour of its own, so that it
//! reads on light and on dark; every text escaped.

use std::fmt::Write as _;

use thads_metrics::Lang;
use thads_metrics_audit::Audit;

const CELL: &str = "text-align:left;vertical-align:top;padding:.2em .8em";
const EDGE: &str = "margin:.4em 0;padding-left:.6em;border-left:.15em dashed currentColor";
const BOLD_EDGE: &str = "margin:.4em 0;padding-left:.6em;border-left:.3em solid currentColor";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

fn row(out: &mut String, tag: &str, cells: &[&str]) {
    out.push_str("<tr>");
    for cell in cells {
        let _ = write!(out, "<{tag} style=\"{CELL}\">{}</{tag}>", escaped(cell));
    }
    out.push_str("</tr>");
}

/// The verdict, the conflicts and the quantities.
pub(crate) fn table(audit: &Audit, lang: Lang) -> String {
    let mut out = String::from("<div lang=\"");
    let _ = write!(out, "{lang}\">");
    if let Some(title) = audit.title() {
        let _ = write!(out, "<p><strong>{}</strong></p>", escaped(title));
    }
    if audit.is_consistent() {
        let verdict = lang.pick("Tất cả các số liệu có thể cùng đúng.", "All the figures can be true together.");
        let _ = write!(out, "<p>{verdict}</p>");
    }
    for conflict in audit.conflicts() {
        let _ = write!(out, "<p style=\"{BOLD_EDGE}\">{}</p>", escaped(conflict.text(lang)));
    }
    for doubt in audit.doubts() {
        let _ = write!(out, "<p style=\"{EDGE}\">{}</p>", escaped(doubt.text(lang)));
    }
    out.push_str("<table style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\"><thead>");
    row(
        &mut out,
        "th",
        &lang.pick(
            ["Chỉ tiêu", "Đơn vị", "Kỳ", "Nhóm", "Giá trị", "Căn cứ"],
            ["Quantity", "Office", "Period", "Group", "Value", "Because of"],
        ),
    );
    out.push_str("</thead><tbody>");
    for bounds in audit.implied() {
        let subject = bounds.subject();
        let (term, period) = (subject.quantity.term(lang), subject.period.label(lang));
        let (value, because) = (bounds.text(lang), bounds.because().join(", "));
        let group = subject.group.as_deref().unwrap_or_default();
        row(&mut out, "td", &[&term, &subject.office, &period, group, &value, &because]);
    }
    out.push_str("</tbody></table>");
    for note in audit.notes() {
        let _ = write!(out, "<p><small>{}</small></p>", escaped(note.text(lang)));
    }
    out.push_str("</div>");
    out
}
