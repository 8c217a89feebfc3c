"""
The core of thads_metrics, in Rust. Import `thads_metrics` instead.
"""

from _typeshed import SupportsGetItem
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from os import PathLike
from thads_metrics.errors import OfficeError
from typing import Any, Final, SupportsIndex, final

__all__ = ["MAX_DOCUMENT_BYTES", "MAX_REPORT_BYTES", "MAX_WORKBOOK_BYTES", "__version__", "Amount", "Article", "Audit", "AuditedFigure", "Bounds", "Break", "Case", "Comparison", "Conflict", "Count", "Doubt", "Drawing", "Effort", "Entrustment", "EventLog", "Explanation", "Figure", "Finding", "Flow", "Form", "FormColumn", "Gap", "Group", "Identity", "Indicator", "Merged", "NationalFigure", "NationalTarget", "Note", "Office", "OfficeStatistics", "Offices", "Outcome", "Percent", "Period", "Plan", "Points", "Printed", "Quarter", "Rate", "Regime", "Report", "ReportingYear", "Restated", "Results", "Rule", "Sheet", "SheetNote", "Statistic", "Subject", "Table", "TableColumn", "Tally", "Target", "Targets", "View", "ViewColumn", "Worksheet", "breaks", "breaks_between", "breaks_in", "catalogue", "chart_kinds", "check", "check_report_size", "command", "compare", "event_kinds", "findings_table", "forms", "frame_grids", "grids", "group_names", "identities", "indicators", "items", "langs", "levels", "measure_heading", "measures", "national_figures", "national_targets", "notebook_html", "office_key", "on_boundaries", "open_questions", "page_html", "part_of", "published_table", "read_frame", "read_grids", "reconcile", "refuse_cell", "refuse_parquet", "refuse_pdf", "regimes", "register_heading", "scales", "statistics", "statistics_table", "statuses", "tally", "tally_groups", "tally_sql", "term", "title_unit", "what_if"]

MAX_DOCUMENT_BYTES: Final[int]
"""
The largest document that is read, in bytes.
"""

MAX_REPORT_BYTES: Final[int]
"""
The largest report file that is read, in bytes.
"""

MAX_WORKBOOK_BYTES: Final[int]
"""
The largest workbook that is read, in bytes.
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
class Article:
    """
    A text that was read: its figures and all its other numbers, each with its place.

    `Article("6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc.")`; of a file, `read_article`.
    `office` and `period` are those of its figures where the text does not say them. Notebooks show the text with its
    figures marked.
    """
    def __copy__(self, /) -> Article: ...
    def __deepcopy__(self, /, memo: Any) -> Article: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, office: str | None = None, period: Period | str | None = None) -> Article: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> str: ...
    def audit(self, /) -> Audit:
        """
        The audit of that report.
        """
    @property
    def figures(self, /) -> Any:
        """
        The figures, each a dict: `id`, `span`, `text`, `printed`, `quantity`, `office`, `period`, `group`, `minus`,
        `share_of`, `change_from`, `because`, `quote`.
        """
    @property
    def findings(self, /) -> list[Finding]:
        """
        What can't be right in the tables of the document that are sheets of offices.
        """
    @staticmethod
    def from_bytes(data: SupportsGetItem[int, SupportsIndex], name: str, office: str | None = None, period: Period | str | None = None) -> Article:
        """
        Reads the bytes of a document: a text, a page, a Word file; `name` is what errors call it.
        """
    @staticmethod
    def from_pages(pages: SupportsGetItem[int, str], name: str, office: str | None = None, period: Period | str | None = None) -> Article:
        """
        Reads the pages of a printed document, each its text; page numbers and lines that all pages repeat are left out.
        """
    def html(self, /, lang: str = "vi") -> str:
        """
        The text as HTML, its figures marked, with the verdict.
        """
    @property
    def notes(self, /) -> list[str]:
        """
        What should be known of how the text was read, in English.
        """
    @property
    def office(self, /) -> str | None:
        """
        The office of the figures.
        """
    @property
    def others(self, /) -> Any:
        """
        All other numbers, each a dict: `span`, `text`, `reason`, `repeats`.
        """
    @property
    def period(self, /) -> Period | None:
        """
        The period of the figures.
        """
    def report(self, /) -> Report:
        """
        The report that the figures make; raises `ArticleError` where the text does not say their office or period.
        """
    @property
    def text(self, /) -> str:
        """
        The text; spans are bytes of it in UTF-8.
        """
    @property
    def title(self, /) -> str | None:
        """
        The first line, if it is a title.
        """
    def to_json(self, /) -> str:
        """
        The article as JSON, with the bytes of every number.
        """
    def to_toml(self, /) -> str:
        """
        The report file, to correct and keep.
        """

@final
class Audit:
    """
    What the figures of a report say, imply and contradict: what `Report.audit` returns.

    Two are equal when all they say is. An audit pickles as its report, which is audited again. Notebooks show
    it as a table.
    """
    def __copy__(self, /) -> Audit: ...
    def __deepcopy__(self, /, memo: Any) -> Audit: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def _repr_html_(self, /) -> Any:
        """
        The verdict, the conflicts and the table for notebooks.
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
    def doubts(self, /) -> tuple[Doubt, ...]:
        """
        What can be true only if something unusual holds.
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
    def table(self, /) -> Table:
        """
        What it knows of each quantity, one row each.
        """
    def text(self, /, lang: str = "vi", all: bool = False) -> str:
        """
        The audit for people to read; with `all`, also what is implied only within wide intervals.
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
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
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
    equal when all of it is; pickled, they are found again by an audit of the same report.
    """
    def __copy__(self, /) -> Bounds: ...
    def __deepcopy__(self, /, memo: Any) -> Bounds: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
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
class Break:
    """
    A day across which figures are not comparable as they stand: `Break("third_class")`.
    """
    def __copy__(self, /) -> Break: ...
    def __deepcopy__(self, /, memo: Any) -> Break: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str) -> Break: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def id(self, /) -> str:
        """
        Its name.
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether the day is exact; otherwise a boundary was chosen.
        """
    @property
    def items(self, /) -> tuple[str, ...]:
        """
        The items it touches.
        """
    @property
    def measures(self, /) -> tuple[str, ...]:
        """
        The measures it touches.
        """
    @property
    def mixes(self, /) -> bool:
        """
        Whether a reporting year that began before the day and ended after it is itself a mixture.
        """
    @property
    def on(self, /) -> date:
        """
        The first day on the new side.
        """
    def reason(self, /, lang: str = "vi") -> str:
        """
        Why, in the language asked for.
        """
    @property
    def scope(self, /) -> str:
        """
        The offices it touches: everywhere, or merged_offices.
        """

@final
class Case:
    """
    A row of the register: `Case("Long An", "in_progress", "2022-01-05", due=1_000_000)`.

    Amounts are đồng of the reporting year up to the cut-off: an Amount, an int, a Decimal or a str.
    """
    def __copy__(self, /) -> Case: ...
    def __deepcopy__(self, /, memo: Any) -> Case: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, office: str, status: str, accepted_on: date | str, closed_on: date | str | None = None, due: Amount | SupportsIndex | Decimal | str = ..., collected: Amount | SupportsIndex | Decimal | str = ..., terminated_amount: Amount | SupportsIndex | Decimal | str = ..., reduced_amount: Amount | SupportsIndex | Decimal | str = ..., entrusted_amount: Amount | SupportsIndex | Decimal | str = ...) -> Case: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def accepted_on(self, /) -> date:
        """
        The day the enforcement decision was issued.
        """
    def adds(self, /, measure: str, period: Period | str, regime: Regime | str | None = None, assume: bool = False) -> Outcome:
        """
        What it adds to the form of a measure for a period.

        The regime is the one in force on the period's last day; another is refused. A rule known
        only from memory raises CaseError unless `assume` is True; what is not even remembered always.
        """
    @property
    def closed_on(self, /) -> date | None:
        """
        The day it left the books, None while it is open.
        """
    @property
    def collected(self, /) -> Amount:
        """
        What was collected of it.
        """
    @property
    def due(self, /) -> Amount:
        """
        What is to be enforced.
        """
    @property
    def entrusted_amount(self, /) -> Amount:
        """
        What was entrusted to another office, in part.
        """
    @property
    def office(self, /) -> str:
        """
        Whose it is.
        """
    @property
    def reduced_amount(self, /) -> Amount:
        """
        What the court reduced it by.
        """
    @property
    def status(self, /) -> str:
        """
        How it stands at the cut-off.
        """
    @property
    def terminated_amount(self, /) -> Amount:
        """
        What was terminated of it, in part.
        """

@final
class Comparison:
    """
    What changed between two results, and why the total rate did.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    @property
    def measures(self, /) -> tuple[str, ...]:
        """
        The measures that both have.
        """
    @property
    def periods(self, /) -> tuple[Period, Period]:
        """
        The period before and the period after.
        """
    def table(self, /) -> Table:
        """
        One row for each office and measure: what changed, and what that did to the rate of the whole.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What changed and why, then where the series breaks.
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
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        What it says, in English.
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
    def repairs(self, /) -> tuple[tuple[str, str | None], ...]:
        """
        Each figure with what the others leave it, in the form it was printed; None if no number would do.

        `dict(conflict.repairs)["completed"]` may be `"62 việc"`. A figure for which there was no time left
        to ask is not named.
        """
    @property
    def suspects(self, /) -> tuple[str, ...]:
        """
        The figures whose removal alone would leave the whole report consistent.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What it says, in Vietnamese or in English.
        """
    @property
    def truncated(self, /) -> bool:
        """
        Whether it dissolves if one of its percentages was cut off, not rounded.
        """
    @property
    def vi(self, /) -> str:
        """
        What it says, in Vietnamese.
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
class Doubt:
    """
    Figures that can all be true only if something unusual holds.
    """
    def __copy__(self, /) -> Doubt: ...
    def __deepcopy__(self, /, memo: Any) -> Doubt: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        What it says, in English.
        """
    @property
    def figures(self, /) -> tuple[str, ...]:
        """
        The ids of the figures, as few as show it.
        """
    @property
    def kind(self, /) -> str:
        """
        What is unusual: `hedge`, `round`, `cumulative` or `decimals`.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What it says, in Vietnamese or in English.
        """
    @property
    def vi(self, /) -> str:
        """
        What it says, in Vietnamese.
        """

@final
class Drawing:
    """
    A chart as a picture, the same on every machine and without the network.

    In a notebook it is shown, also where the notebook is not trusted.
    """
    def __new__(cls, /, table: Table, kind: str | None = None, lang: str = "vi") -> Drawing:
        """
        Draw a table; None takes the kind that suits it best.
        """
    def __repr__(self, /) -> str: ...
    def _repr_png_(self, /) -> bytes: ...
    def _repr_svg_(self, /) -> str: ...
    @property
    def kind(self, /) -> str:
        """
        What it shows: rates, gaps, waterfall, progress.
        """
    def png(self, /) -> bytes:
        """
        The picture as PNG, two pixels for each of the drawing's, with a font of its own.
        """
    def save(self, /, path: str | PathLike[str]) -> None:
        """
        Write the picture: `x.svg` or `x.png`.
        """
    def svg(self, /) -> str:
        """
        The picture as SVG, dark on white.
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
class Entrustment:
    """
    What one office entrusted to another: `Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 12)`.

    Cumulative from 1 October, as all figures are. The number is in cases or đồng.
    """
    def __copy__(self, /) -> Entrustment: ...
    def __deepcopy__(self, /, memo: Any) -> Entrustment: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, sender: str, receiver: str, period: Period | str, measure: str, number: Count | Amount | SupportsIndex | Decimal | str, group: str | None = None) -> Entrustment: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def group(self, /) -> str | None:
        """
        The group, None for all cases.
        """
    @property
    def measure(self, /) -> str:
        """
        The measure: cases or money.
        """
    @property
    def number(self, /) -> Count | Amount:
        """
        How much.
        """
    @property
    def period(self, /) -> Period:
        """
        The period.
        """
    @property
    def receiver(self, /) -> str:
        """
        The office that took it, as it was named.
        """
    @property
    def sender(self, /) -> str:
        """
        The office that sent it, as it was named.
        """

