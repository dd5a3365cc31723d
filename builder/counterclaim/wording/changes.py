"""What changed, for readers: the steps of the history in headings, counts and dates."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.wording.phrases import day, joined, noun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.wording.steps import Section, Step

MOST_IN_TITLE = 4
TITLES = {
    "headlines": "Answers that changed",
    "answers-changed": "Editors' answers written or rewritten",
    "answers-stale": "Editors' answers that no longer fit their claims",
    "answers-removed": "Editors' answers taken back",
    "opened": "Disagreements opened",
    "closed": "Disagreements closed",
    "turned": "Disagreements seen otherwise",
    "questions-added": "Questions new here",
    "questions-removed": "Questions that no claim answers any more",
    "claims-added": "Claims added",
    "claims-retired": "Claims retired",
    "claims-removed": "Claims removed",
    "claims-changed": "Claims changed",
    "sources-added": "Sources added",
    "sources-changed": "Sources updated",
    "sources-removed": "Sources removed",
    "guide": "Guide pages written or rewritten",
}
"""Headings of the sections whose rows are listed."""

COUNTED = {
    "headlines": ("answer changed", "answers changed"),
    "answers-changed": ("editor's answer written or rewritten", "editors' answers written or rewritten"),
    "answers-stale": ("editor's answer that no longer fits", "editors' answers that no longer fit"),
    "answers-removed": ("editor's answer taken back", "editors' answers taken back"),
    "opened": ("disagreement opened", "disagreements opened"),
    "closed": ("disagreement closed", "disagreements closed"),
    "turned": ("disagreement seen otherwise", "disagreements seen otherwise"),
    "questions-added": ("new question", "new questions"),
    "questions-removed": ("question without an answer now", "questions without an answer now"),
    "claims-added": ("claim added", "claims added"),
    "claims-retired": ("claim retired", "claims retired"),
    "claims-removed": ("claim removed", "claims removed"),
    "claims-changed": ("claim changed", "claims changed"),
    "sources-added": ("source added", "sources added"),
    "sources-changed": ("source updated", "sources updated"),
    "sources-removed": ("source removed", "sources removed"),
    "decisions": ("decision written down or changed", "decisions written down or changed"),
    "guide": ("guide page written or rewritten", "guide pages written or rewritten"),
    "terms": ("term of the vocabulary added or changed", "terms of the vocabulary added or changed"),
}
"""What is said of so many of a kind: of one, and of more."""

BEGINNING = {
    "opened": ("open disagreement", "open disagreements"),
    "claims-added": ("claim", "claims"),
    "sources-added": ("source", "sources"),
}


class Summary(NamedTuple):
    """A step in short: its date in words, and what is counted, what matters most first."""

    date: str
    counts: tuple[str, ...]

    def __str__(self) -> str:
        """Return a title: `20 November 2026: 2 answers changed, 12 claims added`; a short one, whatever happened."""
        more = ", and more" if len(self.counts) > MOST_IN_TITLE else ""
        return f"{self.date}: {', '.join(self.counts[:MOST_IN_TITLE])}{more}"


def summary(step: Step) -> Summary:
    """Return a step in short."""
    if step.begins:
        told = [_counted(section, BEGINNING) for section in reversed(step.sections)]
        return Summary(date(step), (f"the knowledge base begins, with {joined(told) if told else 'nothing'}",))
    return Summary(date(step), tuple(_counted(section, COUNTED) for section in step.sections))


def title(section: Section) -> str:
    """Return the heading of a section."""
    return TITLES[section.subject]


def folded(section: Section) -> str:
    """Return the heading of a section whose rows wait until a reader asks for them."""
    return f"{title(section)} ({section.total:,})"


def more(section: Section) -> str:
    """Return how many rows a section leaves out; nothing where it has them all."""
    left = section.total - len(section.rows)
    return f"and {left:,} more" if left > 0 else ""


def retired(reason: str) -> str:
    """Return why a claim was retired, behind its statement."""
    return f"(retired: {reason})"


def horizon(oldest: Step) -> str:
    """Return how far back the page looks, in a sentence."""
    return f"This page looks no further back than {date(oldest)}."


def feed(title: str) -> str:
    """Return the title of the feed of a knowledge base."""
    return f"{title}: what changed"


def date(step: Step) -> str:
    """Return the day of a step in words (UTC): `20 November 2026`."""
    return day(datetime.fromtimestamp(step.seconds, UTC).strftime("%Y-%m-%d"))


def _counted(section: Section, words: Mapping[str, tuple[str, str]]) -> str:
    return f"{section.total:,} {noun(section.total, *words[section.subject])}"
