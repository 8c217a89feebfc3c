"""Reading report files and articles."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import BinaryIO

from thads_metrics._native import (
    MAX_DOCUMENT_BYTES,
    MAX_REPORT_BYTES,
    Article,
    Period,
    Report,
    check_report_size,
)
from thads_metrics.pdf import is_pdf, pdf_pages

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


ENDS = (".txt", ".md", ".html", ".htm", ".xhtml", ".docx", ".doc", ".odt", ".rtf", ".pdf", ".toml")
"""How names of articles end: what ends so is a path, and no text."""


def read_article(
    source: str | os.PathLike[str] | bytes | BinaryIO, *, office: str | None = None, period: str | Period | None = None
) -> Article:
    """Read a text, or the file of one: plain text, a page, a Word file, a PDF (with the extra `documents`).

    A path is a `Path`, or a string of one line that names a file or ends as one (`.txt`, `.html`, `.docx`, `.pdf`); any
    other string is the text itself. Bytes and open binary files are read as a file is. `office` and
    `period` are those of its figures where the text does not say them.

    Raises `DocumentError` for a file that is no text, `OSError` (such as `FileNotFoundError`) where it can't be opened.

    >>> import thads_metrics as tm
    >>> article = tm.read_article("6 tháng đầu năm 2022, Cục THADS tỉnh Long An thi hành xong 5.574 việc, đạt 50,75%.")
    >>> [(figure["quantity"], figure["text"]) for figure in article.figures]
    [('cases.resolved', '5.574 việc'), ('cases.rate', '50,75%')]
    """
    if isinstance(source, str) and not names_file(source):
        # half a character of UTF-16 is no text, and shown as one that is not known
        return Article.from_bytes(source.encode("utf-8", "replace"), "text", office, period)
    data, name = contents(source)
    if is_pdf(data):
        return Article.from_pages(pdf_pages(data, name), name, office, period)
    return Article.from_bytes(data, name, office, period)


def names_file(source: str) -> bool:
    """Whether a string names a file rather than being a text."""
    line = source.strip()
    return "\n" not in line and 0 < len(line) <= 1000 and (line.lower().endswith(ENDS) or os.path.isfile(source))


def contents(source: str | os.PathLike[str] | bytes | BinaryIO) -> tuple[bytes, str]:
    """Give what a file holds, and what errors call it; of more than is read of any document, one byte more."""
    if isinstance(source, bytes):
        return source, "document"
    if isinstance(source, (str, os.PathLike)):
        with open(source, "rb") as file:
            # A name may hold bytes that are no text; errors show those escaped.
            name = os.fspath(source).encode("utf-8", "backslashreplace").decode("utf-8")
            return file.read(MAX_DOCUMENT_BYTES + 1), name
    if hasattr(source, "read") and isinstance(data := source.read(MAX_DOCUMENT_BYTES + 1), bytes):
        called = getattr(source, "name", None)
        return data, called if isinstance(called, str) else "document"
    raise TypeError(f"expected a text, a path, bytes or a binary file, got {type(source).__name__}")
