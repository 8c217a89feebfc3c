"""What can go wrong: one class for each question asked, all of them `ThadsError`.

An error is data that a program can act on (`code`, `fields`) and that a person can read in
English (`en`, also `str(error)`) and Vietnamese (`vi`). Each class also derives from the
built-in that Python code would expect in its place, so `except ValueError` keeps working.

The classes carry the names of the core's error enums. They are written here, in Python, and
looked up by name when the core reports an error.
"""

from __future__ import annotations

__all__ = [
    "AmountError",
    "ArticleError",
    "CalendarError",
    "CaseError",
    "ChartError",
    "DateError",
    "DocumentError",
    "FlowError",
    "FrameError",
    "MissingPackage",
    "NoBounds",
    "OfficeError",
    "PercentError",
    "PeriodError",
    "PrintedError",
    "RegimeError",
    "ReportError",
    "ResultsError",
    "SheetError",
    "StatisticError",
    "TallyError",
    "TargetError",
    "ThadsError",
    "Undefined",
    "UnknownName",
    "WorkbookError",
]


class ThadsError(Exception):
    """Any error of thads_metrics."""

    code: str
    """A stable identifier such as `period.month`."""
    en: str
    """The explanation in English."""
    vi: str
    """The explanation in Vietnamese."""
    fields: dict[str, str]
    """What is wrong, where, what was expected: the names and values that the texts are made of."""

    def __init__(self, code: str, en: str, vi: str, fields: dict[str, str]) -> None:
        super().__init__(code, en, vi, fields)
        self.code = code
        self.en = en
        self.vi = vi
        self.fields = fields

    def __str__(self) -> str:
        return self.en


class UnknownName(ThadsError, KeyError):
    """A word that should name something of the vocabulary does not."""


class AmountError(ThadsError, ValueError):
    """A number is no count of cases and no amount of đồng."""


class DateError(ThadsError, ValueError):
    """A text is no day."""


class PeriodError(ThadsError, ValueError):
    """A text is no reporting period, or a date lies in none."""


class PercentError(ThadsError, ValueError):
    """A text is no percentage."""


class Undefined(ThadsError, ValueError):
    """Why there is no rate.

    A `ValueError` and no `ZeroDivisionError`: nothing eligible is one of the reasons, and
    a rate of more than was eligible or of cases over money divides by no zero.
    """


class PrintedError(ThadsError, ValueError):
    """A printed figure could not be read."""


class ReportError(ThadsError, ValueError):
    """A report, or a report file, that can't be audited: `file`, `line` and `key` say where."""

    @property
    def file(self) -> str | None:
        """The file; None for a report built in code."""
        return self.fields.get("file") or None

    @property
    def line(self) -> int | None:
        """The line, from 1; in code, the position of the figure; None where the whole file is meant."""
        line = self.fields.get("line")
        return None if line is None else int(line)

    @property
    def key(self) -> str | None:
        """The key; None where a whole table or file is meant."""
        return self.fields.get("key") or None


class ArticleError(ThadsError, ValueError):
    """A text makes no report: it has no figures, or does not say whose or of when they are."""


class DocumentError(ThadsError, ValueError):
    """A document can't be read as text: `fields["file"]` says which."""


class NoBounds(ThadsError, KeyError):
    """The figures of a report say nothing of a quantity; `fields["expected"]` names what there is."""


class TargetError(ThadsError, ValueError):
    """A target can't be compared, or can't be met."""


class OfficeError(ThadsError, ValueError):
    """An office is not well formed or not found."""


class StatisticError(ThadsError, ValueError):
    """Statistics make no percentage, no sum, or no table."""


class CalendarError(ThadsError, ValueError):
    """A deadline does not follow from what is known, such as the holidays of a year."""


class RegimeError(ThadsError, ValueError):
    """No regime applies, or the word names none."""


class FlowError(ThadsError, ValueError):
    """Figures do not make a flow."""


class CaseError(ThadsError, ValueError):
    """A case contradicts itself, or no rule says where it counts."""


class ResultsError(ThadsError, ValueError):
    """Results can't be computed, compared or carried on."""


class ChartError(ThadsError, ValueError):
    """A table can't be drawn as asked."""


class SheetError(ThadsError, ValueError):
    """A workbook or a text file has no figures of offices that could be read."""


class TallyError(ThadsError, ValueError):
    """A register can't be tallied, or tallies can't be put together."""


class FrameError(ThadsError, ValueError):
    """A data frame can't be read, or a table can't be given as one."""


class WorkbookError(ThadsError, ValueError):
    """A file is no workbook or text file that can be read, or has no such sheet."""


class MissingPackage(ThadsError, ImportError):
    """An optional package is not installed; `fields["pip"]` is the line that installs it."""
