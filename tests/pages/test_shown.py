from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge.configuration import Configuration, SiteWords
from counterclaim.pages.shown import Shown
from counterclaim.reasoning import resolutions

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

    Show = Callable[[Mapping[str, str]], Shown]

BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"


@pytest.fixture
def show(analyse: Callable[..., Analysis], tmp_path: Path) -> Show:
    """Return a function that shows a base; what readers must not miss is to see a doctor."""
    words = SiteWords(alert="see-a-doctor")
    return lambda files: Shown(analyse(files), Configuration(tmp_path, site=words))


@pytest.fixture
def bare(night: dict[str, str]) -> dict[str, str]:
    """Return the vocabulary and the sources, without a claim."""
    return {path: text for path, text in night.items() if path.startswith(("vocabulary/", "sources/", "texts/"))}


@pytest.fixture
def say(bare: dict[str, str], claim: Callable[..., str]) -> Callable[..., None]:
    """Return a function that adds a claim to the base without claims."""

    def add(identity: str, **fields: str | None) -> None:
        source = fields.setdefault("source", "sleep-letter")
        bare[f"claims/{source}/{identity}.yml"] = claim(**fields)

    return add


def ids(shown: Shown, identity: str) -> list[str]:
    return [claim.id for claim in shown.agreeing(shown.kb.claims[identity])]


def test_who_else_says_so_are_the_others_on_the_same_side(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect=WORSE, source="coffee-board")
    say("c", effect=WORSE, source="night-notes")
    say("d", effect=BETTER, stance="helps")
    assert ids(show(bare), "a") == ["b", "c"]
    assert ids(show(bare), "d") == []


