"""A register tallied on Spark, by several processes, is that tallied on one machine; also when one is killed."""

from __future__ import annotations

import datetime
import doctest
import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from programs import program
from registers import NAMES, Row, random_register
from slow_tally import AMOUNTS

import thads_metrics as tm
from thads_metrics import spark

pytestmark = pytest.mark.filterwarnings(
    "ignore:PySpark does not yet fully support pandas:FutureWarning"  # only of pandas on Spark, which is not used
)

PARTITIONS = 6


def register(rows: Sequence[Row], amount: Any = None) -> Any:
    """A table as Spark has them, with a column that no tally reads."""
    fields = {**dict.fromkeys([*NAMES, "status"], pa.string()), "accepted_on": pa.date32(), "closed_on": pa.date32()}
    fields |= {**dict.fromkeys(AMOUNTS, amount or pa.int64()), "judgment": pa.binary()}
    return pa.Table.from_pylist([{**row, "judgment": b"x"} for row in rows], schema=pa.schema(fields))


def ineligible(**given: Any) -> Row:
    names = {name: some[-1] for name, some in NAMES.items()}
    days = {"accepted_on": datetime.date(2022, 1, 1), "closed_on": None}
    return {**names, "status": "ineligible", **days, **dict.fromkeys(AMOUNTS, 0), **given}


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two executors, each a process with Python workers of its own, on loopback."""
    program("java")
    place = tmp_path_factory.mktemp("spark")
    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(place)}
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.local.dir", str(place)).config("spark.sql.warehouse.dir", str(place / "warehouse"))
    builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
    builder = builder.config("spark.sql.files.openCostInBytes", "1g")  # a partition for each file
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def frame(session: Any, tmp_path: Path) -> Callable[[Any], Any]:
    """Write a register to so many files and read it with Spark, a partition for each; one is empty."""

    def read(table: Any) -> Any:
        size = -(-table.num_rows // (PARTITIONS - 1))
        for part in range(PARTITIONS):
            pq.write_table(table.slice(part * size, size), tmp_path / f"{part}.parquet")
        return session.read.parquet(str(tmp_path))

    return read


def said(tally: tm.Tally) -> tuple[Any, ...]:
    """What a tally says, but for the numbers of rows."""
    reasons = {reason: rows for reason, (rows, _) in tally.inconsistent.items()}
    return tally.flows(), tally.rows, tally.set_aside, reasons


@pytest.mark.parametrize("wide", [False, True], ids=["bigint", "decimal"])
def test_it_is_the_tally_of_one_machine(frame: Callable[[Any], Any], wide: bool) -> None:
    rows = random_register(random.Random(f"one machine, {wide}"), 3_000, wide=wide)
    # A name that is an expression to Spark, unless it is quoted.
    by = ["office", "nature `x`.y"]
    table = register(rows, pa.decimal128(38, 0) if wide else None).rename_columns({"nature": by[1]})
    tally = spark.tally(frame(table), "2022/06", by, "R2019", assume=True, inconsistent="set_aside")
    assert said(tally) == said(tm.tally(table, "2022/06", by, assume=True, inconsistent="set_aside"))


def test_the_page_runs(session: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What docs/spark.md says, in its order, on a register of which one row is due less than was collected."""
    monkeypatch.chdir(tmp_path)
    rows = [ineligible(due=100) for _ in range(20)]
    wrong = {**ineligible(due=1), "collected": 2}
    page = (Path(__file__).parents[2] / "docs" / "spark.md").read_text(encoding="utf-8")
    # Spark looks for files where its own process was started.
    page = page.replace('"register.parquet"', f'"{tmp_path}/register.parquet"')
    first, second = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    known: dict[str, Any] = {}
    pq.write_table(register(rows), "register.parquet")
    exec(first, known)
    assert known["tally"].tallied == len(rows)
    pq.write_table(register([*rows, wrong]), "register.parquet")
    known["df"] = session.read.parquet(str(tmp_path / "register.parquet"))
    exec(second, known)
    assert known["rows"] == 1


def test_a_register_without_mistakes_is_equal(frame: Callable[[Any], Any]) -> None:
    offices = NAMES["office"]
    table = register([ineligible(office=offices[at % len(offices)], due=at**5) for at in range(500)])
    assert spark.tally(frame(table), "2022/06") == tm.tally(table, "2022/06")


def test_inconsistent_rows_are_counted_and_found(frame: Callable[[Any], Any]) -> None:
    from pyspark.sql.functions import monotonically_increasing_id

    table = register(random_register(random.Random(1), 3_000))
    df = frame(table)
    with pytest.raises(tm.TallyError, match="inconsistent: null") as refused:
        spark.tally(df, "2022/06", assume=True)
    assert "không nhất quán" in refused.value.vi
    with pytest.warns(UserWarning, match="left out") as warned:
        tally = spark.tally(df, "2022/06", assume=True, inconsistent="report")
    assert warned.pop(UserWarning).filename == __file__
    assert {"null", "status", "more_than_due"} <= tally.inconsistent.keys()

    numbered = df.withColumn("row", monotonically_increasing_id()).toArrow()
    for reason, (rows, first) in tally.inconsistent.items():
        assert len(first) == min(rows, 20)
        found = numbered.filter(pc.is_in(numbered["row"], pa.array(first)))
        alone = tm.tally(found, "2022/06", assume=True, inconsistent="set_aside")
        assert alone.inconsistent == {reason: (len(first), tuple(range(len(first))))}


