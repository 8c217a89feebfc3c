"""What commands have in common: why a file can't be read or written, and how far they have come."""

from __future__ import annotations

import sys
import threading
import time

from thads_metrics import ThadsError

UNREADABLE = 2
"""The exit status when a file can't be read or written."""


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
