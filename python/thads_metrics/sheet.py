"""Reading sheets of offices: workbooks, text files and data frames."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, BinaryIO, Protocol, runtime_checkable

from thads_metrics import _native
from thads_metrics.annotate import annotate
from thads_metrics.errors import FrameError
from thads_metrics.files import refuse_overwriting
from thads_metrics.findings import Findings
from thads_metrics.notes import Notes
from thads_metrics.words import Lang, Measure, Ties

if TYPE_CHECKING:
    from thads_metrics._native import Flow, Period, Target, Targets
    from thads_metrics.results import Results

__all__ = ["Sheet", "read_sheet"]


@runtime_checkable
class ArrowStream(Protocol):
    """A data frame of any library: pandas, polars, pyarrow, duckdb and others."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Lend the columns."""


class OfOffices:
    """What a sheet of offices says, or several: the figures, and rates, ranks and gaps from them."""

    __slots__ = ()

    _files: tuple[str, ...]
    _sheets: tuple[_native.Sheet, ...]

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods."""
        raise NotImplementedError

    def results(
        self,
        *,
        targets: Targets | Target | Mapping[str, Target | Mapping[str, Target]] | str | os.PathLike[str] | None = None,
        measure: Measure | None = None,
        period: Period | str | None = None,
        above: Iterable[Flow] = (),
        whole: str | None = None,
        places: int = 2,
        ties: Ties = "exact",
        level: str = "office",
    ) -> Results:
        """Give rates, ranks and gaps: a row for each office and measure, then the sums.

        `targets` are one Target for all, or Targets by measure, by office, or by office and measure, or the
        path of a table with them; if none are given, the nation's where they are established. `above`
        are published flows of offices above, such as the nation's; `whole` names what the offices make
        together. With `ties="printed"` offices whose rates print alike share a rank. In a form by office and
        officer, `level="officer"` ranks the officers, each under the office; else offices alone are ranked.
        """
        from thads_metrics.results import Results

        return Results.of_sheets(
            self,
            targets=targets,
            measure=measure,
            period=period,
            above=above,
            whole=whole,
            places=places,
            ties=ties,
            level=level,
        )


class Sheet(OfOffices):
    """A sheet of offices, read and audited: figures, and what in them can't be right.

    `read_sheet` makes one; it does not change afterwards.
    """

    __slots__ = ("_asked", "_data", "_path", "_sheet")

    _data: bytes | ArrowStream
    _path: str | None
    _asked: dict[str, Any]
    _sheet: _native.Sheet

    def __init__(self, data: bytes | ArrowStream, name: str, path: str | None, asked: dict[str, Any]) -> None:
        """Read what `read_sheet` was given; `name` is what errors call it."""
        before = asked["previous"]
        options = {**asked, "previous": None if before is None else before._sheet}
        if isinstance(data, bytes):
            native = _native.read_grids(data, name, **options)
        else:
            del options["sheets"]
            try:
                native = _native.read_frame(data, **options)
            except Exception as error:
                if type(error).__module__.partition(".")[0] != "pyarrow":
                    raise
                # most of the time a column of pandas with numbers and words in it
                en = f"the frame can't be lent as Arrow: {error}; give each column one type, as by astype('string')"
                vi = f"không chuyển được bảng sang Arrow: {error}; mỗi cột cần một kiểu, ví dụ dùng astype('string')"
                raise FrameError("frame.broken", en, vi, {"why": str(error)}) from error
        object.__setattr__(self, "_sheet", native)
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_asked", asked)

    def __reduce__(self) -> tuple[type[Sheet], tuple[Any, ...]]:
        made_of = (self._data, self.file, self._path, self._asked)
        if not isinstance(self._data, bytes) and Sheet(*made_of).flows(skip=True) != self.flows(skip=True):
            raise ValueError("the data frame was changed since it was read; read it again")
        return Sheet, made_of

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a Sheet does not change: can't set {name}")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a Sheet does not change: can't delete {name}")

    @property
    def file(self) -> str:
        """The file that it came from; empty for a frame."""
        return self._sheet.file

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods, in the order of the sheet."""
        return self._sheet.periods

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices as written, without numbers and bullets before them, in the order of the sheet; no totals."""
        return self._sheet.offices

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures: cases, money, admin."""
        return self._sheet.measures

    @property
    def notes(self) -> Notes:
        """What was skipped, assumed, or could not be placed; `.text()` writes those of one kind on one line."""
        return Notes(self._sheet.notes)

    @property
    def findings(self) -> Findings:
        """What can't be right, in the order of the sheet."""
        return Findings.of(self._sheet.findings, self._files)

    def flows(self, *, skip: bool = False) -> list[Flow]:
        """Give the figures of every office, each as a `Flow`.

        A row whose figures contradict each other makes no flow: that raises `FlowError`, or with
        `skip` leaves the row out. `findings` say what is wrong with it.
        """
        return self._sheet.flows(skip=skip)

    def annotated(self, path: str | os.PathLike[str], *, lang: Lang = "vi", overwrite: bool = False) -> None:
        """Write the workbook back with the cells of findings coloured and commented.

        A sheet more lists them, with links to the cells. An XLSX keeps what `openpyxl` keeps:
        values, formulas, formats, widths, merged cells, other sheets; a warning names what it does not keep
        (shapes, some charts and images). Of any other file, and of a frame, a new workbook is made with every
        cell where it was. Needs the extra `excel`.

        Raises `FileExistsError` if that would replace the very file that was read, unless `overwrite`.
        """
        if not overwrite:
            refuse_overwriting(self._files, path, ", or overwrite=True")
        annotate(self._data, self.file, self.findings, os.fspath(path), lang)

    @property
    def _sheets(self) -> tuple[_native.Sheet, ...]:  # type: ignore[override]
        return (self._sheet,)

    @property
    def _files(self) -> tuple[str, ...]:  # type: ignore[override]
        """The files that it was read from: its own, and that of the sheet before it."""
        previous: Sheet | None = self._asked["previous"]
        own = () if self._path is None else (self._path,)
        return own if previous is None else own + previous._files

    def __copy__(self) -> Sheet:
        return self

    def __deepcopy__(self, _memo: object) -> Sheet:
        return self

    def __len__(self) -> int:
        """How many rows of offices there are."""
        return len(self._sheet)

    def __bool__(self) -> bool:
        """Be true: a sheet is a sheet, even without offices."""
        return True

    def __repr__(self) -> str:
        what = repr(self.file) if self.file else "a frame"
        return f"<Sheet of {what}: {len(self)} rows of {len(self.offices)} offices, {len(self.findings)} findings>"


