"""Locks: a source's sentences pinned by fingerprint."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from counterclaim.knowledge import anchors, sentences


@dataclass(frozen=True, slots=True)
class LockedSentence:
    """A pinned sentence: number, half-open offsets in code points, what leads to it, fingerprint.

    `words` and `before` are as in `Anchor`; `nowhere`: they lead to another place of the text, which stands before it.
    """

    n: int
    at: tuple[int, int]
    words: tuple[str, ...]
    sha256: str
    before: str | None = None
    nowhere: bool = False


@dataclass(frozen=True, slots=True)
class Owed:
    """What a new lock could not carry over: `users` cite `n`, which stood for a sentence with these words.

    It has other words now or, where the lock has no sentence `n`, is gone from the text. Users are claims by id, and
    EXCUSES.
    """

    n: int
    words: tuple[str, ...]
    sha256: str
    users: tuple[str, ...]


EXCUSES = "not_claims"
"""Stands for the list of the source's own record among those who cite a sentence."""


@dataclass(frozen=True, slots=True)
class Lock:
    """The pinned sentences of one source, and the fingerprint and length of the text they stand in.

    `splitter` is the version of how the text was cut; locks from before it was recorded have the first.
    """

    source: str
    sha256: str
    characters: int
    sentences: tuple[LockedSentence, ...]
    path: str = ""
    splitter: int = 1
    owed: tuple[Owed, ...] = ()

    def numbers(self) -> frozenset[int]:
        """Return the numbers of all sentences."""
        return frozenset(s.n for s in self.sentences)

    def sentence(self, number: int) -> LockedSentence | None:
        """Return the sentence with that number; None where there is none."""
        if 0 < number <= len(self.sentences) and self.sentences[number - 1].n == number:
            return self.sentences[number - 1]
        return next((s for s in self.sentences if s.n == number), None)

    def line(self, number: int) -> int:
        """Return the line of the file, as `to_json` writes it, on which a sentence stands; 1 where there is none."""
        before = 3 if self.splitter == 1 else 4
        return next((before + at for at, s in enumerate(self.sentences, start=1) if s.n == number), 1)

    def pins(self, numbers: tuple[int, ...]) -> tuple[str, ...]:
        """Return the fingerprints of the sentences with these numbers, those that are gone included.

        Where there never was such a sentence, the number itself.
        """
        gone = {entry.n: entry.sha256 for entry in self.owed}
        found = ((number, self.sentence(number)) for number in numbers)
        return tuple(sentence.sha256 if sentence else gone.get(number, str(number)) for number, sentence in found)

    def is_gone(self, number: int) -> bool:
        """Tell whether the text lost the sentence that records cite by this number."""
        return self.sentence(number) is None and any(entry.n == number for entry in self.owed)


def make(source: str, text: str, path: str = "") -> Lock:
    """Return the lock of `text`."""
    text = sentences.normalise(text)
    found = sentences.split(text)
    pinned = tuple(
        LockedSentence(n, (s.start, s.end), a.words, sentences.fingerprint(s.text), a.before, a.nowhere)
        for n, (s, a) in enumerate(zip(found, anchors.of(found), strict=True), start=1)
    )
    return Lock(source, hashlib.sha256(text.encode()).hexdigest(), len(text), pinned, path, sentences.SPLITTER)


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
        LockedSentence(
            int(s["n"]),
            (int(s["at"][0]), int(s["at"][1])),
            tuple(s["words"]),
            s["sha256"],
            s.get("before"),
            s.get("nowhere", False),
        )
        for s in value["sentences"]
    )
    owed = tuple(Owed(int(o["n"]), tuple(o["words"]), o["sha256"], tuple(o["users"])) for o in value.get("owed", ()))
    text = value["text"]
    return Lock(source, text["sha256"], int(text["characters"]), pinned, path, int(value.get("splitter", 1)), owed)


def to_json(lock: Lock) -> str:
    """Return the text of a lock file: one sentence per line, so that a change shows as one line."""
    head = json.dumps({"sha256": lock.sha256, "characters": lock.characters})
    body = ",\n    ".join(json.dumps(_row(s), ensure_ascii=False) for s in lock.sentences)
    owed = ",\n    ".join(
        json.dumps({"n": o.n, "words": list(o.words), "sha256": o.sha256, "users": list(o.users)}, ensure_ascii=False)
        for o in lock.owed
    )
    rest = f',\n  "owed": [\n    {owed}\n  ]' if owed else ""
    return f'{{\n  "splitter": {lock.splitter},\n  "text": {head},\n  "sentences": [\n    {body}\n  ]{rest}\n}}\n'


def _row(sentence: LockedSentence) -> dict[str, Any]:
    row: dict[str, Any] = {"n": sentence.n, "at": list(sentence.at)}
    if sentence.before is not None:
        row["before"] = sentence.before
    row |= {"words": list(sentence.words), "sha256": sentence.sha256}
    return {**row, "nowhere": True} if sentence.nowhere else row
