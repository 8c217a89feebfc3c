"""Results, comparisons and plans of the extension: what goes in, and the tables that come out."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import polars
import pytest

import thads_metrics as tm
from thads_metrics import _native

EXAMPLES = Path(__file__).parents[2] / "examples"
PERIOD = "2022/06"
YEAR = tm.Target("81,5%", "2022/12")


def flows(period: str = PERIOD, more: int = 0) -> list[tm.Flow]:
    """Two offices, việc and tiền, whose việc are those that the Long An report implies."""
    million = 1_000_000
    return [
        tm.Flow("Bến Lức", period, "cases", eligible=4000, resolved=2400 + more),
        tm.Flow("Đức Hòa", period, "cases", eligible=6983, resolved=3174),
        tm.Flow("Bến Lức", period, "money", eligible=900 * million, resolved=200 * million),
        tm.Flow("Đức Hòa", period, "money", eligible=10**25, resolved=10**24),
    ]


def results(period: str = PERIOD, more: int = 0, targets: Any = YEAR) -> _native.Results:
    return _native.Results(flows(period, more), targets=targets, whole="Long An")


def column(table: _native.Table, key: str) -> list[Any]:
    found = table.column(key)
    assert found is not None
    return list(found.values)


@pytest.mark.parametrize(
    "targets",
    [
        YEAR,
        {"cases": YEAR, "money": YEAR},
        {"Bến Lức": YEAR, "Đức Hòa": {"cases": YEAR, "money": YEAR}, "Long An": YEAR},
        tm.Targets([(None, YEAR)]),
    ],
)
def test_targets_in_every_form_are_the_same(targets: Any) -> None:
    table = results(targets=targets).table()
    assert column(table, "gap") == column(results().table(), "gap")
    assert column(table, "still_to_resolve")[2] == 3378


def test_without_targets_the_nation_is_the_yardstick() -> None:
    table = results(targets=None).table()
    assert set(column(table, "target_source")) == {"above"}
    assert column(table, "target")[0] == Decimal("81.50")


@pytest.mark.parametrize("made", ["results", "comparison", "plan", "months"])
def test_beside_every_rounded_number_and_every_amount_stands_the_exact_one(made: str) -> None:
    now = results()
    plan = _native.what_if(now)
    tables = {
        "results": now.table(),
        "comparison": _native.compare(results("2021/06", more=7), now).table(),
        "plan": plan.table(),
        "months": plan.months(),
    }
    table = tables[made]
    keys = [found.key for found in table.columns]
    assert len(set(keys)) == len(keys)
    for found in table.columns:
        assert len(found) == len(table)
        if found.kind != "decimal" and found.unit != "by_measure":
            continue
        exact = column(table, f"{found.key}_exact")
        for value, text in zip(found.values, exact, strict=True):
            assert (value is None) == (text is None)
            if found.kind == "whole" and text is not None:
                assert str(value) == text
            if found.kind == "decimal" and text is not None and found.unit == "points":
                assert isinstance(value, Decimal)
                assert abs(Fraction(value) - Fraction(text)) <= Fraction(1, 10 ** (found.places or 0))


def test_effects_sum_to_the_change_of_the_rate() -> None:
    table = _native.compare(results("2021/06", more=7), results()).table()
    rows = zip(column(table, "measure"), column(table, "level"), column(table, "effect_exact"), strict=True)
    offices = [Fraction(text) for measure, level, text in rows if (measure, level) == ("cases", "office")]
    assert sum(offices) == (Fraction(5574, 10983) - Fraction(5581, 10983)) * 100
    printed = column(table, "effect")
    assert printed[0] + printed[1] == printed[2] == Decimal("-0.06")


def test_a_plan_says_what_follows() -> None:
    now = results()
    plan = _native.what_if(now, measure="cases", resolved={"Đức Hòa": 2000})
    assert plan.share is None
    table = plan.table()
    assert (column(table, "rank_before"), column(table, "rank_after")) == ([1, 2, None], [2, 1, None])
    months = _native.what_if(now, measure="cases", share="proportional").months()
    assert sum(column(months, "further")) == 3378
    assert column(months, "resolved")[-1] == 8952


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: _native.Results([]), "results.nothing"),
        (lambda: _native.Results(flows() + flows()), "results.twice"),
        (lambda: _native.Results(flows(), ties="perhaps"), "results.ties"),
        (lambda: results().at("2022/07"), "results.no_period"),
        (lambda: _native.compare(_native.Results(flows() + flows("2022/07")), results()), "results.periods"),
        (lambda: _native.compare(_native.Results(flows()[:1]), _native.Results(flows()[2:])), "results.no_measure"),
        (lambda: _native.what_if(results(), share="fairly"), "results.share"),
        (lambda: _native.what_if(results(), resolved={"Bến Lức": 1}), "results.which_measure"),
        (lambda: _native.what_if(results(), measure="cases", resolved={"Bến Lức": 1601}), "results.more_than_open"),
        (lambda: _native.what_if(results(), measure="cases", resolved={"Cà Mau": 1}), "results.no_office"),
        (lambda: _native.what_if(results(targets={"Bến Lức": YEAR})), "results.no_target"),
    ],
)
def test_what_can_not_be_is_an_error(call: Any, code: str) -> None:
    with pytest.raises(tm.ResultsError) as raised:
        call()
    assert raised.value.code == code
    assert raised.value.vi != raised.value.en


def test_points_are_never_called_percent() -> None:
    table = results().table()
    for found in table.columns:
        if found.unit == "points":
            assert all(text == "" or text.endswith(" điểm %") for text in found.printed("vi"))
            assert all(text == "" or text.endswith(" points") for text in found.printed("en"))


def test_copies_are_the_same() -> None:
    sheet = tm.read_sheet(b"office,eligible,resolved\nA,10,5\n", period=PERIOD, measure="cases")
    results = sheet.results()
    for one in (sheet, results, tm.compare(results, results), tm.what_if(results)):
        assert copy.copy(one) is one
        assert copy.deepcopy([one])[0] is one


def test_results_pickle_as_what_they_were_computed_from() -> None:
    sheet = tm.read_sheet(b"office,eligible,resolved\nA,10,5\nB,9,12\n", period=PERIOD, measure="cases")
    results = sheet.results(targets=YEAR, above=iter([tm.Flow("toàn quốc", PERIOD, "cases", eligible=9, resolved=4)]))
    given = tm.Results(iter(flows()), targets=YEAR, whole="Long An")
    plan = tm.what_if(given, measure="cases", resolved={"Bến Lức": 100})
    for one in (results, results.at(PERIOD), given, tm.compare(given, given), plan, plan.results, plan.months):
        again = pickle.loads(pickle.dumps(one))
        assert type(again) is type(one)
        assert again == one
        assert again.text() == one.text()
    assert pickle.loads(pickle.dumps(results)).findings == results.findings
    frame = polars.DataFrame({"office": ["A"], "eligible": [10], "resolved": [5]})
    for read in (sheet, tm.read_sheet(frame, period=PERIOD, measure="cases", previous=sheet)):
        reread = pickle.loads(pickle.dumps(read))
        assert (reread.findings, reread.results(), reread.file) == (read.findings, read.results(), read.file)


def test_a_finding_is_the_same_as_json_and_pickled() -> None:
    for file in EXAMPLES.glob("*.xlsx"):
        findings = tm.read_sheet(file).findings
        assert pickle.loads(pickle.dumps(findings)) == findings
        assert [tm.Finding.from_json(one.to_json()) for one in findings] == list(findings)
        assert all(json.loads(one.to_json())["cell"] == one.cell for one in findings)
    with pytest.raises(ValueError, match="expected"):
        tm.Finding.from_json("so")


def test_a_pickle_does_not_follow_what_was_changed_later() -> None:
    frame = polars.DataFrame({"office": ["A"], "eligible": [10], "resolved": [5]})
    sheet = tm.read_sheet(frame, period=PERIOD, measure="cases")
    frame[0, "resolved"] = 9
    with pytest.raises(ValueError, match="was changed"):
        pickle.dumps(sheet)
    targets = {"cases": YEAR}
    results = tm.Results(flows()[:2], targets=targets)
    targets["cases"] = tm.Target("10%", "2022/12")
    assert pickle.loads(pickle.dumps(results)) == results


def test_no_file_that_was_read_is_replaced(tmp_path: Path) -> None:
    names = ("before.csv", "sheet.csv", "targets.csv")
    before, own, targets = (tmp_path / name for name in names)
    before.write_text("office,eligible,resolved\nA,9,2\nB,8,3\n", encoding="utf-8")
    own.write_text("office,eligible,resolved\nA,10,5\nB,9,12\n", encoding="utf-8")
    targets.write_text("office,cases\nA,60%\nB,70%\n", encoding="utf-8")
    asked: dict[str, Any] = {"period": PERIOD, "measure": "cases"}
    previous = tm.read_sheet(before, **asked)
    sheet = tm.read_sheet(own, previous=previous, **asked)
    results = sheet.results(targets=targets)
    with own.open("rb") as file:
        opened = tm.read_sheet(file, **asked)
    compared = tm.compare(previous.results(), results)
    plan = tm.what_if(results, resolved={"A": 1})
    for made, read in [
        (sheet.findings, (before, own)),
        (results, (before, own, targets)),
        (results.at(PERIOD), (before, own, targets)),
        (compared, (before, own, targets)),
        (plan, (own, targets)),
        (plan.results, (own, targets)),
        (plan.months, (own,)),
        (opened.results(), (own,)),
    ]:
        for path in read:
            held = path.read_bytes()
            for write in (made.to_excel, made.report):
                with pytest.raises(FileExistsError):
                    write(path)
            assert path.read_bytes() == held
    for path in (before, own):
        with pytest.raises(FileExistsError):
            sheet.annotated(path)
    results.to_excel(tmp_path / "new.xlsx")


def test_a_number_that_may_be_a_share_is_no_target() -> None:
    for value in ("0,815", "0.815", Decimal("0.815"), 1, "1"):
        with pytest.raises(tm.TargetError) as raised:
            tm.Target(value, "2022/12")
        assert raised.value.code == "target.share"
    for sure in ("0,815%", tm.Percent("0,815%"), "163/200"):
        assert tm.Target(sure, "2022/12").fraction == Fraction(815, 100_000)


def test_targets_that_nothing_is_held_against_are_said() -> None:
    for targets in (
        tm.Target("40%", "2022/12", measure="admin"),
        {"admin": tm.Target("40%", "2022/12")},
        tm.Target("40%", "2022/03"),
        tm.Target("40%", "2023/12"),
        {"Bến Lức": tm.Target("40%", "2021/12")},
    ):
        notes = tm.Results(flows(), targets=targets).table().notes
        assert any("was not used" in en for _, en in notes), targets
        assert any("chưa áp dụng được" in vi for vi, _ in notes), targets
    milestones = tm.Targets([("Bến Lức", tm.Target("20%", "2022/03")), ("Bến Lức", tm.Target("80%", "2022/12"))])
    assert not [en for _, en in tm.Results(flows(), targets=milestones).table().notes if "was not used" in en]


def test_what_was_asked_against_what_is_written_is_in_the_results() -> None:
    sheet = tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx", period="2022/05")
    results = sheet.results()
    assert any("2022/06" in en and "2022/05" in en for _, en in results.table().notes)
    assert "2022/06" in results.text("en")
    with pytest.raises(tm.ResultsError) as raised:
        sheet.results(period="2021/06")
    assert (raised.value.code, raised.value.en) == (
        "results.no_period",
        "there are no figures of 2021/06; there are of 2022/05",
    )
    with pytest.raises(tm.ResultsError) as raised:
        sheet.results(measure="admin")
    assert raised.value.code == "results.not_measured"


def test_names_of_measures_are_no_offices() -> None:
    wanted = column(results(targets={"cases": YEAR}).table(), "target")
    for name in ("Cases", "việc", "Về việc"):
        assert column(results(targets={name: YEAR}).table(), "target") == wanted
    of_money = tm.Target("81,5%", "2022/12", measure="money")
    for targets in ({"cases": of_money}, {"Bến Lức": {"Cases": of_money}}):
        with pytest.raises(tm.TargetError) as raised:
            results(targets=targets)
        assert raised.value.code == "target.other_measure"
    with pytest.raises(tm.TargetError) as raised:
        results(targets=tm.Target("150%", "2022/12"))
    assert raised.value.code == "target.impossible"
    for nonsense in (5, {"cases": 5}, [YEAR]):
        with pytest.raises(TypeError, match="targets are"):
            results(targets=nonsense)


def test_nothing_resolved_is_not_the_same_as_nothing_said() -> None:
    assert tm.what_if(tm.Results(flows(), targets=YEAR), measure="cases", resolved={}).text("en").count("fewest") == 0
    fewest = tm.what_if(tm.Results(flows(), targets=YEAR), measure="cases", share="fewest_offices")
    assert "fewest" in fewest.text("en")


def test_one_reason_for_many_offices_is_one_note() -> None:
    rows = "".join(f"Office {number},10,x\n" for number in range(20))
    sheet = tm.read_sheet(f"office,eligible,resolved\n{rows}Z,10,5\n".encode(), period=PERIOD, measure="cases")
    (note,) = [en for _, en in sheet.results().table().notes]
    assert note.startswith("the sums of 2022/06 (cases) are without Office 0, Office 1")
    assert "more" in note


def test_a_target_of_no_office_is_said() -> None:
    own = tm.Results(flows(), targets={"Bến Lức": YEAR, "Bac Me": YEAR})
    assert [en for _, en in own.table().notes if "Bac Me".lower() in en.lower()]
    assert not [en for _, en in tm.Results(flows(), targets={"bến lức": YEAR}).table().notes if "was not used" in en]
    assert not [en for _, en in tm.Results(flows()).table().notes if "was not used" in en]


@pytest.mark.parametrize(
    "rows",
    [
        "Đơn vị,CHV,Có điều kiện,Xong\nChi cục A,Nguyễn An,10,5\nChi cục A,Trần Bé,20,10\nChi cục B,Lê Cả,40,20\n",
        "CHV,Đơn vị,Có điều kiện,Xong\nNguyễn An,Chi cục A,10,5\nTrần Bé,,20,10\nLê Cả,Chi cục B,40,20\n",
    ],
)
def test_offices_without_a_row_have_the_sum_of_their_officers(rows: str, tmp_path: Path) -> None:
    """It is the offices that are ranked, by what their officers' rows add up to, and it is said."""
    (tmp_path / "form.csv").write_text("Kết quả về việc 6 tháng đầu năm 2022\n" + rows, encoding="utf-8")
    sheet = tm.read_sheet(tmp_path / "form.csv")
    results = sheet.results()
    rates = {row.office: row.rate for row in results if row.level == "office"}
    assert rates == {"Chi cục A": tm.Rate(15, 30), "Chi cục B": tm.Rate(20, 40)}
    assert any("officers" in note[1] for note in results.table().notes)
    assert len([row for row in sheet.results(level="officer") if row.level == "office"]) == 3
