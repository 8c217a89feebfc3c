"""The report of a result as a Word file: what an office signs, with its paragraphs, its tables and their notes.

Laid out as official papers are (NĐ 30/2020/NĐ-CP, annex I): A4, Times New Roman 13, the country's name and motto at
the top, places to sign at the end; tables on pages of their own that are landscape, their headings on each page.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from thads_metrics._native import Table, View, ViewColumn, measure_heading
from thads_metrics.findings import Findings
from thads_metrics.optional import needed
from thads_metrics.results import Plan, Results
from thads_metrics.tabular import Tabular, paragraphs
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["write"]

UNNAMED = "tổng cộng"
"""What the core calls the whole where nothing names it."""
ROOM = 4
"""How many lines there are to sign on."""
FONT, SIZE, SMALL = "Times New Roman", 13, 10.5
TEXTS = {
    "country": {"vi": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "en": "SOCIALIST REPUBLIC OF VIET NAM"},
    "motto": {"vi": "Độc lập - Tự do - Hạnh phúc", "en": "Independence - Freedom - Happiness"},
    "office": {"vi": "CƠ QUAN: ………………………", "en": "OFFICE: ………………………"},
    "number": {"vi": "Số: ……/BC-……", "en": "No.: ……"},
    "day": {"vi": "………, ngày …… tháng …… năm ……", "en": "………, ……/……/……"},
    "report": {"vi": "BÁO CÁO", "en": "REPORT"},
    "tables": {"vi": "PHỤ LỤC", "en": "ANNEX"},
    "months": {"vi": "Tỷ lệ thi hành xong qua các tháng", "en": "Completion rates over the months"},
    "office_column": {"vi": "Cơ quan thi hành án", "en": "Office"},
    "total": {"vi": "Tổng cộng", "en": "Total"},
    "findings": {"vi": "Số liệu cần xem lại", "en": "Figures that can't be right"},
    "notes": {"vi": "Ghi chú", "en": "Notes"},
    "maker": {"vi": "NGƯỜI LẬP BIỂU", "en": "PREPARED BY"},
    "head": {"vi": "THỦ TRƯỞNG ĐƠN VỊ", "en": "HEAD OF THE OFFICE"},
    "sign": {"vi": "(Ký, họ tên)", "en": "(signature, name)"},
    "seal": {"vi": "(Ký, đóng dấu, họ tên)", "en": "(signature, seal, name)"},
}


def write(result: Tabular, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
    """Write the report of a result."""
    paper = Paper(lang)
    tables = tables_of(result)
    paper.head(whole_of(result), tables[0].title(lang))
    *first, last = paragraphs(result.text(lang)) or [""]
    for paragraph in first:
        paper.paragraph(paragraph)
    paper.paragraph(last, signed=True)
    paper.signatures()
    paper.annex()
    for table in tables:
        paper.table(table.view(lang))
    if isinstance(result, Results) and len(result.periods) > 1:
        paper.months(result)
    findings = getattr(result, "findings", None)
    if isinstance(findings, Findings) and findings:
        paper.table(findings.table().view(lang))
    table = result.table()
    paper.notes(dict.fromkeys(note[lang != "vi"] for note in (*table.notes, *table.sources)))
    paper.save(path)


def tables_of(result: Tabular) -> list[Table]:
    """Give the tables that are printed: of results the last period's, of a plan the months too."""
    if isinstance(result, Results):
        return [result.at(result.periods[-1]).table()]
    if isinstance(result, Plan):
        return [result.table(), result.months.table()]
    return [result.table()]


def whole_of(result: Tabular) -> str | None:
    """Give the name of what the offices make together, if it has one."""
    if isinstance(result, Plan):
        return whole_of(result.results)
    rows = result.rows if isinstance(result, Results) else ()
    return next((row.office for row in reversed(rows) if row.level == "total" and row.office != UNNAMED), None)


