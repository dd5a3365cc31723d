"""What stands beside a claim on its page."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge import guide
from counterclaim.knowledge.configuration import Configuration
from counterclaim.knowledge.guide import Guide
from counterclaim.pages.kinds import claim as claim_pages
from counterclaim.pages.site import Site
from counterclaim.reasoning import resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.reasoning.invented import background, base, effect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.pages import Page

    Show = Callable[..., Site]
    Render = Callable[..., dict[str, Page]]

WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


@pytest.fixture
def of(tmp_path: Path) -> Callable[[Analysis], Site]:
    return lambda analysis: Site(analysis, Configuration(tmp_path, title="Nights"))


def test_the_limits_on_which_two_claims_part_are_told_as_each_of_them_sees_them(
    of: Callable[[Analysis], Site],
) -> None:
    long = effect("coffee", "increases", "sleep", scope={"horizon": "long-term"})
    site = of(Analysis(base({"a": effect("coffee", "decreases", "sleep"), "b": long})))
    claims = site.kb.claims
    (first,), (second,) = (claim_pages.opposed(site, claims[claim])[0].shown for claim in "ab")
    assert (first.other.claim.id, first.limits) == ("b", [("over what time", "not stated", "years")])
    assert (second.other.claim.id, second.limits) == ("a", [("over what time", "years", "not stated")])


def test_open_conflicts_and_explained_ones_are_kept_apart(of: Callable[[Analysis], Site]) -> None:
    claims = {
        "a": effect("coffee", "decreases", "sleep", scope={"horizon": "immediate"}),
        "b": effect("coffee", "increases", "sleep", scope={"horizon": "long-term"}),
        "c": effect("coffee", "increases", "sleep", scope={"horizon": "immediate"}),
    }
    site = of(Analysis(base(claims)))
    still_open, chains, decided, happens, explained = claim_pages.opposed(site, site.kb.claims["a"])
    assert [o.other.claim.id for o in still_open.shown] == ["c"]
    assert [o.other.claim.id for o in explained.shown] == ["b"]
    assert (chains, decided.number, happens.number) == ([], 0, 0)
    assert still_open.shown[0].limits == []


def test_what_can_both_happen_and_what_is_decided_have_places_of_their_own(of: Callable[[Analysis], Site]) -> None:
    claims = {
        "a": effect("coffee", "decreases", "sleep", modality="possible"),
        "b": effect("coffee", "increases", "sleep", modality="possible"),
        "c": effect("coffee", "increases", "sleep"),
    }
    record = {
        "claims": ["a", "c"],
        "decision": "both-hold",
        "reason": "One says only that it can.",
        "date": "2026-01-05",
    }
    kb = base(claims)
    (between,) = Analysis(kb).between("a", "c")
    seen = resolutions.fingerprint(kb, ("a", "c"), [side.grounds for side in between.sides])
    site = of(Analysis(base(claims, resolutions={"r": {**record, "seen": seen}})))
    still_open, _, decided, happens, _ = claim_pages.opposed(site, site.kb.claims["a"])
    assert [o.other.claim.id for o in decided.shown] == ["c"]
    assert [o.other.claim.id for o in happens.shown] == ["b"]
    assert still_open.number == 0


def test_conflicts_and_companions_are_counted_where_they_are_too_many_to_list(
    of: Callable[[Analysis], Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(claim_pages, "OPPOSED_AT_MOST", 1)
    monkeypatch.setattr(claim_pages, "AGREEING_AT_MOST", 1)
    claims = {
        "a": effect("coffee", "decreases", "sleep"),
        "b": effect("coffee", "increases", "sleep"),
        "c": effect("coffee", "increases", "sleep", modality="usually"),
        "d": effect("coffee", "increases", "sleep", modality="always"),
    }
    site = of(Analysis(base(claims)))
    still_open = claim_pages.opposed(site, site.kb.claims["a"])[0]
    assert (len(still_open.shown), still_open.left, still_open.number) == (1, 2, 3)
    found = claim_pages.agreeing(site, site.kb.claims["b"])
    assert (len(found.lines), found.left) == (1, 1)


def test_a_chain_against_a_claim_is_told_step_by_step(of: Callable[[Analysis], Site]) -> None:
    claims = {
        "direct": effect("coffee", "increases", "mood"),
        "one": effect("coffee", "increases", "waking"),
        "two": effect("waking", "decreases", "mood"),
    }
    site = of(Analysis(base(claims)))
    (steps,) = claim_pages.steps(site, site.kb.claims["direct"])
    assert [link.line.claim.id for link in steps.links] == ["one", "two"]
    assert steps.end == "So coffee would decrease mood."
    assert claim_pages.steps(site, site.kb.claims["one"]) == []


def test_a_claim_that_was_replaced_leads_to_its_successor_and_back(night: dict[str, str], render: Render) -> None:
    pages = render(night)
    old, new = (pages[f"claims/{c}/index.md"].markdown for c in OLD_AND_NEW)
    assert "Retired on" in old
    assert f'Replaced by:</strong> <a href="../{OLD_AND_NEW[1]}/">' in old
    assert f'<dt>Replaces</dt><dd><a href="../{OLD_AND_NEW[0]}/">' in new
    assert "cc-banner" not in new


OLD_AND_NEW = ("coffee-fewer-headaches", "coffee-fewer-headaches-over-years")


def test_a_replaced_claim_that_is_gone_is_named_by_its_id(night: dict[str, str], render: Render) -> None:
    night["claims/sleep-letter/late-coffee-worse.yml"] += "replaces: [never-there]\n"
    assert "<dt>Replaces</dt><dd>never-there</dd>" in render(night)["claims/late-coffee-worse/index.md"].markdown


def test_a_claim_names_the_pages_of_the_guide_that_cite_it(night: dict[str, str], render: Render) -> None:
    pages = render(night)
    page = Guide("guide/first-steps.md", night["guide/first-steps.md"])
    cited = {claim for citation in guide.citations(page) for claim in citation.claims}
    linking = {path.split("/")[1] for path in pages if path.startswith("claims/")
               and "../../guide/first-steps/" in pages[path].markdown}  # fmt: skip
    assert linking == {claim for claim in cited if f"claims/{claim}/index.md" in pages} != set()


def test_a_citation_is_one_line_with_the_whole_address(of: Callable[[Analysis], Site]) -> None:
    claims = {"a": background("coffee", sentences=[3, 1, 2]), "b": background("coffee", source="lost")}
    sources = {"letter": {"publisher": "The Letter", "title": "On\ncoffee", "author": [{"literal": "Ada"}]}}
    kb = base(claims, sources=sources)
    kb = dataclasses.replace(kb, sources={"letter": kb.sources["letter"]})
    site = dataclasses.replace(of(Analysis(kb)), address="https://n.example/")
    statement = site.kb.claims["a"].statement
    assert claim_pages.citation(site, site.kb.claims["a"]) == (
        f"Ada, The Letter, “On coffee”, sentences 1-3. Restated as “{statement}” "
        "In: Nights, claim a. https://n.example/claims/a/"
    )
    assert claim_pages.citation(site, site.kb.claims["b"]).startswith("lost, sentence 1. ")


def test_the_notes_of_editors_stay_with_them(night: dict[str, str], render: Render) -> None:
    night["claims/sleep-letter/late-coffee-worse.yml"] += "notes: Ask Bea.\n"
    assert "Bea" not in render(night)["claims/late-coffee-worse/index.md"].markdown


def ids(site: Site, identity: str) -> list[str]:
    return [line.claim.id for line in claim_pages.agreeing(site, site.kb.claims[identity]).lines]


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
    site = show(bare)
    assert [c.claims for c in site.index.conflicts["more"]] == [("fewer", "more")]
    assert ids(site, "more") == []


def test_every_field_of_a_claim_is_seen_on_its_page(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    bare["sources/night-notes.yml"] += "scope: {horizon: 12 weeks}\n"
    estimate = (
        "{measure: mean-difference, value: -0.5, low: -0.9, high: 0.1, p: 0.08, unit: points, "
        "on: a scale from 0 to 10, groups: {coffee: 20, tea: 21}, n: 41, after: 12 weeks, adjusted_for: [age]}"
    )
    effect = (
        "{exposure: coffee, outcome: sleep-quality, direction: inconclusive, comparator: tea, link: goes-with, "
        f"modality: usually, rated: low, inferred: [outcome], size: half a point, estimate: {estimate}}}"
    )
    bare.pop("texts/night-notes.txt", None)
    say(
        "a",
        source="night-notes",
        stance="neutral",
        basis="own-data",
        effect=effect,
        sentences=None,
        at="{page: 5}",
        design="cohort",
        draws_on="[{source: sleep-letter, guess: It tells the same story.}]",
        scope="{population: {any: [adults, older-adults]}}",
    )
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render(bare)["claims/a/index.md"].markdown))
    for told in (
        "○ Could not tell",
        "page 5 (not verified against its text)",
        "For whom adults or older adults",
        "Over what time 12 weeks (stated for the whole source)",
        "Compared with what tea",
        "says only that the two go together",
        "says that it is usually so",
        "Rated by its source low certainty",
        "what it acts on: the sentence does not name it",
        "How much, as the source gives it half a point",
        "mean difference \N{MINUS SIGN}0.5 points (95% interval \N{MINUS SIGN}0.9 to 0.1), p = 0.08",
        "On which instrument a scale from 0 to 10",
        "coffee: 20 and tea: 21",
        "41 people",
        "Adjusted for age",
        "What follows from the numbers could not tell",
        "Grounds An observational study",
        "Kind of evidence for this claim cohort followed over time",
        "Seems to come from The Sleep Letter (a guess: It tells the same story.)",
    ):
        assert told in page, told


def test_how_urgent_and_how_strong_advice_is_stands_on_its_page(
    bare: dict[str, str], say: Callable[..., None], render: Render
) -> None:
    say("a", effect=None, advice="{do: tea, when: now, strength: strong}", stance="helps")
    page = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", render(bare)["claims/a/index.md"].markdown))
    assert "How urgent at once" in page
    assert "How strongly strong" in page


def test_a_claim_that_was_sent_back_says_by_whom_and_why(render: Render, night: dict[str, str]) -> None:
    path = "claims/sleep-letter/late-coffee-worse.yml"
    night[path] += "returned: {by: dora, date: '2026-01-07', why: 'It says <i>can</i>, not does.'}\n"
    page = render(night)["claims/late-coffee-worse/index.md"].markdown
    told = "dora, 7 January 2026: It says &lt;i&gt;can&lt;/i&gt;, not does."
    assert f"<div><dt>Sent back by a reader</dt><dd>{told}</dd></div>" in page
