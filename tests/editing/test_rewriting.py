"""Other ids in a YAML text, and every other character as it was."""

from __future__ import annotations

import pytest

from counterclaim.editing import formatting, rewriting
from counterclaim.editing.rewriting import SEAL, Change
from counterclaim.knowledge import references, yaml_reader

UNTIDY = """# why: asked by the ward
effect: {outcome: 'sleep',   exposure: coffee}   # at night
source:    letter
statement: |
    Coffee costs [@tea] sleep.
scope:
    dose: {"cups": 2 cups, grams: 5 g}
    population: [old,old-people ,  "old"]
caveats:
- >-
  A long caveat that cites what
  [@tea;
  @tea-too] has.
- 'It''s [@tea]'
"""
NAMES = {
    ("concept", "coffee"): "black-coffee",
    ("concept", "sleep"): "sound-sleep",
    ("source", "letter"): "17",
    ("quantity", "cups"): "cups-a-day",
    ("population", "old"): "true",
    ("claim", "tea"): "green-tea",
}
EXPECTED = """# why: asked by the ward
effect: {outcome: 'sound-sleep',   exposure: black-coffee}   # at night
source:    '17'
statement: |
    Coffee costs [@tea] sleep.
scope:
    dose: {"cups-a-day": 2 cups, grams: 5 g}
    population: ['true',old-people ,  "old"]
caveats:
- >-
  A long caveat that cites what
  [@green-tea;
  @tea-too] has.
- 'It''s [@green-tea]'
"""


def changes(text: str) -> list[Change]:
    record = yaml_reader.read(text.encode()).value
    return [Change(r.way, r.kind, r.is_key) for r, _ in references.changed("claim", record, NAMES)]


def test_nothing_changes_but_the_ids() -> None:
    found = [c for c in changes(UNTIDY) if c.way != ("scope", "population", 2)]
    assert rewriting.rewritten(UNTIDY, "claim", found, NAMES) == EXPECTED


def test_where_an_entry_would_stand_twice_the_record_is_written_anew() -> None:
    text = "background:\n  about: [coffee, tea] # both\nstatement: Coffee and tea.\n"
    names = {("concept", "coffee"): "tea"}
    found = [Change(("background", "about", 0), "concept")]
    made = rewriting.rewritten(text, "claim", found, names)
    assert yaml_reader.read(made.encode()).value["background"] == {"about": ["tea"]}
    assert "# both" in made


def test_a_key_that_the_characters_cannot_hold_is_written_anew_with_its_comment() -> None:
    text = 'scope:\n  dose:\n    "c\\u0075ps": 2 cups # a day\n    grams: 5 g\n'
    made = rewriting.rewritten(text, "claim", [Change(("scope", "dose", "cups"), "quantity", is_key=True)], NAMES)
    assert made == "scope:\n  dose:\n    cups-a-day: 2 cups  # a day\n    grams: 5 g\n"


def test_what_was_tidy_stays_tidy() -> None:
    words = "Whether this holds for those who drink it late in the day the letter does not say at all"
    text = formatting.tidy(f"caveats:\n  - {words}, unlike [@tea] and [@tea-too], which do.\nnotes: short\n", "claim")
    made = rewriting.rewritten(text, "claim", changes(text), NAMES)
    assert "[@green-tea]" in made
    assert formatting.tidy(made, "claim") == made


@pytest.mark.parametrize(("old", "new"), [("5f3a09c2", "12345678"), ("12345678", "5f3a09c2"), ("5f3a09c2", "1e123456")])
def test_a_fingerprint_is_quoted_where_it_reads_as_a_number(old: str, new: str) -> None:
    text = formatting.tidy(f"reason: Neither counted.\nseen: '{old}'\n", "resolution")
    made = rewriting.rewritten(text, "resolution", [Change(("seen",), SEAL)], {(SEAL, old): new})
    assert yaml_reader.read(made.encode()).value["seen"] == new
    assert formatting.tidy(made, "resolution") == made


def test_a_text_that_is_no_yaml_is_refused() -> None:
    with pytest.raises(formatting.FormatError):
        rewriting.rewritten("a: [", "claim", [], {})
