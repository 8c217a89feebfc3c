"""The words that arguments may be, for type checkers: a string that is one of a few."""

from __future__ import annotations

from typing import Literal

__all__ = ["ChartKind", "Inconsistent", "Lang", "Level", "Measure", "Share", "Ties"]

Lang = Literal["vi", "en"]
"""The languages of texts."""
Measure = Literal["cases", "money", "admin"]
"""What the figures of a form count."""
Level = Literal["office", "parent", "total"]
"""What a row of results stands for."""
Ties = Literal["exact", "printed"]
"""Which rates share a rank."""
Share = Literal["fewest_offices", "proportional", "own_targets"]
"""How what the whole still needs is shared out."""
ChartKind = Literal["rates", "gaps", "waterfall", "progress"]
"""What a chart shows."""
Inconsistent = Literal["refuse", "report", "set_aside"]
"""What becomes of rows that can't be tallied."""
