"""Reading a whole knowledge base: what is found, and what a hostile file becomes."""

from __future__ import annotations

import os
import tracemalloc
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase, alignment, locks
from counterclaim.knowledge.findings import Place
from counterclaim.knowledge.guide import Guide
from counterclaim.knowledge.records import Quantity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.knowledge.findings import Finding

    Load = Callable[[Mapping[str, str | bytes]], KnowledgeBase]

CLAIM = """\
statement: Coffee in the evening shortens the night.
source: sleep-letter
sentences: [1]
stance: harms
effect: {exposure: coffee, outcome: sleep, direction: decreases}
basis: none
caveats: [The letter names no study.]
"""
SOURCE = """\
title: Coffee and the night
type: webpage
url: https://letter.example/
design: expert-opinion
status: live
"""
RESOLUTION = """\
claims: [late-coffee, no-harm]
decision: open
reason: Neither names a study.
date: 2026-11-20
seen: '01234567'
"""
CONCEPTS = """\
coffee:
  label: coffee
  definition: A drink of roasted beans.
sleep:
  label: sleep
  definition: What nights are for.
"""
GOOD = {
    "claims/sleep-letter/late-coffee.yml": CLAIM,
    "sources/sleep-letter.yml": SOURCE,
    "resolutions/late.yml": RESOLUTION,
    "vocabulary/concepts.yml": CONCEPTS,
}
WRONG = "claims/sleep-letter/wrong.yml"


def place_in(tmp_path: Path, name: str) -> Path:
    path = tmp_path / "base" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def only(kb: KnowledgeBase) -> Finding:
    assert len(kb.faults) == 1, kb.faults
    return kb.faults[0]


def assert_the_rest_is_there(kb: KnowledgeBase) -> None:
    assert kb.claims.keys() >= {"late-coffee"}
    assert kb.sources.keys() == {"sleep-letter"}
    assert kb.resolutions.keys() == {"late"}
    assert kb.concepts.keys() == {"coffee", "sleep"}


# What is there


def test_every_kind_of_record_is_read(load: Load) -> None:
    text = "Coffee harms.\r\nTea helps.\r\n"
    kb = load(
        GOOD
        | {
            "vocabulary/populations.yml": "adults: {label: adults, definition: Grown people.}\n",
            "vocabulary/conditions.yml": "evening: {label: evening, definition: Before bed.}\n",
            "vocabulary/quantities.yml": "cups: {label: cups, unit: cups, tolerance: 0.5}\n",
            "guide/index.md": "# Sleep\r\n\r\nSee [a](b).\r\n",
            "texts/sleep-letter.txt": text,
            "README.md": "Not a record.\n",
            "claims/notes.txt": "Not a record.\n",
            "claims/sleep-letter/notes.md": "Not a record.\n",
            "sources/sleep-letter.html": "Not a record.\n",
            "guide/picture.svg": "<svg/>",
        }
    )
    assert kb.faults == ()
    assert kb.unread == frozenset()
    assert_the_rest_is_there(kb)
    assert kb.claims["late-coffee"].origin.path == "claims/sleep-letter/late-coffee.yml"
    assert kb.claims["late-coffee"].origin.place("effect", "outcome") == Place(
        "claims/sleep-letter/late-coffee.yml", 5, 37
    )
    assert kb.populations["adults"].label == "adults"
    assert kb.conditions["evening"].origin.place("label") == Place("vocabulary/conditions.yml", 1, 18)
    assert kb.quantities == {"cups": Quantity("cups", "cups", "cups", 0.5)}
    assert kb.guide == (Guide("guide/index.md", "# Sleep\n\nSee [a](b).\n"),)
    assert kb.texts == {"sleep-letter": text}
    assert alignment.verify(kb.locks["sleep-letter"], text).fits
    assert kb.locks["sleep-letter"].path == "sources/sleep-letter.lock.json"


def test_an_empty_folder_is_an_empty_knowledge_base(tmp_path: Path) -> None:
    assert KnowledgeBase.load(tmp_path) == KnowledgeBase()
    assert KnowledgeBase.load(str(tmp_path / "nowhere")) == KnowledgeBase()


