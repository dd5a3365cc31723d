"""The index of a search in parts: what a browser can read back from them, and that they stay small."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages.search import index, words
from counterclaim.pages.search.index import Found

if TYPE_CHECKING:
    from collections.abc import Iterable


def read(every: Iterable[Found], languages: tuple[str, ...] = ("en",)) -> dict[str, Any]:
    """Return the content of each part by its name, as the script gets it."""
    found = {}
    for path, text in index.files(every, languages):
        name = path.removeprefix("search/").removesuffix(".js")
        start = f'searchPart("{name}",'
        assert text.startswith(start)
        found[name] = json.loads(text.removeprefix(start).removesuffix(")\n"))
    return found


def pages(parts: dict[str, Any], word: str) -> dict[str, int]:
    """Return the addresses on which a word is found, with its weight there."""
    encoded = next((part[word] for name, part in parts.items() if name.startswith("terms-") and word in part), "")
    told = [row for n in range(len(parts["manifest"]["told"])) for row in parts[f"told-{n}"]]
    at, found = 0, {}
    for step in encoded.split():
        at += int(step[:-1], 36)
        found[told[at][0]] = int(step[-1], 36)
    return found


NIGHT = Found("guide/night/", "A good night", "Coffee late in the day. Tea does not.", ("sleep well",), ("caffeine",))


def test_a_word_weighs_most_in_the_title_then_in_a_name_then_in_the_text_or_a_name_of_what_it_is_about() -> None:
    parts = read([NIGHT])
    weights = [pages(parts, word)["guide/night/"] for word in ("night", "sleep", "tea", "caffeine")]
    assert weights[0] > weights[1] > max(weights[2:])
    assert pages(parts, "nowhere") == {}


def test_another_form_of_a_word_is_found_and_weighs_less() -> None:
    parts = read([Found("a/", "A run"), Found("b/", "The running of it")])
    assert pages(parts, "run")["a/"] > pages(parts, "run")["b/"] > 0
    assert pages(parts, "running").keys() == {"a/", "b/"}
    assert read([Found("a/", "A run"), Found("b/", "Running")], ("ja",))["terms-0"].keys() == {"a", "run", "running"}


def test_what_is_shown_of_a_page_is_its_address_title_text_and_what_is_known_at_a_glance() -> None:
    section = Found("guide/night/#late", "Late", "x" * 5000, told="Disputed", within="A good night", names=("a", "b"))
    parts = read([NIGHT, section])
    assert parts["told-0"] == [
        ["guide/night/", "A good night", "Coffee late in the day. Tea does not.", "", "", "sleep well"],
        ["guide/night/#late", "Late", "x" * 3000, "Disputed", "A good night", "a | b"],
    ]
    assert read([Found("a/", "A")])["told-0"] == [["a/", "A"]]


def test_pages_of_a_kind_stand_together_and_the_manifest_says_how_much_each_kind_counts() -> None:
    parts = read([Found("a/", "A", kind="claim"), Found("b/", "B", kind="guide"), Found("c/", "C", kind="claim")])
    assert [row[0] for row in parts["told-0"]] == ["b/", "a/", "c/"]
    assert parts["manifest"]["boosts"] == [[0, index.KINDS["guide"]], [1, index.KINDS["claim"]]]
    assert parts["manifest"]["pages"] == 3


def test_without_pages_there_is_a_manifest_that_says_so() -> None:
    assert read([]) == {"manifest": read([])["manifest"]}
    assert read([])["manifest"]["pages"] == 0


def test_the_same_pages_in_another_order_make_the_same_bytes_and_a_change_another_stamp() -> None:
    every = [NIGHT, Found("a/", "A"), Found("b/", "B")]
    assert dict(index.files(every, ["en"])) == dict(index.files(reversed(every), ["en"]))
    assert read(every)["manifest"]["stamp"] != read(every[1:])["manifest"]["stamp"]


def test_however_many_pages_there_are_the_parts_and_the_manifest_stay_small() -> None:
    rng = random.Random(7)  # noqa: S311 - repeatable, not secret
    letters = "abcdefghijklmnop"
    every = [
        Found(f"claims/claim-{n}/", " ".join("".join(rng.choices(letters, k=6)) for _ in range(4)), f"common word {n}")
        for n in range(1500)
    ]
    files = dict(index.files(every, ["en"]))
    for name, most in (("terms", index.TERMS), ("told", index.TOLD)):
        assert max(len(text) for path, text in files.items() if name in path) < 1.2 * most
    assert len(files["search/manifest.js"]) < 2_000
    assert len(pages(read(every), "common")) == len(every)


def test_a_word_on_too_many_pages_is_found_where_it_weighs_most(monkeypatch: Any) -> None:
    monkeypatch.setattr(index, "POSTINGS_AT_MOST", 2)
    every = [Found(f"{n}/", "Tea", "tea " * 9) for n in range(3)] + [Found("far/", "Coffee and milk", "tea")]
    assert pages(read(every), "tea").keys() == {"0/", "1/"}


TEXTS = st.text("abé走 -'", max_size=12)


FOUND = st.builds(
    lambda n, *told: Found(f"{n}/", *told), st.integers(0, 99), TEXTS, TEXTS, st.tuples(TEXTS), st.tuples(TEXTS)
)


@given(st.lists(FOUND, max_size=4, unique_by=lambda found: found.location))
def test_each_word_leads_to_the_pages_on_which_it_stands_and_to_no_others(every: list[Found]) -> None:
    parts = read(every, ())
    told = {
        f.location: {w for text in (f.title, f.text, *f.names, *f.related) for w in words.words(text)} for f in every
    }
    for word in set().union(*told.values()) if told else ():
        assert pages(parts, word).keys() == {location for location, said in told.items() if word in said}
    terms = [word for name, part in parts.items() if name.startswith("terms-") for word in part]
    assert sorted(terms) == sorted(set().union(*told.values()) if told else ())
