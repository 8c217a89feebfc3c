"""The law of formats: every measure, every result, every format can be written, and says the same figures."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

import thads_metrics as tm
from thads_metrics import _native, console, writers
from thads_metrics.tabular import Tabular
from thads_metrics.words import Measure

MEASURES: tuple[Measure, ...] = ("cases", "money", "admin")
BASE = {"cases": "eligible", "money": "eligible", "admin": "to_enforce"}
# Figures that occur once, so that a text which has them has them from their own cell.
FIGURES = {"Bến Lức": (4_321_000, 2_345_000), "Đức Hòa": (6_987_000, 1_654_000), "Tân Trụ": (1_234_000, 1_111_000)}


def flow(office: str, measure: Measure, base: int, resolved: int, period: str = "2022/06") -> tm.Flow:
    figures: dict[str, Any] = {BASE[measure]: base, "resolved": resolved}
    return tm.Flow(office, period, measure, **figures)


def results(measure: Measure, shift: int = 0, period: str = "2022/06") -> tm.Results:
    flows = [flow(office, measure, base + shift, done + shift, period) for office, (base, done) in FIGURES.items()]
    return tm.Results(flows, targets=tm.Target("81,5%", f"{period[:4]}/12"), whole="Long An")


def tally() -> tm.Tally:
    register = pl.DataFrame(
        {
            "office": ["A", "A", "B"],
            "status": ["completed", "in_progress", "in_progress"],
            "accepted_on": ["2021-11-01"] * 3,
            "closed_on": ["2022-01-05", None, None],
            "due": [1_000, 2_000, 4_000],
            "collected": [1_000, 0, 0],
        }
    ).with_columns(pl.col("accepted_on", "closed_on").str.to_date())
    return tm.tally(register, "2022/06", assume=True)


def findings() -> tm.Findings:
    sheet = "Cơ quan,Tổng số phải thi hành,Có điều kiện thi hành,Giải quyết xong\nA,200,100,60\nB,300,x,190\n"
    return tm.read_sheet(sheet.encode(), period="2022/06", measure="cases").findings


MADE: dict[str, Callable[[Measure], Tabular]] = {
    "results": results,
    "comparison": lambda measure: tm.compare(results(measure, 3_000, "2021/06"), results(measure)),
    "plan": lambda measure: tm.what_if(results(measure)),
    "months": lambda measure: tm.what_if(results(measure)).months,
}


def every() -> Iterator[Any]:
    for name, make in MADE.items():
        for measure in MEASURES:
            yield pytest.param(lambda make=make, measure=measure: make(measure), id=f"{name}-{measure}")
    yield pytest.param(tally, id="tally")
    yield pytest.param(findings, id="findings")


def numbers(table: tm.Table) -> dict[tuple[str, int], Fraction]:
    """The numbers of a table by column and row."""
    return {
        (column.key, row): Fraction(value)
        for column in table.columns
        if column.kind in ("whole", "decimal")
        for row, value in enumerate(column.values)
        if value is not None
    }


@pytest.mark.parametrize("make", list(every()))
def test_frames_have_the_figures_of_the_table(make: Callable[[], Tabular]) -> None:
    result = make()
    expected = {at: float(value) for at, value in numbers(result.table()).items()}
    frames = {
        "pandas": result.to_pandas().to_dict("list"),
        "polars": result.to_polars().to_dict(as_series=False),
        "arrow": result.to_pyarrow().to_pydict(),
    }
    for name, columns in frames.items():
        assert {(key, row): float(columns[key][row]) for key, row in expected} == expected, name


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("make", list(every()))
def test_readers_are_shown_the_same_cells(make: Callable[[], Tabular], lang: Any) -> None:
    result = make()
    table = result.table()
    view = table.view(lang)
    assert result.text(lang) is not None
    cells = {cell for column in view.columns for cell in column.cells if cell}
    words = " ".join(console.of(view).split())
    page, styled = _native.notebook_html(table, (), lang), result.style(lang).as_raw_html()
    for cell in cells:
        assert " ".join(cell.split()) in words
        assert escape(cell) in page
        assert cell.replace("&", "&amp;") in styled or escape(cell) in styled
    # what is shown of a column is what the column prints, or the same number in 1.000 đồng
    printed = {text for column in table.columns for text in column.printed(lang)}
    digits = {re.sub(r"\D", "", text) for text in printed}
    shown = {re.sub(r"\D", "", cell) for column in view.columns if column.is_numeric for cell in column.cells}
    rounded_up = {"still_to_resolve", "pace", "further"}
    allowed = {text.removesuffix("000") for text in digits} | {
        str(-(-int(value) // 1000)) for (key, _), value in numbers(table).items() if key in rounded_up
    }
    assert shown <= digits | allowed


@pytest.mark.parametrize("make", list(every()))
def test_a_workbook_has_the_figures_of_the_table(make: Callable[[], Tabular], tmp_path: Path) -> None:
    result = make()
    path = tmp_path / "result.xlsx"
    result.to_excel(path)
    book = openpyxl.load_workbook(path, data_only=True)
    written = {round(float(cell.value), 6) for sheet in book for row in sheet for cell in row
               if isinstance(cell.value, (int, float))}  # fmt: skip
    texts = {str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None}
    table = result.table()
    if table.name == "findings":
        assert {finding.cell for finding in findings()} <= texts
        return
    columns = {column.key: column for column in table.columns}
    for key in {"eligible", "to_enforce", "resolved", "rate_after", "further"} & columns.keys():
        for value in columns[key].values:
            if value is not None:
                share = float(value) / (100 if columns[key].unit == "percent" else 1)
                if key == "rate_after" and table.name == "comparison":  # a formula, which rounds nothing
                    share = float(Fraction(columns["rate_after_exact"].values[columns[key].values.index(value)]))
                assert {round(share, 6), round(share / 1000, 6)} & written, key
    for exact in columns["rate_exact"].values if "rate_exact" in columns else ():
        if exact is not None and table.name == "results":
            assert round(float(Fraction(exact)), 6) in written


@pytest.mark.parametrize("measure", MEASURES)
def test_the_rate_of_every_measure_is_a_formula_over_its_base(measure: Measure, tmp_path: Path) -> None:
    results(measure).to_excel(tmp_path / "x.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "x.xlsx").worksheets[0]
    headings = {cell.value: cell.column_letter for cell in sheet[3]}
    base = tm.term(BASE[measure])
    done, base_at, rate = (headings[tm.term(k).capitalize()] for k in ("resolved", BASE[measure], "rate"))
    assert sheet[f"{rate}4"].value == f"={done}4/{base_at}4", base
    assert sheet[f"{done}7"].value == f"=SUM({done}4:{done}6)"


@pytest.mark.parametrize("measure", MEASURES)
def test_a_text_file_has_every_figure(measure: Measure, tmp_path: Path) -> None:
    made = results(measure)
    writers.write_csv(made, tmp_path / "x.csv", "vi")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "x.csv").read_text("utf-8-sig"))))
    for (key, row), value in numbers(made.table()).items():
        assert Fraction(rows[row][key]) == value


@pytest.mark.parametrize("make", list(every()))
def test_every_chart_that_suits_is_drawn_with_the_table_s_own_text(make: Callable[[], Tabular]) -> None:
    from thads_metrics import charts

    table = make().table()
    for kind in charts.suitable(table):
        spec = charts.of(table, kind).to_dict()
        labels = {row["label"] for rows in spec["datasets"].values() for row in rows if row.get("label")}
        printed = {text for column in table.columns for text in column.printed("vi")}
        assert labels
        if kind != "waterfall":  # whose steps are signed, and the last of them the sum
            assert labels <= printed


@pytest.mark.parametrize("measure", MEASURES)
def test_what_is_counted_says_its_own_name(measure: Measure) -> None:
    unit = {"cases": "việc", "money": "đồng", "admin": "bản án"}[measure]
    text = results(measure).text()
    assert unit in text
    assert measure != "admin" or " việc" not in text.replace("vụ việc", "")


def test_rows_are_iterated_and_found_by_any_spelling() -> None:
    made = results("cases")
    assert [row.office for row in made] == [*FIGURES, "Long An"]
    assert len(list(made)) == len(made)
    assert made["BẾN  LỨC"] == made["Chi cục THADS huyện Bến Lức"] == next(iter(made))
    assert made["Bến Lức", "cases", "2022/06"].rate == tm.Rate(2_345_000, 4_321_000)
    with pytest.raises(tm.ResultsError, match="no office") as caught:
        made["Xuân Trường"]
    assert "Bến Lức" in caught.value.vi
    with pytest.raises(tm.ResultsError, match="name the measure"):
        tm.Results([flow("A", m, 2, 1) for m in MEASURES])["A"]
