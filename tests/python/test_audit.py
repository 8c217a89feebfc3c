"""Reports and their audits: the report of 22 April 2022, and what reports promise."""

from __future__ import annotations

import dataclasses
import html.parser
import json
import pickle
import threading
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

import thads_metrics as tm

LONG_AN = Path(__file__).parents[2] / "examples" / "long-an-2022-06.toml"


@pytest.fixture(scope="module")
def report() -> tm.Report:
    return tm.read_report(LONG_AN)


@pytest.fixture(scope="module")
def audit(report: tm.Report) -> tm.Audit:
    return report.audit()


# What the figures of Long An imply


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        ("cases.eligible", 10982, 10983),
        ("cases.resolved", 5573, 5574),
        ("cases.to_enforce", 17918, 17919),
        ("money.rate", Decimal("23.825"), Decimal("23.835")),
    ],
)
def test_what_the_figures_imply(audit: tm.Audit, quantity: str, low: object, high: object) -> None:
    bounds = audit.quantity(quantity)
    assert (bounds.low, bounds.high) == (low, high)
    assert [type(bounds.low), type(bounds.high)] == [type(low), type(high)]
    assert (bounds.quantity, bounds.office, bounds.period, bounds.group) == (
        quantity,
        "Long An",
        tm.Period("2022/06"),
        None,
    )
    assert bounds.exact
    assert set(bounds.because) <= {figure.id for figure in audit.figures} | {"rate", "stock", "stock_eligible"}


def test_money_to_two_decimals_of_a_billion(audit: tm.Audit) -> None:
    low, high = audit.quantity("money.eligible").fractions
    assert low is not None
    assert high is not None
    assert [f"{Decimal(int(end)) / 10**9:.2f}" for end in (low, high)] == ["2255.99", "2257.60"]
    assert type(audit.quantity("money.eligible").low) is int
    assert audit.quantity("money.eligible").text() == "2.255,99–2.257,60 tỷ đồng"


@pytest.mark.parametrize("office", ["toàn quốc", "Toàn quốc"])
def test_the_nation_that_nobody_printed(audit: tm.Audit, office: str) -> None:
    cases, money = (audit.quantity(f"{measure}.rate", office=office) for measure in ("cases", "money"))
    assert (cases.low, cases.high) == (Decimal("49.19"), Decimal("49.21"))
    assert (money.low, money.high) == (Decimal("22.175"), Decimal("22.285"))
    assert cases.fractions == (Fraction(4919, 100), Fraction(4921, 100))
    assert not cases.printed
    assert cases.because == ("cases-rate", "cases-vs-nation")
    assert cases.text("en") == "49.19–49.21%"


def test_the_conflict_and_its_suspect(audit: tm.Audit) -> None:
    assert not audit.consistent
    for conflict in audit.conflicts:
        assert conflict.suspects == ("cases-target-again",)
        assert "cases-target-again" in conflict.figures
        assert (conflict.text(), conflict.text("en")) == (conflict.vi, conflict.en)
        assert "80,1%" in conflict.vi
    standing = {figure.id for figure in audit.figures if figure.in_conflict}
    assert standing == {"cases-rate", "cases-to-go", "cases-target", "cases-target-again"}
    # With the suspect set aside, the target is what the others say.
    target = audit.quantity("cases.target")
    assert (target.low, target.high, target.period) == (Decimal("81.5"), Decimal("81.5"), tm.Period("2022/12"))


def test_figures_as_printed(audit: tm.Audit) -> None:
    by_id = {figure.id: figure for figure in audit.figures}
    left = by_id["money-left"]
    assert (left.low, left.high) == (6_111_500_000_000, 6_112_500_000_000)
    ahead = by_id["cases-vs-nation"]
    assert (ahead.low, ahead.high) == (Decimal("1.545"), Decimal("1.555"))
    assert ahead.figure.minus == tm.Subject("cases.rate", "toàn quốc", "2022/06", group="")
    assert ahead.figure.share_of is None
    assert ahead.figure.claim == "cases.rate - cases.rate"
    assert ahead.text("en").endswith("minus toàn quốc: 1.545–1.555 points")


# Asking for a quantity


