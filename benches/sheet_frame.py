"""Rows of a form from Arrow: read and audited in one go, on one core.

python benches/sheet_frame.py [millions of rows]
"""

from __future__ import annotations

import sys
import time

import numpy as np
import pyarrow as pa

import thads_metrics as tm


def form(rows: int) -> pa.Table:
    """Make a form of which every identity holds: a row for each office and month."""
    rng = np.random.default_rng(1)
    periods = [f"{year}/{month:02}" for year in range(2021, 2025) for month in range(1, 13)]
    offices = -(-rows // len(periods))
    open_parts = ["in_progress", "postponed_by_agreement", "paused", "other"]
    parts = {
        name: rng.integers(0, 3, rows)  # of all offices together no more than the nation has
        for name in [
            *open_parts,
            "completed",
            "terminated",
            "ineligible",
            "deferred",
            "entrusted",
            "taken_up",
            "revoked",
        ]
    }
    resolved = parts["completed"] + parts["terminated"]
    carried_over_eligible = sum(parts[name] for name in open_parts)
    eligible = resolved + carried_over_eligible
    to_enforce = eligible + parts["ineligible"] + parts["deferred"]
    accepted = to_enforce + parts["entrusted"] + parts["taken_up"] + parts["revoked"]
    carried_in = accepted // 3
    totals = {
        "accepted": accepted,
        "carried_in": carried_in,
        "newly_accepted": accepted - carried_in,
        "to_enforce": to_enforce,
        "eligible": eligible,
        "resolved": resolved,
        "carried_over": to_enforce - resolved,
        "carried_over_eligible": carried_over_eligible,
    }
    names = [f"Phòng THADS khu vực {n}" for n in range(offices)]
    row = np.arange(rows)
    return pa.table(
        {
            "office": pa.DictionaryArray.from_arrays(pa.array((row // len(periods)).astype(np.int32)), names),
            "period": pa.DictionaryArray.from_arrays(pa.array((row % len(periods)).astype(np.int32)), periods),
            **{f"cases.{name}": values for name, values in {**totals, **parts}.items()},
        }
    )


def main() -> None:
    """Read and audit the form five times; the best counts."""
    rows = int(float(sys.argv[1]) * 1e6) if len(sys.argv) > 1 else 1_000_000
    table = form(rows)
    seconds = []
    for _ in range(5):
        start = time.perf_counter()
        sheet = tm.read_sheet(table)
        seconds.append(time.perf_counter() - start)
        assert not sheet.findings, sheet.findings[:3]
    columns = len(table.column_names) - 2
    best = min(seconds)
    print(f"{rows:,} rows of {columns} columns read and audited in {best:.3f} s: {rows / best:,.0f} a second")


if __name__ == "__main__":
    main()
