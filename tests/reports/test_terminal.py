from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from counterclaim.editing import resolutions
from counterclaim.knowledge import locks
from counterclaim.knowledge.findings import Finding, Place, Related
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reports import terminal
from counterclaim.reports.context import Context
from counterclaim.rules.engine import Report

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.findings import Summary


def only(report: Report, *findings: Finding) -> Report:
    return Report(findings, report.summary)


def test_shows_both_sides_of_a_conflict_under_each_other(report: Report) -> None:
    finding = Finding(
        "They part.", Place("a.yml", 2, 3), "look again", says="one", related=(Related(Place("b.yml"), "two"),)
    )
    text = terminal.findings(only(report, replace(finding, rule="undetermined", severity="warning")))
    assert text.splitlines()[:6] == [
        "a.yml:2:3  warning  undetermined",
        "  says   one",
        "  while  two",
        "         b.yml:1:1",
        "  They part.",
        "  mend   look again",
    ]


def test_leaves_out_the_mend_where_there_is_none(report: Report) -> None:
    finding = Finding("They part.", Place("a.yml"), says="one", related=(Related(Place("b.yml"), "two"),))
    assert "mend" not in terminal.findings(only(report, replace(finding, rule="explained", severity="error")))


def test_shows_other_places_of_a_finding_that_has_one_side(report: Report) -> None:
    finding = Finding("It is taken", Place("a.yml"), "rename it", related=(Related(Place("b.yml", 4), "the same id"),))
    text = terminal.findings(only(report, replace(finding, rule="duplicate-id", severity="error")))
    assert text.splitlines()[1:3] == ["  It is taken; rename it", "  see    b.yml:4:1  the same id"]


def test_counts_notes_and_lists_them_when_asked(report: Report) -> None:
    counted = terminal.findings(report)
    assert "not listed: 1 explained, 1 no-texts, 1 unanswered, 1 unreviewed (list them with --select RULE)" in counted
    assert "  info  " not in counted
    listed = terminal.findings(report, Context(notes=True))
    assert listed.count("  info  ") == report.summary.infos == 4
    assert "not listed" not in listed


def test_shows_conflicts_with_their_axes(analysis: Analysis, golden: Callable[[str, str], None]) -> None:
    golden("conflicts.text", terminal.conflicts(analysis, analysis.conflicts))


def test_counts_conflicts_by_status(analysis: Analysis) -> None:
    assert terminal.conflicts(analysis, analysis.conflicts).splitlines()[-1] == (
        "5 conflicts: 1 contradiction, 1 explained, 3 undetermined · 0 examined · 5 pairs of claims"
    )
    assert terminal.conflicts(analysis, []) == "0 conflicts\n"


def test_tells_what_was_decided_and_whether_it_still_fits(
    analysis: Analysis,
    write: Callable[..., Path],
    load: Callable[..., KnowledgeBase],
    claim: Callable[..., str],
) -> None:
    conflict = next(c for c in analysis.conflicts if c.status == "contradiction")
    first, second = conflict.claims
    value = resolutions.record(
        analysis.kb,
        resolutions.named(conflict, first, second),
        first,
        "Only one of them counted.",
        would_settle=None,
        date="2026-01-06",
    )
    resolutions.write(write({}), "coffee", value)
    decided = terminal.conflicts(Analysis(load({})), [conflict])
    assert f"  decided 2026-01-06: {conflict.claims[0]}. Only one of them counted." in decided
    assert decided.endswith("1 conflict: 1 contradiction · 1 examined · 1 pair of claims\n")
    assert "not examined" not in decided
    load({"claims/sleep-letter/late-coffee-worse.yml": claim(statement="Coffee at dusk makes for a worse night.")})
    stale = terminal.conflicts(Analysis(load({})), [conflict])
    assert f"{conflict.claims[0]} (the claims have changed since). Only" in stale
    assert stale.endswith("1 conflict: 1 contradiction · 0 examined · 1 pair of claims\n")


