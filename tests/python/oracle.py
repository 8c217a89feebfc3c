"""A second, slow and obvious reading of the report file and its audit, to test the first one against.

It shares no code with the library. Figures are read with `fractions.Fraction`, the linear
systems go to z3 (exact arithmetic, `pip install z3-solver`), conflicts are enumerated by
growing and shrinking sets of figures. Where the search for a whole number takes too long, the
bound is named in `unknown` instead of being guessed.

    python oracle.py REPORT.toml ...                     print what the oracle finds
    python oracle.py --expected REPORT.toml ...          write REPORT.expected.json beside each
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from fractions import Fraction
from math import ceil, floor, lcm
from pathlib import Path

import z3

# ---------------------------------------------------------------- the vocabulary

COMMON = [
    "accepted",
    "carried_in",
    "newly_accepted",
    "entrusted",
    "taken_up",
    "revoked",
    "to_enforce",
    "eligible",
    "ineligible",
    "deferred",
    "resolved",
    "completed",
    "terminated",
    "in_progress",
    "postponed_by_agreement",
    "suspended",
    "paused",
    "other",
    "carried_over",
    "carried_over_eligible",
    "rate",
    "eligible_share",
    "target",
]
ITEMS = {
    "cases": COMMON,
    "money": [*COMMON, "reduced"],
    "admin": ["accepted", "carried_in", "newly_accepted", "to_enforce", "resolved", "carried_over", "rate", "target"],
}
PERCENT = {"rate", "eligible_share", "target"}
TT_06_2019 = "2020-01-05"  # in force: deferred may appear, revoked has a column
THIRD_CLASS = "2020-10-01"  # suspended leaves the eligible
LAW_106_2025 = "2026-07-01"  # an entrusted case may be revoked too, a reduction terminated


class ReportError(Exception):
    """The report file cannot be read."""


def kind_of(measure: str, item: str) -> str:
    if item in PERCENT:
        return "percent"
    return "money" if measure == "money" else "count"


# ---------------------------------------------------------------- one printed figure

HEDGES = {
    "trên": "low",
    "hơn": "low",
    "quá": "low",
    "dưới": "high",
    "gần": "high",
    "chưa đến": "high",
    "chưa tới": "high",
    "khoảng": "none",
    "xấp xỉ": "none",
}
FLOORS = ["không dưới", "ít nhất", "tối thiểu"]  # however far above: no near reading
CEILINGS = ["không quá", "tối đa", "nhiều nhất"]
SIGNS = {
    "tăng": 1,
    "vượt": 1,
    "vượt chỉ tiêu giao": 1,
    "cao hơn": 1,
    "+": 1,
    "-": -1,
    "giảm": -1,
    "thiếu": -1,
    "thấp hơn": -1,
}
EMPTY_WORDS = [
    *["thêm", "tiến độ", "còn", "phải phấn đấu", "đạt", "là", "chiếm", "chiếm tới", "bằng"],
    *["đạt tỷ lệ", "ước đạt", "gấp"],
]
SCALES = {"nghìn tỷ": 12, "nghìn": 3, "triệu": 6, "tỷ": 9}
UNITS = {
    "count": [
        "việc",
        "vụ",
        "vụ việc",
        "việc án",
        "vụ việc án",
        "vụ án",
        "vụ án hành chính",
        "bản án",
        "quyết định",
        "trường hợp",
        "cuộc",
        "bản án , quyết định",
    ],
    "money": ["đồng", "đ", "vnđ", "vnd"],
    "percent": ["%", "điểm %", "phần trăm", "điểm phần trăm", "điểm"],
}


@dataclass
class Interval:
    low: Fraction | None
    high: Fraction | None
    strict: bool = False
    plain: bool = False  # one number without a hedge
    exact: bool = False
    value: Fraction = Fraction(0)
    digit: Fraction = Fraction(0)  # one unit of the last digit that is not zero


def read_number(text: str) -> tuple[Fraction, int]:
    """The value and the number of decimals."""
    if len(re.sub(r"\D", "", text)) > 40:
        raise ReportError(f"too many digits: {text[:50]}")
    if re.fullmatch(r"\d+", text):
        return Fraction(text), 0
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", text):
        return Fraction(text.replace(".", "")), 0
    if m := re.fullmatch(r"(\d{1,3}(?:\.\d{3})+|\d+),(\d+)", text):
        return Fraction(m[1].replace(".", "") + "." + m[2]), len(m[2])
    if m := re.fullmatch(r"(\d+)\.(\d+)", text):
        return Fraction(text), len(m[2])
    raise ReportError(f"not a Vietnamese number: {text}")


def take(words: list[str], phrases) -> str | None:
    """The longest of the phrases that the words begin with, removed from them."""
    for phrase in sorted(phrases, key=lambda p: -len(p.split())):
        parts = phrase.split()
        if words[: len(parts)] == parts:
            del words[: len(parts)]
            return phrase
    return None


def read_printed(printed: str, kind: str, signed: bool, rounding: str = "nearest", near: bool = False) -> Interval:
    """`kind` is count, money, percent or target; `signed` for a minus and a change_from.

    `near`: a hedge hides at most one unit of the last digit that is not zero.
    """
    text = " ".join(unicodedata.normalize("NFC", printed).lower().split())
    text = re.sub(r"\btỉ\b", "tỷ", text)
    text = text.replace("ngàn", "nghìn")
    # a number is digits with inner marks; words are letters; % stands alone
    tokens = re.findall(r"\d+(?:[.,]\d+)*|[^\W\d_]+|%|\S", text)
    while tokens and tokens[0] in "([=":
        tokens.pop(0)
    while tokens and tokens[-1] in ")]":
        tokens.pop()
    hedge = sign = None
    start = take(tokens, ["từ"])
    if start and tokens[-2:] == ["trở", "lên"]:
        del tokens[-2:]
        hedge = "floor"
    elif start and tokens[-2:] == ["trở", "xuống"]:
        del tokens[-2:]
        hedge = "ceiling"
    while tokens and not tokens[0][0].isdigit():
        word = take(tokens, [*HEDGES, *FLOORS, *CEILINGS])
        if word:
            word = "floor" if word in FLOORS else "ceiling" if word in CEILINGS else word
            hedge = "khoảng" if hedge else word  # two hedges say nothing
            continue
        if word := take(tokens, SIGNS):
            if sign or not signed:
                raise ReportError(f"{word} has no place in: {printed}")
            sign = word
            continue
        if not take(tokens, EMPTY_WORDS):
            raise ReportError(f"unknown word {tokens[0]!r} in: {printed}")
    if not tokens:
        raise ReportError(f"no number in: {printed}")

    ends = []
    while True:
        total, last, before = Fraction(0), None, None
        scale = None
        while tokens and tokens[0][0].isdigit():
            value, decimals = read_number(tokens.pop(0))
            word = take(tokens, SCALES)
            scale = scale or word
            exponent = SCALES[word] if word else 0
            if before is not None and (exponent >= before or value >= 10 ** (before - exponent)):
                raise ReportError(f"parts out of order: {printed}")
            before = exponent
            total += value * 10**exponent
            last = exponent - decimals
            if tokens and tokens[0][0].isdigit() and word is None:
                raise ReportError(f"two numbers: {printed}")
        unit_kind = "percent" if kind == "target" else kind
        times = unit_kind == "percent" and signed and take(tokens, ["lần"])
        unit = take(tokens, UNITS[unit_kind])
        ends.append((total, last, scale, unit))
        if len(ends) == 2 or not take(tokens, ["-", "–", "đến"]):
            break
        if not tokens or not tokens[0][0].isdigit():
            raise ReportError(f"half a range: {printed}")
    if tokens:
        raise ReportError(f"unknown word {tokens[0]!r} in: {printed}")
    if start and hedge is None and len(ends) == 1:
        hedge = "floor"
    total, last = ends[-1][:2]
    first = total
    if len(ends) == 2:
        first, own, scale, unit = ends[0]
        if ends[1][2] and not scale and not unit:  # the scale is said once
            first, own = first * 10 ** SCALES[ends[1][2]], own + SCALES[ends[1][2]]
        last = min(own, last)
        if first >= total:
            raise ReportError(f"a range that falls: {printed}")
    ulp = Fraction(10) ** last
    if unit_kind != "percent" and ulp < 1:
        raise ReportError(f"a fraction of a {kind}: {printed}")
    if times and sign and SIGNS[sign] < 0:
        raise ReportError(f"fewer by times: {printed}")

    digit = ulp
    while total and total % (digit * 10) == 0:
        digit *= 10
    target = kind == "target" and len(ends) == 1 and (hedge in (None, "floor") or HEDGES.get(hedge) == "low")
    if target:
        return Interval(total, total, hedge is not None and hedge != "floor", hedge is None, True, total, digit)
    exact = unit_kind != "percent" and ulp == 1 and hedge is None and len(ends) == 1
    half = Fraction(0) if exact or len(ends) == 2 else ulp / 2 if rounding == "nearest" else ulp
    low, high = first - half, total + half
    if hedge:
        way = {"floor": "low", "ceiling": "high"}.get(hedge) or HEDGES[hedge]
        room = digit if near and hedge not in ("floor", "ceiling") else None
        low = first if way == "low" else None if room is None else first - room
        high = total if way == "high" else None if room is None else total + room
    if times:
        low, high = (None if end is None else end * 100 - 100 for end in (low, high))
        total, digit = total * 100 - 100, digit * 100
    if sign and SIGNS[sign] < 0:
        low, high = (None if high is None else -high), (None if low is None else -low)
        total = -total
    return Interval(low, high, False, hedge is None and len(ends) == 1, exact, total, digit)


# ---------------------------------------------------------------- the report file


@dataclass(frozen=True)
class Context:
    office: str
    period: str
    group: str | None
    measure: str
    set_by: str | None = None  # whose targets these are: nothing else is there

    def items(self) -> list[str]:
        return ["target"] if self.set_by else ITEMS[self.measure]


@dataclass(frozen=True)
class Var:
    context: Context
    item: str

    def __str__(self):
        c = self.context
        return f"{c.measure}.{self.item}|{c.office}|{c.period}|{c.group or ''}|{c.set_by or ''}"


@dataclass
class Figure:
    id: str
    relation: str | None  # minus, share_of, change_from
    x: Var
    y: Var | None
    interval: Interval
    printed: str
    near: Interval | None = None  # read closely
    cut: Interval | None = None  # of a percentage: rounded in any way
    printed_as: Interval | None = None  # where it is read wider


@dataclass
class Report:
    figures: list[Figure]
    wholes: list[tuple[str, list[str]]]
    assume: bool
    parts: list[tuple[str, list[str]]] = field(default_factory=list)
    hedges: str = "open"
    rounder: list[tuple[str, str]] = field(default_factory=list)
    contexts: list[Context] = field(default_factory=list)


def needed(table: dict, key: str, types, where: str, required=False):
    value = table.get(key)
    if value is None:
        if required:
            raise ReportError(f"{where}: {key} is missing")
        return None
    if not isinstance(value, types) or (isinstance(value, bool) and types is not bool):
        raise ReportError(f"{where}: {key} has the wrong type")
    return value


def only(table: dict, keys: str, where: str):
    for key in table:
        if key not in keys.split():
            raise ReportError(f"{where}: unknown key {key}")


def read_report(path: Path | str) -> Report:
    try:
        return parse_report(Path(path).read_bytes().decode("utf-8"))
    except UnicodeDecodeError as error:
        raise ReportError("not UTF-8") from error


def parse_report(text: str) -> Report:
    try:
        doc = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReportError(f"not TOML: {error}") from error
    only(doc, "report figure whole part", "file")
    head = needed(doc, "report", dict, "file") or {}
    only(head, "title office period source published rounding hedges assume", "report")
    for key in ("title", "office", "period", "source"):
        needed(head, key, str, "report")
    needed(head, "published", date, "report")
    rounding = needed(head, "rounding", str, "report") or "nearest"
    if rounding not in ("nearest", "any"):
        raise ReportError(f"report: rounding {rounding}")
    assume = needed(head, "assume", bool, "report") or False
    hedges = needed(head, "hedges", str, "report") or "open"
    if hedges not in ("open", "near"):
        raise ReportError(f"report: hedges {hedges}")

    spelling: dict[str, str] = {}

    def office(name: str) -> str:
        if not name.strip():
            raise ReportError("an office has no name")
        key = " ".join(unicodedata.normalize("NFC", name).lower().split())
        return spelling.setdefault(key, name)

    def var(quantity, office_name, period, group, set_by, where) -> Var:
        if office_name is None or period is None:
            raise ReportError(f"{where}: no {'office' if office_name is None else 'period'}")
        if not re.fullmatch(r"\d{4}/(0[1-9]|1[0-2])", period):
            raise ReportError(f"{where}: period {period}")
        measure, _, item = quantity.partition(".")
        if item not in ITEMS.get(measure, ()):
            raise ReportError(f"{where}: unknown quantity {quantity}")
        if set_by and item != "target":
            raise ReportError(f"{where}: set_by of {quantity}")
        return Var(Context(office(office_name), period, group or None, measure, set_by or None), item)

    tables = needed(doc, "figure", list, "file") or []
    if not tables:
        raise ReportError("no figures")
    figures: list[Figure] = []
    if head.get("office"):
        office(head["office"])
    for position, table in enumerate(tables, 1):
        where = f"figure {position}"
        if not isinstance(table, dict):
            raise ReportError(f"{where}: not a table")
        only(table, "id quantity office period group set_by printed quote minus share_of change_from", where)
        name = needed(table, "id", str, where) or f"f{position}"
        quantity = needed(table, "quantity", str, where, required=True)
        printed = needed(table, "printed", str, where, required=True)
        needed(table, "quote", str, where)
        own = {
            "quantity": quantity,
            "office": needed(table, "office", str, where) or head.get("office"),
            "period": needed(table, "period", str, where) or head.get("period"),
            "group": needed(table, "group", str, where),
            "set_by": needed(table, "set_by", str, where),
        }
        x = var(*own.values(), where)
        relations = [k for k in ("minus", "share_of", "change_from") if k in table]
        if len(relations) > 1:
            raise ReportError(f"{where}: {' and '.join(relations)}")
        relation, y = (relations or [None])[0], None
        kind = kind_of(x.context.measure, x.item)
        if relation:
            other = needed(table, relation, dict, where)
            only(other, f"quantity office period group {'set_by' * (relation == 'minus')}", f"{where}.{relation}")
            for key in other:
                needed(other, key, str, where)
            theirs = own | other
            if "set_by" not in other and not theirs["quantity"].endswith(".target"):
                theirs["set_by"] = None
            y = var(*theirs.values(), where)
            if y == x:
                raise ReportError(f"{where}: compared with itself")
            if kind_of(y.context.measure, y.item) != kind:
                raise ReportError(f"{where}: {relation} of another kind of quantity")
            kind = kind if relation == "minus" else "percent"
        elif x.item == "target":
            kind = "target"
        signed = relation in ("minus", "change_from")
        interval = read_printed(printed, kind, signed, rounding, hedges == "near")
        near = read_printed(printed, kind, signed, rounding, near=True)
        cut = read_printed(printed, kind, signed, "any") if kind == "percent" and interval.plain else None
        if any(f.id == name for f in figures):
            raise ReportError(f"{where}: id {name} twice")
        figures.append(Figure(name, relation, x, y, interval, printed, near, cut))

    divided: dict[str, list] = {"whole": [], "part": []}
    for key, into in divided.items():
        for table in needed(doc, key, list, "file") or []:
            only(table, "office parts", key)
            name = needed(table, "office", str, key, required=True)
            parts = needed(table, "parts", list, key, required=True)
            if not parts or not all(isinstance(p, str) for p in parts):
                raise ReportError(f"{key}: parts")
            keys = [office(p) for p in parts]
            if office(name) in keys:
                raise ReportError(f"{key}: an office is its own part")
            if len(set(keys)) < len(keys):
                raise ReportError(f"{key}: a part twice")
            into.append((office(name), keys))
    wholes = divided["whole"]

    report = Report(figures, wholes, assume, divided["part"], hedges)
    seen = {}  # an ordered set
    for f in figures:
        seen[f.x.context] = None
        if f.y:
            seen[f.y.context] = None
    grown = True
    while grown:  # a whole of wholes
        grown = False
        for name, parts in wholes + report.parts:
            family = [name, *parts]
            for c in [c for c in seen if c.office in family and not c.set_by]:
                for member in family:
                    new = Context(member, c.period, c.group, c.measure)
                    if new not in seen:
                        seen[new] = None
                        grown = True
    report.contexts = list(seen)
    widen_the_rounder(report)
    return report


def widen_the_rounder(report: Report):
    """One quantity printed twice, once rounder: within one unit of its last digit that is not zero."""
    report.rounder = []
    wide = {}
    for a in report.figures:
        for b in report.figures:
            i, j = a.interval, b.interval
            same = (a.x, a.y, a.relation) == (b.x, b.y, b.relation)
            if not same or a.x.item == "target" or not (i.plain and j.plain):
                continue
            apart = i.high < j.low or j.high < i.low
            closer = j.digit < i.digit and abs(i.value - j.value) < i.digit
            if apart and closer and (not i.exact or i.digit >= 100):
                report.rounder.append((a.id, b.id))
                wide[a.id] = (i.value - i.digit, i.value + i.digit)
    for f in report.figures:
        if f.id in wide:
            f.printed_as = f.interval
            low, high = wide[f.id]
            f.interval = f.near = Interval(low, high)


# ---------------------------------------------------------------- claims and identities


@dataclass(frozen=True)
class Linear:
    """sum(coefficient × variable) ≤ constant, or = constant."""

    terms: tuple[tuple[Var, Fraction], ...]
    equal: bool
    constant: Fraction

    @staticmethod
    def of(terms: dict[Var, int | Fraction], equal: bool, constant) -> Linear:
        return Linear(tuple((v, Fraction(k)) for v, k in terms.items() if k), equal, Fraction(constant))


def last_day(period: str) -> str:
    year, months = int(period[:4]), int(period[5:])
    # month 1 is October of the year before
    calendar_year, month = (year - 1, months + 9) if months <= 3 else (year, months - 3)
    following = date(calendar_year + (month == 12), month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1).isoformat()


# The offices of the vectors that are provinces; the library has them all.
PROVINCES = {"long an", "tp. hồ chí minh", "lâm đồng", "thanh hóa", "bến tre", "quảng nam", "đắk lắk"}
GROWING = ["newly_accepted", "resolved", "completed", "terminated", "reduced"]


def at_most(parts: list[Context], total: Context, items=None) -> list[Linear]:
    """Item by item, the parts together are at most the total."""
    out = []
    for item in items or total.items():
        if item in total.items() and item not in PERCENT:
            out.append(Linear.of({Var(total, item): -1} | {Var(p, item): 1 for p in parts}, False, 0))
    return out


def relations(report: Report) -> list[Linear]:
    """Parts of offices, provinces of the nation, groups in groups."""
    out, contexts = [], set(report.contexts)
    for name, parts in report.parts:
        for c in report.contexts:
            if c.office == name and not c.set_by:
                out += at_most([Context(p, c.period, c.group, c.measure) for p in parts], c)
    counted = {v.context for f in report.figures for v in (f.x, f.y) if v and v.item not in PERCENT}
    for c in report.contexts:
        nation = [n for n in counted if n.office.lower() in ("toàn quốc", "cả nước")]
        nation = [n for n in nation if (n.period, n.group, n.measure) == (c.period, c.group, c.measure)]
        if c.office.lower() in PROVINCES and c in counted and nation:
            out += at_most([c], nation[0])
        outer = c.group
        while outer:
            outer = outer.rpartition("/")[0] or None
            around = Context(c.office, c.period, outer, c.measure)
            if around in contexts:
                out += at_most([c], around)
                break
    return out


def within_a_year(report: Report) -> list[Linear]:
    """What is only to be expected: cumulative figures do not fall, the opening stock does not rise."""
    out = []
    for a in report.contexts:
        for b in report.contexts:
            same = (a.office, a.group, a.measure, a.period[:4]) == (b.office, b.group, b.measure, b.period[:4])
            if same and a.period < b.period and not a.set_by and not b.set_by:
                out += at_most([a], b, GROWING) + at_most([b], a, ["carried_in"])
    return out


def identities(report: Report) -> list[Linear]:
    out: list[Linear] = relations(report)
    for c in report.contexts:
        if c.set_by:
            continue

        def eq(*terms: tuple[int, str], c: Context = c):
            out.append(Linear.of({Var(c, item): k for k, item in terms}, True, 0))

        def at_most(*terms: tuple[int, str], c: Context = c):
            out.append(Linear.of({Var(c, item): k for k, item in terms}, False, 0))

        def at_least(*terms: tuple[int, str], c: Context = c):
            out.append(Linear.of({Var(c, item): -k for k, item in terms}, False, 0))

        for item in ITEMS[c.measure]:
            if item not in PERCENT:
                out.append(Linear.of({Var(c, item): -1}, False, 0))
        eq((1, "accepted"), (-1, "carried_in"), (-1, "newly_accepted"))
        eq((1, "carried_over"), (-1, "to_enforce"), (1, "resolved"))
        if c.measure == "admin":
            eq((1, "to_enforce"), (-1, "accepted"))
            continue
        old, new = last_day(c.period) < TT_06_2019, last_day(c.period) >= LAW_106_2025
        deducted = [(1, "to_enforce"), (-1, "accepted"), (1, "entrusted"), (1, "taken_up"), (1, "revoked")]
        if new:  # what is in both is deducted once
            at_least(*deducted)
            at_most(*(term for term in deducted if term[1] != "entrusted"))
            at_most(*(term for term in deducted if term[1] != "revoked"))
        else:
            eq(*deducted)
        eq((1, "to_enforce"), (-1, "eligible"), (-1, "ineligible"), (-1, "deferred"))
        if old:
            eq((1, "deferred"))
            eq((1, "revoked"))
        eq((1, "carried_over_eligible"), (-1, "eligible"), (1, "resolved"))
        if c.measure == "cases":
            eq((1, "resolved"), (-1, "completed"), (-1, "terminated"))
        elif report.assume:
            added = [(1, "resolved"), (-1, "completed"), (-1, "terminated"), (-1, "reduced")]
            if new:  # what is in both is added once
                at_most(*added)
                at_least(*(term for term in added if term[1] != "terminated"))
                at_least(*(term for term in added if term[1] != "reduced"))
            else:
                eq(*added)
        if report.assume:
            two_classes = last_day(c.period) < THIRD_CLASS
            rest = ["in_progress", "postponed_by_agreement", "paused", "other"] + (["suspended"] if two_classes else [])
            eq((1, "eligible"), (-1, "resolved"), *((-1, item) for item in rest))

    for name, parts in report.wholes:
        for c in report.contexts:
            if c.office == name:
                for item in ITEMS[c.measure]:
                    if item not in PERCENT:
                        terms = {Var(c, item): Fraction(1)}
                        for part in parts:
                            terms[Var(Context(part, c.period, c.group, c.measure), item)] = Fraction(-1)
                        out.append(Linear.of(terms, True, 0))
    return out


def numerator_and_divisor(v: Var) -> tuple[Var, Var]:
    """What a rate or an eligible share is a ratio of."""
    if v.item == "eligible_share":
        return Var(v.context, "eligible"), Var(v.context, "to_enforce")
    return Var(v.context, "resolved"), Var(v.context, "to_enforce" if v.context.measure == "admin" else "eligible")


def cone(numerator: Var, divisor: Var, low, high, shift=0) -> list[Linear]:
    """low × divisor ≤ 100 × numerator ≤ high × divisor; shift 100 for (x − y) ÷ y."""
    out = []
    if low is not None:
        out.append(Linear.of({divisor: low + shift, numerator: -100}, False, 0))
    if high is not None:
        out.append(Linear.of({numerator: 100, divisor: -(high + shift)}, False, 0))
    return out


def claim(f: Figure) -> list[Linear]:
    """A figure's linear claim; that of a plain percentage is an interval, not here."""
    low, high = f.interval.low, f.interval.high
    if f.relation in (None, "minus"):
        terms = {f.x: 1} if f.y is None else {f.x: 1, f.y: -1}
        out = []
        if low is not None and low == high:
            return [Linear.of(terms, True, low)]
        if high is not None:
            out.append(Linear.of(terms, False, high))
        if low is not None:
            out.append(Linear.of({v: -k for v, k in terms.items()}, False, -low))
        return out
    return cone(f.x, f.y, low, high, 100 if f.relation == "change_from" else 0)


