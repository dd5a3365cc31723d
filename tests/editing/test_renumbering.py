"""Locking a text anew: every record cites the same sentences as before, or is said to owe."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.editing import records, renumbering, reviews, transactions
from counterclaim.knowledge import KnowledgeBase, locks, sentences, yaml_reader
from counterclaim.reasoning import fingerprints, owed
from counterclaim.reasoning.analysis import Analysis
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from counterclaim.editing.renumbering import Plan

LINES = (
    "Coffee and the night.",
    "Coffee late in the day harms sleep.",
    "Tea does no harm.",
    "Buy our tea today.",
    "Whoever naps for an hour lies awake.",
)
TEXT = "\n".join(LINES) + "\n"
SOURCE = """\
title: Coffee and the night
type: webpage
url: https://letter.example/
design: expert-opinion
status: live
not_claims:
  heading: [1]
  promotion: [4]  # of the letter's shop
notes: What sentences 2 and 3 rest on is not said.
"""
CLAIM = """\
statement: {statement}
source: letter
sentences: {sentences}
stance: harms
effect: {{exposure: {exposure}, outcome: sleep, direction: decreases}}
basis: none
caveats: [The letter names no study.]
"""
FILES = {
    "texts/letter.txt": TEXT,
    "sources/letter.yml": SOURCE,
    "claims/letter/coffee.yml": CLAIM.format(
        statement="Late coffee shortens the night.", sentences=[2], exposure="coffee"
    ),
    "claims/letter/both.yml": CLAIM.format(
        statement="Coffee shortens the night, tea does not.", sentences=[2, 3], exposure="coffee"
    ),
    "claims/letter/nap.yml": CLAIM.format(statement="A long nap keeps people awake.", sentences=[5], exposure="nap")
    + "notes: Sentence 5 says an hour.\n",
}


class Lock(Protocol):
    """Locks another text; returns the plan that was carried out and what the base is afterwards."""

    def __call__(self, text: str) -> tuple[Plan, KnowledgeBase]: ...


@pytest.fixture
def root(write: Callable[[Mapping[str, str | bytes]], Path]) -> Path:
    return write(FILES)


@pytest.fixture
def lock(root: Path) -> Lock:
    def renumber(text: str) -> tuple[Plan, KnowledgeBase]:
        made = planned(root, text)
        transactions.carry_out(root, made.steps, "renumber letter")
        return made, KnowledgeBase.load(root)

    return renumber


def planned(root: Path, text: str) -> Plan:
    kb = KnowledgeBase.load(root)
    return renumbering.plan(root, Analysis(kb), locks.make("letter", text), text)


def cited(kb: KnowledgeBase, claim: str) -> list[str]:
    """Return the fingerprints of the sentences that a claim cites."""
    return list(kb.locks["letter"].pins(kb.claims[claim].sentences))


def words(*numbers: int) -> list[str]:
    return [sentences.fingerprint(LINES[n - 1]) for n in numbers]


def stamp(root: Path, claim: str, of: Callable[..., str]) -> None:
    kb = KnowledgeBase.load(root)
    path = root / kb.claims[claim].origin.path
    text = path.read_text("utf-8")
    path.write_text(f"{text}reviewed: {{by: ben, date: 2026-01-05, seen: '{of(kb.claims[claim])}'}}\n", "utf-8")


def read(root: Path, path: str) -> Any:
    return yaml_reader.read((root / path).read_bytes()).value


def test_a_sentence_put_in_front_moves_every_number_and_changes_nothing(root: Path, lock: Lock) -> None:
    stamp(root, "nap", fingerprints.of)
    plan, kb = lock(f"A banner.\n{TEXT}")
    assert [cited(kb, name) for name in ("coffee", "both", "nap")] == [words(2), words(2, 3), words(5)]
    assert [kb.claims[name].sentences for name in ("coffee", "both", "nap")] == [(3,), (3, 4), (6,)]
    assert dict(kb.sources["letter"].not_claims) == {"heading": (2,), "promotion": (5,)}
    assert "# of the letter's shop" in (root / "sources/letter.yml").read_text("utf-8")
    assert kb.claims["nap"].reviewed is not None
    assert kb.claims["nap"].reviewed.seen == fingerprints.of(kb.claims["nap"])
    assert (plan.summary.moved, plan.summary.claims, plan.summary.stamps) == (5, 3, 0)
    assert plan.lock.owed == ()
    assert kb.faults == ()


def test_the_same_text_again_writes_only_the_lock(root: Path) -> None:
    plan = planned(root, TEXT)
    assert [step.path.name for step in plan.steps] == ["letter.lock.json"]
    assert (plan.summary.moved, plan.summary.claims) == (0, 0)


def test_prose_that_names_sentences_follows_and_is_listed(root: Path, lock: Lock) -> None:
    plan, kb = lock(f"A banner.\n{TEXT}")
    assert kb.claims["nap"].notes == "Sentence 6 says an hour."
    assert read(root, "sources/letter.yml")["notes"] == "What sentences 3 and 4 rest on is not said."
    assert set(plan.summary.spoken) == {"claims/letter/nap.yml", "sources/letter.yml"}


@pytest.mark.parametrize("of", [fingerprints.of, fingerprints.by_numbers])
def test_reviews_stay_where_sentences_moved_and_are_stale_where_words_changed(
    of: Callable[..., str], root: Path, lock: Lock
) -> None:
    stamp(root, "nap", of)
    stamp(root, "coffee", of)
    _, kb = lock(TEXT.replace("late in the day", "late at night"))
    assert kb.claims["coffee"].sentences == (2,)
    seen = {name: claim.reviewed.seen for name, claim in kb.claims.items() if claim.reviewed}
    assert seen["nap"] in fingerprints.every(kb.claims["nap"])
    assert seen["coffee"] not in fingerprints.every(kb.claims["coffee"])
    _, kb = lock("A banner.\n" + TEXT.replace("late in the day", "late at night"))
    seen = {name: claim.reviewed.seen for name, claim in kb.claims.items() if claim.reviewed}
    assert seen["nap"] in fingerprints.every(kb.claims["nap"])
    assert seen["coffee"] not in fingerprints.every(kb.claims["coffee"])


def test_a_changed_sentence_is_owed_by_all_who_cite_it_until_they_are_mended(root: Path, lock: Lock) -> None:
    changed = TEXT.replace("late in the day", "late at night")
    plan, kb = lock(changed)
    assert [(e.n, e.sha256, e.users) for e in plan.lock.owed] == [(2, words(2)[0], ("both", "coffee"))]
    assert [fate.now for fate in plan.summary.changed] == [2]
    path = root / "claims/letter/coffee.yml"
    records.amend(root, path, "claim", reviews.stamp(kb.claims["coffee"], "cleo", "2026-01-06"))
    moved, kb = lock(f"A banner.\n{changed}")
    assert [(d.owed.n, d.user, d.gone) for d in owed.of(kb, "letter")] == [(3, "both", False)]
    assert [e.users for e in moved.lock.owed] == [("both",)]
    back, kb = lock(TEXT)
    assert [(e.n, e.users) for e in back.lock.owed] == [(2, ("coffee",))], "it was read beside the other words"


def test_what_is_gone_keeps_a_number_of_its_own_and_comes_back(lock: Lock) -> None:
    plan, kb = lock("".join(f"{line}\n" for line in LINES if line != LINES[4]))
    assert kb.claims["nap"].sentences == (5,)
    assert kb.locks["letter"].is_gone(5)
    assert cited(kb, "nap") == words(5)
    assert [fate.users for fate in plan.summary.gone] == [("nap",)]
    more, kb = lock(TEXT.replace(LINES[4], "An oat drink is no help. Nor is milk.\nBread is none."))
    assert kb.claims["nap"].sentences == (8,)
    assert [(e.n, e.users) for e in more.lock.owed] == [(8, ("nap",))]
    assert cited(kb, "nap") == words(5)
    back, kb = lock(f"A banner.\n{TEXT}")
    assert (kb.claims["nap"].sentences, back.lock.owed) == ((6,), ())


def test_an_excuse_for_what_is_gone_goes_and_one_for_other_words_is_owed(lock: Lock) -> None:
    plan, kb = lock(TEXT.replace("Coffee and the night.\n", "").replace("Buy our tea today.", "Buy our milk today."))
    assert dict(kb.sources["letter"].not_claims) == {"promotion": (3,)}
    assert [(e.n, e.users) for e in plan.lock.owed] == [(3, ("not_claims",))]
    assert [(fate.before, fate.now) for fate in plan.summary.gone] == [(1, None)]


def test_a_retired_claim_is_carried_over_and_owes_nothing(root: Path, lock: Lock) -> None:
    path = root / "claims/letter/nap.yml"
    path.write_text(path.read_text("utf-8") + "retired: {date: 2026-01-05, why: It was read wrongly.}\n", "utf-8")
    plan, kb = lock("".join(f"{line}\n" for line in LINES if line != LINES[4]))
    assert kb.locks["letter"].pins(kb.claims["nap"].sentences) == ("5",)
    assert plan.lock.owed == ()


def test_a_decision_and_an_answer_stay_where_sentences_moved(
    write: Callable[[Mapping[str, str | bytes]], Path], root: Path, lock: Lock
) -> None:
    kb = KnowledgeBase.load(root)
    seen = fingerprints.by_numbers(kb.claims["coffee"], kb.claims["nap"])
    decided = (
        f"claims: [coffee, nap]\ndecision: open\nreason: Sentence 2 is one letter.\ndate: 2026-01-05\nseen: '{seen}'\n"
    )
    answer = (
        "asks: Does coffee cost sleep?\nquestions: [coffee/sleep]\nanswer: It may, says a letter [@coffee].\n"
        "looked_for: Nobody searched.\ndate: 2026-01-05\nseen: '00000000'\n"
    )
    write({"resolutions/x.yml": decided, "answers/y.yml": answer})
    now = Analysis(KnowledgeBase.load(root))
    stamped = now.answers.fingerprints(now.kb.answers["y"])[-1]
    write({"answers/y.yml": answer.replace("00000000", stamped)})
    plan, kb = lock(f"A banner.\n{TEXT}")
    assert kb.resolutions["x"].seen == fingerprints.of(kb.claims["coffee"], kb.claims["nap"])
    assert not Analysis(kb).answers.is_stale(kb.answers["y"])
    assert plan.summary.stamps == 2
    assert "resolutions/x.yml" in plan.summary.spoken
    changed, kb = lock(f"A banner.\n{TEXT}".replace("harms sleep", "spoils sleep"))
    assert kb.resolutions["x"].seen != fingerprints.of(kb.claims["coffee"], kb.claims["nap"])
    assert Analysis(kb).answers.is_stale(kb.answers["y"])
    assert changed.summary.stamps == 0


@pytest.mark.parametrize(
    ("path", "before", "after", "message"),
    [
        ("claims/letter/nap.yml", "stance: harms", "stance: hurts", "claims/letter/nap.yml cannot be used as it is"),
        ("claims/letter/nap.yml", "[5]", "[17]", "nap cites sentence 17, which there never was: mend it first"),
        ("sources/letter.yml", "[4]", "[40]", "not_claims.promotion lists sentence 40, which there never was"),
    ],
)
def test_what_cannot_be_carried_over_for_certain_is_mended_first(
    path: str, before: str, after: str, message: str, root: Path
) -> None:
    (root / path).write_text((root / path).read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(renumbering.RenumberError, match=message):
        planned(root, TEXT)


def test_a_source_without_a_lock_has_nothing_to_carry_over(root: Path) -> None:
    (root / "sources/letter.lock.json").unlink()
    with pytest.raises(renumbering.RenumberError, match="letter has no lock yet"):
        planned(root, TEXT)


@given(
    lines=st.lists(st.sampled_from([*LINES, "A banner.", "Oats are no drink.", "Tea does little harm."]), max_size=8)
)
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_claim_cites_the_same_words_or_owes(lines: list[str], write: Callable[..., Path]) -> None:
    root = write({**FILES, "sources/letter.yml": SOURCE.replace("  # of the letter's shop", "")})
    text = "\n".join(lines)
    transactions.carry_out(root, planned(root, text).steps, "renumber letter")
    kb = KnowledgeBase.load(root)
    assert kb.faults == ()
    debts = {(debt.user, debt.owed.sha256) for debt in owed.of(kb, "letter")}
    for name, before in (("coffee", words(2)), ("both", words(2, 3)), ("nap", words(5))):
        now = set(cited(kb, name))
        assert all(sha in now or (name, sha) in debts for sha in before)
        assert all(sha in before or any(user == name for user, _ in debts) for sha in now)


def test_a_file_that_somebody_changed_meanwhile_is_not_written_over_and_nothing_else_is(root: Path) -> None:
    plan = planned(root, f"A banner.\n{TEXT}")
    path = root / "claims/letter/nap.yml"
    path.write_text(path.read_text("utf-8").replace("an hour", "two hours"), "utf-8")
    before = {step.path: step.path.read_bytes() for step in plan.steps}
    with pytest.raises(OSError, match="changed by somebody else"):
        transactions.carry_out(root, plan.steps, "renumber letter")
    assert {step.path: step.path.read_bytes() for step in plan.steps} == before


def test_a_comment_that_would_be_lost_stops_all_of_it(root: Path) -> None:
    text = TEXT.replace("Buy our tea today.\n", "")
    with pytest.raises(renumbering.RenumberError, match=r'^sources/letter.yml:1:1 the comment "?.# of the letter'):
        planned(root, text)


def test_answers_and_pages_that_speak_of_sentences_by_number_are_listed(
    write: Callable[[Mapping[str, str | bytes]], Path], root: Path
) -> None:
    write(
        {
            "answers/y.yml": "asks: Does coffee cost sleep?\nquestions: [coffee/sleep]\nanswer: Sentence 2 says it "
            "does [@coffee].\nlooked_for: Nobody searched.\ndate: 2026-01-05\nseen: '00000000'\n",
            "guide/night.md": "# Night\n\nSentence 2 of the letter says so [@coffee].\n",
        }
    )
    assert {"answers/y.yml", "guide/night.md"} <= set(planned(root, f"A banner.\n{TEXT}").summary.spoken)
    assert planned(root, TEXT).summary.spoken == ()


def test_a_sentence_that_is_two_now_is_cited_as_both(root: Path) -> None:
    stamp(root, "nap", fingerprints.of)
    lock = KnowledgeBase.load(root).locks["letter"]
    text = f"{TEXT}Nobody counted.\n"
    last = lock.sentences[4]
    both = text[last.at[0] :].strip()
    joined = replace(last, at=(last.at[0], last.at[0] + len(both)), sha256=sentences.fingerprint(both))
    old = replace(locks.make("letter", text), sentences=(*lock.sentences[:4], joined), splitter=1)
    (root / "sources/letter.lock.json").write_text(locks.to_json(old), "utf-8")
    path = root / "claims/letter/nap.yml"
    path.write_text(path.read_text("utf-8").partition("reviewed")[0], "utf-8")
    stamp(root, "nap", fingerprints.of)
    plan = planned(root, text)
    transactions.carry_out(root, plan.steps, "renumber letter")
    kb = KnowledgeBase.load(root)
    assert kb.claims["nap"].sentences == (5, 6)
    assert plan.lock.owed == ()
    assert kb.claims["nap"].reviewed is not None
    assert kb.claims["nap"].reviewed.seen == fingerprints.of(kb.claims["nap"]), "its words are the same"
