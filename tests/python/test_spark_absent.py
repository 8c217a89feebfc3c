"""What there is of Spark without Spark; the rest is in tests/integration."""

from __future__ import annotations

import sys

import pyarrow as pa
import pytest

import thads_metrics as tm
from thads_metrics import _native, spark


def test_without_spark_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(tm.MissingPackage, match=r"pip install 'thads-metrics\[spark\]'"):
        spark.tally(pa.table({"office": ["Long An"]}), "2022/06")


def test_parts_are_numbered_from_where_they_begin() -> None:
    days = pa.array([19_000] * 4, pa.date32())
    table = pa.table(
        {"office": list("abcd"), "status": [None, "đã hoãn lại", "in_progress", None], "accepted_on": days}
    )
    table = table.append_column("closed_on", pa.nulls(4)).append_column("due", pa.array([1] * 4))

    def tallied(part: pa.Table) -> _native.Tally:
        return _native.tally(part, "2022/06", ["office"], assume=True, refuse=False)

    assert tallied(table).inconsistent == {"null": (2, (0, 3)), "status": (1, (1,))}
    assert tallied(table[:3]).merge(tallied(table[3:]).numbered_from(3)) == tallied(table)
    assert tallied(table[:3]).merge(tallied(table[3:])) != tallied(table)
