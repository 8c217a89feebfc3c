"""A case register tallied here, and grouped by polars, DuckDB and Arrow: who is how fast, once all agree.

    python benches/tally.py [millions of rows] [rounds]

Every engine gives the same sums before any is timed; then they take turns, and the best of each counts.
The others only filter by the days, group and add; they check no row. Needs the extra `bench`.
"""

from __future__ import annotations

import os
import platform
import sys
import time

import duckdb
import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import thads_metrics as tm

PERIOD = tm.Period("2022/06")
FIRST, LAST = (np.datetime64(day) for day in ("2021-10-01", "2022-03-31"))
OFFICES = [f"Chi cục THADS khu vực {n}" for n in range(700)]
STATUSES = list(tm.statuses())
CLOSED = np.array([status in {"completed", "terminated", "entrusted", "taken_up", "revoked"} for status in STATUSES])
SHARES = [0.45, 0.06, 0.12, 0.01, 0.01, 0.01, 0.005, 0.005, 0.2, 0.01, 0.005, 0.005, 0.11]
PARTS = ["collected", "terminated_amount", "reduced_amount", "entrusted_amount"]


def register(rows: int, parts: list[str], seed: int = 1) -> pa.Table:
    """Make a register of consistent cases, in no order."""
    rng = np.random.default_rng(seed)
    status = rng.choice(len(STATUSES), rows, p=SHARES).astype(np.int8)
    closed = CLOSED[status]
    start, days = np.datetime64("2020-10-01"), 546
    accepted = start + rng.integers(0, days + 10, rows)
    left = accepted + (rng.random(rows) * ((LAST - np.minimum(accepted, LAST)).astype(int) + 1)).astype(int)
    accepted[closed] = np.minimum(accepted[closed], LAST)
    due = (rng.lognormal(17, 2, rows)).astype(np.int64)
    columns: dict[str, object] = {
        "office": pa.DictionaryArray.from_arrays(pa.array(rng.integers(0, 700, rows).astype(np.int32)), OFFICES),
        "status": pa.DictionaryArray.from_arrays(pa.array(status), STATUSES),
        "accepted_on": pa.array(accepted.astype("datetime64[D]")),
        "closed_on": pa.array(np.maximum(np.minimum(left, LAST), accepted).astype("datetime64[D]"), mask=~closed),
        "due": due,
    }
    rest = due.copy()
    for name in parts:
        amount = rest if name == parts[-1] else (rest * rng.random(rows) * (rng.random(rows) < 0.3)).astype(np.int64)
        amount = np.where(status == 0, amount, (amount * 0.3).astype(np.int64))
        columns[name] = amount
        rest = rest - amount
    return pa.table(columns)


Sums = dict[tuple[str, str, bool], tuple[int, ...]]


def polars_lazy(frame: pl.DataFrame, parts: list[str]) -> Sums:
    """Group by the three keys."""
    kept = (pl.col("accepted_on") <= LAST) & (pl.col("closed_on").is_null() | (pl.col("closed_on") >= FIRST))
    keys = ["office", "status", (pl.col("accepted_on") < FIRST).alias("carried")]
    sums = [pl.len(), pl.col("due", *parts).sum()]
    rows = frame.lazy().filter(kept).group_by(keys).agg(sums).collect().rows()
    return {(office, status, carried): tuple(sums) for office, status, carried, *sums in rows}


