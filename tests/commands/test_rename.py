"""`counterclaim rename`: another id everywhere, and nothing else is another."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.reasoning.analysis import Analysis
from tests.commands import conftest
from tests.commands.conftest import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CONFIGURATION = """[tool.counterclaim]
texts = "texts"
rules.orphan-term = "off"  # one coffee, not another

[tool.counterclaim.site]
alert = "coffee"

[tool.counterclaim.site.questions]
"coffee/sleep-quality" = "Does coffee cost sleep?"
'espresso/headache' = "coffee/sleep-quality"
"""
GUIDE = """# Coffee

Coffee costs sleep [@late-coffee-worse; @noon-coffee-better]. [?coffee/sleep-quality] `[@late-coffee-worse]`
See [all of it](../questions/coffee/sleep-quality/) and [the letter](../sources/sleep-letter/).
"""
ANSWER = [
    *("new", "answer", "coffee-and-sleep", "--asks", "Does coffee cost sleep?", "--question", "coffee/sleep-quality"),
    *("--answer", "One letter says so [@late-coffee-worse], a ward not [@noon-coffee-better].", "--date", "2026-01-06"),
    *("--looked-for", "Nobody searched."),
]
RESOLVE = ["resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "None counted.", "--date", "2026-01-06"]
EVERYTHING = [
    ("late-coffee-worse", "claim"),
    ("sleep-letter", "source"),
    ("coffee", "concept"),
    ("older-adults", "population"),
    ("evening", "condition"),
    ("cups-per-day", "quantity"),
    ("late-coffee-worse-or-noon-coffee-better", "resolution"),
    ("coffee-and-sleep", "answer"),
]


@pytest.fixture
def whole(dispute: Path, run: Callable[..., Any], claim: Callable[..., str]) -> Path:
    """Return a base in which every kind of record names and is named, all of it fitting and in canonical form."""
    letter = dispute / "claims" / "sleep-letter"
    scope = "{population: older-adults, condition: evening, horizon: long-term, dose: {cups-per-day: '> 3 cups'}}"
    (letter / "evening-coffee-worse.yml").write_text(
        claim(
            statement="An evening cup makes for a worse night.  # as if",
            scope=scope,
            caveats="['The notes differ [@noon-coffee-better], see also [@late-coffee-worse].']",
            replaces="[late-coffee-worse]",
        ).replace("  # as if", "")
        + "# read twice\n"
    )
    (dispute / "pyproject.toml").write_text(CONFIGURATION)
    (dispute / "guide").mkdir()
    (dispute / "guide" / "coffee.md").write_text(GUIDE)
    assert run("fmt").returncode == 0
    for arguments in (RESOLVE, ANSWER, ["review", "evening-coffee-worse", "--by", "cleo", "--yes"]):
        assert run(*arguments).returncode == 0
    return dispute


def files_of(root: Path) -> dict[str, bytes]:
    """Return what the files of a base hold, without the cache."""
    return {name: data for name, data in conftest.files_of(root).items() if not name.startswith(".cache/")}


def state(root: Path) -> tuple[Any, ...]:
    """Return what follows from a base, in numbers: whether decisions, reviews and answers fit."""
    analysis = Analysis(KnowledgeBase.load(root))
    fits = [decision.fits for decisions in analysis.decisions.about.values() for decision in decisions]
    stale = [answer for answer in analysis.kb.answers.values() if analysis.answers.is_stale(answer)]
    return len(analysis.kb.claims), len(analysis.conflicts), fits, stale, analysis.kb.faults


@pytest.mark.slow
@pytest.mark.parametrize(("old", "kind"), EVERYTHING)
def test_an_id_that_is_another_and_back_again_leaves_every_file_as_it_was(
    old: str, kind: str, whole: Path, run: Callable[..., Any]
) -> None:
    before, told = files_of(whole), state(whole)
    report = run("check").stdout
    assert told[2:4] == ([True], [])
    there = run("rename", old, f"new-{old}", "--kind", kind)
    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout.startswith(f"rename {kind} {old} to new-{old}\n")
    assert state(whole) == told
    now = files_of(whole)
    assert run("check").stdout.replace(f"new-{old}", old) == report
    assert run("fmt", "--check").returncode == 0
    assert now != before
    assert run("rename", f"new-{old}", old, "--kind", kind).returncode == 0
    assert files_of(whole) == before


def test_a_source_takes_its_claims_its_lock_and_its_text_along(whole: Path, run: Callable[..., Any]) -> None:
    lock = (whole / "sources" / "sleep-letter.lock.json").read_bytes()
    result = run("rename", "sleep-letter", "letter")
    assert "  claims/sleep-letter/late-coffee-worse.yml → claims/letter/late-coffee-worse.yml\n" in result.stdout
    assert "  texts/sleep-letter.txt → texts/letter.txt\n" in result.stdout
    assert "left as it is, change it by hand: guide/coffee.md:4: sources/sleep-letter\n" in result.stdout
    assert not (whole / "claims" / "sleep-letter").exists()
    assert (whole / "sources" / "letter.lock.json").read_bytes() == lock
    assert read(whole, "claims/letter/late-coffee-worse.yml")["source"] == "letter"
    assert "7 verified" in run("check").stdout or "12 verified" in run("check").stdout


def test_the_guide_and_the_settings_name_the_new_id(whole: Path, run: Callable[..., Any]) -> None:
    run("rename", "late-coffee-worse", "late-cup")
    result = run("rename", "coffee", "coffee-drinking")
    page = (whole / "guide" / "coffee.md").read_text()
    assert "[@late-cup; @noon-coffee-better]. [?coffee-drinking/sleep-quality] `[@late-coffee-worse]`\n" in page
    assert "change it by hand: guide/coffee.md:4: questions/coffee\n" in result.stdout
    settings = (whole / "pyproject.toml").read_text()
    assert settings == (
        CONFIGURATION.replace('alert = "coffee"', 'alert = "coffee-drinking"').replace(
            '"coffee/sleep-quality" =', '"coffee-drinking/sleep-quality" ='
        )
    )


def test_what_would_change_is_said_and_nothing_is_written(whole: Path, run: Callable[..., Any]) -> None:
    before = files_of(whole)
    result = run("rename", "late-coffee-worse", "late-cup", "--dry-run")
    assert (result.returncode, result.stderr) == (0, "")
    moved = "claims/sleep-letter/late-coffee-worse.yml → claims/sleep-letter/late-cup.yml"
    assert result.stdout == (
        "rename claim late-coffee-worse to late-cup\n"
        f"  claims/sleep-letter/evening-coffee-worse.yml\n  {moved}\n"
        "  resolutions/late-coffee-worse-or-noon-coffee-better.yml\n  answers/coffee-and-sleep.yml\n"
        "  guide/coffee.md\n5 files would change; nothing is written with --dry-run\n"
    )
    assert files_of(whole) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("coffee", "tea"), 'there is a concept "tea" already; to make one of both: counterclaim merge coffee tea'),
        (("late-coffee-worse", "noon-coffee-better"), 'there is a claim "noon-coffee-better" already; take another'),
        (("coffee", "Coffee"), '"Coffee" is no id; ids are small letters, digits and single hyphens, at most 100'),
        (("coffee", "before"), '"before" is no id for a concept: as a comparator it means something else'),
        (("coffee", "coffee"), '"coffee" is its id already'),
        (("cofee", "drink"), 'nothing has the id "cofee"; did you mean coffee'),
        (("coffee", "x", "--kind", "claim"), 'there is no claim "coffee"'),
    ],
)
def test_an_id_that_cannot_be_is_refused(
    arguments: tuple[str, ...], told: str, whole: Path, run: Callable[..., Any]
) -> None:
    before = files_of(whole)
    result = run("rename", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {told}")
    assert files_of(whole) == before


def test_what_several_things_have_needs_its_kind(whole: Path, run: Callable[..., Any]) -> None:
    shutil.copy(whole / "sources" / "sleep-letter.yml", whole / "sources" / "coffee.yml")
    result = run("rename", "coffee", "coffee-drinking")
    assert result.returncode == 2
    assert result.stderr == 'counterclaim: "coffee" is a source and a concept; say which: --kind source\n'


def test_a_file_that_cannot_be_read_and_names_it_is_mended_first(whole: Path, run: Callable[..., Any]) -> None:
    path = whole / "claims" / "sleep-letter" / "broken.yml"
    path.write_text("effect: {exposure: coffee\n")
    before = files_of(whole)
    result = run("rename", "coffee", "coffee-drinking")
    assert result.returncode == 2
    assert result.stderr.startswith("counterclaim: nothing is changed: claims/sleep-letter/broken.yml:2:")
    assert files_of(whole) == before
    path.write_text("effect: {exposure: coffee-cake\n")
    assert run("rename", "coffee", "coffee-drinking").returncode == 0


def test_settings_that_name_it_in_a_way_that_cannot_be_changed_stop_it(whole: Path, run: Callable[..., Any]) -> None:
    (whole / "pyproject.toml").write_text('[tool.counterclaim.site]\nalert = "\\u0063offee"\n')
    before = files_of(whole)
    result = run("rename", "coffee", "coffee-drinking")
    assert (result.returncode, result.stdout) == (2, "")
    assert "nothing is changed: pyproject.toml names it under tool.counterclaim.site in a way" in result.stderr
    assert files_of(whole) == before


def test_what_somebody_writes_meanwhile_is_not_written_over(
    whole: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.editing import renaming

    plan, path = renaming.plan, whole / "vocabulary" / "concepts.yml"

    def late(*given: Any, **more: Any) -> Any:
        made = plan(*given, **more)
        path.write_text(path.read_text() + "milk:\n  label: milk\n  definition: Drinking milk.\n")
        return made

    monkeypatch.setattr(renaming, "plan", late)
    before = files_of(whole)
    result = run("rename", "coffee", "coffee-drinking")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: nothing is changed: {path}: it was changed by somebody else")
    assert {name for name, data in files_of(whole).items() if before[name] != data} == {"vocabulary/concepts.yml"}


@pytest.mark.usefixtures("whole")
def test_a_renamed_record_is_known_again(run: Callable[..., Any], commit: Callable[[], str]) -> None:
    commit()
    for old, kind in EVERYTHING:
        assert run("rename", old, f"new-{old}", "--kind", kind).returncode == 0
    told = run("diff", "HEAD").stdout
    assert told.startswith("Renamed (8)\n  new-late-coffee-worse  claim, called late-coffee-worse before\n")
    assert told.endswith("\n\n8 records renamed · 4 settings changed since HEAD\n")
    assert [block.partition(" (")[0] for block in told.split("\n\n")[:-1]] == ["Renamed", "Settings changed"]
    since = run("check", "--since", "HEAD", "--fail-on", "info")
    assert (since.returncode, since.stdout.startswith("0 errors, 0 warnings")) == (0, True), since.stdout


def test_a_decision_that_no_longer_fits_fits_no_more_under_another_id(whole: Path, run: Callable[..., Any]) -> None:
    path = whole / "claims" / "sleep-letter" / "late-coffee-worse.yml"
    path.write_text(path.read_text().replace("worse night", "bad night"))
    before = state(whole)
    assert before[2] == [False]
    assert len(before[3]) == 1
    run("rename", "late-coffee-worse", "late-cup")
    after = state(whole)
    assert after[2] == [False]
    assert len(after[3]) == 1


def test_what_a_claim_owes_it_owes_under_its_other_id(whole: Path, run: Callable[..., Any]) -> None:
    text = whole / "texts" / "sleep-letter.txt"
    text.write_text(text.read_text().replace("keeps many people awake", "keeps most people awake"))
    assert run("source", "lock", "sleep-letter", "--force").returncode == 0
    owed = ("check", "--select", "renumber-owed")
    before = run(*owed).stdout
    assert "late-coffee-worse" in before
    assert run("rename", "late-coffee-worse", "late-cup").returncode == 0
    assert run(*owed).stdout == before.replace("sleep-letter/late-coffee-worse", "sleep-letter/late-cup").replace(
        "late-coffee-worse rests", "late-cup rests"
    ).replace(" late-coffee-worse", " late-cup")
    assert '"late-cup"' in (whole / "sources" / "sleep-letter.lock.json").read_text()
    assert run("rename", "sleep-letter", "letter").returncode == 0
    assert "late-cup" in run(*owed).stdout
    refused = run("divide", "late-cup", "--statement", "Coffee late in the day hurts in the head.")
    assert refused.returncode == 2
    assert "late-cup cites sentences that have changed: mend it first" in refused.stderr


def test_a_source_whose_lock_cannot_be_read_keeps_its_id(whole: Path, run: Callable[..., Any]) -> None:
    (whole / "sources" / "sleep-letter.lock.json").write_text("{")
    result = run("rename", "sleep-letter", "letter")
    assert (result.returncode, result.stdout) == (2, "")
    assert "the lock of sleep-letter cannot be read: mend it first" in result.stderr


def test_what_cannot_be_read_may_have_the_id(whole: Path, run: Callable[..., Any]) -> None:
    (whole / "vocabulary" / "quantities.yml").write_text("cups-per-day: [\n")
    told = run("rename", "cups-per-day", "cups").stderr
    assert (
        told == 'counterclaim: nothing has the id "cups-per-day"; what cannot be read may have it: counterclaim check\n'
    )
