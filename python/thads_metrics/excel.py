"""A result as a workbook: real numbers with formats, live formulas for totals and rates, notes.

Every formula is written with the core's value beside it, so that readers which do not calculate show the same. Text
is always written as text, whatever it begins with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from thads_metrics import form, sources
from thads_metrics.optional import needed
from thads_metrics.tabular import Table, TableColumn, Tabular, Value
from thads_metrics.view import DONG, MEASURES, MET, ROUNDED_UP, SHOWN, is_amount, money_unit, paragraphs, unit_name

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

__all__ = ["DIGITS", "Book", "write"]

DIGITS = 15
"""The most digits that a cell holds exactly; a longer number is written as text."""
LEFT_OUT = {"measure", "level", "is_tied"}
NAMES = {
    "results": {"vi": "Kết quả", "en": "Results"},
    "comparison": {"vi": "So sánh", "en": "Comparison"},
    "plan": {"vi": "Kế hoạch", "en": "Plan"},
    "findings": {"vi": "Phát hiện", "en": "Findings"},
    "left_out": {"vi": "Không tính", "en": "Left out"},
    "differences": {"vi": "Đối chiếu", "en": "Differences"},
    "text": {"vi": "Lời văn", "en": "Text"},
    "notes": {"vi": "Ghi chú", "en": "Notes"},
}


def write(result: Tabular, path: str | os.PathLike[str], lang: str = "vi") -> None:
    """Write a result, the form it is of, its findings, its text and its notes."""
    with Book(path, lang) as book:
        table = result.table()
        book.table(table)
        sheet = getattr(result, "sheet", None)
        if sheet is not None:
            form.write(book, sheet.flows(skip=True), offices_of(table))
            findings = result.findings.table() if hasattr(result, "findings") else None
            if findings is not None and findings.rows:
                book.table(findings)
        book.lines("text", paragraphs(result.text(lang)))
        notes = [note[lang != "vi"] for note in table.notes] + sources.of(table, lang)
        book.lines("notes", notes + [FORMULAS[lang]] * book.has_formulas)


def offices_of(table: Table) -> dict[tuple[str, str], list[str]]:
    """Give the offices of each measure and period, whether their figures make a flow or not."""
    columns = {column.key: column.values for column in table.columns}
    found: dict[tuple[str, str], list[str]] = {}
    for row in range(table.rows):
        if columns["level"][row] == "office":
            key = (columns["measure"][row], str(columns["period"][row]))
            found.setdefault(key, []).append(columns["office"][row])
    return found


FORMULAS = {
    "vi": "Dòng tổng, tỷ lệ và khoảng cách là công thức; xếp hạng, số còn phải giải quyết và bình quân tháng là "
    "giá trị đã tính, không tự đổi khi sửa số liệu.",
    "en": "Sums, rates and gaps are formulas; ranks, what is still to resolve and the pace are values, which do not "
    "follow when figures are changed.",
}


class Book:
    """A workbook that is being written."""

    def __init__(self, path: str | os.PathLike[str], lang: str) -> None:
        self.lang = lang
        keep = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = needed("xlsxwriter", "excel").Workbook(os.fspath(path), keep)
        self.formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.has_formulas = False

    def __enter__(self) -> Book:
        return self

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        from xlsxwriter.exceptions import FileCreateError

        if failed is not None:
            return  # nothing has been written yet, and half a workbook would replace a whole one
        try:
            self.file.close()
        except FileCreateError as error:
            raise error.args[0] from None  # what the system said

    def format(self, **properties: Any) -> Format:
        """Give a format, each made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format({"valign": "vcenter", **properties})
        return self.formats[key]

    def sheet(self, name: str, heading: str, widths: Sequence[float], head_rows: int) -> Worksheet:
        """Add a worksheet with its title, ready to be printed; `head_rows` rows of headings follow the title."""
        sheet = self.file.add_worksheet(name[:31])
        sheet.write_string(0, 0, heading, self.format(bold=True, font_size=14))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4)
        sheet.set_footer("&C&P/&N")
        if head_rows:
            sheet.freeze_panes(FIRST + head_rows, 1)
            sheet.repeat_rows(FIRST, FIRST + head_rows - 1)
        return sheet

    def text(self, sheet: Worksheet, row: int, column: int, value: str, **properties: Any) -> None:
        """Write text as text: `=1+1` stays what it is."""
        sheet.write_string(row, column, value, self.format(**properties))

    def number(self, sheet: Worksheet, row: int, column: int, value: int | Decimal, **properties: Any) -> None:
        """Write a number, as text if a cell can't hold it."""
        if isinstance(value, int) and abs(value) >= 10**DIGITS:
            self.text(sheet, row, column, str(value), align="right", border=1)
        else:
            sheet.write_number(row, column, float(value), self.format(**properties))

    def formula(self, sheet: Worksheet, row: int, column: int, formula: str, value: float, **properties: Any) -> None:
        """Write a formula with its value."""
        self.has_formulas = True
        sheet.write_formula(row, column, formula, self.format(**properties), value)

    def lines(self, key: str, lines: Iterable[str]) -> None:
        """Write paragraphs, one a row."""
        kept = [line for line in lines if line.strip()]
        if not kept:
            return
        sheet = self.sheet(NAMES[key][self.lang], NAMES[key][self.lang], [110], 0)
        for row, line in enumerate(kept, FIRST):
            self.text(sheet, row, 0, line, text_wrap=True)
            sheet.set_row(row, LINE * -(-len(line) // 100))

    def table(self, table: Table) -> None:
        """Write a table: offices with their measures side by side, or row by row."""
        columns = {column.key: column for column in table.columns}
        if {"measure", "office", "eligible", "resolved", "rate"} <= columns.keys():
            results(self, table, columns)
        else:
            plain(self, table)


LINE = 15.5
"""The height of a line of text."""
FIRST = 2
"""The row that headings begin at, below the title."""
HEAD = {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#E7ECF2"}


def letter(column: int) -> str:
    """Name a column: A, …, Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def number_format(column: TableColumn) -> str:
    """Give the number format of a column; a workbook shows its marks in the reader's own language."""
    decimals = "." + "0" * column.places if column.places else ""
    if column.kind == "whole":
        return "#,##0"
    return f"0{decimals}%" if column.unit == "percent" else f"#,##0{decimals}"


def heading(column: TableColumn, lang: str) -> str:
    """Name a column with its unit, if it is points."""
    unit = {"vi": " (điểm %)", "en": " (points)"}[lang]
    name = column.heading(lang)
    return name + unit if column.unit == "points" and unit.strip(" ()") not in name else name


def plain(book: Book, table: Table) -> None:
    """Write a table as it is, with its numbers."""
    lang = book.lang
    shown = set(SHOWN[table.name]) - {"en" if lang == "vi" else "vi"} if table.name == "findings" else None
    columns = [
        c for c in table.columns if any(value is not None for value in c.values) and (shown is None or c.key in shown)
    ]
    widths = [width(column, table.rows, lang) for column in columns]
    name = NAMES.get(table.name, {}).get(lang, table.name)
    sheet = book.sheet(name, table.title(lang), widths, 1)
    for j, column in enumerate(columns):
        book.text(sheet, FIRST, j, heading(column, lang), **HEAD)
        for row, value in enumerate(column.values, FIRST + 1):
            if value is None:
                book.text(sheet, row, j, "", border=1)
            elif column.kind in ("whole", "decimal"):
                scaled = value / 100 if column.unit == "percent" else value
                book.number(sheet, row, j, scaled, border=1, num_format=number_format(column))
            else:
                book.text(sheet, row, j, column.print(row - FIRST - 1, lang), border=1, text_wrap=True)
    for row in range(table.rows):
        texts = zip(columns, widths, strict=True)
        tall = max((-(-len(c.print(row, lang)) // int(wide)) for c, wide in texts if c.kind == "text"), default=1)
        sheet.set_row(FIRST + 1 + row, LINE * max(tall, 1))


def width(column: TableColumn, rows: int, lang: str) -> float:
    """Give a width that most cells fit in."""
    longest = max((len(column.print(row, lang)) for row in range(min(rows, 200))), default=0)
    return min(max(longest, len(column.heading(lang)) / 2, 9) + 2, 60)


def results(book: Book, table: Table, columns: dict[str, TableColumn]) -> None:
    """Write a table of results, a worksheet for each measure, with rates and sums as formulas."""
    rows: dict[str, list[int]] = {}
    for row, measure in enumerate(columns["measure"].values):
        rows.setdefault(measure, []).append(row)
    for measure, found in rows.items():
        Measure(book, table, columns, measure, found).write()


def is_sum(columns: dict[str, TableColumn], row: int) -> bool:
    """Whether a row is the sum of others."""
    return "level" in columns and columns["level"].values[row] != "office"


class Measure:
    """The worksheet of one measure that is being written."""

    def __init__(
        self, book: Book, table: Table, columns: dict[str, TableColumn], measure: str, rows: list[int]
    ) -> None:
        self.book, self.columns, self.measure, self.rows, self.title = (
            book,
            columns,
            measure,
            rows,
            table.title(book.lang),
        )
        office = columns["office"]
        self.used = [office] + [c for c in table.columns if c is not office and self.is_used(c)]
        self.place = {column.key: j for j, column in enumerate(self.used)}
        amounts = [c for c in self.used if is_amount(c) and c.key not in ROUNDED_UP]
        self.scale = money_unit(amounts, rows) if measure == "money" else DONG

    def is_used(self, column: TableColumn) -> bool:
        """Whether a column has its place: the exact texts are for programs, and one period stands in the title."""
        values = {column.values[row] for row in self.rows}
        if column.key in LEFT_OUT or column.key.endswith("_exact") or values <= {None}:
            return False
        return column.key not in ("period", "target_source") or len(values) > 1

    def write(self) -> None:
        """Write headings and cells."""
        lang = self.book.lang
        measure = MEASURES.get(self.measure, {}).get(lang, self.measure)
        unit = unit_name(self.scale, lang) if self.measure == "money" else ""
        widths = [
            36 if c.key == "office" else 16 if c.kind == "text" or (is_amount(c) and unit) else 10 for c in self.used
        ]
        name = f"{NAMES['results'][lang]} {measure.lower()}"
        sheet = self.sheet = self.book.sheet(name, f"{self.title} – {measure.lower()}{unit}", widths, 1)
        sheet.set_row(FIRST, 64)
        for j, column in enumerate(self.used):
            self.book.text(sheet, FIRST, j, heading(column, lang), **HEAD)
            for line, row in enumerate(self.rows, FIRST + 1):
                self.cell(column, line, j, row)

    def cell(self, column: TableColumn, line: int, at: int, row: int) -> None:
        """Write one cell: a formula where the figure follows from others, the figure itself, or text."""
        value = column.values[row]
        style: dict[str, Any] = {"border": 1, "bold": is_sum(self.columns, row)}
        if value is None:
            self.book.text(self.sheet, line, at, "", **style)
        elif column.kind == "flag":
            words = MET[self.book.lang] if column.key == "is_met" else {True: "x", False: ""}
            self.book.text(self.sheet, line, at, words[value], **style)
        elif column.kind == "text":
            self.book.text(self.sheet, line, at, column.print(row, self.book.lang), text_wrap=True, **style)
        else:
            style["num_format"] = number_format(column)
            formula = self.follows(column, line, row)
            if formula:
                self.book.formula(self.sheet, line, at, *formula, **style)
            else:
                self.book.number(self.sheet, line, at, self.in_unit(column, value), **style)

    def in_unit(self, column: TableColumn, value: Value) -> int | Decimal:
        """Bring a value to the unit of its cell."""
        if column.unit == "percent":
            return Decimal(value) / 100
        if is_amount(column) and self.scale != DONG:
            # What must still be done is never written as less than it is; other amounts divide evenly.
            return -(-int(value) // self.scale)
        return Decimal(value) if column.kind == "decimal" else int(value)

    def is_text(self, key: str, row: int) -> bool:
        """Whether a figure is too long for a cell: it is text then, which no formula would calculate with."""
        value = self.value(key, row)
        return value is not None and abs(self.in_unit(self.columns[key], value)) >= 10**DIGITS

    def follows(self, column: TableColumn, line: int, row: int) -> tuple[str, float] | None:
        """Give the formula of a cell and its value, if it is one that follows from others."""
        if column.key in ("rate", "eligible_share"):
            part, whole = ("resolved", "eligible") if column.key == "rate" else ("eligible", "to_enforce")
            if {part, whole} <= self.place.keys() and self.value(whole, row):
                if self.is_text(part, row) or self.is_text(whole, row):
                    return None
                value = self.value(part, row) / self.value(whole, row)
                return f"={self.cell_of(part, line)}/{self.cell_of(whole, line)}", value
        is_exact = not (self.is_text("resolved", row) or self.is_text("eligible", row))
        if column.key == "gap" and {"rate", "target"} <= self.place.keys() and is_exact:
            rate = self.value("resolved", row) / self.value("eligible", row)
            value = float(self.value("target", row)) - 100 * rate
            return f"=({self.cell_of('target', line)}-{self.cell_of('rate', line)})*100", value
        if is_sum(self.columns, row) and is_amount(column):
            return self.sum_of(column, row)
        return None

    def sum_of(self, column: TableColumn, row: int) -> tuple[str, float] | None:
        """Give the sum over the offices of a row, if the figure is that sum and they stand together."""
        is_total = self.columns["level"].values[row] == "total"
        above = None if is_total else self.columns["office"].values[row]
        parts = [
            (line, other)
            for line, other in enumerate(self.rows)
            if self.columns["level"].values[other] == "office"
            and self.columns["period"].values[other] == self.columns["period"].values[row]
            and (is_total or self.columns["parent"].values[other] == above)
        ]
        values = [column.values[other] for _, other in parts]
        if not parts or None in values or sum(values) != column.values[row] or column.key in ROUNDED_UP:
            return None
        if any(self.is_text(column.key, other) for _, other in parts):
            return None
        first, last = parts[0][0], parts[-1][0]
        if last - first + 1 != len(parts):
            return None
        name = letter(self.place[column.key])
        formula = f"=SUM({name}{FIRST + 2 + first}:{name}{FIRST + 2 + last})"
        return formula, float(self.in_unit(column, column.values[row]))

    def value(self, key: str, row: int) -> Any:
        """Give a figure of a row."""
        return self.columns[key].values[row]

    def cell_of(self, key: str, line: int) -> str:
        """Name the cell of a figure."""
        return f"{letter(self.place[key])}{line + 1}"
