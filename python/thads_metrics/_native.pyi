"""
The core of thads_metrics, in Rust. Import `thads_metrics` instead.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, SupportsIndex, final

__all__ = ["MAX_REPORT_BYTES", "__version__", "Amount", "Audit", "AuditedFigure", "Bounds", "Conflict", "Count", "Effort", "Figure", "Note", "Percent", "Period", "Points", "Printed", "Quarter", "Rate", "Report", "ReportingYear", "Subject", "catalogue", "check_report_size", "items", "langs", "measures", "scales", "term"]

MAX_REPORT_BYTES: Final[int]
"""
The largest report file that is read, in bytes.
"""

__version__: Final[str]
"""
The version of the core, and so of the package.
"""

@final
class Amount:
    """
    Whole đồng: `Amount("1719000000000")`, `Amount(1719, scale="billion")`.

    Made from an int, a Decimal or a str of digits; never from a float. The scale (one,
    thousand, million, billion, trillion) is the unit that the number is printed in; the
    amount itself must come out at whole đồng.
    """
    def __add__(self, other: object, /) -> Amount: ...
    def __copy__(self, /) -> Amount: ...
    def __deepcopy__(self, /, memo: Any) -> Amount: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, number: SupportsIndex | Decimal | str, scale: str = "one") -> Amount: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Amount: ...
    @property
    def dong(self, /) -> int:
        """
        The number of đồng.
        """
    def in_scale(self, /, scale: str) -> Decimal:
        """
        The amount in a scale, exactly.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        The number with its unit: `1.719.000.000.000 đồng`.
        """

@final
class Audit:
    """
    What the figures of a report say, imply and contradict: what `Report.audit` returns.

    Two are equal when all they say is. Audits pickle, as what they say: nothing is audited
    again. Notebooks show them as a table.
    """
    def __copy__(self, /) -> Audit: ...
    def __deepcopy__(self, /, memo: Any) -> Audit: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, title: str | None, figures: Iterable[AuditedFigure], quantities: Iterable[Bounds], conflicts: Iterable[Conflict], notes: Iterable[Note]) -> Audit: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str:
        """
        A table for notebooks.
        """
    @property
    def conflicts(self, /) -> tuple[Conflict, ...]:
        """
        The minimal conflicts, smallest first.
        """
    @property
    def consistent(self, /) -> bool:
        """
        Whether all figures can be true together.
        """
    @property
    def figures(self, /) -> tuple[AuditedFigure, ...]:
        """
        The figures, in the order of the report.
        """
    @property
    def notes(self, /) -> tuple[Note, ...]:
        """
        What else a reader should know.
        """
    @property
    def quantities(self, /) -> tuple[Bounds, ...]:
        """
        Every quantity that the figures say something about.
        """
    def quantity(self, /, key: str, office: str | None = None, period: Period | str | None = None, group: str | None = None) -> Bounds:
        """
        What the figures say of one quantity: `audit.quantity("cases.eligible")`.

        An office or a period that is not given is the first in the order of the report of which
        the figures say something; a group that is not given is the ungrouped quantity. Raises
        NoBounds, which names what there is, where the figures say nothing of it.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The whole audit for people to read.
        """
    @property
    def title(self, /) -> str | None:
        """
        The title of the report.
        """
    def to_dict(self, /) -> "dict[str, Any]":
        """
        The object that `to_json` writes.
        """
    def to_json(self, /, indent: "int | None" = None) -> str:
        """
        The audit as JSON, on one line or indented: what `thads-metrics audit --json` prints.
        """

@final
class AuditedFigure:
    """
    A figure of an audited report, with the numbers that it stands for.

    `low` and `high` are ints for cases and đồng, Decimals for percentages and points.
    """
    def __copy__(self, /) -> AuditedFigure: ...
    def __deepcopy__(self, /, memo: Any) -> AuditedFigure: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, figure: Figure, low: Fraction | SupportsIndex | Decimal | str | None, high: Fraction | SupportsIndex | Decimal | str | None, in_conflict: bool = False) -> AuditedFigure: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def figure(self, /) -> Figure:
        """
        The figure.
        """
    @property
    def high(self, /) -> int | Decimal | None:
        """
        The greatest number that it stands for.
        """
    @property
    def id(self, /) -> str:
        """
        The id of the figure.
        """
    @property
    def in_conflict(self, /) -> bool:
        """
        Whether it stands in a conflict.
        """
    @property
    def low(self, /) -> int | Decimal | None:
        """
        The least number that it stands for.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What the figure says, in words.
        """

@final
class Bounds:
    """
    What the figures say of one quantity.

    `low` and `high` are ints for cases and đồng, Decimals in percent for rates and targets
    (rounded outward, to at most six places), and None where there is no end; `fractions` has
    them exactly. The repr begins with the two and leaves out `printed` and `because`. Bounds are
    equal when all of it is, and pickle.
    """
    def __copy__(self, /) -> Bounds: ...
    def __deepcopy__(self, /, memo: Any) -> Bounds: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, low: Fraction | SupportsIndex | Decimal | str | None, high: Fraction | SupportsIndex | Decimal | str | None, quantity: str, office: str, period: Period | str, group: str | None = None, exact: bool = True, printed: bool = False, because: "Iterable[str]" = ...) -> Bounds: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def because(self, /) -> tuple[str, ...]:
        """
        The ids of the figures and identities that the bounds rest on.
        """
    @property
    def exact(self, /) -> bool:
        """
        Whether both ends are proved to be reached; if not, they are sound but may be wider than need be.
        """
    @property
    def fractions(self, /) -> tuple[Fraction | None, Fraction | None]:
        """
        The least and the greatest value, exactly.
        """
    @property
    def group(self, /) -> str | None:
        """
        The group; None for the ungrouped quantity.
        """
    @property
    def high(self, /) -> int | Decimal | None:
        """
        The greatest value.
        """
    @property
    def low(self, /) -> int | Decimal | None:
        """
        The least value.
        """
    @property
    def office(self, /) -> str:
        """
        The office, as the report first spells it.
        """
    @property
    def period(self, /) -> Period:
        """
        The period.
        """
    @property
    def printed(self, /) -> bool:
        """
        Whether a figure prints the quantity itself.
        """
    @property
    def quantity(self, /) -> str:
        """
        The quantity: `cases.eligible`.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        In words and units: `10.982–10.983 việc`.
        """

@final
class Conflict:
    """
    A minimal set of figures that can't all be true: drop any one and the rest can.
    """
    def __copy__(self, /) -> Conflict: ...
    def __deepcopy__(self, /, memo: Any) -> Conflict: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, figures: Iterable[str], identities: Iterable[str], suspects: Iterable[str], vi: str, en: str) -> Conflict: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        The conflict in English.
        """
    @property
    def figures(self, /) -> tuple[str, ...]:
        """
        The ids of the figures, in the order of the report.
        """
    @property
    def identities(self, /) -> tuple[str, ...]:
        """
        The identities that bring them together.
        """
    @property
    def suspects(self, /) -> tuple[str, ...]:
        """
        The figures whose removal alone would leave the whole report consistent.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The conflict in words.
        """
    @property
    def vi(self, /) -> str:
        """
        The conflict in Vietnamese.
        """

