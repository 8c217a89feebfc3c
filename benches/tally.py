"""A case register tallied here, and grouped by other engines: who is how fast, once all agree.

    python benches/tally.py [millions of rows] [rounds]

Every engine gives the same answer before any is timed: for each office the sums of every column of the form, how
many rows were set aside and why, and how many contradict themselves. Then they take turns, and the median of
each counts. Each engine is asked in several ways; what is compared is its fastest. Needs the extra `bench`.
"""

from __future__ import annotations

import concurrent.futures
import datetime
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import datafusion
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

import thads_metrics as tm

PERIOD = tm.Period("2022/06")
FIRST, LAST = datetime.date(2021, 10, 1), datetime.date(2022, 3, 31)
DAYS = [(day - datetime.date(1970, 1, 1)).days for day in (FIRST, LAST)]
NAMES = {
    "office": [f"Chi cục THADS khu vực {n}" for n in range(700)],
    "status": list(tm.statuses()),
    "nature": [
        "dân sự",
        "hôn nhân và gia đình",
        "kinh doanh, thương mại",
        "lao động",
        "hình sự",
        "hành chính",
        "phá sản",
    ],
}
CLOSED = np.array([name in {"completed", "terminated", "entrusted", "taken_up", "revoked"} for name in NAMES["status"]])
SHARES = [0.45, 0.06, 0.12, 0.01, 0.01, 0.01, 0.005, 0.005, 0.2, 0.01, 0.005, 0.005, 0.11]
MONEY = ["due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount"]
STATES = ["carried", "new", "closed before", "accepted after", "inconsistent"]

# The sums of each combination of names and, where the days count, a state.
Sums = dict[tuple[str, ...], tuple[int, ...]]


@dataclass
class Work:
    """What is asked of the engines."""

    title: str
    keys: list[str]
    sums: list[str]
    days: bool = True
    text: str | None = None
    at_least: float | None = None
    answers: list[Callable[[], object]] = field(default_factory=list)


WORKS = [
    Work("office × status", ["office", "status"], ["due"], days=False, at_least=7),
    Work("office × status × nature", ["office", "status", "nature"], ["due", "collected"], days=False, at_least=5.5),
    Work("office × status, days", ["office", "status"], ["due", "collected"], at_least=6.5),
    Work("office × status × nature, days", ["office", "status", "nature"], ["due", "collected"]),
    Work("office × status, days, all money", ["office", "status"], MONEY, at_least=6),
    Work("office × status, days, utf8", ["office", "status"], ["due", "collected"], text="utf8", at_least=2.5),
    Work("office × status, days, utf8view", ["office", "status"], ["due", "collected"], text="utf8view", at_least=2.5),
]


def register(rows: int, seed: int = 1) -> pa.Table:
    """Make a register of consistent cases, in no order."""
    rng = np.random.default_rng(seed)
    codes = {"office": rng.integers(0, 700, rows), "nature": rng.integers(0, 7, rows)}
    codes["status"] = status = rng.choice(len(SHARES), rows, p=SHARES)
    closed = CLOSED[status]
    accepted = rng.integers(DAYS[0] - 365, DAYS[1] + 10, rows, dtype=np.int32)
    accepted[closed] = np.minimum(accepted[closed], DAYS[1])
    left = accepted + (rng.random(rows, dtype=np.float32) * (DAYS[1] - np.minimum(accepted, DAYS[1]) + 1)).astype(
        np.int32
    )
    columns: dict[str, pa.Array] = {
        name: pa.DictionaryArray.from_arrays(pa.array(codes[name].astype(np.int32)), NAMES[name]) for name in NAMES
    }
    columns["accepted_on"] = pa.array(accepted).cast(pa.date32())
    columns["closed_on"] = pa.array(np.maximum(left, accepted), mask=~closed).cast(pa.date32())
    columns["due"] = rest = rng.lognormal(17, 2, rows).astype(np.int64)
    for name in MONEY[1:]:
        amount = (rest * rng.random(rows, dtype=np.float32) * (rng.random(rows, dtype=np.float32) < 0.3)).astype(
            np.int64
        )
        columns[name] = np.minimum(amount, rest)
        rest = rest - columns[name]
    # A completed case has nothing left: all its money was collected.
    for name in MONEY[1:]:
        columns[name][status == 0] = columns["due"][status == 0] if name == "collected" else 0
    return pa.table(columns)


