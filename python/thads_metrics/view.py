"""A table laid out for reading: one row an office, a group of columns for each measure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from thads_metrics.tabular import Table, TableColumn, Value

__all__ = ["View", "ViewColumn", "money_unit", "of", "whole"]

KEYS = ("period", "level", "office", "parent")
"""What tells the rows of a table of results apart, beside the measure."""
SHOWN = {
    "results": (
        "eligible", "resolved", "rate", "target", "gap", "still_to_resolve", "pace",
        "against_nation", "rank",
    ),
    "comparison": (
        "eligible_after", "resolved_before", "resolved_after", "resolved_difference", "resolved_percent",
        "rate_before", "rate_after", "rate_difference", "effect", "breaks",
    ),
    "tally": (
        "accepted", "to_enforce", "eligible", "ineligible", "resolved", "rate", "carried_over", "carried_over_eligible",
    ),
    "findings": ("cell", "office", "found", "expected", "off_by", "vi", "en"),
    "plan": (
        "carried_over_eligible", "further", "rate_before", "rate_after", "is_met", "rank_before", "rank_after",
    ),
}  # fmt: skip
"""The columns that people need of a table with many; everything is in the frames and the workbook."""
MEASURES = {
    "cases": {"vi": "Việc", "en": "Cases"},
    "money": {"vi": "Tiền", "en": "Money"},
    "admin": {"vi": "Án hành chính", "en": "Administrative cases"},
}
ROUNDED_UP = {"still_to_resolve", "pace"}
"""What must still be done is never shown as less than it is."""
POINTS = {"vi": "điểm %", "en": "points"}
GAP = {"vi": "So với chỉ tiêu", "en": "Against the target"}
OVER = {"vi": ("còn\N{NO-BREAK SPACE}{}", "vượt\N{NO-BREAK SPACE}{}"), "en": ("{} to go", "{} over")}
MISSING = "–"
MARKS = {True: "✓\N{NO-BREAK SPACE}", False: "✗\N{NO-BREAK SPACE}", None: ""}
MET = {
    "vi": {True: "✓\N{NO-BREAK SPACE}đạt", False: "✗\N{NO-BREAK SPACE}chưa\N{NO-BREAK SPACE}đạt"},
    "en": {True: "✓\N{NO-BREAK SPACE}met", False: "✗\N{NO-BREAK SPACE}not\N{NO-BREAK SPACE}met"},
}
DONG, THOUSAND = 1, 1000


@dataclass(frozen=True)
class ViewColumn:
    """A column as it is read."""

    key: str
    heading: str
    cells: tuple[str, ...]
    is_numeric: bool = False
    group: str = ""


@dataclass(frozen=True)
class View:
    """A table as it is read: all of it text, in one language."""

    title: str
    columns: tuple[ViewColumn, ...]
    notes: tuple[str, ...]
    rows: int
    totals: frozenset[int] = frozenset()
    """The rows that are sums of others."""
    hidden: int = 0
    hidden_after: int = 0

    def shortened(self, most: int) -> View:
        """Keep the first and the last rows of a long table, and say how many are hidden."""
        if self.rows <= most:
            return self
        head = (most + 1) // 2
        tail = most - head
        columns = tuple(replace(c, cells=c.cells[:head] + (c.cells[-tail:] if tail else ())) for c in self.columns)
        cut = self.rows - most
        totals = frozenset(row - cut * (row >= head) for row in self.totals if row < head or row >= head + cut)
        return replace(self, columns=columns, rows=most, totals=totals, hidden=cut, hidden_after=head)

    def groups(self) -> list[tuple[str, int]]:
        """Give the groups of neighbouring columns with how many columns each has."""
        runs: list[tuple[str, int]] = []
        for column in self.columns:
            if runs and runs[-1][0] == column.group:
                runs[-1] = (column.group, runs[-1][1] + 1)
            else:
                runs.append((column.group, 1))
        return runs


def of(table: Table, lang: str = "vi") -> View:
    """Lay a table out for reading in one language."""
    columns = {c.key: c for c in table.columns}
    title = table.title(lang)
    notes = tuple(note[lang != "vi"] for note in table.notes)
    if table.name == "tally" or ("measure" in columns and "office" in columns and "item" not in columns):
        shown, rows, totals = by_measure(table, columns, lang)
    else:
        shown, rows, totals = as_it_is(table, lang), table.rows, frozenset()
    return View(title, tuple(shown), notes, rows, totals)


def keys_of(table: Table) -> tuple[str, ...]:
    """Give what tells the rows of a table apart, beside the measure: of a tally the columns that it is by."""
    if table.name != "tally":
        return KEYS
    keys = [column.key for column in table.columns]
    return tuple(keys[: keys.index("measure")])


def as_it_is(table: Table, lang: str) -> list[ViewColumn]:
    """Show every column that says something, row by row."""
    rows = range(table.rows)
    wanted = SHOWN.get(table.name)
    other = "en" if lang == "vi" else "vi"
    return [
        ViewColumn(c.key, c.heading(lang), tuple(c.print(row, lang) for row in rows), c.kind in ("whole", "decimal"))
        for c in table.columns
        if not c.key.endswith("_exact") and c.key != other and (wanted is None or c.key in wanted)
        if any(value is not None for value in c.values)
    ]


def by_measure(
    table: Table, columns: dict[str, TableColumn], lang: str
) -> tuple[list[ViewColumn], int, frozenset[int]]:
    """Bring the measures of an office side by side."""
    keys = [columns[key] for key in keys_of(table) if key in columns]
    measures = columns["measure"].values
    places: dict[tuple[Value, ...], int] = {}
    source: dict[str, dict[int, int]] = {}
    seen: Counter[tuple[Value, ...]] = Counter()
    for row in range(table.rows):
        told = tuple(column.values[row] for column in keys)
        seen[measures[row], told] += 1  # an office that stands there twice has two rows
        place = places.setdefault((*told, seen[measures[row], told]), len(places))
        source.setdefault(measures[row], {})[place] = row
    rows = len(places)
    first: dict[int, int] = {}
    for found in source.values():
        for place, row in found.items():
            first.setdefault(place, row)

    shown = [
        ViewColumn(key.key, key.heading(lang), tuple(key.print(first[place], lang) for place in range(rows)))
        for key in keys
        if key.key == "office" or table.name == "tally" or (key.key != "level" and len(set(key.values)) > 1)
    ]
    wanted = SHOWN.get(table.name)
    for measure, found in source.items():
        of_measure = list(found.values())
        amounts = [c for c in columns.values() if is_amount(c) and c.key not in ROUNDED_UP]
        scale = money_unit(amounts, of_measure)
        group = heading_of(measure, scale, columns.get("target"), of_measure, lang)
        for key in wanted or [key for key in columns if not key.endswith("_exact")]:
            column = columns.get(key)
            if column is None or column in keys or key in ("measure", "is_tied") or not says(column, of_measure):
                continue
            write = writer(column, columns, measure, scale, lang)
            cells = tuple(write(found[place]) if place in found else MISSING for place in range(rows))
            is_numeric = column.kind in ("whole", "decimal")
            shown.append(ViewColumn(f"{measure}.{key}", heading(column, lang), cells, is_numeric, group))
    levels = columns["level"].values if "level" in columns and table.name != "tally" else ["office"] * table.rows
    return shown, rows, frozenset(place for place, row in first.items() if levels[row] != "office")


def heading(column: TableColumn, lang: str) -> str:
    """Name a column; the unit of points stands there once, not in every cell."""
    name = GAP[lang] if column.key == "gap" else column.heading(lang)
    return f"{name} ({POINTS[lang]})" if column.unit == "points" and POINTS[lang] not in name else name


def over(column: TableColumn, row: int, lang: str) -> str:
    """Say by how many points a rate is over its target, or how many are still to go: never a bare sign."""
    if column.values[row] is None:
        return ""
    text = column.print(row, lang).removesuffix(POINTS[lang]).strip().lstrip("-−")
    return OVER[lang][column.values[row] <= 0].format(text)


def says(column: TableColumn, rows: Sequence[int]) -> bool:
    """Whether a column is worth its place: something in it, and no target that is the same for all."""
    values = {column.values[row] for row in rows} - {None}
    return bool(values) and not (column.key == "target" and len(values) == 1)


def heading_of(measure: str, scale: int, target: TableColumn | None, rows: Sequence[int], lang: str) -> str:
    """Name a measure, its unit, and the target where all share it."""
    unit = unit_name(scale, lang) if measure == "money" else ""
    name = MEASURES.get(measure, {}).get(lang, measure) + unit
    if target is not None and len({target.values[row] for row in rows}) == 1 and target.values[rows[0]] is not None:
        name += f" · {target.heading(lang).lower()} {target.print(rows[0], lang)}"
    return name


def is_amount(column: TableColumn) -> bool:
    """Whether a column holds cases or đồng."""
    return column.kind == "whole" and column.unit in ("by_measure", "cases", "dong")


def unit_name(scale: int, lang: str) -> str:
    """Name the unit of amounts, for a heading."""
    return f" ({whole(scale, lang)} đồng)" if scale != DONG else " (đồng)"


def money_unit(columns: Sequence[TableColumn], rows: Sequence[int]) -> int:
    """Give the unit that shows amounts exactly: 1.000 đồng, as the forms have it, if that is possible."""
    values = (column.values[row] for column in columns for row in rows)
    return DONG if any(value is not None and value % THOUSAND for value in values) else THOUSAND


def writer(
    column: TableColumn, columns: dict[str, TableColumn], measure: str, scale: int, lang: str
) -> Callable[[int], str]:
    """Say how the cells of a column are written."""
    if column.key == "is_met":
        return lambda row: MET[lang].get(column.values[row], MISSING)
    if column.key == "rank" and "is_tied" in columns:
        tied = columns["is_tied"].values
        return lambda row: (column.print(row, lang) or MISSING) + ("=" if tied[row] else "")
    if column.key == "gap":
        met = columns["is_met"].values if "is_met" in columns else [None] * len(column.values)
        return lambda row: (MARKS[met[row]] + over(column, row, lang)) or MISSING
    if column.unit == "points":
        return lambda row: column.print(row, lang).removesuffix(POINTS[lang]).rstrip() or MISSING
    is_money = column.unit == "dong" or (column.unit == "by_measure" and measure == "money")
    if column.kind == "whole" and is_money and scale != DONG:
        up = column.key in ROUNDED_UP
        return lambda row: MISSING if column.values[row] is None else whole(scaled(column.values[row], scale, up), lang)
    return lambda row: column.print(row, lang) or MISSING


def scaled(value: int, scale: int, up: bool) -> int:
    """Bring đồng to the unit, rounded half-up, or up."""
    if up:
        return -(-value // scale)
    return (2 * abs(value) + scale) // (2 * scale) * (1 if value >= 0 else -1)


def whole(value: int, lang: str) -> str:
    """Write a whole number with the marks of the language."""
    text = f"{value:,}"
    return text.replace(",", ".") if lang == "vi" else text


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text without its notes, which stand apart."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("Lưu ý:", "Note:"))]
