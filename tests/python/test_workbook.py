"""Files in: what the cells of workbooks and text files are read as, and which files are refused."""

from __future__ import annotations

import random
import re
import struct
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import workbooks as w
import xlwt
from odf.table import TableCell

import thads_metrics as tm
from thads_metrics import _native

FLOATS = [5574.0, -3.0, 0.1, 1 / 3, 20298 / 40000, 2.0**53 - 1, 1e15, 123456789.25, 1e-9]
EXACT: list[Any] = [
    5574,
    -3,
    Decimal("0.1"),
    Decimal("0.333333333333333"),
    Decimal("0.50745"),
    2**53 - 1,
    10**15,
    Decimal("123456789.25"),
    Decimal("0.000000001"),
]
TEXTS = ["5.409", "5,409", "5 409", " 5409 ", "Co\u031b quan", "=1+1", "+1", "a\nb"]


def grid(data: bytes, name: str = "a.bin") -> tuple[str, bool, list[list[Any]], list[int], list[Any], list[int]]:
    (only,) = _native.grids(data, name)
    return only


def same(read: list[Any], meant: list[Any]) -> bool:
    return read == meant and [type(x) for x in read] == [type(x) for x in meant]


# Values


def as_text(workbook: Any) -> None:
    for cell in workbook["A"][1]:
        cell.data_type = "s"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(w.xlsx({"A": [TEXTS, FLOATS, [True, None, "x"]]}, as_text), id="xlsx"),
        pytest.param(w.xls([TEXTS, FLOATS, [True, None, "x"]]), id="xls"),
    ],
)
def test_values_are_exact_and_texts_as_they_stand(data: bytes) -> None:
    rows = grid(data)[2]
    assert rows[0] == TEXTS
    assert same(rows[1], EXACT)
    assert rows[2] == [True, None, "x"]


def test_values_of_ods() -> None:
    shown = (w.ods_cell(value, shown=f"{value:.15g}") for value in FLOATS)
    rows = grid(w.ods([w.ods_row(*(w.ods_cell(v) for v in TEXTS[:5])), w.ods_row(*shown)]))[2]
    assert rows[0] == TEXTS[:5]
    assert same(rows[1], EXACT)


def test_a_whole_float_that_may_stand_for_several_numbers_is_not_taken_for_one() -> None:
    rows = grid(w.xlsx_of([[2**53 + 2, 2**53 + 1]]))[2]  # openpyxl writes 16 digits only
    assert same(rows[0], [Decimal(2**53 + 2), Decimal(2**53 + 1)])  # as the digits stand in the file


def test_percentages_have_the_digits_that_are_shown() -> None:
    def shown(workbook: Any) -> None:
        for cell, code in zip(workbook["A"][1], ["0.00%", "0%", "0.0%;[Red]-0.0%", '0.00" %"', "#,##0"], strict=True):
            cell.number_format = code

    read = grid(w.xlsx({"A": [[20298 / 40000, 0.815, -0.0163, 0.5, 12.0]]}, shown))[2][0]
    assert [str(value) for value in read] == ["50,75%", "82%", "-1,6%", "0.50", "12"]

    def styled(sheet: Any) -> None:
        w.xls_percent(sheet, 0, 0.5075, "0.00%")
        w.xls_percent(sheet, 1, 0.815, "[<1]0.0%;0")

    assert [str(value) for value in grid(w.xls([], styled))[2][0]] == ["50,75%", "81,5%"]
    cells = [
        w.ods_cell(0.507512, "percentage", "50,75%"),
        w.ods_cell(0.5, "percentage", "50 %", numbercolumnsrepeated=2),
    ]
    assert [str(value) for value in grid(w.ods([w.ods_row(*cells)]))[2][0]] == ["50,75%", "50%", "50%"]


# Shape


