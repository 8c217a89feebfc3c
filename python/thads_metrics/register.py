"""Tallying a case register: rows in Arrow memory to the flows of every office ([`tally`], [`Tally`])."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from thads_metrics import _native, parquet, register_sheet
from thads_metrics.categories import coded
from thads_metrics.errors import TallyError
from thads_metrics.results import Result, Results, read_targets
from thads_metrics.words import ChartKind, Inconsistent, Lang, Measure, Ties

if TYPE_CHECKING:
    import altair

    from thads_metrics._native import Flow, Period, Regime, Table, Target, Targets
    from thads_metrics.sheet import ArrowStream, Sheet

__all__ = ["Differences", "LeftOut", "Tally", "tally"]


class Tally(Result):
    """The flows of a register for a period, group by group, and what stayed out of them: `tally` makes one.

    Tallies of the parts of a register, merged in whatever order, are the tally of the whole.
    """

    __slots__ = ()

    _native: _native.Tally

    @classmethod
    def empty(
        cls,
        period: Period | str,
        by: str | Iterable[str] = ("office",),
        regime: Regime | str | None = None,
        *,
        assume: bool = False,
    ) -> Self:
        """Give the tally of no register at all: merged with another it changes nothing."""
        return cls._of(_native.Tally.empty(period, names(by), regime, assume=assume))

    @classmethod
    def from_groups(
        cls,
        groups: ArrowStream,
        period: Period | str,
        by: str | Iterable[str] = ("office",),
        regime: Regime | str | None = None,
        *,
        assume: bool = False,
        inconsistent: Inconsistent = "refuse",
    ) -> Self:
        """Give the tally of a register that an engine has grouped: of its answer to the query of `tally_sql`.

        It equals the tally of the register itself, but that of inconsistent rows only the number is known:
        `inconsistent` has none of their row numbers. Groups that contradict themselves are refused, and those of
        a query for a period that draws its boundaries elsewhere.
        """
        refuse = is_refused(inconsistent)
        native = _native.tally_groups(groups, period, names(by), regime, assume=assume, refuse=refuse)
        return cls._of(native)._reported(inconsistent)

    def _reported(self, inconsistent: Inconsistent) -> Self:
        """Warn whoever called the caller of inconsistent rows, if they are to be reported."""
        if inconsistent == "report" and self.inconsistent:
            odd = self.inconsistent.items()
            reasons = "; ".join(f"{reason}: {rows} rows, {first}" for reason, (rows, first) in odd)
            warnings.warn(f"rows were left out of {self.period}: {reasons}", stacklevel=3)
        return self

    @property
    def period(self) -> Period:
        """The period."""
        return self._native.period

    @property
    def regime(self) -> Regime:
        """The regime that decided where cases count."""
        return self._native.regime

    @property
    def assume(self) -> bool:
        """Whether rules known only from memory were used."""
        return self._native.assume

    @property
    def by(self) -> tuple[str, ...]:
        """The columns that a group is a combination of."""
        return self._native.by

    @property
    def rows(self) -> int:
        """How many rows the register has: those tallied, those set aside, those inconsistent."""
        return self._native.rows

    @property
    def tallied(self) -> int:
        """How many rows were tallied."""
        return self._native.tallied

    @property
    def set_aside(self) -> dict[str, int]:
        """How many rows stayed out for each reason that the rule gives."""
        return self._native.set_aside

    @property
    def inconsistent(self) -> dict[str, tuple[int, tuple[int, ...]]]:
        """The rows that can't be tallied: for each reason how many, and the numbers of the first twenty."""
        return self._native.inconsistent

    @property
    def left_out(self) -> LeftOut:
        """What stayed out and why, as a table."""
        return LeftOut._of(self._native, partial(getattr, self, "left_out"))

    def flows(self) -> tuple[Flow, ...]:
        """Give the form of each group, in cases and in money.

        The office is the group's name in the column `office`, empty if the tally is not by office; the
        names of the other columns, joined by ` / `, are the flow's group.
        """
        return self._native.flows()

    def over(self, by: str | Iterable[str]) -> Tally:
        """Give the tally by fewer columns: what differs in the others is added up, exactly.

        `tally.over("office")` is the tally of the register by office, `tally.over("nature")` that by nature; rows
        without a value in a column that is left out stay inconsistent.
        """
        return Tally._of(self._native.over(names(by)))

    def split(self, column: str) -> dict[str, Tally]:
        """Give the tally of each name in a column, such as each nature; inconsistent rows are in none of them."""
        return {name: Tally._of(part) for name, part in self._native.split(column).items()}

    def results(
        self,
        *,
        targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | str | os.PathLike[str] | None = None,
        measure: Measure | None = None,
        above: Iterable[Flow] = (),
        whole: str | None = None,
        places: int = 2,
        ties: Ties = "exact",
    ) -> Results:
        """Give rates, ranks and gaps of the offices; other columns that the tally is by are added up.

        Those of one group: `tally.split("nature")["dân sự"].results()`. The arguments are those of `Sheet.results`.
        """
        if isinstance(targets, (str, os.PathLike)):
            targets = read_targets(targets, due=f"{self.period.year}/12")
        options: dict[str, Any] = {"targets": targets, "measure": measure, "above": list(above)}
        options |= {"whole": whole, "places": places, "ties": ties}
        return Results._of(self._native.results(**options), partial(Tally.results, self, **options))

    def against(self, sheet: Sheet) -> Differences:
        """Say where the figures of a sheet are not those of the register, cell by cell.

        Offices are matched by any usual spelling. A figure agrees if it is the register's, rounded to the last
        digit that the sheet writes; offices that only one of the two has are said.
        """
        return Differences._of(self._native.against(sheet._sheet), partial(Tally.against, self, sheet))

    def merge(self, other: Tally) -> Tally:
        """Give the tally of both registers; refused for tallies of different periods, regimes or columns."""
        native: Any = getattr(other, "_native", other)
        return Tally._of(self._native.merge(native))

    def to_bytes(self) -> bytes:
        """Give the tally as bytes, to be merged elsewhere; the same for equal tallies."""
        return self._native.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Give the tally that was written; refused if it is of another version, damaged, or does not add up."""
        return cls._of(_native.Tally.from_bytes(data))

    def __reduce__(self) -> tuple[Callable[[bytes], Tally], tuple[bytes]]:
        return Tally.from_bytes, (self.to_bytes(),)

    def chart(self, kind: ChartKind | None = None, lang: Lang = "vi") -> altair.TopLevelMixin:
        """Draw its results with Altair: the rates of the offices, against the national targets."""
        return self.results().chart(kind, lang)

    def to_excel(self, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
        """Write the form as a workbook, totals and rates as formulas, and what stayed out of it."""
        from thads_metrics import excel

        with excel.Book(path, lang) as book:
            book.forms(self.flows())
            if self.left_out:
                book.table(self.left_out.table())
            book.lines("text", self.text(lang).splitlines())

    def __repr__(self) -> str:
        return repr(self._native)


class LeftOut(Result):
    """What stayed out of a tally: for each reason how many rows, and of inconsistent ones the first numbers."""

    __slots__ = ()

    _native: _native.Tally

    def table(self) -> Table:
        """Give the table, one row a reason."""
        return self._native.left_out()

    def text(self, lang: Lang = "vi") -> str:
        """Write a line on the rows that the rule sets aside, and one on those that are inconsistent."""
        return "\n\n".join(note[lang != "vi"] for note in self._native.notes)

    def __bool__(self) -> bool:
        """Whether any row stayed out."""
        return len(self) > 0


class Differences(Result):
    """Where a sheet does not agree with the register: `Tally.against` makes it; it is true if there is any."""

    __slots__ = ()

    _native: _native.Table

    def table(self) -> Table:
        """Give the table, one row for each cell, and for each office that only one of the two has."""
        return self._native

    def text(self, lang: Lang = "vi") -> str:
        """Say how many figures were compared, how many differ, and what the register left out."""
        return "\n\n".join(note[lang != "vi"] for note in self._native.notes)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return len(self) > 0


def is_refused(inconsistent: str) -> bool:
    """Say whether inconsistent rows are an error; another one for what is no choice."""
    if inconsistent not in ("refuse", "report", "set_aside"):
        raise ValueError(f'expected inconsistent="refuse", "report" or "set_aside", got {inconsistent!r}')
    return inconsistent == "refuse"


def names(by: str | Iterable[str]) -> list[str]:
    """Give the columns, of which one may be given alone."""
    return [by] if isinstance(by, str) else list(by)


def tally(
    register: ArrowStream | str | os.PathLike[str],
    period: Period | str,
    by: str | Iterable[str] = ("office",),
    regime: Regime | str | None = None,
    *,
    assume: bool = False,
    inconsistent: Inconsistent = "refuse",
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Tally:
    """Tally a register of cases for a period, exactly, in one pass.

    `register` is any data frame, table or stream of record batches that speaks Arrow, a row for each case:
    `office` and whatever else the tally is `by` (categories, text or integers), `status` (categories or text),
    `accepted_on` and `closed_on` (days; closed_on null while open), `due` and, where there are any, `collected`,
    `terminated_amount`, `reduced_amount`, `entrusted_amount` (int64 or decimal128 without decimals, đồng). Or it is the
    path of a Parquet file, or of a directory of such, which need not fit into memory; or that of a workbook or a
    CSV file, whose headings may be Vietnamese: `Cơ quan`, `Trạng thái`, `Ngày thụ lý`; its amounts are in the unit
    that a heading says, `Phải thi hành (nghìn đồng)`, or a line over them, else in đồng.

    Where a case counts is decided by its status, its days and the regime in force on the period's last
    day; `regime` only asserts which that is. Rules known only from memory make rows inconsistent unless `assume`.

    Rows that contradict themselves, and rows that no rule places, are refused with `TallyError`; with "report"
    or "set_aside" they stay out, with a warning or without, and are in `Tally.inconsistent`.

    `progress` is called now and then with the number of rows that are done; it may raise to stop.
    """
    refuse = is_refused(inconsistent)
    broken: list[TallyError] = []
    if isinstance(register, (str, os.PathLike)):
        if register_sheet.is_parquet(register):
            register, broken = parquet.batches(register, _native.Tally.empty(period, names(by)).columns)
        else:
            register = register_sheet.table(register)
    register, categories = coded(register)
    try:
        native = _native.tally(
            register,
            period,
            names(by),
            regime,
            categories=categories,
            assume=assume,
            refuse=refuse,
            threads=threads,
            progress=progress,
        )
    except TallyError:
        if broken:
            raise broken[0] from None  # where and why, which the stream does not say
        raise
    return Tally._of(native)._reported(inconsistent)
