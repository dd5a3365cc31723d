"""`counterclaim source lock` and `source verify`: numbers in use never come to mean something else unseen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOCK = "sources/sleep-letter.lock.json"
TEXT = "texts/sleep-letter.txt"


def rewrite(base: Path, before: str, after: str) -> None:
    text = (base / TEXT).read_text("utf-8")
    assert before in text
    (base / TEXT).write_text(text.replace(before, after), "utf-8")


def words(base: Path) -> list[str]:
    return [" … ".join(s["words"]) for s in json.loads((base / LOCK).read_text("utf-8"))["sentences"]]


def test_locking_the_same_text_again_changes_nothing(base: Path, run: Callable[..., Any]) -> None:
    before = (base / LOCK).read_bytes()
    result = run("source", "lock", "sleep-letter")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"wrote {LOCK}: 7 sentences\n"
    assert (base / LOCK).read_bytes() == before


def test_a_first_lock_lets_check_pass(base: Path, run: Callable[..., Any]) -> None:
    (base / LOCK).unlink()
    unlocked = run("check")
    assert unlocked.returncode == 1
    assert "counterclaim source lock sleep-letter" in unlocked.stdout
    assert run("source", "lock", "sleep-letter").returncode == 0
    assert run("check").returncode == 0


def test_a_sentence_more_at_the_end_moves_no_number(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "this happens.\n", "this happens.\nTea is another matter.\n")
    assert run("check", "--select", "changed-sentence").returncode == 1
    assert run("source", "lock", "sleep-letter").stdout == f"wrote {LOCK}: 8 sentences\n"
    assert words(base)[-1] == "Tea is another matter."
    assert run("check", "--select", "changed-sentence").returncode == 0


def test_refuses_a_renumbering_and_lists_what_would_break(base: Path, run: Callable[..., Any]) -> None:
    notes = (base / "sources" / "sleep-letter.yml").read_text()
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[2, 4, 6]"))
    (base / "sources" / "sleep-letter.yml").write_text(notes + "not_claims:\n  heading: [1]\n  personal-aside: [7]\n")
    rewrite(base, "A cup in the morning does no harm.\n", "")
    before = (base / LOCK).read_bytes()
    result = run("source", "lock", "sleep-letter")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "sentence 4: its words are now sentence 3; used by what-the-letter-tells\n"
        "sentence 6: its words are now sentence 5; used by what-the-letter-tells\n"
        "sentence 7: its words are now sentence 6; used by not_claims.personal-aside\n"
        "counterclaim: not written: 3 sentences in use would change; correct the records after --force\n"
    )
    assert (base / LOCK).read_bytes() == before
    forced = run("source", "lock", "sleep-letter", "--force")
    assert (forced.returncode, forced.stdout) == (0, f"wrote {LOCK}: 6 sentences\n")
    assert len(words(base)) == 6


def test_refuses_where_words_in_use_are_gone(base: Path, invoke: Callable[..., Any]) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    result = invoke("source", "lock", "sleep-letter")
    assert result.returncode == 2
    assert result.stderr.startswith("sentence 2: its words are gone or changed; used by what-the-letter-tells\n")


def test_locks_a_text_from_elsewhere(base: Path, invoke: Callable[..., Any], tmp_path: Path) -> None:
    (base / TEXT).rename(tmp_path / "letter.txt")
    (base / LOCK).unlink()
    assert invoke("source", "lock", "sleep-letter", "--text", str(tmp_path / "letter.txt")).returncode == 0
    assert len(words(base)) == 7


def test_the_lock_holds_no_sentence_of_eight_words_or_more(base: Path) -> None:
    assert "Coffee late in the day keeps many people awake." not in (base / LOCK).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["slep-letter"], 'there is no source "slep-letter" in sources/; did you mean sleep-letter?'),
        (["xyz"], 'there is no source "xyz" in sources/\n'),
        (["night-notes"], "the text of night-notes is not at hand ("),
        (["sleep-letter", "--text", "latin.txt"], "latin.txt: cannot be read as UTF-8: "),
        (["sleep-letter", "--text", "none.txt"], "none.txt"),
        (["broken"], "sources/broken.yml cannot be used as it is; see what is wrong: counterclaim check sources\n"),
    ],
)
def test_what_cannot_be_locked_is_named(
    arguments: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "texts" / "night-notes.txt").unlink()
    (base / "latin.txt").write_bytes("café".encode("latin-1"))
    (base / "sources" / "broken.yml").write_text("title: [\n")
    before = (base / LOCK).read_bytes()
    result = invoke("source", "lock", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert (base / LOCK).read_bytes() == before


def test_says_how_to_name_a_folder_where_none_is_configured(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "pyproject.toml").write_text("[tool.counterclaim]\n")
    result = invoke("source", "lock", "sleep-letter")
    assert result.returncode == 2
    assert "(no folder of texts is configured); name it with --text, or set COUNTERCLAIM_TEXTS" in result.stderr


def test_verifies_all_sources_or_those_that_are_named(base: Path, invoke: Callable[..., Any]) -> None:
    letter = "sleep-letter: 7 the same, 0 moved, 0 changed, 0 gone, 0 new\n"
    notes = "night-notes: 5 the same, 0 moved, 0 changed, 0 gone, 0 new\n"
    result = invoke("source", "verify")
    assert (result.returncode, result.stdout, result.stderr) == (0, notes + letter, "")
    assert invoke("source", "verify", "sleep-letter").stdout == letter
    (base / "texts" / "night-notes.txt").unlink()
    (base / "sources" / "third.yml").write_text((base / "sources" / "sleep-letter.yml").read_text())
    partly = invoke("source", "verify")
    assert partly.returncode == 0
    assert partly.stdout == (
        "night-notes: not verified (its text is not at hand)\n" + letter + "third: not verified (no lock)\n"
    )


def test_verifying_a_changed_text_fails_and_names_the_claims(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    result = run("source", "verify")
    assert (result.returncode, result.stderr) == (1, "")
    assert "  changed: 2\n  claims on sentence 2: what-the-letter-tells\n" in result.stdout


def test_a_text_that_only_grew_or_moved_does_not_fail(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "and the night.\n\n", "and the night.\n\n\nA sentence between.\n")
    result = run("source", "verify", "sleep-letter")
    assert result.returncode == 0
    assert result.stdout == "sleep-letter: 1 the same, 6 moved, 0 changed, 0 gone, 1 new\n  moved: 2-7\n"


def test_where_no_text_is_at_hand_nothing_is_verified(base: Path, run: Callable[..., Any]) -> None:
    (base / "pyproject.toml").write_text("[tool.counterclaim]\n")
    result = run("source", "verify")
    assert result.returncode == 2
    assert "night-notes: not verified (its text is not at hand)\n" in result.stdout
    assert result.stderr.startswith("counterclaim: nothing verified: put the texts in the folder ")
    given = run("source", "verify", environment={"COUNTERCLAIM_TEXTS": "texts"})
    assert given.returncode == 0


@pytest.mark.usefixtures("base")
def test_a_source_that_does_not_exist_is_named_with_the_nearest(run: Callable[..., Any]) -> None:
    result = run("source", "verify", "sleep-leter")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == 'counterclaim: there is no source "sleep-leter"; did you mean sleep-letter?\n'
