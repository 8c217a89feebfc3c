"""How long people wait for a page, a picture and the import: `python benches/pages.py`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import thads_metrics as tm

ROOT = Path(__file__).parents[1]


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """Give the median time of a few runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def large() -> tm.Results:
    """Give 700 offices over 12 months, two measures each."""
    flows = [
        tm.Flow(
            f"Chi cục số {office}",
            f"2022/{month:02}",
            measure,
            eligible=900 + office,
            resolved=(office * 7 + 60 * month) % 900,
        )
        for month in range(1, 13)
        for measure in ("cases", "money")
        for office in range(700)
    ]
    return tm.Results(flows, targets=tm.Target("81,5%", "2022/12"), whole="cả nước")


def main() -> None:
    """Measure and print."""
    sheet = tm.read_sheet(ROOT / "examples/long-an-2022-06.xlsx")
    with tempfile.TemporaryDirectory() as folder:
        page, picture = Path(folder) / "x.html", Path(folder) / "x.png"
        results, many = sheet.results(whole="tỉnh Long An"), large()
        work: dict[str, Callable[[], object]] = {
            "a page of 16 offices, 2 measures": lambda: results.report(page),
            "a page of 700 offices over 12 months": lambda: many.report(page),
            "a chart as PNG": lambda: results.draw("rates").save(picture),
        }
        for name, one in work.items():
            print(f"{name}: {seconds(one):.3f} s")
    alone = seconds(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 11)
    imported = seconds(lambda: subprocess.run([sys.executable, "-c", "import thads_metrics"], check=True), 11)
    print(f"import thads_metrics over bare Python: {imported - alone:.3f} s")


if __name__ == "__main__":
    main()