def test_merged_cells_what_is_hidden_and_the_first_used_cell() -> None:
    def change(workbook: Any) -> None:
        workbook["A"].merge_cells("B2:D3")
        workbook["A"]["B2"] = "gộp"
        workbook["A"].row_dimensions[7].hidden = True
        workbook["A"].column_dimensions.group("C", "D", hidden=True)
        workbook["ẩn"].sheet_state = "hidden"

    first, second = _native.grids(w.xlsx({"A": [], "ẩn": [[1]]}, change), "a.xlsx")
    assert first == ("A", False, [[], [None, "gộp"]], [6], [((1, 1), (2, 3))], [2, 3])
    assert second == ("ẩn", True, [[1]], [], [], [])

    def old(sheet: Any) -> None:
        sheet.write_merge(1, 2, 1, 3, "gộp")
        sheet.row(6).hidden = True
        sheet.col(2).hidden = True

    assert grid(w.xls([], old)) == ("Biểu 1", False, [[], [None, "gộp"]], [6], [((1, 1), (2, 3))], [2])
    merged = w.ods_cell("gộp", numbercolumnsspanned=3, numberrowsspanned=2)
    rows = [w.ods_row(), w.ods_row(w.ods_cell(), merged), *(w.ods_row(visibility="collapse") for _ in range(3))]
    rows.append(w.ods_row(w.ods_cell(1)))
    assert grid(w.ods(rows))[2:] == ([[], [None, "gộp"], [], [], [], [1]], [2, 3, 4], [((1, 1), (2, 3))], [])
    columns = [w.ods_column(), w.ods_column(visibility="collapse", numbercolumnsrepeated=2)]
    assert grid(w.ods([w.ods_row(*(w.ods_cell(i) for i in range(4)))], columns))[5] == [1, 2]


def test_repeated_rows_and_cells_of_ods_are_each_there() -> None:
    cell = w.ods_cell(0.5, "percentage", "50,0%", numbercolumnsrepeated=2)
    blank = w.ods_row(w.ods_cell(numbercolumnsrepeated=16_384), numberrowsrepeated=1_000_000)
    rows = grid(w.ods([w.ods_row(cell, numberrowsrepeated=3), blank]))[2]
    assert [[str(value) for value in row] for row in rows] == [["50,0%", "50,0%"]] * 3


def test_formulas_without_a_value_say_so() -> None:
    # openpyxl writes no values of formulas.
    assert grid(w.xlsx({"A": [[1, "=A1+1", "=SUM(A1:A1)"]]}))[2] == [[1, "A1+1", "SUM(A1:A1)"]]
    assert grid(w.ods([w.ods_row(w.ods_cell(1), w.ods_cell(formula="of:=[.A1]+1"))]))[2] == [[1, "A1+1"]]


@pytest.mark.parametrize(("value", "read"), [(0, "A1+1"), (2, 2), ("", "A1+1")])
def test_a_formula_that_nobody_computed_has_no_value(value: object, read: object) -> None:
    # xlsxwriter writes 0 for each, and asks for them to be computed when the file is opened.
    def write(sheet: Any) -> None:
        sheet.write(0, 0, 1)
        sheet.write_formula(0, 1, "=A1+1", None, value)

    assert grid(w.xlsx_shared(write))[2] == [[1, read]]


def test_a_formula_in_an_xls_that_nobody_computed_has_no_value() -> None:
    # xlwt writes an empty text for each.
    uncomputed = w.xls([[1, xlwt.Formula("A1+1"), 0]])
    assert grid(uncomputed)[2] == [[1, "A1+1", 0]]
    # Apache POI writes 0, to be computed when the file is opened; without that flag it is a zero.
    blank = struct.pack("<QH", 0xFFFF_0000_0000_0003, 0)
    assert uncomputed.count(blank) == 1
    assert grid(uncomputed.replace(blank, struct.pack("<QH", 0, 2)))[2] == [[1, "A1+1", 0]]
    assert grid(uncomputed.replace(blank, struct.pack("<QH", 0, 0)))[2] == [[1, 0, 0]]


