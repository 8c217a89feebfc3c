"""The calculation reference for Vietnam's civil judgment enforcement statistics (THADS).

It speaks of five things: `Office`, `Case`, `Amount`, `Period`, `Target`; and computes three: `Rate`, `Gap`, `Flow`.

Every number is exact: ints, `decimal.Decimal` and `fractions.Fraction` go in and out, floats
are refused. Measures, items, scales and languages are plain strings, such as "cases",
"eligible", "billion" and "vi".

>>> import thads_metrics as tm
>>> rate = tm.Rate(20298, 40000)
>>> print(rate.percent(2))
50,75%
>>> print(rate - tm.Rate(1, 2))
0,75 điểm %

Targets, flows, offices and the rules of each regime, with how each rule is known:

>>> flow = tm.Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574)
>>> gap = tm.Target("81,5%", "2022/12").gap(flow.rate)
>>> print(gap.points, gap.still_to_resolve(), gap.pace(flow.period), sep="; ")
30,75 điểm %; 3.378 việc; 563 việc
>>> tm.Regime.on("2022-03-31").column("suspended").print("en")
'deferred, outside both classes (derived)'

What merged is compared on the boundaries of today, its rate recomputed from the sums:

>>> both = [
...     tm.Flow("Long An", "2025/09", "cases", eligible=14000, resolved=9000),
...     tm.Flow("Tây Ninh", "2025/09", "cases", eligible=8000, resolved=6000),
... ]
>>> print(*tm.on_boundaries(both, "2025-07-01").flows)
Tây Ninh, 9 tháng đầu năm 2025, về việc: 15.000/22.000 = 68,18%

The audit finds what published figures imply, and where they contradict each other:

>>> report = tm.Report(office="Long An", period="2022/06")
>>> report = report.add("cases.rate", "50,75%").add("cases.carried_over_eligible", "5.409 việc")
>>> report.audit().quantity("cases.eligible")
Bounds(10982, 10983, "cases.eligible", "Long An", "2022/06")
"""

from thads_metrics._native import (
    Amount,
    Article,
    Audit,
    AuditedFigure,
    Bounds,
    Break,
    Case,
    Conflict,
    Count,
    Doubt,
    Drawing,
    Effort,
    Entrustment,
    Explanation,
    Figure,
    Finding,
    Flow,
    Form,
    FormColumn,
    Gap,
    Group,
    Identity,
    Indicator,
    Merged,
    NationalFigure,
    NationalTarget,
    Note,
    Office,
    Offices,
    OfficeStatistics,
    Outcome,
    Percent,
    Period,
    Points,
    Printed,
    Quarter,
    Rate,
    Regime,
    Report,
    ReportingYear,
    Restated,
    Rule,
    SheetNote,
    Statistic,
    Subject,
    Table,
    TableColumn,
    Target,
    Targets,
    __version__,
    breaks,
    breaks_between,
    breaks_in,
    check,
    event_kinds,
    group_names,
    identities,
    indicators,
    items,
    langs,
    levels,
    measures,
    national_figures,
    national_targets,
    office_key,
    on_boundaries,
    open_questions,
    reconcile,
    regimes,
    scales,
    statistics,
    statuses,
    term,
)
from thads_metrics.errors import (
    AmountError,
    ArticleError,
    CalendarError,
    CaseError,
    ChartError,
    DateError,
    DocumentError,
    FlowError,
    FrameError,
    MissingPackage,
    NoBounds,
    OfficeError,
    PercentError,
    PeriodError,
    PrintedError,
    RegimeError,
    ReportError,
    ResultsError,
    SheetError,
    StatisticError,
    TallyError,
    TargetError,
    ThadsError,
    Undefined,
    UnknownName,
    WorkbookError,
)