# What a row's days and amounts say of it, once for each engine that has expressions.


def in_polars(work: Work) -> tuple[pl.Expr, list[pl.Expr]]:
    due, parts = pl.col("due"), [pl.col(name) for name in work.sums[1:]]
    accepted, closed = pl.col("accepted_on"), pl.col("closed_on")
    is_closed = closed.is_not_null()
    closes = (
        pl.col("status").to_physical().is_in(np.flatnonzero(CLOSED).tolist())
        if not work.text
        else pl.col("status").is_in([name for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes])
    )
    left = due - pl.sum_horizontal(parts)
    completed = pl.col("status").to_physical() == 0 if not work.text else pl.col("status") == "completed"
    wrong = (
        (due < 0) | pl.any_horizontal([part < 0 for part in parts]) | (left < 0) | (closed < accepted).fill_null(False)
        | (is_closed != closes) | (completed & (left > 0)) | (closed > LAST).fill_null(False)
    )  # fmt: skip
    state = (
        pl.when(wrong).then(4).when((closed < FIRST).fill_null(False)).then(2).when(accepted > LAST).then(3)
        .when(accepted < FIRST).then(0).otherwise(1)
    )  # fmt: skip
    return state, [wrong]


def polars_keys(work: Work, frame: pl.DataFrame) -> Sums:
    keys = [pl.col(name) for name in work.keys]
    if work.days:
        keys.append(in_polars(work)[0].alias("state"))
    rows = frame.lazy().group_by(keys).agg(pl.len(), *(pl.col(name).sum() for name in work.sums)).collect().rows()
    return named(work, rows)


def polars_fused(work: Work, frame: pl.DataFrame) -> Sums:
    key = pl.lit(0, dtype=pl.UInt32)
    for name in work.keys:
        key = key * len(NAMES[name]) + pl.col(name).to_physical().cast(pl.UInt32)
    if work.days:
        key = key * len(STATES) + in_polars(work)[0].cast(pl.UInt32)
    sums = [pl.col(name).sum() for name in work.sums]
    return unfused(work, frame.lazy().group_by(key.alias("key")).agg(pl.len(), *sums).collect().rows())


def polars_bits(work: Work, frame: pl.DataFrame) -> Sums:
    """Group by the names and the answers to plain questions; the few groups are told apart afterwards."""
    closed, accepted, due = pl.col("closed_on"), pl.col("accepted_on"), pl.col("due")
    left = due - pl.sum_horizontal(pl.col(name) for name in work.sums[1:])
    negative = pl.min_horizontal(*(pl.col(name) for name in work.sums), left) < 0
    questions = [
        accepted < FIRST, accepted > LAST, closed.is_null(), (closed < FIRST).fill_null(False),
        (closed > LAST).fill_null(False), (closed < accepted).fill_null(False), left > 0, negative,
    ]  # fmt: skip
    key = pl.lit(0, dtype=pl.UInt32)
    for name in work.keys:
        key = key * len(NAMES[name]) + pl.col(name).to_physical().cast(pl.UInt32)
    for question in questions:
        key = key * 2 + question.cast(pl.UInt32)
    sums = [pl.col(name).sum() for name in work.sums]
    out: dict[tuple[int, int], list[int]] = {}
    for bits, *row in frame.lazy().group_by(key.alias("key")).agg(pl.len(), *sums).collect().rows():
        names, bits = divmod(bits, 256)
        before, later, is_open, earlier, after, turned, has_left, below = (
            bool(bits >> at & 1) for at in range(7, -1, -1)
        )
        status = names // (len(NAMES["nature"]) if "nature" in work.keys else 1) % 13
        wrong = below or turned or after or is_open == CLOSED[status] or (status == 0 and has_left)
        state = 4 if wrong else 2 if earlier else 3 if later else 0 if before else 1
        sums_of = out.setdefault((names, state), [0] * len(row))
        for at, number in enumerate(row):
            sums_of[at] += number
    return unfused(work, [(names * len(STATES) + state, *row) for (names, state), row in out.items()])


