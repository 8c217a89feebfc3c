"""Charts of offices side by side: rates, gaps, what moved the total."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from thads_metrics._native import Table, TableColumn, measure_heading
from thads_metrics.charts.marks import (
    MET,
    MISSED,
    NEUTRAL,
    SAYS,
    STEP,
    TARGET,
    WIDTH,
    Chart,
    Row,
    ends,
    labels,
    met_colour,
    office_names,
    offices,
    ranked,
    rows_of,
    tips,
    unique,
)
from thads_metrics.optional import needed
from thads_metrics.words import Lang


def rates(table: Table, lang: Lang) -> list[Chart]:
    """Draw the rates of each measure, greatest first, against the target."""
    return panels(table, lang, ranked(table, "rate"), rate_panel)


def gaps(table: Table, lang: Lang) -> list[Chart]:
    """Draw how far each office is from its target, in points: a ladder."""
    rungs = {measure: rows[::-1] for measure, rows in ranked(table, "gap").items()}
    return panels(table, lang, rungs, gap_panel)


def panels(
    table: Table, lang: Lang, rows: dict[str, list[int]], draw: Callable[[list[Row], Lang], Chart]
) -> list[Chart]:
    """Draw one panel for each measure."""
    parts = []
    for measure, of_measure in rows.items():
        kept, said = ends(table, of_measure, lang)
        name = measure_heading(measure, lang) + of_period(table, kept, lang)
        title = {"text": name, "subtitle": said} if said else name
        parts.append(draw(rows_of(table, kept, lang), lang).properties(title=title))
    return parts


def of_period(table: Table, rows: list[int], lang: Lang) -> str:
    """Name the period of what is drawn, where the table has several."""
    column = next((column for column in table.columns if column.key == "period"), None)
    if column is None or len(set(column.values)) < 2 or not rows:
        return ""
    return f" – {column.print(rows[-1], lang)}"


def rate_panel(data: list[Row], lang: Lang) -> Chart:
    """Draw bars with a label each and a tick where the target is."""
    alt = needed("altair", "charts")
    most = max(max(row["value"], row["target"] or 0) for row in data)
    base = alt.Chart(alt.InlineData(values=data)).encode(y=offices(data))
    x = alt.X("value:Q", title=SAYS["rate"][lang], scale=alt.Scale(domain=[0, max(most * 1.2, 1)], nice=False))
    drawn = [base.mark_bar(height={"band": 0.72}).encode(x=x, color=met_colour(data, lang), tooltip=tips(lang))]
    targets = {(row["target"], row["target_label"]) for row in data if row["target"] is not None}
    if len(targets) == 1:
        value, label = next(iter(targets))
        drawn.append(target_rule(value, f"{SAYS['target'][lang]} {label}"))
    elif targets:
        drawn.append(base.mark_tick(color=TARGET, thickness=2, height=STEP * 0.9).encode(x="target:Q"))
    drawn += labels(base, "value:Q", "label:N", 4)
    return alt.layer(*drawn).properties(width=WIDTH, height=alt.Step(STEP))


def target_rule(value: float, label: str) -> Chart:
    """Draw the line of a target that all share, named above the bars."""
    alt = needed("altair", "charts")
    base = alt.Chart(alt.InlineData(values=[{"target": value, "says": label}]))
    line = base.mark_rule(color=TARGET, strokeDash=[5, 3], strokeWidth=1.5).encode(x="target:Q")
    text = base.mark_text(align="center", baseline="bottom", dy=-4, fontWeight="bold").encode(
        x="target:Q", y=alt.value(0), text="says:N"
    )
    return line + text


def gap_panel(data: list[Row], lang: Lang) -> Chart:
    """Draw rungs from the target to each office's rate."""
    alt = needed("altair", "charts")
    low = min(0.0, *(row["over"] for row in data)) if data else 0.0
    high = max(0.0, *(row["over"] for row in data)) if data else 0.0
    room = max(high - low, 1) * 0.22
    domain = [low - (1.3 * room if low < 0 else 0), high + (room if high > 0 else 0)]
    base = alt.Chart(alt.InlineData(values=data)).encode(y=offices(data))
    x = alt.X("over:Q", title=SAYS["over_axis"][lang], scale=alt.Scale(domain=domain, nice=False))
    rungs = base.mark_rule(strokeWidth=3).encode(x=x, x2=alt.datum(0), color=met_colour(data, lang), tooltip=tips(lang))
    ends_ = base.mark_point(filled=True, size=70, opacity=1).encode(x=x, color=met_colour(data, lang))
    left = labels(base.transform_filter("datum.over < 0"), x, "over_label:N", -8)
    right = labels(base.transform_filter("datum.over >= 0"), x, "over_label:N", 8)
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=TARGET, strokeWidth=1.5).encode(x="zero:Q")
    return alt.layer(*left, *right, zero, rungs, ends_).properties(width=WIDTH, height=alt.Step(STEP))


