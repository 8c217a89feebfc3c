"""What in a sheet can't be right, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from thads_metrics._native import findings_table
from thads_metrics.tabular import Tabular
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from thads_metrics._native import Finding, Table

__all__ = ["Findings"]


class Findings(tuple["Finding", ...], Tabular):
    """What in a sheet can't be right: a tuple of findings, shown and exchanged as a table."""

    _files: tuple[str, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding], files: tuple[str, ...]) -> Self:
        """Give the findings of sheets that were read from these files."""
        made = cls(findings)
        made._files = files
        return made

    def table(self) -> Table:
        """Give the table, one row a finding."""
        return findings_table(self)

    def text(self, lang: Lang = "vi") -> str:
        """Write one line a finding; of several files each line names its own."""
        several = len({one.file for one in self}) > 1
        said = ((one.file, one.cell, one.text(lang)) for one in self)
        lines = ((file, text if text.startswith(cell) else f"{cell}: {text}") for file, cell, text in said)
        return "\n".join(f"{file}: {line}" if several else line for file, line in lines)

    def __repr__(self) -> str:
        return tuple.__repr__(self)
