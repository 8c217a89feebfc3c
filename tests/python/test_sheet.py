"""Sheets of offices: workbooks in odd shapes, each read to the same figures or refused with the reason."""

from __future__ import annotations

import doctest
import os
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import workbooks as w

import thads_metrics as tm

OFFICES = {"Bến Lức": (1200, 700), "Cần Giuộc": (5409, 2714), "Đức Hòa": (900, 13)}
TITLE = ["KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG VIỆC 6 THÁNG ĐẦU NĂM 2022"]
HEAD = ["TT", "Tên đơn vị", "Có điều kiện thi hành", "Giải quyết xong", "Có điều kiện chuyển kỳ sau"]
ROWS: list[list[Any]] = [
    [number, f"Chi cục THADS {name}", eligible, resolved, eligible - resolved]
    for number, (name, (eligible, resolved)) in enumerate(OFFICES.items(), 1)
]
TOTAL: list[Any] = [None, "Tổng cộng", *(sum(row[column] for row in ROWS) for column in (2, 3, 4))]
FORM = [TITLE, [], HEAD, *ROWS, TOTAL]


def csv(rows: list[list[Any]], mark: str = ";") -> bytes:
    return "".join(mark.join("" if v is None else str(v) for v in row) + "\n" for row in rows).encode()


def figures(sheet: tm.Sheet) -> dict[str, tuple[int | None, int | None]]:
    return {
        unicodedata.normalize("NFC", flow.office).removeprefix("Chi cục THADS "): (flow.eligible, flow.resolved)
        for flow in sheet.flows()
    }


def read(data: bytes, **said: Any) -> tm.Sheet:
    return tm.read_sheet(data, **{"period": "2022/06", "measure": "cases"} | said)


# One form in many shapes


def merged_heading(workbook: Any) -> None:
    sheet = workbook["Biểu 1"]
    sheet.insert_rows(3)
    sheet["C3"] = "Số việc phải thi hành"
    sheet.merge_cells("C3:E3")
    for column, text in (("A", "TT"), ("B", "Tên đơn vị")):
        sheet[f"{column}3"] = text
        sheet.merge_cells(f"{column}3:{column}4")


def blank_columns(workbook: Any) -> None:
    workbook["Biểu 1"].insert_cols(3, 2)
    workbook["Biểu 1"].insert_cols(1)


def hidden_rows(workbook: Any) -> None:
    workbook["Biểu 1"].row_dimensions[5].hidden = True


def hidden_columns(workbook: Any) -> None:
    workbook["Biểu 1"].column_dimensions["D"].hidden = True


def column_numbers(workbook: Any) -> None:
    workbook["Biểu 1"].insert_rows(4)
    for column in range(1, 6):
        workbook["Biểu 1"].cell(4, column, column)


def several_sheets(workbook: Any) -> None:
    notes = workbook.create_sheet("Ghi chú", 0)
    notes["A1"] = "Số liệu lấy ngày 31/3/2022"


def header_twice(workbook: Any) -> None:
    sheet = workbook["Biểu 1"]
    sheet.insert_rows(6)
    for column, text in enumerate(HEAD, 1):
        sheet.cell(6, column, text)


def nothing(workbook: Any) -> None:
    """Leave it as it is."""


SHAPES = [
    nothing,
    merged_heading,
    blank_columns,
    hidden_rows,
    hidden_columns,
    column_numbers,
    several_sheets,
    header_twice,
]


@pytest.mark.parametrize("change", SHAPES)
def test_a_workbook_in_an_odd_shape_has_the_same_figures(change: Callable[[Any], None]) -> None:
    sheet = read(w.xlsx({"Biểu 1": FORM}, change))
    assert figures(sheet) == OFFICES
    assert sheet.findings == ()
    assert (len(sheet), sheet.measures, [str(p) for p in sheet.periods]) == (3, ("cases",), ["2022/06"])


def test_the_total_may_stand_first() -> None:
    sheet = read(w.xlsx({"Biểu 1": [TITLE, HEAD, TOTAL, *ROWS]}))
    assert (figures(sheet), sheet.findings) == (OFFICES, ())


KINDS = [
    pytest.param(w.xlsx({"Biểu 1": FORM}), id="xlsx"),
    pytest.param(w.xls(FORM), id="xls"),
    pytest.param(w.ods([w.ods_row(*(w.ods_cell(v) for v in row)) for row in FORM]), id="ods"),
    pytest.param(csv(FORM), id="csv with semicolons"),
    pytest.param(csv(FORM, ","), id="csv with commas"),
    pytest.param(csv(FORM, "\t"), id="tsv"),
    pytest.param(csv(FORM).decode().encode("utf-16"), id="utf-16"),
    pytest.param(unicodedata.normalize("NFD", csv(FORM).decode()).encode(), id="nfd"),
]


