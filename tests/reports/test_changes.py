"""The reports of `diff`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning import differences, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reports import CHANGES, changes, schemas
from counterclaim.wording import questions
from counterclaim.wording.differences import Comparison

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
DREAMS = "{exposure: tea, outcome: sleeplessness, direction: increases}"
RESOLUTION = (
    "claims: [late-coffee-worse, noon-coffee-better]\ndecision: open\nreason: Neither of them counts.\n"
    "date: 2026-01-05\nseen: 0a1b2c3d\n"
)


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, dict[str, str]], Analysis]:
    """Return a function that writes a state into a folder of its own and analyses it."""

    def read_state(name: str, files: dict[str, str]) -> Analysis:
        for path, text in files.items():
            target = tmp_path / name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
        return Analysis(KnowledgeBase.load(tmp_path / name))

    return read_state


@pytest.fixture
def compared(
    read: Callable[..., Analysis], disputed: dict[str, str], claim: Callable[..., str]
) -> Callable[[], Comparison]:
    """Return a function that compares two states between which everything changes that can."""

    def compare() -> Comparison:
        tea = "{exposure: tea, outcome: headache, direction: %s}"
        disputed["claims/sleep-letter/tea-eases.yml"] = claim(effect=tea % "decreases", scope="{condition: evening}")
        disputed["claims/sleep-letter/tea-hurts.yml"] = claim(effect=tea % "increases", scope="{condition: morning}")
        before = {
            **disputed,
            "claims/sleep-letter/nap-helps.yml": claim(
                effect="{exposure: nap, outcome: headache, direction: decreases}", stance="helps"
            ),
            "claims/sleep-letter/tea-and-dreams.yml": claim(effect=DREAMS, stance="neutral"),
        }
        concepts, conditions = disputed["vocabulary/concepts.yml"], disputed["vocabulary/conditions.yml"]
        now = {
            **disputed,
            "claims/sleep-letter/late-coffee-worse.yml": claim(retired="{date: 2026-02-01, why: Taken back.}"),
            "claims/night-notes/morning-coffee-better.yml": claim(scope="{condition: morning}", source="night-notes"),
            "claims/sleep-letter/espresso-better.yml": claim(
                statement="'Even @ada: <b>espresso</b> makes *nights* better, see #12.'",
                effect=BETTER.replace("coffee", "espresso"),
                stance="helps",
            ),
            "claims/sleep-letter/evening-coffee-worse.yml": claim(scope="{condition: evening, horizon: long-term}"),
            "claims/night-notes/noon-coffee-better.yml": claim(
                effect=BETTER, source="night-notes", stance="helps", scope="{condition: morning}"
            ),
            "claims/sleep-letter/tea-and-dreams.yml": claim(
                effect=DREAMS.replace("increases", "mixed"), stance="conditional"
            ),
            "sources/third.yml": disputed["sources/night-notes.yml"],
            "vocabulary/concepts.yml": concepts.replace("dreaming:\n", "dreams:\n").replace("Pain in", "An ache in"),
            "vocabulary/conditions.yml": conditions.replace("  disjoint_with: [morning]\n", ""),
            "resolutions/coffee.yml": RESOLUTION,
            "resolutions/tea.yml": RESOLUTION.replace("late-coffee-worse, noon-coffee-better", "tea-eases, tea-hurts"),
        }
        old, new = read("before", before), read("now", now)
        return Comparison("v1.0", old, new, differences.between(old, new, questions.headline))

    return compare


@pytest.mark.parametrize("form", list(CHANGES))
def test_writes_what_changed_as_in_the_golden_file(
    form: str, compared: Callable[[], Comparison], golden: Callable[[str, str], None]
) -> None:
    golden(f"diff.{form}", CHANGES[form](compared()))


def test_the_golden_case_has_every_part(compared: Callable[[], Comparison]) -> None:
    found = compared().differences
    for part in ("added", "removed", "retired", "changed", "stances", "opened", "closed", "statuses"):
        assert getattr(found, part), part
    assert found.decisions
    assert found.headlines
    assert any(m.before is None for m in found.headlines)
    assert any(m.now is None for m in found.headlines)
    assert any(m.before and m.now for m in found.headlines)


def test_a_decision_that_is_made_changed_or_outgrown_is_told(
    read: Callable[..., Analysis], disputed: dict[str, str]
) -> None:
    pair = ("late-coffee-worse", "noon-coffee-better")
    plain = read("plain", disputed)
    (found,) = plain.between(*pair)
    fits = resolutions.fingerprint(plain.kb, pair, (side.grounds for side in found.sides))

    def decided(name: str, decision: str, seen: str) -> Analysis:
        reason = "reason: Neither of them counts.\ndate: 2026-01-05\n"
        text = f"claims: [{', '.join(pair)}]\ndecision: {decision}\n{reason}seen: '{seen}'\n"
        return read(name, {**disputed, "resolutions/coffee.yml": text})

    still, closed = decided("open", "open", fits), decided("closed", "both-hold", fits)
    stale = decided("stale", "both-hold", "00000000")
    for before, now, told in (
        (plain, still, [(None, "open")]),
        (still, closed, [("open", "both-hold")]),
        (closed, stale, [("both-hold", "stale")]),
        (still, still, []),
    ):
        moved = differences.between(before, now, questions.headline).decisions
        assert [(m.before, m.now) for m in moved] == told


def test_json_fits_its_schema(compared: Callable[[], Comparison], read: Callable[..., Analysis]) -> None:
    validator = jsonschema.Draft202012Validator(schemas.schema("diff"))
    validator.validate(json.loads(changes.as_json(compared())))
    empty = read("empty", {})
    nothing = Comparison("HEAD", empty, empty, differences.between(empty, empty, questions.headline))
    validator.validate(json.loads(changes.as_json(nothing)))
    assert changes.text(nothing) == "No change in knowledge since HEAD.\n"
    assert changes.markdown(nothing) == "### What changes in knowledge\n\nNo change in knowledge since HEAD.\n"


def test_shows_so_many_rows_and_counts_the_rest(read: Callable[..., Analysis], sleep: dict[str, str]) -> None:
    terms = "".join(f"term-{n:02}:\n  label: term {n}\n  definition: {'Long ' * 90}.\n" for n in range(40))
    before = read("before", sleep)
    now = read("now", {**sleep, "vocabulary/concepts.yml": sleep["vocabulary/concepts.yml"] + terms})
    compared = Comparison("HEAD", before, now, differences.between(before, now, questions.headline))
    written = changes.markdown(compared)
    assert "**Vocabulary added** (40)" in written
    assert written.count("\n- **term-") == changes.MOST_ROWS
    assert written.endswith(f"- … and {40 - changes.MOST_ROWS} more\n")
    assert changes.text(compared).count("\n  term-") == 40
    assert changes.text(compared).endswith("Nothing that readers see changed since HEAD\n")


def test_a_long_text_is_cut(read: Callable[..., Analysis], disputed: dict[str, str]) -> None:
    before = read("before", disputed)
    now = read("now", {**disputed, "resolutions/coffee.yml": RESOLUTION.replace("counts", "counts " + "a night " * 60)})
    compared = Comparison("HEAD", before, now, differences.between(before, now, questions.headline))
    (line,) = [row for row in changes.markdown(compared).splitlines() if row.startswith("- **coffee**")]
    assert line.endswith(" …")
    assert len(line) < changes.MOST_CHARACTERS + 30


def test_record_text_stands_as_text(compared: Callable[[], Any]) -> None:
    written = changes.markdown(compared())
    assert "@&#8203;ada&" not in written
    assert "Even @&#8203;ada: &#60;b&#62;espresso&#60;/b&#62; makes &#42;nights&#42; better, see #&#8203;12." in written


def test_tells_answers_and_which_no_longer_fit(
    read: Callable[..., Analysis], sleep: dict[str, str], claim: Any
) -> None:
    draft = (
        "asks: Does coffee cost sleep?\nquestions: [coffee/sleep-quality]\n"
        "answer: A letter tells of both [@what-the-letter-tells].\n"
        "looked_for: Nobody searched.\ndate: 2026-01-06\nseen: '{seen}'\n"
    )
    files = {**sleep, "answers/coffee.yml": draft.format(seen="00000000")}
    first = read("draft", files)
    files["answers/coffee.yml"] = draft.format(seen=first.answers.fingerprint(first.kb.answers["coffee"]))
    before, now = read("before", files), read("now", {**files, "claims/sleep-letter/late-coffee-worse.yml": claim()})
    compared = Comparison("HEAD", before, now, differences.between(before, now, questions.headline))
    told = "coffee  Does coffee cost sleep? A letter tells of both."
    assert f"Answers that no longer fit their claims (1)\n  {told}\n" in changes.text(compared)
    assert " · 1 answer no longer fitting · 1 review recorded since HEAD\n" in changes.text(compared)
    assert json.loads(changes.as_json(compared))["stale"] == ["coffee"]
    empty = read("empty", sleep)
    written = Comparison("HEAD", empty, before, differences.between(empty, before, questions.headline))
    assert f"Answers added (1)\n  {told}\n" in changes.text(written)
    (record,) = json.loads(changes.as_json(written))["added"]
    assert record == {"kind": "answer", "id": "coffee", "text": "Does coffee cost sleep? A letter tells of both."}
