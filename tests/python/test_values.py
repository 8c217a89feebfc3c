"""What every value class promises, checked for each class in turn."""

from __future__ import annotations

import copy
import datetime as days
import pickle
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thads_metrics as tm

LONG_AN = tm.Flow("Long An", "2025/09", "cases", accepted=9, to_enforce=7, entrusted=2, eligible=5, resolved=4)
TAY_NINH = tm.Flow("Tây Ninh", "2025/09", "cases", accepted=8, to_enforce=7, entrusted=1, eligible=5, resolved=4)
BOTH = LONG_AN.add(TAY_NINH, "Tây Ninh")
DISTRICT = tm.Office("LA-01", "Bến Lức", "district", "80")

# One row a class: equal spellings of a value, then a larger value (and so a different one), the repr
# that can be pasted back, and the Vietnamese text. A further class needs one more row.
VALUES: list[tuple[list[Any], Any, str, str]] = [
    (
        [tm.ReportingYear(2022), tm.ReportingYear.of(date(2021, 10, 1))],
        tm.ReportingYear(2023),
        "ReportingYear(2022)",
        "2022",
    ),
    ([tm.Period("2022/06"), tm.ReportingYear(2022).months(6)], tm.Period("2022/07"), 'Period("2022/06")', "2022/06"),
    (
        [tm.Quarter("2022/Q2"), tm.ReportingYear(2022).quarter(2)],
        tm.Quarter("2022/Q3"),
        'Quarter("2022/Q2")',
        "2022/Q2",
    ),
    ([tm.Count(5409), tm.Count("5409"), tm.Count(Decimal("5409.0"))], tm.Count(5410), "Count(5409)", "5.409 việc"),
    (
        [
            tm.Amount("1719000000000"),
            tm.Amount(1_719_000_000_000),
            tm.Amount(Decimal("1.719E+12")),
            tm.Amount(Decimal("1719"), scale="billion"),
            tm.Amount("1719", scale="billion"),
        ],
        tm.Amount("1719000000001"),
        'Amount("1719000000000")',
        "1.719.000.000.000 đồng",
    ),
    ([tm.Rate(26515, 54681), tm.Rate(53030, 109362)], tm.Rate(1, 2), "Rate(26515, 54681)", "48,49%"),
    (
        [tm.Rate(tm.Amount(1), tm.Amount(3)), tm.Rate(tm.Amount(10**24), tm.Amount(3 * 10**24))],
        tm.Rate(1, 2),
        'Rate(Amount("1"), Amount("3"))',
        "33,33%",
    ),
    (
        [tm.Percent("50,75%"), tm.Percent("50.75"), tm.Percent(Decimal("50.75")), tm.Percent("50,750%")],
        tm.Percent("50,751%"),
        'Percent("50,75%")',
        "50,75%",
    ),
    ([tm.Percent("-1234,5%"), tm.Percent("-1234.50")], tm.Percent(0), 'Percent("-1234,5%")', "-1.234,5%"),
    ([tm.Percent(81), tm.Percent("81%")], tm.Percent(82), 'Percent("81%")', "81%"),
    (
        [tm.Points("31/20"), tm.Points(Fraction(31, 20)), tm.Points(Decimal("1.55")), tm.Points("1,55")],
        tm.Points(2),
        'Points("31/20")',
        "1,55 điểm %",
    ),
    (
        [
            tm.Target("81,5%", "2022/12"),
            tm.Target.at_least(Decimal("81.5"), tm.Period("2022/12")),
            tm.Target(tm.Percent("81,50%"), "2022/12"),
        ],
        tm.Target("81,5%", "2022/12", strict=True),
        'Target("81,5%", "2022/12")',
        "từ 81,5% trở lên (năm 2022)",
    ),
    (
        [tm.Target.over(1234, "2017/12", "cases")],
        tm.Target.over("1234,5%", "2017/12", "cases"),
        'Target("1234%", "2017/12", strict=True, measure="cases")',
        "trên 1234% về việc (năm 2017)",
    ),
    (
        [tm.Target("81,5%", "2022/12").pro_rata(1), tm.Target("163/24", "2022/01")],
        tm.Target("6,8%", "2022/01"),
        'Target("163/24", "2022/01")',
        "từ 6,79% trở lên (1 tháng đầu năm 2022)",
    ),
    (
        [tm.Target(Decimal(f"50.{'1' * 50}"), "2022/12")],
        tm.Target(51, "2022/12"),
        f"Target(Percent(Decimal('50.{'1' * 50}')), \"2022/12\")",
        f"từ 50,{'1' * 50}% trở lên (năm 2022)",
    ),
    (
        [tm.Office("LA-01", "Bến Lức", "district", "80"), tm.Office(" LA-01", "Bến Lức ", "district", parent="80")],
        tm.Office("LA-02", "Bến Lức", "district", "80"),
        'Office("LA-01", "Bến Lức", "district", "80")',
        "Bến Lức",
    ),
    ([tm.Office("A", "x", "nation")], tm.Office("VN", "toàn quốc", "nation"), 'Office("A", "x", "nation")', "x"),
    ([tm.Identity("net")], tm.Identity("subset"), 'Identity("net")', "net"),
    (
        [
            tm.Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574),
            tm.Flow("Long An", tm.Period("2022/06"), "cases", None, resolved="5574", carried_over_eligible=5409),
        ],
        tm.Flow("Tây Ninh", "2022/06", "cases", eligible=10983, resolved=5574),
        'Flow("Long An", "2022/06", "cases", eligible=10983, resolved=5574)',
        "Long An, 6 tháng đầu năm 2022, về việc: 5.574/10.983 = 50,75%",
    ),
    (
        [tm.Flow("x", "2022/12", "money", "credit", eligible=0, resolved=0)],
        tm.Flow("y", "2022/12", "money", group="credit", eligible=0, resolved=0),
        'Flow("x", "2022/12", "money", group="credit", eligible=0, resolved=0, completed=0, terminated=0, '
        "reduced=0, in_progress=0, postponed_by_agreement=0, paused=0, other=0)",
        "x, năm 2022, về tiền [credit]: không có việc, tiền nào có điều kiện thi hành nên không có tỷ lệ",
    ),
    (
        [
            tm.Case("Long An", "completed", "2022-01-05", "2022-03-01", due=100, collected=Decimal(100)),
            tm.Case("Long An", "completed", date(2022, 1, 5), date(2022, 3, 1), tm.Amount(100), "100"),
        ],
        tm.Case("Tây Ninh", "in_progress", "2022-01-05"),
        'Case("Long An", "completed", "2022-01-05", closed_on="2022-03-01", due=100, collected=100)',
        "Long An, 2022-01-05: thi hành xong",
    ),
    (
        [
            tm.Outcome("carried_in", completed=40, ineligible=60),
            tm.Outcome("carried_in", ineligible="60", completed=40),
        ],
        tm.Outcome("newly_accepted", completed=1),
        'Outcome("carried_in", completed=40, ineligible=60)',
        "năm trước chuyển sang: thi hành xong 40, chưa có điều kiện thi hành 60",
    ),
    (
        [tm.Outcome(set_aside="accepted_later")],
        tm.Outcome(set_aside="closed_earlier"),
        'Outcome(set_aside="accepted_later")',
        "không tính: thụ lý sau kỳ báo cáo",
    ),
    (
        [tm.Target("80%", "2022/12").gap(tm.Rate(1, 2)), tm.Gap(tm.Target(80, "2022/12"), tm.Rate(2, 4))],
        tm.Target("80%", "2022/12").gap(tm.Rate(1, 3)),
        'Gap(Target("80%", "2022/12"), Rate(1, 2))',
        "còn 30,00 điểm %",
    ),
    ([tm.Offices(), tm.Offices.vietnam(), tm.Offices([])], tm.Offices([DISTRICT]), "Offices()", "36 cơ quan"),
    (
        [tm.Offices([(DISTRICT, None, "2025-06-30")]), tm.Offices().with_office(DISTRICT, None, date(2025, 6, 30))],
        tm.Offices([(DISTRICT, None, "2025-06-29")]),
        'Offices([(Office("LA-01", "Bến Lức", "district", "80"), None, \'2025-06-30\')])',
        "36 cơ quan",
    ),
    ([tm.Regime("R2024"), tm.Regime.on("2024-07-26")], tm.Regime("R2026"), 'Regime("R2024")', "TT 05/2024/TT-BTP"),
    (
        [tm.Rule("R2019", "completed"), tm.Regime("R2019").column("completed")],
        tm.Rule("R2013", "completed"),
        'Rule("R2019", "completed")',
        "thi hành xong (văn bản)",
    ),
    (
        [tm.Break("third_class"), *tm.breaks_between("2020/12", "2021/12", "cases.rate")],
        tm.Break("mergers_2025"),
        'Break("third_class")',
        "từ năm 2021 (1/10/2020), việc hoãn, tạm đình chỉ đứng ngoài hai loại có điều kiện và chưa có điều kiện",
    ),
    (
        [tm.FormColumn("R2019", "cases", "deferred"), tm.Regime("R2019").columns("cases")[9]],
        tm.FormColumn("R2024", "cases", "deferred"),
        'FormColumn("R2019", "cases", "deferred")',
        "hoãn, tạm đình chỉ ngoài hai loại trên (suy ra)",
    ),
    (
        [tm.Form("R2024", 1), tm.Regime("R2024").forms[0]],
        tm.Form("R2024", 2),
        'Form("R2024", 1)',
        "biểu 1: kết quả thi hành án tính bằng việc",
    ),
    (
        [tm.NationalTarget(2023, "cases"), tm.NationalTarget(tm.ReportingYear(2023), "cases")],
        tm.NationalTarget(2023, "money"),
        'NationalTarget(2023, "cases")',
        "trên 82,50% về việc (năm 2023) (văn bản)",
    ),
    (
        [tm.NationalFigure(2023, "cases.rate", "83,24%")],
        tm.NationalFigure(2023, "cases.rate", "83,25%"),
        'NationalFigure(2023, "cases.rate", "83,24%")',
        "tỷ lệ thi hành xong (về việc) năm 2023: 83,24% (văn bản)",
    ),
    (
        [
            tm.Targets([("Long An", tm.Target("81,5%", "2022/12"))]),
            tm.Targets([("Cục THADS tỉnh Long An", None, tm.Target("81,5%", "2022/12"))], falls_back=False),
            tm.Targets.from_rows([("long an", "", "từ 81,5% trở lên", "2022")]),
        ],
        tm.Targets([("Long An", tm.Target("81,5%", "2022/12"))], falls_back=True),
        'Targets(((\'Long An\', None, Target("81,5%", "2022/12")),))',
        "1 chỉ tiêu",
    ),
    (
        [
            tm.Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 12),
            tm.Entrustment("Long An", "Tây Ninh", tm.Period("2025/09"), "cases", number=tm.Count(12), group=None),
        ],
        tm.Entrustment("Long An", "Tây Ninh", "2025/10", "cases", 1),
        'Entrustment("Long An", "Tây Ninh", "2025/09", "cases", 12)',
        "Long An → Tây Ninh, 9 tháng đầu năm 2025: 12 việc",
    ),
    (
        [tm.Entrustment("Long An", "Huế", "2025/09", "money", tm.Amount(5), "credit")],
        tm.Entrustment("Long An", "Tây Ninh", "2025/09", "money", 5),
        'Entrustment("Long An", "Huế", "2025/09", "money", 5, group="credit")',
        "Long An → Huế, 9 tháng đầu năm 2025 [credit]: 5 đồng",
    ),
    (
        [tm.Merged(BOTH, [LONG_AN, TAY_NINH], 0, 3), tm.on_boundaries([LONG_AN, TAY_NINH], "2025-07-01").merged[0]],
        tm.Merged(BOTH, [LONG_AN, TAY_NINH], 3, 3),
        f"Merged({BOTH!r}, ({LONG_AN!r}, {TAY_NINH!r}), Count(0), Count(3))",
        "Tây Ninh, 9 tháng đầu năm 2025, về việc = Long An + Tây Ninh: số thụ lý và số ủy thác tính hai lần phần "
        "ủy thác giữa các cơ quan này, từ 0 việc đến 3 việc",
    ),
    (
        [
            tm.Restated([LONG_AN, TAY_NINH], "2025-07-01"),
            tm.on_boundaries((LONG_AN, TAY_NINH), date(2025, 7, 1), offices=tm.Offices()),
        ],
        tm.Restated(
            [LONG_AN], "2025-07-01", tm.Offices([DISTRICT]), [tm.Entrustment("Cà Mau", "Huế", "2025/09", "cases", 1)]
        ),
        f'Restated(({LONG_AN!r}, {TAY_NINH!r}), "2025-07-01")',
        "1 biểu theo địa giới ngày 2025-07-01",
    ),
    (
        [tm.Printed("1.719 tỷ", "money"), tm.Printed("1.719 tỉ đồng", kind="money")],
        tm.Printed("1.719,0 tỷ", "money"),
        'Printed("1.719 tỷ", kind="money")',
        "1.719 tỷ",
    ),
    (
        [tm.Printed("vượt 1,55%", "percent", signed=True), tm.Printed("tăng 1,55 điểm %", "percent", True)],
        tm.Printed("giảm 1,55%", "percent", signed=True),
        'Printed("vượt 1,55%", kind="percent", signed=True)',
        "vượt 1,55%",
    ),
]

