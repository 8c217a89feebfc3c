"""A polars frame with the codes of its Categoricals as they are."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thads_metrics.sheet import ArrowStream

__all__ = ["coded"]


def coded(register: ArrowStream) -> tuple[ArrowStream, dict[str, Any]]:
    """Give a polars frame with codes in place of categories, and for each such column the texts that they are codes of.

    A Categorical's codes lead into a list that frames share. On its way to Arrow polars numbers them
    anew, row by row, which takes longer than to tally them. Whatever else it is, a register stays as it is.
    """
    polars = sys.modules.get("polars")
    if polars is None or not hasattr(polars, "Categories") or not isinstance(register, polars.DataFrame):
        return register, {}
    types = {name: of for name, of in register.schema.items() if isinstance(of, polars.Categorical)}
    codes = register.with_columns(polars.col(name).to_physical() for name in types)
    return codes, {name: of.categories.to_series() for name, of in types.items()}