@pytest.mark.parametrize("data", KINDS)
def test_a_file_of_any_kind_has_the_same_figures(data: bytes) -> None:
    sheet = read(data)
    assert (figures(sheet), sheet.findings) == (OFFICES, ())


@pytest.mark.parametrize("written", ["5.409", "5,409", "5 409", " 5409 ", "5\u00a0409", "5409.0"])
def test_a_number_as_text_is_that_number(written: str) -> None:
    rows = [list(row) for row in FORM]
    rows[4][2] = written
    assert figures(read(w.xlsx({"Biểu 1": rows}))) == OFFICES


def test_what_is_wrong_is_found_in_its_cell() -> None:
    rows = [list(row) for row in FORM]
    rows[4][2] = 5490
    (finding,) = read(w.xlsx({"Biểu 1": rows})).findings
    assert (finding.cell, finding.place, finding.row, finding.column) == ("'Biểu 1'!C5", "Biểu 1", 4, 2)
    assert (finding.code, finding.severity, finding.explanation) == ("identity", "error", "transposed")
    assert (finding.expected, finding.found, finding.off_by) == ("5.409", "5.490", "81")
    assert finding.cell in finding.cells
    assert finding.office.endswith("Cần Giuộc")
    assert finding.text("en") == finding.en != finding.vi == str(finding)


def test_fractions_of_a_case_and_formulas_without_a_value_are_found() -> None:
    rows = [list(row) for row in FORM]
    rows[3][2], rows[4][3] = 1200.5, "=1+1"
    codes = {finding.cell: finding.code for finding in read(w.xlsx({"B": rows})).findings}
    assert codes["B!C4"] == "not_whole"
    assert codes["B!D5"] == "no_value"


# What the caller says


def test_sheets_are_chosen_by_name() -> None:
    other: list[list[Any]] = [TITLE, HEAD, [1, "Chi cục THADS Tân An", 10, 5, 5]]
    data = w.xlsx({"Biểu 1": FORM, "Biểu 2": other})
    assert figures(read(data, sheet="Biểu 2")) == {"Tân An": (10, 5)}
    assert figures(read(data, sheet=unicodedata.normalize("NFD", "Biểu 2"))) == {"Tân An": (10, 5)}
    assert figures(read(data, sheet=["Biểu 1", "Biểu 2"])) == OFFICES | {"Tân An": (10, 5)}
    with pytest.raises(tm.WorkbookError, match="Biểu 2") as caught:
        read(data, sheet="Biểu 3")
    assert (caught.value.code, caught.value.fields["got"]) == ("workbook.no_sheet", "Biểu 3")


@pytest.mark.parametrize(
    ("unit", "factor"),
    [("nghìn", 1000), ("1.000 đồng", 1000), ("thousand", 1000), ("triệu đồng", 10**6), ("đồng", 1), ("one", 1)],
)
def test_money_is_in_the_unit_that_is_said(unit: str, factor: int) -> None:
    data = csv([HEAD[1:], *(row[1:] for row in ROWS)])
    assert figures(read(data, measure="money", unit=unit)) == {
        name: (eligible * factor, resolved * factor) for name, (eligible, resolved) in OFFICES.items()
    }


def test_a_unit_that_is_none_is_refused() -> None:
    with pytest.raises(tm.UnknownName, match="scale"):
        read(csv(FORM), unit="đô la")


def test_a_figure_left_standing_from_the_sheet_before_is_recognised() -> None:
    before = read(csv([HEAD, *([n, name, e - 100, r - 7, c - 93] for n, name, e, r, c in ROWS)]), period="2022/05")
    rows = [list(row) for row in FORM]
    rows[4][3] -= 7
    (finding,) = read(csv(rows), previous=before).findings
    assert finding.explanation == "previous"


# Where it comes from


def test_a_path_bytes_and_an_open_file_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "tháng 6.xlsx"
    path.write_bytes(w.xlsx({"Biểu 1": FORM}))
    with path.open("rb") as file:
        sheets = [
            tm.read_sheet(source) for source in (path, str(path), path.read_bytes(), file)
        ]  # the title says the rest
    assert [figures(sheet) for sheet in sheets] == [OFFICES] * 4
    assert sheets[0].file == str(path)
    assert "tháng 6.xlsx" in repr(sheets[0])


def test_a_sheet_does_not_change() -> None:
    sheet = read(csv(FORM))
    with pytest.raises(AttributeError):
        sheet.file = "x"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del sheet._sheet
    assert bool(sheet)