@final
class Count:
    """
    Whole cases or judgments: `Count(5409)`.

    Made from an int, a whole Decimal or a str of digits; never from a float.
    """
    def __add__(self, other: object, /) -> Count: ...
    def __copy__(self, /) -> Count: ...
    def __deepcopy__(self, /, memo: Any) -> Count: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, cases: SupportsIndex | Decimal | str) -> Count: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Count: ...
    def print(self, /, lang: str = "vi") -> str:
        """
        The number with its unit: `5.409 việc`, `5,409 cases`.
        """

@final
class Effort:
    """
    How much an audit may do before it ends with what it has proved so far: `Effort(steps=4000)`.

    Every bound stays sound; one that may not be reached has `exact` False. The limits count steps,
    not seconds: `steps` of branching for one whole-number bound, `work` in additions and
    multiplications for the bounds of figures that belong together, `rounds` of the three steps,
    `search` (operations) in the search for conflicts, and the `conflicts` listed.
    """
    def __copy__(self, /) -> Effort: ...
    def __deepcopy__(self, /, memo: Any) -> Effort: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, steps: SupportsIndex | None = None, work: SupportsIndex | None = None, rounds: SupportsIndex | None = None, search: SupportsIndex | None = None, conflicts: SupportsIndex | None = None) -> Effort: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def conflicts(self, /) -> int:
        """
        Conflicts listed.
        """
    @property
    def rounds(self, /) -> int:
        """
        Repetitions of the three steps.
        """
    @property
    def search(self, /) -> int:
        """
        Additions and multiplications in the search for all minimal conflicts of figures that belong together.
        """
    @property
    def steps(self, /) -> int:
        """
        Branching steps in the search for one whole-number bound.
        """
    @property
    def work(self, /) -> int:
        """
        Additions and multiplications after which no whole-number bound is searched for any more.
        """

