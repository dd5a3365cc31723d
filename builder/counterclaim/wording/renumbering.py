"""What became of the sentences that records cite, in lines for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.coverage import opening
from counterclaim.wording.phrases import plural

if TYPE_CHECKING:
    from counterclaim.reasoning.renumbering import Fate, Renumbering


def told(found: Renumbering) -> list[str]:
    """Return what carrying records over comes to: a line for what is owed, each, then the counts."""
    lines = [_changed(fate) for fate in found.changed]
    lines += [_gone(fate) for fate in found.gone]
    lines += [f"read {path}: it speaks of sentences by number" for path in found.spoken]
    stamps = f", {plural(found.stamps, 'stamp')} of what was seen kept true" if found.stamps else ""
    moved = f"{plural(found.moved, 'sentence')} in use moved, {plural(found.claims, 'claim')} renumbered"
    return [*lines, f"{moved}{stamps}"]


def _changed(fate: Fate) -> str:
    where = f"sentence {fate.before}" if fate.now == fate.before else f"sentence {fate.before}, now {fate.now},"
    return f'{where} has other words ("{opening(fate.words)}"): read again {", ".join(fate.users)}'


def _gone(fate: Fate) -> str:
    after = f"; {fate.now} stands for it in {', '.join(fate.users)} until mended" if fate.now else "; it was excused"
    return f'sentence {fate.before} is gone ("{opening(fate.words)}"){after}'
