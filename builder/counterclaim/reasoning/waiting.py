"""What waits for somebody: to be claimed, read, read again, mended or decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterclaim.reasoning import fingerprints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge.records import Claim, Returned
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict

KINDS = ("returned", "stale-review", "stale-decision", "stale-answer", "conflict", "sentences", "unreviewed")
"""What can be the matter, in the order in which it is told: what somebody had done goes before what nobody has."""


@dataclass(frozen=True, slots=True)
class Days:
    """The day on which a file came into the repository, and that of its last change (YYYY-MM-DD)."""

    added: str
    changed: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: what is the matter, the id of what it is about, and where that lies.

    `since`: the day, None where nothing tells. `whom`: whose it is, None where anybody's but those in `but`.
    `claims` are the two of a conflict, `sentences` the numbers that are open.
    """

    kind: str
    id: str
    path: str
    since: str | None = None
    whom: str | None = None
    but: frozenset[str] = field(default_factory=frozenset)
    claims: tuple[str, ...] = ()
    sentences: tuple[int, ...] = ()

    def is_for(self, handle: str) -> bool:
        """Tell whether somebody could do something about it, and it is not for somebody else."""
        if self.whom is not None:
            return plain(self.whom) == plain(handle)
        return plain(handle) not in {plain(other) for other in self.but}


def plain(handle: str) -> str:
    """Return a handle as handles are compared."""
    return handle.strip().lstrip("@").casefold()


def is_mended(claim: Claim, returned: Returned) -> bool:
    """Tell whether a claim that was sent back has changed since."""
    return returned.seen is not None and returned.seen not in fingerprints.every(claim)


def is_stale(analysis: Analysis, claim: Claim) -> bool:
    """Tell whether a claim, or a sentence it rests on, has changed since its review."""
    review = claim.reviewed
    if review is None or not review.seen or ("lock", claim.source) in analysis.kb.unread:
        return False
    return review.seen not in fingerprints.every(claim)


def needs_reader(analysis: Analysis, claim: Claim) -> bool:
    """Tell whether a claim waits to be read beside its sentence: not while it is to be mended first."""
    if claim.reviewed is not None:
        return is_stale(analysis, claim)
    return claim.returned is None or is_mended(claim, claim.returned)


def queue(analysis: Analysis, days: Mapping[str, Days]) -> list[Waiting]:
    """Return everything that waits, what has waited longest first; what nobody knows the day of comes last.

    `days` are those of the files, by path, as far as the repository knows them.
    """
    found = [*_claims(analysis, days), *_decisions(analysis, days), *_answers(analysis, days)]
    found += [*_conflicts(analysis, days), *_sentences(analysis, days)]
    return sorted(found, key=lambda one: (one.since is None, one.since or "", KINDS.index(one.kind), one.id))


def _claims(analysis: Analysis, days: Mapping[str, Days]) -> Iterator[Waiting]:
    for claim in analysis.kb.live_claims():
        path, known = claim.origin.path, days.get(claim.origin.path)
        writer = claim.written.by if claim.written else None
        but = frozenset([writer] if writer else [])
        if claim.reviewed is not None:
            if is_stale(analysis, claim):
                changed = known.changed if known else None
                yield Waiting("stale-review", claim.id, path, changed, claim.reviewed.by)
        elif claim.returned is None:
            yield Waiting("unreviewed", claim.id, path, _written(claim, days), but=but)
        elif is_mended(claim, claim.returned):
            changed = known.changed if known else claim.returned.date
            yield Waiting("unreviewed", claim.id, path, changed, claim.returned.by)
        else:
            yield Waiting("returned", claim.id, path, claim.returned.date, writer, frozenset([claim.returned.by]))


def _written(claim: Claim, days: Mapping[str, Days]) -> str | None:
    """Return since when a claim is there: as it says itself, else as the repository knows it."""
    if claim.written:
        return claim.written.date
    known = days.get(claim.origin.path)
    return known.added if known else None


def _decisions(analysis: Analysis, days: Mapping[str, Days]) -> Iterator[Waiting]:
    for name, decisions in sorted(analysis.decisions.about.items()):
        if not any(one.fits for one in decisions):
            resolution = decisions[0].resolution
            since = _latest(days, (analysis.kb.claims[claim].origin.path for claim in resolution.claims))
            yield Waiting(
                "stale-decision", name, resolution.origin.path, since, resolution.by, claims=resolution.claims
            )


def _latest(days: Mapping[str, Days], paths: Iterator[str]) -> str | None:
    """Return the last day on which any of some files changed."""
    return max((known.changed for path in paths if (known := days.get(path))), default=None)


def _answers(analysis: Analysis, days: Mapping[str, Days]) -> Iterator[Waiting]:
    from counterclaim.reasoning.answers import rests_on

    if any(kind in {"claim", "lock"} for kind, _ in analysis.kb.unread):
        return
    for name, answer in sorted(analysis.kb.answers.items()):
        if analysis.answers.is_stale(answer):
            asked = {claim for key in analysis.answers.covered(answer) for claim in analysis.questions[key].claims}
            named = [analysis.kb.claims[c] for c in sorted({*rests_on(answer), *asked}) if c in analysis.kb.claims]
            since = _latest(days, (claim.origin.path for claim in named))
            yield Waiting("stale-answer", name, answer.origin.path, since, answer.by)


def _conflicts(analysis: Analysis, days: Mapping[str, Days]) -> Iterator[Waiting]:
    """Yield the conflicts that nobody has ever examined, each from the day on which its later side was there."""
    for conflict in analysis.conflicts:
        if conflict.is_open and analysis.decision(conflict) is None:
            pair = (conflict.sides[0].claims[0], conflict.sides[1].claims[0])
            path = analysis.kb.claims[pair[0]].origin.path
            yield Waiting("conflict", conflict.id, path, _met(analysis, conflict, days), claims=pair)


def _met(analysis: Analysis, conflict: Conflict, days: Mapping[str, Days]) -> str | None:
    """Return the day on which both sides of a conflict had a claim; None where that of one is not known."""
    begun = []
    for side in conflict.sides:
        told = [day for claim in side.claims if (day := _written(analysis.kb.claims[claim], days))]
        if not told:
            return None
        begun.append(min(told))
    return max(begun)


def _sentences(analysis: Analysis, days: Mapping[str, Days]) -> Iterator[Waiting]:
    for name, coverage in sorted(analysis.coverage.items()):
        if coverage.open:
            lock = analysis.kb.locks[name]
            known, source = days.get(lock.path), analysis.kb.sources.get(name)
            since = known.added if known else source.record.get("accessed") if source else None
            path = source.origin.path if source else lock.path
            yield Waiting("sentences", name, path, since, sentences=coverage.open)
