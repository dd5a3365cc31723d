"""The cache of parsed records: it saves time, changes nothing, and believes nobody but this program and this user."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import KnowledgeBase, cache, signed
from counterclaim.knowledge.cache import Records
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from tests.conftest import Write

CLAIM = """\
statement: {statement}
source: sleep-letter
sentences: [1]
stance: helps
effect: {{exposure: coffee, outcome: sleep-quality, direction: increases}}
basis: none
caveats:
  - Nobody knows.
"""
FILES = {
    "claims/sleep-letter/one.yml": CLAIM.format(statement="Coffee makes people sleep better."),
    "claims/sleep-letter/two.yml": "# late\n" + CLAIM.format(statement="Late coffee makes people sleep better."),
    "claims/sleep-letter/broken.yml": "a: [",
    "claims/sleep-letter/wrong.yml": "statement: too short\n",
    "sources/sleep-letter.yml": (
        "title: Sleep letter\ntype: webpage\nurl: https://example.org/\ndesign: anecdote\nstatus: live\n"
    ),
    "vocabulary/concepts.yml": "coffee: {label: coffee, definition: A drink.}\ntea: {label: 1}\n",
    "vocabulary/conditions.yml": "evening: {label: evening, definition: Before bed.}\n",
}
FORGED = "Tea is far better than coffee will ever be."


@pytest.fixture(autouse=True)
def _own_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(cache, "WORTH", 1)


def kept(root: Path) -> Path:
    return root / signed.FOLDER / cache.NAME


def places(kb: KnowledgeBase) -> dict[str, dict[Any, Any]]:
    kinds: tuple[Mapping[str, Any], ...] = (kb.claims, kb.sources, kb.concepts, kb.conditions, kb.resolutions)
    return {record.origin.path + name: dict(record.origin.marks) for kind in kinds for name, record in kind.items()}


def same(one: KnowledgeBase, other: KnowledgeBase) -> bool:
    records = all(one.claims[name].record == other.claims[name].record for name in one.claims)
    return one == other and records and places(one) == places(other)


def without(root: Path) -> KnowledgeBase:
    """Return the base as it is read where there is no cache."""
    if kept(root).exists():
        kept(root).unlink()
    return KnowledgeBase.load(root)


def test_a_record_from_the_cache_is_the_record_from_the_file(write: Write) -> None:
    root = write(FILES)
    first = KnowledgeBase.load(root)
    assert len(Records(root)) == 4  # two claims, a source, one vocabulary: what is broken is read anew each time
    assert same(KnowledgeBase.load(root), first)
    assert {fault.rule for fault in first.faults} == {"syntax", "schema"}


pieces = st.sampled_from(
    ["Coffee", " makes", " people", ": ", " #", " # x", "'", '"', "é", "😀", "\\", "\n", "\r\n", "  ", "-", "[", "12"]
)


@given(st.lists(st.lists(pieces, max_size=8).map("".join), min_size=1, max_size=4), st.data())
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_whatever_is_written_reads_the_same_with_and_without_the_cache(
    write: Write, statements: list[str], data: st.DataObject
) -> None:
    forms = (CLAIM, '# first\n"statement": {statement}\n', "{{a: {statement}}}\n", "{statement}")
    claims = {
        f"claims/sleep-letter/c{number}.yml": data.draw(st.sampled_from(forms)).format(statement=statement)
        for number, statement in enumerate(statements)
    }
    root = write({**FILES, **{f"claims/sleep-letter/c{number}.yml": CLAIM for number in range(4)}, **claims})
    expected = without(root)
    assert same(KnowledgeBase.load(root), expected)
    assert same(KnowledgeBase.load(root), expected)


def test_a_changed_file_is_read_and_the_cache_follows_it(write: Write) -> None:
    root = write(FILES)
    KnowledgeBase.load(root)
    write({"claims/sleep-letter/one.yml": CLAIM.format(statement="Coffee keeps nobody from sleeping.")})
    for _ in range(2):
        assert KnowledgeBase.load(root).claims["one"].statement == "Coffee keeps nobody from sleeping."
    assert "Coffee makes people sleep better." not in kept(root).read_text()


def test_the_same_bytes_as_another_kind_of_record_are_checked_by_that_kinds_schema(write: Write) -> None:
    root = write({"vocabulary/conditions.yml": "late: {label: late, definition: Before bed.}\n"})
    KnowledgeBase.load(root)
    write({"vocabulary/quantities.yml": "late: {label: late, definition: Before bed.}\n"})
    assert [fault.place.path for fault in KnowledgeBase.load(root).faults] == ["vocabulary/quantities.yml"]


def forge(content: bytes) -> bytes:
    assert b"Coffee makes people sleep better." in content
    return content.replace(b"Coffee makes people sleep better.", FORGED.encode())


def resigned(content: bytes) -> bytes:
    """Return a forged cache that whoever made it has signed with a key of their own."""
    payload = forge(content)[128:]
    return signed._seal(b"k" * 32, signed._purpose(cache.NAME, cache._version()), payload) + payload


@pytest.mark.parametrize(
    "spoil",
    [
        forge,
        resigned,
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content[:100],
        lambda content: content + b" ",
        lambda _: b"",
        lambda _: b"{}",
        lambda _: b"\x80\x04\x95",
        lambda _: os.urandom(5000),
        lambda content: forge(content)[128:],
        lambda content: b"0" * 128 + forge(content)[128:],
    ],
)
def test_a_cache_that_is_not_as_this_program_signed_it_is_passed_over(
    write: Write, spoil: Callable[[bytes], bytes]
) -> None:
    root = write(FILES)
    expected = KnowledgeBase.load(root)
    kept(root).write_bytes(spoil(kept(root).read_bytes()))
    assert len(Records(root)) == 0
    assert same(KnowledgeBase.load(root), expected)
    assert len(Records(root)) == 4


def test_a_cache_that_comes_from_another_user_is_passed_over(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(FILES)
    expected = KnowledgeBase.load(root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "elsewhere"))
    assert len(Records(root)) == 0
    assert same(KnowledgeBase.load(root), expected)


def test_a_cache_of_another_version_is_passed_over(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(FILES)
    KnowledgeBase.load(root)
    monkeypatch.setattr(cache, "_version", lambda: b"another")
    assert len(Records(root)) == 0


@pytest.mark.parametrize("stand_in", ["folder", "pipe", "link", "dangling"])
def test_something_else_in_the_caches_place_stops_nothing(write: Write, tmp_path: Path, stand_in: str) -> None:
    root = write(FILES)
    expected = KnowledgeBase.load(root)
    content = kept(root).read_bytes()
    kept(root).unlink()
    match stand_in:
        case "folder":
            kept(root).mkdir()
        case "pipe":
            os.mkfifo(kept(root))
        case "link":
            (tmp_path / "content").write_bytes(content)
            kept(root).symlink_to(tmp_path / "content")
        case _:
            kept(root).symlink_to(tmp_path / "nothing")
    assert len(Records(root)) == 0
    assert same(KnowledgeBase.load(root), expected)
    assert not (tmp_path / "nothing").exists()
    assert not list(kept(root).parent.glob("*.tmp"))


@pytest.mark.parametrize("linked", [".cache", ".cache/counterclaim"])
def test_nothing_is_written_where_a_link_leads(write: Write, tmp_path: Path, linked: str) -> None:
    root = write(FILES)
    (tmp_path / "outside").mkdir()
    (root / linked).parent.mkdir(exist_ok=True)
    (root / linked).symlink_to(tmp_path / "outside")
    expected = KnowledgeBase.load(root)
    assert same(KnowledgeBase.load(root), expected)
    assert not list((tmp_path / "outside").rglob("*.json"))


def test_a_file_in_the_folders_place_stops_nothing(write: Write) -> None:
    root = write({**FILES, ".cache": "mine\n"})
    expected = KnowledgeBase.load(root)
    assert same(KnowledgeBase.load(root), expected)
    assert (root / ".cache").read_text() == "mine\n"


@pytest.mark.parametrize("home", ["not/absolute", "/dev/null", "short-key"])
def test_without_a_key_there_is_no_cache(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str
) -> None:
    if home == "short-key":
        (tmp_path / "home/counterclaim").mkdir(parents=True)
        (tmp_path / "home/counterclaim/key").write_bytes(b"short")
    else:
        monkeypatch.setenv("XDG_CACHE_HOME", home)
    root = write(FILES)
    expected = KnowledgeBase.load(root)
    assert not kept(root).exists()
    assert same(KnowledgeBase.load(root), expected)


def test_the_key_is_the_users_alone_and_the_folder_is_kept_out_of_git(write: Write, tmp_path: Path) -> None:
    root = write(FILES)
    KnowledgeBase.load(root)
    assert (tmp_path / "home/counterclaim/key").stat().st_mode & 0o777 == 0o600
    assert (root / signed.FOLDER / ".gitignore").read_text() == "*\n"
    assert sorted(entry.name for entry in (root / signed.FOLDER).iterdir()) == [".gitignore", cache.NAME]


def test_few_new_records_are_not_worth_writing_the_file(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "WORTH", 5)
    root = write(FILES)
    KnowledgeBase.load(root)
    assert not (root / ".cache").exists()


def test_the_cache_holds_plain_data_and_only_what_was_used(write: Write) -> None:
    root = write(FILES)
    KnowledgeBase.load(root)
    (root / "claims/sleep-letter/two.yml").unlink()
    write({"claims/sleep-letter/three.yml": CLAIM.format(statement="Nobody drinks coffee at night here.")})
    KnowledgeBase.load(root)
    entries = json.loads(kept(root).read_bytes()[128:])
    statements = {value["statement"] for value, _ in entries.values() if "statement" in value}
    assert statements == {"Coffee makes people sleep better.", "Nobody drinks coffee at night here."}


@pytest.mark.slow
def test_processes_at_once_all_read_the_same_and_leave_a_whole_cache(write: Write) -> None:
    root = write(FILES)
    expected = KnowledgeBase.load(root)
    kept(root).unlink()
    program = (
        "import sys; from counterclaim.knowledge import KnowledgeBase, cache; cache.WORTH = 1\n"
        "for _ in range(5): kb = KnowledgeBase.load(sys.argv[1])\n"
        "print(sorted(kb.claims), len(kb.faults))"
    )
    command = [sys.executable, "-c", program, str(root)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    told = {process.communicate()[0] for process in running}
    assert told == {f"{sorted(expected.claims)} {len(expected.faults)}\n"}
    assert len(Records(root)) == 4
    assert same(KnowledgeBase.load(root), expected)
