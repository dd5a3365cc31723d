from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.records import Concept
from counterclaim.pages import choices, marks
from counterclaim.pages.kinds import questions as kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Render = Callable[..., dict[str, Page]]
    Show = Callable[[Mapping[str, str]], Site]

TERMS = "abcdefgh"


@pytest.fixture
def ask(night: dict[str, str], claim: Callable[..., str]) -> Callable[[str, str], dict[str, str]]:
    """Return a function that empties the base of claims at first, adds one that answers a question, and returns it."""
    for path in [path for path in night if path.startswith(("claims/", "resolutions/", "guide/"))]:
        del night[path]
    night["vocabulary/concepts.yml"] = ""

    def add(exposure: str, outcome: str) -> dict[str, str]:
        effect = f"{{exposure: {exposure}, outcome: {outcome}, direction: increases}}"
        night[f"claims/sleep-letter/{exposure}-{outcome}.yml"] = claim(effect=effect)
        return night

    return add


def term(name: str, broader: str = "") -> str:
    above = f"  broader: [{broader}]\n" if broader else ""
    return f"{name}:\n  label: {name}\n  definition: What is called {name}.\n{above}"


def base(broader: Mapping[str, tuple[str, ...]]) -> KnowledgeBase:
    concepts = {name: Concept(name, name, "Something.", broader=above) for name, above in broader.items()}
    return KnowledgeBase(concepts=concepts)


def test_every_question_stands_on_the_map_once(show: Show, night: dict[str, str], render: Render) -> None:
    site = show(night)
    cells = [
        cell.question.key
        for group in kind.groups(site)
        for line in group.lines
        for _, cluster in line.clusters
        for cell in cluster
    ]
    assert sorted(map(str, cells)) == sorted(map(str, site.analysis.questions))
    assert render(night)["questions/index.md"].markdown.count("data-row ") == len(site.analysis.questions)


def test_an_exposure_stands_under_its_broader_concept_and_below_what_it_is_a_case_of(
    show: Show, ask: Callable[..., dict[str, str]]
) -> None:
    for exposure in ("tea", "green-tea", "juice", "nap"):
        files = ask(exposure, "calm")
    files["vocabulary/concepts.yml"] = (
        term("drink") + term("tea", "drink") + term("green-tea", "tea") + term("juice", "drink") + term("nap")
    )
    groups = kind.groups(show(files))
    assert [group.name for group in groups] == ["drink", "Everything else"]
    assert [(line.exposure, line.depth) for line in groups[0].lines] == [("juice", 0), ("tea", 0), ("green-tea", 1)]
    assert [line.exposure for line in groups[1].lines] == ["nap"]


def test_where_nothing_is_kin_there_is_one_group_without_a_name(show: Show, ask: Callable[..., dict[str, str]]) -> None:
    ask("tea", "calm")
    (group,) = kind.groups(show(ask("nap", "calm")))
    assert group.name == ""


def test_few_outcomes_that_most_exposures_share_make_a_table(show: Show, ask: Callable[..., dict[str, str]]) -> None:
    for exposure in ("tea", "nap"):
        for outcome in ("calm", "rest"):
            files = ask(exposure, outcome)
    del files["claims/sleep-letter/nap-rest.yml"]
    (group,) = kind.groups(show(files))
    assert group.columns == ["calm", "rest"]
    cells = {line.exposure: [cell.label if cell else None for cell in line.cells] for line in group.lines}
    assert cells == {"tea": ["calm", "rest"], "nap": ["calm", None]}


@pytest.mark.parametrize(("exposures", "outcomes"), [(1, 3), (3, 1), (2, kind.COLUMNS_AT_MOST + 1)])
def test_one_line_one_column_or_too_many_columns_make_lists(
    show: Show, ask: Callable[..., dict[str, str]], exposures: int, outcomes: int
) -> None:
    for exposure in range(exposures):
        for outcome in range(outcomes):
            files = ask(f"cup-{exposure}", f"sign-{outcome}")
    (group,) = kind.groups(show(files))
    assert group.columns == []