def test_the_first_place_in_the_report_is_meant() -> None:
    report = tm.Report(office="A", period="2022/06").add("cases.rate", "60%", group="credit")
    report = report.add("cases.rate", "50%", period="2021/06").add("cases.rate", "40%")
    audit = report.add("cases.rate", "30%", office="B").audit()

    def asked(**where: Any) -> tuple[str, str, str | None]:
        bounds = audit.quantity("cases.rate", **where)
        return bounds.office, str(bounds.period), bounds.group

    assert asked() == ("A", "2021/06", None)
    assert asked(period="2022/06") == ("A", "2022/06", None)
    assert asked(office="B") == ("B", "2022/06", None)
    assert asked(group="credit") == ("A", "2022/06", "credit")
    assert asked(period=tm.Period("2022/06"), group="") == ("A", "2022/06", None)


def test_what_is_not_there_is_named(audit: tm.Audit) -> None:
    with pytest.raises(tm.NoBounds) as error:
        audit.quantity("cases.eligible", office="Huế")
    assert isinstance(error.value, KeyError)
    assert error.value.fields == {"got": "cases.eligible (Huế)", "expected": "cases.eligible (Long An, 2022/06)"}
    with pytest.raises(tm.NoBounds, match=r"cases\.in_progress; they do of .*cases\.rate; .*money\.target"):
        audit.quantity("cases.in_progress")
    with pytest.raises(tm.NoBounds):
        audit.quantity("cases.rate", group="credit")
    with pytest.raises(tm.UnknownName):
        audit.quantity("eligible")
    with pytest.raises(tm.PeriodError):
        audit.quantity("cases.rate", period="2022")


# JSON, as the contract has it

FIGURE = {
    "id": str,
    "claim": str,
    "office": str,
    "period": str,
    "group": str | None,
    "printed": str,
    "low": str | None,
    "high": str | None,
    "in_conflict": bool,
}
QUANTITY = {
    "quantity": str,
    "office": str,
    "period": str,
    "group": str | None,
    "low": str | None,
    "high": str | None,
    "exact": bool,
    "printed": bool,
    "because": list,
}
CONFLICT = {
    "figures": list,
    "identities": list,
    "suspects": list,
    "truncated": bool,
    "repairs": dict,
    "vi": str,
    "en": str,
}


SHAPES: list[tuple[str, dict[str, Any]]] = [("figures", FIGURE), ("quantities", QUANTITY), ("conflicts", CONFLICT)]


def test_json_is_the_contract(audit: tm.Audit) -> None:
    found = audit.to_dict()
    assert list(found)[:4] == ["consistent", "figures", "quantities", "conflicts"]
    assert found["consistent"] is False
    for key, shape in SHAPES:
        assert found[key]
        for item in found[key]:
            assert list(item) == list(shape)
            for name, cls in shape.items():
                assert isinstance(item[name], cls), (key, name)
    eligible = next(q for q in found["quantities"] if q["quantity"] == "cases.eligible")
    assert (eligible["low"], eligible["high"]) == ("10982", "10983")
    assert (eligible["exact"], eligible["printed"]) == (True, False)
    assert found["figures"][1] == {
        "id": "cases-vs-nation",
        "claim": "cases.rate - cases.rate",
        "office": "Long An",
        "period": "2022/06",
        "group": None,
        "printed": "vượt 1,55%",
        "low": "1.545",
        "high": "1.555",
        "in_conflict": False,
    }


def test_json_text(audit: tm.Audit) -> None:
    line = audit.to_json()
    assert "\n" not in line
    assert "vượt" in line  # letters, not escapes
    assert json.loads(line) == audit.to_dict() == json.loads(audit.to_json(indent=4))
    assert audit.to_json(4).splitlines()[1] == '    "consistent": false,'
    assert audit.to_json(0).splitlines()[1] == '"consistent": false,'
    for wrong in (-1, 256):
        with pytest.raises(ValueError, match="indent"):
            audit.to_json(wrong)


def test_text(audit: tm.Audit) -> None:
    assert "10.982–10.983 việc" in audit.text()
    assert "10,982–10,983 cases" in audit.text(lang="en")
    assert audit.title in audit.text().splitlines()


# Reports in code


