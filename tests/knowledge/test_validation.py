"""What the schemas refuse, in words: golden messages, and the agreement of both validators."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge import schemas, validation
from counterclaim.knowledge.validation import Refusal
from tests.strategies import examples

Record = dict[str, Any]

CLAIM: Record = {
    "statement": "Coffee in the evening shortens the night.",
    "source": "sleep-letter",
    "sentences": [3],
    "stance": "harms",
    "effect": {"exposure": "coffee", "outcome": "sleep", "direction": "decreases"},
    "basis": "none",
    "caveats": ["The letter names no study."],
}
SOURCE: Record = {
    "title": "Coffee and the night",
    "type": "webpage",
    "url": "https://letter.example/",
    "design": "expert-opinion",
    "status": "live",
}
RESOLUTION: Record = {
    "claims": ["late-coffee", "no-harm"],
    "decision": "open",
    "reason": "Neither names a study.",
    "date": "2026-11-20",
    "seen": "0123abcd",
}
LOCK: Record = {
    "text": {"sha256": "0" * 64, "characters": 3},
    "sentences": [{"n": 1, "at": [0, 3], "words": ["Tea"], "sha256": "0" * 16}],
}
QUANTITY: Record = {"label": "cups", "unit": "cups"}
IDS = "ids are small letters, digits and single hyphens"
GOOD: list[tuple[str, Record]] = [
    ("claim", CLAIM),
    ("source", SOURCE),
    ("resolution", RESOLUTION),
    ("lock", LOCK),
    ("quantities", {"cups-per-day": QUANTITY}),
    ("concepts", {"coffee": {"label": "coffee", "definition": "A drink of roasted beans."}}),
    ("populations", {}),
    ("conditions", {"evening": {"label": "evening", "definition": "Before bed.", "disjoint_with": ["morning"]}}),
]


def without(record: Record, *keys: str) -> Record:
    return {key: value for key, value in record.items() if key not in keys}


@pytest.mark.parametrize(("kind", "record"), GOOD)
def test_a_record_that_fits_is_accepted_without_a_word(kind: str, record: Record) -> None:
    assert validation.accepts(kind, record)
    assert list(validation.refusals(kind, record)) == []


BETTER = (
    "open: examined, stays disputed. both-hold: explained by something that is not coded. "
    "prefer: the id of the claim that is held to be right."
)
BACKGROUND = without(CLAIM, "effect") | {"caveats": []}
ABOUT = "The concept, or concepts, that it is about."

GOLDEN: dict[str, tuple[str, Any, list[Refusal]]] = {
    "misspelt field": (
        "claim",
        without(CLAIM, "stance") | {"stanc": "helps"},
        [
            Refusal(
                (),
                '"stance" is missing',
                "add stance: Is it good for the person? helps, harms, conditional (the source itself says that it is"
                " good on one side of a limit and bad on the other), neutral (background, denied benefits, effects"
                " that are"
                " neither).",
            ),
            Refusal(("stanc",), '"stanc" is not a field', "did you mean stance?", at_key=True),
        ],
    ),
    "misspelt field below another": (
        "claim",
        CLAIM | {"effect": CLAIM["effect"] | {"modalty": "possible"}},
        [Refusal(("effect", "modalty"), '"modalty" is not a field in effect', "did you mean modality?", at_key=True)],
    ),
    "field like no other": (
        "resolution",
        RESOLUTION | {"qqq": 1},
        [
            Refusal(
                ("qqq",),
                '"qqq" is not a field',
                "the fields are claims, decision, reason, would_settle, date, by, reviewed, seen, notes",
                at_key=True,
            )
        ],
    ),
    "missing field": (
        "resolution",
        without(RESOLUTION, "reason"),
        [Refusal((), '"reason" is missing', "add reason: Why, in plain words.")],
    ),
    "missing field below another": (
        "claim",
        CLAIM | {"effect": without(CLAIM["effect"], "outcome")},
        [Refusal(("effect",), '"outcome" is missing in effect', "add outcome: The concept that it acts on.")],
    ),
    "missing field of a term": (
        "quantities",
        {"cups": {"label": "cups"}},
        [
            Refusal(
                ("cups",),
                '"unit" is missing in cups',
                "add unit: The unit amounts are compared in: a physical one (km, mg/kg/day, °C), a currency, a share"
                " (% of 1RM), or what is counted (sessions).",
            )
        ],
    ),
    "missing note on a missing address": (
        "source",
        SOURCE | {"url": None},
        [Refusal((), '"url_note" is missing', "add url_note: Why there is no address, or what to know about it.")],
    ),
    "misspelt value": (
        "claim",
        CLAIM | {"stance": "hleps"},
        [
            Refusal(
                ("stance",),
                'stance is "hleps", which is not among its values',
                "did you mean helps? It is one of helps, harms, conditional, neutral",
            )
        ],
    ),
    "value like no other": (
        "claim",
        CLAIM | {"stance": 7},
        [
            Refusal(
                ("stance",),
                'stance is "7", which is not among its values',
                "It is one of helps, harms, conditional, neutral",
            )
        ],
    ),
    "number for text": (
        "resolution",
        RESOLUTION | {"seen": 12345678},
        [Refusal(("seen",), "seen is the number 12345678, not text", 'put it in quotes: "12345678"')],
    ),
    "fraction for text": (
        "source",
        SOURCE | {"issue": 1.1},
        [Refusal(("issue",), "issue is the number 1.1, not text", "put it in quotes, just as it is written")],
    ),
    "truth value for text": (
        "resolution",
        RESOLUTION | {"by": True},
        [Refusal(("by",), "by is true (a truth value), not text", 'put it in quotes: "true"')],
    ),
    "truth value for an id": (
        "claim",
        CLAIM | {"source": False},
        [Refusal(("source",), "source is false (a truth value), not text", 'put it in quotes: "false"')],
    ),
    "number for a dose": (
        "claim",
        CLAIM | {"scope": {"dose": {"cups": 2}}},
        [Refusal(("scope", "dose", "cups"), "scope.dose.cups is the number 2, not text", 'put it in quotes: "2"')],
    ),
    "text that a colon cut in two": (
        "claim",
        CLAIM | {"caveats": ["A sound caveat.", {"It's said": "nobody knows"}]},
        [
            Refusal(
                ("caveats", 1),
                "caveats.2 is a set of fields, not text",
                'a colon and a space make it a field; put it in quotes: "It\'s said: nobody knows"',
            )
        ],
    ),
    "fields for text": (
        "resolution",
        RESOLUTION | {"reason": {"a": [1]}},
        [Refusal(("reason",), "reason is a set of fields, not text", "Why, in plain words.")],
    ),
    "nothing for text": (
        "resolution",
        RESOLUTION | {"reason": None},
        [Refusal(("reason",), "reason is empty, not text", "Why, in plain words.")],
    ),
    "text or nothing": (
        "source",
        SOURCE | {"url": 3},
        [
            Refusal(
                ("url",),
                "url is the number 3, not text or null",
                "Address (http or https). null where it is not known; then url_note says why.",
            )
        ],
    ),
    "text for a list": (
        "claim",
        CLAIM | {"caveats": "None known."},
        [
            Refusal(
                ("caveats",),
                'caveats is the text "None known.", not a list',
                "What a reader should know before relying on it; may be empty only for background.",
            )
        ],
    ),
    "text for a number": (
        "claim",
        CLAIM | {"sentences": ["3"]},
        [
            Refusal(
                ("sentences", 0),
                'sentences.1 is the text "3", not a whole number',
                "Numbers of the sentences, in the source's lock, that the claim restates.",
            )
        ],
    ),
    "fraction for a number": (
        "claim",
        CLAIM | {"sentences": [1.5]},
        [
            Refusal(
                ("sentences", 0),
                "sentences.1 is the number 1.5, not a whole number",
                "Numbers of the sentences, in the source's lock, that the claim restates.",
            )
        ],
    ),
    "sentence nought": (
        "claim",
        CLAIM | {"sentences": [0]},
        [
            Refusal(
                ("sentences", 0),
                'sentences.1 is "0", which is out of range',
                "Numbers of the sentences, in the source's lock, that the claim restates.",
            )
        ],
    ),
    "sentence twice": (
        "claim",
        CLAIM | {"sentences": [3, 3]},
        [Refusal(("sentences",), "sentences names the same entry twice", "keep one")],
    ),
    "no sentence": (
        "claim",
        CLAIM | {"sentences": []},
        [
            Refusal(
                ("sentences",),
                "sentences is empty; at least 1 needed",
                "Numbers of the sentences, in the source's lock, that the claim restates.",
            )
        ],
    ),
    "no caveat": (
        "claim",
        CLAIM | {"caveats": []},
        [
            Refusal(
                ("caveats",),
                "caveats is empty; at least 1 needed",
                "What a reader should know before relying on it; may be empty only for background.",
            )
        ],
    ),
    "statement too short": (
        "claim",
        CLAIM | {"statement": "Coffee harms."},
        [
            Refusal(
                ("statement",),
                "statement has 13 characters; at least 20 needed",
                "What the source says, in your own words; one assertion.",
            )
        ],
    ),
    "statement too long": (
        "claim",
        CLAIM | {"statement": "a" * 1301},
        [
            Refusal(
                ("statement",),
                "statement has 1,301 characters; at most 300 fit",
                "What the source says, in your own words; one assertion.",
            )
        ],
    ),
    "three claims": (
        "resolution",
        RESOLUTION | {"claims": ["a", "b", "c"]},
        [Refusal(("claims",), "claims has 3 entries; at most 2 fit", "The two claims.")],
    ),
    "empty scope": (
        "claim",
        CLAIM | {"scope": {}},
        [
            Refusal(
                ("scope",),
                "scope is empty; at least 1 needed",
                "The limits within which the claim holds, only where the source states them. What is left out is not"
                " stated.",
            )
        ],
    ),
    "no id": (
        "claim",
        CLAIM | {"source": "Sleep Letter"},
        [Refusal(("source",), 'source is "Sleep Letter", which is no id', IDS)],
    ),
    "id that climbs": (
        "claim",
        CLAIM | {"source": "../a"},
        [Refusal(("source",), 'source is "../a", which is no id', IDS)],
    ),
    "id with an end of line": (
        "claim",
        CLAIM | {"source": "a\n"},
        [Refusal(("source",), 'source is "a\\n", which is no id', IDS)],
    ),
    "id too long": (
        "claim",
        CLAIM | {"source": "a" * 300},
        [
            Refusal(
                ("source",),
                "source has 300 characters; at most 100 fit",
                "An id: small letters, digits and single hyphens.",
            )
        ],
    ),
    "field with a control character": (
        "claim",
        CLAIM | {"a\x1b[31m\n": 1},
        [
            Refusal(
                ("a\x1b[31m\n",),
                '"a\\x1b[31m\\n" is not a field',
                "the fields are " + ", ".join(schemas.schema("claim")["properties"]),
                at_key=True,
            )
        ],
    ),
    "term that is no id": (
        "quantities",
        {"Cups a day": QUANTITY},
        [Refusal(("Cups a day",), '"Cups a day" is no id', IDS + ", at most 100", at_key=True)],
    ),
    "term too long": (
        "quantities",
        {"a" * 300: QUANTITY},
        [Refusal(("a" * 300,), f'"{"a" * 60}…" is no id', IDS + ", at most 100", at_key=True)],
    ),
    "quantity that is no id": (
        "claim",
        CLAIM | {"scope": {"dose": {"..": "2 cups"}}},
        [Refusal(("scope", "dose", ".."), '".." is no id in scope.dose', IDS + ", at most 100", at_key=True)],
    ),
    "no such day": (
        "resolution",
        RESOLUTION | {"date": "2026-13-20"},
        [Refusal(("date",), 'date is "2026-13-20", which does not fit', "The day of the decision.")],
    ),
    "day with an end of line": (
        "resolution",
        RESOLUTION | {"date": "2026-11-20\n"},
        [Refusal(("date",), 'date is "2026-11-20\\n", which does not fit', "The day of the decision.")],
    ),
    "day in other digits": (
        "resolution",
        RESOLUTION | {"date": "٢٠٢٦-11-20"},
        [Refusal(("date",), 'date is "٢٠٢٦-11-20", which does not fit', "The day of the decision.")],
    ),
    "tolerance of nothing": (
        "quantities",
        {"cups": QUANTITY | {"tolerance": 0}},
        [
            Refusal(
                ("cups", "tolerance"),
                'cups.tolerance is "0", which is out of range',
                "What ~ means: a share of the amount (0.2, 20% either way, unless it says otherwise), or an amount with"
                " its unit (2 °C), which scales with an offset or a sign need.",
            )
        ],
    ),
    "tolerance that is a list": (
        "quantities",
        {"cups": QUANTITY | {"tolerance": [1]}},
        [
            Refusal(
                ("cups", "tolerance"),
                "cups.tolerance is a list, not a number or text",
                "What ~ means: a share of the amount (0.2, 20% either way, unless it says otherwise), or an amount with"
                " its unit (2 °C), which scales with an offset or a sign need.",
            )
        ],
    ),
    "neither effect nor advice nor background": (
        "claim",
        without(CLAIM, "effect"),
        [
            Refusal(
                (), "effect or advice or background is missing", "write exactly one of effect or advice or background"
            )
        ],
    ),
    "effect and advice": (
        "claim",
        CLAIM | {"advice": {"avoid": "coffee"}},
        [Refusal((), "effect and advice stand together", "write exactly one of effect or advice or background")],
    ),
    "do and avoid": (
        "claim",
        without(CLAIM, "effect") | {"advice": {"do": "tea", "avoid": "coffee"}},
        [Refusal(("advice",), "do and avoid stand together in advice", "write exactly one of do or avoid")],
    ),
    "advice without either": (
        "claim",
        without(CLAIM, "effect") | {"advice": {"for": "sleep"}},
        [Refusal(("advice",), "do or avoid is missing in advice", "write exactly one of do or avoid")],
    ),
    "advice as text": (
        "claim",
        without(CLAIM, "effect") | {"advice": "drink tea"},
        [
            Refusal(
                ("advice",),
                'advice is the text "drink tea", not fields (key: value)',
                "What the source tells people to do or to avoid.",
            )
        ],
    ),
    "about a number": (
        "claim",
        BACKGROUND | {"background": {"about": 3}},
        [Refusal(("background", "about"), "background.about is the number 3, not an id or a list", ABOUT)],
    ),
    "about nothing": (
        "claim",
        BACKGROUND | {"background": {"about": []}},
        [Refusal(("background", "about"), "background.about is empty; at least 1 needed", ABOUT)],
    ),
    "about no ids": (
        "claim",
        BACKGROUND | {"background": {"about": ["A", 3]}},
        [
            Refusal(("background", "about", 0), 'background.about.1 is "A", which is no id', IDS),
            Refusal(
                ("background", "about", 1), "background.about.2 is the number 3, not text", 'put it in quotes: "3"'
            ),
        ],
    ),
    "decision misspelt": (
        "resolution",
        RESOLUTION | {"decision": "opne"},
        [
            Refusal(
                ("decision",),
                'decision is "opne", which is not among its values',
                "did you mean open? It is one of open, both-hold",
            )
        ],
    ),
    "decision for no id": (
        "resolution",
        RESOLUTION | {"decision": {"prefer": "A B"}},
        [Refusal(("decision", "prefer"), 'decision.prefer is "A B", which is no id', IDS)],
    ),
    "decision of another field": (
        "resolution",
        RESOLUTION | {"decision": {"prefers": "a"}},
        [
            Refusal(
                ("decision",),
                '"prefer" is missing in decision',
                "add prefer: The claim that is held to be right.",
            ),
            Refusal(
                ("decision", "prefers"), '"prefers" is not a field in decision', "did you mean prefer?", at_key=True
            ),
        ],
    ),
    "decision that is a list": (
        "resolution",
        RESOLUTION | {"decision": ["open"]},
        [Refusal(("decision",), "decision is a list, not open, both-hold or fields (key: value)", BETTER)],
    ),
    "decision that is missing its value": (
        "resolution",
        RESOLUTION | {"decision": None},
        [Refusal(("decision",), "decision is empty, not open, both-hold or fields (key: value)", BETTER)],
    ),
    "range that is none": (
        "source",
        SOURCE | {"not_claims": {"heading": [1, "3-x"]}},
        [
            Refusal(
                ("not_claims", "heading", 1),
                'not_claims.heading.2 is "3-x", which does not fit',
                "write a whole number or a range such as 25-30",
            )
        ],
    ),
    "reason that is none": (
        "source",
        SOURCE | {"not_claims": {"headings": [1]}},
        [
            Refusal(
                ("not_claims", "headings"),
                '"headings" is not a field in not_claims',
                "did you mean heading?",
                at_key=True,
            )
        ],
    ),
    "nothing at all": (
        "claim",
        None,
        [
            Refusal(
                (),
                "the record is empty, not fields (key: value)",
                "One statement that one source makes, in the editor's own words.",
            )
        ],
    ),
    "a list at the top": (
        "concepts",
        ["coffee"],
        [Refusal((), "the record is a list, not fields (key: value)", "Things that are done, suffered or measured.")],
    ),
    "text at the top": (
        "claim",
        "coffee " * 20,
        [
            Refusal(
                (),
                f'the record is the text "{("coffee " * 20)[:60]}…", not fields (key: value)',
                "One statement that one source makes, in the editor's own words.",
            )
        ],
    ),
    "a term without fields": (
        "concepts",
        {"coffee": None},
        [Refusal(("coffee",), "coffee is empty, not fields (key: value)", "One term.")],
    ),
    "a lock with a number that is none": (
        "lock",
        LOCK | {"sentences": [LOCK["sentences"][0] | {"at": [0, float("nan")]}]},
        [
            Refusal(
                ("sentences", 0, "at", 1),
                "sentences.1.at.2 is the number nan, not a whole number",
                "Half-open offsets in code points.",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_a_refusal_is_worded(name: str) -> None:
    kind, record, expected = GOLDEN[name]
    assert not validation.accepts(kind, record)
    found = list(validation.refusals(kind, record))
    assert sorted(found, key=repr) == sorted(expected, key=repr)


@pytest.mark.parametrize("name", GOLDEN)
def test_a_refusal_at_a_key_names_a_key_that_is_there(name: str) -> None:
    kind, record, _ = GOLDEN[name]
    for refusal in validation.refusals(kind, record):
        inner = record
        for step in refusal.path:
            inner = inner[step]


def test_what_only_the_fast_validator_refuses_is_still_named() -> None:
    record = SOURCE | {"DOI": "10.1234/tea\ufeff"}
    assert not validation.accepts("source", record)
    assert list(validation.refusals("source", record)) == [
        Refusal(("DOI",), "DOI does not fit", "Digital object identifier, without https://doi.org/.")
    ]


def test_an_empty_record_lists_every_missing_field_once() -> None:
    messages = [refusal.message for refusal in validation.refusals("claim", {})]
    required = schemas.schema("claim")["required"]
    either = ["effect or advice or background is missing", "sentences or at is missing"]
    expected = [*(f'"{name}" is missing' for name in required), *either]
    assert sorted(messages) == sorted(expected)


def test_a_whole_number_may_be_written_with_a_point_as_json_schema_has_it() -> None:
    assert validation.accepts("claim", CLAIM | {"sentences": [3.0]})
    assert list(validation.refusals("claim", CLAIM | {"sentences": [3.0]})) == []


scraps = st.sampled_from(
    [
        None,
        True,
        0,
        1,
        -1,
        1.5,
        2.0,
        "",
        "a",
        "a\n",
        "open",
        "A B",
        "2026-11-20",
        "2026-11-20\n",
        "x" * 400,
        [],
        {},
        ["a"],
        ["a", "a"],
        [1],
        [1, 1.0],
        {"prefer": "a"},
        {"a": "b"},
        {"by": "a", "date": "2026-01-01"},
        "\u2028",
        "\u0661",
    ]
)


@given(st.data())
@settings(deadline=None, max_examples=examples(75))
def test_whatever_is_not_accepted_is_refused_in_words_at_a_place_that_is_there(data: st.DataObject) -> None:
    kind, good = data.draw(st.sampled_from(GOOD))
    fields = list(schemas.schema(kind).get("properties", {})) or ["coffee", "A", ""]
    changes = data.draw(st.dictionaries(st.sampled_from([*fields, "extra"]), scraps, max_size=3))
    removed = data.draw(st.sets(st.sampled_from(sorted(good) or ["none"]), max_size=2))
    record = {key: value for key, value in (good | changes).items() if key not in removed}
    refusals = list(validation.refusals(kind, record))
    if not validation.accepts(kind, record):
        assert refusals
    for refusal in refusals:
        assert refusal.message
        inner: Any = record
        for step in refusal.path:
            inner = inner[step]
