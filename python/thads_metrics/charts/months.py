"""The chart of offices over the months."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from thads_metrics._native import Table, breaks_between, measure_heading
from thads_metrics.charts.marks import (
    INK,
    MET,
    MISSED,
    SAYS,
    TARGET,
    WIDTH,
    Chart,
    Row,
    ends,
    office_names,
    ranked,
    rows_of,
    tips,
    unique,
)
from thads_metrics.optional import needed
from thads_metrics.words import Lang


def progress(table: Table, lang: Lang) -> list[Chart]:
    """Draw each office's rate by months, with the target and the breaks between."""
    names = office_names(table, lang)
    last, every = ranked(table, "rate"), ranked(table, "rate", latest=False)
    parts = []
    for measure, rows in every.items():
        kept, said = ends(table, last.get(measure, []), lang)
        shown = {names[row] for row in kept}
        data = rows_of(table, sorted(row for row in rows if names[row] in shown), lang)
        if data:
            name = measure_heading(measure, lang)
            title = {"text": name, "subtitle": said} if said else name
            periods = unique(sorted(row["period"] for row in data))
            parts.append(progress_panel(data, periods, lang).properties(title=title))
    return parts


def progress_panel(data: list[Row], periods: Sequence[str], lang: Lang) -> Chart:
    """Draw the lines of one measure; of many offices, all pale and the ends of the last month named."""
    alt = needed("altair", "charts")
    names = unique(row["office"] for row in data)
    last = [row for row in data if row["period"] == periods[-1]]
    named = sorted(last, key=lambda row: -row["value"])
    named = named if len(names) <= 6 else spread(named)
    most = max(max(row["value"], row["target"] or 0) for row in data)
    x = alt.X(
        "period:O", title=SAYS["months"][lang], sort=list(periods), axis=alt.Axis(labelAngle=0, labelOverlap=True)
    )
    y = alt.Y("value:Q", title=SAYS["rate"][lang], scale=alt.Scale(domain=[0, max(most * 1.1, 1)], nice=False))
    base = alt.Chart(alt.InlineData(values=data)).encode(x=x, y=y, detail="office:N")
    pale = len(names) > 6
    lines = base.mark_line(point=not pale, strokeWidth=2, opacity=0.35 if pale else 1, color=MET).encode(
        tooltip=tips(lang)
    )
    if not pale:
        colours = ["#0072b2", "#c2510c", "#007a5a", "#8a4f7d", "#5c6370", "#8a6d00"]
        lines = lines.encode(color=alt.Color("office:N", legend=None, scale=alt.Scale(domain=names, range=colours)))
    drawn = [lines]
    if pale:
        whole = base.transform_filter("datum.is_total").mark_line(point={"color": INK}, strokeWidth=3, color=INK)
        drawn.append(whole.encode(tooltip=tips(lang)))
    for row in apart(named, most):
        text = alt.Chart(alt.InlineData(values=[row])).mark_text(align="left", dx=8)
        drawn.append(text.encode(x=x, y=alt.Y("at:Q"), text="end:N"))
    drawn += target_lines(data, x, lang)
    drawn += [break_rule(at, label, x) for at, label in breaks_of(data, periods, lang)]
    return alt.layer(*drawn).properties(width=max(WIDTH, 44 * len(periods)), height=320)


def target_lines(data: list[Row], x: Any, lang: Lang) -> list[Chart]:
    """Draw the targets: one of all months as a line across, those of several years each over its own months.

    Where offices have different ones in the same month there is no line to draw.
    """
    alt = needed("altair", "charts")
    targets = sorted({(row["period"], row["target"], row["target_label"]) for row in data if row["target"] is not None})
    values = unique((value, label) for _, value, label in targets)
    if len(targets) > len({period for period, *_ in targets}) and len(values) > 3:
        return []
    says = {value: f"{SAYS['target'][lang]} {label}" for value, label in values}
    style = {"color": TARGET, "strokeDash": [5, 3], "strokeWidth": 1.5}
    bold = {"align": "left", "baseline": "bottom", "dy": -3, "fontWeight": "bold"}
    if len(targets) > len({period for period, *_ in targets}) or len(values) == 1:
        drawn = []
        for value, words in says.items():
            one = alt.Chart(alt.InlineData(values=[{"target": value, "says": words}]))
            text = one.mark_text(dx=4, **bold).encode(y="target:Q", x=alt.value(0), text="says:N")
            drawn += [one.mark_rule(**style).encode(y="target:Q"), text]
        return drawn
    rows = [{"period": period, "target": value} for period, value, _ in targets]
    first = [
        row for before, row in zip([{"target": None}, *rows], rows, strict=False) if before["target"] != row["target"]
    ]
    named = [{**row, "says": says[row["target"]]} for row in first]
    ticks = alt.Chart(alt.InlineData(values=rows)).mark_tick(color=TARGET, thickness=2, width=36)
    names = alt.Chart(alt.InlineData(values=named)).mark_text(dx=-18, **bold)
    return [ticks.encode(x=x, y="target:Q"), names.encode(x=x, y="target:Q", text="says:N")]


def spread(data: list[Row]) -> list[Row]:
    """Keep the whole, the first and the last."""
    return [row for i, row in enumerate(data) if i in (0, len(data) - 1) or row["is_total"]]


def apart(data: list[Row], most: float) -> list[Row]:
    """Move labels that would lie on each other, from the top downwards."""
    step, at, placed = most * 0.055, float("inf"), []
    for row in data:
        at = min(row["value"], at - step)
        placed.append({**row, "at": at})
    return placed


def breaks_of(data: list[Row], periods: Sequence[str], lang: Lang) -> list[tuple[str, str]]:
    """Give the periods that a series does not go on to from the one before, and why."""
    found = []
    quantity = f"{data[0]['measure']}.rate"
    for before, after in pairwise(periods):
        offices = unique(row["office"] for row in data)
        every = [breaks_between(before, after, quantity, office) for office in (None, *offices)]
        days = {one.on for breaks in every for one in breaks}
        if days:
            found.append((after, f"{SAYS['break'][lang]} {', '.join(written(day, lang) for day in sorted(days))}"))
    return found


def break_rule(at: str, label: str, x: Any) -> Chart:
    """Draw where the series breaks, named along the line."""
    alt = needed("altair", "charts")
    base = alt.Chart(alt.InlineData(values=[{"period": at, "says": label}]))
    line = base.mark_rule(color=MISSED, strokeWidth=1.5, strokeDash=[2, 2], xOffset=-12).encode(x=x)
    text = base.mark_text(angle=270, align="right", baseline="bottom", dx=-4, dy=-14, color=MISSED).encode(
        x=x, y=alt.value(0), text="says:N"
    )
    return line + text


def written(day: date, lang: Lang) -> str:
    """Write a day as the language has it."""
    return f"{day.day}/{day.month}/{day.year}" if lang == "vi" else day.isoformat()