class Paper:
    """A Word file that is being written."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.docx = needed("docx", "report")
        for part in ("enum.section", "enum.table", "enum.text", "oxml", "oxml.ns", "shared"):
            needed(f"docx.{part}", "report")
        self.document: Document = self.docx.Document()
        properties = self.document.core_properties
        properties.author, properties.comments = "", ""
        self.wide = 0.0
        self.tables = 0
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = FONT, self.docx.shared.Pt(SIZE)
        # Word takes the font of Vietnamese from here, and another one's default if it is not said
        fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(self.docx.oxml.ns.qn(f"w:{kind}"), FONT)
        self.page(self.document.sections[0], landscape=False)
        self.numbered(self.document.sections[0])

    def said(self, key: str) -> str:
        """Give a text in the language of the report."""
        return TEXTS[key][self.lang]

    def page(self, section: Any, *, landscape: bool) -> None:
        """Make a section A4, with the margins of official papers."""
        mm = self.docx.shared.Mm
        orient = self.docx.enum.section.WD_ORIENT
        width, height = (297, 210) if landscape else (210, 297)
        section.orientation = orient.LANDSCAPE if landscape else orient.PORTRAIT
        section.page_width, section.page_height = mm(width), mm(height)
        section.top_margin = section.bottom_margin = mm(20)
        section.left_margin, section.right_margin = (mm(20), mm(15)) if landscape else (mm(30), mm(15))
        self.wide = width - (35 if landscape else 45)

    def numbered(self, section: Any) -> None:
        """Number the pages at the foot."""
        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = self.docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        field = self.docx.oxml.OxmlElement("w:fldSimple")
        field.set(self.docx.oxml.ns.qn("w:instr"), "PAGE")
        paragraph._p.append(field)

    def head(self, office: str | None, title: str) -> None:
        """Write the office and the country's name, then the title."""
        left, right = self.beside()
        self.line(left, office.upper() if office else self.said("office"), bold=True)
        self.line(left, self.said("number"))
        self.line(right, self.said("country"), bold=True, size=12)
        self.line(right, self.said("motto"), bold=True)
        self.line(right, self.said("day"), italic=True)
        space = self.document.add_paragraph()
        space.paragraph_format.space_after = self.docx.shared.Pt(0)
        self.centred(self.said("report"), size=14, keep=True)
        self.centred(title, size=14)

    def beside(self) -> tuple[Any, Any]:
        """Give two columns without lines."""
        table = self.document.add_table(1, 2)
        table.autofit = False
        shares = (0.42, 0.58)
        self.spread(table, [self.wide * share for share in shares])
        self.mark(table.rows[0], "w:cantSplit")
        left, right = table.rows[0].cells
        return left, right

    def line(self, cell: Any, text: str, *, bold: bool = False, italic: bool = False, size: float = SIZE) -> None:
        """Write a centred line into a cell without lines around."""
        paragraph = cell.add_paragraph() if cell.paragraphs[0].text else cell.paragraphs[0]
        self.shape(paragraph, bold=bold, italic=italic, size=size, text=text)
        paragraph.alignment = self.docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER

    def shape(self, paragraph: Paragraph, *, text: str, bold: bool = False, italic: bool = False, size: float) -> None:
        """Write a text into a paragraph, close above and below."""
        run = paragraph.add_run(text)
        run.bold, run.italic, run.font.size = bold, italic, self.docx.shared.Pt(size)
        paragraph.paragraph_format.space_after = self.docx.shared.Pt(0)

    def centred(self, text: str, *, size: float = SIZE, keep: bool = False, fresh: bool = False) -> None:
        """Write a line of a title, on a fresh page if that is asked for."""
        paragraph = self.document.add_paragraph()
        self.shape(paragraph, text=text, bold=True, size=size)
        paragraph.alignment = self.docx.enum.text.WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = self.docx.shared.Pt(0 if keep else 8)
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.page_break_before = fresh

    def spread(self, table: Any, widths: list[float]) -> None:
        """Set the widths of columns: Word reads those of cells, LibreOffice those of the table."""
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = self.docx.shared.Mm(wide)
        for row in table.rows:
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = self.docx.shared.Mm(wide)

    def paragraph(self, text: str, *, signed: bool = False) -> None:
        """Write a paragraph, justified, its first line set in; one that is signed stays with the places to sign."""
        paragraph = self.document.add_paragraph(text)
        paragraph.alignment = self.docx.enum.text.WD_ALIGN_PARAGRAPH.JUSTIFY
        shape = paragraph.paragraph_format
        shape.first_line_indent = self.docx.shared.Mm(10)
        shape.space_after, shape.line_spacing = self.docx.shared.Pt(6), 1.15
        shape.keep_with_next = shape.keep_together = signed

    def signatures(self) -> None:
        """Leave the places to sign."""
        space = self.document.add_paragraph().paragraph_format
        space.space_after, space.keep_with_next = self.docx.shared.Pt(0), True
        left, right = self.beside()
        for cell, who, how in ((left, "maker", "sign"), (right, "head", "seal")):
            self.line(cell, self.said(who), bold=True)
            self.line(cell, self.said(how), italic=True)
            for _ in range(ROOM):
                self.line(cell, "")

    def annex(self) -> None:
        """Go on to landscape pages."""
        section = self.document.add_section(self.docx.enum.section.WD_SECTION.NEW_PAGE)
        end = self.document.paragraphs[-1]  # it holds the break, and must not take a page of its own
        end.paragraph_format.space_after = end.paragraph_format.line_spacing = self.docx.shared.Pt(1)
        self.page(section, landscape=True)
        self.centred(self.said("tables"))

    def table(self, shown: View) -> None:
        """Write a table: one for each measure, each under its title."""
        names = [column for column in shown.columns if not column.group]
        groups = [name for name, _ in shown.groups() if name]
        for name in groups or [""]:
            columns = [*names, *(column for column in shown.columns if name and column.group == name)]
            title = f"{shown.title} – {name}" if name else shown.title
            self.grid(title, columns, shown.totals, shown.rows)

    def grid(self, title: str, columns: Sequence[ViewColumn], totals: Iterable[int], rows: int) -> None:
        """Write columns under their headings."""
        cells = [[column.cells[row] for column in columns] for row in range(rows)]
        self.lined(title, [c.heading for c in columns], [c.is_numeric for c in columns], cells, set(totals))

    def lined(
        self, title: str, headings: list[str], numeric: list[bool], cells: list[list[str]], totals: set[int]
    ) -> None:
        """Write a table with lines; its heading stands on each page, its numbers to the right."""
        self.centred(title, fresh=self.tables > 0)
        self.tables += 1
        table = self.document.add_table(1, len(headings))
        table.style, table.autofit = "Table Grid", False
        widths = self.widths(headings, numeric, cells)
        for cell, heading in zip(table.rows[0].cells, headings, strict=True):
            self.cell(cell, heading, bold=True, centred=True)
        self.mark(table.rows[0], "w:tblHeader")
        for at, texts in enumerate(cells):
            row = table.add_row()
            self.mark(row, "w:cantSplit")
            for cell, text, right in zip(row.cells, texts, numeric, strict=True):
                self.cell(cell, text, bold=at in totals, right=right)
        self.spread(table, widths)
        for row in table.rows:
            for cell in row.cells:
                cell.vertical_alignment = self.docx.enum.table.WD_ALIGN_VERTICAL.CENTER
        self.document.add_paragraph().paragraph_format.space_after = self.docx.shared.Pt(0)

    def widths(self, headings: list[str], numeric: list[bool], cells: list[list[str]]) -> list[float]:
        """Share the page out among columns, by what is in them."""
        needs = []
        for at, (heading, right) in enumerate(zip(headings, numeric, strict=True)):
            longest = max((len(row[at]) for row in cells), default=0)
            word = max(map(len, heading.split()), default=1)
            needs.append(max(longest, word, 5) + 2 if right else min(max(longest, word), 38))
        return [self.wide * need / sum(needs) for need in needs]

    def mark(self, row: Any, name: str) -> None:
        """Say of a row that it is repeated on each page, or stays on one."""
        row._tr.get_or_add_trPr().append(self.docx.oxml.OxmlElement(name))

    def cell(self, cell: Any, text: str, *, bold: bool = False, right: bool = False, centred: bool = False) -> None:
        """Write a cell."""
        align = self.docx.enum.text.WD_ALIGN_PARAGRAPH
        paragraph = cell.paragraphs[0]
        self.shape(paragraph, text=text, bold=bold, size=SMALL)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = self.docx.shared.Pt(1.5)
        paragraph.alignment = align.CENTER if centred else align.RIGHT if right else align.LEFT

    def months(self, results: Results) -> None:
        """Write the rates of every office, a column for each period."""
        periods = results.periods
        for measure in results.measures:
            rates = {
                (row.level, row.parent, row.office, row.period): row.rate.percent(results._native.places).print(
                    self.lang
                )
                for row in results
                if row.measure == measure and row.rate is not None
            }
            offices = list(dict.fromkeys(key[:3] for key in rates))
            offices.sort(key=lambda office: ("office", "parent", "total").index(office[0]))
            cells = [[self.called(office), *(rates.get((*office, p), "–") for p in periods)] for office in offices]
            headings = [self.said("office_column"), *(period.label(self.lang) for period in periods)]
            totals = {at for at, office in enumerate(offices) if office[0] != "office"}
            title = f"{self.said('months')} – {measure_heading(measure, self.lang).lower()}"
            self.lined(title, headings, [False] + [True] * len(periods), cells, totals)

    def called(self, office: tuple[str, str | None, str]) -> str:
        """Give the name of an office; what nothing names is the total."""
        return self.said("total") if office[2] == UNNAMED else office[2]

    def notes(self, lines: Iterable[str]) -> None:
        """Write the notes under the tables."""
        said = list(lines)
        if not said:
            return
        heading = self.document.add_paragraph()
        self.shape(heading, text=self.said("notes"), bold=True, size=11)
        heading.paragraph_format.keep_with_next = True
        for line in said:
            self.shape(self.document.add_paragraph(), text=f"- {line}", size=11)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the file."""
        self.document.save(os.fspath(path))