def read_sheet(
    source: str | os.PathLike[str] | bytes | BinaryIO | ArrowStream,
    *,
    period: Period | str | None = None,
    unit: str | None = None,
    measure: Measure | None = None,
    previous: Sheet | None = None,
    sheet: str | Iterable[str] | None = None,
) -> Sheet:
    r"""Read a sheet of offices, and find what in it can't be right.

    `source` is the path of a workbook (XLSX, XLS, ODS) or a text file (CSV, TSV), its bytes or an
    open binary file, or a data frame of any library that speaks Arrow. `period`, `unit` (of money, as
    "nghìn đồng" or "thousand") and `measure` say what the sheet itself does not. `previous` is the
    sheet of an earlier period: figures left standing from it are recognised. `sheet` names the
    sheets of the workbook to read.

    Raises `WorkbookError` for a file that is none or is damaged, `SheetError` for one that is no sheet of
    offices, `OSError` (such as `FileNotFoundError`) where it can't be opened.

    >>> import thads_metrics as tm
    >>> csv = "Cơ quan,Có điều kiện thi hành,Giải quyết xong\nLong An,10.983,5.574\n".encode()
    >>> sheet = tm.read_sheet(csv, period="2022/06", measure="cases")
    >>> print(sheet.flows()[0].rate.percent(2))
    50,75%
    """
    names = [sheet] if isinstance(sheet, str) else sheet and list(sheet)
    asked = {"period": period, "unit": unit, "measure": measure, "previous": previous, "sheets": names}
    if isinstance(source, ArrowStream) and not isinstance(source, (str, bytes)):
        return Sheet(source, "", None, asked)
    return Sheet(*_bytes(source), asked)


def _bytes(source: object) -> tuple[bytes, str, str | None]:
    """Give what a file holds, what errors call it, and its path if it has one."""
    if isinstance(source, (str, os.PathLike)):
        path = os.fspath(source)
        # A name may hold bytes that are no text; errors show those escaped.
        name = path.encode("utf-8", "backslashreplace").decode("utf-8")
        with open(path, "rb") as file:
            # One byte more than is read from any workbook: the core says that it is too large.
            return file.read(_native.MAX_WORKBOOK_BYTES + 1), name, path
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source), "sheet", None
    if hasattr(source, "read"):
        data = source.read(_native.MAX_WORKBOOK_BYTES + 1)
        if isinstance(data, bytes):
            name = getattr(source, "name", None)
            return (data, name, name) if isinstance(name, str) else (data, "sheet", None)
    raise TypeError(
        f"expected a path, bytes, a binary file or a data frame with __arrow_c_stream__, got {type(source).__name__}"
    )
