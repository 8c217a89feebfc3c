"""Reading the sheets of a year: a workbook a month, from a list, a pattern or a folder."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thads_metrics.errors import WorkbookError
from thads_metrics.findings import Findings
from thads_metrics.notes import Notes
from thads_metrics.sheet import OfOffices, Sheet, read_sheet
from thads_metrics.words import Measure

if TYPE_CHECKING:
    from thads_metrics import _native
    from thads_metrics._native import Flow, Period

__all__ = ["Sheets", "read_sheets"]

ENDS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv")
"""How names of sheets end in a folder."""


class Sheets(tuple[Sheet, ...], OfOffices):
    """Several sheets of offices, such as a workbook a month: a tuple of `Sheet`, the oldest period first.

    `read_sheets` makes one. Its results are of all periods; every finding and note names its file.
    """

    @property
    def file(self) -> str:
        """The names of the files, without their folders."""
        return "; ".join(os.path.basename(sheet.file) for sheet in self if sheet.file)

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, oldest first."""
        return tuple(sorted({period for sheet in self for period in sheet.periods}))

    @property
    def findings(self) -> Findings:
        """What can't be right, file by file."""
        return Findings.of((finding for sheet in self for finding in sheet.findings), self._files)

    @property
    def notes(self) -> Notes:
        """What was skipped, assumed, or could not be placed, file by file."""
        return Notes(note for sheet in self for note in sheet.notes)

    def flows(self, *, skip: bool = False) -> list[Flow]:
        """Give the figures of every office and period, as `Sheet.flows` does."""
        return [flow for sheet in self for flow in sheet.flows(skip=skip)]

    @property
    def _sheets(self) -> tuple[_native.Sheet, ...]:  # type: ignore[override]
        return tuple(sheet._sheet for sheet in self)

    @property
    def _files(self) -> tuple[str, ...]:  # type: ignore[override]
        return tuple(dict.fromkeys(file for sheet in self for file in sheet._files))

    def __repr__(self) -> str:
        periods = ", ".join(map(str, self.periods))
        return f"<Sheets of {periods}: {len(self)} files, {len(self.findings)} findings>"


def read_sheets(
    source: str | os.PathLike[str] | Iterable[Any],
    *,
    unit: str | None = None,
    measure: Measure | None = None,
    previous: Sheet | None = None,
    sheet: str | Iterable[str] | None = None,
) -> Sheets:
    r"""Read the sheets of a year: a folder, a pattern such as `"2023/*.xlsx"`, or a list of what `read_sheet` takes.

    Each is audited beside the one of the period before it, the first beside `previous`: figures left standing are
    recognised. `unit`, `measure` and `sheet` are for all of them; a file that does not say its own period is read with
    `read_sheet(…, period=…)`, and the sheets may stand in the list.

    Raises what `read_sheet` does, naming the file; `WorkbookError` where the pattern or the folder has none.

    >>> import thads_metrics as tm
    >>> form = "{} tháng đầu năm 2023\nCơ quan,Có điều kiện thi hành,Giải quyết xong\nLong An,100,{}\n"
    >>> months = [form.format(number, number * 8).encode() for number in (3, 1, 2)]
    >>> print(*tm.read_sheets(months, measure="cases").periods)
    2023/01 2023/02 2023/03
    """
    options: dict[str, Any] = {"unit": unit, "measure": measure, "sheet": sheet}
    given = files(source) if isinstance(source, (str, os.PathLike)) else list(source)
    alone = [one if isinstance(one, Sheet) else read_sheet(one, **options) for one in given]
    alone.sort(key=lambda one: one.periods)
    read: list[Sheet] = []
    for one in alone:
        before = next((other for other in reversed(read) if precedes(other, one)), previous)
        asked = {**one._asked, "previous": one._asked["previous"] or before}
        read.append(one if before is None else Sheet(one._data, one.file, one._path, asked))
    return Sheets(read)


def precedes(other: Sheet, one: Sheet) -> bool:
    """Whether a sheet is of an earlier period and counts the same."""
    earlier = bool(other.periods and one.periods) and other.periods[-1] < one.periods[0]
    return earlier and not set(other.measures).isdisjoint(one.measures)


def files(source: str | os.PathLike[str]) -> list[str]:
    """Give the files of a folder, of a pattern, or the one that is named."""
    path = os.fspath(source)
    if os.path.isdir(path):
        inside = (file for file in Path(path).iterdir() if file.suffix.lower() in ENDS)
        found = sorted(str(file) for file in inside if not file.name.startswith((".", "~$")))
        what = ", ".join(ENDS)
    elif glob.has_magic(path) and not os.path.exists(path):
        found, what = sorted(glob.glob(path, recursive=True)), path
        found = [file for file in found if not os.path.basename(file).startswith("~$")]
    else:
        return [path]
    if not found:
        raise WorkbookError(
            "workbook.none",
            f"{path}: no file matches; expected {what}",
            f"{path}: không có tệp nào phù hợp; cần {what}",
            {"file": path},
        )
    return found
