"""Rows of the shape of CIViC's evidence export, made up, with strings that readers and writers stumble over."""

from __future__ import annotations

import random

COLUMNS = (
    "molecular_profile",
    "molecular_profile_id",
    "disease",
    "doid",
    "phenotypes",
    "therapies",
    "therapy_interaction_type",
    "evidence_type",
    "evidence_direction",
    "evidence_level",
    "significance",
    "evidence_statement",
    "citation_id",
    "source_type",
    "asco_abstract_id",
    "citation",
    "nct_ids",
    "rating",
    "evidence_status",
    "evidence_id",
    "variant_origin",
    "last_review_date",
    "evidence_civic_url",
    "molecular_profile_civic_url",
    "is_flagged",
)
AWKWARD = (
    "a colon: and more",
    "trailing # mark",
    "\"quoted\" and 'apostrophes'",
    "@ at the start",
    "- a dash at the start",
    "'=1+1 with an apostrophe",
    "=SUM(A1)",
    "{braces} and [brackets], {{two}}",
    "*stars* & ampersands | pipes > more",
    "naïve Überlänge 例 🧬 TGF-β",
    "a\u2028line separator and\u00a0a hard space",
    "backslash \\n and %40",
    "~",
    "null",
    "yes",
    "012",
    "2026-11-20",
    "!!python/object &anchor *alias",
    "very long " * 500,
)
"""Texts that hand-written YAML, CSV or templates would stumble over."""


def evidence(count: int) -> list[dict[str, str]]:
    """Return rows like those of the export, the same for every call."""
    chance = random.Random(7)  # noqa: S311 - a table, no secret
    rows = []
    for number in range(1, count + 1):
        awkward = AWKWARD[number % len(AWKWARD)]
        rows.append(
            dict.fromkeys(COLUMNS, "")
            | {
                "molecular_profile": chance.choice(
                    ["MILK Oat", "BEAN V600E", "BEAN Fusion AND MILK Oat", "TGF-β Loss"]
                ),
                "molecular_profile_id": str(number % 400),
                "disease": chance.choice(["Night Waking", "Sleeplessness, Late-Onset", "Heavy Head (NOS)"]),
                "therapies": chance.choice(["Camomile", "Decaf,Camomile", "Cup-\u03b1", "Cup-\u03b2"]),
                "therapy_interaction_type": chance.choice(["", "Combination", "Sequential"]),
                "evidence_type": "Predictive" if number % 10 else "Prognostic",
                "evidence_direction": chance.choice(["Supports", "Does Not Support"]),
                "evidence_level": chance.choice("ABCDE"),
                "significance": chance.choice(["Sensitivity/Response", "Resistance", "Reduced Sensitivity"]),
                "evidence_statement": awkward,
                "citation_id": str(10_000_000 + number),
                "source_type": "ASCO" if number % 7 == 0 else "PubMed",
                "citation": f"Author et al., {1990 + number % 30}",
                "rating": str(1 + number % 5),
                "evidence_status": "accepted" if number % 9 else "submitted",
                "evidence_id": str(number),
            }
        )
    return rows


def tab_separated(rows: list[dict[str, str]]) -> str:
    """Return rows as the export writes them: no quotes at all."""
    lines = ["\t".join(COLUMNS), *("\t".join(row[column] for column in COLUMNS) for row in rows)]
    return "\n".join(lines) + "\n"
