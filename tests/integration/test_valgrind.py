"""The kernel's tests under valgrind: no step, its one unsafe instruction least of all, touches memory not its own."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from programs import program

ROOT = Path(__file__).parents[2]


def test_the_kernel_touches_only_its_own_memory() -> None:
    valgrind = program("valgrind")
    # The whole workspace is named, as where all tests run: else what it needs would be compiled anew for less.
    cargo = [program("cargo"), "test", "--workspace", "--exclude=thads-metrics-benches", "--test=all", "--no-run"]
    built = subprocess.run([*cargo, "--quiet", "--message-format=json"], cwd=ROOT, check=True, capture_output=True)
    made = [json.loads(line) for line in built.stdout.splitlines()]
    [tests] = [what["executable"] for what in made if what.get("executable")]
    # Every step takes some thirty times as long: few cases, short registers.
    few = os.environ | {"PROPTEST_CASES": "3", "TALLY_ROWS": "3000"}
    # What is undefined is not asked: optimised code looks at it before it knows whether it will need it.
    asked = ["--quiet", "--error-exitcode=9", "--undef-value-errors=no"]
    command = [valgrind, *asked, tests, "arrow::tally::", "--test-threads=1"]
    run = subprocess.run(command, cwd=ROOT, env=few, capture_output=True, text=True, timeout=600, check=False)
    assert run.returncode == 0, run.stdout[-2000:] + run.stderr[-4000:]
    assert "test result: ok" in run.stdout
