"""The steps of a knowledge base's history: read from git, worked out once, and kept beside the records.

What is kept is a cache: safe to delete, ignored where it does not fit, and never needed for the same result.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

import counterclaim
from counterclaim.editing import files
from counterclaim.knowledge import code, history
from counterclaim.knowledge.foreign import FOLDERS
from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording import steps
from counterclaim.wording.steps import History, Row, Section, Step

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.knowledge.history import Commit, Past
    from counterclaim.wording.steps import Sections

CACHE = (".cache", "counterclaim")
MOST_STEPS = 20
MOST_COMMITS = 2_000
"""So many commits are looked at for the newest steps: a day has seldom more than a few dozen."""

MOST_KEPT = 200
_MOST_BYTES = 1_000_000
_DAY = 24 * 60 * 60


class _Span(NamedTuple):
    """A day: the state it found (None: there was nothing), its first commit and its last."""

    before: str | None
    first: Commit
    last: Commit


def recent(root: Path) -> History:
    """Return the newest steps in the history of the knowledge base under `root`, newest first.

    A step is a day (UTC) on which its records changed. Where git has no history, or cannot be asked, there are
    no steps. What was worked out is kept below `root` where that can be written; never raises for it.
    """
    try:
        past = history.past(root, FOLDERS, MOST_COMMITS)
        below = history.prefix(root)
        shipped = history.tracks(root, CACHE[0])
    except history.HistoryError:
        return History()
    spans, whole = _spans(past)
    made = _Maker(root, below, shipped=shipped)
    found: list[Step] = []
    try:
        for span in spans:
            told = made.sections(span)
            if told:
                found.append(Step(span.first.id, span.last.seconds, span.before is None, told))
    except (history.HistoryError, OSError):  # a partial clone lacks what lies further back
        whole = False
    made.keep()
    return History(tuple(found), whole, f"{past.start}:{below}" if past.start else None)


def _spans(past: Past) -> tuple[list[_Span], bool]:
    """Return the newest days, newest first, each with all its commits, and whether they go back to the beginning."""
    days = [list(commits) for _, commits in groupby(past.commits, key=lambda commit: commit.seconds // _DAY)]
    spans = []
    for number, day in enumerate(days):
        last = number + 1 == len(days)
        if last and not past.whole:
            break  # it may have begun earlier: only the state that it left is known
        spans.append(_Span(None if last else days[number + 1][0].id, day[-1], day[0]))
    return spans[:MOST_STEPS], past.whole and len(spans) <= MOST_STEPS


class _Maker:
    """Works out steps, newest first, or finds them where they are kept."""

    def __init__(self, root: Path, below: str, *, shipped: bool) -> None:
        self.root = root
        self.folder = root.joinpath(*CACHE)
        # What came with the repository is somebody's proposal, and a link could lead anywhere: neither is used
        self.trusted = not shipped and not any(f.is_symlink() for f in (self.folder.parent, self.folder))
        self.key = _key(below)
        self.state: tuple[str, Analysis] | None = None
        self.used: set[Path] = set()
        self.new: list[tuple[Path, str]] = []

    def sections(self, span: _Span) -> Sections:
        """Return what changed in a span. Raises `HistoryError` and `OSError` where git lacks one of its states."""
        path = self.folder / f"step-{span.before or 'nothing'}-{span.last.id}-{self.key}.json"
        self.used.add(path)
        kept = _read(path) if self.trusted else None
        if kept is not None:
            return kept
        now = self._analysis(span.last.id)
        made = steps.between(self._analysis(span.before), now) if span.before else steps.beginning(now)
        self.new.append((path, _text(path.name, made)))
        return made

    def keep(self) -> None:
        """Write what was worked out; where there is too much, remove what was not used now."""
        if not self.trusted or not self.new:
            return
        with contextlib.suppress(OSError):
            files.write_all(self.new)
            kept = sorted(self.folder.glob("step-*.json"))
            if len(kept) > MOST_KEPT:
                for path in set(kept) - self.used:
                    path.unlink(missing_ok=True)

    def _analysis(self, commit: str) -> Analysis:
        """Return what follows from a state; that of the day before is the next one asked for."""
        if self.state is None or self.state[0] != commit:
            self.state = (commit, Analysis(history.load(self.root, commit, FOLDERS)))
        return self.state[1]


def _text(name: str, sections: Sections) -> str:
    """Return a file of the cache: a sum over its name and what it holds, then what it holds."""
    told = json.dumps(sections)
    return f"{_sum(name, told)}\n{told}\n"


def _read(path: Path) -> Sections | None:
    """Return what a file of the cache holds; None where there is none, or where this tool did not write it so."""
    try:
        if not path.is_file() or path.stat().st_size > _MOST_BYTES:
            return None
        total, _, told = path.read_text("utf-8").partition("\n")
        told = told.removesuffix("\n")
        if total != _sum(path.name, told):
            return None
        return tuple(_section(*value) for value in json.loads(told))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _section(subject: Any, total: Any, rows: Any) -> Section:
    if subject not in steps.SUBJECTS or type(total) is not int:
        raise ValueError
    return Section(subject, total, tuple(_row(*row) for row in rows))


def _row(*values: Any) -> Row:
    identity, text, before, now, sides = values
    pairs = tuple((str(claim), str(statement)) for claim, statement in sides)
    if not all(isinstance(v, str) for v in (identity, text, before or "", now or "")):
        raise TypeError
    return Row(identity, text, before, now, pairs)


def _sum(name: str, told: str) -> str:
    return hashlib.sha256(f"{name}\n{told}".encode()).hexdigest()


def _key(below: str) -> str:
    """Return a name for what decides about the steps: another one whenever the code that works them out changes."""
    made = code.fingerprint("knowledge", "reasoning", "wording").hex()
    told = "\0".join((counterclaim.__version__, made, below, str(steps.MOST_ROWS)))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
