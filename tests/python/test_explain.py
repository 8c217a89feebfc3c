"""From what figures of results follow."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from pathlib import Path

import pytest

import thads_metrics as tm

SAMPLE = Path(__file__).parents[2] / "examples" / "long-an-2022-06.xlsx"
FIGURES = ["rate", "target", "gap", "still_to_resolve", "pace", "rank"]


@pytest.fixture(scope="module")
def results() -> tm.Results:
    return tm.read_sheet(SAMPLE).results(whole="tỉnh Long An")


def equations(text: str) -> list[tuple[str, str]]:
    """Give both sides of every plain equation of numbers, as Python writes them."""
    plain = (
        re.sub(r"(?<=\d)\.(?=\d{3})", "", text).replace(",", ".").replace("−", "-").replace("×", "*").replace("÷", "/")
    )
    number = r"\d+(?:\.\d+)?(?:/\d+)?"
    found = re.findall(rf"((?:{number}%? [-+*/] )+{number}) = ({number})(%?)", plain)
    return [(left.replace("%", "/100"), right + ("/100" if percent else "")) for left, right, percent in found]


def value(text: str) -> Fraction:
    """Work out an expression of numbers exactly."""
    worked: Fraction = eval(
        re.sub(r"\d+(\.\d+)?", lambda number: f'Fraction("{number[0]}")', text), {"Fraction": Fraction}
    )
    return worked


@pytest.mark.parametrize("figure", FIGURES)
def test_every_equation_is_true(figure: str, results: tm.Results) -> None:
    count = 0
    for row in results:
        text = "\n".join(step[0] for step in results.explain(row.office, figure, measure=row.measure).steps)
        for left, right in equations(text):
            count += 1
            if "/" in left and "*" not in left and right.endswith("/100"):  # a rate, as it is printed
                assert abs(value(left) - value(right)) <= Fraction(1, 20000), text
            else:
                assert value(left) == value(right), text
    assert count > 0 or figure in ("target",)


def test_the_steps_end_at_the_figure(results: tm.Results) -> None:
    for row in results:
        if row.gap is None or row.rate is None or row.gap.met:
            continue
        still = row.gap.still_to_resolve()
        steps = results.explain(row.office, "pace", measure=row.measure).steps
        assert row.gap.points.print(2).lstrip("-") in steps[-3][0]
        if row.measure == "cases":
            number = int(str(still).split()[0].replace(".", ""))
            needed = f"= {number:,} việc".replace(",", ".")
            assert needed in steps[-2][0]
            assert f"{math.ceil(number / 6):,} việc mỗi tháng".replace(",", ".") in steps[-1][0]


def test_rules_are_cited_with_their_evidence(results: tm.Results) -> None:
    rate, end = tm.Identity("rate"), tm.Period("2022/06").last_day
    explained = results.explain("Bến Lức", "gap", measure="cases")
    rules = [(evidence, citation) for _, _, evidence, citation in explained.steps if evidence]
    assert rules[0] == (rate.evidence("cases", end), rate.citation("cases", end))
    national = next(
        one for one in tm.national_targets() if (one.year, one.measure) == (tm.ReportingYear(2022), "cases")
    )
    assert rules[1] == (national.evidence, national.citation)
    assert national.citation in explained.text("vi")
    assert str(explained) == explained.text("vi")


def test_a_rank_names_who_is_higher(results: tm.Results) -> None:
    rows = [row for row in results if row.level == "office" and row.measure == "cases" and row.rank is not None]
    third = next(row for row in rows if row.rank == 3)
    text = results.explain(third.office, "rank", measure="cases").text()
    for row in rows:
        assert (row.office + " (" in text) == (row.rank is not None and row.rank < 3)


def test_another_figure_is_refused(results: tm.Results) -> None:
    with pytest.raises(tm.ResultsError) as error:
        results.explain("Bến Lức", "color", measure="cases")
    assert error.value.code == "results.asked"
