"""A result as one HTML file that needs nothing else: text, charts, tables, findings, notes; on screen and on paper."""

from __future__ import annotations

import os
import re
from html import escape
from pathlib import Path

from thads_metrics import charts, html
from thads_metrics._native import Table, __version__
from thads_metrics.charts.marks import GROUND, INK
from thads_metrics.tabular import Tabular, paragraphs
from thads_metrics.words import Lang

__all__ = ["page", "write"]

ROWS = 1000
"""The most rows of a table on a page; everything is in the workbook."""
HEADINGS = {
    "text": {"vi": "Đánh giá", "en": "In words"},
    "charts": {"vi": "Biểu đồ", "en": "Charts"},
    "table": {"vi": "Bảng số liệu", "en": "Figures"},
    "findings": {"vi": "Số liệu cần xem lại", "en": "Figures that can't be right"},
    "notes": {"vi": "Ghi chú và nguồn", "en": "Notes and sources"},
}
CAPTIONS = {
    "rates": {"vi": "Tỷ lệ thi hành xong so với chỉ tiêu", "en": "Completion rates against the target"},
    "gaps": {"vi": "Khoảng cách đến chỉ tiêu, tính bằng điểm %", "en": "Gaps to the target, in points"},
    "waterfall": {"vi": "Từng cơ quan góp vào thay đổi của tỷ lệ chung, tính bằng điểm %",
                  "en": "What each office adds to the change of the total rate, in points"},
    "progress": {"vi": "Tỷ lệ thi hành xong qua các tháng", "en": "Completion rates over the months"},
}  # fmt: skip
NO_FINDINGS = {"vi": "Không có: các số liệu khớp với nhau.", "en": "None: the figures agree with each other."}

# Charts carry their own two colours as attributes, which a style may override: ink and ground follow the page.
STYLE = (
    """\
:root{color-scheme:light dark;--ink:#1b1f24;--ground:#fff;--soft:#57606a;--line:#d0d7de}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--ground:#14171c;--soft:#a3adb8;--line:#3a424c}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);line-height:1.55;
font-family:system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,"Noto Sans","Liberation Sans",sans-serif}
main{max-width:88rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;line-height:1.25;margin:.2em 0}
h2{font-size:1.15rem;margin:2em 0 .6em;padding-bottom:.25em;border-bottom:2px solid var(--line)}
.meta,footer,figcaption{color:var(--soft)}
.text p{max-width:52rem;margin:.6em 0}
figure{margin:1.2em 0}
figure svg{max-width:100%;height:auto;display:block;overflow:visible}
main .thads{font-size:.8rem}main .thads td{max-width:44em}main .thads th,main .thads td{padding:.25em .4em}
figcaption{font-weight:600}
footer{margin-top:2.5em;padding-top:.6em;border-top:1px solid var(--line);font-size:.85rem}
"""
    f'.chart [fill="{INK}"]{{fill:var(--ink)}}.chart [stroke="{INK}"]{{stroke:var(--ink)}}\n'
    f'.chart [fill="{GROUND}"]{{fill:var(--ground)}}.chart [stroke="{GROUND}"]{{stroke:var(--ground)}}\n'
    f"{html.STYLE}"
    """\
@page{size:A4 landscape;margin:14mm}
@media print{
:root{--ink:#000;--ground:#fff;--soft:#444;--line:#bbb;color-scheme:light}
body{font-size:9.5pt}
main{max-width:none;padding:0}
h2{break-after:avoid}
figure,tr,.text p{break-inside:avoid}
figure svg{max-height:165mm;width:auto}
thead{display:table-header-group}
main .thads{overflow:visible;font-size:7.5pt}
main .thads th,main .thads td{padding:.15em .35em}
main .thads tbody tr td:first-child{min-width:11em}
}
"""
)


def write(result: Tabular, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
    """Write the page of a result."""
    Path(path).write_text(page(result, lang), encoding="utf-8")


def page(result: Tabular, lang: Lang = "vi") -> str:
    """Give the page of a result."""
    table = result.table()
    sheet = getattr(result, "sheet", None)
    file = os.path.basename(str(getattr(sheet, "file", "") or ""))
    title = escape(table.title(lang))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">\n',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
        # Nothing is fetched and nothing runs, whatever a name in the figures says.
        """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n""",
        f"<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header><h1>{title}</h1>",
        f'<p class="meta">{escape(SOURCE[lang].format(file))}</p>' if file else "",
        "</header>\n",
        section("text", "\n".join(f"<p>{escape(line)}</p>" for line in paragraphs(result.text(lang))), lang, "text"),
        section("charts", "".join(figures(table, lang)), lang),
        section("table", tables(table, lang), lang),
    ]
    findings = getattr(result, "findings", None)
    if findings is not None:
        found = findings.table()
        body = tables(found, lang) if found.rows else f"<p>{escape(NO_FINDINGS[lang])}</p>"
        parts.append(section("findings", body, lang))
    said = [note[lang != "vi"] for note in (*table.notes, *table.sources)]
    notes = "".join(f"<li>{escape(line)}</li>" for line in said)
    parts.append(section("notes", f"<ul>{notes}</ul>" if notes else "", lang))
    parts.append(f"<footer>{escape(MADE_BY[lang].format(__version__))}</footer>\n</main>\n</body>\n</html>\n")
    return "".join(parts)


SOURCE = {"vi": "Số liệu lấy từ tệp {}", "en": "Figures from the file {}"}
MADE_BY = {
    "vi": "Lập bằng thads-metrics {}. Tỷ lệ tính chính xác từ số liệu gốc, chỉ làm tròn khi in; chênh lệch "
    "giữa hai tỷ lệ tính bằng điểm %.",
    "en": "Made with thads-metrics {}. Rates are exact and rounded only when printed; "
    "differences of rates are in points.",
}


def section(key: str, body: str, lang: Lang, css: str = "") -> str:
    """Give a section with its heading, or nothing if there is nothing in it."""
    if not body:
        return ""
    classes = f' class="{css}"' if css else ""
    return f'<section id="{key}"{classes}>\n<h2>{escape(HEADINGS[key][lang])}</h2>\n{body}\n</section>\n'


def tables(table: Table, lang: Lang) -> str:
    """Give a table without its notes, which stand together at the end."""
    return f'<div class="thads">{html.table_html(table.view(lang).shortened(ROWS), lang, notes=False)}</div>'


def figures(table: Table, lang: Lang) -> list[str]:
    """Draw every chart that suits the table."""
    drawn = []
    for number, kind in enumerate(charts.suitable(table), 1):
        caption = escape(CAPTIONS[kind][lang])
        picture = inline(charts.svg(charts.of(table, kind, lang, titled=False)), f"c{number}", caption)
        drawn.append(f'<figure class="chart"><figcaption>{caption}</figcaption>{picture}</figure>\n')
    return drawn


def inline(svg: str, prefix: str, label: str) -> str:
    """Make a picture part of the page: ids of its own, a name for those who listen."""
    svg = re.sub(r'\bid="([^"]+)"', rf'id="{prefix}-\1"', svg)
    svg = re.sub(r"url\(#([^)]+)\)", rf"url(#{prefix}-\1)", svg)
    return svg.replace("<svg ", f'<svg role="img" aria-label="{label}" ', 1)
