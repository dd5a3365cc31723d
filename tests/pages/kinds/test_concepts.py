from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from counterclaim.pages import glossary
from counterclaim.pages.kinds import concepts

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def vocabulary(*labels: str) -> dict[str, str]:
    terms = (f"t{n}:\n  label: {label}\n  definition: What is meant.\n" for n, label in enumerate(labels))
    return {"vocabulary/concepts.yml": "".join(terms)}


def test_a_short_glossary_is_not_folded(show: Show) -> None:
    assert concepts.letters(show({}).kb, []) == []
    site = show(vocabulary("walnut", "Élan", "apple"))
    ((letter, found),) = concepts.letters(site.kb, glossary.ordered(site.kb))
    assert (letter, [concept.label for concept in found]) == ("", ["apple", "Élan", "walnut"])


def test_a_long_glossary_is_folded_by_letters_and_each_names_its_first_words(show: Show, render: Render) -> None:
    files = vocabulary("Élan", *(f"apple {n:02}" for n in range(concepts.UNFOLDED)))
    kb = show(files).kb
    assert [letter for letter, _ in concepts.letters(kb, glossary.ordered(kb))] == ["A", "E"]
    page = render(files)["concepts/index.md"].markdown
    assert re.findall(r"<strong>(.)</strong> <span class=\"cc-also\">([^<]*)<", page) == [
        ("A", "apple 00, apple 01, apple 02 and 22 more"),
        ("E", "Élan"),
    ]


def test_terms_that_are_no_concepts_stand_below_by_label(render: Render) -> None:
    terms = "b:\n  label: the young\n  definition: Few years.\na:\n  label: the old\n  definition: Many years.\n"
    page = render({"vocabulary/populations.yml": terms})["concepts/index.md"].markdown
    below = page.partition("## For whom")[2]
    assert re.findall(r"<dt>([^<]*)</dt>", below) == ["the old", "the young"]


def test_a_term_says_what_it_is_a_case_of_and_what_excludes_what(bare: dict[str, str], render: Render) -> None:
    bare["vocabulary/populations.yml"] += (
        "sleepers:\n  label: sleepers\n  definition: All who sleep.\n  narrower_exclude: true\n"
        "owls:\n  label: owls\n  definition: They sleep late.\n  broader: [sleepers]\n"
        "  disjoint_with: [adults, larks]\n"
    )
    page = render(bare)["concepts/index.md"].markdown
    assert "All who sleep. No two of its cases hold together." in page
    assert "They sleep late. A case of: sleepers. Excludes: adults, larks." in page


def test_a_glossary_too_long_for_one_page_goes_on_and_all_that_leads_to_a_word_leads_to_its_page(
    night: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = render(night)["concepts/index.md"].markdown
    monkeypatch.setattr(glossary, "CHARACTERS_AT_MOST", 900)
    made = {path.removesuffix("index.md"): page.markdown for path, page in render(night).items()}
    shown = {path: page for path, page in made.items() if path == "concepts/" or path.startswith("all/concepts/")}
    assert len(shown) > 2
    places = {
        f"{path}#{word}" for path, page in shown.items() for word in re.findall(r'<div id="([^"]*)" data-row', page)
    }
    assert sorted(place.partition("#")[2] for place in places) == sorted(
        re.findall(r'<div id="([^"]*)" data-row', whole)
    )
    linked = {
        urljoin(f"https://x.example/{path}", address).removeprefix("https://x.example/")
        for path, page in made.items()
        if path in shown or path.startswith("concepts/")
        for address in re.findall(r'href="([^"]*#[^"]*)"', page)
        if path in shown or ("All words" in page and "concepts/" in address)
    }
    to_words = {address for address in linked if address.startswith(("concepts/#", "all/concepts/"))}
    assert to_words == places
    for found in (r"<dt>[^<]*</dt>", r"<details[^>]*>", r"## .*"):
        assert set(re.findall(found, whole)) <= set(re.findall(found, "".join(shown.values())))
    assert sum('aria-current="page"' in page for page in shown.values()) == len(shown)


def test_of_very_many_cases_a_glossary_names_some_and_of_a_very_large_family_only_the_cases(
    render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    terms = "thing:\n  label: a thing\n  definition: What is meant.\n"
    terms += "".join(f"case-{n}:\n  label: b{n}\n  definition: What is meant.\n  broader: [thing]\n" for n in range(3))
    terms += "deeper:\n  label: deeper\n  definition: What is meant.\n  broader: [case-0]\n"
    files = {"vocabulary/concepts.yml": terms}
    assert "and 1 more" not in render(files)["concepts/index.md"].markdown
    monkeypatch.setattr(glossary, "CASES_AT_MOST", 2)
    monkeypatch.setattr(concepts, "TREE_AT_MOST", 3)
    page = render(files)["concepts/index.md"].markdown
    assert re.search(r"Cases: <a [^>]*>b.</a>, <a [^>]*>b.</a> and 1 more\.", page)
    tree = page.partition("How they hang together")[2]
    assert "deeper" not in tree
    assert "and 1 more" in tree