def test_what_would_be_a_mostly_empty_table_is_a_list(show: Show, ask: Callable[..., dict[str, str]]) -> None:
    for n in range(4):
        files = ask(f"cup-{n}", f"sign-{n}")
    (group,) = kind.groups(show(files))
    assert group.columns == []


def test_many_outcomes_of_one_exposure_are_clustered_by_their_broader_terms(
    show: Show, ask: Callable[..., dict[str, str]], claim: Callable[..., str]
) -> None:
    for outcome in ("ache", "back-ache", "head-ache", "calm", "rest", "mood"):
        files = ask("tea", outcome)
    files["claims/sleep-letter/advice.yml"] = claim(effect=None, stance="helps", advice="{do: tea}")
    files["vocabulary/concepts.yml"] = term("ache") + term("back-ache", "ache") + term("head-ache", "ache")
    ((line,),) = [group.lines for group in kind.groups(show(files))]
    assert [(name, [cell.label for cell in cells]) for name, cells in line.clusters] == [
        ("", ["advice"]),
        ("ache", ["ache", "back-ache", "head-ache"]),
        ("other outcomes", ["calm", "mood", "rest"]),
    ]


def test_advice_leads_to_the_page_of_what_is_advised(show: Show, night: dict[str, str]) -> None:
    lines = [line for group in kind.groups(show(night)) for line in group.lines]
    advice = [cell for line in lines for _, cells in line.clusters for cell in cells if cell.label == "advice"]
    assert advice
    for cell in advice:
        (first, *others), exposure = cell.question.claims, f"questions/{cell.question.exposure}/index.md"
        assert cell.path == (exposure if others or cell.question.disputed else f"claims/{first}/index.md")


def test_a_question_that_only_others_dispute_says_so_beside_its_mark(show: Show, night: dict[str, str]) -> None:
    lines = [line for group in kind.groups(show(night)) for line in group.lines]
    cells = [cell for line in lines for _, cluster in line.clusters for cell in cluster]
    assert {cell.apart for cell in cells if cell.mark.css == "split"} <= {False}
    assert all(cell.apart == cell.question.disputed for cell in cells if cell.mark.css != "split")


def test_a_long_map_folds_long_lines_and_all_groups_but_the_first(
    show: Show, ask: Callable[..., dict[str, str]]
) -> None:
    for outcome in range(kind.OPEN_AT_MOST):
        ask("tea", f"outcome-{outcome}")
    short = kind.groups(show(ask("mate", "outcome-0")))
    assert [group.folded for group in short] == [False]
    files = ask("coffee", "outcome-1") | {"vocabulary/concepts.yml": term("tea", "drink") + term("mate", "drink")}
    groups = kind.groups(show(files))
    assert [group.folded for group in groups] == [False, True]
    assert [(line.exposure, line.folded) for line in groups[0].lines] == [("mate", False), ("tea", True)]
    assert [[(tally.css, tally.number) for tally in group.tallies] for group in groups] == [
        [("harms", 41)],
        [("harms", 1)],
    ]
    assert [tally.number for tally in groups[0].lines[1].tallies] == [40]


def test_a_short_map_folds_nothing(show: Show, night: dict[str, str]) -> None:
    groups = kind.groups(show(night))
    assert not any(group.folded or line.folded for group in groups for line in group.lines)


def test_readers_may_choose_among_the_answers_and_forms_there_are(show: Show, night: dict[str, str]) -> None:
    site = show(night)
    questions = list(site.analysis.questions.values())
    choices = kind.filters(site, questions)
    assert {c.value for c in choices["answer"]} == {marks.answer(q).css for q in questions}
    assert {c.value for c in choices["form"]} == {q.form for q in questions}


def test_concepts_that_nobody_wrote_are_named_by_their_ids(show: Show, ask: Callable[..., dict[str, str]]) -> None:
    site = show(ask("tea", "calm"))
    assert choices.labels(site.kb, (term for key in site.analysis.questions for term in key if term)) == {
        "calm": ["calm"],
        "tea": ["tea"],
    }


