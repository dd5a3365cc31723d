"""Locking a text anew with every record carried over: it cites the same sentences as before, by their new numbers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from counterclaim.editing import excuses, formatting, schema_lines, spoken
from counterclaim.editing.transactions import Step
from counterclaim.knowledge import alignment, locks, validation, yaml_reader
from counterclaim.knowledge.locks import EXCUSES, Owed
from counterclaim.knowledge.shaping import sentence_numbers
from counterclaim.reasoning import fingerprints, owed, resolutions
from counterclaim.reasoning.analysis import Analysis
from counterclaim.reasoning.renumbering import Fate, Renumbering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Claim


class RenumberError(Exception):
    """Why records cannot be carried over: what must be mended first."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What locking a text anew comes to: the lock, the files that change with it, and what became of the sentences."""

    lock: Lock
    steps: tuple[Step, ...]
    summary: Renumbering


def plan(root: Path, analysis: Analysis, new: Lock, text: str) -> Plan:
    """Return what it takes to lock `text` as `new`. Raises `RenumberError`, `FormatError` and `OSError`."""
    return _Planner(root, analysis, new, text).plan()


class _Planner:
    """The records of one source, and where their sentences go."""

    def __init__(self, root: Path, analysis: Analysis, new: Lock, text: str) -> None:
        self.root, self.analysis, self.kb, self.new = root, analysis, analysis.kb, new
        old = self.kb.locks.get(new.source)
        if old is None:
            raise RenumberError(f"{new.source} has no lock yet: lock it without --renumber")
        self.old = old
        self.claims = [claim for claim in self.kb.claims.values() if claim.source == new.source and claim.sentences]
        self.source = self.kb.sources[new.source]
        self._refuse()
        self.carried = alignment.carry(old, new, text)
        self.users = self._users()
        self.numbers = self._numbers()
        self.spoken: list[str] = []

    def _refuse(self) -> None:
        folder = f"claims/{self.new.source}/"
        for fault in self.kb.faults:
            if fault.place.path.startswith(folder):
                raise RenumberError(
                    f"{fault.place.path} cannot be used as it is: mend it first, so that it is carried over"
                )
        known = self.old.numbers() | {entry.n for entry in self.old.owed}
        for claim in self.claims:
            for number in claim.sentences:
                if number not in known:
                    raise RenumberError(f"{claim.id} cites sentence {number}, which there never was: mend it first")
        for why, numbers in self.source.not_claims:
            if missing := sorted(set(numbers) - known):
                raise RenumberError(
                    f"{EXCUSES}.{why} lists sentence {missing[0]}, which there never was: mend it first"
                )

    def _users(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for claim in sorted(self.claims, key=lambda c: c.id):
            for number in claim.sentences:
                found.setdefault(number, []).append(claim.id)
        for _, numbers in self.source.not_claims:
            for number in numbers:
                found.setdefault(number, []).append(EXCUSES)
        return found

    def _numbers(self) -> dict[int, tuple[int, ...]]:
        """Return the new numbers by the old; what is gone and claimed gets one behind the last, else none."""
        free = len(self.new.sentences)
        found: dict[int, tuple[int, ...]] = {}
        for number, carried in self.carried.items():
            if carried.now:
                found[number] = carried.now
            elif set(self.users.get(number, ())) - {EXCUSES}:
                free += 1
                found[number] = (free,)
            else:
                found[number] = ()
        return found

    def plan(self) -> Plan:
        after = replace(self.new, owed=self._owed())
        claims = self._pinned(after)
        kept = {c.id for c in self.claims if all(self.carried[n].fate in {"same", "moved"} for n in c.sentences)}
        now = replace(self.kb, claims={**self.kb.claims, **claims}, locks={**self.kb.locks, after.source: after})
        changes = {**self._claim_changes(claims, kept), **self._source_change()}
        stamped = {**self._decisions(now, kept), **self._answers(now, kept)}
        files = [self._file(path, kind, change) for (path, kind), change in {**changes, **stamped}.items()]
        written = tuple(file for file in files if file is not None)
        lock_path = self.root / "sources" / f"{after.source}.lock.json"
        moved = sum(self.carried[n].now != (n,) and self.carried[n].fate == "moved" for n in self.users)
        return Plan(
            after,
            (*written, Step(lock_path, lock_path.read_bytes(), locks.to_json(after).encode())),
            Renumbering(
                moved=moved,
                claims=sum(c.sentences != self.kb.claims[c.id].sentences for c in claims.values()),
                stamps=len(stamped) + sum(self._restamped(c, kept) is not None for c in self.claims),
                changed=self._fates("changed"),
                gone=self._fates("gone"),
                spoken=tuple(dict.fromkeys([*self.spoken, *self._elsewhere()])),
            ),
        )

    def _fates(self, fate: str) -> tuple[Fate, ...]:
        """Return the sentences in use of which this became."""
        return tuple(
            Fate(n, next(iter(self.numbers[n]), None), self._words(n), tuple(users))
            for n, users in sorted(self.users.items())
            if self.carried[n].fate == fate
        )

    # What is owed

    def _words(self, number: int) -> tuple[str, ...]:
        pinned = self.old.sentence(number)
        return pinned.words if pinned else next(entry.words for entry in self.old.owed if entry.n == number)

    def _owed(self) -> tuple[Owed, ...]:
        """Return what is owed under the new lock: what was and is not mended, and what cannot be carried over now."""
        found: dict[tuple[int, str], Owed] = {}

        def owe(number: int, words: tuple[str, ...], sha256: str, users: list[str]) -> None:
            pinned = self.new.sentence(number)
            if users and (pinned is None or pinned.sha256 != sha256):
                before = found.get((number, sha256))
                users = [*before.users, *users] if before else users
                found[number, sha256] = Owed(number, words, sha256, tuple(dict.fromkeys(users)))

        earlier = {(d.owed.n, d.user) for d in owed.of(self.kb, self.old.source)}
        for entry in self.old.owed:
            left = [user for user in entry.users if (entry.n, user) in earlier]
            for number in self.numbers.get(entry.n, ()):
                owe(number, entry.words, entry.sha256, left)
        for number, carried in self.carried.items():
            pinned = self.old.sentence(number)
            if pinned is None or carried.fate in {"same", "moved"}:
                continue
            users = [u for u in self.users.get(number, ()) if (number, u) not in earlier and self._counts(u)]
            for n in self.numbers[number]:
                owe(n, pinned.words, pinned.sha256, users if carried.now else [u for u in users if u != EXCUSES])
        return tuple(found[key] for key in sorted(found))

    def _counts(self, user: str) -> bool:
        return user == EXCUSES or self.kb.claims[user].retired is None

    # Records

    def _mapped(self, numbers: tuple[int, ...]) -> list[int]:
        return sorted({now for number in numbers for now in self.numbers[number]})

    def _pinned(self, after: Lock) -> dict[str, Claim]:
        """Return the claims of the source as they will be."""
        found = {}
        for claim in self.claims:
            numbers = tuple(self._mapped(claim.sentences))
            record = {**claim.record, "sentences": list(numbers)}
            found[claim.id] = replace(claim, sentences=numbers, record=record, pins=after.pins(numbers))
        return found

    def _restamped(self, claim: Claim, kept: set[str]) -> str | None:
        """Return another stamp for a review: where only numbers or cuts changed, one that still holds.

        A stamp that knows sentences by their numbers alone becomes one of their words as they were.
        """
        seen = claim.reviewed.seen if claim.reviewed else None
        if seen is None or seen not in fingerprints.every(claim):
            return None
        now = fingerprints.of(self.after_claims[claim.id] if claim.id in kept else claim)
        return now if now != seen else None

    def _claim_changes(self, claims: dict[str, Claim], kept: set[str]) -> dict[tuple[str, str], Callable[[Any], None]]:
        self.after_claims = claims
        found: dict[tuple[str, str], Callable[[Any], None]] = {}
        for claim in self.claims:
            numbers, stamp = list(claims[claim.id].sentences), self._restamped(claim, kept)
            prose = self._prose(claim.record, claim.origin.path)
            if numbers != list(claim.sentences) or stamp or prose:
                found[claim.origin.path, "claim"] = partial(_rewrite_claim, numbers=numbers, stamp=stamp, prose=prose)
        return found

    def _source_change(self) -> dict[tuple[str, str], Callable[[Any], None]]:
        record = self.source.record
        listed = record.get(EXCUSES, {})
        excused = {
            key: now
            for key, entries in listed.items()
            if key != excuses.OTHER
            and (now := self._excused(tuple(sentence_numbers(entries)))) != sorted(sentence_numbers(entries))
        }
        prose = self._prose(record, self.source.origin.path)
        if not excused and not prose:
            return {}
        return {(self.source.origin.path, "source"): partial(_rewrite_source, excused=excused, prose=prose)}

    def _excused(self, numbers: tuple[int, ...]) -> list[int]:
        return sorted({now for n in numbers for now in self.carried[n].now})

    def _decisions(self, now: KnowledgeBase, kept: set[str]) -> dict[tuple[str, str], Callable[[Any], None]]:
        ours = {claim.id for claim in self.claims}
        found: dict[tuple[str, str], Callable[[Any], None]] = {}
        for resolution in self.kb.resolutions.values():
            if ours.isdisjoint(resolution.claims) or not all(c in self.kb.claims for c in resolution.claims):
                continue
            seen = resolutions.renewed(self.kb, now if ours & {*resolution.claims} <= kept else self.kb, resolution)
            if seen not in {None, resolution.seen}:
                found[resolution.origin.path, "resolution"] = partial(_stamp, seen=seen)
        return found

    def _answers(self, now: KnowledgeBase, kept: set[str]) -> dict[tuple[str, str], Callable[[Any], None]]:
        from counterclaim.reasoning.answers import rests_on

        found: dict[tuple[str, str], Callable[[Any], None]] = {}
        after = Analysis(now)
        ours = {claim.id for claim in self.claims}
        for answer in self.kb.answers.values():
            named = ours.intersection(rests_on(answer))
            if not named or self.analysis.answers.is_stale(answer):
                continue
            seen = (after if named <= kept else self.analysis).answers.fingerprint(answer)
            if seen != answer.seen:
                found[answer.origin.path, "answer"] = partial(_stamp, seen=seen)
        return found

    # Prose

    def _prose(self, record: dict[str, Any], path: str) -> dict[spoken.Place, str]:
        found, concerned = spoken.changes(record, {n: carried.now for n, carried in self.carried.items()})
        if concerned:
            self.spoken.append(path)
        return found

    def _elsewhere(self) -> Iterator[str]:
        """Yield records of other kinds that may speak of these sentences by number: nobody can tell of whose."""
        ours = {claim.id for claim in self.claims}
        if all(carried.now == (n,) for n, carried in self.carried.items()):
            return
        for resolution in self.kb.resolutions.values():
            if ours.intersection(resolution.claims) and spoken.has_numbers(
                f"{resolution.reason} {resolution.would_settle}"
            ):
                yield resolution.origin.path
        for answer in self.kb.answers.values():
            if spoken.has_numbers(" ".join((answer.answer, *answer.key_points, answer.looked_for))):
                yield answer.origin.path
        for page in self.kb.guide:
            if spoken.has_numbers(page.text):
                yield page.path

    def _file(self, path: str, kind: str, change: Callable[[Any], None]) -> Step | None:
        where = self.root / path
        held = where.read_bytes()
        text = yaml_reader.decode(held)
        try:
            now = formatting.amend(text, kind, change, schema_lines.address(self.root, where, kind))
        except formatting.FormatError as error:
            raise RenumberError(f"{path}:{error.line}:{error.column} {error}") from None
        value = yaml_reader.read(now.encode()).value
        if not validation.accepts(kind, value):
            refusal = next(validation.refusals(kind, value))
            raise RenumberError(f"{path}: {refusal.message}; {refusal.mend}")
        return None if now == text else Step(where, held, now.encode())


def _rewrite_claim(record: Any, *, numbers: list[int], stamp: str | None, prose: dict[spoken.Place, str]) -> None:
    record["sentences"][:] = numbers
    if stamp:
        record["reviewed"]["seen"] = stamp
    spoken.tell(record, prose)


def _rewrite_source(record: Any, *, excused: dict[str, list[int]], prose: dict[spoken.Place, str]) -> None:
    if excused:
        excuses.put(record, excused)
    spoken.tell(record, prose)


def _stamp(record: Any, *, seen: str) -> None:
    record["seen"] = seen