def waterfall(table: Table, lang: Lang) -> list[Chart]:
    """Draw how each office moved the total rate, and the sum of it."""
    columns = {column.key: column for column in table.columns}
    effects, names = columns["effect"].values, office_names(table, lang)
    levels = columns["level"].values if "level" in columns else ["office"] * table.rows
    parts = []
    for measure in unique(columns["measure"].values):
        rows = [row for row in range(table.rows) if columns["measure"].values[row] == measure]
        steps = [(names[row], effects[row]) for row in rows if levels[row] == "office" and effects[row] is not None]
        if steps:
            whole = next((names[row] for row in rows if levels[row] == "total"), SAYS["whole"][lang])
            said = " → ".join(columns[key].print(row, lang) for key in ("rate_before", "rate_after") if key in columns
                              for row in rows if levels[row] == "total")  # fmt: skip
            name = measure_heading(measure, lang)
            title = {"text": name, "subtitle": f"{whole}: {said}"} if said else name
            parts.append(waterfall_panel(largest(steps, whole, columns["effect"], lang), lang).properties(title=title))
    return parts


def largest(steps: list[tuple[str, Decimal]], whole: str, column: TableColumn, lang: Lang, most: int = 20) -> list[Row]:
    """Keep the steps that matter most, the others as one, and end with the whole."""
    by_size = sorted(steps, key=lambda step: -abs(step[1]))
    kept, rest = (by_size, []) if len(by_size) <= most else (by_size[: most - 1], by_size[most - 1 :])
    kept = sorted(kept, key=lambda step: -step[1])
    if rest:
        kept.append((SAYS["rest"][lang].format(len(rest)), sum((effect for _, effect in rest), Decimal(0))))
    drawn, at = [], Decimal(0)
    for office, effect in kept:
        drawn.append(step_row(office, at, at + effect, column, lang))
        at += effect
    return [*drawn, {**step_row(whole, Decimal(0), at, column, lang), "is_total": True}]


def step_row(office: str, start: Decimal, end: Decimal, column: TableColumn, lang: Lang) -> Row:
    """Give a step with its label, which is exact; only the ends of the bar are doubles."""
    effect = end - start
    return {"office": office, "from": float(start), "to": float(end), "effect": float(effect),
            "label": column.signed(effect, lang), "is_total": False}  # fmt: skip


def waterfall_panel(steps: list[Row], lang: Lang) -> Chart:
    """Draw each step from where the one before ended."""
    alt = needed("altair", "charts")
    low, high = (f(0.0, *(step["to"] for step in steps)) for f in (min, max))
    room = max(high - low, 0.01) * 0.22
    x = alt.X("from:Q", title=SAYS["effect"][lang], scale=alt.Scale(domain=[low - room, high + room], nice=False))
    base = alt.Chart(alt.InlineData(values=steps)).encode(y=offices(steps))
    colour = alt.when("datum.is_total").then(alt.value(NEUTRAL)).when("datum.effect < 0").then(alt.value(MISSED))
    bars = base.mark_bar(height={"band": 0.72}).encode(x=x, x2="to:Q", color=colour.otherwise(alt.value(MET)))
    right = labels(base.transform_filter("datum.effect >= 0"), "to:Q", "label:N", 4)
    left = labels(base.transform_filter("datum.effect < 0"), "to:Q", "label:N", -4)
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=TARGET).encode(x="zero:Q")
    return alt.layer(bars, zero, *left, *right).properties(width=WIDTH, height=alt.Step(STEP))
