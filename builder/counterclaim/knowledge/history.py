"""The knowledge base as it was: records of an earlier revision, read from git and nowhere else.

Nothing is checked out, and nothing is fetched. Links are followed only inside the knowledge base. Git reads objects and
its index, and never the files that lie there: whatever filters and hooks a repository brings, none of them runs.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import yaml_reader
from counterclaim.knowledge.base import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_BYTES = yaml_reader.MAX_VOCABULARY_BYTES
"""What is larger is read by nobody: only its size counts, for the finding that says so."""

LAST_SECOND = 253_402_300_800
"""The year 10000 begins: no calendar here goes further."""

_LINK = "120000"
_FOREIGN = (
    *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE"),
    *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE"),
)
"""Variables that git sets for its hooks; they speak of the hook's repository, not of the root's."""
_QUIET = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_LAZY_FETCH": "1",
}


class HistoryError(Exception):
    """What git cannot tell; the message says why, and what would help."""


class Commit(NamedTuple):
    """A commit: its id, and when its author wrote it, in seconds since 1970 (UTC)."""

    id: str
    seconds: int


class Past(NamedTuple):
    """The commits that touched some folders, newest first.

    `whole`: the last of them is where the folders begin; else there are older ones, which git does not have here
    or which were not asked for. `start` is the commit in which the repository begins, if git has it.
    """

    commits: tuple[Commit, ...]
    whole: bool
    start: str | None


class _Blob(NamedTuple):
    """A file of a revision: its mode, object id, size in bytes and path below the root."""

    mode: str
    id: str
    size: int
    path: str


def load(root: Path, revision: str, folders: Iterable[str], *, texts: Path | None = None) -> KnowledgeBase:
    """Return the knowledge base under `root` as `revision` (whatever names a commit) has it.

    `folders` hold its records, `texts` the texts of today. A root that the revision does not have gives an
    empty knowledge base. Raises `HistoryError`.
    """
    identity = commit(root, revision)
    with tempfile.TemporaryDirectory(prefix="counterclaim-") as temporary:
        folder = Path(temporary).resolve()
        _write(root, folder, _blobs(root, identity, tuple(folders)))
        return KnowledgeBase.load(folder, texts=texts)


def changed(root: Path, revision: str) -> frozenset[str]:
    """Return the files below `root`, relative to it, that are not as `revision` has them. Raises `HistoryError`.

    The files are compared here: `git diff` would have the repository's own filters run over them.
    """
    there = {blob.path: blob for blob in _blobs(root, commit(root, revision), ())}
    told = _git(root, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    here = {os.fsdecode(name) for name in told.split(b"\0") if name}
    other = {path for path, blob in there.items() if _is_other(root / path, blob)}
    return frozenset(other | (here - there.keys()))


def _is_other(path: Path, blob: _Blob) -> bool:
    """Tell whether a file is not what the blob is; what cannot be read is."""
    try:
        data = os.fsencode(path.readlink()) if path.is_symlink() else None
        if data is None:
            if path.stat().st_size != blob.size:
                return True
            data = path.read_bytes()
    except OSError:
        return True
    hashed = hashlib.new("sha1" if len(blob.id) == SHA1_DIGITS else "sha256", usedforsecurity=False)
    hashed.update(b"blob %d\0" % len(data))
    hashed.update(data)
    return hashed.hexdigest() != blob.id


SHA1_DIGITS = 40
"""So long is an object's id in most repositories (https://git-scm.com/docs/hash-function-transition)."""


def branch_point(root: Path, branch: str) -> str:
    """Return the commit at which HEAD left `branch` of the remote `origin`, or of this repository.

    Raises `HistoryError` where there is no such branch here.
    """
    try:
        base = commit(root, f"refs/remotes/origin/{branch}")
    except HistoryError:
        base = commit(root, f"refs/heads/{branch}")
    try:
        return _parting(root, base, "HEAD")
    except HistoryError:  # a shallow clone does not know where the two parted
        return base


