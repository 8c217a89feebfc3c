"""What in a sheet can't be right, as a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Self

from thads_metrics.plain import PlainTable, text
from thads_metrics.tabular import Table, Tabular

if TYPE_CHECKING:
    from thads_metrics._native import Finding

__all__ = ["Findings"]


class Findings(tuple["Finding", ...], Tabular):
    """What in a sheet can't be right: a tuple of findings, shown and exchanged as a table."""

    _files: tuple[str, ...] = ()

    @classmethod
    def of(cls, findings: Iterable[Finding], files: tuple[str, ...]) -> Self:
        """Give the findings of a sheet that was read from these files."""
        made = cls(findings)
        made._files = files
        return made

    def table(self) -> Table:
        """Give the table, one row a finding."""
        return PlainTable(
            "findings",
            "Số liệu cần xem lại",
            "Figures that can't be right",
            [
                text("cell", "Ô", "Cell", [one.cell for one in self]),
                text("office", "Cơ quan thi hành án", "Office", [one.office for one in self]),
                text("found", "Đang ghi", "Found", [one.found for one in self]),
                text("expected", "Lẽ ra", "Expected", [one.expected for one in self]),
                text("off_by", "Lệch", "Off by", [one.off_by for one in self]),
                text("explanation", "Nguyên nhân có thể", "Likely explanation", [one.explanation for one in self]),
                text("vi", "Diễn giải", "In words (Vietnamese)", [one.vi for one in self]),
                text("en", "Diễn giải (tiếng Anh)", "In words", [one.en for one in self]),
                text("code", "Mã", "Code", [one.code for one in self]),
                text("severity", "Mức", "Severity", [one.severity for one in self]),
                text("cells", "Các ô liên quan", "Cells", [" ".join(one.cells) for one in self]),
                text("citation", "Căn cứ", "Citation", [one.citation for one in self]),
            ],
        )

    def text(self, lang: str = "vi") -> str:
        """Write one line a finding."""
        said = ((one.cell, one.vi if lang == "vi" else one.en) for one in self)
        return "\n".join(text if text.startswith(cell) else f"{cell}: {text}" for cell, text in said)

    def __repr__(self) -> str:
        return tuple.__repr__(self)
