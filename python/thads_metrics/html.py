"""An audit as HTML for notebooks: escaped, without script, readable on light and on dark."""

from __future__ import annotations

from thads_metrics._native import Audit, notebook_html
from thads_metrics.words import Lang

__all__ = ["of_audit"]

VERDICT = {"vi": "Tất cả các số liệu có thể cùng đúng.", "en": "All the figures can be true together."}


def of_audit(audit: Audit, lang: Lang = "vi") -> str:
    """Give the verdict, the conflicts and the table of an audit, as a notebook shows them."""
    said = [VERDICT[lang]] if audit.consistent else [conflict.text(lang) for conflict in audit.conflicts]
    said += [doubt.text(lang) for doubt in audit.doubts]
    return notebook_html(audit.table(), said, lang)
