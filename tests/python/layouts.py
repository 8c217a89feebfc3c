"""Every way in which Arrow may lay out the columns of a register, rows unchanged.

What the format leaves open is filled with what hurts: garbage under nulls, rows before and after a slice, texts that
no row has, the same text twice in a dictionary, a null among its texts, another dictionary in every batch.
"""

from __future__ import annotations

import array
import random
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa
from slow_tally import AMOUNTS

SIZES = [0, 1, 2, 7, 8, 9, 63, 64, 65, 127, 128, 129, 511, 2047, 2048, 2049, 4095, 4096, 4097, 5000]
DAY = 86_400
CODES = {
    pa.int8(): "b", pa.uint8(): "B", pa.int16(): "h", pa.uint16(): "H", pa.int32(): "i", pa.uint32(): "I",
    pa.int64(): "q", pa.uint64(): "Q",
}  # fmt: skip
RANGES = {
    kind: range(-(1 << (kind.bit_width - 1)), 1 << (kind.bit_width - 1))
    if pa.types.is_signed_integer(kind)
    else range(1 << kind.bit_width)
    for kind in CODES
}

ORDINARY = ["office", "nature", "officer", "group", "status", "accepted_on", "closed_on", *AMOUNTS]

Values = Sequence[Any]
Maker = Callable[[Values], Any]


def plain(
    rng: random.Random, kind: Any, values: Values, garbage: Callable[[], Any], pack: Callable[[list[Any]], bytes]
) -> Any:
    """An array of fixed width, with garbage under its nulls, sliced out of a larger one."""
    before, after = rng.choice([0, 0, 1, 3, 8, 13, 64, 71]), rng.choice([0, 0, 1, 5])
    around = [None if rng.random() < 0.3 else garbage() for _ in range(before + after)]
    values = [*around[:before], *values, *around[before:]]
    data = pa.py_buffer(pack([garbage() if value is None else value for value in values]))
    marked = None in values or rng.random() < 0.3
    valid = pa.array([value is not None for value in values], pa.bool_()).buffers()[1] if marked else None
    return pa.Array.from_buffers(kind, len(values), [valid, data]).slice(before, len(values) - before - after)


def whole(rng: random.Random, kind: Any, values: Values, stored_as: Any = None) -> Any:
    """Integers, days or times."""
    code, numbers = CODES[stored_as or kind], RANGES[stored_as or kind]
    garbage = (
        [numbers[0], numbers[-1], 0, *rng.choices(numbers, k=5)] if numbers[-1] < 2**60 else [0, 2**60, numbers[0]]
    )
    return plain(rng, kind, values, lambda: rng.choice(garbage), lambda all_of: array.array(code, all_of).tobytes())


def decimals(rng: random.Random, kind: Any, values: Values) -> Any:
    garbage = [-1, 2**127 - 1, -(2**127), 2**64, 7]
    return plain(
        rng,
        kind,
        values,
        lambda: rng.choice(garbage),
        lambda all_of: b"".join(value.to_bytes(16, "little", signed=True) for value in all_of),
    )


def text(rng: random.Random, kind: Any, values: Values) -> Any:
    """Text, with garbage under its nulls, sliced out of a larger array."""
    before, after = rng.choice([0, 0, 1, 9, 65]), rng.choice([0, 2])
    words = ["garbage", None, "", "rác dài hơn mười hai byte"]
    values = [*rng.choices(words, k=before), *values, *rng.choices(words, k=after)]
    array = pa.array(values, kind)
    if kind != pa.string_view() and None in values:
        filled = pa.array([rng.choice(words[2:]) if value is None else value for value in values], kind)
        array = pa.Array.from_buffers(kind, len(values), [array.buffers()[0], *filled.buffers()[1:]])
    return array.slice(before, len(values) - before - after)


