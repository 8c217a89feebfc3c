"""A result as a workbook: real numbers with formats, live formulas for totals and rates, notes.

What stands in each cell, and which cells follow from others, the core says: every formula is written with the core's
value beside it, so that readers which do not calculate show the same. Text is always written as text, whatever it
begins with.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from thads_metrics._native import Flow, Table, Worksheet, forms
from thads_metrics.optional import needed
from thads_metrics.tabular import Tabular, paragraphs
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet as Sheet

__all__ = ["Book", "write"]

NAMES = {"text": {"vi": "Lời văn", "en": "Text"}, "notes": {"vi": "Ghi chú", "en": "Notes"}}
FORMULAS = {
    "vi": "Dòng tổng, tỷ lệ và khoảng cách là công thức; xếp hạng, số còn phải giải quyết và bình quân tháng là "
    "giá trị đã tính, không tự đổi khi sửa số liệu.",
    "en": "Sums, rates and gaps are formulas; ranks, what is still to resolve and the pace are values, which do not "
    "follow when figures are changed.",
}
LINE = 15.5
"""The height of a line of text."""
FIRST = 2
"""The row of the headings, below the title."""
HEAD = {"bold": True, "border": 1, "align": "center", "text_wrap": True, "bg_color": "#E7ECF2"}


def write(result: Tabular, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
    """Write a result, the form it is of, its findings, its text and its notes."""
    with Book(path, lang) as book:
        table = result.table()
        book.table(table)
        sheet = getattr(result, "sheet", None)
        if sheet is not None:
            book.forms(sheet.flows(skip=True), table)
            if result.findings:  # type: ignore[attr-defined]
                book.table(result.findings.table())  # type: ignore[attr-defined]
        book.lines("text", paragraphs(result.text(lang)))
        said = [note[lang != "vi"] for note in (*table.notes, *table.sources)]
        book.lines("notes", said + [FORMULAS[lang]] * book.has_formulas)


class Book:
    """A workbook that is being written."""

    def __init__(self, path: str | os.PathLike[str], lang: Lang) -> None:
        self.lang = lang
        keep = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self.file = needed("xlsxwriter", "excel").Workbook(os.fspath(path), keep)
        self.address = needed("xlsxwriter.utility", "excel").xl_rowcol_to_cell
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

    def sheet(self, name: str, title: str, widths: Iterable[float], head_rows: int) -> Sheet:
        """Add a worksheet with its title, ready to be printed; `head_rows` rows of headings follow the title."""
        sheet = self.file.add_worksheet(name)
        sheet.write_string(0, 0, title, self.format(bold=True, font_size=14))
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

    def table(self, table: Table) -> None:
        """Write a table: of results a worksheet for each measure, of any other one."""
        for worksheet in table.worksheets(self.lang):
            self.worksheet(worksheet)

    def forms(self, flows: Iterable[Flow], table: Table | None = None) -> None:
        """Write the form of each measure."""
        for worksheet in forms(flows, table, self.lang):
            self.worksheet(worksheet)

    def lines(self, key: str, lines: Iterable[str]) -> None:
        """Write paragraphs, one a row."""
        kept = [line for line in lines if line.strip()]
        if not kept:
            return
        sheet = self.sheet(NAMES[key][self.lang], NAMES[key][self.lang], [110], 0)
        for row, line in enumerate(kept, FIRST):
            sheet.write_string(row, 0, line, self.format(text_wrap=True))
            sheet.set_row(row, LINE * -(-len(line) // 100))

    def worksheet(self, worksheet: Worksheet) -> None:
        """Write a worksheet of the core."""
        widths = [width for _, width in worksheet.headings]
        sheet = self.sheet(worksheet.name, worksheet.title, widths, 1)
        lines = max((-(-len(heading) // width) for heading, width in worksheet.headings), default=1)
        sheet.set_row(FIRST, LINE * max(lines, 2))
        for column, (heading, _) in enumerate(worksheet.headings):
            sheet.write_string(FIRST, column, heading, self.format(**HEAD))
        totals = set(worksheet.totals)
        for row, cells in enumerate(worksheet.rows):
            style: dict[str, Any] = {"border": 1, "bold": row in totals}
            texts = (-(-len(cell) // width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str))
            sheet.set_row(FIRST + 1 + row, LINE * max(texts, default=1))
            for column, cell in enumerate(cells):
                self.cell(sheet, FIRST + 1 + row, column, cell, style)

    def cell(self, sheet: Sheet, row: int, column: int, cell: Any, style: dict[str, Any]) -> None:
        """Write a cell of the core."""
        if cell is None:
            sheet.write_blank(row, column, None, self.format(**style))
        elif isinstance(cell, str):  # `=1+1` stays what it is
            sheet.write_string(row, column, cell, self.format(text_wrap=True, **style))
        elif cell[1] is None:
            sheet.write_string(row, column, cell[0], self.format(align="right", **style))
        else:
            value, number_format, formula = cell
            shape = self.format(num_format=number_format, **style)
            if formula:
                self.has_formulas = True
                sheet.write_formula(row, column, self.formula(formula), shape, float(value))
            else:
                sheet.write_number(row, column, float(value), shape)

    def formula(self, parts: Iterable[str | tuple[int, int]]) -> str:
        """Write a formula, whose cells are counted from the first below the headings."""
        first = FIRST + 1
        return "".join(p if isinstance(p, str) else self.address(first + p[0], p[1]) for p in parts)
