"""A case register tallied here, and grouped by other engines: who is how fast, once all agree.

    python benches/tally.py [millions of rows] [rounds] [part of a title]

Every engine gives the same answer before any is timed: for each office the sums of every column of the form, how
many rows were set aside and why, and how many contradict themselves. Then they take turns, and the median of
each counts, up to its own table of groups. Each engine is asked in several ways; what is compared is its fastest. One
that took over three times as long as the fastest peer when it was checked is not asked again.
Needs the extra `bench`.
"""

from __future__ import annotations

import concurrent.futures
import datetime
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import datafusion
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import tally_peers
from tally_peers import Sums
from tally_register import MONEY, NAMES, PERIOD, Work, register

import thads_metrics as tm

WORKS = [
    Work("office × status, days", ["office", "status"], ["due", "collected"], at_least=6.5),
    Work("office × status × nature, days", ["office", "status", "nature"], ["due", "collected"]),
    Work("office × status, days, all money", ["office", "status"], MONEY, at_least=6),
    Work("office × status, days, utf8", ["office", "status"], ["due", "collected"], text="utf8", at_least=2.5),
    Work("office × status, days, utf8view", ["office", "status"], ["due", "collected"], text="utf8view", at_least=2.5),
]


# What the tally says and what groups say, in the same words.


def form_of(work: Work, sums: Sums) -> object:
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


def engines(work: Work, table: pa.Table) -> dict[str, tuple[Callable[[], Any], Callable[[Any], object]]]:
    """Give each engine as what is timed, and what makes of its answer one that can be compared."""
    table = table.select([*work.keys, *(["accepted_on", "closed_on"] if work.days else []), *work.sums])
    if work.text:
        kind = pa.string() if work.text == "utf8" else pa.string_view()
        for name in work.keys:
            table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(pa.string()).cast(kind))
    frame = pl.from_arrow(table)
    by = [name for name in work.keys if name != "status"]

    def tally(register: object, **more: Any) -> tm.Tally:
        return tm.tally(register, PERIOD, by=by, assume=True, **more)

    def read(answer: tm.Tally) -> object:
        return form_of_tally(work, answer)

    ours = {
        "tally": (lambda: tally(table), read),
        "tally, 1 thread": (lambda: tally(table, threads=1), read),
        "tally of polars": (lambda: tally(frame), read),
    }
    theirs = tally_peers.engines(work, table)
    return ours | {
        name: (ask, lambda groups, read=read: form_of(work, read(groups))) for name, (ask, read) in theirs.items()
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


def memory_over(ask: Callable[[], Any]) -> str:
    """Give how much more memory the process needed at most than it had, where the system says so."""

    def most() -> int:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) for line in file if line.startswith("VmHWM"))

    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")  # the most so far is what is used now
        before = most()
        ask()
        return f"{(most() - before) / 1024:.0f} MB"
    except (OSError, StopIteration):
        return "unknown"


def main() -> None:
    """Check, then time."""
    rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 10_000_000
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    print(f"{datetime.date.today()}, {rows:,} rows, {os.cpu_count()} cores, {processor()}")
    print(", ".join(f"{module.__name__} {module.__version__}" for module in (tm, pl, duckdb, pa, datafusion, pd)))
    asked = sys.argv[3] if len(sys.argv) > 3 else ""
    table = register(rows)
    for work in (work for work in WORKS if asked in work.title):
        run = engines(work, table)
        seconds: dict[str, list[float]] = {}
        answers: list[object] = []
        for name, (ask, compared) in run.items():
            start = time.perf_counter()
            groups = ask()
            seconds[name] = [time.perf_counter() - start]
            answers.append(compared(groups))
            assert answers[-1] == answers[0], f"{work.title}: {name} disagrees"
        bearable = 3 * min(times[0] for name, times in seconds.items() if not name.startswith("tally"))
        quick = {name: ask for name, (ask, _) in run.items() if seconds[name][0] <= bearable}
        seconds |= {name: [] for name in quick}
        for _ in range(rounds):
            for name, ask in quick.items():
                start = time.perf_counter()
                ask()
                seconds[name].append(time.perf_counter() - start)
        medians = {name: statistics.median(times) for name, times in seconds.items()}
        ours = {name: time for name, time in medians.items() if name.startswith("tally")}
        own = next(iter(ours.values()))
        one = next(time for name, time in ours.items() if "1 thread" in name)
        peer = min((name for name in medians if name not in ours), key=lambda name: medians[name])
        limit, memory = read_limit(table, work), memory_over(next(iter(run.values()))[0])
        print(f"\n{work.title}: {', '.join(work.sums)}")
        for name, median in sorted(medians.items(), key=lambda item: item[1]):
            print(f"  {name:28} {median * 1e3:9.1f} ms   {medians[name] / own:6.1f}")
        wanted = f", wanted {work.at_least}" if work.at_least else ""
        print(f"  {medians[peer] / own:.1f} times as fast as {peer}{wanted}; ", end="")
        print(
            f"{limit / own:.0%} of the limit ({limit * 1e3:.1f} ms); two cores {one / own:.1f} times as fast as one; ",
            end="",
        )
        print(f"memory over the input: {memory}")


def processor() -> str:
    """Give the processor's name."""
    try:
        with open("/proc/cpuinfo") as file:
            return next(line.split(":", 1)[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


if __name__ == "__main__":
    main()
