"""A study's comparison in words: what was measured, on whom, and what follows from the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reasoning import estimates
from counterclaim.wording.measures import number
from counterclaim.wording.phrases import joined, plural, word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Effect, Estimate, Matter

MEASURES = {
    "mean-difference": "mean difference",
    "standardised-mean-difference": "standardised mean difference",
    "risk-ratio": "risk ratio",
    "odds-ratio": "odds ratio",
    "hazard-ratio": "hazard ratio",
    "rate-ratio": "rate ratio",
    "ratio": "ratio (of which kind is not printed)",
    "risk-difference": "risk difference",
    "percent-change": "change in per cent",
}
_SAYS = {
    "no-change": "little or no difference",
    "inconclusive": "could not tell",
    "rises": "higher",
    "falls": "lower",
    "moves": "a difference",
}
_SMALL = ", perhaps by too little to matter"


def estimate(found: Estimate) -> str:
    """Return what was measured: `risk ratio 0.8 (95% interval 0.7 to 0.9), p < 0.05`."""
    told = [word(MEASURES, found.measure)]
    if found.value is not None:
        told.append(_amount(found.value, found.unit))
    if found.low is not None and found.high is not None:
        told.append(f"({number(found.level)}% interval {_signed(found.low)} to {_signed(found.high)})")
    p = f", p {_p(found.p)}" if found.p is not None else ""
    return f"{' '.join(told)}{p}"


def rows(kb: KnowledgeBase, effect: Effect) -> list[tuple[str, str]]:
    """Return how large an effect is: in its source's words, as measured, and what follows, as (what, in words)."""
    found = [("how much, as the source gives it", effect.size)] if effect.size else []
    if effect.estimate:
        found.append(("measured", estimate(effect.estimate)))
        found.extend(_around(effect.estimate))
        told = verdict(kb, effect)
        if told:
            found.append(("what follows from the numbers", told))
    return found


def verdict(kb: KnowledgeBase, effect: Effect) -> str:
    """Return what follows from the numbers of an effect; nothing where they cannot be judged."""
    if effect.estimate is None:
        return ""
    concept = kb.concepts.get(effect.outcome)
    found = estimates.verdict(effect.estimate, concept.matters if concept else ())
    return f"{word(_SAYS, found.says)}{_SMALL if found.small else ''}" if found else ""


def in_short(kb: KnowledgeBase, effect: Effect) -> list[tuple[str, str]]:
    """Return the same in two rows at most, for a card."""
    if effect.estimate is None:
        return rows(kb, effect)
    told = verdict(kb, effect)
    after = f", after {effect.estimate.after}" if effect.estimate.after else ""
    size = [("how much, as the source gives it", effect.size)] if effect.size else []
    return [*size, ("measured", f"{estimate(effect.estimate)}{after}{f': {told}' if told else ''}")]


def matters(kb: KnowledgeBase, matter: Matter) -> str:
    """Return the smallest difference of an outcome that matters, and who says so."""
    source = kb.sources[matter.source].name if matter.source in kb.sources else matter.source
    return f"{word(MEASURES, matter.measure)} of {_amount(matter.value, matter.unit)}, says {source}"


def _around(found: Estimate) -> Iterator[tuple[str, str]]:
    if found.on:
        yield "on which instrument", found.on
    if found.groups:
        yield "groups", joined(f"{name}: {size}" for name, size in found.groups)
    if found.n is not None:
        yield "how many were measured", plural(found.n, "person", "people")
    if found.after:
        yield "measured after", found.after
    if found.adjusted_for:
        yield "adjusted for", joined(found.adjusted_for)


def _amount(value: float, unit: str | None) -> str:
    return f"{_signed(value)} {unit}" if unit else _signed(value)


def _signed(value: float) -> str:
    """Return a number with the minus of print."""
    return f"−{number(-value)}" if value < 0 else number(value)  # noqa: RUF001 - a minus, not a hyphen


def _p(p: float | str) -> str:
    return p if isinstance(p, str) and p[:1] in "<>≤≥=" else f"= {p}"
