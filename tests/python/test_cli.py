"""The command line: what it prints, where, and its exit status."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import thads_metrics as tm
from thads_metrics.__main__ import main

LONG_AN = Path(__file__).parents[2] / "examples" / "long-an-2022-06.toml"
GOOD = '[report]\noffice = "Huế"\nperiod = "2022/06"\n[[figure]]\nquantity = "cases.rate"\nprinted = "50,75%"\n'
BAD = GOOD.replace("50,75%", "5 mét")


def thads(*arguments: object, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "thads_metrics", *map(str, arguments)],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of two reports, one of them the example's, and of what is no report."""
    (tmp_path / "b.toml").write_text(GOOD, "utf-8")
    (tmp_path / "a.toml").write_bytes(LONG_AN.read_bytes())
    (tmp_path / "notes.csv").write_text("no report", "utf-8")
    (tmp_path / "sub.toml").mkdir()
    return tmp_path


def test_the_example() -> None:
    ran = thads("audit", LONG_AN)
    assert (ran.returncode, ran.stderr) == (1, b"")
    text = ran.stdout.decode("utf-8")
    assert text == tm.read_report(LONG_AN).audit().text("vi")
    assert "10.982–10.983 việc" in text
    assert thads("audit", "--lang", "en", LONG_AN).stdout.decode() == tm.read_report(LONG_AN).audit().text("en")


def test_json_of_one_file_is_the_object_of_the_contract() -> None:
    ran = thads("audit", LONG_AN, "--json")
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert ran.stdout.decode("utf-8") == tm.read_report(LONG_AN).audit().to_json() + "\n"


def test_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(folder), "--json"]) == 1
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    files = [str(folder / name) for name in ("a.toml", "b.toml")]
    assert [line["file"] for line in lines] == files
    for line, file in zip(lines, files, strict=True):
        assert next(iter(line)) == "file"
        assert list(line.items())[1:] == list(tm.read_report(file).audit().to_dict().items())


def test_several_files_have_headers(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = folder / "b.toml", folder / "a.toml"
    assert main(["audit", str(first), str(second)]) == 1
    texts = [tm.read_report(file).audit().text() for file in (first, second)]
    assert capsys.readouterr().out == f"== {first} ==\n\n{texts[0]}\n== {second} ==\n\n{texts[1]}"


def test_all_consistent(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(folder / "b.toml")]) == 0
    assert "Không có: tất cả các số liệu có thể cùng đúng." in capsys.readouterr().out


def test_others_are_still_audited_and_2_wins(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, missing = folder / "bad.toml", folder / "missing.toml"
    bad.write_text(BAD, "utf-8")
    assert main(["audit", "--json", "--lang=en", str(bad), str(missing), str(folder / "a.toml")]) == 2
    seen = capsys.readouterr()
    assert [json.loads(line)["file"] for line in seen.out.splitlines()] == [str(folder / "a.toml")]
    reason = '"mét" at character 3 of "5 mét" is not a word that printed figures are read by'
    assert seen.err.splitlines() == [
        f"thads-metrics: {bad}:6: printed: {reason}",
        f"thads-metrics: {missing}: no such file or folder",
    ]


def test_reasons_in_vietnamese(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad, missing, empty = folder / "bad.toml", folder / "missing.toml", folder / "sub.toml"
    bad.write_text(BAD, "utf-8")
    assert main(["audit", str(empty), str(missing), str(bad)]) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err.splitlines() == [
        f"thads-metrics: {empty}: thư mục không có tệp báo cáo (.toml) hay bài viết (.txt, .html, .docx, .pdf) nào",
        f"thads-metrics: {missing}: không có tệp hoặc thư mục này",
        f'thads-metrics: {bad}:6: printed: không hiểu từ "mét" (ký tự thứ 3) trong "5 mét"',
    ]


def test_an_empty_folder_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--lang", "en", str(tmp_path)]) == 2
    assert "expected a report file (.toml) or an article (.txt, .html" in capsys.readouterr().err


def test_a_folder_in_which_a_file_is_a_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "--lang", "en", str(folder / "notes.csv" / "x.toml")]) == 2
    assert capsys.readouterr().err.startswith(f"thads-metrics: {folder / 'notes.csv' / 'x.toml'}: ")


def test_nothing_but_text_in_pipes(folder: Path) -> None:
    ran = thads("audit", folder, FORCE_COLOR="1")
    assert b"\x1b" not in ran.stdout + ran.stderr
    assert "█".encode() not in ran.stdout + ran.stderr