def test_marks_a_conflict_inside_one_source(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    sleep["claims/sleep-letter/do.yml"] = claim(effect=None, advice="{do: nap}", stance="helps")
    sleep["claims/sleep-letter/avoid.yml"] = claim(effect=None, advice="{avoid: nap}")
    analysis = analyse(sleep)
    assert "contradiction · direct · inside one source  napping" in terminal.conflicts(analysis, analysis.conflicts)


def test_tells_the_coverage_of_each_source(
    analyse: Callable[..., Analysis], sleep: dict[str, str], golden: Callable[[str, str], None]
) -> None:
    sleep["sources/letter-b.yml"] = sleep["sources/sleep-letter.yml"] + "not_claims:\n  heading: [1]\n  question: [3]\n"
    sleep["texts/letter-b.txt"] = "Once.\nTwice.\nThrice?\nFour times.\nFive times.\n"
    sleep["sources/letter-c.yml"] = sleep["sources/sleep-letter.yml"]
    sleep["sources/letter-d.yml"] = sleep["sources/sleep-letter.yml"]
    sleep["texts/letter-d.txt"] = ""
    golden("coverage.text", terminal.coverage(analyse(sleep)))


def test_tells_which_sentences_of_the_guide_carry_no_citation(
    analyse: Callable[..., Analysis], sleep: dict[str, str]
) -> None:
    sleep["guide/index.md"] = (
        "---\ntitle: Coffee\n---\n# Coffee\n\n"
        "Late coffee is told of [@what-the-letter-tells]. Nobody\nsays more. So it ends [@what-the-notes-tell].\n\n"
        "- Ask a friend.\n"
    )
    sleep["guide/tea.md"] = "# Tea\n"
    assert terminal.guide_coverage(analyse(sleep)) == (
        "guide/index.md: 4 sentences, 2 cited\n"
        "  guide/index.md:6:1  Nobody says more.\n"
        "  guide/index.md:9:3  Ask a friend.\n"
        "guide/tea.md: 0 sentences, 0 cited\n"
    )


def test_says_so_where_there_is_no_guide(analyse: Callable[..., Analysis]) -> None:
    assert terminal.guide_coverage(analyse({})) == "no guide\n"


def test_says_so_where_there_are_no_sources(analyse: Callable[..., Analysis]) -> None:
    assert terminal.coverage(analyse({})) == "no sources\n"


def test_tells_what_became_of_each_sentence_and_which_claims_rest_on_it(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    before = sleep["texts/sleep-letter.txt"]
    sleep["sources/sleep-letter.lock.json"] = locks.to_json(locks.make("sleep-letter", before))
    after = before.replace("keeps many", "keeps few").replace("Older people feel it more than the young.\n", "")
    sleep["texts/sleep-letter.txt"] = after
    sleep["claims/sleep-letter/late-coffee-worse.yml"] = claim()
    analysis = analyse(sleep)
    found = analysis.verifications["sleep-letter"]
    assert terminal.verification(analysis, "sleep-letter", found) == (
        "sleep-letter: 1 the same, 4 moved, 1 changed, 1 gone, 0 new\n"
        "  moved: 3, 5-7\n"
        "  changed: 2\n"
        "  gone: 4\n"
        "  claims on sentence 2: late-coffee-worse, what-the-letter-tells\n"
        "  claims on sentence 4: what-the-letter-tells\n"
    )


def test_counts_are_exact_in_the_last_line(report: Report) -> None:
    summary: Summary = report.summary
    assert terminal.findings(report).splitlines()[-1] == (
        f"{summary.errors} errors, {summary.warnings} warnings · "
        "9 claims · 1 file left out (cannot be used) · 2 sources · "
        "12 sentences: 12 accounted for, 7 verified (no text of 1 source) · "
        "5 conflicts: 0 examined, 1 explained by their limits"
    )
