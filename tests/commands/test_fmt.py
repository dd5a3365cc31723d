"""`counterclaim fmt`: every record in canonical form, or named and left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import files
from tests.commands.conftest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLAIM = "claims/sleep-letter/what-the-letter-tells.yml"
UNTIDY = "# To be read again.\nsource:  sleep-letter\nstatement: 'The letter tells what late coffee does.'\n"
REST = "sentences: [1, 2]\nstance: neutral\nbackground: {about: coffee}\nbasis: none\ncaveats: []\n"


@pytest.fixture
def tidy(base: Path, run: Callable[..., Any]) -> Path:
    """Return a base in which every record is in canonical form."""
    assert run("fmt").returncode == 0
    return base


def test_writes_every_kind_of_record_and_never_again(dispute: Path, run: Callable[..., Any]) -> None:
    run("resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither counted nights.")
    (dispute / CLAIM).write_text(UNTIDY + REST)
    first = run("fmt")
    assert (first.returncode, first.stderr) == (0, "")
    assert f"{CLAIM}: formatted\n" in first.stdout
    assert first.stdout.endswith("formatted, 0 left as they are\n")
    assert (dispute / CLAIM).read_text().startswith("# To be read again.\nstatement: The letter tells what late coffee")
    after = files_of(dispute)
    again = run("fmt")
    assert again.stdout == "11 records: 0 formatted, 0 left as they are\n"
    assert files_of(dispute) == after
    assert run("check", "--fail-on", "error").returncode == 0


def test_check_names_what_would_change_and_writes_nothing(tidy: Path, run: Callable[..., Any]) -> None:
    (tidy / CLAIM).write_text(UNTIDY + REST)
    before = files_of(tidy)
    result = run("fmt", "--check")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == f"{CLAIM}: not in canonical form\n8 records: 1 would change, 0 left as they are\n"
    assert files_of(tidy) == before


def test_check_is_content_with_canonical_records(tidy: Path, run: Callable[..., Any]) -> None:
    result = run("fmt", "--check")
    assert (result.returncode, result.stdout) == (0, "8 records: 0 would change, 0 left as they are\n")
    assert tidy.is_dir()


def test_only_the_paths_given_are_formatted(tidy: Path, run: Callable[..., Any]) -> None:
    for path in (CLAIM, "sources/sleep-letter.yml"):
        (tidy / path).write_text(UNTIDY + REST)
    assert run("fmt", "--check", "claims").stdout.endswith("\n2 records: 1 would change, 0 left as they are\n")
    assert run("fmt", CLAIM).stdout == f"{CLAIM}: formatted\n1 record: 1 formatted, 0 left as they are\n"
    assert (tidy / "sources" / "sleep-letter.yml").read_text() == UNTIDY + REST
    inside = run("fmt", "--check", "sleep-letter.yml", cwd="sources")
    assert (
        inside.stdout
        == "sources/sleep-letter.yml: not in canonical form\n1 record: 1 would change, 0 left as they are\n"
    )
    assert run("fmt", "--check", "pyproject.toml").stdout == "0 records: 0 would change, 0 left as they are\n"


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"source: &x letter\n", ":1:9", "an anchor (&x) stands here; records use no anchors or aliases"),
        (b"source: a\nsource: b\n", ":2:1", 'the key "source" stands twice (first in line 1); keep one of them'),
        (b"statement: a: b\n", ":1:13", "a colon and a space stand inside unquoted text"),
        (b"statement: a\tb\n", ":1:", "a tab stands in unquoted text; put the text of this line in quotes"),
        (b"statement: caf\xe9\n", ":1:15", "the file is not UTF-8; save it as UTF-8"),
        (
            b"statement:\n  # why\n  a\n",
            ":1:1",
            "the comment '# why' would be lost; put it on a line of its own, above",
        ),
    ],
)
def test_a_file_that_would_lose_something_is_named_and_left_and_the_others_written(
    content: bytes, place: str, message: str, tidy: Path, run: Callable[..., Any]
) -> None:
    bad = tidy / "claims" / "sleep-letter" / "bad.yml"
    bad.write_bytes(content)
    (tidy / CLAIM).write_text(UNTIDY + REST)
    result = run("fmt")
    assert result.returncode == 1
    assert result.stderr.startswith(f"claims/sleep-letter/bad.yml{place}")
    assert f" left as it is: {message}" in result.stderr
    assert result.stdout == f"{CLAIM}: formatted\n9 records: 1 formatted, 1 left as they are\n"
    assert bad.read_bytes() == content


def test_a_path_that_is_not_there_is_refused(tidy: Path, run: Callable[..., Any]) -> None:
    before = files_of(tidy)
    result = run("fmt", "claims/nobody")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "counterclaim: claims/nobody: there is no such file or folder\n"
    assert files_of(tidy) == before


def test_a_record_that_cannot_be_read_is_named(tidy: Path, run: Callable[..., Any]) -> None:
    loop = tidy / "claims" / "sleep-letter" / "loop.yml"
    loop.symlink_to(tidy / "claims" / "sleep-letter" / "gone.yml")
    assert run("fmt").stdout == "8 records: 0 formatted, 0 left as they are\n", "what leads nowhere is no record"


def test_with_schemas_beside_the_records_each_begins_with_the_line_editors_complete_by(
    tidy: Path, run: Callable[..., Any]
) -> None:
    (tidy / "schema").mkdir()
    (tidy / "schema" / "claim.schema.json").write_text("{}")
    assert run("fmt").returncode == 0
    line = "# yaml-language-server: $schema=../../schema/claim.schema.json\n"
    assert (tidy / CLAIM).read_text().startswith(line)
    assert run("fmt", "--check").returncode == 0


def test_upgrade_rewrites_what_leaves_no_doubt_and_names_the_rest(tidy: Path, run: Callable[..., Any]) -> None:
    claim = tidy / "claims" / "sleep-letter" / "coffee-mostly-harms.yml"
    claim.write_text(
        "statement: Coffee in the evening usually prevents sleep.\nsource: sleep-letter\nsentences: [2]\nstance:"
        " harms\n"
        "effect:\n  exposure: coffee\n  outcome: sleep-quality\n  direction: no-increase\n  size: usually\n"
        "basis: none\ncaveats:\n  - Nobody counted.\n"
    )
    before = files_of(tidy)
    name = claim.relative_to(tidy)
    named = f'{name}: size "usually" is now modality: usually\n'
    asked = f'{name}:8:14 decide: the statement says "prevents" and the direction no-increase: is it prevents?\n'
    result = run("fmt", "--upgrade", "--check")
    assert (result.returncode, result.stderr) == (1, "")
    assert result.stdout == f"{named}{asked}9 records: 1 would change, 0 left as they are, 1 thing to decide\n"
    assert files_of(tidy) == before
    assert run("fmt", "--upgrade").stdout.startswith(named + asked)
    assert "  modality: usually\n" in claim.read_text()
    again = run("fmt", "--upgrade")
    assert (again.returncode, again.stdout) == (
        0,
        f"{asked}9 records: 0 formatted, 0 left as they are, 1 thing to decide\n",
    )


def test_a_record_that_somebody_else_writes_meanwhile_is_left_to_them(
    tidy: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tidy / CLAIM).write_text(UNTIDY + REST)
    replace, theirs = files.replace, UNTIDY + REST + "notes: Read again in June.\n"

    def late(path: Path, text: str, was: bytes) -> None:
        path.write_text(theirs)
        replace(path, text, was)

    monkeypatch.setattr(files, "replace", late)
    result = run("fmt")
    assert (result.returncode, result.stdout) == (1, "8 records: 0 formatted, 1 left as they are\n")
    assert result.stderr.startswith(f"{CLAIM}: left as it is: it was changed by somebody else meanwhile")
    assert (tidy / CLAIM).read_text() == theirs


@pytest.mark.parametrize("held", ["", "\n", "# words of the ward\n"])
def test_a_vocabulary_without_terms_is_fine_and_stays_as_it_is(held: str, base: Path, run: Callable[..., Any]) -> None:
    file = base / "vocabulary" / "populations.yml"
    file.write_text(held)
    assert run("check", "--select", "syntax", "--select", "schema").returncode == 0
    for options in (["--check"], [], ["--upgrade"]):
        done = run("fmt", *options, "vocabulary/populations.yml")
        assert (done.returncode, done.stdout[:9]) == (0, "0 records")
    assert file.read_text() == held


HOMELESS = """statement:  # A remark,
             # and more of it.
  Coffee in the evening makes for a worse night.


source: sleep-letter
sentences: [2]
stance: harms
effect: {exposure: coffee, outcome: sleep-quality, direction: decreases}
basis: expert-opinion
caveats: ["The letter names no study."]
"""


def test_a_comment_that_cannot_be_kept_is_named_and_the_others_are_done(
    base: Path, run: Callable[..., Any], claim: Callable[..., str]
) -> None:
    first, last = base / "claims/night-notes/untidy.yml", base / "claims/sleep-letter/untidy.yml"
    middle = base / "claims/sleep-letter/homeless.yml"
    for path in (first, last):
        path.write_text("stance:    harms\n" + claim(stance=None))
    middle.write_text(HOMELESS)
    result = run("fmt")
    assert result.returncode == 1
    assert result.stderr == (
        "claims/sleep-letter/homeless.yml:1:13 left as it is: this comment stands where it cannot be kept; "
        "put it on a line of its own, above a field\n"
    )
    assert middle.read_text() == HOMELESS
    assert "claims/night-notes/untidy.yml: formatted\n" in result.stdout
    assert "claims/sleep-letter/untidy.yml: formatted\n" in result.stdout
