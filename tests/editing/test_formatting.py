"""The canonical form: values and comments survive in it, and it never changes again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.editing import formatting, records, schema_lines
from counterclaim.editing.formatting import FormatError
from counterclaim.knowledge import schemas, yaml_reader
from tests.editing import handwritten
from tests.strategies import examples

if TYPE_CHECKING:
    from tests.editing.handwritten import Written

HERE = Path(__file__).parent.parent.parent
TAB = "a tab stands in unquoted text; put the text of this line in quotes"
slowly = settings(
    deadline=None, max_examples=examples(10), suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


def value_of(text: str) -> Any:
    return yaml_reader.read(text.encode(), limit=yaml_reader.MAX_VOCABULARY_BYTES).value


def same(first: Any, second: Any) -> bool:
    """Compare with types: 1 is not true, and "1" is not 1."""
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(first[key], second[key]) for key in first)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(same, first, second))
    return type(first) is type(second) and bool(first == second)


def tidied(hand: Written, kind: str) -> str | None:
    """Return a text in canonical form; None where it was refused for the one thing that ruamel.yaml cannot read."""
    try:
        return formatting.tidy(hand.text, kind)
    except FormatError as error:
        if str(error) == TAB and "\t" in hand.text.split("\n")[error.line - 1]:
            return None
        raise


@pytest.mark.slow
@pytest.mark.parametrize("kind", handwritten.KINDS)
def test_values_survive_the_canonical_form_and_it_never_changes_again(kind: str) -> None:
    @slowly
    @given(handwritten.written(kind))
    def holds(hand: Written) -> None:
        assert same(value_of(hand.text), hand.value), "the hand wrote another value than the reader reads"
        text = tidied(hand, kind)
        if text is not None:
            assert same(value_of(text), hand.value)
            assert formatting.tidy(text, kind) == text

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("kind", handwritten.KINDS)
def test_comments_survive_the_canonical_form_and_it_never_changes_again(kind: str) -> None:
    @slowly
    @given(handwritten.written(kind, comments=True))
    def holds(hand: Written) -> None:
        text = tidied(hand, kind)
        if text is not None:
            assert sorted(c for c in hand.comments if text.count(f"{c}\n") != 1) == []
            assert same(value_of(text), hand.value)
            assert formatting.tidy(text, kind) == text

    holds()


@pytest.mark.slow
@pytest.mark.parametrize("kind", handwritten.KINDS)
def test_a_new_record_is_written_as_its_value_and_is_tidy(kind: str) -> None:
    @slowly
    @given(handwritten.records(kind))
    def holds(value: Any) -> None:
        text = formatting.new(value, kind)
        assert same(value_of(text), value)
        assert formatting.tidy(text, kind) == text
        assert formatting.first(value, kind) == text

    holds()


@slowly
@given(handwritten.written("claim"), st.randoms(use_true_random=False))
def test_the_order_in_which_a_hand_wrote_the_fields_does_not_matter(hand: Written, chance: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shuffled(value[key]) for key in chance.sample(sorted(value), len(value))}
        return value

    dose = hand.value.get("scope", {}).get("dose", {})
    if len(dose) < 2:  # quantities have no order of their own
        assert formatting.new(hand.value, "claim") == formatting.new(shuffled(hand.value), "claim")


@slowly
@given(handwritten.written("claim", comments=True))
def test_fields_stand_in_the_order_of_the_schema(hand: Written) -> None:
    text = tidied(hand, "claim")
    if text is None:
        return
    schema = schemas.schema("claim")["properties"]
    read = value_of(text)
    for fields, order in ((read, schema), (read.get("effect", {}), schema["effect"]["properties"])):
        assert list(fields) == [key for key in order if key in fields]


@pytest.mark.parametrize("text", handwritten.AWKWARD)
@pytest.mark.parametrize("remark", ["", "  # why"], ids=["", "remarked"])
def test_awkward_text_stays_what_it_is(text: str, remark: str) -> None:
    result = formatting.tidy(f"notes: {handwritten.quoted(text)}{remark}\ncaveats:\n  - x{remark}\n", "claim")
    assert value_of(result) == {"caveats": ["x"], "notes": text}
    assert result.count("# why") == (2 if remark else 0)
    assert formatting.tidy(result, "claim") == result


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("late coffee", "late coffee"),
        ("2026-11-20", "2026-11-20"),
        ("012", "'012'"),
        ("no", "'no'"),
        ("Yes", "'Yes'"),
        ("n", "'n'"),
        ("12:30", "'12:30'"),
        ("1_000", "'1_000'"),
        ("0x1f", "'0x1f'"),
        (".inf", "'.inf'"),
        ("=", "'='"),
        ("nope", "nope"),
        ("12 weeks", "12 weeks"),
        ("Éva says “tea” ☕", "Éva says “tea” ☕"),
        ("true", "'true'"),
        ("1e5", "'1e5'"),
        ("null", "'null'"),
        ("a: b", "'a: b'"),
        ("a #b", "'a #b'"),
        ("", "''"),
    ],
)
def test_text_is_quoted_only_where_the_reader_needs_it(text: str, written: str) -> None:
    assert formatting.new({"notes": text}, "claim") == f"notes: {written}\n"


UNTIDY = """\
# Read twice.

