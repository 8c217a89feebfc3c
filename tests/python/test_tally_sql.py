"""A register that a database grouped has the tally of the register itself."""

from __future__ import annotations

import doctest
import random
import sys
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from registers import PERIODS, random_register, random_row
from slow_tally import AMOUNTS, day

import thads_metrics as tm
from thads_metrics import TallyError

Row = dict[str, Any]


def as_arrow(rows: list[Row], amounts: Any = None) -> Any:
    def column(name: str) -> Any:
        values = [row[name] for row in rows]
        if name in ("accepted_on", "closed_on"):
            return pa.array(values, pa.int32()).cast(pa.date32())
        return pa.array(values, (amounts or pa.int64()) if name in AMOUNTS else pa.string())

    return pa.table({name: column(name) for name in rows[0]})


def grouped(register: Any, query: str, name: str = "cases") -> Any:
    """What DuckDB answers to a query of a register."""
    database = duckdb.connect()
    database.register(name, register)
    return pa.table(database.sql(query))


def figures(tally: tm.Tally) -> tuple[Any, ...]:
    """What a tally says, but the numbers of rows."""
    odd = {reason: rows for reason, (rows, _) in tally.inconsistent.items()}
    return tally.rows, tally.tallied, tally.set_aside, odd, tally.flows()


@pytest.mark.parametrize("amounts", [pa.int64(), pa.decimal128(38, 0)], ids=str)
@pytest.mark.parametrize("dialect", ["duckdb", "ansi"])
@pytest.mark.parametrize("period", PERIODS)
def test_grouped_or_not_it_is_the_same(period: str, dialect: str, amounts: Any) -> None:
    rng = random.Random(f"{period} {dialect} {amounts}")
    register = as_arrow(random_register(rng, 1_500, wide=amounts != pa.int64(), odd=0.2), amounts)
    by, assume = rng.choice([["office"], ["nature"], ["group", "office"]]), rng.random() < 0.5
    groups = grouped(register, tm.tally_sql(dialect, "cases", period, by))
    tally = tm.Tally.from_groups(groups, period, by, assume=assume, inconsistent="set_aside")
    assert figures(tally) == figures(tm.tally(register, period, by, assume=assume, inconsistent="set_aside"))
    assert all(first == () for _, first in tally.inconsistent.values())
    assert tm.Tally.from_bytes(tally.to_bytes()) == tally


def consistent(seed: int, size: int = 300) -> Any:
    """A register with rows of every status, none of them inconsistent."""
    rows = random_register(random.Random(seed), 4 * size, odd=0)
    rows = [row for row in rows if row["reduced_amount"] == 0 and row["office"]]  # a blank name is none
    whole = tm.tally(as_arrow(rows), "2022/06", assume=True, inconsistent="set_aside")
    assert set(whole.inconsistent) <= {"closed_after_period"}
    return as_arrow([row for row in rows if not row["closed_on"] or row["closed_on"] <= day("2022-03-31")])


def test_parts_wherever_they_were_grouped_are_the_whole() -> None:
    register = consistent(1)
    whole = tm.tally(register, "2022/06", assume=True)
    query = tm.tally_sql("duckdb", "cases", "2022/06")
    here = tm.tally(register.slice(0, 100), "2022/06", assume=True)
    there = tm.Tally.from_groups(grouped(register.slice(100), query), "2022/06", assume=True)
    assert here.merge(there) == there.merge(here) == whole


@pytest.mark.parametrize("seed", range(5))
def test_other_packages_hand_groups_over(seed: int) -> None:
    register = consistent(seed)
    query = tm.tally_sql("duckdb", "cases", "2022/06")
    groups = grouped(register, query)
    whole = tm.tally(register, "2022/06", assume=True)
    as_text = [
        (name, pa.string() if name in AMOUNTS else kind)
        for name, kind in zip(groups.column_names, groups.schema.types, strict=True)
    ]
    for given in (
        pl.from_arrow(groups),
        pd.DataFrame(groups.to_pandas(date_as_object=True, types_mapper=pd.ArrowDtype)),
        groups.cast(pa.schema(as_text)),  # as ADBC gives numeric
        pa.RecordBatchReader.from_batches(groups.schema, groups.to_batches(max_chunksize=3)),
    ):
        assert tm.Tally.from_groups(given, "2022/06", assume=True) == whole


