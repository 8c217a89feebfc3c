"""Makes the sample workbooks beside it: figures made up for 16 offices, whose totals are those of a real report.

The report of the Long An conference of 22 April 2022 (`long-an-2022-06.toml`) prints figures of the
whole province only. Here they are shared out among the provincial office and its 15 Chi cục by invented weights:
no figure of a single office is real.

    python examples/make_samples.py        # needs xlsxwriter

makes

- `long-an-2022-06.xlsx`: the form after six months, for cases and for money, in which everything closes;
- `long-an-2022-05.xlsx`: the form of the month before;
- `long-an-2022-06-slips.xlsx` and `long-an-2022-06-slips.csv`: the form with ten slips, and the list of them;
- `long-an-2022.csv`: the twelve months of reporting year 2022, one row an office, period and measure.
"""

from __future__ import annotations

import calendar
import csv
import datetime
import random
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import xlsxwriter

HERE = Path(__file__).parent
PROVINCIAL = "Cục THADS tỉnh Long An"
DISTRICTS = (
    "Bến Lức", "Cần Đước", "Cần Giuộc", "Châu Thành", "Đức Hòa", "Đức Huệ", "Mộc Hóa", "Tân Hưng", "Tân Thạnh",
    "Tân Trụ", "Thạnh Hóa", "Thủ Thừa", "Vĩnh Hưng",
)  # fmt: skip
OFFICES = (
    PROVINCIAL,
    "Chi cục THADS thành phố Tân An",
    "Chi cục THADS thị xã Kiến Tường",
    *(f"Chi cục THADS huyện {name}" for name in DISTRICTS),
)
WEIGHTS = {
    "cases": (3, 11, 4, 12, 9, 10, 5, 14, 5, 3, 4, 5, 4, 4, 6, 4),
    "money": (26, 15, 2, 14, 8, 10, 3, 16, 3, 1, 2, 2, 2, 2, 4, 2),
}
TOTALS = {
    # What the report implies: 10.982–10.983 eligible, 50,75 %; 5.409 of 12.345 left.
    "cases": {"eligible": 10_983, "resolved": 5_574, "carried_over": 12_345},
    # In 1.000 đồng: 1.719 tỷ of 6.112 tỷ left; the rate lies within 23,825–23,835 %.
    "money": {"eligible": 2_256_781_346, "resolved": 537_790_995, "carried_over": 6_111_980_417},
}
PARTS = {
    "cases": {"terminated": Fraction(7, 100), "reduced": Fraction(0)},
    "money": {"terminated": Fraction(11, 100), "reduced": Fraction(1, 100)},
}
LEAVES = ("carried_in", "newly_accepted", "entrusted", "taken_up", "revoked", "ineligible", "deferred",
          "completed", "terminated", "reduced")  # fmt: skip
DONE = (6, 14, 24, 34, 44, 54, 66, 78, 91, 104, 117, 130)
"""How far the year's work is after each month; the sixth is the sample itself."""

MADE_UP = "SỐ LIỆU MINH HỌA: số liệu từng đơn vị là giả định, không phải số liệu chính thức"
HEADINGS: dict[str, tuple[str, str]] = {
    "accepted": ("Tổng số thụ lý", "Tổng số"),
    "carried_in": ("Tổng số thụ lý", "Năm trước chuyển sang"),
    "newly_accepted": ("Tổng số thụ lý", "Thụ lý mới"),
    "entrusted": ("Ủy thác thi hành án", ""),
    "taken_up": ("Cục rút lên thi hành", ""),
    "revoked": ("Thu hồi, hủy quyết định thi hành án", ""),
    "to_enforce": ("Tổng số phải thi hành", ""),
    "eligible": ("Có điều kiện thi hành", ""),
    "resolved": ("Giải quyết xong", "Tổng số"),
    "completed": ("Giải quyết xong", "Thi hành xong"),
    "terminated": ("Giải quyết xong", "Đình chỉ thi hành án"),
    "reduced": ("Giải quyết xong", "Giảm nghĩa vụ thi hành án"),
    "ineligible": ("Chưa có điều kiện thi hành", ""),
    "deferred": ("Hoãn, tạm đình chỉ ngoài hai loại trên", ""),
    "carried_over": ("Số chuyển kỳ sau", "Tổng số"),
    "carried_over_eligible": ("Số chuyển kỳ sau", "Có điều kiện"),
    "rate": ("Tỷ lệ thi hành xong (%)", ""),
}
SHEETS = {
    "cases": ("Việc", "KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG VIỆC", "Đơn vị tính: việc"),
    "money": ("Tiền", "KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG TIỀN", "Đơn vị tính: 1.000 đồng"),
}
FIRST_ROW, FIRST_COLUMN = 9, 2
"""Where the first figure stands, counted from zero: C10."""

