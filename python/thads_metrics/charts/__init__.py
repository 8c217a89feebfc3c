"""Charts of results with Altair: rates against the target, gaps, what moved the total, progress over the months.

Every number that is written in a chart is the core's own text, so it is rounded as in the tables; only the ends
of bars and lines are doubles.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from thads_metrics.charts.marks import FONT, GROUND, INK, LOCALE, Chart
from thads_metrics.charts.months import progress
from thads_metrics.charts.offices import gaps, rates, waterfall
from thads_metrics.optional import need
from thads_metrics.tabular import Table

if TYPE_CHECKING:
    import altair

__all__ = ["KINDS", "LOCALE", "MOST", "of", "svg"]


def of(table: Table, kind: str | None = None, lang: str = "vi", across: bool = True) -> altair.TopLevelMixin:
    """Draw a table, its measures side by side or else one below the other; None takes the kind that suits it."""
    kind = kind or suits(table)
    draw = KINDS.get(kind)
    if draw is None:
        raise ValueError(f"{kind!r} is no kind of chart; expected one of {', '.join(KINDS)}")
    missing = NEEDS[kind] - {column.key for column in table.columns}
    if missing:
        raise ValueError(f"a {table.name} table has no {', '.join(sorted(missing))}, which a chart of {kind} needs")
    chart: altair.TopLevelMixin = finish(draw(table, lang), table, lang, across)
    return chart


def suits(table: Table) -> str:
    """Say which kind of chart a table is best drawn as."""
    keys = {column.key for column in table.columns}
    if NEEDS["waterfall"] <= keys:
        return "waterfall"
    periods = next((set(column.values) for column in table.columns if column.key == "period"), set())
    return "progress" if len(periods) > 1 else "rates"


def svg(chart: altair.TopLevelMixin) -> str:
    """Give a chart as SVG."""
    converter = need("vl_convert", "charts")
    return str(converter.vegalite_to_svg(chart.to_dict()))


def finish(parts: list[Chart], table: Table, lang: str, across: bool) -> Chart:
    """Put the panels together under one title, with the manners that all charts share."""
    alt = need("altair", "charts")
    if not parts:
        raise ValueError("nothing to draw: no office of this table has what the chart shows")
    chart = alt.hconcat(*parts, spacing=28) if across else alt.vconcat(*parts, spacing=16)
    title = alt.TitleParams(table.title(lang), anchor="start", fontSize=15, offset=12)
    return (
        chart.properties(title=title, padding=12)
        .configure(font=FONT, background=GROUND, locale={"number": LOCALE[lang]})
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor=INK, gridOpacity=0.12, domainColor=INK, labelFontSize=11
        )
        .configure_title(color=INK, subtitleColor=INK, fontSize=13)
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=11)
        .configure_text(color=INK, fontSize=11)
        .configure_view(stroke=None)
    )


KINDS: dict[str, Callable[[Table, str], list[Chart]]] = {
    "rates": rates,
    "gaps": gaps,
    "waterfall": waterfall,
    "progress": progress,
}
"""The kinds of chart: what each is called, and what draws it."""
NEEDS = {
    "rates": {"measure", "office", "rate"},
    "gaps": {"measure", "office", "gap"},
    "waterfall": {"measure", "office", "effect"},
    "progress": {"measure", "office", "period", "rate"},
}
