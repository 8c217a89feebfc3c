//! The text as a page, its figures marked.

use std::fmt::Write as _;

use thads_metrics::{
    Explain as _,
    text::{Lang, markup::escaped},
};
use thads_metrics_audit::Audit;

use super::{Mark, Standing, paragraphs::Paragraphs};
use crate::article::Article;

/// The style of [`Article::marked_section`], which [`Article::marked_html`] brings along.
pub const STYLE: &str = include_str!("style.css");

/// Each of these in a tag.
fn wrapped(tag: &str, contents: impl Iterator<Item = String>) -> String {
    contents.fold(String::new(), |out, content| out + "<" + tag + ">" + &content + "</" + tag + ">")
}

/// A marked number: what it is on hover and on focus, its id, and the numbers of the conflicts or doubts that it stands in.
fn marked(text: &str, mark: &Mark) -> String {
    let text = escaped(text);
    let class = mark.standing.key();
    let id = &mark.id;
    let says = escaped(&if id.is_empty() { mark.says.clone() } else { format!("{id}: {}", mark.says) });
    let number = if id.is_empty() { String::new() } else { format!("<sup>{id}</sup>") };
    let numbers = wrapped("b", mark.numbers.iter().map(ToString::to_string));
    format!(
        "<mark class=\"{class}\" tabindex=\"0\" data-says=\"{says}\" aria-label=\"{text}, {says}\">{text}{number}{numbers}</mark>"
    )
}

impl Article {
    /// The text as HTML: figures numbered, what each is on hover and on focus, conflicts red with their numbers, doubts
    /// amber, numbers that are no figures grey with the reason. Stands alone in a page or a notebook, and runs no script.
    ///
    /// ```
    /// use thads_metrics::Lang;
    /// use thads_metrics_article::Article;
    /// let article = Article::read("Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc & <b>hết</b>.");
    /// let page = article.marked_html(None, Lang::Vi);
    /// assert!(page.contains("9.000 việc<sup>f1</sup></mark> &amp; &lt;b&gt;hết"));
    /// ```
    pub fn marked_html(&self, audit: Option<&Audit>, lang: Lang) -> String {
        self.marked_html_with(audit, &[], lang)
    }

    /// The same, with lines that stand in the verdict too, such as what can't be right in the tables of the document.
    pub fn marked_html_with(&self, audit: Option<&Audit>, beside: &[String], lang: Lang) -> String {
        format!("<style>{STYLE}</style>{}", self.marked_section(audit, beside, lang))
    }

    /// The same without its style, for a page that has [`STYLE`] as a file of its own.
    pub fn marked_section(&self, audit: Option<&Audit>, beside: &[String], lang: Lang) -> String {
        let marks = self.marks(audit, lang);
        let figures = figures(self, &marks, lang);
        let mut paragraphs = Paragraphs::default();
        for (piece, mark) in self.pieces(&marks) {
            match mark {
                Some(mark) => paragraphs.markup(&marked(piece, mark), piece),
                None => paragraphs.text(piece),
            }
        }
        let mut out = format!("<article class=\"thads-article\" lang=\"{lang}\">");
        for paragraph in paragraphs.finish() {
            let _ = write!(out, "<p>{paragraph}</p>");
        }
        let _ = write!(
            out,
            "<section class=\"verdict\">{}</section>{figures}</article>",
            self.verdict(audit, beside, lang)
        );
        out
    }

    /// The conflicts, numbered, and the doubts; or that there are none.
    fn verdict(&self, audit: Option<&Audit>, beside: &[String], lang: Lang) -> String {
        let mut out = String::new();
        let list = |out: &mut String, tag: &str, class: &str, lines: &mut dyn Iterator<Item = String>| {
            let items = wrapped("li", lines.map(|line| escaped(&line)));
            if !items.is_empty() {
                let _ = write!(out, "<{tag} class=\"{class}\">{items}</{tag}>");
            }
        };
        match (audit, self.report()) {
            (Some(audit), _) => {
                let _ = write!(out, "<p><strong>{}</strong></p>", headline(audit, lang));
                list(&mut out, "ol", "conflict", &mut audit.conflicts().iter().map(|one| one.text(lang).to_owned()));
                if !audit.doubts().is_empty() {
                    let said = lang.pick("Cần xem lại", "Doubts");
                    let _ = write!(out, "<p><strong>{said}: {}</strong></p>", audit.doubts().len());
                }
                list(&mut out, "ol", "doubt", &mut audit.doubts().iter().map(|one| one.text(lang).to_owned()));
            }
            (None, Err(error)) if beside.is_empty() => {
                let _ = write!(out, "<p><strong>{}</strong></p>", escaped(&error.text(lang)));
            }
            (None, _) => {}
        }
        list(&mut out, "ul", "beside", &mut beside.iter().cloned());
        list(&mut out, "ul", "note", &mut self.notes().iter().map(|note| note.pick(lang).to_owned()));
        out
    }
}

/// How many contradictions there are among how many figures, in a sentence.
///
/// ```
/// use thads_metrics::Lang;
/// let report = thads_metrics_article::Article::read("Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc.").report()?;
/// assert_eq!(thads_metrics_article::headline(&report.audit(), Lang::En), "No contradiction among the 1 figures.");
/// # Ok::<(), thads_metrics_article::ArticleError>(())
/// ```
pub fn headline(audit: &Audit, lang: Lang) -> String {
    let of = audit.figures().len();
    match audit.conflicts().len() {
        0 => lang.pick(
            format!("Không phát hiện mâu thuẫn giữa {of} số liệu."),
            format!("No contradiction among the {of} figures."),
        ),
        n => lang.pick(format!("Mâu thuẫn: {n}"), format!("Conflicts: {n}")),
    }
}

/// Every figure with what it is, and every other number with its reason, for who can't hover and for paper.
fn figures(article: &Article, marks: &[Mark], lang: Lang) -> String {
    let row = |mark: &Mark| {
        let text = article.text().get(mark.span.clone()).unwrap_or_default();
        let text = escaped(text);
        format!(
            "<tr class=\"{}\"><td>{}</td><td>{text}</td><td>{}</td></tr>",
            mark.standing.key(),
            mark.id,
            escaped(&mark.says)
        )
    };
    let (unused, used): (Vec<&Mark>, Vec<&Mark>) = marks.iter().partition(|mark| mark.standing == Standing::Unused);
    let table = |open: &str, summary: &str, marks: &[&Mark]| {
        let rows: String = marks.iter().map(|mark| row(mark)).collect();
        let n = marks.len();
        if n == 0 {
            return String::new();
        }
        format!("<details{open}><summary>{summary}: {n}</summary><div><table>{rows}</table></div></details>")
    };
    table(" open", lang.pick("Số liệu", "Figures"), &used)
        + &table("", lang.pick("Các con số không dùng, kèm lý do", "Other numbers, with the reason"), &unused)
}
