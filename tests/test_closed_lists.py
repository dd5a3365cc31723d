"""Closed lists of words stand in the JSON Schemas: tables have the same, and a word that is added is shown as it is."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import counterclaim
from counterclaim.editing import upgrading
from counterclaim.knowledge import records, schemas
from counterclaim.reasoning import directions, estimates, grounds, horizons, questions
from counterclaim.wording import axes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDED = {
    "claim": (("basis", "court-ruling"), ("scope/horizon", "a-life-time")),
    "source": (("design", "court-record"), ("status", "under-appeal")),
}


def listed(schema: dict[str, Any], *way: str) -> list[str]:
    """Return the closed list of words that the field at `way` takes, as it stands in the schema."""
    inner = schema
    for name in way:
        held = inner.get("items", inner)
        held = schema["$defs"][held["$ref"].rpartition("/")[2]] if "$ref" in held else held
        inner = held["properties"][name]
    forms = [inner, inner.get("items", {}), *inner.get("oneOf", ())]
    found: list[str] = next(form["enum"] for form in forms if "enum" in form)
    return found


CLAIM, SOURCE, CONCEPT, RESOLUTION = (schemas.schema(kind) for kind in ("claim", "source", "concepts", "resolution"))
DIRECTIONS = listed(CLAIM, "effect", "direction")
MODALITIES = listed(CLAIM, "effect", "modality")
DESIGNS = listed(SOURCE, "design")
SAME: dict[str, tuple[object, object]] = {
    "directions that oppose": ({*directions.OPPOSED}, {*DIRECTIONS, "do", "avoid"}),
    "directions that are opposed": (
        {*chain.from_iterable(directions.OPPOSED.values())} - {*DIRECTIONS},
        {"do", "avoid"},
    ),
    "directions that are turned": ({*directions.TURNED} - {*DIRECTIONS}, set()),
    "directions that numbers carry": (
        {*chain.from_iterable(estimates._CARRIED.values()), *estimates._MOVES},
        {*DIRECTIONS},
    ),
    "modalities that happen": (directions.HAPPENS - {*MODALITIES}, set()),
    "words for modalities": ({*axes.MODALITIES}, {*MODALITIES}),
    "phrases for modalities": ({*upgrading.MODALITIES, "asserted"}, {*MODALITIES}),
    "words for links": ({*axes.LINKS}, {*listed(CLAIM, "effect", "link")}),
    "words for comparators": ({*axes.COMPARATORS}, {*records.RESERVED}),
    "words for horizons": ({*axes.HORIZONS}, {*listed(CLAIM, "scope", "horizon")}),
    "horizons": ({*horizons._WORDS}, {*listed(CLAIM, "scope", "horizon")}),
    "certainties": ({*axes.CERTAINTIES}, {*listed(CLAIM, "effect", "rated")}),
    "ratios": (estimates.RATIOS - {*listed(CLAIM, "effect", "estimate", "measure")}, set()),
    "measures that matter": (
        CONCEPT["additionalProperties"]["properties"]["matters"]["items"]["properties"]["measure"]["enum"],
        listed(CLAIM, "effect", "estimate", "measure"),
    ),
    "designs of claims": (listed(CLAIM, "design"), DESIGNS),
    "designs that are pooled": (listed(SOURCE, "pools"), DESIGNS),
    "grounds of designs": ({*grounds._OF_DESIGN, *grounds._POOLING}, {*DESIGNS}),
    "designs that observe": (grounds._OBSERVED - {*DESIGNS}, set()),
    "tiers": ({*grounds._OF_DESIGN.values()}, {*grounds.TIERS}),
    "grounds of bases": (
        {*grounds._BARE, *grounds._OF_BASIS, "own-data", "cited-research"},
        {*listed(CLAIM, "basis")},
    ),
    "sides": ([*questions.SIDES], listed(CLAIM, "stance")),
    "decisions": ([*listed(RESOLUTION, "decision"), "prefer"], ["open", "both-hold", "prefer"]),
}
"""Tables by what they hold: their words, and those of the schema."""


@pytest.mark.parametrize("name", SAME)
def test_a_table_has_the_words_of_the_schema(name: str) -> None:
    ours, theirs = SAME[name]
    assert ours == theirs


@pytest.mark.slow
def test_words_that_only_the_schemas_know_are_shown_as_they_are(
    tmp_path: Path, disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]
) -> None:
    package = tmp_path / "package" / "counterclaim"
    shutil.copytree(Path(counterclaim.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    for kind, words in ADDED.items():
        file = package / "knowledge" / "schemas" / f"{kind}.schema.json"
        schema = json.loads(file.read_text("utf-8"))
        for path, word in words:
            listed(schema, *path.split("/")).append(word)
        file.write_text(json.dumps(schema), "utf-8")
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    claim, source = "claims/sleep-letter/late-coffee-worse.yml", "sources/sleep-letter.yml"
    disputed[claim] = disputed[claim].replace(
        "basis: expert-opinion", "basis: court-ruling\nscope: {horizon: a-life-time}"
    )
    disputed[source] = "\n".join(
        {"design": "design: court-record", "status": "status: under-appeal"}.get(line.partition(":")[0], line)
        for line in disputed[source].splitlines()
    )
    settings = {"pyproject.toml": "[tool.counterclaim]\n", "mkdocs.yml": "site_name: A\nplugins: [counterclaim]\n"}
    base = write({**disputed, **settings, "docs/index.md": "A\n"})

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = "from counterclaim.cli import main; main()"
        # What runs here is a copy: its lines are none of the package's, and are not to be counted as such.
        kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
        environment = {**kept, "PYTHONPATH": str(package.parent)}
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, cwd=base, env=environment, capture_output=True, text=True, check=False)

    checked = run("check")
    assert checked.returncode in {0, 1}, checked.stderr
    assert "schema" not in checked.stdout.replace("counterclaim/knowledge/schemas", "")
    assert "Traceback" not in checked.stderr
    assert run("render", "out").returncode == 0
    page = (base / "out" / "claims" / "late-coffee-worse" / "index.md").read_text("utf-8")
    assert "<dd>court ruling</dd>" in page
    assert "<dd>a-life-time</dd>" in page
    page = (base / "out" / "sources" / "sleep-letter" / "index.md").read_text("utf-8")
    assert "<dd>court record</dd>" in page
    assert "<dd>Under appeal</dd>" in page
    assert '<option value="court-ruling">court ruling (1)</option>' in (base / "out/claims/index.md").read_text("utf-8")
    built = run("build")
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stderr
    assert "court ruling" in (base / "site" / "claims" / "late-coffee-worse" / "index.html").read_text("utf-8")
