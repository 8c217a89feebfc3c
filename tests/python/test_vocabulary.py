"""The vocabulary is plain strings, checked by the core."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import thads_metrics as tm


def test_names() -> None:
    assert tm.measures() == ["cases", "money", "admin"]
    assert tm.scales() == ["one", "thousand", "million", "billion", "trillion"]
    assert tm.langs() == ["vi", "en"]
    assert "reduced" in tm.items("money")
    assert "reduced" not in tm.items("cases")
    assert "eligible" not in tm.items("admin")


def test_terms() -> None:
    assert tm.term("eligible") == "có điều kiện thi hành"
    assert tm.term("eligible", lang="en") == "eligible for enforcement"
    assert tm.term("cases.eligible") == "có điều kiện thi hành (về việc)"
    for measure in tm.measures():
        for item in tm.items(measure):
            for lang in tm.langs():
                assert tm.term(item, lang) in tm.term(f"{measure}.{item}", lang)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: tm.items("Cases"), "name.measure"),
        (lambda: tm.term("elligible"), "name.item"),
        (lambda: tm.term("cases.elligible"), "name.item"),
        (lambda: tm.term("admin.eligible"), "name.not_of_measure"),
        (lambda: tm.term("eligible", lang="fr"), "name.lang"),
        (lambda: tm.Period("2022/06").label("VI"), "name.lang"),
        (lambda: tm.Rate(1, 2).print(lang=""), "name.lang"),
        (lambda: tm.Amount(1).print("tỷ"), "name.lang"),
        (lambda: tm.Count(1).print("x"), "name.lang"),
        (lambda: tm.Percent(1).print("x"), "name.lang"),
        (lambda: tm.Points(1).print(2, "x"), "name.lang"),
        (lambda: tm.Quarter("2022/Q1").label("x"), "name.lang"),
        (lambda: tm.Amount(1, scale="tỷ"), "name.scale"),
        (lambda: tm.Amount(1).in_scale("dozen"), "name.scale"),
    ],
)
def test_other_words_are_refused(ask: Callable[[], object], code: str) -> None:
    with pytest.raises(tm.UnknownName) as error:
        ask()
    assert error.value.code == code


def test_words_are_strings() -> None:
    with pytest.raises(TypeError):
        tm.items(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        tm.Amount(1, scale=9)  # type: ignore[arg-type]