# the letter itself
source:   letter    # by Ada
stance: "helps"

# what it says
statement: 'Tea helps with sleep: so it goes.'
# which
sentences:
- 3
- 4
caveats: ["One letter is no study.", 'Nobody counted.']
effect:
    # on what
    outcome: sleep
    # by what
    exposure: tea
    direction: increases
basis: anecdote
# the end
"""
TIDY = """\
# Read twice.

# what it says
statement: 'Tea helps with sleep: so it goes.'
# the letter itself
source: letter  # by Ada
# which
sentences: [3, 4]
stance: helps

effect:
    # by what
  exposure: tea
    # on what
  outcome: sleep
  direction: increases
basis: anecdote
caveats:
  - One letter is no study.
  - Nobody counted.
# the end
"""


def test_a_comment_goes_with_the_field_below_it() -> None:
    assert formatting.tidy(UNTIDY, "claim") == TIDY


def test_a_day_keeps_the_quotes_that_an_editor_gave_it() -> None:
    for text in ("written:\n  date: 2026-01-05\n", "written:\n  date: '2026-01-05'\n"):
        assert formatting.tidy(text, "claim") == text
    assert formatting.tidy('written:\n  date: "2026-01-05"\n', "claim") == "written:\n  date: '2026-01-05'\n"


def test_other_quotes_are_taken_away_from_values_and_keys() -> None:
    text = 'effect:\n  estimate:\n    groups: {\'tea\': 6, "a b": 7}\n    unit: "points"\n'
    expected = "effect:\n  estimate:\n    unit: points\n    groups:\n      tea: 6\n      a b: 7\n"
    assert formatting.tidy(text, "claim") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "# SPDX-License-Identifier: CC-BY-4.0\n---\nstance: harms\n",
            "# SPDX-License-Identifier: CC-BY-4.0\nstance: harms\n",
        ),
        ("---\nstance: harms\n", "stance: harms\n"),
        ("stance: harms\t# why\n", "stance: harms  # why\n"),
        ("stance: harms \t # why\nnotes: 'a\t# b'\n", 'stance: harms  # why\nnotes: "a\\t# b"\n'),
        ('{"notes": "\\ud83d\\ude00"}', "notes: \U0001f600\n"),
    ],
)
def test_what_other_programs_write_is_brought_into_form(text: str, expected: str) -> None:
    assert formatting.tidy(text, "claim") == expected
    assert formatting.tidy(expected, "claim") == expected


def test_comments_at_the_top_and_at_the_end_stay_there() -> None:
    text = "# To be read again.\nsource: letter\nstatement: Tea helps.\n# Ask Ada.\n"
    expected = "# To be read again.\nstatement: Tea helps.\nsource: letter\n# Ask Ada.\n"
    assert formatting.tidy(text, "claim") == expected


def test_two_comments_that_say_the_same_both_stay() -> None:
    text = "stance: helps\n# ask\nsource: letter\n# ask\nstatement: Tea helps.\n"
    assert formatting.tidy(text, "claim").count("# ask\n") == 2


@pytest.mark.parametrize(
    "text",
    [
        "caveats:\n# first\n- One letter is no study.\n  # second\n- Nobody counted.\n",
        "notes: |  # first\n  One line.\n  Another.\n# second\nreplaced: x\n",
        "sentences: [1, # first\n  2]  # second\n",
        "effect:  # first\n  exposure: tea  # second\n",
        "notes: >\n  # of the text\n  goes on\n# first\n\n# second\n",
    ],
)
def test_comments_in_lists_and_behind_signs_survive(text: str) -> None:
    result = formatting.tidy(text, "claim")
    assert all(result.count(word) == 1 for word in ("# first", "# second"))
    assert value_of(result) == value_of(text)
    assert formatting.tidy(result, "claim") == result


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("source: letter\nstance: &x helps\n", 2, "an anchor (&x) stands here; records use no anchors or aliases"),
        ("source: letter\nsource: notes\n", 2, 'the key "source" stands twice (first in line 1); keep one of them'),
        ("source: letter\nstatement: a: b\n", 2, "a colon and a space stand inside unquoted text; put the text in "),
        ("source: letter\n\tstance: helps\n", 2, "a tab stands here; YAML indents with spaces"),
        ("source: !x letter\n", 1, "a tag (!x) stands here; "),
        ("a: 1\n---\nb: 2\n", 2, "a second document begins here; one file holds one record: remove the ---"),
        ("source: letter\nstatement: Tea\thelps.\n", 2, TAB),
        ("statement: Tea helps.\nnotes: b\tc\nsource: a\n", 2, TAB),
        ("", 1, "the file is empty; write the record, or delete the file"),
        ("# only this\n", 1, "the file is empty"),
        ("{source: letter,\n  # why\n  stance: helps}\n", 1, "the comment '# why' would be lost; put it on a line of"),
        ("statement:\n  # why\n  Tea helps.\n", 1, "the comment '# why' would be lost; put it on a line of its own, "),
    ],
)
def test_what_cannot_be_written_anew_is_refused_at_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        formatting.tidy(text, "claim")
    assert caught.value.line == line
    assert message in str(caught.value)


def test_text_that_looks_like_a_comment_keeps_its_lines_together() -> None:
    text = 'notes: "a\n\n# b"\nsource: c\n'
    assert value_of(formatting.tidy(text, "claim")) == {"source": "c", "notes": "a\n# b"}


def test_a_field_that_the_schema_does_not_know_stands_last() -> None:
    assert formatting.tidy("colour: red\nstatement: Tea helps.\n", "claim") == "statement: Tea helps.\ncolour: red\n"


def test_terms_of_a_vocabulary_keep_their_order_and_their_fields_get_one() -> None:
    text = "tea:\n  definition: Leaves in water.\n  label: tea\ncoffee: {definition: Beans in water., label: coffee}\n"
    assert formatting.tidy(text, "concepts") == (
        "tea:\n  label: tea\n  definition: Leaves in water.\ncoffee:\n  label: coffee\n  definition: Beans in water.\n"
    )


def test_a_long_list_stands_in_lines_of_its_own() -> None:
    ids = [f"claim-with-a-long-name-{number}" for number in range(5)]
    assert formatting.new({"replaces": ids}, "claim") == "replaces:\n" + "".join(f"  - {i}\n" for i in ids)


@pytest.mark.parametrize("word", ["?0", "?", ":x", "a:b", "[x", "x]", "{x", "a,b", "-", "#x"])
def test_a_list_of_words_that_mean_something_inside_brackets_keeps_them(word: str) -> None:
    term = {"label": "coffee", "definition": "A drink.", "also": [word, "brew"]}
    assert value_of(formatting.new({"coffee": term}, "concepts")) == {"coffee": term}


def test_numbers_stay_as_they_were_written() -> None:
    text = "cups:\n  label: cups\n  unit: cups\n  tolerance: 0.30\n"
    assert formatting.tidy(text, "quantities") == text


def test_windows_line_ends_become_those_of_everybody() -> None:
    assert formatting.tidy("source: letter\r\nstance: helps\r\n", "claim") == "source: letter\nstance: helps\n"


def test_the_schema_line_is_written_once_and_first() -> None:
    text = "# yaml-language-server: $schema=../old.json\n# why\nstance: helps\n"
    once = formatting.tidy(text, "claim", "../../schema/claim.schema.json")
    assert once == f"{schema_lines.MARK}../../schema/claim.schema.json\n# why\nstance: helps\n"
    assert formatting.tidy(once, "claim", "../../schema/claim.schema.json") == once


def test_a_change_is_written_and_everything_else_stays() -> None:
    text = "statement: Tea helps.  # so it goes\n# why\nstance: helps\n"

    def change(record: Any) -> None:
        record["stance"] = "harms"
        record["reviewed"] = {"by": "ada", "date": "2026-01-05"}

    assert formatting.amend(text, "claim", change) == (
        "statement: Tea helps.  # so it goes\n# why\nstance: harms\nreviewed:\n  by: ada\n  date: 2026-01-05\n"
    )


def test_the_schema_address_leads_up_from_the_record(tmp_path: Path) -> None:
    record = tmp_path / "claims" / "letter" / "tea.yml"
    assert schema_lines.address(tmp_path, record, "claim") is None
    (tmp_path / "schema").mkdir()
    (tmp_path / "schema" / "claim.schema.json").write_text("{}")
    assert schema_lines.address(tmp_path, record, "claim") == "../../schema/claim.schema.json"
    address = schema_lines.address(tmp_path, tmp_path / "sources" / "letter.yml", "claim")
    assert address == "../schema/claim.schema.json"


OWN = list(records.every(HERE))


SAMPLED = 40
"""So many records of a kind are tried; `fmt --check` looks at all of them."""


def test_this_repository_has_records_of_its_own() -> None:
    assert {file.kind for file in OWN} >= {"claim", "source", "concepts", "resolution"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", handwritten.KINDS)
def test_records_of_this_repository_can_be_tidied_and_then_never_change_again(kind: str) -> None:
    known = [file for file in OWN if file.kind == kind]
    for file in known[:: max(1, len(known) // SAMPLED)]:
        before, after = records.tidied(HERE, file)
        assert same(value_of(after), value_of(before)), file.path
        if after != before:
            assert formatting.tidy(after, kind, schema_lines.address(HERE, file.path, kind)) == after, file.path
