"""Where records lie, and that one is written whole, valid and tidy, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import files, formatting, records
from counterclaim.editing.records import RecordError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CLAIM = {
    "stance": "neutral",
    "statement": "The letter tells of tea: nothing else.",
    "source": "sleep-letter",
    "sentences": [2],
    "background": {"about": "tea"},
    "basis": "none",
    "caveats": [],
}
TERM = {"label": "milk", "definition": "Drinking warm milk."}


def test_every_record_of_a_base_is_found_with_its_kind(dispute: Path, write: Callable[..., Path]) -> None:
    write({"claims/loose.yml": "", "sources/notes.txt": "", "vocabulary/other.yml": "", "resolutions/r.yml": "a: b\n"})
    found = [(file.path.relative_to(dispute).as_posix(), file.kind) for file in records.every(dispute)]
    assert found == [
        ("claims/night-notes/noon-coffee-better.yml", "claim"),
        ("claims/night-notes/what-the-notes-tell.yml", "claim"),
        ("claims/sleep-letter/late-coffee-worse.yml", "claim"),
        ("claims/sleep-letter/what-the-letter-tells.yml", "claim"),
        ("sources/night-notes.yml", "source"),
        ("sources/sleep-letter.yml", "source"),
        ("resolutions/r.yml", "resolution"),
        ("vocabulary/concepts.yml", "concepts"),
        ("vocabulary/populations.yml", "populations"),
        ("vocabulary/conditions.yml", "conditions"),
        ("vocabulary/quantities.yml", "quantities"),
    ]


def test_a_new_record_is_written_in_canonical_form(base: Path) -> None:
    path = base / "claims" / "sleep-letter" / "tea.yml"
    assert records.write_new(base, path, "claim", dict(CLAIM)) == path
    before, after = records.tidied(base, records.File(path, "claim"))
    assert before == after
    assert before.startswith("statement: 'The letter tells of tea: nothing else.'\nsource: sleep-letter\n")


def test_a_new_record_never_takes_the_place_of_another(base: Path) -> None:
    path = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    before = path.read_text()
    with pytest.raises(RecordError, match=r"^claims/sleep-letter/what-the-letter-tells.yml exists already; take ano"):
        records.write_new(base, path, "claim", dict(CLAIM))
    assert path.read_text() == before


def test_an_invalid_record_is_refused_in_the_words_of_check(base: Path) -> None:
    path = base / "claims" / "sleep-letter" / "tea.yml"
    with pytest.raises(
        RecordError, match=r'^stance is "good", which is not among its values; It is one of helps, harms'
    ):
        records.write_new(base, path, "claim", {**CLAIM, "stance": "good"})
    assert not path.exists()


def test_a_change_that_makes_a_record_invalid_is_not_written(base: Path) -> None:
    path = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    before = path.read_text()

    def change(record: Any) -> None:
        record["sentences"] = []

    with pytest.raises(RecordError, match=r"^sentences is empty; at least 1 needed"):
        records.amend(base, path, "claim", change)
    assert path.read_text() == before


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"a: \xff\n", "the file is not UTF-8; save it as UTF-8"), (b"\xef\xbb\xbfa: b\n", "byte order mark; save it as")],
)
def test_a_file_in_another_encoding_is_refused(data: bytes, message: str, base: Path) -> None:
    path = base / "sources" / "letter.yml"
    path.write_bytes(data)
    with pytest.raises(formatting.FormatError, match=message):
        records.tidied(base, records.File(path, "source"))


def test_a_term_is_added_at_the_end_and_nothing_else_changes(base: Path) -> None:
    path = base / "vocabulary" / "concepts.yml"
    before = path.read_text()
    assert records.add_term(base, "concepts", "milk", TERM) == path
    assert path.read_text() == before + "\nmilk:\n  label: milk\n  definition: Drinking warm milk.\n"


def test_the_first_term_of_a_vocabulary_begins_its_file(tmp_path: Path) -> None:
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "concepts.schema.json").write_text("{}")
    path = records.add_term(tmp_path, "concepts", "milk", TERM)
    assert path.read_text() == (
        "# yaml-language-server: $schema=../schema/concepts.schema.json\n"
        "milk:\n  label: milk\n  definition: Drinking warm milk.\n"
    )


def test_an_empty_vocabulary_takes_a_term(base: Path) -> None:
    path = base / "vocabulary" / "concepts.yml"
    path.write_text("\n")
    records.add_term(base, "concepts", "milk", TERM)
    assert path.read_text() == "milk:\n  label: milk\n  definition: Drinking warm milk.\n"


@pytest.mark.parametrize(
    ("identity", "term", "message"),
    [
        (
            "tea",
            TERM,
            r'^vocabulary/concepts.yml has "tea" already; take another id, or use that one',
        ),
        ("Milk", TERM, '^"Milk" is no id'),
        ("milk", {"label": "milk"}, '^"definition" is missing in milk; add definition: What is meant'),
    ],
)
def test_a_term_that_cannot_be_added_is_refused(identity: str, term: dict[str, Any], message: str, base: Path) -> None:
    path = base / "vocabulary" / "concepts.yml"
    before = path.read_text()
    with pytest.raises(RecordError, match=message):
        records.add_term(base, "concepts", identity, term)
    assert path.read_text() == before


def test_a_term_that_others_add_meanwhile_stays(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = base / "vocabulary" / "concepts.yml"
    before = path.read_text()
    other = "\nhoney:\n  label: honey\n  definition: Eating honey.\n"
    rename, waiting = files.replace, [other]

    def late(target: Path, text: str, was: bytes | None) -> None:
        path.write_text(path.read_text() + (waiting.pop() if waiting else ""))
        rename(target, text, was)

    monkeypatch.setattr(files, "replace", late)
    records.add_term(base, "concepts", "milk", TERM)
    assert path.read_text() == before + other + "\nmilk:\n  label: milk\n  definition: Drinking warm milk.\n"


@pytest.mark.parametrize(("held", "told"), [("# terms\n", ""), ("- tea\n", "it is no list of terms"), ("a: [\n", "")])
def test_what_is_no_vocabulary_takes_no_term(held: str, told: str, base: Path) -> None:
    path = base / "vocabulary" / "concepts.yml"
    path.write_text(held)
    if held.startswith("#"):
        records.add_term(base, "concepts", "milk", TERM)
        assert path.read_text() == held + "\nmilk:\n  label: milk\n  definition: Drinking warm milk.\n"
        return
    with pytest.raises(RecordError, match=rf"^vocabulary/concepts.yml:\d+:\d+ {told}"):
        records.add_term(base, "concepts", "milk", TERM)
    assert path.read_text() == held


@pytest.mark.parametrize("kind", ["claim", "concepts"])
def test_a_file_in_the_place_of_the_folder_is_an_error_of_the_disk(kind: str, tmp_path: Path) -> None:
    for folder in ("claims", "vocabulary"):
        (tmp_path / folder).write_text("in the way")
    writing = {
        "claim": lambda: records.write_new(tmp_path, tmp_path / "claims" / "tea.yml", "claim", dict(CLAIM)),
        "concepts": lambda: records.add_term(tmp_path, "concepts", "milk", TERM),
    }
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        writing[kind]()
