"""A register tallied at speed is the register tallied case by case, in Python."""

import _thread
import datetime
import pickle
import random
import threading
from collections import Counter, defaultdict
from fractions import Fraction

import pytest

import thads_metrics as tm
from thads_metrics import CaseError, TallyError

pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")

AMOUNTS = ["due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount"]
CLOSED = {"completed", "terminated", "entrusted", "taken_up", "revoked"}
BOUNDARIES = [
    datetime.date(*day) + datetime.timedelta(days=by)
    for day in [(2019, 9, 30), (2020, 2, 29), (2020, 9, 30), (2021, 9, 30), (2022, 3, 31), (2022, 9, 30)]
    for by in (-1, 0, 1, 2)
]
SCHEMA = pa.schema(
    [("office", pa.string()), ("nature", pa.string()), ("status", pa.string())]
    + [("accepted_on", pa.date32()), ("closed_on", pa.date32())]
    + [(name, pa.int64()) for name in AMOUNTS]
)


def random_row(rng):
    status = rng.choice([*tm.statuses(), "hoãn"]) if rng.random() < 0.98 else None
    closed = rng.choice(BOUNDARIES) if (status in CLOSED) != (rng.random() < 0.02) else None
    accepted = rng.choice(BOUNDARIES)
    if closed and accepted > closed and rng.random() < 0.95:
        accepted, closed = closed, accepted
    due = rng.choice([0, 7, 10**6, 10**12, 2**62])
    parts = [due // 16 * rng.randrange(5), 0, 0, 0]
    for at in (1, 2, 3):
        if rng.random() < 0.2:
            parts[at] = due // 16 * rng.randrange(4)
    if status == "completed" and rng.random() < 0.95:
        parts[0] = due - sum(parts[1:])
    if rng.random() < 0.02:
        parts[rng.randrange(4)] = -1
    row = {
        "office": rng.choice(["Long An", "Bảo Lộc", "Chi cục THADS thành phố Tân An"]),
        "nature": rng.choice(["dân sự", "hình sự"]),
        "status": status,
        "accepted_on": accepted,
        "closed_on": closed,
        **dict(zip(AMOUNTS, [due, *parts], strict=True)),
    }
    if rng.random() < 0.02:
        row[rng.choice(["office", "nature", "accepted_on", *AMOUNTS])] = None
    return row


def by_case(rows, period, by, assume):
    """Loop over cases: the sums of each group, what is set aside, what is inconsistent."""
    sums = defaultdict(lambda: defaultdict(Fraction))
    set_aside, odd = Counter(), []
    for number, row in enumerate(rows):
        needed = [*by, "status", "accepted_on", *AMOUNTS]
        if any(row[name] is None for name in needed):
            odd.append(number)
            continue
        try:
            case = tm.Case(
                row["office"] or "?",
                row["status"],
                row["accepted_on"],
                row["closed_on"],
                *(row[name] for name in AMOUNTS),
            )
            outcomes = {measure: case.adds(measure, period, assume=assume) for measure in ("cases", "money")}
        except (CaseError, tm.AmountError):
            odd.append(number)
            continue
        if outcomes["cases"].set_aside:
            set_aside[outcomes["cases"].set_aside] += 1
            continue
        group = tuple(row[name] for name in by)
        for measure, outcome in outcomes.items():
            sums[group, measure][outcome.origin] += outcome.total
            for item, number_of in outcome.parts.items():
                sums[group, measure][item] += number_of
    return sums, set_aside, odd


LEAVES = [
    "carried_in", "newly_accepted", "entrusted", "taken_up", "revoked", "ineligible", "deferred", "completed",
    "terminated", "reduced", "in_progress", "postponed_by_agreement", "suspended", "paused", "other",
]  # fmt: skip


def figures(flow):
    return {item: Fraction(getattr(flow, item) or 0) for item in LEAVES if getattr(flow, item)}


def as_arrow(rows):
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def as_arrow_chunks(rows):
    table = as_arrow(rows)
    return pa.concat_tables([table.slice(0, 3), table.slice(3, 0), table.slice(3)])


def as_dictionaries(rows):
    table = as_arrow(rows)
    for name in ("office", "nature", "status"):
        at = table.column_names.index(name)
        table = table.set_column(at, name, table[name].dictionary_encode())
    halves = [table.slice(0, len(rows) // 2), table.slice(len(rows) // 2)]
    return pa.concat_tables(halves)


def as_decimals(rows):
    table = as_arrow(rows)
    for name in AMOUNTS:
        at = table.column_names.index(name)
        table = table.set_column(at, name, table[name].cast(pa.decimal128(38, 0)))
    return table


def as_polars(rows):
    return pl.from_arrow(as_arrow(rows))


def as_polars_categories(rows):
    names = pl.col("office", "nature", "status")
    return as_polars(rows).with_columns(names.cast(pl.Categorical))


LAYOUTS = [as_arrow, as_arrow_chunks, as_dictionaries, as_decimals, as_polars, as_polars_categories]


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda make: make.__name__)
@pytest.mark.parametrize(
    ("period", "assume"), [("2022/06", True), ("2022/06", False), ("2020/12", True), ("2018/05", True)]
)
@pytest.mark.parametrize("by", [("office",), ("office", "nature")])
def test_at_speed_and_case_by_case_are_the_same(layout, period, assume, by):
    rng = random.Random(f"{layout.__name__} {period} {assume} {by}")
    rows = [random_row(rng) for _ in range(600)]
    tally = tm.tally(layout(rows), period, by, assume=assume, inconsistent="set_aside", threads=rng.choice([1, 2, 3]))
    sums, set_aside, odd = by_case(rows, period, by, assume)
    got = {}
    for flow in tally.flows():
        group = (flow.office,) if by == ("office",) else (flow.office, flow.group)
        got[group, flow.measure] = figures(flow)
    meant = {key: {item: n for item, n in items.items() if n} for key, items in sums.items()}
    assert got == meant
    assert tally.set_aside == {key: set_aside[key] for key in tally.set_aside}
    assert sorted(row for _, first in tally.inconsistent.values() for row in first)[:20] == odd[:20]
    assert sum(count for count, _ in tally.inconsistent.values()) == len(odd)
    assert tally.rows == len(rows) == tally.tallied + sum(set_aside.values()) + len(odd)


def consistent(rng, size):
    rows = (random_row(rng) for _ in range(10**9))
    kept = []
    while len(kept) < size:
        row = next(rows)
        if not by_case([row], "2022/06", ("office", "nature"), True)[2]:
            kept.append(row)
    return kept


def test_parts_merged_are_the_whole_wherever_they_were_tallied():
    rng = random.Random(4)
    rows = consistent(rng, 300)
    whole = tm.tally(as_arrow(rows), "2022/06", assume=True)
    parts = [tm.tally(as_polars(rows[at::3]), "2022/06", assume=True).to_bytes() for at in range(3)]
    rng.shuffle(parts)
    merged = tm.Tally.empty("2022/06", assume=True)
    for part in parts:
        merged = merged.merge(tm.Tally.from_bytes(part))
    assert merged == whole
    assert merged.to_bytes() == whole.to_bytes()
    assert pickle.loads(pickle.dumps(whole)) == whole
    for other in (tm.Tally.empty("2022/07", assume=True), tm.Tally.empty("2022/06", ["nature"], assume=True)):
        with pytest.raises(TallyError, match="can't be merged"):
            whole.merge(other)


def test_damaged_bytes_are_refused():
    data = tm.tally(as_arrow(consistent(random.Random(5), 50)), "2022/06", assume=True).to_bytes()
    for at in range(len(data)):
        with pytest.raises(TallyError):
            tm.Tally.from_bytes(data[:at])
        with pytest.raises(TallyError):
            tm.Tally.from_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


def test_inconsistent_rows_are_refused_reported_or_set_aside():
    rows = [random_row(random.Random(n)) for n in range(300)]
    with pytest.raises(TallyError, match="inconsistent") as refused:
        tm.tally(as_arrow(rows), "2022/06", assume=True)
    assert "không nhất quán" in refused.value.vi
    with pytest.warns(UserWarning, match="left out"):
        reported = tm.tally(as_arrow(rows), "2022/06", assume=True, inconsistent="report")
    assert reported == tm.tally(as_arrow(rows), "2022/06", assume=True, inconsistent="set_aside")
    with pytest.raises(ValueError, match="inconsistent="):
        tm.tally(as_arrow(rows), "2022/06", inconsistent="ignore")


def test_a_tally_is_arrow():
    tally = tm.tally(as_arrow(consistent(random.Random(6), 200)), "2022/06", ["office", "nature"], assume=True)
    table = pa.table(tally)
    flows = tally.flows()
    assert table["office"].to_pylist() == [flow.office for flow in flows]
    assert table["nature"].to_pylist() == [flow.group for flow in flows]
    assert table["measure"].to_pylist() == [flow.measure for flow in flows]
    assert table["eligible"].to_pylist() == [flow.eligible for flow in flows]
    assert table["reduced"].to_pylist() == [flow.reduced for flow in flows]


def test_sums_past_64_bits_are_exact():
    row = {**dict.fromkeys(AMOUNTS, 0), "office": "A", "nature": "x", "status": "ineligible", "closed_on": None}
    rows = [{**row, "accepted_on": datetime.date(2021, 12, 1), "due": 2**62}] * 3
    (_, money) = tm.tally(as_arrow(rows), "2022/06").flows()
    assert money.ineligible == 3 * 2**62


def test_what_is_no_register_is_refused():
    table = as_arrow(consistent(random.Random(7), 5))
    with pytest.raises(TallyError, match="no column due"):
        tm.tally(table.drop_columns(["due"]), "2022/06")
    with pytest.raises(TallyError, match="closed_on"):
        tm.tally(table.set_column(4, "closed_on", table["office"]), "2022/06")
    with pytest.raises(TallyError, match="ends under R2019"):
        tm.tally(table, "2022/06", regime="R2024")
    with pytest.raises(TypeError, match="__arrow_c_stream__"):
        tm.tally([1, 2], "2022/06")
    with pytest.raises(tm.RegimeError):
        tm.tally(table, "2005/06")


def endless():
    """Yield batches of a register without end."""
    batch = pa.concat_tables([as_arrow(consistent(random.Random(8), 500))] * 2_000).combine_chunks().to_batches()[0]
    return pa.RecordBatchReader.from_batches(SCHEMA, iter(lambda: batch, None))


def test_ctrl_c_stops_a_tally():
    # The timer's thread runs only because the tally lets it.
    timer = threading.Timer(0.2, _thread.interrupt_main)
    reader = endless()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        tm.tally(reader, "2022/06", assume=True)
    timer.join()


def test_progress_is_told_and_may_stop_a_tally():
    told = []

    def progress(rows):
        told.append(rows)
        if len(told) == 3:
            raise EOFError

    with pytest.raises(EOFError):
        tm.tally(endless(), "2022/06", assume=True, progress=progress)
    assert told == sorted(told)
    assert told[0] > 0
