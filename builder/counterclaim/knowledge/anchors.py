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
FIRST, LAST, MOST = 10, 6, 14
"""Sizes in halves of a word: five words to begin with, three at the end, never more than seven in a row."""
SHORTEST = 4
"""Two words: fewer are not looked for behind others."""
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad]\n[ \t]*(?=[^\W\d_])")
_BREAK = "\ue000"
"""Stands for a hyphen at the end of a line: whether the page has it in the word is not known, so no words end there."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What leads to a sentence: its first and perhaps last words, and words right before it where it takes them.

    `repeats`: no such words lead to it, since a longer passage around it stands in the text before.
    """

    words: tuple[str, ...]
    before: str | None = None
    repeats: bool = False


class _Atom(NamedTuple):
    """A part of a sentence, around which it may be cut: half-open offsets, size in halves of a word."""

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
        return self.size // 3 if self.unspaced else tokens.HALVES


def of(sentences: list[Sentence]) -> list[Anchor]:
    """Return what leads to each of the sentences of a text."""
    page = _Page([_parts(folded(_BROKEN.sub(_BREAK, sentence.text))) for sentence in sentences])
    return [_anchor(page, number) for number in range(len(sentences))]


def ends(sentence: str) -> tuple[str, ...]:
    """Return the first (at most five) and last (at most three) words of `sentence`, cut at white space.

    A sentence of at most seven words is returned whole, as the only entry. Both parts together never hold eight words
    in a row, so that a lock is no copy of the text; in a script without spaces a sentence is never returned whole.
    """
    parts = _parts(folded(sentence))
    return _words(parts, next(_sizes(parts)))


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
    sizes = list(_sizes(parts))
    usual = _words(parts, sizes[0])
    if not parts.size:
        return Anchor(usual, repeats=True)
    for size in sizes:
        words = _words(parts, size)
        if page.is_first(start, _count(words[0])):
            return Anchor(words)
    for before in _before(page.sentences[number - 1]) if number else ():
        words = _words(parts, min(sizes[0], MOST - tokens.size(before)))
        count = _count(before)
        if page.is_first(start - count, count + _count(words[0])):
            return Anchor(words, before)
    return Anchor(usual, repeats=True)


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
        if any(token.size < tokens.HALVES for token in inner):
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
    elif parts.unspaced:
        yield from range((total + 1) // 2, max(total - 1, 1) + 1)
    else:
        yield total


def _words(parts: _Parts, most: int) -> tuple[str, ...]:
    """Return the first words of a sentence, at most `most` halves, and the last where there is room between."""
    text, atoms = parts.text, parts.atoms
    front = _taken(atoms, most)
    if front == len(atoms) and parts.size <= most:
        return (text.replace(_BREAK, ""),)
    if parts.unspaced:
        front = _breath(text, atoms, front)
    head = _head(text[: atoms[front - 1].end], most).replace(_BREAK, "")
    left = min(LAST, parts.size - sum(atom.size for atom in atoms[:front]) - parts.gap)
    if parts.size <= MOST or left <= 0:
        return (head,)
    back = _taken(atoms[::-1], left)
    if front + back >= len(atoms) or atoms[-1].broken:
        return (head,)
    return head, _tail(text[atoms[len(atoms) - back].start :], left)


def _taken(atoms: tuple[_Atom, ...], most: int) -> int:
    """Return how many parts from the front hold at most `most` halves, and no broken word; one at least."""
    size = 0
    for count, atom in enumerate(atoms):
        size += atom.size
        if count and (size > most or atom.broken):
            return count
    return len(atoms)


def _breath(text: str, atoms: tuple[_Atom, ...], front: int) -> int:
    """Return after how many characters to cut, not more than `front`: behind a comma if one stands far enough on.

    Where no spaces part words, browsers know only there for sure that a word is over.
    """
    return next((n for n in range(front, SHORTEST - 1, -1) if not text[atoms[n - 1].end - 1].isalnum()), front)


def _head(words: str, most: int) -> str:
    """Return the first words of at most `most` halves, of a word that holds more, such as an address, its beginning."""
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
