"""The home page: warning signs, the main questions, the guide, what is most disputed, what it all rests on."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide
from counterclaim.pages import alerts, asked, filling, links, marks, pairs, prose, recorded, standing, voices, weighed
from counterclaim.pages.asked import identity
from counterclaim.pages.filling import Draft
from counterclaim.reasoning import answers, grounds
from counterclaim.wording import disputes, totals
from counterclaim.wording import takeaways as words
from counterclaim.wording.conflicts import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Answer
    from counterclaim.pages.alerts import Alert
    from counterclaim.pages.asked import Answered, Name
    from counterclaim.pages.debates import Listing
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.page import Page
    from counterclaim.pages.recorded import Short
    from counterclaim.pages.site import Site
    from counterclaim.pages.voices import Chart
    from counterclaim.reasoning.questions import Question
    from counterclaim.wording.totals import Counted

MAIN_QUESTIONS = 6
FIRST_ANSWERS = 3
MAIN_ANSWERS = 8
DEBATES = 5


class Chapter(NamedTuple):
    """A page of the guide."""

    path: str
    title: str
    description: str


class Dispute(NamedTuple):
    """A debate: where its first disagreement stands, in which question, how large it is, what both sides say."""

    path: str
    name: Name
    size: str
    says: str


class Total(NamedTuple):
    """One line of what the site rests on: what is counted, the page that holds it, and what more is to be said."""

    counted: Counted
    path: str = ""
    more: str = ""


class Home(NamedTuple):
    """What the home page shows. `whole`: what leads to the map of questions; `live`: there are claims."""

    subject: str
    alert_title: str
    alert_path: str
    alerts: list[Alert]
    answers: list[Short]
    further: list[Short]
    takeaways: list[str]
    unknown: list[Short]
    voices: Chart | None
    looks: list[Mark]
    questions: list[Answered]
    whole: str
    guide: list[Chapter]
    live: bool
    debates: list[Dispute]
    totals: list[Total]


def pages(site: Site) -> Iterator[Page]:
    """Yield the home page."""
    configuration = site.configuration
    yield filling.page(site, "home", Draft(links.HOME, configuration.title, site.words.subject, partial(home, site)))


def home(site: Site) -> Home:
    """Return what the home page shows."""
    every = site.analysis.questions
    main = main_answers(site)
    return Home(
        site.words.subject,
        alerts.title(site),
        alerts.path(site),
        alerts.alerts(site),
        [recorded.short(site, answer) for answer in main[:FIRST_ANSWERS]],
        [recorded.short(site, answer) for answer in main[FIRST_ANSWERS:]],
        list(_takeaways(site)),
        [recorded.short(site, answer) for answer in _without_study(site)],
        _voices(site, main),
        [marks.side(stance) for stance in voices.ORDER],
        [] if site.kb.answers else [asked.answered(site, question) for question in main_questions(site)],
        totals.questions(len(every)) if every else "",
        [_chapter(page) for page in site.guide],
        any(True for _ in site.kb.live_claims()),
        [_dispute(site, listing) for listing in site.listed.debates if listing.state == "open"][:DEBATES],
        list(_totals(site)),
    )


def main_answers(site: Site) -> list[Answer]:
    """Return the answers that the home page shows: to the questions configured, then those that cite most claims."""
    configured = [site.analysis.answers.by_question.get(key) for key in map(_key, site.words.questions)]
    first = [answer for answer in configured if answer is not None]
    ranked = sorted(site.kb.answers.values(), key=lambda a: (-len(answers.rests_on(a)), a.id))
    return list({answer.id: answer for answer in (*first, *ranked)}.values())[:MAIN_ANSWERS]


def _takeaways(site: Site) -> Iterator[str]:
    """Yield what claims rest on, in sentences."""
    live = list(site.kb.live_claims())
    found = [(claim, grounds.of(site.kb, claim)) for claim in live]
    bare = [claim for claim, one in found if one.tier == "none"]
    if not live:
        return
    tiers = Counter(one.tier for _, one in found)
    yield words.measured(tiers["trial"], tiers["observational"])
    if bare:
        yield words.groundless(len(bare), len(live), len({claim.source for claim in bare}))


def _without_study(site: Site) -> list[Answer]:
    """Return the answers none of whose bodies knows of a study."""
    every = sorted(site.kb.answers.values(), key=lambda answer: answer.id)
    return [a for a in every if a.bodies and all(body.certainty == "no-evidence" for body in a.bodies)]


def _voices(site: Site, main: list[Answer]) -> Chart | None:
    """Return who says what on the main questions."""
    asked_here = [
        (answer.asks, recorded.path(answer), sorted({claim.id for claim in standing.speaking(site, answer)}))
        for answer in main
    ]
    if not main:
        asked_here = [
            (asked.asks(site, q), weighed.question(site, q.key), list(q.claims)) for q in main_questions(site)
        ]
    return voices.chart(site, asked_here)


def _key(name: str) -> tuple[str, str]:
    exposure, _, outcome = name.partition("/")
    return exposure, outcome


def main_questions(site: Site) -> list[Question]:
    """Return the questions that the home page shows: those configured, else the most disputed and best known."""
    every = {identity(question): question for question in site.analysis.questions.values()}
    if site.words.questions:
        return [every[name] for name in site.words.questions if name in every]
    ranked = sorted(
        (q for q in every.values() if q.outcome),
        key=lambda q: (-len(q.open), -len(q.claims), q.exposure, q.outcome or ""),
    )
    return ranked[:MAIN_QUESTIONS]


def _chapter(page: guide.Guide) -> Chapter:
    return Chapter(prose.path(page), guide.title(page), guide.front_matter(page).get("description", ""))


def _dispute(site: Site, listing: Listing) -> Dispute:
    first, debate = listing.pairs[0], listing.debate
    return Dispute(
        pairs.place(site, first),
        asked.name(site.kb, first.question),
        disputes.size(len(debate.claims), len(debate.conflicts)),
        summary(site.kb, first).says,
    )


def _totals(site: Site) -> Iterator[Total]:
    live = list(site.kb.live_claims())
    coverage = site.analysis.coverage.values()
    sentences = sum(c.total for c in coverage)
    yield Total(totals.of(len(site.kb.sources), "source"), links.SOURCES)
    yield Total(totals.of(len(live), "claim"), links.CLAIMS)
    if sentences:
        yield Total(totals.sentences(sum(c.accounted for c in coverage), sentences))
    contested = len(site.contested)
    decided = sum(c.is_open for c in site.analysis.conflicts) - contested
    examined = totals.examined(sum(map(site.analysis.examined, site.contested)), decided)
    yield Total(totals.of(contested, "open disagreement"), links.CONFLICTS, examined)
    yield Total(totals.reviewed(sum(1 for claim in live if claim.reviewed)))