@final
class EventLog:
    """
    A log of events, sorted by case and day: see `thads_metrics.Events`.
    """
    def __new__(cls, /, events: Any, by: Iterable[str], *, progress: Any | None = None) -> EventLog: ...
    @property
    def by(self, /) -> tuple[str, ...]:
        """
        The columns that tallies are by.
        """
    @property
    def cases(self, /) -> int:
        """
        How many cases they are of.
        """
    @property
    def rows(self, /) -> int:
        """
        How many events there are.
        """
    def tallies(self, /, periods: Iterable[Period | str], *, assume: bool, refuse: bool, threads: SupportsIndex | None, progress: Any | None) -> tuple[Tally, ...]:
        """
        The tally of each period, in one pass.
        """

@final
class Explanation:
    """
    From what a figure of results follows, step by step; `Results.explain` makes one.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def steps(self, /) -> tuple[tuple[str, str, str | None, str | None], ...]:
        """
        Of each step what it says in Vietnamese and in English, the evidence of its rule and where that stands; both
        None for what was reported and for arithmetic.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The title, and a numbered line for each step, with its rule.
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
    def __new__(cls, /, quantity: str, printed: str, office: str, period: Period | str, group: str | None = None, minus: Subject | Mapping[str, str | Period] | None = None, share_of: Subject | Mapping[str, str | Period] | None = None, change_from: Subject | Mapping[str, str | Period] | None = None, id: str | None = None, quote: str | None = None, set_by: str | None = None, lang: str = "vi") -> Figure: ...
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
    def lang(self, /) -> str:
        """
        The language that the number is printed in: vi or en.
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
    def set_by(self, /) -> str | None:
        """
        Of a target, who set it.
        """
    @property
    def share_of(self, /) -> Subject | None:
        """
        What it is divided by, if the number is a share.
        """

@final
class Finding:
    """
    Something in a sheet that can't be right: which cell, what it should hold, and why.
    """
    def __copy__(self, /) -> Finding: ...
    def __deepcopy__(self, /, memo: Any) -> Finding: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> "tuple[object, tuple[str]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def cell(self, /) -> str:
        """
        The likeliest cell: `Sheet1!H12`, of a frame `eligible[11]`.
        """
    @property
    def cells(self, /) -> tuple[str, ...]:
        """
        All cells that the broken rule touches.
        """
    @property
    def citation(self, /) -> str:
        """
        Where that rule stands.
        """
    @property
    def code(self, /) -> str:
        """
        What is wrong: not_a_number, not_whole, no_value, negative, identity, total, percent, twice, scale or
        unchanged.
        """
    @property
    def column(self, /) -> int:
        """
        The column of the cell, from 0.
        """
    @property
    def en(self, /) -> str:
        """
        The whole of it as a sentence, in English.
        """
    @property
    def expected(self, /) -> str | None:
        """
        What the cell would hold if all others are right, in the unit of the sheet.
        """
    @property
    def explanation(self, /) -> str | None:
        """
        The slip that makes it close: unit, swapped, base, points_for_percent, transposed, sign, previous, copied,
        omitted, added_twice, missing_row, truncated or digit.
        """
    @property
    def file(self, /) -> str:
        """
        The file of the sheet; empty for a frame.
        """
    @property
    def found(self, /) -> str:
        """
        What it holds, as written.
        """
    @staticmethod
    def from_json(text: str) -> Finding:
        """
        The finding that `to_json` wrote.
        """
    @property
    def off_by(self, /) -> str | None:
        """
        Found less expected, in the unit of the sheet.
        """
    @property
    def office(self, /) -> str:
        """
        The office of the row, as written.
        """
    @property
    def place(self, /) -> str:
        """
        The sheet of the workbook that the cell is in; empty for a frame.
        """
    @property
    def row(self, /) -> int:
        """
        The row of the cell, from 0.
        """
    @property
    def rule(self, /) -> Identity | None:
        """
        The rule that breaks.
        """
    @property
    def severity(self, /) -> str:
        """
        How bad it is: error or warning.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The sentence in the language asked for.
        """
    def to_json(self, /) -> str:
        """
        All of it as JSON.
        """
    @property
    def vi(self, /) -> str:
        """
        The whole of it as a sentence, in Vietnamese.
        """

@final
class Flow:
    """
    The figures of one office, period, measure and group, totals derived from their parts.

    `Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574)`. Items are given by
    their keys as ints, whole Decimals, Counts or Amounts; None is one that is not known. What
    follows by the identities of the period is derived, printed totals are checked. Every item is
    an attribute: an int, in cases or đồng, or None where it is neither given nor follows.
    """
    def __copy__(self, /) -> Flow: ...
    def __deepcopy__(self, /, memo: Any) -> Flow: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, office: str, period: Period | str, measure: str, group: str | None = None, **items: "SupportsIndex | Decimal | str | Count | Amount | None") -> Flow: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def accepted(self, /) -> int | None:
        """
        All taken into the books this year: carried in and newly accepted.
        """
    def add(self, /, other: Flow, office: str) -> Flow:
        """
        The sum with another office's flow; `office` names what the two make together.

        Period, measure and group must be the same. What one of them does not know, the sum does
        not know. Its rate is the ratio of the sums, never a mean of rates.
        """
    @property
    def carried_in(self, /) -> int | None:
        """
        Carried in from last year.
        """
    def carried_in_convention(self, /, last_year: Flow) -> str:
        """
        Whether carried_in is "gross" or "net" of what was moved to the separate register, seen by the year before.
        """
    @property
    def carried_over(self, /) -> int | None:
        """
        Left at the end of the period: to_enforce − resolved.
        """
    @property
    def carried_over_eligible(self, /) -> int | None:
        """
        Eligible and left at the end of the period: eligible − resolved.
        """
    @property
    def completed(self, /) -> int | None:
        """
        Enforced in full.
        """
    @property
    def deferred(self, /) -> int | None:
        """
        Postponed or suspended outside both classes.
        """
    @property
    def eligible(self, /) -> int | None:
        """
        Eligible for enforcement: the base of the rate.
        """
    def eligible_share(self, /, places: "int" = 2) -> Percent | None:
        """
        Eligible ÷ to_enforce, rounded half-up; None if to_enforce is not known or zero.
        """
    @property
    def entrusted(self, /) -> int | None:
        """
        Sent to another office to enforce.
        """
    @property
    def group(self, /) -> str | None:
        """
        The group, None for all cases.
        """
    @property
    def in_progress(self, /) -> int | None:
        """
        Being enforced.
        """
    @property
    def ineligible(self, /) -> int | None:
        """
        Not yet eligible, without the separate register.
        """
    def items(self, /) -> dict[str, int]:
        """
        Every figure that is known, of the columns that the form has, in the order of the glossary.
        """
    @property
    def measure(self, /) -> str:
        """
        The measure: cases, money or admin.
        """
    def moved_to_separate(self, /, earlier: Flow) -> int:
        """
        How much was moved to the separate register since an earlier flow of the office: what carried_in lost.

        The earlier is of a shorter period of the same year, or of the whole year before: then it is what that closed with
        less what this one carries in. Raises FlowError if carried_in rose, or if one of the figures is not known.
        """
    @property
    def newly_accepted(self, /) -> int | None:
        """
        Newly accepted this year.
        """
    @property
    def office(self, /) -> str:
        """
        The office, as it was named.
        """
    @property
    def other(self, /) -> int | None:
        """
        Other eligible cases.
        """
    @property
    def paused(self, /) -> int | None:
        """
        Paused to settle a complaint.
        """
    @property
    def period(self, /) -> Period:
        """
        The period.
        """
    @property
    def postponed_by_agreement(self, /) -> int | None:
        """
        Postponed because the parties agree.
        """
    @property
    def rate(self, /) -> Rate:
        """
        Resolved ÷ eligible, of administrative judgments ÷ to_enforce. Raises Undefined where there is none.
        """
    @property
    def reduced(self, /) -> int | None:
        """
        Reduced by the court; money only.
        """
    @property
    def resolved(self, /) -> int | None:
        """
        Completed, terminated, or (money) reduced.
        """
    @property
    def revoked(self, /) -> int | None:
        """
        The enforcement decision was withdrawn or annulled.
        """
    @property
    def suspended(self, /) -> int | None:
        """
        Temporarily suspended.
        """
    @property
    def taken_up(self, /) -> int | None:
        """
        Taken up by the provincial office.
        """
    @property
    def terminated(self, /) -> int | None:
        """
        Terminated.
        """
    @property
    def to_enforce(self, /) -> int | None:
        """
        The net load: accepted − entrusted − taken_up − revoked.
        """

@final
class Form:
    """
    A form of a regime, its name in our own words: `Form("R2024", 1)`.
    """
    def __copy__(self, /) -> Form: ...
    def __deepcopy__(self, /, memo: Any) -> Form: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, regime: Regime | str, number: SupportsIndex) -> Form: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands.
        """
    @property
    def en(self, /) -> str:
        """
        What it reports, in English.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def number(self, /) -> int:
        """
        Its place in the list, from 1.
        """
    @property
    def regime(self, /) -> Regime:
        """
        The regime.
        """
    @property
    def vi(self, /) -> str:
        """
        What it reports, in Vietnamese.
        """

@final
class FormColumn:
    """
    A column of a regime's forms, and how it is known: `FormColumn("R2019", "cases", "deferred")`.
    """
    def __copy__(self, /) -> FormColumn: ...
    def __deepcopy__(self, /, memo: Any) -> FormColumn: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, regime: Regime | str, measure: str, item: str) -> FormColumn: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it was seen, or why it is presumed.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary or derived; recall where it is only presumed.
        """
    @property
    def item(self, /) -> str:
        """
        The column.
        """
    @property
    def measure(self, /) -> str:
        """
        The measure: cases, money or admin.
        """
    @property
    def regime(self, /) -> Regime:
        """
        The regime.
        """

