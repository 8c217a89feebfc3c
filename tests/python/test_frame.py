"""Data frames of every library that speaks Arrow read as the same sheet."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import thads_metrics as tm

Rows = dict[str, list[Any]]

ROWS: Rows = {
    "office": ["Long An", "Bảo Lộc", "Tổng cộng"],
    "cases.eligible": [10983, 1432, 12415],
    "cases.resolved": [5574, 1190, 6764],
    "cases.carried_over": [5509, 242, None],
    "money.eligible": [3_404_261_977_000, 5, 3_404_261_977_005],
    "money.resolved": [1_000_000_000_001, 0, 1_000_000_000_001],
}


def pandas(rows: Rows) -> Any:
    return pd.DataFrame(rows)


def pandas_categories(rows: Rows) -> Any:
    return pd.DataFrame(rows).astype({"office": "category"})


def pandas_nullable(rows: Rows) -> Any:
    return pd.DataFrame(rows).convert_dtypes()


def polars(rows: Rows) -> Any:
    return pl.DataFrame(rows)


def polars_categories(rows: Rows) -> Any:
    return pl.DataFrame(rows).with_columns(pl.col("office").cast(pl.Categorical))


def polars_enum(rows: Rows) -> Any:
    names = pl.Enum(["never met", *rows["office"]])
    return pl.DataFrame(rows).with_columns(pl.col("office").cast(names))


def polars_chunks(rows: Rows) -> Any:
    frame = pl.DataFrame(rows)
    return pl.concat([frame[:1], frame[1:1], frame[1:]], rechunk=False)


def arrow(rows: Rows) -> Any:
    return pa.table(rows)


def arrow_decimals(rows: Rows) -> Any:
    table = pa.table(rows)
    wide = pa.decimal128(38, 2)
    for at, name in enumerate(table.column_names[1:], start=1):
        table = table.set_column(at, name, table[name].cast(wide))
    return table


def arrow_batch(rows: Rows) -> Any:
    return pa.RecordBatch.from_pydict(rows)


def arrow_reader(rows: Rows) -> Any:
    return pa.table(rows).to_reader(max_chunksize=2)


def arrow_slice(rows: Rows) -> Any:
    more = {name: [*values, *values] for name, values in rows.items()}
    return pa.table(more).slice(len(rows["office"]))


def duck(rows: Rows) -> Any:
    frame = pa.table(rows)  # noqa: F841  (DuckDB finds it by its name)
    return duckdb.sql("select * from frame")


FRAMES = [
    pandas, pandas_categories, pandas_nullable, polars, polars_categories, polars_enum, polars_chunks,
    arrow, arrow_decimals, arrow_batch, arrow_reader, arrow_slice, duck,
]  # fmt: skip


@pytest.mark.parametrize("frame", FRAMES, ids=lambda make: make.__name__)
def test_frames_of_every_library_are_the_same_sheet(frame: Callable[[Rows], Any]) -> None:
    sheet = tm.read_sheet(frame(ROWS), period="2022/06")
    assert sheet.findings == ()
    assert sheet.offices == ("Long An", "Bảo Lộc")
    flows = {(flow.office, flow.measure): flow for flow in sheet.flows()}
    assert str(flows["Long An", "cases"].rate.percent(2)) == "50,75%"
    assert flows["Long An", "money"].resolved == 1_000_000_000_001
    assert (flows["Long An", "cases"].to_enforce, flows["Bảo Lộc", "cases"].to_enforce) == (11_083, 1_432)


@pytest.mark.parametrize("frame", FRAMES, ids=lambda make: make.__name__)
def test_a_wrong_cell_is_found_by_its_column_and_row(frame: Callable[[Rows], Any]) -> None:
    rows = {**ROWS, "cases.resolved": [5574, 1191, 6764]}
    sheet = tm.read_sheet(frame(rows), period="2022/06")
    assert {"cases.resolved[1]", "cases.resolved[2]"} & set(sheet.findings[0].cells)


def test_a_fraction_of_a_case_is_found() -> None:
    rows = {**ROWS, "cases.resolved": [5574.0, 1190.5, None]}
    for frame in (pandas(rows), polars(rows), arrow(rows), duck(rows)):
        (finding,) = tm.read_sheet(frame, period="2022/06").findings
        assert (finding.code, finding.cell, finding.found) == ("not_whole", "cases.resolved[1]", "1190.5")


def test_long_frames_with_measures_and_periods_in_rows() -> None:
    rows: Rows = {
        "office": ["Long An", "Long An", "Long An"],
        "period": ["2022/05", "2022/06", "2022/06"],
        "measure": ["cases", "cases", "money"],
        "eligible": [10, 20, 30],
        "resolved": [Decimal(5), Decimal(10), Decimal(15)],
    }
    for frame in (pandas(rows), polars(rows), arrow(rows)):
        sheet = tm.read_sheet(frame)
        assert [str(period) for period in sheet.periods] == ["2022/05", "2022/06"]
        assert {(str(flow.period), flow.measure, flow.eligible) for flow in sheet.flows()} == {
            ("2022/05", "cases", 10), ("2022/06", "cases", 20), ("2022/06", "money", 30),
        }  # fmt: skip


def test_columns_that_are_no_figures_are_noted() -> None:
    rows = {**ROWS, "day": [datetime.date(2022, 3, 31)] * 3, "lists": [[1], [], [2]], "flag": [True, None, False]}
    sheet = tm.read_sheet(pl.DataFrame(rows), period="2022/06")
    unknown = [note for note in sheet.notes if note.code == "sheet.column_unknown"]
    assert len(unknown) == 3
    assert sheet.findings == ()


def test_what_is_no_frame_is_refused() -> None:
    with pytest.raises(tm.SheetError, match="no column is named"):
        tm.read_sheet(pl.DataFrame({"a": [1]}), period="2022/06")
    with pytest.raises(tm.SheetError):
        tm.read_sheet(pl.DataFrame(), period="2022/06")
    with pytest.raises((tm.ThadsError, ValueError, TypeError)):
        tm.read_sheet(pl.Series([1, 2]), period="2022/06")


def test_a_stream_that_breaks_off_is_an_error() -> None:
    schema = pa.schema([("office", pa.string()), ("cases.resolved", pa.int64())])

    def batches() -> Iterator[Any]:
        yield pa.record_batch([["A"], [1]], schema=schema)
        raise RuntimeError("the cable is cut")

    reader = pa.RecordBatchReader.from_batches(schema, batches())
    with pytest.raises(tm.FrameError, match="the cable is cut"):
        tm.read_sheet(reader, period="2022/06")


def test_headings_of_several_levels_as_pandas_has_them() -> None:
    columns = pd.MultiIndex.from_tuples(
        [
            ("Tên đơn vị", "Unnamed: 0_level_1"),
            ("Số việc có điều kiện thi hành", "Unnamed: 1_level_1"),
            ("Số việc giải quyết xong", "Tổng số"),
        ]
    )
    sheet = tm.read_sheet(pd.DataFrame([["Long An", 10983, 5574]], columns=columns), period="2022/06")
    assert (sheet.flows()[0].eligible, sheet.flows()[0].resolved) == (10983, 5574)


def test_numbers_and_words_in_one_column_of_pandas_say_what_to_do() -> None:
    frame = pd.DataFrame({"office": ["A", 5], "eligible": [10, 9], "resolved": [5, 4]})
    with pytest.raises(tm.FrameError) as raised:
        tm.read_sheet(frame, period="2022/06", measure="cases")
    assert raised.value.code == "frame.broken"
    assert "astype" in raised.value.vi
    assert len(tm.read_sheet(frame.astype({"office": "string"}), period="2022/06", measure="cases")) == 2


def test_the_period_that_is_asked_for_is_chosen_among_the_rows() -> None:
    frame = pd.DataFrame(
        {
            "office": ["A", "A", "A"],
            "period": [pd.Timestamp("2022-03-31"), pd.Timestamp("2022-06-30"), pd.Timestamp("2022-03-30")],
            "eligible": [10, 20, 30],
            "resolved": [5, 6, 7],
        }
    )
    csv = frame.to_csv(index=False).encode()
    for source in (frame, csv):
        every = tm.read_sheet(source, measure="cases")
        assert [str(period) for period in every.periods] == ["2022/06", "2022/09"]
        assert any("30" in en and "period" in en for _, en in every.results().table().notes)
        one = tm.read_sheet(source, period="2022/09", measure="cases")
        assert [flow.eligible for flow in one.flows()] == [20]
        assert "sheet.rows_not_asked" in [note.code for note in one.notes]
        with pytest.raises(tm.SheetError) as raised:
            tm.read_sheet(source, period="2023/03", measure="cases")
        assert raised.value.code == "sheet.other_periods"