NATION = tm.Subject(office="toàn quốc")
FIGURE = tm.Figure("cases.rate", "vượt 1,55%", "Long An", "2022/06", minus=NATION, quote='"vượt"')
WHOLES = [("Long An", ["Tân An", "Bến Lức"])]
DAY = date(2022, 4, 23)
# Values without an order: neither < nor a sensible largest.
UNORDERED: list[tuple[list[Any], Any, str]] = [
    (
        [NATION, tm.Subject(None, "toàn quốc")],
        tm.Subject(office="toàn quốc", group=""),
        'Subject(office="toàn quốc")',
    ),
    (
        [
            FIGURE,
            tm.Figure("cases.rate", "vượt 1,55%", "Long An", "2022/06", minus=FIGURE.minus, quote='"vượt"'),
            tm.Report(office="Long An", period="2022/06")
            .add("cases.rate", "tăng 1,55%", minus={"office": "toàn quốc"}, quote='"vượt"')
            .figures[0],
        ],
        tm.Figure("cases.rate", "vượt 1,55%", "Long An", "2022/06", minus=NATION),
        'Figure("cases.rate", "vượt 1,55%", office="Long An", period=Period("2022/06"), minus=Subject('
        'quantity="cases.rate", office="toàn quốc", period=Period("2022/06"), group=""), '
        'id="f1", quote=\'"vượt"\', lang="vi")',
    ),
    (
        [
            tm.Report("t", "Long An", "2022/06", "any", True, published=DAY, wholes=WHOLES),
            tm.Report("t", "Long An", tm.Period("2022/06"), rounding="any", assume=True, published=DAY).add_whole(
                *WHOLES[0]
            ),
        ],
        tm.Report("t", figures=[FIGURE]),
        'Report(title="t", office="Long An", period=Period("2022/06"), rounding="any", assume=True, '
        "published=datetime.date(2022, 4, 23), figures=(), wholes=(('Long An', ('Tân An', 'Bến Lức')),), "
        'parts=(), hedges="open", lang="vi")',
    ),
    (
        [tm.Effort(steps=7), tm.Effort(7, 24_000_000)],
        tm.Effort(),
        "Effort(steps=7, work=24000000, rounds=24, search=10000000, conflicts=20)",
    ),
]
NO_ORDER = {type(equal[0]) for equal, *_ in UNORDERED} | {
    tm.Printed,
    tm.Gap,
    tm.Offices,
    tm.Regime,
    tm.Rule,
    tm.Break,
    tm.Form,
    tm.FormColumn,
    tm.NationalTarget,
    tm.NationalFigure,
    tm.Targets,
    tm.Merged,
    tm.Restated,
}
VALUES += [(equal, other, written, written) for equal, other, written in UNORDERED]
# What is read from texts and sheets, or computed from many flows, has tests of its own: no line of Python writes it.
COMPUTED = {
    "Article",
    "Audit",
    "AuditedFigure",
    "Bounds",
    "Comparison",
    "Conflict",
    "Differences",
    "Doubt",
    "Drawing",
    "Events",
    "Finding",
    "Findings",
    "LeftOut",
    "Note",
    "Plan",
    "Results",
    "Row",
    "Sheet",
    "SheetNote",
    "Table",
    "TableColumn",
    "Tally",
    "Explanation",
    "Sheets",
    # rows of data by their keys, and what is read or added up of them: test_statistics.py
    "Group",
    "Indicator",
    "OfficeStatistics",
    "Published",
    "Statistic",
    "StatisticsTable",
}
CLASSES = (
    {name for name in tm.__all__ if isinstance(getattr(tm, name), type) and name[0].isupper()}
    - {name for name in tm.__all__ if isinstance(getattr(tm, name), type) and issubclass(getattr(tm, name), Exception)}
    - COMPUTED
)

