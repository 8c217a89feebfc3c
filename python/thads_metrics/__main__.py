"""The command line: `thads-metrics`, or `python -m thads_metrics`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from thads_metrics import __version__


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(
        prog="thads-metrics",
        description="Exact civil judgment enforcement statistics (thống kê thi hành án dân sự).",
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    top.add_subparsers(title="commands", dest="command", metavar="command", required=True)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    arguments = parser().parse_args(argv)
    run = arguments.run
    return int(run(arguments))


if __name__ == "__main__":
    raise SystemExit(main())
