"""Makes synthetic knowledge bases of any size, on no subject at all, the same for the same size.

Usage: python -m benchmarks.synthetic CLAIMS FOLDER

Four claims answer a question, each from a source of its own; in one group of ten, one of the four says the opposite.
Records are as long, and state as much, as those that people write.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import NamedTuple

from counterclaim.knowledge import locks

CLAIMS_PER_SOURCE = 50
CLAIMS_PER_CONCEPT = 8
CLAIMS_PER_QUESTION = 4
OPPOSED_EACH = 10
HORIZONS = ("immediate", "short-term", "long-term")
WORDS = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty", "knoll", "larch")
SCHEMA = "# yaml-language-server: $schema=../../builder/counterclaim/knowledge/schemas/claim.schema.json"

SITE = """\
site_name: Synthetic
docs_dir: guide
theme: {name: material, font: false}
plugins: [search, counterclaim]
markdown_extensions: [attr_list, toc, admonition, footnotes, md_in_html]
nav: [index.md, questions/index.md, conflicts/index.md, sources/index.md, concepts/index.md, method/index.md]
not_in_nav: |
  /claims/
  /questions/*/
  /sources/*/
"""


class _Shape(NamedTuple):
    """How many claims, sources, concepts and questions a base has."""

    claims: int
    sources: int
    concepts: int
    questions: int


def make(claims: int, root: Path) -> None:
    """Write a knowledge base of that many claims below `root`; about a tenth of them take part in a conflict."""
    rng = random.Random(claims)  # noqa: S311 - repeatable, not secret
    shape = _Shape(
        claims,
        -(-claims // min(CLAIMS_PER_SOURCE, max(5, claims // 20))),
        max(20, claims // CLAIMS_PER_CONCEPT),
        -(-claims // CLAIMS_PER_QUESTION),
    )
    for folder in ("vocabulary", "sources", "claims", "resolutions", "guide"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text('[tool.counterclaim]\ntitle = "Synthetic"\nfail-on = "none"\n')
    (root / "mkdocs.yml").write_text(SITE)
    cited = "; ".join(f"@claim-{number}" for number in range(0, claims, max(1, claims // 10)))
    (root / "guide/index.md").write_text(f"# What is said\n\nMuch is said of many things [{cited}].\n")
    _vocabulary(root, shape.concepts, rng)
    for number in range(shape.sources):
        _source(root, number, -(-claims // shape.sources))
    questions = [(rng.randrange(shape.concepts), rng.randrange(shape.concepts)) for _ in range(shape.questions)]
    for number in range(claims):
        _claim(root, number, shape, questions, rng)


def crowd(claims: int, root: Path, *, opposed: bool) -> None:
    """Write a base of one question: each claim from a study of its own, and half against half if they are opposed."""
    _few(root, "exposure", "outcome")
    for number in range(claims):
        falls = opposed and number % 2
        direction, stance = ("decreases", "harms") if falls else ("increases", "helps")
        lines = [
            f"statement: The letter of number {number} says that it does so.",
            f"source: study-{number}",
            f"at: {{page: {number + 1}}}",
            f"stance: {stance}",
            f"effect: {{exposure: exposure, outcome: outcome, direction: {direction}, link: causes}}",
            "basis: own-data",
            f"caveats: [Nobody counted number {number} at all.]",
        ]
        (root / f"claims/study-{number}").mkdir(parents=True)
        (root / f"claims/study-{number}/claim-{number}.yml").write_text("\n".join(lines) + "\n")
        (root / f"sources/study-{number}.yml").write_text(
            f"title: Study {number} of all\ntype: report\nauthor: [{{family: Name{number}}}]\ndesign: cohort\n"
            f"status: live\nurl: https://example.org/{number}\naccessed: 2026-01-01\n"
        )


def misspelt(terms: int, root: Path, *, wrong: int) -> None:
    """Write a base of so many concepts and 300 claims, of which so many name one that is not there, by a slip."""
    rng = random.Random(terms)  # noqa: S311 - repeatable, not secret
    names = [f"{rng.choice(WORDS)}-{rng.choice(WORDS)}-{n}" for n in range(terms)]
    _few(root, *names)
    (root / "claims/study").mkdir(parents=True)
    (root / "sources/study.yml").write_text(
        "title: A study\ntype: report\nauthor: [{family: Name}]\ndesign: cohort\nstatus: live\n"
        "url: https://example.org/1\naccessed: 2026-01-01\n"
    )
    for number in range(MISSPELT):
        name = rng.choice(names)
        name = name[0] + name[2:] if number < wrong else name
        (root / f"claims/study/claim-{number}.yml").write_text(
            f"statement: The letter of number {number} says that it does so.\nsource: study\n"
            f"at: {{page: {number + 1}}}\nstance: helps\n"
            f"effect: {{exposure: {name}, outcome: {names[0]}, direction: increases, link: causes}}\n"
            f"basis: own-data\ncaveats: [Nobody counted number {number} at all.]\n"
        )


MISSPELT = 300


def _few(root: Path, *concepts: str) -> None:
    """Write the settings and the vocabulary of a base that has these concepts, and folders for its records."""
    for folder in ("vocabulary", "sources", "claims", "guide"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "pyproject.toml").write_text('[tool.counterclaim]\ntitle = "Synthetic"\nfail-on = "none"\n')
    told = (f"{name}:\n  label: {name}\n  definition: The thing that is called {name}.\n" for name in concepts)
    (root / "vocabulary/concepts.yml").write_text("".join(told))


def _vocabulary(root: Path, concepts: int, rng: random.Random) -> None:
    lines = []
    for n in range(concepts):
        lines += [f"concept-{n}:", f"  label: {_phrase(rng, 2)} {n}", f"  definition: The thing that is numbered {n}."]
        if n:
            lines.append(f"  broader: [concept-{rng.randrange(n)}]" if n % 3 == 0 else f"  also: [thing {n}]")
        lines.append(f"  better: {rng.choice(('more', 'less'))}")
    (root / "vocabulary/concepts.yml").write_text("\n".join(lines) + "\n")
    terms = [f"group-{n}:\n  label: group {n}\n  definition: People of group {n}.\n" for n in range(10)]
    (root / "vocabulary/populations.yml").write_text("".join(terms))
    (root / "vocabulary/conditions.yml").write_text("".join(t.replace("group", "case") for t in terms))
    (root / "vocabulary/quantities.yml").write_text("amount-per-week:\n  label: amount per week\n  unit: km\n")


def _source(root: Path, number: int, sentences: int) -> None:
    text = "\n".join(f"Line {n} of text {number} says a thing." for n in range(1, sentences + 1))
    lock = locks.make(f"source-{number}", text)
    (root / f"sources/source-{number}.lock.json").write_text(locks.to_json(lock))
    (root / f"sources/source-{number}.yml").write_text(
        f"title: Text {number}\ntype: webpage\npublisher: House {number}\nurl: https://example.org/{number}\n"
        "accessed: 2026-01-01\nlanguage: en\ndesign: expert-opinion\ninterests: None known.\nstatus: live\n"
    )


def _claim(root: Path, number: int, shape: _Shape, questions: list[tuple[int, int]], rng: random.Random) -> None:
    """Write one claim; the claims on one question lie far apart, and so in different sources."""
    per_source = -(-shape.claims // shape.sources)
    source, asked = number // per_source, number % shape.questions
    folder = root / f"claims/source-{source}"
    folder.mkdir(exist_ok=True)
    exposure, outcome = questions[asked]
    dissents = asked % OPPOSED_EACH == 0 and number < shape.questions
    rises = (exposure + outcome) % 2 == dissents
    lines = [
        SCHEMA,
        f"statement: {_phrase(rng, 9)} number {number} makes",
        "  a difference to the outcome here.",
        f"source: source-{source}",
        f"sentences: [{number % per_source + 1}]",
        "stance: conditional",
        "effect:",
        f"  exposure: concept-{exposure}",
        f"  outcome: concept-{outcome}",
        f"  direction: {'increases' if rises else 'decreases'}",
        "scope:",
        f"  condition: case-{asked % 10}",
        *([f"  horizon: {rng.choice(HORIZONS)}"] if number % 2 else []),
        *(["  dose:", f"    amount-per-week: {rng.randrange(5, 60)} km"] if number % 5 == 0 else []),
        "basis: expert-opinion",
        "caveats:",
        f"  - Nobody knows what stands behind number {number}, and the {rng.choice(WORDS)} that is said to",
        "    have shown it is not named.",
        f"  - That {_phrase(rng, 4).lower()} is meant was taken from the sentence before.",
    ]
    (folder / f"claim-{number}.yml").write_text("\n".join(lines) + "\n")


def _phrase(rng: random.Random, count: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(count)).capitalize()


if __name__ == "__main__":
    make(int(sys.argv[1]), Path(sys.argv[2]))
