"""The text of a PDF, page by page: pdfium reads Vietnamese letter by letter right where others part them."""

from __future__ import annotations

from thads_metrics._native import refuse_pdf
from thads_metrics.optional import needed

__all__ = ["is_pdf", "pdf_pages"]


def is_pdf(data: bytes) -> bool:
    """Whether these are the bytes of a PDF."""
    return data[:1024].lstrip().startswith(b"%PDF-")


def pdf_pages(data: bytes, name: str) -> list[str]:
    """Give the text of each page; a page that was scanned has none.

    Raises `DocumentError` for a file that is damaged or has a password, and `MissingPackage` without the
    extra `documents`.
    """
    pdfium = needed("pypdfium2", "documents")
    try:
        document = pdfium.PdfDocument(data)
        try:
            return [text_of(page) for page in document]
        finally:
            document.close()
    except pdfium.PdfiumError as error:
        refuse_pdf(name, str(error))
        raise


def text_of(page: object) -> str:
    """Give the text of a page, whose lines end as anywhere else."""
    text: str = page.get_textpage().get_text_range()  # type: ignore[attr-defined]
    return text.replace("\r\n", "\n").replace("\ufffe", "-")  # a hyphen at the end of a line
