"""Word files and PDFs that tests make, with nothing but what they hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paragraph(text: str) -> str:
    stops = '<w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr>'
    return f'<w:p>{stops}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def docx(before: Iterable[str], rows: Sequence[Sequence[str]] = (), after: Iterable[str] = ()) -> bytes:
    """Give a Word file of paragraphs around a table."""
    cells = ("".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    table = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    body = "".join(map(paragraph, before)) + (f"<w:tbl>{table}</w:tbl>" if table else "")
    body += "".join(map(paragraph, after))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """Give a PDF of lines of text; a page without lines is like a scanned one.

    Letters are written by codes of two bytes, which a table (ToUnicode) turns back into text.
    """
    codes = sorted({letter for page in pages for line in page for letter in line})
    code = {letter: f"{number:04x}" for number, letter in enumerate(codes, 1)}
    pairs = "".join(f"<{code[letter]}> <{letter.encode('utf-16-be').hex()}>\n" for letter in codes)
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{pairs}"
        "endbfchar endcmap end end"
    )
    font = 3
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 500 /FontDescriptor 5 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 500 700] /ItalicAngle 0 /Ascent 700 "
        "/Descent 0 /CapHeight 700 /StemV 80 >>",
        stream(table),
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"<{''.join(code[letter] for letter in line)}> Tj T*\n" for line in lines)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 2000 800] /Contents {8 + 2 * number} 0 R "
            f"/Resources << /Font << /F {font} 0 R >> >> >>"
        )
        objects.append(stream(f"BT /F 12 Tf 14 TL 40 700 Td\n{shown}ET"))
    out, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def stream(text: str) -> str:
    return f"<< /Length {len(text)} >>\nstream\n{text}\nendstream"
