"""Opening a resolution: the record, its name, and YAML that the reader reads back as the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.editing import formatting
from counterclaim.editing import resolutions as editing
from counterclaim.knowledge import KnowledgeBase, schemas, validation, yaml_reader
from counterclaim.reasoning import grounds, resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.reasoning.positions import Position

    Load = Callable[[Mapping[str, str | bytes]], KnowledgeBase]

CLAIM = """\
statement: Coffee in the evening shortens the night.
source: letter
sentences: [1]
stance: harms
effect: {exposure: coffee, outcome: sleep, direction: decreases}
basis: none
caveats: [The letter names no study.]
"""


@pytest.fixture
def kb(load: Load) -> KnowledgeBase:
    """Return a knowledge base with two claims."""
    other = CLAIM.replace("decreases", "increases").replace("harms", "helps")
    return load({"claims/letter/late-coffee.yml": CLAIM, "claims/letter/all-coffee.yml": other})


def opened(kb: KnowledgeBase, decision: str = "open", **more: Any) -> dict[str, Any]:
    given: dict[str, Any] = {"would_settle": None, "date": "2026-11-20", **more}
    return editing.record(kb, sides(kb), decision, "Neither names a study.", **given)


def sides(kb: KnowledgeBase) -> dict[str, Position]:
    (conflict,) = Analysis(kb).conflicts
    return editing.named(conflict, "late-coffee", "all-coffee")


def test_a_record_has_the_fields_in_the_order_editors_read_them(kb: KnowledgeBase) -> None:
    record = opened(kb, would_settle="A trial.")
    assert list(record.items()) == [
        ("claims", ["all-coffee", "late-coffee"]),
        ("decision", "open"),
        ("reason", "Neither names a study."),
        ("would_settle", "A trial."),
        ("date", "2026-11-20"),
        ("seen", resolutions.fingerprint(kb, ("all-coffee", "late-coffee"), (grounds.NOTHING, grounds.NOTHING))),
    ]
    assert validation.accepts("resolution", record)


def test_whose_decision_it_is_stands_before_what_was_seen(kb: KnowledgeBase) -> None:
    record = opened(kb, by="ada")
    assert list(record)[-2:] == ["by", "seen"]
    assert record["by"] == "ada"
    assert validation.accepts("resolution", record)


def test_each_claim_is_named_with_its_side(load: Load) -> None:
    """Whichever is named first, and also in a chain, where one of the two is a link."""
    links = {"wakes": "coffee, outcome: waking, direction: increases", "waking": "waking, outcome: sleep, direction: X"}
    effect = "{exposure: coffee, outcome: sleep, direction: decreases}"
    files = {f"claims/letter/{name}.yml": CLAIM.replace(effect, f"{{exposure: {e}}}") for name, e in links.items()}
    files["claims/letter/waking.yml"] = files["claims/letter/waking.yml"].replace("X", "increases")
    (chain,) = Analysis(load({**files, "claims/letter/late.yml": CLAIM})).chains
    for pair in (("late", "waking"), ("waking", "late"), ("wakes", "late")):
        found = editing.named(chain, *pair)
        assert {name: name in side.claims for name, side in found.items()} == dict.fromkeys(pair, True)


def test_what_would_settle_it_may_be_left_out(kb: KnowledgeBase) -> None:
    assert "would_settle" not in opened(kb)
    assert "would_settle" not in opened(kb, would_settle="")


@pytest.mark.parametrize(
    ("decision", "written"),
    [("open", "open"), ("both-hold", "both-hold"), ("late-coffee", {"prefer": "late-coffee"})],
)
def test_a_decision_is_one_of_two_words_or_a_claim(kb: KnowledgeBase, decision: str, written: object) -> None:
    record = opened(kb, decision)
    assert record["decision"] == written
    assert validation.accepts("resolution", record)


def test_a_written_resolution_is_read_back_and_fits(kb: KnowledgeBase, tmp_path: Path) -> None:
    root = tmp_path / "base"
    path = editing.write(root, "coffee", opened(kb, "late-coffee"))
    assert path == root / "resolutions" / "coffee.yml"
    assert yaml_reader.read(path.read_bytes()).value == opened(kb, "late-coffee")
    again = KnowledgeBase.load(root)
    assert again.faults == ()
    assert again.resolutions["coffee"].prefer == "late-coffee"
    analysis = Analysis(again)
    assert analysis.examined(analysis.conflicts[0])


def test_the_schema_is_named_where_the_schemas_lie_beside_the_records(kb: KnowledgeBase, tmp_path: Path) -> None:
    root = tmp_path / "base"
    schema = root / "builder" / "counterclaim" / "knowledge" / "schemas" / "resolution.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text(schemas.text("resolution"))
    first = editing.write(root, "coffee", opened(kb)).read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../builder/counterclaim/knowledge/schemas/resolution.schema.json"
    assert KnowledgeBase.load(root).resolutions["coffee"].decision == "open"


# Names


def test_a_resolution_is_named_after_both_claims(kb: KnowledgeBase) -> None:
    assert editing.name(kb, ("late-coffee", "all-coffee"), None) == "all-coffee-or-late-coffee"


def test_a_resolution_that_renews_another_keeps_its_name(kb: KnowledgeBase, tmp_path: Path) -> None:
    editing.write(tmp_path / "base", "coffee", opened(kb))
    known = KnowledgeBase.load(tmp_path / "base").resolutions["coffee"]
    assert editing.name(kb, ("late-coffee", "all-coffee"), known) == "coffee"


def test_a_name_that_is_taken_gets_a_number(kb: KnowledgeBase, tmp_path: Path) -> None:
    root = tmp_path / "base"
    for expected in ("all-coffee-or-late-coffee", "all-coffee-or-late-coffee-2", "all-coffee-or-late-coffee-3"):
        name = editing.name(KnowledgeBase.load(root), ("late-coffee", "all-coffee"), None)
        assert name == expected
        editing.write(root, name, opened(kb))


ids = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True).filter(lambda name: len(name) <= 100)


@given(ids, ids)
@example("a" * 100, "b" * 100)
@example("a" * 45 + "-b", "c" * 45 + "-d")
@settings(deadline=None, max_examples=examples(25))
def test_every_name_is_an_id(first: str, second: str) -> None:
    name = editing.name(KnowledgeBase(), (first, second), None)
    assert name == editing.name(KnowledgeBase(), (second, first), None)
    assert validation.accepts("quantities", {name + "-99": {"label": "x", "unit": "km"}})


# YAML


TRICKY = [
    *[
        "1234e567",
        "12345678",
        "1e5",
        "0x1f",
        "012",
        "1_000",
        "12:30",
        ".inf",
        "-.inf",
        ".nan",
        "2026-11-20",
        "~",
        "null",
    ],
    *[
        "true",
        "false",
        "yes",
        "no",
        "",
        " ",
        "  x",
        "x  ",
        "\n",
        "x\n",
        "\nx",
        "x\n\ny",
        "\tx",
        "a: b",
        "a:",
        ": b",
        "#a",
    ],
    *[
        "a #b",
        "- a",
        "-",
        "? a",
        "&a",
        "*a",
        "!a",
        "!!str a",
        "|",
        ">",
        "%a",
        "@a",
        "`a`",
        "'a'",
        '"a"',
        "'",
        '"',
        "a'b",
    ],
    *[
        "[a",
        "{a",
        "a]",
        "a, b",
        "\\",
        "C:\\dir",
        "\\n",
        "---",
        "...",
        "<<",
        "=",
        "\u00a0",
        "a\u00a0b",
        "\u2028",
        "\x85",
    ],
    *[
        "a\u2029b",
        "\ufeff",
        "\ufeffa",
        "😀",
        "e\u0301",
        "\u202e",
        "\u200b",
        "\u00ad",
        "x" * 300,
        "word " * 60,
        "茶" * 200,
    ],
    *[
        "x" * 90 + "\ufeff0 0",
        "é" * 99 + " - # b",
        ("a" * 20 + "  ") * 12,
        ("a" * 20 + "  ") * 12 + "1234e567",
        "x" * 300 + "\\a #b",
        "word: " * 40,
        "\u2003" * 120,
    ],
]


@pytest.mark.parametrize("text", TRICKY, ids=lambda text: ascii(text)[:40])
def test_tricky_text_is_read_back_as_it_was(text: str) -> None:
    value = {"a": text, "b": [text, {"c": text}], "d": {"e": {"f": [text]}}}
    assert yaml_reader.read(formatting.new(value, "resolution").encode()).value == value


@pytest.mark.parametrize("text", ["\x00", "tea \x1b[31m", "\x07"])
def test_text_that_no_record_can_hold_is_refused(text: str) -> None:
    with pytest.raises(formatting.FormatError, match="control character"):
        formatting.new({"reason": text}, "resolution")


def test_long_text_is_broken_into_lines() -> None:
    lines = formatting.new({"reason": "Neither of the two names a study. " * 9 + "So."}, "resolution").splitlines()
    assert len(lines) == 4
    assert max(map(len, lines)) <= 110


printable = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t"), max_size=150)
patched = st.lists(st.sampled_from([*TRICKY, " ", " ", " "]), max_size=12).map("".join)
leaves = printable.filter(lambda text: not set(text) & {"\ufffe", "\uffff"}) | patched | st.integers(-(10**17), 10**17)
trees = st.dictionaries(
    st.sampled_from(["claims", "reason", "would_settle", "seen", "notes", "12", "true"]),
    st.recursive(
        leaves | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False, width=32),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(ids.filter(lambda name: len(name) < 30), inner, max_size=3)
        ),
        max_leaves=5,
    ),
    min_size=1,
)


@pytest.mark.slow
@given(trees)
@settings(deadline=None, max_examples=examples(30))
def test_whatever_is_written_is_read_back_as_the_same_value(value: dict[str, Any]) -> None:
    assert yaml_reader.read(formatting.new(value, "resolution").encode()).value == value
