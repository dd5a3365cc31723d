"""`sentences`: what a source says by number, and what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LETTER = "claims/sleep-letter/what-the-letter-tells.yml"


@pytest.fixture
def half(base: Path) -> Path:
    """Leave all but two sentences of the letter open, and excuse one that is claimed."""
    claim, source = base / LETTER, base / "sources" / "sleep-letter.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[2, 3]"))
    source.write_text(source.read_text() + "not_claims: {heading: [1], repetition: [3]}\n")
    return base


@pytest.mark.usefixtures("half")
def test_every_sentence_is_shown_with_what_stands_on_it(run: Callable[..., Any]) -> None:
    result = run("sentences", "sleep-letter")
    assert (result.returncode, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:7] == [
        "    1  Coffee and the night.",
        "       excused: heading",
        "    2  Coffee late in the day keeps many people awake.",
        "       claimed: what-the-letter-tells",
        "    3  A cup in the morning does no harm.",
        "       claimed: what-the-letter-tells; excused: repetition",
        "    4  Older people feel it more than the young.",
    ]
    assert lines[7] == "       open"
    assert lines[-1] == "sleep-letter: 7 sentences: 2 claimed, 1 excused, 4 open (42%)"


@pytest.mark.usefixtures("half")
def test_only_the_open_ones_are_shown_if_asked(run: Callable[..., Any]) -> None:
    lines = run("sentences", "sleep-letter", "--open").stdout.splitlines()
    assert [line[4] for line in lines if line[4].isdigit() and line.startswith("    ")] == ["4", "5", "6", "7"]
    assert "claimed:" not in "\n".join(lines)
    assert run("sentences", "night-notes", "--open").stdout == (
        "night-notes: 5 sentences: 5 claimed, 0 excused, 0 open (100%)\n"
    )


def test_without_the_text_the_words_of_the_lock_stand_for_it(half: Path, run: Callable[..., Any]) -> None:
    (half / "texts" / "sleep-letter.txt").unlink()
    shown = run("sentences", "sleep-letter").stdout
    assert "    2  Coffee late in the day … many people awake.\n" in shown
    assert "the text is not at hand: of each sentence the words that its lock keeps are shown\n" in shown


def test_of_a_text_that_has_changed_no_other_sentence_is_shown(half: Path, run: Callable[..., Any]) -> None:
    text = half / "texts" / "sleep-letter.txt"
    text.write_text("A line in front.\n" + text.read_text().replace("keeps many", "keeps most"))
    shown = run("sentences", "sleep-letter").stdout
    assert "    3  A cup in the morning does no harm.\n" in shown
    assert "    2  Coffee late in the day … many people awake.  (the text at hand has other words)\n" in shown


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("sleep-leter", 'there is no source "sleep-leter" in sources/; did you mean sleep-letter?'),
        ("leaflet", "leaflet has no lock, so its sentences have no numbers: counterclaim source lock leaflet"),
        ("broken", "sources/broken.yml cannot be used as it is; see what is wrong: counterclaim check sources"),
    ],
)
def test_a_source_without_numbers_is_named_in_one_line(
    source: str, message: str, base: Path, run: Callable[..., Any]
) -> None:
    (base / "sources" / "leaflet.yml").write_text(
        "title: A leaflet\ntype: pamphlet\nurl: null\nurl_note: On paper.\ndesign: anecdote\nstatus: live\n"
    )
    (base / "sources" / "broken.yml").write_text("title: x\n")
    result = run("sentences", source)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"counterclaim: {message}\n")
