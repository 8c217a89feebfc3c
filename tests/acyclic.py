"""Fails if modules of a crate import each other in a circle: `python tests/acyclic.py [FOLDER of crates]`.

A module is a file. What it imports are the paths of its `use` declarations outside its tests, followed through
re-exports (`pub use`) to the file that defines the name.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

Module = tuple[str, ...]
"""The path of a module below its crate: () is the root, ("rate", "percent") is rate/percent.rs."""

USE = re.compile(r"^[ \t]*(pub(?:\([^)]*\))?[ \t]+)?use\s+([^;]+);", re.MULTILINE)
TESTS = re.compile(r"^#\[cfg\(test\)\]\nmod \w+ \{.*", re.MULTILINE | re.DOTALL)


def modules(source: Path) -> dict[Module, str]:
    """Read the modules of a crate, without comments and unit tests."""
    found = {}
    for file in source.rglob("*.rs"):
        *folders, name = file.relative_to(source).with_suffix("").parts
        module = tuple(folders) if name in ("mod", "lib", "main") else (*folders, name)
        lines = (line for line in file.read_text("utf-8").splitlines() if not line.lstrip().startswith("//"))
        found[module] = TESTS.sub("", "\n".join(lines))
    return found


def leaves(tree: str) -> Iterator[list[str]]:
    """Take a tree of imports apart: `a::{b, c::d}` is a::b and a::c::d."""
    tree = re.sub(r"\s+", " ", tree).strip()
    head, brace, rest = tree.partition("{")
    if not brace:
        yield re.sub(r" as \w+$", "", tree).removesuffix("::self").split("::")
        return
    prefix = head.strip().removesuffix("::").split("::") if head.strip() else []
    depth, part = 0, ""
    for mark in rest[: rest.rindex("}")] + ",":
        depth += (mark == "{") - (mark == "}")
        if mark == "," and depth == 0:
            if part.strip():
                yield from ([*prefix, *leaf] for leaf in leaves(part))
            part = ""
        else:
            part += mark


def target(path: list[str], here: Module, known: dict[Module, str]) -> tuple[Module, str] | None:
    """Find the module that a path leads to, and the name in it; None if it leads out of the crate."""
    if path[0] == "crate":
        path = path[1:]
    elif path[0] in ("self", "super"):
        base = list(here)
        while path and path[0] in ("self", "super"):
            if path[0] == "super":
                base = base[:-1]
            path = path[1:]
        path = [*base, *path]
    elif (*here, path[0]) in known:
        path = [*here, *path]
    else:
        return None
    depth = max(n for n in range(len(path) + 1) if tuple(path[:n]) in known)
    return tuple(path[:depth]), path[depth] if depth < len(path) else ""


def imports(known: dict[Module, str]) -> dict[Module, set[Module]]:
    """Say of each module which others it imports."""
    passed_on: dict[tuple[Module, str], tuple[Module, str]] = {}
    wanted: dict[Module, list[tuple[Module, str]]] = {module: [] for module in known}
    for module, text in known.items():
        for public, tree in USE.findall(text):
            for path in leaves(tree):
                found = target(path, module, known)
                if found is None or found[0] == module:
                    continue
                if public:
                    passed_on[module, path[-1]] = found
                else:
                    wanted[module].append(found)
    edges: dict[Module, set[Module]] = {}
    for module, paths in wanted.items():
        edges[module] = set()
        for found in paths:
            seen = set()
            while found in passed_on and found not in seen:
                seen.add(found)
                found = passed_on[found]
            if found[0] != module:
                edges[module].add(found[0])
    return edges


def circles(edges: dict[Module, set[Module]]) -> list[list[Module]]:
    """Find the sets of modules of which each imports, by whatever way, each other."""
    reached: dict[Module, set[Module]] = {}
    for start in edges:
        seen: set[Module] = set()
        ahead = [start]
        while ahead:
            new = edges.get(ahead.pop(), set()) - seen
            seen |= new
            ahead += new
        reached[start] = seen
    found = []
    left = {module for module in edges if module in reached[module]}
    while left:
        first = min(left)
        circle = sorted(other for other in left if other in reached[first] and first in reached[other])
        found.append(circle)
        left -= set(circle)
    return found


def main(folder: Path) -> int:
    """Print the circles of every crate in the folder and count them."""
    count = 0
    for source in sorted(folder.glob("*/src")):
        for circle in circles(imports(modules(source))):
            count += 1
            names = " <-> ".join("::".join(module) or "the root" for module in circle)
            print(f"{source.parent.name}: modules import each other in a circle: {names}", file=sys.stderr)
    return count


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:]) if sys.argv[1:] else Path(__file__).parents[1] / "crates") > 0)
