"""Which sentences are spoken for, in lines for people: of sources, of the guide, of a text beside its lock."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from counterclaim.wording.phrases import plural, ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from counterclaim.knowledge.alignment import Verification
    from counterclaim.reasoning.coverage import Coverage

NO_SOURCES = "no sources"
NO_GUIDE = "no guide"
NO_TEXT = "the text is not at hand: of each sentence the words that its lock keeps are shown"


def covered(found: Coverage) -> str:
    """Return how many sentences of a source are claimed, excused and open."""
    share = 100 * found.accounted // found.total if found.total else 100
    return (
        f"{found.source}: {plural(found.total, 'sentence')}: {len(found.claimed)} claimed,"
        f" {len(found.excused.keys() - found.claimed.keys())} excused, {len(found.open)} open ({share}%)"
    )


def excused(found: Coverage) -> str:
    """Return for which reasons sentences are excused, with how many of each."""
    return ", ".join(f"{count} {why}" for why, count in sorted(Counter(found.excused.values()).items()))


def without_lock(source: str) -> str:
    """Return why nothing is counted of a source that has no lock."""
    return f"{source}: no lock, so its sentences cannot be counted"


def accounted(found: Coverage) -> str:
    """Return how many sentences a source has, and how many are accounted for."""
    return f"{found.total}: {found.accounted} accounted for"


def of_guide(path: str, total: int, cited: int) -> str:
    """Return how many sentences of a page of the guide carry a citation."""
    return f"{path}: {plural(total, 'sentence')}, {cited} cited"


def verified(source: str, found: Verification) -> list[str]:
    """Return what a text says about a lock: a line with the counts, then a line for each kind of difference."""
    counted = {"the same": found.same, "moved": found.moved, "changed": found.changed, "gone": found.gone}
    first = f"{source}: {', '.join(f'{len(n)} {word}' for word, n in counted.items())}, {found.new} new"
    return [first, *(f"{word}: {ranges(tuple(sorted(n)))}" for word, n in list(counted.items())[1:] if n)]


def resting(number: int, claims: Sequence[str]) -> str:
    """Return which claims rest on a sentence."""
    return f"claims on sentence {number}: {', '.join(claims) or 'none'}"


def standing(found: Coverage, number: int) -> str:
    """Return what stands on a sentence of a source: claims, why it states nothing, or nothing yet."""
    claims, why = found.claimed.get(number, ()), found.excused.get(number)
    told = [*([f"claimed: {', '.join(claims)}"] if claims else []), *([f"excused: {why}"] if why else [])]
    return "; ".join(told) or "open"


def kept(words: Sequence[str], *, changed: bool) -> str:
    """Return the words that a lock keeps of a sentence; `changed`: the text at hand has it no more."""
    return f"{' … '.join(words)}{'  (the text at hand has other words)' if changed else ''}"


def left(found: Coverage) -> str:
    """Return which sentences of a source are still open."""
    if not found.open:
        return f"every sentence of {found.source} is accounted for"
    return f"open still: {ranges(found.open)}"


def to_choose_from(source: str, still_open: int) -> str:
    """Return what stands above the sentences of a source that one may choose from."""
    if not still_open:
        return f"every sentence of {source} is accounted for:"
    return f"{plural(still_open, 'sentence')} of {source} {'is' if still_open == 1 else 'are'} open:"


def not_shown(source: str, number: int) -> str:
    """Return how many sentences are left out, and how to see them."""
    return f"       {number:,} more: counterclaim sentences {source}"


def opening(words: tuple[str, ...]) -> str:
    """Return the few words that a lock keeps of a sentence."""
    return " … ".join(words)
