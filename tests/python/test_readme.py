"""The README's Python runs as it stands there, on an ordinary register."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import thads_metrics as tm

ROOT = Path(__file__).parents[2]
D = datetime.date


def ordinary_register() -> pa.Table:
    """Give cases as offices have them every day: done, being enforced, not yet eligible, postponed, sent elsewhere."""
    rows = [
        ("completed", D(2021, 12, 20), 500, 500),
        ("completed", D(2022, 2, 10), 300, 300),
        ("terminated", D(2022, 3, 1), 200, 0),
        ("in_progress", None, 900, 100),
        ("in_progress", None, 400, 0),
        ("ineligible", None, 700, 0),
        ("postponed", None, 100, 0),
        ("suspended", None, 100, 0),
        ("entrusted", D(2022, 1, 15), 250, 0),
        ("revoked", D(2022, 1, 20), 50, 0),
        ("separately_tracked", None, 80, 0),
    ]
    offices, natures = ["Bến Lức", "Cần Đước"], ["dân sự", "hình sự"]
    table = [(office, nature, *row) for office in offices for nature in natures for row in rows]
    return pa.table(
        {
            "office": [row[0] for row in table],
            "nature": [row[1] for row in table],
            "status": [row[2] for row in table],
            "accepted_on": pa.array([D(2021, 11, 2)] * len(table), pa.date32()),
            "closed_on": pa.array([row[3] for row in table], pa.date32()),
            "due": pa.array([row[4] for row in table], pa.int64()),
            "collected": pa.array([row[5] for row in table], pa.int64()),
        }
    )


def test_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {"register": ordinary_register()}
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, known)
    # A case being enforced is eligible by the law's own definitions: nothing had to be assumed.
    total = sum(flow.eligible for flow in known["tally"].over("office").flows() if flow.measure == "cases")
    assert total == 4 * 5


def test_what_is_left_of_memory_is_refused_with_the_ways_on() -> None:
    register = ordinary_register()
    statuses = ["paused" if status == "suspended" else status for status in register["status"].to_pylist()]
    register = register.set_column(2, "status", pa.array(statuses))
    with pytest.raises(tm.TallyError) as refused:
        tm.tally(register, "2022/06", by=["office", "nature"])
    assert refused.value.code == "tally.only_recalled"
    for said in ["4", "paused 4", "assume=True", "set_aside"]:
        assert said in str(refused.value)
    assert "tạm dừng để giải quyết khiếu nại 4" in refused.value.vi
    assert tm.tally(register, "2022/06", assume=True).tallied == 40
    assert tm.tally(register, "2022/06", inconsistent="set_aside").tallied == 36


def test_when_a_report_is_due() -> None:
    assert tm.Period("2025/06").due("province") == D(2025, 4, 4)
    assert tm.Period("2025/07").due("officer") == D(2025, 5, 5)  # 30 April, 1 and 2 May are not worked
    assert tm.Period("2018/06").due("province") == D(2018, 4, 6)  # before the 7th, by TT 08/2015
    assert len(tm.Period("2025/06").lists) == 4
    for period, level, code in [
        ("2023/06", "province", "calendar.not_established"),
        ("2027/06", "province", "calendar.not_established"),
        ("2025/06", "court", "calendar.level"),
    ]:
        with pytest.raises(tm.CalendarError) as refused:
            tm.Period(period).due(level)
        assert refused.value.code == code
    given = tm.Period("2025/06").due("province", holidays=[D(2025, 4, 1)])
    assert given == D(2025, 4, 7)
