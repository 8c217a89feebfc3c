"""A register in a workbook or a text file: its rows as columns of Arrow, each of the type that all its cells have."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from thads_metrics._native import MAX_WORKBOOK_BYTES, Printed, grids
from thads_metrics.errors import PrintedError
from thads_metrics.optional import needed

if TYPE_CHECKING:
    from thads_metrics.sheet import ArrowStream

__all__ = ["is_parquet", "table"]

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
"""How days are written: as a workbook keeps them, and as people type them."""
HEADINGS = 3
"""How many texts a line has at least that heads a register."""


def is_parquet(path: str | os.PathLike[str]) -> bool:
    """Say whether a path is a file of Parquet, or a folder of such."""
    if os.path.isdir(path):
        return True
    with open(path, "rb") as file:
        return file.read(4) == b"PAR1"


def table(path: str | os.PathLike[str]) -> ArrowStream:
    """Read the first visible sheet that holds anything; the first line of texts alone heads the columns.

    Raises `WorkbookError` for what is no workbook and no text file, with what reads it.
    """
    arrow = needed("pyarrow")
    name = os.fspath(path)
    with open(path, "rb") as file:
        sheets = grids(file.read(MAX_WORKBOOK_BYTES + 1), name)
    rows = next((rows for _, hidden, rows, *_ in sheets if rows and not hidden), [])
    top = next((at for at, row in enumerate(rows) if is_heading(row)), 0)
    heads = [text(cell) for cell in rows[top]] if rows else []
    body = [row for row in rows[top + 1 :] if any(text(cell) is not None for cell in row)]
    columns = {
        head: column([row[at] if at < len(row) else None for row in body], arrow)
        for at, head in enumerate(heads)
        if head is not None
    }
    return arrow.table(columns)  # type: ignore[no-any-return]


def is_heading(row: Sequence[Any]) -> bool:
    """Say whether a line holds several texts and nothing else."""
    filled = [cell for cell in row if text(cell) is not None]
    return len(filled) >= HEADINGS and all(isinstance(cell, str) and day(cell) is None for cell in filled)


def text(cell: Any) -> str | None:
    """Give what a cell shows, or None if that is nothing."""
    return None if cell is None else str(cell).strip() or None


def day(cell: str) -> datetime.date | None:
    """Read a day, whatever the time of the day."""
    for code in DAYS:
        try:
            return datetime.datetime.strptime(cell.partition("T")[0], code).date()
        except ValueError:
            continue
    return None


def whole(cell: str) -> int | None:
    """Read a whole number, grouped or not."""
    try:
        return int(Printed("".join(cell.split()), "money").value)
    except PrintedError:
        return None


def column(cells: Sequence[Any], arrow: Any) -> Any:
    """Give days if all cells are days, whole numbers if all are, else texts."""
    texts = [text(cell) for cell in cells]
    kinds: tuple[tuple[Callable[[str], Any], Any], ...] = ((day, arrow.date32()), (whole, arrow.decimal128(38, 0)))
    for read, kind in kinds:
        values = [None if shown is None else read(shown) for shown in texts]
        if all(value is not None for value, shown in zip(values, texts, strict=True) if shown is not None):
            return arrow.array(values, kind)
    return arrow.array(texts, arrow.string())
