"""What the page on registers says runs, in its order; its PostgreSQL in the integration tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from test_tally_sql import consistent

import thads_metrics as tm

PAGE = Path(__file__).parents[2] / "docs" / "registers.md"
ESTABLISHED = ["completed", "ineligible", "postponed", "suspended", "entrusted", "revoked", "separately_tracked"]


def test_the_page_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    register = consistent(8)
    register = register.filter(pc.is_in(register["status"], pa.array(ESTABLISHED)))
    pq.write_table(register, "register.parquet")
    known: dict[str, Any] = {"tm": tm}
    for example in re.findall(r"```python\n(.*?)```", PAGE.read_text(), flags=re.DOTALL):
        if "dbapi" not in example:
            exec(example, known)
    assert known["same"] == tm.tally(register, "2022/06")
