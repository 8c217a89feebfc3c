"""Programs that these tests run: absent, they are a failure here, not a skip."""

from __future__ import annotations

import shutil

import pytest


def program(*names: str) -> str:
    """Find a program that goes by one of these names."""
    found = next(filter(None, map(shutil.which, names)), None)
    return found or pytest.fail(f"{names[0]} is not installed: `make test-integration` installs it, or says how")
