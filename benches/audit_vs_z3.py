"""The audit of the Long An report against z3 on the same questions, alternating in one run.

    make bench        or, with the test tools installed:  python benches/audit_vs_z3.py [REPORT]

z3 answers through `tests/python/oracle.py`: the same three steps, bounds, conflicts and suspects. Both answers are
compared before anything is timed.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "python"))

import oracle  # noqa: E402

import thads_metrics as tm  # noqa: E402


def seconds(question) -> float:
    start = time.perf_counter()
    question()
    return time.perf_counter() - start


def bounds(answer: dict) -> dict:
    return {(q["quantity"], q["office"], q["period"], q["group"]): (q["low"], q["high"]) for q in answer["quantities"]}


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "long-an-2022-06.toml"
    ours, theirs = json.loads(tm.read_report(path).audit().to_json()), oracle.audit(path)
    assert bounds(ours) == bounds(theirs), "the two do not agree"
    assert {frozenset(c["figures"]) for c in ours["conflicts"]} == {
        frozenset(c["figures"]) for c in theirs["conflicts"]
    }

    library, z3 = [], []
    for _ in range(5):
        library.append(statistics.median(seconds(lambda: tm.read_report(path).audit()) for _ in range(20)))
        z3.append(seconds(lambda: oracle.audit(path)))
    a, b = statistics.median(library), statistics.median(z3)
    print(f"{path.name}: both agree on {len(bounds(ours))} bounds and {len(ours['conflicts'])} conflicts")
    print(f"thads_metrics {a * 1e3:8.2f} ms   (read and audit, median of 5 medians of 20)")
    print(f"z3            {b * 1e3:8.1f} ms   (median of 5)")
    print(f"ratio         {b / a:8.0f}")


if __name__ == "__main__":
    main()
