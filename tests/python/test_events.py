"""A log of events is tallied as the register is that it makes, at every cut-off."""

from __future__ import annotations

import datetime
import itertools
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest
from ctrl_c import ctrl_c
from event_logs import (
    PARTS,
    PERIODS,
    SCHEMA,
    STANDING,
    Row,
    as_arrow,
    consistent_log,
    register,
    row,
    spoilt_log,
)
from hypothesis import given, settings
from hypothesis import strategies as st

import thads_metrics as tm
from thads_metrics import TallyError

REGISTER = pa.schema(
    [("office", pa.string()), ("nature", pa.string()), ("status", pa.string())]
    + [("accepted_on", pa.date32()), ("closed_on", pa.date32())]
    + [(name, pa.int64()) for name in ["due", *PARTS]]
)
BOOKS = [status for status in STANDING if status != "separately_tracked"]
DAY = datetime.date


def tallied(rows: Sequence[Row], period: str, by: Sequence[str]) -> tm.Tally:
    table = pa.Table.from_pylist([{name: stay[name] for name in REGISTER.names} for stay in rows], schema=REGISTER)
    return tm.tally(table, period, by, assume=True, inconsistent="set_aside")


def by_office(tally: tm.Tally, item: str) -> dict[tuple[str, str], int]:
    """The figures of an item that are not zero, by office and measure."""
    table = pa.table(tally).to_pylist()
    return {(line["office"], line["measure"]): line[item] for line in table if line[item]}


randoms = st.randoms(use_true_random=False)


@settings(max_examples=40, deadline=None)
@given(randoms, st.sampled_from([("office",), ("nature",), ("office", "nature")]), st.sampled_from([1, 2, 5]))
def test_a_log_is_the_register_that_it_makes(rng: random.Random, by: tuple[str, ...], threads: int) -> None:
    log = spoilt_log(rng)
    events = tm.Events(as_arrow(log), by)
    assert events.rows == len(log)
    tallies = events.tallies(PERIODS, assume=True, inconsistent="set_aside", threads=threads)
    for period, tally in zip(PERIODS, tallies, strict=True):
        rows, broken = register(log, period, by)
        meant = tallied(rows, period, by)
        assert tally.flows() == meant.flows()
        assert tally.set_aside == meant.set_aside
        assert (tally.rows, tally.tallied) == (meant.rows + len(broken), meant.tallied)
        reasons = defaultdict(list)
        for reason, number in broken:
            reasons[reason].append(number)
        for reason, (_, numbers) in meant.inconsistent.items():
            reasons[reason] += [rows[number]["row"] for number in numbers]
        assert tally.inconsistent == {
            reason: (len(numbers), tuple(sorted(numbers)[:20])) for reason, numbers in reasons.items()
        }
        if not broken and not meant.inconsistent:
            assert tally == meant
            assert tm.Tally.from_bytes(tally.to_bytes()) == meant


@settings(max_examples=15, deadline=None)
@given(randoms)
def test_a_year_of_months_reconciles(rng: random.Random) -> None:
    events = tm.Events(as_arrow(consistent_log(rng, standing=BOOKS)))
    last: dict[Any, Row] = {}
    for month in events.months(2021, assume=True):
        for line in pa.table(month).to_pylist():
            none = dict.fromkeys(line, 0)
            was = last.get((line["office"], line["measure"]), none)
            assert line["accepted"] == line["carried_in"] + line["newly_accepted"]
            assert line["to_enforce"] == line["accepted"] - line["entrusted"] - line["taken_up"] - line["revoked"]
            assert line["to_enforce"] == line["eligible"] + line["ineligible"] + line["deferred"]
            assert line["carried_over"] == line["to_enforce"] - line["resolved"]
            assert line["carried_over_eligible"] == line["eligible"] - line["resolved"]
            assert was is none or line["carried_in"] == was["carried_in"]
            for item in ("newly_accepted", "entrusted", "completed", "terminated", "reduced", "taken_up", "revoked"):
                assert (line[item] or 0) >= (was[item] or 0)  # nobody takes back what has happened
            last[line["office"], line["measure"]] = line


@settings(max_examples=15, deadline=None)
@given(randoms)
def test_what_a_year_carries_over_the_next_carries_in(rng: random.Random) -> None:
    events = tm.Events(as_arrow(consistent_log(rng, standing=BOOKS)))
    for year in (2020, 2021, 2022):
        carried_over = by_office(events.tally(f"{year}/12", assume=True), "carried_over")
        for month in events.months(year + 1, assume=True):
            assert by_office(month, "carried_in") == carried_over