each = pytest.mark.parametrize(("equal", "larger", "written", "text"), VALUES, ids=[row[2] for row in VALUES])


def test_no_class_is_left_out() -> None:
    assert {type(equal[0]).__name__ for equal, *_ in VALUES} == CLASSES


@each
def test_repr_can_be_pasted_back(equal: list[Any], larger: Any, written: str, text: str) -> None:
    assert repr(equal[0]) == written
    names: dict[str, Any] = {**vars(tm), "Decimal": Decimal, "datetime": days}
    for value in [*equal, larger]:
        assert eval(repr(value), names) == value
        assert repr(eval(repr(value), names)) == repr(value)


@each
def test_str_is_vietnamese(equal: list[Any], larger: Any, written: str, text: str) -> None:
    assert str(equal[0]) == text


@each
def test_equal_values_hash_alike_and_others_do_not_equal(
    equal: list[Any], larger: Any, written: str, text: str
) -> None:
    for value in equal:
        assert value == equal[0]
        assert hash(value) == hash(equal[0])
        assert value != larger
        assert len({*equal, larger}) == 2
    for other in (None, 5409, 1, "2022/06", object(), Decimal(1)):
        assert equal[0] != other
        assert equal[0].__eq__(other) is NotImplemented


@each
def test_order(equal: list[Any], larger: Any, written: str, text: str) -> None:
    value = equal[0]
    if type(value) in NO_ORDER:
        with pytest.raises(TypeError):
            _ = value < larger
        return
    assert value < larger
    assert value <= larger
    assert larger > value
    assert larger >= value
    assert not value < equal[-1]
    assert value <= equal[-1]
    assert sorted([larger, value]) == [value, larger]
    with pytest.raises(TypeError):
        _ = value < 10**9


