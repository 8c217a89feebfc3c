"""Charts: what is drawn and written, in both picture formats; the pictures themselves are looked at by people."""

from __future__ import annotations

import json
import struct
import xml.etree.ElementTree
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from fake_tables import OFFICES, Fake, column, results

import thads_metrics as tm
from thads_metrics import charts
from thads_metrics.charts.marks import MOST
from thads_metrics.words import ChartKind


def comparison(effects: dict[str, Decimal]) -> tm.Table:
    return tm.Table("comparison", ("Vì sao", "Why"), [
        column("measure", "", "", ["cases"] * len(effects)),
        column("office", "", "", list(effects)),
        column("effect", "", "", list(effects.values()), "decimal", "points", 2),
    ])  # fmt: skip


@pytest.mark.parametrize("kind", ["rates", "gaps"])
def test_pictures_have_vietnamese_marks(kind: ChartKind, tmp_path: Path) -> None:
    chart = Fake(results()).chart(kind)
    for name in ("chart.png", "chart.svg"):
        chart.save(tmp_path / name)
    assert (tmp_path / "chart.png").read_bytes().startswith(b"\x89PNG")
    drawn = (tmp_path / "chart.svg").read_text("utf-8")
    wanted = {"rates": ("87,97%", "Chỉ tiêu 81,50%"), "gaps": ("vượt 6,47", "còn 51,50")}[kind]
    assert all(word.replace(" ", "\xa0") in drawn or word in drawn for word in wanted)
    assert "87.97" not in drawn
    assert all(office in drawn for office in OFFICES[:-1])  # the last has no rate


@pytest.mark.parametrize("kind", ["rates", "gaps", "waterfall", "progress"])
def test_a_picture_needs_nothing_but_the_package(kind: ChartKind, tmp_path: Path) -> None:
    made = {
        "waterfall": Fake(comparison({"Bến Lức": Decimal("0.30"), "Đức Hòa": Decimal("-1.05")})),
        "progress": Fake(results(OFFICES[:4], ("2022/05", "2022/06"))),
    }.get(kind, Fake(results()))
    drawing = made.draw(kind)
    assert drawing.kind == kind
    for name in ("chart.png", "chart.SVG"):
        drawing.save(tmp_path / name)
    drawn = xml.etree.ElementTree.parse(tmp_path / "chart.SVG")
    texts = {text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")}
    wanted = {"rates": "87,97%", "gaps": "vượt\xa06,47", "waterfall": "-1,05", "progress": "Chỉ tiêu 81,50%"}[kind]
    assert wanted in texts
    written = (tmp_path / "chart.png").read_bytes()
    assert written == drawing._repr_png_() == made.draw(kind).png()
    width, height = struct.unpack(">II", written[16:24])
    root = drawn.getroot()
    assert all(
        abs(pixels - 2 * Decimal(root.attrib[side])) <= 2 for side, pixels in (("width", width), ("height", height))
    )
    assert "\u2212" not in drawing._repr_svg_()  # one minus: the core's


def test_a_picture_is_refused_as_another_kind_of_file(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"ends in \.svg or \.png"):
        Fake(results()).draw().save(tmp_path / "chart.jpg")
    with pytest.raises(tm.ChartError, match="not a kind of chart") as caught:
        Fake(results()).draw("pie")  # type: ignore[arg-type]
    assert "không có loại biểu đồ" in caught.value.vi
    with pytest.raises(tm.ChartError, match="needs effect"):
        Fake(results()).draw("waterfall")


def test_what_a_chart_writes_is_the_core_s_own_text() -> None:
    spec = charts.of(results()).to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows if "label" in row]
    assert rows
    table = results()
    rates = next(column for column in table.columns if column.key == "rate")
    printed = {rates.print(row, "vi") for row in range(table.rows)}
    assert {row["label"] for row in rows} <= printed


def test_of_many_offices_the_ends_are_drawn_and_it_is_said() -> None:
    spec = charts.of(results(tuple(f"Chi cục số {i}" for i in range(700)))).to_dict()
    for part in spec["hconcat"]:
        assert part["title"]["subtitle"] == "20 đơn vị đầu và 20 đơn vị cuối trong 699 đơn vị"
    assert {len(rows) for rows in spec["datasets"].values() if "office" in rows[0]} == {MOST + 1}  # and the whole


