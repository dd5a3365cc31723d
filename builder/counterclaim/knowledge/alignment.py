"""Where the sentences of a lock stand in a text that is another, or is cut otherwise."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import TYPE_CHECKING, Literal, get_args

from counterclaim.knowledge import locks, sentences, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.knowledge.locks import Lock, LockedSentence

MOST_REPEATS = 1_000_000
"""So many pairs of equal sentences are laid side by side; more would take time in their square."""
MOST_PLACES = 50
"""In so many places the first words of a sentence are tried."""
MOST_PAIRED = 60
"""So many changed sentences in a row are paired by their words; of more, each by its place."""
MOST_SOUGHT = 500
"""So many sentences are looked for by their words; where more are lost, it is another text."""
BOTH, ENOUGH = 2, 3 * tokens.WORD
"""A sentence that is part of another now begins or ends with it, and has three words."""
ALIKE = 0.3
"""So much of their first and last words a sentence and what became of it share."""

Fate = Literal["same", "moved", "changed", "gone"]
FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Verification:
    """What a text at hand says about a lock: numbers of sentences, by what became of them.

    `moved` sentences are unchanged but stand elsewhere; `changed` ones have other words, `gone` ones no
    counterpart; `new` counts sentences of the text that the lock does not have.
    """

    same: tuple[int, ...]
    moved: tuple[int, ...]
    changed: tuple[int, ...]
    gone: tuple[int, ...]
    new: int

    @property
    def fits(self) -> bool:
        """Tell whether the text is the one that was locked."""
        return not (self.moved or self.changed or self.gone or self.new)


@dataclass(frozen=True, slots=True)
class Carried:
    """What became of a sentence, and the numbers of the new lock that its words have, or that took its place."""

    fate: Fate
    now: tuple[int, ...] = ()


def verify(lock: Lock, text: str) -> Verification:
    """Compare `lock` with `text`: which of its sentences are the same, moved, changed or gone."""
    text = sentences.normalise(text)
    if _is_of(lock, text):
        return Verification(tuple(s.n for s in lock.sentences), (), (), (), 0)
    new = locks.make(lock.source, text)
    found = _found(lock, new, text)
    numbers: defaultdict[Fate, list[int]] = defaultdict(list)
    for sentence, carried in zip(lock.sentences, found, strict=True):
        numbers[carried.fate].append(sentence.n)
    same, moved, changed, gone = (tuple(sorted(numbers[fate])) for fate in FATES)
    return Verification(same, moved, changed, gone, len(new.numbers() - {n for c in found for n in c.now}))


def carry(old: Lock, new: Lock, text: str) -> dict[int, Carried]:
    """Return what became of each sentence of `old`, by number, in `new`, which is the lock of `text`.

    What `old` owes is looked for too, by the number that records cite where it has no sentence of that number.
    """
    found = {s.n: c for s, c in zip(old.sentences, _found(old, new, sentences.normalise(text)), strict=True)}
    for entry in old.owed:
        if old.sentence(entry.n) is None:
            place = next((s.n for s in new.sentences if s.sha256 == entry.sha256), None)
            found[entry.n] = Carried("moved", (place,)) if place else Carried("gone")
    return found


def _found(old: Lock, new: Lock, text: str) -> list[Carried]:
    """Return what became of the sentences of `old`, in its order."""
    work = _Work(old, new, text)
    if old.sha256 == new.sha256:
        work.by_place()
    else:
        work.by_order()
    work.by_words()
    work.by_likeness()
    return [work.found.get(i, Carried("gone")) for i in range(len(old.sentences))]


class _Work:
    """Sentences of the old lock by index, those of the new one that are taken, and what was found so far."""

    def __init__(self, old: Lock, new: Lock, text: str) -> None:
        self.old, self.new, self.text = old.sentences, new.sentences, text
        self.starts = [s.at[0] for s in self.new]
        self.taken: set[int] = set()
        self.spans: set[tuple[int, int]] = set()
        self.found: dict[int, Carried] = {}
        self.left: list[tuple[range, range]] = [(range(len(self.old)), range(len(self.new)))]

    def _meets(self, i: int, js: Sequence[int]) -> None:
        before = self.old[i]
        after = self.new[js[0]]
        same = len(js) == 1 and (before.n, before.at) == (after.n, after.at)
        self.found[i] = Carried("same" if same else "moved", tuple(self.new[j].n for j in js))
        self.taken.update(js)
        self.spans.add(after.at)

    def by_place(self) -> None:
        """Find the sentences of the same text, which may be cut otherwise now, by where they stand."""
        for i, before in enumerate(self.old):
            start, end = before.at
            if sentences.fingerprint(self.text[start:end]) == before.sha256:
                self._span(i, start, end)
        rest: defaultdict[str, list[int]] = defaultdict(list)
        for j in range(len(self.new) - 1, -1, -1):
            if j not in self.taken:
                rest[self.new[j].sha256].append(j)
        for i, before in enumerate(self.old):
            if i not in self.found and rest[before.sha256]:
                self._meets(i, (rest[before.sha256].pop(),))

    def _span(self, i: int, start: int, end: int) -> bool:
        """Find the new sentences that share words with a stretch of the text."""
        if (start, end) in self.spans:
            return False
        first = max(bisect_right(self.starts, start) - 1, 0)
        js = []
        for j in range(first, len(self.new)):
            a, b = self.new[j].at
            if a >= end:
                break
            if next(tokens.of(self.text[max(a, start) : min(b, end)]), None) or (a, b) == (start, end):
                js.append(j)
        if js:
            self._meets(i, js)
            self.spans.add((start, end))
        return bool(js)

    def by_order(self) -> None:
        """Find unchanged sentences by their fingerprints: in their order first, then those that stand elsewhere."""
        old, new = [s.sha256 for s in self.old], [s.sha256 for s in self.new]
        known = Counter(new)
        often = sum(known[sha] for sha in old) > MOST_REPEATS
        blocks = SequenceMatcher(None, old, new, autojunk=often).get_opcodes()
        fresh: defaultdict[str, list[int]] = defaultdict(list)
        for tag, a, b, c, d in blocks:
            if tag == "equal":
                for i, j in zip(range(a, b), range(c, d), strict=True):
                    self._meets(i, (j,))
            else:
                for j in range(c, d):
                    fresh[new[j]].append(j)
        self.left = [(range(a, b), range(c, d)) for tag, a, b, c, d in blocks if tag != "equal"]
        for places in fresh.values():
            places.reverse()
        for block, _ in self.left:
            for i in block:
                if fresh[old[i]]:
                    self._meets(i, (fresh[old[i]].pop(),))

    def by_words(self) -> None:
        """Find sentences that are cut otherwise now: by their first words, and the fingerprint from there on."""
        left = [i for i in range(len(self.old)) if i not in self.found]
        if len(left) > MOST_SOUGHT:
            return
        expected = 0
        for i, before in enumerate(self.old):
            if i in self.found:
                expected = self.new[self.found[i].now[-1] - 1].at[1]
                continue
            places = islice(_places(before, self.text), MOST_PLACES)
            for a, b in sorted(places, key=lambda place: (place[0] < expected, abs(place[0] - expected))):
                if self._is_cut_there(a, b) and self._span(i, a, b):
                    break

    def _is_cut_there(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text is more than a few words in the middle of another sentence."""
        around = self.new[max(bisect_right(self.starts, start) - 1, 0)].at
        last = self.new[max(bisect_right(self.starts, end - 1) - 1, 0)].at
        ends = (around[0] == start) + (last[1] == end)
        return ends == BOTH or (ends > 0 and tokens.size(self.text[start:end]) >= ENOUGH)

    def by_likeness(self) -> None:
        """Take for changed what stands in the place of a sentence and still has some of its words."""
        for block, room in self.left:
            olds = [i for i in block if i not in self.found]
            news = [j for j in room if j not in self.taken]
            for i, j in _paired([self.old[i] for i in olds], [self.new[j] for j in news]):
                self.found[olds[i]] = Carried("changed", (self.new[news[j]].n,))
                self.taken.add(news[j])


