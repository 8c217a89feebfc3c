"""Tallying a case register on Spark, when one machine is not enough.

Each partition is tallied where it is and becomes one row, its tally as bytes; those rows are merged,
on executors first and the last few by the driver. Nothing of the register itself is moved.

>>> from thads_metrics import spark
>>> tally = spark.tally(df, "2022/06", by=("office", "nature"))  # of the rows of a Spark data frame
>>> tally.rows
240
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from thads_metrics import _native, register
from thads_metrics.errors import TallyError
from thads_metrics.optional import needed
from thads_metrics.register import Tally
from thads_metrics.words import Inconsistent

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from thads_metrics._native import Period, Regime

__all__ = ["tally"]

# How many tasks merge the tallies of partitions; the driver merges what they leave.
MERGERS = 16

# A partition's tally, or the error that there is in its place, pickled.
RECORD = "partition bigint, tally binary, error binary"

# Of a row's number, the low bits count within the partition: as in monotonically_increasing_id().
ROW_BITS = 33

# What another attempt may mend, and Spark is to try again.
PASSING = "tally.broken"


def tally(
    df: DataFrame,
    period: Period | str,
    by: str | Iterable[str] = ("office",),
    regime: Regime | str | None = None,
    *,
    assume: bool = False,
    inconsistent: Inconsistent = "refuse",
) -> Tally:
    """Tally a register of cases for a period, exactly, in one pass: `thads_metrics.tally` on a Spark data frame.

    `df` has the columns that `thads_metrics.tally` asks for: `office`, whatever else the tally is `by`, and `status` as
    string; `accepted_on` and `closed_on` as date; `due` and the other amounts as bigint, or decimal without decimals.
    No other column is read. thads-metrics must be installed on the executors too.

    A column that is missing or of another type is refused before anything is read. Partitions whose tasks Spark
    repeats, or runs twice, count once: it takes the output of one attempt.

    Rows of a data frame have no numbers. Those of inconsistent rows are what `monotonically_increasing_id()` gives
    to `df`; as long as `df` falls into the same partitions when it is evaluated again, this shows them:

        rows, first = tally.inconsistent["more_than_due"]
        df.withColumn("row", monotonically_increasing_id()).filter(col("row").isin(*first))

    Raises `TallyError` as `thads_metrics.tally` does, also for sums that are too large on an executor. What goes wrong
    in Spark, or in what `df` is made of, is Spark's to raise.
    """
    pa = needed("pyarrow", "spark")
    if not isinstance(df, needed("pyspark.sql", "spark").DataFrame):
        raise TypeError(f"expected a Spark data frame, got {type(df).__name__}; others: thads_metrics.tally")
    names = register.names(by)
    asked = _native.Tally.empty(period, names, regime, assume=assume)
    read = [name for name in df.columns if name in set(asked.columns)]
    # Numbers for names, since mapInArrow knows no column whose name has a dot.
    cases = df.select(["`{}`".format(name.replace("`", "``")) for name in read]).toDF(*map(str, range(len(read))))

    # The tally of no rows refuses what is no register, and is what tallies are merged into.
    columns = {name: pa.nulls(0) for name in df.columns}
    columns |= {name: pa.nulls(0, type) for name, type in zip(read, cases.limit(0).toArrow().schema.types, strict=True)}
    nothing = register.tally(
        pa.RecordBatch.from_pydict(columns), period, names, regime, assume=assume, inconsistent=inconsistent
    ).to_bytes()

    parts = cases.mapInArrow(partial(tally_partition, read, str(asked.period), names, assume), RECORD)
    merged = parts.repartition(MERGERS, "partition").mapInArrow(partial(merge_partition, nothing), RECORD)
    whole = merge(nothing, merged.toArrow().to_pylist())
    if register.is_refused(inconsistent):
        whole = whole.refuse_inconsistent()
    return Tally._of(whole)._reported(inconsistent)


def tally_partition(read: list[str], period: str, by: list[str], assume: bool, batches: Iterator[Any]) -> Iterator[Any]:
    """Tally a partition, on its executor, as its batches come in."""
    import pyarrow as pa
    from pyspark import TaskContext

    named = (batch.rename_columns(read) for batch in batches)
    first = next(named, None)
    if first is None:
        return
    task = TaskContext.get()
    reader = pa.RecordBatchReader.from_batches(first.schema, chain([first], named))
    number = task.partitionId()

    def outcome() -> _native.Tally:
        part = _native.tally(reader, period, by, assume=assume, refuse=False, threads=task.cpus())
        return part.numbered_from(number << ROW_BITS)

    yield record(number, outcome)


def merge_partition(nothing: bytes, batches: Iterator[Any]) -> Iterator[Any]:
    """Merge tallies of partitions, on an executor."""
    from pyspark import TaskContext

    records = chain.from_iterable(batch.to_pylist() for batch in batches)
    yield record(TaskContext.get().partitionId(), lambda: merge(nothing, records))


def merge(nothing: bytes, records: Iterable[dict[str, Any]]) -> _native.Tally:
    """Merge tallies, or raise the error that there is in place of one."""
    whole = _native.Tally.from_bytes(nothing)
    for found in records:
        if found["error"]:
            raise pickle.loads(found["error"])
        whole = whole.merge(_native.Tally.from_bytes(found["tally"]))
    return whole


def record(partition: int, outcome: Callable[[], _native.Tally]) -> Any:
    """Put down a tally, or the error that it ends in: an exception would make Spark try again and say less."""
    import pyarrow as pa

    done, failed = None, None
    try:
        done = outcome().to_bytes()
    except TallyError as error:
        if error.code == PASSING:
            raise
        failed = pickle.dumps(error)
    columns = {"partition": pa.array([partition], pa.int64()), "tally": pa.array([done], pa.binary())}
    return pa.RecordBatch.from_pydict(columns | {"error": pa.array([failed], pa.binary())})
