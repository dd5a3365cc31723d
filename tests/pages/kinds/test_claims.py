from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.pages import choices
from counterclaim.pages.kinds import claims

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[[Mapping[str, str]], Site]


def test_there_is_one_row_for_each_claim_that_is_not_retired_source_by_source_in_the_order_of_the_text(
    show: Show, night: dict[str, str]
) -> None:
    site = show(night)
    found = [row.claim for row in claims.rows(site)]
    assert {claim.id for claim in found} == {claim.id for claim in site.kb.live_claims()}
    assert len(found) < len(site.kb.claims)
    names = [row.who.name for row in claims.rows(site)]
    assert names == sorted(names)
    letter = [claim.sentences for claim in found if claim.source == "sleep-letter"]
    assert letter == sorted(letter)
    assert len(letter) > 1


def test_a_row_tells_whether_its_claim_is_in_dispute(show: Show, disputed: dict[str, str]) -> None:
    told = {row.claim.id: row.dispute for row in claims.rows(show(disputed))}
    assert told["late-coffee-worse"] == "open"
    assert told["misspelt"] == "none"


def test_a_claim_that_a_limit_parts_from_every_opposite_is_explained(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    rows = {row.claim.id: row for row in claims.rows(site)}
    kept = [c for c in rows if (x := site.index.conflicts.get(c)) and {one.status for one in x} == {"explained"}]
    assert kept
    assert {rows[claim].dispute for claim in kept} == {"explained"}


def test_a_row_knows_the_questions_and_concepts_by_which_an_address_may_ask_for_it(
    show: Show, night: dict[str, str], claim: Callable[..., str]
) -> None:
    night["claims/sleep-letter/more.yml"] = claim(
        effect="{exposure: coffee, outcome: headache, direction: increases, comparator: tea}"
    )
    night["claims/sleep-letter/advised.yml"] = claim(
        effect=None, stance="harms", advice="{avoid: coffee, instead: tea, for: headache}"
    )
    night["claims/sleep-letter/told.yml"] = claim(effect=None, stance="neutral", background="{about: [coffee, nap]}")
    rows = {row.claim.id: row for row in claims.rows(show(night))}
    assert rows["more"].questions == ("coffee/headache",)
    assert rows["more"].concepts == ("coffee", "headache", "tea")
    assert set(rows["advised"].questions) == {"coffee/headache", "tea/headache"}
    assert rows["advised"].concepts == ("coffee", "headache", "tea")
    assert (rows["told"].questions, rows["told"].concepts) == ((), ("coffee", "nap"))


def test_only_what_some_row_has_can_be_chosen_and_every_choice_tells_how_many_rows_have_it(
    show: Show, night: dict[str, str]
) -> None:
    rows = claims.rows(show(night))
    choices = claims.filters(rows)
    assert list(choices) == ["source", "stance", "grounds", "basis", "conflict", "reviewed"]
    for found in choices.values():
        assert sum(choice.number for choice in found) == len(rows)
        assert all(choice.number for choice in found)
    assert [c.word for c in choices["source"]] == sorted(c.word for c in choices["source"])
    assert {c.value for c in choices["stance"]} == {row.claim.stance for row in rows}


def test_concepts_are_found_by_all_their_names_and_those_that_nobody_wrote_by_their_id(
    show: Show, night: dict[str, str], claim: Callable[..., str]
) -> None:
    night["vocabulary/concepts.yml"] += "mocha:\n  label: a mocha\n  definition: Coffee with cocoa.\n  also: [moka]\n"
    night["claims/sleep-letter/a.yml"] = claim(effect="{exposure: mocha, outcome: calm, direction: increases}")
    site = show(night)
    labels = choices.labels(site.kb, (concept for row in claims.rows(site) for concept in row.concepts))
    assert labels["mocha"] == ["a mocha", "moka"]
    assert labels["calm"] == ["calm"]
    assert list(labels) == sorted(labels)


def test_the_page_is_kept_out_of_the_search_and_holds_every_row_without_a_script(
    night: dict[str, str], render: Render
) -> None:
    page = render(night)["claims/index.md"]
    assert page.meta["search"] == {"exclude": True}
    assert page.text().startswith("---\n")
    assert '\nsearch: {"exclude": true}\n' in page.text()
    rows = re.findall(r"<tr class=", page.markdown)
    assert f"{len(rows)} claims" in page.markdown
    assert page.markdown.count("<tr") == len(rows) + 1


def test_what_a_record_says_stays_text_in_rows_labels_and_choices(
    night: dict[str, str], render: Render, claim: Callable[..., str]
) -> None:
    night["sources/sleep-letter.yml"] = re.sub(
        r"(?m)^publisher:.*$", "publisher: '\"><img src=x>'", night["sources/sleep-letter.yml"]
    )
    night["vocabulary/concepts.yml"] += "mocha:\n  label: '</script><img src=x>'\n  definition: Coffee with cocoa.\n"
    night["claims/sleep-letter/a.yml"] = claim(
        statement="'<img src=x> is what the letter writes here.'",
        effect="{exposure: mocha, outcome: mocha, direction: increases}",
    )
    rendered = render(night)
    for path in ("claims/index.md", "conflicts/index.md", "questions/index.md"):
        assert "<img" not in rendered[path].markdown
    assert "&lt;img" in rendered["claims/index.md"].markdown
    assert "\\u003c/script\\u003e" in rendered["claims/index.md"].markdown


def test_a_base_without_claims_says_so_on_all_three_pages(night: dict[str, str], render: Render) -> None:
    bare = {path: text for path, text in night.items() if not path.startswith(("claims/", "resolutions/", "guide/"))}
    rendered = render(bare)
    assert "0 claims" in rendered["claims/index.md"].markdown
    assert "No disagreement was found." in rendered["conflicts/index.md"].markdown
    assert "No source answers a question yet." in rendered["questions/index.md"].markdown


def test_many_claims_stand_on_pages_of_their_own_and_the_first_page_does_not_grow(
    show: Show, night: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = show(night)
    number = len(claims.rows(site))
    monkeypatch.setattr(claims, "ROWS_AT_MOST", number - 1)
    monkeypatch.setattr(claims, "ROWS_OF_A_PAGE", 4)
    found = {page.path: page for page in claims.pages(site)}
    pages = [found[path] for path in found if path.endswith("index.md")]
    assert [page.path for page in pages][:2] == ["claims/index.md", "all/claims/2/index.md"]
    assert [page.markdown.count("<tr class") for page in pages] == [4] * (number // 4) + [number % 4] * (number % 4 > 0)
    first = pages[0].markdown
    assert f'data-parts="../assets/claims/" data-total="{number}"' in first
    assert '<script type="application/json" data-labels>{}</script>' in first
    assert "data-filters" not in pages[1].markdown
    assert all(page.meta["search"] == {"exclude": True} for page in pages)
    assert all(f'aria-label="Page {n} of {len(pages)}"' in page.markdown for n, page in enumerate(pages, start=1))
    assert "assets/claims/rows-1.js" in found


def test_few_claims_stand_on_one_page_and_among_very_many_sources_none_is_chosen_from_a_list(
    show: Show, night: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site = show(night)
    (page,) = claims.pages(site)
    assert "data-parts" not in page.markdown
    assert 'name="source"' in page.markdown
    monkeypatch.setattr(claims, "SOURCES_AT_MOST", 1)
    (page,) = claims.pages(site)
    assert 'name="source"' not in page.markdown


def test_without_claims_there_is_a_page_without_rows(show: Show, bare: dict[str, str]) -> None:
    (page,) = claims.pages(show(bare))
    assert "<tr class" not in page.markdown
    assert "0 claims" in page.markdown
