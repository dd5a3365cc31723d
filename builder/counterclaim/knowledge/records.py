"""The records that editors write, as frozen values. `records.md` of the documentation gives each field's meaning."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge.findings import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

RESERVED = ("without", "before")
"""What may stand for a comparator and is no concept: going without the exposure, and the state before it."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A study's comparison with a null, as printed; `level` of the interval in per cent, `p` as written."""

    measure: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 95
    p: float | str | None = None
    unit: str | None = None
    on: str | None = None
    groups: tuple[tuple[str, int], ...] = ()
    n: int | None = None
    after: str | None = None
    adjusted_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """Exposure acts on outcome in a direction; the names are ids of concepts.

    `comparator` may also be one of RESERVED. `link` is causes or goes-with. `inferred` names those of exposure and
    outcome that the editor supplied. The words of the closed lists stand in the JSON Schema of claims.
    """

    exposure: str
    outcome: str
    direction: str
    comparator: str | None = None
    link: str = "causes"
    size: str | None = None
    estimate: Estimate | None = None
    modality: str = "asserted"
    rated: str | None = None
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """`concept` is advised, or advised against (`avoid`); perhaps for an outcome, perhaps something instead."""

    concept: str
    avoid: bool = False
    outcome: str | None = None
    instead: str | None = None
    when: str | None = None
    strength: str | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """Terms of one axis that all hold together or, where they are `any`, each of which holds alone. Empty: not stated.

    The order of the terms says nothing: two that name the same are equal.
    """

    names: tuple[str, ...] = ()
    any: bool = False

    def __eq__(self, other: object) -> bool:
        """Tell whether both name the same terms in the same way; of one term alone, any and all are the same."""
        return isinstance(other, Terms) and self._told() == other._told()

    def __hash__(self) -> int:
        """Return a hash that does not depend on the order."""
        return hash(self._told())

    def _told(self) -> tuple[frozenset[str], bool]:
        return frozenset(self.names), self.any and len(self.names) > 1

    def __iter__(self) -> Iterator[str]:
        """Yield the terms as written."""
        return iter(self.names)

    def __bool__(self) -> bool:
        """Tell whether anything is stated."""
        return bool(self.names)

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """Return the sets of terms that hold together, one of which is meant; none where nothing is stated."""
        if self.any:
            return tuple((name,) for name in self.names)
        return (self.names,) if self.names else ()


@dataclass(frozen=True, slots=True)
class Scope:
    """Limits within which a claim holds. Empty and None mean: not stated.

    `horizon` is a word of the JSON Schema or a duration as written; `dose` maps a quantity to the amount as written.
    """

    population: Terms = Terms()
    condition: Terms = Terms()
    horizon: str | None = None
    dose: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a statement stands in a source without numbered sentences: CSL's locators, as written.

    `via`: where it was read second-hand. `why`: why a place is given although the sentences are numbered.
    """

    parts: tuple[tuple[str, str], ...] = ()
    via: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Drawn:
    """A source that a statement comes from; `guess` says why it seems so, None where the source says it."""

    source: str
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who did something, and on which day (YYYY-MM-DD); for a review also the claim's fingerprint as it was `seen`."""

    by: str
    date: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """Who sent a claim back, on which day (YYYY-MM-DD), and why; `seen` is its fingerprint as it was."""

    by: str
    date: str
    why: str
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that one source makes. Exactly one of effect, advice and about is set, and of sentences and at.

    `design` is the claim's own; None where it is its source's. `pins` are the fingerprints of its sentences as the
    lock has them, in their order; none where there is no lock to look them up in.
    """

    id: str
    statement: str
    source: str
    sentences: tuple[int, ...]
    stance: str
    basis: str
    effect: Effect | None = None
    advice: Advice | None = None
    about: tuple[str, ...] = ()
    scope: Scope = Scope()
    at: Locator | None = None
    design: str | None = None
    draws_on: tuple[Drawn, ...] = ()
    caveats: tuple[str, ...] = ()
    reviewed: Stamp | None = None
    returned: Returned | None = None
    written: Stamp | None = None
    replaces: tuple[str, ...] = ()
    retired: tuple[str, str] | None = None
    notes: str | None = None
    pins: tuple[str, ...] = field(default=(), compare=False)
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
    pools: tuple[str, ...] = ()
    scope: Scope = Scope()
    not_claims: tuple[tuple[str, tuple[int, ...]], ...] = ()
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)

    @property
    def name(self) -> str:
        """Return what readers know it by: its publisher, its first author and year, or its title."""
        return self.publisher or self._authored or self.title

    @property
    def _authored(self) -> str:
        """Return the first author and the year, `Belavy et al. 2017`; nothing where either is not known."""
        authors, year = self.record.get("author", ()), str(self.record.get("issued", ""))[:4]
        if not authors or not year:
            return ""
        first = authors[0].get("family") or authors[0].get("literal") or authors[0].get("given", "")
        return f"{first}{' et al.' if len(authors) > 1 else ''} {year}"


@dataclass(frozen=True, slots=True)
class Matter:
    """The smallest difference of an outcome that matters, from no difference, and who says so."""

    measure: str
    value: float
    source: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that is done, suffered or measured."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...] = ()
    better: str | None = None
    opposite: str | None = None
    disjoint_with: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    also: tuple[str, ...] = ()
    match: tuple[str, ...] = ()
    implies: Scope = Scope()
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Term:
    """A population or a condition."""

    id: str
    label: str
    definition: str
    broader: tuple[str, ...] = ()
    disjoint_with: tuple[str, ...] = ()
    narrower_exclude: bool = False
    also: tuple[str, ...] = ()
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a dose is measured in; `unit` is a physical one, or a word for what is counted.

    `tolerance` is what `~` means: a share of the amount, or an amount as written; `also` are other names of the unit.
    """

    id: str
    label: str
    unit: str
    tolerance: float | str = 0.2
    definition: str | None = None
    also: tuple[str, ...] = ()
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
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
    reviewed: Stamp | None = None
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What lowers or raises certainty: GRADE's domain, by how many levels, and why."""

    domain: str
    by: int
    why: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body of evidence: one outcome in one kind of people, and how sure it makes one."""

    about: str
    question: tuple[str, str]
    certainty: str
    claims: tuple[str, ...] = ()
    population: Terms = Terms()
    horizon: str | None = None
    starts: str | None = None
    down: tuple[Judgement, ...] = ()
    up: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """An editor's answer to questions, each (exposure, outcome); its sentences cite claims as `[@id]`."""

    id: str
    asks: str
    questions: tuple[tuple[str, str], ...]
    answer: str
    looked_for: str
    date: str
    seen: str
    key_points: tuple[str, ...] = ()
    bodies: tuple[Body, ...] = ()
    also: tuple[str, ...] = ()
    would_settle: str | None = None
    by: str | None = None
    reviewed: Stamp | None = None
    record: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    origin: Origin = field(default=Origin(), compare=False, repr=False)
