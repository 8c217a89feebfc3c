"""A tally as a result: tables, words, results of offices, roll-ups, a sheet set against it."""

from __future__ import annotations

import copy
import datetime
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

import thads_metrics as tm

OFFICES = ["Chi cục THADS huyện Bến Lức", "Chi cục THADS huyện Đức Hòa", "Cục THADS tỉnh Long An"]
NATURES = ["dân sự", "hình sự"]
START = datetime.date(2021, 10, 1)


def register(rows: int = 400, seed: int = 3) -> pl.DataFrame:
    """A register of whole nghìn đồng, of which every row is consistent."""
    rng = random.Random(seed)
    made = []
    for _ in range(rows):
        status = rng.choice(["completed", "in_progress", "ineligible", "entrusted"])
        accepted = START + datetime.timedelta(rng.randrange(-300, 220))
        due = rng.randrange(1, 10**6) * 1000
        made.append(
            {
                "office": rng.choice(OFFICES),
                "nature": rng.choice(NATURES),
                "status": status,
                "accepted_on": accepted,
                "closed_on": max(accepted, START) if status in ("completed", "entrusted") else None,
                "due": due,
                "collected": due if status == "completed" else 0,
            }
        )
    return pl.DataFrame(made).filter(~((pl.col("closed_on") > datetime.date(2022, 3, 31)).fill_null(False)))


def tally(by: Any = ("office", "nature")) -> tm.Tally:
    return tm.tally(register(), "2022/06", by, assume=True)


def test_a_roll_up_is_the_tally_by_fewer_columns() -> None:
    assert tally().over("office") == tally("office")
    assert tally().over(["nature", "office"]) == tally(["nature", "office"])
    assert {"dân sự", "hình sự"} == set(tally().split("nature"))
    for name, part in tally().split("nature").items():
        alone = tm.tally(register().filter(pl.col("nature") == name), "2022/06", ["office", "nature"], assume=True)
        assert part == alone
    with pytest.raises(tm.TallyError, match="not by officer"):
        tally().over("officer")


def test_results_are_those_of_its_offices_whatever_else_it_is_by() -> None:
    flows = tally("office").flows()
    year = tm.Target("81,5%", "2022/12")
    results = tally().results(targets=year, whole="Long An", ties="printed", measure="cases")
    of_flows = tm.Results([f for f in flows if f.measure == "cases"], targets=year, whole="Long An", ties="printed")
    assert results.to_polars().equals(of_flows.to_polars())
    assert results.measures == ("cases",)
    # What stayed out is said beside the results; of one group, which it is.
    assert any("trí nhớ" in vi for vi, _ in results.table().notes)
    civil = tally().split("nature")["dân sự"].results()
    assert ("Chỉ gồm nature: dân sự.", "Only nature: dân sự.") in civil.table().notes
    with pytest.raises(tm.TallyError, match="not by office"):
        tally("nature").results()


def test_targets_may_stand_in_a_file(tmp_path: Path) -> None:
    targets = tmp_path / "targets.csv"
    targets.write_text(f"Cơ quan,Việc,Tiền\n{OFFICES[0]},85%,45%\n", encoding="utf-8")
    columns = tally().results(targets=targets).to_polars().filter(pl.col("office") == OFFICES[0])
    assert columns["target"].to_list() == [85.0, 45.0]


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_have_the_columns_it_is_by_and_every_item(library: str) -> None:
    made = tally()
    frame = getattr(made, f"to_{library}")()
    rows = {
        "pandas": lambda: frame.to_dict("records"),
        "polars": lambda: frame.to_dicts(),
        "pyarrow": lambda: frame.to_pylist(),
    }[library]()
    flows = made.flows()
    assert [(row["office"], row["nature"], row["measure"]) for row in rows] == [
        (flow.office, flow.group, flow.measure) for flow in flows
    ]
    for row, flow in zip(rows, flows, strict=True):
        assert {item: row[item] for item in flow.items()} == flow.items()
        assert row["rate_exact"] == f"{flow.resolved}/{flow.eligible}"


def test_a_notebook_shows_each_group_once_with_both_measures() -> None:
    shown = tally().table().view()
    assert [column.key for column in shown.columns[:2]] == ["office", "nature"]
    assert shown.rows == len(OFFICES) * len(NATURES)
    assert {column.group for column in shown.columns} == {"", "Việc", "Tiền (1.000 đồng)"}
    by_nature = tally("nature").table().view("en")
    assert by_nature.columns[0].cells == ("dân sự", "hình sự")
    assert by_nature.rows == 2
    assert "Tổng hợp sổ thụ lý" in tally()._repr_html_()


@pytest.mark.parametrize("name", ["level", "period", "parent", "name", "is_tied", "<b>"])
def test_a_column_may_be_called_anything(name: str, tmp_path: Path) -> None:
    made = tm.tally(register().rename({"nature": name}), "2022/06", ["office", name], assume=True)
    shown = made.table().view()
    assert shown.rows == len(OFFICES) * len(NATURES)
    assert shown.totals == frozenset()
    made.report(tmp_path / "report.html")
    assert "<b>" not in (tmp_path / "report.html").read_text("utf-8")
    assert name in made.style().as_raw_html().replace("&lt;", "<").replace("&gt;", ">")


def test_charts_are_of_offices() -> None:
    drawn = tally().chart().to_dict()
    assert drawn == tally("office").chart().to_dict()
    with pytest.raises(tm.TallyError):
        tally("nature").chart()


