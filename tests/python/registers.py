"""Registers of made-up cases: rows as a register has them, boundaries and mistakes included."""

from __future__ import annotations

import random
from typing import Any

from slow_tally import AMOUNTS, BEFORE_2020, CLOSING, LARGEST, PARTS, day

Row = dict[str, Any]

# A period of every regime, and such as end on the days around which regimes and leap years change.
PERIODS = [
    "2007/12", "2014/12", "2018/05", "2020/03", "2020/04", "2020/05", "2021/05", "2022/06", "2022/12", "2024/09",
    "2024/10", "2025/12", "2026/09", "2026/10", "2026/12",
]  # fmt: skip
TURNS = [
    *(f"{year}-09-30" for year in (2006, 2013, 2017, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026)),
    *("2018-02-28", "2019-12-31", "2020-01-31", "2020-02-29", "2021-02-28", "2022-03-31", "2024-02-29"),
    *("2024-06-30", "2024-07-31", "2026-06-30", "2026-07-31"),
]
DAYS = sorted(day(turn) + by for turn in TURNS for by in (-1, 0, 1, 2))
FAR = [-(2**31), -(2**31) + 1, day("0001-01-01") - 25 * 146_097, 2**31 - 2, 2**31 - 1, -1, 0, day("9999-12-31") + 1]

# Names as alike as names get: of twelve and of thirteen bytes, with the same beginning, composed and decomposed.
OFFICES = [
    "a", "Long An", "Bảo Lộc", "mười hai", "Chi cục 12",
    "Chi cục 123", "0", "00", "-1",
    "Chi cục THADS thành phố Tân An", "Chi cục THADS thành phố Tân Ân", "Chi cục THADS thành phố Tân",
    *(f"Phòng THADS khu vực {n}" for n in range(1, 30)),
]  # fmt: skip
NATURES = ["dân sự", "hình sự", "hành chính", "hôn nhân và gia đình", "kinh doanh thương mại", "lao động"]
OFFICERS = [f"CHV {n}" for n in range(12)]
GROUPS = ["chủ động", "theo yêu cầu"]
NAMES = {"office": OFFICES, "nature": NATURES, "officer": OFFICERS, "group": GROUPS}

NO_STATUSES = ["đã hoãn", "", "complete", "postponed_by_agreemen", "separately_trackee", "null"]
NARROW = [2**20 - 1, 2**20, 2**32, 2**53 + 1, 2**61, 2**62 - 1, 2**62, 2**62 + 1, 2**63 - 1]
WIDE = [2**63, 2**63 + 1, 2**64 - 1, 2**64, 2**64 + 5, 2**96, LARGEST // 1000]
NOT_NARROW = [-1, -(2**63), -(2**20)]
NOT_WIDE = [LARGEST + 1, 10**38 - 1, -(2**63) - 1, -(2**64), 1 - 10**38]


def random_amounts(rng: random.Random, large: float, wide: bool, status: str | None) -> list[int]:
    """What is due and what was done with it, consistently."""
    if rng.random() < large:
        due = rng.choice(NARROW + WIDE * wide)
    else:
        due = rng.choice([0, 1, 7, 1000, rng.randrange(10**6), rng.randrange(10**10), rng.randrange(10**13)])
    parts, left = [0, 0, 0, 0], due
    for at in rng.sample(range(4), 4):
        if rng.random() < 0.3:
            parts[at] = rng.choice([left, left // 3, rng.randrange(left + 1)])
            left -= parts[at]
    if rng.random() < 0.5:  # reduced is only remembered: rows without it must remain
        left, parts[2] = left + parts[2], 0
    if status == "completed":
        parts[0] += left
    return [due, *parts]


def random_row(
    rng: random.Random, *, large: float = 0.01, odd: float = 0.02, wide: bool = False, until: int = DAYS[-1]
) -> Row:
    status = rng.choice(list(BEFORE_2020))
    accepted, later = sorted(min(until, rng.choice(DAYS)) for _ in range(2))
    closed = later if status in CLOSING or (status == "separately_tracked" and rng.random() < 0.3) else None
    row: Row = {name: rng.choice(names) for name, names in NAMES.items()}
    row |= {"status": status, "accepted_on": accepted, "closed_on": closed}
    row |= zip(AMOUNTS, random_amounts(rng, large, wide, status), strict=True)
    if rng.random() < odd:
        mistake(rng, row, wide)
        if rng.random() < 0.2:
            mistake(rng, row, wide)
    return row


def mistake(rng: random.Random, row: Row, wide: bool) -> None:
    what = rng.randrange(7)
    if what == 0:
        row[rng.choice([*NAMES, "status", "accepted_on", *AMOUNTS])] = None
    elif what == 1:
        row["status"] = rng.choice([*NO_STATUSES, *BEFORE_2020])
    elif what == 2:
        row[rng.choice(["accepted_on", "closed_on"])] = rng.choice([*FAR, *DAYS])
    elif what == 3:
        row["closed_on"] = None
    elif what == 4:
        row[rng.choice(AMOUNTS)] = rng.choice(NOT_NARROW + NOT_WIDE * wide)
    elif what == 5:
        most = 10**38 - 1 if wide else 2**63 - 1
        row[rng.choice(list(PARTS))] = min(most, rng.choice([2**63 - 1, 2**62, (row["due"] or 0) + 1]))
        row[rng.choice(list(PARTS))] = rng.choice([most, 2**63 - 1, 2**62, 1])
    else:
        row["due"] = (row["due"] or 0) // 2


def random_register(rng: random.Random, size: int, *, wide: bool = False, odd: float = 0.1) -> list[Row]:
    """Rows in stretches that differ in how much is large, wrong or late: long ones in which nothing is, too."""
    rows: list[Row] = []
    while len(rows) < size:
        large, wrong = rng.choice([0, 0, 0, odd / 100, 0.1]), rng.choice([0, 0, odd / 100, odd])
        until = rng.choice([DAYS[-1], day("2022-03-31"), day("2020-02-29")])
        length = min(size - len(rows), rng.choice([1, 50, 700, 3_000, 6_000]))
        rows += [random_row(rng, large=large, odd=wrong, wide=wide, until=until) for _ in range(length)]
    return rows