@final
class Gap:
    """
    A rate against a target: `Target("81,5%", "2022/12").gap(Rate(5574, 10983))`.
    """
    def __copy__(self, /) -> Gap: ...
    def __deepcopy__(self, /, memo: Any) -> Gap: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, target: Target, rate: Rate) -> Gap: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def achieved(self, /, places: "int" = 2) -> Percent | None:
        """
        What share of the target the rate is, rounded half-up; None for a target of zero or less.
        """
    @property
    def met(self, /) -> bool:
        """
        Whether the target is met; at exactly the value a strict target is not.
        """
    def pace(self, /, at: Period | str) -> Count | Amount | None:
        """
        How many to resolve in each month from the end of `at` on, rounded up; None if no month is left.
        """
    @property
    def points(self, /) -> Points:
        """
        Target − rate, in points: what is still to go, negative when over.
        """
    def print(self, /, places: "int" = 2, lang: str = "vi") -> str:
        """
        Written in the language asked for: `còn 30,75 điểm %`, `vượt 1,55 điểm %`, `đạt`.
        """
    @property
    def rate(self, /) -> Rate:
        """
        The rate.
        """
    def still_to_resolve(self, /, more: Count | Amount | SupportsIndex | Decimal | str | None = None) -> Count | Amount:
        """
        How many more cases or đồng must be resolved, as a Count or an Amount; zero once it is met.

        Of today's eligible ones, or of those and `more` that become eligible. Raises TargetError
        if not even resolving all would do.
        """
    @property
    def target(self, /) -> Target:
        """
        The target.
        """

@final
class Group:
    """
    A group of cases with a name of its own: `Group("credit")`.
    """
    def __copy__(self, /) -> Group: ...
    def __deepcopy__(self, /, memo: Any) -> Group: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str) -> Group:
        """
        The group that a word names: its key, its term in either language, or a usual word.
        """
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands.
        """
    @property
    def division(self, /) -> str:
        """
        What divides the cases so: groups of one division do not overlap.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def key(self, /) -> str:
        """
        The key, as report files and flows write it.
        """
    def may_overlap(self, /, other: Group) -> bool:
        """
        Whether a case may be in both.
        """
    def term(self, /, lang: str = "vi") -> str:
        """
        The term.
        """
    @property
    def words(self, /) -> tuple[str, ...]:
        """
        Other words for it, as they are met.
        """

@final
class Identity:
    """
    A relation between figures of one office, period, group and measure: `Identity("classified")`.

    What it says depends on the measure and on the day that the period ends. None where it does
    not apply.
    """
    def __copy__(self, /) -> Identity: ...
    def __deepcopy__(self, /, memo: Any) -> Identity: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str) -> Identity: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def citation(self, /, measure: str, on: date | str) -> str | None:
        """
        Where it stands, or on what figures it closes.
        """
    def evidence(self, /, measure: str, on: date | str) -> str | None:
        """
        How it is known: text, secondary, derived or recall.
        """
    def formula(self, /, measure: str, on: date | str, lang: str | None = None) -> str | None:
        """
        The formula in the words of the glossary, `accepted = carried_in + newly_accepted`, or in the terms of a language.
        """
    @property
    def id(self, /) -> str:
        """
        The id that audits name it by.
        """
    def terms(self, /, measure: str, on: date | str) -> tuple[tuple[int, str], ...] | None:
        """
        Signs and items whose sum is zero, the total first; None too if it is not linear.
        """

@final
class Indicator:
    """
    An indicator of courts, from the columns of a flow: `Indicator("clearance")`.
    """
    def __copy__(self, /) -> Indicator: ...
    def __deepcopy__(self, /, memo: Any) -> Indicator: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, key: str) -> Indicator: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it is defined.
        """
    @property
    def evidence(self, /) -> str:
        """
        How the definition is known: text, secondary, derived or recall.
        """
    @property
    def formula(self, /) -> str:
        """
        The formula in the keys of the glossary.
        """
    @property
    def key(self, /) -> str:
        """
        The key.
        """
    def of(self, /, flow: Flow) -> Fraction:
        """
        Its exact value for a flow: a share of one, or days. An error if a column is missing or the base is zero.
        """
    def print(self, /, flow: Flow, places: "int" = 2, lang: str = "vi") -> str:
        """
        Its value rounded half-up: `31,95%`.
        """
    def remark(self, /, lang: str = "vi") -> str:
        """
        What in our columns differs from what it was defined on; empty if nothing does.
        """
    def term(self, /, lang: str = "vi") -> str:
        """
        The term.
        """

@final
class Merged:
    """
    A sum of predecessors, and how much of it is counted twice.

    A case that one of them entrusted to another was accepted by both: `accepted`,
    `newly_accepted` and `entrusted` of the sum hold it twice. That is at least `at_least` and at
    most `at_most`, None where one of them does not say how much it entrusted.
    """
    def __copy__(self, /) -> Merged: ...
    def __deepcopy__(self, /, memo: Any) -> Merged: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, flow: Flow, predecessors: Iterable[Flow], at_least: Count | Amount | SupportsIndex | Decimal | str, at_most: Count | Amount | SupportsIndex | Decimal | str | None = None) -> Merged: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def at_least(self, /) -> Count | Amount:
        """
        The least that is counted twice: what is known of what they entrusted to each other.
        """
    @property
    def at_most(self, /) -> Count | Amount | None:
        """
        The most that is counted twice; None where one of them does not say how much it entrusted.
        """
    @property
    def flow(self, /) -> Flow:
        """
        The sum, under the name of the office that they became.
        """
    @property
    def is_exact(self, /) -> bool:
        """
        Whether the two are the same.
        """
    @property
    def predecessors(self, /) -> tuple[Flow, ...]:
        """
        The flows that were added up.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        What must be said beside the sum, in the language asked for.
        """

@final
class NationalFigure:
    """
    A figure of the nation for a reporting year, as published: `NationalFigure(2023, "cases.rate", "83,24%")`.
    """
    def __copy__(self, /) -> NationalFigure: ...
    def __deepcopy__(self, /, memo: Any) -> NationalFigure: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, year: ReportingYear | SupportsIndex, quantity: str, printed: str) -> NationalFigure: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands, and what contradicts it.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def printed(self, /) -> str:
        """
        The figure as printed.
        """
    @property
    def quantity(self, /) -> str:
        """
        What it is a figure of, such as "cases.rate".
        """
    @property
    def year(self, /) -> ReportingYear:
        """
        The reporting year.
        """

@final
class NationalTarget:
    """
    A target that the nation was set for a reporting year: `NationalTarget(2023, "cases")`.
    """
    def __copy__(self, /) -> NationalTarget: ...
    def __deepcopy__(self, /, memo: Any) -> NationalTarget: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, year: ReportingYear | SupportsIndex, measure: str) -> NationalTarget: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def measure(self, /) -> str:
        """
        The measure: cases or money.
        """
    @property
    def target(self, /) -> Target:
        """
        The target, whatever its evidence.
        """
    @property
    def year(self, /) -> ReportingYear:
        """
        The reporting year.
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
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    @property
    def en(self, /) -> str:
        """
        What it says, in English.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What it says, in Vietnamese or in English.
        """
    @property
    def vi(self, /) -> str:
        """
        What it says, in Vietnamese.
        """