@each
def test_pickle_keeps_the_value_and_how_it_is_written(equal: list[Any], larger: Any, written: str, text: str) -> None:
    for value in equal:
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
            again = pickle.loads(pickle.dumps(value, protocol))
            assert type(again) is type(value)
            assert (again, repr(again), str(again)) == (value, repr(value), str(value))


@each
def test_copies_are_the_value_itself(equal: list[Any], larger: Any, written: str, text: str) -> None:
    assert copy.copy(equal[0]) is equal[0]
    assert copy.deepcopy([equal[0]])[0] is equal[0]


@each
def test_nothing_can_be_set(equal: list[Any], larger: Any, written: str, text: str) -> None:
    for name in ["anything", *(n for n in dir(equal[0]) if not n.startswith("_"))]:
        with pytest.raises(AttributeError):
            setattr(equal[0], name, 1)


@each
def test_the_class_is_public_and_final(equal: list[Any], larger: Any, written: str, text: str) -> None:
    cls = type(equal[0])
    assert cls.__module__ == "thads_metrics"
    assert getattr(tm, cls.__name__) is cls
    with pytest.raises(TypeError):
        type("Sub", (cls,), {})


TAKES_A_NUMBER: dict[str, Callable[[Any], object]] = {
    "Count": tm.Count,
    "Amount": tm.Amount,
    "Amount in a scale": lambda n: tm.Amount(n, scale="billion"),
    "Percent": tm.Percent,
    "Points": tm.Points,
    "Rate resolved": lambda n: tm.Rate(n, 10),
    "Rate eligible": lambda n: tm.Rate(1, n),
    "ReportingYear": tm.ReportingYear,
    "months": lambda n: tm.ReportingYear(2022).months(n),
    "quarter": lambda n: tm.ReportingYear(2022).quarter(n),
    "Rate.percent": lambda n: tm.Rate(1, 2).percent(n),
    "Rate.print": lambda n: tm.Rate(1, 2).print(n),
    "Points.decimal": lambda n: tm.Points(1).decimal(n),
    "Points.print": lambda n: tm.Points(1).print(n),
    "Target": lambda n: tm.Target(n, "2022/12"),
    "Target.over": lambda n: tm.Target.over(n, "2022/12"),
    "pro_rata": lambda n: tm.Target(81, "2022/12").pro_rata(n),
    "is_met_by": lambda n: tm.Target(81, "2022/12").is_met_by(n),
    "Target.achieved": lambda n: tm.Target(81, "2022/12").achieved(n),
    "achieved places": lambda n: tm.Target(81, "2022/12").achieved(1, n),
    "Gap.achieved": lambda n: tm.Target(81, "2022/12").gap(tm.Rate(1, 2)).achieved(n),
    "still_to_resolve": lambda n: tm.Target(81, "2022/12").gap(tm.Rate(1, 2)).still_to_resolve(n),
    "Flow": lambda n: tm.Flow("x", "2022/12", "cases", eligible=5, resolved=n),
    "eligible_share": lambda n: tm.Flow("x", "2022/12", "cases", eligible=5, resolved=1).eligible_share(n),
    "Case": lambda n: tm.Case("x", "other", "2022-01-05", due=n),
    "Outcome": lambda n: tm.Outcome("carried_in", completed=n),
}


