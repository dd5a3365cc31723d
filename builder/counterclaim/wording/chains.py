"""A chain of effects that comes out against a claim, step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.conflicts import missing
from counterclaim.wording.phrases import folded

if TYPE_CHECKING:
    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning.chains import Chain

_WOULD = {"increases": "would increase", "decreases": "would decrease"}


def chain(kb: KnowledgeBase, found: Chain) -> str:
    """Return the steps of a chain, what they would come to, and what keeps it from being told."""
    links = [kb.claims[link.claims[0]] for link in found.links]
    steps = " ".join(f"({number}) {folded(link.statement)}" for number, link in enumerate(links, start=1))
    return f"Step by step it comes out otherwise: {steps} So {outcome(kb, found)}.{left_open(kb, found)}"


def outcome(kb: KnowledgeBase, found: Chain) -> str:
    """Return what a chain would come to: `running would increase back pain`."""
    position = found.position
    return f"{kb.label(position.exposure)} {_WOULD[found.direction]} {kb.label(position.outcome or '')}"


def left_open(kb: KnowledgeBase, found: Chain) -> str:
    """Return what keeps a chain from opposing its claim outright, in a sentence behind another; nothing if it does."""
    if found.status == "both-possible":
        return " Both can happen; nobody says when."
    if found.status == "undetermined":
        return f" Whether the chain and the claim meet cannot be told: {'; '.join(missing(kb, found))}."
    return ""