@final
class Office:
    """
    An enforcement office: `Office("LA-01", "Chi cục THADS huyện Bến Lức", "district", "80")`.

    The parent is the code of the office above, None only for the nation.
    """
    def __copy__(self, /) -> Office: ...
    def __deepcopy__(self, /, memo: Any) -> Office: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, code: str, name: str, level: str, parent: str | None = None) -> Office: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def code(self, /) -> str:
        """
        The code: of provinces the administrative code, "80".
        """
    @property
    def level(self, /) -> str:
        """
        The level: nation, province, district, region, military or military_region.
        """
    @property
    def name(self, /) -> str:
        """
        The name as given.
        """
    @property
    def parent(self, /) -> str | None:
        """
        The code of the office above, None for the nation.
        """

@final
class OfficeStatistics:
    """
    The statistics of one office and period: `OfficeStatistics("Long An", "2022/06", {"coercion.decisions": 49})`.

    Columns of the same families may stand among them: `admin.resolved`.
    """
    def __copy__(self, /) -> OfficeStatistics: ...
    def __deepcopy__(self, /, memo: Any) -> OfficeStatistics: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, office: str, period: Period | str, figures: "Mapping[str, int]") -> OfficeStatistics: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def breaches(self, /, lang: str = "vi") -> tuple[str, ...]:
        """
        The relations that the numbers break, in words, each with by how much.
        """
    @property
    def figures(self, /) -> dict[str, int]:
        """
        The numbers by key.
        """
    @staticmethod
    def from_bytes(data: bytes, name: str, period: Period | str) -> tuple[list[OfficeStatistics], tuple[tuple[str, str], ...]]:
        """
        Statistics from every table of a workbook or a text file whose headings name offices and statistics, by key or term;
        and, in both languages, what was not read or does not add up. `name` is what errors call the file.
        """
    @staticmethod
    def left_out(parts: "Iterable[OfficeStatistics]") -> tuple[tuple[str, str | None], ...]:
        """
        What a roll-up of these leaves out, each with the first office that does not give it; None for an average.
        """
    def mean(self, /, of: str) -> Fraction:
        """
        What an average comes to by its sum and its officers: `mean("officers.cases_each")`.
        """
    @property
    def office(self, /) -> str:
        """
        The office.
        """
    @property
    def period(self, /) -> Period:
        """
        The period; of what follows the calendar year, the year of that number.
        """
    @staticmethod
    def roll_up(office: str, parts: "Iterable[OfficeStatistics]") -> OfficeStatistics:
        """
        The statistics of an office above: the sum of its parts, of what every part gives. Averages do not add up.
        """
    def share(self, /, of: str) -> Rate:
        """
        The share of a statistic in its base: `share("complaints.settled")`.
        """

@final
class Offices:
    """
    Offices with the days they exist: the nation, its provinces and the army's, and what you add.

    63 provinces to 30 June 2025, 34 from 1 July 2025. `Offices.vietnam()` is the table itself;
    `Offices([office, (office, first_day, last_day), (office, first_day, last_day, successor)])` has
    more, None standing for no end and the successor being the code of the office that took its
    place; a district ends by itself on 30 June 2025, a region begins on 1 July. Where no day is
    asked for, the answer is for the days after the last change that the table knows of.
    """
    def __copy__(self, /) -> Offices: ...
    def __deepcopy__(self, /, memo: Any) -> Offices: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, added: Iterable[Office | tuple[Office, date | str | None, date | str | None] | tuple[Office, date | str | None, date | str | None, str]] = ...) -> Offices: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def at(self, /, on: date | str | None = None) -> tuple[Office, ...]:
        """
        The offices that exist on a day.
        """
    def by_code(self, /, code: str, on: date | str | None = None) -> Office | None:
        """
        The office of a code, or None.
        """
    def children(self, /, code: str, on: date | str | None = None) -> tuple[Office, ...]:
        """
        The offices right under a code.
        """
    def find(self, /, text: str, on: date | str | None = None, above: str | None = None) -> Office:
        """
        The office of a code or of any usual spelling; of several of one name by the one above, as
        in `Châu Thành, Long An`, or by the argument `above`.

        Raises OfficeError, which says whether it is unknown, was merged into another by then, or
        is one of several of that name, and of which.
        """
    def is_merged(self, /, text: str) -> bool:
        """
        Whether the mergers of 1 July 2025 touched it.
        """
    def predecessors(self, /, text: str) -> tuple[Office, ...]:
        """
        The offices that an office was made of, as a province of 1 July 2025; one, if it was not merged.
        """
    def successor(self, /, text: str) -> Office | None:
        """
        What an office that ended became, as a province that existed to 30 June 2025; None if none is known.
        """
    @staticmethod
    def vietnam() -> Offices:
        """
        The nation, its provinces and the army's.
        """
    def with_office(self, /, office: Office, first_day: date | str | None = None, last_day: date | str | None = None) -> Offices:
        """
        The table with one more office, from its first to its last day; None for no end.
        """
    def with_successor(self, /, code: str, successor: str) -> Offices:
        """
        The table, in which the office of a code, after its last day, became the one of another.
        """

