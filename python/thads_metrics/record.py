"""The published record, and statistics beside the main forms, shown and exchanged as every table is."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from typing import TYPE_CHECKING

from thads_metrics import _native
from thads_metrics.tabular import Tabular
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from thads_metrics._native import OfficeStatistics, Period, Table

__all__ = ["Published", "StatisticsTable", "published", "read_statistics", "statistics_table"]


class Shown(Tabular):
    """A table that the core made."""

    __slots__ = ("_table",)

    def __init__(self, table: Table) -> None:
        self._table = table

    def table(self) -> Table:
        """Give the table."""
        return self._table

    def text(self, lang: Lang = "vi") -> str:
        """Write its title and its notes."""
        table = self._table
        return "\n".join([table.title(lang), *(vi if lang == "vi" else en for vi, en in table.notes)])


class Published(Shown):
    """Every figure that was published: its source, how it is known, and what the audit says of it."""

    __slots__ = ()


class StatisticsTable(Shown):
    """Statistics beside the main forms, a row for each office; what breaks a relation is a note."""

    __slots__ = ()


def published() -> Published:
    """Give the published record: reports as printed, the nation's series with its vintages, and the targets.

    >>> import thads_metrics as tm
    >>> record = tm.published().table()
    >>> [column.key for column in record.columns][:5]
    ['record', 'office', 'period', 'group', 'quantity']
    """
    return Published(_native.published_table())


def statistics_table(
    offices: Iterable[OfficeStatistics], *, before: Iterable[OfficeStatistics] = ()
) -> StatisticsTable:
    """Give the statistics of offices as a table: their numbers, and the shares of those that have a base.

    With `before`, also what each office had in the latest earlier period of as many months, and what changed.

    >>> import thads_metrics as tm
    >>> print(tm.statistics_table([tm.OfficeStatistics("Long An", "2022/06", {"coercion.decisions": 49})]).text("en"))
    Statistics beside the main forms
    """
    return StatisticsTable(_native.statistics_table(offices, before))


def read_statistics(path: str | os.PathLike[str], period: Period | str) -> list[OfficeStatistics]:
    """Read statistics from every table whose headings name offices and statistics, by key or by term.

    What several tables of a workbook say of one office comes together. Columns and sheets that name no statistic are
    passed over, and totals that are not the sum of their rows left out, with warnings that say which.
    """
    with open(path, "rb") as file:
        offices, notes = _native.OfficeStatistics.from_bytes(file.read(), os.fspath(path), period)
    for _, note in notes:
        warnings.warn(note, stacklevel=2)
    return offices
