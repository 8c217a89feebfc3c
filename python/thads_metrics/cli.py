"""What commands have in common: what one gives, why a file can't be read or written, how far it has come, widths."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import textwrap
import threading
import time
from typing import NamedTuple, NoReturn

from thads_metrics import ThadsError
from thads_metrics.words import Lang

FINE, FINDINGS, UNREADABLE = 0, 1, 2
"""Exit statuses: the figures agree, some can't be right, a file can't be read or written."""


MISTAKES = [
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không có tùy chọn \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 không hợp lệ; cần một trong \3"),
    (r"argument (.*): expected (?:one|at least one) argument", r"\1: thiếu giá trị"),
    (r"argument (.*): invalid int value: (.*)", r"\1: \2 không phải là số nguyên"),
]
"""What is said of a command line that is not understood, in Vietnamese."""


class Parser(argparse.ArgumentParser):
    """A command line whose mistakes are told in both languages: which one is meant is not known yet."""

    def error(self, message: str) -> NoReturn:
        """Say what is not understood."""
        self.print_usage(sys.stderr)
        found = next((re.sub(en, vi, message) for en, vi in MISTAKES if re.fullmatch(en, message)), None)
        self.exit(UNREADABLE, f"thads-metrics: {f'{found} ({message})' if found else message}\n")


class Outcome(NamedTuple):
    """What a command gives: text for standard output, warnings for standard error, the exit status."""

    text: str
    status: int = FINE
    warnings: tuple[str, ...] = ()


class Work:
    """What a command is at: the file that an error would be about, and how far it has come."""

    def __init__(self, lang: Lang, steps: int = 4) -> None:
        self.lang = lang
        self.bar = Bar(steps)
        self.file = ""
        self.writing = False
        self.done = 0

    def at(self, file: object, *, writing: bool = False) -> None:
        """Go on to a file."""
        self.file, self.writing = str(file), writing
        self.bar.show(self.done, self.file.rpartition("/")[2])
        self.done += 1

    def failed(self, error: OSError | ThadsError) -> int:
        """Say what went wrong, in the language of the output, and give the exit status."""
        self.bar.erase()
        reason = explain(error, self.lang, writing=self.writing)
        if isinstance(error, OSError) and isinstance(error.filename, str):
            self.file = error.filename
        return complain(reason if reason.startswith(self.file) else f"{self.file}: {reason}")


WIDTH = 100
"""The most columns of a terminal that lines fill."""
TIGHT = re.compile(r"(?<=\d) (?=(điểm|việc|bản án|tỷ|triệu|nghìn|đồng|tháng|cases|points|%))|(?<=điểm) (?=%)")


def width() -> int:
    """Say how many columns there are."""
    return max(40, min(WIDTH, shutil.get_terminal_size((WIDTH, 24)).columns))


def fill(text: str, indent: str = "") -> str:
    """Fill paragraphs to the width of the terminal; words stay whole, and numbers with their units."""
    return "\n".join(
        textwrap.fill(
            TIGHT.sub("\0", line),
            width(),
            initial_indent=line[: len(line) - len(line.lstrip())],
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ).replace("\0", " ")
        if line.strip()
        else ""
        for line in text.splitlines()
    )


def complain(reason: str) -> int:
    """Say why a file can't be read, and give the exit status for it."""
    sys.stdout.flush()  # so that the two streams keep their order on a terminal
    print(f"thads-metrics: {reason}", file=sys.stderr)
    return UNREADABLE


REASONS: list[tuple[type[OSError], dict[str, str]]] = [
    (FileNotFoundError, {"vi": "không có tệp hoặc thư mục này", "en": "no such file or folder"}),
    (IsADirectoryError, {"vi": "đây là thư mục, cần một tệp", "en": "expected a file, got a folder"}),
    (
        FileExistsError,
        {"vi": "sẽ ghi đè lên tệp đã đọc; hãy chọn tên khác", "en": "would replace a file that was read; give another"},
    ),
]
FAILED = {
    False: {"vi": "không đọc được", "en": "can't be read"},
    True: {"vi": "không ghi được", "en": "can't be written"},
}


def explain(error: OSError | ThadsError, lang: str, *, writing: bool = False) -> str:
    """Say in the language asked for what went wrong."""
    if isinstance(error, ThadsError):
        return error.vi if lang == "vi" else error.en
    for cls, reason in REASONS:
        if isinstance(error, cls):
            return reason[lang]
    failed = FAILED[writing][lang]
    if isinstance(error, PermissionError):
        return {"vi": f"{failed}: không có quyền", "en": f"{failed}: permission denied"}[lang]
    return f"{failed} ({error.strerror or error})"


class Bar:
    """How far it has come: on a terminal only, when it takes over a second, and erased at the end."""

    WIDTH = 30
    PATIENCE = 1.0

    def __init__(self, total: int) -> None:
        self.total = total
        self.due = time.monotonic() + self.PATIENCE
        self.wanted = sys.stderr.isatty()
        self.waiting: threading.Timer | None = None  # an audit lets other threads run
        self.shown = False

    def show(self, done: int, name: str) -> None:
        """Draw the bar with the file that is being audited, once it is due."""
        if self.wanted:
            filled = "█" * (self.WIDTH * done // self.total)
            line = f"\r\x1b[K{filled:░<{self.WIDTH}} {done}/{self.total} {name[:40]}"
            self.waiting = threading.Timer(self.due - time.monotonic(), self.draw, [line])
            self.waiting.daemon = True
            self.waiting.start()

    def draw(self, line: str) -> None:
        """Write the line over the one before."""
        sys.stderr.write(line)
        sys.stderr.flush()
        self.shown = True

    def erase(self) -> None:
        """Leave nothing behind."""
        if self.waiting is not None:
            self.waiting.cancel()
            self.waiting.join()
            self.waiting = None
        if self.shown:
            self.draw("\r\x1b[K")
            self.shown = False
