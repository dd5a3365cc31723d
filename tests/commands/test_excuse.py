"""`excuse`: sentences that state nothing, by reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import added, files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SOURCE = "sources/sleep-letter.yml"


@pytest.fixture
def half(base: Path) -> Path:
    """Leave all but two sentences of the letter open."""
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[2, 3]"))
    return base


def test_sentences_are_excused_and_what_is_open_still_is_said(half: Path, run: Callable[..., Any]) -> None:
    before = files_of(half)
    result = run("excuse", "sleep-letter", "1", "heading")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"recorded in {SOURCE}: 1 sentence excused as heading\nopen still: 4-7\n"
    assert added(half, before) == {SOURCE}
    assert read(half, SOURCE)["not_claims"] == {"heading": [1]}
    assert run("excuse", "sleep-letter", "4-6 7", "personal-aside").stdout.endswith(
        "every sentence of sleep-letter is accounted for\n"
    )
    assert read(half, SOURCE)["not_claims"] == {"heading": [1], "personal-aside": ["4-7"]}
    assert run("fmt", "--check", SOURCE).returncode == 0


def test_a_sentence_has_one_reason_and_comments_stay(half: Path, run: Callable[..., Any]) -> None:
    file = half / SOURCE
    file.write_text(file.read_text() + "# what states nothing\nnot_claims:\n  heading: [1, 4]  # short ones\n")
    assert run("excuse", "sleep-letter", "4,5", "question").returncode == 0
    assert read(half, SOURCE)["not_claims"] == {"heading": [1], "question": [4, 5]}
    assert "# what states nothing" in file.read_text()
    assert "# short ones" in file.read_text()


def test_a_reason_in_words_is_taken_once(half: Path, run: Callable[..., Any]) -> None:
    assert run("excuse", "sleep-letter", "1", "the caption of a drawing").returncode == 0
    assert read(half, SOURCE)["not_claims"] == {"other": "the caption of a drawing", "sentences": [1]}
    assert run("excuse", "sleep-letter", "4", "the caption of a drawing").returncode == 0
    refused = run("excuse", "sleep-letter", "5", "a line of a song")
    held = f'{SOURCE}: it has a reason in words already, "the caption of a drawing"; a source can have one'
    assert (refused.returncode, refused.stderr) == (2, f"counterclaim: {held}\n")
    assert run("excuse", "sleep-letter", "1,4", "heading").returncode == 0
    assert read(half, SOURCE)["not_claims"] == {"heading": [1, 4]}


def test_what_was_excused_is_open_again(half: Path, run: Callable[..., Any]) -> None:
    run("excuse", "sleep-letter", "4-6", "heading")
    assert run("excuse", "sleep-letter", "5", "--undo").stdout == (
        f"recorded in {SOURCE}: 1 sentence taken off the list\nopen still: 1, 5, 7\n"
    )
    assert read(half, SOURCE)["not_claims"] == {"heading": [4, 6]}
    assert run("excuse", "sleep-letter", "1-7", "--undo").returncode == 0
    assert "not_claims" not in read(half, SOURCE)
    assert run("excuse", "sleep-letter", "1-7", "--undo").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("sleep-leter", "1", "heading"), 'there is no source "sleep-leter" in sources/; did you mean sleep-letter?'),
        (("sleep-letter", "8", "heading"), 'NUMBERS is "8"; sleep-letter has no sentence 8; it has sentences 1 to 7'),
        (("sleep-letter", "one", "heading"), 'NUMBERS is "one"; write numbers such as 17 or 3,5-7'),
        (
            ("sleep-letter", "1", "headings"),
            '"headings" is no reason; did you mean heading?; or write another in words',
        ),
        (("sleep-letter", "1", "xyz"), '"xyz" is no reason; the reasons are heading, navigation, promotion, '),
        (("sleep-letter", "1"), "REASON is missing: heading, navigation, promotion, "),
        (("sleep-letter", "1", "heading", "--undo"), "--undo takes no reason: it takes the numbers off every list"),
        (("sleep-letter", "1,2", "heading"), "sentence 2 is claimed by what-the-letter-tells; a sentence that states"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    arguments: tuple[str, ...], message: str, half: Path, run: Callable[..., Any]
) -> None:
    before = files_of(half)
    result = run("excuse", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {message}")
    assert result.stderr.count("\n") == 1
    assert files_of(half) == before


def test_a_record_that_would_lose_a_comment_is_named_and_left(half: Path, run: Callable[..., Any]) -> None:
    file = half / SOURCE
    file.write_text(file.read_text() + "not_claims:\n  heading:\n    - 4  # a short one\n")
    before = files_of(half)
    result = run("excuse", "sleep-letter", "4", "--undo")
    assert result.returncode == 2
    assert result.stderr.startswith(f"counterclaim: {SOURCE}: the comment '# a short one' would be lost")
    assert files_of(half) == before


@pytest.mark.usefixtures("base")
def test_the_help_lists_every_reason_with_what_it_is_for(run: Callable[..., Any]) -> None:
    shown = run("excuse", "--help").stdout
    assert "heading         Headings.\n" in shown
    assert '"in words"      Any other, at most one for a source.\n' in shown
