"""What changed, for readers: steps of the history in words, as a page and as a feed to subscribe to."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import links

if TYPE_CHECKING:
    from counterclaim.pages.shown import Shown
    from counterclaim.wording.steps import Row, Section, Step

PAGE = "changes/index.md"
FEED = "changes/feed.xml"
MOST_IN_TITLE = 4
MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
TITLES = {
    "headlines": "Answers that changed",
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

FIRST = ("headlines", "opened", "closed", "turned")
"""What the page never folds."""

COUNTED = {
    "headlines": ("answer changed", "answers changed"),
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
STATUS = {
    "contradiction": "a contradiction",
    "undetermined": "undetermined",
    "explained": "explained: both can be right",
}


class Summary(NamedTuple):
    """A step in short: its date in words, and what is counted, what matters most first."""

    date: str
    counts: tuple[str, ...]

    def __str__(self) -> str:
        """Return a title: `20 November 2026: 2 answers changed, 12 claims added`; a short one, whatever happened."""
        more = ", and more" if len(self.counts) > MOST_IN_TITLE else ""
        return f"{self.date}: {', '.join(self.counts[:MOST_IN_TITLE])}{more}"


class Places:
    """Which pages there are now, for what a step names."""

    def __init__(self, shown: Shown) -> None:
        analysis, kb = shown.analysis, shown.kb
        self._paths = {
            "headlines": {name: links.question(*name.split("/")) for name in analysis.question_names},
            "opened": {conflict.id: f"conflicts/index.md#conflict-{conflict.id}" for conflict in analysis.conflicts},
            "claims": {claim: links.claim(claim) for claim in kb.claims},
            "sources": {source: links.source(source) for source in kb.sources},
            "guide": {page.path: page.path for page in kb.guide},
        }
        self._paths["questions"] = self._paths["headlines"]
        self._paths["closed"] = self._paths["turned"] = self._paths["opened"]

    def of(self, section: Section, row: Row) -> str | None:
        """Return the path of the page about a row; None where there is none any more."""
        paths = self._paths.get(section.subject) or self._paths.get(section.subject.partition("-")[0], {})
        return paths.get(row.id)

    def claim(self, identity: str) -> str | None:
        """Return the path of a claim's page, if it has one."""
        return self._paths["claims"].get(identity)


def summary(step: Step) -> Summary:
    """Return a step in short."""
    if step.begins:
        told = [_counted(section, BEGINNING) for section in reversed(step.sections)]
        return Summary(date(step), (f"the knowledge base begins, with {_listed(told)}",))
    return Summary(date(step), tuple(_counted(section, COUNTED) for section in step.sections))


def listed(step: Step) -> list[Section]:
    """Return the sections of a step that list something."""
    return [section for section in step.sections if section.rows]


def title(section: Section) -> str:
    """Return the heading of a section."""
    return TITLES[section.subject]


def turn(row: Row) -> str:
    """Return how the status of a disagreement changed; empty where it did not."""
    if row.before is None or row.now is None:
        return ""
    return f"{STATUS.get(row.before, row.before)} before, now {STATUS.get(row.now, row.now)}"


def anchor(step: Step) -> str:
    """Return the name of a step's place on the page."""
    return f"step-{step.first[:12]}"


def date(step: Step) -> str:
    """Return the day of a step in words (UTC): `20 November 2026`."""
    day = datetime.fromtimestamp(step.seconds, UTC)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _counted(section: Section, words: dict[str, tuple[str, str]]) -> str:
    return f"{section.total:,} {words[section.subject][section.total != 1]}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else "nothing"
