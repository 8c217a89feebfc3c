"""A register in PostgreSQL: grouped there, or read through ADBC, it is tallied as it is in memory."""

from __future__ import annotations

import datetime
import os
import pwd
import random
import re
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as postgresql
import pyarrow as pa
import pytest

import thads_metrics as tm

PAGE = Path(__file__).parents[2] / "docs" / "registers.md"
STATUSES = [*tm.statuses(), "hoãn", None]
AMOUNTS = ["due", "collected", "terminated_amount", "reduced_amount", "entrusted_amount"]
DAYS = [
    datetime.date.fromisoformat(day) + datetime.timedelta(days=by)
    for day in ("2019-09-30", "2020-02-29", "2021-09-30", "2022-03-31", "2022-09-30")
    for by in (-1, 0, 1, 2)
]
DAYS += [datetime.date.min, datetime.date.max]
SCHEMA = pa.schema(
    [
        *(("office", pa.string()), ("nature", pa.int32()), ("status", pa.string())),
        *(("accepted_on", pa.date32()), ("closed_on", pa.date32())),
        *((name, pa.int64()) for name in AMOUNTS),
    ]
)


def binaries() -> Path:
    """Where PostgreSQL keeps its server: on the path, or where Debian puts it."""
    found = shutil.which("initdb")
    places = [Path(found).resolve().parent] if found else sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    return places[-1] if places else pytest.fail("PostgreSQL is not installed: the package postgresql has it")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """Start a server on loopback, in a directory of its own, and give its address."""
    owner: dict[str, Any] = {}
    with tempfile.TemporaryDirectory(prefix="thads-metrics-") as home:
        if os.getuid() == 0:  # whom PostgreSQL refuses to serve
            names = {user.pw_name for user in pwd.getpwall()}
            user = pwd.getpwnam("postgres" if "postgres" in names else "nobody")
            owner = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
            os.chown(home, user.pw_uid, user.pw_gid)
        password = secrets.token_hex()
        file = Path(home, "password")
        file.write_text(password)
        file.chmod(0o644)  # in a directory that only its owner enters
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]

        def run(program: str, *arguments: str) -> None:
            command = [str(binaries() / program), "-D", f"{home}/data", *arguments]
            done = subprocess.run(command, cwd=home, **owner, capture_output=True, text=True, timeout=120)
            assert done.returncode == 0, f"{program}: {done.stdout}{done.stderr}"

        run("initdb", "-U", "thads", "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", f"--pwfile={file}", "--no-sync")
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories='' -c fsync=off"
        run("pg_ctl", "-w", "-l", f"{home}/log", "-o", options, "start")
        try:
            yield f"postgresql://thads:{password}@127.0.0.1:{port}/postgres"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")


@pytest.fixture
def cursor(server: str) -> Iterator[Any]:
    with postgresql.connect(server) as connection, connection.cursor() as cursor:
        yield cursor


