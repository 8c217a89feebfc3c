"""Statistics beside the main forms, groups, indicators and the published record, as Python sees them."""

from __future__ import annotations

import copy
import pickle
from fractions import Fraction
from pathlib import Path

import pytest
from workbooks import xlsx

import thads_metrics as tm


def test_every_statistic_says_what_it_is_and_how_it_is_known() -> None:
    known = tm.statistics()
    assert len({one.key for one in known}) == len(known)
    for one in known:
        assert tm.Statistic(one.key) == one
        assert tm.term(one.key, "en") == one.term("en")
        assert all([one.term("vi"), one.unit("en"), one.citation])
        assert one.evidence in {"text", "secondary", "derived", "recall"}
        assert one.year == ("calendar" if one.key.startswith("compensation.") else "reporting")
        assert pickle.loads(pickle.dumps(one)) == copy.deepcopy(one) == one
    with pytest.raises(tm.UnknownName) as raised:
        tm.Statistic("coercion.decision")
    assert raised.value.code == "name.statistic"
    assert "coercion.decisions" in raised.value.fields["expected"]


def test_an_article_gives_a_statistic_where_the_words_decide() -> None:
    text = (
        "Năm 2021, các cơ quan thi hành án dân sự tỉnh Hải Dương đã thi hành xong 6.367 việc. "
        "Đã ra quyết định cưỡng chế đối với 49 trường hợp."
    )
    quantities = {figure["quantity"] for figure in tm.read_article(text).figures}
    assert quantities == {"cases.resolved", "coercion.decisions"}


def test_offices_add_up_and_what_one_lacks_is_left_out() -> None:
    parts = [
        tm.OfficeStatistics(
            "Tân An", "2022/06", {"coercion.decisions": 5, "officers.cases_each": 200, "citizens.visits": 1}
        ),
        tm.OfficeStatistics("Bến Lức", "2022/06", {"coercion.decisions": 7, "officers.cases_each": 300}),
    ]
    assert tm.OfficeStatistics.roll_up("Long An", parts).figures == {"coercion.decisions": 12}
    assert tm.OfficeStatistics.left_out(parts) == (("citizens.visits", "Bến Lức"), ("officers.cases_each", None))
    assert pickle.loads(pickle.dumps(parts[0])) == parts[0]
    assert eval(repr(parts[0]), {"OfficeStatistics": tm.OfficeStatistics}) == parts[0]
    other = tm.OfficeStatistics("Đức Hòa", "2022/09", {"coercion.decisions": 1})
    for wrong, code in [([], "statistic.no_parts"), ([*parts, other], "statistic.other_period")]:
        with pytest.raises(tm.StatisticError) as raised:
            tm.OfficeStatistics.roll_up("Long An", wrong)
        assert raised.value.code == code
    with pytest.raises(tm.StatisticError):
        tm.OfficeStatistics("Long An", "2022/06", {"admin.rate": 50})
    with pytest.raises((TypeError, ValueError, OverflowError)):
        tm.OfficeStatistics("Long An", "2022/06", {"coercion.decisions": -1})


def test_the_table_has_shares_and_says_what_is_broken(tmp_path: Path) -> None:
    nation = tm.OfficeStatistics(
        "toàn quốc", "2023/12", {"complaints.settled": 2590, "complaints.within_competence": 2669}
    )
    slip = tm.OfficeStatistics("Long An", "2023/12", {"coercion.decisions": 3, "coercion.voluntary": 4})
    shown = tm.statistics_table([nation, slip])
    table = shown.table()
    share = next(column for column in table.columns if column.key == "complaints.settled_share")
    assert str(share.values[0]) == "97.04"
    assert share.values[1] is None
    assert "off by 1" in shown.text("en")
    assert "97,04" in shown._repr_html_()
    shown.to_excel(tmp_path / "statistics.xlsx")
    shown.report(tmp_path / "statistics.html")
    assert "khiếu nại" in (tmp_path / "statistics.html").read_text("utf-8")


