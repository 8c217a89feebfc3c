"""Tables as the core makes them, for what shows them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from thads_metrics.plain import PlainColumn, PlainTable, text

DISTRICTS = (
    "Tân An", "Kiến Tường", "Bến Lức", "Cần Đước", "Cần Giuộc", "Châu Thành", "Đức Hòa", "Đức Huệ", "Mộc Hóa",
    "Tân Hưng", "Tân Thạnh", "Tân Trụ", "Thạnh Hóa", "Thủ Thừa", "Vĩnh Hưng",
)  # fmt: skip
OFFICES = ("Cục THADS tỉnh Long An", *(f"Chi cục THADS huyện {name}" for name in DISTRICTS))
HOSTILE = "<script>alert('x')</script>"


@dataclass(frozen=True)
class Fake:
    """A result with a table, as the core gives it."""

    shown: PlainTable

    def table(self) -> PlainTable:
        return self.shown

    def text(self, lang: str = "vi") -> str:
        return f"Văn bản & {HOSTILE}\n\nĐoạn hai." if lang == "vi" else "Text.\n\nSecond."


def percent(part: int, whole: int) -> Decimal:
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def results(offices: tuple[str, ...] = OFFICES, periods: tuple[str, ...] = ("2022/06",)) -> PlainTable:
    """Give a table of results, long: one row an office, period and measure; the last office has nothing eligible."""
    rows: list[tuple[object, ...]] = []
    for months, period in enumerate(periods, 1):
        for measure, goal in (("cases", Decimal("81.5")), ("money", Decimal("40.1"))):
            for i, office in enumerate(offices):
                step = 12 * len(periods)
                eligible = (400 + 37 * i % 90) * (1 if measure == "cases" else 7_300_000)
                resolved = eligible * (30 + (i * 29) % 65) * (months + 11) // (100 * step)
                if i == len(offices) - 1 and len(offices) > 1:
                    rows.append((measure, period, office, "Long An", None, None, 0, 0, None, None, goal, None, None,
                                 None, None, "không có việc nào có điều kiện thi hành"))  # fmt: skip
                    continue
                rate = percent(resolved, eligible)
                left = max(0, -(-eligible * int(goal * 10) // 1000) - resolved)
                rows.append((measure, period, office, "Long An", i + 1, i == 3, eligible, resolved, rate,
                             f"{resolved}/{eligible}", goal, rate - goal, rate >= goal, left,
                             -(-left // 6), None))  # fmt: skip
    values = [list(column) for column in zip(*rows, strict=True)]
    return PlainTable(
        "results",
        "Kết quả thi hành án dân sự 6 tháng năm 2022",
        "Results of civil judgment enforcement, 6 months of 2022",
        [
            text("measure", "Đại lượng", "Measure", values[0]),
            text("period", "Kỳ", "Period", values[1]),
            text("office", "Đơn vị", "Office", values[2]),
            text("parent", "Trực thuộc", "Parent", values[3]),
            PlainColumn("rank", "Hạng", "Rank", values[4], "whole"),
            PlainColumn("is_tied", "Đồng hạng", "Tied", values[5], "flag"),
            PlainColumn("eligible", "Có điều kiện", "Eligible", values[6], "whole", "by_measure"),
            PlainColumn("resolved", "Xong", "Resolved", values[7], "whole", "by_measure"),
            PlainColumn("rate", "Tỷ lệ", "Rate", values[8], "decimal", "percent", 2),
            text("rate_exact", "Tỷ lệ chính xác", "Exact rate", values[9]),
            PlainColumn("target", "Chỉ tiêu", "Target", values[10], "decimal", "percent", 1),
            PlainColumn("gap", "So với chỉ tiêu", "Gap", values[11], "decimal", "points", 2),
            PlainColumn("is_met", "Đạt chỉ tiêu", "Target met", values[12], "flag"),
            PlainColumn(
                "still_to_resolve", "Còn phải giải quyết", "Still to resolve", values[13], "whole", "by_measure"
            ),
            PlainColumn("pace", "Mỗi tháng", "Pace", values[14], "whole", "by_measure"),
            text("undefined", "Vì sao không có tỷ lệ", "Why there is no rate", values[15]),
        ],
        [("Số liệu thử nghiệm, không phải số liệu thật.", "Made up for tests.")],
    )