def test_a_zero_in_an_ods_that_displays_nothing_was_never_computed() -> None:
    # odfpy writes the value that it is given, and no text; LibreOffice writes both.
    zero = TableCell(formula="of:=[.A1]+1", valuetype="float", value=0)
    assert grid(w.ods([w.ods_row(w.ods_cell(1), zero)]))[2] == [[1, "A1+1"]]
    # a format that shows no zeros hides one that was computed, as another formula was
    zero = TableCell(formula="of:=[.A1]-1", valuetype="float", value=0)
    assert grid(w.ods([w.ods_row(w.ods_cell(2, formula="of:=1+1"), zero)]))[2] == [[2, 0]]


# Text


def test_text_files_keep_their_rows_and_texts() -> None:
    data = 'Cơ quan;Có điều kiện\r\n\r\n"An;\nnam";10.983\r\n'.encode()
    assert grid(data, "dir/biểu 1.csv")[:3] == (
        "biểu 1",
        False,
        [["Cơ quan", "Có điều kiện"], [], ["An;\nnam", "10.983"]],
    )
    for encoding in ("utf-8-sig", "utf-16"):
        assert grid("Cơ quan\t1\n".encode(encoding))[2] == [["Cơ quan", "1"]]


# Refusals


GOOD = w.xlsx({"A": [[1, "hai"]]})
# 64 MiB of blanks in about 70 kB.
BOMB = w.rezipped(
    GOOD,
    {"xl/worksheets/sheet1.xml": lambda part: part.replace(b"</sheetData>", b" " * (64 << 20) + b"</sheetData>")},
)


def renamed_parts(data: bytes) -> bytes:
    return data.replace(b"xl/workbook.xml", b"xl/workbook.bin")


REFUSED = [
    pytest.param(b"", "workbook.empty", id="empty"),
    pytest.param(w.encrypted(GOOD), "workbook.protected", id="encrypted"),
    pytest.param(BOMB, "workbook.bomb", id="bomb"),
    pytest.param(GOOD[:200], "workbook.damaged", id="truncated"),
    pytest.param(GOOD[:-100], "workbook.damaged", id="end cut off"),
    pytest.param(w.xls([[1]])[:600], "workbook.damaged", id="truncated xls"),
    pytest.param("Cơ quan;1\nTỉnh;2\n".encode("cp1258", "replace") + b"\xff", "workbook.encoding", id="windows-1258"),
    pytest.param(b"<html><table><tr><td>1</td></tr></table>", "workbook.kind", id="web page"),
    pytest.param(b"%PDF-1.7\n", "workbook.kind", id="pdf"),
    pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "workbook.kind", id="picture"),
    pytest.param(renamed_parts(GOOD), "workbook.kind", id="xlsb"),
]


@pytest.mark.parametrize(("data", "code"), REFUSED)
def test_a_file_that_is_no_workbook_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(tm.WorkbookError) as caught:
        _native.grids(data, "tháng 6.xlsx")
    assert caught.value.code == code
    assert caught.value.en.startswith("tháng 6.xlsx: ")
    assert caught.value.vi.startswith("tháng 6.xlsx: ")


def test_far_cells_take_no_room_and_too_many_are_refused() -> None:
    def far(workbook: Any) -> None:
        workbook["A"]["XFD1048576"] = 1

    rows = grid(w.xlsx({"A": [[1]]}, far))[2]
    assert (len(rows), len(rows[-1]), rows[-1][-1], sum(map(len, rows))) == (1_048_576, 16_384, 1, 16_385)

    def many(part: bytes) -> bytes:
        rows = b"".join(b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (r, r) for r in range(1, 3000))
        return b"%s<sheetData>%s</sheetData></worksheet>" % (part.split(b"<sheetData>")[0], rows)

    with pytest.raises(tm.WorkbookError, match="cells") as caught:
        grid(w.rezipped(GOOD, {"xl/worksheets/sheet1.xml": many}))
    assert caught.value.code == "workbook.too_large"

    repeated = w.ods_row(w.ods_cell(1, numbercolumnsrepeated=16_384), numberrowsrepeated=1_000_000)
    with pytest.raises(tm.WorkbookError, match="cells"):
        grid(w.ods([repeated]))

    corners = _native.grids(w.xls_of_corners(3), "a.xls")
    assert [sum(map(len, sheet[2])) for sheet in corners] == [1 + 256] * 3


