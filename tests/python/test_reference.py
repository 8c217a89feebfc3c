"""The reference vectors, through the Python classes. Their formats: tests/reference/README.md."""

from __future__ import annotations

import csv
import tomllib
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import thads_metrics as tm

REFERENCE = Path(__file__).parents[1] / "reference"
FLOWS: list[dict[str, Any]] = tomllib.loads((REFERENCE / "flows.toml").read_text("utf-8"))["flow"]


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    assert read
    return read


def each(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("row", rows(name), ids=lambda row: " ".join(list(row.values())[:3]))


def values(resolved: str, eligible: str) -> list[tuple[tm.Count, tm.Count] | tuple[tm.Amount, tm.Amount]]:
    """The numbers as đồng and, where they are small enough, as cases."""
    both: list[Any] = [(tm.Amount(resolved), tm.Amount(eligible))]
    if max(int(resolved), int(eligible)) < 2**64:
        both.append((tm.Count(resolved), tm.Count(eligible)))
    return both


@each("rates.csv")
def test_rates(row: dict[str, str]) -> None:
    for pair in values(row["resolved"], row["eligible"]):
        assert str(tm.Rate(*pair).percent(int(row["places"]))) == row["printed"]


@each("rates-undefined.csv")
def test_rates_undefined(row: dict[str, str]) -> None:
    for pair in values(row["resolved"], row["eligible"]):
        with pytest.raises(tm.Undefined) as error:
            tm.Rate(*pair)
        assert error.value.code == f"undefined.{row['undefined']}"


@each("points.csv")
def test_points(row: dict[str, str]) -> None:
    assert tm.Percent(row["percent"]) - tm.Percent(row["less"]) == tm.Points(row["points"])


@each("gaps.csv")
def test_gaps(row: dict[str, str]) -> None:
    target = tm.Target(row["target"], "2022/12", strict=row["strict"] == "yes")
    for resolved, eligible in values(row["resolved"], row["eligible"]):
        gap = target.gap(tm.Rate(resolved, eligible))
        assert gap == tm.Gap(target, tm.Rate(resolved, eligible))
        assert gap.points.decimal(2) == Decimal(row["points"].replace(",", "."))
        assert gap.still_to_resolve() == type(resolved)(row["still_to_resolve"])
        assert gap.met == target.is_met_by(gap.rate) == (row["met"] == "yes")


@each("milestones.csv")
def test_milestones(row: dict[str, str]) -> None:
    months = int(row["months"])
    milestone = tm.Target(row["target"], "2022/12").pro_rata(months)
    assert milestone == tm.Target(row["milestone"], tm.Period(f"2022/{months:02}"))
    assert milestone.value == tm.Percent(row["milestone"])
    assert milestone.fraction == Fraction(row["milestone"].replace(",", ".")) / 100


@each("achieved.csv")
def test_achieved(row: dict[str, str]) -> None:
    target = tm.Target.over(row["target"], "2024/12")
    achieved = target.achieved(row["percent"], places=int(row["places"]))
    assert str(achieved) == row["achieved"]
    assert achieved == target.achieved(tm.Percent(row["percent"]), int(row["places"]))


@each("periods.csv")
def test_periods(row: dict[str, str]) -> None:
    period = tm.Period(row["period"])
    assert period.first_day == date.fromisoformat(row["first_day"])
    assert period.last_day == date.fromisoformat(row["last_day"])
    assert period.months_left == int(row["months_left"])
    before = row["same_period_last_year"]
    assert period.same_period_last_year == (tm.Period(before) if before else None)
    assert (period.label("vi"), period.label("en")) == (row["label_vi"], row["label_en"])


@each("quarters.csv")
def test_quarters(row: dict[str, str]) -> None:
    quarter = tm.Quarter(row["quarter"])
    assert quarter.first_day == date.fromisoformat(row["first_day"])
    assert quarter.last_day == date.fromisoformat(row["last_day"])
    assert quarter.through == tm.Period(row["through"])
    assert quarter.before == (tm.Period(row["before"]) if row["before"] else None)
    assert (quarter.label("vi"), quarter.label("en")) == (row["label_vi"], row["label_en"])


@each("periods-refused.csv")
def test_periods_refused(row: dict[str, str]) -> None:
    with pytest.raises(tm.PeriodError):
        {"period": tm.Period, "quarter": tm.Quarter}[row["of"]](row["text"])


@pytest.mark.parametrize("vector", FLOWS, ids=lambda vector: f"{vector['office']} {vector['period']}")
def test_flows(vector: dict[str, Any]) -> None:
    known, follows = vector["known"], vector["follows"]
    head = (vector["office"], vector["period"], vector["measure"])
    if "rates" not in vector:
        # A flow has a rate to give, or says what keeps it from one; an audit needs no eligible.
        with pytest.raises(tm.FlowError) as error:
            tm.Flow(*head, **known)
        assert error.value.code == "flow.undetermined"
        return
    flow = tm.Flow(*head, **known)
    for item, number in {**known, **follows}.items():
        assert getattr(flow, item) == number, item
    assert str(flow.rate) == vector["rates"]["rate"]
    assert str(flow.eligible_share()) == vector["rates"]["eligible_share"]
    if deducted := vector.get("deducted"):
        assert flow.accepted is not None
        assert flow.to_enforce is not None
        assert flow.accepted - flow.to_enforce == deducted
        # The deductions are one sum; before TT 06/2019 no rule deducts what was revoked.
        revoked = 0 if flow.period.last_day < date(2020, 1, 5) else None
        assert (flow.entrusted, flow.taken_up, flow.revoked) == (None, None, revoked)
    printed = {item: getattr(flow, item) for item in vector.get("printed_too", [])}
    everything: Any = flow.items()
    assert tm.Flow(*head, **{**known, **printed}) == flow == tm.Flow(*head, **everything)
    for item, number in printed.items():
        with pytest.raises(tm.FlowError):
            tm.Flow(*head, **{**known, **printed, item: number + 1})
