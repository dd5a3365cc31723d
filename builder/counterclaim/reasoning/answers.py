"""What an answer record rests on: whether it still fits its claims, and whether its certainty is carried by them."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.reasoning import fingerprints, grounds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.records import Answer, Body
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.questions import Key, Question
    from counterclaim.reasoning.vocabulary import Vocabulary

LEVELS = ("very-low", "low", "moderate", "high")
"""GRADE's levels of certainty, the least first (https://www.gradeworkinggroup.org)."""

_CITED = re.compile(r"\[@([^\[\]]*)\]")


def cited(text: str) -> tuple[str, ...]:
    """Return the ids that a text cites as `[@a; @b]`, in order, each once."""
    found = (name.strip().removeprefix("@") for marks in _CITED.findall(text) for name in f"@{marks}".split(";"))
    return tuple(dict.fromkeys(name for name in found if name))


def sentences(answer: Answer) -> tuple[str, ...]:
    """Return the texts of an answer that cite claims: the answer itself and its key points."""
    return (answer.answer, *answer.key_points)


def rests_on(answer: Answer) -> tuple[str, ...]:
    """Return the claims that an answer cites or counts as evidence, by id."""
    named = {claim for text in sentences(answer) for claim in cited(text)}
    return tuple(sorted(named | {claim for body in answer.bodies for claim in body.claims}))


class Answers:
    """The answers of a knowledge base, and which questions each covers."""

    def __init__(self, kb: KnowledgeBase, vocabulary: Vocabulary, questions: Mapping[Key, Question]) -> None:
        self._kb = kb
        self._questions = questions
        self._concepts = vocabulary.concepts
        self._covered: dict[str, tuple[Key, ...]] = {name: tuple(self._covers(a)) for name, a in kb.answers.items()}
        found: defaultdict[Key, list[tuple[int, str]]] = defaultdict(list)
        for name, keys in self._covered.items():
            for key in keys:
                found[key].append((_farness(kb.answers[name], key), name))
        self.by_question: dict[Key, Answer] = {key: kb.answers[min(names)[1]] for key, names in found.items()}
        """The answer that speaks of a question: one that names it first, else one that names it, else a broader one."""

    def covered(self, answer: Answer) -> tuple[Key, ...]:
        """Return the questions with claims that an answer covers, narrower ones included."""
        return self._covered.get(answer.id) or tuple(self._covers(answer))

    def _covers(self, answer: Answer) -> Iterator[Key]:
        ancestors = self._concepts.ancestors
        for exposure, outcome in self._questions:
            if outcome is not None and any(
                e in ancestors(exposure) and o in ancestors(outcome) for e, o in answer.questions
            ):
                yield exposure, outcome

    def fingerprint(self, answer: Answer) -> str:
        """Return 8 hex digits that change when a claim it rests on does, or one joins or leaves its questions."""
        return self.fingerprints(answer)[0]

    def fingerprints(self, answer: Answer) -> tuple[str, ...]:
        """Return the stamps that say of what an answer rests on that it was seen as it is: today's first."""
        known = [self._kb.claims[claim] for claim in rests_on(answer) if claim in self._kb.claims]
        joined = sorted({claim for key in self.covered(answer) for claim in self._questions[key].claims})
        told = ("|".join([claims, *joined]) for claims in fingerprints.every(*known))
        return tuple(hashlib.sha256(text.encode()).hexdigest()[:8] for text in told)

    def is_stale(self, answer: Answer) -> bool:
        """Tell whether a claim has changed, joined or gone since the answer was given."""
        return answer.seen not in self.fingerprints(answer)


def _farness(answer: Answer, key: Key) -> int:
    """Return 0 where an answer is about a question first, 1 where it names it, 2 where it is about a broader one."""
    return min(answer.questions.index(key), 1) if key in answer.questions else 2


class Uncited(NamedTuple):
    """An open conflict of which an answer cites only one side, or none: the claims of the side left out."""

    conflict: Conflict
    claims: tuple[str, ...]

    @property
    def pair(self) -> tuple[str, str]:
        """Return a claim of each side."""
        left, right = self.conflict.sides
        return left.claims[0], right.claims[0]


def one_sided(analysis: Analysis, answer: Answer) -> Iterator[Uncited]:
    """Yield the sides of open conflicts on the questions of an answer that it does not cite."""
    named = set(rests_on(answer))
    seen: set[str] = set()
    for key in analysis.answers.covered(answer):
        for conflict in analysis.questions[key].open:
            if conflict.id in seen or conflict not in analysis.questions[key].inner:
                continue
            seen.add(conflict.id)
            for side in conflict.sides:
                if named.isdisjoint(side.claims):
                    yield Uncited(conflict, side.claims)


def certainty(body: Body) -> str | None:
    """Return the level that a body's start, and what lowers and raises it, come to; None where nothing starts it."""
    if body.starts is None:
        return None
    level = LEVELS.index(body.starts) - sum(j.by for j in body.down) + sum(j.by for j in body.up)
    return LEVELS[min(max(level, 0), len(LEVELS) - 1)]


def is_unsupported(kb: KnowledgeBase, body: Body) -> bool:
    """Tell whether more than very low certainty is given to what has no data: tiers below observational."""
    if body.certainty not in LEVELS[1:]:
        return False
    claims = (kb.claims[claim] for claim in body.claims if claim in kb.claims)
    return not grounds.best(grounds.of(kb, claim) for claim in claims).has_data


def lowest(answer: Answer) -> str | None:
    """Return the certainty that all bodies of an answer have at least; None where there are none."""
    found = [body.certainty for body in answer.bodies]
    order = ("no-evidence", "not-assessed", *LEVELS, "good-practice")
    return min(found, key=order.index, default=None)
