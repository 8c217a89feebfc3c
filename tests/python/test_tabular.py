"""What every table of results can do: frames, notebooks, great_tables; nothing optional is imported before."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import pytest
from fake_tables import HOSTILE, OFFICES, Fake, column, results

import thads_metrics as tm
from thads_metrics import console, optional

OPTIONAL = ("pandas", "polars", "pyarrow", "great_tables", "altair", "vl_convert", "xlsxwriter", "openpyxl")


class Cells(HTMLParser):
    """The texts of a page by tag, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, "well nested"

    def handle_data(self, data: str) -> None:
        self.texts.append((self.open[-1] if self.open else "", data))


def test_nothing_optional_is_imported_with_the_package() -> None:
    code = f"import sys, thads_metrics; print([m for m in {OPTIONAL} if m in sys.modules])"
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert asked.stdout == "[]\n"


def test_a_missing_package_is_named_with_the_pip_line() -> None:
    with pytest.raises(tm.MissingPackage, match="no_such_package") as caught:
        optional.needed("no_such_package", "charts")
    assert isinstance(caught.value, ImportError)
    assert caught.value.fields["pip"] == "pip install 'thads-metrics[charts]'"
    assert caught.value.fields["pip"] in caught.value.vi


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_frames_hold_the_values(library: str) -> None:
    table = results()
    frame = getattr(Fake(table), f"to_{library}")()
    rows = {
        "pandas": lambda: frame.to_dict("records"),
        "polars": lambda: frame.to_dicts(),
        "pyarrow": lambda: frame.to_pylist(),
    }[library]()
    assert len(rows) == table.rows
    for i, row in enumerate(rows):
        assert list(row) == [one.key for one in table.columns]
        for one in table.columns:
            value = one.values[i]
            got = row[one.key]
            missing = got is None or str(got) in ("<NA>", "nan")
            assert missing if value is None else got == (float(value) if isinstance(value, Decimal) else value)


def test_a_frame_holds_amounts_beyond_64_bits() -> None:
    large = Fake(tm.Table("x", ("x", "x"), [column("resolved", "", "", [10**20, None], "whole", "dong")]))
    assert large.to_polars()["resolved"].to_list() == [10**20, None]
    assert large.to_pyarrow()["resolved"].to_pylist() == [10**20, None]
    assert large.to_pandas()["resolved"][0] == 10**20


def test_html_shows_each_office_once_with_both_measures() -> None:
    page = Fake(results())._repr_html_()
    cells = Cells(page)
    assert not cells.open
    assert sum(tag == "tr" for tag, _ in cells.tags) == 2 + len(OFFICES) + 1
    texts = [text for _, text in cells.texts]
    assert "Tiền (1.000 đồng) · chỉ tiêu 40,10%" in texts
    assert "30,00%" in texts
    assert "✗\xa0còn\xa051,50" in texts
    assert "✓\xa0vượt\xa06,47" in texts
    assert "Số liệu thử nghiệm, không phải số liệu thật." in texts


def test_html_is_escaped_and_has_no_script() -> None:
    cells = Cells(Fake(results((HOSTILE, "a & b", '"><img src=x>')))._repr_html_())
    assert {tag for tag, _ in cells.tags} <= {
        "div", "style", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li",
    }  # fmt: skip
    texts = [text for _, text in cells.texts]
    assert {HOSTILE, "a & b", '"><img src=x>'} <= set(texts)
    assert not any(name.startswith("on") for _, attributes in cells.tags for name in attributes)


@pytest.mark.parametrize("rows", [1, 59, 60, 61, 700])
def test_a_long_table_says_how_many_rows_are_hidden(rows: int) -> None:
    shown = results(tuple(f"Chi cục {i}" for i in range(rows - 1)) or ("Chi cục",)).view()
    all_rows = shown.rows
    short = shown.shortened(60)
    assert short.rows + short.hidden == all_rows
    assert short.columns[0].cells[0] == shown.columns[0].cells[0]
    assert short.columns[0].cells[-1] == shown.columns[0].cells[-1] == "Long An"
    assert short.totals == {short.rows - 1}
    assert all(len(column.cells) == short.rows for column in short.columns)


def test_an_office_that_stands_there_twice_is_shown_twice() -> None:
    shown = results(("Tân An", "Tân An", "Bến Lức", "Cần Đước")).view()
    assert shown.columns[0].cells == ("Tân An", "Tân An", "Bến Lức", "Cần Đước", "Long An")
    eligible = next(column for column in shown.columns if column.key == "cases.eligible")
    assert eligible.cells[:2] == ("400", "437")


