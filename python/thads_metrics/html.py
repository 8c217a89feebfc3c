"""A table as HTML for notebooks and pages: escaped, without script, readable on light and on dark."""

from __future__ import annotations

from html import escape

from thads_metrics._native import Audit, Table, View
from thads_metrics.words import Lang

__all__ = ["SHORT", "STYLE", "of", "of_audit", "table_html"]

SHORT = 60
"""The most rows that a notebook shows of a table."""

# Ink and ground are those of the page around it, lines and bands half-transparent grey: so it is
# readable on any ground, and nothing is said by colour alone.
STYLE = """\
.thads{overflow-x:auto;margin:.5em 0;line-height:1.35;font-size:.92em}
.thads table{border-collapse:collapse;border:0;color:inherit;background:transparent;
font-variant-numeric:tabular-nums lining-nums;margin:0}
.thads caption{caption-side:top;text-align:left;font-weight:600;padding:.3em .6em;color:inherit}
.thads th,.thads td{padding:.25em .6em;border:0;border-bottom:1px solid rgba(128,128,128,.35);
vertical-align:top;text-align:left;color:inherit;background:transparent;max-width:28em}
.thads th{font-weight:600;vertical-align:bottom}
.thads th:not(.group){max-width:9em}
.thads thead tr:last-child th{border-bottom:2px solid rgba(128,128,128,.75)}
.thads th.group{text-align:center;border-left:1px solid rgba(128,128,128,.35)}
.thads .first{border-left:1px solid rgba(128,128,128,.35)}
.thads .n{text-align:right}
.thads td.n,.thads td.m{white-space:nowrap}
.thads tbody tr td:first-child{min-width:13em}
.thads tbody tr:nth-child(even) td{background:rgba(128,128,128,.1)}
.thads tr.total td{font-weight:600;border-top:1px solid rgba(128,128,128,.75)}
.thads td.hidden{text-align:center;font-style:italic}
.thads .notes{margin:.4em .6em;padding-left:1.2em;max-width:60em}
"""

NOTHING = {"vi": "Không có dòng nào.", "en": "No rows."}
TOTAL = ' class="total"'


def of(table: Table, lang: Lang = "vi", most: int = SHORT) -> str:
    """Give the table with its style, as a notebook shows it."""
    return framed(table_html(table.view(lang).shortened(most), lang))


VERDICT = {"vi": "Tất cả các số liệu có thể cùng đúng.", "en": "All the figures can be true together."}


def of_audit(audit: Audit, lang: Lang = "vi") -> str:
    """Give the verdict, the conflicts and the table of an audit, as a notebook shows them."""
    said = [VERDICT[lang]] if audit.consistent else [conflict.text(lang) for conflict in audit.conflicts]
    said += [doubt.text(lang) for doubt in audit.doubts]
    lines = "".join(f"<p>{escape(line)}</p>" for line in said)
    return framed(lines + table_html(audit.table().view(lang), lang))


def framed(body: str) -> str:
    """Give a part of a notebook with its style."""
    return f'<div class="thads"><style>{STYLE}</style>{body}</div>'


def table_html(shown: View, lang: Lang, notes: bool = True) -> str:
    """Give the table alone: caption, headings, rows, notes."""
    parts = [f'<table lang="{escape(lang)}"><caption>{escape(shown.title)}</caption>', head(shown), "<tbody>"]
    firsts, columns = starts(shown), [(column.key, column.is_numeric, column.cells) for column in shown.columns]
    for row in range(shown.rows):
        if shown.hidden and row == shown.hidden_after:
            parts.append(hidden_row(shown, lang))
        cells = (
            f"<td{css(is_numeric, i in firsts, key)}>{escape(texts[row])}</td>"
            for i, (key, is_numeric, texts) in enumerate(columns)
        )
        parts.append(f"<tr{TOTAL if row in shown.totals else ''}>{''.join(cells)}</tr>")
    if shown.hidden and shown.hidden_after == shown.rows:
        parts.append(hidden_row(shown, lang))
    if not shown.rows:
        parts.append(f"<tr><td>{escape(NOTHING[lang])}</td></tr>")
    parts.append("</tbody></table>")
    if notes and shown.notes:
        parts.append(f'<ul class="notes" lang="{escape(lang)}">')
        parts += [f"<li>{escape(note)}</li>" for note in shown.notes]
        parts.append("</ul>")
    return "".join(parts)


def head(shown: View) -> str:
    """Give the headings: the groups over their columns, if there are any."""
    firsts = starts(shown)
    names = "".join(
        f'<th scope="col"{css(column.is_numeric, i in firsts)}>{escape(column.heading)}</th>'
        for i, column in enumerate(shown.columns)
    )
    groups = ""
    if firsts:
        cells = (
            f'<th scope="colgroup" class="group" colspan="{span}">{escape(name)}</th>'
            if name
            else f'<td colspan="{span}"></td>'
            for name, span in shown.groups()
        )
        groups = f"<tr>{''.join(cells)}</tr>"
    return f"<thead>{groups}<tr>{names}</tr></thead>"


def starts(shown: View) -> set[int]:
    """Give the columns that a group begins with."""
    columns = shown.columns
    return {i for i, c in enumerate(columns) if c.group and (i == 0 or columns[i - 1].group != c.group)}


def css(is_numeric: bool, is_first: bool, key: str = "") -> str:
    """Give the class attribute of a cell."""
    names = ["n"] if is_numeric else ["m"] if key.endswith("is_met") else []
    names += ["first"] if is_first else []
    return f' class="{" ".join(names)}"' if names else ""


def hidden_row(shown: View, lang: Lang) -> str:
    """Say how many rows are not shown."""
    return f'<tr><td class="hidden" colspan="{len(shown.columns)}">{escape(shown.hidden_text(lang))}</td></tr>'