@pytest.mark.parametrize("name", ['x"; DROP TABLE cases; --', "sổ thụ lý", "'", "a.b", "SELECT", "a\nb", '""', "`"])
def test_names_are_quoted(name: str) -> None:
    register = consistent(2)
    renamed = register.rename_columns([name if column == "office" else column for column in register.column_names])
    database = duckdb.connect()
    database.register("given", renamed)
    quoted = '"' + name.replace('"', '""') + '"'
    database.sql(f"CREATE SCHEMA {quoted}; CREATE TABLE {quoted}.{quoted} AS SELECT * FROM given")
    groups = pa.table(database.sql(tm.tally_sql("duckdb", (name, name), "2022/06", name)))
    whole = tm.tally(renamed, "2022/06", name, assume=True)
    assert tm.Tally.from_groups(groups, "2022/06", name, assume=True) == whole
    assert tm.tally_sql("spark", name, "2022/06", name).count("`" + name.replace("`", "``") + "`") > 1


def test_only_amounts_that_are_there_are_asked_for() -> None:
    register = consistent(3)
    for present in ([], ["collected"], ["entrusted_amount", "terminated_amount"]):
        few = register.drop_columns([name for name in AMOUNTS[1:] if name not in present])
        for dialect in ("duckdb", "ansi"):
            groups = grouped(few, tm.tally_sql(dialect, "cases", "2022/06", amounts=present))
            tally = tm.Tally.from_groups(groups, "2022/06", assume=True, inconsistent="set_aside")
            assert figures(tally) == figures(tm.tally(few, "2022/06", assume=True, inconsistent="set_aside"))


def test_amounts_with_decimals_are_refused() -> None:
    register = consistent(4)
    due = pa.array([str(amount) + ".5" for amount in register["due"].to_pylist()]).cast(pa.decimal128(30, 1))
    register = register.set_column(register.column_names.index("due"), "due", due)
    for dialect, got in (("duckdb", r"due is \d+\.\d"), ("ansi", "amounts is not_whole")):
        groups = grouped(register, tm.tally_sql(dialect, "cases", "2022/06"))
        with pytest.raises(TallyError, match=got):
            tm.Tally.from_groups(groups, "2022/06", assume=True)
    doubles = register.set_column(register.column_names.index("due"), "due", due.cast(pa.float64()))
    with pytest.raises(TallyError, match="the column due is Float64"):
        tm.Tally.from_groups(grouped(doubles, tm.tally_sql("duckdb", "cases", "2022/06")), "2022/06")


def test_times_are_of_their_day() -> None:
    register = consistent(5)
    query = tm.tally_sql("duckdb", "cases", "2022/06")
    late = "accepted_on + INTERVAL 23 HOUR AS accepted_on, closed_on + INTERVAL 1 HOUR AS closed_on"
    timed = grouped(register, f"SELECT * EXCLUDE (accepted_on, closed_on), {late} FROM cases")
    groups = grouped(timed, query)
    assert tm.Tally.from_groups(groups, "2022/06", assume=True) == tm.tally(register, "2022/06", assume=True)


def test_inconsistent_rows_are_refused_reported_or_set_aside() -> None:
    rng = random.Random(6)
    rows = [random_row(rng, odd=0.5) for _ in range(500)]
    groups = grouped(as_arrow(rows), tm.tally_sql("duckdb", "cases", "2022/06"))
    with pytest.raises(TallyError, match=r"inconsistent: .*null \d+ \(…\)"):
        tm.Tally.from_groups(groups, "2022/06")
    with pytest.warns(UserWarning, match="left out"):
        reported = tm.Tally.from_groups(groups, "2022/06", inconsistent="report")
    assert reported == tm.Tally.from_groups(groups, "2022/06", inconsistent="set_aside")
    with pytest.raises(ValueError, match="inconsistent="):
        tm.Tally.from_groups(groups, "2022/06", inconsistent="ignore")  # type: ignore[arg-type]


def group(**changes: Any) -> Any:
    """A group of three cases, changed."""
    of = {
        "office": "A", "status": "ineligible", "amounts": "left", "rows": 3,
        "first_accepted_on": day("2021-10-01"), "last_accepted_on": day("2022-03-31"),
        "first_closed_on": None, "last_closed_on": None, "due": 10, "collected": 4,
    }  # fmt: skip
    of |= changes
    days = [name for name in of if name.endswith("_on")]
    table = pa.table({name: [value] for name, value in of.items()})
    for name in days:
        at = table.column_names.index(name)
        table = table.set_column(at, name, table[name].cast(pa.int32()).cast(pa.date32()))
    return table