@pytest.mark.parametrize("wrong", [0.5, 2.0, 2022.0, float("nan"), True, False, None, [1], b"1", 1j], ids=repr)
@pytest.mark.parametrize("take", TAKES_A_NUMBER.values(), ids=TAKES_A_NUMBER)
def test_floats_bools_and_the_like_are_refused(take: Callable[[Any], object], wrong: Any) -> None:
    if wrong is None and take in (TAKES_A_NUMBER["Flow"], TAKES_A_NUMBER["still_to_resolve"]):
        return  # the item is not known; nothing more becomes eligible
    with pytest.raises(TypeError, match=r"expected an int(, a Decimal or a str)?, got the ") as refused:
        take(wrong)
    said = str(refused.value)
    assert f"the {type(wrong).__name__} {wrong!r}" in said
    assert ("a float may have lost digits" in said) == isinstance(wrong, float)


class Three:
    """As numpy's integers are: no int, but an index."""

    def __index__(self) -> int:
        return 3


@pytest.mark.parametrize("name", sorted(TAKES_A_NUMBER.keys() - {"ReportingYear"}))
def test_whole_numbers_of_other_kinds_are_taken(name: str) -> None:
    take = TAKES_A_NUMBER[name]
    assert take(Three()) == take(3)


# Each class's own rules