def test_declared_counts_that_can_not_be_cost_nothing() -> None:
    def boast(part: bytes) -> bytes:
        return part.replace(b'uniqueCount="1"', b'uniqueCount="99999999999"')

    strings = w.xlsx_shared(lambda sheet: sheet.write(0, 0, "hai"))
    assert grid(w.rezipped(strings, {"xl/sharedStrings.xml": boast}))[2] == [["hai"]]


def broken(data: bytes, dice: random.Random) -> bytes:
    """Cut short, or with some bytes changed."""
    if dice.random() < 0.3:
        return data[: dice.randrange(len(data))]
    changed = bytearray(data)
    for _ in range(dice.choice((1, 5, 50))):
        changed[dice.randrange(len(changed))] = dice.choice((0, 255, dice.randrange(256)))
    return bytes(changed)


def broken_part(data: bytes, dice: random.Random) -> bytes:
    """With some bytes of a part changed, well zipped."""
    part = dice.choice(
        ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml", "content.xml"]
    )
    return w.rezipped(data, {part: lambda old: broken(old, dice)})


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(w.xlsx({"A": [TEXTS, FLOATS], "B": [["=1", 2]]}), id="xlsx"),
        pytest.param(w.xlsx_shared(lambda sheet: sheet.write_row(0, 0, FLOATS)), id="xlsx, strings apart"),
        pytest.param(w.xls([TEXTS, FLOATS] * 20), id="xls"),
        pytest.param(w.ods([w.ods_row(*(w.ods_cell(v) for v in FLOATS))] * 5), id="ods"),
    ],
)
def test_no_damage_ends_the_program(data: bytes) -> None:
    dice = random.Random(20_220_331)
    outcomes = set()
    for _ in range(300):
        change = broken_part if data.startswith(b"PK") and dice.random() < 0.6 else broken
        try:
            _native.grids(change(data, dice), "a.bin")
            outcomes.add("read")
        except tm.WorkbookError as error:
            outcomes.add(error.code)
    assert "workbook.damaged" in outcomes


def test_a_rate_is_tested_to_the_decimals_that_are_shown() -> None:
    head = ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong", "Tỷ lệ"]
    rows: list[list[Any]] = [head, ["Bến Lức", 1000, 287, 28.7], ["Cần Đước", 10_000, 2_866, 28.7]]

    def shown(workbook: Any) -> None:
        for row in (2, 3):
            workbook["A"].cell(row, 4).number_format = "0.00"

    plain, formatted = (
        tm.read_sheet(w.xlsx({"A": rows}, change), period="2022/06", measure="cases") for change in (None, shown)
    )
    assert plain.findings == ()
    (finding,) = formatted.findings
    assert (finding.cell, finding.found, finding.expected) == ("A!D3", "28,70%", "28,66%")


# Kinds of faults that were met in real files


def test_noise_of_floats_is_no_figure() -> None:
    noisy = [0.1 + 0.2, 5409.000000000001, 1234.5600000000002]
    meant = [Decimal("0.3"), 5409, Decimal("1234.56")]
    for data in (w.xlsx({"A": [noisy]}), w.xls([noisy]), w.ods([w.ods_row(*(w.ods_cell(value) for value in noisy))])):
        assert same(grid(data)[2][0], meant)


@pytest.mark.parametrize("new", [b'<dimension ref="A0:G3"/>', b'<dimension ref="1:4"/>'])
def test_what_no_cell_depends_on_costs_nothing(new: bytes) -> None:
    def odd(part: bytes) -> bytes:
        changed, times = re.subn(rb'<dimension ref="[^"]*" ?/>', new, part)
        assert times == 1
        return changed

    assert grid(w.rezipped(GOOD, {"xl/worksheets/sheet1.xml": odd}))[2] == [[1, "hai"]]


