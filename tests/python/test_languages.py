"""Each language is spoken alone: no Vietnamese in English texts, no keys of the program in Vietnamese ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

import thads_metrics as tm
from thads_metrics import _native
from thads_metrics.words import Lang

HEAD = "Đơn vị,Phải thi hành,Có điều kiện thi hành,Giải quyết xong,Tạm đình chỉ,Đang thi hành,Tỷ lệ"
ROWS = ["Alpha,1000,800,400,12,300,50%", "Beta,1000,800,900,5,30,50%", "Gamma,1000,x,400,12,300,49%", "Delta,,,,,,"]
OVER = tm.Target("100%", "2022/12", strict=True)
KEYS = {"cases", "money", "target", "rate", "eligible", "resolved", "ineligible", "suspended", "total", "office", "and"}
KEYS |= {item for measure in ("cases", "money", "admin") for item in _native.items(measure) if "_" in item}


def english(text: str) -> str:
    """Give what is left of an English text without what is quoted from the sheet."""
    return re.sub(r'"[^"]*"|“[^”]*”', "", text)


def flow(measure: str) -> tm.Flow:
    return tm.Flow("Alpha", "2022/06", measure, eligible=5, resolved=2)


def texts(lang: Lang) -> Iterator[str]:
    """Give what is said of sheets with much to be said of them, and of what can't be."""
    sheet = tm.read_sheet("\n".join([HEAD, *ROWS]).encode(), period="2022/06", measure="cases")
    before = tm.read_sheet("\n".join([HEAD, *ROWS]).encode(), period="2021/06", measure="cases")
    yield sheet.findings.text(lang)
    yield from (note.text(lang) for note in sheet.notes)
    results = [sheet.results(), sheet.results(targets=OVER), sheet.results(targets=tm.Targets([("Omega", OVER)]))]
    made: list[Any] = [*results, tm.compare(before.results(), results[0])]
    made += [tm.what_if(result) for result in results[:2]]
    made.append(tm.what_if(results[0], resolved={"Alpha": 10}))
    for one in made:
        yield one.text(lang)
        yield from (note[lang == "en"] for note in one.table().notes)
    errors: list[Any] = [
        lambda: tm.what_if(results[0], measure="money"),
        lambda: tm.what_if(results[0], resolved={"Alpha": 5000}),
        lambda: sheet.results(targets={"cases": tm.Target("50%", "2022/12", measure="money")}),
        lambda: sheet.results(targets=tm.Target("150%", "2022/12")),
        lambda: tm.Targets([(None, OVER), (None, tm.Target("50%", "2022/12"))]),
        lambda: OVER.gap(tm.Rate(1, 2)).still_to_resolve(),
        lambda: tm.Rate(3, 2),
        lambda: tm.Flow("Alpha", "2022/06", "cases", resolved=2),
        lambda: tm.Flow("Alpha", "2022/06", "cases", eligible=5, resolved=2, carried_over_eligible=4),
        lambda: tm.Flow("Alpha", "2022/06", "cases", eligible=5, resolved=7),
        lambda: tm.Flow("Alpha", "2022/06", "money", eligible=5, suspended=7),
        lambda: flow("cases").add(flow("money"), "both"),
        lambda: tm.NationalTarget(2010, "cases"),
    ]
    for error in errors:
        with pytest.raises(tm.ThadsError) as raised:
            error()
        yield raised.value.vi if lang == "vi" else raised.value.en


def test_english_texts_are_english() -> None:
    for text in texts("en"):
        marked = [word for word in re.findall(r"\w+", english(text)) if not word.isascii() and word != "đồng"]
        assert not marked, text


def test_vietnamese_texts_have_no_keys() -> None:
    for text in texts("vi"):
        assert not KEYS & set(re.findall(r"\w+", text)), text
