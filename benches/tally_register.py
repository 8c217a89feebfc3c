"""A made-up register for the benchmark, and what is asked of the engines."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

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


@dataclass
class Work:
    """What is asked of the engines."""

    title: str
    keys: list[str]
    sums: list[str]
    days: bool = True
    text: str | None = None
    at_least: float | None = None


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