def test_amounts_are_exact_at_any_size() -> None:
    amount = tm.Amount(10**24)
    assert int(amount) == amount.dong == 10**24
    assert amount.in_scale("trillion") == Decimal(10**12)
    assert str(tm.Amount(10**24 + 1).in_scale("billion")) == "1000000000000000.000000001"
    largest = tm.Amount(10**36)
    assert str(largest.in_scale("one")) == "1" + "0" * 36
    assert largest.in_scale("trillion") == 10**24
    assert tm.Amount(Decimal("0.5"), scale="thousand") == tm.Amount(500)
    assert str(tm.Amount(1_500_000, scale="one").in_scale("million")) == "1.5"
    assert tm.Amount(3) + tm.Amount(4) - tm.Amount(5) == tm.Amount(2)
    assert sum([tm.Amount(1)] * 3, tm.Amount(0)) == tm.Amount(3)
    assert tm.Amount(1719, "billion").print("en") == "1,719,000,000,000 dong"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: tm.Amount(-1), "amount.negative"),
        (lambda: tm.Amount(Decimal("-0.5")), "amount.negative"),
        (lambda: tm.Amount("1719.5"), "amount.not_whole"),
        (lambda: tm.Amount(Decimal("1.0005"), scale="thousand"), "amount.not_whole"),
        (lambda: tm.Count(Decimal("1.5")), "amount.not_whole"),
        (lambda: tm.Amount("một"), "amount.not_a_number"),
        (lambda: tm.Amount(""), "amount.not_a_number"),
        (lambda: tm.Amount(Decimal("NaN")), "amount.not_a_number"),
        (lambda: tm.Amount(Decimal("Infinity")), "amount.not_a_number"),
        (lambda: tm.Amount(Decimal("1E+999999")), "amount.not_a_number"),
        (lambda: tm.Amount(10**36 + 1), "amount.too_large"),
        (lambda: tm.Amount(10**5000), "amount.too_large"),
        (lambda: tm.Amount(10**25, scale="trillion"), "amount.too_large"),
        (lambda: tm.Amount(str(10**25), scale="trillion"), "amount.too_large"),
        (lambda: tm.Amount(10**36) + tm.Amount(1), "amount.too_large"),
        (lambda: tm.Count(2**64), "amount.too_large"),
        (lambda: tm.Count(2**64 - 1) + tm.Count(1), "amount.too_large"),
        (lambda: tm.Count(3) - tm.Count(4), "amount.negative"),
        (lambda: tm.Amount(3) - tm.Amount(4), "amount.negative"),
    ],
)
def test_what_is_no_amount(make: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.AmountError) as error:
        make()
    assert error.value.code == code


