"""Sheets of a year together: read from a folder, a pattern or a list, and what their results say."""

from __future__ import annotations

import pickle
import re
from fractions import Fraction
from pathlib import Path

import months
import pytest

import thads_metrics as tm


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    months.year(tmp_path)
    (tmp_path / "~$bieu-2023-06.xlsx").write_bytes(b"a lock of Excel")
    (tmp_path / "ghi chú.txt").write_text("no sheet", "utf-8")
    return tmp_path


def test_folder_pattern_and_list_are_alike(folder: Path) -> None:
    paths = sorted(folder.glob("bieu-*.xlsx"))
    read = [tm.read_sheets(folder), tm.read_sheets(str(folder / "bieu-*.xlsx")), tm.read_sheets(reversed(paths))]
    for sheets in read:
        assert [str(period) for period in sheets.periods] == ["2022/06", *(f"2023/{n:02}" for n in range(1, 7))]
        assert [sheet.file for sheet in sheets] == [str(path) for path in paths]
        assert not sheets.findings
    assert len({tuple(row.rate for row in sheets.results()) for sheets in read}) == 1


def test_results_are_those_of_each_sheet(folder: Path) -> None:
    sheets = tm.read_sheets(folder)
    results = sheets.results(whole="Long An")
    assert results.sheet is sheets
    for sheet in sheets:
        (period,) = sheet.periods
        alone = sheet.results(whole="Long An")
        assert [row.rate for row in results.at(period)] == [row.rate for row in alone]
    assert results["Bến Lức", "cases", "2023/03"].rate == tm.Rate(*reversed(months.figures("Bến Lức", 2023, 3)))
    again = pickle.loads(pickle.dumps(results))
    assert again == results


def total(of: int, month: int) -> Fraction:
    eligible, resolved = (
        sum(part) for part in zip(*(months.figures(o, of, month) for o in months.OFFICES), strict=True)
    )
    return Fraction(resolved, eligible)


def test_the_text_tells_the_year(folder: Path) -> None:
    results = tm.read_sheets(folder).results(whole="Long An", targets=tm.Target("60%", "2023/12"))
    (line,) = [line for line in results.text().splitlines() if line.startswith("Diễn biến")]
    printed = [tm.Percent(text) for text in re.findall(r"(\d+,\d+%) \(\d tháng\)", line)]
    assert printed == [tm.Rate(total(2023, n).numerator, total(2023, n).denominator).percent(2) for n in range(1, 7)]
    # in December twice as much was resolved as in any other month, which all are alike
    best = 2 * sum(monthly for _, monthly in months.OFFICES.values())
    assert f"nhiều nhất là tháng 12/2022 ({best} việc)" in line
    assert "Tỷ lệ không giảm ở tháng nào" in line
    # six of twelve months: half of the target
    assert "mốc 6 tháng là 30,00%" in line
    rise = "tăng" if total(2023, 6) > total(2022, 6) else "giảm"
    assert f"So với 6 tháng đầu năm 2022, tỷ lệ thi hành xong {rise}" in line


def test_a_fall_is_told_with_its_month(tmp_path: Path) -> None:
    form = "{} tháng năm 2023\nCơ quan,Có điều kiện thi hành,Giải quyết xong\nLong An,{},{}\n"
    figures = [(100, 30), (200, 40), (200, 60)]  # 30 %, 20 %, 30 %
    texts = [form.format(number, *pair).encode() for number, pair in enumerate(figures, 1)]
    text = tm.read_sheets(texts, measure="cases").results().text()
    assert "Tỷ lệ giảm ở tháng 11/2022 (từ 30,00% xuống 20,00%)" in text


def test_a_month_that_is_missing_has_no_number_of_its_own(folder: Path) -> None:
    kept = [path for path in sorted(folder.glob("bieu-2023-*.xlsx")) if not path.stem.endswith("05")]
    (line,) = [one for one in tm.read_sheets(kept).results().text().splitlines() if one.startswith("Diễn biến")]
    assert "tháng 2/2023" not in line
    assert "tháng 3/2023" not in line
    assert "chưa xét 1 kỳ" in line


def test_every_finding_and_note_names_its_file(folder: Path) -> None:
    for month in (4, 5):
        (folder / f"bieu-2023-{month:02}.xlsx").write_bytes(months.workbook(2023, month, {"Đức Hòa": 9}))
    sheets = tm.read_sheets(folder)
    files = {finding.file for finding in sheets.findings}
    assert files == {str(folder / "bieu-2023-04.xlsx"), str(folder / "bieu-2023-05.xlsx")}
    assert all(line.startswith(str(folder)) for line in sheets.findings.text().splitlines())
    assert set(sheets.findings.table().columns[0].values) == files
    assert {note.file for note in sheets.notes} == {sheet.file for sheet in sheets}
    assert sheets.results().findings == sheets.findings


def test_what_stands_still_is_seen_from_the_month_before(folder: Path) -> None:
    march = months.figures("Đức Hòa", 2023, 3)
    changed = months.workbook(2023, 4, {"Đức Hòa": march[1]})
    (folder / "bieu-2023-04.xlsx").write_bytes(changed)
    (finding,) = [one for one in tm.read_sheets(folder).findings if one.office == "Đức Hòa"]
    assert finding.explanation == "previous"


def test_a_month_twice_is_refused_with_both_files(folder: Path) -> None:
    copy = folder / "bieu-2023-06 (1).xlsx"
    copy.write_bytes(months.workbook(2023, 6))
    with pytest.raises(tm.ResultsError) as error:
        tm.read_sheets(folder).results()
    assert error.value.code == "results.twice_in_files"
    assert str(copy) in error.value.vi
    assert "bieu-2023-06.xlsx" in error.value.vi


def test_nothing_to_read_says_so(tmp_path: Path) -> None:
    for source in (tmp_path, tmp_path / "*.xlsx"):
        with pytest.raises(tm.WorkbookError) as error:
            tm.read_sheets(source)
        assert error.value.code == "workbook.none"
    with pytest.raises(FileNotFoundError):
        tm.read_sheets(tmp_path / "2023-01.xlsx")


def test_notes_of_one_kind_are_one_line(folder: Path) -> None:
    sheet = tm.read_sheet(folder / "bieu-2023-06.xlsx")
    titles = [note for note in sheet.notes if note.code == "sheet.title_skipped"]
    assert len(titles) == 2
    (line,) = [line for line in sheet.notes.text().splitlines() if line.startswith("dòng tiêu đề")]
    assert "(2)" in line
    assert all(str(note.cell) in line for note in titles)


def test_nothing_that_was_read_is_overwritten(folder: Path) -> None:
    results = tm.read_sheets(folder).results()
    with pytest.raises(FileExistsError):
        results.to_excel(folder / "bieu-2023-02.xlsx")
