"""The index of a search in small parts: a browser loads the few in which the words of a question stand.

Without it a search would begin by loading all the site says, which at ten thousand claims is megabytes. Each part is a
script that hands its content to `searchPart`, so that pages opened as files, which may fetch nothing, can load it too.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.pages.search import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

FOLDER = "search"
TERMS, TOLD = 24_000, 8_000
"""So many characters a part has, unless one entry alone is longer: of words, and of what is shown of pages.

A question loads a part for each of its words, and those of the pages that fit best, which may lie far apart.
"""

POSTINGS_AT_MOST = 6_000
"""A word is found on so many pages at most, those first on which it weighs most."""

KINDS = {"guide": 2.4, "answer": 2.4, "question": 1.4, "claim": 1.0, "concept": 0.9, "other": 0.7}
"""How much a page counts, by its kind, where it fits what is sought as well as another."""

TITLE, NAME, TEXT, RELATED = 9.0, 8.0, 3.0, 2.6
"""How much a word counts in the title, in another name of the page, in its text, in the names of what it speaks of."""

FORM = 0.8
"""How much another form of a word counts: running where run is sought."""

_TEXT_AT_MOST = 3_000
_AROUND = 6
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_STEPS = len(_DIGITS)


class Found(NamedTuple):
    """What a search can lead to.

    `location` is its address below the site, `names` is what else it is called, `related` are the names of what it
    speaks of, `told` is what is known about it at a glance, `kind` one of `KINDS`; `within` is the title of the page
    that a section belongs to.
    """

    location: str
    title: str
    text: str = ""
    names: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    told: str = ""
    kind: str = "other"
    within: str = ""


def files(every: Iterable[Found], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the files of the index, path and text: the parts, and last the manifest that says where to look."""
    ranked = sorted(every, key=lambda found: (-KINDS[found.kind], found.location))
    postings = _postings(ranked, languages)
    terms = list(_parts(((word, _encoded(postings[word])) for word in sorted(postings)), TERMS))
    told = list(_parts(((str(n), _shown(found)) for n, found in enumerate(ranked)), TOLD))
    boosts = [[n, KINDS[found.kind]] for n, found in enumerate(ranked) if not n or found.kind != ranked[n - 1].kind]
    manifest: dict[str, Any] = {
        "pages": len(ranked),
        "boosts": boosts,
        "small": sorted(words.small(languages)),
        "terms": [next(iter(part)) for part in terms],
        "told": [int(next(iter(part))) for part in told],
    }
    named = {
        **{f"terms-{n}": part for n, part in enumerate(terms)},
        **{f"told-{n}": list(part.values()) for n, part in enumerate(told)},
    }
    texts = {name: json.dumps(part, ensure_ascii=False, separators=(",", ":")) for name, part in named.items()}
    manifest["stamp"] = hashlib.sha256("".join(texts.values()).encode("utf-8", "surrogatepass")).hexdigest()[:8]
    texts["manifest"] = json.dumps(manifest, ensure_ascii=False, separators=(",", ":"))
    for name, text in texts.items():
        yield f"{FOLDER}/{name}.js", f'searchPart("{name}",{text})\n'


def _shown(found: Found) -> list[str]:
    """Return what the script shows of a page, what is empty at the end left out."""
    names = " | ".join(found.names)
    shown = [found.location, found.title, found.text[:_TEXT_AT_MOST], found.told, found.within, names]
    while not shown[-1]:
        shown.pop()
    return shown


def _parts(entries: Iterable[tuple[str, Any]], most: int) -> Iterator[dict[str, Any]]:
    """Yield entries in their order, so many together as make a part."""
    part: dict[str, Any] = {}
    size = 0
    for key, value in entries:
        length = len(key) + (len(value) if isinstance(value, str) else sum(map(len, value))) + _AROUND
        if part and size + length > most:
            yield part
            part, size = {}, 0
        part[key] = value
        size += length
    if part:
        yield part


def _postings(ranked: Sequence[Found], languages: Sequence[str]) -> Mapping[str, dict[int, float]]:
    """Return for each word how much it weighs on which page, by the page's number; each form of a word included."""
    texts = [" ".join(words.words(found.text)) for found in ranked]
    mean = sum(text.count(" ") + bool(text) for text in texts) / max(1, len(texts)) or 1.0
    own: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for n, found in enumerate(ranked):
        for word, weight in _weights(found, Counter(texts[n].split(" ") if texts[n] else ()), mean).items():
            own[word][n] = weight
    alike = words.families(own, languages)
    joined: dict[str, dict[int, float]] = {}
    for word, pages in own.items():
        joined[word] = dict(pages)
        for form in sorted(alike.get(word, ())):
            for n, weight in own[form].items():
                joined[word][n] = max(joined[word].get(n, 0.0), weight * FORM)
    return {word: _heaviest(ranked, pages) for word, pages in joined.items()}


def _weights(found: Found, counts: Counter[str], mean: float) -> dict[str, float]:
    """Return how much each word of a page weighs: the more, the shorter the name or the text that it stands in.

    In the text as in BM25 (Robertson and Zaragoza 2009, https://doi.org/10.1561/1500000019), with k1 1.2 and b 0.75.
    """
    total = counts.total()
    weights = {
        word: TEXT * number * 2.2 / (number + 1.2 * (0.25 + 0.75 * total / mean)) / 2.2
        for word, number in counts.items()
    }
    named = ((RELATED, (*found.related, found.within)), (NAME, found.names), (TITLE, (found.title,)))
    for share, names in named:
        for name in names:
            told = words.words(name)
            for word in told:
                weights[word] = max(weights.get(word, 0.0), share / math.sqrt(max(1.0, len(told) / 3)))
    return weights


def _heaviest(ranked: Sequence[Found], pages: dict[int, float]) -> dict[int, float]:
    if len(pages) <= POSTINGS_AT_MOST:
        return pages
    kept = sorted(pages, key=lambda n: (-pages[n] * KINDS[ranked[n].kind], n))[:POSTINGS_AT_MOST]
    return {n: pages[n] for n in kept}


def _encoded(pages: Mapping[int, float]) -> str:
    """Return pages with weights as numbers to the base of 36: how far behind the page before, then the weight."""
    told, before = [], 0
    for n in sorted(pages):
        step = min(_STEPS - 1, max(1, round(pages[n] / TITLE * (_STEPS - 1))))
        told.append(_base36(n - before) + _DIGITS[step])
        before = n
    return " ".join(told)


def _base36(number: int) -> str:
    digits = ""
    while True:
        number, rest = divmod(number, _STEPS)
        digits = _DIGITS[rest] + digits
        if not number:
            return digits
