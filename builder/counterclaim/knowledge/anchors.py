"""The few words of a sentence that lead readers to it: as many as it takes to be the first such place in the text.

Browsers scroll to the first place that fits a text fragment (https://wicg.github.io/scroll-to-text-fragment/).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import tokens
from counterclaim.knowledge.sentences import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.sentences import Sentence
FIRST, LAST, MOST, SHORTEST = 5 * tokens.WORD, 3 * tokens.WORD, 7 * tokens.WORD, 2 * tokens.WORD
"""Five words to begin with, three at the end, never more than seven in a row; two at least behind words before."""
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\n[ \t]*(?=[^\W\d_])")
_BETWEEN = re.compile(
    "(?<=[\u3041-\u309f])(?=[\u30a0-\u30ff\u3400-\u9fff\uf900-\ufaff])"
    "|(?<=[\u30a0-\u30ff])(?=[\u3041-\u309f\u3400-\u9fff])"
    "|(?<=[a-zA-Z0-9])(?![a-zA-Z0-9])|(?<![a-zA-Z0-9])(?=[a-zA-Z0-9])"
)
"""Where a word is over for sure although no sign stands there: between kinds of Japanese letters, figures, Latin."""
_BREAK = "\ue000"
"""Stands for a hyphen at the end of a line: whether the page has it in the word is not known, so no words end there."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What leads to a sentence: its first and perhaps last words, and words right before it where it takes them.

    `nowhere`: no such words lead to it, since a longer passage around it stands in the text before, or nothing tells
    where in it a word is over.
    """

    words: tuple[str, ...]
    before: str | None = None
    nowhere: bool = False


class _Atom(NamedTuple):
    """A part of a sentence, around which it may be cut: half-open offsets, and its size."""

    start: int
    end: int
    size: int
    broken: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """A folded sentence and its parts; `unspaced` ones are in a script without spaces."""

    text: str
    atoms: tuple[_Atom, ...]
    size: int
    unspaced: bool

    @property
    def gap(self) -> int:
        """Return how much is left out between its first and last words at least."""
        return self.size // 3 if self.unspaced else tokens.WORD


def of(sentences: list[Sentence]) -> list[Anchor]:
    """Return what leads to each of the sentences of a text."""
    page = _Page([_parts(folded(_BROKEN.sub(_BREAK, sentence.text))) for sentence in sentences])
    return [_anchor(page, number) for number in range(len(sentences))]


def ends(sentence: str) -> tuple[str, ...]:
    """Return the first (at most five) and last (at most three) words of `sentence`, cut at white space.

    A sentence of at most seven words is returned whole, as the only entry. Both parts together never hold eight words
    in a row, so that a lock is no copy of the text; in a script without spaces a sentence is never returned whole.
    """
    return next(_candidates(_parts(folded(sentence)))).words


class _Candidate(NamedTuple):
    """Words that may lead to a sentence, and how many of it stand before them; None: they may lead nowhere."""

    words: tuple[str, ...]
    behind: int | None = 0


class _Page:
    """The words of a text in order, and where each run of them stands first."""

    def __init__(self, sentences: list[_Parts]) -> None:
        self.sentences = sentences
        self.words: list[str] = []
        self.starts: list[int] = []
        for parts in sentences:
            self.starts.append(len(self.words))
            self.words += [_alike(parts.text[t.start : t.end]) for t in tokens.of(parts.text)]
        self._firsts: defaultdict[int, dict[tuple[str, ...], int]] = defaultdict(dict)

    def is_first(self, at: int, count: int) -> bool:
        """Tell whether the run of `count` words that begins at word `at` stands nowhere before."""
        firsts = self._firsts[count]
        if not firsts:
            for place in range(len(self.words) - count + 1):
                firsts.setdefault(tuple(self.words[place : place + count]), place)
        return firsts[tuple(self.words[at : at + count])] == at


def _alike(word: str) -> str:
    """Return a word as browsers compare it: without case and accents."""
    plain = tokens.plain(word)
    return plain if plain.isascii() else "".join(c for c in unicodedata.normalize("NFD", plain) if c.isalnum())


def _anchor(page: _Page, number: int) -> Anchor:
    parts, start = page.sentences[number], page.starts[number]
    candidates = list(_candidates(parts))
    usual = candidates[0].words
    if not parts.size:
        return Anchor(usual, nowhere=True)
    for words, behind in candidates:
        if behind is not None and page.is_first(start + behind, _count(words[0])):
            return Anchor(words)
    for before in _before(page.sentences[number - 1]) if number else ():
        most = MOST - tokens.size(before)
        fitting = (c.words for c in candidates if c.behind == 0 and tokens.size(c.words[0]) <= most)
        words = next(fitting, () if parts.unspaced else _words(parts, most))
        count = _count(before)
        if words and page.is_first(start - count, count + _count(words[0])):
            return Anchor(words, before)
    return Anchor(usual, nowhere=True)


def _candidates(parts: _Parts) -> Iterator[_Candidate]:
    """Yield words that may lead to a sentence: the usual ones, then more and more."""
    if parts.unspaced:
        yield from _unspaced(parts)
        return
    for size in _sizes(parts):
        yield _Candidate(_words(parts, size))


def _unspaced(parts: _Parts) -> Iterator[_Candidate]:
    """Yield words of a sentence in a script without spaces: its beginning, with its end or without, or its end.

    Browsers know by a dictionary where words are over, and find none that begins or ends elsewhere. So it is cut only
    where a word is over for sure: at commas and spaces, and where one kind of letters follows another.
    """
    text, atoms = parts.text, parts.atoms
    gap = max(parts.gap, tokens.WORD // 3)
    cuts = [at for at in range(1, len(atoms)) if _is_between_words(text, atoms[at].start)]
    sizes = {at: sum(atom.size for atom in atoms[:at]) for at in cuts}
    fronts = [at for at in cuts if sizes[at] <= min(MOST, parts.size - gap)]
    backs = [at for at in cuts if parts.size - sizes[at] <= min(MOST, parts.size - gap)]
    for front in sorted(fronts, key=lambda at: (sizes[at] < SHORTEST, abs(sizes[at] - FIRST))):
        ends = [at for at in backs if gap <= sizes[at] - sizes[front] and parts.size - sizes[at] <= LAST]
        head = text[: atoms[front].start].rstrip()
        yield _Candidate((head, text[atoms[ends[0]].start :]) if ends else (head,))
    for back in backs:
        yield _Candidate((text[atoms[back].start :],), _count(text[: atoms[back].start]))
    if len(atoms) == 1:
        yield _Candidate((text,))
    else:
        yield _Candidate((text[: atoms[(len(atoms) + 1) // 2].start],), None)


def _is_between_words(text: str, at: int) -> bool:
    return unicodedata.category(text[at - 1])[0] in "PSZ" or _BETWEEN.match(text, at) is not None


def _count(words: str) -> int:
    return sum(1 for _ in tokens.of(words))


def _before(parts: _Parts) -> Iterator[str]:
    """Yield the last words of the sentence before, more and more."""
    size = 0
    for atom in reversed(parts.atoms[1:] if parts.unspaced else parts.atoms):
        size += atom.size
        if size > MOST - SHORTEST or atom.broken:
            return
        if size:
            yield parts.text[atom.start :]


def _parts(text: str) -> _Parts:
    """Return the parts of a folded sentence: words with the signs around them, characters where there are no spaces."""
    atoms: list[_Atom] = []
    unspaced = False
    at = 0
    for word in text.split(" "):
        inner = list(tokens.of(word))
        if any(token.size < tokens.WORD for token in inner):
            unspaced = True
            cuts = [0, *(token.start for token in inner[1:]), len(word)]
            atoms += [_Atom(at + a, at + b, t.size) for (a, b), t in zip(pairwise(cuts), inner, strict=True)]
        else:
            atoms.append(_Atom(at, at + len(word), sum(token.size for token in inner), _BREAK in word))
        at += len(word) + 1
    return _Parts(text, tuple(atoms), sum(atom.size for atom in atoms), unspaced)


def _sizes(parts: _Parts) -> Iterator[int]:
    """Yield how much of a sentence its first words may be: as usual, then more and more."""
    total = parts.size
    if total > MOST:
        yield from range(min(FIRST, total - LAST - parts.gap), min(MOST, total - parts.gap) + 1)
    else:
        yield total


def _words(parts: _Parts, most: int) -> tuple[str, ...]:
    """Return the first words of a sentence, at most `most` of size, and the last where there is room between."""
    text, atoms = parts.text, parts.atoms
    front = _taken(atoms, most)
    if front == len(atoms) and parts.size <= most:
        return (text.replace(_BREAK, ""),)
    head = _head(text[: atoms[front - 1].end], most).replace(_BREAK, "")
    left = min(LAST, parts.size - sum(atom.size for atom in atoms[:front]) - parts.gap)
    if parts.size <= MOST or left <= 0:
        return (head,)
    back = _taken(atoms[::-1], left)
    if front + back >= len(atoms) or atoms[-1].broken:
        return (head,)
    return head, _tail(text[atoms[len(atoms) - back].start :], left)


def _taken(atoms: tuple[_Atom, ...], most: int) -> int:
    """Return how many parts from the front hold at most `most` of size, and no broken word; one at least."""
    size = 0
    for count, atom in enumerate(atoms):
        size += atom.size
        if count and (size > most or atom.broken):
            return count
    return len(atoms)


def _head(words: str, most: int) -> str:
    """Return the first words of at most this size; of one that holds more, such as an address, its beginning."""
    size = end = 0
    for token in tokens.of(words):
        if size and size + token.size > most:
            return words[:end]
        size, end = size + token.size, token.end
    return words


def _tail(words: str, most: int) -> str:
    found = list(tokens.of(words))
    size = 0
    for index, token in enumerate(reversed(found)):
        size += token.size
        if index and size > most:
            return words[found[len(found) - index].start :]
    return words
