"""What all charts share: the rows they draw, colours, words, labels."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from thads_metrics._native import Table, TableColumn
from thads_metrics.optional import needed
from thads_metrics.words import Lang

Row = dict[str, Any]
Chart = Any
"""A chart of Altair, which is imported only when one is drawn."""

MOST = 40
"""The most offices that one chart shows; of more, the first and the last."""

# Blue and vermillion of Okabe and Ito, told apart with any colour vision; and by their labels too.
MET, MISSED, NEUTRAL = "#0072b2", "#c2510c", "#6b7280"
INK, GROUND = "#1b1f24", "#ffffff"
TARGET = INK
FONT = "Arial, Helvetica, 'Liberation Sans', 'DejaVu Sans', sans-serif"
LOCALE = {
    "vi": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " ₫"]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["₫", ""]},
}
WIDTH, STEP = 420, 20

SAYS = {
    "rate": {"vi": "Tỷ lệ thi hành xong (%)", "en": "Completion rate (%)"},
    "over_axis": {"vi": "So với chỉ tiêu (điểm %)", "en": "Against the target (points)"},
    "target": {"vi": "Chỉ tiêu", "en": "Target"},
    "met": {"vi": "Đạt chỉ tiêu", "en": "Target met"},
    "missed": {"vi": "Chưa đạt", "en": "Not met"},
    "none": {"vi": "Chưa có chỉ tiêu", "en": "No target"},
    "months": {"vi": "Kỳ báo cáo (năm/số tháng)", "en": "Period (reporting year/months)"},
    "effect": {"vi": "Điểm % đóng góp", "en": "Contribution (points)"},
    "whole": {"vi": "Toàn bộ", "en": "The whole"},
    "rest": {"vi": "{} đơn vị khác", "en": "{} other offices"},
    "shown": {"vi": "{0} đơn vị đầu và {1} đơn vị cuối trong {2} đơn vị", "en": "the {0} first and {1} last of {2}"},
    "break": {"vi": "gián đoạn số liệu", "en": "break of series"},
}  # fmt: skip


def rows_of(table: Table, rows: Iterable[int], lang: Lang) -> list[Row]:
    """Give some rows of a table of results with what a chart writes at each."""
    columns = {column.key: column for column in table.columns}

    def double(key: str, row: int) -> float | None:
        value = columns[key].values[row] if key in columns else None
        return None if value is None else float(value)

    def label(key: str, row: int) -> str:
        return columns[key].print(row, lang) if key in columns else ""

    names, met = office_names(table, lang), columns.get("is_met")
    words = {True: SAYS["met"][lang], False: SAYS["missed"][lang], None: SAYS["none"][lang]}
    made = []
    for row in rows:
        gap = double("gap", row)
        made.append(
            {
                "is_total": level(columns, row) == "total",
                "measure": columns["measure"].values[row],
                "period": str(columns["period"].values[row]) if "period" in columns else "",
                "office": names[row],
                "value": double("rate", row),
                "label": label("rate", row),
                "end": f"{names[row]} {label('rate', row)}",
                "target": double("target", row),
                "target_label": label("target", row),
                "over": None if gap is None else -gap,
                "over_label": columns["gap"].over(row, lang) if gap is not None else "",
                "is_met": words[met.values[row] if met else None],
            }
        )
    return made


def office_names(table: Table, lang: Lang) -> list[str]:
    """Name the office of each row; of several of one name, with the office above."""
    columns = {column.key: column for column in table.columns}
    offices, parents = columns["office"], columns.get("parent")
    names = [offices.print(row, lang) for row in range(table.rows)]
    if parents is None:
        return names
    over: dict[str, set[str | None]] = {}
    for name, parent in zip(names, parents.values, strict=True):
        over.setdefault(name, set()).add(parent)
    return [
        f"{name} ({parent})" if parent and len(over[name]) > 1 else name
        for name, parent in zip(names, parents.values, strict=True)
    ]


def ranked(table: Table, key: str, latest: bool = True) -> dict[str, list[int]]:
    """Give the rows of each measure that have a value, of the latest period or of all, the greatest first.

    Those of offices and of the whole: sums in between would stand among their parts.
    """
    columns = {column.key: column for column in table.columns}
    values, measures = columns[key].values, columns["measure"].values
    periods = [str(period) for period in columns["period"].values] if "period" in columns else [""] * table.rows
    last = max(periods, default="")
    found: dict[str, list[int]] = {measure: [] for measure in measures}
    for row in range(table.rows):
        if values[row] is not None and (not latest or periods[row] == last) and level(columns, row) != "parent":
            found[measures[row]].append(row)
    return {measure: sorted(rows, key=lambda row: -values[row]) for measure, rows in found.items() if rows}


def level(columns: dict[str, TableColumn], row: int) -> str:
    """Say whether a row is of an office, of a parent's offices or of the whole."""
    return str(columns["level"].values[row]) if "level" in columns else "office"


