"""The sentences of a source by number: their words as far as they are at hand, and what stands on each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import excerpts
from counterclaim.wording import coverage as words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from counterclaim.knowledge.locks import Lock
    from counterclaim.reasoning.analysis import Analysis


def sentences(analysis: Analysis, source: str, *, only_open: bool = False) -> str:
    """Return the sentences of a source that has a lock, what stands on each, and how many are accounted for."""
    return "\n".join(_lines(analysis, source, only_open=only_open)) + "\n"


def to_choose_from(analysis: Analysis, source: str, most: int) -> str:
    """Return the sentences of a source that are open, else all of them; so many at most, and how to see the others."""
    lock = analysis.kb.locks[source]
    still_open = analysis.coverage[source].open
    every = still_open or tuple(pinned.n for pinned in lock.sentences)
    lines = [words.to_choose_from(source, len(still_open)), *texts(lock, analysis.kb.texts.get(source), every[:most])]
    if len(every) > most:
        lines.append(words.not_shown(source, len(every) - most))
    return "\n".join(lines) + "\n"


def _lines(analysis: Analysis, source: str, *, only_open: bool) -> Iterator[str]:
    found, lock = analysis.coverage[source], analysis.kb.locks[source]
    chosen = [pinned.n for pinned in lock.sentences if not only_open or pinned.n in found.open]
    for line, number in zip(texts(lock, analysis.kb.texts.get(source), chosen), chosen, strict=True):
        yield line
        yield f"{INDENT}{words.standing(found, number)}"
    if source not in analysis.kb.texts and chosen:
        yield words.NO_TEXT
    yield words.covered(found)


def texts(lock: Lock, text: str | None, numbers: Sequence[int]) -> Iterator[str]:
    """Yield a line for each of these sentences, which the lock has: its number, and its words or those of the lock."""
    known = excerpts.of(lock, text)
    for number in numbers:
        pinned = lock.sentence(number)
        words_kept = pinned.words if pinned else ()
        yield f"{number:>5}  {known.get(number) or words.kept(words_kept, changed=text is not None)}"


INDENT = " " * 7