def test_a_table_names_its_columns_and_its_lines(render: Render, ask: Callable[..., dict[str, str]]) -> None:
    for exposure in ("tea", "nap"):
        for outcome in ("calm", "rest"):
            files = ask(exposure, outcome)
    page = render(files)["questions/index.md"].markdown
    assert re.findall(r'<th scope="col">([^<]*)</th>', page) == ["What is done", "calm", "rest"]
    assert re.findall(r'<th scope="row"[^>]*><a[^>]*>([^<]*)</a>', page) == ["nap", "tea"]


def test_a_very_deep_hierarchy_is_climbed_once() -> None:
    names = [f"t{n}" for n in range(20_000)]
    kb = base({name: (names[n - 1],) if n else () for n, name in enumerate(names)})
    found = kind.homes(kb, names)
    assert found["t19999"] == kind.Home("t0", "t19998", 19_999)


@given(st.dictionaries(st.sampled_from(TERMS), st.lists(st.sampled_from(TERMS), max_size=2).map(tuple)), st.data())
def test_every_term_has_a_home_also_in_a_circle(broader: dict[str, tuple[str, ...]], data: st.DataObject) -> None:
    asked = data.draw(st.sets(st.sampled_from(TERMS)))
    found = kind.homes(base(broader), asked)
    assert found.keys() == asked
    for home in found.values():
        assert home.parent is None or (home.parent in asked and found[home.parent].root == home.root)
        assert home.depth == (found[home.parent].depth + 1 if home.parent else 0)


def tiles(markdown: str) -> list[str]:
    return re.findall(r'class="cc-tile cc-[a-z]+" href="([^"]+)"', markdown)


def test_a_map_too_long_for_one_page_begins_with_its_groups_and_each_question_stands_on_one_page(
    show: Show, ask: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for outcome in range(7):
        ask("tea", f"outcome-{outcome}")
    files = ask("coffee", "outcome-1") | ask("mate", "outcome-0")
    files |= {"vocabulary/concepts.yml": term("tea", "drink") + term("mate", "drink") + term("drink")}
    monkeypatch.setattr(kind, "MAP_AT_MOST", 3)
    site = show(files)
    pages = list(kind.pages(site))
    assert [page.path for page in pages] == [
        "questions/index.md",
        *(f"all/questions/{n}/index.md" for n in (2, 3, 4, 5)),
    ]
    assert [len(tiles(page.markdown)) for page in pages] == [0, 1, 3, 3, 2]
    found = [address.removeprefix("../../../") for page in pages for address in tiles(page.markdown)]
    assert sorted(found) == sorted(f"claims/{q.exposure}-{q.outcome}/" for q in site.analysis.questions.values())
    front = pages[0].markdown
    assert re.findall(r'<a href="([^"]+)">(?:Drink|Everything else)</a> (\d+) questions?', front) == [
        ("../all/questions/2/#about-drink", "8"),
        ("../all/questions/5/#everything-else", "1"),
    ]
    assert "data-filters" not in front
    assert 'id="about-drink"' in pages[1].markdown
    assert "Map of all questions: page 3 of 5" in pages[2].markdown
    assert "outcome-5" not in pages[1].markdown.partition("data-labels")[2]


def test_of_very_many_groups_the_first_are_listed_and_the_rest_counted(
    show: Show, ask: Callable[..., dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ask("tea", "calm") | ask("mate", "calm") | ask("rye", "calm") | ask("oat", "calm") | ask("coffee", "calm")
    words = term("tea", "drink") + term("mate", "drink") + term("drink")
    files |= {"vocabulary/concepts.yml": words + term("rye", "grain") + term("oat", "grain") + term("grain")}
    monkeypatch.setattr(kind, "MAP_AT_MOST", 2)
    monkeypatch.setattr(kind, "GROUPS_AT_MOST", 1)
    front = next(iter(kind.pages(show(files)))).markdown
    assert front.count('<li><a href="../all/questions/') == 1
    assert "2 more groups on the pages that follow." in front