def polars_fused(frame: pl.DataFrame, parts: list[str]) -> Sums:
    """Group by one integer made of the three keys."""
    kept = (pl.col("accepted_on") <= LAST) & (pl.col("closed_on").is_null() | (pl.col("closed_on") >= FIRST))
    office, status = (pl.col(name).to_physical().cast(pl.UInt32) for name in ("office", "status"))
    key = (office * 32 + status * 2 + (pl.col("accepted_on") < FIRST).cast(pl.UInt32)).alias("key")
    sums = [pl.len(), pl.col("due", *parts).sum()]
    rows = frame.lazy().filter(kept).group_by(key).agg(sums).collect().rows()
    return {(OFFICES[key // 32], STATUSES[key % 32 // 2], bool(key % 2)): tuple(sums) for key, *sums in rows}


def in_duckdb(connection: duckdb.DuckDBPyConnection, parts: list[str]) -> Sums:
    """Group in DuckDB's own table."""
    sums = "".join(f", sum({name})" for name in ["due", *parts])
    rows = connection.execute(
        f"select office, status, accepted_on < date '{FIRST}', count(*){sums} from register "
        f"where accepted_on <= date '{LAST}' and (closed_on is null or closed_on >= date '{FIRST}') group by all"
    ).fetchall()
    return {(office, status, carried): tuple(map(int, sums)) for office, status, carried, *sums in rows}


def in_acero(table: pa.Table, parts: list[str]) -> Sums:
    """Group by Arrow's own engine."""
    days = {name: pa.scalar(day.item(), pa.date32()) for name, day in (("first", FIRST), ("last", LAST))}
    stays = pc.fill_null(pc.greater_equal(table["closed_on"], days["first"]), True)
    kept = table.filter(pc.and_(pc.less_equal(table["accepted_on"], days["last"]), stays))
    kept = kept.append_column("carried", pc.less(kept["accepted_on"], days["first"]))
    sums = [([], "count_all"), *((name, "sum") for name in ["due", *parts])]
    rows = kept.group_by(["office", "status", "carried"]).aggregate(sums).to_pylist()
    names = ["count_all", *(f"{name}_sum" for name in ["due", *parts])]
    return {(row["office"], row["status"], row["carried"]): tuple(row[name] for name in names) for row in rows}


def forms(sums: Sums, parts: list[str]) -> dict[tuple[str, str], dict[str, int]]:
    """Put groups into the columns of the forms, so that every engine can be compared with the tally."""
    regime = tm.Regime.on(PERIOD.last_day)
    out: dict[tuple[str, str], dict[str, int]] = {}

    def add(office: str, measure: str, item: str, number: int) -> None:
        flow = out.setdefault((office, measure), {})
        flow[item] = flow.get(item, 0) + number

    for (office, status, carried), (count, due, *amounts) in sums.items():
        column = regime.column(status).column
        if column is None:
            continue
        origin = "carried_in" if carried else "newly_accepted"
        for item in (origin, column):
            add(office, "cases", item, count)
        add(office, "money", origin, due)
        add(office, "money", column, due - sum(amounts))
        for part, amount in zip(parts, amounts, strict=True):
            add(office, "money", part.removesuffix("_amount").replace("collected", "completed"), amount)
    return {key: {item: n for item, n in flow.items() if n} for key, flow in out.items()}


def flows(tally: tm.Tally) -> dict[tuple[str, str], dict[str, int]]:
    """Give the sums of a tally by office and measure."""
    totals = {"accepted", "to_enforce", "eligible", "resolved", "carried_over", "carried_over_eligible"}
    return {
        (flow.office, flow.measure): {item: n for item, n in flow.items().items() if n and item not in totals}
        for flow in tally.flows()
    }


def main() -> None:
    """Check, then time."""
    rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 10_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    print(f"{rows:,} rows, {os.cpu_count()} cores, {platform.processor() or platform.machine()}, ", end="")
    print(f"polars {pl.__version__}, duckdb {duckdb.__version__}, pyarrow {pa.__version__}")
    for parts in (["collected"], PARTS):
        table = register(rows, parts)
        frame = pl.from_arrow(table).with_columns(
            pl.col("office").cast(pl.Enum(OFFICES)), pl.col("status").cast(pl.Enum(STATUSES))
        )
        text = table
        for at, name in enumerate(["office", "status"]):
            text = text.set_column(at, name, table[name].cast(pa.string()))
        view = text
        for at, name in enumerate(["office", "status"]):
            view = view.set_column(at, name, text[name].cast(pa.string_view()))
        connection = duckdb.connect()
        connection.execute(f"set threads = {os.cpu_count()}")
        connection.execute("create table register as select * from text")
        engines = {
            "tally, dictionary": lambda t=table: tm.tally(t, PERIOD, assume=True),
            "tally, dictionary, 1 thread": lambda t=table: tm.tally(t, PERIOD, assume=True, threads=1),
            "tally, polars": lambda f=frame: tm.tally(f, PERIOD, assume=True),
            "tally, utf8": lambda t=text: tm.tally(t, PERIOD, assume=True),
            "tally, utf8view": lambda t=view: tm.tally(t, PERIOD, assume=True),
            "polars": lambda f=frame, p=parts: polars_lazy(f, p),
            "polars, fused key": lambda f=frame, p=parts: polars_fused(f, p),
            "duckdb": lambda c=connection, p=parts: in_duckdb(c, p),
            "acero": lambda t=table, p=parts: in_acero(t, p),
            "polars, text": lambda f=pl.from_arrow(view), p=parts: polars_lazy(f, p),
        }
        answers = {
            name: flows(answer) if isinstance(answer := run(), tm.Tally) else forms(answer, parts)
            for name, run in engines.items()
        }
        first, *others = answers.values()
        assert all(other == first for other in others), "the engines disagree"
        best = dict.fromkeys(engines, float("inf"))
        for _ in range(rounds):
            for name, run in engines.items():
                start = time.perf_counter()
                run()
                best[name] = min(best[name], time.perf_counter() - start)
        print(f"\noffice × status with days, due and {', '.join(parts)}")
        for name, seconds in best.items():
            print(f"  {name:32} {seconds * 1e3:9.1f} ms {seconds * 1e9 / rows:7.2f} ns a row")


if __name__ == "__main__":
    main()
