"""Places, and the way from a value in a record to its place in a file."""

from __future__ import annotations

from counterclaim.knowledge.findings import Finding, Origin, Place
from counterclaim.knowledge.yaml_reader import read

MARKS = read(b"tea:\n  label: tea\n  also: [chai,\n    brew]\nmilk:\n  label: milk\n").marks


def test_a_place_reads_as_editors_open_it() -> None:
    assert str(Place("claims/a/b.yml", 5, 13)) == "claims/a/b.yml:5:13"
    assert str(Place("claims/a/b.yml")) == "claims/a/b.yml:1:1"


def test_places_sort_by_path_then_line_then_column() -> None:
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 2), Place("a", 9, 1)]
    assert sorted(places) == [places[3], places[2], places[1], places[0]]


def test_an_origin_finds_the_value_and_its_key() -> None:
    origin = Origin("vocabulary/concepts.yml", MARKS)
    assert origin.place("tea", "label") == Place("vocabulary/concepts.yml", 2, 10)
    assert origin.key_place("tea", "label") == Place("vocabulary/concepts.yml", 2, 3)
    assert origin.place("tea", "also", 1) == Place("vocabulary/concepts.yml", 4, 5)


def test_what_is_not_there_is_found_at_its_nearest_parent() -> None:
    origin = Origin("x.yml", MARKS)
    assert origin.place("tea", "also", 7, "deeper") == origin.place("tea", "also") == Place("x.yml", 3, 9)
    assert origin.key_place("milk", "definition") == origin.place("milk") == Place("x.yml", 6, 3)
    assert origin.place("sugar") == Place("x.yml", 1, 1)


def test_the_origin_of_a_term_counts_from_the_term() -> None:
    term = Origin("x.yml", MARKS).term("milk")
    assert term.place() == Place("x.yml", 6, 3)
    assert term.place("label") == Place("x.yml", 6, 10)
    assert term.key_place() == Place("x.yml", 5, 1)
    assert term.place("nothing") == term.place()


def test_an_origin_without_marks_points_at_the_top_of_its_file() -> None:
    assert Origin("sources/a.lock.json").place("sentences", 3) == Place("sources/a.lock.json", 1, 1)
    assert Origin("sources/a.lock.json").key_place("sentences") == Place("sources/a.lock.json", 1, 1)


def test_findings_with_the_same_content_are_one() -> None:
    assert len({Finding("m", Place("p")), Finding("m", Place("p")), Finding("m", Place("p", 2))}) == 2
