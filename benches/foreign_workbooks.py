"""A folder of foreign workbooks, each read in a process of its own, and held cell by cell against other readers.

    .venv/bin/python benches/foreign_workbooks.py FOLDER [--table FILE]

Builds the example `cells` of crates/thads-metrics-workbook and calls it for every workbook and text file below the
folder, with limits of memory and time. Printed are how many were read, refused (with the reason), crashed and were
slow; where openpyxl, xlrd or python-calamine open a file too, the cells in which they differ from ours. Only cells
that both hold are compared by value; what one holds and the other does not is counted apart.

Exit status 1 if a file crashed the reader, took too long, or made it print what is no refusal.
"""

from __future__ import annotations

import argparse
import collections
import datetime
import json
import multiprocessing
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SUFFIXES = {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlt", ".ods", ".csv", ".tsv"}
MEMORY, SECONDS, SLOW = 1 << 30, 30, 5.0
Cells = dict[tuple[str, int, int], tuple[str, str]]


def build() -> Path:
    """The example that prints cells."""
    subprocess.run(
        ["cargo", "build", "--quiet", "-p", "thads-metrics-workbook", "--example", "cells"], cwd=ROOT, check=True
    )
    return ROOT / "target/debug/examples/cells"


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def read(program: Path, file: Path) -> tuple[str, str, float, Cells]:
    """What became of a file: its outcome, the reason, how long it took, its cells."""
    began = time.monotonic()
    try:
        done = subprocess.run([program, file], capture_output=True, timeout=SECONDS, preexec_fn=limit, check=False)
    except subprocess.TimeoutExpired:
        return "slow", f"over {SECONDS} s", float(SECONDS), {}
    took = time.monotonic() - began
    reason = done.stderr.decode(errors="replace").strip()
    if done.returncode == 0 and not reason:
        cells = (json.loads(line) for line in done.stdout.splitlines())
        return "read", "", took, {(sheet, row, col): (kind, text) for sheet, row, col, kind, text in cells}
    if done.returncode == 2 and "\n" not in reason:
        return "refused", reason.removeprefix("file: "), took, {}
    return "crashed", f"{done.returncode}: {reason[:300]}", took, {}


# Other readers: (sheet, row, column) → value


def by_openpyxl(file: Path) -> Iterator[tuple[tuple[str, int, int], Any]]:
    import openpyxl

    workbook = openpyxl.load_workbook(file, data_only=True)
    for sheet in workbook.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                yield (sheet.title, cell.row - 1, cell.column - 1), cell.value


def by_xlrd(file: Path) -> Iterator[tuple[tuple[str, int, int], Any]]:
    import xlrd

    workbook = xlrd.open_workbook(file, logfile=open("/dev/null", "w"), on_demand=True)  # noqa: SIM115
    for sheet in workbook.sheets():
        for row in range(sheet.nrows):
            for col, cell in enumerate(sheet.row(row)):
                value: Any = cell.value
                if cell.ctype == xlrd.XL_CELL_BOOLEAN:
                    value = bool(value)
                elif cell.ctype == xlrd.XL_CELL_ERROR:
                    value = xlrd.error_text_from_code.get(value, "#ERROR")
                elif cell.ctype == xlrd.XL_CELL_DATE:
                    value = datetime.date.min  # compared as a day, not by value
                yield (sheet.name, row, col), value


def by_calamine(file: Path) -> Iterator[tuple[tuple[str, int, int], Any]]:
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_path(str(file))
    for sheet in workbook.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            for row, values in enumerate(workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)):
                for col, value in enumerate(values):
                    yield (sheet.name, row, col), value


OTHERS: dict[str, list[Callable[[Path], Iterator[tuple[tuple[str, int, int], Any]]]]] = {
    ".xlsx": [by_openpyxl, by_calamine],
    ".xlsm": [by_openpyxl, by_calamine],
    ".xltx": [by_openpyxl, by_calamine],
    ".xltm": [by_openpyxl, by_calamine],
    ".xls": [by_xlrd, by_calamine],
    ".xlt": [by_xlrd, by_calamine],
    ".ods": [by_calamine],
}


