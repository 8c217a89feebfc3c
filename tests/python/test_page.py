"""The page of a result: one file that needs nothing else, and nothing in it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fake_tables import HOSTILE, OFFICES, Fake, results
from test_tabular import Cells

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    previous = tm.read_sheet(EXAMPLES / "long-an-2022-05.xlsx")
    sheet = tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx", previous=previous)
    sheet.results(whole="tỉnh Long An").report(path)
    return path


def test_it_is_whole_and_well_nested(sample: Path) -> None:
    page = sample.read_text("utf-8")
    read = Cells(page.replace("<!DOCTYPE html>", ""))
    assert not read.open
    assert [attributes["id"] for tag, attributes in read.tags if tag == "section"] == [
        "text", "findings", "charts", "table", "notes",
    ]  # fmt: skip
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert sum(tag == "svg" for tag, _ in read.tags) == 4  # two charts, a panel for each measure
    texts = {text.strip() for _, text in read.texts}
    assert any(text.startswith("Chỉ tiêu toàn quốc") and "vietbao" in text for text in texts)
    assert {"50,75%", "23,83%", "✗\xa0còn\xa030,75", "17.190.523", "171.905.237"} <= texts


def test_what_matters_most_is_on_top(sample: Path) -> None:
    previous = tm.read_sheet(EXAMPLES / "long-an-2022-05.xlsx")
    findings = tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx", previous=previous).findings
    page = sample.read_text("utf-8")
    banner = page[page.index('<ul class="banner">') : page.index("</ul>", page.index('<ul class="banner">'))]
    read = Cells(f"<div>{banner}</ul></div>")
    texts = [text.strip() for _, text in read.texts]
    assert str(len(findings)) in texts
    assert {"Việc – tỉnh Long An", "50,75%", "✗ còn\xa030,75 điểm % · chỉ tiêu 81,50%"} <= set(texts)
    assert ("a", {"href": "#findings"}) in read.tags


def test_a_sheet_without_findings_says_so(tmp_path: Path) -> None:
    tm.read_sheet(EXAMPLES / "long-an-2022-05.xlsx").results().report(tmp_path / "x.html", "en")
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "no figures that can't be right" in page
    assert "None: the figures agree with each other." in page


def test_the_banner_says_of_how_many_offices_its_rate_is(tmp_path: Path) -> None:
    rows = "office,period,measure,eligible,resolved\nA,2023/06,cases,10,5\nB,2023/06,cases,10,50\nC,2023/06,cases,4,1\n"
    tm.read_sheet(rows.encode()).results().report(tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    card = page[page.index("<b>42,86%</b>") :]  # 6 of 14
    assert "tính trên 2/3 cơ quan" in card[: card.index("</li>")]


def test_an_office_has_room_where_the_period_stands_before_it(tmp_path: Path) -> None:
    flows = [tm.Flow("Chi cục A", f"2022/{month}", "cases", eligible=9, resolved=5) for month in ("05", "06")]
    tm.Results(flows).report(tmp_path / "x.html")
    assert '<th scope="row" class="o">Chi cục A</th>' in (tmp_path / "x.html").read_text("utf-8")


def test_it_refers_to_nothing_outside(sample: Path) -> None:
    page = sample.read_text("utf-8")
    read = Cells(page.replace("<!DOCTYPE html>", ""))
    for tag, attributes in read.tags:
        assert tag not in ("script", "link", "iframe", "object", "embed", "img", "base", "form")
        assert not {"src", "srcset", "data", "action"} & attributes.keys()
        for name in ("href", "xlink:href"):
            assert (attributes.get(name) or "#").startswith("#")
        assert not any(name.startswith("on") for name in attributes)
    addresses = set(re.findall(r"https?://[^\s\"'<]+", page))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
    assert "@import" not in page
    assert set(re.findall(r"url\(([^)]*)\)", page)) <= set(re.findall(r"url\((#[^)]*)\)", page))


def test_a_hostile_name_is_only_text(tmp_path: Path) -> None:
    Fake(results((HOSTILE, "Tân An", '"><svg onload=alert(1)>', "a"))).report(tmp_path / "x.html")
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r"<svg[^>]*onload", page)


def test_months_are_drawn(tmp_path: Path) -> None:
    Fake(results(OFFICES[:4], ("2022/04", "2022/05", "2022/06"))).report(tmp_path / "x.html")
    assert "Tỷ lệ thi hành xong qua các tháng" in (tmp_path / "x.html").read_text("utf-8")


def test_a_year_without_a_target_after_one_with_is_no_error(tmp_path: Path) -> None:
    flows = [tm.Flow("A", f"{year}/12", "cases", eligible=100, resolved=50) for year in (2025, 2026)]
    tm.Results(flows).report(tmp_path / "years.html")
    page = (tmp_path / "years.html").read_text("utf-8")
    assert "Khoảng cách đến chỉ tiêu" not in page
    assert "Việc – năm 2026" in page