# ---------------------------------------------------------------- exact optimisation

INFEASIBLE, UNKNOWN = "infeasible", "unknown"


def rational(value) -> str:
    return f"{value.numerator}/{value.denominator}"


class Reals:
    """A linear system over the rationals."""

    def __init__(self, rows: list[Linear], variables=(), divisor: Var | None = None):
        """With `divisor`, the system of all x/divisor(x) for x in the polyhedron (Charnes–Cooper)."""
        self.z = {}
        self.opt = z3.Optimize()
        scale = z3.Real("scale")
        if divisor is not None:
            self.opt.add(scale >= 0, self.var(divisor) == 1)
        for v in variables:
            self.var(v)
        for row in rows:
            left = z3.Sum([z3.RealVal(rational(k)) * self.var(v) for v, k in row.terms])
            right = z3.RealVal(rational(row.constant))
            if divisor is not None:
                right = right * scale
            self.opt.add(left == right if row.equal else left <= right)

    def var(self, v: Var):
        return self.z.setdefault(v, z3.Real(str(v)))

    def feasible(self) -> bool:
        answer = self.opt.check()
        assert answer != z3.unknown
        return answer == z3.sat

    def extremum(self, v: Var, most: bool):
        """A Fraction, or None when there is no end."""
        self.opt.push()
        handle = self.opt.maximize(self.var(v)) if most else self.opt.minimize(self.var(v))
        assert self.opt.check() == z3.sat
        value = self.opt.upper(handle) if most else self.opt.lower(handle)
        self.opt.pop()
        if z3.is_int_value(value):
            return Fraction(value.as_long())
        assert z3.is_rational_value(value) or str(value) in ("oo", "-1*oo", "-oo"), value
        return value.as_fraction() if z3.is_rational_value(value) else None


