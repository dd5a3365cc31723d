"""What changed between two states of a small knowledge base about coffee and sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from counterclaim.knowledge import KnowledgeBase, locks
from counterclaim.reasoning import differences, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.differences import Change, Moved
from counterclaim.wording import questions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.differences import Differences

WORSE = "claims/sleep-letter/late-coffee-worse.yml"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


class Compare(Protocol):
    """Compares two states, each as path → text."""

    def __call__(self, before: dict[str, str], now: dict[str, str]) -> Differences: ...


@pytest.fixture
def compare(tmp_path: Path) -> Compare:
    """Return a function that compares two states, each as path → text."""

    def read(name: str, files: dict[str, str]) -> Analysis:
        for path, text in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return Analysis(KnowledgeBase.load(tmp_path / name))

    def compare_states(before: dict[str, str], now: dict[str, str]) -> Differences:
        return differences.between(read("before", before), read("now", now), questions.headline)

    return compare_states


def test_the_same_state_has_no_differences(compare: Compare, disputed: dict[str, str]) -> None:
    found = compare(disputed, disputed)
    assert not found
    assert found.unread == (("claim", "a,b:c%"),)


def test_a_sentence_that_only_moved_is_no_change_and_other_words_are_one(
    compare: Compare, sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    text = sleep["texts/sleep-letter.txt"]

    def state(text: str, numbers: str) -> dict[str, str]:
        lock = locks.to_json(locks.make("sleep-letter", text))
        return {**sleep, WORSE: claim(sentences=numbers), "sources/sleep-letter.lock.json": lock}

    before = state(text, "[2, 3]")
    moved = [
        c for c in compare(before, state(f"A new heading\n{text}", "[3, 4]")).changed if c.id == "late-coffee-worse"
    ]
    assert moved == []
    other = compare(before, state(text.replace("many", "few"), "[2, 3]")).changed
    assert Change("claim", "late-coffee-worse", ("sentences",)) in other


def test_how_a_record_is_written_changes_nothing(
    compare: Compare, sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    scope = "{population: [adults, older-adults], dose: {cups-per-day: 2 cups, caffeine-per-day: 90 mg}}"
    turned = "{dose: {caffeine-per-day: 90 mg, cups-per-day: 2 cups}, population: [older-adults, adults]}"
    written_out = "{direction: decreases, modality: asserted, outcome: sleep-quality, exposure: coffee}"
    long = "'Coffee in the evening\n  makes for   a worse night.'"
    before = {**sleep, WORSE: claim(scope=scope, sentences="[2, 3]")}
    now = {**sleep, WORSE: "# a note\n" + claim(scope=turned, sentences="[3, 2]", effect=written_out, statement=long)}
    assert not compare(before, now)


@pytest.mark.parametrize(
    ("fields", "changed"),
    [
        ({"statement": "Coffee at night makes for a worse night."}, ("statement",)),
        ({"sentences": "[2, 3]"}, ("sentences",)),
        ({"effect": "{exposure: coffee, outcome: headache, direction: decreases}"}, ("effect.outcome",)),
        ({"scope": "{horizon: long-term}"}, ("scope.horizon",)),
        ({"caveats": "[It counts no nights whatever.]", "basis": "none"}, ("basis", "caveats")),
        ({"reviewed": None}, ("reviewed",)),
        ({"notes": "To be looked at."}, ("notes",)),
    ],
)
def test_a_changed_claim_names_its_fields(
    fields: dict[str, str | None],
    changed: tuple[str, ...],
    compare: Compare,
    sleep: dict[str, str],
    claim: Callable[..., str],
) -> None:
    found = compare({**sleep, WORSE: claim()}, {**sleep, WORSE: claim(**fields)})
    assert found.changed == (Change("claim", "late-coffee-worse", changed),)
    assert (found.added, found.removed, found.stances) == ((), (), ())


def test_a_claim_that_is_new_is_added_and_answers_a_question(
    compare: Compare, sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    found = compare(sleep, {**sleep, WORSE: claim()})
    assert (found.added, found.removed) == ((("claim", "late-coffee-worse"),), ())
    (headline,) = found.headlines
    assert (headline.id, headline.before) == ("coffee/sleep-quality", None)
    assert headline.now
    assert headline.now.startswith("Coffee in the evening makes for a worse night. (")


def test_what_is_gone_is_removed(compare: Compare, sleep: dict[str, str], claim: Callable[..., str]) -> None:
    found = compare({**sleep, WORSE: claim()}, sleep)
    assert (found.added, found.removed) == ((), (("claim", "late-coffee-worse"),))
    assert found.headlines[0].now is None


def test_a_retired_claim_is_no_change_and_closes_its_conflicts(
    compare: Compare, disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    now = {**disputed, WORSE: claim(retired="{date: 2026-02-01, why: The letter took it back.}")}
    found = compare(disputed, now)
    assert found.retired == ("late-coffee-worse",)
    assert found.changed == ()
    assert found.removed == ()
    assert {frozenset(c.claims) for c in found.closed} == {
        frozenset(("late-coffee-worse", other)) for other in ("morning-coffee-better", "noon-coffee-better")
    }
    assert [moved.id for moved in found.headlines] == ["coffee/sleep-quality"]


def test_a_flipped_stance_closes_conflicts_and_opens_them_again(
    compare: Compare, disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    flipped = {**disputed, WORSE: claim(effect=BETTER, stance="helps")}
    found = compare(disputed, flipped)
    assert found.stances == (Moved("late-coffee-worse", "harms", "helps"),)
    assert found.changed == (Change("claim", "late-coffee-worse", ("stance", "effect.direction")),)
    assert (found.opened, len(found.closed)) == ((), 2)
    back = compare(flipped, disputed)
    assert [c.status for c in back.opened] == [c.status for c in found.closed]
    assert back.closed == ()


def test_a_limit_that_is_stated_makes_another_conflict_of_it(
    compare: Compare, disputed: dict[str, str], claim: Callable[..., str]
) -> None:
    found = compare(disputed, {**disputed, WORSE: claim(scope="{condition: evening}")})
    assert sorted(c.status for c in found.closed) == ["contradiction", "undetermined"]
    assert sorted(c.status for c in found.opened) == ["explained", "undetermined"]
    assert found.statuses == ()


def test_a_word_of_the_vocabulary_gives_a_conflict_another_status(compare: Compare, disputed: dict[str, str]) -> None:
    conditions = disputed["vocabulary/conditions.yml"]
    apart = {**disputed, "vocabulary/conditions.yml": conditions.replace("  disjoint_with: [morning]\n", "")}
    found = compare(disputed, apart)
    assert {(m.before, m.now) for m in found.statuses} == {("explained", "undetermined")}
    assert found.opened == found.closed == ()
    assert found


def test_a_decision_that_is_made_taken_back_or_no_longer_fits_is_told(
    compare: Compare, disputed: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> None:
    path, text = "resolutions/noon.yml", "decision: both-hold\nreason: They speak of other nights.\ndate: 2026-01-05\n"
    text += "claims: [late-coffee-worse, noon-coffee-better]\n"
    compare(disputed, disputed)
    analysis = Analysis(KnowledgeBase.load(tmp_path / "now"))
    (conflict,) = analysis.between("late-coffee-worse", "noon-coffee-better")
    ids = [side.claims[0] for side in conflict.sides]
    seen = resolutions.fingerprint(analysis.kb, ids, [side.grounds for side in conflict.sides])
    decided = {**disputed, path: f"{text}seen: '{seen}'\n"}
    assert compare(disputed, decided).decisions == (Moved(conflict.id, None, "both-hold"),)
    other = {**decided, path: decided[path].replace("both-hold", "{prefer: late-coffee-worse}")}
    assert compare(decided, other).decisions == (Moved(conflict.id, "both-hold", "late-coffee-worse"),)
    reworded = {**decided, WORSE: claim(statement="Coffee late in the evening makes for a worse night.")}
    assert compare(decided, reworded).decisions == (Moved(conflict.id, "both-hold", "stale"),)


def test_sources_terms_and_resolutions_are_compared_too(compare: Compare, sleep: dict[str, str]) -> None:
    letter = sleep["sources/sleep-letter.yml"]
    concepts = sleep["vocabulary/concepts.yml"]
    now = {
        **sleep,
        "sources/sleep-letter.yml": letter.replace(
            "status: live", "status: corrected\nvolume: '7'\ncites: [night-notes]"
        )
        + "not_claims: {heading: [1]}\n",
        "sources/third.yml": letter,
        "vocabulary/concepts.yml": concepts.replace("tea:\n", "cocoa:\n").replace("better: less", "better: more"),
        "resolutions/coffee.yml": "claims: [what-the-letter-tells, what-the-notes-tell]\ndecision: open\n"
        "reason: Neither of them counts.\ndate: 2026-01-05\nseen: 0a1b2c3d\n",
    }
    found = compare(sleep, now)
    assert found.added == (("source", "third"), ("concept", "cocoa"), ("resolution", "coffee"))
    assert found.removed == (("concept", "tea"),)
    assert [(c.kind, c.id, set(c.fields)) for c in found.changed] == [
        ("source", "sleep-letter", {"status", "cites", "not_claims.heading", "volume"}),
        ("concept", "headache", {"better"}),
    ]


def test_what_cannot_be_read_is_neither_removed_nor_closed(compare: Compare, disputed: dict[str, str]) -> None:
    broken = {**disputed, WORSE: "statement: [", "vocabulary/conditions.yml": "a: b: c"}
    for found in (compare(disputed, broken), compare(broken, disputed)):
        assert (found.added, found.removed, found.opened, found.closed) == ((), (), (), ())
        assert {("claim", "late-coffee-worse"), ("conditions", "*")} <= set(found.unread)


ANSWER = (
    "asks: Does coffee cost sleep?\nquestions: [coffee/sleep-quality, tea/sleep-quality]\n"
    "answer: A letter says that it does [@late-coffee-worse].\n"
    "looked_for: Nobody searched.\ndate: 2026-01-06\nseen: '{seen}'\n"
)


@pytest.fixture
def answered(disputed: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return a base with an answer that fits its claims, all of which can be read."""
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    for path, text in {**disputed, "answers/coffee.yml": ANSWER.format(seen="00000000")}.items():
        (tmp_path / "draft" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "draft" / path).write_text(text, "utf-8")
    analysis = Analysis(KnowledgeBase.load(tmp_path / "draft"))
    seen = analysis.answers.fingerprint(analysis.kb.answers["coffee"])
    return {**disputed, "answers/coffee.yml": ANSWER.format(seen=seen)}