@settings(max_examples=15, deadline=None)
@given(randoms)
def test_what_is_tracked_separately_is_neither_carried_over_nor_in(rng: random.Random) -> None:
    log = consistent_log(rng)
    events = tm.Events(as_arrow(log))
    for year in (2020, 2021, 2022):
        before, _ = register(log, f"{year}/12", ("office",))
        carried = Counter(by_office(events.tally(f"{year}/12", assume=True), "carried_over"))
        for month, tally in enumerate(events.months(year + 1, assume=True), start=1):
            after, _ = register(log, f"{year + 1}/{month:02}", ("office",))
            meant = carried.copy()
            for was, now in pairs(before, after):
                moved = (now["status"] == "separately_tracked") - (was["status"] == "separately_tracked")
                meant[was["office"], "cases"] -= moved
                meant[was["office"], "money"] -= moved * now["due"]
            assert by_office(tally, "carried_in") == {key: number for key, number in meant.items() if number}


def pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair each stay that was open with itself, later."""
    later = {stay["begun_by"]: stay for stay in after}
    return [(stay, later[stay["begun_by"]]) for stay in before if not stay["closed_on"]]


@settings(max_examples=15, deadline=None)
@given(randoms)
def test_the_order_of_rows_changes_nothing(rng: random.Random) -> None:
    log = consistent_log(rng)
    shuffled = rng.sample(log, len(log))
    by_day = sorted(log, key=lambda event: event["day"])
    tallies = [tm.Events(as_arrow(rows)).tallies(PERIODS, assume=True) for rows in (log, shuffled, by_day)]
    assert tallies[0] == tallies[1] == tallies[2]


@settings(max_examples=30, deadline=None)
@given(randoms, st.sampled_from(PERIODS))
def test_what_happens_later_changes_nothing(rng: random.Random, period: str) -> None:
    log = [event for event in spoilt_log(rng) if event["day"] is not None]
    last_day = tm.Period(period).last_day
    # What came later has no number: it must not be there at all.
    log.sort(key=lambda event: event["day"])
    known = [event for event in log if event["day"] <= last_day]
    kept, whole = tm.Events(as_arrow(known)), tm.Events(as_arrow(log))
    case_known = [event["case"] is not None for event in log[len(known) :]]
    tally = whole.tally(period, assume=True, inconsistent="set_aside")
    if all(case_known):
        assert tally == kept.tally(period, assume=True, inconsistent="set_aside")


@settings(max_examples=15, deadline=None)
@given(randoms)
def test_parts_of_the_cases_merge_to_the_whole(rng: random.Random) -> None:
    log = consistent_log(rng)
    part = {f"case {number}": rng.randrange(3) for number in range(8)}
    parts = [tm.Events(as_arrow([event for event in log if part[event["case"]] == at])) for at in range(3)]
    whole = tm.Events(as_arrow(log)).tallies(PERIODS, assume=True)
    for period, tally in zip(PERIODS, whole, strict=True):
        merged = tm.Tally.empty(period, assume=True)
        for events in parts:
            merged = merged.merge(events.tally(period, assume=True))
        assert merged == tally


def test_an_entrusted_case_shows_at_both_ends() -> None:
    log = [
        row("a", "Long An", DAY(2022, 3, 1), "newly_accepted", 100),
        row("a", "Long An", DAY(2022, 9, 30), "collected", 40),
        row("a", "Long An", DAY(2022, 10, 1), "entrusted"),
        row("a", "Bảo Lộc", DAY(2022, 10, 1), "newly_accepted", 60),
        row("a", "Bảo Lộc", DAY(2022, 12, 31), "entrusted_amount", 10),
        row("a", "Tân An", DAY(2023, 1, 5), "newly_accepted", 10),
    ]
    events = tm.Events(as_arrow(log))
    (last,) = (flow for flow in events.tally("2022/12", assume=True).flows() if flow.measure == "money")
    assert (last.office, last.newly_accepted, last.completed, last.carried_over) == ("Long An", 100, 40, 60)
    flows = {(flow.office, flow.measure): flow for flow in events.tally("2023/04", assume=True).flows()}
    for measure, number in (("cases", 1), ("money", 60)):
        sender, receiver = flows["Long An", measure], flows["Bảo Lộc", measure]
        assert (sender.carried_in, sender.entrusted, sender.carried_over) == (number, number, 0)
        assert (receiver.carried_in, receiver.newly_accepted) == (0, number)
    # A part goes with its money, and the case stays.
    assert (flows["Bảo Lộc", "cases"].entrusted, flows["Bảo Lộc", "money"].entrusted) == (0, 10)
    assert (flows["Bảo Lộc", "cases"].carried_over, flows["Bảo Lộc", "money"].carried_over) == (1, 50)
    assert (flows["Tân An", "cases"].newly_accepted, flows["Tân An", "money"].carried_over) == (1, 10)


@pytest.mark.parametrize(
    ("day", "period", "origin"),
    [
        (DAY(2021, 9, 30), "2021/12", "newly_accepted"),
        (DAY(2021, 9, 30), "2022/01", "carried_in"),
        (DAY(2021, 10, 1), "2022/01", "newly_accepted"),
        (DAY(2021, 10, 1), "2023/01", "carried_in"),
        (DAY(2020, 2, 29), "2020/05", "newly_accepted"),
        (DAY(2020, 2, 29), "2020/12", "newly_accepted"),
        (DAY(2020, 2, 29), "2021/01", "carried_in"),
    ],
)
def test_a_day_belongs_to_its_year(day: datetime.date, period: str, origin: str) -> None:
    (flow, _) = tm.Events(as_arrow([row("a", "Long An", day, "newly_accepted", 5)])).tally(period, assume=True).flows()
    assert getattr(flow, origin) == 1
    assert flow.carried_over == 1


@pytest.mark.parametrize(("day", "month"), [(DAY(2021, 10, 1), "2021/12"), (DAY(2020, 2, 29), "2020/04")])
def test_what_is_not_accepted_yet_is_not_there(day: datetime.date, month: str) -> None:
    tally = tm.Events(as_arrow([row("a", "Long An", day, "newly_accepted", 5)])).tally(month)
    assert (tally.rows, tally.flows()) == (0, ())


def test_a_change_of_regime_inside_a_year_counts_from_its_day() -> None:
    log = [
        row("a", "Long An", DAY(2024, 1, 5), "newly_accepted", 100),
        row("a", "Long An", DAY(2024, 2, 5), "postponed_by_agreement"),
    ]
    months = tm.Events(as_arrow(log)).months(2024, assume=True, inconsistent="set_aside")
    assert [str(month.regime.id) for month in months] == ["R2019"] * 9 + ["R2024"] * 3
    assert [sum(flow.postponed_by_agreement or 0 for flow in month.flows()) for month in months] == [0] * 4 + [
        101
    ] * 5 + [0] * 3
    assert [month.inconsistent for month in months] == [{}] * 9 + [{"no_rule": (1, (1,))}] * 3
    with pytest.raises(TallyError, match="postponed_by_agreement 1"):
        tm.Events(as_arrow(log)).tally("2024/12", assume=True)
    with pytest.raises(TallyError, match="ends under R2024"):
        tm.Events(as_arrow(log)).tally("2024/12", "R2019")


A, B, D = "Long An", "Bảo Lộc", DAY(2022, 1, 5)
LATER = DAY(2022, 2, 5)
BEGUN = row("a", A, D, "newly_accepted", 100)


@pytest.mark.parametrize(
    ("rows", "reason", "number"),
    [
        ([BEGUN, row("a", A, DAY(2022, 1, 4), "collected", 5)], "not_accepted", 1),
        ([BEGUN, row("a", B, LATER, "collected", 5)], "not_accepted", 1),
        ([row("a", A, LATER, "collected", 60), BEGUN, row("a", A, LATER, "collected", 41)], "more_than_due", 2),
        ([BEGUN, row("a", A, LATER, "completed")], "left_over", 1),
        ([BEGUN, row("a", A, D, "terminated"), row("a", A, LATER, "terminated")], "already_closed", 2),
        ([BEGUN, row("a", A, D, "terminated"), row("a", A, D, "revoked")], "already_closed", 2),
        ([BEGUN, row("a", A, D, "terminated"), row("a", A, LATER, "suspended")], "already_closed", 2),
        ([BEGUN, row("a", A, LATER, "newly_accepted", 100)], "accepted_twice", 1),
        ([BEGUN, row("a", B, LATER, "newly_accepted", 100)], "accepted_twice", 1),
        ([BEGUN, row("a", B, D, "newly_accepted", 100)], "accepted_twice", 1),
        ([BEGUN, row("a", A, D, "terminated"), row("a", B, LATER, "newly_accepted", 1)], "accepted_twice", 2),
        ([BEGUN, row("a", A, LATER, "suspended"), row("a", A, LATER, "paused")], "two_statuses", 2),
        ([BEGUN, row("a", A, LATER, "thu tiền", 5)], "event", 1),
        ([BEGUN, row("a", A, LATER, "suspended", 5)], "unexpected_amount", 1),
        ([BEGUN, row("a", A, LATER, "collected")], "null", 1),
        ([BEGUN, row("a", A, LATER, "collected", -5)], "negative", 1),
        ([BEGUN, {**BEGUN, "day": None}], "null", 1),
        ([BEGUN, {**BEGUN, "case": None}], "null", 1),
        ([BEGUN, {**BEGUN, "office": None, "day": LATER}], "null", 1),
    ],
)
def test_what_can_t_have_happened_is_counted_with_its_row(rows: list[Row], reason: str, number: int) -> None:
    events = tm.Events(as_arrow([*rows, row("b", A, D, "newly_accepted", 7)]))
    tally = events.tally("2022/06", assume=True, inconsistent="set_aside")
    assert tally.inconsistent == {reason: (1, (number,))}
    assert tally.tallied == (2 if None in [event["case"] for event in rows] else 1)
    with pytest.raises(TallyError, match=f"{reason} 1 \\({number}\\)"):
        events.tally("2022/06", assume=True)
    with pytest.warns(UserWarning, match="left out of 2022/06"):
        assert events.tally("2022/06", assume=True, inconsistent="report") == tally
    with pytest.raises(ValueError, match="inconsistent="):
        events.tally("2022/06", inconsistent="ignore")  # type: ignore[arg-type]


def test_days_outside_the_calendar_are_counted() -> None:
    days = pa.array([2**31 - 1, -(2**31), 19_000], pa.int32()).cast(pa.date32())
    log = as_arrow([{**BEGUN, "case": name} for name in "abc"]).set_column(3, "day", days)
    tally = tm.Events(log).tally("2022/06", assume=True, inconsistent="set_aside")
    assert tally.inconsistent == {"day": (2, (0, 1))}
    assert tally.tallied == 1


def test_an_office_may_accept_anew_on_the_day_it_withdraws_its_decision() -> None:
    log = [BEGUN, row("a", A, LATER, "newly_accepted", 90), row("a", A, LATER, "revoked")]
    cases, money = tm.Events(as_arrow(log)).tally("2022/06", assume=True).flows()
    assert (cases.newly_accepted, cases.revoked, cases.in_progress) == (2, 1, 1)
    assert (money.newly_accepted, money.revoked, money.in_progress) == (190, 100, 90)


def test_the_first_twenty_rows_are_kept() -> None:
    log = [row(str(number), A, D, "collected", 5) for number in range(30_000)]
    tally = tm.Events(as_arrow(log[::-1])).tally("2022/06", inconsistent="set_aside", threads=3)
    assert tally.inconsistent == {"not_accepted": (30_000, tuple(range(20)))}


def as_dictionaries(log: Sequence[Row]) -> Any:
    table = as_arrow(log)
    for name in ("case", "office", "nature", "event"):
        table = table.set_column(table.column_names.index(name), name, table[name].dictionary_encode())
    return pa.concat_tables([table.slice(0, 7), table.slice(7, 0), table.slice(7)])


def as_decimals(log: Sequence[Row]) -> Any:
    table = as_arrow(log)
    return table.set_column(5, "amount", table["amount"].cast(pa.decimal128(38, 0)))


def as_numbers(log: Sequence[Row]) -> Any:
    names = {name: -(2**40) + at for at, name in enumerate({event["case"] for event in log})}
    cases = pa.array([names[event["case"]] for event in log])
    return as_arrow(log).set_column(0, "case", cases)


def as_large_text(log: Sequence[Row]) -> Any:
    table = as_arrow(log)
    return table.cast(pa.schema([(f.name, pa.large_string() if f.type == pa.string() else f.type) for f in SCHEMA]))


def as_polars(log: Sequence[Row]) -> Any:
    return pl.from_arrow(as_arrow(log))


def as_categories(log: Sequence[Row]) -> Any:
    return as_polars(log).with_columns(pl.col("case", "office", "nature", "event").cast(pl.Categorical))


def as_pandas(log: Sequence[Row]) -> Any:
    frame = as_arrow(log).to_pandas(date_as_object=False)
    return frame.astype({"office": "category", "amount": "Int64"})


def as_duckdb(log: Sequence[Row]) -> Any:
    return duckdb.from_arrow(as_arrow(log))


@pytest.mark.parametrize(
    "layout",
    [as_dictionaries, as_decimals, as_numbers, as_large_text, as_polars, as_categories, as_pandas, as_duckdb],
    ids=lambda layout: layout.__name__,
)
def test_every_layout_is_the_same(layout: Callable[[Sequence[Row]], Any]) -> None:
    log = consistent_log(random.Random(11), 40)
    for by in (["office"], ["nature", "office"]):
        meant = tm.Events(as_arrow(log), by).tallies(PERIODS, assume=True)
        assert tm.Events(layout(log), by).tallies(PERIODS, assume=True) == meant


def test_amounts_past_64_bits_are_exact() -> None:
    log = [row(name, A, D, "newly_accepted", 0) for name in "abc"]
    due = pa.array([10**36 - 2**63 - 1, 1, 2**63], pa.decimal128(38, 0))
    log_wide = as_arrow(log).set_column(5, "amount", due)
    _, money = tm.Events(log_wide).tally("2022/06", assume=True).flows()
    assert money.in_progress == 10**36
    too_large = as_arrow(log[:1]).set_column(5, "amount", pa.array([10**36 + 1], pa.decimal128(38, 0)))
    tally = tm.Events(too_large).tally("2022/06", assume=True, inconsistent="set_aside")
    assert tally.inconsistent == {"too_large": (1, (0,))}


def test_integer_offices_keep_their_names() -> None:
    table = as_arrow([BEGUN, {**BEGUN, "case": "b"}])
    table = table.set_column(1, "office", pa.array([2**64 - 1, 7], pa.uint64()))
    flows = tm.Events(table).tally("2022/06", assume=True).flows()
    assert [flow.office for flow in flows[::2]] == ["18446744073709551615", "7"]


def test_what_is_no_log_is_refused() -> None:
    table = as_arrow([BEGUN])
    for column in ("case", "office", "day", "event", "amount"):
        with pytest.raises(TallyError, match=f"no column {column}"):
            tm.Events(table.drop_columns([column]))
        with pytest.raises(TallyError, match=column):
            tm.Events(table.set_column(table.column_names.index(column), column, pa.array([1.5])))
    for by in ([], ["office", "office"], ["case"], ["amount"], ["due"]):
        with pytest.raises(TallyError, match="one or more columns"):
            tm.Events(table, by)
    with pytest.raises(TallyError, match="no column officer"):
        tm.Events(table, ["office", "officer"])
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        tm.Events([BEGUN])  # type: ignore[arg-type]
    with pytest.raises(tm.RegimeError):
        tm.Events(table).tally("2005/06")
    with pytest.raises(ValueError, match="thread"):
        tm.Events(table).tally("2022/06", threads=0)


def test_an_empty_log_has_empty_tallies() -> None:
    for tally in tm.Events(as_arrow([])).months(2022):
        assert (tally.rows, tally.flows()) == (0, ())


def long_log() -> Any:
    """Yield batches of a log, more than are read in a moment and fewer than fill the memory."""
    batch = as_arrow(consistent_log(random.Random(8), 200)).to_batches()[0]
    return pa.RecordBatchReader.from_batches(SCHEMA, itertools.repeat(batch, 100_000))


def test_ctrl_c_stops_the_reading_of_a_log() -> None:
    reader = long_log()
    with pytest.raises(KeyboardInterrupt), ctrl_c(after=0.2):
        tm.Events(reader)


def test_progress_is_told_and_may_stop_the_reading_of_a_log() -> None:
    told: list[int] = []

    def progress(rows: int) -> None:
        told.append(rows)
        if len(told) == 3:
            raise EOFError

    with pytest.raises(EOFError):
        tm.Events(long_log(), progress=progress)
    assert told == sorted(told)
    assert told[0] > 0
