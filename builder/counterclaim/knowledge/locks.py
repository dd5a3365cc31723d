"""Locks: a source's sentences pinned by fingerprint, and what a text at hand says about them."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from counterclaim.knowledge import sentences


@dataclass(frozen=True, slots=True)
class LockedSentence:
    """A pinned sentence: number, half-open offsets in code points, anchor words, fingerprint."""

    n: int
    at: tuple[int, int]
    words: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The pinned sentences of one source, and the fingerprint and length of the text they stand in."""

    source: str
    sha256: str
    characters: int
    sentences: tuple[LockedSentence, ...]
    path: str = ""

    def numbers(self) -> frozenset[int]:
        """Return the numbers of all sentences."""
        return frozenset(s.n for s in self.sentences)

    def sentence(self, number: int) -> LockedSentence | None:
        """Return the sentence with that number; None where there is none."""
        if 0 < number <= len(self.sentences) and self.sentences[number - 1].n == number:
            return self.sentences[number - 1]
        return next((s for s in self.sentences if s.n == number), None)

    def pins(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """Return the fingerprints of the sentences with these numbers; the number where there is no such sentence."""
        found = ((number, self.sentence(number)) for number in numbers)
        return tuple(sentence.sha256 if sentence else str(number) for number, sentence in found)


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


def make(source: str, text: str, path: str = "") -> Lock:
    """Return the lock of `text`."""
    text = sentences.normalise(text)
    pinned = tuple(
        LockedSentence(n, (s.start, s.end), sentences.anchor_words(s.text), sentences.fingerprint(s.text))
        for n, s in enumerate(sentences.split(text), start=1)
    )
    return Lock(source, hashlib.sha256(text.encode()).hexdigest(), len(text), pinned, path)


def parse(data: bytes) -> Any:
    """Return the JSON value in `data`; raise `ValueError` where it is none, or holds half of a surrogate pair."""
    text = data.decode("utf-8")
    value = json.loads(text)
    if "\\u" in text:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    return value


def from_json(source: str, value: dict[str, Any], path: str) -> Lock:
    """Return the lock that `value`, which fits its schema, describes."""
    pinned = tuple(
        LockedSentence(int(s["n"]), (int(s["at"][0]), int(s["at"][1])), tuple(s["words"]), s["sha256"])
        for s in value["sentences"]
    )
    return Lock(source, value["text"]["sha256"], int(value["text"]["characters"]), pinned, path)


def to_json(lock: Lock) -> str:
    """Return the text of a lock file: one sentence per line, so that a change shows as one line."""
    head = json.dumps({"sha256": lock.sha256, "characters": lock.characters})
    rows = [
        json.dumps({"n": s.n, "at": list(s.at), "words": list(s.words), "sha256": s.sha256}, ensure_ascii=False)
        for s in lock.sentences
    ]
    body = ",\n    ".join(rows)
    return f'{{\n  "text": {head},\n  "sentences": [\n    {body}\n  ]\n}}\n'


def verify(lock: Lock, text: str) -> Verification:
    """Compare `lock` with `text`: which of its sentences are the same, moved, changed or gone."""
    text = sentences.normalise(text)
    if _is_of(lock, text):
        return Verification(tuple(s.n for s in lock.sentences), (), (), (), 0)
    return _align(lock, make(lock.source, text))


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


MOST_REPEATS = 1_000_000
"""So many pairs of equal sentences are laid side by side; more would take time in their square."""


def _align(lock: Lock, now: Lock) -> Verification:
    old, new = lock.sentences, now.sentences
    same: list[int] = []
    moved: list[int] = []
    changed: list[int] = []
    gone: list[int] = []
    known = Counter(s.sha256 for s in new)
    repeats = sum(known[s.sha256] for s in old)
    often = repeats > MOST_REPEATS  # what is said so often is told by the counts below, not by where it stands
    matcher = SequenceMatcher(None, [s.sha256 for s in old], [s.sha256 for s in new], autojunk=often)
    blocks = matcher.get_opcodes()
    fresh = Counter(s.sha256 for tag, _, _, c, d in blocks if tag != "equal" for s in new[c:d])
    left: list[tuple[list[LockedSentence], list[LockedSentence]]] = []
    for tag, a, b, c, d in blocks:
        if tag == "equal":
            for before, after in zip(old[a:b], new[c:d], strict=True):
                (same if (before.n, before.at) == (after.n, after.at) else moved).append(before.n)
            continue
        unmatched = []
        for before in old[a:b]:
            if fresh[before.sha256] > 0:
                fresh[before.sha256] -= 1
                moved.append(before.n)
            else:
                unmatched.append(before)
        left.append((unmatched, list(new[c:d])))
    added = 0
    for before_block, after_block in left:
        counterparts = 0
        for after in after_block:
            counterparts += fresh[after.sha256] > 0
            fresh[after.sha256] -= 1
        changed.extend(s.n for s in before_block[:counterparts])
        gone.extend(s.n for s in before_block[counterparts:])
        added += max(0, counterparts - len(before_block))
    return Verification(tuple(same), tuple(sorted(moved)), tuple(changed), tuple(gone), added)
