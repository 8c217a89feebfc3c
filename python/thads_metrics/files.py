"""Reading report files and articles."""

from __future__ import annotations

import os
from collections.abc import Iterable

from thads_metrics._native import MAX_REPORT_BYTES, Article, Period, Report, check_report_size

__all__ = ["read_article", "read_report", "refuse_overwriting"]


def refuse_overwriting(
    read: Iterable[str | os.PathLike[str] | None], path: str | os.PathLike[str], otherwise: str = ""
) -> None:
    """Raise `FileExistsError` if writing to `path` would replace a file that was read."""
    for file in read:
        if file is not None and os.path.exists(path) and os.path.exists(file) and os.path.samefile(file, path):
            raise FileExistsError(f"{os.fspath(path)} is a file that was read; give another path{otherwise}")


def read_report(path: str | os.PathLike[str]) -> Report:
    """Read a report file, whose size is checked before it is read.

    Raises `ReportError`, which says the file, the line and the key, where it is no report, and
    `OSError` (such as `FileNotFoundError`) where it can't be opened.
    """
    # A name may hold bytes that are no text; errors show those escaped.
    name = os.fspath(path).encode("utf-8", "backslashreplace").decode("utf-8")
    with open(path, "rb") as file:
        check_report_size(os.fstat(file.fileno()).st_size, name)
        return Report.from_bytes(file.read(MAX_REPORT_BYTES + 1), name)


def read_article(
    source: str | os.PathLike[str], *, office: str | None = None, period: str | Period | None = None
) -> Article:
    """Read a text, or the file of one: plain text, a page, a Word file.

    A path is a `Path`, or a string that names a file; any other string is the text itself. `office` and
    `period` are those of its figures where the text does not say them. Raises `DocumentError` for a file that
    is no text, and `OSError` where it can't be opened.
    """
    if isinstance(source, str) and ("\n" in source or len(source) > 1000 or not os.path.exists(source)):
        return Article(source, office, period)
    name = os.fspath(source).encode("utf-8", "backslashreplace").decode("utf-8")
    with open(source, "rb") as file:
        return Article.from_bytes(file.read(), name, office, period)
