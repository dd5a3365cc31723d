"""What a step says: answers and disagreements first, claims and sources after them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.resolutions import fingerprint
from counterclaim.wording import steps
from counterclaim.wording.steps import MOST_ROWS, SUBJECTS, Row, Section

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Between = Callable[[Mapping[str, str], Mapping[str, str]], dict[str, Section]]

BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
LATE, NOON = "claims/sleep-letter/late-coffee-worse.yml", "claims/night-notes/noon-coffee-better.yml"
LATE_SAYS = ("late-coffee-worse", "Coffee in the evening makes for a worse night.")
NOON_SAYS = ("noon-coffee-better", "Coffee at noon makes for a better night.")
ALONE = "Coffee in the evening makes for a worse night. (The Sleep Letter, stated expertise)"
DISPUTED = (
    "Sources say opposite things: Coffee in the evening makes for a worse night. (The Sleep Letter, stated expertise) "
    "Coffee at noon makes for a better night. (Night Notes, stated expertise)"
)


def analysed(folder: Path, files: Mapping[str, str]) -> Analysis:
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return Analysis(KnowledgeBase.load(folder))


@pytest.fixture
def between(tmp_path: Path) -> Between:
    """Return a function that gives the sections between two bases, by subject."""

    def compare(before: Mapping[str, str], now: Mapping[str, str]) -> dict[str, Section]:
        found = steps.between(analysed(tmp_path / "before", before), analysed(tmp_path / "now", now))
        order = [section.subject for section in found]
        assert order == sorted(order, key=SUBJECTS.index)
        return {section.subject: section for section in found}

    return compare


@pytest.fixture
def late(sleep: dict[str, str], claim: Callable[..., str]) -> dict[str, str]:
    return {**sleep, LATE: claim()}


@pytest.fixture
def both(late: dict[str, str], claim: Callable[..., str]) -> dict[str, str]:
    noon = claim(
        statement="Coffee at noon makes\n  for a better night.", source="night-notes", stance="helps", effect=BETTER
    )
    return {**late, NOON: noon}


def test_a_claim_that_opposes_another_changes_the_answer_and_opens_a_disagreement(
    late: dict[str, str], both: dict[str, str], between: Between
) -> None:
    found = between(late, both)
    assert list(found) == ["headlines", "opened", "claims-added"]
    (answer,) = found["headlines"].rows
    assert answer == Row("coffee/sleep-quality", "coffee → sleep quality", ALONE, DISPUTED)
    (opened,) = found["opened"].rows
    assert (opened.text, opened.before, opened.now) == ("coffee → sleep quality", None, None)
    assert opened.sides == (LATE_SAYS, NOON_SAYS)
    assert found["claims-added"] == Section("claims-added", 1, (Row(*NOON_SAYS),))


def test_a_claim_that_is_taken_out_closes_it_again(
    late: dict[str, str], both: dict[str, str], between: Between
) -> None:
    found = between(both, late)
    assert list(found) == ["headlines", "closed", "claims-removed"]
    assert found["closed"].rows[0].sides == (LATE_SAYS, NOON_SAYS)
    assert found["claims-removed"].rows == (Row(*NOON_SAYS),)


def test_a_retired_claim_says_why(both: dict[str, str], between: Between) -> None:
    retired = {**both, NOON: both[NOON] + "retired: {date: 2026-02-01, why: The ward took it back.}\n"}
    found = between(both, retired)
    assert found["claims-retired"].rows == (Row(*NOON_SAYS, now="The ward took it back."),)
    assert "claims-changed" not in found
    assert found["closed"].total == 1


def test_a_disagreement_that_a_limit_explains_is_closed_and_opens_when_the_limit_goes(
    both: dict[str, str], between: Between, claim: Callable[..., str]
) -> None:
    parted = {
        **both,
        LATE: claim(scope="{horizon: long-term}"),
        NOON: both[NOON] + "scope: {horizon: immediate}\n",
    }
    found = between(both, parted)
    (closed,) = found["closed"].rows
    assert (closed.before, closed.now) == ("contradiction", "explained")
    assert found["claims-changed"].total == 2
    (opened,) = between(parted, both)["opened"].rows
    assert (opened.before, opened.now) == ("explained", "contradiction")


def test_a_limit_that_only_one_side_states_leaves_it_open_in_another_way(
    both: dict[str, str], between: Between, claim: Callable[..., str]
) -> None:
    (turned,) = between(both, {**both, LATE: claim(scope="{horizon: long-term}")})["turned"].rows
    assert (turned.before, turned.now) == ("contradiction", "undetermined")


def test_what_the_vocabulary_says_opens_closes_and_turns_a_disagreement(
    both: dict[str, str], between: Between, claim: Callable[..., str]
) -> None:
    path = "vocabulary/conditions.yml"
    parted = {**both, LATE: claim(scope="{condition: evening}"), NOON: both[NOON] + "scope: {condition: morning}\n"}
    unknown = {**parted, path: parted[path].replace("  disjoint_with: [morning]\n", "")}
    (opened,) = between(parted, unknown)["opened"].rows
    assert (opened.before, opened.now) == ("explained", "undetermined")
    (closed,) = between(unknown, parted)["closed"].rows
    assert (closed.before, closed.now) == ("undetermined", "explained")
    path = "vocabulary/populations.yml"
    meeting = {
        **both,
        LATE: claim(scope="{population: older-adults}"),
        NOON: both[NOON] + "scope: {population: [older-adults, adults]}\n",
    }
    loose = {**meeting, path: meeting[path].replace("  broader: [adults]\n", "")}
    (turned,) = between(meeting, loose)["turned"].rows
    assert (turned.before, turned.now) == ("contradiction", "undetermined")
    assert "turned" not in between(meeting, meeting)


def test_a_decision_closes_a_disagreement_and_opens_it_when_it_no_longer_fits(
    both: dict[str, str], between: Between, tmp_path: Path
) -> None:
    analysis = analysed(tmp_path / "as-it-is", both)
    (conflict,) = analysis.conflicts
    claims = [side.claims[0] for side in conflict.sides]
    seen = fingerprint(analysis.kb, claims, [side.grounds for side in conflict.sides])
    record = f"claims: [{', '.join(claims)}]\ndecision: both-hold\nreason: Two wards.\ndate: 2026-01-05\nseen: "
    decided = {**both, "resolutions/r.yml": f"{record}'{seen}'\n"}
    (closed,) = between(both, decided)["closed"].rows
    assert (closed.before, closed.now) == ("contradiction", "decided")
    (opened,) = between(decided, {**both, "resolutions/r.yml": f"{record}'00000000'\n"})["opened"].rows
    assert (opened.before, opened.now) == ("decided", "contradiction")


def test_questions_that_come_and_go_are_no_changed_answers(
    sleep: dict[str, str], late: dict[str, str], between: Between
) -> None:
    (new,) = between(sleep, late)["questions-added"].rows
    assert (new.before, new.now) == (None, ALONE)
    (gone,) = between(late, sleep)["questions-removed"].rows
    assert (gone.before, gone.now) == (ALONE, None)


def test_sources_terms_guide_and_decisions_are_told(sleep: dict[str, str], between: Between) -> None:
    letter = "sources/sleep-letter.yml"
    now = {
        **sleep,
        letter: sleep[letter] + "not_claims:\n  heading: [1]\n",
        "sources/diary.yml": sleep[letter],
        "guide/night.md": "# A night\n\nSleep well.\n",
        "vocabulary/concepts.yml": sleep["vocabulary/concepts.yml"]
        + "cocoa:\n  label: cocoa\n  definition: Drinking cocoa of any kind.\n",
        "resolutions/a.yml": "claims: [a, b]\ndecision: open\nreason: Nobody has looked at it for long enough.\n"
        "date: 2026-01-01\n",
    }
    found = between(sleep, now)
    assert found["sources-added"].rows[0].id == "diary"
    assert found["sources-changed"].rows[0].id == "sleep-letter"
    assert found["guide"].rows == (Row("guide/night.md", "A night"),)
    assert found["terms"] == Section("terms", 1)
    back = between(now, sleep)
    assert back["sources-removed"].rows[0].id == "diary"
    assert "guide" not in back
    again = {**now, "guide/night.md": "# A night\n\nSleep\nwell.\n\n"}
    assert between(now, again) == {}
    assert between(now, {**now, "guide/night.md": "# A night\n\nSleep better.\n"}).keys() == {"guide"}


def test_where_only_lines_changed_nothing_is_told(both: dict[str, str], between: Between) -> None:
    assert between(both, {path: f"# a note\n{text}" if path == LATE else text for path, text in both.items()}) == {}


def test_long_lists_are_cut_and_counted(sleep: dict[str, str], between: Between, claim: Callable[..., str]) -> None:
    many = {f"claims/sleep-letter/late-{n:02}.yml": claim() for n in range(MOST_ROWS + 3)}
    added = between(sleep, {**sleep, **many})["claims-added"]
    assert added.total == MOST_ROWS + 3
    assert [row.id for row in added.rows] == [f"late-{n:02}" for n in range(MOST_ROWS)]


def test_claims_that_cannot_be_read_are_neither_added_nor_removed(both: dict[str, str], between: Between) -> None:
    broken = {**both, NOON: "statement: one\nstatement: two\n"}
    assert not {"claims-added", "claims-removed", "opened", "closed"} & between(broken, both).keys()
    assert not {"claims-added", "claims-removed", "opened", "closed"} & between(both, broken).keys()


def test_the_beginning_is_counted_and_not_listed(both: dict[str, str], tmp_path: Path) -> None:
    assert steps.beginning(analysed(tmp_path / "first", both)) == (
        Section("opened", 1),
        Section("claims-added", 4),
        Section("sources-added", 2),
    )
    assert steps.beginning(analysed(tmp_path / "empty", {})) == ()


ANSWER = (
    "asks: Does coffee cost sleep?\nquestions: [coffee/sleep-quality]\n"
    "answer: A letter says that it does [@late-coffee-worse].\n"
    "looked_for: Nobody searched.\ndate: 2026-01-06\nseen: '{seen}'\n"
)
SAYS = "A letter says that it does."


@pytest.fixture
def answered(late: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """Return a base with an answer that fits its claims."""
    with_draft = {**late, "answers/coffee.yml": ANSWER.format(seen="00000000")}
    analysis = analysed(tmp_path / "draft", with_draft)
    seen = analysis.answers.fingerprint(analysis.kb.answers["coffee"])
    return {**late, "answers/coffee.yml": ANSWER.format(seen=seen)}


def test_answers_that_editors_write_rewrite_and_take_back_are_told(
    late: dict[str, str], answered: dict[str, str], between: Between
) -> None:
    row = Row("coffee", "Does coffee cost sleep?", None, SAYS)
    assert between(late, answered) == {"answers-changed": Section("answers-changed", 1, (row,))}
    back = Section("answers-removed", 1, (row._replace(before=SAYS, now=None),))
    assert between(answered, late) == {"answers-removed": back}
    body = "bodies: [{about: sleep of adults, question: coffee/sleep-quality, certainty: very-low}]\n"
    rated = {**answered, "answers/coffee.yml": answered["answers/coffee.yml"] + body}
    told = Row("coffee", "Does coffee cost sleep?", SAYS, f"{SAYS} (very low certainty)")
    assert between(answered, rated) == {"answers-changed": Section("answers-changed", 1, (told,))}


def test_an_answer_that_was_only_looked_at_again_is_no_news(answered: dict[str, str], between: Between) -> None:
    renewed = answered["answers/coffee.yml"].replace("2026-01-06", "2026-01-09").replace("says that", "says\n  that")
    assert between(answered, {**answered, "answers/coffee.yml": renewed}) == {}


def test_an_answer_that_a_new_claim_makes_stale_is_told_once(
    answered: dict[str, str], both: dict[str, str], between: Between
) -> None:
    joined = {**answered, NOON: both[NOON]}
    stale = between(answered, joined)["answers-stale"]
    assert stale == Section("answers-stale", 1, (Row("coffee", "Does coffee cost sleep?"),))
    changed_again = {**joined, NOON: joined[NOON].replace("at noon", "in the morning")}
    assert "answers-stale" not in between(joined, changed_again)
    assert "answers-stale" not in between(joined, answered)