class Integers:
    """The same over the whole numbers."""

    def __init__(self, rows: list[Linear], seconds: float):
        self.z = {}
        self.models = []
        self.solver = z3.Solver()
        self.solver.set("timeout", int(seconds * 1000))
        for row in rows:
            m = lcm(row.constant.denominator, *(k.denominator for _, k in row.terms))
            left = z3.Sum([z3.IntVal(int(k * m)) * self.var(v) for v, k in row.terms])
            right = z3.IntVal(int(row.constant * m))
            self.solver.add(left == right if row.equal else left <= right)

    def var(self, v: Var):
        return self.z.setdefault(v, z3.Int(str(v)))

    def check(self, *extra):
        """A model, INFEASIBLE or UNKNOWN."""
        self.solver.push()
        self.solver.add(*extra)
        answer = self.solver.check()
        model = self.solver.model() if answer == z3.sat else None
        self.solver.pop()
        self.models += [model] if model is not None else []
        return model if answer == z3.sat else INFEASIBLE if answer == z3.unsat else UNKNOWN

    @staticmethod
    def value(model, x) -> int:
        return model.eval(x, model_completion=True).as_long()

    def extremum(self, v: Var, most: bool, limit: Fraction):
        """The extreme whole number, given that the rational one is `limit`; or UNKNOWN."""
        x, sign = self.var(v), 1 if most else -1
        best = floor(limit) if most else ceil(limit)  # no whole number lies beyond
        if not self.models and self.check() in (INFEASIBLE, UNKNOWN):
            return UNKNOWN
        # invariant: `reached` is possible, nothing beyond `best` is
        reached = sign * max(sign * self.value(model, x) for model in self.models)
        if reached == best or self.check(x == best) not in (INFEASIBLE, UNKNOWN):
            return best
        # what was reached for another end is often the extreme of this one too
        beyond = self.check(x > reached if most else x < reached)
        if beyond in (INFEASIBLE, UNKNOWN):
            return reached if beyond == INFEASIBLE else UNKNOWN
        reached = self.value(beyond, x)
        step = 1
        while reached != best:
            # close to the limit first, in growing steps, then halves
            probe = best - sign * (step - 1)
            if (probe - reached) * sign <= 0:
                probe = reached + sign * max(1, abs(best - reached) // 2)
                step = 1
            model = self.check(x >= probe if most else x <= probe)
            if model == UNKNOWN:
                return UNKNOWN
            if model == INFEASIBLE:
                best = probe - sign
                step *= 2
            else:
                reached = self.value(model, x)
                step = 1
        return best


# ---------------------------------------------------------------- the fixpoint of three steps


class Audit:
    """What a report implies, and where its figures contradict each other."""

    def __init__(self, report: Report, seconds: float = 10, more: list[Linear] = []):  # noqa: B006
        self.report, self.seconds = report, seconds
        self.rows = identities(report) + more
        self.undecided = False
        self.inexact_fixpoint = False
        self.parts = self.connected()
        self.cache: dict[frozenset, bool] = {}

    # -- contexts that claims or identities tie together

    def connected(self):
        parent = {c: c for c in self.report.contexts}

        def root(c):
            while parent[c] != c:
                c = parent[c]
            return c

        def tie(variables):
            first, *rest = variables
            for v in rest:
                parent[root(v.context)] = root(first.context)

        for row in self.rows:
            tie([v for v, _ in row.terms])
        for f in self.report.figures:
            if f.y:
                tie([f.x, f.y])
        groups: dict[Context, list[Context]] = {}
        for c in self.report.contexts:
            groups.setdefault(root(c), []).append(c)
        return list(groups.values())

    def figures_of(self, contexts) -> list[Figure]:
        return [f for f in self.report.figures if f.x.context in contexts]

    def fixpoint(self, contexts, figures: list[Figure], every_rate: bool):
        """The percentages' bounds and the rows of step 2, or INFEASIBLE.

        With every_rate false only those rates are cut in step 3 that a claim ties to
        another percentage: the others cannot make the system infeasible.
        """
        bounds: dict[Var, list] = {}
        for c in contexts:
            for item in c.items():
                if item in PERCENT:
                    bounds[Var(c, item)] = [None, None] if item == "target" else [Fraction(0), Fraction(100)]
        rows = [row for row in self.rows if row.terms[0][0].context in contexts]
        ties: list[Linear] = []
        tied: set[Var] = set()
        positive: list[Var] = []
        for f in figures:
            if f.x.item in PERCENT and f.relation is None:
                self.cut(bounds[f.x], f.interval.low, f.interval.high)
                if f.x.item != "target":
                    rows.append(Linear.of({numerator_and_divisor(f.x)[1]: -1}, False, -1))
            elif f.x.item in PERCENT:
                ties += claim(f)
                tied |= {f.x, f.y}
                if f.relation != "minus":
                    positive.append(f.y)
            else:
                rows += claim(f)
                if f.relation in ("share_of", "change_from"):
                    rows.append(Linear.of({f.y: -1}, False, -1))

        def ratios():
            return [v for v in bounds if v.item != "target"]

        def step_2():
            return rows + [r for v in ratios() for r in cone(*numerator_and_divisor(v), *bounds[v])]

        for turn in range(40):
            before = {v: tuple(b) for v, b in bounds.items()}
            if any(low is not None and high is not None and low > high for low, high in bounds.values()):
                return INFEASIBLE
            if tied:  # step 1
                own = [
                    Linear.of({v: s}, False, s * b)
                    for v in tied
                    for s, b in ((-1, bounds[v][0]), (1, bounds[v][1]))
                    if b is not None
                ]
                own += [Linear.of({v: -1}, False, 0) for v in positive]
                system = Reals(ties + own, tied)
                if not system.feasible():
                    return INFEASIBLE
                for v in tied:
                    bounds[v] = [system.extremum(v, False), system.extremum(v, True)]
                if any(bounds[v][1] == 0 for v in positive):
                    return INFEASIBLE  # divided by zero
            if (turn == 0 or tied) and not Reals(step_2()).feasible():  # the rational relaxation of step 2
                return INFEASIBLE
            for v in ratios() if every_rate else [v for v in ratios() if v in tied]:  # step 3
                numerator, divisor = numerator_and_divisor(v)
                system = Reals(step_2(), [numerator], divisor)
                if system.feasible():  # else the divisor is always zero: no ratio to speak of
                    low, high = (system.extremum(numerator, most) for most in (False, True))
                    self.cut(bounds[v], low * 100, high * 100)
            if before == {v: tuple(b) for v, b in bounds.items()}:
                return bounds, step_2()
        self.inexact_fixpoint = True
        return bounds, step_2()

    @staticmethod
    def cut(bound: list, low, high):
        if low is not None and (bound[0] is None or low > bound[0]):
            bound[0] = low
        if high is not None and (bound[1] is None or high < bound[1]):
            bound[1] = high

    # -- consistency, conflicts

    def possible(self, contexts, figures: list[Figure]) -> bool:
        key = frozenset(f.id for f in figures)
        if not key:
            return True
        if key not in self.cache:
            found = self.fixpoint(contexts, figures, every_rate=False)
            answer = found != INFEASIBLE
            if answer:
                whole = Integers(found[1], self.seconds).check()
                if whole == UNKNOWN:
                    self.undecided = True
                answer = whole != INFEASIBLE
            self.cache[key] = answer
        return self.cache[key]

    def minimal_conflicts(self, contexts, most=200) -> list[frozenset[str]]:
        """MARCO: every set is examined, contained in a possible set or containing an impossible one."""
        figures = self.figures_of(contexts)
        by_id = {f.id: f for f in figures}
        if self.possible(contexts, figures):
            return []

        def ok(ids):
            return self.possible(contexts, [f for f in figures if f.id in ids])

        switch = {i: z3.Bool(i) for i in by_id}
        unexplored, found = z3.Solver(), []
        while unexplored.check() == z3.sat and len(found) < most:
            model = unexplored.model()
            # what the model leaves open is taken: larger seeds
            seed = {i for i in by_id if not z3.is_false(model[switch[i]])}
            if ok(seed):
                for i in by_id:
                    if i not in seed and ok(seed | {i}):
                        seed.add(i)
                unexplored.add(z3.Or([switch[i] for i in by_id if i not in seed]))
            else:
                for i in sorted(seed):
                    if not ok(seed - {i}):
                        seed.discard(i)
                found.append(frozenset(seed))
                unexplored.add(z3.Or([z3.Not(switch[i]) for i in seed]))
        return found

    # -- the answer

    def run(self) -> dict:
        order = {f.id: n for n, f in enumerate(self.report.figures)}
        conflicts: list[frozenset[str]] = []
        for contexts in self.parts:
            conflicts += self.minimal_conflicts(contexts)
        conflicts.sort(key=lambda s: (len(s), sorted(order[i] for i in s)))
        suspects = frozenset.intersection(*conflicts) if conflicts else frozenset()
        aside = suspects or frozenset().union(*conflicts)
        quantities, unknown = [], []
        for contexts in self.parts:
            kept = [f for f in self.figures_of(contexts) if f.id not in aside]
            q, u = self.implied(contexts, kept)
            quantities += q
            unknown += u
        place = {c: n for n, c in enumerate(self.report.contexts)}
        quantities.sort(key=lambda q: (place[q[0].context], ITEMS["money"].index(q[0].item)))
        in_conflict = frozenset().union(*conflicts)
        result = {
            "consistent": not conflicts,
            "figures": [
                {
                    "id": f.id,
                    "low": decimal(shown(f).low, f.x, f, False),
                    "high": decimal(shown(f).high, f.x, f, True),
                    "in_conflict": f.id in in_conflict,
                }
                for f in self.report.figures
            ],
            "quantities": [named(v) | {"low": low, "high": high} for v, low, high in quantities],
            "conflicts": [
                {"figures": sorted(c, key=order.get), "suspects": sorted(c & suspects, key=order.get)}
                | ({"truncated": True} if truncated(self.report, c, self.seconds) else {})
                for c in conflicts
            ],
        }
        unlikely = doubts(self.report, aside, self.seconds)
        if unlikely:
            result["doubts"] = unlikely
        if unknown:
            result["unknown"] = [named(v) | {"end": end} for v, end in unknown]
        if self.undecided or self.inexact_fixpoint:
            result["undecided"] = True
        return result

    def implied(self, contexts, figures):
        found = self.fixpoint(contexts, figures, every_rate=True)
        assert found != INFEASIBLE
        bounds, rows = found
        out, unknown = [], []
        for c in contexts:
            own = [r for r in rows if self.near(r, c, rows)]
            reals, whole = Reals(own), Integers(own, self.seconds)
            assert reals.feasible()
            for item in c.items():
                v = Var(c, item)
                if item in PERCENT:
                    low, high = bounds[v]
                    told = (low, high) != (None, None) if item == "target" else (low, high) != (0, 100)
                else:
                    ends = []
                    for most in (False, True):
                        limit = reals.extremum(v, most)
                        end = None if limit is None else whole.extremum(v, most, limit)
                        if end == UNKNOWN:
                            unknown.append((v, "high" if most else "low"))
                            end = floor(limit) if most else ceil(limit)
                        ends.append(end)
                    low, high = ends
                    told = (low, high) != (0, None)
                if told:
                    out.append((v, decimal(low, v, None, False), decimal(high, v, None, True)))
        return out, unknown

    def near(self, row: Linear, c: Context, rows) -> bool:
        """Whether the row is tied, through counts alone, to the context."""
        key = id(rows)
        if getattr(self, "_near_key", None) != key:
            groups: list[set] = []
            for r in rows:
                here = {v.context for v, _ in r.terms}
                joined = [g for g in groups if g & here]
                groups = [g for g in groups if not g & here] + [here.union(*joined)]
            self._near_key, self._near = key, groups
        return any(c in g and row.terms[0][0].context in g for g in self._near)


def shown(f: Figure) -> Interval:
    return f.printed_as or f.interval


def doubts(report: Report, aside: frozenset[str], seconds: float) -> list[dict]:
    """The conflicts of stricter readings, without the figures set aside; and quantities printed twice."""
    order = {f.id: n for n, f in enumerate(report.figures)}
    kept = replace(report, figures=[f for f in report.figures if f.id not in aside])
    near = replace(kept, figures=[replace(f, interval=f.near) for f in kept.figures])
    out = []
    for kind, audit in (
        ("hedge", Audit(near, seconds) if report.hedges == "open" else None),
        ("cumulative", Audit(kept, seconds, within_a_year(report))),
    ):
        for contexts in audit.parts if audit else []:
            out += [(kind, sorted(c, key=order.get)) for c in audit.minimal_conflicts(contexts)]
    out += [("round", sorted(pair, key=order.get)) for pair in report.rounder]
    return [{"kind": kind, "figures": figures} for kind, figures in sorted(out)]


def truncated(report: Report, conflict: frozenset[str], seconds: float) -> bool:
    """Whether one of the percentages, rounded in any way, dissolves the conflict."""
    for one in conflict:
        here = [f for f in report.figures if f.id in conflict]
        if not any(f.id == one and f.cut for f in here):
            continue
        free = replace(report, figures=[replace(f, interval=f.cut) if f.id == one else f for f in here])
        audit = Audit(free, seconds)
        if all(audit.possible(c, audit.figures_of(c)) for c in audit.parts):
            return True
    return False


def named(v: Var) -> dict:
    c = v.context
    setter = {"set_by": c.set_by} if c.set_by else {}
    return {"quantity": f"{c.measure}.{v.item}", "office": c.office, "period": c.period, "group": c.group} | setter


def decimal(value, v: Var, f: Figure | None, up: bool) -> str | None:
    """Whole numbers as they are; percentages outward to at most 6 decimals."""
    if value is None:
        return None
    percent = v.item in PERCENT or (f is not None and f.relation in ("share_of", "change_from"))
    if not percent:
        assert Fraction(value).denominator == 1
        return str(int(value))
    micro = (ceil if up else floor)(Fraction(value) * 10**6)
    sign, micro = ("-" if micro < 0 else ""), abs(micro)
    text = f"{micro // 10**6}.{micro % 10**6:06d}".rstrip("0").rstrip(".")
    return sign + text


def audit(path, seconds: float = 10) -> dict:
    return Audit(read_report(path), seconds).run()


def dump(result: dict) -> str:
    """One line for each figure, quantity and conflict."""
    out = ["{"]
    keys = list(result)
    for n, key in enumerate(keys):
        comma = "," if n + 1 < len(keys) else ""
        value = result[key]
        if isinstance(value, list) and value:
            lines = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in value)
            out.append(f'  "{key}": [\n{lines}\n  ]{comma}')
        else:
            out.append(f'  "{key}": {json.dumps(value, ensure_ascii=False)}{comma}')
    return "\n".join(out) + "\n}\n"


if __name__ == "__main__":
    arguments = sys.argv[1:]
    write = "--expected" in arguments
    for name in (a for a in arguments if a != "--expected"):
        text = dump(audit(name))
        if write:
            Path(name).with_suffix("").with_suffix(".expected.json").write_text(text, encoding="utf-8")
        else:
            print(text)
