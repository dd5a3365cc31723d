"""Makes synthetic knowledge bases of any size, on no subject at all, the same for the same size.

Usage: python benchmarks/synthetic.py CLAIMS FOLDER
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from builder.knowledge import locks

CLAIMS_PER_SOURCE = 50
CLAIMS_PER_CONCEPT = 8
OPPOSED_SHARE = 0.1
HORIZONS = ("immediate", "short-term", "long-term")
WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty", "knoll", "larch")


def make(claims: int, root: Path) -> None:
    """Write a knowledge base of that many claims below `root`, about a tenth of them opposed by another."""
    rng = random.Random(claims)  # noqa: S311 - repeatable, not secret
    for folder in ("vocabulary", "sources", "claims", "resolutions", "guide"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text('[tool.counterclaim]\ntitle = "Synthetic"\nfail-on = "none"\n')
    (root / "mkdocs.yml").write_text(
        "site_name: Synthetic\ndocs_dir: guide\ntheme: {name: material, font: false}\n"
        "plugins: [search, counterclaim]\nmarkdown_extensions: [attr_list, toc, admonition]\n"
        "nav: [index.md, questions/index.md, conflicts/index.md, sources/index.md, concepts/index.md,"
        " method/index.md]\n"
        "not_in_nav: |\n  /claims/\n  /questions/*/\n  /sources/*/\n"
    )
    concepts = max(20, claims // CLAIMS_PER_CONCEPT)
    _vocabulary(root, concepts, rng)
    for number in range(max(1, claims // CLAIMS_PER_SOURCE)):
        _source(root, number)
    for number in range(claims):
        _claim(root, number, concepts, rng)


def _vocabulary(root: Path, concepts: int, rng: random.Random) -> None:
    lines = []
    for n in range(concepts):
        lines += [f"concept-{n}:", f"  label: {_phrase(rng, 2)} {n}", f"  definition: The thing that is numbered {n}."]
        if n:
            lines.append(f"  broader: [concept-{rng.randrange(n)}]" if n % 3 == 0 else "  also: [something]")
        lines.append(f"  better: {rng.choice(('more', 'less'))}")
    (root / "vocabulary/concepts.yml").write_text("\n".join(lines) + "\n")
    terms = [f"group-{n}:\n  label: group {n}\n  definition: People of group {n}.\n" for n in range(10)]
    (root / "vocabulary/populations.yml").write_text("".join(terms))
    (root / "vocabulary/conditions.yml").write_text("".join(t.replace("group", "case") for t in terms))
    (root / "vocabulary/quantities.yml").write_text("amount-per-week:\n  label: amount per week\n  unit: km\n")


def _source(root: Path, number: int) -> None:
    text = "\n".join(f"Line {n} of text {number} says a thing." for n in range(1, CLAIMS_PER_SOURCE + 1))
    lock = locks.make(f"source-{number}", text)
    (root / f"sources/source-{number}.lock.json").write_text(locks.to_json(lock))
    (root / f"sources/source-{number}.yml").write_text(
        f"title: Text {number}\ntype: webpage\npublisher: House {number}\nurl: https://example.org/{number}\n"
        "design: expert-opinion\nstatus: live\n"
    )


def _claim(root: Path, number: int, concepts: int, rng: random.Random) -> None:
    source = f"source-{number // CLAIMS_PER_SOURCE}" if number >= CLAIMS_PER_SOURCE else "source-0"
    folder = root / "claims" / source
    folder.mkdir(exist_ok=True)
    exposure, outcome = rng.randrange(concepts), rng.randrange(concepts)
    rises = (exposure + outcome) % 2 == (rng.random() < OPPOSED_SHARE)
    lines = [
        f"statement: {_phrase(rng, 6)} number {number} makes a difference here.",
        f"source: {source}",
        f"sentences: [{number % CLAIMS_PER_SOURCE + 1}]",
        "stance: conditional",
        "effect:",
        f"  exposure: concept-{exposure}",
        f"  outcome: concept-{outcome}",
        f"  direction: {'increases' if rises else 'decreases'}",
        "scope:",
        f"  condition: case-{rng.randrange(10)}",
        *([f"  horizon: {rng.choice(HORIZONS)}"] if number % 2 else []),
        *(["  dose:", f"    amount-per-week: {rng.randrange(5, 60)} km"] if number % 5 == 0 else []),
        "basis: expert-opinion",
        "caveats:",
        f"  - Nobody knows what stands behind number {number}.",
    ]
    (folder / f"claim-{number}.yml").write_text("\n".join(lines) + "\n")


def _phrase(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(count)).capitalize()


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
