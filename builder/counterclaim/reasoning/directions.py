"""Which directions oppose each other: the table of conflicts.md, section 3."""

from __future__ import annotations

_DENIALS = ("no-increase", "no-decrease")

OPPOSED: dict[str, frozenset[str]] = {
    "increases": frozenset({"decreases", "prevents", "no-change", "no-increase"}),
    "maintains": frozenset({"decreases", "prevents", "no-change"}),
    "decreases": frozenset({"increases", "maintains", "no-change", "no-decrease"}),
    "prevents": frozenset({"increases", "maintains", "no-change"}),
    "no-change": frozenset({"increases", "maintains", "decreases", "prevents"}),
    "no-increase": frozenset({"increases"}),
    "no-decrease": frozenset({"decreases"}),
    "mixed": frozenset(),
    "inconclusive": frozenset(),
    "do": frozenset({"avoid"}),
    "avoid": frozenset({"do"}),
}
"""What each direction cannot be true beside, on the same scale within the same limits; `do` opposes `avoid`."""

TURNED = {
    "increases": "decreases",
    "decreases": "increases",
    "maintains": "prevents",
    "prevents": "maintains",
    "no-increase": "no-decrease",
    "no-decrease": "no-increase",
}
"""What a direction is on a scale that is read the other way; others stay."""

NO_EFFECT = frozenset({"no-change", *_DENIALS})
"""Directions that say that nothing happens."""

HAPPENS = frozenset({"possible", "some", "many"})
"""Modalities that say only that something happens; the others, that it is so."""

_FLAT = frozenset({"asserted", "always"})


def opposed(left: str, right: str, *, flip: bool = False) -> bool:
    """Tell whether two stands cannot both be; `flip`: their scales are read in opposite ways."""
    return (TURNED.get(right, right) if flip else right) in OPPOSED.get(left, frozenset())


def is_flat_denial(stand: str, modality: str) -> bool:
    """Tell whether it is denied flatly, and so of every part of the whole that is named; no change is an average."""
    return stand in _DENIALS and modality in _FLAT
