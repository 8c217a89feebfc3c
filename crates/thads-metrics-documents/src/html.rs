//! The main text of a page, without its menus, its scripts and its lists of other news.

use std::ops::Range;

use scraper::{ElementRef, Html, Node, Selector};

use crate::table::{Cells, Table};

/// Elements that hold no running text.
const ASIDE: &[&str] = &[
    "script",
    "style",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "noscript",
    "template",
    "iframe",
    "svg",
    "button",
    "select",
    "head",
    "figcaption",
];

/// What the class or id of a menu or a list of other news says.
const OTHER: &[&str] = &[
    "menu",
    "navbar",
    "sidebar",
    "breadcrumb",
    "footer",
    "related",
    "tinlienquan",
    "tin-lien-quan",
    "lien-quan",
    "cungchuyenmuc",
    "comment",
    "banner",
    "advert",
    "social",
    "share",
    "most-view",
    "docnhieu",
    "tags",
    "paging",
    "newsletter",
];

/// Elements that end a paragraph.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "section",
    "article",
    "br",
    "blockquote",
    "td",
    "th",
    "main",
    "title",
    "figure",
];

/// The text that people come for: of `article`, `main` or the block with most of the page's sentences; and its tables.
pub(crate) fn text(page: &str) -> (String, Vec<Table>) {
    let page = Html::parse_document(page);
    let root = page.root_element();
    let all =
        |selector: &str| Selector::parse(selector).map(|s| page.select(&s).collect::<Vec<_>>()).unwrap_or_default();
    let whole = written(root);
    let main = all("article, main, [itemprop=articleBody], [role=main]").into_iter().map(written);
    let main = main.max_by_key(|(text, _)| text.len()).unwrap_or_default();
    let (body, mut tables) = if main.0.len().saturating_mul(3) >= whole.0.len() { main } else { whole };
    let title = all("h1").first().map(|h1| written(*h1).0).unwrap_or_default();
    if title.is_empty() || body.contains(&title) {
        return (body, tables);
    }
    let head = format!("{title}\n\n");
    for table in &mut tables {
        let Range { start, end } = table.span;
        table.span = start.saturating_add(head.len())..end.saturating_add(head.len());
    }
    (head + &body, tables)
}

fn is_aside(element: ElementRef<'_>) -> bool {
    let name = element.value().name();
    let labels = [element.value().attr("class"), element.value().attr("id")];
    let said = labels
        .into_iter()
        .flatten()
        .map(str::to_ascii_lowercase)
        .any(|label| OTHER.iter().any(|word| label.contains(word)));
    let hidden = element.value().attr("hidden").is_some() || element.value().attr("aria-hidden") == Some("true");
    ASIDE.contains(&name) || hidden || (said && !matches!(name, "html" | "body" | "main" | "article"))
}

/// The text under an element, a paragraph a line, and its tables; walks without recursion, however deep the page nests.
fn written(root: ElementRef<'_>) -> (String, Vec<Table>) {
    let mut out = String::new();
    let mut tables = Vec::new();
    let mut starts = Vec::new();
    let mut open = vec![(*root, false)];
    while let Some((node, leaves)) = open.pop() {
        let element = ElementRef::wrap(node);
        let name = element.map_or("", |element| element.value().name());
        if BLOCKS.contains(&name) {
            end_line(&mut out);
        }
        if name == "table" {
            match (leaves, element) {
                (false, _) => starts.push(out.len()),
                (true, Some(element)) => tables.extend(table(element, starts.pop().unwrap_or_default()..out.len())),
                (true, None) => {}
            }
        }
        if leaves {
            continue;
        }
        if let Node::Text(text) = node.value() {
            for (i, word) in text.split_whitespace().enumerate() {
                let spaced = i > 0 || text.starts_with(char::is_whitespace);
                if spaced && !out.is_empty() && !out.ends_with([' ', '\n']) {
                    out.push(' ');
                }
                out.push_str(word);
            }
            if text.ends_with(char::is_whitespace) && !out.is_empty() && !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
            continue;
        }
        if element.is_some_and(|element| is_aside(element) && element != root) {
            if name == "table" {
                starts.pop();
            }
            continue;
        }
        open.push((node, true));
        open.extend(node.children().rev().map(|child| (child, false)));
    }
    let end = out.trim_end().len();
    out.truncate(end);
    for table in &mut tables {
        table.span.end = table.span.end.min(end);
    }
    (out, tables)
}

/// The cells of a table that holds no other one.
fn table(table: ElementRef<'_>, span: Range<usize>) -> Option<Table> {
    let mut cells = Cells::default();
    for element in table.descendants().skip(1).filter_map(ElementRef::wrap) {
        let number = |name: &str| element.value().attr(name).and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        match element.value().name() {
            "table" => return None,
            "tr" => cells.row(),
            "td" | "th" => cells.cell(&written(element).0, number("colspan"), number("rowspan")),
            _ => {}
        }
    }
    cells.table(span)
}

fn end_line(out: &mut String) {
    let kept = out.trim_end_matches(' ').len();
    out.truncate(kept);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
    }
}
