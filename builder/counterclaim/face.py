"""The public face for Python programs: a knowledge base from a folder, a git revision or texts at hand.

What is written here stays as it is from version to version; everything below may change. Heavy modules are imported
where they are used, so that `import counterclaim` costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.reasoning import conflicts, questions
    from counterclaim.reasoning.analysis import Analysis


class KnowledgeError(Exception):
    """There is no knowledge base where one was to be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read as the record it should be: where, what is wrong, and what would be right."""

    path: str
    line: int
    column: int
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that one source makes; `says` is the same in the words of the vocabulary."""

    id: str
    statement: str
    source: str
    sentences: tuple[int, ...]
    stance: str
    says: str
    retired: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where claims disagree: the ids of both sides, the status, the axes that decide it, and a summary in words.

    `question` is `exposure/outcome`, or the concept alone for advice that names no outcome; `examined` tells whether
    somebody's decision about it still fits.
    """

    id: str
    status: str
    sides: tuple[tuple[str, ...], tuple[str, ...]]
    question: str
    decisive: tuple[str, ...]
    summary: str
    examined: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What claims say about an exposure and an outcome: the headline, why it is that, and the claims by stance."""

    exposure: str
    outcome: str | None
    headline: str
    reason: str
    claims: dict[str, tuple[str, ...]]
    disputed: bool


class Knowledge:
    """A knowledge base and what follows from it, each part worked out when it is first asked for."""

    def __init__(self, kb: KnowledgeBase) -> None:
        from counterclaim.reasoning.analysis import Analysis

        self._analysis = Analysis(kb)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what could not be read, in the order of its places; the rest was read all the same."""
        from counterclaim.wording.findings import with_mend

        found = sorted(self._analysis.kb.faults, key=lambda f: (f.place.path, f.place.line, f.place.column))
        return tuple(Fault(f.place.path, f.place.line, f.place.column, f.rule, with_mend(f)) for f in found)

    @property
    def claims(self) -> dict[str, Claim]:
        """Return every claim by its id, in the order of the ids; retired ones too."""
        from counterclaim.wording.claims import position

        kb = self._analysis.kb
        return {
            name: Claim(name, c.statement, c.source, c.sentences, c.stance, position(kb, c), c.retired is not None)
            for name, c in sorted(kb.claims.items())
        }

    def conflicts(self, claim: str | None = None) -> tuple[Conflict, ...]:
        """Return the conflicts of a claim, or all of them, in stable order. Raises `KeyError` for an unknown claim."""
        if claim is not None and claim not in self._analysis.kb.claims:
            raise KeyError(claim)
        found = (c for c in self._analysis.conflicts if claim is None or claim in c.claims)
        return tuple(_conflict(self._analysis, c) for c in found)

    @property
    def questions(self) -> dict[str, Question]:
        """Return every question that a claim answers by `exposure/outcome`, or by the concept of advice alone."""
        return {_name(*q.key): _question(self._analysis, q) for q in self._analysis.questions.values()}


def load(path: Path | str, *, texts: Path | str | None = None) -> Knowledge:
    """Return the knowledge base in the folder `path`; `texts` is the folder of the sources' texts, if they are at hand.

    Never raises for what its files hold: that becomes `faults`. Raises `KnowledgeError` where there is none.
    """
    from counterclaim.knowledge import KnowledgeBase

    root = _root(path)
    return Knowledge(KnowledgeBase.load(root, texts=Path(texts) if texts is not None else None))


def load_revision(path: Path | str, revision: str) -> Knowledge:
    """Return the knowledge base in the folder `path` as a revision of its git repository has it.

    Nothing is checked out or fetched. Raises `KnowledgeError` where git cannot tell, or had none there.
    """
    from counterclaim.knowledge import history
    from counterclaim.knowledge.base import KnowledgeBase
    from counterclaim.knowledge.foreign import FOLDERS

    if not Path(path).is_dir():
        raise KnowledgeError(f"{path}: there is no such folder")
    try:
        kb = history.load(Path(path), revision, FOLDERS)
    except history.HistoryError as error:
        raise KnowledgeError(str(error)) from None
    if kb == KnowledgeBase():
        raise KnowledgeError(f"no knowledge base in {path} at {revision}: it has none of {', '.join(FOLDERS)}")
    return Knowledge(kb)


def load_texts(files: Mapping[str, str]) -> Knowledge:
    """Return the knowledge base of `files`: the text of each file by its path, such as `claims/letter/tea.yml`.

    The files are laid into a temporary folder while they are read. Raises `KnowledgeError` where no path is that of a
    record, or one leads out of the folder.
    """
    import tempfile

    from counterclaim.knowledge import KnowledgeBase

    with tempfile.TemporaryDirectory(prefix="counterclaim-") as temporary:
        root = Path(temporary).resolve()
        for name, text in files.items():
            way = PurePosixPath(name)
            if way.is_absolute() or ".." in way.parts or not way.parts:
                raise KnowledgeError(f'"{name}" is no path below the knowledge base')
            (root / way).parent.mkdir(parents=True, exist_ok=True)
            (root / way).write_bytes(text.encode("utf-8"))
        return Knowledge(KnowledgeBase.load(_root(root, "the texts")))


def _root(path: Path | str, name: str | None = None) -> Path:
    """Return the folder of a knowledge base. Raises `KnowledgeError` where it is none."""
    from counterclaim.knowledge.foreign import FOLDERS

    root = Path(path)
    if not root.is_dir():
        raise KnowledgeError(f"{path}: there is no such folder")
    if not any((root / folder).is_dir() for folder in FOLDERS):
        raise KnowledgeError(f"no knowledge base in {name or path}: it has none of {', '.join(FOLDERS)}")
    return root


def _name(exposure: str, outcome: str | None) -> str:
    return f"{exposure}/{outcome}" if outcome else exposure


def _conflict(analysis: Analysis, found: conflicts.Conflict) -> Conflict:
    from counterclaim.wording.conflicts import summary

    left, right = found.sides
    return Conflict(
        id=found.id,
        status=found.status,
        sides=(left.claims, right.claims),
        question=_name(*found.question),
        decisive=found.decisive,
        summary=str(summary(analysis.kb, found)),
        examined=analysis.examined(found),
    )


def _question(analysis: Analysis, found: questions.Question) -> Question:
    from counterclaim.wording.questions import headline, reason

    kb = analysis.kb
    return Question(
        exposure=found.exposure,
        outcome=found.outcome,
        headline=headline(kb, found),
        reason=reason(kb, found),
        claims={stance: claims for stance, claims in found.sides.items() if claims},
        disputed=found.disputed,
    )
