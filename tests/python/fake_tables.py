"""Tables as the core makes them, for what shows them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from thads_metrics import Table, TableColumn
from thads_metrics.tabular import Tabular

DISTRICTS = (
    "Tân An", "Kiến Tường", "Bến Lức", "Cần Đước", "Cần Giuộc", "Châu Thành", "Đức Hòa", "Đức Huệ", "Mộc Hóa",
    "Tân Hưng", "Tân Thạnh", "Tân Trụ", "Thạnh Hóa", "Thủ Thừa", "Vĩnh Hưng",
)  # fmt: skip
OFFICES = ("Cục THADS tỉnh Long An", *(f"Chi cục THADS huyện {name}" for name in DISTRICTS))
HOSTILE = "<script>alert('x')</script>"


@dataclass(frozen=True)
class Fake(Tabular):
    """A result with a table, as the core gives it."""

    shown: Table

    def table(self) -> Table:
        return self.shown

    def text(self, lang: str = "vi") -> str:
        return f"Văn bản & {HOSTILE}\n\nĐoạn hai." if lang == "vi" else "Text.\n\nSecond."


def column(
    key: str, vi: str, en: str, values: Iterable[Any], kind: str = "text", unit: str = "none", places: int = 0
) -> TableColumn:
    return TableColumn(key, (vi, en), values, kind, unit, places)


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def results(offices: tuple[str, ...] = OFFICES, periods: tuple[str, ...] = ("2022/06",)) -> Table:
    """Give a table of results as the core does; where there are several offices the last has nothing eligible."""
    rows: list[dict[str, object]] = []
    for months, period in enumerate(periods, 1):
        for measure, goal in (("cases", Decimal("81.50")), ("money", Decimal("40.10"))):
            of_measure = []
            for i, office in enumerate(offices):
                nothing = i == len(offices) - 1 and len(offices) > 1
                eligible = 0 if nothing else (400 + 37 * i % 90) * (1 if measure == "cases" else 7_300_000)
                resolved = eligible * (30 + (i * 29) % 65) * (months + 11) // (100 * 12 * len(periods))
                of_measure.append((office, eligible, resolved, "office"))
            sums = [sum(row[1] for row in of_measure), sum(row[2] for row in of_measure)]
            of_measure.append(("Long An", sums[0], sums[1], "total"))
            for i, (office, eligible, resolved, level) in enumerate(of_measure):
                row: dict[str, object] = dict.fromkeys(KEYS)
                row |= {"period": period, "measure": measure, "level": level, "office": office, "target": goal}
                row |= {"eligible": eligible, "resolved": resolved}
                if eligible:
                    rate = percent(resolved, eligible)
                    left = max(0, -(-eligible * int(goal * 10) // 1000) - resolved)
                    row |= {"rate": rate, "rate_exact": f"{resolved}/{eligible}", "gap": goal - rate}
                    row |= {"is_met": rate >= goal, "still_to_resolve": left, "pace": -(-left // 6)}
                else:
                    row["undefined"] = "không có việc nào có điều kiện thi hành"
                if level == "office" and eligible:
                    row |= {"rank": i + 1, "is_tied": i == 3}
                rows.append(row)
    values = {key: [row[key] for row in rows] for key in KEYS}
    return Table(
        "results",
        (
            "Kết quả thi hành án dân sự 6 tháng năm 2022 – Long An",
            "Results of civil judgment enforcement, 6 months of 2022 – Long An",
        ),
        [column(key, vi, en, values[key], *kind) for key, (vi, en, *kind) in KEYS.items()],  # type: ignore[arg-type]
        [("Số liệu thử nghiệm, không phải số liệu thật.", "Made up for tests.")],
    )


KEYS: dict[str, tuple[str | int, ...]] = {
    "period": ("Kỳ báo cáo", "Period"),
    "measure": ("Đơn vị tính", "Measure"),
    "level": ("Cấp của dòng", "Level of the row"),
    "office": ("Cơ quan thi hành án", "Office"),
    "parent": ("Cơ quan cấp trên", "Office above"),
    "rank": ("Xếp hạng", "Rank", "whole"),
    "is_tied": ("Đồng hạng", "Tied", "flag"),
    "eligible": ("Có điều kiện thi hành", "Eligible", "whole", "by_measure"),
    "resolved": ("Giải quyết xong", "Resolved", "whole", "by_measure"),
    "rate": ("Tỷ lệ thi hành xong", "Rate", "decimal", "percent", 2),
    "rate_exact": ("Tỷ lệ thi hành xong (chính xác)", "Rate (exact)"),
    "target": ("Chỉ tiêu", "Target", "decimal", "percent", 2),
    "is_met": ("Đạt chỉ tiêu", "Target met", "flag"),
    "gap": ("Còn phải phấn đấu", "Gap to the target", "decimal", "points", 2),
    "still_to_resolve": ("Còn phải giải quyết xong", "Still to resolve", "whole", "by_measure"),
    "pace": ("Bình quân mỗi tháng còn lại", "Pace per month left", "whole", "by_measure"),
    "undefined": ("Lý do không có số liệu", "Why there is none"),
}
