"""What grows by being much of one thing: one question with thousands of claims, slips among many terms, bare signs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from benchmarks import peers, synthetic
from benchmarks.bases import Outcome, checked, written
from benchmarks.measure import in_turn
from counterclaim import reports

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def crowd(size: int, times: int) -> Iterator[Outcome]:
    """Measure one question with half of its claims against the other half, beside as many that all agree."""
    split, agreed = (written(f"crowd-{way}", synthetic.crowd, size, opposed=way == "split") for way in WAYS)
    samples = [(checked(split, cold=True), checked(agreed, cold=True)) for _ in range(times)]
    yield Outcome("check, one question, half against half", size, "", "s", [(ours.cpu,) for ours, _ in samples], None)
    more = [(ours.cpu - theirs.cpu,) for ours, theirs in samples]
    yield Outcome("the same, more than where all agree", size, "", "s", more, 1.0)
    held = [(ours.memory - theirs.memory,) for ours, theirs in samples]
    yield Outcome("its memory, more than where all agree", size, "", "MiB", held, 100.0)
    yield Outcome("its longest report", size, "", "kB", [(max(_reports(split)) / 1000,)], 1000.0)


WAYS = ("split", "agreed")


def _reports(folder: Path) -> Iterator[int]:
    """Yield how long the report of a check is in each format."""
    for form in reports.FINDINGS:
        command = [peers.own(), "--root", str(folder), "check", "--format", form]
        yield len(subprocess.run(command, capture_output=True, check=False).stdout)


def slips(size: int, times: int) -> Iterator[Outcome]:
    """Measure 300 ids that are not among so many terms, beside 300 that are."""
    wrong, right = (written(f"slips-{n}", synthetic.misspelt, size, wrong=n) for n in (synthetic.MISSPELT, 0))
    rounds = in_turn(times, lambda: checked(wrong, cold=True).cpu, lambda: checked(right, cold=True).cpu)
    yield Outcome("300 unknown ids among terms, more than none", size, "", "s", [(a - b,) for a, b in rounds], 2.0)


def signs(size: int, times: int) -> Iterator[Outcome]:
    """Measure a check of a small base with a page of so many bytes that are signs which wait for others."""
    folder = written(f"signs-{size}", synthetic.make, 100)
    for name, sign in (("brackets", "[@"), ("tags", "<a ")):
        (folder / f"guide/{name}.md").write_text(sign * (size // len(sign)))
    rounds = in_turn(times, lambda: checked(folder, cold=True).cpu)
    yield Outcome("check, a guide page of `[@` and one of `<a `, bytes", size, "", "s", rounds, 2.0)
