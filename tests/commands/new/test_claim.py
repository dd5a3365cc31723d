"""`new claim`: a record from answers or options, valid and tidy, and what it meets."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import added, files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


TEA = ("--source", "sleep-letter", "--sentences", "2", "--statement", "Tea late in the day makes for a better night.")


HELD = ("--basis", "expert-opinion", "--caveat", "The letter names no study.")


EFFECT = ("--exposure", "tea", "--outcome", "sleep-quality", "--direction", "increases")


WORSE = ("--exposure", "coffee", "--outcome", "sleep-quality", "--direction", "decreases")


ID = ("--id", "late-tea")


FILE = "claims/sleep-letter/late-tea.yml"


def test_a_claim_by_options_alone_is_valid_tidy_and_says_what_it_meets(base: Path, run: Callable[..., Any]) -> None:
    before = files_of(base)
    result = run("new", "claim", *TEA, *EFFECT, *HELD, *ID, "--by", "ada")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == (
        "  2  Coffee late in the day keeps many people awake.\n"
        f"wrote {FILE}\n"
        "no other claim is about this\n"
    )  # fmt: skip
    assert added(base, before) == {FILE}
    value = read(base, FILE)
    assert value.pop("written")["by"] == "ada"
    assert value == {
        "statement": TEA[-1],
        "source": "sleep-letter",
        "sentences": [2],
        "stance": "helps",
        "effect": {"exposure": "tea", "outcome": "sleep-quality", "direction": "increases"},
        "basis": "expert-opinion",
        "caveats": ["The letter names no study."],
    }
    assert run("fmt", "--check", FILE).returncode == 0
    assert run("check", "--fail-on", "warning").returncode == 0


def test_every_option_of_an_effect_finds_its_field(base: Path, invoke: Callable[..., Any]) -> None:
    scope = ("--population", "adults", "--population", "Older adults", "--condition", "in the evening")
    more = ("--horizon", "long-term", "--dose", "cups-per-day = 1-2 cups", "--dose", "nap-length=<= 20 min")
    effect = ("--comparator", "coffee", "--size", "twice as likely: almost", "--possible")
    result = invoke("new", "claim", *TEA, *EFFECT, *effect, *scope, *more, *HELD, *ID)
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["effect"] == {
        "exposure": "tea",
        "outcome": "sleep-quality",
        "direction": "increases",
        "comparator": "coffee",
        "size": "twice as likely: almost",
        "modality": "possible",
    }
    assert read(base, FILE)["scope"] == {
        "population": ["adults", "older-adults"],
        "condition": "evening",
        "horizon": "long-term",
        "dose": {"cups-per-day": "1-2 cups", "nap-length": "<= 20 min"},
    }


def test_the_further_options_of_an_effect_find_their_fields(base: Path, invoke: Callable[..., Any]) -> None:
    effect = ("--comparator", "without", "--link", "goes-with", "--modality", "usually", "--rated", "low")
    numbers = (
        "--estimate",
        "measure: risk-ratio, value: 1.4, low: 1.1, high: 1.8, p: < 0.01",
        "--inferred",
        "exposure",
    )
    limits = ("--any-population", "teenagers", "--any-population", "Older adults", "--horizon", "6-12 months")
    whence = ("--design", "cohort", "--draws-on", "night-notes=Both speak of one ward.", "--draws-on", "night-notes")
    result = invoke("new", "claim", *TEA, *EFFECT, *effect, *numbers, *limits, *whence, *HELD, *ID)
    assert (result.returncode, result.stderr) == (0, "")
    value = read(base, FILE)
    assert value["effect"] == {
        "exposure": "tea",
        "outcome": "sleep-quality",
        "direction": "increases",
        "comparator": "without",
        "link": "goes-with",
        "modality": "usually",
        "rated": "low",
        "estimate": {"measure": "risk-ratio", "value": 1.4, "low": 1.1, "high": 1.8, "p": "< 0.01"},
        "inferred": ["exposure"],
    }
    assert value["scope"] == {"population": {"any": ["teenagers", "older-adults"]}, "horizon": "6-12 months"}
    assert value["design"] == "cohort"
    assert value["draws_on"] == [
        {"source": "night-notes", "guess": "Both speak of one ward."},
        {"source": "night-notes"},
    ]


def test_advice_says_how_urgent_and_how_strong_it_is(base: Path, invoke: Callable[..., Any]) -> None:
    options = ("--do", "tea", "--when", "now", "--strength", "weak")
    assert invoke("new", "claim", *TEA, *options, *HELD, *ID).returncode == 0
    assert read(base, FILE)["advice"] == {"do": "tea", "when": "now", "strength": "weak"}


def test_a_place_stands_for_sentences_where_a_source_has_none(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "sources" / "leaflet.yml").write_text(
        "title: A leaflet\ntype: pamphlet\nurl: null\nurl_note: On paper.\ndesign: expert-opinion\nstatus: live\n"
    )
    statement = ("--source", "leaflet", "--statement", TEA[-1])
    place = ("--at", "page=3", "--at", "section=on tea", "--via", "The Sleep Letter")
    result = invoke("new", "claim", *statement, *place, *EFFECT, *HELD, *ID)
    assert (result.returncode, result.stderr) == (0, "")
    value = read(base, "claims/leaflet/late-tea.yml")
    assert value["at"] == {"section": "on tea", "page": 3, "via": "The Sleep Letter"}
    assert "sentences" not in value


def test_a_place_beside_numbered_sentences_says_why(base: Path, invoke: Callable[..., Any]) -> None:
    place = ("--at", "table=2", "--at", "why=The table is a picture.")
    options = ("--source", "sleep-letter", "--statement", TEA[-1], *place)
    assert invoke("new", "claim", *options, *EFFECT, *HELD, *ID).returncode == 0
    assert read(base, FILE)["at"] == {"table": 2, "why": "The table is a picture."}


@pytest.mark.parametrize(
    ("options", "field", "stance"),
    [
        (["--do", "warm baths"], {"advice": {"do": "warm-bath"}}, "helps"),
        (
            ["--avoid", "espresso", "--for", "sound sleep", "--instead", "tea"],
            {"advice": {"avoid": "espresso", "for": "sleep-quality", "instead": "tea"}},
            "harms",
        ),
        (["--about", "tea"], {"background": {"about": "tea"}}, "neutral"),
        (["--about", "tea", "--about", "black coffee"], {"background": {"about": ["tea", "coffee"]}}, "neutral"),
    ],
)
def test_advice_and_background_are_written_with_the_stance_that_fits(
    options: list[str], field: dict[str, Any], stance: str, base: Path, invoke: Callable[..., Any]
) -> None:
    assert invoke("new", "claim", *TEA, *options, *HELD, *ID).returncode == 0
    value = read(base, FILE)
    assert value["stance"] == stance
    assert {key: value[key] for key in field} == field


def test_background_needs_no_caveat(base: Path, invoke: Callable[..., Any]) -> None:
    assert invoke("new", "claim", *TEA, "--about", "tea", "--basis", "none", *ID).returncode == 0
    assert read(base, FILE)["caveats"] == []


@pytest.mark.parametrize(
    ("outcome", "direction", "stance"),
    [
        ("sleep-quality", "decreases", "harms"),
        ("sleeplessness", "decreases", "helps"),
        ("headache", "no-increase", "helps"),
        ("headache", "no-change", "neutral"),
    ],
)
def test_the_stance_is_proposed_from_the_direction(
    outcome: str, direction: str, stance: str, base: Path, invoke: Callable[..., Any]
) -> None:
    options = ("--exposure", "tea", "--outcome", outcome, "--direction", direction)
    assert invoke("new", "claim", *TEA, *options, *HELD, *ID).returncode == 0
    assert read(base, FILE)["stance"] == stance


def test_a_stance_that_is_given_is_taken(base: Path, invoke: Callable[..., Any]) -> None:
    options = ("--condition", "evening", "--stance", "conditional")
    assert invoke("new", "claim", *TEA, *EFFECT, *options, *HELD, *ID).returncode == 0
    assert read(base, FILE)["stance"] == "conditional"


@pytest.mark.parametrize(
    ("given", "numbers"), [("3", [3]), ("2,4", [2, 4]), ("4 2", [2, 4]), ("3-5", [3, 4, 5]), ("2-3,3,7", [2, 3, 7])]
)
def test_sentences_are_numbers_and_ranges(
    given: str, numbers: list[int], base: Path, invoke: Callable[..., Any]
) -> None:
    source = ("--source", "sleep-letter", "--sentences", given, "--statement", TEA[-1])
    assert invoke("new", "claim", *source, *EFFECT, *HELD, *ID).returncode == 0
    assert read(base, FILE)["sentences"] == numbers


def test_without_the_text_the_words_of_the_lock_are_shown(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "texts" / "sleep-letter.txt").unlink()
    shown = invoke("new", "claim", *TEA, *EFFECT, *HELD, *ID).stdout
    assert shown.startswith("  2  Coffee late in the day … many people awake.\n")


def test_the_id_is_made_of_the_statement_and_numbered_where_it_is_taken(base: Path, invoke: Callable[..., Any]) -> None:
    for name in ("tea-late-day-makes-better-night", "tea-late-day-makes-better-night-2"):
        result = invoke("new", "claim", *TEA, *EFFECT, *HELD)
        assert f"wrote claims/sleep-letter/{name}.yml\n" in result.stdout
    assert len(list((base / "claims" / "sleep-letter").iterdir())) == 3


@pytest.mark.usefixtures("base")
def test_a_contradiction_is_said_at_once_and_reported_at_both_places_afterwards(
    write: Callable[..., Path], claim: Callable[..., str], run: Callable[..., Any]
) -> None:
    noon = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
    write(
        {
            "claims/night-notes/noon.yml": claim(
                statement="Coffee at noon made for better nights.", source="night-notes", stance="helps", effect=noon
            ),
            "claims/night-notes/late.yml": claim(statement="Late coffee made for bad nights.", source="night-notes"),
        }
    )
    result = run("new", "claim", *TEA, *WORSE, *HELD, "--id", "worse")
    assert result.returncode == 0
    assert "\ntakes the same side as late\n" in result.stdout
    assert "contradiction" in result.stdout
    assert "  examine it: counterclaim resolve noon worse\n" in result.stdout
    found = run("check", "--select", "contradiction")
    assert found.returncode == 1
    assert "claims/night-notes/noon.yml:" in found.stdout
    assert "claims/night-notes/late.yml:" in found.stdout, "the first of those who say the same"
    assert "1 more claim takes the same side" in found.stdout


def test_an_explained_conflict_is_said_without_a_command(
    write: Callable[..., Path], claim: Callable[..., str], base: Path, invoke: Callable[..., Any]
) -> None:
    write({"claims/sleep-letter/late.yml": claim(scope="{condition: evening}")})
    better = ("--exposure", "coffee", "--outcome", "sleep-quality", "--direction", "increases", "--condition")
    shown = invoke("new", "claim", *TEA, *better, "morning", *HELD, *ID).stdout
    assert "explained" in shown
    assert "examine it" not in shown
    assert read(base, FILE)["scope"] == {"condition": "morning"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--source is missing: source (night-notes, sleep-letter)"),
        (["--source", "sleep-leter"], 'there is no source "sleep-leter"; did you mean sleep-letter?'),
        (["--source", "no-lock"], "no-lock has no lock, so its sentences have no numbers: counterclaim source lock no"),
        (TEA[:2], "--sentences is missing: sentences (1 to 7), such as 17 or 3,5-7"),
        (["--source", "sleep-letter", "--sentences", "8"], "sleep-letter has no sentence 8; it has sentences 1 to 7"),
        (["--source", "sleep-letter", "--sentences", "0"], "sleep-letter has no sentence 0; it has sentences 1 to 7"),
        (["--source", "sleep-letter", "--sentences", "6-9"], "sleep-letter has no sentence 8; it has"),
        (["--source", "sleep-letter", "--sentences", "5-3"], "a range begins with its lower number: 3-5"),
        (["--source", "sleep-letter", "--sentences", "two"], '--sentences is "two"; write numbers such as 17 or 3,5-7'),
        (["--source", "sleep-letter", "--sentences", "3-"], '--sentences is "3-"; write numbers such as 17'),
        (["--source", "sleep-letter", "--sentences", "٣"], "write numbers such as 17"),
        (["--source", "sleep-letter", "--sentences", ","], '--sentences is ","; write numbers such as 17'),
        (TEA[:4], "--statement is missing: what it says, in your own words"),
        (
            TEA,
            "say what it is about: --exposure, --outcome and --direction (an effect), --do or --avoid (advice), or -",
        ),
        ([*TEA, *EFFECT, "--do", "tea"], "the options of effect and advice do not go together; a claim is one of them"),
        ([*TEA, "--do", "tea", "--about", "tea"], "the options of advice and background do not go together"),
        ([*TEA, "--do", "tea", "--size", "twice"], "the options of effect and advice do not go together"),
        ([*TEA, "--about", "tea", "--possible"], "the options of effect and background do not go together"),
        ([*TEA, "--do", "tea", "--avoid", "coffee"], "--do and --avoid do not go together; write two claims"),
        ([*TEA, "--for", "headache"], "--do or --avoid is missing: the concept that it advises, or advises against"),
        ([*TEA, "--outcome", "headache"], "--exposure is missing: what acts"),
        ([*TEA, "--exposure", "tea"], "--outcome is missing: on what"),
        ([*TEA, *EFFECT[:4]], "--direction is missing: what happens to it (increases, maintains, decreases, prev"),
        ([*TEA, *EFFECT[:4], "--direction", "increase"], '--direction is "increase"; did you mean increases?'),
        ([*TEA, *EFFECT[:4], "--direction", "up"], '--direction is "up"; it is one of increases, maintains, decreas'),
        ([*TEA, *EFFECT, *HELD[2:]], "--basis is missing: what does the source offer for it (none, anecdote, "),
        ([*TEA, *EFFECT, "--basis", "anecdotal"], '--basis is "anecdotal"; did you mean anecdote?'),
        ([*TEA, *EFFECT, *HELD[:2]], "--caveat is missing: what should a reader know first"),
        ([*TEA, *EFFECT, *HELD, "--stance", "help"], '--stance is "help"; did you mean helps?'),
        (
            [*TEA, *EFFECT, *HELD, "--population", "old people"],
            '--population "old people" is not in the vocabulary; ne',
        ),
        ([*TEA, *EFFECT, *HELD, "--condition", "xyz"], '--condition "xyz" is not in the vocabulary; nearest: none'),
        (
            [*TEA, *EFFECT, *HELD, "--horizon", "longterm"],
            '--horizon is "longterm"; did you mean long-term? or a duration such as 12 weeks',
        ),
        (
            [*TEA, *EFFECT, *HELD, "--horizon", "a while"],
            "it is one of immediate, short-term, long-term, or a duration such as 12 weeks",
        ),
        ([*TEA, *EFFECT, "--link", "cause"], '--link is "cause"; did you mean causes?'),
        ([*TEA, *EFFECT, "--modality", "can"], '--modality is "can"; it is one of always, asserted, usually, many'),
        ([*TEA, *EFFECT, "--possible", "--modality", "some"], "--possible and --modality do not go together"),
        ([*TEA, *EFFECT, "--inferred", "both"], '--inferred is "both"; it is one of exposure, outcome'),
        ([*TEA, *EFFECT, "--estimate", "measure: [x"], "--estimate: "),
        (
            [*TEA, *EFFECT, *HELD, "--estimate", "measure: risk-ratio"],
            "value or p is missing in effect.estimate; write at least one of the two.",
        ),
        (
            [*TEA, *EFFECT, *HELD, "--estimate", "measure: RR, value: 2"],
            'effect.estimate.measure is "RR", which is not among its values; did you mean risk-ratio?',
        ),
        ([*TEA, "--do", "tea", "--when", "today"], '--when is "today"; it is one of now, soon, routine'),
        ([*TEA, *EFFECT, *HELD, "--design", "rct"], '--design is "rct"; it is one of systematic-review, '),
        ([*TEA, *EFFECT, *HELD, "--draws-on", "night-note"], 'no source "night-note"; did you mean night-notes?'),
        (
            [*TEA, *EFFECT, *HELD, "--population", "adults", "--any-population", "teenagers"],
            "--population and --any-population do not go together: terms hold all together, or it holds for each",
        ),
        ([*TEA, "--at", "page=3"], "--sentences and --at do not go together; a claim has one of the two"),
        (
            [*TEA[:2], "--at", "page=3"],
            "the sentences of sleep-letter are numbered: name them with --sentences, or say",
        ),
        ([*TEA[:2], "--at", "pages=3"], '--at is "pages=3"; write KEY=VALUE with one of section, chapter, page, '),
        ([*TEA[:2], "--at", "page"], '--at is "page"; write KEY=VALUE with one of section, chapter, page, '),
        ([*TEA, *EFFECT, *HELD, "--dose", "3 cups"], '--dose is "3 cups"; write QUANTITY=AMOUNT with one of cups-per-'),
        ([*TEA, *EFFECT, *HELD, "--dose", "cups=3"], '--dose is "cups=3"; write QUANTITY=AMOUNT with one of cups-per'),
        ([*TEA, *EFFECT, *HELD, "--dose", "cups-per-day=a lot"], "--dose cups-per-day: "),
        ([*TEA, *EFFECT, *HELD, "--dose", "nap-length=3 km"], "--dose nap-length: "),
        (
            [*TEA, *EFFECT, *HELD, "--dose", "nap-length=3 min", "--dose", "nap-length=4 min"],
            "--dose nap-length stands twice; a range says both ends: nap-length='1-2 min'",
        ),
        (
            [*TEA, *EFFECT, *HELD, "--id", "what-the-notes-tell"],
            '--id is taken: "what-the-notes-tell" stands already in',
        ),
        ([*TEA, *EFFECT, *HELD, "--id", "broken"], "claims/sleep-letter/broken.yml exists already; take another id"),
        ([*TEA, *EFFECT, *HELD, "--id", "../escape"], '"../escape" is no id; ids are small letters, digits and singl'),
        (
            [*TEA, *EFFECT, *HELD, "--id", "a" * 101],
            "is no id; ids are small letters, digits and single hyphens, at mos",
        ),
        (
            [*TEA[:4], "--statement", "Tea.", *EFFECT, *HELD],
            "statement has 4 characters; at least 20 needed; What the s",
        ),
        ([*TEA, *EFFECT, *HELD[:2], "--caveat", "No."], "caveats.1 has 3 characters; at least 10 needed"),
    ],
)
def test_a_claim_that_cannot_be_is_refused_in_one_line_and_nothing_is_written(
    options: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "sources" / "no-lock.yml").write_text(
        "title: A leaflet\ntype: document\nurl: null\nurl_note: Handed out.\ndesign: anecdote\nstatus: live\n"
    )
    if not options:
        (base / "sources" / "no-lock.yml").unlink()
    (base / "claims" / "sleep-letter" / "broken.yml").write_text("statement: a: b\n")
    before = files_of(base)
    result = invoke("new", "claim", *options)
    assert result.returncode == 2
    assert result.stderr.startswith("counterclaim: ")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert files_of(base) == before


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("coffe", "coffee (coffee)"),
        ("cafein", "coffee (coffee)"),
        ("evening walking", "evening-walk (evening walks)"),
    ],
)
def test_the_nearest_terms_are_named_by_id_label_and_synonym(
    word: str, nearest: str, invoke: Callable[..., Any], base: Path
) -> None:
    result = invoke("new", "claim", *TEA, "--exposure", word, *EFFECT[2:], *HELD)
    assert f'--exposure "{word}" is not in the vocabulary; nearest: {nearest}' in result.stderr
    assert len(list((base / "claims" / "sleep-letter").iterdir())) == 1


@pytest.mark.parametrize("word", ["coffee", "Coffee", "black coffee", "Caffeine"])
def test_a_term_may_be_named_by_its_id_label_or_synonym(word: str, invoke: Callable[..., Any], base: Path) -> None:
    assert invoke("new", "claim", *TEA, "--exposure", word, *EFFECT[2:], *HELD, *ID).returncode == 0
    assert read(base, FILE)["effect"]["exposure"] == "coffee"


def test_without_any_source_it_says_what_comes_first(write: Callable[..., Path], invoke: Callable[..., Any]) -> None:
    write({"pyproject.toml": "[tool.counterclaim]\n", "vocabulary/concepts.yml": "{}\n"})
    result = invoke("new", "claim")
    assert result.stderr == "counterclaim: there is no source yet; write one first: counterclaim new source\n"


def test_a_claim_by_answering_every_prompt(base: Path, terminal: Callable[..., Any]) -> None:
    answers = (
        "sleep-letter",
        "2",
        "A late cup spoils the night of older people.",
        "effect",
        "caffeine",
        "sleep quality",
        "decr",
        "",
        "possible",
        "older adults",
        "",
        "in the evening",
        "",
        "long-term",
        "cups-per-day=> 1 cups",
        "",
        "expert-opinion",
        "The letter counts no nights.",
        "It names nobody.",
        "",
        "",
        "",
    )
    result = terminal("new", "claim", answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Is it good for the person (helps, harms, conditional, neutral) [harms]" in result.stdout
    assert read(base, "claims/sleep-letter/late-cup-spoils-night-older-people.yml") == {
        "statement": "A late cup spoils the night of older people.",
        "source": "sleep-letter",
        "sentences": [2],
        "stance": "harms",
        "effect": {
            "exposure": "coffee",
            "outcome": "sleep-quality",
            "direction": "decreases",
            "modality": "possible",
        },
        "scope": {
            "population": "older-adults",
            "condition": "evening",
            "horizon": "long-term",
            "dose": {"cups-per-day": "> 1 cups"},
        },
        "basis": "expert-opinion",
        "caveats": ["The letter counts no nights.", "It names nobody."],
    }


def test_a_word_that_is_no_term_is_asked_again_with_the_nearest_as_the_proposal(
    base: Path, terminal: Callable[..., Any]
) -> None:
    answers = ("avoid", "coffe", "", "", "tea", "", "", "", "", "")
    result = terminal("new", "claim", *TEA, *HELD, *ID, answers=("advice", *answers))
    assert (result.returncode, result.stderr) == (0, "")
    assert '  "coffe" is not in the vocabulary; nearest: coffee (coffee)' in result.stdout
    assert "What to avoid [coffee]: " in result.stdout
    assert read(base, FILE)["advice"] == {"avoid": "coffee", "instead": "tea"}


def test_a_caveat_is_asked_for_until_there_is_one(base: Path, terminal: Callable[..., Any]) -> None:
    answers = ("", "", "", "", "", "It names no study.", "", "")
    result = terminal("new", "claim", *TEA, *EFFECT, "--basis", "none", *ID, answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("What should a reader know first") == 2
    assert read(base, FILE)["caveats"] == ["It names no study."]


def test_background_is_asked_for_by_its_concepts(base: Path, terminal: Callable[..., Any]) -> None:
    answers = ("background", "tea", "black coffee", "", "", "", "", "", "", "")
    result = terminal("new", "claim", *TEA, "--basis", "none", *ID, answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["background"] == {"about": ["tea", "coffee"]}


def test_ending_the_input_writes_nothing(base: Path, terminal: Callable[..., Any]) -> None:
    before = files_of(base)
    result = terminal("new", "claim", *TEA, answers=("effect", "tea", "\x04"))
    assert result.returncode == 2
    assert result.stderr == (
        "\nkept what you have answered: counterclaim new claim goes on with it\n\ncounterclaim: stopped\n"
    )
    assert added(base, before) == {".cache/counterclaim/unfinished-claim.json"}


def test_the_sentences_stand_above_the_question_for_their_numbers(base: Path, answering: Callable[..., Any]) -> None:
    record = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    record.write_text(record.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[1, 2]"))
    shown = answering("new", "claim", "--source", "sleep-letter", answers=("?", "6")).stdout
    first = shown.index("5 sentences of sleep-letter are open:\n    3  A cup in the morning does no harm.\n")
    assert first < shown.index("Sentences (1 to 7), such as 17 or 3,5-7: ")
    assert "    2  Coffee late" not in shown.partition("Sentences (1 to 7)")[0]
    assert "claimed: what-the-letter-tells" in shown.partition("Sentences (1 to 7)")[2], "? shows all of them"


ASKED_AGAIN = [
    (("--source",), ("sleep-leter", "sleep-letter"), 'that is "sleep-leter": there is no source "sleep-leter"; did'),
    (("--sentences",), ("8", "two", "2"), 'that is "8"; sleep-letter has no sentence 8; it has sentences 1 to 7'),
    (("--statement",), ("Tea.", TEA[-1]), "that is 4 characters long; at least 20 and at most 300 are needed"),
    (
        ("--statement",),
        ("It says: coffee late in the day keeps many people awake.", TEA[-1]),
        'that is not in your own words: it repeats those of sleep-letter, "coffee late in the day keeps many people"',
    ),
    (("--direction",), ("up", "incr", "", ""), 'that is "up"; it is one of increases, maintains, '),
    (("--horizon",), ("longterm", "12 weeks"), 'that is "longterm"; did you mean long-term? or a duration such as'),
    (("--dose",), ("3 cups", "nap-length=3 km", "nap-length=<= 20 min", ""), 'that is "3 cups"; write QUANTITY=AMOUNT'),
    (("--caveat",), ("", "No.", "It names no study.", ""), "that is 3 characters long; at least 10 and at most 500"),
    (("--id",), ("what-the-notes-tell", "Late Tea", "late-tea"), 'that is taken: "what-the-notes-tell" stands already'),
]
ASKED = {
    "--source": "sleep-letter",
    "--sentences": "2",
    "--statement": TEA[-1],
    "--exposure": "tea",
    "--outcome": "sleep-quality",
    "--direction": "increases",
    "--population": "adults",
    "--condition": "evening",
    "--horizon": "12 weeks",
    "--dose": "nap-length=<= 20 min",
    "--basis": "expert-opinion",
    "--caveat": "It names no study.",
    "--stance": "helps",
    "--id": "late-tea",
}


@pytest.mark.parametrize(("options", "answers", "said"), ASKED_AGAIN)
def test_what_is_not_right_is_asked_again_and_no_answer_is_lost(
    options: tuple[str, ...], answers: tuple[str, ...], said: str, base: Path, answering: Callable[..., Any]
) -> None:
    given = [part for option, value in ASKED.items() if option not in options for part in (option, value)]
    result = answering("new", "claim", *given, answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert f"  {said}" in result.stdout
    value = read(base, FILE)
    assert (value["statement"], value["sentences"], value["effect"]["direction"]) == (TEA[-1], [2], "increases")
    assert value["scope"]["horizon"] == "12 weeks"
    assert not (base / ".cache" / "counterclaim" / "unfinished-claim.json").exists()


@pytest.mark.parametrize(
    ("option", "explained"),
    [
        ("--statement", "What the source says, in your own words; one assertion."),
        ("--direction", "What happens to the outcome (not whether that is good)"),
        ("--population", "Whom the statement is about"),
        ("--horizon", "Over what time: immediate (up to a day)"),
        ("--stance", "Is it good for the person? helps, harms, conditional"),
    ],
)
def test_a_question_mark_explains_the_question(
    option: str, explained: str, base: Path, answering: Callable[..., Any]
) -> None:
    given = [part for other, value in ASKED.items() if other != option for part in (other, value)]
    result = answering("new", "claim", *given, answers=("?", ASKED[option], "", "", ""))
    assert (result.returncode, result.stderr) == (0, "")
    assert explained in result.stdout
    assert (base / FILE).is_file()


def test_an_unknown_term_is_made_at_once(base: Path, answering: Callable[..., Any]) -> None:
    given = [
        part for other, value in ASKED.items() if other not in {"--exposure", "--population"} for part in (other, value)
    ]
    concept = ("herbal tea", "+", "", "", "A drink made from herbs.", "tea", "", "")
    population = ("+people who sleep little", "", "", "People who sleep six hours or less.", "adults", "", "", "")
    result = answering("new", "claim", *given, answers=(*concept, *population, ""))
    assert (result.returncode, result.stderr) == (0, "")
    assert '  "herbal tea" is not in the vocabulary; nearest: tea (tea)' in result.stdout
    assert read(base, "vocabulary/concepts.yml")["herbal-tea"] == {
        "label": "herbal tea",
        "definition": "A drink made from herbs.",
        "broader": ["tea"],
    }
    assert read(base, "vocabulary/populations.yml")["people-who-sleep-little"] == {
        "label": "people who sleep little",
        "definition": "People who sleep six hours or less.",
        "broader": ["adults"],
    }
    value = read(base, FILE)
    assert value["effect"]["exposure"] == "herbal-tea"
    assert value["scope"]["population"] == "people-who-sleep-little"


def test_the_first_quantity_and_condition_of_a_base_are_made_while_asking(
    base: Path, answering: Callable[..., Any]
) -> None:
    for name in ("quantities", "conditions"):
        (base / "vocabulary" / f"{name}.yml").unlink()
    given = [
        part for other, value in ASKED.items() if other not in {"--dose", "--condition"} for part in (other, value)
    ]
    condition = ("+on holiday", "", "", "Days without work.", "")
    dose = ("+cups-a-day=2 cups", "", "", "cups", "", "")
    result = answering("new", "claim", *given, answers=(*condition, *dose))
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["scope"]["condition"] == "holiday"
    assert read(base, FILE)["scope"]["dose"] == {"cups-day": "2 cups"}
    assert read(base, "vocabulary/quantities.yml") == {"cups-day": {"label": "cups-a-day", "unit": "cups"}}


@pytest.mark.parametrize(
    ("answer", "limit"), [("", ["adults", "older-adults"]), ("n", {"any": ["adults", "older-adults"]})]
)
def test_of_several_terms_it_is_asked_whether_they_hold_together(
    answer: str, limit: Any, base: Path, answering: Callable[..., Any]
) -> None:
    given = [part for other, value in ASKED.items() if other != "--population" for part in (other, value)]
    result = answering("new", "claim", *given, answers=("adults", "older adults", "", answer))
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["scope"]["population"] == limit


def test_an_observing_study_is_asked_how_the_two_are_linked(base: Path, answering: Callable[..., Any]) -> None:
    given = {**ASKED, "--basis": "own-data", "--design": "cohort"}
    result = answering("new", "claim", *[part for pair in given.items() for part in pair], answers=("goes-with",))
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["effect"]["link"] == "goes-with"


def test_what_was_broken_off_is_taken_up_where_it_stopped(base: Path, answering: Callable[..., Any]) -> None:
    stopped = answering(
        "new", "claim", "--source", "sleep-letter", answers=("2", TEA[-1], "effect", "tea", "sleep quality")
    )
    assert stopped.returncode == 2
    rest = ("", "increases", "", "", "", "", "", "", "expert-opinion", "It names no study.", "", "", "late-tea")
    result = answering("new", "claim", answers=rest)
    assert (result.returncode, result.stderr) == (0, "")
    assert "and is not finished:\n  source         sleep-letter\n  sentences      2\n" in result.stdout
    assert result.stdout.count("What it says, in your own words") == 0
    assert read(base, FILE)["effect"] == {"exposure": "tea", "outcome": "sleep-quality", "direction": "increases"}
    assert not (base / ".cache" / "counterclaim" / "unfinished-claim.json").exists()


def test_what_was_broken_off_may_be_left_behind(base: Path, answering: Callable[..., Any]) -> None:
    answering("new", "claim", "--source", "sleep-letter", answers=("2", TEA[-1]))
    given = [part for other, value in ASKED.items() if other != "--statement" for part in (other, value)]
    result = answering("new", "claim", *given, answers=("n", "A cup of tea at night makes for better nights."))
    assert (result.returncode, result.stderr) == (0, "")
    assert read(base, FILE)["statement"] == "A cup of tea at night makes for better nights."


def test_a_claim_that_says_nearly_the_same_is_told_before_it_is_written(
    base: Path, answering: Callable[..., Any], run: Callable[..., Any]
) -> None:
    assert run("new", "claim", *TEA, *EFFECT, *HELD, *ID).returncode == 0
    again = (*TEA[:4], "--statement", "A late tea is good for the night.", *EFFECT, *HELD)
    told = "says nearly the same as:\n  late-tea: Tea late in the day makes for a better night. (sleep-letter, sen"
    refused = answering("new", "claim", *again, "--stance", "helps", answers=("", "", "", "", "again", ""))
    assert refused.returncode == 2
    assert told in refused.stdout
    assert refused.stderr.startswith("counterclaim: not written\n")
    assert not (base / "claims/sleep-letter/again.yml").exists()
    written = run("new", "claim", *again, "--id", "again")
    assert (written.returncode, written.stderr) == (0, "")
    assert told in written.stdout
    assert written.stdout.index("says nearly") < written.stdout.index("wrote claims/sleep-letter/again.yml")


def test_words_of_the_source_are_refused_before_they_are_written(base: Path, run: Callable[..., Any]) -> None:
    before = files_of(base)
    copied = "Here coffee late in the day keeps many people awake, it says."
    result = run("new", "claim", *TEA[:4], "--statement", copied, *EFFECT, *HELD, *ID)
    assert result.returncode == 2
    assert result.stderr.startswith("counterclaim: --statement is not in your own words: it repeats those of sleep-let")
    assert files_of(base) == before
    (base / "pyproject.toml").write_text('[tool.counterclaim]\ntexts = "texts"\nrules.copied-text = "off"\n')
    assert run("new", "claim", *TEA[:4], "--statement", copied, *EFFECT, *HELD, *ID).returncode == 0


@pytest.mark.usefixtures("base")
def test_without_any_input_one_line_says_what_is_missing(base: Path) -> None:
    command = f"{sys.executable} -m counterclaim new claim <&-"
    done = subprocess.run(["sh", "-c", command], cwd=base, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "counterclaim: --source is missing: source (night-notes, sleep-letter)\n"


def test_what_the_whole_record_refuses_is_asked_again(base: Path, answering: Callable[..., Any]) -> None:
    answers = ("background", "tea", "tea", "", "", "", "", "", "neutral")
    result = answering("new", "claim", *TEA, *HELD, *ID, answers=(*answers, "tea", ""))
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("About which concepts") == 2
    assert read(base, FILE)["background"] == {"about": "tea"}


def test_what_an_option_gave_amiss_is_named_in_a_terminal_too(base: Path, answering: Callable[..., Any]) -> None:
    given = (*TEA, "--do", "tea", "--strength", "x" * 81, *HELD, *ID)
    result = answering("new", "claim", *given, answers=("", "", "", "", "", "", "", "helps"))
    assert result.returncode == 2
    assert "it cannot be written so; give what is named as an option" in result.stderr
    assert not (base / FILE).exists()
