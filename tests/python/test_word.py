"""The report as a Word file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import docx
import months
import pytest
from docx.enum.section import WD_ORIENT

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLE = EXAMPLES / "long-an-2022-06.xlsx"


@pytest.fixture
def results() -> tm.Results:
    return tm.read_sheet(SAMPLE).results(whole="tỉnh Long An")


def test_the_words_and_numbers_of_the_text(results: tm.Results, tmp_path: Path) -> None:
    for lang in ("vi", "en"):
        results.report(tmp_path / "x.docx", lang)
        document = docx.Document(str(tmp_path / "x.docx"))
        said = [paragraph.text for paragraph in document.paragraphs]
        for line in results.text(lang).splitlines():
            assert not line or line.startswith(("Lưu ý", "Note")) or line in said
        cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
        view = results.table().view(lang)
        assert {cell for column in view.columns for cell in column.cells} <= cells
        if lang == "vi":  # decimal commas, and no dot before decimals
            assert not [cell for cell in cells if re.search(r"\d\.\d{1,2}(?!\d)", cell)]


def test_laid_out_as_official_papers(results: tm.Results, tmp_path: Path) -> None:
    results.report(tmp_path / "x.docx")
    document = docx.Document(str(tmp_path / "x.docx"))
    font = document.styles["Normal"].font
    assert (font.name, font.size and font.size.pt) == ("Times New Roman", 13)
    assert [section.orientation for section in document.sections] == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE]
    sections: list[Any] = list(document.sections)
    assert {round(section.page_width.mm + section.page_height.mm) for section in sections} == {210 + 297}
    head = [cell.text for cell in document.tables[0].rows[0].cells]
    assert "TỈNH LONG AN" in head[0]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc" in head[1]
    landscape: Any = document.sections[1]
    room = landscape.page_width.mm - landscape.left_margin.mm - landscape.right_margin.mm
    for table in document.tables[2:]:
        first: Any = table.rows[0]
        assert "w:tblHeader" in first._tr.xml
        assert sum(cell.width.mm for cell in first.cells) <= room + 1


def test_a_year_has_a_column_for_each_month(tmp_path: Path) -> None:
    months.year(tmp_path)
    results = tm.read_sheets(tmp_path / "*.xlsx").results(whole="Long An")
    results.report(tmp_path / "x.docx")
    document = docx.Document(str(tmp_path / "x.docx"))
    table = document.tables[-1]
    heads = [cell.text for cell in table.rows[0].cells]
    assert heads[1:] == [period.label() for period in results.periods]
    row = next(row for row in table.rows if row.cells[0].text == "Đức Hòa")
    expected = [results["Đức Hòa", "cases", period].rate for period in results.periods]
    assert [cell.text for cell in row.cells][1:] == [rate.percent(2).print() for rate in expected if rate is not None]


def test_comparisons_and_plans_too(tmp_path: Path, results: tm.Results) -> None:
    before = tm.read_sheet(EXAMPLES / "long-an-2022-05.xlsx").results()
    for result in (tm.compare(before, results), tm.what_if(results)):
        result.report(tmp_path / "x.docx")
        assert len(docx.Document(str(tmp_path / "x.docx")).tables) >= 4


@pytest.mark.parametrize("name", ["x.pdf", "x", "x.doc", "x.xlsx"])
def test_another_ending_is_refused_with_those_there_are(name: str, results: tm.Results, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.html, \.htm or \.docx"):
        results.report(tmp_path / name)
    assert not (tmp_path / name).exists()
