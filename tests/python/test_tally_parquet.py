"""A register in Parquet is tallied batch by batch, and that is its tally."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from registers import random_register
from test_tally_sql import as_arrow

import thads_metrics as tm
from thads_metrics import TallyError


def register(seed: int) -> Any:
    return as_arrow(random_register(random.Random(seed), 3_000))


@pytest.mark.parametrize("row_group_size", [1, 100, 10_000])
def test_a_file_has_the_tally_of_what_is_in_it(tmp_path: Path, row_group_size: int) -> None:
    table = register(row_group_size)
    path = tmp_path / "register.parquet"
    pq.write_table(table.slice(0, 1_000), path, row_group_size=row_group_size)
    table = table.slice(0, 1_000)
    for by in ("office", ["nature", "office"]):
        whole = tm.tally(table, "2022/06", by, inconsistent="set_aside")
        assert tm.tally(path, "2022/06", by, inconsistent="set_aside") == whole
        assert tm.tally(str(path), "2022/06", by, inconsistent="set_aside") == whole


def test_batches_of_pyarrow_are_a_register(tmp_path: Path) -> None:
    table = register(1)
    path = tmp_path / "register.parquet"
    pq.write_table(table, path, row_group_size=700)
    whole = tm.tally(table, "2022/06", inconsistent="set_aside")
    file = pq.ParquetFile(path)
    reader = pa.RecordBatchReader.from_batches(file.schema_arrow, file.iter_batches(batch_size=13))
    assert tm.tally(reader, "2022/06", inconsistent="set_aside") == whole
    assert tm.tally(ds.dataset(path).scanner().to_reader(), "2022/06", inconsistent="set_aside") == whole


def test_files_of_a_directory_are_one_register_and_their_folders_a_column(tmp_path: Path) -> None:
    table = register(2)
    ds.write_dataset(
        table, tmp_path, format="parquet", max_rows_per_file=1_000, max_rows_per_group=1_000, partitioning=["nature"],
        partitioning_flavor="hive",
    )  # fmt: skip
    for by in ("office", "nature"):
        whole = tm.tally(table, "2022/06", by, inconsistent="set_aside")
        tally = tm.tally(tmp_path, "2022/06", by, inconsistent="set_aside")
        assert tally.flows() == whole.flows()
        assert {reason: rows for reason, (rows, _) in tally.inconsistent.items()} == {
            reason: rows for reason, (rows, _) in whole.inconsistent.items()
        }


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    with pytest.raises(FileNotFoundError):
        tm.tally(path, "2022/06")
    pq.write_table(register(3).drop_columns(["due"]), path)
    with pytest.raises(TallyError, match="no column due"):
        tm.tally(path, "2022/06")
    path.write_bytes(path.read_bytes()[:-100])
    with pytest.raises(TallyError, match=r"register\.parquet.*damaged") as cut:
        tm.tally(path, "2022/06")
    assert cut.value.code == "tally.damaged"


def test_a_file_that_breaks_off_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "register.parquet"
    pq.write_table(register(4), path, row_group_size=500, compression="none")
    data = bytearray(path.read_bytes())
    data[4:2_000] = b"\xff" * 1_996  # pages, not the footer
    path.write_bytes(data)
    with pytest.raises(TallyError, match=r"register\.parquet.*damaged") as broken:
        tm.tally(path, "2022/06", inconsistent="set_aside")
    assert "Traceback" not in broken.value.en