TYPE_CHECKING = False  # type checkers take it for true
if TYPE_CHECKING:
    from thads_metrics.events import Events
    from thads_metrics.files import read_article, read_report
    from thads_metrics.findings import Findings
    from thads_metrics.record import Published, StatisticsTable, published, read_statistics, statistics_table
    from thads_metrics.register import Differences, LeftOut, Tally, tally
    from thads_metrics.results import Comparison, Plan, Results, Row, compare, read_targets, what_if
    from thads_metrics.sheet import Sheet, read_sheet
    from thads_metrics.sheets import Sheets, read_sheets
    from thads_metrics.sql import tally_sql

__all__ = [  # noqa: RUF022 (what the field speaks of comes first)
    "Office",
    "Case",
    "Amount",
    "Period",
    "Target",
    "Rate",
    "Gap",
    "Flow",
    "AmountError",
    "Article",
    "ArticleError",
    "Audit",
    "AuditedFigure",
    "Bounds",
    "Break",
    "CalendarError",
    "CaseError",
    "ChartError",
    "Comparison",
    "Conflict",
    "Count",
    "DateError",
    "Differences",
    "DocumentError",
    "Doubt",
    "Drawing",
    "Effort",
    "Entrustment",
    "Events",
    "Explanation",
    "Figure",
    "Finding",
    "Findings",
    "FlowError",
    "Form",
    "FormColumn",
    "FrameError",
    "Group",
    "Identity",
    "Indicator",
    "LeftOut",
    "Merged",
    "MissingPackage",
    "NationalFigure",
    "NationalTarget",
    "NoBounds",
    "Note",
    "OfficeError",
    "OfficeStatistics",
    "Offices",
    "Outcome",
    "Percent",
    "PercentError",
    "PeriodError",
    "Plan",
    "Points",
    "Printed",
    "PrintedError",
    "Published",
    "Quarter",
    "Regime",
    "RegimeError",
    "Report",
    "ReportError",
    "ReportingYear",
    "Restated",
    "Results",
    "ResultsError",
    "Row",
    "Rule",
    "Sheet",
    "SheetError",
    "SheetNote",
    "Sheets",
    "Statistic",
    "StatisticError",
    "StatisticsTable",
    "Subject",
    "Table",
    "TableColumn",
    "Tally",
    "TallyError",
    "TargetError",
    "Targets",
    "ThadsError",
    "Undefined",
    "UnknownName",
    "WorkbookError",
    "__version__",
    "breaks",
    "breaks_between",
    "breaks_in",
    "check",
    "compare",
    "event_kinds",
    "group_names",
    "identities",
    "indicators",
    "items",
    "langs",
    "levels",
    "measures",
    "national_figures",
    "national_targets",
    "office_key",
    "on_boundaries",
    "open_questions",
    "published",
    "read_article",
    "read_report",
    "read_sheet",
    "read_sheets",
    "read_statistics",
    "read_targets",
    "reconcile",
    "regimes",
    "scales",
    "statistics",
    "statistics_table",
    "statuses",
    "tally",
    "tally_sql",
    "term",
    "what_if",
]


# What reads files and registers takes most of the time that an import takes: it is imported when it is first used.
_USED_LATER = {
    "events": ["Events"],
    "files": ["read_article", "read_report"],
    "findings": ["Findings"],
    "register": ["Differences", "LeftOut", "Tally", "tally"],
    "record": ["Published", "StatisticsTable", "published", "read_statistics", "statistics_table"],
    "results": ["Comparison", "Plan", "Results", "Row", "compare", "read_targets", "what_if"],
    "sheet": ["Sheet", "read_sheet"],
    "sheets": ["Sheets", "read_sheets"],
    "sql": ["tally_sql"],
}


def __getattr__(name: str) -> object:
    """Give a name of a module that is imported now."""
    from importlib import import_module

    for module, names in _USED_LATER.items():
        if name in names:
            globals().update((one, getattr(import_module(f"thads_metrics.{module}"), one)) for one in names)
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Give the public names, without the modules that they come from."""
    return __all__
