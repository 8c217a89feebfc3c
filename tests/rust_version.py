"""Fails if a dependency needs a newer Rust than the one that Cargo.toml promises: `python tests/rust_version.py`.

The standard library's newer parts are found by clippy (incompatible_msrv), which reads the same promise.
"""

from __future__ import annotations

import json
import subprocess
import sys


def version(text: str) -> tuple[int, ...]:
    """Compare versions as numbers: 1.9 is before 1.88."""
    return tuple(int(part) for part in text.split("."))[:2]


def main() -> int:
    """Print the packages that need more, and count them."""
    ran = subprocess.run(["cargo", "metadata", "--format-version=1", "--locked"], capture_output=True, check=True)
    packages = json.loads(ran.stdout)["packages"]
    [promised] = {version(package["rust_version"]) for package in packages if package["source"] is None}
    newer = [
        f"{package['name']} {package['version']} needs Rust {package['rust_version']}"
        for package in packages
        if package["rust_version"] and version(package["rust_version"]) > promised
    ]
    print(*newer, sep="\n", end="\n" if newer else "", file=sys.stderr)
    return len(newer)


if __name__ == "__main__":
    sys.exit(main() > 0)
