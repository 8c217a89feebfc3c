"""The documentation as a site: it is built without a warning, whole, and no link in it leads nowhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest

from thads_metrics import _native

ROOT = Path(__file__).parents[2]
SITE = ROOT / "target/site"
LINK = re.compile(r'(?:href|src)="([^"]+)"')
OWN = ("rust/", "assets/")
"""What other programs lay out: their links are theirs to hold."""


@pytest.fixture(scope="module")
def pages() -> dict[Path, str]:
    """Build it, and give its pages."""
    subprocess.run(["make", "site"], cwd=ROOT, check=True)
    pages = {page: page.read_text(encoding="utf-8") for page in SITE.rglob("*.html")}
    return {page: text for page, text in pages.items() if not page.relative_to(SITE).as_posix().startswith(OWN)}


def test_links_lead_somewhere(pages: dict[Path, str]) -> None:
    """A page, a file or a folder with a page stands where a link points, and has the place it names."""
    lost = []
    for page, text in pages.items():
        if page.name == "404.html":  # its links are of the server's root
            continue
        for link in LINK.findall(text):
            to, place = urldefrag(unquote(link))
            if re.match(r"[a-z]+:|//", to):
                continue
            there = (page.parent / to).resolve() if to else page
            there = there / "index.html" if there.is_dir() else there
            found = there.is_file() and (not place or there not in pages or f'id="{place}"' in pages[there])
            if not found:
                lost.append(f"{page.relative_to(SITE)}: {link}")
    assert not lost


def test_nothing_comes_from_elsewhere(pages: dict[Path, str]) -> None:
    """Nothing is loaded from another machine."""
    loaded = re.compile(
        r'<(?:script|img|link rel="(?:stylesheet|preload|icon)")[^>]+(?:src|href)="(?:https?:)?//[^"]+"'
    )
    assert not [loaded.findall(text) for text in pages.values() if loaded.search(text)]


def test_the_reference_is_whole(pages: dict[Path, str]) -> None:
    """Every code of an error and every public name has its place."""
    import thads_metrics as tm

    errors = pages[SITE / "reference/errors/index.html"]
    assert [code for _, codes in _native.catalogue() for code in codes if f"<code>{code}</code>" not in errors] == []
    python = pages[SITE / "reference/python/index.html"]
    names = [name for name in tm.__all__ if not name.startswith("_")]
    assert [name for name in names if f'id="thads_metrics.{name}"' not in python] == []
