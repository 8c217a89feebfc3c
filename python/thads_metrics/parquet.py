"""A register in Parquet, read batch by batch: it may be larger than memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from thads_metrics._native import refuse_parquet
from thads_metrics.errors import TallyError
from thads_metrics.optional import needed

if TYPE_CHECKING:
    from thads_metrics.sheet import ArrowStream

__all__ = ["batches"]


def batches(path: str | os.PathLike[str], columns: Iterable[str]) -> tuple[ArrowStream, list[TallyError]]:
    """Give the batches of a file or of a directory of files, of these columns those that are there.

    What a batch could not be read for comes out of the stream as text alone; the errors are put into the list.

    One row group is read at a time, for what is read ahead is memory; text is read as categories, as Parquet keeps it.
    """
    arrow, types, dataset = map(needed, ("pyarrow", "pyarrow.types", "pyarrow.dataset"))
    wanted = set(columns)
    name = os.fspath(path)
    with readable(name):
        found = dataset.dataset(path, format="parquet", partitioning="hive")
    fields = [field for field in found.schema if field.name in wanted]
    texts = [field.name for field in fields if types.is_string(field.type) or types.is_large_string(field.type)]
    categories = dataset.ParquetFileFormat(dictionary_columns=texts)
    register = dataset.dataset(path, format=categories, partitioning="hive")
    names = [field.name for field in fields]

    broken: list[TallyError] = []

    def read() -> Iterator[Any]:
        for file in register.get_fragments():
            try:
                with readable(file.path):
                    for group in file.split_by_row_group():
                        yield from group.to_batches(schema=register.schema, columns=names)
            except TallyError as error:
                broken.append(error)
                raise

    schema = arrow.schema([register.schema.field(name) for name in names])
    return arrow.RecordBatchReader.from_batches(schema, read()), broken


@contextmanager
def readable(file: str) -> Iterator[None]:
    """Raise our own error, with the file's name, where pyarrow can't read it."""
    arrow = needed("pyarrow")
    try:
        yield
    except (arrow.ArrowInvalid, arrow.ArrowNotImplementedError, OSError) as error:
        if isinstance(error, FileNotFoundError):
            raise
        refuse_parquet(file, " ".join(str(error).split("\n")[0].split()))