def test_offices_of_one_name_are_drawn_apart() -> None:
    offices = ["Châu Thành", "Bến Lức", "Châu Thành", "Cái Bè"]
    shown = tm.Table("results", ("Kết quả", "Results"), [
        column("measure", "", "", ["cases"] * 4),
        column("office", "", "", offices),
        column("parent", "", "", ["Long An", "Long An", "Tiền Giang", "Tiền Giang"]),
        column("rate", "", "", [Decimal(rate) for rate in (50, 40, 60, 30)], "decimal", "percent", 2),
    ])  # fmt: skip
    (rows,) = charts.of(shown, "rates").to_dict()["datasets"].values()
    names = [row["office"] for row in rows]
    assert names == ["Châu Thành (Tiền Giang)", "Châu Thành (Long An)", "Bến Lức", "Cái Bè"]


def test_each_panel_has_its_own_legend() -> None:
    # where one measure lacks what another has, one legend for both would leave it out
    assert charts.of(results()).to_dict()["resolve"]["scale"]["color"] == "independent"


def test_months_are_drawn_as_progress_with_target_and_breaks() -> None:
    table = results(OFFICES[:3], ("2025/12", "2026/06", "2026/12"))
    assert charts.suitable(table)[0] == "progress"
    spec = json.dumps(charts.of(table).to_dict(), ensure_ascii=False)
    assert "gián đoạn số liệu 1/7/2026" in spec
    assert "Chỉ tiêu 81,50%" in spec
    before = results(OFFICES[:3], ("2022/05", "2022/06"))
    assert "gián đoạn" not in json.dumps(charts.of(before).to_dict(), ensure_ascii=False)


def test_a_waterfall_ends_at_the_sum_however_many_offices_it_has() -> None:
    effects = {f"Chi cục {i}": Decimal((i * 37) % 41 - 20) / 100 for i in range(90)}
    spec = charts.of(comparison(effects)).to_dict()
    steps = next(rows for rows in spec["datasets"].values() if "effect" in rows[0])
    *offices, whole = steps
    assert len(offices) == 20
    assert offices[-1]["office"] == "71 đơn vị khác"
    assert all(before["to"] == after["from"] for before, after in pairwise(offices))
    assert (whole["from"], whole["to"], whole["to"]) == (0, offices[-1]["to"], float(sum(effects.values())))
    assert whole["label"] == f"{sum(effects.values()):+}".replace(".", ",")


def test_a_table_that_can_t_be_drawn_says_why() -> None:
    with pytest.raises(ValueError, match="no kind of chart"):
        charts.of(results(), "pie")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="has no effect"):
        charts.of(results(), "waterfall")
    with pytest.raises(ValueError, match="nothing to draw"):
        charts.of(comparison({}), "waterfall")


def test_targets_of_several_years_stand_over_their_own_and_a_merger_breaks_the_line() -> None:
    rates = (("2023/12", 1000, 700), ("2024/12", 1000, 700), ("2026/06", 3000, 900))
    flows = [tm.Flow("Tây Ninh", period, "cases", eligible=base, resolved=done) for period, base, done in rates]
    spec = tm.Results(flows).chart("progress").to_dict()
    rows = [row for rows in spec["datasets"].values() for row in rows]
    ticks = {(row["period"], row["target"]) for row in rows if set(row) == {"period", "target"}}
    assert ticks == {("2023/12", 82.5), ("2024/12", 83.25)}
    assert [row["period"] for row in rows if "gián đoạn" in str(row.get("says"))] == ["2026/06"]


def test_of_the_months_of_a_plan_there_is_progress_only() -> None:
    flows = [tm.Flow("A", "2022/06", "cases", eligible=100, resolved=50)]
    months = tm.what_if(tm.Results(flows, targets=tm.Target("80%", "2022/12"))).months
    assert charts.suitable(months.table()) == ["progress"]