@final
class Figure:
    """
    One printed figure: a claim about its subject.

    `Figure("cases.rate", "50,75%", "Long An", "2022/06")` is one that stands by itself; usually a
    report makes them, in `Report.add`. At most one of `minus`, `share_of` and `change_from`, each
    a `Subject` or a dict of its keywords, says what the number is compared with. Equal when it
    says the same under the same id.
    """
    def __copy__(self, /) -> Figure: ...
    def __deepcopy__(self, /, memo: Any) -> Figure: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, quantity: str, printed: str, office: str, period: Period | str, group: str | None = None, minus: Subject | Mapping[str, str | Period] | None = None, share_of: Subject | Mapping[str, str | Period] | None = None, change_from: Subject | Mapping[str, str | Period] | None = None, id: str | None = None, quote: str | None = None) -> Figure: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def change_from(self, /) -> Subject | None:
        """
        What it grew from, if the number is a change.
        """
    @property
    def claim(self, /) -> str:
        """
        The claim in the words of the report file: `cases.target - cases.rate`.
        """
    @property
    def group(self, /) -> str | None:
        """
        The group; None for the ungrouped quantity.
        """
    @property
    def id(self, /) -> str:
        """
        The id, unique in its report: given, or `f` and the position.
        """
    @property
    def minus(self, /) -> Subject | None:
        """
        What is subtracted, if the number is a difference.
        """
    @property
    def office(self, /) -> str:
        """
        The office, as the report spells it.
        """
    @property
    def period(self, /) -> Period:
        """
        The period.
        """
    @property
    def printed(self, /) -> Printed:
        """
        The number, as printed.
        """
    @property
    def quantity(self, /) -> str:
        """
        The quantity: `cases.rate`.
        """
    @property
    def quote(self, /) -> str | None:
        """
        The sentence it stands in.
        """
    @property
    def share_of(self, /) -> Subject | None:
        """
        What it is divided by, if the number is a share.
        """

