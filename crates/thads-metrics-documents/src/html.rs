//! The main text of a page, without its menus, its scripts and its lists of other news.

use scraper::{ElementRef, Html, Node, Selector};

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

/// The text that people come for: of `article`, `main` or the block with most of the page's sentences.
pub(crate) fn text(page: &str) -> String {
    let page = Html::parse_document(page);
    let root = page.root_element();
    let all =
        |selector: &str| Selector::parse(selector).map(|s| page.select(&s).collect::<Vec<_>>()).unwrap_or_default();
    let longest =
        |found: Vec<ElementRef<'_>>| found.into_iter().map(written).max_by_key(String::len).unwrap_or_default();
    let whole = written(root);
    let main = longest(all("article, main, [itemprop=articleBody], [role=main]"));
    let body = if main.len().saturating_mul(3) >= whole.len() { main } else { whole };
    let title = all("h1").first().map(|h1| written(*h1)).unwrap_or_default();
    if title.is_empty() || body.contains(&title) { body } else { format!("{title}\n\n{body}") }
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

/// The text under an element, a paragraph a line; walks without recursion, however deep the page nests.
fn written(root: ElementRef<'_>) -> String {
    let mut out = String::new();
    let mut open = vec![(*root, false)];
    while let Some((node, leaves)) = open.pop() {
        let block = node.value().as_element().is_some_and(|element| BLOCKS.contains(&element.name()));
        if block {
            end_line(&mut out);
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
        if ElementRef::wrap(node).is_some_and(|element| is_aside(element) && element != root) {
            continue;
        }
        open.push((node, true));
        open.extend(node.children().rev().map(|child| (child, false)));
    }
    out.trim().to_owned()
}

fn end_line(out: &mut String) {
    let kept = out.trim_end_matches(' ').len();
    out.truncate(kept);
    if !out.is_empty() && !out.ends_with("\n\n") {
        out.push_str(if out.ends_with('\n') { "\n" } else { "\n\n" });
    }
}