def random_case(rng: random.Random) -> dict[str, Any]:
    due = rng.choice([0, 7, 10**12, 2**62])
    case = {
        "office": rng.choice(["Long An", "Bảo Lộc", 'Tân "An"', "Tân 'An'", ""]),
        "nature": rng.choice([1, 2, 30]),
        "status": rng.choice(STATUSES),
        "accepted_on": rng.choice(DAYS),
        "closed_on": rng.choice([None, rng.choice(DAYS)]),
        **dict.fromkeys(AMOUNTS, 0),
        "due": due,
        rng.choice(AMOUNTS): rng.choice([due, due // 3, -1, 2**63 - 1]),
    }
    if rng.random() < 0.03:
        case[rng.choice([name for name in case if name != "closed_on"])] = None
    return case


def random_register(rng: random.Random, size: int = 3_000) -> Any:
    return pa.Table.from_pylist([random_case(rng) for _ in range(size)], schema=SCHEMA)


def figures(tally: tm.Tally) -> tuple[Any, ...]:
    """What a tally says, but the numbers of rows."""
    odd = {reason: rows for reason, (rows, _) in tally.inconsistent.items()}
    return tally.rows, tally.tallied, tally.set_aside, odd, tally.flows()


def answer(cursor: Any, query: str) -> Any:
    cursor.execute(query)
    return cursor.fetch_record_batch()


@pytest.mark.parametrize("period", ["2022/06", "2020/05", "2026/12"])
@pytest.mark.parametrize("by", [("office",), ("nature", "office")])
@pytest.mark.parametrize("assume", [True, False])
def test_grouped_in_the_database_it_is_the_same(cursor: Any, period: str, by: tuple[str, ...], assume: bool) -> None:
    register = random_register(random.Random(f"{period} {by} {assume}"))
    cursor.adbc_ingest("cases", register, mode="replace")
    whole = tm.tally(register, period, by, assume=assume, inconsistent="set_aside")
    for dialect in ("postgresql", "ansi"):
        groups = answer(cursor, tm.tally_sql(dialect, "cases", period, by))
        tally = tm.Tally.from_groups(groups, period, by, assume=assume, inconsistent="set_aside")
        assert figures(tally) == figures(whole)


def test_read_from_the_database_it_is_the_same(cursor: Any) -> None:
    register = random_register(random.Random(1), 100_000)
    cursor.adbc_ingest("cases", register, mode="replace")
    for by in ("office", "nature"):
        tally = tm.tally(answer(cursor, 'SELECT * FROM "cases"'), "2022/06", by, inconsistent="set_aside")
        assert figures(tally) == figures(tm.tally(register, "2022/06", by, inconsistent="set_aside"))


def test_sums_past_64_bits_are_exact(cursor: Any) -> None:
    case = {**random_case(random.Random(0)), "office": "A", "nature": 1, "status": "ineligible", "closed_on": None}
    case |= {**dict.fromkeys(AMOUNTS, 0), "accepted_on": DAYS[0], "due": 2**63 - 1}
    cursor.adbc_ingest("cases", pa.Table.from_pylist([case] * 7, schema=SCHEMA), mode="replace")
    groups = answer(cursor, tm.tally_sql("postgresql", "cases", "2022/06"))
    (_, money) = tm.Tally.from_groups(groups, "2022/06").flows()
    assert money.ineligible == 7 * (2**63 - 1)


def test_columns_as_databases_declare_them(cursor: Any) -> None:
    register = random_register(random.Random(2))
    by = 'of"fice'  # no column of offices: names that are spelt otherwise stay apart
    names = [by if name == "office" else name for name in register.column_names]
    whole = tm.tally(register.rename_columns(names), "2022/06", by, assume=True, inconsistent="set_aside")
    cursor.adbc_ingest("plain", register, mode="replace")
    kinds = ", ".join(f"'{status}'" for status in STATUSES if status)
    cursor.execute(f"CREATE TYPE status AS ENUM ({kinds})")
    amounts = ", ".join(f"{name}::numeric(38, 2)" for name in AMOUNTS)
    cursor.execute('CREATE SCHEMA "sổ ""thụ"" lý"')
    cursor.execute(
        'CREATE TABLE "sổ ""thụ"" lý"."cases; DROP TABLE plain" AS SELECT office::varchar(40) AS "of""fice", '
        "status::status, accepted_on + time '23:59' AS accepted_on, closed_on + time '00:01' AS closed_on, "
        f"{amounts} FROM plain"
    )
    table = ['sổ "thụ" lý', "cases; DROP TABLE plain"]
    groups = answer(cursor, tm.tally_sql("postgresql", table, "2022/06", by))
    tally = tm.Tally.from_groups(groups, "2022/06", by, assume=True, inconsistent="set_aside")
    assert figures(tally)[:4] == figures(whole)[:4]
    assert [flow.accepted for flow in tally.flows()] == [flow.accepted for flow in whole.flows()]


def test_numeric_amounts_are_to_be_cast(cursor: Any) -> None:
    register = random_register(random.Random(3))
    cursor.adbc_ingest("cases", register, mode="replace")
    for name in AMOUNTS:
        cursor.execute(f"ALTER TABLE cases ALTER {name} TYPE numeric")
    with pytest.raises(tm.TallyError, match=r"the column due is .*CAST\(… AS BIGINT\)"):
        tm.tally(answer(cursor, "SELECT * FROM cases"), "2022/06")
    cast = ", ".join(f"CAST({name} AS BIGINT)" for name in AMOUNTS)
    rows = answer(cursor, f"SELECT office, status, accepted_on, closed_on, {cast} FROM cases")
    whole = tm.tally(register, "2022/06", inconsistent="set_aside")
    assert figures(tm.tally(rows, "2022/06", inconsistent="set_aside")) == figures(whole)


def test_infinite_days_are_outside_the_calendar(cursor: Any) -> None:
    register = random_register(random.Random(4), 0)
    cursor.adbc_ingest("cases", register, mode="replace")
    zeros = ", ".join("0" for _ in AMOUNTS)
    for accepted, closed in [("infinity", "infinity"), ("-infinity", "2022-01-01"), ("2021-01-01", "-infinity")]:
        cursor.execute(f"INSERT INTO cases VALUES ('A', 1, 'completed', '{accepted}', '{closed}', {zeros})")
    cursor.execute(f"INSERT INTO cases VALUES ('A', 1, 'completed', '4714-11-24 BC', '2022-01-01', {zeros})")
    groups = answer(cursor, tm.tally_sql("postgresql", "cases", "2022/06"))
    tally = tm.Tally.from_groups(groups, "2022/06", inconsistent="set_aside")
    assert (tally.tallied, tally.inconsistent) == (1, {"day": (3, ())})


def test_the_page_on_registers_runs(server: str, cursor: Any) -> None:
    row = dict.fromkeys(AMOUNTS, 0) | {"office": "A", "nature": 1, "accepted_on": DAYS[0], "closed_on": None}
    rows = [row | {"status": status, "due": due} for status in ("ineligible", "suspended") for due in (0, 2**62)]
    cursor.adbc_ingest("register", pa.Table.from_pylist(rows, schema=SCHEMA), mode="replace")
    cursor.connection.commit()
    known: dict[str, Any] = {"tm": tm, "address": server}
    for example in re.findall(r"```python\n(.*?)```", PAGE.read_text(), flags=re.DOTALL):
        if "dbapi" in example:
            exec(example, known)
    assert known["same"].tallied == len(rows)
