"""Articles: what people give, and what they see."""

from __future__ import annotations

import copy
import io
import json
import pickle
import re
import unicodedata
from html import escape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from documents import docx, pdf

import thads_metrics as tm

EXAMPLES = Path(__file__).parents[2] / "examples"
LONG_AN = EXAMPLES / "long-an-2022-06.txt"
TEXT = "6 tháng đầu năm 2022, Cục THADS tỉnh Long An đã thi hành xong 5.574 việc, đạt tỷ lệ 50,75%."
FIGURES = [("cases.resolved", "5.574 việc"), ("cases.rate", "50,75%")]


def figures(article: tm.Article) -> list[tuple[str, str]]:
    return [(figure["quantity"], figure["printed"]) for figure in article.figures]


def test_the_example_as_a_text_gives_the_verdict_of_its_report_file() -> None:
    article, report = tm.read_article(LONG_AN), tm.read_report(LONG_AN.with_suffix(".toml"))
    bounds = [read.audit().quantity("cases.eligible") for read in (article, report)]
    assert [(bound.low, bound.high) for bound in bounds] == [(10982, 10983)] * 2
    assert len(article.audit().conflicts) == len(report.audit().conflicts)
    assert article == tm.read_article(str(LONG_AN))
    assert tm.read_article(LONG_AN.read_text("utf-8")).figures == article.figures
    with LONG_AN.open("rb") as file:
        assert tm.read_article(file).figures == article.figures


def test_spans_are_bytes_of_the_text_and_hold_every_number() -> None:
    article = tm.read_article(LONG_AN)
    text = article.text.encode()
    marked = [*article.figures, *article.others]
    for number in marked:
        start, end = number["span"]
        assert text[start:end].decode() == number["text"]
    covered = set().union(*(range(*number["span"]) for number in marked))
    assert {at for at, byte in enumerate(text) if byte in b"0123456789"} <= covered


def wide(text: str) -> str:
    return re.sub(r"\d", lambda digit: chr(ord(digit[0]) + 0xFEE0), text)


AS_TYPED = {
    "NFC": TEXT,
    "NFD": unicodedata.normalize("NFD", TEXT),
    "non-breaking spaces": TEXT.replace(" ", "\u00a0"),
    "zero-width spaces": TEXT.replace("5.574", "5\u200b.574").replace("đạt", "đ\u200cạt"),
    "full width": wide(TEXT).replace("%", "％"),
    "lines of a PDF": TEXT.replace(", đạt", ",\nđạt").replace("đã thi", "đã\nthi").replace("5.574 việc", "5.574\nviệc"),
    "a space in a number": TEXT.replace("50,75", "5 0,75"),
    "letters for digits": TEXT.replace("50,75", "5O,75"),
    "a byte order mark": "\ufeff" + TEXT,
    "Windows lines": TEXT.replace(", ", ",\r\n"),
}


@pytest.mark.parametrize("typed", AS_TYPED.values(), ids=AS_TYPED)
def test_one_text_however_it_is_typed(typed: str, tmp_path: Path) -> None:
    assert figures(tm.read_article(typed)) == FIGURES
    (tmp_path / "a.txt").write_bytes(typed.encode())
    assert figures(tm.read_article(tmp_path / "a.txt")) == FIGURES


def windows_1258(text: str) -> bytes:
    """Letters with their own marks, and tones after them, as Windows typed them."""
    out = []
    for letter in text:
        parts = unicodedata.normalize("NFD", letter)
        tones = [c for c in parts if c in "\u0300\u0301\u0303\u0309\u0323"]
        out.append(unicodedata.normalize("NFC", "".join(c for c in parts if c not in tones)) + "".join(tones))
    return "".join(out).encode("cp1258")


# as the fonts .VnTime store it: made by hand from the standard's table
TCVN3 = "6 th¸ng ®Çu n¨m 2022, Côc THADS tØnh Long An ®· thi hµnh xong 5.574 viÖc, ®¹t tû lÖ 50,75%."


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (windows_1258(TEXT), "Windows-1258"),
        (TCVN3.encode("cp1252"), "TCVN3"),
        (TCVN3.encode("utf-8"), "TCVN3"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
    ],
    ids=["1258", "TCVN3", "TCVN3 as it is pasted", "UTF-16", "UTF-16LE", "UTF-16BE"],
)
def test_other_encodings_are_decoded_with_a_note(data: bytes, encoding: str) -> None:
    article = tm.read_article(data)
    assert unicodedata.normalize("NFC", article.text) == TEXT
    assert figures(article) == FIGURES
    assert any(encoding in note for note in article.notes)


