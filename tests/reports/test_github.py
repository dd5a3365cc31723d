"""GitHub annotations, read back as GitHub's runner reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.findings import Finding, Place, Related, Summary
from counterclaim.reports import github
from counterclaim.reports.context import Context
from counterclaim.rules.engine import Report
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Iterable

COUNTS = Summary(*[0] * 13)
ERROR = Finding("it is wrong", Place("claims/a/b.yml", 3, 5), "write it so", rule="syntax", severity="error")


@dataclass(frozen=True)
class Annotation:
    command: str
    properties: dict[str, str]
    message: str


def written(*findings: Finding, notes: bool = True) -> list[str]:
    return github.findings(Report(findings, COUNTS), Context(notes)).splitlines()


def read(line: str) -> Annotation:
    """Read a workflow command as actions/runner does: escapes of `%` last."""
    found = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line)
    assert found, line

    def plain(text: str, escapes: Iterable[tuple[str, str]]) -> str:
        for escape, character in escapes:
            text = text.replace(escape, character)
        return text.replace("%25", "%")

    data = [("%0D", "\r"), ("%0A", "\n")]
    pairs = (pair.split("=", 1) for pair in found[2].split(","))
    properties = {key: plain(value, [*data, ("%3A", ":"), ("%2C", ",")]) for key, value in pairs}
    return Annotation(found[1], properties, plain(found[3], data))


def test_writes_one_annotation_for_each_finding_and_then_the_counts() -> None:
    first, last = written(ERROR)
    assert first == ("::error file=claims/a/b.yml,line=3,col=5,title=counterclaim syntax::it is wrong; write it so")
    assert last.startswith("0 errors, 0 warnings · ")


@pytest.mark.parametrize(("severity", "command"), [("error", "error"), ("warning", "warning"), ("info", "notice")])
def test_names_the_command_after_the_level(severity: str, command: str) -> None:
    assert read(written(replace(ERROR, severity=severity))[0]).command == command


def test_escapes_what_would_end_a_property_or_the_line() -> None:
    awkward = replace(ERROR, place=Place("a,b:c%\n.yml"), message="50%: one,\r\ntwo", mend="")
    line = written(awkward)[0]
    assert line == ("::error file=a%2Cb%3Ac%25%0A.yml,line=1,col=1,title=counterclaim syntax::50%25: one,%0D%0Atwo")
    assert read(line).properties["file"] == "a,b:c%\n.yml"


def test_puts_errors_first_because_github_shows_only_ten() -> None:
    levels = ["info", "warning", "error", "warning", "error"]
    findings = [replace(ERROR, severity=level, place=Place("a.yml", n)) for n, level in enumerate(levels, start=1)]
    found = [(a.command, a.properties["line"]) for a in map(read, written(*findings)[:-1])]
    assert found == [("error", "3"), ("error", "5"), ("warning", "2"), ("warning", "4"), ("notice", "1")]


def test_leaves_notes_to_the_counts_unless_they_are_asked_for() -> None:
    note = replace(ERROR, severity="info")
    assert [line.partition(" ")[0] for line in written(note, ERROR)[:-1]] == ["::error", "::notice"]
    assert [line.partition(" ")[0] for line in written(note, ERROR, notes=False)[:-1]] == ["::error"]


def test_puts_what_touches_a_changed_file_first_of_its_kind() -> None:
    other = Related(Place("changed.yml"), "the other side")
    findings = (
        replace(ERROR, place=Place("a.yml")),
        replace(ERROR, place=Place("b.yml"), related=(other,)),
        replace(ERROR, place=Place("changed.yml"), severity="warning"),
        replace(ERROR, place=Place("c.yml"), severity="warning"),
        replace(ERROR, place=Place("changed.yml")),
    )
    lines = github.findings(Report(findings, COUNTS), Context(changed=lambda: {"changed.yml"})).splitlines()[:-1]
    found = [(a.command, a.properties["file"]) for a in map(read, lines)]
    assert found == [
        ("error", "changed.yml"),
        ("error", "b.yml"),
        ("error", "a.yml"),
        ("warning", "changed.yml"),
        ("warning", "c.yml"),
    ]


def test_a_conflict_is_told_at_both_claims_what_changed_first() -> None:
    other = Related(Place("claims/b/y.yml", 7), "the other side")
    both = replace(ERROR, says="one side", related=(other,))
    context = Context(changed=lambda: {"claims/b/y.yml"})
    lines = github.findings(Report((replace(ERROR, place=Place("c.yml")), both), COUNTS), context).splitlines()[:-1]
    found = [read(line) for line in lines]
    assert [a.properties["file"] for a in found] == ["claims/b/y.yml", "claims/a/b.yml", "c.yml"]
    assert found[0].message == found[1].message
    assert "one side" in found[0].message


def test_names_files_as_they_lie_in_the_repository() -> None:
    first, _ = github.findings(Report((ERROR,), COUNTS), Context(prefix=lambda: "know,ledge/")).splitlines()
    assert read(first).properties["file"] == "know,ledge/claims/a/b.yml"


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"))


@given(path=text.filter(bool), message=text.filter(bool))
@settings(deadline=None, max_examples=examples(50))
def test_whatever_stands_in_path_and_message_is_read_back(path: str, message: str) -> None:
    annotation = read(written(replace(ERROR, place=Place(path, 7, 8), message=message, mend=""))[0])
    assert annotation.message == message
    assert annotation.properties == {"file": path, "line": "7", "col": "8", "title": "counterclaim syntax"}
