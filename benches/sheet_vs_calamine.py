"""A workbook of 10,000 offices: read and audited, beside python-calamine that only reads it.

Needs the extra `bench`. Both run in turn in one process; printed are the medians.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import python_calamine
import xlsxwriter

import thads_metrics as tm

OFFICES = 10_000
TURNS = 9
HEADINGS = [
    "STT",
    "Tên đơn vị",
    "Tổng số thụ lý",
    "Năm trước chuyển sang",
    "Thụ lý mới",
    "Ủy thác thi hành án",
    "Cục rút lên thi hành",
    "Thu hồi, hủy quyết định thi hành án",
    "Tổng số phải thi hành",
    "Có điều kiện thi hành",
    "Giải quyết xong",
    "Thi hành xong",
    "Đình chỉ thi hành án",
    "Đang thi hành",
    "Hoãn theo điểm c khoản 1 Điều 48",
    "Tạm dừng để giải quyết khiếu nại",
    "Trường hợp khác",
    "Chưa có điều kiện thi hành",
    "Số chuyển kỳ sau",
    "Tỷ lệ",
]


def row(number: int, dice: random.Random) -> list[object]:
    """A form that closes."""
    completed, terminated, in_progress = dice.randrange(1, 5000), dice.randrange(200), dice.randrange(5000)
    postponed, paused, other = (dice.randrange(50) for _ in range(3))
    resolved = completed + terminated
    eligible = resolved + in_progress + postponed + paused + other
    ineligible = dice.randrange(3000)
    to_enforce = eligible + ineligible
    entrusted, taken_up, revoked = (dice.randrange(20) for _ in range(3))
    accepted = to_enforce + entrusted + taken_up + revoked
    carried_in = dice.randrange(accepted)
    rate = (resolved * 20_000 + eligible) // (2 * eligible) / 10_000
    head = [number, f"Chi cục Thi hành án dân sự {number}", accepted, carried_in, accepted - carried_in]
    deducted = [entrusted, taken_up, revoked, to_enforce, eligible, resolved, completed, terminated]
    return [*head, *deducted, in_progress, postponed, paused, other, ineligible, to_enforce - resolved, rate]


def write(path: Path) -> None:
    dice = random.Random(1)
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Biểu 01")
        percent = workbook.add_format({"num_format": "0.00%"})
        sheet.write_row(0, 0, HEADINGS)
        for number in range(1, OFFICES + 1):
            values = row(number, dice)
            sheet.write_row(number, 0, values)
            sheet.write(number, len(values) - 1, values[-1], percent)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "offices.xlsx"
        write(path)

        def calamine() -> object:
            return python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()

        def ours() -> tm.Sheet:
            return tm.read_sheet(path, period="2022/06", measure="cases")

        sheet = ours()
        if len(sheet) != OFFICES or sheet.findings:
            print(f"{sheet!r} is not what was written: {sheet.findings[:3]}", file=sys.stderr)
            return 1
        times = [(timed(calamine), timed(ours)) for _ in range(TURNS)]
    read, audited = (statistics.median(column) for column in zip(*times, strict=True))
    print(f"{OFFICES} rows of {len(HEADINGS)} columns, median of {TURNS} turns")
    print(f"  python-calamine, read               {read * 1000:7.1f} ms")
    print(f"  thads-metrics, read and audited     {audited * 1000:7.1f} ms   {audited / read:.2f} times")
    return 0


if __name__ == "__main__":
    sys.exit(main())