@final
class Outcome:
    """
    What a case does to a form: `Outcome("carried_in", completed=40, ineligible=60)`.

    It adds the same number once by origin, once by the columns where it ended up; or it adds
    nothing, for a reason: `Outcome(set_aside="accepted_later")`.
    """
    def __copy__(self, /) -> Outcome: ...
    def __deepcopy__(self, /, memo: Any) -> Outcome: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, origin: str | None = None, set_aside: str | None = None, **parts: "SupportsIndex | Decimal | str | Count | Amount") -> Outcome: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def origin(self, /) -> str | None:
        """
        `carried_in` or `newly_accepted`; None if it adds nothing.
        """
    @property
    def parts(self, /) -> dict[str, int]:
        """
        Where it ended up, and how much of it: one case, or đồng. Only what is not zero.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        Written in the language asked for: `năm trước chuyển sang: chưa có điều kiện thi hành 1`.
        """
    @property
    def set_aside(self, /) -> str | None:
        """
        Why it adds nothing: accepted_later, closed_earlier or separately_tracked; None if it adds.
        """
    @property
    def total(self, /) -> int:
        """
        How much it adds to accepted.
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
    def __contains__(self, day: date | str, /) -> bool:
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
    def due(self, /, level: str, holidays: Iterable[date | str] | None = None, worked: Iterable[date | str] = ...) -> date:
        """
        The last day that a report of the period is due on from a level: officer, district, province, nation,
        military_officer, military_region or military.

        Working days are counted by the public holidays that are known, those of 26 July 2024 to 31 July 2026; for
        other years give the holidays, and the days worked in their stead. Raises CalendarError where the circular in
        force at the end of the period says nothing of it that was read.
        """
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
    def lists(self, /) -> tuple[tuple[str, str], ...]:
        """
        The lists that are closed and sent with its report, each in Vietnamese and English; none where they were not read.
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
class Plan:
    """
    Further cases or đồng by office, and the results that they would bring.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def months(self, /) -> Table:
        """
        One row for each month left and measure: where the whole must stand at its end, at an even pace.
        """
    @property
    def results(self, /) -> Results:
        """
        The results as they would be.
        """
    @property
    def share(self, /) -> str | None:
        """
        How it was shared out; None if what offices resolve was given.
        """
    def table(self, /) -> Table:
        """
        One row for each office and measure: what it would resolve on top, and where that would bring it.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What it takes, who would do it and at which pace.
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
    def __new__(cls, /, text: str, kind: str, signed: bool = False, lang: str = "vi") -> Printed: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def direction(self, /) -> str | None:
        """
        `up` (tăng, vượt) or `down` (giảm, thấp hơn), where one is said.
        """
    @staticmethod
    def fraction(text: str) -> tuple[str, str] | None:
        """
        The two figures of a fraction, `2.139/4.293 việc`, each with the unit that may be said once; None if it is not one.
        """
    @property
    def hedge(self, /) -> str | None:
        """
        `at_least` (trên, hơn), `at_most` (dưới, gần), `about` (khoảng), `not_below` (không dưới) or
        `not_above` (không quá), where one is said.
        """
    @property
    def high(self, /) -> Decimal | None:
        """
        The greatest number that it stands for if rounded to the nearest; None where there is none.
        """
    def interval(self, /, rounding: str = "nearest", hedges: str = "open") -> tuple[Decimal | None, Decimal | None]:
        """
        The least and the greatest number that it stands for, if rounded to the `nearest` or in `any` way;
        with `hedges="near"` a hedge hides at most one unit of the last digit that is not zero.
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
    def lang(self, /) -> str:
        """
        The language that it was read in: vi or en.
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
class Regime:
    """
    A statistical regime: a circular, from the day it is in force: `Regime("R2019")`.
    """
    def __copy__(self, /) -> Regime: ...
    def __deepcopy__(self, /, memo: Any) -> Regime: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, id: str) -> Regime: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands, and which part of it is a chosen boundary.
        """
    def column(self, /, status: str) -> Rule:
        """
        Where its forms put a case of a status.
        """
    def columns(self, /, measure: str) -> tuple[FormColumn, ...]:
        """
        The columns of its forms of a measure, in the order of the glossary, each with how it is known.
        """
    @property
    def evidence(self, /) -> str:
        """
        How the first day is known: text, secondary, derived or recall.
        """
    @property
    def forms(self, /) -> tuple[Form, ...]:
        """
        Its forms, as far as their list was read; empty where it was not.
        """
    @property
    def forms_remark(self, /) -> str:
        """
        What is known of its forms beside their list, with its source.
        """
    @property
    def id(self, /) -> str:
        """
        The id: R2006, R2013, R2015, R2019, R2024 or R2026.
        """
    def identities(self, /, measure: str) -> tuple[Identity, ...]:
        """
        The identities that hold between its columns of a measure.
        """
    @property
    def in_force(self, /) -> date:
        """
        The first day it governs; `precision` and `evidence` say how that is known.
        """
    @property
    def instrument(self, /) -> str:
        """
        The number of the circular.
        """
    @staticmethod
    def on(day: date | str) -> Regime:
        """
        The regime that governs a day: exactly one from 2006 on. Raises RegimeError before.
        """
    @property
    def precision(self, /) -> str:
        """
        How exactly the first day is known: day, about or year.
        """
    @property
    def signed(self, /) -> date:
        """
        The day it was signed.
        """
    @property
    def superseded(self, /) -> date | None:
        """
        The first day of the regime that superseded it, None for the current one.
        """

@final
class Report:
    """
    The figures of one report, ready to be audited.

    Read from a file with `read_report`, or built: a report never changes, `add` and `add_whole`
    return a longer one. `office` and `period` are those of every figure that names none;
    `rounding` is "nearest", or "any" where it is not known; `hedges="near"` takes a hedge to hide at
    most one unit of the last digit that is not zero; `lang="en"` reads figures as English prints them;
    `assume` also uses identities known only from memory. Equal when they hold equal figures, wherever these stand.

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
    def __new__(cls, /, title: str | None = None, office: str | None = None, period: Period | str | None = None, rounding: str = "nearest", assume: bool = False, source: str | None = None, published: date | str | None = None, figures: "Iterable[Figure]" = ..., wholes: "Iterable[tuple[str, Iterable[str]]]" = ..., parts: "Iterable[tuple[str, Iterable[str]]]" = ..., hedges: str = "open", lang: str = "vi") -> Report: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def add(self, /, quantity: str, printed: str, *, office: str | None = None, period: Period | str | None = None, group: str | None = None, minus: Subject | Mapping[str, str | Period] | None = None, share_of: Subject | Mapping[str, str | Period] | None = None, change_from: Subject | Mapping[str, str | Period] | None = None, id: str | None = None, quote: str | None = None, set_by: str | None = None) -> Report:
        """
        This report with one figure more. What the figure leaves out is taken from the report.

        At most one of `minus`, `share_of` and `change_from` says what the number is compared with:
        a `Subject` or a dict with any of quantity, office, period and group, of which what is left
        out is taken from the figure.
        """
    def add_part(self, /, office: str, parts: Iterable[str]) -> Report:
        """
        This report with some parts of an office, which are together at most the office.
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
    def hedges(self, /) -> str:
        """
        How much the hedges may hide: `open`, or `near` for one unit of the last digit that is not zero.
        """
    @property
    def lang(self, /) -> str:
        """
        The language that the figures are printed in: vi or en.
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
    def parts(self, /) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """
        The offices of which some parts are named, each with the parts.
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
    def of(day: date | str) -> ReportingYear:
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
class Restated:
    """
    Flows on the boundaries of a day, as `on_boundaries` makes them.
    """
    def __copy__(self, /) -> Restated: ...
    def __deepcopy__(self, /, memo: Any) -> Restated: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, flows: Iterable[Flow], on: date | str, offices: Offices | None = None, entrustments: Iterable[Entrustment] = ...) -> Restated: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def flows(self, /) -> tuple[Flow, ...]:
        """
        The flows, each where the first of those it was made of stood.
        """
    @property
    def merged(self, /) -> tuple[Merged, ...]:
        """
        Those of them that are sums, with what is counted twice.
        """
    def notes(self, /, lang: str = "vi") -> tuple[str, ...]:
        """
        All that must be said beside the flows, in the language asked for.
        """
    @property
    def on(self, /) -> date:
        """
        The day whose boundaries they are on.
        """
    @property
    def stayed(self, /) -> tuple[tuple[Flow, OfficeError], ...]:
        """
        Those of them that should have been restated and could not be, each with the OfficeError that says why.
        """

@final
class Results:
    """
    Rates, ranks and gaps of many offices.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, flows: "Iterable[Flow | tuple[Flow, str | None]]", *, targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | None = None, above: "Iterable[Flow]" = ..., whole: str | None = None, places: "int" = 2, ties: str = "exact") -> Results:
        """
        The results of flows; each may come with the office it belongs to, as `(flow, "Long An")`.

        `targets` are Targets, one Target for all, or a Target by measure, by office, or by office and
        measure; if none are given, the nation's where they are established, as a yardstick. `above` are
        published flows of offices above: the nation's, a parent's. `whole` names what the offices make
        together. With `ties="printed"` offices whose rates print alike share a rank.
        """
    def __repr__(self, /) -> str: ...
    def at(self, /, period: Period | str) -> Results:
        """
        The results of one of the periods.
        """
    def explain(self, /, office: str, figure: str = "rate", measure: str | None = None, period: Period | str | None = None) -> Explanation:
        """
        From what a figure of an office follows: its rate, target, gap, still_to_resolve, pace or rank.
        """
    def find(self, /, office: str, measure: str | None = None, period: Period | str | None = None) -> int:
        """
        Where the row of an office stands among the rows.
        """
    @property
    def measures(self, /) -> tuple[str, ...]:
        """
        The measures: cases, money, admin.
        """
    @staticmethod
    def of_sheets(sheets: SupportsGetItem[int, Sheet], *, targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | None = None, measure: str | None = None, period: Period | str | None = None, above: "Iterable[Flow]" = ..., whole: str | None = None, places: "int" = 2, ties: str = "exact", level: str = "office") -> Results:
        """
        The results of the offices of sheets, such as those of a year, of the measure and the period if they are given.
        """
    @property
    def periods(self, /) -> tuple[Period, ...]:
        """
        The periods, oldest first.
        """
    @property
    def places(self, /) -> int:
        """
        How many decimals percentages and points are printed with.
        """
    def rows(self, /) -> list[tuple[str, str | None, str, Period, str, Flow | None, Rate | None, int | None, bool, Target | None, Gap | None]]:
        """
        Office, office above, level, period, measure, flow, rate, rank, whether it is shared, target, gap of each row.
        """
    def table(self, /) -> Table:
        """
        One row for each office and measure, then the offices above, then the whole.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        The paragraphs of the official report.
        """

@final
class Rule:
    """
    Where the forms of a regime put a case of a status: `Rule("R2019", "suspended")`.
    """
    def __copy__(self, /) -> Rule: ...
    def __deepcopy__(self, /, memo: Any) -> Rule: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, regime: Regime | str, status: str) -> Rule: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def citation(self, /) -> str:
        """
        Where it stands.
        """
    @property
    def column(self, /) -> str | None:
        """
        The column; None where it is in none, or none is established.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def place(self, /) -> str:
        """
        The column, or `separate_register`, or `not_established`: then no source says.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        Written in the language asked for: `thi hành xong (văn bản)`.
        """
    @property
    def regime(self, /) -> Regime:
        """
        The regime.
        """
    @property
    def status(self, /) -> str:
        """
        The status.
        """

@final
class Sheet:
    """
    A sheet of offices, read and audited; `thads_metrics.read_sheet` makes one.
    """
    def __len__(self, /) -> int: ...
    @property
    def file(self, /) -> str:
        """
        The file that it came from; empty for a frame.
        """
    @property
    def findings(self, /) -> tuple[Finding, ...]:
        """
        What can't be right, in the order of the sheet.
        """
    def flows(self, /, *, skip: bool = False) -> list[Flow]:
        """
        The figures of every office as flows. Raises FlowError for a row that makes none; `skip` leaves it out.
        """
    @property
    def measures(self, /) -> tuple[str, ...]:
        """
        The measures: cases, money, admin.
        """
    @property
    def notes(self, /) -> tuple[SheetNote, ...]:
        """
        What was skipped, assumed, or could not be placed.
        """
    @property
    def offices(self, /) -> tuple[str, ...]:
        """
        The offices as written, totals left out, in the order of the sheet.
        """
    @property
    def periods(self, /) -> tuple[Period, ...]:
        """
        The periods, in the order of the sheet.
        """

@final
class SheetNote:
    """
    What was skipped, assumed, or could not be placed while a sheet was read.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def cell(self, /) -> str | None:
        """
        The cell it is about, None if it is about none.
        """
    @property
    def code(self, /) -> str:
        """
        A stable identifier such as `sheet.title_skipped`.
        """
    @property
    def en(self, /) -> str:
        """
        What happened, in English.
        """
    @property
    def file(self, /) -> str:
        """
        The file of the sheet; empty for a frame.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What happened, in the language asked for.
        """
    @property
    def vi(self, /) -> str:
        """
        What happened, in Vietnamese.
        """

