"""The commands `compare`, `plan`, `tally`, `list`, `completion`, and `rates` of several sheets."""

from __future__ import annotations

import contextlib
import json
import shutil
import subprocess
from pathlib import Path

import months
import openpyxl
import pytest

import thads_metrics as tm
from thads_metrics.__main__ import main


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    return months.year(tmp_path)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    seen = capsys.readouterr()
    return status, seen.out, seen.err


def test_rates_of_a_year(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for sources in (paths, [paths[0].parent], [paths[0].parent / "*.xlsx"]):
        status, out, err = run(capsys, "rates", *sources)
        assert (status, err) == (0, "")
        assert "6 tháng đầu năm 2023" in out
        assert "Diễn biến về việc năm 2023" in out


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_lines_fit_and_words_stay_whole(
    lang: str, paths: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for arguments in (["rates", *paths], ["compare", paths[0], paths[6]], ["plan", paths[6]]):
        _, out, _ = run(capsys, *arguments, "--lang", lang)
        assert max(len(line) for line in out.splitlines()) <= 100, arguments
        said = " ".join(out.split())
        assert "Bến Lức" in said
        assert "Cần Đước" in said


def test_json_is_one_object_with_exact_numbers(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["rates", paths[6]], ["compare", paths[0], paths[6]], ["plan", paths[6]]):
        status, out, _ = run(capsys, *arguments, "--json")
        said = json.loads(out)
        assert status == 0
        assert {"title", "text", "rows", "notes"} <= said.keys()
        assert {row["office"] for row in said["rows"]} >= set(months.OFFICES)
    (row,) = [
        row for row in json.loads(run(capsys, "rates", paths[6], "--json")[1])["rows"] if row["office"] == "Bến Lức"
    ]
    eligible, resolved = months.figures("Bến Lức", 2023, 6)
    assert row["rate_exact"] == f"{resolved}/{eligible}"
    assert row["rate"] == str(tm.Rate(resolved, eligible).percent(2)).rstrip("%").replace(",", ".")


@pytest.mark.parametrize("end", ["html", "xlsx", "csv", "docx", "json"])
def test_every_command_writes_every_file(
    end: str, paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["rates", *paths], ["compare", paths[0], paths[6]], ["plan", paths[6]]):
        file = tmp_path / f"out-{arguments[0]}.{end}"
        status, out, err = run(capsys, *arguments, "-o", file)
        assert (status, err) == (0, "")
        assert str(file) in out
        assert file.stat().st_size > 500


def test_status_and_streams(paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(months.workbook(2023, 6, {"Đức Hòa": 9}))
    for arguments in (["compare", paths[0], bad], ["plan", bad], ["rates", *paths[:6], bad]):
        status, out, _ = run(capsys, *arguments)
        assert status == 1, arguments
        assert "Số liệu cần xem lại" in out
    for arguments in (["compare", paths[0], tmp_path / "none.xlsx"], ["plan", tmp_path / "none.xlsx"]):
        for lang, reason in (("vi", "không có tệp"), ("en", "no such file")):
            status, out, err = run(capsys, *arguments, "--lang", lang)
            assert (status, out) == (2, "")
            assert "none.xlsx" in err
            assert reason in err


def test_errors_are_in_the_language_of_the_output(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for lang, reason in (("vi", "hai cách hiểu"), ("en", "two readings")):
        status, _, err = run(capsys, "rates", paths[0], "--period", "6/2023", "--lang", lang)
        assert status == 2
        assert reason in err


def test_explained(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "rates", paths[6], "--explain", "Bến Lức")
    eligible, resolved = months.figures("Bến Lức", 2023, 6)
    assert status == 0
    assert f"{resolved} ÷ {eligible}" in out
    assert "82,5% ×" in out


def test_notes_on_request(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert "dòng tiêu đề" not in run(capsys, "rates", paths[6])[1]
    assert run(capsys, "rates", paths[6], "--notes")[1].count("dòng tiêu đề") == 1


def test_plan_what_if(paths: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "plan", paths[6], "--resolved", "Bến Lức=1.0")
    assert status == 0
    assert "Bến Lức: nếu giải quyết xong thêm 10 việc" in out
    with pytest.raises(SystemExit) as stopped:
        main(["plan", str(paths[6]), "--resolved", "Bến Lức"])
    assert stopped.value.code == 2


def test_tally(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    register = tmp_path / "so.csv"
    head = "office,status,accepted_on,closed_on,due,collected\n"
    rows = "A,completed,2021-11-02,2022-02-10,300,300\n" * 3 + "A,in_progress,2021-11-02,,900,0\n"
    register.write_text(head + rows, "utf-8")
    status, out, _ = run(capsys, "tally", register, "--period", "6 tháng đầu năm 2022")
    assert status == 0
    assert "75,00%" in out
    said = json.loads(run(capsys, "tally", register, "--period", "2022/06", "--json")[1])
    assert {row["resolved"] for row in said["rows"] if row["measure"] == "cases"} == {3}


def test_what_there_is_to_name(capsys: pytest.CaptureFixture[str]) -> None:
    expected = {
        "regimes": {regime.id for regime in tm.regimes()},
        "targets": {str(target.year) for target in tm.national_targets()},
        "quantities": {f"{measure}.{item}" for measure in tm.measures() for item in tm.items(measure)},
    }
    for (what, names), key in zip(expected.items(), ["regime", "year", "quantity"], strict=True):
        status, out, _ = run(capsys, "list", what, "--json")
        assert status == 0
        assert {row[key] for row in json.loads(out)} == names
    for what in ("regimes", "targets", "offices", "quantities", "findings"):
        for lang in ("vi", "en"):
            status, out, _ = run(capsys, "list", what, "--lang", lang)
            assert status == 0
            assert max(len(line) for line in out.splitlines()) <= 100, what
    assert "Long An" in run(capsys, "list", "offices")[1]


COMMANDS = ["audit", "check", "rates", "compare", "plan", "tally", "list", "completion"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command_and_option(
    shell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, script, _ = run(capsys, "completion", shell)
    assert status == 0
    for word in [*COMMANDS, "targets", "whole", "share", "strict"]:
        assert word in script, word
    if shutil.which(shell):
        file = tmp_path / "script"
        file.write_text(script, "utf-8")
        subprocess.run([shell, "-n", str(file)], check=True)


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_bash_completes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script = tmp_path / "script"
    script.write_text(run(capsys, "completion", "bash")[1], "utf-8")
    asked = (
        f"source {script}; COMP_WORDS=(thads-metrics plan --sh); COMP_CWORD=2; "
        "_thads__metrics thads-metrics --sh plan; echo ${COMPREPLY[*]}"
    )
    ran = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["--share"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with contextlib.suppress(SystemExit):
        assert main([command, "--help"]) == 0
    said = capsys.readouterr().out
    assert any(letter in said for letter in "ăđêôơưạếộ")
    assert "ngôn ngữ" in said or command == "completion"


def test_a_sheet_on_standard_input(
    paths: list[Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with paths[6].open("rb") as file:
        monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": file}))
        status, out, _ = run(capsys, "plan", "-")
    assert status == 0
    assert "Bến Lức" in out


def test_the_workbook_of_a_comparison_has_a_sheet_a_measure_and_one_of_fractions(
    paths: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (["compare", paths[0], paths[6]], ["plan", paths[6]]):
        file = tmp_path / "out.xlsx"
        run(capsys, *arguments, "-o", file)
        book = openpyxl.load_workbook(file)
        assert "Phân số chính xác" in book.sheetnames
        first = book.worksheets[0]
        assert first.title.endswith("việc")
        heads = [str(cell.value) for row in first.iter_rows() for cell in row]
        assert not any("/" in text and text.replace("/", "").isdecimal() for text in heads)
        assert first.page_setup.orientation == "landscape"
        fractions = [str(cell.value) for row in book["Phân số chính xác"].iter_rows() for cell in row]
        eligible, resolved = months.figures("Bến Lức", 2023, 6)
        assert f"{resolved}/{eligible}" in fractions


@pytest.mark.parametrize(
    ("arguments", "vi"),
    [
        (["compare", "a.xlsx"], "thiếu AFTER"),
        (["plan", "a.xlsx", "--share", "evenly"], "--share: 'evenly' không hợp lệ"),
        (["rates", "a.xlsx", "--nothing"], "không có tùy chọn --nothing"),
    ],
)
def test_a_command_that_is_not_understood_is_told_in_both_languages(
    arguments: list[str], vi: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    said = capsys.readouterr().err
    assert vi in said
    assert "required" in said or "invalid" in said or "unrecognized" in said