def test_a_table_beside_an_earlier_period_says_what_changed(tmp_path: Path) -> None:
    def of(office: str, period: str, settled: int, within: int) -> tm.OfficeStatistics:
        return tm.OfficeStatistics(
            office, period, {"complaints.settled": settled, "complaints.within_competence": within}
        )

    now = [of("Chi cục THADS huyện Bến Lức", "2023/06", 30, 40), of("Tân An", "2023/06", 5, 5)]
    before = [
        of("H. Bến Lức", "2022/06", 20, 40),
        of("H. Bến Lức", "2021/06", 1, 40),
        of("Bến Lức", "2022/12", 39, 40),
        of("Đức Hòa", "2022/06", 9, 9),
    ]
    shown = tm.statistics_table(now, before=before)
    row = {column.key: None if column.values[0] is None else str(column.values[0]) for column in shown.table().columns}
    assert (row["complaints.settled_before"], row["complaints.settled_difference"]) == ("20", "10")
    share = "complaints.settled_share"
    assert [row[key] for key in (share, f"{share}_before", f"{share}_difference")] == ["75.00", "50.00", "25.00"]
    said = shown.text("vi")
    assert "Tân An: không có số liệu 6 tháng của kỳ trước để so sánh" in said
    assert "Đức Hòa: có số liệu kỳ 2022/06, không có ở kỳ này" in said
    shown.to_excel(tmp_path / "changes.xlsx")
    keys = [column.key for column in tm.statistics_table(now).table().columns]
    assert not [key for key in keys if key.endswith(("_before", "_difference"))]


def test_a_table_of_its_own_is_read_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "statistics.csv"
    head = 'STT,Đơn vị,Quyết định cưỡng chế,"Số tiền được miễn, giảm (triệu đồng)",Điểm thi đua'
    path.write_text(f"Báo cáo\n{head}\n1,Tân An,5,514,9\n2,Bến Lức,7,,8\n", "utf-8")
    with pytest.warns(UserWarning, match="Điểm thi đua"):
        first, second = tm.read_statistics(path, "2022/06")
    assert first.figures == {"coercion.decisions": 5, "exemption.granted_amount": 514_000_000}
    assert (second.office, second.figures) == ("Bến Lức", {"coercion.decisions": 7})
    for body, code in [("1,Tân An,nhiều,,", "statistic.cell"), ("1,,5,,", "statistic.no_office")]:
        path.write_text(f"{head}\n{body}\n", "utf-8")
        with pytest.raises(tm.StatisticError) as raised:
            tm.read_statistics(path, "2022/06")
        assert raised.value.code == code
    path.write_text("Đơn vị,Điểm\nTân An,5\n", "utf-8")
    with pytest.raises(tm.StatisticError):
        tm.read_statistics(path, "2022/06")


def test_the_record_has_a_source_for_every_figure() -> None:
    columns = {column.key: column.values for column in tm.published().table().columns}
    for key in ["source", "evidence", "printed"]:
        assert all(columns[key]), key
    keys = ["record", "period", "quantity", "printed", "says"]
    rows = list(zip(*(columns[key] for key in keys), strict=True))
    # Two vintages stand beside each other, and a slip is said to be one.
    vintages = {row[3] for row in rows if row[:3] == ("national_figures", "2025/12", "cases.rate")}
    assert vintages == {"84,25%", "84,27%"}
    slip = [row[4] for row in rows if row[:4] == ("national_figures", "2025/12", "admin.rate", "41,51%")]
    assert slip == ["contradicted"]
    assert any(quantity == "coercion.decisions" for quantity in columns["quantity"])


def test_groups_are_known_by_their_words_and_inside_each_other() -> None:
    assert tm.Group("Tín dụng,  ngân hàng") == tm.Group("credit")
    assert tm.Group("tín dụng/dân sự").key == "civil"
    for one in tm.group_names():
        assert all(tm.Group(word) == one for word in one.words)
    with pytest.raises(tm.UnknownName) as raised:
        tm.Group("đất đai")
    assert raised.value.code == "name.group"


