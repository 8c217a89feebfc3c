"""A register tallies the same from whichever library holds it."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
import workbooks
from registers import NAMES, NATURES, OFFICES, Row, random_register
from slow_tally import AMOUNTS, BEFORE_2020, Sums, slow_tally, sums_of

import thads_metrics as tm

KEYS = [*NAMES, "status"]
EPOCH = datetime.date(1970, 1, 1)


def ordinary(rows: Sequence[Row]) -> list[Row]:
    """The rows that every library can hold: with days from year 1 on, and texts that are statuses."""
    named = ("accepted_on", "closed_on")
    kept = [row for row in rows if all(abs(row[name] or 0) < 100_000 for name in named)]
    return [row for row in kept if row["status"] in {*BEFORE_2020, None}]


RNG = random.Random("sources")
ROWS = ordinary([row for _ in range(20) for row in random_register(RNG, 300)])


def days(row: Row) -> Row:
    def as_day(value: int | None) -> datetime.date | None:
        return None if value is None else EPOCH + datetime.timedelta(days=value)

    return row | {name: as_day(row[name]) for name in ("accepted_on", "closed_on")}


def as_polars(rows: Sequence[Row]) -> pl.DataFrame:
    days_of = dict.fromkeys(("accepted_on", "closed_on"), pl.Date)
    schema = dict.fromkeys(KEYS, pl.String) | days_of | dict.fromkeys(AMOUNTS, pl.Int64)
    return pl.DataFrame([days(row) for row in rows], schema=schema)


def polars_global_categories(rows: Sequence[Row]) -> Any:
    # Codes are into what every frame of the process has named: far more than the rows have.
    others = pl.Series([f"another frame's {n}" for n in range(20_000)], dtype=pl.Categorical)
    assert others.len() == 20_000
    return as_polars(rows).with_columns(pl.col(KEYS).cast(pl.Categorical))


def polars_own_categories(rows: Sequence[Row]) -> Any:
    own = pl.Categories("offices of a test", physical=pl.UInt16)
    return as_polars(rows).with_columns(pl.col("office").cast(pl.Categorical(own)))


def polars_enums(rows: Sequence[Row]) -> Any:
    return as_polars(rows).with_columns(
        pl.col("office").cast(pl.Enum(OFFICES[::-1])),
        pl.col("nature").cast(pl.Enum([*NATURES, "not used"])),
        pl.col("status").cast(pl.Enum(list(BEFORE_2020))),
    )


def polars_chunks(rows: Sequence[Row]) -> Any:
    frame = polars_global_categories(rows)
    return pl.concat([frame.slice(0, 1), frame.slice(1, 62), frame.slice(63, 0), frame.slice(63)], rechunk=False)


def polars_large_amounts(rows: Sequence[Row]) -> Any:
    return as_polars(rows).with_columns(pl.col(AMOUNTS[::2]).cast(pl.Decimal(38, 0)))


def polars_times(rows: Sequence[Row]) -> Any:
    return as_polars(rows).with_columns(
        pl.col("accepted_on").cast(pl.Datetime("us")) + pl.duration(hours=23, minutes=59),
        pl.col("closed_on").cast(pl.Datetime("ns")),
    )


def as_pandas(rows: Sequence[Row]) -> pd.DataFrame:
    frame = pd.DataFrame([days(row) for row in rows], columns=[*KEYS, "accepted_on", "closed_on"])
    return frame.assign(**{name: pd.array([row[name] for row in rows], dtype="Int64") for name in AMOUNTS})


def pandas_categories(rows: Sequence[Row]) -> Any:
    frame = as_pandas(rows).astype(dict.fromkeys(KEYS, "category"))
    frame["office"] = frame["office"].cat.add_categories(["not used"])
    return frame


def pandas_times(rows: Sequence[Row]) -> Any:
    frame = as_pandas(rows)
    for name in ("accepted_on", "closed_on"):
        frame[name] = pd.to_datetime(frame[name])
    return frame


def pandas_on_arrow(rows: Sequence[Row]) -> Any:
    return as_polars(rows).to_pandas(use_pyarrow_extension_array=True)


def duckdb_relation(rows: Sequence[Row]) -> Any:
    table = as_polars(rows).to_arrow()
    return duckdb.connect().from_arrow(table)


def duckdb_enums(rows: Sequence[Row]) -> Any:
    connection = duckdb.connect()
    connection.register("rows", as_polars(rows).to_arrow())
    for name in KEYS:
        names = f'select distinct "{name}" from rows where "{name}" is not null'
        connection.execute(f"create type {name}_names as enum ({names})")
    casts = ", ".join(f'"{name}"::{name}_names as "{name}"' for name in KEYS)
    wide = ", ".join(f"{name}::hugeint::decimal(38, 0) as {name}" for name in AMOUNTS)
    return connection.sql(f"select * replace ({casts}, {wide}) from rows")


def pyarrow_table(rows: Sequence[Row]) -> Any:
    return as_polars(rows).to_arrow().combine_chunks()


def pyarrow_batch(rows: Sequence[Row]) -> Any:
    return pyarrow_table(rows).to_batches()[0]


def pyarrow_struct(rows: Sequence[Row]) -> Any:
    return pyarrow_batch(rows).to_struct_array()


def pyarrow_stream(rows: Sequence[Row]) -> Any:
    return pyarrow_table(rows).to_reader(max_chunksize=997)


SOURCES = [
    as_polars, polars_global_categories, polars_own_categories, polars_enums, polars_chunks, polars_large_amounts,
    polars_times, as_pandas, pandas_categories, pandas_times, pandas_on_arrow, duckdb_relation, duckdb_enums,
    pyarrow_table, pyarrow_batch, pyarrow_struct, pyarrow_stream,
]  # fmt: skip


@pytest.fixture(scope="module")
def meant() -> Sums:
    return slow_tally(ROWS, "2022/06", ["office", "nature"], assume=True)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.__name__)
def test_a_register_tallies_the_same_from_any_library(source: Callable[[Sequence[Row]], Any], meant: Sums) -> None:
    register = source(ROWS)
    tally = tm.tally(register, "2022/06", ["office", "nature"], assume=True, inconsistent="set_aside")
    assert sums_of(tally) == meant


@pytest.mark.parametrize("source", [polars_global_categories, polars_chunks, polars_enums])
def test_filtered_and_sliced_frames(source: Callable[[Sequence[Row]], pl.DataFrame]) -> None:
    frame = source(ROWS)
    for part, rows in [
        (frame.slice(13, 2_001), ROWS[13:2_014]),
        (frame.gather_every(3), ROWS[::3]),
        (frame.clear(), []),
    ]:
        tally = tm.tally(part, "2022/06", ["office", "nature"], assume=True, inconsistent="set_aside")
        assert sums_of(tally) == slow_tally(rows, "2022/06", ["office", "nature"], assume=True)


def test_a_dictionary_for_each_batch_of_a_file(tmp_path: Any) -> None:
    table = pyarrow_table(ROWS)
    tables = [table.slice(at, 1_000) for at in range(0, len(ROWS), 1_000)]
    options = pa.ipc.IpcWriteOptions(unify_dictionaries=False)
    with pa.ipc.new_stream(tmp_path / "register.arrows", _encoded(tables[0]).schema, options=options) as stream:
        for part in tables:
            stream.write_table(_encoded(part))
    with pa.ipc.open_stream(tmp_path / "register.arrows") as reader:
        tally = tm.tally(reader, "2022/06", ["office", "nature"], assume=True, inconsistent="set_aside")
    assert sums_of(tally) == slow_tally(ROWS, "2022/06", ["office", "nature"], assume=True)


def _encoded(table: Any) -> Any:
    for name in KEYS:
        at = table.column_names.index(name)
        table = table.set_column(at, name, table[name].dictionary_encode())
    return table


SHEET: list[list[Any]] = [
    ["Cơ quan", "Trạng thái", "Ngày thụ lý", "Ngày kết thúc", "Số tiền phải thi hành", "Đã thu"],
    ["Bến Lức", "Đang thi hành", datetime.date(2021, 11, 1), None, 1_000_000, 0],
    ["Đức Hòa", "Thi hành xong", datetime.date(2021, 11, 1), datetime.date(2022, 1, 5), 2_000, 2_000],
]


def test_a_register_may_be_a_workbook_or_a_text_file(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbooks.xlsx({"Sổ": [["SỔ THỤ LÝ"], *SHEET]}))
    text = tmp_path / "register.csv"
    days = [[f"{cell:%d/%m/%Y}" if isinstance(cell, datetime.date) else cell for cell in row] for row in SHEET]
    lines = [";".join("" if cell is None else str(cell) for cell in row) for row in days]
    text.write_text("\n".join(lines).replace("1000000", "1.000.000"), encoding="utf-8")
    read = [tm.tally(file, "2022/06") for file in (path, text)]
    assert read[0].flows() == read[1].flows()
    resolved = {(flow.office, flow.measure): (flow.eligible, flow.resolved) for flow in read[0].flows()}
    assert resolved["Đức Hòa", "money"] == (2_000, 2_000)
    assert resolved["Bến Lức", "money"] == (1_000_000, 0)


@pytest.mark.parametrize(
    ("heads", "cells", "code"),
    [
        (["due", "due"], ["5", "6"], "tally.twice"),
        (["due"], ["hơn 5 triệu"], "tally.cell"),
        (["due"], ["1.500,5"], "tally.cell"),
        (["due (triệu đồng)"], ["0,0000005"], "tally.cell"),
    ],
)
def test_what_a_text_file_says_twice_or_about_is_refused(
    tmp_path: Path, heads: list[str], cells: list[str], code: str
) -> None:
    lines = ["office", "status", "accepted_on", "closed_on", "collected"], ["A", "in_progress", "2022-01-05", "", "0"]
    path = tmp_path / "register.csv"
    path.write_text(
        "\n".join(";".join([*line, *more]) for line, more in zip(lines, (heads, cells), strict=True)), "utf-8"
    )
    with pytest.raises(tm.TallyError) as refused:
        tm.tally(path, "2022/06")
    assert refused.value.code == code


def test_further_sheets_of_a_register_are_not_passed_over_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(workbooks.xlsx({"Sổ 1": SHEET, "Sổ 2": SHEET}))
    with pytest.warns(UserWarning, match="Sổ 2") as warned:
        tm.tally(path, "2022/06")
    assert warned.pop(UserWarning).filename == __file__


@pytest.mark.parametrize(
    ("data", "kind", "reader"), [(b"%PDF-1.7\n", "PDF", ".xlsx"), (b'[report]\nperiod = "2022/06"\n', "TOML", "audit")]
)
def test_what_is_no_register_says_what_it_is(tmp_path: Path, data: bytes, kind: str, reader: str) -> None:
    path = tmp_path / "register"
    path.write_bytes(data)
    with pytest.raises(tm.WorkbookError, match=kind) as caught:
        tm.tally(path, "2022/06")
    assert reader in caught.value.vi


def test_a_cell_that_is_no_day_or_no_amount_is_named(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    for at, wrong, vi in [
        (4, "khoảng 2 triệu", "ô 'Sổ'!E3"),
        (4, 1.5, "ô 'Sổ'!E3"),
        (2, "31/02/2022", "ô 'Sổ'!C3"),
        (2, 44_501, "ô 'Sổ'!C3"),
    ]:
        rows = [list(row) for row in SHEET]
        rows[1][at] = wrong
        path.write_bytes(workbooks.xlsx({"Sổ": [["SỔ THỤ LÝ"], *rows]}))
        with pytest.raises(tm.TallyError) as refused:
            tm.tally(path, "2022/06")
        assert refused.value.code == "tally.cell"
        assert vi in refused.value.vi
        assert str(wrong) in refused.value.vi


@pytest.mark.parametrize(
    ("line", "unit", "divisor"),
    [("Đơn vị tính: 1.000 đồng", "", 1_000), ("SỔ THỤ LÝ", " (nghìn đồng)", 1_000), ("", " (triệu đồng)", 1_000_000)],
)
def test_amounts_are_in_the_unit_that_the_file_says(tmp_path: Path, line: str, unit: str, divisor: int) -> None:
    def written(cell: Any) -> Any:
        return cell / divisor if isinstance(cell, int) else cell

    heads = [f"{head}{unit}" if at > 3 else head for at, head in enumerate(SHEET[0])]
    rows = [[written(cell) for cell in row] for row in SHEET[1:]]
    paths = [tmp_path / "dong.xlsx", tmp_path / "unit.xlsx"]
    paths[0].write_bytes(workbooks.xlsx({"Sổ": SHEET}))
    paths[1].write_bytes(workbooks.xlsx({"Sổ": [[line], heads, *rows]}))
    assert tm.tally(paths[1], "2022/06") == tm.tally(paths[0], "2022/06")


def test_a_dash_is_the_name_of_nothing() -> None:
    day = datetime.date(2021, 11, 1)
    names = ["A", "-", "…", " – "]
    table = pa.table({"office": names, "status": ["in_progress"] * 4, "accepted_on": [day] * 4, "due": [1] * 4})
    table = table.append_column("closed_on", pa.nulls(4, pa.date32()))
    tally = tm.tally(table, "2022/06", inconsistent="set_aside")
    assert {flow.office for flow in tally.flows()} == {"A"}
    assert tally.inconsistent == {"null": (3, (1, 2, 3))}
