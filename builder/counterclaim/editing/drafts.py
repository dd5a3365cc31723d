"""Proposals for new records: ids, stances, near terms, and what a new claim meets."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.findings import Origin
from counterclaim.knowledge.shaping import claim as make_claim
from counterclaim.reasoning import grounds, stances
from counterclaim.wording.hints import Nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict

LONGEST_ID = 60
NEAR = 5
_DROPPED = re.compile(r"an?|and|are|as|at|be|by|can|for|from|has|in|into|is|its?|may|of|on|or|that|the|this|to|with")


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a claim meets: ids of claims that answer a question of its own with the same stance, and conflicts."""

    agrees: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def identity(words: str, taken: Collection[str]) -> str:
    """Return an id made of a text's telling words that is not taken; `claim` where it has none."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain)
    telling = [part for part in parts if not _DROPPED.fullmatch(part)] or parts or ["claim"]
    made = ""
    for part in telling:
        if len(made) + len(part) + 1 > LONGEST_ID:
            break
        made = f"{made}-{part}" if made else part
    made = made or telling[0][:LONGEST_ID]
    candidate, number = made, 2
    while candidate in taken:
        candidate, number = f"{made}-{number}", number + 1
    return candidate


def stance(analysis: Analysis, value: Mapping[str, Any]) -> str | None:
    """Return the stance that fits a claim record without one best; None where nothing says what of it is good."""
    draft = make_claim("draft", {"caveats": [], **value, "stance": "neutral"}, Origin())
    found = stances.fitting(analysis, draft)
    return None if {"helps", "harms"} <= set(found) else found[0]


def owes_a_link(kb: KnowledgeBase, value: Mapping[str, Any]) -> bool:
    """Tell whether a claim record without a stance reports what a study observed, and not how the two are linked."""
    draft = make_claim("draft", {"caveats": [], **value, "stance": "neutral"}, Origin())
    return draft.effect is not None and "link" not in value["effect"] and grounds.observed(kb, draft)


def near(words: str, terms: Mapping[str, Any]) -> list[str]:
    """Return the ids of the terms nearest to some words, by id, label and synonyms, the nearest first."""
    sought = words.lower().replace("-", " ")
    named: dict[str, list[str]] = {}
    for identity, term in terms.items():
        for name in {identity.replace("-", " "), term.label.lower(), *(a.lower() for a in getattr(term, "also", ()))}:
            named.setdefault(name, []).append(identity)
    scored: dict[str, float] = {}
    for name in Nearest(named).candidates(sought, MOST_COMPARED):
        likeness = _likeness(sought, name)
        scored |= {identity: max(likeness, scored.get(identity, 0)) for identity in named[name]}
    ranked = sorted((i for i, score in scored.items() if score >= LIKE_ENOUGH), key=lambda i: (-scored[i], i))
    return ranked[:NEAR]


MOST_COMPARED = 60
LIKE_ENOUGH = 0.55


def _likeness(sought: str, name: str) -> float:
    """Return how alike two names are, from 0 to 1; a whole word in common counts as likeness."""
    ratio = SequenceMatcher(None, sought, name).ratio()
    shared = set(sought.split()) & set(name.split())
    return max(ratio, LIKE_ENOUGH + 0.1 * len(shared)) if shared else ratio


def term(words: str, terms: Mapping[str, Any]) -> str | None:
    """Return the id of the one term that some words name exactly (id, label or synonym); None otherwise."""
    if words in terms:
        return words
    sought = words.strip().lower()
    found = [i for i, t in terms.items() if sought in {t.label.lower(), *(a.lower() for a in getattr(t, "also", ()))}]
    return found[0] if len(found) == 1 else None


def meeting(analysis: Analysis, claim: str) -> Meeting:
    """Return what a claim of the base agrees and conflicts with."""
    agrees = {
        other
        for question in analysis.questions.values()
        if claim in question.claims
        for other in question.sides[analysis.kb.claims[claim].stance]
        if other != claim
    }
    return Meeting(tuple(sorted(agrees)), analysis.conflicts_of.get(claim, ()))


def close(word: str, choices: Collection[str]) -> str | None:
    """Return the choice nearest to a word; None if none is near."""
    found = get_close_matches(word, choices, n=1)
    return found[0] if found else None