@final
class Statistic:
    """
    Something that reports count beside the columns of the main forms: `Statistic("coercion.decisions")`.
    """
    def __copy__(self, /) -> Statistic: ...
    def __deepcopy__(self, /, memo: Any) -> Statistic: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, key: str) -> Statistic: ...
    def __reduce__(self, /) -> "tuple[type, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    @property
    def base(self, /) -> str | None:
        """
        What its percentage is of; None if none is printed.
        """
    @property
    def citation(self, /) -> str:
        """
        Where it was seen.
        """
    @property
    def evidence(self, /) -> str:
        """
        How it is known: text, secondary, derived or recall.
        """
    @property
    def form(self, /) -> int | None:
        """
        The form of TT 05/2024 that it stands in; None for what stands in none.
        """
    def form_in(self, /, period: Period | str) -> int | None:
        """
        The form that it stands in for a period; None where it stands in none, or no list of forms of that time was read.
        """
    @property
    def key(self, /) -> str:
        """
        The key, as report files write it.
        """
    def relations(self, /, lang: str = "vi") -> tuple[tuple[str, str], ...]:
        """
        The relations that it stands in, in words, each with where it closes.
        """
    def term(self, /, lang: str = "vi") -> str:
        """
        The term.
        """
    def unit(self, /, lang: str = "vi") -> str:
        """
        What is counted: `quyết định`, `đồng`.
        """
    @property
    def year(self, /) -> str:
        """
        The year it follows: reporting, or calendar.
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
    def __new__(cls, /, quantity: str | None = None, office: str | None = None, period: Period | str | None = None, group: str | None = None, set_by: str | None = None) -> Subject: ...
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
    @property
    def set_by(self, /) -> str | None:
        """
        Who set the target, if it is another; "" for nobody in particular.
        """

@final
class Table:
    """
    Rows and columns with headings in both languages: what every result is shown, written and exchanged as.
    """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> Any:
        """
        The table as an Arrow stream of one batch: exact text beside rounded numbers, Vietnamese headings in the metadata.
        """
    def __eq__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, name: str, title: tuple[str, str], columns: "Iterable[TableColumn]", notes: "Iterable[tuple[str, str]]" = ..., sources: "Iterable[tuple[str, str]]" = ...) -> Table:
        """
        A table of columns of one length; title, notes and sources in Vietnamese and English.
        """
    def __repr__(self, /) -> str: ...
    def column(self, /, key: str) -> TableColumn | None:
        """
        The column of that key; None if there is none.
        """
    @property
    def columns(self, /) -> tuple[TableColumn, ...]:
        """
        The columns, of one length.
        """
    @property
    def name(self, /) -> str:
        """
        What it is: results, comparison, plan, plan_months.
        """
    @property
    def notes(self, /) -> tuple[tuple[str, str], ...]:
        """
        Breaks of series, sums that lack an office, assumptions: a pair of Vietnamese and English each.
        """
    @property
    def rows(self, /) -> int:
        """
        How many rows it has.
        """
    @property
    def sources(self, /) -> tuple[tuple[str, str], ...]:
        """
        How the rate is defined and where the national targets stand: a pair of Vietnamese and English each.
        """
    def title(self, /, lang: str = "vi") -> str:
        """
        The title.
        """
    def view(self, /, lang: str = "vi") -> View:
        """
        The table laid out for reading: one row an office, a group of columns for each measure.
        """
    def worksheets(self, /, lang: str = "vi") -> tuple[Worksheet, ...]:
        """
        The table as worksheets of a workbook: numbers with their formats, cells that follow from others.
        """

@final
class TableColumn:
    """
    A column of a table.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, key: str, heading: tuple[str, str], values: "Iterable[str | int | Decimal | bool | None]", kind: str = "text", unit: str = "none", places: "int" = 0) -> TableColumn:
        """
        A column of values of one kind, each of them or None; the heading in Vietnamese and English.

        `kind` is text, whole, decimal (with that many `places`) or flag, `unit` what numbers are counted in.
        """
    def __repr__(self, /) -> str: ...
    def heading(self, /, lang: str = "vi") -> str:
        """
        The heading.
        """
    @property
    def key(self, /) -> str:
        """
        The key, in the words of the glossary: eligible, rate_exact.
        """
    @property
    def kind(self, /) -> str:
        """
        What its values are: text, whole, decimal, flag.
        """
    def over(self, /, row: SupportsIndex, lang: str = "vi") -> str:
        """
        Of a column of gaps by how many points a rate is over its target, or how many are still to go.
        """
    @property
    def places(self, /) -> int | None:
        """
        How many decimals a column of decimals has; None for another.
        """
    def print(self, /, row: SupportsIndex, lang: str = "vi") -> str:
        """
        A value written for people: `5.574`, `50,75%`, `30,75 điểm %`; empty for none.
        """
    def printed(self, /, lang: str = "vi") -> list[str]:
        """
        Every value, written for people.
        """
    def signed(self, /, number: SupportsIndex | Decimal | str, lang: str = "vi") -> str:
        """
        A number of the column with its sign, points without their unit: `+1,25`.
        """
    @property
    def unit(self, /) -> str:
        """
        What its numbers are counted in: none, cases, dong, by_measure, percent, points.
        """
    @property
    def values(self, /) -> tuple[Any, ...]:
        """
        The values: str, int, Decimal or bool by the kind; None where there is none.

        Words of the vocabulary are their keys; `print` reads them in a language.
        """

@final
class Tally:
    """
    The flows of a register for a period, group by group, and what stayed out of them.

    `thads_metrics.tally` makes one. Tallies of the parts of a register, merged in whatever order,
    are the tally of the whole.
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[bytes]]: ...
    def __repr__(self, /) -> str: ...
    def against(self, /, sheet: Sheet) -> Table:
        """
        Where the figures of a sheet are not those of the register, and the offices that only one of them has.
        """
    @property
    def assume(self, /) -> bool:
        """
        Whether rules known only from memory were used.
        """
    @property
    def by(self, /) -> tuple[str, ...]:
        """
        The columns that a group is a combination of.
        """
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The columns of a register that it is made of, as far as the register has them: `by`, status, days, amounts.
        """
    @staticmethod
    def empty(period: Period | str, by: Iterable[str] = ..., regime: Regime | str | None = None, *, assume: bool = False) -> Tally:
        """
        The tally of no register at all: merged with another it changes nothing.
        """
    def flows(self, /) -> tuple[Flow, ...]:
        """
        The form of each group, in cases and in money.

        The office is the group's name in the column `office`, empty if the tally is not by office; the
        names of the other columns, joined by ` / `, are the flow's group.
        """
    @staticmethod
    def from_bytes(data: bytes) -> Tally:
        """
        The tally that was written; refused if it is of another version, damaged, or does not add up.
        """
    @property
    def inconsistent(self, /) -> dict[str, tuple[int, tuple[int, ...]]]:
        """
        The rows that can't be tallied: for each reason how many, and the numbers of the first twenty.
        """
    def left_out(self, /) -> Table:
        """
        What stayed out: for each reason how many rows, and of inconsistent ones the first numbers.
        """
    def merge(self, /, other: Tally) -> Tally:
        """
        The tally of both registers; refused for tallies of different periods, regimes or columns.
        """
    @property
    def notes(self, /) -> tuple[tuple[str, str], ...]:
        """
        What a reader of its figures must know, in Vietnamese and English: what stayed out and why.
        """
    def numbered_from(self, /, row: SupportsIndex) -> Tally:
        """
        The tally of a part of a register that begins at that row: its inconsistent rows are numbered from there.
        """
    def over(self, /, by: Iterable[str]) -> Tally:
        """
        The tally by fewer columns, or by the same in another order: what differs in the others is added up.
        """
    @property
    def period(self, /) -> Period:
        """
        The period.
        """
    def refuse_inconsistent(self, /) -> Tally:
        """
        Itself if every row is consistent; else `TallyError`, which says which rows are not.
        """
    @property
    def regime(self, /) -> Regime:
        """
        The regime that decided where cases count.
        """
    def results(self, /, *, targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | None = None, measure: str | None = None, above: "Iterable[Flow]" = ..., whole: str | None = None, places: "int" = 2, ties: str = "exact") -> Results:
        """
        The results of its offices, of the measure if it is given; other columns that it is by are added up.
        """
    @property
    def rows(self, /) -> int:
        """
        How many rows the register has: those tallied, those set aside, those inconsistent.
        """
    @property
    def set_aside(self, /) -> dict[str, int]:
        """
        How many rows stayed out for each reason that the rule gives: accepted_later, closed_earlier,
        separately_tracked.
        """
    def split(self, /, column: str) -> dict[str, Tally]:
        """
        The tally of each name in a column, by the same columns; inconsistent rows are in none of them.
        """
    def table(self, /) -> Table:
        """
        A row for each group and measure: the columns that it is by, the measure, every item, the rate.
        """
    @property
    def tallied(self, /) -> int:
        """
        How many rows were tallied.
        """
    def text(self, /, lang: str = "vi") -> str:
        """
        What was tallied, what the rule sets aside, what is inconsistent.
        """
    def to_bytes(self, /) -> bytes:
        """
        The tally as bytes, to be merged elsewhere; the same for equal tallies.
        """

