"""Charts of results with Altair, for those who want to change one.

Rates against the target, gaps, what moved the total, progress over the months.

Every number that is written in a chart is the core's own text, so it is rounded as in the tables; only the ends
of bars and lines are doubles.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from typing import TYPE_CHECKING

from thads_metrics._native import Table, chart_kinds
from thads_metrics.charts.marks import FONT, GROUND, INK, LOCALE, Chart
from thads_metrics.charts.months import progress
from thads_metrics.charts.offices import gaps, rates, waterfall
from thads_metrics.optional import needed
from thads_metrics.words import ChartKind, Lang

if TYPE_CHECKING:
    import altair

__all__ = ["KINDS", "of", "suitable"]


def of(table: Table, kind: ChartKind | None = None, lang: Lang = "vi", titled: bool = True) -> altair.TopLevelMixin:
    """Draw a table, with its title or without; None takes the kind that suits it."""
    suits = suitable(table)
    chosen: ChartKind = kind or (suits[0] if suits else "rates")
    draw = KINDS.get(chosen)
    if draw is None:
        raise ValueError(f"{chosen!r} is no kind of chart; expected one of {', '.join(KINDS)}")
    missing = NEEDS[chosen] - {column.key for column in table.columns}
    if missing:
        raise ValueError(f"a {table.name} table has no {', '.join(sorted(missing))}, which a chart of {chosen} needs")
    chart: altair.TopLevelMixin = finish(
        draw(table, lang), table.title(lang) if titled else None, lang, chosen != "progress"
    )
    return chart


def suitable(table: Table) -> list[ChartKind]:
    """Say which kinds of chart a table can be drawn as, the best first."""
    return [kind for kind in KINDS if kind in chart_kinds(table)]


def finish(parts: list[Chart], title: str | None, lang: Lang, across: bool) -> Chart:
    """Put the panels side by side or one below the other, with the manners that all charts share."""
    alt = needed("altair", "charts")
    if not parts:
        raise ValueError("nothing to draw: no office of this table has what the chart shows")
    # each panel side by side has a legend of its own: one may have what another lacks
    side_by_side = alt.hconcat(*parts, spacing=28).resolve_scale(color="independent") if across else None
    chart = side_by_side or alt.vconcat(*parts, spacing=16)
    if title:
        chart = chart.properties(
            title=alt.TitleParams(textwrap.wrap(title, 90), anchor="start", fontSize=15, offset=12)
        )
    return (
        chart.properties(padding={"left": 20, "right": 20, "top": 10, "bottom": 10})
        .configure(font=FONT, background=GROUND, locale={"number": LOCALE[lang]})
        .configure_axis(
            labelColor=INK, titleColor=INK, gridColor=INK, gridOpacity=0.12, domainColor=INK, labelFontSize=11
        )
        .configure_title(color=INK, subtitleColor=INK, fontSize=13)
        .configure_legend(labelColor=INK, titleColor=INK, labelFontSize=11)
        .configure_text(color=INK, fontSize=11)
        .configure_view(stroke=None)
    )


KINDS: dict[ChartKind, Callable[[Table, Lang], list[Chart]]] = {
    "waterfall": waterfall,
    "progress": progress,
    "rates": rates,
    "gaps": gaps,
}
"""The kinds of chart, the best first: what each is called, and what draws it."""
NEEDS: dict[ChartKind, set[str]] = {
    "rates": {"measure", "office", "rate"},
    "gaps": {"measure", "office", "gap"},
    "waterfall": {"measure", "office", "effect"},
    "progress": {"measure", "office", "period", "rate"},
}
