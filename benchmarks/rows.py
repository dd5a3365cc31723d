"""What is measured: every row of the table of targets, with its peer, in the same run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import indra, peers
from benchmarks.measure import NotMeasured, Sample, in_turn, run
from counterclaim.knowledge import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

HERE = peers.HERE
BASES = HERE / ".cache/benchmarks"
C_LOADER = "PyYAML's C loader"


class Outcome(NamedTuple):
    """A row's figures: of each round ours and the peer's, in `unit`; and the most that the target allows.

    `limit` bounds the ratio where there is a peer (`against`), else our own figure; None: measured for its own sake.
    """

    work: str
    size: int
    against: str
    unit: str
    rounds: Sequence[tuple[float, ...]]
    limit: float | None


class Row(NamedTuple):
    """A row that can be asked for by its name: the sizes that the target speaks of, and what measures one."""

    name: str
    sizes: tuple[int, ...]
    measure: Callable[[int, int], Iterator[Outcome]]


@cache
def base(size: int) -> Path:
    """Return a synthetic base of so many claims, written when first asked for; without anything left of a run."""
    folder = BASES / f"base-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    _python("benchmarks.synthetic", str(size), str(folder))
    return folder


def _python(module: str, *arguments: str) -> str:
    command = [sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["without a word"])[-1]
        raise NotMeasured(f"{module} {' '.join(arguments)} failed: {last[:200]}")
    return done.stdout


def _check(folder: Path, *, cold: bool) -> Sample:
    if cold:
        shutil.rmtree(folder / ".cache", ignore_errors=True)
    return run([peers.own(), "--root", folder, "check"])


def check(size: int, times: int) -> Iterator[Outcome]:
    """Measure a whole `check`, cold, against schema validation or syntax alone."""
    folder = base(size)
    against = (("ajv-cli", peers.ajv, 1.0), ("check-jsonschema", peers.check_jsonschema, 0.35))
    for name, peer, limit in (*against, ("yamllint", peers.yamllint, None)):
        rounds = in_turn(times, lambda: _check(folder, cold=True).cpu, _cpu(peer, folder))
        yield Outcome("check, cold", size, name, "s", rounds, limit)


def _cpu(peer: Callable[[Path], list[str]], folder: Path) -> Callable[[], float]:
    return lambda: run(peer(folder)).cpu


def load(size: int, times: int) -> Iterator[Outcome]:
    """Measure a whole `check`, cold, against PyYAML's C loader alone: processor and elapsed seconds."""
    folder = base(size)
    samples = [(_check(folder, cold=True), run(peers.safe_load(folder))) for _ in range(times)]
    cpu: list[tuple[float, ...]] = [(ours.cpu, theirs.cpu) for ours, theirs in samples]
    elapsed: list[tuple[float, ...]] = [(ours.elapsed, theirs.elapsed) for ours, theirs in samples]
    yield Outcome("check, cold", size, C_LOADER, "s", cpu, 1.5)
    yield Outcome("check, cold, elapsed", size, C_LOADER, "s", elapsed, None)


def again(size: int, times: int) -> Iterator[Outcome]:
    """Measure `check` when nothing, or one file, has changed since the last one, against PyYAML's C loader."""
    folder = base(size)
    changed = next(iter(sorted(folder.glob("claims/*/*.yml"))))
    before = changed.read_text("utf-8")
    number = 0

    def unchanged() -> float:
        time.sleep(snapshot.COARSEST / 1e9)  # a report on files that were only just written is not kept
        _check(folder, cold=False)
        return _check(folder, cold=False).cpu

    def touched() -> float:
        nonlocal number
        number += 1
        changed.write_text(before.replace("difference", f"difference of {number}"), "utf-8")
        return _check(folder, cold=False).cpu

    try:
        rounds = in_turn(times, _cpu(peers.safe_load, folder), unchanged, touched)
    finally:
        changed.write_text(before, "utf-8")
    yield Outcome("check, nothing changed", size, C_LOADER, "s", [(same, peer) for peer, same, _ in rounds], 0.2)
    yield Outcome("check, one file changed", size, C_LOADER, "s", [(one, peer) for peer, _, one in rounds], 0.5)