Row = dict[str, Any]


def share_out(total: int, weights: list[Fraction]) -> list[int]:
    """Share a total out by weights so that the parts sum to it, the largest remainders first."""
    quotas = [total * weight / sum(weights) for weight in weights]
    parts = [int(quota) for quota in quotas]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts


def leaves(measure: str, chance: random.Random) -> list[Row]:
    """Make up the parts that every total of an office follows from."""

    def around(weights: list[Any], spread: int) -> list[Fraction]:
        return [Fraction(weight) * (100 + chance.randint(-spread, spread)) / 100 for weight in weights]

    totals = TOTALS[measure]
    to_enforce = totals["carried_over"] + totals["resolved"]
    apart = to_enforce - totals["eligible"]
    eligible = share_out(totals["eligible"], around(list(WEIGHTS[measure]), 12))
    resolved = share_out(totals["resolved"], around(eligible, 28 if measure == "cases" else 45))
    deferred = share_out(apart // 50, around(eligible, 50))
    ineligible = share_out(apart - apart // 50, around(eligible, 20))
    entrusted = share_out(to_enforce // 90, around(eligible, 60))
    revoked = share_out(to_enforce // 400, around(eligible, 60))
    taken_up = share_out(to_enforce // 900, [Fraction(0), *around(eligible[1:], 60)])
    rows = []
    for i, office in enumerate(OFFICES):
        terminated = int(resolved[i] * PARTS[measure]["terminated"] * chance.randint(60, 140) / 100)
        reduced = int(resolved[i] * PARTS[measure]["reduced"] * chance.randint(20, 180) / 100)
        accepted = eligible[i] + ineligible[i] + deferred[i] + entrusted[i] + taken_up[i] + revoked[i]
        newly = accepted * chance.randint(36, 46) // 100
        values = (accepted - newly, newly, entrusted[i], taken_up[i], revoked[i], ineligible[i], deferred[i],
                  resolved[i] - terminated - reduced, terminated, reduced)  # fmt: skip
        rows.append({"office": office, **dict(zip(LEAVES, values, strict=True))})
    return rows


def after(months: int, row: Row) -> Row:
    """Move the half-year's parts to another month: what was carried in stays, the rest grows."""
    grows = {"newly_accepted": Fraction(months, 6), "entrusted": Fraction(months, 6), "taken_up": Fraction(months, 6),
             "revoked": Fraction(months, 6)}  # fmt: skip
    done = Fraction(DONE[months - 1], DONE[5])
    moved = {key: value if key in ("office", "carried_in", "deferred") else int(value * grows.get(key, done))
             for key, value in row.items()}  # fmt: skip
    # Most of what is newly accepted can be enforced at once; what can't grows slowly.
    moved["ineligible"] = int(row["ineligible"] * Fraction(30 + months, 36))
    return moved


def totals_of(row: Row) -> Row:
    """Add the totals that follow from the parts."""
    accepted = row["carried_in"] + row["newly_accepted"]
    to_enforce = accepted - row["entrusted"] - row["taken_up"] - row["revoked"]
    eligible = to_enforce - row["ineligible"] - row["deferred"]
    resolved = row["completed"] + row["terminated"] + row["reduced"]
    if not 0 < resolved <= eligible:
        raise ValueError(f"{row['office']}: {resolved} of {eligible}")
    return {
        **row, "accepted": accepted, "to_enforce": to_enforce, "eligible": eligible, "resolved": resolved,
        "carried_over": to_enforce - resolved, "carried_over_eligible": eligible - resolved,
        "rate": hundredths(resolved, eligible),
    }  # fmt: skip


def hundredths(part: int, whole: int) -> float:
    """Give the percentage with two decimals, half-up, as a cell holds it."""
    return (20_000 * part + whole) // (2 * whole) / 100


def total_row(rows: list[Row]) -> Row:
    """Give the row of the whole province."""
    return totals_of({"office": "Tổng cộng", **{key: sum(row[key] for row in rows) for key in LEAVES}})


def columns_of(measure: str) -> list[str]:
    """Give the items of a form in its order."""
    return [key for key in HEADINGS if measure == "money" or key != "reduced"]


def write_workbook(path: Path, forms: dict[str, list[Row]], months: int = 6) -> None:
    """Write the forms as an office would fill them in, and a sheet that says what they are."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"title": "Long An 2022/06", "comments": MADE_UP, "created": datetime.datetime(2026, 11, 24)})
    form = {"border": 1, "valign": "vcenter", "font_name": "Times New Roman", "font_size": 11}
    head = book.add_format({**form, "bold": True, "align": "center", "text_wrap": True})
    italic = book.add_format({"italic": True, "font_name": "Times New Roman", "align": "center"})
    title = book.add_format({"bold": True, "font_name": "Times New Roman", "font_size": 14, "align": "center"})
    plain = book.add_format({"font_name": "Times New Roman", "text_wrap": True})
    text, bold = book.add_format(form), book.add_format({**form, "bold": True})
    for measure, rows in forms.items():
        name, heading, unit = SHEETS[measure]
        keys = columns_of(measure)
        last = FIRST_COLUMN + len(keys) - 1
        sheet = book.add_worksheet(name)
        sheet.write(0, 0, "CỤC THI HÀNH ÁN DÂN SỰ TỈNH LONG AN", book.add_format({"font_name": "Times New Roman"}))
        sheet.merge_range(1, 0, 1, last, heading, title)
        sheet.merge_range(2, 0, 2, last, said_period(months), italic)
        sheet.merge_range(3, 0, 3, last, MADE_UP, italic)
        sheet.write(4, last - 2, unit, italic)
        write_headings(sheet, keys, head)
        widths = [5, 34, *(15 if measure == "money" else 10 for _ in keys)]
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        numbers = {
            (weight, kind): book.add_format({**form, "num_format": kind, "bold": weight})
            for weight in (False, True)
            for kind in ("#,##0", "0.00")
        }
        for i, row in enumerate(rows):
            line, is_total = FIRST_ROW - 1 + i, i == len(rows) - 1
            sheet.write(line, 0, "" if is_total else i + 1, bold if is_total else text)
            sheet.write(line, 1, row["office"], bold if is_total else text)
            for column, key in enumerate(keys, FIRST_COLUMN):
                sheet.write(line, column, row[key], numbers[is_total, "0.00" if key == "rate" else "#,##0"])
        sheet.freeze_panes(FIRST_ROW - 1, FIRST_COLUMN)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(5, 7)
    notes = book.add_worksheet("Ghi chú")
    notes.set_column(0, 0, 100)
    for line, note in enumerate(NOTES):
        notes.write(line, 0, note, plain)
    book.close()


def said_period(months: int) -> str:
    """Say the period as forms do: months from 1 October."""
    year, month = (2021, months + 9) if months <= 3 else (2022, months - 3)
    last = calendar.monthrange(year, month)[1]
    return f"{months} tháng năm 2022 (từ 01/10/2021 đến {last:02}/{month:02}/{year})"


def write_headings(sheet: Any, keys: list[str], head: Any) -> None:
    """Write the two rows of headings, merged, and the row of column numbers."""
    for column, name in ((0, "STT"), (1, "Tên đơn vị")):
        sheet.merge_range(5, column, 6, column, name, head)
        sheet.write(7, column, "AB"[column], head)
    groups: dict[str, list[int]] = {}
    for column, key in enumerate(keys, FIRST_COLUMN):
        groups.setdefault(HEADINGS[key][0], []).append(column)
        sheet.write(7, column, column - FIRST_COLUMN + 1, head)
    for column, key in enumerate(keys, FIRST_COLUMN):
        group, part = HEADINGS[key]
        if not part:
            sheet.merge_range(5, column, 6, column, group, head)
            continue
        sheet.write(6, column, part, head)
        if groups[group][0] == column:
            sheet.merge_range(5, column, 5, groups[group][-1], group, head)
    sheet.set_row(5, 32)
    sheet.set_row(6, 48)


NOTES = (
    MADE_UP + ".",
    "Tổng toàn tỉnh khớp với những gì báo cáo Hội nghị sơ kết ngày 22/4/2022 của Cục THADS tỉnh Long An suy ra được: "
    "tỷ lệ về việc 50,75%; còn 5.409/12.345 việc và 1.719/6.112 tỷ đồng chuyển kỳ sau.",
    "ILLUSTRATION: the figures of each office are made up; only the totals follow from the printed report.",
)


SLIPS: tuple[tuple[str, str, str, str, str, str], ...] = (
    # measure, office (how its name ends), item, code, slip, what was done
    ("money", "Đức Hòa", "completed", "identity", "unit", "viết bằng đồng thay vì 1.000 đồng"),
    ("cases", "Bến Lức", "newly_accepted", "identity", "transposed", "hai chữ số liền nhau đổi chỗ"),
    ("cases", "Mộc Hóa", "entrusted", "negative", "sign", "thừa dấu trừ"),
    ("money", "Thủ Thừa", "newly_accepted", "identity", "previous", "còn nguyên số của 5 tháng"),
    ("cases", "Cần Đước", "rate", "percent", "swapped", "đổi chỗ tỷ lệ với Chi cục Cần Giuộc"),
    ("cases", "Tân Trụ", "rate", "percent", "base", "tính trên tổng số phải thi hành"),
    ("cases", "Vĩnh Hưng", "revoked", "not_a_number", "", "chữ o thay cho số 0"),
    ("cases", "Đức Huệ", "terminated", "not_whole", "", "nửa việc"),
    ("money", "Tổng cộng", "ineligible", "total", "digit", "dòng tổng sai một chữ số"),
    ("money", "Châu Thành", "to_enforce", "identity", "digit", "thiếu chữ số cuối"),
)


WRITTEN: dict[tuple[str, str], Callable[[int], Any]] = {
    ("identity", "unit"): lambda value: value * 1000,
    ("identity", "transposed"): lambda value: transposed(value),
    ("negative", "sign"): lambda value: -value,
    ("total", "digit"): lambda value: value + 3_000_000,
    ("identity", "digit"): lambda value: value // 10,
    ("not_whole", ""): lambda value: value + 0.5,
    ("not_a_number", ""): lambda value: "1o",
}


def slip_in(forms: dict[str, list[Row]], before: dict[str, list[Row]]) -> list[Row]:
    """Put the ten slips into the forms, and list them."""
    listed = []
    for measure, name, key, code, slip, done in SLIPS:
        row = next(row for row in forms[measure] if row["office"].endswith(name))
        earlier = next(row for row in before[measure] if row["office"].endswith(name))
        right = row[key]
        if slip == "swapped":
            other = next(row for row in forms[measure] if row["office"].endswith("Cần Giuộc"))
            row[key], other[key] = other[key], row[key]
        elif slip == "base":
            row[key] = hundredths(row["resolved"], row["to_enforce"])
        elif slip == "previous":
            row[key] = earlier[key]
        else:
            row[key] = WRITTEN[code, slip](right)
        cell = f"{letters(FIRST_COLUMN + columns_of(measure).index(key))}{FIRST_ROW + forms[measure].index(row)}"
        listed.append({"cell": f"{SHEETS[measure][0]}!{cell}", "office": row["office"], "item": key,
                       "written": row[key], "right": right, "explanation": slip, "done": done})  # fmt: skip
    return listed


def transposed(value: int) -> int:
    """Exchange the last two neighbouring digits that differ."""
    digits = list(str(value))
    at = max(i for i in range(len(digits) - 1) if digits[i] != digits[i + 1] and (i or digits[1] != "0"))
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return int("".join(digits))


def letters(column: int) -> str:
    """Name a column of fewer than 26."""
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column]


def make(folder: Path) -> None:
    """Write every sample into a folder."""
    chance = random.Random("Long An 2022/06")
    parts = {measure: leaves(measure, chance) for measure in TOTALS}

    def forms(months: int) -> dict[str, list[Row]]:
        made = {measure: [after(months, row) for row in rows] for measure, rows in parts.items()}
        return {measure: [*map(totals_of, rows), total_row(rows)] for measure, rows in made.items()}

    write_workbook(folder / "long-an-2022-06.xlsx", forms(6))
    write_workbook(folder / "long-an-2022-05.xlsx", forms(5), 5)
    slips = forms(6)
    listed = slip_in(slips, forms(5))
    write_workbook(folder / "long-an-2022-06-slips.xlsx", slips)
    write_csv(folder / "long-an-2022-06-slips.csv", listed)
    write_csv(folder / "long-an-2022.csv", [
        {"period": f"2022/{months:02}", "office": row["office"], "measure": measure,
         **{key: row[key] for key in HEADINGS if key != "rate"}}
        for months in range(1, 13)
        for measure, rows in forms(months).items()
        for row in rows[:-1]
    ])  # fmt: skip


def write_csv(path: Path, rows: list[Row]) -> None:
    """Write rows as a text file, headed by their keys."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE)
