"""The form in a workbook: every known figure of each office, totals and rates as formulas."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from thads_metrics._native import Flow, identities, items, term

if TYPE_CHECKING:
    from thads_metrics.excel import Book

__all__ = ["write"]

SHEET = {"vi": "Biểu", "en": "Form"}
OFFICE = {"vi": "Cơ quan thi hành án", "en": "Office"}
PERIOD = {"vi": "Kỳ báo cáo", "en": "Period"}
TOTAL = {"vi": "Tổng cộng", "en": "Total"}
RATE = {"vi": "Tỷ lệ thi hành xong", "en": "Completion rate"}


MISSING = {
    "vi": "Không cộng được: số liệu thiếu hoặc mâu thuẫn của {}",
    "en": "No total: figures missing or contradictory of {}",
}


def write(book: Book, flows: Sequence[Flow], offices: dict[tuple[str, str], list[str]]) -> None:
    """Write one worksheet a measure: a row an office and period, a sum for each period.

    `offices` are all that the sheet has of a measure and period: one whose figures make no flow has a row without
    figures, and there is no sum.
    """
    by_measure: dict[str, list[Flow]] = {}
    for flow in flows:
        by_measure.setdefault(flow.measure, []).append(flow)
    for measure, found in by_measure.items():
        of_measure = {period: names for (other, period), names in offices.items() if other == measure}
        write_measure(book, measure, sorted(found, key=lambda flow: flow.period), of_measure)


def write_measure(book: Book, measure: str, flows: list[Flow], offices: dict[str, list[str]]) -> None:
    """Write the form of one measure."""
    from thads_metrics.excel import FIRST, HEAD, letter
    from thads_metrics.view import DONG, MEASURES, unit_name

    lang = book.lang
    known = [flow.items() for flow in flows]
    keys = [key for key in items(measure) if any(key in figures for figures in known)]
    numbers = (value for figures in known for value in figures.values())
    scale = 1000 if measure == "money" and not any(value % 1000 for value in numbers) else DONG
    name = MEASURES.get(measure, {}).get(lang, measure)
    unit = unit_name(scale, lang) if measure == "money" else ""
    widths = [36, 9] + [14 if unit else 9] * (len(keys) + 1)
    sheet = book.sheet(f"{SHEET[lang]} {name.lower()}", f"{SHEET[lang]}: {name}{unit}", widths, 1)
    sheet.set_row(FIRST, 64)
    for j, heading in enumerate((OFFICE[lang], PERIOD[lang], *(capital(term(key, lang)) for key in keys), RATE[lang])):
        book.text(sheet, FIRST, j, heading, **HEAD)
    column = {key: letter(j) for j, key in enumerate(keys, 2)}
    # a number too long for a cell is text, which no formula would add
    is_text = any(value // scale >= 10**15 for figures in known for value in figures.values())
    whole = {"border": 1, "num_format": "#,##0"}

    def row_of(line: int, office: str, period: str, figures: dict[str, int], over: tuple[int, int] | None) -> None:
        bold = over is not None
        book.text(sheet, line, 0, office, border=1, bold=bold)
        book.text(sheet, line, 1, period, border=1, bold=bold)
        for j, key in enumerate(keys, 2):
            if key not in figures:
                book.text(sheet, line, j, "", border=1)
                continue
            value = figures[key] // scale
            formula = f"=SUM({column[key]}{over[0]}:{column[key]}{over[1]})" if over else follows(key, figures, line)
            if formula and not is_text:
                book.formula(sheet, line, j, formula, value, bold=bold, **whole)
            else:
                book.number(sheet, line, j, value, bold=bold, **whole)
        base = "to_enforce" if measure == "admin" else "eligible"
        if figures.get(base) and "resolved" in figures:
            formula = f"={column['resolved']}{line + 1}/{column[base]}{line + 1}"
            rate, style = figures["resolved"] / figures[base], {"border": 1, "bold": bold, "num_format": "0.00%"}
            if is_text:
                book.number(sheet, line, len(keys) + 2, Decimal(rate), **style)
            else:
                book.formula(sheet, line, len(keys) + 2, formula, rate, **style)

    def follows(key: str, figures: dict[str, int], line: int) -> str | None:
        return next((f for terms in rules if (f := formula_of(key, terms, figures, column, line))), None)

    line, start = FIRST + 1, 0
    for i, flow in enumerate(flows):
        rules = [terms for rule in identities() if (terms := rule.terms(measure, flow.period.last_day))]
        row_of(line, whose(flow), str(flow.period), known[i], None)
        line += 1
        if i + 1 == len(flows) or flows[i + 1].period != flow.period:
            block = known[start : i + 1]
            sums = {key: sum(figures[key] for figures in block) for key in keys if all(key in f for f in block)}
            there = {one.office for one in flows[start : i + 1]}
            missing = [office for office in offices.get(str(flow.period), []) if office not in there]
            for office in missing:
                row_of(line, office, str(flow.period), {}, None)
                line += 1
            if missing:
                book.text(sheet, line, 0, MISSING[lang].format(", ".join(missing)), italic=True)
            else:
                row_of(line, TOTAL[lang], str(flow.period), sums, (line - len(block) + 1, line))
            line, start = line + 1, i + 1


def whose(flow: Flow) -> str:
    """Name the office of a form, and its group if it is not of all cases."""
    return " – ".join(name for name in (flow.office, flow.group) if name)


def formula_of(
    key: str, terms: Sequence[tuple[int, str]], figures: dict[str, int], column: dict[str, str], line: int
) -> str | None:
    """Give a total as the sum of its parts, if all are known and it holds; what is unknown counts as nothing then."""
    (_, total), *parts = terms
    there = [(sign, part) for sign, part in parts if part in figures]
    if key != total or len(there) < 2 or figures[key] != sum(-sign * figures[part] for sign, part in there):
        return None
    return "=" + "".join(f"{'-' if sign > 0 else '+'}{column[part]}{line + 1}" for sign, part in there).lstrip("+")


def capital(text: str) -> str:
    """Begin with a capital letter."""
    return text[:1].upper() + text[1:]