def sql(work: Work) -> str:
    sums = ", ".join(f"sum({name})" for name in work.sums)
    keys = ", ".join(work.keys)
    if not work.days:
        return f"select {keys}, count(*), {sums} from register group by {keys}"
    closes = ", ".join(f"'{name}'" for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes)
    left = " - ".join(work.sums)
    wrong = " or ".join(
        [*(f"{name} < 0" for name in work.sums), f"{left} < 0", "closed_on < accepted_on", f"closed_on > date '{LAST}'",
         f"(closed_on is not null) <> (status in ({closes}))", f"(status = 'completed' and {left} > 0)"]
    )  # fmt: skip
    state = (
        f"case when {wrong} then 4 when closed_on < date '{FIRST}' then 2 when accepted_on > date '{LAST}' then 3 "
        f"when accepted_on < date '{FIRST}' then 0 else 1 end"
    )
    return f"select {keys}, {state} as state, count(*), {sums} from register group by {keys}, state"


def in_acero(work: Work, table: pa.Table) -> Sums:
    keys = list(work.keys)
    if work.text == "utf8view":
        for name in keys:
            table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(pa.string()))
    if work.days:
        first, last = (pa.scalar(day, pa.date32()) for day in (FIRST, LAST))
        accepted, closed, due = table["accepted_on"], table["closed_on"], table["due"]
        left = due
        for name in work.sums[1:]:
            left = pc.subtract(left, table[name])
        # Arrow's engine compares no string views.
        words = table["status"].cast(pa.string()) if work.text else table["status"]
        closing = pa.array([name for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes])
        no = lambda mask: pc.fill_null(mask, False)  # noqa: E731
        wrong = [pc.less(table[name], 0) for name in work.sums]
        wrong += [pc.less(left, 0), no(pc.less(closed, accepted)), no(pc.greater(closed, last))]
        wrong += [pc.not_equal(pc.is_valid(closed), pc.is_in(words, closing))]
        wrong += [pc.and_(pc.equal(words, "completed"), pc.greater(left, 0))]
        any_wrong = wrong[0]
        for mask in wrong[1:]:
            any_wrong = pc.or_(any_wrong, mask)
        small = [pa.scalar(n, pa.int8()) for n in range(5)]
        state = pc.if_else(pc.less(accepted, first), small[0], small[1])
        state = pc.if_else(pc.greater(accepted, last), small[3], state)
        state = pc.if_else(no(pc.less(closed, first)), small[2], state)
        table = table.append_column("state", pc.if_else(any_wrong, small[4], state))
        keys.append("state")
    sums = [([], "count_all"), *((name, "sum") for name in work.sums)]
    grouped = table.group_by(keys).aggregate(sums)
    names = [*keys, "count_all", *(f"{name}_sum" for name in work.sums)]
    return named(work, zip(*(grouped[name].to_pylist() for name in names), strict=True))


def in_pandas(work: Work, frame: pd.DataFrame) -> Sums:
    keys: list[object] = list(work.keys)
    if work.days:
        status = (
            frame["status"].cat.codes.to_numpy()
            if not work.text
            else frame["status"].map(NAMES["status"].index).to_numpy()
        )
        accepted, closed = frame["accepted_on"].to_numpy(), frame["closed_on"].to_numpy()
        first, last = (np.datetime64(day) for day in (FIRST, LAST))
        left = frame["due"].to_numpy().copy()
        wrong = left < 0
        for name in work.sums[1:]:
            part = frame[name].to_numpy()
            left -= part
            wrong |= part < 0
        wrong |= (left < 0) | (closed < accepted) | (closed > last) | (np.isnat(closed) == CLOSED[status])
        wrong |= (status == 0) & (left > 0)
        state = np.where(wrong, 4, np.where(closed < first, 2, np.where(accepted > last, 3, accepted >= first)))
        keys.append(pd.Series(state.astype(np.int8), index=frame.index, name="state"))
    grouped = frame.groupby(keys, observed=True, sort=False)[work.sums]
    counts, sums = grouped.size(), grouped.sum()
    rows = zip(counts.index.tolist(), counts.tolist(), *(sums[name].tolist() for name in work.sums), strict=True)
    return named(work, ((*key, *numbers) for key, *numbers in rows))


def named(work: Work, rows: Iterable[tuple]) -> Sums:
    """Put rows of keys and numbers under the names of the keys."""
    keys = len(work.keys)
    if work.days:
        return {(*row[:keys], STATES[row[keys]]): tuple(map(int, row[keys + 1 :])) for row in rows}
    return {tuple(row[:keys]): tuple(map(int, row[keys:])) for row in rows}


