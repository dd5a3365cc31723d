"""What is measured: every row of the table of targets, with its peer, in the same run."""

from __future__ import annotations

import json
import shutil
import sys
import time
from contextlib import contextmanager
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

from benchmarks import crowds, indra, peers
from benchmarks.bases import BASES, Outcome, base, checked, python
from benchmarks.measure import NotMeasured, in_turn, run
from counterclaim.knowledge import snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

C_LOADER = "PyYAML's C loader"


class Row(NamedTuple):
    """A row that can be asked for by its name: the sizes that the target speaks of, and what measures one."""

    name: str
    sizes: tuple[int, ...]
    measure: Callable[[int, int], Iterator[Outcome]]


def check(size: int, times: int) -> Iterator[Outcome]:
    """Measure a whole `check`, cold, against schema validation or syntax alone."""
    folder = base(size)
    against = (("ajv-cli", peers.ajv, 1.0), ("check-jsonschema", peers.check_jsonschema, 0.35))
    for name, peer, limit in (*against, ("yamllint", peers.yamllint, None)):
        rounds = in_turn(times, lambda: checked(folder, cold=True).cpu, _cpu(peer, folder))
        yield Outcome("check, cold", size, name, "s", rounds, limit)


def _cpu(peer: Callable[[Path], list[str]], folder: Path) -> Callable[[], float]:
    return lambda: run(peer(folder)).cpu


def load(size: int, times: int) -> Iterator[Outcome]:
    """Measure a whole `check`, cold, against PyYAML's C loader alone: processor and elapsed seconds."""
    folder = base(size)
    samples = [(checked(folder, cold=True), run(peers.safe_load(folder))) for _ in range(times)]
    cpu: list[tuple[float, ...]] = [(ours.cpu, theirs.cpu) for ours, theirs in samples]
    elapsed: list[tuple[float, ...]] = [(ours.elapsed, theirs.elapsed) for ours, theirs in samples]
    yield Outcome("check, cold", size, C_LOADER, "s", cpu, 1.5)
    yield Outcome("check, cold, elapsed", size, C_LOADER, "s", elapsed, None)


def again(size: int, times: int) -> Iterator[Outcome]:
    """Measure `check` when nothing, or one file, has changed since the last one, against PyYAML's C loader."""
    folder = base(size)

    def unchanged() -> float:
        time.sleep(snapshot.COARSEST / 1e9)  # a report on files that were only just written is not kept
        checked(folder, cold=False)
        return checked(folder, cold=False).cpu

    with _changing(folder) as change:

        def touched() -> float:
            change()
            return checked(folder, cold=False).cpu

        rounds = in_turn(times, _cpu(peers.safe_load, folder), unchanged, touched)
    yield Outcome("check, nothing changed", size, C_LOADER, "s", [(same, peer) for peer, same, _ in rounds], 0.2)
    yield Outcome("check, one file changed", size, C_LOADER, "s", [(one, peer) for peer, _, one in rounds], 0.5)


@contextmanager
def _changing(folder: Path) -> Iterator[Callable[[], None]]:
    """Give what changes one claim of a base, to another text each time; it is as it was in the end."""
    changed = next(iter(sorted(folder.glob("claims/*/*.yml"))))
    before, number = changed.read_text("utf-8"), count(1)

    def change() -> None:
        changed.write_text(before.replace("difference", f"difference of {next(number)}"), "utf-8")

    try:
        yield change
    finally:
        changed.write_text(before, "utf-8")


def _inside(work: str, size: int, times: int, *folder: str) -> list[tuple[float, ...]]:
    told = [json.loads(python("benchmarks.inside", work, str(size), *folder)) for _ in range(times)]
    return [(each["ours"], each["peer"], *([each["again"]] if "again" in each else [])) for each in told]


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


def grown(size: int, _times: int) -> Iterator[Outcome]:
    """Measure all conflicts in memory once, at a size."""
    yield Outcome("growth: conflicts", size, "", "s", [(_inside("conflicts", size, 1)[0][0],)], None)


def chains(size: int, times: int) -> Iterator[Outcome]:
    """Measure all chains among the effects of 1,000 concepts, in memory."""
    yield Outcome("chains, 1,000 concepts", size, "networkx search", "s", _inside("chains", size, times), 1.5)


