"""A year of made-up monthly workbooks of a province, in the shape of the forms, for the tests of several months."""

from __future__ import annotations

from pathlib import Path

from workbooks import xlsx

OFFICES = {"Bến Lức": (400, 40), "Đức Hòa": (600, 45), "Cần Đước": (300, 33)}
"""What is eligible in each office, and what it resolves in a month."""
FULL = "6 tháng đầu năm 2023"


def figures(office: str, year: int, months: int) -> tuple[int, int]:
    """Eligible and resolved, cumulative: twice as much in the third month, a tenth less the year before."""
    eligible, monthly = OFFICES[office]
    times = months + (months >= 3)
    less = monthly // 10 if year == 2022 else 0
    return eligible + 20 * months, (monthly - less) * times


def workbook(year: int, months: int, change: dict[str, int] | None = None) -> bytes:
    """The workbook of a month: a sheet of cases with its total; `change` puts another resolved into an office's row."""
    rows: list[list[object]] = [
        [f"KẾT QUẢ THI HÀNH ÁN DÂN SỰ TÍNH BẰNG VIỆC {months} THÁNG NĂM {year}"],
        ["Đơn vị tính: việc"],
        ["STT", "Tên đơn vị", "Có điều kiện thi hành", "Giải quyết xong"],
    ]
    sums = [0, 0]
    for number, office in enumerate(OFFICES, 1):
        eligible, resolved = figures(office, year, months)
        sums = [sums[0] + eligible, sums[1] + resolved]
        rows.append([number, office, eligible, (change or {}).get(office, resolved)])
    rows.append(["", "Tổng cộng", *sums])
    return xlsx({"Việc": rows})


def year(folder: Path) -> list[Path]:
    """Write six months of 2023 and the sixth of 2022, and give their paths in the order of their names."""
    paths = []
    for of, months in [(2022, 6), *((2023, month) for month in range(1, 7))]:
        path = folder / f"bieu-{of}-{months:02}.xlsx"
        path.write_bytes(workbook(of, months))
        paths.append(path)
    return paths
