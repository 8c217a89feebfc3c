"""The check that modules do not import each other in a circle finds one that is planted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECK = Path(__file__).parents[1] / "acyclic.py"


def check(tmp_path: Path, files: dict[str, str]) -> tuple[int, str]:
    for name, text in files.items():
        file = tmp_path / "one" / "src" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    ran = subprocess.run([sys.executable, CHECK, tmp_path], capture_output=True, text=True, check=False)
    return ran.returncode, ran.stderr


def test_a_tree_passes(tmp_path: Path) -> None:
    files = {
        "lib.rs": "mod a;\nmod b;\npub use b::B;\n",
        "a.rs": "use crate::b::{self, B};\nuse std::fmt;\n",
        "b.rs": "pub struct B;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}\n",
    }
    assert check(tmp_path, files) == (0, "")


def test_a_circle_through_a_reexport_fails(tmp_path: Path) -> None:
    files = {
        "lib.rs": "mod a;\nmod b;\npub use a::A;\n",
        "a.rs": "use crate::{\n    b::{B, c::C},\n};\npub struct A;\n",
        "b/mod.rs": "pub mod c;\nuse crate::A;\npub struct B;\n",
        "b/c.rs": "pub struct C;\n",
    }
    status, said = check(tmp_path, files)
    assert status == 1
    assert said == "one: modules import each other in a circle: a <-> b\n"


def test_a_circle_of_parent_and_child_fails(tmp_path: Path) -> None:
    files = {
        "lib.rs": "mod a;\n",
        "a/mod.rs": "mod b;\nuse b::B;\npub struct A;\n",
        "a/b.rs": "use super::A;\npub struct B;\n",
    }
    assert check(tmp_path, files) == (1, "one: modules import each other in a circle: a <-> a::b\n")