def sample(size: int, _times: int) -> Iterator[Outcome]:
    """Compare the conflicts of some claims with the naive reading of every pair."""
    rounds = _inside("sample", size, 1)
    yield Outcome("conflicts of 20 claims, equal to", size, "the naive reading", "conflicts", rounds, 1.0)


def pages(size: int, times: int) -> Iterator[Outcome]:
    """Measure rendering one page as Markdown: when templates are still to be compiled, and when they have been."""
    rounds = [tuple(1000 * seconds for seconds in told) for told in _inside("pages", size, times, str(base(size)))]
    compared = [(ours, peer) for ours, peer, _ in rounds]
    yield Outcome("render, per page", size, "", "ms", [(ours,) for ours, _, _ in rounds], 0.5)
    yield Outcome("render, per page, templates compiled", size, "", "ms", [(again,) for _, _, again in rounds], 0.5)
    yield Outcome("render, per page", size, "a minimal template", "ms", compared, None)


def site(size: int, times: int) -> Iterator[Outcome]:
    """Measure building a site, against MkDocs on the same pages ready made; and, per page, against 1,000 claims."""
    ours, theirs = base(size), _ready(size)
    number, small = _count(theirs), 1_000
    times = times if size <= small else 1
    for name, peer, limit in SITE_PEERS:
        try:
            rounds = in_turn(times, lambda: _build(ours), _cpu(peer, theirs))
        except NotMeasured as why:
            print(f"{name}: {why}", file=sys.stderr)
            continue
        yield Outcome(f"site ({number:,} pages)", size, f"{name} on ready Markdown", "s", rounds, limit)
    if size > small:
        other, few = base(small), _count(_ready(small))
        per_page = in_turn(times, lambda: _build(ours) / number * 1000, lambda: _build(other) / few * 1000)
        yield Outcome("site, per page", size, f"{small:,} claims", "ms", per_page, 1.2)


SITE_PEERS = (("MkDocs", peers.mkdocs, 1.25), ("Zensical", peers.zensical, None), ("Hugo", peers.hugo, None))


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
    """Measure building a site again after one claim has changed, as `serve` does it and as `build` does."""
    folder = base(size)
    rounds = _inside("changes", size, times, str(folder))
    yield Outcome("serve, one claim changed", size, "the whole site", "s", rounds, 0.2)
    with _changing(folder) as change:

        def again() -> float:
            change()
            return _build(folder)

        yield Outcome(
            "build, one claim changed", size, "the whole site", "s", in_turn(times, again, lambda: _build(folder)), 0.35
        )


def start(_size: int, times: int) -> Iterator[Outcome]:
    """Measure the start of the command."""
    rounds = in_turn(times, lambda: run([peers.own(), "--version"]).cpu, lambda: run([sys.executable, "-c", ""]).cpu)
    yield Outcome("--version", 0, "", "s", [(ours,) for ours, _ in rounds], 0.15)
    yield Outcome("--version", 0, "bare Python", "s", rounds, None)


def memory(size: int, times: int) -> Iterator[Outcome]:
    """Measure the most memory of a `check` and of a build."""
    folder = base(size)
    rounds = in_turn(times, lambda: checked(folder, cold=True).memory)
    yield Outcome("memory of check", size, "", "MiB", rounds, 120.0)
    built = run([peers.own(), "--root", folder, "build", "--quiet"]).memory
    yield Outcome("memory of build", size, "", "MiB", [(built,)], 300.0)


def growth(size: int, _times: int) -> Iterator[Outcome]:
    """Measure one cold `check` of a size: processor seconds, elapsed seconds, memory."""
    taken = checked(base(size), cold=True)
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
    Row("grown", (100, 1_000, 10_000, 100_000, 1_000_000), grown),
    Row("crowd", (4_000,), crowds.crowd),
    Row("slips", (60_000,), crowds.slips),
    Row("signs", (200_000,), crowds.signs),
    Row("chains", (10_000,), chains),
    Row("pages", (1_000, 10_000), pages),
    Row("site", (1_000, 10_000), site),
    Row("weights", (1_000, 10_000), weights),
    Row("changes", (1_000,), changes),
    Row("start", (0,), start),
    Row("memory", (10_000,), memory),
    Row("growth", (100, 1_000, 10_000, 100_000), growth),
)