def test_indicators_are_exact_and_refuse_what_is_missing() -> None:
    flow = tm.Flow(
        "Long An", "2022/06", "cases", accepted=1500, newly_accepted=400, eligible=900, resolved=500, to_enforce=1500
    )
    assert tm.Indicator("clearance").of(flow) == Fraction(5, 4)
    assert tm.Indicator("clearance").print(flow) == "125,00%"
    # 1.000 left ÷ 500 resolved × 182 days from 1 October 2021 to 31 March 2022
    assert tm.Indicator("disposition_time").print(flow, 0, "en") == "364 days"
    assert tm.Indicator("disposition_time").evidence == "recall"
    with pytest.raises(tm.StatisticError):
        tm.Indicator("old_share").of(tm.Flow("Long An", "2022/06", "cases", eligible=900, resolved=500))
    nothing = tm.Flow(
        "Long An", "2022/06", "cases", carried_in=1500, newly_accepted=0, eligible=900, resolved=0, to_enforce=1500
    )
    with pytest.raises(tm.StatisticError):
        tm.Indicator("clearance").of(nothing)


DISTRICTS = {"Tân An": 1, "Bến Lức": 2}
"""Two made-up offices, the second with twice the figures of the first."""

FORMS = {
    1: {"cases.accepted": 500, "cases.to_enforce": 490, "cases.eligible": 400, "cases.resolved": 300},
    2: {"money.to_enforce": 9_000_000_000, "money.eligible": 6_000_000_000, "money.resolved": 2_000_000_000},
    3: {"cases.resolved [budget]": 120},
    4: {"officers.officers": 4},
    6: {"exemption.asked": 6, "exemption.granted": 5, "exemption.exempted": 3, "exemption.reduced": 2},
    7: {"coercion.decisions": 10, "coercion.with_forces": 4, "coercion.without_forces": 5},
    8: {"complaints.received": 30, "complaints.within_competence": 20, "complaints.settled": 19},
    9: {"citizens.visits": 80},
    10: {"oversight.by_procuracy": 2, "oversight.inspections": 1},
    11: {"compensation.accepted": 3, "compensation.carried_in": 1, "compensation.newly_accepted": 2},
    12: {"admin.accepted": 9, "admin.with_content": 7, "admin.resolved": 3},
}


def annual_report(slip: int = 0) -> str:
    """Write the report of a made-up province for 2025, all its forms, with a slip in its visits of citizens."""
    lines = [
        '[report]\noffice = "Long An"\nperiod = "2025/12"\n[[whole]]\noffice = "Long An"\nparts = ["Tân An", "Bến Lức"]'
    ]
    for office, times in [("Long An", sum(DISTRICTS.values())), *DISTRICTS.items()]:
        for figures in FORMS.values():
            for name, number in figures.items():
                key, _, group = name.removesuffix("]").partition(" [")
                printed = number * times + (slip if (office, key) == ("Long An", "citizens.visits") else 0)
                lines.append(f'[[figure]]\nquantity = "{key}"\noffice = "{office}"\nprinted = "{printed}"')
                lines.append(f'group = "{group}"' if group else "")
    return "\n".join(lines)


def test_an_annual_report_of_all_forms_is_audited_rolled_up_and_written_out(tmp_path: Path) -> None:
    path = tmp_path / "long-an-2025.toml"
    path.write_text(annual_report(), "utf-8")
    audit = tm.read_report(path).audit()
    assert audit.consistent, audit.text("en")
    assert any("năm dương lịch" in note.vi for note in audit.notes)
    path.write_text(annual_report(slip=1), "utf-8")
    (conflict,) = tm.read_report(path).audit().conflicts
    assert conflict.identities == ("whole",)
    beside = {key: number for figures in FORMS.values() for key, number in figures.items()}
    beside = {key: number for key, number in beside.items() if key in {one.key for one in tm.statistics()}}
    parts = [
        tm.OfficeStatistics(office, "2025/12", {key: number * times for key, number in beside.items()})
        for office, times in DISTRICTS.items()
    ]
    province = tm.OfficeStatistics.roll_up("Long An", parts)
    assert province.figures == {key: number * 3 for key, number in beside.items()}
    assert province.breaches() == () == tm.OfficeStatistics.left_out(parts)
    tm.statistics_table([*parts, province]).to_excel(tmp_path / "long-an-2025.xlsx")
    assert (tmp_path / "long-an-2025.xlsx").stat().st_size > 1000


