from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.pages.kinds import conflicts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[[Mapping[str, str]], Site]


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
                source="coffee-board", stance="helps", effect=better.replace("EXPOSURE", f"brew-{n}")
            )
    return night


def test_a_debate_is_named_after_the_question_in_which_most_of_its_pairs_meet(
    show: Show, crowd: dict[str, str]
) -> None:
    (debate,) = conflicts.disputes(show(crowd))
    assert debate.name.startswith("brew 3 → ")
    assert (debate.size, len(debate.rows)) == ("A debate of 9 claims in 8 pairs.", 8)
    assert next(path for _, path in debate.first) == "questions/brew-3/sleep-quality/index.md"
    assert (len(debate.first), len(debate.further)) == (5, 2)


def test_debates_come_largest_first_and_each_has_an_address_of_its_own(show: Show, disputed: dict[str, str]) -> None:
    found = conflicts.disputes(show(disputed))
    sizes = [int(debate.size.split()[3]) for debate in found]
    assert sizes == sorted(sizes, reverse=True)
    assert len({debate.anchor for debate in found}) == len(found) > 1


def test_every_pair_can_be_found_by_status_examination_kind_and_source(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    choices = conflicts.filters(site)
    every = site.analysis.conflicts
    assert sum(c.number for c in choices["status"]) == sum(c.number for c in choices["examined"]) == len(every)
    assert {c.value: c.number for c in choices["examined"]}["yes"] == sum(map(site.analysis.examined, every))
    assert {c.value for c in choices["kind"]} == {kind for conflict in every for kind in conflict.kinds}
    assert {c.value: c.number for c in choices["source"]} == {
        source: sum(source in c.sources for c in every) for source in {s for c in every for s in c.sources}
    }


def test_a_source_that_nobody_described_is_named_by_its_id(show: Show, disputed: dict[str, str]) -> None:
    del disputed["sources/night-notes.yml"]
    assert "night-notes" in [choice.word for choice in conflicts.filters(show(disputed))["source"]]


def test_each_pair_stands_once_on_the_page_with_its_full_comparison_behind_a_fold(
    night: dict[str, str], render: Render, show: Show
) -> None:
    page = render(night)["conflicts/index.md"].markdown
    site = show(night)
    ids = re.findall(r'id="conflict-([^"]*)"', page)
    assert sorted(ids) == sorted(c.id for c in site.analysis.conflicts)
    assert page.count("<details><summary>Compare in full</summary>") == len(ids)
    assert page.count('class="cc-axes"') == len(ids)
    for debate in conflicts.disputes(site):
        assert f'id="{debate.anchor}"' in page


def test_where_pairs_are_too_many_the_full_comparison_is_one_tap_away(
    night: dict[str, str], render: Render, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicts, "COMPARED_AT_MOST", 1)
    rendered = render(night)
    page = rendered["conflicts/index.md"].markdown
    assert "cc-axes" not in page
    links = re.findall(r'href="\.\./(claims/[^/]*)/#(conflict-[^"]*)">Compare in full', page)
    assert len(links) == page.count("<article")
    for path, anchor in links:
        assert f'id="{anchor}"' in rendered[f"{path}/index.md"].markdown


def test_further_questions_of_a_debate_are_behind_a_fold(crowd: dict[str, str], render: Render) -> None:
    page = render(crowd)["conflicts/index.md"].markdown
    assert "2 more questions" in page
    assert "A debate of 9 claims in 8 pairs." in page
