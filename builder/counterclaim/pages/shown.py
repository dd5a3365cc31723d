"""What templates show: records and results put into words, marks and addresses."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide, schemas
from counterclaim.pages import links
from counterclaim.wording import axes
from counterclaim.wording import claims as worded_claims
from counterclaim.wording import conflicts as worded_conflicts
from counterclaim.wording import questions as worded_questions
from counterclaim.wording.phrases import ranges

if TYPE_CHECKING:
    from collections.abc import Iterable

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.chains import Chain
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Question

STANCES = {
    "helps": ("▲", "Says it helps"),
    "harms": ("▼", "Says it harms"),
    "conditional": ("◆", "Says it depends"),
    "neutral": ("●", "Says neither"),
}
ADVISED = {"helps": "Advises it", "harms": "Advises against it"}
AGREEMENTS = {
    "agreed": "Sources agree",
    "mostly": "Most sources agree",
    "split": "Sources disagree",
    "one source": "One source",
    "depends": "It depends",
}
BASES = {
    "none": "no grounds",
    "anecdote": "a personal story",
    "expert-opinion": "opinion",
    "unnamed-research": "research it does not name",
    "cited-research": "research it names",
    "own-data": "data of its own",
}
STATUS = {
    "contradiction": "Contradiction",
    "undetermined": "Undetermined",
    "explained": "Explained",
}
RELATIONS = {
    "same": "same",
    "narrower": "first is narrower",
    "wider": "first is wider",
    "overlapping": "overlap",
    "disjoint": "cannot both hold",
    "incommensurable": "do not compare",
    "one-sided": "only one says",
    "unstated": "neither says",
}


class Mark(NamedTuple):
    """How an answer looks: the class of its colour, its symbol, its word."""

    css: str
    symbol: str
    word: str


class AxisRow(NamedTuple):
    """One line of the table in which two claims part."""

    name: str
    left: str
    right: str
    relation: str
    decides: bool


class Shown:
    """The knowledge base as templates see it."""

    def __init__(self, analysis: Analysis, configuration: Configuration) -> None:
        self.analysis = analysis
        self.kb = analysis.kb
        self.configuration = configuration
        self.words = configuration.site
        self.stances = STANCES
        self.conflicts_of: defaultdict[str, list[Conflict]] = defaultdict(list)
        for conflict in analysis.conflicts:
            for claim_id in conflict.claims:
                self.conflicts_of[claim_id].append(conflict)
        self.chains_of: defaultdict[str, list[Chain]] = defaultdict(list)
        for chain in analysis.chains:
            self.chains_of[chain.claim].append(chain)
        self.claims_of: defaultdict[str, list[Claim]] = defaultdict(list)
        self.questions_of: defaultdict[str, list[Question]] = defaultdict(list)
        for claim in self.kb.claims.values():
            self.claims_of[claim.source].append(claim)
        for question in analysis.questions.values():
            for claim_id in question.claims:
                self.questions_of[claim_id].append(question)

        self._asked_of: defaultdict[str, list[Question]] = defaultdict(list)
        self._asked_below: defaultdict[str, list[Question]] = defaultdict(list)
        for question in analysis.questions.values():
            self._asked_of[question.exposure].append(question)
            for broader in analysis.vocabulary.concepts.ancestors(question.exposure) - {question.exposure}:
                self._asked_below[broader].append(question)
        self.live = sum(1 for _ in self.kb.live_claims())
        self.reviewed = sum(1 for claim in self.kb.live_claims() if claim.reviewed)
        self.total_sentences = sum(c.total for c in analysis.coverage.values())
        self.accounted = sum(c.accounted for c in analysis.coverage.values())
        self.contested = [c for c in analysis.conflicts if c.status != "explained"]
        self.examined_count = sum(analysis.examined(c) for c in self.contested)
        self.exposures = {exposure for exposure, _ in analysis.questions}
        self.schema_kinds = schemas.KINDS
        self.guide = sorted(self.kb.guide, key=_place_in_guide)

    # Claims

    def basis(self, claim: Claim) -> str:
        """Return what the source offers for a claim."""
        return BASES[claim.basis]

    def source_name(self, claim: Claim) -> str:
        """Return the name of a claim's source."""
        return self.kb.sources[claim.source].name if claim.source in self.kb.sources else claim.source

    def withdrawn(self, claim: Claim) -> bool:
        """Tell whether a claim's source has been retracted."""
        return claim.source in self.kb.sources and self.kb.sources[claim.source].status == "retracted"

    def look(self, claim: Claim) -> Mark:
        """Return how a claim looks: its side, or a warning where it is advice that readers must not miss."""
        if self.warns(claim):
            return Mark("alert", "!", "Warning sign")
        return Mark(claim.stance, *STANCES[claim.stance])

    def warns(self, claim: Claim) -> bool:
        """Tell whether a claim is advice that readers must not miss."""
        advice, concept = claim.advice, self.words.alert
        if not advice or advice.avoid or not concept:
            return False
        return concept in self.analysis.vocabulary.concepts.ancestors(advice.concept)

    def limits(self, claim: Claim) -> list[tuple[str, str]]:
        """Return the limits that a claim states, as (axis, in words)."""
        found = []
        for axis, terms in (("population", claim.scope.population.names), ("condition", claim.scope.condition.names)):
            if terms:
                found.append((axes.AXIS_NAMES[axis], axes.stated(self.kb, axis, terms) or ""))
        if claim.scope.horizon:
            words = axes.HORIZONS[claim.scope.horizon]
            found.append((axes.AXIS_NAMES["horizon"], words))
        for quantity, amount in claim.scope.dose:
            found.append((axes.axis_name(self.kb, f"dose/{quantity}"), amount))
        if claim.effect and claim.effect.modality == "possible":
            found.append((axes.AXIS_NAMES["modality"], "says only that it can happen"))
        return found

    def position(self, claim: Claim) -> str:
        """Return what a claim says in the words of the vocabulary."""
        return worded_claims.position(self.kb, claim)

    def sentences(self, claim: Claim) -> list[tuple[int, str | None]]:
        """Return a claim's sentences as (number, address or None)."""
        source, lock = self.kb.sources.get(claim.source), self.kb.locks.get(claim.source)
        return [
            (n, links.sentence(source, lock.sentence(n) if lock else None) if source else None) for n in claim.sentences
        ]

    def numbers(self, numbers: Iterable[int]) -> str:
        """Return sentence numbers as people write them."""
        return ranges(tuple(sorted(numbers)))

    def address(self, source: Source) -> str | None:
        """Return the address of a source if it may become a link."""
        return links.sentence(source, None)

    def authors(self, source: Source) -> str:
        """Return the names of a source's authors."""
        names = [
            a.get("literal") or f"{a.get('given', '')} {a.get('family', '')}" for a in source.record.get("author", ())
        ]
        return ", ".join(name.strip() for name in names)

    def agreeing(self, claim: Claim) -> list[Claim]:
        """Return the other claims that stand on its side of a question and not against it, by id."""
        sides = (side for question in self.questions_of[claim.id] for side in question.sides.values())
        found = {other for side in sides if claim.id in side for other in side} - {claim.id}
        against = {other for conflict in self.conflicts_of[claim.id] for other in conflict.claims}
        return [self.kb.claims[other] for other in sorted(found - against)]

    # Conflicts

    def question_name(self, conflict: Conflict) -> str:
        """Return the name of the question in which two claims meet."""
        return worded_questions.question_name(self.kb, *conflict.question)

    def meeting(self, conflict: Conflict) -> str:
        """Return the path of the question in which two claims meet; of its exposure where no claim answers it."""
        exposure, outcome = conflict.question
        return links.question(exposure, outcome if conflict.question in self.analysis.questions else None)

    def status(self, conflict: Conflict) -> str:
        """Return a conflict's status in words, with the axis that explains it."""
        word = STATUS[conflict.status]
        return f"{word} by {self.axis(conflict.decisive[0])}" if conflict.status == "explained" else word

    def axis(self, name: str) -> str:
        """Return what readers call an axis."""
        return axes.axis_name(self.kb, name)

    def summary(self, conflict: Conflict) -> worded_conflicts.Summary:
        """Return a conflict in three sentences."""
        return worded_conflicts.summary(self.kb, conflict)

    def axes(self, conflict: Conflict) -> list[AxisRow]:
        """Return the axes that at least one side states, those that decide first."""
        rows = [
            AxisRow(
                self.axis(axis.name),
                axes.stated(self.kb, axis.name, axis.left) or "not stated",
                axes.stated(self.kb, axis.name, axis.right) or "not stated",
                RELATIONS[axis.relation],
                axis.name in conflict.decisive,
            )
            for axis in conflict.axes
            if axis.relation != "unstated"
        ]
        return sorted(rows, key=lambda row: not row.decides)

    def decision(self, conflict: Conflict) -> str | None:
        """Return what editors decided about a conflict; None where nobody has examined it."""
        resolution = self.analysis.resolution(conflict)
        if resolution is None or not self.analysis.examined(conflict):
            return None
        words = {"open": "examined, stays open", "both-hold": "both hold"}
        return words.get(resolution.decision) or f"the editors follow: {resolution.prefer}"

    # Questions

    def name(self, question: Question) -> str:
        """Return a question's name."""
        return worded_questions.question_name(self.kb, question.exposure, question.outcome)

    def asked(self, question: Question) -> str:
        """Return a question as readers would ask it, where the configuration says how; else nothing."""
        return dict(self.words.asked).get("/".join(filter(None, question.key)), "")

    def side(self, question: Question, stance: str) -> str:
        """Return what the claims on one side of a question say, in the words above them."""
        return ADVISED.get(stance, STANCES[stance][1]) if question.outcome is None else STANCES[stance][1]

    def apart(self, question: Question) -> bool:
        """Tell whether claims on a broader or narrower question oppose an answer whose mark does not say so."""
        return question.disputed and self.mark(question).css != "split"

    def headline(self, question: Question) -> str:
        """Return the answer to a question in a sentence."""
        return worded_questions.headline(self.kb, question)

    def reason(self, question: Question) -> str:
        """Return why the headline is what it is."""
        return worded_questions.reason(self.kb, question)

    def mark(self, question: Question) -> Mark:
        """Return how the answer to a question looks."""
        word = AGREEMENTS[question.agreement]
        if question.agreement == "split" or any(c.status != "explained" for c in question.inner):
            return Mark("split", "⚡", _DISPUTED.get(question.agreement, word))
        if question.leading is None:
            return Mark("conditional", "◆", word)
        short = _short(question.leading, advice=question.outcome is None)
        return Mark(question.leading, STANCES[question.leading][0], f"{word}: {short}")

    def main_questions(self) -> list[Question]:
        """Return the questions that the home page shows: those configured, else the most disputed and best known."""
        every = {"/".join(filter(None, q.key)): q for q in self.analysis.questions.values()}
        if self.words.questions:
            return [every[name] for name in self.words.questions if name in every]
        ranked = sorted(
            (q for q in every.values() if q.outcome),
            key=lambda q: (
                -sum(c.status != "explained" for c in q.conflicts),
                -len(q.claims),
                q.exposure,
                q.outcome or "",
            ),
        )
        return ranked[:MAIN_QUESTIONS]

    def near(self, question: Question) -> list[tuple[str, Question]]:
        """Return related questions as (how, question): broader, narrower, opposite outcome."""
        concepts = self.analysis.vocabulary.concepts
        found = []
        above = [q for term in sorted(concepts.ancestors(question.exposure)) for q in self._asked_of[term]]
        for other in (*above, *self._asked_below[question.exposure]):
            if other.key == question.key or other.outcome is None or question.outcome is None:
                continue
            outcome = concepts.relation(other.outcome, question.outcome)
            if other.outcome in self.analysis.vocabulary.opposites(question.outcome):
                outcome = "same"
            exposure = concepts.relation(other.exposure, question.exposure)
            if outcome and exposure and {outcome, exposure} != {"narrower", "wider"}:
                how = next((r for r in (exposure, outcome) if r != "same"), "same")
                found.append((NEAR.get(how, NEAR["same"]), other))
        return sorted(found, key=lambda pair: (pair[0], pair[1].exposure, pair[1].outcome or ""))

    @cache  # noqa: B019 - one object for one build
    def alerts(self) -> list[tuple[str, list[tuple[str, Claim]]]]:
        """Return the advice that readers must not miss as (what to do, [(when, claim)]), the most specific first."""
        concepts = self.analysis.vocabulary.concepts
        grouped: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
        for claim in self.kb.live_claims():
            if claim.advice and self.warns(claim):
                when = axes.stated(self.kb, "condition", claim.scope.condition.names or None)
                grouped[claim.advice.concept].append((when or claim.statement, claim))
        ordered = sorted(grouped, key=lambda c: (-len(concepts.ancestors(c)), c))
        return [(self.kb.label(c), grouped[c]) for c in ordered]


MAIN_QUESTIONS = 6
NEAR = {"wider": "More general", "narrower": "More specific", "same": "The opposite"}


def _place_in_guide(page: Guide) -> tuple[int, str]:
    """Return what guide pages are sorted by: `order` of their front matter, then their name."""
    order = guide.front_matter(page).get("order", "")
    return (int(order) if order.isdecimal() else LAST, page.name)


LAST = 10_000


_DISPUTED = {
    "mostly": "Most sources agree, not all",
    "one source": "One source says both",
    "depends": "It depends, and is disputed",
}


def _short(stance: str, *, advice: bool) -> str:
    if advice and stance in ADVISED:
        return {"helps": "do it", "harms": "avoid it"}[stance]
    return {"helps": "it helps", "harms": "it harms", "conditional": "it depends", "neutral": "neither"}[stance]
