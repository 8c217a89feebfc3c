"""Workbooks of every kind, written by other libraries, for the tests to read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import P

Rows = Sequence[Sequence[Any]]


def xlsx(sheets: Mapping[str, Rows], change: Callable[[Any], None] | None = None) -> bytes:
    """An XLSX by openpyxl; `change` may do more to the workbook."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    if change is not None:
        change(workbook)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def xlsx_shared(write: Callable[[Any], None]) -> bytes:
    """An XLSX of one sheet by xlsxwriter, which keeps texts in a table of their own."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as workbook:
        write(workbook.add_worksheet("A"))
    return file.getvalue()


def xlsx_of(rows: Rows) -> bytes:
    """An XLSX of many rows, its XML written as it stands: the libraries take long."""

    def cell(value: Any) -> str:
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if isinstance(value, str) else f"<c><v>{value}</v></c>"

    lines = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)

    def filled(part: bytes) -> bytes:
        return part.split(b"<sheetData")[0] + f"<sheetData>{lines}</sheetData></worksheet>".encode()

    return rezipped(xlsx({"A": [[1]]}), {"xl/worksheets/sheet1.xml": filled})


def xls(rows: Rows, change: Callable[[Any], None] | None = None) -> bytes:
    """An XLS of one sheet by xlwt."""
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Biểu 1")
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    if change is not None:
        change(sheet)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def xls_percent(sheet: Any, column: int, value: float, code: str) -> None:
    """Write a number into the first row of an XLS sheet, shown by a format."""
    sheet.write(0, column, value, xlwt.easyxf(num_format_str=code))


def xls_of_corners(sheets: int) -> bytes:
    """An XLS whose sheets hold little but the first and the last cell."""
    workbook = xlwt.Workbook()
    for number in range(sheets):
        sheet = workbook.add_sheet(f"{number}")
        sheet.write(0, 0, 1)
        sheet.write(65_535, 255, 1)
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def ods(rows: Sequence[TableRow], columns: Sequence[TableColumn] = ()) -> bytes:
    """An ODS of one table by odfpy."""
    document = OpenDocumentSpreadsheet()
    table = Table(name="Biểu 1")
    for part in (*columns, *rows):
        table.addElement(part)
    document.spreadsheet.addElement(table)
    file = io.BytesIO()
    document.write(file)
    return file.getvalue()


def ods_column(**attributes: Any) -> TableColumn:
    return TableColumn(**attributes)


def ods_row(*cells: TableCell, **attributes: Any) -> TableRow:
    row = TableRow(**attributes)
    for cell in cells:
        row.addElement(cell)
    return row


def ods_cell(value: Any = None, kind: str = "float", shown: str | None = None, **attributes: Any) -> TableCell:
    """A cell: a text, or a number shown as `shown`."""
    if value is None:
        return TableCell(**attributes)
    if isinstance(value, str):
        cell = TableCell(valuetype="string", **attributes)
    else:
        cell = TableCell(valuetype=kind, value=value, **attributes)
    cell.addElement(P(text=shown or str(value)))
    return cell


def encrypted(data: bytes, password: str = "bí mật") -> bytes:
    """An XLSX as Excel protects it with a password to open."""
    file = io.BytesIO()
    msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(data)).encrypt(password, file)
    return file.getvalue()


def rezipped(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """A zipped workbook with some of its parts changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
    return file.getvalue()
