"""What every result can do: be shown, drawn, written and exchanged ([`Tabular`])."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from thads_metrics._native import Drawing, notebook_html
from thads_metrics.files import refuse_overwriting
from thads_metrics.optional import needed
from thads_metrics.words import ChartKind, Lang

if TYPE_CHECKING:
    import altair
    import great_tables
    import pandas
    import polars
    import pyarrow

    from thads_metrics._native import Table, TableColumn

__all__ = ["Tabular", "paragraphs"]


class Tabular:
    """A result: a table that frames, notebooks, workbooks and pages can take.

    Nothing but this package is needed until a method is called that needs more; what is missing
    is then named with the pip line that brings it.
    """

    __slots__ = ()

    # The files that it was read from, which nothing that it writes may replace.
    _files: tuple[str, ...] = ()

    def table(self) -> Table:
        """Give the table that everything else is made of: exact values, headings in both languages."""
        raise NotImplementedError

    def text(self, lang: Lang = "vi") -> str:
        """Write it as the paragraphs of a report."""
        raise NotImplementedError

    def __repr__(self) -> str:
        table = self.table()
        return f"<{type(self).__name__}: {table.title('vi')}; {table.rows} rows × {len(table.columns)} columns>"

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self.table().__arrow_c_stream__(requested_schema)

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas frame: nullable integers and flags, percents as floats beside their exact text."""
        pd = needed("pandas")
        columns = {c.key: pd.array(list(c.values), dtype=pandas_type(c)) for c in self.table().columns}
        frame: pandas.DataFrame = pd.DataFrame(columns)
        return frame

    def to_polars(self) -> polars.DataFrame:
        """Give a polars frame; percents are floats, beside their exact text."""
        pl = needed("polars")
        types = {"text": pl.String, "whole": pl.Int64, "decimal": pl.Float64, "flag": pl.Boolean}
        columns = {}
        for c in self.table().columns:
            large = c.kind == "whole" and not fits(c.values)
            values = floats(c.values) if c.kind == "decimal" else c.values
            columns[c.key] = pl.Series(c.key, values, dtype=pl.Decimal(38, 0) if large else types[c.kind])
        frame: polars.DataFrame = pl.DataFrame(columns)
        return frame

    def to_pyarrow(self) -> pyarrow.Table:
        """Give a pyarrow table; percents are floats, beside their exact text."""
        table: pyarrow.Table = needed("pyarrow").table(self.table())
        return table

    def _repr_html_(self) -> str:
        return notebook_html(self.table())

    def style(self, lang: Lang = "vi") -> great_tables.GT:
        """Give a great_tables table: title, a spanner for each measure, notes."""
        from thads_metrics import style

        return style.of(self.table(), lang)

    def draw(self, kind: ChartKind | None = None, lang: Lang = "vi") -> Drawing:
        """Draw it: `.save("x.png")` or `.save("x.svg")` writes the picture, a notebook shows it without the network.

        None takes the kind that suits the table best; nothing else needs to be installed.
        """
        return Drawing(self.table(), kind, lang)

    def chart(self, kind: ChartKind | None = None, lang: Lang = "vi") -> altair.TopLevelMixin:
        """Draw it with Altair, to change the chart; `draw` gives the picture of the page.

        The kinds are those of `charts.KINDS`; None takes the one that suits the table.
        """
        from thads_metrics import charts

        return charts.of(self.table(), kind, lang)

    def to_excel(self, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
        """Write a workbook: real numbers with formats, live formulas, notes.

        Raises `FileExistsError` if that would replace the file that was read.
        """
        from thads_metrics import excel

        refuse_overwriting(self._files, path)
        excel.write(self, path, lang)

    def report(self, path: str | os.PathLike[str], lang: Lang = "vi") -> None:
        """Write the report: a page `.html` with text, charts, tables and notes that needs nothing else, or a Word file.

        A `.docx` is laid out as official papers are, with places to sign; it needs the extra `report`. Raises
        `ValueError` for any other ending, `FileExistsError` if that would replace the file that was read.
        """
        refuse_overwriting(self._files, path)
        end = os.path.splitext(os.fspath(path))[1].lower()
        if end == ".docx":
            from thads_metrics import word

            word.write(self, path, lang)
        elif end in (".html", ".htm"):
            from thads_metrics import page

            page.write(self, path, lang)
        else:
            raise ValueError(
                f"expected a report that ends in .html, .htm or .docx, got {os.fspath(path)!r} "
                "(tên tệp báo cáo phải có đuôi .html, .htm hoặc .docx)"
            )


def fits(values: Sequence[Any]) -> bool:
    """Whether all of them fit 64 bits."""
    return all(value is None or -(2**63) <= value < 2**63 for value in values)


def floats(values: Sequence[Any]) -> list[float | None]:
    """Give the nearest doubles, for frames only: exact values stand beside them as text."""
    return [None if value is None else float(value) for value in values]


def pandas_type(column: TableColumn) -> str:
    """Give the pandas type that holds the column and its gaps."""
    if column.kind == "whole" and not fits(column.values):
        return "object"
    return {"text": "string", "whole": "Int64", "decimal": "Float64", "flag": "boolean"}[column.kind]


def paragraphs(text: str) -> list[str]:
    """Give the paragraphs of a text without its notes, which stand apart."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(("Lưu ý:", "Note:"))]
