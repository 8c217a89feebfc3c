"""The command `plan`: a sheet in, what the target still takes out, by office and by month."""

from __future__ import annotations

import argparse

import thads_metrics as tm
from thads_metrics import cli, console
from thads_metrics.commands.options import command, give, of_sheets, read, results_of, shown, status, unread, wrong

DESCRIPTION = """\
What the offices of a sheet must still resolve for their targets, who does it and at which pace.
Các cơ quan còn phải giải quyết xong bao nhiêu để đạt chỉ tiêu, cơ quan nào, mỗi tháng bao nhiêu.
"""


def add_plan(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    plan = command(commands, "plan", "what the targets still take (kế hoạch đạt chỉ tiêu)", DESCRIPTION)
    plan.add_argument("sheet", metavar="SHEET", nargs="+", help="the sheet, or those of a year: the last counts (biểu)")
    of_sheets(plan)
    plan.add_argument(
        "--share",
        choices=["own_targets", "proportional", "fewest_offices"],
        help="each towards its own target (default), in proportion to what is open, or by the fewest offices "
        "(cách phân bổ: theo chỉ tiêu của từng cơ quan, theo tỷ lệ số còn lại, ít cơ quan nhất)",
    )
    plan.add_argument(
        "--pace",
        type=int,
        metavar="PERCENT",
        help="the most in a month, in percent of a month so far; default 150 "
        "(mức tối đa mỗi tháng so với bình quân, %%)",
    )
    plan.add_argument(
        "--resolved",
        metavar="OFFICE=NUMBER",
        action="append",
        type=number_of_office,
        help="instead of a plan: what it would bring if an office resolved so many more (nếu giải quyết xong thêm)",
    )
    plan.set_defaults(run=run)


def number_of_office(text: str) -> tuple[str, int]:
    """Read `Bến Lức=120`."""
    office, _, number = text.rpartition("=")
    plain = number.strip().replace(".", "")
    if not office or not plain.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r}: expected OFFICE=NUMBER (cần CƠ QUAN=SỐ)")
    return office, int(plain)


def run(arguments: argparse.Namespace, work: cli.Work) -> cli.Outcome:
    """Read, plan, write."""
    lang = arguments.lang
    measure, arguments.measure = arguments.measure, None
    try:
        sheets = read(arguments, work)
    except tm.SheetError as error:  # the measure of the plan is that of the sheet only where the sheet does not say
        if measure is None or error.code != "sheet.no_measure":
            raise
        arguments.measure = measure
        sheets = read(arguments, work)
    results = results_of(sheets, arguments, work)
    latest = results.at(results.periods[-1])
    resolved = dict(arguments.resolved) if arguments.resolved else None
    plan = tm.what_if(latest, share=arguments.share, pace=arguments.pace, resolved=resolved, measure=measure)
    months = plan.months.table()
    by_month = f"\n\n{console.of(months.view(lang), cli.width()).rstrip()}" if months.rows else ""
    said = give(plan, shown(plan, lang) + by_month, arguments, work, results._files)
    if not arguments.json:
        said += wrong(sheets, lang)
    return cli.Outcome(said, status(results, sheets), unread(sheets, lang))
