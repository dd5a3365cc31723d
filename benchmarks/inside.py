"""What is measured inside one process: the reasoning and the pages, without starting and reading.

Usage: python -m benchmarks.inside WORK SIZE [FOLDER]: prints as JSON the processor seconds of `ours` and `peer`.
"""

from __future__ import annotations

import gc
import json
import random
import sys
import time
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.records import Claim, Concept, Effect, Quantity, Scope, Terms
from counterclaim.reasoning import chains, conflicts, positions, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

CONCEPTS_OF_CHAINS = 1_000
SAMPLED = 10


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds that `work` takes."""
    gc.collect()
    gc.freeze()
    begun = time.process_time()
    work()
    return time.process_time() - begun


def many(claims: int) -> KnowledgeBase:
    """Return a base in memory, shaped as the synthetic ones are: four claims a question, a tenth in opposition."""
    rng = random.Random(claims)  # noqa: S311 - repeatable, not secret
    concepts = max(20, claims // 8)
    asked = [(rng.randrange(concepts), rng.randrange(concepts)) for _ in range(max(1, claims // 4))]
    made = {}
    for number in range(claims):
        question = number % len(asked)
        exposure, outcome = asked[question]
        rises = (exposure + outcome) % 2 == (question % 10 == 0 and number < len(asked))
        made[f"claim-{number}"] = Claim(
            id=f"claim-{number}",
            statement="It makes a difference.",
            source=f"source-{number // 50}",
            sentences=(1,),
            stance="conditional",
            basis="none",
            effect=Effect(f"concept-{exposure}", f"concept-{outcome}", "increases" if rises else "decreases"),
            scope=Scope(
                condition=Terms((f"case-{question % 10}",)),
                horizon=rng.choice(("immediate", "long-term")) if number % 2 else None,
                dose=(("amount", f"{rng.randrange(5, 60)} km"),) if number % 5 == 0 else (),
            ),
        )
    above = {n: (f"concept-{rng.randrange(n)}",) if n and n % 3 == 0 else () for n in range(concepts)}
    return KnowledgeBase(
        claims=made,
        concepts={f"concept-{n}": Concept(f"concept-{n}", f"thing {n}", "A thing.", broader=above[n]) for n in above},
        quantities={"amount": Quantity("amount", "amount", "km")},
    )


def of_conflicts(size: int) -> dict[str, float]:
    """Measure every conflict of so many claims, against the same groups and edges put into a networkx graph."""
    import networkx as nx

    kb = many(size)
    found = conflicts.find(kb, vocabulary.of(kb))

    def peer() -> None:
        graph: nx.Graph[object] = nx.Graph()
        for claim in kb.claims.values():
            assert claim.effect is not None
            graph.add_edge(claim.id, (claim.effect.exposure, claim.effect.outcome))
        graph.add_edges_from((c.sides[0].claims[0], c.sides[1].claims[0]) for c in found)

    ours = timed(lambda: conflicts.find(kb, vocabulary.of(kb)))
    return {"ours": ours, "peer": timed(peer), "found": len(found)}


def of_chains(size: int) -> dict[str, float]:
    """Measure the chains among so many effects, against a networkx search of three steps from every exposure."""
    import networkx as nx

    rng = random.Random(size)  # noqa: S311 - repeatable, not secret
    names = [f"concept-{n}" for n in range(CONCEPTS_OF_CHAINS)]
    made = {}
    for number in range(size):
        effect = Effect(rng.choice(names), rng.choice(names), rng.choice(("increases", "decreases")))
        made[f"claim-{number}"] = Claim(
            f"claim-{number}", "It makes a difference.", "source", (1,), "helps", "none", effect
        )
    kb = KnowledgeBase(claims=made, concepts={name: Concept(name, name, "A thing.") for name in names})
    words = vocabulary.of(kb)
    every = positions.of(kb, words)
    known = conflicts.find(kb, words, every)

    def peer() -> None:
        graph: nx.DiGraph[tuple[str, bool]] = nx.DiGraph()
        for claim in made.values():
            assert claim.effect is not None
            for up in (True, False):
                end = up == (claim.effect.direction == "increases")
                graph.add_edge((claim.effect.exposure, up), (claim.effect.outcome, end))
        for name in names:
            if (name, True) in graph:
                nx.single_source_shortest_path(graph, (name, True), cutoff=3)

    return {"ours": timed(lambda: chains.find(every, words, known)), "peer": timed(peer)}


def of_pages(_size: int, folder: Path) -> dict[str, float]:
    """Measure rendering the pages of a base, against a minimal template for each, and once more; in seconds a page."""
    import jinja2

    from counterclaim import pages
    from counterclaim.knowledge.configuration import find
    from counterclaim.reasoning.analysis import Analysis

    analysis, configuration = Analysis(KnowledgeBase.load(folder)), find(folder)
    assert analysis.questions is not None
    count = 0

    def ours() -> None:
        nonlocal count
        count = sum(len(page.text()) > 0 for page in pages.render(analysis, configuration))

    seconds = timed(ours)
    again = timed(ours)
    template = jinja2.Environment(autoescape=True).from_string(
        "# {{ c.statement }}\n{% for x in c.caveats %}- {{ x }}\n{% endfor %}"
    )
    claims = list(analysis.kb.claims.values())
    peer = timed(lambda: [template.render(c=claim) for claim in claims])
    return {"ours": seconds / count, "peer": peer / len(claims), "again": again / count, "found": count}


def of_changes(_size: int, folder: Path) -> dict[str, float]:
    """Measure what `serve` does after one claim has changed until four pages are shown, against building the site."""
    import logging

    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    def begun(command: Literal["build", "serve"]) -> MkDocsConfig:
        config = load_config(str(folder / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        return config

    logging.disable(logging.CRITICAL)
    changed = next(iter(sorted(folder.glob("claims/*/*.yml"))))
    before = changed.read_text("utf-8")
    whole = timed(lambda: build(begun("build")))
    config = begun("serve")
    build(config)
    plugin: Any = config.plugins["counterclaim"]
    opened = [f"claims/{changed.stem}/index.html", "index.html", "conflicts/index.html", "claims/index.html"]

    def again() -> None:
        build(config)
        plugin.on_request.accept()
        for path in opened:
            assert plugin.on_request.make(path)

    try:
        changed.write_text(before.replace("difference", "small difference"), "utf-8")
        seconds = timed(again)
    finally:
        changed.write_text(before, "utf-8")
    config.plugins.on_shutdown()
    return {"ours": seconds, "peer": whole}


def of_sample(size: int) -> dict[str, float]:
    """Compare the conflicts of a sample of so many claims with the naive reading of each of them beside every claim."""
    from tests.reasoning import naive

    kb = many(size)
    found = conflicts.find(kb, vocabulary.of(kb))
    rng = random.Random(1)  # noqa: S311 - repeatable, not secret
    contested = sorted({claim for conflict in found for claim in conflict.claims})
    sample = {*rng.sample(contested, min(SAMPLED, len(contested))), *rng.sample(sorted(kb.claims), SAMPLED)}
    ours = {
        frozenset(pair): (c.status, c.kinds)
        for c in found
        for pair in product(*(side.claims for side in c.sides))
        if not sample.isdisjoint(pair)
    }
    theirs = {}
    stands = naive.stands(kb)
    for mine in (stand for stand in stands if stand.claim.id in sample):
        for other in stands:
            reading = naive.judge(kb, mine, other) if mine.claim.id != other.claim.id else None
            if reading:
                theirs[frozenset((mine.claim.id, other.claim.id))] = (reading.status, reading.kinds)
    if ours != theirs:
        sys.exit("the conflicts are not those of the naive reading")
    return {"ours": len(ours), "peer": len(theirs), "found": len(sample)}


WORKS = {"conflicts": of_conflicts, "chains": of_chains, "sample": of_sample}
WORKS_ON_FOLDERS = {"pages": of_pages, "changes": of_changes}

if __name__ == "__main__":
    work, size, *rest = sys.argv[1:]
    done = WORKS_ON_FOLDERS[work](int(size), Path(rest[0])) if rest else WORKS[work](int(size))
    print(json.dumps(done))