def _inside(work: str, size: int, times: int, *folder: str) -> list[tuple[float, ...]]:
    told = [json.loads(_python("benchmarks.inside", work, str(size), *folder)) for _ in range(times)]
    return [(each["ours"], each["peer"]) for each in told]


def conflicts(size: int, times: int) -> Iterator[Outcome]:
    """Measure all conflicts, in memory."""
    rounds = _inside("conflicts", size, times)
    yield Outcome("conflicts in memory", size, "the same put into networkx", "s", rounds, 5.0)


def contradictions(size: int, times: int) -> Iterator[Outcome]:
    """Measure the contradictions of claims as BEL writes them, against INDRA, which must find as many."""
    told = indra.triples(size)
    rounds = [(indra.ours(told), indra.theirs(told)) for _ in range(times)]
    for (_, mine), (_, other) in rounds:
        if mine != other:
            raise NotMeasured(f"INDRA finds {other} contradictions, we find {mine}")
    seconds = [(mine[0], other[0]) for mine, other in rounds]
    yield Outcome("contradictions of BEL claims", size, "INDRA's find_contradicts", "s", seconds, 0.01)


def chains(size: int, times: int) -> Iterator[Outcome]:
    """Measure all chains among the effects of 1,000 concepts, in memory."""
    yield Outcome("chains, 1,000 concepts", size, "networkx search", "s", _inside("chains", size, times), 1.5)


def sample(size: int, _times: int) -> Iterator[Outcome]:
    """Compare the conflicts of some claims with the naive reading of every pair."""
    rounds = _inside("sample", size, 1)
    yield Outcome("conflicts of 20 claims, equal to", size, "the naive reading", "conflicts", rounds, 1.0)


def pages(size: int, times: int) -> Iterator[Outcome]:
    """Measure rendering one page as Markdown."""
    rounds = _inside("pages", size, times, str(base(size)))
    thousandth = [(ours * 1000,) for ours, _ in rounds]
    yield Outcome("render, per page", size, "", "ms", thousandth, 0.5)
    compared: list[tuple[float, ...]] = [(ours * 1000, peer * 1000) for ours, peer in rounds]
    yield Outcome("render, per page", size, "a minimal template", "ms", compared, None)


def site(size: int, times: int) -> Iterator[Outcome]:
    """Measure building a site, against MkDocs on the same pages ready made; and, per page, against 1,000 claims."""
    ours, theirs = base(size), _ready(size)
    rounds = in_turn(times, lambda: _build(ours), lambda: run(peers.mkdocs(theirs)).cpu)
    count, small = _count(theirs), 1_000
    yield Outcome(f"site ({count:,} pages)", size, "MkDocs on ready Markdown", "s", rounds, 1.25)
    if size > small:
        other, few = base(small), _count(_ready(small))
        per_page = in_turn(times, lambda: _build(ours) / count * 1000, lambda: _build(other) / few * 1000)
        yield Outcome("site, per page", size, f"{small:,} claims", "ms", per_page, 1.2)


def _build(folder: Path) -> float:
    return run([peers.own(), "--root", folder, "build", "--quiet"]).cpu


def _count(folder: Path) -> int:
    return sum(1 for _ in folder.glob("docs/**/*.md"))


@cache
def _ready(size: int) -> Path:
    """Return a folder with the pages of a base as Markdown, and a plain site's mkdocs.yml."""
    folder = BASES / f"ready-{size}"
    shutil.rmtree(folder, ignore_errors=True)
    run([peers.own(), "--root", base(size), "render", folder / "docs"])
    settings = (base(size) / "mkdocs.yml").read_text("utf-8")
    settings = settings.replace("docs_dir: guide", "docs_dir: docs").replace("[search, counterclaim]", "[search]")
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    return folder


