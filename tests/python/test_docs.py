"""What README and docs say runs as it stands there: Python, report files, commands."""

from __future__ import annotations

import datetime
import doctest
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from documents import docx, pdf

import thads_metrics as tm

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(page: Path, *languages: str) -> list[str]:
    """Give the blocks of a page that are in one of the languages."""
    found = re.findall(r"^```(\w+)\n(.*?)^```", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [text for language, text in found if language in languages]


D = datetime.date


def ordinary_register() -> pa.Table:
    """Give cases as offices have them every day: done, being enforced, not yet eligible, postponed, sent elsewhere."""
    rows = [
        ("completed", D(2021, 12, 20), 500, 500),
        ("completed", D(2022, 2, 10), 300, 300),
        ("terminated", D(2022, 3, 1), 200, 0),
        ("in_progress", None, 900, 100),
        ("in_progress", None, 400, 0),
        ("ineligible", None, 700, 0),
        ("postponed", None, 100, 0),
        ("suspended", None, 100, 0),
        ("entrusted", D(2022, 1, 15), 250, 0),
        ("revoked", D(2022, 1, 20), 50, 0),
        ("separately_tracked", None, 80, 0),
    ]
    offices, natures = ["Bến Lức", "Cần Đước"], ["dân sự", "hình sự"]
    table = [(office, nature, *row) for office in offices for nature in natures for row in rows]
    return pa.table(
        {
            "office": [row[0] for row in table],
            "nature": [row[1] for row in table],
            "status": [row[2] for row in table],
            "accepted_on": pa.array([D(2021, 11, 2)] * len(table), pa.date32()),
            "closed_on": pa.array([row[3] for row in table], pa.date32()),
            "due": pa.array([row[4] for row in table], pa.int64()),
            "collected": pa.array([row[5] for row in table], pa.int64()),
        }
    )


def test_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {"register": ordinary_register()}
    for block in blocks(ROOT / "README.md", "python"):
        exec(block, known)
    # A case being enforced is eligible by the law's own definitions: nothing had to be assumed.
    total = sum(flow.eligible for flow in known["tally"].over("office").flows() if flow.measure == "cases")
    assert total == 4 * 5


def test_every_public_name_has_an_example_that_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    page = ROOT / "docs" / "python.md"
    assert doctest.testfile(str(page), module_relative=False).failed == 0
    examples = "".join(blocks(page, "pycon"))
    assert [name for name in tm.__all__ if name != "__version__" and f"tm.{name}" not in examples] == []


def test_report_files_of_the_pages_are_audited() -> None:
    reports = [text for page in PAGES for text in blocks(page, "toml")]
    assert reports
    for text in reports:
        audit = tm.Report.parse(text).audit()
        assert audit.consistent, audit.text("en")


def test_the_json_of_the_page_has_the_keys_that_are_written() -> None:
    (page,) = [text for page in PAGES for text in blocks(page, "json")]
    said, written = (
        json.loads(page),
        json.loads(tm.read_report(ROOT / "examples" / "long-an-2022-06.toml").audit().to_json()),
    )
    assert said.keys() <= written.keys()
    for part in ["figures", "quantities", "conflicts"]:
        assert said[part][0].keys() <= written[part][0].keys(), part


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Lay out the files that the pages speak of, in the folder where one works."""
    examples = ROOT / "examples"
    article = (examples / "long-an-2022-06.txt").read_text(encoding="utf-8")
    (tmp_path / "article.txt").write_text(article, encoding="utf-8")
    (tmp_path / "page.html").write_text(f"<!doctype html><article><p>{article}</p></article>", encoding="utf-8")
    (tmp_path / "report.docx").write_bytes(docx(article.splitlines()))
    (tmp_path / "report.pdf").write_bytes(pdf([article.splitlines()]))
    (tmp_path / "reports").mkdir()
    for report in ["report.toml", "reports/report.toml"]:
        shutil.copy(examples / "long-an-2022-06.toml", tmp_path / report)
    shutil.copy(examples / "long-an-2022-06.xlsx", tmp_path / "sheet.xlsx")
    (tmp_path / "2022").mkdir()
    for month in ["05", "06"]:
        shutil.copy(examples / f"long-an-2022-{month}.xlsx", tmp_path / "2022" / f"{month}.xlsx")
    (tmp_path / "register.csv").write_text(
        "office,status,accepted_on,closed_on,due\nBến Lức,completed,2021-11-02,2022-02-10,300\n", encoding="utf-8"
    )
    (tmp_path / "targets.csv").write_text("office,measure,target\nBến Lức,cases,81.5%\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands() -> list[str]:
    pages = [text for page in PAGES for text in blocks(page, "sh", "console")]
    lines = [line.removeprefix("$ ") for text in pages for line in text.splitlines()]
    return [line for line in lines if re.match(r"(cat \S+ \| )?thads-metrics ", line)]


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_pages_runs(line: str, desk: Path) -> None:
    program = f'thads-metrics() {{ {shlex.quote(sys.executable)} -m thads_metrics "$@"; }}; {line}'
    run = subprocess.run(["bash", "-c", program], capture_output=True, check=False, env=os.environ)
    assert run.returncode in {0, 1}, run.stderr.decode()
    assert run.stdout or set(desk.iterdir()) & {
        desk / name for name in ("marked.html", "article.html", "article.toml", "out.html")
    }


def test_the_guide_runs(desk: Path) -> None:
    (desk / "examples").symlink_to(ROOT / "examples")
    known: dict[str, Any] = {}
    for block in blocks(ROOT / "docs" / "huong-dan.md", "python"):
        exec(block, known)
    assert (desk / "da-danh-dau.xlsx").exists()
    assert (desk / "ket-qua.xlsx").exists()
    assert (desk / "bao-cao.docx").exists()
    assert known["moi"].flows[0].office == "Tây Ninh"


@pytest.mark.usefixtures("desk")
def test_the_page_of_articles_runs() -> None:
    known: dict[str, Any] = {"tm": tm}
    for block in blocks(ROOT / "docs" / "articles.md", "python"):
        exec(block, known)
    assert known["article"].audit().conflicts


def test_what_is_left_of_memory_is_refused_with_the_ways_on() -> None:
    register = ordinary_register()
    statuses = ["paused" if status == "suspended" else status for status in register["status"].to_pylist()]
    register = register.set_column(2, "status", pa.array(statuses))
    with pytest.raises(tm.TallyError) as refused:
        tm.tally(register, "2022/06", by=["office", "nature"])
    assert refused.value.code == "tally.only_recalled"
    for said in ["4", "paused 4", "assume=True", "set_aside"]:
        assert said in str(refused.value)
    assert "tạm dừng để giải quyết khiếu nại 4" in refused.value.vi
    assert tm.tally(register, "2022/06", assume=True).tallied == 40
    assert tm.tally(register, "2022/06", inconsistent="set_aside").tallied == 36


def test_when_a_report_is_due() -> None:
    assert tm.Period("2025/06").due("province") == D(2025, 4, 4)
    assert tm.Period("2025/07").due("officer") == D(2025, 5, 5)  # 30 April, 1 and 2 May are not worked
    assert tm.Period("2018/06").due("province") == D(2018, 4, 6)  # before the 7th, by TT 08/2015
    assert tm.Period("2018/12").due("military", holidays=[]) == D(2018, 10, 8)  # the 6th is a Saturday, by TT 121/2015
    assert len(tm.Period("2025/06").lists) == 4
    for period, level, code in [
        ("2023/06", "province", "calendar.not_established"),
        ("2027/06", "province", "calendar.not_established"),
        ("2025/06", "court", "calendar.level"),
        ("2018/12", "military", "calendar.unknown"),
    ]:
        with pytest.raises(tm.CalendarError) as refused:
            tm.Period(period).due(level)
        assert refused.value.code == code
    given = tm.Period("2025/06").due("province", holidays=[D(2025, 4, 1)])
    assert given == D(2025, 4, 7)
