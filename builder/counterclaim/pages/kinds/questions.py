"""The map of questions: what is done, under its broader concept, against what it acts on, grouped likewise."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.pages import choices, filling, links, long_map, marks, paging, standing, weighed
from counterclaim.pages.filling import Draft
from counterclaim.wording import answers, certainty, grounds
from counterclaim.wording import paging as words
from counterclaim.wording.marks import ANSWERS, FORMS
from counterclaim.wording.paging import titled
from counterclaim.wording.phrases import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.pages.choices import Choice
    from counterclaim.pages.long_map import Placed
    from counterclaim.pages.marks import Mark
    from counterclaim.pages.page import Page
    from counterclaim.pages.paging import Pager
    from counterclaim.pages.site import Site
    from counterclaim.reasoning.questions import Question

COLUMNS_AT_MOST = 6
FILLED_AT_LEAST = 0.4
"""A table is drawn where it is no wider than this and no emptier; else lists say the same in less room."""

CLUSTERED_ABOVE = 6
OPEN_AT_MOST = 40
"""Groups stand open while they hold no more questions than this together; the first always does."""

TITLE = "Map of all questions"
MAP_AT_MOST = 300
"""So many questions stand on one page; of more, so many on each page at most, behind an index."""

GROUPS_AT_MOST = 150
"""So many groups stand in the index."""

DEEPEST = 3
ADVICE = "advice"


class Home(NamedTuple):
    """Where a term stands among those shown: its topmost broader term, the nearest shown one, how deep below it."""

    root: str
    parent: str | None
    depth: int


class Cell(NamedTuple):
    """One question on the map.

    `apart`: it is disputed although its own mark does not say so. `tier` and `sure` are its best grounds and how sure
    an answer record makes one, as the filters ask for them, and `rests` both in words.
    """

    question: Question
    mark: Mark
    label: str
    path: str
    apart: bool
    tier: str
    sure: str
    rests: str


class Tally(NamedTuple):
    """How many answers look alike: the mark's class and symbol, what it says, how many."""

    css: str
    symbol: str
    word: str
    number: int


class Line(NamedTuple):
    """One exposure with its questions: in clusters of (label or nothing, cells), and by column of its table."""

    exposure: str
    path: str
    label: str
    depth: int
    clusters: list[tuple[str, list[Cell]]]
    cells: list[Cell | None]
    folded: bool
    """Whether it is long, on a long map, and waits until a reader asks for it."""

    @property
    def tallies(self) -> list[Tally]:
        """Return how many of its answers look alike, in the order of the legend."""
        return _tallies([self])

    @property
    def told(self) -> str:
        """Return how many questions it has."""
        return counted(sum(tally.number for tally in self.tallies), "question")


class Group(NamedTuple):
    """Exposures of one kind; with labels of columns where they make a table."""

    name: str
    anchor: str
    lines: list[Line]
    columns: list[str]
    folded: bool

    @property
    def questions(self) -> list[Question]:
        """Return its questions."""
        return [cell.question for line in self.lines for _, cells in line.clusters for cell in cells]

    @property
    def tallies(self) -> list[Tally]:
        """Return how many of its answers look alike, in the order of the legend."""
        return _tallies(self.lines)

    @property
    def told(self) -> str:
        """Return how many questions it has."""
        return counted(sum(tally.number for tally in self.tallies), "question")


class Map(NamedTuple):
    """What the page shows; `labels` are the names by which words find a question's concepts.

    A map that is too long for one page begins with the `contents`: its groups; `left` says how many more there are.
    """

    number: int
    groups: list[Group]
    choices: dict[str, list[Choice]]
    labels: dict[str, list[str]]
    contents: list[Placed] = []  # noqa: RUF012 - never changed
    left: str = ""
    pager: Pager | None = None


