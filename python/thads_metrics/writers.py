"""The files that commands write a result to, by how their names end, and its JSON."""

from __future__ import annotations

import csv
import decimal
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from thads_metrics.findings import Findings
from thads_metrics.tabular import Tabular
from thads_metrics.words import Lang

__all__ = ["WRITERS", "to_json", "write_csv"]


def write_report(result: Tabular, path: Path, lang: Lang) -> None:
    """Write the page, or the Word file."""
    result.report(path, lang)


def write_workbook(result: Tabular, path: Path, lang: Lang) -> None:
    """Write the workbook."""
    result.to_excel(path, lang)


def write_csv(result: Tabular, path: Path, _lang: Lang) -> None:
    """Write every column by its key; a spreadsheet that opens the file calculates nothing in it."""
    columns = result.table().columns
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.key for column in columns])
        writer.writerows(zip(*([harmless(value) for value in column.values] for column in columns), strict=True))


def write_json(result: Tabular, path: Path, lang: Lang) -> None:
    """Write the JSON."""
    path.write_text(to_json(result, lang) + "\n", encoding="utf-8")


NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")


def harmless(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers are what they are."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def to_json(result: Tabular, lang: Lang) -> str:
    """Give one JSON object: title, text, rows by the keys of their columns, notes, and of sheets what can't be right.

    Decimals are text, digit for digit, as are the exact fractions beside them.
    """
    table = result.table()
    said: dict[str, Any] = {
        "title": table.title(lang),
        "text": result.text(lang),
        "rows": rows(result),
        "notes": [note[lang != "vi"] for note in (*table.notes, *table.sources)],
    }
    findings = getattr(result, "findings", None)
    if isinstance(findings, Findings):
        said["findings"] = rows(findings)
    return json.dumps(said, ensure_ascii=False, default=digits)


def rows(result: Tabular) -> list[dict[str, Any]]:
    """Give the rows of a table as objects."""
    columns = result.table().columns
    keys = [column.key for column in columns]
    return [dict(zip(keys, values, strict=True)) for values in zip(*(c.values for c in columns), strict=True)]


def digits(value: object) -> str:
    """Give a decimal as its digits."""
    if isinstance(value, decimal.Decimal):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no value of a table")


WRITERS: dict[str, Callable[[Tabular, Path, Lang], None]] = {
    ".html": write_report,
    ".docx": write_report,
    ".xlsx": write_workbook,
    ".csv": write_csv,
    ".json": write_json,
}
