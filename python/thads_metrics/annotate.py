"""Findings written into the workbook that they are about."""

from __future__ import annotations

import io
import os
import re
import tempfile
import warnings
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from thads_metrics import _native
from thads_metrics.optional import needed
from thads_metrics.words import Lang

if TYPE_CHECKING:
    from thads_metrics._native import Finding

__all__ = ["annotate"]

FILLS = {"error": "FFFFC7CE", "warning": "FFFFEB9C"}
SEVERITIES = {
    "vi": {"error": "sai", "warning": "cần xem lại"},
    "en": {"error": "wrong", "warning": "worth a look"},
}
TITLES = {"vi": "Kiểm tra", "en": "Findings"}
HEADINGS = {
    "vi": ["Ô", "Mức độ", "Cơ quan", "Đang ghi", "Lẽ ra là", "Lệch", "Nội dung", "Căn cứ"],
    "en": ["Cell", "Severity", "Office", "Found", "Expected", "Off by", "What is wrong", "Citation"],
}
WIDTHS = [18, 13, 30, 18, 18, 16, 90, 50]
AUTHOR = "thads-metrics"
# What may stand in an XLSX beside its cells: the beginning of the parts' names, or a name of our own.
CONTENTS = {
    "xl/charts/chart": {"vi": "biểu đồ", "en": "charts"},
    "xl/media/": {"vi": "hình ảnh", "en": "images"},
    "xl/embeddings/": {"vi": "đối tượng nhúng", "en": "embedded objects"},
    "xl/ctrlProps/": {"vi": "nút điều khiển", "en": "form controls"},
    "xl/slicers/": {"vi": "nút lọc (slicer)", "en": "slicers"},
    "xl/threadedComments/": {"vi": "chuỗi trao đổi", "en": "threads of comments"},
    "xl/vbaProject": {"vi": "bộ macro", "en": "sets of macros"},
    "shapes": {"vi": "hình vẽ, hộp chữ", "en": "shapes and text boxes"},
    "sparklines": {"vi": "biểu đồ trong ô", "en": "sparklines"},
}
LOST = {"vi": "không giữ được của sổ tính gốc:", "en": "is without these of the workbook that was read:"}


def annotate(source: object, name: str, findings: Sequence[Finding], path: str, lang: Lang) -> None:
    """Write the workbook, given by its bytes, or the data frame with its findings to `path`."""
    if lang not in TITLES:
        raise ValueError(f"expected lang vi or en, got {lang!r}")
    if not path.lower().endswith((".xlsx", ".xlsm")):
        raise ValueError(f"expected a path that ends in .xlsx, got {path!r}")
    openpyxl = needed("openpyxl", "excel")
    header = 0
    if not isinstance(source, bytes):
        workbook, sheets = _rebuilt(openpyxl, _native.frame_grids(source))
        header = 1  # the rows of a frame stand below the names of its columns
    elif _is_xlsx(source):
        macros = path.lower().endswith(".xlsm")
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Sparkline Group extension")  # said below, in the reader's language
            workbook = openpyxl.load_workbook(io.BytesIO(source), keep_vba=macros, rich_text=True)
        sheets = {sheet.title: sheet for sheet in workbook.worksheets}
    else:
        workbook, sheets = _rebuilt(openpyxl, _native.grids(source, name))
    cells = [_anchor(sheets[f.place], f.row + 1 + header, f.column + 1) for f in findings]
    about: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding, cell in zip(findings, cells, strict=True):
        about[finding.place, cell.coordinate].append(finding)
    for (place, coordinate), found in about.items():
        _mark(openpyxl, sheets[place][coordinate], found, lang)
    _list(openpyxl, workbook, findings, cells, lang)
    _save(workbook, path)
    if isinstance(source, bytes) and _is_xlsx(source):
        _tell_lost(source, path, lang)


def _is_xlsx(data: bytes) -> bool:
    return data.startswith(b"PK") and "[Content_Types].xml" in zipfile.ZipFile(io.BytesIO(data)).namelist()


