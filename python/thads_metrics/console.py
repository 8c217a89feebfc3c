"""A table as plain text, for terminals."""

from __future__ import annotations

import unicodedata

from thads_metrics._native import View, ViewColumn

__all__ = ["of"]

GAP = "  "


def of(shown: View) -> str:
    """Write a table: its measures one below the other, numbers to the right."""
    keys = [column for column in shown.columns if not column.group]
    groups = [name for name, _ in shown.groups() if name] or [""]
    blocks = [
        ([name] if name else []) + grid([*keys, *(c for c in shown.columns if name and c.group == name)], shown)
        for name in groups
    ]
    return "\n\n".join([shown.title, *("\n".join(block) for block in blocks)]) + "\n"


def grid(columns: list[ViewColumn], shown: View) -> list[str]:
    """Write rows under their headings, a rule before sums."""
    widths = [max(width(text) for text in (*words(column.heading), *column.cells)) for column in columns]
    heads = [words(column.heading) for column in columns]
    tall = max(map(len, heads), default=0)
    heads = [[""] * (tall - len(head)) + head for head in heads]
    line = GAP.join("─" * wide for wide in widths)
    out = [row([head[i] for head in heads], columns, widths) for i in range(tall)] + [line]
    for i in range(shown.rows):
        if i in shown.totals and i - 1 not in shown.totals:
            out.append(line)
        out.append(row([column.cells[i] for column in columns], columns, widths))
    return out


def row(cells: list[str], columns: list[ViewColumn], widths: list[int]) -> str:
    """Write one line."""
    return GAP.join(
        " " * (wide - width(cell)) + cell if column.is_numeric else cell + " " * (wide - width(cell))
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ).rstrip()


def words(heading: str, most: int = 12) -> list[str]:
    """Break a heading into short lines."""
    lines = [""]
    for word in heading.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def width(text: str) -> int:
    """Say how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
