"""Lists that are too long for one page."""

from __future__ import annotations

from itertools import chain, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.pages import filling, paging


def test_the_first_page_is_the_lists_own_and_the_others_lie_where_no_record_can() -> None:
    assert [paging.path("claims", n) for n in (1, 2)] == ["claims/index.md", "all/claims/2/index.md"]


@pytest.mark.parametrize(
    ("number", "last", "told"),
    [
        (1, 2, "[1] 2"),
        (1, 9, "[1] 2 3 … 9"),
        (5, 9, "1 … 3 4 [5] 6 7 … 9"),
        (4, 9, "1 2 3 [4] 5 6 … 9"),
        (900, 900, "1 … 898 899 [900]"),
    ],
)
def test_a_page_leads_to_those_near_it_to_the_first_and_to_the_last(number: int, last: int, told: str) -> None:
    pager = paging.pager("claims", number, last)
    assert pager
    steps = (f"{'… ' if s.gap else ''}{f'[{s.number}]' if s.here else s.number}" for s in pager.steps)
    assert " ".join(steps) == told
    assert pager.told == f"Page {number} of {last}"


def test_the_only_page_leads_nowhere() -> None:
    assert paging.pager("claims", 1, 1, [("A", 1)]) is None


def test_letters_lead_to_the_page_on_which_names_begin_with_them_and_very_many_are_left_out() -> None:
    letters = paging.initials(["ada", "Amy", "bob", "bo", "Cy", "über"], 2)
    assert letters == [("A", 1), ("B", 2), ("C", 3), ("Ü", 3)]
    pager = paging.pager("claims", 1, 3, letters)
    assert pager
    assert pager.letters[1] == ("B", "all/claims/2/index.md")
    many = paging.pager("claims", 1, 3, [(chr(0x4E00 + n), 1) for n in range(100)])
    assert many
    assert many.letters == ()


@given(st.lists(st.integers(0, 9)), st.integers(1, 12))
def test_pages_hold_everything_in_order_and_no_more_than_fits_unless_one_alone_is_more(
    weights: list[int], most: int
) -> None:
    pages = paging.filled(weights, lambda weight: weight, most)
    assert list(chain(*pages)) == weights
    assert all(sum(page) <= most or len(page) == 1 for page in pages)
    assert all(pages) or not weights
    for page, after in pairwise(pages):
        assert sum(page) + after[0] > most


def test_the_pages_are_a_named_place_with_the_page_itself_marked() -> None:
    html = filling.macro("paging.jinja", "nav")(paging.pager("claims", 2, 3, [("A", 1)]), lambda path: f"to {path}")
    assert '<nav class="cc-pages" aria-label="Page 2 of 3">' in html
    assert '<a href="to all/claims/2/index.md" aria-current="page">2</a>' in html
    assert '<a href="to claims/index.md">A</a>' in html
