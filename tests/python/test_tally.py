"""`tm.tally`: what a caller asks, sees and may do; what is in a register is the matter of the tests beside this one."""

from __future__ import annotations

import datetime
import itertools
import random
from collections import Counter
from typing import Any

import pyarrow as pa
import pytest
from ctrl_c import ctrl_c
from layouts import Layout
from registers import PERIODS, Row, random_register, random_row
from slow_tally import AMOUNTS, CALENDAR, LARGEST, day, slow_tally, sums_of

import thads_metrics as tm
from thads_metrics import CaseError, TallyError


def consistent(seed: int, size: int) -> list[Row]:
    rows = [random_row(random.Random(seed + at), odd=0, until=day("2022-03-31")) for at in range(size)]
    assert not slow_tally(rows, "2022/06", assume=True).inconsistent
    return rows


def arrow(rows: list[Row]) -> Any:
    return Layout(random.Random(0), rows).stream().read_all()


def as_date(days: int) -> datetime.date:
    return datetime.date(1970, 1, 1) + datetime.timedelta(days=days)


def test_the_rule_said_twice_is_the_same_rule() -> None:
    """`Case.adds`, and the rule as slow_tally.py says it, which every tally here is held against."""
    rng = random.Random(1)
    rows = [random_row(rng, large=0.1, odd=0.1, wide=True) for _ in range(1_500)]
    for row in rows:
        accepted, closed = row["accepted_on"], row["closed_on"]
        amounts = [row[name] for name in AMOUNTS]
        if None in (*amounts, accepted, row["status"]) or max(abs(accepted), abs(closed or 0)) > 700_000:
            continue
        period, assume = rng.choice(PERIODS), rng.random() < 0.5
        meant = slow_tally([row | {"office": "?"}], period, assume=assume)
        got: dict[str, Counter[str]] = {"cases": Counter(), "money": Counter()}
        try:
            case = tm.Case("?", row["status"], as_date(accepted), None if closed is None else as_date(closed), *amounts)
            outcomes = {measure: case.adds(measure, period, assume=assume) for measure in got}
        except (CaseError, tm.AmountError):
            assert meant.inconsistent, row
            continue
        if outcomes["cases"].set_aside:
            assert meant.set_aside == {outcomes["cases"].set_aside: 1} == {outcomes["money"].set_aside: 1}, row
            continue
        for measure, outcome in outcomes.items():
            got[measure][str(outcome.origin)] += outcome.total
            got[measure].update(outcome.parts)
        assert [meant.cases, meant.money] == [{("?",): got["cases"]}, {("?",): got["money"]}], row
    assert LARGEST == 10**36
    assert as_date(day("9999-12-31")) == datetime.date.max
    assert CALENDAR[-1] == day("9999-12-31")


def test_inconsistent_rows_are_refused_reported_or_set_aside() -> None:
    rows = random_register(random.Random(2), 300, odd=0.5)
    table = arrow(rows)
    with pytest.raises(TallyError, match="inconsistent") as refused:
        tm.tally(table, "2022/06", assume=True)
    assert "không nhất quán" in refused.value.vi
    with pytest.warns(UserWarning, match="left out"):
        reported = tm.tally(table, "2022/06", assume=True, inconsistent="report")
    kept = tm.tally(table, "2022/06", assume=True, inconsistent="set_aside")
    assert reported == kept
    assert sums_of(kept) == slow_tally(rows, "2022/06", assume=True)
    with pytest.raises(ValueError, match="inconsistent="):
        tm.tally(table, "2022/06", inconsistent="ignore")  # type: ignore[arg-type]
    # Where nothing is wrong, there is nothing to tell.
    assert tm.tally(arrow(consistent(3, 50)), "2022/06", assume=True, inconsistent="report").inconsistent == {}


def test_a_tally_is_arrow() -> None:
    tally = tm.tally(arrow(consistent(4, 200)), "2022/06", ["office", "nature"], assume=True)
    table = pa.table(tally)
    flows = tally.flows()
    assert table["office"].to_pylist() == [flow.office for flow in flows]
    assert table["nature"].to_pylist() == [flow.group for flow in flows]
    for item in ("measure", "eligible", "reduced", "ineligible", "carried_over", "accepted"):
        assert table[item].to_pylist() == [getattr(flow, item) for flow in flows]


def test_the_regime_is_only_asserted() -> None:
    table = arrow(consistent(5, 50))
    assert tm.tally(table, "2022/06", regime="R2019", assume=True) == tm.tally(table, "2022/06", assume=True)
    with pytest.raises(TallyError, match="ends under R2019"):
        tm.tally(table, "2022/06", regime="R2024", assume=True)
    with pytest.raises(tm.RegimeError):
        tm.tally(table, "2005/06")


def test_by_one_column_is_by_its_name() -> None:
    table = arrow(consistent(6, 50))
    assert tm.tally(table, "2022/06", "nature", assume=True) == tm.tally(table, "2022/06", ["nature"], assume=True)
    assert {flow.office for flow in tm.tally(table, "2022/06", "nature", assume=True).flows()} == {""}


def long_register() -> Any:
    """Yield batches of a register, more than are read in a moment."""
    batches = list(Layout(random.Random(7), consistent(7, 3_000), sizes=[1_000]).batches())
    return pa.RecordBatchReader.from_batches(batches[0].schema, itertools.islice(itertools.cycle(batches), 1_000_000))


def test_ctrl_c_stops_a_tally() -> None:
    # The timer's thread runs only because the tally lets it.
    reader = long_register()
    with pytest.raises(KeyboardInterrupt), ctrl_c(after=0.2):
        tm.tally(reader, "2022/06", assume=True)


def test_progress_is_told_and_may_stop_a_tally() -> None:
    told: list[int] = []

    def progress(rows: int) -> None:
        told.append(rows)
        if len(told) == 3:
            raise EOFError

    with pytest.raises(EOFError):
        tm.tally(long_register(), "2022/06", assume=True, progress=progress)
    assert told == sorted(told)
    assert told[0] > 0


def test_one_office_in_several_spellings_is_one_and_a_blank_is_none() -> None:
    names = ["Bảo Lộc", "Bảo Lộc ", "bảo lộc", "Ba\u0309o Lo\u0323\u0302c", "", " "]
    days = pa.array([datetime.date(2022, 1, 5)] * len(names), pa.date32())
    table = pa.table({"office": names, "status": ["in_progress"] * len(names), "accepted_on": days})
    table = table.append_column("closed_on", pa.nulls(len(names))).append_column("due", pa.array([1] * len(names)))
    tally = tm.tally(table, "2022/06", assume=True, inconsistent="set_aside")
    assert tally.inconsistent == {"null": (2, (4, 5))}
    assert [(flow.office, flow.accepted) for flow in tally.flows() if flow.measure == "cases"] == [("Bảo Lộc", 4)]
