"""The command `rates`: sheets of offices in, rates, ranks and gaps out, of one month or of a year."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from thads_metrics import cli
from thads_metrics.commands.options import command, give, of_sheets, read, results_of, shown, status, unread, wrong

if TYPE_CHECKING:
    from thads_metrics.results import Results
    from thads_metrics.words import Lang

DESCRIPTION = """\
Rates, ranks and gaps of every office in a sheet, and what in the sheet can't be right; of several sheets how the year went.
Tính tỷ lệ, xếp hạng, khoảng cách đến chỉ tiêu của từng cơ quan; kiểm tra số liệu của biểu; nhiều biểu thì cả diễn biến qua các tháng.
"""  # noqa: E501
NOTES = {"vi": "Ghi chú khi đọc biểu:", "en": "Notes on the reading:"}


def add_rates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    rates = command(commands, "rates", "rates, ranks and gaps of sheets (tỷ lệ, xếp hạng từ biểu số liệu)", DESCRIPTION)
    rates.add_argument(
        "sheet",
        metavar="SHEET",
        nargs="+",
        help=".xlsx, .xls, .ods or .csv files, - for standard input, a folder or a pattern (biểu số liệu)",
    )
    of_sheets(rates)
    rates.add_argument("--previous", metavar="SHEET", help="the sheet of an earlier period (biểu kỳ trước)")
    rates.add_argument(
        "--explain", metavar="OFFICE", help="from what the figures of an office follow (giải thích số liệu của cơ quan)"
    )
    rates.add_argument(
        "--notes", action="store_true", help="what was skipped or assumed (những gì đã bỏ qua, hiểu ngầm)"
    )
    rates.set_defaults(run=run)


def run(arguments: argparse.Namespace, work: cli.Work) -> cli.Outcome:
    """Read, compute, write, and say whether something can't be right."""
    lang: Lang = arguments.lang
    sheets = read(arguments, work)
    results = results_of(sheets, arguments, work)
    if arguments.explain:
        text = explained(results, arguments.explain, lang)
    else:
        latest = results.at(results.periods[-1])
        table = shown(latest, lang)
        text = table if len(results.periods) == 1 else table[: table.rindex(cli.fill(latest.text(lang).rstrip()))]
        if len(results.periods) > 1:
            text += cli.fill(results.text(lang).rstrip())
    said = give(results, text, arguments, work, results._files)
    if not arguments.json:
        said += wrong(sheets, lang)
        if arguments.notes:
            listed = "\n".join(cli.fill(f"  - {line}", "    ") for line in sheets.notes.text(lang).splitlines())
            said += f"\n\n{NOTES[lang]}\n{listed}"
    return cli.Outcome(said, status(results, sheets), unread(sheets, lang))


def explained(results: Results, office: str, lang: Lang) -> str:
    """Explain the figures of an office in the last period, measure by measure."""
    latest = results.at(results.periods[-1])
    texts = [
        latest.explain(office, figure, measure=measure).text(lang)  # type: ignore[arg-type]
        for measure in latest.measures
        for figure in ("pace", "rank")
    ]
    return "\n".join(cli.fill(text, "     ") for text in texts)
