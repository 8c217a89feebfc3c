"""Results of many offices, what changed between two of them, and what would follow from more work."""

from __future__ import annotations

import copy
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from thads_metrics import _native
from thads_metrics._native import Targets
from thads_metrics.findings import Findings
from thads_metrics.tabular import Tabular
from thads_metrics.words import Lang, Level, Measure, Share, Ties

if TYPE_CHECKING:
    from thads_metrics._native import Explanation, Flow, Gap, Offices, Period, Rate, Table, Target
    from thads_metrics.sheet import OfOffices, Sheet
    from thads_metrics.sheets import Sheets

__all__ = ["Comparison", "Plan", "Results", "Row", "compare", "read_targets", "what_if"]


class Result(Tabular):
    """A result of the core; it does not change."""

    __slots__ = ("_files", "_made_by", "_native", "_table")

    _native: Any
    _table: Table
    # The files behind it, which nothing that it writes may replace.
    _files: tuple[str, ...]
    # What makes it once more: a result pickles as what it was computed from.
    _made_by: partial[Any] | None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change: can't set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} does not change: can't delete {name}")

    @classmethod
    def _of(cls, native: object, made_by: partial[Any] | None = None) -> Self:
        made = object.__new__(cls)
        object.__setattr__(made, "_native", native)
        object.__setattr__(made, "_made_by", made_by)
        parts = () if made_by is None else made_by.args
        files = [file for part in parts if isinstance(part, Result) for file in part._files]
        object.__setattr__(made, "_files", tuple(files))
        return made

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        if self._made_by is None:
            raise TypeError(f"a {type(self).__name__} does not pickle; pickle what it was made of, or its table")
        return self._made_by, ()

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: object) -> Self:
        return self

    def table(self) -> Table:
        """Give the table that everything else is made of: exact values, headings in both languages."""
        if not hasattr(self, "_table"):
            object.__setattr__(self, "_table", self._native.table())
        return self._table

    def text(self, lang: Lang = "vi") -> str:
        """Write the paragraphs of the official report."""
        return str(self._native.text(lang))

    def __len__(self) -> int:
        return self.table().rows

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._native == other._native

    __hash__ = None  # type: ignore[assignment]


class Row(NamedTuple):
    """One office, measure and period of results."""

    office: str
    parent: str | None
    level: Level
    period: Period
    measure: Measure
    flow: Flow | None
    """The figures; None if they make no flow."""
    rate: Rate | None
    rank: int | None
    is_tied: bool
    target: Target | None
    gap: Gap | None
    """None without a rate or a target."""


class Results(Result):
    """The rates, ranks and gaps of many offices: a row for each office and measure, then the sums.

    `sheet.results()` gives those of a sheet, `read_sheets(…).results()` those of a year.
    Of flows: `Results(flows, targets=…)`, where each flow may come
    with the office it belongs to, as `(flow, "Long An")`. `targets` are one Target for all, or Targets by
    measure, by office, or by office and measure; if none are given, the nation's where they are
    established. `above` are published flows of offices above: the nation's, a parent's. `whole` names
    what the offices make together. With `ties="printed"` offices whose rates print alike share a rank.
    """

    __slots__ = ("_sheet",)

    _native: _native.Results
    _sheet: Sheet | Sheets | None

    def __init__(
        self,
        flows: Iterable[Flow | tuple[Flow, str | None]],
        *,
        targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | None = None,
        above: Iterable[Flow] = (),
        whole: str | None = None,
        places: int = 2,
        ties: Ties = "exact",
    ) -> None:
        flows, above = list(flows), list(above)
        options: dict[str, Any] = {"targets": copy.deepcopy(targets), "above": above, "whole": whole}
        options |= {"places": places, "ties": ties}
        object.__setattr__(self, "_native", _native.Results(flows, **options))
        object.__setattr__(self, "_made_by", partial(Results, flows, **options))
        object.__setattr__(self, "_files", ())
        object.__setattr__(self, "_sheet", None)

    @classmethod
    def of_sheets(cls, sheet: OfOffices, *, targets: Any = None, **options: Any) -> Self:
        """Give the results of a sheet, or of several: see `Sheet.results`."""
        files = sheet._files
        if isinstance(targets, (str, os.PathLike)):
            files += (os.fspath(targets),)
            targets = read_targets(targets, due=f"{sheet.periods[-1].year}/12" if sheet.periods else None)
        options |= {"targets": copy.deepcopy(targets), "above": list(options.pop("above", ()))}
        native = _native.Results.of_sheets(list(sheet._sheets), **options)
        made = cls._of(native, partial(cls.of_sheets, sheet, **options), sheet)
        object.__setattr__(made, "_files", files)
        return made

    @classmethod
    def _of(cls, native: object, made_by: partial[Any] | None = None, sheet: Any = None) -> Self:
        made = super()._of(native, made_by)
        object.__setattr__(made, "_sheet", sheet)
        return made

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows: offices, then the sums, period by period and measure by measure."""
        rows: Iterable[Any] = self._native.rows()
        return tuple(Row(*parts) for parts in rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __getitem__(self, key: str | tuple[str, str] | tuple[str, str, Period | str]) -> Row:
        """Give the row of an office or a sum, by its name in any usual spelling.

        Where there are several measures or periods they are named too: `results["Bến Lức", "money", "2022/06"]`.
        """
        asked = (key,) if isinstance(key, str) else key
        return self.rows[self._native.find(*asked)]

    def explain(
        self,
        office: str,
        figure: str = "rate",
        *,
        measure: Measure | None = None,
        period: Period | str | None = None,
    ) -> Explanation:
        """Say from what a figure of an office follows, step by step, with the exact numbers and the rules.

        The figure is a rate, target, gap, still_to_resolve, pace or rank; measure and period are named where there are
        several. `print` writes it in Vietnamese, `.text("en")` in English.
        """
        return self._native.explain(office, figure, measure, period)

    @property
    def sheet(self) -> Sheet | Sheets | None:
        """The sheet that they are of, or the sheets; None for results of flows."""
        return self._sheet

    @property
    def findings(self) -> Findings:
        """What in the sheet can't be right."""
        return Findings() if self._sheet is None else self._sheet.findings

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, oldest first."""
        return tuple(self._native.periods)

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures: cases, money, admin."""
        return tuple(self._native.measures)

    def at(self, period: Period | str) -> Results:
        """Give the results of one of the periods."""
        return Results._of(self._native.at(period), partial(Results.at, self, period), self._sheet)


