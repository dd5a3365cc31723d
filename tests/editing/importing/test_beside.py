"""`import --terms --sources`: vocabulary and sources of the rows, told before they are written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import KnowledgeBase

if TYPE_CHECKING:
    from collections.abc import Callable

MAP = """\
id: {template: "row {key}"}
terms:
  concepts:
    - id: {column: drinks, split: ",", slug: true}
      label: {column: drinks, split: ","}
      definition: A drink that the table names.
      broader: beverage
    - id: {column: drinks, split: ",", sort: true, join: " + ", slug: true}
      label: {column: drinks, split: ",", sort: true, join: " and "}
      definition: What is drunk together.
      parts: {column: drinks, split: ",", slug: true}
  populations:
    - id: {column: who, slug: true}
      label: {column: who}
      definition: {template: "People of whom the table says {who}."}
sources:
  id: {column: paper, slug: true}
  title: {column: paper}
  type: article-journal
  author: {column: authors, split: ";"}
  url_note: The table has no address.
  design: cohort
  status: live
claim:
  statement: {template: "{drinks} went along with a better night for {who}."}
  source: {column: paper, slug: true}
  at: {row: {column: "#line"}}
  stance: helps
  effect:
    exposure: {column: drinks, split: ",", sort: true, join: " + ", slug: true}
    outcome: sleep-quality
    direction: increases
    link: goes-with
  scope: {population: {column: who, slug: true}}
  basis: own-data
  caveats: [The table sums up.]