def test_who_advises_against_a_thing_does_not_side_with_whoever_advises_it_instead(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("tea-instead", effect=None, advice="{avoid: coffee, instead: tea}")
    say("tea", effect=None, advice="{do: tea}", stance="helps")
    say("no-tea", effect=None, advice="{avoid: tea}")
    say("no-coffee", effect=None, advice="{avoid: coffee}")
    assert ids(show(bare), "tea-instead") == ["no-coffee", "tea"]
    assert ids(show(bare), "no-tea") == []


def test_a_claim_that_stands_against_another_never_says_the_same(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    bare["vocabulary/concepts.yml"] += "dreams:\n  label: dreams\n  definition: Having dreams in the night.\n"
    say("more", effect="{exposure: coffee, outcome: dreams, direction: increases}", stance="neutral")
    say("fewer", effect="{exposure: coffee, outcome: dreams, direction: decreases}", stance="neutral")
    shown = show(bare)
    assert [c.claims for c in shown.conflicts_of["more"]] == [("fewer", "more")]
    assert ids(shown, "more") == []


@pytest.mark.parametrize(
    ("claims", "mark"),
    [
        ({"a": ("sleep-letter", "harms", WORSE)}, ("harms", "▼", "One source: it harms")),
        (
            {"a": ("sleep-letter", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "Sources disagree"),
        ),
        (
            {"a": ("coffee-board", "harms", WORSE), "b": ("coffee-board", "helps", BETTER)},
            ("split", "⚡", "One source says both"),
        ),
        (
            {"a": ("night-notes", "helps", BETTER), "b": ("coffee-board", "helps", BETTER)},
            ("helps", "▲", "Sources agree: it helps"),
        ),
        (
            {"a": ("sleep-letter", "neutral", "{exposure: tea, outcome: coffee, direction: no-change}")},
            ("neutral", "●", "One source: neither"),
        ),
    ],
)
def test_an_answer_has_a_colour_a_symbol_and_a_word(
    show: Show,
    bare: dict[str, str],
    say: Callable[..., None],
    claims: dict[str, tuple[str, str, str]],
    mark: tuple[str, str, str],
) -> None:
    for identity, (source, stance, effect) in claims.items():
        say(identity, source=source, stance=stance, effect=effect)
    shown = show(bare)
    (question,) = shown.analysis.questions.values()
    assert shown.mark(question) == mark


def test_advice_that_readers_must_not_miss_looks_like_a_warning(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("go", effect=None, advice="{do: see-a-doctor-now}", stance="helps")
    say("stay", effect=None, advice="{avoid: see-a-doctor}")
    say("tea", effect=None, advice="{do: tea}", stance="helps")
    shown = show(bare)
    looks = {identity: shown.look(claim).css for identity, claim in shown.kb.claims.items()}
    assert looks == {"go": "alert", "stay": "harms", "tea": "helps"}


def test_alerts_stand_under_what_to_do_the_most_specific_first(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: see-a-doctor}", stance="helps", scope="{condition: breath-stops}")
    say("b", effect=None, advice="{do: see-a-doctor}", stance="helps", scope="{condition: [evening, morning]}")
    say("c", effect=None, advice="{do: see-a-doctor-now}", stance="helps", statement="See a doctor on this very day.")
    say("d", effect=None, advice="{avoid: see-a-doctor}")
    say("e", effect=None, advice="{do: see-a-doctor}", retired="{date: 2026-01-01, why: Nobody says so any more.}")
    told = [(what, [when for when, _ in signs]) for what, signs in show(bare).alerts()]
    assert told == [
        ("see a doctor at once", ["See a doctor on this very day."]),
        ("see a doctor", ["breathing stops in sleep", "in the evening and in the morning"]),
    ]


def test_limits_are_told_in_words(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    scope = "{population: [adults, older-adults], condition: evening, horizon: long-term, dose: {nap-length: ~ 1 h}}"
    say("a", scope=scope, effect="{exposure: nap, outcome: headache, direction: increases, modality: possible}")
    shown = show(bare)
    assert shown.limits(shown.kb.claims["a"]) == [
        ("for whom", "adults and older adults"),
        ("under which condition", "in the evening"),
        ("over what time", "years"),
        ("how much (length of a nap)", "~ 1 h"),
        ("how sure", "says only that it can happen"),
    ]


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        ("open", "examined, stays open"),
        ("both-hold", "both hold"),
        ("{prefer: a}", "the editors follow: a"),
    ],
)
def test_a_decision_is_told_in_words_while_it_fits(
    show: Show, bare: dict[str, str], say: Callable[..., None], decision: str, words: str
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps")
    shown = show(bare)
    (conflict,) = shown.analysis.conflicts
    assert shown.decision(conflict) is None
    seen = resolutions.fingerprint(shown.kb.claims["a"], shown.kb.claims["b"])
    resolution = (
        f"claims: [a, b]\ndecision: {decision}\nreason: Nobody has counted.\ndate: 2026-01-01\nseen: '{seen}'\n"
    )
    assert show({"resolutions/r.yml": resolution}).decision(conflict) == words
    say("b", effect=BETTER, stance="helps", statement="Coffee in the evening makes for a better night.")
    assert show(bare).decision(conflict) is None


def test_questions_near_are_broader_narrower_or_about_the_opposite(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=WORSE)
    say("b", effect="{exposure: espresso, outcome: sleep-quality, direction: decreases}")
    say("c", effect="{exposure: drink, outcome: sleep-quality, direction: decreases}")
    say("d", effect="{exposure: coffee, outcome: sleeplessness, direction: increases}")
    say("e", effect="{exposure: drink, outcome: deep-sleep, direction: increases}", stance="helps")
    say("f", effect="{exposure: tea, outcome: sleep-quality, direction: decreases}")
    say("g", effect=None, advice="{do: coffee}", stance="helps")
    shown = show(bare)
    near = shown.near(shown.analysis.question_names["coffee/sleep-quality"])
    assert [(how, question.exposure, question.outcome) for how, question in near] == [
        ("More general", "drink", "sleep-quality"),
        ("More specific", "espresso", "sleep-quality"),
        ("The opposite", "coffee", "sleeplessness"),
    ]


def test_the_main_questions_are_the_most_disputed_then_the_best_known(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect="{exposure: coffee, outcome: headache, direction: increases}")
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("c", effect="{exposure: tea, outcome: headache, direction: increases}")
    say("d", effect="{exposure: nap, outcome: headache, direction: increases}")
    say("e", effect="{exposure: nap, outcome: headache, direction: decreases}", stance="helps")
    say("f", effect=None, advice="{do: coffee}", stance="helps")
    assert [q.exposure for q in show(bare).main_questions()] == ["nap", "tea", "coffee"]


def test_a_question_may_be_asked_as_readers_would(
    analyse: Callable[..., Analysis], bare: dict[str, str], say: Callable[..., None], tmp_path: Path
) -> None:
    say("a", effect="{exposure: coffee, outcome: headache, direction: increases}")
    say("b", effect="{exposure: tea, outcome: headache, direction: increases}")
    words = SiteWords(questions=("tea/headache",), asked=(("tea/headache", "Does tea hurt?"),))
    shown = Shown(analyse(bare), Configuration(tmp_path, site=words))
    assert [(q.exposure, shown.asked(q)) for q in shown.main_questions()] == [("tea", "Does tea hurt?")]
    assert shown.asked(shown.analysis.questions["coffee", "headache"]) == ""


def test_advice_is_given_or_given_against_and_neither_helps_nor_harms(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=None, advice="{do: coffee}", stance="helps")
    say("b", effect=None, advice="{avoid: tea}", stance="harms")
    shown = show(bare)
    words = [
        (shown.mark(q).word, shown.side(q, q.leading or ""), shown.reason(q)) for q in shown.analysis.questions.values()
    ]
    told = "Only one independent source answers this."
    assert words == [("One source: do it", "Advises it", told), ("One source: avoid it", "Advises against it", told)]


def test_the_guide_stands_in_the_order_that_its_pages_ask_for(show: Show, bare: dict[str, str]) -> None:
    bare |= {"guide/a.md": "A\n", "guide/b.md": "---\norder: 10\n---\nB\n", "guide/c.md": "---\norder: 9\n---\nC\n"}
    bare["guide/d.md"] = "---\norder: first\n---\nD\n"
    assert [page.name for page in show(bare).guide] == ["c", "b", "a", "d"]


def test_authors_are_named_as_the_record_names_them(show: Show, night: dict[str, str]) -> None:
    shown = show(night)
    assert shown.authors(shown.kb.sources["sleep-letter"]) == "Ada Moreau, The editors"
    assert shown.authors(shown.kb.sources["night-notes"]) == ""
