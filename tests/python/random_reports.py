"""Random report files with a known truth behind them.

`generate(seed)` plants a consistent set of figures, prints some of them the way writers do
(rounded, hedged, as differences, shares and changes) and sometimes falsifies one or two.
An honest report must be found consistent, and every bound must contain the planted truth.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from fractions import Fraction

Key = tuple[str, str, str, str | None]  # quantity, office, period, group


@dataclass
class Planted:
    text: str
    truth: dict[Key, Fraction] = field(default_factory=dict)
    falsified: list[str] = field(default_factory=list)


def half_up(value: Fraction, unit: Fraction) -> Fraction:
    sign = -1 if value < 0 else 1
    return sign * unit * ((abs(value) / unit + Fraction(1, 2)).__floor__())


def vietnamese(value: Fraction, places: int, grouped: bool = True) -> str:
    scaled = value * 10**places
    assert scaled.denominator == 1
    assert scaled >= 0
    whole, rest = divmod(int(scaled), 10**places)
    text = f"{whole:,}".replace(",", ".") if grouped else str(whole)
    return f"{text},{rest:0{places}d}" if places else text


class Writer:
    def __init__(self, seed: int):
        self.r = random.Random(seed)
        self.rounding = "any" if self.r.random() < 0.2 else "nearest"
        self.truth: dict[Key, Fraction] = {}
        self.figures: list[tuple[str, str]] = []  # the table's lines, what it prints
        self.small = self.r.random() < 0.6

    # -- the truth

    def flow(self, measure: str, period: str) -> dict[str, int]:
        r = self.r
        size = (r.choice([12, 60, 400]) if self.small else r.choice([3000, 40_000])) if measure != "money" else 10**11
        if measure == "admin":
            f = {"carried_in": r.randint(0, size), "newly_accepted": r.randint(0, size)}
            f["accepted"] = f["to_enforce"] = f["carried_in"] + f["newly_accepted"]
            f["resolved"] = r.randint(0, f["to_enforce"])
            f["carried_over"] = f["to_enforce"] - f["resolved"]
            return f
        f = {"completed": r.randint(0, size), "terminated": r.randint(0, size // 8)}
        f["resolved"] = f["completed"] + f["terminated"]
        f["carried_over_eligible"] = r.randint(0, size)
        f["eligible"] = f["resolved"] + f["carried_over_eligible"]
        f["ineligible"] = r.randint(0, size)
        f["deferred"] = 0 if period < "2020/04" else r.randint(0, size // 20)
        f["to_enforce"] = f["eligible"] + f["ineligible"] + f["deferred"]
        f["carried_over"] = f["to_enforce"] - f["resolved"]
        f["entrusted"], f["taken_up"], f["revoked"] = (r.randint(0, size // 20) for _ in range(3))
        if period < "2020/04":  # no rule before TT 06/2019
            f["revoked"] = 0
        f["accepted"] = f["to_enforce"] + f["entrusted"] + f["taken_up"] + f["revoked"]
        f["carried_in"] = r.randint(0, f["accepted"])
        f["newly_accepted"] = f["accepted"] - f["carried_in"]
        return f

    def plant(self, measure: str, office: str, period: str, group: str | None, flow: dict[str, int]):
        for item, value in flow.items():
            self.truth[f"{measure}.{item}", office, period, group] = Fraction(value)
        base = flow["to_enforce" if measure == "admin" else "eligible"]
        if base:
            self.truth[f"{measure}.rate", office, period, group] = Fraction(100 * flow["resolved"], base)
        if measure != "admin" and flow["to_enforce"]:
            share = Fraction(100 * flow["eligible"], flow["to_enforce"])
            self.truth[f"{measure}.eligible_share", office, period, group] = share
        self.truth[f"{measure}.target", office, period, group] = Fraction(self.r.randint(200, 950), 10)

    # -- the printing

    def rounded(self, value: Fraction, unit: Fraction) -> Fraction:
        if self.rounding == "any" and self.r.random() < 0.5:
            sign = -1 if value < 0 else 1
            return sign * unit * (abs(value) / unit).__floor__()
        return half_up(value, unit)

    def magnitude(self, value: Fraction, kind: str) -> str:
        """The magnitude in words, hedged at times."""
        r = self.r
        value = abs(value)
        if kind == "percent":
            places = r.choice([0, 1, 2, 2, 2])
            unit, scale, ending = Fraction(1, 10**places), 1, "%"
        elif kind == "count":
            if value >= 1000 and r.random() < 0.15:
                places, scale, ending = r.choice([1, 2]), 1000, " nghìn việc"
                unit = Fraction(scale, 10**places)
            else:
                places, unit, scale, ending = 0, Fraction(1), 1, r.choice([" việc", " việc", " vụ", ""])
        else:
            places = r.choice([0, 1, 2, 3])
            unit, scale, ending = Fraction(10**9, 10**places), 10**9, r.choice([" tỷ đồng", " tỷ"])
        roll = r.random()
        if roll < 0.08:  # at least
            shown = (value / unit).__floor__() * unit
            return f"{r.choice(['hơn', 'trên'])} {vietnamese(shown / scale, places)}{ending}"
        if roll < 0.13:  # at most
            shown = (value / unit).__ceil__() * unit
            return f"{r.choice(['gần', 'dưới', 'chưa đến'])} {vietnamese(shown / scale, places)}{ending}"
        if roll < 0.15:
            return f"khoảng {vietnamese(half_up(value, unit) / scale, places)}{ending}"
        return f"{vietnamese(self.rounded(value, unit) / scale, places)}{ending}"

    def kind(self, quantity: str) -> str:
        if quantity.split(".")[1] in ("rate", "eligible_share", "target"):
            return "percent"
        return "money" if quantity.startswith("money") else "count"

    def lie(self, value: Fraction, kind: str) -> Fraction:
        r = self.r
        if kind == "percent":
            return max(Fraction(0), value + r.choice([-1, 1]) * Fraction(r.randint(3, 90), 10))
        return max(Fraction(0), value + r.choice([-1, 1]) * max(1, int(abs(value) * r.randint(2, 60) / 100)))

    def where(self, key: Key) -> list[str]:
        quantity, office, period, group = key
        lines = [f'quantity = "{quantity}"', f'office = "{office}"', f'period = "{period}"']
        return lines + ([f'group = "{group}"'] if group else [])

    def plain(self, key: Key, lie: bool):
        value = self.truth[key]
        if lie:
            value = self.lie(value, self.kind(key[0]))
        if key[0].endswith("target"):
            printed = self.r.choice(["", "", "trên "]) + vietnamese(half_up(value, Fraction(1, 10)), 1) + "%"
        else:
            printed = self.magnitude(value, self.kind(key[0]))
        self.figures.append(("\n".join(self.where(key)), printed))

    def related(self, x: Key, y: Key, relation: str, lie: bool):
        a, b = self.truth[x], self.truth[y]
        kind = self.kind(x[0])
        if relation == "minus":
            value = a - b
        else:
            kind = "percent"
            value = 100 * (a if relation == "share_of" else a - b) / b
        if lie:
            value += self.r.choice([-1, 1]) * (max(1, int(abs(value)) // 3) if kind != "percent" else 2)
            if relation == "share_of":
                value = max(value, Fraction(0))
        sign = "" if relation == "share_of" else "giảm " if value < 0 else self.r.choice(["tăng ", "vượt ", ""])
        names = ("quantity", "office", "period", "group")
        other = ", ".join(
            f'{n} = "{theirs or ""}"' for n, mine, theirs in zip(names, x, y, strict=False) if mine != theirs
        )
        lines = [*self.where(x), f"{relation} = {{ {other} }}"]
        self.figures.append(("\n".join(lines), sign + self.magnitude(value, kind)))

    def write(self) -> Planted:
        r = self.r
        measure = r.choice(["cases", "cases", "cases", "money", "admin"])
        period, before = r.choice([("2022/06", "2021/06"), ("2018/09", "2017/09"), ("2020/04", "2019/04")])
        shape = r.choice(["alone", "years", "years", "nation", "whole", "group"])
        contexts: list[tuple[str, str, str | None]] = [("A", period, None)]
        wholes = ""
        if shape == "years":
            contexts.append(("A", before, None))
        elif shape == "nation":
            contexts.append(("toàn quốc", period, None))
        elif shape == "group":
            contexts.append(("A", period, "credit"))
        for office, when, group in contexts:
            self.plant(measure, office, when, group, self.flow(measure, when))
        if shape == "whole":
            parts = [self.flow(measure, period) for _ in range(2)]
            total = {item: sum(p[item] for p in parts) for item in parts[0]}
            contexts += [("B", period, None), ("C", period, None)]
            for office, flow in zip("ABC", [total, *parts], strict=False):
                self.plant(measure, office, period, None, flow)
            wholes = '\n[[whole]]\noffice = "A"\nparts = ["B", "C"]\n'
        elif shape == "group":  # a group is at most the whole: halve it
            plain = {
                k[0].split(".")[1]: int(v)
                for k, v in self.truth.items()
                if k[1:] == ("A", period, None) and self.kind(k[0]) != "percent"
            }
            part = {i: v // 2 for i, v in plain.items() if i in LEAVES[measure]}
            self.plant(measure, "A", period, "credit", derived(measure, part))

        keys = list(self.truth)
        lies = r.choice([0, 0, 0, 1, 1, 2])
        count = r.randint(4, 11)
        marks = set(r.sample(range(count), min(lies, count)))
        for n in range(count):
            x = r.choice(keys)
            relation = r.choice(["", "", "", "minus", "minus", "share_of", "change_from"])
            others = [
                y
                for y in keys
                if y != x
                and self.kind(y[0]) == self.kind(x[0])
                and (relation == "share_of" or y[0] == x[0] or self.kind(x[0]) == "percent")
            ]
            if relation in ("share_of", "change_from"):
                others = [y for y in others if self.truth[y] >= 1]
            if relation == "change_from" and self.kind(x[0]) == "percent":
                others = []
            if relation and others:
                self.related(x, r.choice(others), relation, n in marks)
            else:
                self.plain(x, n in marks)
        text = f'[report]\nrounding = "{self.rounding}"\n'
        for lines, printed in self.figures:
            text += f'\n[[figure]]\n{lines}\nprinted = "{printed}"\n'
        return Planted(text + wholes, self.truth, [f"f{n + 1}" for n in sorted(marks)])


LEAVES = {
    "cases": [
        "completed",
        "terminated",
        "carried_over_eligible",
        "ineligible",
        "deferred",
        "entrusted",
        "taken_up",
        "revoked",
        "carried_in",
    ],
    "admin": ["carried_in", "newly_accepted", "resolved"],
}
LEAVES["money"] = LEAVES["cases"]


def derived(measure: str, f: dict[str, int]) -> dict[str, int]:
    """The totals from the leaves of a flow that is about half of another."""
    if measure == "admin":
        f["accepted"] = f["to_enforce"] = f["carried_in"] + f["newly_accepted"]
        f["resolved"] = min(f["resolved"], f["to_enforce"])
        f["carried_over"] = f["to_enforce"] - f["resolved"]
        return f
    f["resolved"] = f["completed"] + f["terminated"]
    f["eligible"] = f["resolved"] + f["carried_over_eligible"]
    f["to_enforce"] = f["eligible"] + f["ineligible"] + f["deferred"]
    f["carried_over"] = f["to_enforce"] - f["resolved"]
    f["accepted"] = f["to_enforce"] + f["entrusted"] + f["taken_up"] + f["revoked"]
    f["carried_in"] = min(f["carried_in"], f["accepted"])
    f["newly_accepted"] = f["accepted"] - f["carried_in"]
    return f


def generate(seed: int) -> Planted:
    return Writer(seed).write()
