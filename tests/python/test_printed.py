"""Printed figures: what they are read as, and the numbers they stand for."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import thads_metrics as tm


@pytest.mark.parametrize(
    ("printed", "low", "high"),
    [
        (tm.Printed("50,75%", "percent"), "50.745", "50.755"),
        (tm.Printed("50,750%", "percent"), "50.7495", "50.7505"),
        (tm.Printed("vượt 1,55%", kind="percent", signed=True), "1.545", "1.555"),
        (tm.Printed("giảm gần 5%", kind="percent", signed=True), "-5", None),
        (tm.Printed("5.409 việc", "count"), "5409", "5409"),
        (tm.Printed("4,81 ngàn việc", "count"), "4805", "4815"),
        (tm.Printed("hơn 4,8 ngàn vụ việc", "count"), "4800", None),
        (tm.Printed("1.719 tỷ", "money"), "1718500000000", "1719500000000"),
        (tm.Printed("1 tỷ 234 triệu 567 nghìn đồng", "money"), "1234566500", "1234567500"),
        (tm.Printed("khoảng 70%", "percent"), None, None),
        (tm.Printed("trên 70%", "target"), "70", "70"),
    ],
    ids=str,
)
def test_interval(printed: tm.Printed, low: str | None, high: str | None) -> None:
    ends = tuple(None if end is None else Decimal(end) for end in (low, high))
    assert (printed.low, printed.high) == ends == printed.interval()
    # Decimals whatever the kind, digit for digit and never in powers of ten.
    assert [type(end) for end in ends] == [type(end) for end in printed.interval()]
    assert tuple(None if end is None else str(end) for end in printed.interval()) == (low, high)


def test_rounding() -> None:
    assert tm.Printed("50,75%", "percent").interval("any") == (Decimal("50.74"), Decimal("50.76"))
    assert tm.Printed("5.409 việc", "count").interval(rounding="any") == (Decimal(5409), Decimal(5409))
    with pytest.raises(tm.UnknownName) as error:
        tm.Printed("50,75%", "percent").interval("up")
    assert error.value.code == "name.rounding"


def test_what_is_said_beside_the_number() -> None:
    ahead = tm.Printed("vượt 1,55%", kind="percent", signed=True)
    assert (ahead.text, ahead.kind, ahead.signed) == ("vượt 1,55%", "percent", True)
    assert (ahead.value, ahead.ulp, ahead.direction, ahead.hedge) == (Decimal("1.55"), Decimal("0.01"), "up", None)
    assert (ahead.print("vi"), ahead.print(lang="en")) == ("tăng 1,55%", "up by 1.55%")
    behind = tm.Printed("thấp hơn khoảng 2%", kind="percent", signed=True)
    assert (behind.value, behind.direction, behind.hedge) == (Decimal(-2), "down", "about")
    assert tm.Printed("dưới 70%", "percent").hedge == "at_most"
    target = tm.Printed("trên 70%", "target")
    assert (target.hedge, target.is_exact, target.is_strict) == ("at_least", True, True)
    assert not tm.Printed("trên 70%", "percent").is_strict
    assert tm.Printed("5.409 việc", "count").is_exact
    assert not tm.Printed("50,75%", "percent").is_exact


def test_the_value_keeps_its_decimals() -> None:
    assert str(tm.Printed("50,750%", "percent").value) == "50.750"
    assert str(tm.Printed("1.719 tỷ", "money").value) == "1719000000000"
    assert tm.Printed("50,75%", "percent") != tm.Printed("50,750%", "percent")


def test_spelling_does_not_matter() -> None:
    text = "Giảm  gần 5 Phần Trăm"
    read = {tm.Printed(unicodedata.normalize(form, text), "percent", signed=True) for form in ("NFC", "NFD")}
    assert read == {tm.Printed("giảm gần 5%", "percent", signed=True)}
    for printed in read:
        assert eval(repr(printed), vars(tm)).text == printed.text


@pytest.mark.parametrize(
    ("text", "kind", "signed", "code"),
    [
        ("", "percent", False, "printed.empty"),
        ("5 mét", "count", False, "printed.unknown_word"),
        ("vượt 5%", "percent", False, "printed.not_compared"),
        ("5%", "count", False, "printed.wrong_unit"),
        ("3.00 vụ", "count", False, "printed.not_whole"),
        ("1.23.4", "count", False, "printed.malformed"),
        ("tăng giảm 5%", "percent", True, "printed.contradictory"),
    ],
)
def test_what_is_no_figure(text: str, kind: str, signed: bool, code: str) -> None:
    with pytest.raises(tm.PrintedError) as error:
        tm.Printed(text, kind, signed)
    assert error.value.code == code
    assert error.value.vi != error.value.en
    assert isinstance(error.value, ValueError)


def test_kinds() -> None:
    with pytest.raises(tm.UnknownName) as error:
        tm.Printed("5%", "ratio")
    assert error.value.code == "name.kind"


@given(st.integers(0, 10**9), st.integers(0, 6))
def test_a_percentage_is_within_its_own_interval(units: int, places: int) -> None:
    value = Decimal(units).scaleb(-places)
    printed = tm.Printed(f"{value:f}".replace(".", ",") + "%", "percent")
    low, high = printed.interval()
    assert low is not None
    assert high is not None
    assert low <= value <= high
    assert high - low == Decimal(1).scaleb(-places) == printed.ulp
    assert printed.value == value
    assert tm.Printed(printed.print(), "percent") == printed
