"""The records that editors write, as frozen values. `records.md` of the documentation gives each field's meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from counterclaim.knowledge.findings import Origin

Direction = Literal["increases", "decreases", "no-change", "no-increase", "no-decrease", "mixed"]
Stance = Literal["helps", "harms", "conditional", "neutral"]
Modality = Literal["asserted", "possible"]
Horizon = Literal["immediate", "short-term", "long-term"]


@dataclass(frozen=True, slots=True)
class Effect:
    """Exposure acts on outcome in a direction; the names are ids of concepts."""

    exposure: str
    outcome: str
    direction: Direction
    comparator: str | None = None
    size: str | None = None
    modality: Modality = "asserted"


@dataclass(frozen=True, slots=True)
class Advice:
    """`concept` is advised, or advised against (`avoid`); perhaps for an outcome, perhaps something instead."""

    concept: str
    avoid: bool = False
    outcome: str | None = None
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Limits within which a claim holds. Empty and None mean: not stated.

    `population` and `condition` hold terms that all hold together; `dose` maps a quantity to the amount
    as written.
    """

    population: tuple[str, ...] = ()
    condition: tuple[str, ...] = ()
    horizon: Horizon | None = None
    dose: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did something, and on which day (YYYY-MM-DD); for a review also the claim's fingerprint as it was `seen`."""

    by: str
    date: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that one source makes. Exactly one of effect, advice and about is set."""

    id: str
    statement: str
    source: str
    sentences: tuple[int, ...]
    stance: Stance
    basis: str
    effect: Effect | None = None
    advice: Advice | None = None
    about: tuple[str, ...] = ()
    scope: Scope = Scope()
    caveats: tuple[str, ...] = ()
    reviewed: Stamp | None = None
    written: Stamp | None = None
    replaces: tuple[str, ...] = ()
    retired: tuple[str, str] | None = None
    notes: str | None = None
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Source:
    """A document that makes statements. `csl` holds the fields that follow CSL-JSON, as written."""

    id: str
    title: str
    type: str
    design: str
    url: str | None
    status: str = "live"
    publisher: str | None = None
    interests: str | None = None
    cites: tuple[str, ...] = ()
    not_claims: tuple[tuple[str, tuple[int, ...]], ...] = ()
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)

    @property
    def name(self) -> str:
        """Return what readers know it by: the publisher, or the title."""
        return self.publisher or self.title


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that is done, suffered or measured."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...] = ()
    better: Literal["more", "less"] | None = None
    opposite: str | None = None
    also: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    implies: Scope = Scope()
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A population or a condition."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...] = ()
    disjoint_with: tuple[str, ...] = ()
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a dose is measured in; `unit` is pint's, or a word for what is counted."""

    id: str
    label: str
    unit: str
    tolerance: float = 0.2
    definition: str | None = None
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Resolution:
    """An editor's decision about the conflict of two claims. `decision`: open, both-hold or prefer."""

    id: str
    claims: tuple[str, str]
    decision: str
    reason: str
    date: str
    seen: str
    prefer: str | None = None
    would_settle: str | None = None
    by: str | None = None
    origin: Origin = field(default=Origin(), compare=False, repr=False)


def claim(identity: str, value: dict[str, Any], origin: Origin) -> Claim:
    """Return the claim that `value`, which fits its schema, describes."""
    effect, advice = value.get("effect"), value.get("advice")
    about = value.get("background", {}).get("about")
    retired = value.get("retired")
    return Claim(
        id=identity,
        statement=value["statement"],
        source=value["source"],
        sentences=tuple(int(number) for number in value["sentences"]),
        stance=value["stance"],
        basis=value["basis"],
        effect=Effect(**effect) if effect else None,
        advice=Advice(advice.get("do") or advice["avoid"], "avoid" in advice, advice.get("for"), advice.get("instead"))
        if advice
        else None,
        about=_tuple(about),
        scope=scope(value.get("scope", {})),
        caveats=tuple(value["caveats"]),
        reviewed=Stamp(**value["reviewed"]) if "reviewed" in value else None,
        written=Stamp(**value["written"]) if "written" in value else None,
        replaces=tuple(value.get("replaces", ())),
        retired=(retired["date"], retired["why"]) if retired else None,
        notes=value.get("notes"),
        record=value,
        origin=origin,
    )


def scope(value: dict[str, Any]) -> Scope:
    """Return the scope that `value`, which fits its schema, describes."""
    return Scope(
        population=_tuple(value.get("population")),
        condition=_tuple(value.get("condition")),
        horizon=value.get("horizon"),
        dose=tuple(value.get("dose", {}).items()),
    )


def source(identity: str, value: dict[str, Any], origin: Origin) -> Source:
    """Return the source that `value`, which fits its schema, describes."""
    excused = tuple((why, sentence_numbers(entries)) for why, entries in value.get("not_claims", {}).items())
    return Source(
        id=identity,
        title=value["title"],
        type=value["type"],
        design=value["design"],
        url=value["url"],
        status=value["status"],
        publisher=value.get("publisher"),
        interests=value.get("interests"),
        cites=tuple(value.get("cites", ())),
        not_claims=excused,
        record=value,
        origin=origin,
    )


def concept(identity: str, value: dict[str, Any], origin: Origin) -> Concept:
    """Return the concept that `value`, which fits its schema, describes."""
    known = {**value, "implies": scope(value.get("implies", {}))}
    return Concept(id=identity, origin=origin, **_tuples(known))


def term(identity: str, value: dict[str, Any], origin: Origin) -> Term:
    """Return the population or condition that `value`, which fits its schema, describes."""
    return Term(id=identity, origin=origin, **_tuples(value))


def quantity(identity: str, value: dict[str, Any], origin: Origin) -> Quantity:
    """Return the quantity that `value`, which fits its schema, describes."""
    return Quantity(id=identity, origin=origin, **value)


def resolution(identity: str, value: dict[str, Any], origin: Origin) -> Resolution:
    """Return the resolution that `value`, which fits its schema, describes."""
    decision = value["decision"]
    preferred = decision["prefer"] if isinstance(decision, dict) else None
    first, second = value["claims"]
    return Resolution(
        id=identity,
        claims=(first, second),
        decision="prefer" if preferred else decision,
        prefer=preferred,
        reason=value["reason"],
        date=value["date"],
        seen=value["seen"],
        would_settle=value.get("would_settle"),
        by=value.get("by"),
        origin=origin,
    )


def sentence_numbers(entries: list[int | float | str]) -> tuple[int, ...]:
    """Return the numbers that entries such as `[1, 2, "25-30"]` stand for; a range too wide gives its ends."""
    numbers: list[int] = []
    for entry in entries:
        if not isinstance(entry, str):
            numbers.append(int(entry))
        else:
            first, last = (int(part) for part in entry.split("-"))
            numbers.extend(range(first, last + 1) if 0 <= last - first < MAX_RANGE else (first, last))
    return tuple(numbers)


MAX_RANGE = 100_000


def _tuple(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _tuples(value: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