@pytest.mark.parametrize(
    "target", [b"./worksheets/sheet1.xml", b"../xl/worksheets/sheet1.xml", b"worksheets/sheet1.xml"]
)
def test_a_sheet_is_found_however_its_path_is_written(target: bytes) -> None:
    def moved(part: bytes) -> bytes:
        return part.replace(b"/xl/worksheets/sheet1.xml", target)

    assert grid(w.rezipped(GOOD, {"xl/_rels/workbook.xml.rels": moved}))[2] == [[1, "hai"]]


def test_parts_may_be_in_utf_16() -> None:
    def wide(part: bytes) -> bytes:
        return part.decode().replace("UTF-8", "UTF-16").encode("utf-16")

    assert grid(w.rezipped(GOOD, {"xl/worksheets/sheet1.xml": wide, "xl/workbook.xml": wide}))[2] == [[1, "hai"]]


def test_a_text_that_is_called_a_workbook_says_so(tmp_path: Path) -> None:
    for name, codes in (("bieu.xlsx", {"sheet.text_named_workbook"}), ("bieu.csv", set())):
        (tmp_path / name).write_text("Đơn vị;Có điều kiện;Xong\nA;10;5\n", encoding="utf-8")
        sheet = tm.read_sheet(tmp_path / name, period="2022/06", measure="cases")
        assert {note.code for note in sheet.notes if "text_named" in note.code} == codes


def test_states_that_nobody_knows_are_visible() -> None:
    def odd(part: bytes) -> bytes:
        return part.replace(b'state="visible"', b'state="show"')

    assert grid(w.rezipped(GOOD, {"xl/workbook.xml": odd}))[:2] == ("A", False)


def test_error_values_of_today_are_cells() -> None:
    errors = ["#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!"]

    def typed(part: bytes) -> bytes:
        cells = "".join(f'<c t="e"><v>{error}</v></c>' for error in errors)
        return part.split(b"<sheetData>")[0] + f"<sheetData><row>{cells}</row></sheetData></worksheet>".encode()

    assert grid(w.rezipped(GOOD, {"xl/worksheets/sheet1.xml": typed}))[2] == [errors]


def test_an_empty_text_that_was_computed_is_nothing() -> None:
    def computed(part: bytes) -> bytes:
        cells = b'<c t="str"><f>IF(D6=0,"",E6/D6)</f><v></v></c><c><v>1</v></c><c><f>IF(A1&lt;2,"",1)</f></c>'
        return part.split(b"<sheetData>")[0] + b"<sheetData><row>" + cells + b"</row></sheetData></worksheet>"

    read = grid(w.rezipped(GOOD, {"xl/worksheets/sheet1.xml": computed}))[2]
    assert read == [[None, 1, 'IF(A1<2,"",1)']]  # a formula without a value, as it was typed
    assert grid(w.ods([w.ods_row(w.ods_cell("", formula='of:=""'), w.ods_cell(1))]))[2] == [[None, 1]]


def test_one_zero_among_computed_values_may_never_have_been_computed() -> None:
    def write(sheet: Any) -> None:
        sheet.write_formula(0, 0, "=1+1", None, 2)
        sheet.write_formula(0, 1, "=5-5")

    assert grid(w.xlsx_shared(write))[2] == [[2, "5-5"]]


def test_whole_numbers_of_an_xls_have_formats_too() -> None:
    def styled(sheet: Any) -> None:
        w.xls_percent(sheet, 0, 1, "0.00%")
        w.xls_percent(sheet, 1, 0.625, "0.00%")

    assert [str(value) for value in grid(w.xls([], styled))[2][0]] == ["100,00%", "62,50%"]


def test_texts_of_an_xls_are_unicode_whatever_its_code_page_says() -> None:
    def western(data: bytes) -> bytes:
        record = struct.pack("<HHH", 0x0042, 2, 0x04B0)
        assert data.count(record) == 1
        return data.replace(record, struct.pack("<HHH", 0x0042, 2, 1252))

    assert grid(western(w.xls([["Bến Lức", 5]])))[2] == [["Bến Lức", 5]]


