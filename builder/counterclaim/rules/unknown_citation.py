"""The guide, an answer or a caveat cites something that does not exist.

## What it means

A `[@claim-id]` in `guide/`, in `answers/` or in a caveat, or a claim that an answer counts as evidence, names no
claim, or a retired one; or a `[?exposure/outcome]` names no question.

## Why it matters

A citation that leads nowhere looks like evidence and is none.

## Example

```markdown
Sleep helps [@sleep-helsp].   <!-- wrong: there is no such claim -->
```

## How to mend

Correct the id (the nearest are named). Ids are the names of the files in `claims/`; a question is the ids of an
effect's exposure and outcome.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.knowledge.findings import Finding, Place
from counterclaim.reasoning.answers import cited
from counterclaim.wording.hints import Nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Answer
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield citations of claims and questions that do not exist."""
    claims, questions = Nearest(analysis.kb.claims), Nearest(analysis.question_names)
    for page in analysis.kb.guide:
        yield from of_page(analysis, page, claims, questions)
    for told in analysis.kb.live_claims():
        for number, caveat in enumerate(told.caveats):
            for named in cited(caveat):
                yield from _claim(analysis, claims, named, told.origin.place("caveats", number))
    for answer in analysis.kb.answers.values():
        yield from _answer(analysis, claims, answer)
    yield from _front_matter(analysis.kb.guide)


def of_page(
    analysis: Analysis, page: Guide, claims: Nearest | None = None, questions: Nearest | None = None
) -> Iterator[Finding]:
    """Yield the citations of a page that lead to nothing; `claims` and `questions` tell what is near."""
    claims = claims or Nearest(analysis.kb.claims)
    questions = questions or Nearest(analysis.question_names)
    for citation in guide.citations(page):
        place = page.place(citation.start)
        if citation.question is None:
            for claim in citation.claims:
                yield from _claim(analysis, claims, claim, place)
        elif citation.question not in analysis.question_names and not _waits(analysis, citation.question):
            message = f'there is no question "{citation.question}"'
            yield Finding(message, place, questions.hint(citation.question) or "write exposure/outcome")


def _waits(analysis: Analysis, question: str) -> bool:
    """Tell whether a question may have claims that cannot be read: its concepts are there."""
    exposure, _, outcome = question.partition("/")
    return {exposure, outcome} <= analysis.kb.concepts.keys() and not analysis.legible.whole


def _answer(analysis: Analysis, claims: Nearest, answer: Answer) -> Iterator[Finding]:
    """Yield claims that an answer cites or counts and that do not exist, or no longer count."""
    origin = answer.origin
    for claim in cited(answer.answer):
        yield from _claim(analysis, claims, claim, origin.place("answer"))
    for number, point in enumerate(answer.key_points):
        for claim in cited(point):
            yield from _claim(analysis, claims, claim, origin.place("key_points", number))
    for number, body in enumerate(answer.bodies):
        for at, claim in enumerate(body.claims):
            yield from _claim(analysis, claims, claim, origin.place("bodies", number, "claims", at))


def _claim(analysis: Analysis, claims: Nearest, claim: str, place: Place) -> Iterator[Finding]:
    known = analysis.kb.claims
    if claim in known and known[claim].retired:
        yield Finding(f'claim "{claim}" is retired', place, "cite the claim that replaces it")
    elif claim not in known and ("claim", claim) not in analysis.kb.unread:
        yield Finding(f'there is no claim "{claim}"', place, claims.hint(claim) or "correct the id")


def _front_matter(pages: tuple[Guide, ...]) -> Iterator[Finding]:
    for page in pages:
        fault = guide.front_fault(page)
        if fault:
            message = f"the lines between the two --- cannot be read, so the page has no title: {fault.message}"
            mend = fault.mend or "write title: and description:, in quotes if they hold a colon"
            yield Finding(message, Place(page.path, fault.line, fault.column), mend)
        unsaid = guide.also_fault(page)
        if unsaid:
            yield Finding(unsaid.message, Place(page.path, unsaid.line, unsaid.column), unsaid.mend)