def unfused(work: Work, rows: Iterable[tuple]) -> Sums:
    out = {}
    for key, *numbers in rows:
        names: list[str] = []
        if work.days:
            key, state = divmod(key, len(STATES))
            names.append(STATES[state])
        for name in reversed(work.keys):
            key, code = divmod(key, len(NAMES[name]))
            names.append(NAMES[name][code])
        out[tuple(reversed(names))] = tuple(numbers)
    return out


# What the tally says and what groups say, in the same words.


def form_of(work: Work, sums: Sums) -> object:
    if not work.days:
        return sums
    regime = tm.Regime.on(PERIOD.last_day)
    flows: dict[tuple[str, ...], dict[str, int]] = {}
    out = dict.fromkeys(["accepted_later", "closed_earlier", "inconsistent", "separately_tracked"], 0)

    def add(names: tuple[str, ...], item: str, number: int) -> None:
        if number:
            flow = flows.setdefault(names, {})
            flow[item] = flow.get(item, 0) + number

    for (*names, state), (count, due, *amounts) in sums.items():
        by = dict(zip(work.keys, names, strict=True))
        status = by.pop("status")
        column = regime.column(status).column
        if state in ("closed before", "accepted after", "inconsistent") or column is None:
            out[{"closed before": "closed_earlier", "accepted after": "accepted_later"}.get(
                state, "inconsistent" if state == "inconsistent" else "separately_tracked")] += count  # fmt: skip
            continue
        origin = "carried_in" if state == "carried" else "newly_accepted"
        for item in (origin, column):
            add((*by.values(), "cases"), item, count)
        money = (*by.values(), "money")
        add(money, origin, due)
        add(money, column, due - sum(amounts))
        for name, amount in zip(work.sums[1:], amounts, strict=True):
            add(money, name.removesuffix("_amount").replace("collected", "completed"), amount)
    return flows, {reason: rows for reason, rows in out.items() if rows}


def form_of_tally(work: Work, tally: tm.Tally) -> object:
    totals = {"accepted", "to_enforce", "eligible", "resolved", "carried_over", "carried_over_eligible"}
    flows = {}
    for flow in tally.flows():
        names = (flow.office, flow.group) if "nature" in work.keys else (flow.office,)
        items = {item: n for item, n in flow.items().items() if n and item not in totals}
        if items:
            flows[(*names, flow.measure)] = items
    out = {reason: rows for reason, rows in tally.set_aside.items() if rows}
    wrong = sum(rows for rows, _ in tally.inconsistent.values())
    return flows, out | ({"inconsistent": wrong} if wrong else {})


def engines(work: Work, table: pa.Table) -> dict[str, tuple[Callable[[], object], Callable[[object], object]]]:
    """Give each engine as what is timed, and what makes of its answer one that can be compared."""
    table = table.select([*work.keys, *(["accepted_on", "closed_on"] if work.days else []), *work.sums])
    enums = [pl.col(name).cast(pl.Enum(NAMES[name])) for name in work.keys]
    frame = pl.from_arrow(table).with_columns(enums)
    assert isinstance(frame, pl.DataFrame)
    if work.text:
        kind = pa.string() if work.text == "utf8" else pa.string_view()
        for name in work.keys:
            table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(pa.string()).cast(kind))
        frame = frame.with_columns(pl.col(name).cast(pl.String) for name in work.keys)
    by = [name for name in work.keys if name != "status"]
    if work.days:
        run = lambda **more: tm.tally(table, PERIOD, by=by, assume=True, **more)  # noqa: E731
        ours = {
            "tally": (run, lambda tally: form_of_tally(work, tally)),
            "tally, 1 thread": (lambda: run(threads=1), lambda tally: form_of_tally(work, tally)),
            "tally of polars": (lambda: tm.tally(frame, PERIOD, by=by, assume=True), lambda t: form_of_tally(work, t)),
        }
    else:
        ours = {
            "breakdown": (lambda: tm.breakdown(table, work.keys, work.sums), lambda b: breakdown_of(work, b)),
            "breakdown, 1 thread": (
                lambda: tm.breakdown(table, work.keys, work.sums, threads=1), lambda b: breakdown_of(work, b)
            ),
        }  # fmt: skip
    connection = duckdb.connect()
    connection.execute(f"set threads = {os.cpu_count()}")
    connection.register("arrow", table)
    connection.execute("create table register as select * from arrow")
    context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(os.cpu_count() or 1))
    context.register_record_batches("register", [table.to_batches(max_chunksize=1 << 17)])
    pandas = table.to_pandas(date_as_object=False, types_mapper=None)
    if work.days:
        for name in ("accepted_on", "closed_on"):
            pandas[name] = pandas[name].astype("datetime64[s]")
    theirs: dict[str, Callable[[], Sums]] = {
        "polars": lambda: polars_keys(work, frame),
        "duckdb": lambda: named(work, connection.execute(sql(work)).fetchall()),
        "acero": lambda: in_acero(work, table),
        "datafusion": lambda: named(
            work, zip(*(c.to_pylist() for c in context.sql(sql(work)).to_arrow_table()), strict=True)
        ),
        "pandas": lambda: in_pandas(work, pandas),
    }
    if not work.text:
        theirs["polars, fused key"] = lambda: polars_fused(work, frame)
        if work.days:
            theirs["polars, fused bits"] = lambda: polars_bits(work, frame)
    return ours | {name: (run, lambda sums: form_of(work, sums)) for name, run in theirs.items()}


