from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.pages.kinds import concepts

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[..., Site]


def vocabulary(*labels: str) -> dict[str, str]:
    terms = (f"t{n}:\n  label: {label}\n  definition: What is meant.\n" for n, label in enumerate(labels))
    return {"vocabulary/concepts.yml": "".join(terms)}


def test_a_short_glossary_is_not_folded(show: Show) -> None:
    assert concepts.letters(show({}).kb) == []
    site = show(vocabulary("walnut", "Élan", "apple"))
    ((letter, found),) = concepts.letters(site.kb)
    assert (letter, [concept.label for concept in found]) == ("", ["apple", "Élan", "walnut"])


def test_a_long_glossary_is_folded_by_letters_and_each_names_its_first_words(show: Show, render: Render) -> None:
    files = vocabulary("Élan", *(f"apple {n:02}" for n in range(concepts.UNFOLDED)))
    assert [letter for letter, _ in concepts.letters(show(files).kb)] == ["A", "E"]
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