def annual_workbook(path: Path, officers: int = 4) -> None:
    """Write the same report as a workbook: a sheet for each form but 5 and 10, whose columns are others' too."""
    columns = {number: list(figures) for number, figures in FORMS.items()}
    titles = {
        1: "KẾT QUẢ THI HÀNH ÁN TÍNH BẰNG VIỆC",
        2: "KẾT QUẢ THI HÀNH ÁN TÍNH BẰNG TIỀN",
        3: "KẾT QUẢ THU CHO NGÂN SÁCH NHÀ NƯỚC TÍNH BẰNG VIỆC",
    }
    columns[3] = ["cases.eligible", "cases.resolved"]
    amounts = FORMS | {3: {"cases.eligible": 150, "cases.resolved": 120}, 4: {"officers.officers": officers}}
    of_forms = ("cases", "money", "admin.a", "admin.r")
    sheets: dict[str, list[list[object]]] = {}
    for number, keys in columns.items():
        names = [key if key.startswith(of_forms) else tm.Statistic(key).term() for key in keys]
        rows: list[list[object]] = [[f"{titles.get(number, f'BIỂU {number}')} 12 THÁNG NĂM 2025"], ["Đơn vị", *names]]
        for office, times in DISTRICTS.items():
            rows.append([office, *(amounts[number][key] * times for key in keys)])
        total = sum(DISTRICTS.values())
        rows.append(["Tổng cộng", *(amounts[number][key] * total for key in keys)])
        sheets[f"Biểu {number}"] = rows
    path.write_bytes(xlsx(sheets))


def test_a_workbook_of_all_forms_is_read_audited_rolled_up_and_written_out(tmp_path: Path) -> None:
    path = tmp_path / "long-an-2025.xlsx"
    annual_workbook(path)
    sheet = tm.read_sheet(path)
    assert sorted(sheet.measures) == ["admin", "cases", "money"]
    assert not sheet.findings
    said = [note.code for note in sheet.notes]
    assert "sheet.of_a_group" in said, "collections for the state budget are part of the other figures"
    assert said.count("sheet.of_statistics") == 6, "forms 6 to 11; that of officers names only them"
    results = sheet.results(whole="tỉnh Long An")
    assert [flow.resolved for flow in [results["tỉnh Long An", "cases"].flow] if flow] == [900]
    with pytest.warns(UserWarning, match="no statistics in the sheets"):
        parts = tm.read_statistics(path, "2025/12")
    whole = tm.OfficeStatistics.roll_up("Long An", parts)
    assert (whole.figures["coercion.decisions"], whole.figures["admin.accepted"]) == (30, 27)
    table = tm.statistics_table([*parts, whole])
    table.to_excel(tmp_path / "statistics.xlsx")
    assert "Tính theo năm dương lịch" in table.text()


def test_an_average_is_held_against_its_sum() -> None:
    report = (
        tm.Report(office="TP.HCM", period="2021/06")
        .add("officers.officers", "309")
        .add("officers.cases_each", "230 việc")
    )
    assert report.audit().quantity("cases.to_enforce").low == 70_916
    assert not report.add("cases.to_enforce", "61.070 việc").audit().consistent
    of_office = tm.OfficeStatistics("TP.HCM", "2021/06", {"cases.to_enforce": 71_070, "officers.officers": 309})
    assert of_office.mean("officers.cases_each") == 230
    with pytest.raises(tm.StatisticError) as raised:
        of_office.mean("citizens.visits")
    assert raised.value.code == "statistic.no_average"
    shown = tm.statistics_table([of_office]).table()
    assert [str(column.values[0]) for column in shown.columns if column.key == "officers.cases_each_mean"] == ["230.00"]


def test_a_year_of_two_regimes_says_what_breaks() -> None:
    def flow(period: str, new: int) -> tm.Flow:
        return tm.Flow(
            "Long An",
            period,
            "cases",
            carried_in=100,
            newly_accepted=new,
            to_enforce=100 + new,
            eligible=90,
            resolved=40,
        )

    year = tm.Results([flow("2026/09", 50), flow("2026/12", 60)])
    [note] = [vi for vi, _ in year.table().notes if "Cột không so được" in vi]
    assert "thụ lý mới" in note
    assert note.endswith("cột vẫn so được: năm trước chuyển sang")
    assert year.text().count("từ 1/7/2026 ra một quyết định") == 1
    alone = tm.Results([flow("2026/12", 60)])
    assert any("gồm cả thời gian trước và sau" in vi for vi, _ in alone.table().notes)
    assert not any("1/7/2026" in vi for vi, _ in tm.Results([flow("2027/12", 60)]).table().notes)
