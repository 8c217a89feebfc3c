"""A register in Parquet, from the file to the sums of every office: tallied here, and asked of duckdb and polars.

    python benches/tally_parquet.py [millions of rows] [rounds] [file to keep]

All read the same file with all cores, and take turns; the answers are compared before anything is timed. The file has
the days, the status and two amounts, texts as categories, as registers are mostly written. Needs the extra `bench`.
"""

from __future__ import annotations

import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow.parquet as pq
from tally import form_of, form_of_tally, memory_over, processor
from tally_peers import named, polars_by, polars_key, rows_of, sql, unfused
from tally_register import NAMES, PERIOD, Work, register

import thads_metrics as tm

WORK = Work("office × status, days", ["office", "status"], ["due", "collected"])
PART = 5_000_000
GROUP = 1_000_000


def write(path: Path, rows: int) -> None:
    """Write the register, a part at a time."""
    with contextlib.ExitStack() as stack:
        writer: pq.ParquetWriter | None = None
        for seed, start in enumerate(range(0, rows, PART), 1):
            part = register(min(PART, rows - start), seed)
            part = part.select([*WORK.keys, "accepted_on", "closed_on", *WORK.sums])
            if writer is None:
                writer = stack.enter_context(pq.ParquetWriter(path, part.schema))
            writer.write_table(part, row_group_size=GROUP)


def in_duckdb(path: Path) -> Any:
    query = sql(WORK).replace("from register", f"from read_parquet('{path}')")
    return duckdb.sql(query).to_arrow_table()


def in_polars(path: Path, engine: Any, *, is_fused: bool) -> pl.DataFrame:
    frame = pl.scan_parquet(path).with_columns(pl.col(name).cast(pl.Enum(NAMES[name])) for name in WORK.keys)
    sums = [pl.len(), *(pl.col(name).sum() for name in WORK.sums)]
    return frame.group_by(polars_key(WORK) if is_fused else polars_by(WORK)).agg(sums).collect(engine=engine)


def engines(path: Path) -> dict[str, tuple[Callable[[], Any], Callable[[Any], object]]]:
    """Give each engine as what is timed, and what makes of its answer one that can be compared."""
    found: dict[str, tuple[Callable[[], Any], Callable[[Any], object]]] = {
        "tally": (lambda: tm.tally(path, PERIOD, assume=True), lambda tally: form_of_tally(WORK, tally)),
        "duckdb": (lambda: in_duckdb(path), lambda table: form_of(WORK, named(WORK, rows_of(table)))),
    }
    for engine in ("streaming", "in-memory"):
        found[f"polars, {engine}"] = (
            lambda engine=engine: in_polars(path, engine, is_fused=False),
            lambda groups: form_of(WORK, named(WORK, groups.rows())),
        )
        found[f"polars, {engine}, fused key"] = (
            lambda engine=engine: in_polars(path, engine, is_fused=True),
            lambda groups: form_of(WORK, unfused(WORK, groups.rows())),
        )
    return found


def main() -> None:
    """Write, check, time."""
    rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 20_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[3]) if len(sys.argv) > 3 else Path(folder) / "register.parquet"
        if not path.exists():
            write(path, rows)
        run = engines(path)
        (_, first), *others = ((name, compared(answer())) for name, (answer, compared) in run.items())
        for name, answer in others:
            assert answer == first, f"{name} disagrees"
        seconds: dict[str, list[float]] = {name: [] for name in run}
        for _ in range(rounds):
            for name, (answer, _) in run.items():
                start = time.perf_counter()
                answer()
                seconds[name].append(time.perf_counter() - start)
        medians = {name: statistics.median(times) for name, times in seconds.items()}
        size = path.stat().st_size / 1e6
        print(f"\n{rows:,} rows in Parquet, {size:.0f} MB, {os.cpu_count()} cores, {processor()}")
        for name, median in sorted(medians.items(), key=lambda item: item[1]):
            least = min(seconds[name])
            print(f"  {name:28} {median:7.2f} s, at best {least:7.2f}   {median / medians['tally']:5.2f}")
        print(f"  memory of the tally: {memory_over(run['tally'][0])} over what the process had")


if __name__ == "__main__":
    main()
