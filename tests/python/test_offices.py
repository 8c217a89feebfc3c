"""Offices that share a name, figures on later boundaries, targets by office, what each regime's forms have."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

import thads_metrics as tm


def flow(office: str, period: str = "2025/09", **items: int) -> tm.Flow:
    return tm.Flow(office, period, "cases", None, **({"eligible": 700, "resolved": 350} | items))


def test_offices_of_one_name_are_told_apart() -> None:
    offices = tm.Offices(
        tm.Office(f"{province.code}-CT", "Chi cục THADS huyện Châu Thành", "district", province.code)
        for province in tm.Offices.vietnam().children("VN", "2025-06-30")
        if province.level == "province"
    )
    for text, above in (("Châu Thành", "Long An"), ("Châu Thành, Long An", None), ("huyện Châu Thành (Long An)", None)):
        assert offices.find(text, "2022-03-31", above).code == "80-CT"
    with pytest.raises(tm.OfficeError) as error:
        offices.find("Châu Thành", "2022-03-31")
    assert error.value.code == "office.ambiguous"
    assert "80-CT (Long An)" in error.value.fields["candidates"]
    with pytest.raises(tm.OfficeError):
        offices.find("Châu Thành", above="Tây Ninh")  # today there are no districts


def test_what_a_district_became_is_the_users_to_say() -> None:
    district = tm.Office("BL", "Chi cục THADS huyện Bến Lức", "district", "80")
    region = tm.Office("TN-5", "Phòng THADS khu vực 5", "region", "80")
    offices = tm.Offices([(district, None, None, "TN-5"), region])
    assert offices == tm.Offices([district, region]).with_successor("BL", "TN-5")
    assert eval(repr(offices), vars(tm)) == offices
    assert offices.successor("Bến Lức") == region
    assert [office.code for office in offices.predecessors("TN-5")] == ["BL"]
    with pytest.raises(tm.OfficeError) as error:
        tm.Offices([(region, None, None, "BL")])
    assert error.value.code == "office.succession"


def test_long_an_and_tay_ninh_on_the_boundaries_of_july_2025() -> None:
    both = [
        flow("Long An", accepted=20_000, entrusted=200, to_enforce=19_800, eligible=14_000, resolved=9_000),
        flow("Tây Ninh", accepted=12_000, entrusted=100, to_enforce=11_900, eligible=8_000, resolved=6_000),
    ]
    restated = tm.on_boundaries([*both, flow("Hà Nội")], "2025-07-01")
    assert [made.office for made in restated.flows] == ["Tây Ninh", "Hà Nội"]
    assert (restated.on, restated.stayed) == (date(2025, 7, 1), ())
    merged = restated.merged[0]
    assert merged.flow == restated.flows[0]
    assert merged.predecessors == tuple(both)
    assert merged.flow.rate == tm.Rate(15_000, 22_000)
    assert (merged.at_least, merged.at_most, merged.is_exact) == (tm.Count(0), tm.Count(300), False)
    assert "from 0 cases to 300 cases" in restated.notes("en")[0]
    sent = [
        tm.Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 40),
        tm.Entrustment("Long An", "Hà Nội", "2025/09", "cases", 160),
        tm.Entrustment("Tây Ninh", "Cà Mau", "2025/09", "cases", 100),
    ]
    assert tm.on_boundaries(both, "2025-07-01", entrustments=sent).merged[0].is_exact


def test_half_a_merger_is_said() -> None:
    restated = tm.on_boundaries([flow("Tây Ninh")], "2025-07-01")
    assert restated.flows == (flow("Tây Ninh"),)
    ((stayed, why),) = restated.stayed
    assert stayed == flow("Tây Ninh")
    assert isinstance(why, tm.OfficeError)
    assert (why.code, why.fields["missing"]) == ("office.incomplete", "Long An")
    assert restated.notes() == (f"Tây Ninh, 9 tháng đầu năm 2025, về việc: {why.vi}",)


@pytest.mark.parametrize(
    ("restate", "code"),
    [
        (lambda: tm.on_boundaries([flow("Tây Ninh", "2026/03")], "2025-06-30"), "office.earlier"),
        (lambda: tm.on_boundaries([flow("Tây Ninh"), flow("TÂY NINH")], "2025-07-01"), "office.twice"),
        (
            lambda: tm.on_boundaries(
                [flow("Long An", accepted=801, entrusted=1, to_enforce=800), flow("Tây Ninh")],
                "2025-07-01",
                entrustments=[tm.Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 2)],
            ),
            "office.entrusted",
        ),
    ],
)
def test_what_can_t_be_restated(restate: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.OfficeError) as error:
        restate()
    assert error.value.code == code


def test_targets_by_office() -> None:
    year = tm.Target("81,5%", "2022/12", measure="cases")
    targets = tm.Targets([("Long An", year), ("Châu Thành", "Long An", tm.Target.written("trên 83%", "2022/12"))])
    assert len(targets) == 2
    assert targets.for_office("Cục THADS tỉnh Long An", "cases", "2022/06") == (year, "own", None)
    assert targets.for_office("Bến Lức", "cases", "2022/06", ["Long An"]) is None
    assert targets.for_office("Châu Thành", "cases", "2022/06", ["Tiền Giang"]) is None
    back = targets.falling_back()
    assert back.falls_back
    assert back.for_office("Bến Lức", "cases", "2022/06", ["Long An"]) == (year, "above", "Long An")
    with_milestone = tm.Targets([("Long An", year), ("Long An", tm.Target("75%", "2022/09", measure="cases"))])
    due = with_milestone.due("Long An", "cases", "2022/06")
    assert due is not None
    assert [target.due for target in due[0]] == [tm.Period("2022/09"), tm.Period("2022/12")]
    everyone = tm.Targets([(None, year)])
    assert everyone.for_office("Bến Lức", "cases", "2022/06") == (year, "everyone", None)
    assert eval(repr(back), vars(tm)) == back


def test_targets_from_a_table() -> None:
    targets = tm.Targets.from_rows(
        [("Bến Lức", "việc", "trên 82%", "2022"), ("Châu Thành", "về tiền", ">41,5%", "2022/09", "Long An")]
    )
    assert targets.items() == (
        ("bến lức", None, tm.Target("82%", "2022/12", strict=True, measure="cases")),
        ("châu thành", "Long An", tm.Target("41,5%", "2022/09", strict=True, measure="money")),
    )
    with pytest.raises(tm.TargetError) as error:
        tm.Targets.from_rows([("x", "việc", "82%", "2022"), ("x", "việc", "cao", "2022")])
    assert error.value.fields == {"row": "2", "column": "target", "got": "cao"}
    with pytest.raises(TypeError):
        tm.Targets.from_rows([("x", "việc", 0.82, "2022")])  # type: ignore[list-item]


def test_national_targets() -> None:
    assert str(tm.Target.national(2022, "money")) == "trên 40,10% về tiền (năm 2022)"
    assert tm.Target.national(2017, "cases", assume=True).strict
    for year, code in (
        (2017, "target.only_recalled"),
        (2021, "target.not_established"),
        (2026, "target.not_established"),
    ):
        with pytest.raises(tm.TargetError) as error:
            tm.Target.national(year, "cases")
        assert error.value.code == code
    for known in tm.national_targets():
        assert tm.NationalTarget(known.year, known.measure) == known
        used = tm.Targets.national().for_office("Long An", known.measure, known.target.due)
        assert used == (None if known.evidence == "recall" else (known.target, "above", "toàn quốc"))
    rates = [
        figure.printed
        for figure in tm.national_figures()
        if (figure.year.number, figure.quantity) == (2023, "money.rate")
    ]
    assert rates == ["46,44%", "46,78%"]


def test_what_the_forms_of_a_regime_have() -> None:
    items = [column.item for column in tm.Regime("R2019").columns("cases")]
    assert "deferred" in items
    assert "suspended" not in items
    assert {column.evidence for column in tm.Regime("R2026").columns("money")} == {"recall"}
    for regime in tm.regimes():
        for measure in tm.measures():
            for column in regime.columns(measure):
                assert tm.FormColumn(regime, measure, column.item) == column
                assert column.citation
            formulas = [identity.formula(measure, regime.in_force) for identity in regime.identities(measure)]
            assert None not in formulas
        assert [form.number for form in regime.forms] == list(range(1, len(regime.forms) + 1))
        assert regime.forms_remark
    for make in (lambda: tm.FormColumn("R2015", "cases", "deferred"), lambda: tm.Form("R2019", 1)):
        with pytest.raises(tm.RegimeError):
            make()
    assert all(asks and meanwhile for asks, meanwhile in tm.open_questions())


def test_breaks_inside_a_series() -> None:
    years = [f"{year}/12" for year in range(2014, 2022)]
    found = tm.breaks_in(years, "cases.rate")
    assert [(crossed.id, str(after)) for crossed, _, after in found] == [
        ("eligible_redefined", "2016/12"),
        ("third_class", "2021/12"),
    ]
    assert tm.breaks_in([], "cases.rate") == ()
    assert tm.breaks_in(["2025/09", "2025/10"], "money.rate", "Long An")[0][0].id == "mergers_2025"