def test_a_group_is_what_it_says() -> None:
    (cases, money) = tm.Tally.from_groups(group(), "2022/06").flows()
    assert (cases.newly_accepted, cases.ineligible) == (3, 3)
    assert (money.newly_accepted, money.ineligible, money.completed) == (10, 6, 4)


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"rows": 0}, "rows is 0; expected ≥ 1"),
        ({"rows": -1}, "rows is -1"),
        ({"rows": str(2**64)}, "rows is 18446744073709551616"),
        ({"due": -1}, "due is -1; expected ≥ 0"),
        ({"due": None}, "due is null"),
        ({"due": "1e3"}, "due is 1e3"),
        ({"due": ""}, "due is ;"),
        ({"due": 10.0}, "the column due is Float64"),
        ({"due": str(10**36 + 1)}, "sums of A are too large"),
        ({"due": str(10**60)}, "sums of A are too large"),
        ({"due": 4}, "amounts is left; expected nothing_left"),
        ({"due": 3}, "amounts is left; expected more_than_due"),
        ({"amounts": "nothing_left"}, "amounts is nothing_left; expected left"),
        ({"amounts": None}, "amounts is null; expected null, negative"),
        ({"amounts": "day"}, "amounts is day"),
        ({"first_accepted_on": day("2021-09-30")}, "2021-09-30 – 2022-03-31 .* another period"),
        ({"last_accepted_on": day("2022-04-01")}, "2022-04-01 .* another period"),
        ({"first_accepted_on": day("2022-03-31"), "last_accepted_on": day("2022-03-30")}, "another period"),
        ({"last_accepted_on": None}, "2021-10-01 – null"),
        ({"first_accepted_on": None}, "null – 2022-03-31"),
        ({"last_closed_on": day("2022-03-31")}, "closed null – 2022-03-31"),
        ({"first_accepted_on": -(2**31), "last_accepted_on": day("2021-09-30")}, "another period"),
        ({"status": 7.0}, "the column status is Float64"),
        ({"first_closed_on": day("2022-03-31"), "last_closed_on": day("2022-03-31")}, "inconsistent: still_open 3"),
    ],
)
def test_groups_that_contradict_themselves_are_refused(changes: Row, match: str) -> None:
    with pytest.raises(TallyError, match=match) as refused:
        tm.Tally.from_groups(group(**changes), "2022/06")
    assert refused.value.vi != refused.value.en


@pytest.mark.parametrize("missing", group().column_names[:-1])
def test_groups_need_every_column(missing: str) -> None:
    with pytest.raises(TallyError, match=f"no column {missing}"):
        tm.Tally.from_groups(group().drop_columns([missing]), "2022/06")


def test_the_query_of_another_period_is_noticed() -> None:
    rng = random.Random(7)
    rows = [random_row(rng, odd=0) for _ in range(2_000)]
    groups = grouped(as_arrow(rows), tm.tally_sql("duckdb", "cases", "2022/06"))
    for other in ("2022/07", "2021/06", "2022/05"):
        with pytest.raises(TallyError, match="written for another period"):
            tm.Tally.from_groups(groups, other, assume=True, inconsistent="set_aside")


def test_what_makes_no_query_is_refused() -> None:
    with pytest.raises(TallyError, match='"oracle"; expected one of duckdb, postgresql, spark, ansi'):
        tm.tally_sql("oracle", "cases", "2022/06")
    for table in ("", (), ("a", ""), "a\0b"):
        with pytest.raises(TallyError, match="names no table or column"):
            tm.tally_sql("duckdb", table, "2022/06")
    for by in ((), "", "due", ("office", "office"), "rows", "amounts", "first_closed_on"):
        with pytest.raises(TallyError):
            tm.tally_sql("duckdb", "cases", "2022/06", by)
    with pytest.raises(TallyError, match="no column of amounts"):
        tm.tally_sql("duckdb", "cases", "2022/06", amounts=["due"])
    with pytest.raises(tm.RegimeError):
        tm.tally_sql("duckdb", "cases", "2005/06")


def test_the_examples_of_the_documentation_run() -> None:
    tried = doctest.testmod(sys.modules["thads_metrics.sql"])
    assert tried.attempted
    assert not tried.failed
