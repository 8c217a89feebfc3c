"""Errors: a class for each enum of the core, with its fields and both languages."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest

import thads_metrics as tm
from thads_metrics import _native, errors

CATALOGUE = dict(_native.catalogue())


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_enum_of_the_core_has_its_class(name: str) -> None:
    cls = getattr(errors, name, None)
    assert cls is not None, f"write class {name} in thads_metrics/errors.py"
    assert issubclass(cls, tm.ThadsError)
    assert issubclass(cls, (ValueError, KeyError)), "also derive from the built-in one would expect"
    assert name in errors.__all__
    assert getattr(tm, name) is cls
    assert name in tm.__all__


def test_every_class_is_an_enum_of_the_core() -> None:
    of_python = {"ThadsError", "MissingPackage"}
    assert set(errors.__all__) - of_python == set(CATALOGUE)


def test_codes_are_unique() -> None:
    codes = [code for codes in CATALOGUE.values() for code in codes]
    assert len(codes) == len(set(codes))


RAISED: list[tuple[Callable[[], object], type[tm.ThadsError], type[Exception], str, dict[str, str], str, str]] = [
    (
        lambda: tm.Period("2022/13"),
        tm.PeriodError,
        ValueError,
        "period.month",
        {"got": "13", "min": "1", "max": "12"},
        "a period has from 1 to 12 months, got 13",
        "kỳ báo cáo có từ 1 đến 12 tháng, ở đây là 13",
    ),
    (
        lambda: tm.Count(-1),
        tm.AmountError,
        ValueError,
        "amount.negative",
        {"got": "-1"},
        "a count or an amount is never negative, got -1",
        "số việc, số tiền không bao giờ âm, ở đây là -1",
    ),
    (
        lambda: tm.Rate(0, 0),
        tm.Undefined,
        ValueError,
        "undefined.nothing_eligible",
        {},
        "nothing was eligible, so there is no rate",
        "không có việc, tiền nào có điều kiện thi hành nên không có tỷ lệ",
    ),
    (
        lambda: tm.items("việc"),
        tm.UnknownName,
        KeyError,
        "name.measure",
        {"got": "việc"},
        '"việc" is not a measure; expected cases, money or admin',
        '"việc" không phải là đại lượng; cần cases (việc), money (tiền) hoặc admin (hành chính)',
    ),
]


@pytest.mark.parametrize(
    ("make", "cls", "builtin", "code", "fields", "en", "vi"), RAISED, ids=[row[3] for row in RAISED]
)
def test_an_error_says_what_is_wrong(
    make: Callable[[], object],
    cls: type[tm.ThadsError],
    builtin: type[Exception],
    code: str,
    fields: dict[str, str],
    en: str,
    vi: str,
) -> None:
    with pytest.raises(cls) as caught:
        make()
    error = caught.value
    assert isinstance(error, builtin)
    assert (error.code, error.fields) == (code, fields)
    assert (error.en, error.vi, str(error)) == (en, vi, en)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(again) is cls
        assert (again.code, again.fields) == (code, fields)
        assert (again.en, again.vi, str(again)) == (en, vi, en)


def test_no_catch_all_hides_another_class() -> None:
    with pytest.raises(tm.ThadsError):
        tm.Amount("x", scale="dozen")