def test_what_can_not_be_opened_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        tm.read_sheet(tmp_path / "none.xlsx")
    with pytest.raises(OSError, match=r"directory|denied"):
        tm.read_sheet(tmp_path)
    with pytest.raises(TypeError, match="got int"):
        tm.read_sheet(3)  # type: ignore[arg-type]


def test_what_is_no_sheet_of_offices_is_refused() -> None:
    with pytest.raises(tm.SheetError):
        read(csv([["a", "b"], [1, 2]]))
    with pytest.raises(tm.SheetError):
        read(w.xlsx({"A": []}))


def test_rows_that_contradict_each_other_make_no_flow() -> None:
    rows = [list(row) for row in FORM]
    rows[4][3] = 9999
    sheet = read(csv(rows))
    with pytest.raises(tm.FlowError):
        sheet.flows()
    assert [flow.eligible for flow in sheet.flows(skip=True)] == [1200, 900]
    rows[4][3] = -5
    with pytest.raises(tm.FlowError, match="never negative"):
        read(csv(rows)).flows()


# The findings in the user's own workbook


def annotated(data: bytes, tmp_path: Path, name: str = "out.xlsx", **how: Any) -> Any:
    read(data).annotated(tmp_path / name, **how)
    return openpyxl.load_workbook(tmp_path / name)


def with_slip(rows: list[list[Any]]) -> list[list[Any]]:
    rows = [list(row) for row in rows]
    rows[4][2] = 5490
    rows[0] = ["=HYPERLINK(0)"]
    return rows


def test_the_workbook_comes_back_with_its_findings(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        sheet = workbook["Biểu 1"]
        sheet["A1"] = TITLE[0]
        sheet["G1"] = "=C7-SUM(C4:C6)"
        sheet["G2"] = 0.5
        sheet["G2"].number_format = "0.0%"
        sheet["C5"].comment = openpyxl.comments.Comment("đã hỏi lại", "An")
        sheet.column_dimensions["B"].width = 41
        sheet.merge_cells("A1:D1")
        workbook.create_sheet("Kiểm tra")["A1"] = "của tôi"

    data = w.xlsx({"Biểu 1": with_slip(FORM)}, change)
    workbook = annotated(data, tmp_path)
    assert workbook.sheetnames == ["Biểu 1", "Kiểm tra", "Kiểm tra (2)"]
    sheet = workbook["Biểu 1"]
    (finding,) = read(data).findings
    assert sheet["C5"].value == 5490
    assert sheet["C5"].fill.start_color.rgb == "FFFFC7CE"
    assert sheet["C5"].comment.text == f"đã hỏi lại\n\n{finding.vi}"
    assert sheet["G1"].value == "=C7-SUM(C4:C6)"
    assert (sheet["G2"].number_format, sheet.column_dimensions["B"].width) == ("0.0%", 41)
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:D1"]
    assert workbook["Kiểm tra"]["A1"].value == "của tôi"
    listed = workbook["Kiểm tra (2)"]
    assert (listed["A2"].value, listed["A2"].hyperlink.location) == (finding.cell, finding.cell)
    assert listed["G2"].value == finding.vi
    assert listed.max_row == 2


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(w.xls(with_slip(FORM)), id="xls"),
        pytest.param(w.ods([w.ods_row(*(w.ods_cell(v) for v in row)) for row in with_slip(FORM)]), id="ods"),
        pytest.param(csv(with_slip(FORM)), id="csv"),
    ],
)
def test_of_other_files_a_workbook_is_made_with_every_cell_where_it_was(data: bytes, tmp_path: Path) -> None:
    workbook = annotated(data, tmp_path, lang="en")
    sheet = workbook.worksheets[0]
    (finding,) = read(data).findings
    assert str(sheet["C5"].value) == "5490"
    assert sheet["C5"].comment.text == finding.en
    assert (sheet["A1"].value, sheet["A1"].data_type, sheet["A1"].quotePrefix) == ("=HYPERLINK(0)", "s", True)
    assert sheet["B7"].value == "Tổng cộng"
    assert workbook.sheetnames[1] == "Findings"