@final
class Note:
    """
    Something a reader of the audit should know.
    """
    def __copy__(self, /) -> Note: ...
    def __deepcopy__(self, /, memo: Any) -> Note: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, vi: str, en: str) -> Note: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        The note in English.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The note in words.
        """
    @property
    def vi(self, /) -> str:
        """
        The note in Vietnamese.
        """

@final
class Percent:
    """
    A percentage with the places it was written with: `Percent("81,5%")`.

    Made from a str, a Decimal or an int, in percent; never from a float. Compared by
    value: `Percent("50,75%") == Percent("50,750%")`.
    """
    def __copy__(self, /) -> Percent: ...
    def __deepcopy__(self, /, memo: Any) -> Percent: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, percent: SupportsIndex | Decimal | str) -> Percent: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Points: ...
    @property
    def decimal(self, /) -> Decimal:
        """
        The number, in percent, with the same places.
        """
    @property
    def places(self, /) -> int:
        """
        The number of decimals.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        The number, all places kept: `50,75%`, `50.75%`.
        """

@final
class Period:
    """
    The first months of a reporting year, cumulative: `Period("2022/06")` is 1 October 2021
    to 31 March 2022.
    """
    def __contains__(self, day: date, /) -> bool:
        """
        Whether a day lies in the period.
        """
    def __copy__(self, /) -> Period: ...
    def __deepcopy__(self, /, memo: Any) -> Period: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> Period: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def first_day(self, /) -> date:
        """
        1 October of the calendar year before the reporting year.
        """
    def label(self, /, lang: str = "vi") -> str:
        """
        The label: `6 tháng đầu năm 2022`, `first 6 months of 2022`.
        """
    @property
    def last_day(self, /) -> date:
        """
        The last day of the last month.
        """
    @property
    def months(self, /) -> int:
        """
        How many months it covers, 1 to 12.
        """
    @property
    def months_left(self, /) -> int:
        """
        How many months of the reporting year are still to come, 0 to 11.
        """
    @property
    def previous_month(self, /) -> Period | None:
        """
        The period one month shorter, or None for the first month.
        """
    @property
    def same_period_last_year(self, /) -> Period | None:
        """
        The same months of the year before, or None at the first year.
        """
    @property
    def year(self, /) -> ReportingYear:
        """
        The reporting year.
        """

@final
class Points:
    """
    A difference of two percentages, in percentage points (điểm %), exactly: `Points("31/20")`.
    """
    def __add__(self, other: object, /) -> Points: ...
    def __bool__(self, /) -> bool: ...
    def __copy__(self, /) -> Points: ...
    def __deepcopy__(self, /, memo: Any) -> Points: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __neg__(self, /) -> Points: ...
    def __new__(cls, /, points: Fraction | SupportsIndex | Decimal | str) -> Points: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Points: ...
    def decimal(self, /, places: "int" = 2) -> Decimal:
        """
        The number of points, rounded half-up.
        """
    @property
    def fraction(self, /) -> Fraction:
        """
        The exact number of points.
        """
    def print(self, /, places: "int" = 2, lang: str = "vi") -> str:
        """
        Rounded half-up and written: `1,55 điểm %`, `1.55 percentage points`.
        """

@final
class Printed:
    """
    A figure as somebody printed it: `Printed("vượt 1,55%", kind="percent", signed=True)`.

    The kind of number is count, money, percent or target; `signed` where it is a difference
    or a change. Two are equal when they say the same with the same digits: `50,75%` and
    `50,750%` differ, `1.719 tỷ` and `1.719 tỉ đồng` do not. All numbers that come out are
    Decimals in cases, đồng or percent, whole ones too, and exact.
    """
    def __copy__(self, /) -> Printed: ...
    def __deepcopy__(self, /, memo: Any) -> Printed: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, kind: str, signed: bool = False) -> Printed: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def direction(self, /) -> str | None:
        """
        `up` (tăng, vượt) or `down` (giảm, thấp hơn), where one is said.
        """
    @property
    def hedge(self, /) -> str | None:
        """
        `at_least` (trên, hơn), `at_most` (dưới, gần) or `about` (khoảng), where one is said.
        """
    @property
    def high(self, /) -> Decimal | None:
        """
        The greatest number that it stands for if rounded to the nearest; None where there is none.
        """
    def interval(self, /, rounding: str = "nearest") -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest number that it stands for, if rounded to the `nearest` or in `any` way.
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether it stands for its value alone: a count to the unit, an amount to the đồng, a target.
        """
    @property
    def is_strict(self, /) -> bool:
        """
        Whether it is a target that must be exceeded: `trên 70%`.
        """
    @property
    def kind(self, /) -> str:
        """
        The kind of number: count, money, percent or target.
        """
    @property
    def low(self, /) -> Decimal | None:
        """
        The least number that it stands for if rounded to the nearest; None where there is none.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        Written back in its usual form: `tăng 1,55%`, `up by 1.55%`.
        """
    @property
    def signed(self, /) -> bool:
        """
        Whether it is a difference or a change, and so may be below zero.
        """
    @property
    def text(self, /) -> str:
        """
        The text as it was given.
        """
    @property
    def ulp(self, /) -> Decimal:
        """
        The unit in the last place: 0.01 for `50,75%`.
        """
    @property
    def value(self, /) -> Decimal:
        """
        The printed number itself, its sign included and its decimals kept.
        """

