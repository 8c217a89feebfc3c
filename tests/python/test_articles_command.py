"""Articles on the command line: several at once, what is written, and the exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from documents import docx, pdf

import thads_metrics as tm
from thads_metrics.__main__ import main

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG_AN = EXAMPLES / "long-an-2022-06.txt"
SOUND = "6 tháng đầu năm 2022, Cục THADS tỉnh Long An đã thi hành xong 5.574 việc, đạt tỷ lệ 50,75%."
WRONG = (
    "6 tháng đầu năm 2022, Cục THADS tỉnh Long An: có điều kiện thi hành 10.983 việc, đã thi hành xong 5.574 việc, "
    "đạt tỷ lệ 55,75%."
)
DOUBTFUL = WRONG.replace("5.574", "hơn 5.400").replace("55,75", "50,75")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of articles of every kind, one of which has no figures."""
    (tmp_path / "a.txt").write_text(SOUND, "utf-8")
    (tmp_path / "b.html").write_text(f"<html><p>{SOUND}</p></html>", "utf-8")
    (tmp_path / "c.docx").write_bytes(docx([SOUND]))
    (tmp_path / "d.pdf").write_bytes(pdf([[SOUND]]))
    (tmp_path / "e.TXT").write_text("Giá vàng tăng 5%.", "utf-8")
    (tmp_path / "f.toml").write_bytes((EXAMPLES / "long-an-2022-06.toml").read_bytes())
    (tmp_path / "g.xlsx").write_bytes(b"not looked at")
    return tmp_path


def test_one_file_of_a_folder_without_figures_does_not_stop_the_rest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "--lang", "en", str(folder)]) == 2
    seen = capsys.readouterr()
    headers = [line for line in seen.out.splitlines() if line.startswith("== ")]
    assert headers == [f"== {folder / name} ==" for name in ["a.txt", "b.html", "c.docx", "d.pdf", "e.TXT", "f.toml"]]
    assert seen.out.count("5.574 việc[f1]") == 4
    assert seen.err.splitlines() == [
        f"thads-metrics: {folder / 'e.TXT'}: the text says nothing of judgment enforcement; "
        "expected an article or report about it"
    ]


def test_json_of_several_begins_with_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["c.docx", "d.pdf", "a.txt"]
    assert main(["audit", "--json", *(str(folder / name) for name in names)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["file"] for line in lines] == [str(folder / name) for name in names]
    for line in lines:
        assert list(line) == ["file", "article", "audit"]
        assert line["article"]["figures"] == tm.read_article(line["file"]).figures
        assert line["audit"]["consistent"] is True


def test_one_page_of_several_articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--html", str(folder / "a.txt"), str(folder / "d.pdf")]) == 0
    page = capsys.readouterr().out
    assert page.count("<!doctype html>") == page.count("</html>") == 1
    assert page.count("<article") == 2


def test_the_report_file_of_an_article_is_audited_as_the_article(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", "--toml", str(LONG_AN)]) == 1  # the status is that of the figures
    written = capsys.readouterr().out
    (tmp_path / "long-an.toml").write_text(written, "utf-8")
    assert main(["audit", str(tmp_path / "long-an.toml")]) == 1
    assert capsys.readouterr().out == tm.read_article(LONG_AN).audit().text("vi")


def test_a_report_file_is_told_by_what_it_holds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = folder / "report"
    report.write_bytes((folder / "f.toml").read_bytes())
    assert main(["audit", str(report)]) == 1
    assert capsys.readouterr().out == tm.read_report(folder / "f.toml").audit().text("vi")
    for switch in ["--toml", "--html"]:
        assert main(["audit", switch, str(folder / "f.toml")]) == 2
        assert "đây đã là tệp báo cáo" in capsys.readouterr().err
    assert main(["audit", "--toml", str(folder)]) == 2
    assert "chỉ nêu một bài viết" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "more", "status"),
    [
        (SOUND, [], 0),
        (WRONG, [], 1),
        (DOUBTFUL, [], 0),
        (DOUBTFUL, ["--strict"], 1),
        ("Giá vàng tăng 5%.", [], 2),
        ("", [], 2),
    ],
)
def test_exit_statuses(text: str, more: list[str], status: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert main(["audit", *more, str(tmp_path / "a.txt")]) == status


def test_standard_input() -> None:
    for given in [SOUND.encode(), pdf([[SOUND]]), docx([SOUND])]:
        ran = subprocess.run(
            [sys.executable, "-m", "thads_metrics", "audit", "-"], input=given, capture_output=True, check=False,
            env={**os.environ, "PYTHONUTF8": "0"},
        )  # fmt: skip
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert "5.574 việc[f1]" in ran.stdout.decode()
        assert b"\x1b" not in ran.stdout


def test_office_and_period_where_the_text_does_not_say_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Đơn vị thi hành án thi hành xong 500 việc.", "utf-8")
    assert main(["audit", str(path)]) == 2
    assert "--office" in capsys.readouterr().err
    assert main(["audit", str(path), "--office", "Long An"]) == 2
    assert "--period" in capsys.readouterr().err
    assert main(["audit", str(path), "--office", "Long An", "--period", "2022/06"]) == 0
    assert "Long An, 6 tháng đầu năm 2022" in capsys.readouterr().out


def test_wrong_kinds_say_in_a_line_which_command_reads_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scanned, address = tmp_path / "scan.pdf", "https://example.org/bai-viet.html"
    scanned.write_bytes(pdf([[], []]))
    workbook = EXAMPLES / "long-an-2022-06.xlsx"
    assert main(["audit", "--lang", "en", str(workbook), str(scanned), address]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition(": ")[2].partition(": ")[0] for line in lines] == [str(workbook), str(scanned), address]
    for line, word in zip(lines, ["thads-metrics rates", "OCR", "save the page"], strict=True):
        assert word in line


def test_notes_stand_beside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_bytes(SOUND.encode("utf-16"))
    assert main(["audit", str(tmp_path / "a.txt")]) == 0
    assert "UTF-16" in capsys.readouterr().err


def test_numbers_that_are_no_figures_stand_with_their_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "a.txt"
    file.write_text(f"{SOUND} Hội nghị có 137 đại biểu dự.", "utf-8")
    assert main(["audit", str(file)]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if line.endswith(": 137")]
    assert "số người" in line


def test_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "2.139/4.293 việc", "49,82%"]) == 1
    assert "2.139/4.293 = 49,83%" in capsys.readouterr().out
    assert main(["check", "--lang", "en", "2.139/4.293 việc", "49,83%"]) == 0
    assert main(["check", "abc"]) == 2
