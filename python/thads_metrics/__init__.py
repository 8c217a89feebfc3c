"""The calculation reference for Vietnam's civil judgment enforcement statistics (THADS).

Every number is exact: ints, `decimal.Decimal` and `fractions.Fraction` go in and out, floats
are refused. Measures, items, scales and languages are plain strings, such as "cases",
"eligible", "billion" and "vi".

>>> import thads_metrics as tm
>>> rate = tm.Rate(20298, 40000)
>>> print(rate.percent(2))
50,75%
>>> print(rate - tm.Rate(1, 2))
0,75 điểm %
"""

from thads_metrics._native import (
    Amount,
    Count,
    Percent,
    Period,
    Points,
    Quarter,
    Rate,
    ReportingYear,
    __version__,
    items,
    langs,
    measures,
    scales,
    term,
)
from thads_metrics.errors import (
    AmountError,
    DateError,
    PercentError,
    PeriodError,
    ThadsError,
    Undefined,
    UnknownName,
)

__all__ = [
    "Amount",
    "AmountError",
    "Count",
    "DateError",
    "Percent",
    "PercentError",
    "Period",
    "PeriodError",
    "Points",
    "Quarter",
    "Rate",
    "ReportingYear",
    "ThadsError",
    "Undefined",
    "UnknownName",
    "__version__",
    "items",
    "langs",
    "measures",
    "scales",
    "term",
]
