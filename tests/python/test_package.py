"""The package: version, command line, what is exported, the examples in its docstrings."""

from __future__ import annotations

import doctest
import importlib.metadata
import subprocess
import sys
import types
from pathlib import Path

import pytest

import thads_metrics as tm
from thads_metrics import _native
from thads_metrics.__main__ import main

# What the native module has for the package itself.
HELPERS = {
    "chart_kinds",
    "EventLog",
    "MAX_DOCUMENT_BYTES",
    "MAX_REPORT_BYTES",
    "MAX_WORKBOOK_BYTES",
    "View",
    "ViewColumn",
    "Worksheet",
    "catalogue",
    "check_report_size",
    "command",
    "findings_table",
    "forms",
    "frame_grids",
    "grids",
    "measure_heading",
    "published_table",
    "read_frame",
    "notebook_html",
    "page_html",
    "part_of",
    "read_grids",
    "refuse_cell",
    "refuse_parquet",
    "refuse_pdf",
    "register_heading",
    "tally_groups",
    "title_unit",
}


def test_one_version() -> None:
    assert tm.__version__ == importlib.metadata.version("thads-metrics")


FIRST = ["Office", "Case", "Amount", "Period", "Target", "Rate", "Gap", "Flow"]


def test_all_begins_with_what_the_field_speaks_of_and_is_complete() -> None:
    assert tm.__all__[: len(FIRST)] == FIRST
    assert sorted(tm.__all__[len(FIRST) :]) == tm.__all__[len(FIRST) :]
    public = {name for name in _native.__all__ if name not in HELPERS}
    assert public <= set(tm.__all__)
    for name in tm.__all__:
        assert hasattr(tm, name)


def test_dir_has_no_internal_modules() -> None:
    assert sorted(tm.__all__) == dir(tm)
    assert not [name for name in dir(tm) if isinstance(getattr(tm, name), types.ModuleType)]


@pytest.mark.parametrize(
    "call",
    [
        'tm.Results([]).chart("pie")',
        'tm.Results([], ties="nearly")',
        'tm.what_if(tm.Results([]), share="equally")',
        'tm.what_if(tm.Results([]), measure="viec")',
        'tm.Results([]).text("fr")',
    ],
)
def test_type_checkers_refuse_a_word_that_is_none_of_a_few(call: str, tmp_path: Path) -> None:
    (tmp_path / "snippet.py").write_text(f"import thads_metrics as tm\n{call}\n")
    root = Path(__file__).parents[2]
    asked = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", root / "pyproject.toml", tmp_path / "snippet.py"],
        capture_output=True,
        text=True,
        cwd=root,
    )
    assert asked.returncode == 1, asked.stdout + asked.stderr
    assert "Literal[" in asked.stdout


def test_no_dependencies() -> None:
    requires = importlib.metadata.requires("thads-metrics") or []
    assert all("extra ==" in requirement for requirement in requires)


def test_command_line() -> None:
    asked = subprocess.run(
        [sys.executable, "-m", "thads_metrics", "--version"], capture_output=True, text=True, check=True
    )
    assert asked.stdout == f"thads-metrics {tm.__version__}\n"


def test_command_line_needs_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([])
    assert stopped.value.code == 2
    assert "command" in capsys.readouterr().err


def test_docstring_examples() -> None:
    assert doctest.testmod(tm).failed == 0
    assert doctest.testmod(tm).attempted > 0