@final
class Target:
    """
    A completion rate to reach by the end of a period: `Target("81,5%", "2022/12")`.

    At least that, or strictly over it: `Target("70%", "2017/12", strict=True)` is not met at
    exactly 70 %. The value is a str, a Decimal, an int or a Percent, never a float; the str may
    be an exact fraction of percents, "163/24". With a measure (cases, money, admin) a rate in
    another unit is refused. `set_by` says who set it, `since` from which day it holds.
    """
    def __copy__(self, /) -> Target: ...
    def __deepcopy__(self, /, memo: Any) -> Target: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __ge__(self, value: object, /) -> bool: ...
    def __gt__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __le__(self, value: object, /) -> bool: ...
    def __lt__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, value: Percent | SupportsIndex | Decimal | str, due: Period | str, strict: bool = False, measure: str | None = None, *, set_by: str | None = None, since: date | str | None = None) -> Target: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def achieved(self, /, reached: Rate | Percent | SupportsIndex | Decimal | str, places: "int" = 2) -> Percent | None:
        """
        What share of it a rate or a percentage is, rounded half-up; None for a target of zero or less.
        """
    @staticmethod
    def at_least(value: Percent | SupportsIndex | Decimal | str, due: Period | str, measure: str | None = None) -> Target:
        """
        Met by a rate of the value or more.
        """
    @property
    def due(self, /) -> Period:
        """
        The period at whose end it is due.
        """
    @property
    def fraction(self, /) -> Fraction:
        """
        The level exactly, as a part of one: as `Rate.fraction`.
        """
    def gap(self, /, rate: Rate) -> Gap:
        """
        How far a rate is from it.
        """
    def is_met_by(self, /, reached: Rate | Percent | SupportsIndex | Decimal | str) -> bool:
        """
        Whether a rate, or a percentage as printed, meets it.
        """
    @property
    def measure(self, /) -> str | None:
        """
        The measure, or None if it was not said.
        """
    @staticmethod
    def national(year: ReportingYear | SupportsIndex, measure: str, assume: bool = False) -> Target:
        """
        The national target of a year. Raises TargetError where no source was found, and where it is
        only from memory unless `assume`.
        """
    @staticmethod
    def over(value: Percent | SupportsIndex | Decimal | str, due: Period | str, measure: str | None = None) -> Target:
        """
        Met only by a rate strictly over the value: `trên 70%`.
        """
    def print(self, /, lang: str = "vi") -> str:
        """
        Written in the language asked for: `trên 70% về việc (năm 2017)`.
        """
    def pro_rata(self, /, months: SupportsIndex) -> Target:
        """
        The milestone after that many months: value × months ÷ the target's own months, exactly.
        """
    @property
    def set_by(self, /) -> str | None:
        """
        Who set it, or None if it was not said: province, general_department, ministry or national_assembly.
        """
    @property
    def since(self, /) -> date | None:
        """
        The first day that it holds; None from the first day of the reporting year.
        """
    @property
    def strict(self, /) -> bool:
        """
        Whether the rate must be strictly over the value.
        """
    @property
    def value(self, /) -> Percent:
        """
        The level, with the places it is printed with: rounded only where it has no end of decimals.
        """
    @staticmethod
    def written(text: str, due: Period | str, measure: str | None = None) -> Target:
        """
        A target as a plan writes it: `81,5%`, `từ 81,5% trở lên`, `trên 70%`, `> 70%`.
        """

@final
class Targets:
    """
    Targets by office: `Targets([("Long An", Target("81,5%", "2022/12", measure="cases"))])`.

    Each is `(office, target)` or `(office, above, target)`, where the office above tells offices of
    one name apart; None for the office is every one. An office that was set no target has none,
    unless `falls_back`: then the nearest above stands in for it, and `for_office` says whose it is.
    """
    def __copy__(self, /) -> Targets: ...
    def __deepcopy__(self, /, memo: Any) -> Targets: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __len__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, targets: Iterable[tuple[str | None, Target] | tuple[str | None, str | None, Target]] = ..., falls_back: bool = False) -> Targets: ...
    def __reduce__(self, /) -> "tuple[object, tuple[object, ...]]": ...
    def __repr__(self, /) -> str: ...
    def __str__(self, /) -> str: ...
    def due(self, /, office: str, measure: str, period: Period | str, above: Iterable[str] = ...) -> tuple[tuple[Target, ...], str, str | None] | None:
        """
        As `for_office`, every target that is still due in the reporting year, milestones first.
        """
    def falling_back(self, /) -> Targets:
        """
        The same targets, where an office that was set none is held against the nearest above it.
        """
    @property
    def falls_back(self, /) -> bool:
        """
        Whether the target of an office above stands in for one that was set none.
        """
    def for_office(self, /, office: str, measure: str, period: Period | str, above: Iterable[str] = ...) -> tuple[Target, str, str | None] | None:
        """
        What an office is held against: the target, whose it is (own, everyone or above), and the office above.

        `above` are the offices over it, the nearest first; the nation need not be named. Of several
        targets in the reporting year it is the last one due. None if there is none.
        """
    @staticmethod
    def from_bytes(data: bytes, name: str, due: Period | str | None = None) -> Targets:
        """
        Targets from a workbook or a text file: a row for each target, or one for each office with a column
        for each measure. `due` is for tables that do not say when; `name` is what errors call the file.
        """
    @staticmethod
    def from_rows(rows: Iterable[tuple[str, str, str, str] | tuple[str, str, str, str, str]]) -> Targets:
        """
        Targets from the rows of a table: office, measure, target and when it is due, as written
        (`"Bến Lức", "việc", "trên 82%", "2022"`), and the office above where names are shared.

        Raises TargetError with the number of the row.
        """
    def items(self, /) -> tuple[tuple[str | None, str | None, Target], ...]:
        """
        Every target with the office, in normal form, and the one above where it was said.
        """
    @staticmethod
    def national() -> Targets:
        """
        The national targets that are established, as a yardstick for every office.
        """

@final
class View:
    """
    A table as it is read, in one language: all of it text.
    """
    @property
    def columns(self, /) -> tuple[ViewColumn, ...]:
        """
        The columns.
        """
    def groups(self, /) -> list[tuple[str, int]]:
        """
        The groups of neighbouring columns with how many columns each has.
        """
    @property
    def hidden(self, /) -> int:
        """
        How many rows were left out by `shortened`.
        """
    @property
    def hidden_after(self, /) -> int:
        """
        How many rows stand before those.
        """
    def hidden_text(self, /, lang: str = "vi") -> str:
        """
        What says how many rows are hidden; empty if none are.
        """
    @property
    def notes(self, /) -> tuple[str, ...]:
        """
        What a reader must know beside it.
        """
    @property
    def rows(self, /) -> int:
        """
        How many rows it has.
        """
    def shortened(self, /, most: SupportsIndex) -> View:
        """
        The first and the last rows of a long table.
        """
    @property
    def title(self, /) -> str:
        """
        The title.
        """
    @property
    def totals(self, /) -> set[int]:
        """
        The rows that are sums of others.
        """

@final
class ViewColumn:
    """
    A column of a view.
    """
    @property
    def cells(self, /) -> tuple[str, ...]:
        """
        The cells.
        """
    @property
    def group(self, /) -> str:
        """
        The heading over it and its neighbours; empty for none.
        """
    @property
    def heading(self, /) -> str:
        """
        The heading.
        """
    @property
    def is_numeric(self, /) -> bool:
        """
        Whether they are numbers, which stand to the right.
        """
    @property
    def key(self, /) -> str:
        """
        The key: `office`, `cases.rate`.
        """

@final
class Worksheet:
    """
    A worksheet with a title and one row of headings.
    """
    @property
    def headings(self, /) -> tuple[tuple[str, int], ...]:
        """
        The headings of the columns, each with its width in letters.
        """
    @property
    def name(self, /) -> str:
        """
        The name on its tab.
        """
    @property
    def rows(self, /) -> tuple[list[str | None | tuple[str, str | None] | tuple[Fraction, str, list[str | tuple[int, int]]]], ...]:
        """
        The cells, row by row: None, text, `(digits, None)`, or `(value, number format, formula)`.
        """
    @property
    def title(self, /) -> str:
        """
        The title above the table.
        """
    @property
    def totals(self, /) -> list[int]:
        """
        The rows that are sums of others.
        """

def breaks() -> list[Break]:
    """
    Every break that is known, oldest first.
    """

def breaks_between(a: Period | str, b: Period | str, quantity: str, office: str | None = None, group: str | None = None) -> tuple[Break, ...]:
    """
    The breaks between two periods for a quantity such as "cases.rate", oldest first.

    Empty if the figures are comparable as far as is known. The office may be in any usual
    spelling; None is the nation. `group` is the group of cases, such as "ex_officio".
    """

