"""`list`: records of a kind, and claims by what they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from counterclaim.reports import listed, schemas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("dispute")


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ([], ["late-coffee-worse", "noon-coffee-better", "what-the-letter-tells", "what-the-notes-tell"]),
        (["--source", "night-notes"], ["noon-coffee-better", "what-the-notes-tell"]),
        (["--stance", "harms"], ["late-coffee-worse"]),
        (["--conflict", "contradiction"], ["late-coffee-worse", "noon-coffee-better"]),
        (["--conflict", "unexamined", "--source", "sleep-letter"], ["late-coffee-worse"]),
        (["--conflict", "none", "--words", "night"], ["what-the-letter-tells", "what-the-notes-tell"]),
        (["--review", "stale"], []),
        (["--tier", "opinion", "--words", "patients"], ["noon-coffee-better"]),
    ],
)
def test_claims_are_listed_by_what_they_are(options: list[str], found: list[str], run: Callable[..., Any]) -> None:
    result = run("list", "claims", *options, "--format", "ids")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.split() == found


def test_a_claim_that_changed_since_its_review_is_stale_and_one_without_is_unreviewed(
    dispute: Path, run: Callable[..., Any]
) -> None:
    record = dispute / "claims" / "sleep-letter" / "late-coffee-worse.yml"
    record.write_text(record.read_text().partition("reviewed:")[0])
    assert run("list", "claims", "--review", "unreviewed", "--format", "ids").stdout == "late-coffee-worse\n"
    run("review", "late-coffee-worse", "--by", "cleo", "--yes")
    record.write_text(record.read_text().replace("worse night", "much worse night"))
    assert run("list", "claims", "--review", "stale", "--format", "ids").stdout == "late-coffee-worse\n"


@pytest.mark.parametrize("kind", listed.KINDS)
def test_every_kind_is_listed_for_people_and_for_programs(kind: str, run: Callable[..., Any]) -> None:
    run("resolve", "late-coffee-worse", "noon-coffee-better", "--reason", "Neither of them counted nights.")
    asked = ("--asks", "Does coffee cost sleep?", "--question", "coffee/sleep-quality")
    run("new", "answer", *asked, "--answer", "It may [@late-coffee-worse].", "--looked-for", "Nobody searched for it.")
    ids = run("list", kind, "--format", "ids").stdout.split()
    assert ids
    shown = run("list", kind).stdout
    assert [line.partition(" ")[2] for line in shown.splitlines()[:-1] if not line.startswith(" ")] == ids
    document = json.loads(run("list", kind, "--format", "json").stdout)
    jsonschema.Draft202012Validator(schemas.schema("list")).validate(document)
    assert [record["id"] for record in document["records"]] == ids
    assert {record["kind"] for record in document["records"]} == {shown.split()[0]}


def test_what_only_claims_have_is_refused_of_another_kind(run: Callable[..., Any]) -> None:
    result = run("list", "concepts", "--stance", "harms", "--tier", "none")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "counterclaim: --stance, --tier is about claims: counterclaim list claims\n"


def test_a_source_that_is_not_there_is_named_with_the_nearest(run: Callable[..., Any]) -> None:
    result = run("list", "claims", "--source", "night-note")
    assert result.returncode == 2
    assert result.stderr == 'counterclaim: there is no source "night-note" in sources/; did you mean night-notes?\n'
