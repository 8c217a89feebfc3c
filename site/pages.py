"""What the site has beside docs/: the pages at the root, what they link to, the reference made from the package."""

from __future__ import annotations

import posixpath
import re
import shutil
from pathlib import Path
from typing import get_args

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import thads_metrics as tm
from thads_metrics import _native, words

ROOT = Path(__file__).parents[1]
PAGES = {"README.md": "index.md"} | {
    name: name for name in ("CHANGELOG.md", "COMPARE.md", "CONTRIBUTING.md", "DESIGN.md", "tests/reference/README.md")
}
LINK = re.compile(r"\]\(([^)#:\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages at the root and the reference."""
    for source, uri in PAGES.items():
        files.append(File.generated(config, uri, content=linked(source, uri, files, config)))
    for page in files.documentation_pages():
        if page.abs_src_path:
            text = linked(f"docs/{page.src_uri}", page.src_uri, files, config)
            files.remove(page)
            files.append(File.generated(config, page.src_uri, content=text))
    for name, text in {"terms": terms(), "columns": columns(), "charts": kinds(), "errors": errors()}.items():
        files.append(File.generated(config, f"reference/{name}.md", content=text))
    files.append(File.generated(config, "reference/python.md", content=python()))
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Put Rust's own pages beside the others."""
    shutil.copytree(ROOT / "target/doc", Path(config.site_dir) / "rust", dirs_exist_ok=True)


def linked(source: str, uri: str, files: Files, config: MkDocsConfig) -> str:
    """Give a page of the repository with its links as they go on the site; a folder is named, not linked."""

    def link(found: re.Match[str]) -> str:
        to = posixpath.normpath(posixpath.join(posixpath.dirname(source), found[1]))
        if (ROOT / to).is_dir():
            return f"] (`{to}/`)"
        there = PAGES.get(to) or to.removeprefix("docs/")
        if not (ROOT / to).is_file():
            raise FileNotFoundError(f"{source} links to {to}, which does not exist")
        if files.get_file_from_path(there) is None and to not in PAGES:
            files.append(File.generated(config, there, abs_src_path=str(ROOT / to)))
        return f"]({posixpath.relpath(there, posixpath.dirname(uri) or '.')}{found[2] or ''})"

    text = (ROOT / source).read_text(encoding="utf-8")
    return re.sub(r"\[([^\]]+)\] \(`", r"\1 (`", LINK.sub(link, text))


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Write a table of Markdown."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


def terms() -> str:
    """Give the vocabulary in both languages."""
    parts = ["# Thuật ngữ\n\nKhóa là tên dùng trong tệp báo cáo. *The key is the name in report files and code.*\n"]
    keys = dict.fromkeys(item for measure in tm.measures() for item in tm.items(measure))
    rows = [(f"`{key}`", tm.term(key, "vi"), tm.term(key, "en")) for key in keys]
    parts.append(table(("Khóa", "Tiếng Việt", "English"), rows))
    return "\n".join(parts)


def sample() -> tm.Results:
    """Give the results that the pages show."""
    return tm.read_sheet(ROOT / "examples/long-an-2022-06.xlsx").results(whole="tỉnh Long An")


def columns() -> str:
    """Give every column of the results' tables."""
    results = sample()
    tables = {"results": results, "compare": tm.compare(results, results), "what_if": tm.what_if(results)}
    head = ("Cột", "Tiếng Việt", "English", "Kind", "Unit")
    parts = [
        "# Columns of the results\n\nAs `.to_pandas()` has them and other frames; `…_exact` is the fraction as text.\n"
    ]
    for name, result in tables.items():
        rows = [
            (f"`{c.key}`", c.heading("vi"), c.heading("en"), str(c.kind), str(c.unit or ""))
            for c in result.table().columns
        ]
        parts.append(f"## `{name}`\n\n{table(head, rows)}")
    return "\n".join(parts)


def kinds() -> str:
    """Give each kind of chart, drawn."""
    results = sample()
    earlier = tm.read_sheet(ROOT / "examples/long-an-2022-05.xlsx").results(whole="tỉnh Long An")
    year = tm.read_sheet(ROOT / "examples/long-an-2022.csv").results()
    drawn = {"rates": results, "gaps": results, "waterfall": tm.compare(earlier, results), "progress": year}
    said = "`results.draw(kind)`; without a kind, the one that suits the table best. `results.chart(kind)` is Altair's."
    parts = [f"# Kinds of chart\n\n{said}\n"]
    for kind in get_args(words.ChartKind):
        picture = drawn[kind].draw(kind).svg()
        parts.append(f'## `{kind}`\n\n<div style="background:#fff">{picture}</div>\n')
    return "\n".join(parts)


def errors() -> str:
    """Give every code of an error, under its class."""
    parts = ["# Errors by code\n\nEvery error has `.code`, `.vi`, `.en` and `.fields`; `str(error)` is English.\n"]
    for name, codes in sorted(_native.catalogue()):
        kind = getattr(tm, name)
        bases = ", ".join(f"`{base.__name__}`" for base in kind.__mro__[1:] if base not in (object, BaseException))
        parts.append(f"## `{name}`\n\n{(kind.__doc__ or '').splitlines()[0]} Also: {bases}.\n")
        parts.append("\n".join(f"- `{code}`" for code in codes) + "\n")
    return "\n".join(parts)


def python() -> str:
    """Name every public name, in the order of the package."""
    names = [name for name in tm.__all__ if not name.startswith("_")]
    return "# Python, every name\n\n" + "\n".join(f"::: thads_metrics.{name}\n" for name in names)
