"""The command `rates`: a sheet of offices in, rates, ranks and gaps out, as text, page, workbook or text file."""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from thads_metrics import ThadsError, console, langs, measures, read_sheet, scales
from thads_metrics.cli import Bar, complain, explain
from thads_metrics.files import refuse_overwriting
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from thads_metrics.results import Results

FINE, FINDINGS = 0, 1
"""Exit statuses, beside `UNREADABLE`."""

DESCRIPTION = """\
Rates, ranks and gaps of every office in a sheet, and what in the sheet can't be right.
Tính tỷ lệ, xếp hạng, khoảng cách đến chỉ tiêu của từng cơ quan; kiểm tra số liệu của biểu.
"""
EPILOG = """\
exit status (mã kết thúc):
  0  the figures of the sheet agree with each other (số liệu khớp)
  1  some of them can't be right (có số liệu cần xem lại)
  2  the sheet can't be read, or nothing can be written (không đọc hoặc không ghi được)
"""


def add_rates(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    rates = commands.add_parser(
        "rates",
        help="rates, ranks and gaps of a sheet of offices (tỷ lệ, xếp hạng từ biểu số liệu)",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    rates.add_argument("sheet", metavar="SHEET", help="an .xlsx, .xls, .ods or .csv file (biểu số liệu)")
    rates.add_argument(
        "--period", metavar="YEAR/MONTHS", help="2022/06: the first six months of reporting year 2022 (kỳ báo cáo)"
    )
    rates.add_argument(
        "--unit", choices=scales(), help="what money is written in, where the sheet does not say (đơn vị tính của tiền)"
    )
    rates.add_argument(
        "--measure",
        choices=measures(),
        help="what is counted, where the sheet does not say (việc, tiền, án hành chính)",
    )
    rates.add_argument("--targets", metavar="FILE", help="targets by office; default the national ones (chỉ tiêu)")
    rates.add_argument("--whole", metavar="NAME", help="what the offices make together (tên chung của các cơ quan)")
    rates.add_argument("--previous", metavar="SHEET", help="the sheet of an earlier period (biểu kỳ trước)")
    rates.add_argument(
        "-o", "--output", metavar="FILE", type=output, help="write .html, .xlsx or .csv instead of text (tệp kết quả)"
    )
    rates.add_argument("--lang", choices=langs(), default="vi", help="language; default vi (ngôn ngữ; mặc định vi)")
    rates.set_defaults(run=run)


def output(name: str) -> Path:
    """Take the name of a file that can be written, by how it ends."""
    path = Path(name)
    if path.suffix.lower() not in WRITERS:
        raise argparse.ArgumentTypeError(
            f"{name!r} does not end in {', '.join(WRITERS)} (tên tệp phải có đuôi như vậy)"
        )
    return path


def run(arguments: argparse.Namespace) -> int:
    """Read, compute, write, and say whether something can't be right."""
    lang: Lang = arguments.lang
    bar = Bar(4)
    file = arguments.output
    try:
        if file is not None:
            refuse_overwriting((arguments.sheet, arguments.previous, arguments.targets), file)
        file = arguments.previous or arguments.sheet
        bar.show(0, Path(file).name)
        previous = (
            read_sheet(arguments.previous, unit=arguments.unit, measure=arguments.measure)
            if arguments.previous
            else None
        )
        file = arguments.sheet
        bar.show(1, Path(file).name)
        asked = {"period": arguments.period, "unit": arguments.unit, "measure": arguments.measure}
        sheet = read_sheet(file, **asked, previous=previous)
        file = arguments.targets or file
        bar.show(2, Path(file).name)
        results = sheet.results(targets=arguments.targets, whole=arguments.whole)
        if arguments.output is not None:
            file = arguments.output
            bar.show(3, file.name)
            WRITERS[file.suffix.lower()](results, file, lang)
    except OSError as error:
        bar.erase()
        return complain(f"{file}: {explain(error, lang, writing=file is arguments.output)}")
    except ThadsError as error:
        bar.erase()
        reason = explain(error, lang)
        return complain(reason if reason.startswith(str(file)) else f"{file}: {reason}")
    finally:
        bar.erase()
    if arguments.output is None:
        print(console.of(results.table().view(lang)))
        print(results.text(lang).rstrip())
    else:
        print(WRITTEN[lang].format(arguments.output))
    print_lines(WRONG[lang].format(len(results.findings)), results.findings.text(lang).splitlines())
    unread = [note for note in sheet.notes if note.code in UNREAD]
    for note in unread:
        complain(f"{arguments.sheet}: {note.vi if lang == 'vi' else note.en}")
    lacks = any(note.code == MISSPELT for note in unread) or any(row.rate is None for row in results)
    return FINDINGS if results.findings or (unread and lacks) else FINE


MISSPELT = "sheet.column_misspelt"
"""The note of a column that was not read although it is nearly one of the form's."""
UNREAD = (MISSPELT, "sheet.column_unknown", "sheet.column_ambiguous", "sheet.column_without_heading")
"""The notes of columns that were not read although they hold figures of this period, perhaps."""


WRITTEN = {"vi": "Đã ghi {}", "en": "Wrote {}"}
WRONG = {"vi": "Số liệu cần xem lại: {}", "en": "Figures that can't be right: {}"}


def print_lines(heading: str, lines: list[str]) -> None:
    """Print a list under its heading, if there is anything in it."""
    if lines:
        print(f"\n{heading}")
        for line in lines:
            print(f"  - {line}")


def write_page(results: Results, path: Path, lang: Lang) -> None:
    """Write the page."""
    results.report(path, lang)


def write_workbook(results: Results, path: Path, lang: Lang) -> None:
    """Write the workbook."""
    results.to_excel(path, lang)


def write_csv(results: Results, path: Path, _lang: Lang) -> None:
    """Write every column by its key; a spreadsheet that opens the file calculates nothing in it."""
    columns = results.table().columns
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([column.key for column in columns])
        writer.writerows(zip(*([harmless(value) for value in column.values] for column in columns), strict=True))


NUMBER = re.compile(r"-?\d+(\.\d+)?(/\d+)?")


def harmless(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would take for a formula; numbers are what they are."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) and not NUMBER.fullmatch(value):
        return f"'{value}"
    return value


WRITERS: dict[str, Callable[[Results, Path, Lang], None]] = {
    ".html": write_page,
    ".xlsx": write_workbook,
    ".csv": write_csv,
}
