"""A register in Parquet, read batch by batch: it may be larger than memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from thads_metrics.optional import needed

if TYPE_CHECKING:
    from thads_metrics.sheet import ArrowStream

__all__ = ["batches"]


def batches(path: str | os.PathLike[str], columns: Iterable[str]) -> ArrowStream:
    """Give the batches of a file or of a directory of files, of these columns those that are there.

    One row group is read at a time, for what is read ahead is memory; text is read as categories, as Parquet keeps it.
    """
    arrow, types, dataset = map(needed, ("pyarrow", "pyarrow.types", "pyarrow.dataset"))
    wanted = set(columns)
    fields = [
        field for field in dataset.dataset(path, format="parquet", partitioning="hive").schema if field.name in wanted
    ]
    texts = [field.name for field in fields if types.is_string(field.type) or types.is_large_string(field.type)]
    categories = dataset.ParquetFileFormat(dictionary_columns=texts)
    register = dataset.dataset(path, format=categories, partitioning="hive")
    names = [field.name for field in fields]

    def read() -> Iterator[Any]:
        for file in register.get_fragments():
            for group in file.split_by_row_group():
                yield from group.to_batches(schema=register.schema, columns=names)

    schema = arrow.schema([register.schema.field(name) for name in names])
    return arrow.RecordBatchReader.from_batches(schema, read())  # type: ignore[no-any-return]
