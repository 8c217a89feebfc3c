"""The engines that the tally is compared with, each asked in its own words.

A row's days and amounts make a state; groups are by names and state. An answer is the engine's own table of groups.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from typing import Any

import datafusion
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from tally_register import CLOSED, FIRST, LAST, NAMES, STATES, Work

# The sums of each combination of names and, where the days count, a state.
Sums = dict[tuple[str, ...], tuple[int, ...]]


# What a row's days and amounts say of it, once for each engine that has expressions.


def in_polars(work: Work) -> tuple[pl.Expr, list[pl.Expr]]:
    due, parts = pl.col("due"), [pl.col(name) for name in work.sums[1:]]
    accepted, closed = pl.col("accepted_on"), pl.col("closed_on")
    is_closed = closed.is_not_null()
    closes = (
        pl.col("status").to_physical().is_in(np.flatnonzero(CLOSED).tolist())
        if not work.text
        else pl.col("status").is_in([name for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes])
    )
    left = due - pl.sum_horizontal(parts)
    completed = pl.col("status").to_physical() == 0 if not work.text else pl.col("status") == "completed"
    wrong = (
        (due < 0) | pl.any_horizontal([part < 0 for part in parts]) | (left < 0) | (closed < accepted).fill_null(False)
        | (is_closed != closes) | (completed & (left > 0)) | (closed > LAST).fill_null(False)
    )  # fmt: skip
    state = (
        pl.when(wrong).then(4).when((closed < FIRST).fill_null(False)).then(2).when(accepted > LAST).then(3)
        .when(accepted < FIRST).then(0).otherwise(1)
    )  # fmt: skip
    return state, [wrong]


def polars_by(work: Work) -> list[pl.Expr]:
    keys = [pl.col(name) for name in work.keys]
    return [*keys, in_polars(work)[0].alias("state")] if work.days else keys


def polars_keys(work: Work, frame: pl.DataFrame) -> pl.DataFrame:
    return frame.lazy().group_by(polars_by(work)).agg(pl.len(), *(pl.col(name).sum() for name in work.sums)).collect()


def polars_key(work: Work) -> pl.Expr:
    """Fuse the names and the state into one number."""
    key = pl.lit(0, dtype=pl.UInt32)
    for name in work.keys:
        key = key * len(NAMES[name]) + pl.col(name).to_physical().cast(pl.UInt32)
    if work.days:
        key = key * len(STATES) + in_polars(work)[0].cast(pl.UInt32)
    return key.alias("key")


def polars_fused(work: Work, frame: pl.DataFrame) -> pl.DataFrame:
    sums = [pl.col(name).sum() for name in work.sums]
    return frame.lazy().group_by(polars_key(work)).agg(pl.len(), *sums).collect()


def polars_bits(work: Work, frame: pl.DataFrame) -> pl.DataFrame:
    """Group by the names and the answers to plain questions; the few groups are told apart afterwards."""
    closed, accepted, due = pl.col("closed_on"), pl.col("accepted_on"), pl.col("due")
    left = due - pl.sum_horizontal(pl.col(name) for name in work.sums[1:])
    negative = pl.min_horizontal(*(pl.col(name) for name in work.sums), left) < 0
    questions = [
        accepted < FIRST, accepted > LAST, closed.is_null(), (closed < FIRST).fill_null(False),
        (closed > LAST).fill_null(False), (closed < accepted).fill_null(False), left > 0, negative,
    ]  # fmt: skip
    key = pl.lit(0, dtype=pl.UInt32)
    for name in work.keys:
        key = key * len(NAMES[name]) + pl.col(name).to_physical().cast(pl.UInt32)
    for question in questions:
        key = key * 2 + question.cast(pl.UInt32)
    sums = [pl.col(name).sum() for name in work.sums]
    return frame.lazy().group_by(key.alias("key")).agg(pl.len(), *sums).collect()


def from_bits(work: Work, rows: Iterable[tuple]) -> Sums:
    out: dict[tuple[int, int], list[int]] = {}
    for bits, *row in rows:
        names, bits = divmod(bits, 256)
        before, later, is_open, earlier, after, turned, has_left, below = (
            bool(bits >> at & 1) for at in range(7, -1, -1)
        )
        status = names // (len(NAMES["nature"]) if "nature" in work.keys else 1) % 13
        wrong = below or turned or after or is_open == CLOSED[status] or (status == 0 and has_left)
        state = 4 if wrong else 2 if earlier else 3 if later else 0 if before else 1
        sums_of = out.setdefault((names, state), [0] * len(row))
        for at, number in enumerate(row):
            sums_of[at] += number
    return unfused(work, [(names * len(STATES) + state, *row) for (names, state), row in out.items()])


def sql(work: Work) -> str:
    sums = ", ".join(f"sum({name})" for name in work.sums)
    keys = ", ".join(work.keys)
    if not work.days:
        return f"select {keys}, count(*), {sums} from register group by {keys}"
    closes = ", ".join(f"'{name}'" for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes)
    left = " - ".join(work.sums)
    wrong = " or ".join(
        [*(f"{name} < 0" for name in work.sums), f"{left} < 0", "closed_on < accepted_on", f"closed_on > date '{LAST}'",
         f"(closed_on is not null) <> (status in ({closes}))", f"(status = 'completed' and {left} > 0)"]
    )  # fmt: skip
    state = (
        f"case when {wrong} then 4 when closed_on < date '{FIRST}' then 2 when accepted_on > date '{LAST}' then 3 "
        f"when accepted_on < date '{FIRST}' then 0 else 1 end"
    )
    return f"select {keys}, {state} as state, count(*), {sums} from register group by {keys}, state"


def in_acero(work: Work, table: pa.Table) -> pa.Table:
    keys = list(work.keys)
    if work.text == "utf8view":
        for name in keys:
            table = table.set_column(table.schema.get_field_index(name), name, table[name].cast(pa.string()))
    if work.days:
        first, last = (pa.scalar(day, pa.date32()) for day in (FIRST, LAST))
        accepted, closed, due = table["accepted_on"], table["closed_on"], table["due"]
        left = due
        for name in work.sums[1:]:
            left = pc.subtract(left, table[name])
        # Arrow's engine compares no string views.
        words = table["status"].cast(pa.string()) if work.text else table["status"]
        closing = pa.array([name for name, closes in zip(NAMES["status"], CLOSED, strict=True) if closes])
        no = lambda mask: pc.fill_null(mask, False)  # noqa: E731
        wrong = [pc.less(table[name], 0) for name in work.sums]
        wrong += [pc.less(left, 0), no(pc.less(closed, accepted)), no(pc.greater(closed, last))]
        wrong += [pc.not_equal(pc.is_valid(closed), pc.is_in(words, closing))]
        wrong += [pc.and_(pc.equal(words, "completed"), pc.greater(left, 0))]
        any_wrong = wrong[0]
        for mask in wrong[1:]:
            any_wrong = pc.or_(any_wrong, mask)
        small = [pa.scalar(n, pa.int8()) for n in range(5)]
        state = pc.if_else(pc.less(accepted, first), small[0], small[1])
        state = pc.if_else(pc.greater(accepted, last), small[3], state)
        state = pc.if_else(no(pc.less(closed, first)), small[2], state)
        table = table.append_column("state", pc.if_else(any_wrong, small[4], state))
        keys.append("state")
    sums = [([], "count_all"), *((name, "sum") for name in work.sums)]
    grouped = table.group_by(keys).aggregate(sums)
    return grouped.select([*keys, "count_all", *(f"{name}_sum" for name in work.sums)])


def in_pandas(work: Work, frame: pd.DataFrame) -> pd.DataFrame:
    keys: list[object] = list(work.keys)
    if work.days:
        status = (
            frame["status"].cat.codes.to_numpy()
            if not work.text
            else frame["status"].map(NAMES["status"].index).to_numpy()
        )
        accepted, closed = frame["accepted_on"].to_numpy(), frame["closed_on"].to_numpy()
        first, last = (np.datetime64(day) for day in (FIRST, LAST))
        left = frame["due"].to_numpy().copy()
        wrong = left < 0
        for name in work.sums[1:]:
            part = frame[name].to_numpy()
            left -= part
            wrong |= part < 0
        wrong |= (left < 0) | (closed < accepted) | (closed > last) | (np.isnat(closed) == CLOSED[status])
        wrong |= (status == 0) & (left > 0)
        state = np.where(wrong, 4, np.where(closed < first, 2, np.where(accepted > last, 3, accepted >= first)))
        keys.append(pd.Series(state.astype(np.int8), index=frame.index, name="state"))
    grouped = frame.groupby(keys, observed=True, sort=False)[work.sums]
    sums = grouped.sum()
    sums.insert(0, "rows", grouped.size())
    return sums


def rows_of(table: pa.Table) -> list[tuple]:
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def named(work: Work, rows: Iterable[tuple]) -> Sums:
    """Put rows of keys and numbers under the names of the keys."""
    keys = len(work.keys)
    if work.days:
        return {(*row[:keys], STATES[row[keys]]): tuple(map(int, row[keys + 1 :])) for row in rows}
    return {tuple(row[:keys]): tuple(map(int, row[keys:])) for row in rows}


def unfused(work: Work, rows: Iterable[tuple]) -> Sums:
    out = {}
    for key, *numbers in rows:
        names: list[str] = []
        if work.days:
            key, state = divmod(key, len(STATES))
            names.append(STATES[state])
        for name in reversed(work.keys):
            key, code = divmod(key, len(NAMES[name]))
            names.append(NAMES[name][code])
        out[tuple(reversed(names))] = tuple(numbers)
    return out


def engines(work: Work, table: pa.Table) -> dict[str, tuple[Callable[[], Any], Callable[[Any], Sums]]]:
    """Give each engine as what is timed, its own table of groups, and what reads that table."""
    frame = pl.from_arrow(table)
    assert isinstance(frame, pl.DataFrame)
    to = pl.String if work.text else None
    frame = frame.with_columns(pl.col(name).cast(to or pl.Enum(NAMES[name])) for name in work.keys)
    connection = duckdb.connect()
    connection.execute(f"set threads = {os.cpu_count()}")
    connection.register("arrow", table)
    connection.execute("create table register as select * from arrow")
    context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(os.cpu_count() or 1))
    context.register_record_batches("register", [table.to_batches(max_chunksize=1 << 17)])
    pandas = table.to_pandas(date_as_object=False, types_mapper=None)
    if work.days:
        for name in ("accepted_on", "closed_on"):
            pandas[name] = pandas[name].astype("datetime64[s]")
    query = sql(work)
    tables = lambda table: named(work, rows_of(table))  # noqa: E731
    found: dict[str, tuple[Callable[[], Any], Callable[[Any], Sums]]] = {
        "polars": (lambda: polars_keys(work, frame), lambda groups: named(work, groups.rows())),
        "duckdb": (lambda: connection.sql(query).to_arrow_table(), tables),
        "acero": (lambda: in_acero(work, table), tables),
        "datafusion": (lambda: context.sql(query).to_arrow_table(), tables),
        "pandas": (
            lambda: in_pandas(work, pandas),
            lambda groups: named(work, ((*key, *numbers) for key, *numbers in groups.itertuples())),
        ),
    }
    if not work.text:
        found["polars, fused key"] = (
            lambda: polars_fused(work, frame),
            lambda groups: unfused(work, groups.rows()),
        )
        if work.days:
            found["polars, fused bits"] = (
                lambda: polars_bits(work, frame),
                lambda groups: from_bits(work, groups.rows()),
            )
    return found
