"""Random logs of events, and what the register says after them, slowly and obviously, in Python."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterable, Sequence
from typing import Any

import pyarrow as pa

import thads_metrics as tm

Row = dict[str, Any]

CLOSING = ["completed", "terminated", "entrusted", "taken_up", "revoked"]
STANDING = [status for status in tm.statuses() if status not in CLOSING]
PARTS = ["collected", "terminated_amount", "reduced_amount", "entrusted_amount"]
# Before that day no rule says where a decision that was revoked counts.
REVOKED_FROM = datetime.date(2020, 1, 5)
LEAVING = {"entrusted_amount", "entrusted", "taken_up", "revoked"}
OFFICES = ["Long An", "Bảo Lộc", "Chi cục THADS thành phố Tân An"]
NATURES = ["dân sự", "hình sự"]
# The ends of years, of months, and the day that not every year has.
DAYS = sorted(
    datetime.date(*day) + datetime.timedelta(days=by)
    for day in [
        (2019, 9, 30),
        (2020, 2, 29),
        (2020, 9, 30),
        (2020, 10, 31),
        (2021, 9, 30),
        (2021, 12, 31),
        (2022, 9, 30),
    ]
    for by in (-1, 0, 1)
)
PERIODS = ["2019/12", "2020/01", "2020/04", "2020/05", "2020/12", "2021/01", "2021/03", "2021/12", "2022/01", "2022/12"]
SCHEMA = pa.schema(
    {
        "case": pa.string(),
        "office": pa.string(),
        "nature": pa.string(),
        "day": pa.date32(),
        "event": pa.string(),
        "amount": pa.int64(),
    }
)


def as_arrow(log: Sequence[Row]) -> Any:
    return pa.Table.from_pylist(log, schema=SCHEMA)


def row(case: str, office: str, day: datetime.date, event: str, amount: int | None = None) -> Row:
    return {"case": case, "office": office, "nature": NATURES[0], "day": day, "event": event, "amount": amount}


def one_case(rng: random.Random, name: str, days: Sequence[datetime.date], standing: Sequence[str]) -> list[Row]:
    """Make what may happen to a case."""
    log: list[Row] = []

    def happens(office: str, day: datetime.date, event: str, amount: int | None) -> None:
        log.append({**row(name, office, day, event, amount), "nature": rng.choice(NATURES)})

    at, due = 0, rng.choice([0, 7, 100, 10**12])
    office, handed_over = rng.choice(OFFICES), False
    while at < len(days):
        happens(office, days[at], "newly_accepted", due)
        left, closed = due, None
        at += handed_over  # else a day may take it to and fro
        while closed is None and at < len(days):
            if left and rng.random() < 0.6:
                amount = rng.choice([left, left // 2, 1])
                happens(office, days[at], rng.choice(PARTS), amount)
                left -= amount
            if rng.random() < 0.4:
                happens(office, days[at], rng.choice(standing), rng.choice([None, 0]))
            if rng.random() < 0.25:
                closings = [status for status in CLOSING if status != "completed" or not left]
                if days[at] < REVOKED_FROM:
                    closings.remove("revoked")
                closed = rng.choice(closings)
                happens(office, days[at], closed, None)
            elif rng.random() < 0.8:
                at += 1 + rng.randrange(4)
        if closed not in LEAVING:
            break
        if closed == "entrusted" or rng.random() < 0.5:
            others = [other for other in OFFICES if other != office]
            office, due = rng.choice(others), left
        else:
            at += 1  # accepted anew by the same office, on a later day
        handed_over = True
    return log


def one_status_a_day(log: Iterable[Row]) -> list[Row]:
    """Leave out a second status of a day: which came last would not be known."""
    seen: set[Any] = set()
    kept = []
    for event in log:
        key = (event["case"], event["office"], event["day"])
        if event["event"] in STANDING:
            if key in seen:
                continue
            seen.add(key)
        kept.append(event)
    return kept


def consistent_log(rng: random.Random, cases: int = 8, standing: Sequence[str] = STANDING) -> list[Row]:
    log: list[Row] = []
    for number in range(cases):
        days = sorted(rng.sample(DAYS, rng.randrange(1, len(DAYS))))
        log += one_status_a_day(one_case(rng, f"case {number}", days, standing))
    rng.shuffle(log)
    return log


def spoilt_log(rng: random.Random, cases: int = 8) -> list[Row]:
    """Make a log in which a few things can't have happened."""
    log = consistent_log(rng, cases)
    spoil: list[tuple[str, Sequence[Any]]] = [
        ("case", [None, "case 0"]),
        ("office", [None, *OFFICES]),
        ("nature", [None]),
        ("day", [None, *DAYS]),
        ("event", [None, "thu tiền", *tm.event_kinds()]),
        ("amount", [None, -1, 0, 5, 10**13]),
    ]
    for _ in range(rng.randrange(4)):
        at = rng.randrange(len(log))
        column, values = rng.choice(spoil)
        log[at] = {**log[at], column: rng.choice(values)}
        if rng.random() < 0.3:
            del log[rng.randrange(len(log))]
        if rng.random() < 0.3:
            log.append(dict(rng.choice(log)))
    return log