def pages(site: Site) -> Iterator[Page]:
    """Yield the map of all questions: on one page, or as its contents and pages of its groups."""
    number = len(site.analysis.questions)
    if number <= MAP_AT_MOST:
        yield _page(site, TITLE, links.QUESTIONS, lambda: _map(site, groups(site)))
        return
    every = groups(site)
    further = long_map.in_pages(every, MAP_AT_MOST)
    last = len(further) + 1
    contents = long_map.placed(every, further)
    left = words.further_groups(len(contents) - GROUPS_AT_MOST)
    front = Map(number, [], {}, {}, contents[:GROUPS_AT_MOST], left, paging.pager(long_map.FOLDER, 1, last))
    yield _page(site, TITLE, links.QUESTIONS, front)
    for n, shown in enumerate(further, start=2):
        view = partial(_map, site, shown, paging.pager(long_map.FOLDER, n, last))
        yield _page(site, titled(TITLE, n, last), paging.path(long_map.FOLDER, n), view)


def _page(site: Site, title: str, path: str, view: Map | Callable[[], Map]) -> Page:
    draft = Draft(path, title, "Every question, by what is done.", view, settings=filling.WIDE)
    return filling.page(site, "questions", draft)


def _map(site: Site, shown: list[Group], pager: Pager | None = None) -> Map:
    """Return groups as a page shows them, with what their questions may be chosen by."""
    questions = [question for group in shown for question in group.questions]
    labels = choices.labels(site.kb, (term for question in questions for term in question.key if term))
    return Map(len(questions), shown, filters(site, questions), labels, pager=pager)


def groups(site: Site) -> list[Group]:
    """Return the whole map: the groups with the most questions first, last what has no kin."""
    asked: defaultdict[str, list[Question]] = defaultdict(list)
    for question in site.analysis.questions.values():
        asked[question.exposure].append(question)
    of_exposures = homes(site.kb, asked)
    of_outcomes = homes(site.kb, {q.outcome for q in site.analysis.questions.values() if q.outcome})
    sizes = Counter(home.root for home in of_exposures.values())
    kin: defaultdict[str, list[str]] = defaultdict(list)
    for exposure, home in of_exposures.items():
        kin[home.root if sizes[home.root] > 1 else ""].append(exposure)
    ranked = sorted(kin, key=lambda r: (not r, -sum(len(asked[e]) for e in kin[r]), site.kb.label(r), r))
    rest = "Everything else" if len(kin) > 1 else ""
    before = 0
    found: list[Group] = []
    for root in ranked:
        group = _group(site, root, rest, _in_order(site.kb, kin[root], of_exposures), asked, of_outcomes)
        before += sum(len(asked[exposure]) for exposure in kin[root])
        found.append(group._replace(folded=bool(found) and before > OPEN_AT_MOST))
    return found


def filters(site: Site, every: Sequence[Question]) -> dict[str, list[Choice]]:
    """Return what questions may be filtered by: key of the address → choices that some question has."""
    return {
        "answer": choices.counted(ANSWERS, (marks.answer(q).css for q in every)),
        "form": choices.counted(FORMS, (q.form for q in every)),
        "grounds": choices.counted(grounds.TIERS, (q.grounds.tier for q in every)),
        "sure": choices.counted(certainty.LEVELS, (standing.sure(site, q) for q in every)),
    }


def homes(kb: KnowledgeBase, terms: Iterable[str]) -> dict[str, Home]:
    """Return where each term stands; of several broader terms the one written first counts, and a cycle is cut."""
    shown = set(terms)
    known: dict[str, Home] = {}
    for term in sorted(shown):
        path: list[str] = []
        seen: set[str] = set()
        at: str | None = term
        while at is not None and at not in known and at not in seen:
            path.append(at)
            seen.add(at)
            concept = kb.concepts.get(at)
            at = concept.broader[0] if concept and concept.broader else None
        above = at if at in known else None
        for node in reversed(path):
            known[node] = _below(known[above], above, shown_above=above in shown) if above else Home(node, None, 0)
            above = node
    return {term: known[term] for term in sorted(shown)}


def _below(home: Home, above: str, *, shown_above: bool) -> Home:
    """Return the home of a term directly below `above`, which stands at `home`."""
    return Home(home.root, above, home.depth + 1) if shown_above else home