def test_its_report_says_once_what_stayed_out(tmp_path: Path) -> None:
    tally("office").report(tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text("utf-8")
    assert page.count("không tính theo quy tắc") == 1
    assert "<svg" not in page  # charts are of its results, which have targets


def test_a_workbook_is_the_form_with_what_stayed_out(tmp_path: Path) -> None:
    path = tmp_path / "tally.xlsx"
    made = tally()
    made.to_excel(path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Biểu việc", "Biểu tiền", "Không tính", "Lời văn"]
    labels = [row[0] for row in book["Biểu việc"].iter_rows(min_row=4, values_only=True)]
    groups = [f"{flow.office} – {flow.group}" for flow in made.flows() if flow.measure == "cases"]
    assert labels == [*groups, "Tổng cộng"]
    # What is written is read again as the tally of the offices.
    tally("office").to_excel(path)
    again = tm.read_sheet(path, period="2022/06", sheet=["Biểu việc", "Biểu tiền"])
    assert not tally("office").against(again)


def test_what_was_tallied_is_said_in_words() -> None:
    made = tally()
    assert made.text().startswith("Sổ thụ lý 6 tháng đầu năm 2022, theo cơ quan thi hành án, nature: ")
    assert made.text("en").startswith("The register for the first 6 months of 2022, by office, nature: ")
    out = made.left_out
    assert out
    assert out.to_polars()["rows"].sum() == made.rows - made.tallied
    assert all(f"Note: {line}" in made.text("en") for line in out.text("en").split("\n\n"))
    empty = tm.Tally.empty("2022/06")
    assert not empty.left_out
    assert empty
    assert len(empty) == 0
    assert "Không có dòng nào." in empty._repr_html_()


def test_inconsistent_rows_are_named_with_their_reason() -> None:
    rows = register().with_columns(status=pl.lit("hoãn"))
    made = tm.tally(rows, "2022/06", inconsistent="set_aside")
    (row,) = made.left_out.to_polars().to_dicts()
    assert (row["kind"], row["reason"], row["rows"]) == ("inconsistent", "status", rows.height)
    assert row["first"].startswith("0, 1, 2,")
    assert row["first"].endswith("19, …")
    assert "không phải là trạng thái" in made.left_out._repr_html_()


def test_a_tally_pickles_copies_and_does_not_change() -> None:
    made = tally()
    for other in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made)):
        assert type(other) is tm.Tally
        assert other == made
    assert made.merge(tm.Tally.empty("2022/06", ["office", "nature"], assume=True)) == made
    assert made != made.over("office")
    with pytest.raises(AttributeError, match="Tally does not change"):
        made.rows = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        made.merge("another")  # type: ignore[arg-type]


def sheet(changed: int = 0) -> tm.Sheet:
    """The sheet that the offices sent, with a figure of the first changed."""
    frame = tally("office").to_polars()
    wanted = ["accepted", "to_enforce", "eligible", "resolved"]
    cases, money = (
        frame.filter(pl.col("measure") == measure).select("office", *wanted) for measure in ("cases", "money")
    )
    both = cases.rename({item: f"cases.{item}" for item in wanted}).join(
        money.rename({item: f"money.{item}" for item in wanted}), on="office"
    )
    first = pl.col("office") == both["office"][0]
    return tm.read_sheet(both.with_columns(pl.col("cases.accepted") + first.cast(pl.Int64) * changed), period="2022/06")


def test_a_sheet_is_set_against_the_register_cell_by_cell() -> None:
    assert not tally().against(sheet())
    assert tally().against(sheet()).text("en").startswith("All 24 figures are those of the register.")
    found = tally().against(sheet(7))
    assert found
    (row,) = found.to_polars().to_dicts()
    told = ("cell", "office", "measure", "item", "off_by", "kind")
    office = min(OFFICES)
    assert [row[key] for key in told] == ["cases.accepted[0]", office, "cases", "accepted", 7, "differs"]
    assert row["found"] - row["register"] == 7
    assert "cases.accepted[0]" in found._repr_html_()
    text = "Cơ quan,Có điều kiện thi hành,Giải quyết xong\nLong An,10,5\n".encode()
    other = tm.read_sheet(text, period="2022/05", measure="cases")
    with pytest.raises(tm.TallyError, match="no figures of 2022/06"):
        tally().against(other)


NO_PYARROW = """
import sys
sys.modules["pyarrow"] = None
import polars as pl
import thads_metrics as tm

class Stream:
    def __init__(self, of):
        self.__arrow_c_stream__ = of.__arrow_c_stream__

results = tm.Results([tm.Flow("A", "2022/06", "cases", eligible=4, resolved=1)])
text = "Cơ quan,Có điều kiện thi hành,Giải quyết xong\\nA,10,1o\\n"
findings = tm.read_sheet(text.encode(), period="2022/06", measure="cases").findings
for one in (results, tm.compare(results, results), tm.what_if(results), findings, tm.Tally.empty("2022/06")):
    frame = pl.DataFrame(Stream(one))
    assert frame.columns == [column.key for column in one.table().columns], one
    assert frame.rows() == one.to_polars().rows(), one
assert frame.columns[:2] == ["office", "measure"]
"""


def test_arrow_goes_out_without_pyarrow() -> None:
    asked = subprocess.run([sys.executable, "-c", NO_PYARROW], capture_output=True, text=True, check=False)
    assert asked.returncode == 0, asked.stderr
