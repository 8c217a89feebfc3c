"""Workbooks that LibreOffice calculates again have the values that the core wrote."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

import openpyxl
import pytest
from programs import program
from test_excel import EXAMPLES, cells

import thads_metrics as tm


def test_libreoffice_calculates_the_same(tmp_path: Path) -> None:
    workbook = tmp_path / "results.xlsx"
    tm.read_sheet(EXAMPLES / "long-an-2022-06.xlsx").results(whole="tỉnh Long An").to_excel(workbook)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    # Sheet 0 is every sheet; formatted values are not exported, so that numbers keep their digits.
    how = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    command = [
        program("soffice", "libreoffice"),
        profile,
        "--headless",
        "--convert-to",
        how,
        "--outdir",
        str(tmp_path),
        str(workbook),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    values = cells(workbook, cached=True)
    compared = 0
    for name in ("Kết quả việc", "Kết quả tiền", "Biểu việc", "Biểu tiền"):
        with open(tmp_path / f"results-{name}.csv", encoding="utf-8", newline="") as file:
            for row, line in enumerate(csv.reader(file), 1):
                for column, text in enumerate(line):
                    value = values.get((name, f"{openpyxl.utils.get_column_letter(column + 1)}{row}"))
                    if isinstance(value, (int, float)):
                        shown = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
                        assert shown == pytest.approx(value, rel=1e-9, abs=1e-9), (name, row, column)
                        compared += 1
    assert compared > 700