def test_answers_are_compared_too(compare: Compare, answered: dict[str, str], disputed: dict[str, str]) -> None:
    assert compare(disputed, answered).added == (("answer", "coffee"),)
    text = answered["answers/coffee.yml"]
    turned = text.replace("coffee/sleep-quality, tea/sleep-quality", "tea/sleep-quality, coffee/sleep-quality")
    assert not compare(answered, {**answered, "answers/coffee.yml": turned.replace("says that", "says\n  that")})
    other = text.replace("it does", "it may") + "key_points: [It names no study.]\n"
    assert compare(answered, {**answered, "answers/coffee.yml": other}).changed == (
        Change("answer", "coffee", ("answer", "key_points")),
    )


def test_an_answer_that_is_gone_is_removed(
    compare: Compare, answered: dict[str, str], disputed: dict[str, str]
) -> None:
    assert compare(answered, disputed).removed == (("answer", "coffee"),)


def test_an_answer_that_fitted_its_claims_and_no_longer_does_is_stale(
    compare: Compare, answered: dict[str, str]
) -> None:
    changed = {**answered, WORSE: answered[WORSE].replace("stance: harms", "stance: conditional")}
    found = compare(answered, changed)
    assert found.stale == ("coffee",)
    assert found
    assert compare(changed, answered).stale == ()
    assert compare(changed, {**changed, WORSE: changed[WORSE].replace("worse", "bad")}).stale == ()


def test_an_answer_is_not_stale_for_a_claim_that_cannot_be_read(compare: Compare, answered: dict[str, str]) -> None:
    assert compare(answered, {**answered, WORSE: "statement: ["}).stale == ()
