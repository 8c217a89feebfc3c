"""Where the targets and the rule of a table of results stand."""

from __future__ import annotations

from fractions import Fraction

from thads_metrics._native import Identity, Period, national_targets, term
from thads_metrics.tabular import Table

__all__ = ["of"]

WORDS = {
    "rule": {"vi": "{} = {} ÷ {}. Căn cứ: {}", "en": "{} = {} ÷ {}. Source: {}"},
    "target": {"vi": "Chỉ tiêu toàn quốc {}. Nguồn: {}", "en": "National target: {}. Source: {}"},
}


def of(table: Table, lang: str = "vi") -> list[str]:
    """Give one line for each national target that is used, and one for how the rate is defined."""
    columns = {column.key: column.values for column in table.columns}
    if table.name == "tally" or not {"measure", "period", "rate"} <= columns.keys():
        return []
    lines = []
    sections = dict.fromkeys(zip(columns["measure"], map(str, columns["period"]), strict=True))
    for measure, on in dict.fromkeys((measure, Period(period).last_day) for measure, period in sections):
        citation = Identity("rate").citation(measure, on)
        base = "to_enforce" if measure == "admin" else "eligible"
        names = (term(f"{measure}.{key}", lang) for key in ("rate", "resolved", base))
        lines.append(WORDS["rule"][lang].format(*names, citation))
    targets = columns.get("target", [])
    used = {
        (measure, Period(str(period)).year, Fraction(target))
        for measure, period, target in zip(columns["measure"], columns["period"], targets, strict=False)
        if target is not None
    }
    for national in national_targets():
        if (national.measure, national.year, national.target.fraction * 100) in used:
            lines.append(WORDS["target"][lang].format(national.target.print(lang), national.citation))
    return [line[:1].upper() + line[1:] for line in dict.fromkeys(lines)]