@final
class Quarter:
    """
    Three months of a reporting year: `Quarter("2022/Q2")` is January to March 2022.
    """
    def __copy__(self, /) -> Quarter: ...
    def __deepcopy__(self, /, memo: Any) -> Quarter: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str) -> Quarter: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def before(self, /) -> Period | None:
        """
        The cumulative period to subtract from `through`; None for the first quarter.
        """
    @property
    def first_day(self, /) -> date:
        """
        The first day.
        """
    def label(self, /, lang: str = "vi") -> str:
        """
        The label: `quý II năm 2022`, `quarter II of 2022`.
        """
    @property
    def last_day(self, /) -> date:
        """
        The last day.
        """
    @property
    def number(self, /) -> int:
        """
        1 to 4.
        """
    @property
    def through(self, /) -> Period:
        """
        The cumulative period that ends with the quarter.
        """
    @property
    def year(self, /) -> ReportingYear:
        """
        The reporting year.
        """

@final
class Rate:
    """
    Resolved ÷ eligible, kept as the two numbers: `Rate(26515, 54681)`.

    Bare numbers are counts; give two Amounts for a rate of money. Raises Undefined where
    there is no rate: nothing eligible, more resolved than eligible, cases over money.
    Compared by value: `Rate(1, 2) == Rate(2, 4)`. Rates have a difference, in Points, and
    no sum.
    """
    def __copy__(self, /) -> Rate: ...
    def __deepcopy__(self, /, memo: Any) -> Rate: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, resolved: Count | Amount | SupportsIndex | Decimal | str, eligible: Count | Amount | SupportsIndex | Decimal | str) -> Rate: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def __sub__(self, other: object, /) -> Points: ...
    @property
    def eligible(self, /) -> Count | Amount:
        """
        What it is a part of: eligible for cases and money, to_enforce for administrative judgments.
        """
    @property
    def fraction(self, /) -> Fraction:
        """
        Resolved ÷ eligible, exactly, between 0 and 1.
        """
    def percent(self, /, places: "int" = 2) -> Percent:
        """
        Rounded half-up: the only place where a rate is rounded.
        """
    def print(self, /, places: "int" = 2, lang: str = "vi") -> str:
        """
        Written with both numbers: `26.515/54.681 = 48,49%`.
        """
    @property
    def resolved(self, /) -> Count | Amount:
        """
        What is resolved.
        """

@final
class Report:
    """
    The figures of one report, ready to be audited.

    Read from a file with `read_report`, or built: a report never changes, `add` and `add_whole`
    return a longer one. `office` and `period` are those of every figure that names none;
    `rounding` is "nearest", or "any" where it is not known; `assume` also uses identities
    known only from memory. Equal when they hold equal figures, wherever these stand.

    >>> import thads_metrics as tm
    >>> report = tm.Report("Long An, 6 tháng đầu năm 2022", office="Long An", period="2022/06")
    >>> report = report.add("cases.rate", "50,75%")
    >>> report = report.add("cases.rate", "vượt 1,55%", minus={"office": "toàn quốc"})
    >>> report.audit().quantity("cases.rate", office="toàn quốc").text("en")
    '49.19–49.21%'
    """
    def __copy__(self, /) -> Report: ...
    def __deepcopy__(self, /, memo: Any) -> Report: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, title: str | None = None, office: str | None = None, period: Period | str | None = None, rounding: str = "nearest", assume: bool = False, source: str | None = None, published: date | None = None, figures: "Iterable[Figure]" = ..., wholes: "Iterable[tuple[str, Iterable[str]]]" = ...) -> Report: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def add(self, /, quantity: str, printed: str, *, office: str | None = None, period: Period | str | None = None, group: str | None = None, minus: Subject | Mapping[str, str | Period] | None = None, share_of: Subject | Mapping[str, str | Period] | None = None, change_from: Subject | Mapping[str, str | Period] | None = None, id: str | None = None, quote: str | None = None) -> Report:
        """
        This report with one figure more. What the figure leaves out is taken from the report.

        At most one of `minus`, `share_of` and `change_from` says what the number is compared with:
        a `Subject` or a dict with any of quantity, office, period and group, of which what is left
        out is taken from the figure.
        """
    def add_whole(self, /, office: str, parts: Iterable[str]) -> Report:
        """
        This report with an office that is the sum of its parts.
        """
    @property
    def assume(self, /) -> bool:
        """
        Whether identities known only from memory are used too.
        """
    def audit(self, /, effort: Effort | None = None) -> Audit:
        """
        What the figures imply and where they contradict each other.

        Other threads run meanwhile. A report has the same audit on every machine: the effort
        counts steps, not seconds.
        """
    @property
    def figures(self, /) -> tuple[Figure, ...]:
        """
        The figures, in order.
        """
    @staticmethod
    def from_bytes(data: bytes, name: str = "report.toml") -> Report:
        """
        Reads the bytes of a report file; `name` is what errors call it.
        """
    @property
    def office(self, /) -> str | None:
        """
        The office of every figure that names none.
        """
    @staticmethod
    def parse(text: str, name: str = "report.toml") -> Report:
        """
        Reads the text of a report file; `name` is what errors call it.
        """
    @property
    def period(self, /) -> Period | None:
        """
        The period of every figure that names none.
        """
    @property
    def published(self, /) -> date | None:
        """
        The day it was published.
        """
    @property
    def rounding(self, /) -> str:
        """
        How the figures were rounded: nearest or any.
        """
    @property
    def source(self, /) -> str | None:
        """
        Where it was published.
        """
    @property
    def title(self, /) -> str | None:
        """
        The title.
        """
    @property
    def wholes(self, /) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """
        The offices said to be the sum of their parts, each with the parts.
        """

