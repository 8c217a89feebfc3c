"""The command `rates`: what it prints and writes, and its exit status."""

from __future__ import annotations

import csv
import re
from fractions import Fraction
from pathlib import Path

import pytest

import thads_metrics as tm
from thads_metrics.__main__ import main
from thads_metrics.writers import write_csv

EXAMPLES = Path(__file__).parents[2] / "examples"
SAMPLE, SLIPS = EXAMPLES / "long-an-2022-06.xlsx", EXAMPLES / "long-an-2022-06-slips.xlsx"


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rates", str(SAMPLE), "--period", "2022/06", "--whole", "tỉnh Long An"]) == 0
    printed = capsys.readouterr()
    assert "50,75%" in printed.out
    assert "30,75 điểm %" in printed.out
    assert "Việc · chỉ tiêu 81,50%" in printed.out
    assert printed.err == ""


def test_findings_give_1_and_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rates", str(SLIPS), "--previous", str(EXAMPLES / "long-an-2022-05.xlsx")]) == 1
    assert "Số liệu cần xem lại: 10" in capsys.readouterr().out
    assert main(["rates", str(SLIPS), "--lang", "en"]) == 1
    assert "Figures that can't be right: 10" in capsys.readouterr().out


@pytest.mark.parametrize("suffix", ["html", "xlsx", "csv"])
def test_files(suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / f"out.{suffix}"
    assert main(["rates", str(SLIPS), "-o", str(path)]) == 1
    assert path.stat().st_size > 1000
    assert str(path) in capsys.readouterr().out


def test_the_text_file_holds_every_value(tmp_path: Path) -> None:
    assert main(["rates", str(SAMPLE), "-o", str(tmp_path / "out.csv")]) == 0
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    table = tm.read_sheet(SAMPLE).results().table()
    assert len(rows) == table.rows
    assert [row["rate_exact"] for row in rows][:1] == ["122/301"]
    below = [row["against_parent_exact"] for row in rows if row["against_parent"].startswith("-")]
    assert below
    assert all(Fraction(exact) < 0 for exact in below)
    signed = [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]
    assert all(re.fullmatch(r"-[0-9]+([./][0-9]+)?", value) for value in signed)


def test_in_the_text_file_no_name_is_a_formula(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("office,eligible,resolved\n=1+1,10,5\n@x,10,5\n-1+1,10,5\n", encoding="utf-8")
    path = tmp_path / "out.csv"
    results = tm.read_sheet(sheet, period="2022/06", measure="cases").results()
    write_csv(results, path, "vi")
    with path.open(encoding="utf-8-sig", newline="") as file:
        names = [row["office"] for row in csv.DictReader(file)]
    assert not any(name.startswith(("=", "+", "-", "@")) for name in names)
    assert names[0] == "'=1+1"


@pytest.mark.parametrize(
    "arguments", [["no-such.xlsx"], [str(SAMPLE), "--period", "2022/13"], [str(SAMPLE), "--targets", "no-such.csv"]]
)
def test_what_can_t_be_read_gives_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rates", *arguments]) == 2
    assert capsys.readouterr().err.startswith("thads-metrics: ")


def test_another_ending_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["rates", str(SAMPLE), "-o", "out.pdf"])
    assert stopped.value.code == 2
    assert ".html, .docx, .xlsx, .csv, .json" in capsys.readouterr().err


@pytest.mark.parametrize("through_a_link", [False, True])
def test_what_was_read_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], through_a_link: bool
) -> None:
    source, output = tmp_path / "sheet.xlsx", tmp_path / "sheet.xlsx"
    source.write_bytes(SAMPLE.read_bytes())
    if through_a_link:
        output = tmp_path / "link.xlsx"
        output.symlink_to(source)
    assert main(["rates", str(source), "-o", str(output)]) == 2
    assert "sẽ ghi đè" in capsys.readouterr().err
    results = tm.read_sheet(source).results()
    for write in (results.to_excel, results.report):
        with pytest.raises(FileExistsError):
            write(output)
    assert source.read_bytes() == SAMPLE.read_bytes()


@pytest.mark.parametrize("name", ["none/out.xlsx", "none/out.html", "none/out.csv", "folder.xlsx"])
def test_what_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    assert main(["rates", str(SAMPLE), "-o", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 1
    assert name in said[0]


@pytest.mark.parametrize("heading", ["GQX", "Số việc đã giải quyết", "Giải quyết xonng"])
def test_a_heading_that_costs_the_rates_is_said_and_gives_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], heading: str
) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(
        f"6 tháng đầu năm 2022 (về việc);;\nĐơn vị;Có điều kiện;{heading}\nBến Lức;100;50\n", encoding="utf-8"
    )
    assert main(["rates", str(path)]) == 1
    assert f'"{heading}"' in capsys.readouterr().err


def test_a_remark_beside_sound_figures_is_said_and_gives_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sheet.csv"
    lines = ["6 tháng đầu năm 2022 (về việc);;;", "Đơn vị;Có điều kiện;Giải quyết xong;Người lập", "Bến Lức;100;50;Lan"]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert main(["rates", str(path)]) == 0
    assert '"Người lập"' in capsys.readouterr().err


def test_a_measure_that_nothing_says_is_asked_for_and_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text("6 tháng đầu năm 2022;;\nĐơn vị;Có điều kiện;Giải quyết xong\nBến Lức;100;50\n", encoding="utf-8")
    assert main(["rates", str(path)]) == 2
    assert "--measure" in capsys.readouterr().err
    assert main(["rates", str(path), "--measure", "cases"]) == 0
    assert "50/100 việc" in capsys.readouterr().out
