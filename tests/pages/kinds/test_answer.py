"""The page of an answer: at its first question, or by itself where no claim is about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

ANSWER = """asks: Does coffee cost sleep?
also: [a cup at night]
questions: [{questions}]
answer: One letter says that it does [@late-coffee-worse; @nobody-said-so].
key_points: ["Nobody counted <nights> [@late-coffee-worse]."]
bodies:
  - about: nights of grown-ups who drink coffee
    question: coffee/sleep-quality
    claims: [late-coffee-worse]
    starts: low
    down: [{{domain: imprecision, by: 1, why: One letter.}}]
    certainty: very-low
looked_for: Nobody searched.
would_settle: A trial.
date: 2026-01-05
seen: "00000000"
"""


@pytest.fixture
def rendered(
    analyse: Callable[..., Analysis], sleep: dict[str, str], claim: Callable[..., str], tmp_path: Path
) -> Callable[..., dict[str, str]]:
    """Return a function that renders a base with an answer to the questions given, and more files: path → Markdown."""

    def render(questions: str, **more: str) -> dict[str, str]:
        files = {
            **sleep,
            "claims/sleep-letter/late-coffee-worse.yml": claim(),
            "answers/does-coffee-cost-sleep.yml": ANSWER.format(questions=questions),
            **more,
        }
        found = pages.render(analyse(files), Configuration(tmp_path))
        return {page.path: page.markdown for page in found if page.path.endswith((".md", ".html"))}

    return render


def test_an_answer_stands_on_the_page_of_its_first_question(rendered: Callable[[str], dict[str, str]]) -> None:
    page = rendered("coffee/sleep-quality")["questions/coffee/sleep-quality/index.md"]
    assert "<h1>Does coffee cost sleep?</h1>" in page
    assert '>One letter says that it does <a class="cc-ref cc-harms" href="../../../claims/late-coffee-worse/"' in page
    assert "nobody-said-so" not in page
    assert "Nobody counted &lt;nights&gt;" in page
    assert "<dt>How sure</dt><dd><strong>very low certainty</strong>: nights of grown-ups who drink coffee;" in page
    assert "<dt>Who says so</dt><dd>1 " in page
    assert "one editor&#39;s judgement, not reviewed (5 January 2026)" in page.replace("One editor", "one editor")
    assert "no longer fits its claims" in page
    assert "## What sources say" in page


def test_other_questions_lead_to_it(rendered: Callable[[str], dict[str, str]]) -> None:
    found = rendered("tea/sleep-quality, coffee/sleep-quality")
    assert 'url=../../tea/sleep-quality/"' in found["questions/coffee/sleep-quality/index.html"]
    alone = found["questions/tea/sleep-quality/index.md"]
    assert "<h1>Does coffee cost sleep?</h1>" in alone
    assert "The questions it covers" in alone
    assert "## What sources say" not in alone


def test_a_question_that_another_answer_names_too_has_the_page_of_the_answer_that_names_it_first(
    rendered: Callable[..., dict[str, str]],
) -> None:
    other = ANSWER.format(questions="tea/sleep-quality, coffee/sleep-quality").replace("Does coffee", "Does a cup")
    found = rendered("coffee/sleep-quality", **{"answers/a-cup.yml": other})
    assert "<h1>Does coffee cost sleep?</h1>" in found["questions/coffee/sleep-quality/index.md"]
    assert "<h1>Does a cup cost sleep?</h1>" in found["questions/tea/sleep-quality/index.md"]


def test_a_question_with_something_to_weigh_keeps_its_page_which_leads_to_the_answer(
    rendered: Callable[..., dict[str, str]], claim: Callable[..., str]
) -> None:
    more = {"claims/sleep-letter/one-more.yml": claim()}
    page = rendered("tea/sleep-quality, coffee/sleep-quality", **more)["questions/coffee/sleep-quality/index.md"]
    assert '<a href="../../tea/sleep-quality/">Does coffee cost sleep?</a>' in page
    assert page.index("Answered with others") < page.index("## What sources say")
    assert "<h1>Does coffee cost sleep?</h1>" not in page, "the title is that of the answer's page"


def test_the_home_page_shows_answers_first(rendered: Callable[[str], dict[str, str]]) -> None:
    home = rendered("coffee/sleep-quality")["index.md"]
    assert '<span class="cc-question">Does coffee cost sleep?</span>' in home
    assert "One letter says that it does." in home
    assert "very low certainty" in home


def test_the_page_of_the_exposure_shows_the_answer_and_not_a_headline_of_its_own(
    rendered: Callable[..., dict[str, str]], claim: Callable[..., str]
) -> None:
    other = "{exposure: coffee, outcome: headache, direction: increases}"
    found = rendered("coffee/sleep-quality", **{"claims/sleep-letter/head.yml": claim(effect=other)})
    page = found["questions/coffee/index.md"]
    assert page.count('class="cc-question"') == 2
    assert "Does coffee cost sleep?" in page
    assert "very low certainty" in page
    assert "One letter says that it does." in page
    assert page.index("Does coffee cost sleep?") < page.index("headache")
