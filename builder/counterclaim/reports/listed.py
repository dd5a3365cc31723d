"""Records in a list: each with its id and what it says in short, for people, for programs and for scripts."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.reasoning import grounds, search
from counterclaim.wording import listing
from counterclaim.wording.hints import Nearest
from counterclaim.wording.phrases import folded
from counterclaim.wording.questions import headline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.reasoning.analysis import Analysis
    from counterclaim.reasoning.search import Wanted

VERSION = 1


class Item(NamedTuple):
    """A record: what kind it is, its id, what it says in short, what else is known of it, and where it lies.

    `about` is what a person wants to know beside, `facts` the same for programs; `names` and `texts` are where words
    are looked for, the names first.
    """

    kind: str
    id: str
    says: str
    about: str
    facts: dict[str, Any]
    path: str
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def items(analysis: Analysis, kinds: Iterable[str], wanted: Wanted, words: Sequence[str] = ()) -> list[Item]:
    """Return the records of some kinds that are wanted and hold all of the words, those first that do in their names.

    Where anything but words is wanted, it is of claims, and of no other kind.
    """
    sought = [part for word in words for part in search.plain(word)]
    found = [
        item
        for kind in kinds
        if kind == "claims" or not wanted
        for item in KINDS[kind](analysis, wanted)
        if not sought or search.holds(_all(item), sought)
    ]
    if sought:
        found.sort(key=lambda item: not search.holds((item.id, item.says, *item.names), sought))
    return found


def hint(analysis: Analysis, words: Sequence[str]) -> str:
    """Return a question after the words nearest to those that no record holds; empty where none is near."""
    every = items(analysis, KINDS, search.Wanted())
    known = dict.fromkeys(part for item in every for told in _all(item) for part in search.plain(told))
    nearest = Nearest(known)
    sought = [part for word in words for part in search.plain(word)]
    return " ".join(filter(None, (nearest.hint(word) for word in sought if not search.holds(known, [word]))))


def text(found: Sequence[Item]) -> str:
    """Return a block for each record, and how many there are of each kind."""
    lines = [
        line
        for item in found
        for line in (f"{item.kind} {item.id}", f"  {folded(item.says)}", *([f"  {item.about}"] if item.about else []))
    ]
    return "\n".join([*lines, listing.counted(Counter(item.kind for item in found))]) + "\n"


def as_json(found: Sequence[Item]) -> str:
    """Return the records as JSON."""
    values = [{"kind": item.kind, "id": item.id, "says": item.says, "path": item.path, **item.facts} for item in found]
    return json.dumps({"version": VERSION, "records": values}, indent=2, ensure_ascii=False) + "\n"


def ids(found: Sequence[Item]) -> str:
    """Return the ids alone, one a line."""
    return "".join(f"{item.id}\n" for item in found)


def _all(item: Item) -> tuple[str, ...]:
    return item.id, item.says, *item.names, *item.texts


def _claims(analysis: Analysis, wanted: Wanted) -> Iterator[Item]:
    for claim in search.claims(analysis, wanted):
        facts = _claim(analysis, claim)
        about = listing.claim(claim, facts["tier"], facts["review"], facts["conflicts"])
        yield Item(
            "claim", claim.id, claim.statement, about, facts, claim.origin.path, (), (*claim.caveats, claim.source)
        )


def _claim(analysis: Analysis, claim: Claim) -> dict[str, Any]:
    return {
        "source": claim.source,
        "stance": claim.stance,
        "tier": grounds.of(analysis.kb, claim).tier,
        "review": search.review(claim),
        "conflicts": list(search.conflicts(analysis, claim)),
    }


def _sources(analysis: Analysis, _: Wanted) -> Iterator[Item]:
    said = Counter(claim.source for claim in analysis.kb.live_claims())
    for source in _sorted(analysis.kb.sources):
        facts = {"design": source.design, "tier": grounds.of_source(source).tier, "claims": said[source.id]}
        about = listing.source(source, said[source.id])
        yield Item("source", source.id, source.title, about, facts, source.origin.path, (source.name,), _of(source))


def _of(source: Source) -> tuple[str, ...]:
    authors = " ".join(str(part) for author in source.record.get("author", ()) for part in author.values())
    return authors, source.url or "", source.interests or ""


def _terms(kind: str, vocabulary: str) -> Callable[[Analysis, Wanted], Iterator[Item]]:
    def found(analysis: Analysis, _: Wanted) -> Iterator[Item]:
        for term in _sorted(getattr(analysis.kb, vocabulary)):
            also = tuple(getattr(term, "also", ()))
            says = listing.term(term)
            facts = {"label": term.label, **({"also": list(also)} if also else {})}
            yield Item(kind, term.id, says, listing.also(term), facts, term.origin.path, also)

    return found


def _answers(analysis: Analysis, _: Wanted) -> Iterator[Item]:
    for answer in _sorted(analysis.kb.answers):
        names = ["/".join(question) for question in answer.questions]
        facts = {"questions": names, "stale": analysis.answers.is_stale(answer)}
        yield Item(
            "answer", answer.id, answer.asks, ", ".join(names), facts, answer.origin.path, answer.also, (answer.answer,)
        )


def _resolutions(analysis: Analysis, _: Wanted) -> Iterator[Item]:
    for one in _sorted(analysis.kb.resolutions):
        facts = {"claims": list(one.claims), "decision": one.prefer or one.decision, "date": one.date}
        yield Item("resolution", one.id, one.reason, listing.resolution(one), facts, one.origin.path, one.claims, ())


def _questions(analysis: Analysis, _: Wanted) -> Iterator[Item]:
    for name, question in sorted(analysis.question_names.items()):
        facts = {"claims": len(question.claims), "conflicts": len(question.conflicts)}
        about = listing.question(len(question.claims), len(question.conflicts))
        yield Item("question", name, headline(analysis.kb, question), about, facts, "")


def _sorted(records: dict[str, Any]) -> Iterator[Any]:
    return (record for _, record in sorted(records.items()))


KINDS: dict[str, Callable[[Analysis, Wanted], Iterator[Item]]] = {
    "claims": _claims,
    "sources": _sources,
    "concepts": _terms("concept", "concepts"),
    "populations": _terms("population", "populations"),
    "conditions": _terms("condition", "conditions"),
    "quantities": _terms("quantity", "quantities"),
    "questions": _questions,
    "answers": _answers,
    "resolutions": _resolutions,
}
"""Every kind of record that can be listed, by the word for many of it."""
