"""Whatever is in a register, and however Arrow lays it out, the tally is the one that is made row by row."""

from __future__ import annotations

import functools
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Layout
from registers import DAYS, FAR, NAMES, NARROW, NO_STATUSES, PERIODS, WIDE, Row, random_register, random_row
from slow_tally import AMOUNTS, BEFORE_2020, CALENDAR, LARGEST, Sums, bounds, day, slow_tally, sums_of

import thads_metrics as tm

QUESTIONS = [
    ("2022/06", ("office",), True),
    ("2020/05", ("office", "nature"), True),
    ("2024/12", ("nature", "officer", "office", "group"), False),
    ("2018/05", ("officer", "group", "nature"), True),
]


def tallied(register: Any, period: str, by: Sequence[str] = ("office",), assume: bool = True, threads: int = 1) -> Sums:
    return sums_of(tm.tally(register, period, by, assume=assume, inconsistent="set_aside", threads=threads))


@functools.cache
def bulk(kind: str) -> list[Row]:
    rng = random.Random(kind)
    return random_register(rng, 12_000, wide=kind == "wide", odd=0 if kind == "consistent" else 0.1)


@functools.cache
def expected(kind: str, question: int) -> Sums:
    period, by, assume = QUESTIONS[question]
    return slow_tally(bulk(kind), period, by, assume=assume)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ["narrow", "wide", "consistent"])
