"""The package: version, command line, what is exported, the examples in its docstrings."""

from __future__ import annotations

import doctest
import importlib.metadata
import subprocess
import sys

import pytest

import thads_metrics as tm
from thads_metrics import _native
from thads_metrics.__main__ import main

# What the native module has for the package itself.
HELPERS = {
    "EventLog",
    "MAX_REPORT_BYTES",
    "MAX_WORKBOOK_BYTES",
    "catalogue",
    "check_report_size",
    "frame_grids",
    "grids",
    "read_frame",
    "read_grids",
    "tally_groups",
}


def test_one_version() -> None:
    assert tm.__version__ == importlib.metadata.version("thads-metrics")


def test_all_is_sorted_and_complete() -> None:
    assert sorted(tm.__all__) == tm.__all__
    public = {name for name in _native.__all__ if name not in HELPERS}
    assert public <= set(tm.__all__)
    for name in tm.__all__:
        assert hasattr(tm, name)


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
