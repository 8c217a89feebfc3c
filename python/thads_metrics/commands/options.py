"""Options that several commands have, and how they read sheets and give results."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thads_metrics import ThadsError, cli, console, langs, measures, read_sheet, read_sheets, scales
from thads_metrics.files import refuse_overwriting
from thads_metrics.words import Lang
from thads_metrics.writers import WRITERS, to_json

if TYPE_CHECKING:
    from thads_metrics.results import Results
    from thads_metrics.sheet import Sheet
    from thads_metrics.sheets import Sheets
    from thads_metrics.tabular import Tabular

STATUS = """\
exit status (mã kết thúc):
  0  the figures agree with each other (số liệu khớp)
  1  some of them can't be right (có số liệu cần xem lại)
  2  a file can't be read or written (không đọc hoặc không ghi được)
"""
WRITTEN = {"vi": "Đã ghi {}", "en": "Wrote {}"}
WRONG = {"vi": "Số liệu cần xem lại: {}", "en": "Figures that can't be right: {}"}


def command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, help_text: str, description: str
) -> argparse.ArgumentParser:
    """Describe a command, with the options that all have."""
    parser = commands.add_parser(
        name,
        help=help_text,
        description=description,
        epilog=STATUS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    ends = ", ".join(WRITERS)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=output, help=f"write {ends} instead of text (tệp kết quả)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text (một đối tượng JSON)")
    parser.add_argument("--lang", choices=langs(), default="vi", help="language; default vi (ngôn ngữ; mặc định vi)")
    return parser


def of_sheets(parser: argparse.ArgumentParser) -> None:
    """Add what is said of sheets, and of the results made from them."""
    parser.add_argument(
        "--period",
        metavar="PERIOD",
        help="2022/06, “6 tháng đầu năm 2022”, 31/3/2022: of a sheet that does not say its own; of several the one "
        "that is meant (kỳ báo cáo, khi biểu không ghi; nhiều biểu thì là kỳ cần tính)",
    )
    parser.add_argument(
        "--unit",
        metavar="UNIT",
        help=f"what money is written in, where the sheet does not say: {', '.join(scales())}, “triệu đồng” "
        "(đơn vị tính của tiền)",
    )
    parser.add_argument(
        "--measure",
        metavar="MEASURE",
        help=f"what is counted, where the sheet does not say: {', '.join(measures())}, or việc, tiền (đại lượng)",
    )
    parser.add_argument("--targets", metavar="FILE", help="targets by office; default the national ones (chỉ tiêu)")
    parser.add_argument("--whole", metavar="NAME", help="what the offices make together (tên chung của các cơ quan)")


def output(name: str) -> Path:
    """Take the name of a file that can be written, by how it ends."""
    path = Path(name)
    if path.suffix.lower() not in WRITERS:
        raise argparse.ArgumentTypeError(
            f"{name!r} does not end in {', '.join(WRITERS)} (tên tệp phải có đuôi như vậy)"
        )
    return path


def named(sheet: str) -> Any:
    """Give what `read_sheet` reads: a path, or standard input for `-`."""
    return sys.stdin.buffer if sheet == "-" else sheet


def read_one(sheet: str, arguments: argparse.Namespace, work: cli.Work, previous: Sheet | None = None) -> Sheet:
    """Read one sheet."""
    work.at(sheet)
    asked = {"period": arguments.period, "unit": arguments.unit, "measure": arguments.measure}
    return read_sheet(named(sheet), **asked, previous=previous)


def read(arguments: argparse.Namespace, work: cli.Work) -> Sheet | Sheets:
    """Read the sheets that are named: one, or several as those of a year."""
    given = arguments.sheet
    previous = getattr(arguments, "previous", None)
    before = None
    if previous:
        work.at(previous)
        before = read_sheet(previous, unit=arguments.unit, measure=arguments.measure)
    single = len(given) == 1 and (given[0] == "-" or Path(given[0]).is_file() or not set("*?[") & set(given[0]))
    if single and not Path(given[0]).is_dir():
        return read_one(given[0], arguments, work, before)
    work.at(given[0])
    source = given[0] if len(given) == 1 else [named(sheet) for sheet in given]
    return read_sheets(source, unit=arguments.unit, measure=arguments.measure, previous=before)


def results_of(read: Sheet | Sheets, arguments: argparse.Namespace, work: cli.Work) -> Results:
    """Give the results; of several sheets those of the period that is asked for, if one is."""
    from thads_metrics.sheets import Sheets

    if arguments.targets:
        work.at(arguments.targets)
    period = arguments.period if isinstance(read, Sheets) else None
    return read.results(targets=arguments.targets, whole=arguments.whole, period=period)


def give(result: Tabular, text: str, arguments: argparse.Namespace, work: cli.Work, files: tuple[str, ...]) -> str:
    """Write the file that is asked for and say so, or give the JSON or the text."""
    lang: Lang = arguments.lang
    if arguments.output is not None:
        work.at(arguments.output, writing=True)
        refuse_overwriting(files, arguments.output)
        WRITERS[arguments.output.suffix.lower()](result, arguments.output, lang)
        return WRITTEN[lang].format(arguments.output)
    return to_json(result, lang) if arguments.json else text


def shown(result: Tabular, lang: Lang) -> str:
    """Give the table and the paragraphs, as wide as the terminal."""
    return f"{console.of(result.table().view(lang), cli.width())}\n{cli.fill(result.text(lang).rstrip())}"


def wrong(read: Sheet | Sheets, lang: Lang) -> str:
    """List what can't be right, if there is anything."""
    lines = read.findings.text(lang).splitlines()
    listed = "\n".join(cli.fill(f"  - {line}", "    ") for line in lines)
    return f"\n\n{WRONG[lang].format(len(lines))}\n{listed}" if lines else ""


MISSPELT = "sheet.column_misspelt"
"""The note of a column that was not read although it is nearly one of the form's."""
UNREAD = (MISSPELT, "sheet.column_unknown", "sheet.column_ambiguous", "sheet.column_without_heading")
"""The notes of columns that were not read although they hold figures of this period, perhaps."""
OF_FILES = ("sheet.text_named_workbook", "sheet.uneven_lines", "sheet.absent")
"""The notes of files that may be other ones than their names or their lines say."""


def unread(read: Sheet | Sheets, lang: Lang) -> tuple[str, ...]:
    """Say which columns were not read, and what is odd about a file itself."""
    return tuple(f"{note.file}: {note.text(lang)}" for note in read.notes if note.code in (*UNREAD, *OF_FILES))


def status(results: Results, read: Sheet | Sheets) -> int:
    """Give the exit status: 1 for findings, and for columns that were not read and cost a rate."""
    codes = {note.code for note in read.notes if note.code in UNREAD}
    lacks = MISSPELT in codes or any(row.rate is None for row in results)
    return cli.FINDINGS if read.findings or (codes and lacks) else cli.FINE


__all__ = [
    "ThadsError", "command", "give", "named", "of_sheets", "read", "read_one", "results_of", "shown", "status",
    "unread", "wrong",
]  # fmt: skip
