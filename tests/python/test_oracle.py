"""The library's audit against the independent oracle, and the oracle against vectors and truth."""

from __future__ import annotations

import csv
import json
from fractions import Fraction
from pathlib import Path

import pytest

pytest.importorskip("z3")

import oracle
import random_reports

REFERENCE = Path(__file__).parents[1] / "reference"
AUDITS = sorted((REFERENCE / "audits").glob("*.toml"))
# Seeds whose oracle run decides everything within about a second; others need minutes of z3.
SEEDS = [int(s) for s in (Path(__file__).parent / "random_seeds.txt").read_text().split()]


def rows(name):
    with open(REFERENCE / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def number(text):
    return Fraction(text) if text else None


# ---------------------------------------------------------------- is the oracle itself right?


@pytest.mark.parametrize("name", ["printed.csv", "printed-more.csv"])
def test_the_oracle_reads_every_printed_form(name):
    wrong = []
    for row in rows(name):
        got = oracle.read_printed(row["printed"], row["kind"], row["signed"] == "yes", row.get("rounding", "nearest"))
        if (got.low, got.high) != (number(row["low"]), number(row["high"])):
            wrong.append((row, got))
    assert not wrong


def test_the_oracle_refuses_what_must_be_refused():
    for row in rows("printed-refused.csv"):
        with pytest.raises(oracle.ReportError):
            oracle.read_printed(row["printed"], row["kind"], row["signed"] == "yes")


def test_the_oracle_refuses_the_bad_reports():
    folder = REFERENCE / "reports-refused"
    listed = {row["file"] for row in rows("reports-refused/index.csv")}
    assert listed == {p.name for p in folder.glob("*.toml")}
    for name in sorted(listed):
        with pytest.raises(oracle.ReportError):
            oracle.read_report(folder / name)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_oracle_never_excludes_the_planted_truth(seed):
    planted, result = random_reports.generate(seed), random_result(seed)
    if planted.falsified:
        return
    assert result["consistent"]
    for q in result["quantities"]:
        truth = planted.truth.get(key(q)[:4])  # nobody sets the targets of random reports
        if truth is not None:
            assert q["low"] is None or Fraction(q["low"]) <= truth
            assert q["high"] is None or truth <= Fraction(q["high"])


@pytest.mark.parametrize("path", AUDITS, ids=lambda p: p.stem)
def test_the_expected_files_are_what_the_oracle_finds(path):
    assert oracle.dump(published_result(path)) == path.with_suffix(".expected.json").read_text(encoding="utf-8")


# ---------------------------------------------------------------- the library against the oracle

_results: dict = {}


def published_result(path):
    if path not in _results:
        _results[path] = oracle.audit(path)
    return _results[path]


def random_result(seed):
    if seed not in _results:
        _results[seed] = oracle.Audit(oracle.parse_report(random_reports.generate(seed).text)).run()
    return _results[seed]


def key(q):
    return q["quantity"], q["office"], q["period"], q["group"], q.get("set_by")


def differences(got: dict, want: dict) -> list:
    """What the library's answer says otherwise than the oracle's."""
    out = []
    if got["consistent"] != want["consistent"]:
        out.append(("consistent", got["consistent"]))
    ours = {f["id"]: (f["low"], f["high"], f["in_conflict"]) for f in got["figures"]}
    theirs = {f["id"]: (f["low"], f["high"], f["in_conflict"]) for f in want["figures"]}
    out += [("figure", i, ours.get(i), theirs.get(i)) for i in ours.keys() | theirs if ours.get(i) != theirs.get(i)]

    def sets(answer):
        return {frozenset(c["figures"]): frozenset(c["suspects"]) for c in answer["conflicts"]}

    mine, all_sets = sets(got), sets(want)
    sizes = [len(c["figures"]) for c in got["conflicts"]]
    if len(all_sets) <= 20 and mine != all_sets:
        out.append(("conflicts", mine, all_sets))
    elif len(all_sets) > 20:  # any twenty of the smallest
        if len(mine) != 20 or any(all_sets.get(c) != s for c, s in mine.items()):
            out.append(("conflicts", mine, all_sets))
        if sizes != sorted(len(c) for c in all_sets)[:20]:
            out.append(("sizes", sizes))
    if sizes != sorted(sizes):
        out.append(("order", sizes))

    undecided = {(key(q), q["end"]) for q in want.get("unknown", [])}
    ours = {key(q): q for q in got["quantities"]}
    theirs = {key(q): q for q in want["quantities"]}
    for k in ours.keys() | theirs:
        if k not in ours or k not in theirs:
            if not any(u[0] == k for u in undecided):
                out.append(("quantity", k, ours.get(k), theirs.get(k)))
            continue
        for end, outward in (("low", -1), ("high", 1)):
            a, b = ours[k][end], theirs[k][end]
            if a == b or (k, end) in undecided:
                continue
            if not ours[k].get("exact", True) and (
                a is None or (b is not None and (Fraction(a) - Fraction(b)) * outward > 0)
            ):
                continue  # said to be wider than need be, and it is wider
            out.append(("bound", k, end, a, b))
    return out


def library_audit(path) -> dict:
    library = pytest.importorskip("thads_metrics")
    return json.loads(library.read_report(path).audit().to_json())


@pytest.mark.parametrize("path", AUDITS, ids=lambda p: p.stem)
def test_the_library_agrees_on_every_stored_report(path):
    assert differences(library_audit(path), json.loads(path.with_suffix(".expected.json").read_text("utf-8"))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_library_agrees_on_random_reports(seed, tmp_path):
    path = tmp_path / f"random-{seed}.toml"
    path.write_text(random_reports.generate(seed).text, encoding="utf-8")
    assert differences(library_audit(path), random_result(seed)) == []