def long_an() -> tm.Report:
    """Build the example file's report in code."""
    report = tm.Report(
        "Sơ kết công tác thi hành án dân sự, thi hành án hành chính 6 tháng đầu năm 2022",
        office="Long An",
        period="2022/06",
        published=date(2022, 4, 23),
    )
    nation = {"office": "toàn quốc"}
    year: dict[str, Any] = {"period": tm.Period("2022/12")}
    report = report.add("cases.rate", "50,75%", id="cases-rate")
    report = report.add("cases.rate", "vượt 1,55%", minus=nation, id="cases-vs-nation")
    report = report.add("money.rate", "23,8%", id="money-rate")
    report = report.add("money.rate", "vượt 1,6%", minus=tm.Subject(**nation), id="money-vs-nation")
    report = report.add("cases.carried_over_eligible", "5.409 việc", id="cases-left-eligible")
    report = report.add("cases.carried_over", "12.345 việc", id="cases-left")
    report = report.add("money.carried_over_eligible", "1.719 tỷ", id="money-left-eligible")
    report = report.add("money.carried_over", "6.112 tỷ", id="money-left")
    report = report.add("admin.carried_over", "15 vụ án hành chính", id="admin-left")
    for measure, printed in [("cases", "còn phải phấn đấu đạt 30,75%"), ("money", "còn phải phấn đấu đạt 16,27%")]:
        rate = {"quantity": f"{measure}.rate", "period": "2022/06"}
        report = report.add(f"{measure}.target", printed, minus=rate, id=f"{measure}-to-go", **year)
    report = report.add("cases.target", "81,5%", id="cases-target", **year)
    report = report.add("money.target", "40,1%", id="money-target", **year)
    report = report.add("admin.target", "hơn 70%", id="admin-target", **year)
    report = report.add("cases.target", "trên 75 %", period="2022/09", id="cases-milestone")
    report = report.add("cases.target", "80,1%", id="cases-target-again", **year)
    report = report.add("money.target", "trên 35%", period="2022/09", id="money-milestone")
    return report.add("money.target", "40,1%", id="money-target-again", **year)


def test_a_report_in_code_is_the_report_of_the_file(report: tm.Report, audit: tm.Audit) -> None:
    built = long_an()
    assert built == report
    assert hash(built) == hash(report)
    assert built.audit() == audit
    assert (built.title, built.office, built.period, built.published) == (
        report.title,
        "Long An",
        tm.Period("2022/06"),
        date(2022, 4, 23),
    )
    assert tm.Report.parse(LONG_AN.read_text("utf-8"), name="x") == report
    assert built.add("cases.rate", "50,75%") != report


def test_a_report_never_changes() -> None:
    empty = tm.Report(office="A", period="2022/06")
    one = empty.add("cases.rate", "50%", quote="đạt 50%")
    whole = one.add_whole("A", ["B", "C"])
    assert [len(r.figures) for r in (empty, one, whole)] == [0, 1, 1]
    assert [r.wholes for r in (empty, one, whole)] == [(), (), (("A", ("B", "C")),)]
    assert (one.figures[0].id, one.figures[0].quote) == ("f1", "đạt 50%")
    assert empty.audit().consistent
    assert empty.audit().quantities == ()


def test_a_report_of_figures(report: tm.Report) -> None:
    again = tm.Report(figures=report.figures)
    assert again.figures == report.figures
    assert again.audit().quantities == report.audit().quantities


def test_defaults_of_a_comparison() -> None:
    report = tm.Report(office="A", period="2022/06")
    figure = report.add("cases.eligible", "30%", group="credit", share_of={"group": ""}).figures[0]
    assert figure.share_of == tm.Subject("cases.eligible", "A", "2022/06", "")
    assert figure.group == "credit"
    figure = report.add("cases.resolved", "giảm 5%", change_from={"period": tm.Period("2021/06")}).figures[0]
    assert figure.change_from == tm.Subject("cases.resolved", "A", "2021/06", "")
    assert figure.printed == tm.Printed("giảm 5%", "percent", signed=True)
    assert report.add("cases.resolved", "5", group="").figures[0].group is None


