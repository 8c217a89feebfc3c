"""What was skipped, assumed or not placed while sheets were read ([`Notes`])."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from thads_metrics.words import Lang

if TYPE_CHECKING:
    from thads_metrics._native import SheetNote

__all__ = ["Notes"]


class Notes(tuple["SheetNote", ...]):
    """What was skipped, assumed or not placed: a tuple of notes, written with those of one kind on one line."""

    def text(self, lang: Lang = "vi") -> str:
        """Write one line for the notes of a file that say the same of several cells, one for each other note."""
        several = len({note.file for note in self}) > 1
        lines = []
        for (file, _), notes in self.kinds().items():
            said = shared([note.text(lang) for note in notes])
            groups = [(said, notes)] if said else [(note.text(lang), [note]) for note in notes]
            for text, alike in groups:
                cells = ", ".join(note.cell for note in alike if note.cell is not None)
                where = f"{file}: " if several else ""
                count = f" ({len(alike)})" if len(alike) > 1 else ""
                lines.append(f"{where}{text}{count}: {cells}" if cells else f"{where}{text}{count}")
        return "\n".join(lines)

    def kinds(self) -> dict[tuple[str, str], list[SheetNote]]:
        """Give the notes of each file and code, in their order."""
        kinds: dict[tuple[str, str], list[SheetNote]] = {}
        for note in self:
            kinds.setdefault((note.file, note.code), []).append(note)
        return kinds


def shared(texts: list[str]) -> str:
    """Give what texts say alike, before what they quote; nothing if they begin differently."""
    if len(set(texts)) == 1:
        return texts[0]
    alike = takewhile(lambda letters: len(set(letters)) == 1, zip(*texts, strict=False))
    before, found, _ = "".join(letters[0] for letters in alike).rpartition(":")
    return before if found else ""
