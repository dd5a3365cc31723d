"""The page of conflicts: debates with a name and their questions, and what readers may choose the pairs by."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import choices, filling, links, paging, pairs
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers
from counterclaim.wording import disputes as words
from counterclaim.wording.concepts import more
from counterclaim.wording.conflicts import summary
from counterclaim.wording.paging import titled
from counterclaim.wording.phrases import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from counterclaim.pages.choices import Choice
    from counterclaim.pages.debates import Listed, Listing
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.pairs import Pair
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.conflicts import Conflict

TITLE = "Where sources disagree"
PAIRS_AT_ONCE = 5
QUESTIONS_AT_ONCE = 3
QUESTIONS_AT_MOST = 40
"""So many questions of a debate are named."""


class Row(NamedTuple):
    """A conflict in a list: `examined` is by which word an address asks for it, `kinds` on what its sides part."""

    pair: Pair
    examined: str
    kinds: list[str]


class Dispute(NamedTuple):
    """A debate as readers see it: its name, its conflicts, and (name, path) of its questions, the commonest first.

    `says` is what both sides of its first conflict say, `state` whether it is open or decided, `outcome` what came of
    it; `left` pairs are not listed, `unnamed` tells how many questions are not named.
    """

    anchor: str
    name: str
    size: str
    state: str
    says: str
    outcome: str
    rows: list[Row]
    left: str
    questions: list[tuple[str, str]]
    unnamed: str

    @property
    def at_once(self) -> list[Row]:
        """Return the pairs that are shown at once."""
        return self.rows if len(self.rows) == PAIRS_AT_ONCE + 1 else self.rows[:PAIRS_AT_ONCE]

    @property
    def later(self) -> list[Row]:
        """Return the pairs that are shown when asked for."""
        return self.rows[len(self.at_once) :]

    @property
    def first(self) -> list[tuple[str, str]]:
        """Return the questions that are shown at once."""
        return self.questions[:QUESTIONS_AT_ONCE]

    @property
    def further(self) -> list[tuple[str, str]]:
        """Return the questions that are shown when asked for."""
        return self.questions[QUESTIONS_AT_ONCE:]

    @property
    def folded(self) -> str:
        """Return how many questions are shown when asked for."""
        return answers.further_questions(len(self.further))


class Rest(NamedTuple):
    """Conflicts that need no decision: the place, what they are, the rows, and how many pairs are not listed."""

    anchor: str
    title: str
    about: str
    number: int
    rows: list[Row]
    left: str

    @property
    def fold(self) -> bool:
        """Tell whether they are folded away."""
        return self.number > PAIRS_AT_ONCE


class View(NamedTuple):
    """What the page shows. `totals` are (number, what) of everything, `number` counts all conflicts."""

    number: int
    listed_number: int
    totals: list[tuple[int, str]]
    counted: str
    debates: list[Dispute]
    left: str
    rest: list[Rest]
    choices: dict[str, list[Choice]]
    pager: Pager | None


def pages(site: Site) -> Iterator[Page]:
    """Yield the page of all conflicts, and pages of the debates for which it has no room."""
    about, folder, last = "All conflicts, largest debates first.", "conflicts", site.listed.last
    view = partial(_front, site, paging.pager(folder, 1, last))
    draft = Draft(links.CONFLICTS, TITLE, about, view, settings=filling.WIDE)
    yield filling.page(site, "conflicts", draft)
    for n, (page, below) in enumerate(_further(site.listed), start=2):
        further = partial(_view, site, page, below, paging.pager(folder, n, last))
        draft = Draft(paging.path(folder, n), titled(TITLE, n, last), about, further, settings=filling.WIDE)
        yield filling.page(site, "conflicts", draft)


def _front(site: Site, pager: Pager | None) -> View:
    listed, every = site.listed, site.analysis.conflicts
    shown = listed.ids
    number, claims = len(every), sum(conflict.pairs for conflict in every)
    return View(
        number,
        len(shown),
        totals(listed),
        words.of_claims(claims) if claims > number else "",
        [_dispute(site, listing) for listing in listed.debates],
        words.further_debates(listed.left) if listed.left else "",
        [] if listed.apart else list(rest(site)),
        filters(site, [conflict for conflict in every if conflict.id in shown]),
        pager,
    )


def _view(site: Site, page: Sequence[Listing], below: Sequence[Conflict], pager: Pager | None) -> View:
    """Return what a further page shows: debates, or the conflicts `below` that need no decision."""
    found = [*(conflict for listing in page for conflict in listing.pairs), *below]
    disputes, under = [_dispute(site, listing) for listing in page], list(rest(site)) if below else []
    return View(len(found), len(found), [], "", disputes, "", under, filters(site, found), pager)


def _further(listed: Listed) -> Iterator[tuple[tuple[Listing, ...], tuple[Conflict, ...]]]:
    """Yield what each further page shows: debates, or the conflicts that need no decision."""
    yield from ((page, ()) for page in listed.further)
    if listed.apart:
        yield (), (*listed.explained, *listed.happens)


def totals(listed: Listed) -> list[tuple[int, str]]:
    """Return how many debates and conflicts there are, as (number, what); open debates also where there are none."""
    counts = (
        (listed.opened, words.open_debates(listed.opened)),
        (listed.decided, words.decided_debates(listed.decided)),
        (listed.all_happen, words.happens(listed.all_happen)),
        (listed.all_explained, words.explained(listed.all_explained)),
    )
    return [(number, what) for n, (number, what) in enumerate(counts) if number or not n]


def rest(site: Site) -> Iterator[Rest]:
    """Yield the conflicts that a limit explains, then those whose sides say only that it can be."""
    listed = site.listed
    for anchor, status, shown, number in (
        ("explained", "explained", listed.explained, listed.all_explained),
        ("both-possible", "both-possible", listed.happens, listed.all_happen),
    ):
        if number:
            left = words.unlisted_pairs(number - len(shown)) if number > len(shown) else ""
            yield Rest(anchor, words.STATUSES[status], words.about(status), number, _rows(site, shown), left)


def filters(site: Site, every: Sequence[Conflict]) -> dict[str, list[Choice]]:
    """Return what the pairs may be filtered by: key of the address → choices that some pair has."""
    names = {s: site.kb.sources[s].name if s in site.kb.sources else s for c in every for s in c.sources}
    statuses = {status: said.lower() for status, said in words.STATUSES.items()}
    return {
        "status": choices.counted(statuses, (c.status for c in every)),
        "examined": choices.counted(words.EXAMINED, (examined(site, c) for c in every)),
        "kind": choices.counted(words.KINDS, (kind for c in every for kind in c.kinds)),
        "source": choices.by_name(names, (s for c in every for s in c.sources)),
    }


def examined(site: Site, conflict: Conflict) -> str:
    """Return by which of the words for it an address asks for a conflict."""
    decision = site.analysis.decision(conflict)
    if decision is None:
        return "no"
    return "decided" if decision.closes else "open" if decision.fits else "stale"


def _rows(site: Site, conflicts: Iterable[Conflict]) -> list[Row]:
    return [
        Row(pairs.pair(site, c), examined(site, c), [word(words.KINDS, kind) for kind in c.kinds]) for c in conflicts
    ]


def _dispute(site: Site, listing: Listing) -> Dispute:
    debate, first = listing.debate, listing.pairs[0]
    met = Counter((pairs.name(site, c), pairs.path(site, c)) for c in debate.conflicts)
    questions = sorted(met, key=lambda question: (-met[question], question))
    # A debate has no id of its own; the smallest id of its conflicts stays while that conflict does.
    anchor = min(c.id for c in debate.conflicts)
    rows = _rows(site, listing.pairs)
    decided = rows[0].pair.decision
    return Dispute(
        f"debate-{anchor}",
        pairs.name(site, first),
        words.debate(len(debate.claims), len(debate.conflicts)),
        listing.state,
        summary(site.kb, first).says,
        words.outcome(decided.said, decided.outdated) if decided else words.NOT_EXAMINED,
        rows,
        words.unlisted_pairs(listing.left) if listing.left else "",
        questions[:QUESTIONS_AT_MOST],
        more(len(questions) - QUESTIONS_AT_MOST) if len(questions) > QUESTIONS_AT_MOST else "",
    )