def parting(root: Path, revision: str) -> str:
    """Return the commit at which HEAD and `revision` parted; of `A...B`, that at which A and B did.

    An end that is left out is HEAD. Raises `HistoryError`, also where git does not know of such a commit.
    """
    first, dots, second = revision.partition("...")
    ends = (first or "HEAD", second or "HEAD") if dots else (revision, "HEAD")
    return _parting(root, commit(root, ends[0]), commit(root, ends[1]), told=revision)


def _parting(root: Path, first: str, second: str, told: str = "") -> str:
    """Return the best commit that both have among their ancestors."""
    try:
        return _git(root, "merge-base", first, second).decode().split()[0]
    except (HistoryError, IndexError):
        mend = "fetch their history (actions/checkout: fetch-depth: 0), or compare with the revision itself: --exact"
        raise HistoryError(f"git does not know here where HEAD and {told or first} parted; {mend}") from None


def read(root: Path, revision: str, name: str) -> bytes | None:
    """Return what a file at the root holds in a revision; None where it has no plain file of that name.

    Raises `HistoryError`.
    """
    blobs = [b for b in _blobs(root, commit(root, revision), (name,)) if b.path == name and b.mode != _LINK]
    return next((content for _, content in _contents(root, blobs)), None)


def past(root: Path, folders: Iterable[str], most: int) -> Past:
    """Return the newest `most` commits of HEAD that touched `folders` below `root`; of a merge, only its own side.

    What is not committed does not count. Raises `HistoryError` where there is no repository, or no commit.
    """
    head = commit(root, "HEAD")
    # rev-list, unlike log, reads no configuration: nothing verifies signatures or follows renames
    asked = ("--first-parent", f"--max-count={most + 1}", "--format=%at %ct", head, "--", *folders)
    found: list[Commit] = []
    name = ""
    for line in _git(root, "rev-list", *asked).decode("ascii", "replace").splitlines():
        if line.startswith("commit "):
            name = line.removeprefix("commit ")
        else:
            found.append(Commit(name, _seconds(line)))
    start = _git(root, "rev-list", "--first-parent", "--max-parents=0", head).decode().strip()
    cut = _is_cut(root, start)
    whole = len(found) <= most and not (cut and found and found[-1].id == start)
    return Past(tuple(found[:most]), whole, None if cut else start)