REFUSED: dict[str, tuple[bytes, str, str, str]] = {
    "nothing": (b"", "document.empty", "no text", "không có chữ"),
    "white space": (b" \n\t ", "document.empty", "no text", "không có chữ"),
    "bytes": (bytes(range(256)) * 8, "document.binary", "binary", "nhị phân"),
    "a workbook": ((EXAMPLES / "long-an-2022-06.xlsx").read_bytes(), "document.kind", "thads-metrics rates", "rates"),
    "a report file": (LONG_AN.with_suffix(".toml").read_bytes(), "document.kind", "audit", "audit"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "document.picture", "recognise its text", "nhận dạng chữ"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "document.save_as_word", ".docx", ".docx"),
    "RTF": (b"{\\rtf1 500}", "document.save_as_word", ".docx", ".docx"),
    "half a Word file": (docx(["a"])[:300], "document.not_word", "damaged", "hỏng"),
    "half a PDF": (b"%PDF-1.7\n%\xe2\xe3", "document.damaged_pdf", "damaged", "hỏng"),
    "a scanned PDF": (pdf([[], []]), "document.scanned", "OCR", "OCR"),
    "other letters": ("данные 500".encode("cp1251"), "document.encoding", "save it as UTF-8", "lưu lại"),
}


@pytest.mark.parametrize(("data", "code", "en", "vi"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_text_is_refused_with_what_to_do(data: bytes, code: str, en: str, vi: str, tmp_path: Path) -> None:
    path = tmp_path / "given"
    path.write_bytes(data)
    with pytest.raises(tm.DocumentError) as raised:
        tm.read_article(path)
    error = raised.value
    assert (error.code, error.fields["file"]) == (code, str(path))
    assert en in error.en
    assert vi in error.vi
    assert len(error.en) < 400  # a wrong kind of file does not flood the screen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Giá vàng hôm nay tăng 5% lên 120 triệu đồng một lượng.", "article.other_subject"),
        ("Thi hành án dân sự là hoạt động của Nhà nước, được quy định tại Luật số 26/2008.", "article.no_figures"),
        ("Năm 2022, đơn vị thi hành án thi hành xong 500 việc.", "article.no_office"),
        ("Cục THADS tỉnh Long An thi hành xong 500 việc.", "article.no_period"),
    ],
)
def test_a_text_that_makes_no_report_says_why(text: str, code: str) -> None:
    article = tm.read_article(text)
    with pytest.raises(tm.ArticleError) as raised:
        article.audit()
    assert raised.value.code == code
    assert raised.value.en != raised.value.vi
    assert escape(raised.value.vi) in article.html()
    assert escape(raised.value.en) in article.html("en")


def test_office_and_period_are_asked_for_and_given() -> None:
    article = tm.read_article("Đơn vị thi hành án thi hành xong 500 việc.", office="Long An", period="2022/06")
    assert (article.office, article.period) == ("Long An", tm.Period("2022/06"))
    assert article.audit().conflicts == ()


def test_a_name_of_a_file_is_never_a_text(tmp_path: Path) -> None:
    for name in ["baibao.txt", str(tmp_path / "Bài báo 2022.docx"), "page.HTML"]:
        with pytest.raises(FileNotFoundError):
            tm.read_article(name)
    with pytest.raises(TypeError, match="expected a text, a path"):
        tm.read_article(5)  # type: ignore[arg-type]
    assert figures(tm.read_article(io.BytesIO(TEXT.encode()))) == FIGURES


def test_much_text_and_long_numbers() -> None:
    assert figures(tm.read_article(TEXT + " " + "9" * 10_000)) == FIGURES
    assert len(tm.read_article(TEXT + "\n\n" + "Thời tiết hôm nay đẹp. " * 50_000).figures) == 2


PAGE = f"""<!DOCTYPE html><html><head><title>24h</title><script>document.write('thi hành xong 999 việc')</script></head>
<body onload="alert(1)"><nav>Trang chủ 24 giờ</nav><div class="menu">500 việc</div>
<article><h1>Kết quả</h1><p>{TEXT.replace("5.574", "<b>5.574</b>")}</p><img src=x onerror=alert(1)></article>
<aside>Tin khác: thi hành xong 777 việc</aside><footer>© 2024</footer></body></html>"""


def test_a_page_gives_its_main_text_and_runs_nothing() -> None:
    article = tm.read_article(PAGE.encode())
    assert figures(article) == FIGURES
    assert "999" not in article.text
    assert "777" not in article.text
    hostile = tm.read_article(f"<script>alert(1)</script> <img src=x onerror=alert(1)> {TEXT}")
    assert "<script" not in hostile.html()
    assert "<img" not in hostile.html()


def test_a_word_file_says_what_its_text_says() -> None:
    article = tm.read_article(docx(["Kết quả & đánh giá", TEXT]))
    assert figures(article) == FIGURES
    assert article.text.startswith("Kết quả & đánh giá")


def test_a_pdf_runs_on_over_its_pages() -> None:
    head, tail = TEXT.split("đã thi hành")
    pages = [["BAO CAO", head.strip(), "1"], ["BAO CAO", "đã thi hành" + tail, "2"]]
    article = tm.read_article(pdf(pages))
    assert figures(article) == FIGURES
    assert "page numbers" in article.notes[0]
    assert pickle.loads(pickle.dumps(article)) == article


