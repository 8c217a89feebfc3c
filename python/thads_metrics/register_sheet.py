"""A register in a workbook or a text file: its rows as columns of Arrow, each of the type that all its cells have."""

from __future__ import annotations

import datetime
import os
import warnings
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from thads_metrics._native import MAX_WORKBOOK_BYTES, Printed, grids, refuse_cell, register_heading, title_unit
from thads_metrics.errors import PrintedError
from thads_metrics.optional import needed

if TYPE_CHECKING:
    from thads_metrics.sheet import ArrowStream

__all__ = ["is_parquet", "table"]

DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y")
"""How days are written: as a workbook keeps them, and as people type them."""
DATED = ("accepted_on", "closed_on")
"""The columns of days, by their keys."""
AMOUNTS = ("due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount")
"""The columns of amounts."""
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

    Amounts are in the unit that their heading says in brackets, else in that of a line over the headings, else in đồng.
    Further sheets stay unread, with a warning. Raises `WorkbookError` for what is no workbook and no text file, with
    what reads it, and `TallyError` for a cell that does not hold what its column says.
    """
    arrow = needed("pyarrow")
    name = os.fspath(path)
    with open(path, "rb") as file:
        sheets = grids(file.read(MAX_WORKBOOK_BYTES + 1), name)
    seen = [(sheet, rows) for sheet, hidden, rows, *_ in sheets if rows and not hidden]
    rows = seen[0][1] if seen else []
    if len(seen) > 1:
        unread = ", ".join(sheet for sheet, _ in seen[1:])
        warnings.warn(
            f"{name}: only the sheet {seen[0][0]} is read, not {unread} "
            f"(chỉ đọc trang {seen[0][0]}, không đọc {unread})",
            stacklevel=3,
        )
    top = next((at for at, row in enumerate(rows) if is_heading(row)), 0)
    heads = [text(cell) for cell in rows[top]] if rows else []
    over = [shown for row in rows[:top] for cell in row if (shown := text(cell)) is not None]
    body = [(at, row) for at, row in enumerate(rows) if at > top and any(text(cell) is not None for cell in row)]
    place = Place(name, seen[0][0] if seen else "", title_unit(over) or 1)
    columns = [
        column(place, head, {at: row[col] if col < len(row) else None for at, row in body}, col, arrow)
        for col, head in enumerate(heads)
        if head
    ]
    # a heading that stands there twice stays so: whoever tallies refuses it
    return arrow.Table.from_arrays([cells for _, cells in columns], names=[head for head, _ in columns])  # type: ignore[no-any-return]


def is_heading(row: Sequence[Any]) -> bool:
    """Say whether a line holds several texts and nothing else."""
    filled = [cell for cell in row if text(cell) is not None]
    return len(filled) >= HEADINGS and all(isinstance(cell, str) and day(cell) is None for cell in filled)


def text(cell: Any) -> str | None:
    """Give what a cell shows, or None if that is nothing."""
    return None if cell is None else str(cell).strip() or None


def day(cell: Any) -> datetime.date | None:
    """Read a day, whatever the time of the day."""
    for code in DAYS:
        try:
            return datetime.datetime.strptime(str(cell).strip().partition("T")[0], code).date()
        except ValueError:
            continue
    return None


def whole(cell: Any, unit: int = 1) -> int | None:
    """Read a number of units, as a text grouped or not, that is a whole number of đồng; "hơn 5 triệu" is none."""
    if isinstance(cell, str):
        try:
            printed = Printed("".join(cell.split()), "money")
        except PrintedError:
            return None
        number = printed.value if printed.is_exact else None
    else:  # a number is what it is: 1.500 in a cell is one and a half
        number = Decimal(cell) if isinstance(cell, (int, Decimal)) and not isinstance(cell, bool) else None
    return None if number is None or number * unit != int(number * unit) else int(number * unit)


def column(place: Place, head: str, cells: Mapping[int, Any], at: int, arrow: Any) -> tuple[str, Any]:
    """Give what the heading says, days or đồng; of another one days or whole numbers if all cells are, else texts.

    A column that says its unit, or stands under a line that does, is in đồng afterwards and has the key as its name.
    """
    filled = {row: cell for row, cell in cells.items() if text(cell) is not None}

    def array(read: Callable[[Any], Any], kind: Any) -> Any:
        """Give the column if all cells are read so."""
        values = {row: read(cell) for row, cell in filled.items()}
        return None if None in values.values() else arrow.array([values.get(row) for row in cells], kind)

    key, said = register_heading(head) or (None, None)
    dates, amounts, texts = arrow.date32(), arrow.decimal128(38, 0), arrow.string()
    if key in DATED or key in AMOUNTS:
        read: Callable[[Any], Any] = day if key in DATED else partial(whole, unit=said or place.unit)
        for row, cell in filled.items():
            if read(cell) is None:
                refuse_cell(place.file, place.sheet, (row, at), head, key in DATED, str(cell))
        return head if said is None else str(key), array(read, dates if key in DATED else amounts)
    for read, kind in ((day, dates), (whole, amounts)):
        found = array(read, kind)
        if found is not None:
            return head, found
    return head, array(text, texts)


class Place(NamedTuple):
    """Where the columns of a register stand, and what their amounts are written in."""

    file: str
    sheet: str
    unit: int
