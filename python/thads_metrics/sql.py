"""Tallying a register where it is: the query that has a database group it ([`tally_sql`])."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from thads_metrics import _native
from thads_metrics.register import names

if TYPE_CHECKING:
    from thads_metrics._native import Period

__all__ = ["tally_sql"]


def tally_sql(
    dialect: str,
    table: str | Iterable[str],
    period: Period | str,
    by: str | Iterable[str] = ("office",),
    *,
    amounts: Iterable[str] = ("collected", "terminated_amount", "reduced_amount", "entrusted_amount"),
) -> str:
    r"""Write the query that has a database group a register; `Tally.from_groups` takes its answer.

    The engine only puts together what the law can't tell apart, counts and adds up; where cases count is decided
    when the answer is read. The table has the columns that `tally` takes, under the same names; `amounts` says which it
    has beside `due`. Sums are exact, in numeric, decimal or hugeint.

    `dialect` is "duckdb", "postgresql", "spark", or "ansi" for others. `table` is a name, or the parts of one:
    `("archive", "cases")` is `"archive"."cases"`. Names are quoted: they name what they say and nothing else.

    >>> import duckdb, thads_metrics as tm
    >>> database = duckdb.connect()
    >>> _ = database.execute("CREATE TABLE cases (office TEXT, status TEXT, accepted_on DATE, closed_on DATE, due INT)")
    >>> _ = database.execute("INSERT INTO cases VALUES ('Tân An', 'ineligible', '2021-03-05', NULL, 700)")
    >>> query = tm.tally_sql("duckdb", "cases", "2022/06", amounts=())
    >>> tally = tm.Tally.from_groups(database.sql(query), "2022/06")
    >>> [(flow.measure, flow.carried_in, flow.ineligible) for flow in tally.flows()]
    [('cases', 1, 1), ('money', 700, 700)]
    """
    return _native.tally_sql(dialect, names(table), period, names(by), list(amounts))