def ends(table: Table, rows: list[int], lang: Lang) -> tuple[list[int], str]:
    """Keep the whole, and of many offices the first and the last; say so."""
    columns = {column.key: column for column in table.columns}
    alone = [row for row in rows if level(columns, row) == "office"]
    if len(alone) <= MOST:
        return rows, ""
    half = MOST // 2
    left_out = set(alone[half:-half])
    return [row for row in rows if row not in left_out], SAYS["shown"][lang].format(half, half, len(alone))


def offices(data: list[Row]) -> Any:
    """Put the offices down the side in the order of the rows, with room for long names, the whole in bold."""
    alt = needed("altair", "charts")
    totals = [row["office"] for row in data if row.get("is_total")]
    test = f"indexof({json.dumps(totals)}, datum.value) >= 0"
    weight = {"condition": {"test": test, "value": "bold"}, "value": "normal"}
    # what tells a long name from others may stand at its end
    axis = alt.Axis(labelLimit=520, ticks=False, labelFontWeight=weight)
    return alt.Y("office:N", title=None, sort=[row["office"] for row in data], axis=axis)


def met_colour(data: list[Row], lang: Lang) -> Any:
    """Colour by whether the target is met; the legend says it in words."""
    alt = needed("altair", "charts")
    words = [SAYS[key][lang] for key in ("met", "missed", "none")]
    there = {row["is_met"] for row in data}
    scale = alt.Scale(domain=words, range=[MET, MISSED, NEUTRAL])
    legend = alt.Legend(title=None, orient="bottom", values=[word for word in words if word in there])
    return alt.Color("is_met:N", scale=scale, legend=legend)


def tips(lang: Lang) -> list[Any]:
    """Say what is shown under the pointer."""
    alt = needed("altair", "charts")
    return [alt.Tooltip("office:N", title="Đơn vị" if lang == "vi" else "Office"),
            alt.Tooltip("period:N", title="Kỳ" if lang == "vi" else "Period"),
            alt.Tooltip("label:N", title=SAYS["rate"][lang]),
            alt.Tooltip("target_label:N", title=SAYS["target"][lang]),
            alt.Tooltip("over_label:N", title=SAYS["over_axis"][lang])]  # fmt: skip


def labels(base: Chart, x: Any, text: str, dx: int) -> list[Chart]:
    """Write a label beside each mark, with a rim that keeps it readable where a line passes."""
    align = "left" if dx > 0 else "right"
    rim = base.mark_text(align=align, dx=dx, stroke=GROUND, strokeWidth=4, strokeJoin="round")
    return [part.encode(x=x, text=text) for part in (rim, base.mark_text(align=align, dx=dx))]


def unique(values: Iterable[Any]) -> list[Any]:
    """Give each value once, in the order of its first appearance."""
    return list(dict.fromkeys(values))
