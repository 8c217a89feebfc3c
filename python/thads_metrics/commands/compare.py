"""The command `compare`: two sheets in, what changed and why out."""

from __future__ import annotations

import argparse

import thads_metrics as tm
from thads_metrics import cli
from thads_metrics.commands.options import command, give, of_sheets, read_one, results_of, shown, status, unread, wrong

DESCRIPTION = """\
What changed between two sheets, such as the same months of last year and of this one, and why the total rate did.
So sánh hai biểu, ví dụ cùng kỳ năm trước và kỳ này: tăng giảm bao nhiêu, do cơ quan nào.
"""


def add_compare(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    compare = command(commands, "compare", "what changed between two sheets (so sánh hai biểu)", DESCRIPTION)
    compare.add_argument("before", metavar="BEFORE", help="the earlier sheet, - for standard input (biểu kỳ trước)")
    compare.add_argument("after", metavar="AFTER", help="the later sheet (biểu kỳ này)")
    of_sheets(compare)
    compare.set_defaults(run=run)


def run(arguments: argparse.Namespace, work: cli.Work) -> cli.Outcome:
    """Read both, compare, write."""
    lang = arguments.lang
    asked, arguments.period = arguments.period, None
    before = read_one(arguments.before, arguments, work)
    arguments.period = asked
    after = read_one(arguments.after, arguments, work, before)
    sides = [results_of(side, arguments, work) for side in (before, after)]
    comparison = tm.compare(*sides)
    text = shown(comparison, lang)
    said = give(comparison, text, arguments, work, sides[0]._files + sides[1]._files)
    if not arguments.json:
        said += "".join(wrong(side, lang) for side in (before, after))
    worst = max(status(*pair) for pair in zip(sides, (before, after), strict=True))
    return cli.Outcome(said, worst, unread(before, lang) + unread(after, lang))
