"""A law: reading what results say of themselves gives back the figures that they were written from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import thads_metrics as tm
from thads_metrics import _native
from thads_metrics.words import Lang

WHOLE = "tỉnh Long An"


def exact(article: tm.Article) -> set[tuple[str, str]]:
    """Give the figures of the whole as printed, without unit, hedge and relation."""
    plain = [figure for figure in article.figures if not (figure["minus"] or figure["share_of"])]
    own = [figure for figure in plain if figure["office"] in ("Long An", WHOLE)]
    return {(figure["quantity"], figure["printed"].partition(" ")[0]) for figure in own}


@st.composite
def one_office(draw: st.DrawFn) -> tm.Flow:
    eligible = draw(st.integers(2, 10**6))
    resolved = draw(st.integers(1, eligible - 1))
    period = f"{draw(st.integers(2017, 2025))}/{draw(st.integers(1, 12)):02}"
    return tm.Flow("Bến Lức", period, "cases", eligible=eligible, resolved=resolved)


def grouped(number: int, lang: Lang) -> str:
    """Write a number with the mark between thousands that the language has."""
    return f"{number:,}".replace(",", "." if lang == "vi" else ",")


def written(flow: tm.Flow, lang: Lang) -> set[tuple[str, str]]:
    """Give what the text of results says of a flow."""
    eligible, resolved = flow.eligible or 0, flow.resolved or 0
    return {
        ("cases.resolved", grouped(resolved, lang)),
        ("cases.eligible", grouped(eligible, lang)),
        ("cases.rate", flow.rate.percent(2).print(lang)),
        ("cases.carried_over_eligible", grouped(eligible - resolved, lang)),
    }


@given(flow=one_office())
@settings(max_examples=60, deadline=None)
def test_of_one_office_in_vietnamese(flow: tm.Flow) -> None:
    text = _native.Results([flow], targets=tm.Targets([]), whole=WHOLE).text("vi")
    article = tm.read_article(text)
    assert exact(article) == written(flow, "vi"), text
    assert article.audit().conflicts == ()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_with_targets_and_of_several_offices(lang: Lang) -> None:
    flows = [
        tm.Flow("Bến Lức", "2022/06", "cases", eligible=4000, resolved=2400),
        tm.Flow("Đức Hòa", "2022/06", "cases", eligible=6983, resolved=3174),
    ]
    text = _native.Results(flows, targets=tm.Target("81,5%", "2022/12"), whole=WHOLE).text(lang)
    article = tm.read_article(text)
    whole = tm.Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574)
    target = ("cases.target", "81,5%" if lang == "vi" else "81.5%")
    assert exact(article) - {target} == written(whole, lang), text
    assert article.audit().conflicts == ()