def test_great_tables_has_spanners_notes_and_escapes() -> None:
    page = Fake(results((HOSTILE, "Tân An"))).style().as_raw_html()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    for text in ("Việc · chỉ tiêu 81,50%", "Tiền (1.000 đồng) · chỉ tiêu 40,10%", "Số liệu thử nghiệm"):
        assert text in page


def test_text_for_terminals_lines_up() -> None:
    lines = console.of(results().view()).splitlines()
    rules = [line for line in lines if line.startswith("─")]
    assert len(rules) == 4  # below the headings and above the sum, of both measures
    for measure in "\n".join(lines).split("\n\n"):
        offices = [line for line in measure.splitlines() if line.startswith(("Chi", "Cục")) and "%" in line]
        assert len({console.width(line.split("%")[0]) for line in offices}) <= 1
    office = next(line for line in lines if line.startswith("Chi cục THADS huyện Tân An"))
    assert office.split()[5:11] == ["An", "437", "257", "58,81%", "✗", "còn"]


def test_english() -> None:
    page = Fake(results()).style("en").as_raw_html()
    assert "Money (1,000 dong)" in page
    assert "30.00%" in page
    assert "51.50 to go" in page


def test_results_of_flows_are_frozen_and_equal_by_value() -> None:
    flows = [
        tm.Flow("A", "2022/06", "cases", eligible=4, resolved=1),
        tm.Flow("B", "2022/06", "cases", eligible=2, resolved=2),
    ]
    one, other = tm.Results(flows), tm.Results(flows)
    assert one == other
    assert one != tm.Results(flows[:1])
    with pytest.raises(AttributeError):
        one.places = 3
    assert len(one) == 3
    assert one.sheet is None
    assert one.findings == ()
    assert tm.compare(one, other).table().name == "comparison"
    assert tm.what_if(one).months.table().name == "plan_months"
    assert one.to_polars().equals(other.to_polars())


def test_findings_are_a_tuple_and_a_table() -> None:
    sheet = tm.read_sheet(
        "Cơ quan,Có điều kiện thi hành,Giải quyết xong\nA,10,1o\n".encode(), period="2022/06", measure="cases"
    )
    assert isinstance(sheet.findings, tuple)
    (finding,) = sheet.findings
    assert finding.code == "not_a_number"
    assert finding.cell in sheet.findings._repr_html_()
    assert sheet.findings.to_pandas()["cell"].tolist() == [finding.cell]
    assert "Không có dòng nào." in tm.Findings()._repr_html_()


def test_a_table_made_in_python_is_arrow_like_those_of_the_core() -> None:
    columns = [
        tm.TableColumn("office", ("Cơ quan", "Office"), ["A", None]),
        tm.TableColumn("eligible", ("Có điều kiện", "Eligible"), [2**64, None], "whole", "dong"),
        tm.TableColumn("rate", ("Tỷ lệ", "Rate"), [Decimal("50.75"), None], "decimal", "percent", 2),
        tm.TableColumn("is_met", ("Đạt", "Met"), [True, None], "flag"),
    ]
    table = tm.Table("mine", ("Bảng", "Table"), columns, [("ghi chú", "note")])
    assert [column.values for column in table.columns] == [
        ("A", None),
        (2**64, None),
        (Decimal("50.75"), None),
        (True, None),
    ]
    assert columns[2].print(0) == "50,75%"
    arrow = pytest.importorskip("pyarrow").table(table)
    assert arrow["eligible"].to_pylist() == [2**64, None]
    assert arrow.schema.metadata[b"notes"].decode() == "ghi chú"


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (([Decimal("0.125")], "decimal", "percent", 2), "at most 2 decimals"),
        ((["x"], "decimal", "percent", 2), "at most 2 decimals"),
        (([1], "number"), "text, whole, decimal or flag"),
        (([1], "whole", "cents"), "none, cases, dong"),
    ],
)
def test_a_column_that_can_not_be_is_refused(arguments: tuple[Any, ...], error: str) -> None:
    with pytest.raises(ValueError, match=error):
        tm.TableColumn("x", ("x", "x"), *arguments)
    with pytest.raises(TypeError):
        tm.TableColumn("x", ("x", "x"), [0.5], "decimal", "percent", 2)  # type: ignore[list-item]