def days(root: Path, folders: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return, by path below `root`, the days (UTC) on which the files of HEAD in `folders` came and changed last.

    Nothing where there is no repository; raises no error for what git cannot tell.
    """
    quiet = ("-c", "log.showSignature=false", "-c", "core.quotePath=false")
    asked = ("--format=%x01%at", "--name-only", "--no-renames", "--no-ext-diff", "--no-color", "--relative", "-z")
    try:
        told = _git(root, *quiet, "log", *asked, "HEAD", "--", *folders)
    except HistoryError:
        return {}
    found: dict[str, tuple[str, str]] = {}
    day = ""
    for part in told.replace(b"\0\n", b"\0").split(b"\0"):
        for line in part.strip(b"\n").split(b"\n"):
            if line.startswith(b"\x01"):
                day = _day(_seconds(line[1:].decode("ascii", "replace")))
            elif line:
                path = os.fsdecode(line)
                found[path] = (day, found[path][1] if path in found else day)  # the newest commit comes first
    return found


def _day(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).date().isoformat()


def tracks(root: Path, folder: str) -> bool:
    """Tell whether the repository holds a folder below `root`, or anything in it, in whatever case it is written.

    Raises `HistoryError`.
    """
    names = (os.fsdecode(name).casefold() for name in _git(root, "ls-files", "-z").split(b"\0"))
    return any(name == folder or name.startswith(f"{folder}/") for name in names)


def prefix(root: Path) -> str:
    """Return the way from the repository to `root`, with a slash at its end; empty where they are one.

    Raises `HistoryError` where `root` is in no repository.
    """
    return os.fsdecode(_git(root, "rev-parse", "--show-prefix")).removesuffix("\n")


def commit(root: Path, revision: str) -> str:
    """Return the object id of the commit that `revision` names. Raises `HistoryError`."""
    prefix(root)
    if not revision.startswith("-"):
        with contextlib.suppress(HistoryError):
            return _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").decode().strip()
    hint = "in a shallow clone, fetch it first (actions/checkout: fetch-depth: 0)"
    raise HistoryError(f'there is no revision "{revision}" in the repository of {root}; {hint}')


def has(root: Path, revision: str, names: Iterable[str]) -> bool:
    """Tell whether a revision has anything of these names at the root. Raises `HistoryError`."""
    return bool(_blobs(root, commit(root, revision), tuple(names)))


def _seconds(dates: str) -> int:
    """Return the first of some dates in seconds that a calendar can hold; 0 if there is none."""
    return next((int(date) for date in dates.split() if date.isdecimal() and int(date) < LAST_SECOND), 0)


def _is_cut(root: Path, commit: str) -> bool:
    """Tell whether a commit that seems to be the first has parents which a shallow clone leaves out."""
    return b"\nparent " in _git(root, "cat-file", "commit", commit).partition(b"\n\n")[0]


def _blobs(root: Path, commit: str, folders: tuple[str, ...]) -> list[_Blob]:
    """Return the files and links in `folders` of a commit; none where it does not have the root."""
    below = prefix(root)
    tree = f"{commit}:{below.removesuffix('/')}"
    if below and _git(root, "ls-tree", "-z", "--full-tree", commit, "--", below.removesuffix("/")) == b"":
        return []
    found = []
    for line in _git(root, "ls-tree", "-r", "-l", "-z", "--full-tree", tree, "--", *folders).split(b"\0"):
        about, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        mode, kind, identity, size = about.decode().split() if about else ("", "", "", "")
        if kind == "blob" and not {"..", ".", "", ".git"} & set(path.split("/")):
            if not size.isdecimal():
                raise HistoryError(f"git does not have {path} of that revision; in a partial clone, fetch it first")
            found.append(_Blob(mode, identity, int(size), path))
    return found


def _write(root: Path, folder: Path, blobs: list[_Blob]) -> None:
    """Write the files of a revision below `folder`; links last, so that nothing is written through one."""
    for blob, content in _contents(root, [b for b in blobs if b.mode != _LINK]):
        target = folder / blob.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        os.truncate(target, blob.size)
    for blob, content in _contents(root, [b for b in blobs if b.mode == _LINK]):
        target = folder / blob.path
        if not target.exists() and content:  # one that leads out is a finding then as it is now, and read by nobody
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(os.fsdecode(content))


def _contents(root: Path, blobs: list[_Blob]) -> Iterator[tuple[_Blob, bytes]]:
    """Yield each file with what it holds; nothing of one that is too large to be read."""
    small = [b for b in blobs if b.size <= MOST_BYTES]
    wanted = "".join(f"{b.id}\n" for b in small).encode()
    told, at = _git(root, "cat-file", "--batch", given=wanted), 0
    for blob in small:
        start = told.index(b"\n", at) + 1
        if not told[at:start].endswith(b" blob %d\n" % blob.size):
            raise HistoryError(f"git does not have {blob.path} of that revision; in a partial clone, fetch it first")
        at = start + blob.size + 1
        yield blob, told[start : at - 1]
    yield from ((b, b"") for b in blobs if b.size > MOST_BYTES)


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints in `root`: it asks nothing, fetches nothing and writes nothing."""
    environment = {k: v for k, v in os.environ.items() if k not in _FOREIGN} | _QUIET
    command = ["git", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "--literal-pathspecs"]
    try:
        done = subprocess.run(  # noqa: S603 - git, with options of our own
            [*command, *arguments], cwd=root, env=environment, input=given, capture_output=True, check=False
        )
    except OSError as error:
        raise HistoryError(f"git cannot be run ({error.strerror}); install it") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0].removeprefix("fatal: ")
        if said.startswith(("not a git repository", "this operation must be run in a work tree")):
            raise HistoryError(f"{root} lies in no git repository")
        raise HistoryError(f"git: {said or 'it gives no reason'}")
    return done.stdout