def same(ours: tuple[str, str], theirs: Any) -> bool:
    kind, text = ours
    if kind == "formula":
        return theirs in (None, "", 0)
    if isinstance(theirs, datetime.date | datetime.time | datetime.timedelta) or kind == "day":
        return kind in ("day", "number", "percent")  # what is a day is a matter of its format
    if kind == "flag":
        return str(theirs).lower() in (text, "1" if text == "true" else "0")
    if kind in ("number", "percent"):
        try:
            number, other = float(text), float(theirs)
        except (TypeError, ValueError):
            return False
        if kind == "percent":
            places = len(text.partition(".")[2])
            return abs(number - 100 * other) <= 0.5000001 * 10**-places + 1e-9 * abs(number)
        return abs(number - other) <= 1e-14 * max(abs(number), abs(other)) + 1e-300
    return "".join(text.split()) == "".join(str(theirs).split())


def compare(reader: Callable[[Path], Iterator[Any]], file: Path, cells: Cells, answer: Any) -> None:
    """Runs in a process of its own; other readers may hang or crash too."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (4 * MEMORY, 4 * MEMORY))
    sys.stderr = open("/dev/null", "w")  # noqa: SIM115
    compared, differ, missing, examples = 0, 0, 0, []
    try:
        for place, theirs in reader(file):
            ours = cells.get(place)
            if theirs in (None, "") and ours is None:
                continue
            if ours is None or (theirs in (None, "") and ours[0] != "formula"):
                missing += 1
                if ours is None:
                    examples.append((place, None, repr(theirs)[:60]))
                continue
            compared += 1
            if not same(ours, theirs):
                differ += 1
                examples.append((place, ours, repr(theirs)[:60]))
    except Exception as error:
        answer.put((False, f"{type(error).__name__}: {error}"[:100], 0, 0, []))
        return
    answer.put((True, "", compared, differ, examples[:3] if differ or missing else []))


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--table", type=Path, help="add a line for each file to this one")
    given = arguments.parse_args()
    program = build()
    files = sorted(file for file in given.folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file())
    outcomes, reasons = collections.Counter[str](), collections.Counter[str]()
    cells_compared, cells_differ = collections.Counter[str](), collections.Counter[str]()
    opened_by_others: list[tuple[Path, str, str]] = []
    bad = False
    fork = multiprocessing.get_context("fork")
    for file in files:
        outcome, reason, took, cells = read(program, file)
        if outcome == "read" and took > SLOW:
            outcome = "slow"
        bad |= outcome in ("crashed", "slow")
        outcomes[outcome] += 1
        if outcome == "refused":
            reasons[reason[:100]] += 1
        if outcome in ("crashed", "slow"):
            print(f"{outcome}: {file}: {reason or took}")
        notes = []
        for reader in OTHERS.get(file.suffix.lower(), []):
            answer = fork.Queue()
            process = fork.Process(target=compare, args=(reader, file, cells, answer), daemon=True)
            process.start()
            try:
                done, _, compared, differ, examples = answer.get(timeout=SECONDS)
            except Exception:
                done, compared, differ, examples = False, 0, 0, []
            process.terminate()
            process.join()
            name = reader.__name__.removeprefix("by_")
            if done and outcome == "read":
                cells_compared[name] += compared
                cells_differ[name] += differ
                if examples:
                    notes.append(f"{name}: {differ} of {compared} differ, such as {examples}")
            elif done and outcome == "refused":
                opened_by_others.append((file, name, reason))
        if given.table:
            with given.table.open("a") as table:
                table.write(f"{outcome}\t{took:.2f}\t{file}\t{reason}\t{' | '.join(notes)}\n")
    print(f"{len(files)} files:", ", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()))
    for reason, count in reasons.most_common():
        print(f"  {count:5} refused: {reason}")
    for name, count in cells_compared.items():
        print(f"  {count:9} cells compared with {name}, {cells_differ[name]} differ")
    for file, name, reason in opened_by_others:
        print(f"  refused, but {name} opens it: {file}: {reason[:100]}")
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