class Impossible(Exception):
    """Something that can't have happened: why not, and the row that says it."""


def place(kind: str, held: bool) -> int:
    """Order what happens on a day."""
    if kind == "newly_accepted":
        return 4 if held else 0
    return 1 if kind in PARTS else 3 if kind in CLOSING else 2


def check_row(number: int, event: Row, by: Sequence[str]) -> None:
    kind = event["event"]
    if event["office"] is None or kind is None:
        raise Impossible("null", number)
    if kind not in tm.event_kinds():
        raise Impossible("event", number)
    if kind == "newly_accepted" and any(event[name] is None for name in by):
        raise Impossible("null", number)
    if event["amount"] is not None and event["amount"] < 0:
        raise Impossible("negative", number)


def happen(stays: list[Row], number: int, event: Row, this_year: bool) -> None:
    day, kind, amount = event["day"], event["event"], event["amount"]
    if kind == "newly_accepted" or kind in PARTS:
        if amount is None:
            raise Impossible("null", number)
    elif amount:
        raise Impossible("unexpected_amount", number)
    stay = next((stay for stay in reversed(stays) if stay["office"] == event["office"]), None)
    if kind == "newly_accepted":
        if stay and not stay["closed_on"]:
            raise Impossible("accepted_twice", number)
        if stay and stay["named_on"] == day:
            raise Impossible("two_statuses", number)
        begun = {"office": event["office"], "nature": event["nature"], "status": "in_progress", "accepted_on": day}
        rest = {
            "closed_on": None,
            "due": amount,
            "named_on": None,
            "row": number,
            "begun_by": number,
            **dict.fromkeys(PARTS, 0),
        }
        stays.append({**begun, **rest})
        return
    if stay is None:
        raise Impossible("not_accepted", number)
    if stay["closed_on"]:
        raise Impossible("already_closed", number)
    if kind in PARTS and this_year:
        stay[kind] += amount
    elif kind in PARTS:
        stay["due"] -= amount
    elif kind in CLOSING:
        stay.update(status=kind, closed_on=day, row=number)
    elif stay["named_on"] == day and stay["status"] != kind:
        raise Impossible("two_statuses", number)
    else:
        stay.update(status=kind, named_on=day, row=number)
    left = stay["due"] - sum(stay[part] for part in PARTS)
    if left < 0:
        raise Impossible("more_than_due", number)
    if kind == "completed" and left:
        raise Impossible("left_over", number)


def stays_of(events: Sequence[tuple[int, Row]], first_day: datetime.date, by: Sequence[str]) -> list[Row]:
    """Follow a case through its events, for the reporting year that begins on `first_day`."""
    stays: list[Row] = []
    left = 0
    for number, event in events:
        if event["day"] is None:
            raise Impossible("null", number)
    for day in sorted({event["day"] for _, event in events}):
        today = [(number, event) for number, event in events if event["day"] == day]
        for number, event in today:
            check_row(number, event, by)
        held = {stay["office"] for stay in stays if not stay["closed_on"]}
        for number, event in sorted(today, key=lambda item: place(item[1]["event"], item[1]["office"] in held)):
            happen(stays, number, event, day >= first_day)
            left += event["event"] in LEAVING
        if len(stays) > 1 + left:
            raise Impossible("accepted_twice", [n for n, event in today if event["event"] == "newly_accepted"][-1])
    return stays


def register(log: Sequence[Row], period: str, by: Sequence[str]) -> tuple[list[Row], list[tuple[str, int]]]:
    """Loop over cases: the register on the last day of a period, and what can't have happened until then."""
    first_day, last_day = tm.Period(period).first_day, tm.Period(period).last_day
    broken = [("null", number) for number, event in enumerate(log) if event["case"] is None]
    rows: list[Row] = []
    for case in {event["case"] for event in log} - {None}:
        known = [(n, event) for n, event in enumerate(log) if event["case"] == case]
        known = [(n, event) for n, event in known if event["day"] is None or event["day"] <= last_day]
        try:
            rows += stays_of(known, first_day, by)
        except Impossible as why:
            broken.append(why.args)
    return rows, broken
