"""Targets, offices, regimes, identities, flows and cases: each one's own rules."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thads_metrics as tm

# Targets and gaps


def test_a_target_and_its_gap() -> None:
    target = tm.Target.at_least("81,5%", "2022/12", measure="cases")
    assert (target.value, target.due, target.strict, target.measure) == (
        tm.Percent("81,5%"),
        tm.Period("2022/12"),
        False,
        "cases",
    )
    assert target.fraction == Fraction(163, 200)
    gap = target.gap(tm.Rate(5574, 10983))
    assert (gap.target, gap.rate) == (target, tm.Rate(5574, 10983))
    assert str(gap.points) == "30,75 điểm %"
    assert gap.still_to_resolve() == tm.Count(3378)
    assert gap.still_to_resolve(more=100) == gap.still_to_resolve(tm.Count(100)) == tm.Count(3459)
    assert gap.pace("2022/06") == gap.pace(tm.Period("2022/06")) == tm.Count(563)
    assert gap.pace("2022/12") is None
    assert str(gap.achieved()) == "62,27%"
    assert not gap.met
    assert (gap.print(), gap.print(1, "en")) == ("còn 30,75 điểm %", "short by 30.7 percentage points")
    assert target.print("en") == "at least 81.5% cases (year 2022)"


def test_strictly_over_is_not_met_at_the_value() -> None:
    over = tm.Target.over(Decimal("70"), "2017/12")
    assert over == tm.Target(70, "2017/12", strict=True)
    assert not over.is_met_by("70%")
    assert over.is_met_by(tm.Percent("70,01%"))
    assert not over.is_met_by(tm.Rate(7, 10))
    assert tm.Target(70, "2017/12").is_met_by(tm.Rate(7, 10))
    assert str(over.gap(tm.Rate(7, 10))) == "chưa vượt"


def test_money_is_in_dong() -> None:
    gap = tm.Target("40%", "2022/12", measure="money").gap(tm.Rate(tm.Amount(1), tm.Amount(10**30)))
    assert gap.still_to_resolve() == tm.Amount(4 * 10**29 - 1)
    assert gap.still_to_resolve(tm.Amount(10**30)) == tm.Amount(8 * 10**29 - 1)


def test_a_milestone_without_an_end_is_exact() -> None:
    month = tm.Target("81,5%", "2022/12").pro_rata(1)
    assert (month.value, month.fraction) == (tm.Percent("6,79%"), Fraction(163, 2400))
    assert tm.Target("163/24", "2022/01") == month
    assert tm.Target(0, "2022/12").achieved("50%") is None
    assert str(tm.Target("80%", "2022/12").achieved(tm.Rate(1, 2))) == "62,50%"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: tm.Target("nhiều", "2022/12"), "target.level"),
        (lambda: tm.Target("1/0", "2022/12"), "target.level"),
        (lambda: tm.Target("80%", "2022/12", measure="money").gap(tm.Rate(1, 2)), "target.different_units"),
        (lambda: tm.Target("80%", "2022/12", measure="money").is_met_by(tm.Rate(1, 2)), "target.different_units"),
        (lambda: tm.Target("80%", "2022/12", measure="money").achieved(tm.Rate(1, 2)), "target.different_units"),
        (
            lambda: tm.Target("80%", "2022/12").gap(tm.Rate(1, 2)).still_to_resolve(tm.Amount(1)),
            "target.different_units",
        ),
        (lambda: tm.Target("101%", "2022/12").gap(tm.Rate(1, 2)).still_to_resolve(), "target.unreachable"),
        (lambda: tm.Target("100%", "2022/12", True).gap(tm.Rate(1, 2)).pace("2022/06"), "target.unreachable"),
        (lambda: tm.Target("80%", "2022/12").gap(tm.Rate(1, 2)).still_to_resolve(2**64 - 1), "target.too_large"),
        (lambda: tm.Target("80%", "2022/06").pro_rata(7), "target.after_due"),
        (lambda: tm.Target("80%", "2022/06").pro_rata(0), "target.after_due"),
        (lambda: tm.Target("80%", "2022/06").pro_rata(-(10**30)), "target.after_due"),
    ],
)
def test_what_is_no_target(make: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.TargetError) as error:
        make()
    assert error.value.code == code


@given(st.integers(0, 10**6), st.integers(0, 6), st.integers(1, 12))
def test_a_target_reads_back(mantissa: int, places: int, months: int) -> None:
    target = tm.Target(tm.Percent(Decimal(mantissa).scaleb(-places)), "2022/12").pro_rata(months)
    again = eval(repr(target), {"Target": tm.Target})
    assert (again, str(again), again.value.places) == (target, str(target), target.value.places)
    assert target.fraction == Fraction(mantissa * months, 1200 * 10**places)


@given(st.integers(-(10**12), 10**12), st.integers(0, 8))
def test_a_percentage_reads_back_from_its_text(mantissa: int, places: int) -> None:
    percent = tm.Percent(Decimal(mantissa).scaleb(-places))
    again = tm.Percent(str(percent))
    assert (again, again.places) == (percent, places)


# Offices


def test_offices_before_and_after_the_mergers() -> None:
    offices = tm.Offices.vietnam()
    assert offices == tm.Offices()
    levels = [office.level for office in offices.at("2025-06-30")]
    assert (levels.count("nation"), levels.count("province")) == (1, 63)
    assert len(offices) == len(offices.at()) == len(offices.at(date(2025, 7, 1))) == 36
    long_an = offices.find("Cục THADS tỉnh Long An", on="2025-06-30")
    assert (long_an.code, long_an.name, long_an.level, long_an.parent) == ("80", "Long An", "province", "VN")
    assert offices.by_code("80") == offices.successor("long an") == offices.find("tây ninh")
    assert [office.name for office in offices.predecessors("Tây Ninh")] == ["Tây Ninh", "Long An"]
    assert offices.is_merged("Tây Ninh")
    assert offices.by_code("80", date(2025, 6, 30)) == long_an
    assert len(offices.children("VN")) == 35, "34 provinces and the army's"
    assert offices.by_code("xx") is None
    assert offices.successor("Bến Lức") is None


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: tm.Offices.vietnam().find("Long An"), "office.succeeded"),
        (lambda: tm.Offices.vietnam().find("Atlantis"), "office.not_found"),
        (lambda: tm.Office(" ", "Bến Lức", "district", "80"), "office.blank"),
        (lambda: tm.Office("LA-01", "Bến Lức", "huyện", "80"), "office.level"),
        (lambda: tm.Office("LA-01", "Bến Lức", "district"), "office.parent"),
        (lambda: tm.Offices([tm.Office("80", "Bến Lức", "province", "VN")]), "office.duplicate"),
        (lambda: tm.Offices.vietnam().with_office(tm.Office("1", "Bến Lức", "district", "xx")), "office.parent"),
    ],
)
def test_what_is_no_office(make: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.OfficeError) as error:
        make()
    assert error.value.code == code


def test_offices_of_ones_own() -> None:
    district = tm.Office("LA-01", "Chi cục THADS huyện Bến Lức", "district", "80")
    region = tm.Office("TN-09", "Phòng THADS khu vực 9", "region", "80")
    offices = tm.Offices.vietnam().with_office(district, last_day="2025-06-30").with_office(region, date(2025, 7, 1))
    assert offices == tm.Offices([(district, None, "2025-06-30"), (region, date(2025, 7, 1), None)])
    assert tm.Offices([district]) == tm.Offices.vietnam().with_office(district)
    assert len(tm.Offices.vietnam()) == 36, "the table itself never changes"
    assert offices.children("80", "2025-06-30") == (district,)
    assert offices.children("80") == (region,)
    assert offices.find("huyện Bến Lức", "2022-03-31") == district


def test_one_key_however_a_name_is_written() -> None:
    keys = {
        tm.office_key(unicodedata.normalize(form, name))
        for form in ("NFC", "NFD")
        for name in ("Cục Thi hành án dân sự tỉnh Long An", "LONG AN", "Tỉnh  Long  An", "long an")
    }
    assert keys == {"Long An"}
    assert tm.office_key("80", on="2024-09-30") == "Long An"
    assert tm.office_key("80", on=date(2025, 7, 1)) == "Tây Ninh"
    assert tm.office_key("Chi cục THADS TP Bảo Lộc") == tm.office_key("Bảo Lộc")
    assert tm.levels()[0] == "nation"


# Regimes, breaks and identities


def test_exactly_one_regime_each_day() -> None:
    regimes = tm.regimes()
    day, seen = date(2006, 1, 1), [tm.Regime("R2006")]
    while day <= date(2027, 12, 31):
        regime = tm.Regime.on(day)
        governing = [r for r in regimes if r.in_force <= day and (r.superseded is None or day < r.superseded)]
        assert governing == [regime]
        if regime != seen[-1]:
            seen.append(regime)
        day += timedelta(days=1)
    assert seen == regimes
    with pytest.raises(tm.RegimeError) as error:
        tm.Regime.on("2005-12-31")
    assert error.value.fields == {"got": "2005-12-31", "first": "2006-01-01"}
    with pytest.raises(tm.RegimeError, match="R2020"):
        tm.Regime("R2020")


def test_a_regime_says_how_it_is_known() -> None:
    regime = tm.Regime("R2024")
    assert (regime.id, regime.instrument, str(regime)) == ("R2024", "TT 05/2024/TT-BTP", "TT 05/2024/TT-BTP")
    assert (regime.signed, regime.in_force, regime.superseded) == (
        date(2024, 6, 10),
        date(2024, 7, 26),
        date(2026, 7, 1),
    )
    assert (regime.precision, regime.evidence) == ("day", "text")
    for regime in tm.regimes():
        assert regime.citation
        assert regime.precision in {"day", "about", "year"}
        for status in tm.statuses():
            rule = regime.column(status)
            assert rule == tm.Rule(regime, status) == tm.Rule(regime.id, status)
            assert (rule.regime, rule.status) == (regime, status)
            assert rule.citation
            assert rule.evidence in {"text", "secondary", "derived", "recall"}
            assert (rule.column is None) == (rule.place in {"separate_register", "not_established"})


def test_columns() -> None:
    rule = tm.Regime("R2019").column("suspended")
    assert (rule.place, rule.column, rule.evidence) == ("deferred", "deferred", "derived")
    assert (str(rule), rule.print("en")) == (
        "hoãn, tạm đình chỉ ngoài hai loại trên (suy ra)",
        "deferred, outside both classes (derived)",
    )
    assert str(tm.Rule("R2024", "paused")) == "chưa xác định được"
    with pytest.raises(tm.CaseError):
        tm.Regime("R2019").column("lost")


def test_breaks() -> None:
    def ids(a: str, b: str, quantity: str, office: str | None = None) -> list[str]:
        found = tm.breaks_between(a, tm.Period(b), quantity, office)
        assert found == tm.breaks_between(b, a, quantity, office), "a comparison has no direction"
        return [found.id for found in found]

    assert ids("2022/06", "2022/12", "cases.rate") == []
    assert ids("2019/12", "2021/12", "cases.rate") == ["third_class"]
    assert ids("2019/12", "2021/12", "cases.accepted") == []
    assert ids("2025/12", "2026/12", "cases.newly_accepted") == ["one_decision_per_debtor"]
    assert ids("2025/12", "2026/12", "money.newly_accepted") == []
    assert ids("2024/12", "2025/12", "cases.rate", "THADS tỉnh Tây Ninh") == ["mergers_2025"]
    assert ids("2024/12", "2025/12", "cases.rate", "Cao Bằng") == []
    for found in tm.breaks():
        assert tm.Break(found.id) == found
        assert str(found) == found.reason() == found.reason("vi") != found.reason("en")
        assert found.citation
        assert found.scope in {"everywhere", "merged_offices", "sources"}
        assert set(found.measures) <= set(tm.measures())
        assert {"rate", "eligible_share"} & set(found.items)
    third = tm.Break("third_class")
    assert (third.on, third.is_exact, third.mixes, third.evidence) == (date(2020, 10, 1), False, False, "derived")
    with pytest.raises(tm.UnknownName):
        tm.Break("fourth_class")
    with pytest.raises(tm.UnknownName):
        tm.breaks_between("2022/06", "2022/12", "admin.eligible")


def test_identities() -> None:
    classified = tm.Identity("classified")
    assert classified in tm.identities()
    assert len(tm.identities()) == 13
    assert classified.formula("cases", date(2019, 3, 31)) == "to_enforce = eligible + ineligible"
    assert classified.formula("cases", "2025-06-30") == "to_enforce = eligible + ineligible + deferred"
    assert classified.formula("cases", "2019-03-31", "vi") == (
        "tổng số phải thi hành = có điều kiện thi hành + chưa có điều kiện thi hành"
    )
    assert classified.terms("cases", "2019-03-31") == ((1, "to_enforce"), (-1, "eligible"), (-1, "ineligible"))
    assert (classified.evidence("money", "2025-06-30"), classified.id) == ("derived", "classified")
    assert "ChiDaoDieuHanh 3689" in (classified.citation("cases", "2019-03-31") or "")
    assert classified.formula("admin", "2025-06-30") is None
    assert tm.Identity("rate").terms("cases", "2025-06-30") is None
    with pytest.raises(tm.UnknownName):
        tm.Identity("balance")


# Flows


def test_a_flow_derives_its_totals() -> None:
    flow = tm.Flow(
        "Hồ Chí Minh",
        "2019/06",
        "cases",
        accepted=79177,
        entrusted=Decimal("580"),
        taken_up="4",
        to_enforce=tm.Count(78593),
        ineligible=23912,
        resolved=26515,
        carried_in=None,
    )
    assert (flow.office, flow.period, flow.measure, flow.group) == ("Hồ Chí Minh", tm.Period("2019/06"), "cases", None)
    assert (flow.eligible, flow.revoked, flow.deferred) == (54681, 0, 0)
    assert (flow.carried_in, flow.newly_accepted, flow.completed) == (None, None, None)
    assert flow.rate == tm.Rate(26515, 54681)
    assert str(flow.eligible_share(1)) == "69,6%"
    assert str(flow) == "Hồ Chí Minh, 6 tháng đầu năm 2019, về việc: 26.515/54.681 = 48,49%"
    items = flow.items()
    assert list(items) == [item for item in tm.items("cases") if item in items], "in the order of the glossary"
    assert tm.Flow("Hồ Chí Minh", "2019/06", "cases", None, **items) == flow


@pytest.mark.parametrize("measure", tm.measures())
def test_every_item_is_an_attribute(measure: str) -> None:
    eligible = None if measure == "admin" else 3
    flow = tm.Flow("x", "2022/12", measure, to_enforce=5, resolved=2, eligible=eligible)
    for item in sorted(
        {item for name in tm.measures() for item in tm.items(name)} - {"rate", "eligible_share", "target"}
    ):
        assert getattr(flow, item) == flow.items().get(item, getattr(flow, item)), item
        assert getattr(flow, item) is None or type(getattr(flow, item)) is int
        assert item in tm.items(measure) or getattr(flow, item) is None


def test_a_sum_of_flows_is_a_flow() -> None:
    a = tm.Flow("A", "2022/12", "money", resolved=tm.Amount(1), eligible=10, to_enforce=20, group="credit")
    b = tm.Flow("B", "2022/12", "money", resolved=10**24, eligible=10**24, group="credit")
    both = a.add(b, "A và B")
    assert (both.office, both.resolved, both.eligible, both.to_enforce) == ("A và B", 10**24 + 1, 10**24 + 10, None)
    assert both.rate == tm.Rate(tm.Amount(10**24 + 1), tm.Amount(10**24 + 10))
    with pytest.raises(TypeError):
        a + b  # type: ignore[operator]


NOTHING = tm.Flow("x", "2022/12", "cases", eligible=0, resolved=0)


@pytest.mark.parametrize(
    ("make", "error", "code"),
    [
        (lambda: NOTHING.rate, tm.Undefined, "undefined.nothing_eligible"),
        (lambda: tm.Flow("x", "2022/12", "cases", eligible=1), tm.FlowError, "flow.undetermined"),
        (lambda: tm.Flow("x", "2022/12", "cases", eligible=1, resolved=2), tm.FlowError, "flow.negative"),
        (
            lambda: tm.Flow("x", "2022/12", "cases", eligible=3, resolved=2, carried_over_eligible=2),
            tm.FlowError,
            "flow.contradiction",
        ),
        (
            lambda: tm.Flow("x", "2022/12", "cases", eligible=3, resolved=2, reduced=1),
            tm.FlowError,
            "flow.no_such_item",
        ),
        (lambda: tm.Flow("x", "2022/12", "cases", eligible=2**64, resolved=2), tm.AmountError, "amount.too_large"),
        (lambda: tm.Flow("x", "2022/12", "cases", eligible=tm.Amount(1)), tm.AmountError, "amount.different_units"),
        (lambda: tm.Flow("x", "2022/12", "cases", eligible="1.5"), tm.AmountError, "amount.not_whole"),
        (lambda: tm.Flow("x", "2022/12", "cases", elligible=1), tm.UnknownName, "name.item"),
        (lambda: tm.Flow("x", "2022/12", "tiền", eligible=1), tm.UnknownName, "name.measure"),
        (lambda: tm.Flow("x", "2022/13", "cases", eligible=1), tm.PeriodError, "period.month"),
        (
            lambda: NOTHING.add(tm.Flow("x", "2022/11", "cases", eligible=0, resolved=0), "y"),
            tm.FlowError,
            "flow.different",
        ),
    ],
)
def test_what_is_no_flow(make: Callable[[], object], error: type[tm.ThadsError], code: str) -> None:
    with pytest.raises(error) as caught:
        make()
    assert caught.value.code == code


def test_a_contradiction_says_by_how_much() -> None:
    with pytest.raises(tm.FlowError) as error:
        tm.Flow("x", "2019/12", "cases", to_enforce=10, eligible=5, ineligible=4, resolved=1)
    assert error.value.fields["identity"] == "classified"
    assert error.value.fields["difference"] == "1"


# Cases


def test_what_a_case_adds() -> None:
    case = tm.Case("Long An", "ineligible", "2021-03-05", due=100, collected=tm.Amount(40))
    assert (case.office, case.status, case.accepted_on, case.closed_on) == (
        "Long An",
        "ineligible",
        date(2021, 3, 5),
        None,
    )
    assert (case.due, case.collected, case.reduced_amount) == (tm.Amount(100), tm.Amount(40), tm.Amount(0))
    cases = case.adds("cases", "2022/06")
    assert (cases.origin, cases.parts, cases.total, cases.set_aside) == ("carried_in", {"ineligible": 1}, 1, None)
    money = case.adds("money", tm.Period("2022/06"), regime="R2019")
    assert money == case.adds("money", "2022/06", tm.Regime("R2019"), assume=True)
    assert money == tm.Outcome("carried_in", ineligible=60, completed=40)
    assert list(money.parts.items()) == [("completed", 40), ("ineligible", 60)]
    assert money.print("en") == "carried in from last year: enforced in full 40, not yet eligible 60"


def test_what_does_not_count_is_set_aside() -> None:
    later = tm.Case("x", "in_progress", "2022-05-01").adds("cases", "2022/06")
    assert (later.set_aside, later.origin, later.parts, later.total) == ("accepted_later", None, {}, 0)
    assert str(later) == "không tính: thụ lý sau kỳ báo cáo"
    closed = tm.Case("x", "completed", "2020-05-01", date(2021, 9, 30))
    assert closed.adds("cases", "2022/06").set_aside == "closed_earlier"
    tracked = tm.Case("x", "separately_tracked", "2020-05-01")
    assert tracked.adds("cases", "2022/06") == tm.Outcome(set_aside="separately_tracked")


@pytest.mark.parametrize(
    ("make", "error", "code"),
    [
        (lambda: tm.Case("x", "completed", "2022-01-05"), tm.CaseError, "case.not_closed"),
        (lambda: tm.Case("x", "other", "2022-01-05", "2022-01-06"), tm.CaseError, "case.still_open"),
        (lambda: tm.Case("x", "completed", "2022-01-05", "2022-01-04"), tm.CaseError, "case.closed_before_accepted"),
        (lambda: tm.Case("x", "other", "2022-01-05", due=1, collected=2), tm.CaseError, "case.more_than_due"),
        (lambda: tm.Case("x", "completed", "2022-01-05", "2022-01-06", due=1), tm.CaseError, "case.left_over"),
        (lambda: tm.Case("x", "lost", "2022-01-05"), tm.CaseError, "case.status"),
        (lambda: tm.Case("x", "other", "2022-02-30"), tm.DateError, "date.malformed"),
        (lambda: tm.Case("x", "other", "2022-01-05", due=-1), tm.AmountError, "amount.negative"),
        (lambda: tm.Case("x", "other", "2022-01-05").adds("cases", "2022/06"), tm.CaseError, "case.only_recalled"),
        (
            lambda: tm.Case("x", "paused", "2025-01-05").adds("cases", "2025/06", None, True),
            tm.CaseError,
            "case.no_rule",
        ),
        (
            lambda: tm.Case("x", "other", "2022-01-05").adds("cases", "2022/06", "R2024"),
            tm.CaseError,
            "case.other_regime",
        ),
        (
            lambda: tm.Case("x", "completed", "2022-01-05", "2022-08-01").adds("cases", "2022/06"),
            tm.CaseError,
            "case.closed_after_period",
        ),
        (lambda: tm.Outcome("accepted", completed=1), tm.CaseError, "case.no_such_part"),
        (lambda: tm.Outcome("carried_in", eligible=1), tm.CaseError, "case.no_such_part"),
        (lambda: tm.Outcome("carried_in", ineligible=1, deferred=1), tm.CaseError, "case.no_such_part"),
        (lambda: tm.Outcome(set_aside="lost"), tm.UnknownName, "name.set_aside"),
    ],
)
def test_what_is_no_case(make: Callable[[], object], error: type[tm.ThadsError], code: str) -> None:
    with pytest.raises(error) as caught:
        make()
    assert caught.value.code == code


@pytest.mark.parametrize(
    "make",
    [
        tm.Outcome,
        lambda: tm.Outcome("carried_in", set_aside="accepted_later"),
        lambda: tm.Outcome(set_aside="accepted_later", completed=1),
    ],
)
def test_an_outcome_adds_or_is_set_aside(make: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match="either an origin"):
        make()


# Days and periods, as objects or as their text

LEVEL: Any = tm.Target("80%", "2022/12")


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda wrong: tm.Regime.on(wrong), "a datetime.date or a str as 2022-03-31"),
        (lambda wrong: tm.office_key("80", wrong), "a datetime.date or a str as 2022-03-31"),
        (lambda wrong: tm.Case("x", "other", wrong), "a datetime.date or a str as 2022-03-31"),
        (lambda wrong: tm.Target("80%", wrong), "a Period or a str as 2022/06"),
        (lambda wrong: LEVEL.gap(tm.Rate(1, 2)).pace(wrong), "a Period or a str as 2022/06"),
        (lambda wrong: tm.Flow("x", wrong, "cases"), "a Period or a str as 2022/06"),
        (lambda wrong: tm.Rule(wrong, "other"), "a Regime or a str as R2019"),
    ],
)
@pytest.mark.parametrize("wrong", [2022.5, 2022, b"2022"], ids=repr)
def test_what_is_neither_is_refused_with_what_to_pass(make: Callable[[Any], object], says: str, wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"expected {says}, got the {type(wrong).__name__}"):
        make(wrong)
