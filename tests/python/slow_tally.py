"""A register tallied row by row: slow, plain, and without the library.

The rule is said once more, from the circulars and the reports that docs/rules.md cites, in whole numbers: neither
the kernel nor the core's `Case` is asked. Days are numbers of days after 1970-01-01, amounts are đồng.
"""

from __future__ import annotations

import bisect
import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

import thads_metrics as tm

Row = Mapping[str, Any]
Key = tuple[str, ...]

PARTS = {
    "collected": "completed",
    "terminated_amount": "terminated",
    "reduced_amount": "reduced",
    "entrusted_amount": "entrusted",
}
AMOUNTS = ["due", *PARTS]
LARGEST = 10**36
CLOSING = {"completed", "terminated", "entrusted", "taken_up", "revoked"}

# Where a status stands: in a column or `apart` (the separate register). "?" is only remembered, "" not established.
BEFORE_2020 = {
    "completed": "completed",
    "terminated": "terminated",
    "in_progress": "in_progress",
    "postponed_by_agreement": "postponed_by_agreement?",
    "postponed": "ineligible?",
    "suspended": "suspended?",
    "paused": "paused?",
    "other": "other?",
    "ineligible": "ineligible",
    "entrusted": "entrusted",
    "taken_up": "taken_up",
    "revoked": "",
    "separately_tracked": "apart",
}
FROM_2020 = BEFORE_2020 | {
    "postponed_by_agreement": "postponed_by_agreement",
    "taken_up": "taken_up?",
    "revoked": "revoked",
}
FROM_2021 = FROM_2020 | {"postponed": "deferred", "suspended": "deferred"}
FROM_2024 = FROM_2021 | {"postponed_by_agreement": "", "paused": ""}
FROM_2026 = dict.fromkeys(BEFORE_2020, "") | {
    "completed": "completed",
    "terminated": "terminated",
    "in_progress": "in_progress",
    "ineligible": "ineligible",
    "entrusted": "entrusted?",
    "revoked": "revoked?",
    "separately_tracked": "apart",
}


def day(text: str) -> int:
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


REGIMES = [
    (day("2006-01-01"), dict.fromkeys(BEFORE_2020, "")),
    (day("2013-01-03"), BEFORE_2020),
    (day("2020-01-05"), FROM_2020),
    (day("2020-10-01"), FROM_2021),
    (day("2024-07-26"), FROM_2024),
    (day("2026-07-01"), FROM_2026),
]
# Four hundred years have 146,097 days: the calendar begins in the year -9999 and ends with 9999.
CALENDAR = range(day("0001-01-01") - 25 * 146_097, day("9999-12-31") + 1)


def bounds(period: str) -> tuple[int, int]:
    """1 October before the year, and the last day of its so many months."""
    year, months = map(int, period.split("/"))
    first = datetime.date(year - 1, 10, 1)
    after = datetime.date(year - 1 + (9 + months) // 12, (9 + months) % 12 + 1, 1)
    return day(str(first)), day(str(after)) - 1


@dataclass
class Sums:
    """What a register adds up to; as the library has it, or as it should."""

    cases: dict[Key, Counter[str]] = field(default_factory=dict)
    money: dict[Key, Counter[str]] = field(default_factory=dict)
    set_aside: Counter[str] = field(default_factory=Counter)
    inconsistent: dict[str, tuple[int, list[int]]] = field(default_factory=dict)
    rows: int = 0
    tallied: int = 0


class Odd(Exception):
    """A row that can't be tallied."""


class Aside(Exception):
    """A row that the rule leaves out."""


def place(row: Row, needed: Iterable[str], period: tuple[int, int], assume: bool) -> tuple[str, str, int]:
    """Carried in or new, the column of the status, and what is left for it; or why it is in none."""
    first, last = period
    status, accepted, closed = row["status"], row["accepted_on"], row["closed_on"]
    due, *parts = amounts = [row.get(name, 0) for name in AMOUNTS]
    if None in amounts or any(row[name] is None for name in needed):
        raise Odd("null")
    if status not in BEFORE_2020:
        raise Odd("status")
    if accepted not in CALENDAR or (closed is not None and closed not in CALENDAR):
        raise Odd("day")
    if min(amounts) < 0:
        raise Odd("negative")
    if max(amounts) > LARGEST:
        raise Odd("too_large")
    if closed is not None and closed < accepted:
        raise Odd("closed_before_accepted")
    if closed is not None and status not in CLOSING and status != "separately_tracked":
        raise Odd("still_open")
    if closed is None and status in CLOSING:
        raise Odd("not_closed")
    if sum(parts) > due:
        raise Odd("more_than_due")
    if status == "completed" and sum(parts) < due:
        raise Odd("left_over")
    if accepted > last:
        raise Aside("accepted_later")
    if closed is not None and closed < first:
        raise Aside("closed_earlier")
    if closed is not None and closed > last:
        raise Odd("closed_after_period")
    _, columns = REGIMES[bisect.bisect(REGIMES, last, key=lambda regime: regime[0]) - 1]
    column = columns[status]
    if not column:
        raise Odd("no_rule")
    if column.endswith("?") and not assume:
        raise Odd("only_recalled")
    if column.startswith("apart"):
        raise Aside("separately_tracked")
    if row.get("reduced_amount", 0) and not assume:
        raise Odd("only_recalled")
    return "carried_in" if accepted < first else "newly_accepted", column.rstrip("?"), due - sum(parts)


def key(row: Row, by: Iterable[str]) -> Key:
    return tuple(row[name] for name in by)


def slow_tally(rows: Iterable[Row], period: str, by: Sequence[str] = ("office",), *, assume: bool = False) -> Sums:
    sums = Sums()
    odd: dict[str, list[int]] = {}
    days, needed = bounds(period), [*by, "status", "accepted_on"]
    for number, row in enumerate(rows):
        sums.rows += 1
        try:
            origin, column, left = place(row, needed, days, assume)
        except Odd as why:
            odd.setdefault(str(why), []).append(number)
            continue
        except Aside as why:
            sums.set_aside[str(why)] += 1
            continue
        sums.tallied += 1
        cases = sums.cases.setdefault(key(row, by), Counter())
        money = sums.money.setdefault(key(row, by), Counter())
        cases[origin] += 1
        cases[column] += 1
        money[origin] += row["due"]
        money[column] += left
        for name, item in PARTS.items():
            money[item] += row.get(name, 0)
    sums.inconsistent = {why: (len(numbers), numbers[:20]) for why, numbers in odd.items()}
    return sums


LEAVES = [
    "carried_in", "newly_accepted", "entrusted", "taken_up", "revoked", "ineligible", "deferred", "completed",
    "terminated", "reduced", "in_progress", "postponed_by_agreement", "suspended", "paused", "other",
]  # fmt: skip


def sums_of(tally: tm.Tally) -> Sums:
    """What the library found, in the same form."""
    sums = Sums(rows=tally.rows, tallied=tally.tallied, set_aside=Counter(tally.set_aside))
    for row in pa.table(tally).to_pylist():
        groups = {"cases": sums.cases, "money": sums.money}[row["measure"]]
        assert key(row, tally.by) not in groups, "a group has one form of a measure"
        groups[key(row, tally.by)] = Counter({item: int(row[item] or 0) for item in LEAVES})
    sums.inconsistent = {why: (rows, list(first)) for why, (rows, first) in tally.inconsistent.items()}
    return sums