def test_an_office_is_the_sum_of_its_parts() -> None:
    report = tm.Report(period="2022/06").add_whole("A", ["B", "C"])
    for office, cases in [("A", "10"), ("B", "4 việc"), ("C", "5 việc")]:
        report = report.add("cases.resolved", cases, office=office)
    (conflict,) = report.audit().conflicts
    assert (conflict.figures, conflict.identities) == (("f1", "f2", "f3"), ("whole",))
    parts = report.add_whole("B", iter(["D"])).wholes
    assert parts[1] == ("B", ("D",))


def test_effort_bounds_what_is_done(report: tm.Report) -> None:
    assert len(report.audit(tm.Effort(conflicts=1)).conflicts) == 1
    assert report.audit(effort=tm.Effort()) == report.audit()
    with pytest.raises(ValueError, match="limit"):
        tm.Effort(steps=-1)
    with pytest.raises(TypeError):
        tm.Effort(steps=1.5)  # type: ignore[arg-type]


def test_audits_in_threads_are_the_same(report: tm.Report, audit: tm.Audit) -> None:
    found: list[tm.Audit] = []
    threads = [threading.Thread(target=lambda: found.append(report.audit())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [audit] * 8


def test_everything_of_an_audit_pickles(report: tm.Report, audit: tm.Audit) -> None:
    parts = [report, audit, *report.figures, *audit.figures, *audit.quantities, *audit.conflicts, *audit.notes]
    for part in parts:
        again = pickle.loads(pickle.dumps(part))
        assert (again, hash(again), repr(again)) == (part, hash(part), repr(part))
    assert pickle.loads(pickle.dumps(audit)).to_json() == audit.to_json()


def test_what_an_audit_finds_shows_what_matters_of_it() -> None:
    report = tm.Report(office="Huế", period="2022/06").add("cases.resolved", "62 việc", id="done")
    report = report.add("cases.eligible", "hơn 200 việc", id="base").add("cases.resolved", "61 việc", id="again")
    audit = report.audit()
    assert repr(audit) == f"<Audit: figures=3, quantities={len(audit.quantities)}, conflicts=1>"
    assert repr(audit.figures[0]) == 'AuditedFigure("done", "62 việc", 62, 62, in_conflict=True)'
    assert repr(audit.quantity("cases.eligible")) == 'Bounds(200, None, "cases.eligible", "Huế", "2022/06")'
    [conflict] = audit.conflicts
    assert repr(conflict) == (
        "Conflict(figures=('done', 'again'), identities=(), suspects=('done', 'again'), "
        f'vi="{conflict.vi}", en="{conflict.en}", truncated=False, repairs={conflict.repairs!r})'
    )


def test_nobody_but_an_audit_makes_what_an_audit_finds() -> None:
    for cls in (tm.Audit, tm.AuditedFigure, tm.Bounds, tm.Conflict, tm.Doubt, tm.Note):
        with pytest.raises(TypeError, match=r"cannot create|No constructor"):
            cls()


# What can't be read


@dataclasses.dataclass
class Wrong:
    """A change of a good report, and what is said of it."""

    line: str
    code: str
    at: int
    key: str | None
    en: str
    vi: str


GOOD = ["[report]", 'office = "A"', 'period = "2022/06"', "[[figure]]", 'quantity = "cases.rate"', 'printed = "5%"']
WRONG = [
    Wrong('printed = "5 mét"', "report.unreadable", 6, "printed", "is not a word", "không hiểu từ"),
    Wrong('prnted = "5%"', "report.unknown_key", 6, "prnted", "there is no key", "không có khóa"),
    Wrong("printed = 5", "report.wrong_type", 6, "printed", "expected text in quotes", "ở đây là integer"),
    Wrong('quote = ""', "report.missing", 4, "printed", "expected", "cần khóa"),
    Wrong('printed = "5%', "report.syntax", 6, None, "expected TOML", "cú pháp TOML"),
    Wrong(
        'printed = "5%"\nminus = {office = "B"}\nshare_of = {office = "C"}',
        "report.two_claims",
        8,
        "share_of",
        "at most one of",
        "nhiều nhất một",
    ),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.code)
def test_errors_say_where(wrong: Wrong, tmp_path: Path) -> None:
    path = tmp_path / "báo cáo.toml"
    path.write_text("\n".join([*GOOD[:-1], wrong.line, ""]), "utf-8")
    with pytest.raises(tm.ReportError) as caught:
        tm.read_report(path)
    error = caught.value
    assert isinstance(error, ValueError)
    assert (error.code, error.file, error.line, error.key) == (wrong.code, str(path), wrong.at, wrong.key)
    assert {"file": str(path), "line": str(wrong.at), "key": wrong.key or ""}.items() <= error.fields.items()
    for text, said in [(error.en, wrong.en), (error.vi, wrong.vi)]:
        assert text.startswith(f"{path}:{wrong.at}: ")
        assert said in text
    again = pickle.loads(pickle.dumps(error))
    assert (again.file, again.line, again.key) == (error.file, error.line, error.key)


CASES = tm.Subject("cases.eligible")


@pytest.mark.parametrize(
    ("make", "code", "line", "key"),
    [
        (lambda r: r.add("cases.rate", "5 mét"), "report.unreadable", 2, "printed"),
        (lambda r: r.add("cases.rate", ""), "report.unreadable", 2, "printed"),
        (lambda r: r.add("cases.rate", "6%", id="f1"), "report.duplicate_id", 2, "id"),
        (lambda r: r.add("cases.rate", "6%", id=" "), "report.empty_text", 2, "id"),
        (lambda r: r.add("cases.rate", "6%", office=" "), "report.empty_text", 2, "office"),
        (lambda r: r.add("cases.rate", "6%", minus={"office": ""}), "report.empty_text", 2, "office"),
        (lambda r: r.add("cases.rate", "6%", minus={}), "report.compared_with_itself", 2, "minus"),
        (lambda r: r.add("cases.rate", "6%", share_of=CASES), "report.incompatible", 2, "share_of"),
        (lambda r: r.add("cases.rate", "6%", minus=CASES, change_from=CASES), "report.two_claims", 2, "change_from"),
        (lambda r: tm.Report(office="A").add("cases.rate", "6%"), "report.missing", 1, "period"),
        (lambda r: tm.Report(period="2022/06").add("cases.rate", "6%"), "report.missing", 1, "office"),
        (lambda r: tm.Report(office="", period="2022/06").add("cases.rate", "6%"), "report.empty_text", 1, "office"),
        (lambda r: tm.Report(figures=[*r.figures, *r.figures]), "report.duplicate_id", 2, "id"),
        (lambda r: r.add_whole("A", []), "report.empty_text", 1, "parts"),
        (lambda r: r.add_whole("A", ["B", ""]), "report.empty_text", 1, "parts"),
        (lambda r: r.add_whole("", ["B"]), "report.empty_text", 1, "office"),
        (lambda r: r.add_whole("A", ["B", "B"]), "report.duplicate_part", 1, "parts"),
        (lambda r: r.add_whole("A", ["A"]), "report.part_of_itself", 1, "parts"),
    ],
)
def test_errors_in_code_say_which_figure(make: Callable[[tm.Report], object], code: str, line: int, key: str) -> None:
    with pytest.raises(tm.ReportError) as error:
        make(tm.Report(office="A", period="2022/06").add("cases.rate", "5%"))
    assert (error.value.code, error.value.file, error.value.line, error.value.key) == (code, None, line, key)


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda r: r.add("cases.rat", "5%"), tm.UnknownName),
        (lambda r: r.add("cases.rate", "5%", period="2022"), tm.PeriodError),
        (lambda r: r.add("cases.rate", "5%", minus={"ofice": "B"}), TypeError),
        (lambda r: r.add("cases.rate", "5%", minus="B"), TypeError),
        (lambda r: r.add("cases.rate", 5), TypeError),
        (lambda r: r.add_whole("A", "BCD"), TypeError),
        (lambda r: tm.Report(rounding="up"), tm.UnknownName),
        (lambda r: tm.Report(published=20220423), TypeError),  # type: ignore[arg-type]
        (lambda r: tm.Report(published="23/4/2022"), tm.DateError),
    ],
)
def test_other_values_are_refused(make: Callable[[tm.Report], object], error: type[Exception]) -> None:
    with pytest.raises(error):
        make(tm.Report(office="A", period="2022/06"))