def weights(size: int, _times: int) -> Iterator[Outcome]:
    """Measure what a browser loads first of the explorer and of a search, and the heaviest pages, as they lie there.

    Of a search that is its program, and what the longest parts come to that a question of three words may load.
    """
    folder = base(size)
    run([peers.own(), "--root", folder, "build", "--quiet"])
    site = folder / "site"
    terms, told = (sorted(_weight(path) for path in site.glob(f"search/{kind}-*.js")) for kind in ("terms", "told"))
    program = [site / "search/search_index.json", site / "search/manifest.js", site / "assets/theme/search.js"]
    explorer = _weight(site / "claims/index.html") + _weight(site / "assets/filters.js")
    search = sum(map(_weight, program)) + sum(terms[-WORDS_SOUGHT:]) + sum(told[-PAGES_LOOKED_AT:])
    yield Outcome("the page of all claims, loaded first", size, "", "kB", [(explorer,)], 300.0)
    yield Outcome("a search of three words, at most", size, "", "kB", [(search,)], 300.0)
    for work, pattern in HEAVIEST.items():
        yield Outcome(f"the heaviest page: {work}", size, "", "kB", [(max(map(_weight, site.glob(pattern))),)], None)


WORDS_SOUGHT, PAGES_LOOKED_AT = 3, 24
HEAVIEST = {
    "map of questions": "**/questions/**/index.html",
    "debates": "**/conflicts/**/index.html",
    "a claim": "claims/*/index.html",
    "a source, or the list of all": "**/sources/**/index.html",
    "the words used, or one of them": "**/concepts/**/index.html",
}


def _weight(path: Path) -> float:
    return path.stat().st_size / 1000


def changes(size: int, times: int) -> Iterator[Outcome]:
    """Measure building a site again, as `serve` does, after one claim has changed."""
    rounds = _inside("changes", size, times, str(base(size)))
    yield Outcome("site, one claim changed", size, "the whole site", "s", rounds, 0.25)


def start(_size: int, times: int) -> Iterator[Outcome]:
    """Measure the start of the command."""
    rounds = in_turn(times, lambda: run([peers.own(), "--version"]).cpu, lambda: run([sys.executable, "-c", ""]).cpu)
    yield Outcome("--version", 0, "", "s", [(ours,) for ours, _ in rounds], 0.15)
    yield Outcome("--version", 0, "bare Python", "s", rounds, None)


def memory(size: int, times: int) -> Iterator[Outcome]:
    """Measure the most memory of a `check`."""
    folder = base(size)
    rounds = in_turn(times, lambda: _check(folder, cold=True).memory)
    yield Outcome("memory of check", size, "", "MiB", rounds, 120.0)


def growth(size: int, _times: int) -> Iterator[Outcome]:
    """Measure one cold `check` of a size: processor seconds, elapsed seconds, memory."""
    taken = _check(base(size), cold=True)
    yield Outcome("growth: check, cold", size, "", "s", [(taken.cpu,)], None)
    yield Outcome("growth: elapsed", size, "", "s", [(taken.elapsed,)], None)
    yield Outcome("growth: memory", size, "", "MiB", [(taken.memory,)], None)


ROWS = (
    Row("check", (1_000,), check),
    Row("load", (10_000,), load),
    Row("again", (10_000,), again),
    Row("conflicts", (100_000,), conflicts),
    Row("sample", (100_000,), sample),
    Row("indra", (1_000,), contradictions),
    Row("chains", (10_000,), chains),
    Row("pages", (1_000,), pages),
    Row("site", (1_000, 10_000), site),
    Row("weights", (1_000, 10_000), weights),
    Row("changes", (1_000,), changes),
    Row("start", (0,), start),
    Row("memory", (10_000,), memory),
    Row("growth", (100, 1_000, 10_000, 100_000), growth),
)
