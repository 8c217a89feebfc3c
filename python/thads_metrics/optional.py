"""Packages that are imported only when something needs them."""

from __future__ import annotations

import importlib
from typing import Any

from thads_metrics.errors import MissingPackage

__all__ = ["needed"]


def needed(module: str, extra: str) -> Any:
    """Import a module of an optional package; `extra` is what installs it.

    Raises `MissingPackage`, whose text has the line for pip.
    """
    package = module.partition(".")[0]
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != package:
            raise  # the package is there, and something that it needs is not
        pip = f"pip install 'thads-metrics[{extra}]'"
        raise MissingPackage(
            "package.missing",
            f"{package} is not installed; install it with: {pip}",
            f"chưa cài {package}; hãy cài bằng lệnh: {pip}",
            {"package": package, "pip": pip},
        ) from error