def test_of_a_frame_a_workbook_is_made_with_its_names_first(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    offices, eligible, resolved = ["Bến Lức", "=1+1", "Tổng cộng"], [1200, 5490, 6609], [700, 2714, 3414]
    frame = pa.table({"office": offices, "cases.eligible": eligible, "cases.resolved": resolved})
    sheet = tm.read_sheet(frame, period="2022/06")
    (finding,) = sheet.findings
    sheet.annotated(tmp_path / "out.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "out.xlsx")
    cells = workbook.worksheets[0]
    assert [[cell.value for cell in row] for row in cells] == [
        ["office", "cases.eligible", "cases.resolved"],
        *map(list, zip(offices, eligible, resolved, strict=True)),
    ]
    assert cells["A3"].data_type == "s"
    marked = [cell.coordinate for row in cells for cell in row if cell.comment]
    assert marked == [f"B{finding.row + 2}"]
    assert workbook.worksheets[1]["A2"].hyperlink.location == f"'{cells.title}'!{marked[0]}"


def test_a_name_that_no_sheet_can_have_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "Báo cáo kết quả thi hành án dân sự [6 tháng] năm 2022.csv"
    path.write_bytes(csv(with_slip(FORM)))
    tm.read_sheet(path, period="2022/06", measure="cases").annotated(tmp_path / "out.xlsx")
    workbook = openpyxl.load_workbook(tmp_path / "out.xlsx")
    title = workbook.sheetnames[0]
    assert (len(title), title[:20]) == (31, "Báo cáo kết quả thi ")
    assert workbook[title]["C5"].comment is not None
    assert workbook["Kiểm tra"]["A2"].hyperlink.location == f"'{title}'!C5"


def test_a_text_never_becomes_a_formula(tmp_path: Path) -> None:
    rows = with_slip(FORM)
    rows[4][1] = "=cmd|' /C calc'!A0"
    rows[5][1] = "@SUM(1)"
    workbook = annotated(csv(rows), tmp_path)
    for sheet in workbook:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
            assert all(cell.quotePrefix for cell in row if str(cell.value or "").startswith(("=", "+", "-", "@")))


def test_what_the_copy_does_not_keep_is_said(tmp_path: Path) -> None:
    def drawn(sheet: Any) -> None:
        for row, values in enumerate(FORM):
            sheet.write_row(row, 0, ["" if value is None else value for value in values])
        sheet.insert_textbox(12, 0, "đã kiểm tra")
        sheet.add_sparkline(12, 5, {"range": "A!C4:C6"})

    sheet = tm.read_sheet(w.xlsx_shared(drawn))
    with pytest.warns(UserWarning, match=r"out.xlsx không giữ được .*: 1 hình vẽ, hộp chữ, 1 biểu đồ trong ô"):
        sheet.annotated(tmp_path / "out.xlsx")


def test_a_chart_is_kept(tmp_path: Path) -> None:
    def drawn(workbook: Any) -> None:
        chart = openpyxl.chart.BarChart()
        chart.add_data(openpyxl.chart.Reference(workbook["Biểu 1"], min_col=3, min_row=3, max_row=6))
        workbook["Biểu 1"].add_chart(chart, "H2")

    # a warning would fail the test
    workbook = annotated(w.xlsx({"Biểu 1": with_slip(FORM)}, drawn), tmp_path)
    assert len(workbook["Biểu 1"]._charts) == 1


def test_an_office_that_stands_there_twice_is_ranked_nowhere() -> None:
    again = [4, "Chi cục THADS BẾN LỨC", 100, 90, 10]
    sheet = read(csv([TITLE, HEAD, *ROWS, again]))
    assert [(finding.code, finding.cell) for finding in sheet.findings] == [("twice", "sheet!B6")]
    table = sheet.results().table()
    columns = {column.key: column.values for column in table.columns}
    assert columns["office"] == (*(row[1] for row in ROWS), "tổng cộng")
    assert columns["rank"] == (None, 1, 2, None)
    assert columns["eligible"] == (None, 5409, 900, 6309)
    assert columns["undefined"][0] == "results.stands_twice"
    assert "sheet!B3, sheet!B6" in sheet.results().text()


def test_what_nothing_names_is_the_total_in_either_language() -> None:
    office = read(csv([TITLE, HEAD, *ROWS])).results().table().columns[3]
    assert (office.key, office.print(3, "vi"), office.print(3, "en")) == ("office", "Tổng cộng", "Total")


def test_a_finding_in_merged_cells_is_marked_on_the_cell_that_shows(tmp_path: Path) -> None:
    def change(workbook: Any) -> None:
        workbook["Biểu 1"]["C5"] = 5490
        workbook["Biểu 1"].merge_cells("C5:C5")

    sheet = annotated(w.xlsx({"Biểu 1": FORM}, change), tmp_path)["Biểu 1"]
    assert sheet["C5"].comment is not None


def test_the_file_that_was_read_is_not_replaced_unasked(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(w.xlsx({"Biểu 1": FORM}))
    sheet = tm.read_sheet(path)
    before = path.read_bytes()
    with pytest.raises(FileExistsError, match="overwrite"):
        sheet.annotated(path)
    assert path.read_bytes() == before
    sheet.annotated(path, overwrite=True)
    assert openpyxl.load_workbook(path).sheetnames == ["Biểu 1", "Kiểm tra"]
    assert os.listdir(tmp_path) == ["a.xlsx"]
    for bad in ("a.csv", "a"):
        with pytest.raises(ValueError, match="xlsx"):
            sheet.annotated(tmp_path / bad)
    with pytest.raises(ValueError, match="lang"):
        sheet.annotated(tmp_path / "b.xlsx", lang="fr")  # type: ignore[arg-type]


def test_without_openpyxl_the_error_has_the_line_for_pip(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(tm.MissingPackage, match=r"pip install 'thads-metrics\[excel\]'") as caught:
        read(csv(FORM)).annotated(tmp_path / "a.xlsx")
    assert isinstance(caught.value, ImportError)
    assert "pip install" in caught.value.vi


def test_the_example_in_the_docstring() -> None:
    tried = doctest.testmod(sys.modules["thads_metrics.sheet"])
    assert (tried.failed, tried.attempted > 0) == (0, True)


# Size


def many(rows: int) -> list[list[Any]]:
    return [[n, f"Chi cục THADS {n}", 2 * (n % 2 + 1), n % 2 + 1, n % 2 + 1] for n in range(1, rows + 1)]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_more_rows_than_sixteen_bits_count(kind: str) -> None:
    rows = 70_000
    data = csv([HEAD, *many(rows)]) if kind == "csv" else w.xlsx_of([HEAD, *many(rows)])
    sheet_read = read(data)
    assert (len(sheet_read), sheet_read.findings) == (rows, ())


def test_an_office_that_stands_there_twice_is_one_finding() -> None:
    rows = "office,period,measure,eligible,resolved\nA,2023/06,cases,10,5\nA,2023/06,cases,10,5\nB,2023/06,cases,4,1\n"
    findings = tm.read_sheet(rows.encode()).findings
    assert [finding.code for finding in findings] == ["twice"]


def test_a_period_asked_for_is_chosen_where_the_workbook_has_it() -> None:
    def form(months: int, resolved: int) -> list[list[Any]]:
        head = ["Tên đơn vị", "Có điều kiện", "Giải quyết xong"]
        return [[f"Kết quả tính bằng việc, {months} tháng đầu năm 2022"], head, ["Bến Lức", 100, resolved]]

    data = w.xlsx({"T5": form(5, 40), "T6": form(6, 50)})
    sheet = tm.read_sheet(data, period="2022/05")
    assert [(flow.period, flow.items()["resolved"]) for flow in sheet.flows()] == [(tm.Period("2022/05"), 40)]
    assert not sheet.findings
    assert [note.cell for note in sheet.notes if note.code == "sheet.period_not_asked"] == ["T6!A2"]


SUSPENDED = ["Tên đơn vị", "Phải thi hành", "Có điều kiện", "Giải quyết xong", "Tạm đình chỉ", "Chưa có điều kiện"]


@pytest.mark.parametrize(("year", "used"), [(2019, True), (2022, False)])
def test_a_column_that_the_forms_of_the_day_do_not_have_loses_no_row(year: int, used: bool) -> None:
    title = [f"Kết quả tính bằng việc, 6 tháng đầu năm {year}"]
    ineligible = 50 if used else 45
    sheet = tm.read_sheet(w.xlsx({"S": [title, SUSPENDED, ["Bến Lức", 300, 250, 90, 5, ineligible]]}))
    assert not sheet.findings
    [flow] = sheet.flows()
    assert flow.items()["to_enforce"] == 300
    assert ("suspended" in flow.items() and flow.items()["suspended"] == 5) is used
    assert [note.code for note in sheet.notes if note.code == "sheet.column_not_of_period"] == [
        "sheet.column_not_of_period"
    ] * (not used)


def test_suspended_cases_may_be_among_the_eligible() -> None:
    head = [*SUSPENDED, "Đang thi hành", "Hoãn theo điểm c khoản 1 Điều 48", "Tạm dừng", "Trường hợp khác"]
    title = ["Kết quả tính bằng việc, 6 tháng đầu năm 2022"]

    def findings(in_progress: int) -> int:
        row = ["Bến Lức", 300, 250, 90, 5, 50, in_progress, 3, 2, 1]
        return len(tm.read_sheet(w.xlsx({"S": [title, head, row]})).findings)

    assert findings(149) == 0  # 250 = 90 + 149 + 3 + 2 + 1 + 5
    assert findings(154) == 0  # without them
    assert findings(155) == 1  # more than all