def test_utf8_whatever_the_locale() -> None:
    ran = thads("audit", LONG_AN, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert ran.returncode == 1
    assert "Sơ kết công tác" in ran.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text there")
def test_names_that_are_no_text(tmp_path: Path) -> None:
    name = os.path.join(os.fsencode(tmp_path), b"\xff.toml")
    with open(name, "wb") as file:
        file.write(BAD.encode())
    with open(name.replace(b"\xff", b"a"), "wb") as file:
        file.write(GOOD.encode())
    ran = thads("audit", tmp_path, "--json")
    assert ran.returncode == 2
    assert "\ufffd.toml:6: printed".encode() in ran.stderr
    assert json.loads(ran.stdout)["consistent"] is True


def test_nobody_reads_on(folder: Path) -> None:
    command = [sys.executable, "-m", "thads_metrics", "audit", *[str(LONG_AN)] * 40]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 141


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the device that is always full")
def test_a_full_disk_is_no_conflict() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "thads_metrics", "audit", str(LONG_AN)]
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ran.returncode == 2
    assert ran.stderr.decode().startswith("thads-metrics: can't write (không ghi được): ")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_ctrl_c() -> None:
    command = [sys.executable, "-m", "thads_metrics", "audit", *[str(LONG_AN)] * 2000]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        running.stdout.readline()
        running.send_signal(signal.SIGINT)
        running.communicate()
    assert running.returncode == 130


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_the_bar_is_for_terminals_and_leaves_nothing() -> None:
    import pty

    main_end, end = pty.openpty()
    command = [sys.executable, "-m", "thads_metrics", "audit", "--json", *[str(LONG_AN)] * 60]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=end) as running:
        os.close(end)
        written = b""
        while True:
            try:
                piece = os.read(main_end, 4096)
            except OSError:  # nobody writes any more
                break
            if not piece:
                break
            written += piece
    os.close(main_end)
    assert running.returncode == 1
    text = written.decode("utf-8", "replace")
    assert not text.strip() or "/60" in text  # on a fast machine it is done before the bar is due
    assert text.rsplit("/60", 1)[-1].count("█") == 0


def exit_status(arguments: list[str]) -> object:
    try:
        return main(arguments)
    except SystemExit as stopped:
        return stopped.code


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["audit", "--help"]):
        assert exit_status(arguments) == 0
        said = capsys.readouterr().out
        assert "số liệu" in said
        assert "audit" in said


@pytest.mark.parametrize(
    ("arguments", "vi", "en"),
    [
        (["audit"], "thiếu <FILE>", "required"),
        (["audit", "x", "--lang", "fr"], "“fr” không dùng được cho “--lang <LANG>”", "invalid value"),
        (["audit", "x", "--lang"], "“--lang <LANG>” cần một giá trị", "a value is required"),
        (["audit", "--nothing", "x"], "không có tùy chọn “--nothing”", "unexpected argument"),
        (["audit", "--toml", "--json", "x"], "“--toml” không dùng cùng với “--json”", "cannot be used with"),
        (["list", "everything"], "cần một trong: regimes, targets, offices", "possible values"),
        (["audit", "x.txt", "--period", "6/2023"], "“6/2023” không dùng được cho “--period", "two readings"),
    ],
)
def test_usage_is_told_in_both_languages(
    arguments: list[str], vi: str, en: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_status(arguments) == 2
    said = capsys.readouterr().err
    assert vi in said.splitlines()[0]
    assert en in said


def test_what_is_printed_may_go_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, page, objects = tmp_path / "a.txt", tmp_path / "a.html", tmp_path / "c.json"
    assert main(["audit", str(LONG_AN), "-o", str(text)]) == 1
    assert text.read_text("utf-8") == tm.read_report(LONG_AN).audit().text("vi")
    assert main(["check", "2.139/4.293 việc", "49,82%", "-o", str(objects)]) == 1
    assert json.loads(objects.read_text("utf-8"))["conflicts"]
    article = tmp_path / "article.txt"
    article.write_text("Năm 2022, Cục THADS tỉnh Long An thi hành xong 9.000 việc.", "utf-8")
    assert main(["audit", str(article), "-o", str(page)]) == 0
    assert "<mark" in page.read_text("utf-8")
    assert capsys.readouterr() == ("", "")


def test_what_was_read_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "a.toml").read_bytes()
    article = folder / "a.toml"
    assert main(["audit", "--toml", str(article), "-o", str(article)]) == 2
    assert main(["audit", str(article), "-o", str(folder / "x.xlsx")]) == 2
    assert main(["audit", str(article), "--json", "-o", str(folder / "x.html")]) == 2
    assert main(["audit", str(article), "-o", str(folder / "no such folder" / "x.txt")]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.rpartition(": ")[2] for line in said] == [
        "sẽ ghi đè lên tệp đã đọc; hãy chọn tên khác",
        "tên tệp cần kết thúc bằng .txt, .json, .toml, .html",
        "tên tệp cần kết thúc bằng .json",
        "không có thư mục này",
    ]
    assert (folder / "a.toml").read_bytes() == before


DOUBTFUL = """
[report]
office = "Lâm Đồng"
period = "2012/12"
[[figure]]
quantity = "money.eligible"
printed = "trên 220,485 tỷ đồng"
[[figure]]
quantity = "money.resolved"
printed = "trên 179,650 tỷ đồng"
[[figure]]
quantity = "money.rate"
printed = "81,14%"
"""


def test_doubts_are_status_1_only_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "doubtful.toml"
    file.write_text(DOUBTFUL, "utf-8")
    audit = tm.read_report(file).audit()
    assert [(doubt.kind, doubt.figures) for doubt in audit.doubts] == [("hedge", ("f1", "f2", "f3"))]
    assert thads("audit", file).returncode == 0
    assert thads("audit", "--strict", file).returncode == 1
    assert audit.doubts[0].vi in thads("audit", file).stdout.decode("utf-8")
    assert thads("audit", "--all", file).stdout.decode("utf-8") == audit.text("vi", all=True)
