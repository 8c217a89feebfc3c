"""The sample workbooks: their totals lie where the printed report says, and their slips are found."""

from __future__ import annotations

import csv
import runpy
from fractions import Fraction
from pathlib import Path

import pytest

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = ("long-an-2022-06.xlsx", "long-an-2022-05.xlsx", "long-an-2022-06-slips.xlsx", "long-an-2022-06-slips.csv",
         "long-an-2022.csv")  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> tm.Sheet:
    return tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx")


def total(sheet: tm.Sheet, measure: str) -> tm.Flow:
    first, *others = (flow for flow in sheet.flows() if flow.measure == measure)
    for flow in others:
        first = first.add(flow, "Long An")
    return first


@pytest.mark.parametrize("name", NAMES)
def test_the_script_makes_the_files_that_are_here(name: str, tmp_path: Path) -> None:
    runpy.run_path(str(EXAMPLES / "make_samples.py"))["make"](tmp_path)
    if name.endswith(".csv"):
        assert (tmp_path / name).read_bytes() == (EXAMPLES / name).read_bytes()
    else:  # another version of the writer may pack the same cells differently
        made, here = (tm.read_sheet(folder / name) for folder in (tmp_path, EXAMPLES))
        assert made.flows(skip=True) == here.flows(skip=True)


def test_the_sample_closes(sample: tm.Sheet) -> None:
    assert (len(sample.offices), sample.measures, sample.periods) == (16, ("cases", "money"), (tm.Period("2022/06"),))
    assert list(sample.findings) == []


@pytest.mark.parametrize("measure", ["cases", "money"])
def test_its_totals_lie_within_what_the_report_implies(sample: tm.Sheet, measure: str) -> None:
    audit = tm.read_report(EXAMPLES / "long-an-2022-06.toml").audit()
    flow = total(sample, measure)
    for item in ("eligible", "resolved", "carried_over", "carried_over_eligible", "to_enforce"):
        assert within(audit.quantity(f"{measure}.{item}"), getattr(flow, item)), item
    assert within(audit.quantity(f"{measure}.rate"), flow.rate.fraction * 100)


def within(bounds: tm.Bounds, value: int | Fraction) -> bool:
    """Whether a value is one of those that the figures allow."""
    return bounds.low is not None and bounds.high is not None and bounds.low <= value <= bounds.high


def test_it_says_that_it_is_made_up() -> None:
    cells = [cell for sheet in openpyxl_cells(EXAMPLES / "long-an-2022-06.xlsx") for cell in sheet]
    assert any("SỐ LIỆU MINH HỌA" in cell for cell in cells)


def openpyxl_cells(path: Path) -> list[list[str]]:
    import openpyxl

    book = openpyxl.load_workbook(path)
    return [[str(cell.value) for row in sheet.iter_rows(max_row=5) for cell in row if cell.value] for sheet in book]


def test_all_ten_slips_are_found_and_none_invented() -> None:
    previous = tm.read_sheet(EXAMPLES / "long-an-2022-05.xlsx")
    sheet = tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx", previous=previous)
    with (EXAMPLES / "long-an-2022-06-slips.csv").open(encoding="utf-8", newline="") as file:
        slips = list(csv.DictReader(file))
    found = {finding.cell.replace("'", ""): finding for finding in sheet.findings}
    assert len(slips) == len(found) == len(sheet.findings) == 10
    assert set(found) == {slip["cell"] for slip in slips}
    for slip in slips:
        finding = found[slip["cell"]]
        assert (finding.explanation or "") == slip["explanation"], slip["cell"]
        assert finding.office == slip["office"]
        if slip["explanation"]:
            digits = (finding.expected or "").strip("%").replace(".", "").replace(",", "")
            assert digits == slip["right"].replace(".", ""), slip["cell"]


def test_the_year_leads_up_to_the_sample(sample: tm.Sheet) -> None:
    year = tm.read_sheet(EXAMPLES / "long-an-2022.csv", unit="thousand")
    assert len(year.periods) == 12
    assert list(year.findings) == []
    june = [flow for flow in year.flows() if flow.period == tm.Period("2022/06")]
    assert {(f.office, f.measure, f.eligible, f.resolved) for f in june} == {
        (f.office, f.measure, f.eligible, f.resolved) for f in sample.flows()
    }