def test_formulas_of_an_xls_are_read_by_either_number() -> None:
    computed = struct.pack("<dH", 7.0, 0)
    data = w.xls([[1, xlwt.Formula("A1+1")]])
    data = data.replace(struct.pack("<QH", 0xFFFF_0000_0000_0003, 0), computed)
    (start,) = [
        at
        for at in range(len(data))
        if data.startswith(struct.pack("<H", 0x0006), at) and computed in data[at : at + 24]
    ][-1:]
    old = data[:start] + struct.pack("<H", 0x0406) + data[start + 2 :]
    assert grid(data)[2] == grid(old)[2] == [[1, 7]]


def test_percentages_of_ods_are_what_is_displayed_in_any_language() -> None:
    cells = [w.ods_cell(0.625, "percentage", "62.500%"), w.ods_cell(0.625, "percentage", "62,500%")]
    assert [str(value) for value in grid(w.ods([w.ods_row(*cells)]))[2][0]] == ["62,500%", "62,500%"]


def test_a_quote_that_is_never_closed_is_an_error_with_its_line() -> None:
    with pytest.raises(tm.WorkbookError, match="line 2") as caught:
        grid('Đơn vị;Có điều kiện\n"Ý Yên;120\nHải Hậu;200\n'.encode())
    assert caught.value.code == "workbook.quote"


def test_text_of_before_unicode_is_decoded_as_a_whole() -> None:
    tcvn3 = "BÕn Løc;120\nCÇn §\xadíc;200\n".encode("latin-1")
    assert grid(tcvn3)[2] == [["Bến Lức", "120"], ["Cần Đước", "200"]]


@pytest.mark.parametrize(
    ("data", "kind", "command"),
    [
        pytest.param(b"%PDF-1.7\n", "PDF", "audit", id="pdf"),
        pytest.param(b"PAR1\x15\x04", "Parquet", "tally", id="parquet"),
        pytest.param(b'[report]\nperiod = "2022/06"\n', "TOML", "audit", id="report"),
    ],
)
def test_a_wrong_kind_of_file_says_what_it_is_and_what_reads_it(data: bytes, kind: str, command: str) -> None:
    with pytest.raises(tm.WorkbookError) as caught:
        grid(data)
    assert caught.value.code == "workbook.kind"
    for text in (caught.value.vi, caught.value.en):
        assert kind in text
        assert command in text


def sheet_of(rows: list[list[Any]], code: str = "General", **options: Any) -> tm.Sheet:
    def shown(workbook: Any) -> None:
        for row in workbook["A"].iter_rows():
            for cell in row:
                cell.number_format = code

    return tm.read_sheet(w.xlsx({"A": rows}, shown), period="2022/06", **options)


def codes(sheet: tm.Sheet) -> set[str]:
    return {note.code for note in sheet.notes}


def test_a_format_that_divides_by_thousands_is_read_by_the_unit_of_the_heading() -> None:
    rows: list[list[Any]] = [
        ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong"],
        ["Bến Lức", 272_565_971_000, 53_318_244_000],
    ]
    for unit, resolved in (("Đơn vị tính: 1.000 đồng", 53_318_244_000), ("Đơn vị tính: đồng", 53_318_244_000)):
        sheet = sheet_of([[unit], *rows], "#,##0,", measure="money")
        assert sheet.flows()[0].resolved == resolved
        assert "sheet.scaled_format" in codes(sheet)


def test_rates_below_one_per_cent_are_told_by_the_counts() -> None:
    head = ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong", "Tỷ lệ (%)"]
    below = sheet_of([head, ["Bến Lức", 100_000, 950, 0.95], ["Cần Đước", 200_000, 1_000, 0.5]], measure="cases")
    assert below.findings == ()
    assert "sheet.fractions_as_percent" not in codes(below)
    fractions = sheet_of([head, ["Bến Lức", 100, 95, 0.95], ["Cần Đước", 200, 100, 0.5]], measure="cases")
    assert fractions.findings == ()
    assert "sheet.fractions_as_percent" in codes(fractions)


