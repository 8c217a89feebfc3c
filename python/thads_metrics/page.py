"""A result as one HTML file that needs nothing else: text, charts, tables, findings, notes; on screen and on paper."""

from __future__ import annotations

import os
from pathlib import Path

from thads_metrics._native import page_html
from thads_metrics.tabular import Tabular
from thads_metrics.words import Lang

__all__ = ["page", "write"]


def write(result: Tabular, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
    """Write the page of a result."""
    Path(path).write_text(page(result, lang), encoding="utf-8")


def page(result: Tabular, lang: Lang = "vi") -> str:
    """Give the page of a result."""
    findings = getattr(result, "findings", None)
    file = getattr(getattr(result, "sheet", None), "file", None)
    files = [os.path.basename(str(file))] if file else []
    found = None if findings is None else findings.table()
    return page_html(result.table(), result.text(lang), found, files, lang)