def test_hidden_files_and_folders_are_passed_over(load: Load) -> None:
    hidden = {
        "claims/.drafts/a.yml": "{",
        "claims/sleep-letter/.a.yml": "{",
        "sources/.a.yml": "{",
        "sources/.lock.json": "{",
        "guide/.a.md": "\x00",
    }
    kb = load(GOOD | hidden)
    assert kb.faults == ()
    assert_the_rest_is_there(kb)


def test_the_order_of_records_is_that_of_their_names(load: Load) -> None:
    names = ["b", "a", "c"]
    kb = load(
        {f"claims/{name}-letter/{name}-claim.yml": CLAIM for name in names}
        | {f"sources/{name}.yml": SOURCE for name in names}
    )
    assert list(kb.claims) == ["a-claim", "b-claim", "c-claim"]
    assert list(kb.sources) == ["a", "b", "c"]


def test_live_claims_are_those_that_are_not_retired_by_id(load: Load) -> None:
    retired = CLAIM + "retired: {date: 2026-01-01, why: The page changed.}\n"
    kb = load({"claims/a/z.yml": CLAIM, "claims/b/m.yml": retired, "claims/c/a.yml": CLAIM})
    assert [claim.id for claim in kb.live_claims()] == ["a", "z"]


def test_a_label_is_the_id_where_the_vocabulary_lacks_it(load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": "green-tea: {label: green tea, definition: A drink of leaves.}\n"})
    assert (kb.label("green-tea"), kb.label("black-tea")) == ("green tea", "black-tea")


# Files that hold what they should not

HOSTILE: dict[str, tuple[bytes, str, int, int, str]] = {
    "alias bomb": (b"a: &a [x, x]\nb: [*a, *a]\n", "syntax", 1, 4, "an anchor (&a) stands here"),
    "anchor to itself": (b"a: &a [*a]\n", "syntax", 1, 4, "an anchor (&a) stands here"),
    "deep flow": (b"[" * 10_000 + b"]" * 10_000, "syntax", 1, 25, "nested deeper than 24 levels"),
    "deep block": (b"- " * 10_000 + b"x", "syntax", 1, 49, "nested deeper than 24 levels"),
    "too large": (b"x" * 1_000_001, "syntax", 1, 1, "too large: 1,000,001 bytes, at most 1,000,000 are read"),
    "NUL": (b"statement: a\x00b\n", "syntax", 1, 13, "a control character (U+0000)"),
    "UTF-16": (CLAIM.encode("utf-16"), "syntax", 1, 1, "the file is UTF-16"),
    "byte order mark": (b"\xef\xbb\xbf" + CLAIM.encode(), "syntax", 1, 1, "begins with a byte order mark"),
    "Latin-1": (b"stance: helps\nnotes: caf\xe9\n", "syntax", 2, 11, "the file is not UTF-8"),
    "tabs": (b"effect:\n\texposure: coffee\n", "syntax", 2, 1, "a tab stands here"),
    "key twice": (
        CLAIM.encode() + b"stance: helps\n",
        "syntax",
        8,
        1,
        'the key "stance" stands twice (first in line 4)',
    ),
    "merge key": (b"<<: {stance: helps}\n", "syntax", 1, 1, "a merge key stands here"),
    "Python object": (b"!!python/object/apply:os.abort []\n", "syntax", 1, 1, "a tag (tag:yaml.org,2002:python/object"),
    "several documents": (CLAIM.encode() + b"---\n" + CLAIM.encode(), "syntax", 8, 1, "a second document begins here"),
    "empty": (b"", "syntax", 1, 1, "the file is empty"),
    "nothing but a mark": (b"---\n", "schema", 2, 1, "the record is empty, not fields"),
    "a list": (b"\n- a\n", "schema", 2, 1, "the record is a list, not fields"),
    "one word": (b"# a\n  helps\n", "schema", 2, 3, 'the record is the text "helps", not fields'),
    "yes for true": (CLAIM.encode() + b"notes: true\n", "schema", 8, 8, "notes is true (a truth value), not text"),
    "infinity": (CLAIM.encode().replace(b"[1]", b"[.inf]"), "schema", 3, 13, 'sentences.1 is the text ".inf"'),
    "overflow": (CLAIM.encode().replace(b"[1]", b"[1e999]"), "schema", 3, 13, 'sentences.1 is the text "1e999"'),
    "id that climbs": (CLAIM.encode().replace(b"coffee,", b"../../x,"), "schema", 5, 20, '"../../x", which is no id'),
    "id with a space": (
        CLAIM.encode().replace(b"coffee,", b"my coffee,"),
        "schema",
        5,
        20,
        '"my coffee", which is no id',
    ),
    "id of 300 characters": (
        CLAIM.encode().replace(b"coffee,", b"c" * 300 + b","),
        "schema",
        5,
        20,
        "effect.exposure has 300 characters; at most 100 fit",
    ),
    "unknown field": (CLAIM.encode() + b"stanse: x\n", "schema", 8, 1, '"stanse" is not a field'),
    "CRLF and a fault": (
        CLAIM.replace("\n", "\r\n").encode() + b"stanse: x\r\n",
        "schema",
        8,
        1,
        '"stanse" is not a field',
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_claim_becomes_one_finding_and_the_rest_goes_on(name: str, load: Load) -> None:
    data, rule, line, column, phrase = HOSTILE[name]
    kb = load(GOOD | {WRONG: data})
    fault = only(kb)
    assert (fault.rule, fault.place) == (rule, Place(WRONG, line, column))
    assert phrase in fault.message
    assert "\n" not in fault.message + fault.mend
    assert_the_rest_is_there(kb)
    assert "wrong" not in kb.claims
    assert kb.unread == {("claim", "wrong")}


@pytest.mark.parametrize(
    ("name", "unread"),
    [("sources/wrong.yml", ("source", "wrong")), ("resolutions/wrong.yml", ("resolution", "wrong"))],
)
def test_a_hostile_source_or_resolution_is_left_out(name: str, unread: tuple[str, str], load: Load) -> None:
    kb = load(GOOD | {name: "a: &a [*a]\n"})
    assert only(kb).place == Place(name, 1, 4)
    assert kb.unread == {unread}
    assert_the_rest_is_there(kb)


def test_a_fault_deep_in_a_record_is_placed_where_it_stands(load: Load) -> None:
    text = CLAIM.replace("direction: decreases", "direction: decrease, modality: posible")
    kb = load({WRONG: text})
    assert [(f.place, f.message.split(",")[0]) for f in kb.faults] == [
        (Place(WRONG, 5, 55), 'effect.direction is "decrease"'),
        (Place(WRONG, 5, 75), 'effect.modality is "posible"'),
    ]


def test_whole_numbers_with_a_point_number_sentences_as_any_other(load: Load) -> None:
    kb = load(
        {
            "claims/a/b.yml": CLAIM.replace("[1]", "[1.0, 2e0]"),
            "sources/a.yml": SOURCE + "not_claims: {heading: [3.0, 4-5]}\n",
        }
    )
    assert kb.faults == ()
    assert kb.claims["b"].sentences == (1, 2)
    assert kb.sources["a"].not_claims == (("heading", (3, 4, 5)),)


# Files that are not what their names promise


def test_a_folder_named_like_a_record_is_a_finding(load: Load, tmp_path: Path) -> None:
    for name in (WRONG, "sources/x.yml", "vocabulary/quantities.yml", "guide/x.md", "sources/y.lock.json"):
        place_in(tmp_path, name).mkdir()
    kb = load(GOOD)
    assert [(f.rule, f.place, f.message) for f in kb.faults] == [
        ("syntax", Place(name), "the file is no plain file")
        for name in ("sources/y.lock.json", WRONG, "sources/x.yml", "guide/x.md", "vocabulary/quantities.yml")
    ]
    assert kb.unread == {("claim", "wrong"), ("source", "x"), ("quantities", "*"), ("lock", "y")}
    assert_the_rest_is_there(kb)


@pytest.mark.parametrize(
    ("target", "phrase"),
    [
        ("nowhere.yml", "the file cannot be read: No such file or directory"),
        ("wrong.yml", "the file cannot be read: Too many levels of symbolic links"),
        ("late-coffee.yml/x", "the file cannot be read: Not a directory"),
        (".", "the link leads to a folder that it lies in"),
        ("/dev/zero", "the link leads out of the knowledge base"),
    ],
)
def test_a_link_that_leads_to_no_file_is_a_finding(target: str, phrase: str, load: Load, tmp_path: Path) -> None:
    place_in(tmp_path, WRONG).symlink_to(target)
    kb = load(GOOD)
    assert (only(kb).rule, only(kb).place, only(kb).message) == (
        "foreign-link" if phrase.startswith("the link") else "syntax",
        Place(WRONG),
        phrase,
    )
    assert_the_rest_is_there(kb)


def test_a_link_to_a_record_is_that_record(load: Load, tmp_path: Path) -> None:
    place_in(tmp_path, "claims/sleep-letter/linked.yml").symlink_to("late-coffee.yml")
    kb = load(GOOD)
    assert kb.faults == ()
    assert kb.claims["linked"].statement == kb.claims["late-coffee"].statement


@pytest.mark.parametrize("target", ["nowhere", "wrong", "../claims/wrong"])
def test_a_link_that_leads_to_no_folder_of_claims_is_a_finding(target: str, load: Load, tmp_path: Path) -> None:
    place_in(tmp_path, "claims/wrong").symlink_to(target)
    kb = load(GOOD)
    assert only(kb).place == Place("claims/wrong")
    assert only(kb).message.startswith("the folder cannot be read: ")
    assert_the_rest_is_there(kb)


def test_pages_in_folders_of_the_guide_are_read_as_pages_of_the_site(load: Callable[..., KnowledgeBase]) -> None:
    kb = load({"guide/blog/posts/one.md": "# One\n", "guide/night.md": "# Night\n", "guide/.hidden/x.md": "# No\n"})
    assert {page.name: page.deep for page in kb.guide} == {"blog/posts/one": True, "night": False}
    assert kb.faults == ()


@pytest.mark.parametrize("folder", ["claims", "sources", "resolutions", "guide"])
def test_a_folder_of_records_that_is_no_folder_is_a_finding(folder: str, load: Load) -> None:
    kb = load({name: text for name, text in GOOD.items() if not name.startswith(folder)} | {folder: "x"})
    assert {(f.rule, f.place, f.message) for f in kb.faults} == {
        ("syntax", Place(folder), "the folder cannot be read: Not a directory")
    }


@pytest.mark.parametrize("folder", ["claims", "sources", "resolutions", "guide"])
def test_a_folder_of_records_that_links_to_nothing_is_a_finding(folder: str, tmp_path: Path) -> None:
    place_in(tmp_path, folder).symlink_to("nowhere")
    faults = KnowledgeBase.load(tmp_path / "base").faults
    assert {(f.rule, f.place) for f in faults} == {("syntax", Place(folder))}
    assert all("No such file or directory" in f.message for f in faults)


def test_a_folder_of_claims_may_be_a_link(load: Load, tmp_path: Path) -> None:
    place_in(tmp_path, "elsewhere/linked.yml").write_text(CLAIM)
    place_in(tmp_path, "claims/other").symlink_to("../elsewhere")
    kb = load(GOOD)
    assert kb.faults == ()
    assert kb.claims["linked"].origin.path == "claims/other/linked.yml"


def test_a_pipe_is_a_finding_and_nobody_waits_for_it(load: Load, tmp_path: Path) -> None:
    os.mkfifo(place_in(tmp_path, WRONG))
    kb = load(GOOD)
    assert (only(kb).place, only(kb).message) == (Place(WRONG), "the file is no plain file")
    assert_the_rest_is_there(kb)


def test_fifty_megabytes_are_refused_before_they_are_read(load: Load, tmp_path: Path) -> None:
    with place_in(tmp_path, WRONG).open("wb") as file:
        file.write(b"statement: ")
        file.truncate(50_000_000)
    tracemalloc.start()
    try:
        kb = load(GOOD)
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    message = "the file is too large: 50,000,000 bytes, at most 1,000,000 are read"
    assert (only(kb).rule, only(kb).place, only(kb).message) == ("syntax", Place(WRONG), message)
    assert_the_rest_is_there(kb)


def test_a_vocabulary_may_be_larger_than_a_record(load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": CONCEPTS + "#" * 1_500_000})
    assert kb.faults == ()
    assert kb.concepts.keys() == {"coffee", "sleep"}


# Names of files

LONG = "a" * 120
NAMES = {
    "..late.yml": None,  # hidden
    "a..b.yml": "a..b",
    "my claim.yml": "my claim",
    "Late.yml": "Late",
    "late_coffee.yml": "late_coffee",
    "-late.yml": "-late",
    "late-.yml": "late-",
    "late--coffee.yml": "late--coffee",
    "café.yml": "café",
    f"{LONG}.yml": LONG,
    f"{'b' * 240}.yml": "b" * 120,
    "late\ncoffee.yml": "late\\x0acoffee",
    "late\x1b[31m.yml": "late\\x1b[31m",
    "late\u200b.yml": "late\u200b",
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_gives_no_id_is_a_finding(name: str, load: Load) -> None:
    kb = load(GOOD | {f"claims/sleep-letter/{name}": CLAIM})
    expected = NAMES[name]
    assert_the_rest_is_there(kb)
    assert kb.claims.keys() == {"late-coffee"}
    if expected is None:
        assert kb.faults == ()
        return
    assert only(kb).rule == "schema"
    assert only(kb).message == f'the file\'s name gives the id "{expected}", which is no id'
    assert "rename the file" in only(kb).mend
    assert "\n" not in only(kb).place.path
    assert "\x1b" not in only(kb).place.path


def test_a_name_that_is_not_utf_8_is_a_finding_that_can_be_printed(load: Load, tmp_path: Path) -> None:
    path = place_in(tmp_path, WRONG).parent / os.fsdecode(b"tea-\xff.yml")
    path.write_text(CLAIM)
    kb = load(GOOD)
    assert only(kb).message == 'the file\'s name gives the id "tea-\\udcff", which is no id'
    assert str(only(kb).place).encode() == rb"claims/sleep-letter/tea-\udcff.yml:1:1"


def test_the_longest_id_is_read(load: Load) -> None:
    kb = load({f"claims/a/{'a' * 100}.yml": CLAIM})
    assert kb.faults == ()
    assert list(kb.claims) == ["a" * 100]


@pytest.mark.parametrize("name", ["claims/sleep-letter/tea.yaml", "sources/tea.yaml", "resolutions/tea.yaml"])
def test_a_record_that_ends_in_yaml_is_named(name: str, load: Load) -> None:
    kb = load(GOOD | {name: CLAIM})
    assert (only(kb).rule, only(kb).place, only(kb).mend) == ("schema", Place(name), "name it .yml")


@pytest.mark.parametrize("name", ["claims/tea.yml", "claims/tea.yaml"])
def test_a_claim_in_no_folder_of_a_source_is_named(name: str, load: Load) -> None:
    kb = load(GOOD | {name: CLAIM})
    assert (only(kb).rule, only(kb).place) == ("schema", Place(name))
    assert only(kb).mend == "put it in claims/<source>/"


def test_an_id_that_is_taken_is_named_with_the_file_that_has_it(load: Load) -> None:
    kb = load(GOOD | {"claims/tea-board/late-coffee.yml": CLAIM.replace("Coffee in", "Tea in")})
    fault = only(kb)
    assert (fault.rule, fault.claim) == ("duplicate-id", "late-coffee")
    assert fault.message == 'the id "late-coffee" is taken already'
    assert fault.place == Place("claims/tea-board/late-coffee.yml")
    assert [related.place for related in fault.related] == [Place("claims/sleep-letter/late-coffee.yml")]
    assert kb.claims["late-coffee"].statement.startswith("Coffee in")


def test_records_of_different_kinds_may_share_an_id(load: Load) -> None:
    kb = load({"claims/a/a.yml": CLAIM, "sources/a.yml": SOURCE, "resolutions/a.yml": RESOLUTION})
    assert kb.faults == ()


# Vocabulary


def test_a_term_that_does_not_fit_is_left_out_and_the_others_stay(load: Load) -> None:
    text = CONCEPTS + "tea:\n  label: tea\nMilk: {label: milk, definition: A white drink.}\n"
    kb = load({"vocabulary/concepts.yml": text})
    assert kb.concepts.keys() == {"coffee", "sleep"}
    assert kb.unread == {("concepts", "tea"), ("concepts", "Milk")}
    assert {(f.place, f.message) for f in kb.faults} == {
        (Place("vocabulary/concepts.yml", 8, 3), '"definition" is missing in tea'),
        (Place("vocabulary/concepts.yml", 9, 1), '"Milk" is no id'),
    }


@pytest.mark.parametrize("text", ["", "\n", "# none yet\n", "{}\n"])
def test_a_vocabulary_may_have_no_terms(text: str, load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": text})
    assert (kb.faults, kb.unread, kb.concepts) == ((), frozenset(), {})


@pytest.mark.parametrize(("text", "rule"), [("- coffee\n", "schema"), ("---\n", "schema"), ("a: 1\na: 2\n", "syntax")])
def test_a_vocabulary_that_is_none_is_unread_as_a_whole(text: str, rule: str, load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": text})
    assert only(kb).rule == rule
    assert kb.unread == {("concepts", "*")}
    assert kb.concepts == {}


def test_a_vocabulary_without_terms_is_one(load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": "{}\n"})
    assert (kb.faults, kb.unread, kb.concepts) == ((), frozenset(), {})


def test_a_vocabulary_that_links_to_nothing_is_a_finding(tmp_path: Path) -> None:
    place_in(tmp_path, "vocabulary/conditions.yml").symlink_to("nowhere")
    kb = KnowledgeBase.load(tmp_path / "base")
    assert only(kb).place == Place("vocabulary/conditions.yml")
    assert kb.unread == {("conditions", "*")}


def test_a_term_of_300_characters_is_named_at_its_key(load: Load) -> None:
    kb = load({"vocabulary/concepts.yml": CONCEPTS + f"? {'t' * 300}\n: {{label: tea, definition: A drink.}}\n"})
    assert {(f.rule, f.place) for f in kb.faults} >= {("schema", Place("vocabulary/concepts.yml", 7, 3))}
    assert kb.concepts.keys() == {"coffee", "sleep"}


# Locks, texts, guide

LOCK = "sources/sleep-letter.lock.json"
BROKEN_LOCKS: dict[str, tuple[bytes, str, int, int, str]] = {
    "empty": (b"", "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "cut off": (b'{\n  "text": ', "syntax", 2, 11, "the lock is not JSON in UTF-8"),
    "not UTF-8": (b'{"a": "\xff"}', "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "UTF-16": ("{}".encode("utf-16"), "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "too deep": (b"[" * 200_000, "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "half a surrogate pair": (b'{"words": "\\ud800"}', "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "a number of 5,000 digits": (b"9" * 5_000, "syntax", 1, 1, "the lock is not JSON in UTF-8"),
    "a list": (b"[]", "schema", 1, 1, "the record is a list, not fields"),
    "not a number": (
        locks.to_json(locks.make("a", "Tea helps.")).replace("[0, 10]", "[0, NaN]").encode(),
        "schema",
        1,
        1,
        "sentences.1.at.2 is the number nan, not a whole number",
    ),
    "a fraction": (
        locks.to_json(locks.make("a", "Tea helps.")).replace("[0, 10]", "[0, 9.5]").encode(),
        "schema",
        1,
        1,
        "sentences.1.at.2 is the number 9.5, not a whole number",
    ),
}


@pytest.mark.parametrize("name", BROKEN_LOCKS)
def test_a_broken_lock_is_a_finding(name: str, load: Load) -> None:
    data, rule, line, column, phrase = BROKEN_LOCKS[name]
    kb = load(GOOD | {LOCK: data})
    assert (only(kb).rule, only(kb).place) == (rule, Place(LOCK, line, column))
    assert phrase in only(kb).message
    assert kb.locks == {}
    assert_the_rest_is_there(kb)


def test_a_lock_that_is_no_json_says_how_to_get_its_pins_back(load: Load) -> None:
    assert only(load({LOCK: "{"})).mend.startswith(f"get it back as it was: git checkout HEAD -- {LOCK} (")


def test_a_lock_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    with place_in(tmp_path, LOCK).open("wb") as file:
        file.truncate(16_000_001)
    message = "the file is too large: 16,000,001 bytes, at most 16,000,000 are read"
    assert only(KnowledgeBase.load(tmp_path / "base")).message == message


@pytest.mark.parametrize(
    ("data", "message", "mend"),
    [
        (b"Coffee \xff", 'the text "sleep-letter.txt" is not UTF-8', "save it as UTF-8"),
        (None, 'the text "sleep-letter.txt" is too large: 16,000,001 bytes, at most 16,000,000 are read', ""),
    ],
)
def test_a_text_that_cannot_be_used_is_a_finding(
    data: bytes | None, message: str, mend: str, load: Load, tmp_path: Path
) -> None:
    path = place_in(tmp_path, "texts/sleep-letter.txt")
    path.write_bytes(data or b"")
    if data is None:
        os.truncate(path, 16_000_001)
    kb = load(GOOD)
    fault = only(kb)
    assert (fault.rule, fault.place) == ("syntax", Place("sources/sleep-letter.yml"))
    assert (fault.message, fault.mend) == (message, mend)
    assert kb.texts == {}
    assert_the_rest_is_there(kb)


def test_a_text_that_is_no_file_or_cannot_be_read_is_a_finding(load: Load, tmp_path: Path) -> None:
    path = place_in(tmp_path, "texts/sleep-letter.txt")
    path.mkdir()
    assert only(load(GOOD)).message == 'the text "sleep-letter.txt" is no plain file'
    path.rmdir()
    path.symlink_to("sleep-letter.txt")
    message = 'the text "sleep-letter.txt" cannot be read: Too many levels of symbolic links'
    assert only(load(GOOD)).message == message


def test_texts_without_a_source_and_sources_without_a_text_are_no_findings(load: Load) -> None:
    kb = load(GOOD | {"texts/nobody.txt": "Tea helps."} | {"sources/nobody.lock.json": "{"})
    assert {f.place.path for f in kb.faults} == {"sources/nobody.lock.json"}
    assert kb.texts == {}


def test_no_text_is_read_where_no_folder_is_named(load: Load, tmp_path: Path) -> None:
    assert load(GOOD | {"texts/sleep-letter.txt": "Tea helps."}).texts == {"sleep-letter": "Tea helps."}
    assert KnowledgeBase.load(tmp_path / "base").texts == {}


@pytest.mark.parametrize(
    ("data", "line", "column", "phrase"),
    [
        (b"# Tea\n\nSo \x00\n", 3, 4, "a control character (U+0000)"),
        (b"# Tea\n\xff", 2, 1, "the file is not UTF-8"),
        (b"x" * 1_000_001, 1, 1, "too large"),
    ],
)
def test_a_page_of_the_guide_that_cannot_be_read_is_a_finding(
    data: bytes, line: int, column: int, phrase: str, load: Load
) -> None:
    kb = load(GOOD | {"guide/tea.md": data, "guide/index.md": "# Sleep\n"})
    assert (only(kb).rule, only(kb).place) == ("syntax", Place("guide/tea.md", line, column))
    assert phrase in only(kb).message
    assert [page.path for page in kb.guide] == ["guide/index.md"]


def test_keeps_the_text_of_files_with_more_than_ascii_or_with_escapes(load: Load) -> None:
    escaped = CLAIM.replace("Coffee in the evening", '"Coffee in the \\x65vening').replace("night.", 'night."')
    kb = load(
        {
            **GOOD,
            "claims/sleep-letter/cafe.yml": CLAIM.replace("Coffee", "Café"),
            "claims/sleep-letter/escaped.yml": escaped,
            "claims/sleep-letter/broken.yml": b"\xef\xbb\xbfstatement: [caf\xe9\n",
        }
    )
    assert kb.unusual == {
        "claims/sleep-letter/broken.yml": "statement: [caf\ufffd\n",
        "claims/sleep-letter/cafe.yml": CLAIM.replace("Coffee", "Café"),
        "claims/sleep-letter/escaped.yml": escaped,
    }
