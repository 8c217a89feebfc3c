"""Tallying a log of events: what happened to cases, as of any cut-off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from thads_metrics import _native
from thads_metrics.register import Tally, is_refused, names
from thads_metrics.words import Inconsistent

if TYPE_CHECKING:
    from thads_metrics._native import Period, Regime, ReportingYear
    from thads_metrics.sheet import ArrowStream

__all__ = ["Events"]


class Events:
    """A log of what happened to cases, to be tallied as of any cut-off.

    `events` is any data frame, table or stream of record batches that speaks Arrow, a row for each event, in any order:

    - `case` and `office` (categories, text or integers), `day` (a day);
    - `event` (categories or text), one of `event_kinds()`: newly_accepted; collected, terminated_amount,
      reduced_amount, entrusted_amount, of a part of the money; or a status, which the case has from then on and which
      may close it;
    - `amount` (int64 or decimal128 without decimals, đồng): what is due when an office accepts the case, and what the
      events of amounts are of; null or zero with a status;
    - whatever else tallies are `by`, as it is in the row in which an office accepts the case.

    The log is read and sorted once. `progress` is called now and then with the number of rows that are read; it may
    raise to stop.

    Until it is given a status, a case that was accepted is in_progress. One that is entrusted, taken up or revoked ends
    at that office, and begins anew at the office that accepts it: it shows at both ends. On 1 October what is left of a
    case is what is due, so what a year carries over is what the next one carries in, but for what moves to the separate
    register or comes back from it:

    >>> import datetime, pyarrow as pa, thads_metrics as tm
    >>> day = datetime.date
    >>> log = pa.table(
    ...     {
    ...         "case": ["a", "a", "a", "a", "b"],
    ...         "office": ["Long An", "Long An", "Long An", "Bảo Lộc", "Bảo Lộc"],
    ...         "day": [day(2022, 3, 1), day(2022, 9, 30), day(2022, 11, 15), day(2022, 11, 15), day(2021, 10, 1)],
    ...         "event": ["newly_accepted", "collected", "entrusted", "newly_accepted", "newly_accepted"],
    ...         "amount": [100, 40, None, 60, 7],
    ...     }
    ... )
    >>> events = tm.Events(log)
    >>> events
    <Events by office: 5 events of 2 cases>
    >>> for flow in events.tally("2022/12", assume=True).flows():
    ...     print(flow.office, flow.measure, flow.newly_accepted, flow.carried_over)
    Bảo Lộc cases 1 1
    Bảo Lộc money 7 7
    Long An cases 1 1
    Long An money 100 60
    >>> november = events.months(2023, assume=True)[1]
    >>> for flow in november.flows():
    ...     print(flow.office, flow.measure, flow.carried_in, flow.newly_accepted, flow.entrusted, flow.carried_over)
    Bảo Lộc cases 1 1 0 2
    Bảo Lộc money 7 60 0 67
    Long An cases 1 0 1 0
    Long An money 60 0 60 0
    """

    __slots__ = ("_log",)

    def __init__(
        self,
        events: ArrowStream,
        by: str | Iterable[str] = ("office",),
        *,
        progress: Callable[[int], object] | None = None,
    ) -> None:
        self._log = _native.EventLog(events, names(by), progress=progress)

    @property
    def by(self) -> tuple[str, ...]:
        """The columns that tallies are by."""
        return self._log.by

    @property
    def rows(self) -> int:
        """How many events there are."""
        return self._log.rows

    @property
    def cases(self) -> int:
        """How many cases they are of."""
        return self._log.cases

    def tally(
        self,
        period: Period | str,
        regime: Regime | str | None = None,
        *,
        assume: bool = False,
        inconsistent: Inconsistent = "refuse",
        threads: int | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> Tally:
        """Tally the cases as they stood on a period's last day: the tally of the register of that day.

        Nothing later counts. The regime is the one in force on that day; `regime` only asserts which that is.
        The rest is as for `tallies`.
        """
        # Asserts the regime as every tally does.
        empty = Tally.empty(period, self.by, regime, assume=assume)
        (result,) = self.tallies(
            [empty.period], assume=assume, inconsistent=inconsistent, threads=threads, progress=progress
        )
        return result

    def months(
        self,
        year: ReportingYear | int,
        *,
        assume: bool = False,
        inconsistent: Inconsistent = "refuse",
        threads: int | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> tuple[Tally, ...]:
        """Tally the twelve cumulative months of a reporting year in one pass, from October on; see `tallies`."""
        begun = year if isinstance(year, _native.ReportingYear) else _native.ReportingYear(year)
        periods = [begun.months(count) for count in range(1, 13)]
        return self.tallies(periods, assume=assume, inconsistent=inconsistent, threads=threads, progress=progress)

    def tallies(
        self,
        periods: Iterable[Period | str],
        *,
        assume: bool = False,
        inconsistent: Inconsistent = "refuse",
        threads: int | None = None,
        progress: Callable[[int], object] | None = None,
    ) -> tuple[Tally, ...]:
        """Tally several periods in one pass, each under the regime of its last day.

        The rows of a tally are the cases on the books of each office on the last day. A case in which something can't
        have happened is inconsistent from that day on; one that no rule places is, at the cut-offs at which none does.
        Rules known only from memory are used only if `assume`.

        On one day a case is accepted, then amounts count, then it is given a status, then it is closed; an office
        that had it on its books that morning accepts it anew last.

        Inconsistent cases are refused with `TallyError`; with "report" or "set_aside" they stay out, with a warning or
        without, and are in `Tally.inconsistent`: for each reason how many, and the rows of the first twenty events to
        blame. `progress` is called now and then with the number of cases that are done; it may raise to stop.
        """
        refuse = is_refused(inconsistent)
        results = self._log.tallies(list(periods), assume=assume, refuse=refuse, threads=threads, progress=progress)
        tallies = tuple(Tally._of(result) for result in results)
        for tally in tallies:
            tally._reported(inconsistent)
        return tallies

    def __repr__(self) -> str:
        return f"<Events by {', '.join(self.by)}: {self.rows} events of {self.cases} cases>"