def _places(sentence: LockedSentence, text: str) -> Iterator[tuple[int, int]]:
    """Yield where in `text` the words of a pinned sentence stand, white space aside."""
    first = _spaced(sentence.words[0])
    last = _spaced(sentence.words[-1])
    reach = min(2 * (sentence.at[1] - sentence.at[0]) + 20, len(text))
    for begin in first.finditer(text):
        for end in last.finditer(text, begin.start(), begin.start() + reach):
            if sentences.fingerprint(text[begin.start() : end.end()]) == sentence.sha256:
                yield begin.start(), end.end()


def _spaced(words: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()) or r"(?!)")


def _paired(old: list[LockedSentence], new: list[LockedSentence]) -> list[tuple[int, int]]:
    """Return which of the old sentences became which of the new ones, in order, by the words that they share."""
    if not old or not new:
        return []
    if max(len(old), len(new)) > MOST_PAIRED:
        return [(i, i) for i in range(min(len(old), len(new))) if _likeness(old[i], new[i]) >= ALIKE]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    alike = [[_likeness(before, after) for after in new] for before in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = alike[i][j] + best[i + 1][j + 1] if alike[i][j] >= ALIKE else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        if alike[i][j] >= ALIKE and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _likeness(before: LockedSentence, after: LockedSentence) -> float:
    """Return which share of the first and last words of two sentences both have."""
    old, new = _words(before), _words(after)
    return sum((old & new).values()) / max(sum(old.values()), sum(new.values()), 1)


def _words(sentence: LockedSentence) -> Counter[str]:
    return Counter(tokens.plain(part[t.start : t.end]) for part in sentence.words for t in tokens.of(part))


def _is_of(lock: Lock, text: str) -> bool:
    """Tell whether `lock` is a whole and true account of `text`, without cutting it anew.

    The text's fingerprint alone would not do: a lock may leave sentences out, or number them otherwise.
    """
    if hashlib.sha256(text.encode()).hexdigest() != lock.sha256:
        return False
    end = 0
    for number, pinned in enumerate(lock.sentences, start=1):
        start = pinned.at[0]
        if pinned.n != number or start < end or sentences.has_words(text[end:start]):
            return False
        end = pinned.at[1]
        if sentences.fingerprint(text[start:end]) != pinned.sha256:
            return False
    return not sentences.has_words(text[end:])