"""
TABLE = """\
key,drinks,who,paper,authors,remark
1,"tea,milk",HER2+,Ada 2001,Ada;Ben,fine
2,"milk,tea",HER2-,Ada 2001,Ada;Ben,na\u00c3\u00afve
3,tea,\u226565,Cleo 2002,Cleo,&amp;
4,tea,<65,Cleo 2002,Cleo,
"""
DRY = ["import", "t.csv", "--map", "map.yml"]
BOTH = ["--terms", "--sources"]
MAKES = "--terms makes what the map describes"
LEFT = 'what a program left behind: "\u00c3\u00af" for \u00ef'


@pytest.fixture
def ready(base: Path, write: Callable[..., Path]) -> Path:
    return write({"map.yml": MAP, "t.csv": TABLE}) and base


def test_what_is_made_is_told_before_and_written_once(ready: Path, run: Callable[..., Any]) -> None:
    dry = run(*DRY, *BOTH)
    assert (dry.returncode, dry.stderr) == (0, "")
    assert dry.stdout.splitlines()[:5] == [
        "concepts: 2 new (1 known already): milk, milk-plus-tea",
        "populations: 4 new: her2-plus, her2-minus, from-65, under-65",
        "sources: 2 new: ada-2001, cleo-2002",
        f"unknown: 1 concept, with how many claims or terms name each: beverage (1); {MAKES}",
        f't.csv:3: column "remark", which is not imported, holds {LEFT}, and 1 more cell',
    ]
    assert " · nothing is written without --write" in dry.stdout.splitlines()[-1]
    assert KnowledgeBase.load(ready).populations.keys().isdisjoint({"her2-plus"})
    assert run(*DRY, *BOTH, "--write").returncode == 0
    kb = KnowledgeBase.load(ready)
    assert kb.faults == ()
    assert kb.concepts["milk-plus-tea"].parts == ("tea", "milk")
    assert kb.concepts["milk"].label == "milk"
    assert {kb.claims[f"row-{n}"].effect.exposure for n in (1, 2)} == {"milk-plus-tea"}  # type: ignore[union-attr]
    assert [next(iter(kb.claims[f"row-{n}"].scope.population)) for n in (1, 2, 3, 4)] == [
        "her2-plus",
        "her2-minus",
        "from-65",
        "under-65",
    ]
    assert kb.sources["ada-2001"].record["author"] == [{"literal": "Ada"}, {"literal": "Ben"}]
    assert kb.sources["ada-2001"].url is None
    assert kb.claims["row-3"].record["at"] == {"row": 4}
    assert not {"row-1", "ada-2001"} & set(run("fmt", "--check").stdout.replace("/", " ").replace(".yml", " ").split())
    again = run(*DRY, *BOTH, "--write").stdout.splitlines()
    assert again[0] == "concepts: 0 new (3 known already)"
    assert again[-1] == "4 rows · 0 new · 0 changed · 4 unchanged · 0 repeated · 0 skipped · 0 refused"


def test_terms_that_nothing_has_are_grouped_with_counts(ready: Path, run: Callable[..., Any]) -> None:
    result = run(*DRY, "--sources")
    assert [line for line in result.stdout.splitlines() if line.startswith("unknown")] == [
        (
            "unknown: 1 concept, with how many claims or terms name each: milk-plus-tea (2); --terms makes what the map"
            " describes"
        ),
        (
            "unknown: 4 populations, with how many claims or terms name each: her2-plus (1), her2-minus (1),"
            " from-65 (1), under-65 (1); --terms makes what the map describes"
        ),
    ]
    (ready / "map.yml").write_text(
        MAP[: MAP.index("terms:")] + MAP[MAP.index("sources:") :].replace("scope: {", "scope: {dose: {sips: 2 sips}, ")
    )
    result = run(*DRY, "--sources")
    assert "; describe them below `terms: {populations: …}` in the map" in result.stdout
    assert "unknown: 1 quantity, with how many claims or terms name each: sips (4); counterclaim new" in result.stdout


@pytest.mark.usefixtures("ready")
def test_a_source_without_a_record_names_the_option_that_makes_it(run: Callable[..., Any]) -> None:
    result = run(*DRY, "--terms")
    assert result.returncode == 1
    told = (
        'column "paper": the source "ada-2001" has no record; write sources/ada-2001.yml first, or let --sources make'
    )
    assert f"t.csv:2: refused: {told}" in result.stdout


@pytest.mark.usefixtures("ready")
def test_one_id_for_two_things_is_told(write: Callable[..., Path], run: Callable[..., Any]) -> None:
    write({"t.csv": TABLE + "5,tea,HER2 plus,Ada 2001,Ada,\n"})
    result = run(*DRY, *BOTH)
    told = 't.csv:6: the id "her2-plus" stands for "HER2+" and for "HER2 plus"; the first is taken'
    assert told in result.stdout.splitlines()


def test_a_term_that_its_schema_refuses_refuses_the_row(
    ready: Path, write: Callable[..., Path], run: Callable[..., Any]
) -> None:
    write({"map.yml": MAP.replace("A drink that the table names.", "{column: key}")})
    result = run(*DRY, *BOTH, "--write")
    assert result.returncode == 1
    told = 't.csv:2: refused: column "key": the concept "milk": definition has 1 character'
    assert told in result.stdout
    assert "2 new · 0 changed" in result.stdout
    assert "milk" not in KnowledgeBase.load(ready).concepts


@pytest.mark.parametrize(
    ("text", "arguments", "message"),
    [
        (
            MAP[: MAP.index("terms:")] + MAP[MAP.index("sources:") :],
            ["--terms"],
            "map.yml: the map says nothing of terms",
        ),
        (MAP[: MAP.index("sources:")] + MAP[MAP.index("claim:") :], BOTH, "map.yml: the map says nothing of sources"),
    ],
)
def test_a_map_that_describes_none_is_said_in_one_line(
    text: str, arguments: list[str], message: str, ready: Path, run: Callable[..., Any]
) -> None:
    (ready / "map.yml").write_text(text)
    result = run(*DRY, *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: {message}")


def test_damaged_cells_refuse_their_row_or_are_mended_as_the_map_says(
    ready: Path, write: Callable[..., Path], run: Callable[..., Any]
) -> None:
    named = MAP.replace("caveats: [The table sums up.]", "caveats: [The table sums up.]\n  notes: {column: remark}")
    write({"map.yml": named})
    result = run(*DRY, *BOTH)
    assert result.returncode == 1
    assert (
        't.csv:3: refused: column "remark": the cell holds what a program left behind: "\u00c3\u00af" for \u00ef; '
        "mend the table, or let the map do it: rows.repair" in result.stdout
    )
    write({"map.yml": f"rows: {{repair: [encoding, entities]}}\n{named}"})
    result = run(*DRY, *BOTH, "--write")
    assert result.returncode == 0
    assert "2 damaged cells mended, as the map says" in result.stdout
    assert KnowledgeBase.load(ready).claims["row-2"].notes == "naïve"


CIVIC = Path(__file__).parents[3] / "docs" / "examples" / "civic-all-map.yml"


def test_the_example_map_makes_a_base_that_checks(write: Callable[..., Path], run: Callable[..., Any]) -> None:
    columns = [
        "gene",
        "variant",
        "disease",
        "drugs",
        "drug_interaction_type",
        "evidence_type",
        "evidence_direction",
        "evidence_level",
        "clinical_significance",
        "evidence_statement",
        "citation_id",
        "source_type",
        "citation",
        "rating",
        "evidence_status",
        "evidence_id",
    ]
    rows = [
        ["BEAN", "V6E", "Night Waking", "Decaf,Camomile", "Combination", "Predictive", "Supports", "B", "Resistance"],
        ["BEAN", "V6E", "Night Waking", "Camomile,Decaf", "Substitutes", "Predictive", "Supports", "C", "Resistance"],
        ["BEAN", "R1*", "Night Waking", "", "", "Prognostic", "Supports", "D", "Poor Outcome"],
        ["BEAN", "R1", "Night Waking", "", "", "Predictive", "Supports", "B", "Sensitivity/Response"],
        ["BEAN", "R1", "Night Waking", "", "", "Predisposing", "N/A", "B", "N/A"],
    ]
    told = [
        ["A note.", str(9 + n // 2), "PubMed" if n < 3 else "ASCO", "Ada, 2001", "3", "accepted", str(n)]
        for n in range(5)
    ]
    lines = ["\t".join(columns), *("\t".join(row + end) for row, end in zip(rows, told, strict=True))]
    root = write({"pyproject.toml": "[tool.counterclaim]\n", "vocabulary/concepts.yml": "", "t.tsv": "\n".join(lines)})
    result = run("import", "t.tsv", "--map", str(CIVIC), *BOTH, "--write")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1].startswith(
        "5 rows · 4 new · 0 changed · 0 unchanged · 0 repeated · 1 skipped"
    )
    kb = KnowledgeBase.load(root)
    exposures = [claim.effect.exposure for claim in kb.claims.values() if claim.effect]
    assert sorted(exposures) == ["bean-r1-star", "camomile-or-decaf", "camomile-plus-decaf", "unnamed-treatment"]
    assert kb.concepts["camomile-plus-decaf"].parts == ("decaf", "camomile")
    assert kb.concepts["camomile-or-decaf"].parts == ()
    assert set(kb.sources) == {"pubmed-9", "pubmed-10", "asco-10"}
    assert run("check").returncode == 0
