"""
The core of thads_metrics, in Rust. Import `thads_metrics` instead.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, SupportsIndex, final

__all__ = ["__version__", "Amount", "Count", "Percent", "Period", "Points", "Quarter", "Rate", "ReportingYear", "catalogue", "items", "langs", "measures", "scales", "term"]

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

def catalogue() -> list[tuple[str, list[str]]]:
    """
    Every error enum of the core with the codes of its variants.
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
