"""Every number of a study's record stands in the facts that were seen of it, with the same mark."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.yaml_reader import read
from counterclaim.reasoning.answers import cited, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.records import Answer, Claim, Source

ROOT = Path(__file__).parents[2]
PAGES = {"back-in-shape", "cure-back-pain", "nora-health"}
NUMBER = re.compile(r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+(?:\.\d+)?)")
CITATION = re.compile(r"\[@[^\[\]]*\]")
# A spine is counted off in letters and numbers, a test's name too: they are no amounts.
NAMES = re.compile(r"\b[LST]\d+(?:[-/][LST]?\d+)?\b|\bT2\b")
# The people of all groups of a study together, where only the groups are printed.
SUMS = {"li-2024": {84}, "bruce-2005": {866}, "rector-2008": {43}, "stewart-2000": {62}, "chakravarty-2008": {98}}


def numbers(*texts: object) -> set[Decimal]:
    """The amounts that texts print, without their signs: a dash may be a minus or a range."""
    plain = (NAMES.sub(" ", CITATION.sub(" ", str(text))) for text in texts)
    return {Decimal(n.replace(",", "")) for text in plain for n in NUMBER.findall(text)}


@cache
def base() -> KnowledgeBase:
    return KnowledgeBase.load(ROOT)


@cache
def facts() -> dict[str, Any]:
    loaded: dict[str, Any] = read(Path(__file__).with_name("facts.yml").read_bytes()).value
    return loaded


def seen_of(claim: str) -> list[str]:
    """What was seen of a claim of a study, and of the people it is about; of a page's claim, its own words."""
    if claim in facts()["claims"]:
        own = facts()["claims"][claim]
        return [*own["facts"], *facts()["sources"].get(own["source"], ())]
    return list(texts(base().claims[claim].record))


def texts(value: Any) -> Iterator[str]:
    """All words and amounts of a record, but for what only editors and machines read."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in {"notes", "caveats", "sentences"}:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield str(value)


def of_studies() -> list[Claim]:
    return [claim for claim in base().claims.values() if claim.source not in PAGES]


def named(claims: Iterable[Claim]) -> list[Any]:
    return [pytest.param(claim, id=claim.id) for claim in claims]


def test_each_claim_of_a_study_has_its_facts() -> None:
    assert {claim.id: claim.source for claim in of_studies()} == {
        name: seen["source"] for name, seen in facts()["claims"].items()
    }


@pytest.mark.parametrize("claim", named(of_studies()))
def test_numbers_of_a_claim_are_those_that_were_seen(claim: Claim) -> None:
    kept = {key: claim.record[key] for key in ("statement", "effect", "advice", "scope") if key in claim.record}
    assert numbers(*texts(kept)) <= numbers(*seen_of(claim.id))


@pytest.mark.parametrize("claim", named(of_studies()))
def test_numbers_of_a_caveat_were_seen_there_or_where_it_points(claim: Claim) -> None:
    for caveat in claim.caveats:
        known = numbers(*seen_of(claim.id), *(fact for other in cited(caveat) for fact in seen_of(other)))
        assert numbers(caveat) <= known


@pytest.mark.parametrize("claim", named(of_studies()))
def test_a_claim_says_whether_it_was_read_second_hand(claim: Claim) -> None:
    mark = facts()["claims"][claim.id]["mark"]
    assert (claim.at is not None and claim.at.via is not None) == (mark == "S2")
    printed = {found for fact in facts()["claims"][claim.id]["facts"] for found in re.findall(r"\[(S2?)\b", fact)}
    assert not printed or mark in printed


def test_an_estimate_stands_whole_in_one_fact() -> None:
    for claim in of_studies():
        estimate = claim.record.get("effect", {}).get("estimate", {})
        if "low" in estimate:
            interval = numbers(estimate["value"], estimate["low"], estimate["high"], estimate.get("p", ""))
            own = facts()["claims"][claim.id]["facts"]
            ends = re.compile(rf"(?<![\d.]){estimate['low']}0* to {estimate['high']}0*(?![\d.])")
            assert any(interval <= numbers(fact) and ends.search(fact) for fact in own), claim.id


def studies() -> list[Source]:
    return [source for source in base().sources.values() if source.id not in PAGES]


@pytest.mark.parametrize("source", [pytest.param(source, id=source.id) for source in studies()])
def test_numbers_on_whom_a_study_looked_at_were_seen(source: Source) -> None:
    seen = [*facts()["sources"].get(source.id, ())]
    seen.extend(fact for own in facts()["claims"].values() if own["source"] == source.id for fact in own["facts"])
    kept = {key: source.record[key] for key in ("study", "scope") if key in source.record}
    assert numbers(*texts(kept)) <= numbers(*seen) | {Decimal(n) for n in SUMS.get(source.id, ())}


@pytest.mark.parametrize("answer", [pytest.param(answer, id=answer.id) for answer in base().answers.values()])
def test_numbers_of_an_answer_are_those_of_the_claims_it_cites(answer: Answer) -> None:
    for text in sentences(answer):
        assert numbers(text) <= numbers(*(fact for claim in cited(text) for fact in seen_of(claim)))