@given(st.integers(0, 10**36))
def test_amounts_go_in_and_out_unchanged(dong: int) -> None:
    amount = tm.Amount(dong)
    assert int(amount) == dong
    assert tm.Amount(str(dong)) == tm.Amount(Decimal(dong)) == amount
    for scale in tm.scales():
        assert tm.Amount(amount.in_scale(scale), scale=scale) == amount


def test_cases_and_money_do_not_mix() -> None:
    with pytest.raises(TypeError):
        tm.Count(1) + tm.Amount(1)
    with pytest.raises(TypeError):
        tm.Count(1) + 1
    assert tm.Count(1) != tm.Amount(1)


def test_a_rate_is_rounded_half_up_and_only_when_printed() -> None:
    rate = tm.Rate(20298, 40000)
    assert str(rate.percent(2)) == "50,75%"
    assert rate.percent(4).decimal.as_tuple() == Decimal("50.7450").as_tuple()
    assert rate.fraction == Fraction(20298, 40000)
    assert (rate.resolved, rate.eligible) == (tm.Count(20298), tm.Count(40000))
    assert rate.print() == "20.298/40.000 = 50,75%"
    assert rate.print(3, lang="en") == "20,298/40,000 = 50.745%"


@given(st.integers(0, 10**36), st.integers(1, 10**36), st.integers(0, 60))
def test_percent_agrees_with_fractions(a: int, b: int, places: int) -> None:
    resolved, eligible = sorted((a, b))
    rate = tm.Rate(tm.Amount(resolved), tm.Amount(eligible))
    unit = Fraction(1, 10**places)
    twice = 2 * 100 * Fraction(resolved, eligible) / unit
    percent = rate.percent(places)
    assert Fraction(percent.decimal) == (twice.__floor__() + 1) // 2 * unit
    assert -percent.decimal.as_tuple().exponent == percent.places == places  # type: ignore[operator]
    again = pickle.loads(pickle.dumps(percent))
    assert (again, again.places) == (percent, places)
    assert eval(repr(percent), {**vars(tm), "Decimal": Decimal}) == percent


def test_a_difference_is_in_points() -> None:
    half, share = tm.Rate(1, 2), tm.Percent("48,45%")
    assert half - share == tm.Points("31/20")
    assert share - half == -tm.Points("31/20") == tm.Points("-1,55")
    assert half - tm.Rate(1, 4) == tm.Points(25)
    assert tm.Percent(81) - tm.Percent("80,1%") == tm.Points(Decimal("0.9"))
    assert tm.Points(1) + tm.Points(2) - tm.Points("1/2") == tm.Points("5/2")
    assert bool(tm.Points("1/1000"))
    assert not tm.Points(0)
    assert tm.Points("1/3").fraction == Fraction(1, 3)
    assert str(tm.Points("1/3").decimal()) == "0.33"
    assert str(tm.Points("-1/6").decimal(4)) == "-0.1667"
    assert str(tm.Points(1234567).decimal(0)) == "1234567"
    assert tm.Points("31/20").print(1, "en") == "1.6 percentage points"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: tm.Rate(1, 2) + tm.Rate(1, 2),  # type: ignore[operator]
        lambda: tm.Percent(1) + tm.Percent(1),  # type: ignore[operator]
        lambda: tm.Rate(1, 2) + tm.Points(1),  # type: ignore[operator]
        lambda: tm.Points(1) - tm.Percent(1),
        lambda: tm.Rate(1, 2) - 0.5,
        lambda: tm.Rate(1, 2) - 1,
        lambda: tm.Rate(1, 2) < tm.Percent(1),
        lambda: sum([tm.Rate(1, 2)]),  # type: ignore[list-item]
    ],
)
def test_percentages_and_points_do_not_mix(wrong: Callable[[], object]) -> None:
    with pytest.raises(TypeError):
        wrong()


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: tm.Rate(0, 0), "undefined.nothing_eligible"),
        (lambda: tm.Rate(tm.Amount(0), tm.Amount(0)), "undefined.nothing_eligible"),
        (lambda: tm.Rate(5, 4), "undefined.more_than_eligible"),
        (lambda: tm.Rate(5, 0), "undefined.more_than_eligible"),
        (lambda: tm.Rate(5, tm.Amount(7)), "undefined.different_units"),
    ],
)
def test_no_rate_has_its_reason(make: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.Undefined) as error:
        make()
    assert error.value.code == code


