"""The command `tally`: a register of cases in, the flows of every office out."""

from __future__ import annotations

import argparse
import os
import tempfile
import warnings

import thads_metrics as tm
from thads_metrics import cli
from thads_metrics.commands.options import command, give, named, shown

DESCRIPTION = """\
The figures of a period from a register of cases: a row for each case, in a workbook, a text file or Parquet.
Tính số liệu của một kỳ từ sổ thụ lý: mỗi việc một dòng, trong bảng tính, tệp văn bản hoặc Parquet.
"""


def add_tally(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    tally = command(commands, "tally", "the figures of a register of cases (tính từ sổ thụ lý)", DESCRIPTION)
    tally.add_argument("register", metavar="REGISTER", help=".xlsx, .csv, .parquet, - for standard input (sổ thụ lý)")
    tally.add_argument("--period", required=True, metavar="PERIOD", help="2022/06, 31/3/2022 (kỳ báo cáo)")
    tally.add_argument(
        "--by", default="office", metavar="COLUMNS", help="columns to tally by, with commas; default office (theo cột)"
    )
    tally.add_argument(
        "--assume", action="store_true", help="use what is known from memory only (dùng cả quy tắc theo trí nhớ)"
    )
    tally.add_argument(
        "--inconsistent",
        choices=["refuse", "report", "set_aside"],
        default="refuse",
        help="rows that contradict themselves: refuse (default), report or set them aside (dòng tự mâu thuẫn)",
    )
    tally.set_defaults(run=run)


def run(arguments: argparse.Namespace, work: cli.Work) -> cli.Outcome:
    """Tally, write, and warn of what stayed out."""
    lang = arguments.lang
    work.at(arguments.register)
    by = [column.strip() for column in arguments.by.split(",")]
    options = {"assume": arguments.assume, "inconsistent": arguments.inconsistent}
    with warnings.catch_warnings(record=True) as caught, tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("always")
        register = arguments.register
        if register == "-":  # a register is read by path: it need not fit into memory
            register = os.path.join(folder, "stdin")
            with open(register, "wb") as file:
                file.write(named("-").read())
        tally = tm.tally(register, arguments.period, by, **options)
    files = () if arguments.register == "-" else (arguments.register,)
    said = give(tally, shown(tally, lang), arguments, work, files)
    out = cli.FINDINGS if tally.inconsistent else cli.FINE
    return cli.Outcome(said, out, tuple(f"{arguments.register}: {one.message}" for one in caught))