def _rebuilt(openpyxl: Any, grids: Iterable[Any]) -> tuple[Any, dict[str, Any]]:
    """Make a workbook with every cell where it was; also give its sheets by the names they had."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    sheets = {}
    for title, hidden, rows, hidden_rows, merged, hidden_columns in grids:
        sheets[title] = sheet = workbook.create_sheet(_title(title, workbook.sheetnames))
        sheet.sheet_state = "hidden" if hidden else "visible"
        for row in hidden_rows:
            sheet.row_dimensions[row + 1].hidden = True
        for column in hidden_columns:
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column + 1)].hidden = True
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells, 1):
                if value is not None:
                    _put(sheet.cell(row, column), value)
        for (top, left), (bottom, right) in merged:
            sheet.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    return workbook, sheets


def _title(wanted: str, taken: Sequence[str]) -> str:
    """Make a name that a sheet may have, and no other has."""
    plain = "".join("_" if c in r"\/*?:[]" else c for c in wanted).strip("'")[:31] or "Sheet"
    title, number = plain, 2
    while title.lower() in (name.lower() for name in taken):
        suffix = f" ({number})"
        title, number = plain[: 31 - len(suffix)] + suffix, number + 1
    return title


def _put(cell: Any, value: object) -> None:
    """Write a value; text stays text, whatever it begins with."""
    if isinstance(value, _native.Percent):
        cell.value = value.decimal / 100
        cell.number_format = "0%" if value.places == 0 else f"0.{'0' * value.places}%"
    elif isinstance(value, str):
        cell.value = "".join(c for c in value if c >= " " or c in "\t\n\r")[:32_767]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value


def _anchor(sheet: Any, row: int, column: int) -> Any:
    """Find the cell that shows what stands there: of merged cells the first."""
    for area in sheet.merged_cells.ranges:
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            return sheet.cell(area.min_row, area.min_col)
    return sheet.cell(row, column)


def _mark(openpyxl: Any, cell: Any, findings: Sequence[Finding], lang: Lang) -> None:
    """Colour a cell, and add a comment to what comment it has."""
    severity = "error" if any(finding.severity == "error" for finding in findings) else "warning"
    cell.fill = openpyxl.styles.PatternFill("solid", start_color=FILLS[severity], end_color=FILLS[severity])
    texts = [finding.text(lang) for finding in findings]
    if cell.comment is not None:
        texts.insert(0, cell.comment.text)
    text = "\n\n".join(texts)[:32_000]
    comment = openpyxl.comments.Comment(text, AUTHOR)
    comment.width, comment.height = 420, 60 + 18 * (len(text) // 55 + text.count("\n") + 1)
    cell.comment = comment


def _list(openpyxl: Any, workbook: Any, findings: Sequence[Finding], cells: Sequence[Any], lang: Lang) -> None:
    """Add the sheet that lists the findings."""
    styles, hyperlink, quoted = openpyxl.styles, openpyxl.worksheet.hyperlink.Hyperlink, openpyxl.utils.quote_sheetname
    sheet = workbook.create_sheet(_title(TITLES[lang], workbook.sheetnames))
    for column, (heading, width) in enumerate(zip(HEADINGS[lang], WIDTHS, strict=True), 1):
        cell = sheet.cell(1, column, heading)
        cell.font = styles.Font(bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, (finding, marked) in enumerate(zip(findings, cells, strict=True), 2):
        told = [finding.cell, SEVERITIES[lang][finding.severity], finding.office, finding.found]
        told += [finding.expected or "", finding.off_by or "", finding.text(lang), finding.citation]
        for column, text in enumerate(told, 1):
            cell = sheet.cell(row, column)
            _put(cell, text)
            cell.alignment = styles.Alignment(vertical="top", wrap_text=column > 2)
        fill = FILLS[finding.severity]
        sheet.cell(row, 2).fill = styles.PatternFill("solid", start_color=fill, end_color=fill)
        link, target = sheet.cell(row, 1), f"{quoted(marked.parent.title)}!{marked.coordinate}"
        link.hyperlink = hyperlink(ref=link.coordinate, location=target)
        link.font = styles.Font(color="FF0563C1", underline="single")
    sheet.freeze_panes = "A2"


def _save(workbook: Any, path: str) -> None:
    """Write the whole file, or leave what was there."""
    folder = os.path.dirname(path) or "."
    handle, unfinished = tempfile.mkstemp(dir=folder, suffix=os.path.splitext(path)[1])
    try:
        with os.fdopen(handle, "wb") as file:
            workbook.save(file)
        os.chmod(unfinished, 0o666 & ~_umask())
        os.replace(unfinished, path)
    except BaseException:
        os.unlink(unfinished)
        raise


def _tell_lost(source: bytes, path: str, lang: Lang) -> None:
    """Warn of what `openpyxl` does not keep."""
    before, after = _contents(io.BytesIO(source)), _contents(path)
    lost = [(kind, before[kind] - after[kind]) for kind in CONTENTS if before[kind] > after[kind]]
    if lost:
        told = ", ".join(f"{number} {CONTENTS[kind][lang]}" for kind, number in lost)
        warnings.warn(f"{os.path.basename(path)} {LOST[lang]} {told}", UserWarning, stacklevel=4)


def _contents(file: io.BytesIO | str) -> Counter[str]:
    """Count what stands in an XLSX beside its cells, by kind."""
    counts: Counter[str] = Counter()
    with zipfile.ZipFile(file) as package:
        for name in package.namelist():
            part = next((kind for kind in CONTENTS if name.startswith(kind)), None)
            if part is not None and not name.endswith(".rels"):
                counts[part] += 1
            elif name.startswith("xl/drawings/drawing"):
                counts["shapes"] += len(re.findall(rb"<xdr:(?:sp|cxnSp)[ >]", package.read(name)))
            elif name.startswith("xl/worksheets/sheet"):
                counts["sparklines"] += len(re.findall(rb"<x14:sparkline>", package.read(name)))
    return counts


def _umask() -> int:
    """Give the rights that new files are not given."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