def _in_order(kb: KnowledgeBase, exposures: list[str], found: dict[str, Home]) -> list[tuple[str, int]]:
    """Return exposures as (id, depth): each followed by what is narrower, else by label."""
    below: defaultdict[str | None, list[str]] = defaultdict(list)
    for exposure in sorted(exposures, key=lambda e: (kb.label(e), e), reverse=True):
        below[found[exposure].parent].append(exposure)
    ordered, waiting = [], list(below[None])
    while waiting:
        exposure = waiting.pop()
        ordered.append((exposure, min(found[exposure].depth, DEEPEST)))
        waiting.extend(below[exposure])
    return ordered


def _group(
    site: Site,
    root: str,
    rest: str,
    ordered: list[tuple[str, int]],
    asked: dict[str, list[Question]],
    of_outcomes: dict[str, Home],
) -> Group:
    kb = site.kb

    def place(outcome: str | None) -> tuple[str, ...]:
        if outcome is None:
            return ()
        home = of_outcomes[outcome]
        return kb.label(home.root), home.root, str(home.depth), kb.label(outcome), outcome

    outcomes = sorted({q.outcome for exposure, _ in ordered for q in asked[exposure]}, key=place)
    filled = sum(len(asked[exposure]) for exposure, _ in ordered)
    tabular = (
        len(ordered) > 1
        and 1 < len(outcomes) <= COLUMNS_AT_MOST
        and filled >= FILLED_AT_LEAST * len(ordered) * len(outcomes)
    )
    lines = []
    for exposure, depth in ordered:
        cells = {q.outcome: _cell(site, q) for q in sorted(asked[exposure], key=lambda q: place(q.outcome))}
        clusters = [("", list(cells.values()))]
        if len(cells) > CLUSTERED_ABOVE:
            clusters = _clusters(kb, cells, of_outcomes)
        folded = len(cells) > CLUSTERED_ABOVE and len(site.analysis.questions) > OPEN_AT_MOST
        lines.append(
            Line(
                exposure,
                weighed.exposure(site, exposure),
                kb.label(exposure),
                depth,
                clusters,
                [cells.get(o) for o in outcomes],
                folded,
            )
        )
    columns = [kb.label(o) if o else ADVICE for o in outcomes] if tabular else []
    anchor = f"about-{root}" if root else "everything-else"
    return Group(kb.label(root) if root else rest, anchor, lines, columns, folded=False)


def _tallies(lines: Iterable[Line]) -> list[Tally]:
    marks = [cell.mark for line in lines for _, cells in line.clusters for cell in cells]
    symbols = {mark.css: mark.symbol for mark in marks}
    counts = Counter(mark.css for mark in marks)
    return [Tally(css, symbols[css], word, counts[css]) for css, word in ANSWERS.items() if css in counts]


def _clusters(
    kb: KnowledgeBase, cells: dict[str | None, Cell], of_outcomes: dict[str, Home]
) -> list[tuple[str, list[Cell]]]:
    """Return cells under the broadest terms of their outcomes: advice first, last the outcomes without kin."""
    sizes = Counter(of_outcomes[outcome].root for outcome in cells if outcome)
    found: defaultdict[tuple[int, str, str], list[Cell]] = defaultdict(list)
    for outcome, cell in cells.items():
        if outcome is None:
            found[0, "", ""].append(cell)
        elif sizes[root := of_outcomes[outcome].root] > 1:
            found[1, kb.label(root), root].append(cell)
        else:
            found[2, "other outcomes", ""].append(cell)
    return [(key[1], found[key]) for key in sorted(found)]


def _cell(site: Site, question: Question) -> Cell:
    mark = marks.answer(question)
    label = site.kb.label(question.outcome) if question.outcome else ADVICE
    path = weighed.question(site, question.key)
    sure = standing.sure(site, question)
    rests = answers.rests(question.grounds, sure)
    return Cell(question, mark, label, path, marks.apart(question), question.grounds.tier, sure, rests)
