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
        "text", "charts", "table", "findings", "notes",
    ]  # fmt: skip
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert sum(tag == "svg" for tag, _ in read.tags) == 2
    texts = {text.strip() for _, text in read.texts}
    assert any(text.startswith("Chỉ tiêu toàn quốc") and "vietbao" in text for text in texts)
    assert {"50,75%", "23,83%", "✗\xa0còn\xa030,75", "17.190.523", "171.905.237"} <= texts


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
