"""Tallying a case register: rows in Arrow memory to the flows of every office."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Literal, TypeAlias

from thads_metrics import _native

if TYPE_CHECKING:
    from thads_metrics._native import Period, Regime, Tally
    from thads_metrics.sheet import ArrowStream

__all__ = ["tally"]

Inconsistent: TypeAlias = Literal["refuse", "report", "set_aside"]


def tally(
    register: ArrowStream,
    period: Period | str,
    by: str | Iterable[str] = ("office",),
    regime: Regime | str | None = None,
    *,
    assume: bool = False,
    inconsistent: Inconsistent = "refuse",
    threads: int | None = None,
    progress: Callable[[int], object] | None = None,
) -> Tally:
    """Tally a register of cases for a period, exactly, in one pass.

    `register` is any data frame, table or stream of record batches that speaks Arrow, a row for each case:
    `office` and whatever else the tally is `by` (categories, text or integers), `status` (categories or text),
    `accepted_on` and `closed_on` (days; closed_on null while open), `due` and, where there are any, `collected`,
    `terminated_amount`, `reduced_amount`, `entrusted_amount` (int64 or decimal128 without decimals, đồng).

    Where a case counts is decided by its status, its days and the regime in force on the period's last
    day; `regime` only asserts which that is. Rules known only from memory make rows inconsistent unless `assume`.

    Rows that contradict themselves, and rows that no rule places, are refused with `TallyError`; with "report"
    or "set_aside" they stay out, with a warning or without, and are in `Tally.inconsistent`.

    `progress` is called now and then with the number of rows that are done; it may raise to stop.
    """
    names = [by] if isinstance(by, str) else list(by)
    if inconsistent not in ("refuse", "report", "set_aside"):
        raise ValueError(f'expected inconsistent="refuse", "report" or "set_aside", got {inconsistent!r}')
    result = _native.tally(register, period, names, regime, assume=assume, threads=threads, progress=progress)
    return settled(result, inconsistent)


def settled(tally: Tally, inconsistent: Inconsistent) -> Tally:
    """Refuse or report the rows that are inconsistent, or neither, as the caller of the caller wants it."""
    if inconsistent == "refuse":
        return tally.refuse_inconsistent()
    if inconsistent == "report" and tally.inconsistent:
        reasons = "; ".join(f"{reason}: {rows} rows, {first}" for reason, (rows, first) in tally.inconsistent.items())
        warnings.warn(f"rows of the register were left out: {reasons}", stacklevel=3)
    return tally
