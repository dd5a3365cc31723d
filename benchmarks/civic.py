"""What the engine concludes from other people's evidence: CIViC's table of clinical evidence (CC0, https://civicdb.org).

Usage: python -m benchmarks.civic nightly-ClinicalEvidenceSummaries.tsv[.gz]: prints, once without any relation in the
vocabulary and once with diseases and profiles nested where their names plainly are, how many opposed pairs of claims
there are, by whether they share disease and profile, and by status.
"""

from __future__ import annotations

import csv
import gzip
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.records import Claim, Concept, Effect, Scope, Source, Term, Terms
from counterclaim.reasoning import conflicts, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.reasoning.conflicts import Conflict
    from counterclaim.reasoning.vocabulary import Vocabulary

DIRECTIONS = {
    ("Supports", "Sensitivity/Response"): "increases",
    ("Does Not Support", "Sensitivity/Response"): "no-increase",
    ("Supports", "Resistance"): "decreases",
    ("Does Not Support", "Resistance"): "no-decrease",
    ("Supports", "Reduced Sensitivity"): "decreases",
    ("Does Not Support", "Reduced Sensitivity"): "no-decrease",
}
SUBSTITUTION = re.compile(r"[A-Z][0-9]+([A-Z*]|fs|del)?")
TRUTHS = ("the same disease and profile", "one within the other", "another disease or profile")


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of use: accepted, predictive, with drugs and a direction."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode()
    for row in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        predictive = row["evidence_status"] == "accepted" and row["evidence_type"] == "Predictive"
        if predictive and row["drugs"] and (row["evidence_direction"], row["clinical_significance"]) in DIRECTIONS:
            yield row


def profile(row: dict[str, str]) -> str:
    """Return the molecular profile of a row: gene and variant."""
    return f"{row['gene']} {row['variant']}"


def knowledge(table: Iterable[dict[str, str]], *, nested: bool) -> KnowledgeBase:
    """Return the rows as claims, each from the publication that it names; `nested`: terms lie below wider ones."""
    claims, drugs, diseases, profiles, sources = {}, set(), set(), set(), set()
    for row in table:
        exposure = " + ".join(sorted(row["drugs"].split(",")))
        name, source = f"civic-{row['evidence_id']}", f"{row['source_type']}-{row['citation_id']}"
        direction = DIRECTIONS[row["evidence_direction"], row["clinical_significance"]]
        limits = Scope(Terms((row["disease"],)), Terms((profile(row),)))
        effect = Effect(exposure, "treatment response", direction)
        claims[name] = Claim(name, "A row.", source, (1,), "neutral", "cited-research", effect, scope=limits)
        drugs.add(exposure)
        diseases.add(row["disease"])
        profiles.add(profile(row))
        sources.add(source)
    above = {disease: _wider(disease, diseases) if nested else () for disease in diseases}
    general = {p: _any_mutation(p, profiles) if nested else () for p in profiles}
    return KnowledgeBase(
        claims=claims,
        sources={s: Source(s, s, "article-journal", "cohort", None) for s in sources},
        concepts={c: Concept(c, c, "A treatment.") for c in {*drugs, "treatment response"}},
        populations={d: Term(d, d, "A disease.", above[d]) for d in diseases},
        conditions={p: Term(p, p, "A molecular profile.", general[p]) for p in profiles},
    )


def _wider(disease: str, diseases: set[str]) -> tuple[str, ...]:
    """Return the longest other name that a name ends with: lung adenocarcinoma is an adenocarcinoma."""
    words = disease.split(" ")
    tails = (" ".join(words[n:]) for n in range(1, len(words)))
    return next(((tail,) for tail in tails if tail in diseases), ())


def _any_mutation(profile: str, profiles: set[str]) -> tuple[str, ...]:
    """Return the profile of any mutation of a gene for one substitution in it: EGFR L858R is an EGFR mutation."""
    gene, _, variant = profile.partition(" ")
    wider = f"{gene} MUTATION"
    return (wider,) if SUBSTITUTION.fullmatch(variant) and wider in profiles else ()


def truth(found: Conflict, words: Vocabulary) -> str:
    """Return whether two sides share disease and profile, or one lies within the other, or neither."""
    left, right = (side.limits for side in found.sides)
    relations = {
        words.populations.relation(left.population[0][0], right.population[0][0]),
        words.conditions.relation(left.condition[0][0], right.condition[0][0]),
    }
    if relations == {"same"}:
        return TRUTHS[0]
    return TRUTHS[2] if None in relations else TRUTHS[1]


def main() -> None:
    """Print both tables."""
    table = list(rows(Path(sys.argv[1])))
    for nested in (False, True):
        kb = knowledge(table, nested=nested)
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        words = vocabulary.of(kb)
        for found in conflicts.find(kb, words):
            counts[truth(found, words)][found.status] += found.pairs
        statuses = ("contradiction", "undetermined")
        title = "diseases and profiles nested by name" if nested else "no relation in the vocabulary"
        print(f"\n{len(kb.claims):,} claims, {title}\n")
        print(f"| the two sides speak of | {' | '.join(statuses)} |\n|---|{'---|' * len(statuses)}")
        for name in TRUTHS:
            print(f"| {name} | {' | '.join(f'{counts[name][status]:,}' for status in statuses)} |")


if __name__ == "__main__":
    main()