FORM = [
    ["Tên đơn vị", "Có điều kiện thi hành", "Giải quyết xong", "Tỷ lệ (%)"],
    ["Bến Lức", "4.000", "2.400", "60,00"],
    ["Đức Hòa", "6.983", "3.174", "45,45"],
    ["Tổng số", "10.983", "5.574", "50,75"],
]
CAPTION = ["Kết quả thi hành án dân sự về việc", "6 tháng đầu năm 2022"]
SLIP = [*FORM[:2], ["Đức Hòa", "6.983", "3.147", "45,45"], FORM[3]]


def page(rows: list[list[str]]) -> bytes:
    cells = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    captions = "".join(f"<p>{line}</p>" for line in CAPTION)
    return f"<html><body><main><p>{TEXT}</p>{captions}<table>{cells}</table><p>Hết.</p></main></body></html>".encode()


@pytest.mark.parametrize("make", [page, lambda rows: docx([TEXT, *CAPTION], rows, ["Hết."])], ids=["HTML", "DOCX"])
def test_tables_go_to_the_reader_of_sheets_and_both_findings_stand_together(make) -> None:  # type: ignore[no-untyped-def]
    sound, slipped = tm.read_article(make(FORM)), tm.read_article(make(SLIP))
    assert figures(sound) == figures(slipped) == FIGURES
    assert sound.text.endswith("Hết.")
    assert "Bến Lức" not in sound.text  # read once, as a table
    assert sound.findings == []
    (finding,) = slipped.findings
    assert (finding.office, finding.found, finding.expected) == ("Đức Hòa", "3.147", "3.174")
    assert escape(finding.vi) in slipped.html()
    assert pickle.loads(pickle.dumps(slipped)).findings == slipped.findings


def test_a_table_that_is_no_form_is_read_as_sentences() -> None:
    article = tm.read_article(page([["Thời tiết", "Nhiệt độ"], ["Long An", "35"], ["Huế", "31"]]))
    assert figures(article) == FIGURES
    assert {number["text"] for number in article.others} >= {"35", "31"}


class Marks(HTMLParser):
    """The marks of a page by class, and whether its tags are closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.marks: list[dict[str, str | None]] = []
        self.tags: set[str] = set()
        self.feed(page)
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)
        if tag == "mark":
            self.marks.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_text_shows_itself_with_every_number_marked(lang: str) -> None:
    article = tm.read_article(LONG_AN)
    read = Marks(article.html(lang))
    assert len(read.marks) == len(article.figures) + len(article.others)
    assert all(mark["tabindex"] == "0" and mark["data-says"] for mark in read.marks)
    conflicts = [mark for mark in read.marks if mark["class"] == "conflict"]
    assert len(conflicts) == len({figure for conflict in article.audit().conflicts for figure in conflict.figures})
    word = "mâu thuẫn" if lang == "vi" else "conflict"
    assert all(re.search(rf"{word} \d", mark["data-says"] or "") for mark in conflicts)
    assert not read.tags & {"script", "img", "link", "iframe"}
    if lang == "vi":
        assert article._repr_html_() == article.html()


def test_a_number_that_a_line_parts_is_one_mark() -> None:
    read = Marks(tm.read_article(AS_TYPED["lines of a PDF"]).html())
    assert len(read.marks) == 4


def test_doubts_are_amber() -> None:
    article = tm.read_article(
        "6 tháng đầu năm 2022, Cục THADS tỉnh Long An: có điều kiện thi hành 10.983 việc, đã thi hành xong "
        "hơn 5.400 việc, đạt tỷ lệ 50,75%."
    )
    assert article.audit().conflicts == ()
    assert article.audit().doubts
    read = Marks(article.html())
    assert {mark["class"] for mark in read.marks} >= {"doubt", "unused"}


def test_the_report_file_and_json_say_the_same() -> None:
    article = tm.read_article(LONG_AN)
    assert tm.Report.from_bytes(article.to_toml().encode(), "a.toml") == article.report()
    assert json.loads(article.to_json())["figures"] == article.figures


def test_articles_are_values() -> None:
    for article in [tm.Article(TEXT), tm.read_article(TEXT.encode()), tm.Article("a", "Huế", "2022/06")]:
        assert pickle.loads(pickle.dumps(article)) == article == copy.deepcopy(article)
    assert tm.Article(TEXT) != tm.Article(TEXT, "Huế")


@pytest.mark.parametrize(
    ("lang", "given", "said"),
    [
        ("vi", ["2.139/4.293 việc", "49,82%"], "2.139/4.293 = 49,83%"),
        ("en", ["2.139/4.293 việc", "49,82%"], "2,139/4,293 = 49.83%"),
        ("vi", ["5.574/10.983 việc", "50,75%"], "Không có mâu thuẫn."),
    ],
)
def test_a_line_of_figures_is_audited_at_once(lang: str, given: list[str], said: str) -> None:
    assert said in tm.check(*given, lang=lang)


def test_a_line_that_holds_no_figures_says_so() -> None:
    for given in [[], [""], ["abc"], ["\0"]]:
        with pytest.raises(tm.ArticleError):
            tm.check(*given)
