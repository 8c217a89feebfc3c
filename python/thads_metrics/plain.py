"""A table made in Python, with the same face as those of the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from thads_metrics import _native
from thads_metrics.tabular import TableColumn, Value

__all__ = ["PlainColumn", "PlainTable"]


@dataclass(frozen=True)
class PlainColumn:
    """A column: its values are all of the one kind, or None."""

    key: str
    vi: str
    en: str
    values: list[Value]
    kind: str = "text"
    unit: str = "none"
    places: int = 0

    def heading(self, lang: str) -> str:
        """The heading in the language asked for."""
        return self.vi if lang == "vi" else self.en

    def print(self, row: int, lang: str) -> str:
        """A value as it is written in the language asked for; empty for none."""
        value = self.values[row]
        if value is None:
            return ""
        if isinstance(value, bool):
            return {"vi": ("không", "có"), "en": ("no", "yes")}[lang][value]
        if not isinstance(value, (int, Decimal)):
            return str(value)
        text = f"{value:,}"
        if lang == "vi":
            text = text.translate({ord(","): ".", ord("."): ","})
        return text + {"percent": "%", "points": " điểm %" if lang == "vi" else " points"}.get(self.unit, "")


@dataclass(frozen=True)
class PlainTable:
    """A table of such columns."""

    name: str
    vi: str
    en: str
    columns: list[TableColumn]
    notes: list[tuple[str, str]] = field(default_factory=list)

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        columns = [
            _native.TableColumn(c.key, (c.heading("vi"), c.heading("en")), c.values, c.kind, c.unit, c.places)
            for c in self.columns
        ]
        table = _native.Table(self.name, (self.vi, self.en), columns, self.notes)
        return table.__arrow_c_stream__(requested_schema)

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self.columns[0].values) if self.columns else 0

    def title(self, lang: str) -> str:
        """The title in the language asked for."""
        return self.vi if lang == "vi" else self.en


def text(key: str, vi: str, en: str, values: Sequence[Value]) -> PlainColumn:
    """Give a column of text."""
    return PlainColumn(key, vi, en, [None if value is None else str(value) for value in values])