def breakdown_of(work: Work, breakdown: tm.Breakdown) -> Sums:
    """Give the rows of a breakdown as the others' answers."""
    columns = pa.table(breakdown).to_pydict()
    keys, numbers = [columns[name] for name in work.keys], [columns[name] for name in ["rows", *work.sums]]
    return {
        key: tuple(map(int, row)) for key, row in zip(zip(*keys, strict=True), zip(*numbers, strict=True), strict=True)
    }


def read_limit(table: pa.Table, work: Work) -> float:
    """Seconds to read the memory that the work needs once, on all cores, doing nothing with it."""
    names = [*work.keys, *(["accepted_on", "closed_on"] if work.days else []), *work.sums]
    size = sum(4 if name in NAMES or name.endswith("_on") else 8 for name in names) * table.num_rows // 8
    memory = np.ones(size, dtype=np.int64)
    halves = np.array_split(memory, os.cpu_count() or 1)
    best = float("inf")
    with concurrent.futures.ThreadPoolExecutor() as pool:
        for _ in range(7):
            start = time.perf_counter()
            list(pool.map(np.bitwise_or.reduce, halves))
            best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    """Check, then time."""
    rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 10_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    print(f"{datetime.date.today()}, {rows:,} rows, {os.cpu_count()} cores, {processor()}")
    print(", ".join(f"{module.__name__} {module.__version__}" for module in (tm, pl, duckdb, pa, datafusion, pd)))
    table = register(rows)
    for work in WORKS:
        run = engines(work, table)
        first, *others = ((name, compared(answer())) for name, (answer, compared) in run.items())
        for name, answer in others:
            assert answer == first[1], f"{work.title}: {name} and {first[0]} disagree"
        seconds: dict[str, list[float]] = {name: [] for name in run}
        slow = {"pandas"}
        for at in range(rounds):
            for name, (answer, _) in run.items():
                if at and name in slow:
                    continue
                start = time.perf_counter()
                answer()
                seconds[name].append(time.perf_counter() - start)
        medians = {name: statistics.median(times) for name, times in seconds.items()}
        ours = {name: time for name, time in medians.items() if name.startswith(("tally", "breakdown"))}
        own = next(iter(ours.values()))
        one = next(time for name, time in ours.items() if "1 thread" in name)
        peer = min((name for name in medians if name not in ours), key=lambda name: medians[name])
        limit = read_limit(table, work)
        print(f"\n{work.title}: {', '.join(work.sums)}")
        for name, median in sorted(medians.items(), key=lambda item: item[1]):
            print(f"  {name:28} {median * 1e3:9.1f} ms   {medians[name] / own:6.1f}")
        wanted = f", wanted {work.at_least}" if work.at_least else ""
        print(f"  {medians[peer] / own:.1f} times as fast as {peer}{wanted}; ", end="")
        print(f"{limit / own:.0%} of the limit ({limit * 1e3:.1f} ms); two cores {one / own:.1f} times as fast as one")


def processor() -> str:
    """Give the processor's name."""
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