class Dictionary:
    """A column of codes; from batch to batch its dictionary stays, is shuffled, grows, shrinks, or is another."""

    def __init__(self, rng: random.Random, index: Any, kind: Any) -> None:
        self.rng, self.index, self.kind = rng, index, kind
        self.texts: list[str | None] = []
        self.array: Any = None

    def __call__(self, values: Values) -> Any:
        rng = self.rng
        if self.array is None or not set(values) - {None} <= set(self.texts) or rng.random() < 0.5:
            self.texts = self.turned({value for value in values if value is not None})
            self.array = text(rng, self.kind, self.texts)
        codes: dict[str | None, list[int | None]] = {None: [None]}
        for code, name in enumerate(self.texts):
            codes.setdefault(name, []).append(code)
        indices = whole(rng, self.index, [rng.choice(codes[value]) for value in values])
        return pa.DictionaryArray.from_arrays(indices, self.array, safe=False)

    def turned(self, needed: set[str]) -> list[str | None]:
        """Another dictionary that has what is needed: often the last one's texts in another order."""
        rng = self.rng
        most = RANGES[self.index][-1] + 1
        texts: list[str | None] = [*sorted(needed)]
        if needed <= set(self.texts) and rng.random() < 0.5:
            texts = list(self.texts)
        elif rng.random() < 0.5:
            extra = [
                *rng.choices(texts or ["x"], k=3),
                None,
                None,
                *(f"not used {n}" for n in range(rng.choice([1, 60]))),
            ]
            texts = [*texts, *extra[: max(0, most - len(texts))]]
        rng.shuffle(texts)
        return texts


class Layout:
    """A choice of how to lay out each column, the same in every batch of a stream."""

    def __init__(self, rng: random.Random, rows: Sequence[dict[str, Any]], sizes: Sequence[int] = SIZES) -> None:
        self.rng, self.rows, self.sizes = rng, rows, sizes
        columns = list(rows[0] if rows else ORDINARY)
        self.made = {name: self.choose(name) for name in rng.sample(columns, len(columns))}

    def __repr__(self) -> str:
        return ", ".join(f"{name}: {what}" for name, (what, _) in self.made.items())

    def choose(self, name: str) -> tuple[str, Maker]:
        values = [row[name] for row in self.rows]
        if name in ("accepted_on", "closed_on"):
            return self.days([value for value in values if value is not None])
        if name in AMOUNTS:
            return self.amounts([value for value in values if value is not None])
        return self.names({value for value in values if value is not None})

    def names(self, names: set[str]) -> tuple[str, Maker]:
        rng = self.rng
        kind = rng.choice([pa.string(), pa.large_string(), pa.string_view()])
        if rng.random() < 0.35:
            return str(kind), lambda values: text(rng, kind, values)
        index = rng.choice([index for index in CODES if RANGES[index][-1] >= len(names)])
        return f"{index} to {kind}", Dictionary(rng, index, kind)

    def days(self, days: Values) -> tuple[str, Maker]:
        rng = self.rng
        ordinary = all(abs(value) < 10**5 for value in days)
        kinds = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
        unit = rng.choice([None, None, None, "date64", *kinds]) if ordinary else None
        if unit is None:
            return "date32", lambda values: whole(rng, pa.date32(), values, pa.int32())
        if unit == "date64":
            return unit, lambda values: whole(rng, pa.date64(), times(rng, values, DAY * 1000, 1), pa.int64())
        return unit, lambda values: whole(rng, pa.timestamp(unit), times(rng, values, DAY * kinds[unit], 7), pa.int64())

    def amounts(self, amounts: Values) -> tuple[str, Maker]:
        rng = self.rng
        least, most = min(amounts, default=0), max(amounts, default=0)
        kinds = [kind for kind in CODES if kind != pa.uint64() and least in RANGES[kind] and most in RANGES[kind]]
        digits = len(str(max(-least, most)))
        if not kinds or rng.random() < 0.3:
            kind = pa.decimal128(rng.choice([digits, 38]), 0)
            return str(kind), lambda values: decimals(rng, kind, values)
        kind = rng.choice([kinds[0], pa.int64(), pa.int64()])
        return str(kind), lambda values: whole(rng, kind, values)

    def batches(self) -> Iterator[Any]:
        start = 0
        while start < len(self.rows):
            size = self.rng.choice(self.sizes)
            yield self.batch(self.rows[start : start + size])
            start += size
        if self.rng.random() < 0.3:
            yield self.batch([])

    def batch(self, rows: Sequence[dict[str, Any]]) -> Any:
        columns = {name: make([row[name] for row in rows]) for name, (_, make) in self.made.items()}
        return pa.record_batch(columns)

    def stream(self) -> Any:
        """The register, batch by batch; the dictionaries are those of each batch."""
        nothing = self.batch([])  # a reader without batches has been read before
        return pa.RecordBatchReader.from_batches(nothing.schema, list(self.batches()) or [nothing])


def times(rng: random.Random, days: Values, unit: int, parts: int) -> list[int | None]:
    """Days as times, at some time of the day."""
    return [None if value is None else value * unit + unit // parts * rng.randrange(parts) for value in days]
