from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from counterclaim.pages import debates
from counterclaim.pages.kinds import conflicts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[[Mapping[str, str]], Site]


WORSE = "{exposure: coffee, outcome: sleep-quality, direction: decreases}"
BETTER = "{exposure: coffee, outcome: sleep-quality, direction: increases}"


@pytest.fixture
def crowd(night: dict[str, str], claim: Callable[..., str]) -> dict[str, str]:
    """Return a base with one debate over seven questions: coffee in general against seven kinds of it."""
    for path in [path for path in night if path.startswith(("claims/", "resolutions/", "guide/"))]:
        del night[path]
    better = "{exposure: EXPOSURE, outcome: sleep-quality, direction: increases}"
    night["claims/sleep-letter/all.yml"] = claim()
    for n in range(7):
        night["vocabulary/concepts.yml"] += (
            f"brew-{n}:\n  label: brew {n}\n  definition: A kind of coffee.\n  broader: [coffee]\n"
        )
        for copy in range(2 if n == 3 else 1):
            night[f"claims/coffee-board/brew-{n}-{copy}.yml"] = claim(
                source="coffee-board",
                stance="helps",
                effect=better.replace("EXPOSURE", f"brew-{n}"),
                scope="{horizon: long-term}" if copy else None,
            )
    return night


def shown(site: Site) -> list[conflicts.Dispute]:
    return [conflicts._dispute(site, listing) for listing in site.listed.debates]


def test_a_debate_is_named_after_the_question_in_which_most_of_its_pairs_meet(
    show: Show, crowd: dict[str, str]
) -> None:
    (debate,) = shown(show(crowd))
    assert debate.name.startswith("brew 3 and ")
    assert (debate.size, len(debate.rows)) == ("A debate of 9 claims in 8 pairs.", 8)
    assert next(path for _, path in debate.first) == "questions/brew-3/sleep-quality/index.md"
    assert (len(debate.first), len(debate.further)) == (3, 4)


