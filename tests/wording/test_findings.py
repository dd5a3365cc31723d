from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.wording import findings

NOTHING = Summary(
    claims=0,
    sources=0,
    sentences=0,
    accounted=0,
    verified=0,
    unverified_sources=0,
    conflicts=0,
    explained=0,
    examined=0,
    errors=0,
    warnings=0,
    infos=0,
    unread=0,
)


@pytest.mark.parametrize(
    ("message", "mend", "expected"),
    [
        ("it is wrong", "", "it is wrong"),
        ("it is wrong", "write it so", "it is wrong; write it so"),
        ("it is wrong", "Write it so.", "it is wrong. Write it so."),
        ("It is wrong.", "write it so", "It is wrong. Write it so"),
        ("is it right?", "write it so", "is it right? Write it so"),
    ],
)
def test_joins_what_is_wrong_and_what_would_be_right(message: str, mend: str, expected: str) -> None:
    assert findings.one_or_two(message, mend) == expected
    assert findings.with_mend(Finding(message, Place("a.yml"), mend)) == expected


def test_says_both_sides_in_one_line() -> None:
    finding = Finding("They part.", Place("a.yml"), "look", says="one", related=(Related(Place("b.yml"), "two"),))
    assert findings.in_one_line(finding) == "says: one while: two They part. Look"


def test_says_no_sides_where_there_is_only_one() -> None:
    assert findings.in_one_line(Finding("It is wrong", Place("a.yml"), says="one")) == "It is wrong"


def test_counts_nothing_as_nothing() -> None:
    assert findings.counts(NOTHING) == (
        "0 errors, 0 warnings · 0 claims · 0 sources · "
        "0 sentences: 0 accounted for, 0 verified · 0 conflicts: 0 examined"
    )


@pytest.mark.parametrize(
    ("verified", "unverified", "expected"),
    [
        (9, 0, "9 verified"),
        (0, 2, "0 verified (no texts)"),
        (9, 1, "9 verified (no text of 1 source)"),
        (9, 2, "9 verified (no text of 2 sources)"),
    ],
)
def test_says_why_sentences_were_not_verified(verified: int, unverified: int, expected: str) -> None:
    summary = replace(NOTHING, sources=3, verified=verified, unverified_sources=unverified)
    assert f"0 accounted for, {expected} · " in findings.counts(summary)


def test_says_how_many_conflicts_are_explained_and_how_many_files_left_out() -> None:
    text = findings.counts(replace(NOTHING, errors=1, warnings=1, claims=1, conflicts=3, explained=2, unread=2))
    assert text.startswith("1 error, 1 warning · 1 claim · 2 files left out (cannot be used) · ")
    assert text.endswith("3 conflicts: 0 examined, 2 explained by their limits")
