"""What became of the sentences that records cite when a text was locked anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fate:
    """A sentence that records cite and that changed or is gone: its number before and now, its words, who cites it.

    `now` of what is gone is the number that stands for it, if claims cite it; None if it was only excused.
    """

    before: int
    now: int | None
    words: tuple[str, ...]
    users: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renumbering:
    """What carrying records over comes to.

    `moved` sentences in use got other numbers; `claims` got other numbers; `stamps` of reviews, decisions and answers
    were brought up to date; `changed` and `gone` are owed; `spoken` are files whose prose names sentences by number.
    """

    moved: int
    claims: int
    stamps: int
    changed: tuple[Fate, ...]
    gone: tuple[Fate, ...]
    spoken: tuple[str, ...]