def test_a_large_register_in_any_layout(kind: str, seed: int) -> None:
    rng = random.Random(f"{kind} {seed}")
    layout = Layout(rng, bulk(kind))
    question = seed % len(QUESTIONS)
    period, by, assume = QUESTIONS[question]
    got = tallied(layout.stream(), period, by, assume, threads=(1, 2, 3, 8)[seed // 2])
    assert got == expected(kind, question), layout


SOME_ROWS = st.builds(
    lambda seed, large, odd: random_row(random.Random(seed), large=large, odd=odd),
    st.integers(0, 2**32),
    st.sampled_from([0, 0.5]),
    st.sampled_from([0, 0.5]),
)


def some(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([*values, None])


ANY_ROWS = st.fixed_dictionaries(
    {name: some(names[:6]) for name, names in NAMES.items()}
    | {"status": some([*BEFORE_2020, *NO_STATUSES])}
    | {name: some([*DAYS, *FAR]) for name in ("accepted_on", "closed_on")}
    | {name: some([0, 0, 0, 1, 2, 7, 10**6, *NARROW, *WIDE, -1, LARGEST + 1]) for name in AMOUNTS}
)


@settings(max_examples=150, deadline=None)
@given(
    rows=st.lists(SOME_ROWS | ANY_ROWS, max_size=20),
    period=st.sampled_from(PERIODS),
    by=st.lists(st.sampled_from(list(NAMES)), min_size=1, max_size=4, unique=True),
    assume=st.booleans(),
    seed=st.integers(0, 2**32),
    absent=st.sets(st.sampled_from(AMOUNTS[1:])),
)
def test_a_small_register_in_any_layout(
    rows: list[Row], period: str, by: list[str], assume: bool, seed: int, absent: set[str]
) -> None:
    rows = [{name: value for name, value in row.items() if name not in absent} for row in rows]
    layout = Layout(random.Random(seed), rows, sizes=[0, 1, 2, 3, 7, 8, 9, 20])
    got = tallied(layout.stream(), period, by, assume, threads=seed % 4 + 1)
    assert got == slow_tally(rows, period, by, assume=assume), layout


@pytest.mark.parametrize("assume", [True, False])
@pytest.mark.parametrize("period", PERIODS)
def test_every_status_on_every_side_of_every_boundary(period: str, assume: bool) -> None:
    first, last = bounds(period)
    around = [first - 1, first, first + 1, last - 1, last, last + 1]
    days = [*around, day("2020-02-29"), day("1969-12-31"), 0, CALENDAR[0], CALENDAR[-1]]
    amounts = [(0, 0, 0), (100, 0, 0), (100, 100, 0), (100, 0, 100), (100, 101, 0)]
    rows = [
        ineligible(
            due, status=status, accepted_on=accepted, closed_on=closed, collected=collected, reduced_amount=reduced
        )
        for status in BEFORE_2020
        for accepted in days
        for closed in (None, *around, accepted - 1, accepted, CALENDAR[-1])
        for due, collected, reduced in amounts
    ]
    layout = Layout(random.Random(period), rows)
    assert tallied(layout.stream(), period, assume=assume) == slow_tally(rows, period, assume=assume), layout


def test_a_register_met_again_and_again_adds_up_as_often() -> None:
    # Five million rows, of which none contradicts itself, and sums far past 2⁶⁴.
    rng, times = random.Random(2), 500
    rows = [random_row(rng, odd=0, large=0.01, until=day("2022-03-31")) for _ in range(10_001)]
    once = slow_tally(rows, "2022/06", assume=True)
    assert not once.inconsistent
    batches = list(Layout(rng, rows, sizes=[4_999]).batches())
    register = pa.RecordBatchReader.from_batches(batches[0].schema, (batch for _ in range(times) for batch in batches))
    got = tallied(register, "2022/06", threads=2)

    def often(sums: Counter[str]) -> Counter[str]:
        return Counter({item: times * number for item, number in sums.items()})

    assert (got.rows, got.tallied, got.set_aside) == (times * once.rows, times * once.tallied, often(once.set_aside))
    assert got.cases == {group: often(sums) for group, sums in once.cases.items()}
    assert got.money == {group: often(sums) for group, sums in once.money.items()}
    assert max(sums["newly_accepted"] for sums in got.money.values()) > 2**64


def ineligible(due: int, office: str | None = "Long An", **more: Any) -> Row:
    row = {
        "office": office,
        "nature": "dân sự",
        "status": "ineligible",
        "accepted_on": day("2021-12-01"),
        "closed_on": None,
    }
    return row | dict.fromkeys(AMOUNTS, 0) | {"due": due} | more


@pytest.mark.parametrize(
    "amounts",
    [
        [2**62] * 3,
        [2**63 - 1] * 2,
        [2**63 - 1] * 3_000,
        [2**62] * 5_000,
        [2**62 - 1, 1] * 2_500,
        [2**52] * 2_047 + [2**63 - 1],
        [2**52] * 2_048,
        [2**51] * 4_096,
        [2**20 - 1] * 5_000 + [2**63 - 1] * 2,
        [10**12] * 3_000 + [2**63 - 1] + [10**12] * 3_000,
        [2**63 - 1, 0] * 2_049,
        [10**34] * 10,
        [2**63] * 3 + [1] * 5_000,
        [2**64, 1, 2**64] * 1_500,
    ],
    ids=lambda amounts: f"{len(amounts)} from {amounts[0]}",
)
@pytest.mark.parametrize("spread", [1, 3])
def test_sums_past_64_bits(amounts: list[int], spread: int) -> None:
    rows = [ineligible(due, f"Office {at % spread}") for at, due in enumerate(amounts)]
    # What goes to other columns overflows there just as well.
    rows += [ineligible(due, collected=due) for due in amounts]
    rows += [ineligible(due, entrusted_amount=due // 2, terminated_amount=due - due // 2) for due in amounts]
    want = slow_tally(rows, "2022/06")
    assert want.tallied == len(rows)
    for threads in (1, 3):
        layout = Layout(random.Random(threads), rows, sizes=[1_000_000] if threads == 3 else [4_096, 5_000])
        assert tallied(layout.stream(), "2022/06", assume=False, threads=threads) == want, layout


def test_a_sum_past_what_a_form_holds_is_refused() -> None:
    layout = Layout(random.Random(1), [ineligible(LARGEST)] * 2)
    with pytest.raises(tm.TallyError, match="Long An"):
        tm.tally(layout.stream(), "2022/06").flows()


def test_seventy_thousand_offices() -> None:
    by = ("nature", "office")
    rng = random.Random(70)
    names = [f"Office {n}" for n in range(70_000)] + [f"Office {rng.randrange(70_000)}" for _ in range(5_000)]
    rows = [ineligible(at, name, officer=f"CHV {at % 11}") for at, name in enumerate(names)]
    rng.shuffle(rows)
    layout = Layout(rng, rows, sizes=[1, 30_000])
    assert tallied(layout.stream(), "2022/06", by, threads=2) == slow_tally(rows, "2022/06", by), layout


@pytest.mark.parametrize("bits", [8, 16, 32, 64])
@pytest.mark.parametrize("sign", ["int", "uint"])
def test_offices_may_be_numbers(sign: str, bits: int) -> None:
    kind = getattr(pa, f"{sign}{bits}")()
    least, most = (0, 2**bits - 1) if sign == "uint" else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    rng = random.Random(bits)
    codes = rng.choices([least, least + 1, 0, 1, 99, most - 1, most, None], k=5_000)
    rows = [ineligible(at, None if code is None else str(code)) for at, code in enumerate(codes)]
    layout = Layout(rng, rows, sizes=[1_000_000])
    batch = layout.batch(rows)
    batch = batch.set_column(batch.schema.get_field_index("office"), "office", pa.array([None, *codes], kind).slice(1))
    assert tallied(batch.slice(5, 4_800), "2022/06") == slow_tally(rows[5:4_805], "2022/06"), layout
