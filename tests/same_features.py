"""Fails if the extension would be compiled with other features than the tests were: `python tests/same_features.py`.

A crate that has one more feature in the one than in the other is compiled twice, with all that builds on it, and the
Python tests wait for it. The least that both need is then named in crates/thads-metrics-py/Cargo.toml.
"""

from __future__ import annotations

import re
import subprocess
import sys


def features(*chosen: str) -> dict[str, set[str]]:
    """Give the features of each crate that is compiled, one text for each way it is compiled in."""
    tree = ["cargo", "tree", "--locked", "--prefix=none", "--format={p}|{f}", *chosen]
    ran = subprocess.run(tree, capture_output=True, check=True, encoding="utf-8")
    found: dict[str, set[str]] = {}
    for line in ran.stdout.splitlines():
        crate, _, named = line.removesuffix(" (*)").partition("|")
        found.setdefault(re.sub(r" \(.*\)", "", crate), set()).add(named)
    return found


def main() -> int:
    """Print the crates that differ, and count them."""
    extension = features("--package=thads-metrics-py", "--edges=normal,build")
    tests = features("--workspace", "--exclude=thads-metrics-benches", "--edges=normal,build,dev")
    other = [crate for crate, ways in extension.items() if not ways <= tests.get(crate, set())]
    for crate in other:
        print(
            f"{crate}: {sorted(extension[crate])} in the extension, {sorted(tests.get(crate, set()))} in the tests",
            file=sys.stderr,
        )
    return len(other)


if __name__ == "__main__":
    sys.exit(main() > 0)