def test_files_that_are_no_reports(tmp_path: Path) -> None:
    missing = tmp_path / "không có.toml"
    with pytest.raises(FileNotFoundError) as not_found:
        tm.read_report(str(missing))
    assert not_found.value.filename == str(missing)
    with pytest.raises(OSError):  # noqa: PT011 — which one depends on the system
        tm.read_report(tmp_path)
    big = tmp_path / "big.toml"
    with big.open("wb") as file:
        file.truncate(5 * 2**30)  # sparse: nobody could read it
    with pytest.raises(tm.ReportError) as too_big:
        tm.read_report(big)
    assert too_big.value.code == "report.too_big"
    assert too_big.value.fields["size"] == str(5 * 2**30)
    assert (too_big.value.file, too_big.value.line, too_big.value.key) == (str(big), None, None)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(b"[report]\ntitle = '\xe9'\n")
    with pytest.raises(tm.ReportError) as not_text:
        tm.read_report(latin)
    assert (not_text.value.code, not_text.value.line) == ("report.not_utf8", 2)
    with pytest.raises(tm.ReportError) as empty:
        tm.Report.parse("")
    assert (empty.value.code, empty.value.file) == ("report.empty", "report.toml")


# Notebooks


class Tags(html.parser.HTMLParser):
    """Collects what a browser would see."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html(audit: tm.Audit) -> None:
    seen = Tags(audit._repr_html_())
    assert seen.open == []
    assert seen.tags.count("tr") == 1 + len(audit.quantities)
    assert "10.982–10.983 việc" in seen.text
    assert audit.conflicts[0].vi in seen.text
    assert "color:" not in audit._repr_html_().replace("color:inherit", "")


def test_html_is_escaped() -> None:
    evil = "<script>alert('1')</script>\"&"
    report = tm.Report(evil, office=evil, period="2022/06").add("cases.rate", "50%", id=evil, group=evil, quote=evil)
    report = report.add("cases.rate", "hơn 40 %", group=evil).add("cases.eligible", "khoảng 5")
    written = report.audit()._repr_html_()
    seen = Tags(written)
    assert set(seen.tags) == {"div", "style", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "li"}
    assert seen.attributes == {"lang", "class", "scope", "style"}
    assert "script>" not in written
    assert seen.text.count(evil) >= 4


# Second reading


def test_a_conflict_says_what_would_mend_it() -> None:
    report = tm.Report(office="TP.HCM", period="2019/12").add("cases.resolved", "61 việc")
    audit = report.add("cases.eligible", "201 việc").add("cases.rate", "30,85%").audit()
    (conflict,) = audit.conflicts
    assert dict(conflict.repairs) == {"f1": "62 việc", "f3": "30,35%"}
    assert not conflict.truncated
    assert "tỷ lệ thi hành xong = giải quyết xong ÷ có điều kiện thi hành" in conflict.vi
    assert audit.to_dict()["conflicts"][0]["repairs"] == dict(conflict.repairs)
    assert pickle.loads(pickle.dumps(audit)) == audit


def test_reports_have_readings_parts_and_setters() -> None:
    report = tm.Report(office="A", period="2018/12", hedges="near", lang="en", parts=[("A", ["B", "C"])])
    assert (report.hedges, report.lang, report.parts) == ("near", "en", (("A", ("B", "C")),))
    report = report.add("cases.accepted", "over 21,500 cases", office="B").add_part("B", ["D"])
    accepted = report.audit().quantity("cases.accepted", office="B")
    assert (accepted.low, accepted.high) == (21_500, 21_600)
    report = report.add("cases.target", "72%", set_by="Bộ").add("cases.target", "73%", set_by="Tổng cục")
    assert report.audit().consistent
    assert [figure.set_by for figure in report.figures] == [None, "Bộ", "Tổng cục"]
    assert pickle.loads(pickle.dumps(report)) == report
    with pytest.raises(tm.ReportError):
        report.add("cases.rate", "50%", set_by="Bộ")


def test_a_fraction_is_two_figures() -> None:
    assert tm.Printed.fraction("2.139/4.293 việc") == ("2.139 việc", "4.293 việc")
    with pytest.raises(tm.PrintedError, match="two figures"):
        tm.Printed("2.139/4.293 việc", "count")
    assert tm.Printed("21,567 cases", "count", lang="en").value == 21_567
