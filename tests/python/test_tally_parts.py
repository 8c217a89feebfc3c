"""Tallies of parts: merged in any order they are the tally of the whole, also by way of bytes."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import zlib

import pytest
from layouts import Layout
from registers import NAMES, Row, random_register, random_row
from slow_tally import slow_tally, sums_of

import thads_metrics as tm
from thads_metrics import Tally, TallyError

BY = ["office", "group"]


def tally_of(rng: random.Random, rows: list[Row], by: list[str] | None = None) -> Tally:
    layout = Layout(rng, rows, sizes=[50, 1_000])
    return tm.tally(layout.stream(), "2022/06", by or BY, assume=True, inconsistent="set_aside", threads=1)


def merged_at_random(rng: random.Random, parts: list[Tally]) -> Tally:
    parts = list(parts)
    while len(parts) > 1:
        first, second = (parts.pop(rng.randrange(len(parts))) for _ in range(2))
        both = first.merge(second)
        parts.append(Tally.from_bytes(both.to_bytes()) if rng.random() < 0.5 else both)
    return parts[0]


@pytest.mark.parametrize("seed", range(12))
def test_parts_merged_in_any_tree_are_the_whole(seed: int) -> None:
    rng = random.Random(seed)
    rows = [row for _ in range(6) for row in random_register(rng, rng.randrange(250), odd=0.2)]
    parts: list[list[Row]] = [[] for _ in range(rng.choice([1, 2, 3, 16]))]
    for row in rows:
        rng.choice(parts).append(row)
    tallies = [tally_of(rng, part) for part in parts] + [Tally.empty("2022/06", BY, assume=True)]
    one, other = merged_at_random(rng, tallies), merged_at_random(rng, tallies)
    assert one == other
    assert one.to_bytes() == other.to_bytes()
    got, meant = sums_of(one), slow_tally(rows, "2022/06", BY, assume=True)
    # Rows keep the numbers that they have in their part.
    numbers = {why: count for why, (count, _) in got.inconsistent.items()}
    assert numbers == {why: count for why, (count, _) in meant.inconsistent.items()}
    got.inconsistent = meant.inconsistent
    assert got == meant


def test_a_tally_does_not_depend_on_the_order_of_rows_or_of_threads() -> None:
    rng = random.Random(3)
    rows = random_register(rng, 4_000, odd=0)
    rows = [row for row in rows if not slow_tally([row], "2022/06", BY, assume=True).inconsistent]
    want = tally_of(rng, rows)
    for threads in (1, 2, 3, 8):
        rng.shuffle(rows)
        got = tm.tally(Layout(rng, rows, sizes=[97]).stream(), "2022/06", BY, assume=True, threads=threads)
        assert got == want
        assert got.to_bytes() == want.to_bytes()


def test_the_tally_of_nothing_changes_nothing() -> None:
    tally = tally_of(random.Random(4), random_register(random.Random(4), 300))
    empty = Tally.empty("2022/06", BY, assume=True)
    assert tally.merge(empty) == empty.merge(tally) == tally
    assert empty.merge(empty) == empty
    assert tally_of(random.Random(4), []) == empty
    assert (empty.rows, empty.tallied, empty.flows()) == (0, 0, ())


def test_the_first_twenty_of_each_reason_are_the_smallest_numbers() -> None:
    rows = [random_row(random.Random(5), odd=0) | {"due": None} for _ in range(50)]
    tally = tally_of(random.Random(5), rows)
    assert tally.inconsistent == {"null": (50, tuple(range(20)))}
    assert tally.merge(tally).inconsistent == {"null": (100, tuple(n // 2 for n in range(20)))}


def test_merging_is_refused_across_questions() -> None:
    tally = Tally.empty("2022/06", BY, assume=True)
    others = {
        "2022/07": Tally.empty("2022/07", BY, assume=True),
        "2025/06": Tally.empty("2025/06", BY, assume=True),
        "group, office": Tally.empty("2022/06", BY[::-1], assume=True),
        "Nothing": Tally.empty("2022/06", BY),
    }
    for named, other in others.items():
        for one, two in [(tally, other), (other, tally)]:
            with pytest.raises(TallyError, match=f"can't be merged.*{named}"):
                one.merge(two)


def test_bytes_come_back_as_they_were() -> None:
    rng = random.Random(6)
    for size in (0, 1, 2, 30, 300):
        for by in (["office"], list(NAMES)):
            tally = tally_of(rng, random_register(rng, size, wide=True, odd=0.5), by)
            data = tally.to_bytes()
            for copy in (Tally.from_bytes(data), pickle.loads(pickle.dumps(tally))):
                assert copy == tally
                assert copy.to_bytes() == data
                assert sums_of(copy) == sums_of(tally)


@pytest.fixture(scope="module")
def data() -> bytes:
    rng = random.Random(7)
    return tally_of(rng, random_register(rng, 40, odd=0.5)).to_bytes()


def test_damaged_bytes_are_refused(data: bytes) -> None:
    for at in range(len(data)):
        with pytest.raises(TallyError):
            Tally.from_bytes(data[:at])
        with pytest.raises(TallyError):
            Tally.from_bytes(data[:at] + bytes([data[at] ^ 1 << at % 8]) + data[at + 1 :])
    for wrong in (data + b"\0", b"\0" + data, data + data, data[::-1], b"", bytes(100)):
        with pytest.raises(TallyError):
            Tally.from_bytes(wrong)


def signed(body: bytes) -> bytes:
    return body + zlib.crc32(body).to_bytes(4, "little")


def test_whoever_writes_the_checksum_too_writes_a_tally_or_nothing(data: bytes) -> None:
    rng = random.Random(8)
    body, taken = data[:-4], 0
    for _ in range(1_500):
        changed = bytearray(body)
        for _ in range(rng.choice([1, 1, 2, 5])):
            at = rng.randrange(8, len(changed))
            match rng.randrange(4):
                case 0:
                    changed[at] = rng.randrange(256)
                case 1:
                    changed[at : at + 1] = rng.randbytes(rng.randrange(12))
                case 2:
                    del changed[at : at + rng.randrange(1, 20)]
                    changed += bytes(9)
                case _:
                    changed[at] ^= 1 << rng.randrange(8)
        wrong = signed(bytes(changed))
        try:
            tally = Tally.from_bytes(wrong)
        except TallyError:
            continue
        # What is taken adds up, and is written just so.
        taken += wrong != data
        assert tally.to_bytes() == wrong
        sums = sums_of(tally)
        assert sums.rows == sums.tallied + sums.set_aside.total() + sum(rows for rows, _ in sums.inconsistent.values())
        origins = ("carried_in", "newly_accepted")
        for group in (*sums.cases.values(), *sums.money.values()):
            assert sum(group[item] for item in origins) == sum(n for item, n in group.items() if item not in origins)
    assert taken, "a name may be changed"


HOSTILE = """
import random, resource, sys, zlib
from thads_metrics import Tally, TallyError
body = bytes.fromhex(sys.argv[1])
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + (48 << 20),) * 2)
rng = random.Random(9)
lengths = [b"\\xff" * 9 + b"\\x01", b"\\xff" * 4 + b"\\x0f", b"\\x80" * 6 + b"\\x01", b"\\x80" * 3 + b"\\x40"]
for at in range(8, len(body)):
    for length in lengths:
        for rest in (body[at + 1 :], body[at:], rng.randbytes(50)):
            wrong = body[:at] + length + rest
            try:
                Tally.from_bytes(wrong + zlib.crc32(wrong).to_bytes(4, "little"))
            except TallyError:
                pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads how much memory it has from /proc, and limits it")
def test_lengths_that_are_only_claimed_take_no_memory(data: bytes) -> None:
    done = subprocess.run([sys.executable, "-c", HOSTILE, data[:-4].hex()], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