@pytest.mark.parametrize(
    "text", ["", "%", "50,7,5", "1.23,5", "12.34,5%", "50.745", "1,234.5%", "năm mươi", "1e3", "NaN"]
)
def test_what_is_no_percentage(text: str) -> None:
    with pytest.raises(tm.PercentError):
        tm.Percent(text)
    with pytest.raises(tm.PercentError):
        tm.Points(text)


def test_decimals_that_are_no_number_are_no_percentage() -> None:
    for number in (Decimal("NaN"), Decimal("-Infinity"), Decimal("1E+999999"), Decimal("1E-999999")):
        with pytest.raises(tm.PercentError):
            tm.Percent(number)
    assert tm.Percent(Decimal("5E+1")) == tm.Percent(50)
    assert str(tm.Percent(Decimal("50.750"))) == "50,750%"


@pytest.mark.parametrize("places", [-1, 65536, 10**30])
def test_places_have_a_range(places: int) -> None:
    with pytest.raises(ValueError, match="expected from 0 to 65535 decimals"):
        tm.Rate(1, 2).percent(places)


def test_periods() -> None:
    period = tm.Period("2022/06")
    assert (period.year, period.months, period.months_left) == (tm.ReportingYear(2022), 6, 6)
    assert (period.first_day, period.last_day) == (date(2021, 10, 1), date(2022, 3, 31))
    assert type(period.first_day) is date
    assert date(2022, 3, 31) in period
    assert date(2022, 4, 1) not in period
    assert datetime(2022, 3, 31, 23, 59) in period
    assert period.previous_month == tm.Period("2022/05")
    assert tm.Period("2022/01").previous_month is None
    assert period.same_period_last_year == tm.Period("2021/06")
    assert period.label() == "6 tháng đầu năm 2022"
    assert period.label(lang="en") == "first 6 months of 2022"
    with pytest.raises(TypeError, match=r"expected a datetime\.date"):
        _ = 20220331 in period  # type: ignore[operator]
    assert "2022-03-31" in period
    with pytest.raises(tm.DateError):
        _ = "31/3/2022" in period


def test_reporting_years() -> None:
    year = tm.ReportingYear(2022)
    assert int(year) == year.number == 2022
    assert (year.first_day, year.last_day) == (date(2021, 10, 1), date(2022, 9, 30))
    assert year.whole == tm.Period("2022/12")
    assert year.previous == tm.ReportingYear(2021)
    assert tm.ReportingYear(1900).previous is None
    assert tm.ReportingYear.of(date(2021, 9, 30)) == tm.ReportingYear(2021)


def test_quarters() -> None:
    quarter = tm.Quarter("2022/Q2")
    assert (quarter.year, quarter.number) == (tm.ReportingYear(2022), 2)
    assert (quarter.first_day, quarter.last_day) == (date(2022, 1, 1), date(2022, 3, 31))
    assert (quarter.through, quarter.before) == (tm.Period("2022/06"), tm.Period("2022/03"))
    assert tm.Quarter("2022/Q1").before is None
    assert quarter.label() == "quý II năm 2022"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda: tm.Period("2022/13"), "period.month"),
        (lambda: tm.Period("2022-06"), "period.two_readings"),
        (lambda: tm.Quarter("2022/Q5"), "period.quarter"),
        (lambda: tm.ReportingYear(1899), "period.year"),
        (lambda: tm.ReportingYear(40000), "period.year"),
        (lambda: tm.ReportingYear(-(10**30)), "period.malformed"),
        (lambda: tm.ReportingYear(2022).months(0), "period.month"),
        (lambda: tm.ReportingYear(2022).months(-1), "period.malformed"),
        (lambda: tm.ReportingYear(2022).quarter(-1), "period.malformed"),
        (lambda: tm.ReportingYear.of(date(1, 1, 1)), "period.year"),
        (lambda: tm.ReportingYear.of(date.max), "period.year"),
    ],
)
def test_what_is_no_period(make: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.PeriodError) as error:
        make()
    assert error.value.code == code
