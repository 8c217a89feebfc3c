"""A table as plain text, for terminals."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from thads_metrics._native import View, ViewColumn

__all__ = ["of"]

GAP = "  "


def of(shown: View, most: int | None = None) -> str:
    """Write a table: its measures one below the other, numbers to the right.

    Lines longer than `most` columns are avoided: names go on in a second line, and what is left goes on below, with the
    names once more.
    """
    keys = [column for column in shown.columns if not column.group]
    numbers = [column for column in keys if column.is_numeric]
    names = [column for column in keys if not column.is_numeric]
    groups = [name for name, _ in shown.groups() if name] or [""]
    blocks = []
    for name in groups:
        rest = [*numbers, *(c for c in shown.columns if name and c.group == name)]
        blocks += [([name] if name else []) + part for part in parts(names, rest, shown, most)]
    return "\n\n".join([shown.title, *("\n".join(block) for block in blocks)]) + "\n"


def parts(names: list[ViewColumn], rest: list[ViewColumn], shown: View, most: int | None) -> Iterator[list[str]]:
    """Write as many columns beside the names as there is room for, then the others below."""
    widths = {column.key: natural(column) for column in [*names, *rest]}
    if most is None:
        yield grid([*names, *rest], shown, widths)
        return
    gap, longest = len(GAP), {column.key: narrowest(column) for column in names}
    least = sum(longest.values()) + gap * len(names)
    while True:
        taken, used = 0, least
        while taken < len(rest) and (used + widths[rest[taken].key] + gap <= most + gap or taken == 0):
            used += widths[rest[taken].key] + gap
            taken += 1
        spare = most + gap - used
        own = dict(widths)
        for column in names:  # names have what room is left
            wide = min(widths[column.key], longest[column.key] + max(spare, 0))
            spare -= wide - longest[column.key]
            own[column.key] = wide
        yield grid([*names, *rest[:taken]], shown, own)
        rest = rest[taken:]
        if not rest:
            return


def natural(column: ViewColumn) -> int:
    """Say how wide a column is if its cells stay on one line."""
    return max(width(text) for text in (*words(column.heading), *column.cells))


def narrowest(column: ViewColumn) -> int:
    """Say how narrow a column of names may get: its longest word, and room for three or so."""
    longest = max((width(word) for text in (column.heading, *column.cells) for word in text.split()), default=1)
    return max(longest, min(natural(column), 16))


def grid(columns: list[ViewColumn], shown: View, widths: dict[str, int]) -> list[str]:
    """Write rows under their headings, a rule before sums."""
    wide = [widths[column.key] for column in columns]
    heads = [words(column.heading, max(HEADING, 0 if column.is_numeric else widths[column.key])) for column in columns]
    tall = max(map(len, heads), default=0)
    heads = [[""] * (tall - len(head)) + head for head in heads]
    line = GAP.join("─" * one for one in wide)
    out = [row([head[i] for head in heads], columns, wide) for i in range(tall)] + [line]
    for i in range(shown.rows):
        if i in shown.totals and i - 1 not in shown.totals:
            out.append(line)
        cells = [[c.cells[i]] if c.is_numeric else words(c.cells[i], w) for c, w in zip(columns, wide, strict=True)]
        for at in range(max(map(len, cells), default=1)):
            out.append(row([cell[at] if at < len(cell) else "" for cell in cells], columns, wide))
    return out


def row(cells: list[str], columns: list[ViewColumn], widths: list[int]) -> str:
    """Write one line."""
    return GAP.join(
        " " * (wide - width(cell)) + cell if column.is_numeric else cell + " " * (wide - width(cell))
        for cell, column, wide in zip(cells, columns, widths, strict=True)
    ).rstrip()


HEADING = 10
"""How many letters a line of a heading has."""


def words(heading: str, most: int = HEADING) -> list[str]:
    """Break a text between its words into lines."""
    lines = [""]
    for word in heading.split(" "):
        if lines[-1] and width(lines[-1]) + 1 + width(word) > most:
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