def test_debates_come_largest_first_and_each_has_an_address_of_its_own(show: Show, disputed: dict[str, str]) -> None:
    found = shown(show(disputed))
    sizes = [int(debate.size.split()[3]) for debate in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len({debate.anchor for debate in found}) == len(found) > 1


def test_every_pair_can_be_found_by_status_examination_kind_and_source(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    every = site.analysis.conflicts
    choices = conflicts.filters(site, every)
    assert sum(c.number for c in choices["status"]) == sum(c.number for c in choices["examined"]) == len(every)
    assert {c.value: c.number for c in choices["examined"]}["no"] == sum(not site.analysis.decision(c) for c in every)
    assert {c.value for c in choices["kind"]} == {kind for conflict in every for kind in conflict.kinds}
    assert {c.value: c.number for c in choices["source"]} == {
        source: sum(source in c.sources for c in every) for source in {s for c in every for s in c.sources}
    }


def test_a_source_that_nobody_described_is_named_by_its_id(show: Show, disputed: dict[str, str]) -> None:
    del disputed["sources/night-notes.yml"]
    site = show(disputed)
    assert "night-notes" in [choice.word for choice in conflicts.filters(site, site.analysis.conflicts)["source"]]


def test_each_pair_stands_once_on_the_page_with_its_full_comparison_behind_a_fold(
    night: dict[str, str], render: Render, show: Show
) -> None:
    page = render(night)["conflicts/index.md"].markdown
    site = show(night)
    ids = re.findall(r'id="conflict-([^"]*)"', page)
    assert sorted(ids) == sorted(c.id for c in site.analysis.conflicts)
    assert page.count("<details><summary>Compare in full</summary>") == len(ids)
    assert page.count('class="cc-axes"') == len(ids)
    for debate in shown(site):
        assert f'id="{debate.anchor}"' in page


def test_what_is_not_listed_is_counted_and_links_lead_elsewhere(
    night: dict[str, str], render: Render, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = re.findall(r'id="conflict-([^"]*)"', render(night)["conflicts/index.md"].markdown)
    monkeypatch.setattr(debates, "PAIRS_AT_MOST", 1)
    monkeypatch.setattr(debates, "DEBATES_AT_MOST", 1)
    monkeypatch.setattr(debates, "IN_ALL_AT_MOST", 2)
    rendered = render(night)
    page = rendered["conflicts/index.md"].markdown
    kept = re.findall(r'id="conflict-([^"]*)"', page)
    assert 0 < len(kept) < len(every)
    assert "not listed" in page
    pages = [rendered[path].markdown for path in sorted(rendered) if path.startswith("all/conflicts/")]
    assert len(pages) == len(show(night).listed.further) > 0
    assert f"{len(pages)} more debate" in page
    assert all(f"Page {n} of {len(pages) + 1}" in more for n, more in enumerate(pages, start=2))
    assert all('class="cc-debate"' in more and "cc-counts" not in more for more in pages)
    linked = {found for p in rendered.values() for found in re.findall(r"conflicts/#conflict-([0-9a-f]+)", p.text())}
    assert linked <= set(kept)


def test_very_many_go_on_on_further_pages_and_whatever_leads_to_one_leads_to_its_page(
    night: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = re.findall(r'id="conflict-([^"]*)"', render(night)["conflicts/index.md"].markdown)
    monkeypatch.setattr(debates, "CONFLICTS_AT_MOST", 1)
    monkeypatch.setattr(debates, "PAIRS_OF_A_PAGE", 2)
    monkeypatch.setattr(debates, "DEBATES_AT_MOST", 1)
    rendered = render(night)
    pages = {path.removesuffix("index.md"): page.markdown for path, page in rendered.items() if "conflicts/" in path}
    assert len(pages) > 2
    places = {
        f"{path}#conflict-{c}" for path, page in pages.items() for c in re.findall(r'id="conflict-([^"]*)"', page)
    }
    assert {place.partition("#conflict-")[2] for place in places} <= set(every)
    linked = {
        urljoin(f"https://x.example/{path.removesuffix('index.md')}", address).removeprefix("https://x.example/")
        for path, page in rendered.items()
        for address in re.findall(r'href="([^"]*#conflict-[0-9a-f]+)"', page.text())
    }
    assert linked <= places
    assert any(address.startswith("all/conflicts/") for address in linked)
    last = pages[f"all/conflicts/{len(pages)}/"]
    assert 'id="both-possible"' in last or 'id="explained"' in last
    assert 'id="both-possible"' not in pages["conflicts/"]


def test_a_debate_that_the_editors_decided_says_so_and_is_open_nowhere(
    bare: dict[str, str], say: Callable[..., None], decide: Callable[..., None], render: Render, show: Show
) -> None:
    say("a", effect=WORSE)
    say("b", effect=BETTER, stance="helps", source="night-notes")
    decide("a", "b", "both-hold")
    site = show(bare)
    assert (site.listed.opened, site.listed.decided, site.contested) == (0, 1, [])
    rendered = render(bare)
    page = rendered["conflicts/index.md"].markdown
    assert "<strong>0</strong> open debates" in page
    assert "<strong>1</strong> debate decided by the editors" in page
    assert '<span class="cc-also">Both hold.</span>' in page
    answer = rendered["questions/coffee/sleep-quality/index.md"].markdown
    assert "⚡" not in answer
    assert "1 pair of opposite claims that the editors have decided" in answer
    assert "No disagreement is left open." in rendered["index.md"].markdown


def test_further_questions_of_a_debate_are_behind_a_fold_and_very_many_are_counted(
    crowd: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = render(crowd)["conflicts/index.md"].markdown
    assert "4 more questions" in page
    assert "<li>and " not in page
    assert "A debate of 9 claims in 8 pairs." in page
    monkeypatch.setattr(conflicts, "QUESTIONS_AT_MOST", 4)
    page = render(crowd)["conflicts/index.md"].markdown
    assert "1 more question" in page
    assert "<li>and 3 more</li>" in page
