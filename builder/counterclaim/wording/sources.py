"""What readers call a source: kinds of evidence, what has become of it, who wrote it, what is accounted for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import capital, counted, joined, ranges, small, word

if TYPE_CHECKING:
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.coverage import Coverage

DESIGNS = {
    "systematic-review": "systematic review of studies",
    "randomised-trial": "randomised trial",
    "cohort": "cohort followed over time",
    "case-control": "comparison of people with and without it",
    "before-after": "before and after, without a comparison group",
    "cross-sectional": "survey at one time",
    "accuracy-review": "study of how well a test tells",
    "case-report": "report of single cases",
    "laboratory": "laboratory study",
    "mechanistic": "study of a mechanism",
    "guideline": "guideline",
    "consensus": "consensus of experts",
    "expert-opinion": "opinion",
    "commercial": "text of a business",
    "anecdote": "personal story",
}
"""What readers call the kinds of evidence, roughly the strongest first: a bad review is worth less than good trials."""

LIVE = "live"
STATUSES = {
    "gone": "No longer at its address",
    "corrected": "Corrected since it was published",
    "retracted": "Retracted",
}
"""What must be known about a source that is not as it was."""

MEANINGS = {
    "gone": "What is said of it here cannot be read beside it any more, unless you have a copy.",
    "corrected": "Its publisher has changed it. What is said of it here may rest on what it said before.",
    "retracted": "Its publisher has taken it back. Do not rely on what it says.",
}


def design(source: Source) -> str:
    """Return what kind of evidence a source is."""
    return word(DESIGNS, source.design)


def design_named(design: str) -> str:
    """Return what kind of evidence a design is."""
    return word(DESIGNS, design)


def pools(source: Source) -> str:
    """Return the kinds of evidence that a review or guideline rests on; nothing where it does not say."""
    return joined(word(DESIGNS, design) for design in source.pools) if source.pools else ""


def study(source: Source) -> list[tuple[str, str]]:
    """Return what a study looked at, as (what, in words)."""
    found = source.record.get("study", {})
    return [(name, str(found[key])) for key, name in _STUDY.items() if found.get(key)]


_STUDY = {
    "n": "How many were looked at",
    "arms": "Groups",
    "setting": "Where, and among whom",
    "registered": "Registered beforehand",
    "funding": "Who paid",
}


def standing(source: Source) -> tuple[str, str] | None:
    """Return what must be known about a source that is not as it was: in a few words, and what it means."""
    if source.status == LIVE:
        return None
    return capital(word(STATUSES, source.status)), MEANINGS.get(source.status, "")


def of_claim(standing: str) -> str:
    """Return what has become of the source of a claim, in a sentence."""
    return f"The source of this claim: {small(standing)}."


OBSTACLES = {
    "no-address": "No link: no address is known.",
    "pdf": "The link opens the PDF, perhaps at its first page.",
    "route": "The link opens the page, perhaps at its top: the page is drawn only then.",
    "nowhere": "The link opens the page at its top: no few words lead to this sentence alone.",
}
"""Why a link may not lead right to a sentence."""


def obstacle(what: str | None) -> str:
    """Return why a link may not lead right to a sentence; nothing where nothing is known to keep it from it."""
    return word(OBSTACLES, what) if what else ""


def named(name: str, *, withdrawn: bool) -> str:
    """Return the name of a source behind what it says, with a warning where it was retracted."""
    return f"{name}, retracted" if withdrawn else name


def authors(source: Source) -> str:
    """Return the names of a source's authors."""
    names = [
        author.get("literal") or f"{author.get('given', '')} {author.get('family', '')}"
        for author in source.record.get("author", ())
    ]
    return ", ".join(name.strip() for name in names)


def about(source: Source) -> str:
    """Return what the page of a source holds."""
    return f"What {source.name} says, sentence by sentence."


def kinds(number: int) -> str:
    """Return what stands above the kinds of evidence of so many sources."""
    return f"{counted(number, 'source')}. Kinds of evidence, the strongest first:"


def accounted(found: Coverage) -> str:
    """Return how many sentences of a source are accounted for."""
    return f"{found.accounted} of {counted(found.total, 'sentence')} accounted for"


def sentences(total: int, claimed: int, excused: int, still_open: tuple[int, ...]) -> str:
    """Return what became of the sentences of a source, in a sentence."""
    which = f" ({ranges(tuple(sorted(still_open)))})" if still_open else ""
    return (
        f"{counted(total, 'sentence')}: {claimed} restated by claims, {excused} excused because they state nothing, "
        f"{len(still_open)} open{which}."
    )


def stretch(first: int, last: int, claims: int) -> str:
    """Return the name of a stretch of a source's text."""
    return f"Sentences {first} to {last}: {counted(claims, 'claim')}"


def left(number: int) -> str:
    """Return how many disagreements of a source with itself are left out, before the link to them all."""
    return f"And {number} more among"
