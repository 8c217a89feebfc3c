"""Workbooks: real numbers, formulas whose cached values are the core's and which recalculate to the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from fake_tables import HOSTILE, Fake, results

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"
DANGEROUS = ("=1+1", "+84", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', HOSTILE)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("excel") / "results.xlsx"
    tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx").results(whole="tỉnh Long An").to_excel(path)
    return path


def cells(path: Path, cached: bool) -> dict[tuple[str, str], Any]:
    book = openpyxl.load_workbook(path, data_only=cached)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value is not None}  # fmt: skip


def value_of(formula: str, sheet: str, values: dict[tuple[str, str], Any]) -> float:
    """Calculate the few kinds of formula that are written: sums of ranges, sums, quotients, differences."""

    def of_range(match: re.Match[str]) -> str:
        column, first, last = match.groups()
        return str(sum(values[sheet, f"{column}{row}"] for row in range(int(first), int(last) + 1)))

    text = re.sub(r"SUM\(([A-Z]+)(\d+):\1(\d+)\)", of_range, formula.removeprefix("="))
    text = re.sub(r"[A-Z]+\d+", lambda match: repr(values[sheet, match.group()]), text)
    assert re.fullmatch(r"[-+*/(). \de]+", text), text
    return float(eval(text))


def test_formulas_give_the_values_that_are_cached(workbook: Path) -> None:
    formulas, values = cells(workbook, cached=False), cells(workbook, cached=True)
    live = {at: text for at, text in formulas.items() if isinstance(text, str) and text.startswith("=")}
    assert len(live) > 300
    for (sheet, at), text in live.items():
        assert value_of(text, sheet, values) == pytest.approx(values[sheet, at], rel=1e-12, abs=1e-9), (sheet, at, text)


def test_totals_and_rates_are_the_core_s(workbook: Path) -> None:
    values = cells(workbook, cached=True)
    formulas = cells(workbook, cached=False)
    for name, measure, scale in (("việc", "cases", 1), ("tiền", "money", 1000)):
        flows = [flow for flow in tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx").flows() if flow.measure == measure]
        heads = {values[at]: at[1] for at in values if at[0] == f"Biểu {name}"}
        column = re.sub(r"\d", "", heads["Giải quyết xong"])
        last = 3 + len(flows) + 1
        assert values[f"Biểu {name}", f"{column}{last}"] == sum(flow.resolved or 0 for flow in flows) // scale
        assert formulas[f"Biểu {name}", f"{column}{last}"].startswith("=SUM(")
        rate = re.sub(r"\d", "", heads["Tỷ lệ thi hành xong"])
        total = flows[0]
        for flow in flows[1:]:
            total = total.add(flow, "Long An")
        assert values[f"Biểu {name}", f"{rate}{last}"] == pytest.approx(float(total.rate.fraction), rel=1e-15)


def test_sheets_headings_and_frozen_panes(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames[:4] == ["Kết quả việc", "Kết quả tiền", "Biểu việc", "Biểu tiền"]
    assert "Ghi chú" in book.sheetnames
    for name in book.sheetnames[:4]:
        assert book[name].freeze_panes == "B4"
    assert "(1.000 đồng)" in book["Kết quả tiền"]["A1"].value
    assert "(1.000 đồng)" in book["Biểu tiền"]["A1"].value


def test_a_form_that_lacks_an_office_has_no_total_and_says_so(tmp_path: Path) -> None:
    sheet = tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx")
    sheet.results().to_excel(tmp_path / "x.xlsx")
    texts = [str(value) for (name, _), value in cells(tmp_path / "x.xlsx", cached=True).items() if name == "Biểu việc"]
    assert "Tổng cộng" not in texts
    said = next(text for text in texts if text.startswith("Không cộng được"))
    assert "Mộc Hóa" in said
    assert "Bến Lức" in said
    assert "Phát hiện" in openpyxl.load_workbook(tmp_path / "x.xlsx").sheetnames


@pytest.mark.parametrize("name", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(name: str, tmp_path: Path) -> None:
    Fake(results((name, "Tân An"))).to_excel(tmp_path / "x.xlsx")
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    cell = book["Kết quả việc"]["A4"]
    assert (cell.data_type, cell.value, cell.hyperlink) == ("s", name, None)


def test_an_amount_beyond_what_a_cell_holds_is_text(tmp_path: Path) -> None:
    flows = [tm.Flow("Long An", "2022/06", "money", eligible=10**22 + 1, resolved=10**21 + 7)]
    tm.Results(flows).to_excel(tmp_path / "x.xlsx")
    values = cells(tmp_path / "x.xlsx", cached=True).values()
    assert {str(10**22 + 1), str(10**21 + 7)} <= {value for value in values if isinstance(value, str)}


def test_no_formula_adds_an_amount_that_is_text(tmp_path: Path) -> None:
    flows = [
        tm.Flow("A", "2022/06", "money", eligible=1_500_000_000_000_001, resolved=1_000_000_000_000_001),
        tm.Flow("B", "2022/06", "money", eligible=2_000_000_000_000, resolved=1_000_000_000_001),
    ]
    path = tmp_path / "big.xlsx"
    tm.Results(flows, whole="X").to_excel(path)
    values = cells(path, cached=True)
    formulas = {at: value for at, value in cells(path, cached=False).items() if str(value).startswith("=")}
    assert formulas
    for (sheet, _), formula in formulas.items():
        for column, first, last in re.findall(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?", formula):
            rows = range(int(first), int(last or first) + 1)
            assert all(isinstance(values[sheet, f"{column}{row}"], (int, float)) for row in rows), formula
    for at, formula in formulas.items():
        assert value_of(formula, at[0], values) == pytest.approx(values[at])


def test_a_form_keeps_the_name_of_an_office_whose_figures_make_no_flow(tmp_path: Path) -> None:
    csv = "Cơ quan,Tổng số phải thi hành,Có điều kiện thi hành,Giải quyết xong\nA,200,100,60\nB,300,,190\n"
    results = tm.read_sheet(csv.encode(), period="2022/06", measure="cases").results()
    results.to_excel(tmp_path / "form.xlsx")
    form = [
        row
        for (sheet, at), row in cells(tmp_path / "form.xlsx", cached=True).items()
        if sheet == "Biểu việc" and at[0] == "A"
    ]
    assert form[-3:] == ["A", "B", "Không cộng được: số liệu thiếu hoặc mâu thuẫn của B"]


def test_a_workbook_without_formulas_does_not_speak_of_them(tmp_path: Path) -> None:
    results = tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx").results()
    for name, made, has in (
        ("r", results, True),
        ("f", tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx").findings, False),
    ):
        made.to_excel(tmp_path / f"{name}.xlsx")
        said = any("là công thức" in str(value) for value in cells(tmp_path / f"{name}.xlsx", cached=True).values())
        assert said is has