@final
class ReportingYear:
    """
    A reporting year: `ReportingYear(2022)` runs from 1 October 2021 to 30 September 2022.
    """
    def __copy__(self, /) -> ReportingYear: ...
    def __deepcopy__(self, /, memo: Any) -> ReportingYear: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __int__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, year: SupportsIndex) -> ReportingYear: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def first_day(self, /) -> date:
        """
        1 October of the calendar year before.
        """
    @property
    def last_day(self, /) -> date:
        """
        30 September.
        """
    def months(self, /, months: SupportsIndex) -> Period:
        """
        The cumulative period of the first `months` months.
        """
    @property
    def number(self, /) -> int:
        """
        The number of the year.
        """
    @staticmethod
    def of(day: date) -> ReportingYear:
        """
        The reporting year that a day lies in.
        """
    @property
    def previous(self, /) -> ReportingYear | None:
        """
        The year before, or None at the first.
        """
    def quarter(self, /, number: SupportsIndex) -> Quarter:
        """
        A quarter of the year, 1 to 4: the first is October to December.
        """
    @property
    def whole(self, /) -> Period:
        """
        The whole year: twelve months.
        """

@final
class Subject:
    """
    What a figure is compared with: `Subject(office="toàn quốc")`.

    What is left out is that of the figure; the group "" is the ungrouped quantity.
    """
    def __copy__(self, /) -> Subject: ...
    def __deepcopy__(self, /, memo: Any) -> Subject: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, quantity: str | None = None, office: str | None = None, period: Period | str | None = None, group: str | None = None) -> Subject: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def group(self, /) -> str | None:
        """
        The group, if it is another; "" for the ungrouped quantity.
        """
    @property
    def office(self, /) -> str | None:
        """
        The office, if it is another.
        """
    @property
    def period(self, /) -> Period | None:
        """
        The period, if it is another.
        """
    @property
    def quantity(self, /) -> str | None:
        """
        The quantity, if it is another.
        """

def catalogue() -> list[tuple[str, list[str]]]:
    """
    Every error enum of the core with the codes of its variants.
    """

def check_report_size(size: SupportsIndex, name: str) -> None:
    """
    Refuses a file of a size that no report has.
    """

def items(measure: str) -> list[str]:
    """
    The items that forms of a measure have, in the order of the glossary.
    """

def langs() -> list[str]:
    """
    The languages of labels and errors, Vietnamese first.
    """

def measures() -> list[str]:
    """
    The measures: cases, money, admin.
    """

def scales() -> list[str]:
    """
    The scales that amounts are printed in, smallest first.
    """

def term(name: str, lang: str = "vi") -> str:
    """
    The term for an item such as "eligible" or a quantity such as "cases.eligible".
    """
