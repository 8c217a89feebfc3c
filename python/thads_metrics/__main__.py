"""The command line: `thads-metrics`, or `python -m thads_metrics`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Any

from thads_metrics import ThadsError, __version__, cli
from thads_metrics._native import command
from thads_metrics.pdf import pdf_pages

BROKEN_PIPE = 141
"""The exit status when nobody reads on, as a shell gives it."""
INTERRUPTED = 130
"""The exit status of Ctrl-C, as a shell gives it."""

OF_RUST = {
    "audit": "audit report files and articles (đối chiếu số liệu báo cáo, bài viết)",
    "check": "audit a line of figures (đối chiếu nhanh một dòng số liệu)",
    "list": "regimes, targets, offices, quantities, findings (liệt kê)",
    "completion": "completion for bash, zsh, fish (gợi ý lệnh khi nhấn Tab)",
}
"""The commands that the native program has too."""


def parser() -> argparse.ArgumentParser:
    """Describe the command line; what its commands need is not imported for those of the native program."""
    from thads_metrics.commands.compare import add_compare
    from thads_metrics.commands.plan import add_plan
    from thads_metrics.commands.rates import add_rates
    from thads_metrics.commands.tally import add_tally

    top = cli.Parser(
        prog="thads-metrics",
        description="Exact civil judgment enforcement statistics (thống kê thi hành án dân sự).",
    )
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands: argparse._SubParsersAction[Any] = top.add_subparsers(
        title="commands", dest="command", metavar="command", required=True
    )
    for add in (add_rates, add_compare, add_plan, add_tally):
        add(commands)
    for name, help_text in OF_RUST.items():
        commands.add_parser(name, help=help_text, add_help=False)
    return top


def described() -> list[tuple[str, str, list[tuple[str, str | None, str, bool, list[str]]]]]:
    """Describe the commands that Python runs, for the completion of a shell."""
    (commands,) = (action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    helps = {choice.dest: choice.help or "" for choice in commands._choices_actions}
    return [
        (
            name,
            helps[name],
            [option(action) for action in one._actions if action.option_strings and action.dest != "help"],
        )
        for name, one in commands.choices.items()
        if name not in OF_RUST
    ]


def option(action: argparse.Action) -> tuple[str, str | None, str, bool, list[str]]:
    """Give the long name of an option, its letter, its help, whether a value follows, and the values it may have."""
    long = next(name[2:] for name in action.option_strings if name.startswith("--"))
    short = next((name[1] for name in action.option_strings if not name.startswith("--")), None)
    return long, short, (action.help or "").replace("%%", "%"), action.nargs != 0, list(action.choices or [])


def carried_out(arguments: argparse.Namespace) -> cli.Outcome | int:
    """Carry out a command; where a file can't be read or written, say so and give the exit status."""
    work = cli.Work(arguments.lang)
    try:
        outcome: cli.Outcome = arguments.run(arguments, work)
    except (OSError, ThadsError) as error:
        return work.failed(error)
    finally:
        work.bar.erase()
    return outcome


def told(outcome: cli.Outcome | int) -> int:
    """Print what a command gives, and give its exit status."""
    if isinstance(outcome, int):
        return outcome
    print(outcome.text)
    for warning in outcome.warnings:
        cli.complain(warning)
    return outcome.status


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
            others = described() if given[0] == "completion" else []
            status = command(["thads-metrics", *given], sys.stdout, sys.stderr, pdf_pages, others)
        else:
            status = told(carried_out(parser().parse_args(given)))
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