def breaks_in(periods: Iterable[Period | str], quantity: str, office: str | None = None, group: str | None = None) -> tuple[tuple[Break, Period, Period], ...]:
    """
    The breaks inside a series of periods for a quantity, in the order of time: each with the last
    period before it and the first after it.
    """

def catalogue() -> list[tuple[str, list[str]]]:
    """
    Every error enum with the codes of its variants.
    """

def chart_kinds(table: Table) -> list[str]:
    """
    The kinds of chart that a table can be drawn as, the best first.
    """

def check(*figures: "str", lang: str = "vi") -> str:
    """
    What a line of figures makes of each other: `check("2.139/4.293 việc", "49,82%")` gives the rate, and the verdict.
    """

def check_report_size(size: SupportsIndex, name: str) -> None:
    """
    Refuses a file of a size that no report has.
    """

def command(arguments: SupportsGetItem[int, str], out: Any, err: Any, pdf_pages: Any, others: SupportsGetItem[int, tuple[str, str, SupportsGetItem[int, tuple[str, str | None, str, bool, SupportsGetItem[int, str]]]]]) -> int:
    """
    Runs one command of `thads-metrics`, the program's name first, and gives its exit status. `pdf_pages` gives the text
    of each page of a PDF from its bytes and its name; `others` are the commands that Python runs, for the completion of a
    shell: of each its name, what it does, and its options.
    """

def compare(before: Results, after: Results, offices: Offices | None = None) -> Comparison:
    """
    Compares two results of one period each: `before`, such as the same period last year, and `after`.

    `offices` says which offices became which, as for `on_boundaries`.
    """

def event_kinds() -> list[str]:
    """
    What may happen to a case: the words of the column `event` of a log.
    """

def findings_table(findings: "Iterable[Finding]") -> Table:
    """
    The table of findings, one row each.
    """

def forms(flows: "Iterable[Flow]", table: Table | None = None, lang: str = "vi") -> tuple[Worksheet, ...]:
    """
    The forms of flows as worksheets, one for each measure; offices of a table of results that have no flow are named.
    """

def frame_grids(frame: Any) -> list[tuple[str, bool, list[list[Any]], list[int], list[tuple[tuple[int, int], tuple[int, int]]], list[int]]]:
    """
    The cells of a data frame as those of a workbook, the names of its columns in the first row.
    """

def grids(data: bytes, name: str) -> list[tuple[str, bool, list[list[Any]], list[int], list[tuple[tuple[int, int], tuple[int, int]]], list[int]]]:
    """
    The cells of a workbook or a text file: of each sheet its name, whether it is hidden, its rows, the
    hidden ones of them, the merged cells by their first and last, and the hidden columns.

    Values are str, int, bool, Decimal, Percent or None.
    """

def group_names() -> list[Group]:
    """
    Every group that has a name.
    """

def identities() -> list[Identity]:
    """
    Every identity, in the order of the forms.
    """

def indicators() -> list[Indicator]:
    """
    Every indicator.
    """

def items(measure: str) -> list[str]:
    """
    The items that forms of a measure have, in the order of the glossary.
    """

def langs() -> list[str]:
    """
    The languages of labels and errors, Vietnamese first.
    """

def levels() -> list[str]:
    """
    The levels of offices, from the top.
    """

def measure_heading(measure: str, lang: str = "vi") -> str:
    """
    The measure as a heading: `Việc`, `Tiền`, `Án hành chính`; another word is its own.
    """

def measures() -> list[str]:
    """
    The measures: cases, money, admin.
    """

def national_figures() -> list[NationalFigure]:
    """
    The nation's published results, oldest first, contradictions kept.
    """

def national_targets() -> list[NationalTarget]:
    """
    Every national target that is known, oldest first; years without one are not established.
    """

def notebook_html(table: Table, lines: "Iterable[str]" = ..., lang: str = "vi") -> str:
    """
    A table as a notebook shows it, with lines above it.
    """

def office_key(name: str, on: date | str | None = None) -> str:
    """
    The normal form of an office's name, on a day if it is known: two usual spellings of one
    office have equal keys. Any text has one; that of a province is its name, `Long An`.
    """

def on_boundaries(flows: Iterable[Flow], on: date | str, offices: Offices | None = None, entrustments: Iterable[Entrustment] = ...) -> Restated:
    """
    Flows of many offices on the boundaries of a day, such as the provinces of 1 July 2025.

    Each office is followed from the end of its period to what it had become by `on`. Flows that
    became one office are added, if those of all its predecessors are given, and the rate is that of
    the sums. Everything else stays as it is; `stayed` says where that is not because nothing
    changed. `entrustments` tell what predecessors sent to each other, which the sum counts twice.

    Raises OfficeError for a flow given twice, and where a merged office would have to be split.
    """

def open_questions() -> list[tuple[str, str]]:
    """
    What no source at hand answers, and what is done meanwhile.
    """

def page_html(table: Table, text: str, findings: Table | None = None, files: "Iterable[str]" = ..., lang: str = "vi") -> str:
    """
    A result as one HTML file: its table, its text, the table of findings if it was checked, the names of its files.
    """

def part_of(report: Report, effort: Effort, list: str, at: SupportsIndex) -> Any:
    """
    What pickle makes a part of an audit from.
    """

def published_table() -> Table:
    """
    The published record, each figure with its source, how it is known, and what the audit says of it.

    Reports as printed, the nation's series with its vintages, and the targets.
    """

def read_frame(frame: Any, *, period: Period | str | None = None, unit: str | None = None, measure: str | None = None, previous: Sheet | None = None) -> Sheet:
    """
    Reads and audits a data frame of any library.
    """

def read_grids(data: bytes, name: str, *, period: Period | str | None = None, unit: str | None = None, measure: str | None = None, previous: Sheet | None = None, sheets: Iterable[str] | None = None) -> Sheet:
    """
    Reads and audits a workbook or a text file; `name` is what errors call it.
    """

def reconcile(flow: Flow, theirs: "Mapping[int, int]", lang: str = "vi") -> list[str]:
    """
    The rows of the procuracy's Biểu 24.1 that differ from a flow, in words.

    `theirs` is by the number of the row; amounts are in nghìn đồng there. A row that nothing here is held against is said too,
    with why: its meaning is not known, or the flow lacks its columns.
    """

def refuse_cell(file: str, sheet: str, at: tuple[SupportsIndex, SupportsIndex], heading: str, day: bool, got: str) -> None:
    """
    Raises the error of a cell that does not hold the day, or else the amount, that its column says; row and column are
    counted from zero.
    """

def refuse_parquet(file: str, why: str) -> None:
    """
    Raises the error of a damaged file of Parquet.
    """

def refuse_pdf(name: str, reason: str) -> None:
    """
    Raises the error of a PDF that its reader can't open.
    """

def regimes() -> list[Regime]:
    """
    Every regime, oldest first.
    """

def register_heading(heading: str) -> tuple[str, int | None] | None:
    """
    The key of the column that a heading of a register names, and how many đồng its unit is worth where it says one.
    """

def scales() -> list[str]:
    """
    The scales that amounts are printed in, smallest first.
    """

def statistics() -> list[Statistic]:
    """
    Every statistic beside the main forms, form by form.
    """

def statistics_table(offices: "Iterable[OfficeStatistics]", before: "Iterable[OfficeStatistics]") -> Table:
    """
    The table of statistics, a row for each office: their numbers, and the shares of those that have a base.

    With `before`, also what each office had in the latest earlier period of as many months, and what changed.
    """

def statuses() -> list[str]:
    """
    The statuses of a case.
    """

def tally(register: Any, period: Period | str, by: Iterable[str], regime: Regime | str | None = None, *, categories: Any | None = None, assume: bool = False, refuse: bool = True, threads: SupportsIndex | None = None, progress: Any | None = None) -> Tally:
    """
    Tallies a register: see `thads_metrics.tally`.
    """

def tally_groups(groups: Any, period: Period | str, by: Iterable[str], regime: Regime | str | None = None, *, assume: bool = False, refuse: bool = True) -> Tally:
    """
    Tallies a register from its groups: see `thads_metrics.Tally.from_groups`.
    """

def tally_sql(dialect: str, table: Iterable[str], period: Period | str, by: Iterable[str], amounts: Iterable[str]) -> str:
    """
    Writes the query that groups a register: see `thads_metrics.tally_sql`.
    """

def term(name: str, lang: str = "vi") -> str:
    """
    The term for an item such as "eligible" or a quantity such as "cases.eligible".
    """

def title_unit(lines: Iterable[str]) -> int | None:
    """
    How many đồng the unit is worth that the lines over a table say.
    """

def what_if(results: Results, *, share: str | None = None, pace: SupportsIndex | None = None, measure: str | None = None, resolved: dict[str, Count | Amount | SupportsIndex | Decimal | str] | None = None, newly_eligible: dict[str, Count | Amount | SupportsIndex | Decimal | str] | None = None) -> Plan:
    """
    Plans how the whole reaches its target, or works out what it would bring if offices resolved more.

    `share` says how what the whole still needs is shared out: own_targets (each office towards its own, in a month
    at most `pace` percent of what it or the whole resolved in a month so far; 150 if not said), proportional to what is
    eligible and open, or fewest_offices. With `resolved`, further numbers by office, nothing is shared
    out. `newly_eligible` are assumed on top, by office; of the whole, in proportion to eligible.
    """