def read_targets(path: str | os.PathLike[str], *, due: Period | str | None = None) -> Targets:
    """Read targets from a workbook or a text file.

    Either a row for each target, with columns for the office, the measure, the target and when it is
    due, or a row for each office with a column for each measure; `due` is for tables that do not say when.
    """
    with open(path, "rb") as file:
        return Targets.from_bytes(file.read(), os.fspath(path), due)


class Comparison(Result):
    """What changed between two results, and why the rate of the whole did: `compare` makes one."""

    __slots__ = ()

    _native: _native.Comparison

    @property
    def periods(self) -> tuple[Period, Period]:
        """The period before and the period after."""
        return self._native.periods


class Months(Result):
    """What a target needs by month: `Plan.months` gives it."""

    __slots__ = ()

    _native: _native.Plan

    def table(self) -> Table:
        """Give one row for each month left and measure: where the whole must stand at its end."""
        return self._native.months()


class Plan(Result):
    """Further cases or đồng by office, and the results they would bring: `what_if` makes one."""

    __slots__ = ()

    _native: _native.Plan

    @property
    def results(self) -> Results:
        """The results as they would be."""
        return Results._of(self._native.results, partial(getattr, self, "results"))

    @property
    def months(self) -> Months:
        """What the target needs by month, at an even pace."""
        return Months._of(self._native, partial(getattr, self, "months"))


def compare(before: Results, after: Results, *, offices: Offices | None = None) -> Comparison:
    """Compare two results of one period each: `before`, such as the same period last year, and `after`.

    `offices` says which offices became which in between, as for `on_boundaries`: two former districts, say, and the
    Phòng THADS khu vực that they are today.
    """
    native = _native.compare(before._native, after._native, offices)
    return Comparison._of(native, partial(compare, before, after, offices=offices))


def what_if(
    results: Results,
    *,
    share: Share | None = None,
    pace: int | None = None,
    measure: Measure | None = None,
    resolved: Mapping[str, Any] | None = None,
    newly_eligible: Mapping[str, Any] | None = None,
) -> Plan:
    """Plan how the whole reaches its target, or work out what it would bring if offices resolved more.

    `share` says how what the whole still needs is shared out: own_targets, the default (each office
    towards its own, in a month at most `pace` percent of what it or the whole resolved in a month so
    far; 150 if not said), proportional to what is eligible and open, or fewest_offices. With `resolved`,
    further numbers by office, nothing is shared out. `newly_eligible` are assumed on top, by office; of the
    whole, in proportion to eligible.
    """
    given = None if resolved is None else dict(resolved)
    newly = None if newly_eligible is None else dict(newly_eligible)
    options: dict[str, Any] = {
        "share": share,
        "pace": pace,
        "measure": measure,
        "resolved": given,
        "newly_eligible": newly,
    }
    plan = _native.what_if(results._native, **options)
    return Plan._of(plan, partial(what_if, results, **options))
