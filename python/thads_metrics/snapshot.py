"""A table of the core whose values are taken out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from thads_metrics._native import Table as NativeTable
from thads_metrics._native import TableColumn as NativeColumn
from thads_metrics.tabular import TableColumn, Value

__all__ = ["Snapshot"]


class SnapshotColumn:
    """A column of the core; its values are Python's from the first time they are asked for."""

    def __init__(self, native: NativeColumn) -> None:
        self.native = native
        self.key, self.unit, self.kind, self.places = native.key, native.unit, native.kind, native.places or 0

    @cached_property
    def values(self) -> list[Value]:
        """The values, None where there is none."""
        return list(self.native.values)

    def heading(self, lang: str) -> str:
        """The heading in the language asked for."""
        return self.native.heading(lang)

    def print(self, row: int, lang: str) -> str:
        """A value as it is written in the language asked for; empty for none."""
        return self.native.print(row, lang)


@dataclass(frozen=True)
class Snapshot:
    """A table of the core."""

    native: NativeTable

    @property
    def name(self) -> str:
        """What it is: results, comparison, plan."""
        return self.native.name

    @cached_property
    def columns(self) -> list[TableColumn]:
        """The columns, of one length."""
        return [SnapshotColumn(column) for column in self.native.columns]

    @property
    def notes(self) -> list[tuple[str, str]]:
        """What a reader must know beside it, in Vietnamese and English."""
        return list(self.native.notes)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.native.rows

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.native.__arrow_c_stream__(requested_schema)

    def title(self, lang: str) -> str:
        """The title in the language asked for."""
        return self.native.title(lang)