@pytest.mark.parametrize("unit", ["1.000 đồng", "triệu đồng", "tỷ đồng"])
@pytest.mark.parametrize("code", ["General", "#,##0", "#,##0.00"])
def test_amounts_that_a_spreadsheet_divided_keep_their_rates_and_close(unit: str, code: str) -> None:
    scale = {"1.000 đồng": 10**3, "triệu đồng": 10**6, "tỷ đồng": 10**9}[unit]
    eligible = [(7_777_777_777 + 1_234_567_891 * i) / scale / 3 for i in range(30)]
    resolved = [value * (i + 1) / 33 for i, value in enumerate(eligible)]
    ineligible = [value / 7 for value in eligible]
    total = [a + b for a, b in zip(eligible, ineligible, strict=True)]
    columns = [total, eligible, ineligible, resolved]
    head = ["Đơn vị", "Tổng số phải thi hành", "Có điều kiện thi hành", "Chưa có điều kiện", "Giải quyết xong"]
    rows: list[list[Any]] = [[f"Đơn vị tính: {unit}"], head]
    rows += [[f"Huyện số {i}", *figures] for i, figures in enumerate(zip(*columns, strict=True))]
    rows.append(["Tổng cộng", *map(sum, columns)])
    sheet = sheet_of(rows, code)
    assert sheet.findings == ()
    assert "sheet.rounded_to_dong" in codes(sheet)
    rates = [row.rate for row in sheet.results() if row.level == "office"]
    assert [str(rate) for rate in rates] == [f"{100 * (i + 1) / 33:.2f}%".replace(".", ",") for i in range(30)]
    assert rates[0] is not None
    assert rates[0].eligible == tm.Amount(2_592_592_592)  # 2592592592,33


def test_sums_of_floats_are_no_fractions_of_a_dong() -> None:
    rows: list[list[Any]] = [["Đơn vị tính: tỷ đồng"], ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong"]]
    rows += [[f"Huyện số {i}", 1.1, 0.1] for i in range(100)]
    rows.append(["Tổng cộng", sum([1.1] * 100), sum([0.1] * 100)])  # 9.99999999999998
    sheet = sheet_of(rows)
    assert sheet.findings == ()
    assert "sheet.rounded_to_dong" not in codes(sheet)


def test_the_period_of_the_title_said_once_more_over_a_column_is_the_same_table() -> None:
    head = ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong 6T/2022", "Giải quyết xong 6T/2021"]
    sheet = sheet_of([["6 tháng đầu năm 2022"], head, ["Bến Lức", 100, 50, 40]], measure="cases")
    now, before = sheet.flows(skip=True), str(sheet.periods)
    assert [(str(flow.period), flow.eligible, flow.resolved) for flow in now] == [("2022/06", 100, 50)]
    assert "2021/06" in before


def test_names_typed_in_an_old_font_are_decoded_with_a_note() -> None:
    rows: list[list[Any]] = [
        ["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong"],
        ["BÕn Løc", 100, 50],
        ["CÇn §\xadíc", 200, 90],
    ]
    sheet = sheet_of(rows, measure="cases")
    assert sheet.offices == ("Bến Lức", "Cần Đước")
    assert "sheet.decoded" in codes(sheet)


def test_numbers_with_any_kind_of_space_are_numbers() -> None:
    spaces = "\u00a0\u2007\u2009\u202f\u205f\u3000"
    rows = [["Đơn vị", "Có điều kiện thi hành", "Giải quyết xong"]]
    rows += [[f"Huyện {i}", f"1{space}353", f"\u200b{space}796 "] for i, space in enumerate(spaces)]
    sheet = sheet_of(rows, measure="cases")
    assert sheet.findings == ()
    assert {flow.resolved for flow in sheet.flows()} == {796}


def test_a_stream_that_has_been_read_is_no_empty_register() -> None:
    pa = pytest.importorskip("pyarrow")
    table = pa.table({"office": ["A"], "cases.eligible": [5], "cases.resolved": [3]})
    reader = table.to_reader()
    tm.read_sheet(reader, period="2022/06")
    with pytest.raises(tm.ThadsError, match="read before"):
        tm.read_sheet(reader, period="2022/06")
