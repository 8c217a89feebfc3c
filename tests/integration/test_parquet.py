"""A register in Parquet that is larger than the memory a tally takes."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

GROUP, GROUPS = 500_000, 48
MOST = 1_000  # MB; what the tally reads of the register is some 1400 as Arrow has it

TALLY = """
import resource, sys
import thads_metrics as tm
tally = tm.tally(sys.argv[1], "2022/06", ["office", "nature"])
print(tally.tallied, sum(flow.ineligible for flow in tally.flows() if flow.measure == "money"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def test_memory_stays_bounded(tmp_path: Path) -> None:
    numbers = range(GROUP)
    day = pa.scalar(datetime.date(2021, 5, 3))
    columns = {
        "office": pa.array([f"Phòng THADS khu vực {number % 355}" for number in numbers]),
        "nature": pa.array(["dân sự" if number % 3 else "hình sự" for number in numbers]),
        "status": pa.array(["ineligible"] * GROUP),
        "accepted_on": pa.repeat(day, GROUP),
        "closed_on": pa.nulls(GROUP, pa.date32()),
        "due": pa.array(numbers, pa.int64()),
        **{
            name: pa.repeat(0, GROUP)
            for name in ("collected", "terminated_amount", "reduced_amount", "entrusted_amount")
        },
    }
    group = pa.table(columns)
    path = tmp_path / "register.parquet"
    with pq.ParquetWriter(path, group.schema) as writer:
        for _ in range(GROUPS):
            writer.write_table(group, row_group_size=GROUP)
    done = subprocess.run([sys.executable, "-c", TALLY, path], capture_output=True, text=True, check=True, timeout=600)
    sums, most = done.stdout.splitlines()
    assert sums == f"{GROUP * GROUPS} {GROUPS * sum(numbers)}"
    assert int(most) < MOST
