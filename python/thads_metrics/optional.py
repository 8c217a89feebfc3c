"""Packages that are imported only when they are used."""

from __future__ import annotations

import importlib
from typing import Any

from thads_metrics.errors import MissingPackage

__all__ = ["need"]


def need(module: str, extra: str | None = None) -> Any:
    """Import an optional package; where it is absent, say which pip line brings it.

    The extra is that of this package which holds it; without one it is installed by its own name.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        install = f'pip install "thads-metrics[{extra}]"' if extra else f"pip install {package}"
        raise MissingPackage(
            "package.missing",
            f"this needs the package {package}: {install}",
            f"cần có gói {package}: {install}",
            {"package": package, "install": install},
        ) from error
