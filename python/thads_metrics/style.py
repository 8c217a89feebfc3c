"""A table as a great_tables table: title, a spanner for each measure, notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from thads_metrics._native import Table
from thads_metrics.optional import needed
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from great_tables import GT

__all__ = ["of"]


def of(table: Table, lang: Lang = "vi") -> GT:
    """Give the table for great_tables, which takes a pandas or a polars frame, whichever is there."""
    gt = needed("great_tables", "tables")
    shown = table.view(lang)
    styled: GT = gt.GT(frame({column.key: list(column.cells) for column in shown.columns}))
    # Cells and headings are plain text: great_tables escapes what is not said to be Markdown or HTML.
    styled = styled.tab_header(title=shown.title)
    styled = styled.cols_label({column.key: column.heading for column in shown.columns})
    styled = styled.cols_align("right", [column.key for column in shown.columns if column.is_numeric])
    styled = styled.cols_align("left", [column.key for column in shown.columns if not column.is_numeric])
    for group, _ in shown.groups():
        if group:
            columns = [column.key for column in shown.columns if column.group == group]
            styled = styled.tab_spanner(label=group, columns=columns)
    for note in shown.notes:
        styled = styled.tab_source_note(note)
    return styled


def frame(columns: dict[str, list[str]]) -> object:
    """Give a frame of text columns."""
    try:
        return needed("polars").DataFrame(columns, schema=dict.fromkeys(columns, needed("polars").String))
    except ImportError:
        return needed("pandas", "tables").DataFrame(columns, dtype="string")
