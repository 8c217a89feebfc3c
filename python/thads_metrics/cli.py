"""The command `audit`: report files in, their audits out."""

from __future__ import annotations

import argparse
import json
import sys
import threading
import time
from pathlib import Path

from thads_metrics import Audit, ThadsError, langs, read_report

CONSISTENT, CONFLICT, UNREADABLE = 0, 1, 2
"""Exit statuses; the greatest of all files counts."""

DESCRIPTION = """\
What published figures imply, and where they contradict each other.
Đối chiếu các số liệu đã công bố: suy ra được gì, mâu thuẫn ở đâu.
"""
EPILOG = """\
exit status (mã kết thúc):
  0  all figures can be true together (không có mâu thuẫn)
  1  there is a conflict, or with --strict a doubt (có mâu thuẫn; với --strict: có số liệu cần xem lại)
  2  a file can't be read (có tệp không đọc được)
"""


def add_audit(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    audit = commands.add_parser(
        "audit",
        help="audit report files (đối chiếu số liệu báo cáo)",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    audit.add_argument(
        "files",
        nargs="+",
        metavar="FILE",
        help="a report file, or a folder for every *.toml in it (tệp báo cáo, hoặc thư mục chứa các tệp .toml)",
    )
    audit.add_argument(
        "--json", action="store_true", help="one JSON object; of several files, one a line (mỗi tệp một dòng)"
    )
    audit.add_argument(
        "--lang", choices=langs(), default="vi", help="language of the text; default vi (ngôn ngữ; mặc định vi)"
    )
    audit.add_argument(
        "--strict", action="store_true", help="a doubt is status 1 too (số liệu cần xem lại cũng cho mã 1)"
    )
    audit.add_argument(
        "--all", action="store_true", help="show wide intervals too (hiện cả các khoảng rộng)"
    )
    audit.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Audit every file and say the worst that was found."""
    lang: str = arguments.lang
    several = len(arguments.files) > 1 or Path(arguments.files[0]).is_dir()
    status = CONSISTENT
    files: list[Path] = []
    for given in map(Path, arguments.files):
        try:
            found = expand(given)
        except OSError as error:
            status = complain(f"{given}: {explain(error, lang)}")
        else:
            files += found
            if not found:
                status = complain(f"{given}: {EMPTY_FOLDER[lang]}")
    bar = Bar(len(files))
    separator = ""
    try:
        for done, file in enumerate(files):
            bar.show(done, file.name)
            try:
                audit = read_report(file).audit()
            except OSError as error:
                bar.erase()
                status = complain(f"{file}: {explain(error, lang)}")
                continue
            except ThadsError as error:  # its text names the file, and the line
                bar.erase()
                status = complain(explain(error, lang))
                continue
            bar.erase()
            sound = audit.consistent and not (arguments.strict and audit.doubts)
            status = max(status, CONSISTENT if sound else CONFLICT)
            if arguments.json:
                print(named_json(str(file), audit) if several else audit.to_json())
            else:
                header = f"{separator}== {file} ==\n\n" if several else ""
                print(f"{header}{audit.text(lang, all=arguments.all)}", end="")
                separator = "\n"
    finally:
        bar.erase()
    return status


def named_json(file: str, audit: Audit) -> str:
    """Write the audit on one line, the file first."""
    return json.dumps({"file": file, **audit.to_dict()}, ensure_ascii=False, separators=(",", ":"))


def expand(given: Path) -> list[Path]:
    """Give the file itself, or the report files of a folder in order."""
    if not given.is_dir():
        return [given]
    return sorted(file for file in given.iterdir() if file.suffix == ".toml" and file.is_file())


def complain(reason: str) -> int:
    """Say why a file can't be read, and give the exit status for it."""
    sys.stdout.flush()  # so that the two streams keep their order on a terminal
    print(f"thads-metrics: {reason}", file=sys.stderr)
    return UNREADABLE


EMPTY_FOLDER = {
    "vi": "thư mục không có tệp .toml nào",
    "en": "expected at least one .toml file in this folder, got none",
}
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
