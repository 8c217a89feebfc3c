"""Pages that Chromium prints."""

from __future__ import annotations

import subprocess
from html import escape
from pathlib import Path

from programs import program

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"


def print_pdf(page: Path) -> Path:
    """Print a page, and give the PDF."""
    pdf = page.with_suffix(".pdf")
    browser = program("chromium", "chromium-browser", "google-chrome")
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={page.parent}/profile",
               f"--print-to-pdf={pdf}", page.as_uri()]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf


def test_chromium_prints_a_report(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    tm.read_sheet(EXAMPLES / "long-an-2022-06-slips.xlsx").results(whole="tỉnh Long An").report(page)
    assert print_pdf(page).read_bytes().startswith(b"%PDF")


def test_what_chromium_prints_of_an_article_reads_as_the_article(tmp_path: Path) -> None:
    article = tm.read_article(EXAMPLES / "long-an-2022-06.txt")
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article.text.split("\n\n"))
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8><body style='width:9cm'>{paragraphs}", "utf-8")
    printed = tm.read_article(print_pdf(tmp_path / "page.html"))
    said = [[(figure["quantity"], figure["printed"]) for figure in read.figures] for read in (printed, article)]
    assert said[0] == said[1]
