"""Words as a search compares them: without capitals and accents, and which of them are forms of one word.

The script that asks (`theme/assets/theme/search.js`) takes a question apart in the same way.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+")
"""Scripts that put no spaces between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""

STEMMERS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish", "ta": "tamil",
    "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Languages whose word forms are known (https://snowballstem.org), by their codes."""

SMALL = {
    "en": frozenset(
        "a about after again all also am an and any are as at be because been before being but by can could did do "  # noqa: SIM905 - a line of words
        "does doing down for from get had has have how i if in into is it its just may me might more most much "
        "must my no not of off on once only or other our out over own same should so some such than that the their "
        "them then there these they this those through to too under until up us very was we were what when where "
        "which while who whom why will with without would you your".split()
    )
}
"""Words that say little about what is sought, by language: they count for little, and are never left out."""


def fold(text: str) -> str:
    """Return text without capitals, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHE.sub("", text))
    return "".join(c for c in plain if not unicodedata.category(c).startswith("M")).lower()


def words(text: str) -> list[str]:
    """Return the words of a text, in order; where no spaces stand between words, each two neighbouring letters."""
    return [part for word in _WORD.findall(fold(text)) for part in _parted(word)]


def _parted(word: str) -> Iterator[str]:
    at = 0
    for run in _UNSPACED.finditer(word):
        if at < run.start():
            yield word[at : run.start()]
        yield from (run[0][n : n + 2] for n in range(max(1, len(run[0]) - 1)))
        at = run.end()
    if at < len(word):
        yield word[at:]


def families(every: Iterable[str], languages: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return the other forms of each word that occur among `every`: run → running, runs; of words that have any.

    `languages` are codes such as `en` or `pt-BR`; of a language whose word forms are not known, none is found.
    """
    import snowballstemmer

    known = sorted(every)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for code in languages:
        name = STEMMERS.get(code.lower().partition("-")[0].partition("_")[0])
        if name is None:
            continue
        by_stem: defaultdict[str, set[str]] = defaultdict(set)
        for word, stem in zip(known, snowballstemmer.stemmer(name).stemWords(known), strict=True):
            by_stem[stem].add(word)
        for alike in by_stem.values():
            for word in alike if len(alike) > 1 else ():
                found[word] |= alike - {word}
    return {word: frozenset(others) for word, others in found.items()}


def small(languages: Iterable[str]) -> frozenset[str]:
    """Return the words of these languages that say little."""
    return frozenset[str]().union(*(SMALL.get(code.lower().partition("-")[0], frozenset()) for code in languages))
