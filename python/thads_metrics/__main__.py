"""The command line: `thads-metrics`, or `python -m thads_metrics`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence

from thads_metrics import __version__, cli, rates
from thads_metrics._native import command
from thads_metrics.pdf import pdf_pages

BROKEN_PIPE = 141
"""The exit status when nobody reads on, as a shell gives it."""
INTERRUPTED = 130
"""The exit status of Ctrl-C, as a shell gives it."""

OF_RUST = {
    "audit": "audit report files and articles (đối chiếu số liệu báo cáo, bài viết)",
    "check": "audit a line of figures (đối chiếu nhanh một dòng số liệu)",
}
"""The commands that the native program has too."""


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    top = argparse.ArgumentParser(
        prog="thads-metrics",
        description="Exact civil judgment enforcement statistics (thống kê thi hành án dân sự).",
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(title="commands", dest="command", metavar="command", required=True)
    for name, help_text in OF_RUST.items():
        commands.add_parser(name, help=help_text, add_help=False)
    rates.add_rates(commands)
    return top


def discard_output() -> None:
    """Let what is left in the buffer go nowhere, so that the exit does not fail to write it again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Vietnamese needs UTF-8, whatever the locale says
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        given = list(sys.argv[1:] if argv is None else argv)
        if given and given[0] in OF_RUST:
            status = command(["thads-metrics", *given], sys.stdout, sys.stderr, pdf_pages)
        else:
            arguments = parser().parse_args(given)
            status = int(arguments.run(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        discard_output()
        return BROKEN_PIPE
    except OSError as error:  # a full disk, say: files that can't be read are reported where they are read
        discard_output()
        print(f"thads-metrics: can't write (không ghi được): {error.strerror}", file=sys.stderr)
        return cli.UNREADABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


if __name__ == "__main__":
    raise SystemExit(main())
