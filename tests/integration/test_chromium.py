"""Pages that Chromium prints."""

from __future__ import annotations

import subprocess
from pathlib import Path

from programs import program

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_chromium_prints_a_report(tmp_path: Path) -> None:
    page, pdf = tmp_path / "report.html", tmp_path / "report.pdf"
    tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx").results(whole="tỉnh Long An").report(page)
    browser = program("chromium", "chromium-browser", "google-chrome")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/profile",
               f"--print-to-pdf={pdf}", page.as_uri()]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert pdf.read_bytes().startswith(b"%PDF")