class Held:
    """Writes down who reads which partition; whoever is the first to have read all of the last is held there."""

    def __init__(self, place: Path) -> None:
        self.place = place
        place.mkdir()

    def __call__(self, batches: Iterator[Any]) -> Iterator[Any]:
        """Hand on a partition."""
        import os
        import time

        from pyspark import TaskContext

        partition = TaskContext.get().partitionId()
        worker, daemon = os.getpid(), os.getppid()
        with open(f"/proc/{daemon}/stat") as stat:
            executor = int(stat.read().rpartition(")")[2].split()[1])
        with open(self.place / "read", "a") as file:
            file.write(f"{partition} {executor}\n")
        yield from batches
        if partition == PARTITIONS - 1:
            try:
                with open(self.place / "held", "x") as file:
                    file.write(f"{executor} {worker} .")
            except FileExistsError:
                return
            deadline = time.monotonic() + 300
            while os.getppid() == daemon and time.monotonic() < deadline:  # until either is killed
                time.sleep(0.1)

    def wait(self, done: Callable[[], bool]) -> tuple[int, int]:
        """Wait until the last partition is held and the others are done: its executor and its Python worker."""
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            time.sleep(0.1)
            held = (self.place / "held").read_text() if (self.place / "held").exists() else ""
            if held.endswith(".") and done():
                executor, worker = map(int, held.split()[:2])
                return executor, worker
        raise TimeoutError("no task was held")

    def read(self) -> list[tuple[int, int]]:
        """Which partition was read on which executor, in order."""
        lines = (self.place / "read").read_text().splitlines()
        return [(int(partition), int(executor)) for partition, executor in map(str.split, lines)]


def completed(session: Any) -> int:
    """How many tasks of the stage that runs are completed."""
    tracker = session.sparkContext.statusTracker()
    return max((tracker.getStageInfo(stage).numCompletedTasks for stage in tracker.getActiveStageIds()), default=0)


@pytest.mark.parametrize("victim", ["executor", "Python worker"])
def test_a_process_is_killed_in_the_middle(
    session: Any, frame: Callable[[Any], Any], victim: str, tmp_path: Path
) -> None:
    from pyspark import cloudpickle

    cloudpickle.register_pickle_by_value(sys.modules[__name__])
    table = register(random_register(random.Random(3), 3_000))
    df, held = frame(table), Held(tmp_path / "held")
    with ThreadPoolExecutor() as pool:
        job = pool.submit(spark.tally, df.mapInArrow(held, df.schema), "2022/06", assume=True, inconsistent="set_aside")
        executor, worker = held.wait(lambda: completed(session) == PARTITIONS - 1)
        os.kill(executor if victim == "executor" else worker, signal.SIGKILL)
        tally = job.result(timeout=300)
    assert said(tally) == said(tm.tally(table, "2022/06", assume=True, inconsistent="set_aside"))
    # What the victim had done was done again, and counted once: all that an executor had done is lost with it.
    before, after = held.read()[:PARTITIONS], held.read()[PARTITIONS:]
    lost = {partition for partition, on in before if on == executor} if victim == "executor" else {PARTITIONS - 1}
    assert Counter(partition for partition, _ in after) == Counter(lost)
    assert victim != "executor" or executor not in {on for _, on in after}


@pytest.mark.parametrize("rows", [2_000, 1_000], ids=["in a partition", "of partitions"])
def test_what_goes_wrong_on_an_executor_is_our_error(frame: Callable[[Any], Any], rows: int) -> None:
    table = register([ineligible(due=10**36)] * rows, pa.decimal128(38, 0))
    with pytest.raises(tm.TallyError, match="too large") as raised:
        spark.tally(frame(table), "2022/06")
    assert raised.value.code == "tally.too_large"
    assert "quá lớn" in raised.value.vi


def test_what_goes_wrong_in_the_data_frame_is_spark_s_error(frame: Callable[[Any], Any]) -> None:
    df = frame(register([ineligible()] * 60))
    wrong = df.withColumn("due", df["due"] + df["office"].cast("bigint"))
    from pyspark.errors import PySparkException

    with pytest.raises(PySparkException, match="CAST_INVALID_INPUT"):
        spark.tally(wrong, "2022/06", assume=True)


def test_what_is_no_register_is_refused_before_it_is_read(frame: Callable[[Any], Any]) -> None:
    df = frame(register([ineligible()] * 60))
    df = df.withColumn("nature", df["office"].cast("bigint"))  # which can't be read
    with pytest.raises(tm.TallyError, match=r"no column due; it has office, .*, Due, .*judgment"):
        spark.tally(df.withColumnRenamed("due", "Due"), "2022/06", "nature")
    with pytest.raises(tm.TallyError, match=r"due is Float64"):
        spark.tally(df.withColumn("due", df["due"].cast("double")), "2022/06", "nature")
    with pytest.raises(tm.TallyError, match="ends under R2019"):
        spark.tally(df, "2022/06", "nature", regime="R2024")
    with pytest.raises(ValueError, match="inconsistent="):
        spark.tally(df, "2022/06", "nature", inconsistent="ignore")  # type: ignore[arg-type]
    with pytest.raises(tm.TallyError, match="no column due; it has id"):
        spark.tally(df.sparkSession.range(3), "2022/06")
    with pytest.raises(TypeError, match="Spark data frame, got Table"):
        spark.tally(register([]), "2022/06")


def test_the_example(frame: Callable[[Any], Any]) -> None:
    tried = doctest.testmod(spark, extraglobs={"df": frame(register([ineligible()] * 240))})
    assert tried.failed == 0
    assert tried.attempted > 0
