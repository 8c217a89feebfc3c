"""Whatever Arrow holds, the answer is a tally or an error that says what is wrong: never a crash."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layouts import Layout
from registers import NAMES, random_register, random_row
from slow_tally import AMOUNTS, day, slow_tally, sums_of

import thads_metrics as tm
from thads_metrics import TallyError

BY = ["office", "nature"]
COLUMNS = [*BY, "status", "accepted_on", "closed_on", *AMOUNTS]


def register(**columns: Any) -> Any:
    """Three cases, but for these columns."""
    good = {
        "office": pa.array(["Long An"] * 3),
        "nature": pa.array(["dân sự"] * 3),
        "status": pa.array(["ineligible"] * 3),
        "accepted_on": pa.array([day("2021-12-01")] * 3, pa.int32()).view(pa.date32()),
        "closed_on": pa.nulls(3, pa.date32()),
    } | {name: pa.array([0] * 3) for name in AMOUNTS}
    return pa.table(good | columns)


def tallied(table: Any, by: list[str] | None = None) -> tm.Tally:
    return tm.tally(table, "2022/06", by or BY, assume=True, inconsistent="set_aside")


FOREIGN = {
    "float": pa.array([1.0, 2.0, None]),
    "half": pa.array([1, 2, None], pa.float16()),
    "bool": pa.array([True, False, None]),
    "list": pa.array([[1], [], None]),
    "large list": pa.array([["a"], [], None], pa.large_list(pa.string())),
    "list view": pa.array([[1], [], None], pa.list_view(pa.int64())),
    "fixed list": pa.array([[1, 2], [3, 4], None], pa.list_(pa.int64(), 2)),
    "struct": pa.array([{"a": 1}, {}, None]),
    "map": pa.array([[("a", 1)], [], None], pa.map_(pa.string(), pa.int64())),
    "union": pa.UnionArray.from_sparse(pa.array([0, 0, 0], pa.int8()), [pa.array(["a", "b", "c"])]),
    "binary": pa.array([b"a", b"\xff", None]),
    "large binary": pa.array([b"a", b"\xff", None], pa.large_binary()),
    "binary view": pa.array([b"a", b"\xff" * 20, None], pa.binary_view()),
    "fixed binary": pa.array([b"ab", b"cd", None], pa.binary(2)),
    "with decimals": pa.array([Decimal("1.50")] * 3, pa.decimal128(10, 2)),
    "thousands": pa.array([Decimal(1000)] * 3, pa.decimal128(10, -3)),
    "decimal32": pa.array([1, 2, None], pa.decimal32(5, 0)),
    "decimal64": pa.array([1, 2, None], pa.decimal64(15, 0)),
    "decimal256": pa.array([1, 2, None], pa.decimal256(50, 0)),
    "time": pa.array([1, 2, None], pa.time32("s")),
    "duration": pa.array([1, 2, None], pa.duration("us")),
    "interval": pa.array([(1, 2, 3)] * 3, pa.month_day_nano_interval()),
    "zoned": pa.array([1, 2, None], pa.timestamp("us", "Asia/Ho_Chi_Minh")),
    "run ends": pa.RunEndEncodedArray.from_arrays([2, 3], ["Long An", None]),
    "dictionary of numbers": pa.array([1, 2, None]).dictionary_encode(),
    "dictionary of bytes": pa.array([b"a", b"\xff", None]).dictionary_encode(),
    "dictionary of days": pa.array([datetime.date(2021, 12, 1)] * 3).dictionary_encode(),
    "dictionary of dictionaries": pa.DictionaryArray.from_arrays(
        pa.array([0, 0, 0], pa.int8()), pa.array(["Long An"]).dictionary_encode()
    ),
}
NOT_EVERYWHERE = {
    "text": pa.array(["a", "b", None]),
    "large text": pa.array(["a", "b", None], pa.large_string()),
    "dictionary": pa.array(["a", "b", None]).dictionary_encode(),
    "whole": pa.array([1, 2, None]),
    "small": pa.array([1, 2, None], pa.int8()),
    "without sign": pa.array([1, 2, None], pa.uint64()),
    "day": pa.array([1, 2, None], pa.int32()).view(pa.date32()),
    "day64": pa.array([datetime.date(2021, 12, 1)] * 3, pa.date64()),
    "stamp": pa.array([1, 2, None], pa.timestamp("ns")),
    "decimal": pa.array([1, 2, None], pa.decimal128(38, 0)),
    "nothing": pa.nulls(3),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_column_of_a_foreign_type_is_named(kind: str) -> None:
    want = tallied(register())
    for column in COLUMNS:
        table = register(**{column: FOREIGN[kind]})
        for wrong in (table, table.to_batches()[0].slice(1, 0)):  # of no rows it is as foreign
            with pytest.raises(TallyError, match=f"column {column} is ") as refused:
                tallied(wrong)
            assert column in refused.value.vi
    # In a column that nothing is asked of it is nobody's business.
    assert tallied(register(remarks=FOREIGN[kind])) == want


@pytest.mark.parametrize("kind", NOT_EVERYWHERE)
def test_a_type_that_fits_one_column_may_be_refused_in_another(kind: str) -> None:
    taken, named = set(), []
    for column in COLUMNS:
        try:
            tally = tallied(register(**{column: NOT_EVERYWHERE[kind]}))
        except TallyError as error:
            named.append((column, str(error)))
            continue
        taken.add(column)
        assert tally.rows == 3
        nulls = NOT_EVERYWHERE[kind].null_count if column != "closed_on" else 0
        assert sum(rows for rows, _ in tally.inconsistent.values()) >= nulls
    assert all(f"column {column} is " in error for column, error in named)
    assert taken
    assert kind == "nothing" or taken != set(COLUMNS)


@pytest.mark.parametrize("column", [*BY, "status", "accepted_on", "closed_on", "due"])
def test_a_missing_column_is_named(column: str) -> None:
    with pytest.raises(TallyError, match=f"no column {column}"):
        tallied(register().drop_columns([column]))
    with pytest.raises(TallyError, match=f"no column {column}"):
        tallied(register().rename_columns([f" {name}" if name == column else name for name in register().column_names]))


def test_columns_in_another_order_and_of_no_concern() -> None:
    want = tallied(register())
    table = register(more=pa.nulls(3), accepted=pa.array(["?"] * 3))
    assert tallied(table.select(table.column_names[::-1])) == want
    assert tallied(register().drop_columns(AMOUNTS[1:])) == want


@pytest.mark.parametrize("wrong", [[], ["office", "office"], ["status"], ["office", "due"], ["closed_on"]])
def test_a_tally_is_by_columns_of_its_own(wrong: list[str]) -> None:
    with pytest.raises(TallyError, match="a tally is by"):
        tm.tally(register(), "2022/06", wrong)


def test_what_is_no_register() -> None:
    for table in (pa.table({}), pa.table({"office": ["Long An"]}), pa.schema([]).empty_table()):
        with pytest.raises(TallyError, match="no column"):
            tallied(table)
    for other in (pa.array([1, 2]), pa.array([[1]]), pa.array(["a"]), pa.nulls(2)):
        with pytest.raises((TallyError, ValueError)):
            tallied(other)
    empty: dict[str, list[int]] = {}
    for nothing in (None, 1, "register", [register()], {"office": ["Long An"]}, empty):
        with pytest.raises(TypeError, match="__arrow_c_stream__"):
            tallied(nothing)


class Lies:
    """What says that it speaks Arrow and does not."""

    def __init__(self, answer: Any) -> None:
        self.answer = answer

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


@pytest.mark.parametrize("answer", [None, 1, b"arrow_array_stream", register(), ZeroDivisionError("midway")], ids=repr)
def test_what_only_says_that_it_speaks_arrow(answer: Any) -> None:
    with pytest.raises((TypeError, ValueError, ZeroDivisionError)):
        tallied(Lies(answer))
    capsule = register().__arrow_c_stream__()
    assert tallied(Lies(capsule)).rows == 3
    with pytest.raises((TypeError, ValueError, TallyError)):
        tallied(Lies(capsule))  # that stream is used up


@pytest.mark.parametrize("good", [0, 1, 3])
@pytest.mark.parametrize("error", [RuntimeError("midway"), MemoryError(), StopIteration(), TallyError], ids=repr)
def test_a_stream_that_breaks_off_is_an_error(good: int, error: Any) -> None:
    def batches() -> Iterator[Any]:
        for _ in range(good):
            yield from register().to_batches()
        if isinstance(error, StopIteration):
            yield register(due=pa.array(["another type"] * 3)).to_batches()[0]
        raise error

    with pytest.raises(TallyError, match="can't be read"):
        tallied(pa.RecordBatchReader.from_batches(register().schema, batches()))


def test_dictionaries_of_nothing() -> None:
    indices = pa.array([None, None, None], pa.int8())
    for texts in (pa.array([], pa.string()), pa.array([None], pa.string()), pa.array(["x", None], pa.large_string())):
        nothing = pa.DictionaryArray.from_arrays(indices, texts)
        for column in ("office", "nature", "status"):
            assert tallied(register(**{column: nothing})).inconsistent == {"null": (3, (0, 1, 2))}
    codes = pa.array([0, 1, 1], pa.uint8())
    assert tallied(register(office=pa.DictionaryArray.from_arrays(codes, [None, "A"]))).inconsistent == {
        "null": (1, (0,))
    }


TIMES = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def stored(kind: Any, numbers: list[int]) -> Any:
    return pa.array(numbers, pa.int64()).view(kind)


@pytest.mark.parametrize("column", ["accepted_on", "closed_on"])
@pytest.mark.parametrize("kind", [pa.date64(), *(pa.timestamp(unit) for unit in ("s", "ms", "us"))], ids=str)
def test_times_outside_the_calendar_are_no_days(column: str, kind: Any) -> None:
    # A case closed at no day that there is must not pass for an open one.
    for far in (2**63 - 1, -(2**63), 2**62, -(2**61)):
        number = far if kind != pa.timestamp("us") else far // 2
        tally = tallied(register(**{column: stored(kind, [number] * 3)}))
        assert tally.inconsistent == {"day": (3, (0, 1, 2))}


@pytest.mark.parametrize("kind", [pa.date64(), *(pa.timestamp(unit) for unit in TIMES)], ids=str)
def test_what_lies_under_a_null_is_no_time(kind: Any) -> None:
    data = pa.array([2**63 - 1, -(2**63), 0]).buffers()[1]
    nulls = pa.Array.from_buffers(kind, 3, [pa.py_buffer(b"\0"), data])
    assert tallied(register(closed_on=nulls)) == tallied(register())
    assert tallied(register(accepted_on=nulls)).inconsistent == {"null": (3, (0, 1, 2))}


@pytest.mark.parametrize("unit", TIMES)
def test_a_time_belongs_to_its_day_before_1970_too(unit: str) -> None:
    noon = stored(pa.timestamp(unit), [-43_200 * TIMES[unit]] * 3)  # of 31 December 1969
    same = pa.array([-1] * 3, pa.int32()).view(pa.date32())
    entrusted = pa.array(["entrusted"] * 3)
    assert tallied(register(status=entrusted, accepted_on=noon, closed_on=same)).set_aside["closed_earlier"] == 3
    assert tallied(register(status=entrusted, accepted_on=same, closed_on=noon)).set_aside["closed_earlier"] == 3


def test_of_several_reasons_the_first_is_given() -> None:
    # In the order: null, no status, no day, negative, too large, then what the case itself contradicts.
    large = pa.array([10**36 + 1] * 3, pa.decimal128(38, 0))
    steps: list[tuple[str, dict[str, Any]]] = [
        ("more_than_due", {"collected": pa.array([1] * 3)}),
        ("closed_before_accepted", {"closed_on": pa.array([-9] * 3, pa.int32()).view(pa.date32())}),
        ("too_large", {"due": large}),
        ("negative", {"entrusted_amount": pa.array([-1] * 3)}),
        ("day", {"closed_on": pa.array([2**31 - 1] * 3, pa.int32()).view(pa.date32())}),
        ("status", {"status": pa.array(["?"] * 3)}),
        ("null", {"terminated_amount": pa.nulls(3, pa.int64())}),
    ]
    columns: dict[str, Any] = {}
    for reason, wrong in steps:
        columns |= wrong
        assert tallied(register(**columns)).inconsistent == {reason: (3, (0, 1, 2))}


def streams() -> list[bytes]:
    """Registers as files of Arrow, small ones in several layouts."""
    files = []
    for seed in range(6):
        rng = random.Random(seed)
        rows = random_register(rng, 20)
        sink = pa.BufferOutputStream()
        table = Layout(rng, rows, sizes=[20]).stream().read_all()
        with pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table)
        files.append(sink.getvalue().to_pybytes())
    return files


STREAMS = streams()


@settings(max_examples=300, deadline=None)
@given(
    data=st.sampled_from(STREAMS),
    flips=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=6),
    cut=st.none() | st.floats(0, 1),
)
def test_files_of_which_bytes_are_changed(data: bytes, flips: list[tuple[float, int]], cut: float | None) -> None:
    changed = bytearray(data)
    for at, byte in flips:
        changed[int(at * len(changed))] = byte
    if cut is not None:
        del changed[int(cut * len(changed)) :]
    try:
        table = pa.ipc.open_stream(bytes(changed)).read_all()
        table.validate(full=True)  # what does not hold to the format may not be handed on
    except (pa.ArrowException, OSError, ValueError, OverflowError, MemoryError):
        return
    rows = table.num_rows
    for by in (BY, list(NAMES)):
        try:
            tally = tallied(table, by)
        except (TallyError, ValueError):
            continue
        assert tally.rows == rows


@pytest.mark.parametrize("threads", [1, 2, 3, 8, 200])
def test_more_threads_than_there_is_work(threads: int) -> None:
    rng = random.Random(threads)
    rows = [random_row(rng) for _ in range(7)]
    tally = tm.tally(
        Layout(rng, rows, sizes=[1]).stream(), "2022/06", assume=True, inconsistent="set_aside", threads=threads
    )
    assert sums_of(tally) == slow_tally(rows, "2022/06", assume=True)


@pytest.mark.parametrize("threads", [0, -1, 2**70])
def test_a_number_of_threads_that_can_not_be(threads: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        tm.tally(register(), "2022/06", threads=threads)
