from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.knowledge.configuration import Configuration
from counterclaim.knowledge.records import Claim, Quantity
from counterclaim.pages.charts import doses
from counterclaim.pages.charts.doses import Chart, Stated
from counterclaim.pages.marks import SIDES
from counterclaim.pages.site import Site
from counterclaim.reasoning import amounts
from counterclaim.reasoning import doses as read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.pages import Page
    from counterclaim.reasoning.analysis import Analysis

QUANTITIES = """
cups-per-day:
  label: cups a day
  unit: cups
  tolerance: 0.25
caffeine:
  label: caffeine
  unit: mg
walk:
  label: walk
  unit: km
"""
CUPS = Quantity("cups-per-day", "cups a day", "cups", tolerance=0.25)
DIRECTIONS = {"helps": "increases", "harms": "decreases", "conditional": "mixed", "neutral": "no-change"}


@pytest.fixture
def said(night: dict[str, str]) -> dict[str, str]:
    """Return the base about coffee and sleep without its claims, with quantities for doses."""
    files = {path: text for path, text in night.items() if path.startswith(("vocabulary/", "sources/", "texts/"))}
    return {**files, "vocabulary/quantities.yml": QUANTITIES}


@pytest.fixture
def say(said: dict[str, str], claim: Callable[..., str]) -> Callable[..., None]:
    """Return a function that adds a claim about coffee and sleep with a dose: quantity=amount."""

    def add(identity: str, stance: str, exposure: str = "coffee", **dose: str) -> None:
        amounts_given = ", ".join(f"{name.replace('_', '-')}: {amount!r}" for name, amount in dose.items())
        said[f"claims/sleep-letter/{identity}.yml"] = claim(
            statement=f"The claim that is called {identity} speaks of coffee.",
            stance=stance,
            effect=f"{{exposure: {exposure}, outcome: sleep-quality, direction: {DIRECTIONS[stance]}}}",
            scope=f"{{condition: evening, dose: {{{amounts_given}}}}}" if dose else "{condition: evening}",
        )

    return add


@pytest.fixture
def chart(said: dict[str, str], analyse: Callable[..., Analysis], tmp_path: Path) -> Callable[..., list[Chart]]:
    """Return a function that gives the charts of a question about coffee and sleep."""

    def charts(exposure: str = "coffee") -> list[Chart]:
        site = Site(analyse(said), Configuration(tmp_path))
        return doses.charts(site, site.analysis.questions[exposure, "sleep-quality"])

    return charts


def drawn(chart: Chart) -> dict[str, tuple[str, str, str, str]]:
    """Return for each claim in a chart where its bar begins and ends, and how."""
    return {r.stated.claim.id: (r.span.left, r.span.right, r.low_end, r.high_end) for r in chart.first + chart.folded}


def test_each_quantity_has_one_chart_with_every_claim_that_states_it(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("few", "helps", cups_per_day="<= 2 cups")
    say("many", "harms", cups_per_day="> 4 cups", caffeine="> 0.4 g")
    say("some", "conditional", caffeine="~ 100 mg")
    say("any", "neutral")
    found = chart()
    assert [c.name for c in found] == ["Caffeine, in mg", "Cups a day"]
    caffeine, cups = found
    assert [(r.stated.claim.id, r.words, r.stated.written) for r in cups.first] == [
        ("few", "up to 2 cups", "<= 2 cups"),
        ("many", "more than 4 cups", "> 4 cups"),
    ]
    assert [(r.stated.claim.id, r.words, r.stated.written) for r in caffeine.first] == [
        ("many", "more than 400 mg", "> 0.4 g"),
        ("some", "80 to 120 mg", "~ 100 mg"),
    ]
    assert (cups.silent, caffeine.silent) == (2, 2)


def test_ends_tell_what_is_included_what_is_not_and_what_goes_on(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("most", "helps", cups_per_day="<= 2 cups")
    say("under", "helps", cups_per_day="< 2 cups")
    say("least", "harms", cups_per_day=">= 8 cups")
    say("over", "harms", cups_per_day="> 8 cups")
    say("range", "neutral", cups_per_day="2-4 cups")
    say("about", "neutral", cups_per_day="~ 4 cups")
    say("just", "neutral", cups_per_day="4 cups")
    (found,) = chart()
    assert [(m.label, m.at, m.anchor) for m in found.marks] == [
        ("0", "0.00%", "start"),
        ("2", "23.50%", "middle"),
        ("4", "47.00%", "middle"),
        ("6", "70.50%", "middle"),
        ("8", "94.00%", "middle"),
    ]
    assert drawn(found) == {
        "most": ("0.00%", "23.50%", "closed", "closed"),
        "under": ("0.00%", "23.50%", "closed", "open"),
        "least": ("94.00%", "100.00%", "closed", "on"),
        "over": ("94.00%", "100.00%", "open", "on"),
        "range": ("23.50%", "47.00%", "closed", "closed"),
        "about": ("35.25%", "58.75%", "about", "about"),
        "just": ("47.00%", "47.00%", "closed", "closed"),
    }
    assert [r.stated.claim.id for r in found.first if r.point] == ["just"]
    assert found.notes == (
        "Dot: exactly so much.",
        "Upright end: that amount is included.",
        "Ring: that amount is left out.",
        "Arrow: no upper end.",
        "Dashed: about so much.",
    )


def test_claims_in_miles_and_in_kilometres_stand_on_one_axis(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("km", "helps", walk="<= 20 km")
    say("mi", "harms", walk=">= 20 mi")
    (found,) = chart()
    assert [r.words for r in found.first] == ["up to 20 km", "32.19 km or more"]
    assert found.told == (
        "No amount is claimed by both sides.",
        "Between 20 and 32.19 km nobody names an amount.",
    )
    assert [span.left for span in found.gaps] == [found.first[0].span.right]
    assert [span.right for span in found.gaps] == [found.first[1].span.left]


def test_where_both_sides_speak_is_marked_and_said(say: Callable[..., None], chart: Callable[..., list[Chart]]) -> None:
    say("few", "helps", walk="<= 20 km")
    say("many", "harms", walk="15-30 km")
    (found,) = chart()
    assert found.told == ("From 15 to 20 km both are claimed.",)
    assert [(span.left, span.right) for span in found.both] == [("50.00%", "66.67%")]
    assert found.gaps == ()


def test_with_one_side_only_nothing_is_said_about_two(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("few", "helps", walk="<= 20 km")
    say("far", "helps", walk="30 km")
    (found,) = chart()
    assert (found.told, found.both, found.gaps) == ((), (), ())


def test_amounts_far_apart_stand_on_an_axis_that_multiplies_and_says_so(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("none", "helps", caffeine="0 mg")
    say("trace", "harms", caffeine="1e-9 mg")
    say("heap", "helps", caffeine=">= 1e12 mg")
    (found,) = chart()
    assert found.notes[0] == "The amounts lie far apart: each mark is 100,000 times the one before."
    assert found.break_at == "4.00%"
    assert drawn(found)["none"][:2] == ("0.00%", "0.00%")
    assert [m.label for m in found.marks][:3] == ["0", "10⁻⁹", "0.0001"]
    assert [r.words for r in found.first] == ["0 mg", "10¹² mg or more", "10⁻⁹ mg"]


def test_an_axis_that_does_not_begin_at_zero_says_so(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("a", "helps", caffeine="96-98 mg")
    say("b", "harms", caffeine="100 mg")
    (found,) = chart()
    assert found.notes[0] == "The axis does not begin at 0."
    assert found.marks[0].label == "96"


def test_an_amount_that_cannot_be_read_is_counted_and_not_drawn(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    say("a", "helps", cups_per_day="2 cups")
    say("b", "harms", cups_per_day="a lot")
    say("c", "harms", barrels="3 barrels")
    (found,) = chart()
    assert (len(found.first), found.unread, found.silent) == (1, 1, 1)


def test_an_amount_that_its_words_bring_with_them_is_drawn_and_told_apart(
    said: dict[str, str], say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    said["vocabulary/concepts.yml"] = said["vocabulary/concepts.yml"].replace(
        "  label: espresso\n", '  label: espresso\n  implies: {dose: {caffeine: "60-80 mg"}}\n'
    )
    say("a", "helps", exposure="espresso")
    say("b", "harms", exposure="espresso", caffeine="90 mg")
    (found,) = chart("espresso")
    assert [(r.stated.claim.id, r.stated.implied, r.words) for r in found.first] == [
        ("a", True, "60 to 80 mg"),
        ("b", False, "90 mg"),
    ]


def test_of_very_many_amounts_the_first_few_show_each_side_and_the_last_are_counted(
    say: Callable[..., None], chart: Callable[..., list[Chart]]
) -> None:
    for n in range(60):
        say(f"n{n:02}", "helps" if n > 1 else "harms", cups_per_day=f"{n + 1} cups")
    (found,) = chart()
    assert (len(found.first), len(found.folded), found.left) == (doses.FIRST, doses.MOST - doses.FIRST, 20)
    assert [r.stated.claim.id for r in found.first if r.stated.side == "harms"] == ["n00", "n01"]
    assert [r.stated.side for r in found.first] == ["helps"] * 6 + ["harms"] * 2


@st.composite
def statements(draw: st.DrawFn) -> list[Stated]:
    """Return amounts as editors write them, on any side."""
    found = []
    for n in range(draw(st.integers(1, 12))):
        low = draw(st.integers(0, 30))
        high = low + draw(st.integers(0, 9))
        written = draw(
            st.sampled_from([f"{low} cups", f"<= {high} cups", f"< {high + 1} cups", f">= {low} cups"])
            | st.sampled_from([f"> {low} cups", f"{low}-{high} cups", f"~ {high} cups"])
        )
        claim = Claim(f"c{n}", "statement", "source", (1,), "helps", "none")
        side = draw(st.sampled_from(list(SIDES)))
        found.append(Stated(claim, "source", side, written, read.parse(written, CUPS), implied=False))
    return found


@given(statements())
def test_bars_bands_and_sentences_agree_with_each_other(stated: list[Stated]) -> None:
    found = doses._chart(CUPS, stated, set(), len(stated))
    helps, harms = ([s.interval for s in stated if s.side == side] for side in ("helps", "harms"))
    assert len(found.both) == len(amounts.common(helps, harms))
    assert bool(found.told) == bool(helps and harms)
    assert bool(found.both) == any("both are claimed" in sentence for sentence in found.told)
    assert bool(found.gaps) == any("nobody names" in sentence for sentence in found.told)
    assert {r.stated.claim.id for r in found.first + found.folded} == {s.claim.id for s in stated}
    for row in found.first + found.folded:
        left, right, width = (float(share.rstrip("%")) for share in (row.span.left, row.span.right, row.span.width))
        assert 0 <= left <= right <= 100
        assert width == pytest.approx(right - left, abs=0.02)
        assert (width == 0) == row.point
        assert row.span.on == (right == 100 and row.high_end == "on")
    by_low = sorted(found.first + found.folded, key=lambda row: row.stated.interval.low)
    lefts = [float(row.span.left.rstrip("%")) for row in by_low]
    assert lefts == sorted(lefts)


@given(statements())
def test_the_order_in_which_claims_are_read_changes_nothing(stated: list[Stated]) -> None:
    assert doses._chart(CUPS, stated, set(), 12) == doses._chart(CUPS, stated[::-1], set(), 12)


def test_the_chart_on_the_page_is_as_stored(
    said: dict[str, str],
    say: Callable[..., None],
    render: Callable[..., dict[str, Page]],
    golden: Callable[[str, str], None],
) -> None:
    say("few", "helps", cups_per_day="<= 2 cups", caffeine="< 200 mg")
    say("about", "helps", cups_per_day="~ 4 cups")
    say("many", "harms", cups_per_day=">= 4 cups", caffeine="> 0.4 g")
    say("six", "harms", cups_per_day="6 cups")
    say("mid", "conditional", cups_per_day="2-3 cups")
    say("lot", "harms", cups_per_day="a lot")
    page = render(said)["questions/coffee/sleep-quality/index.md"].markdown
    start = page.index("## How much")
    golden("doses.html", page[start : page.index("\n## ", start)])


def test_a_chart_holds_no_style_attribute_and_no_record_text_as_markup(
    said: dict[str, str], say: Callable[..., None], render: Callable[..., dict[str, Page]]
) -> None:
    said["vocabulary/quantities.yml"] = "cups-per-day:\n  label: cups <b>a day</b>\n  unit: cups\n"
    say("few", "helps", cups_per_day="<= 2 cups")
    for n in range(50):
        say(f"n{n}", "harms", cups_per_day=f"> {n} cups")
    page = render(said)["questions/coffee/sleep-quality/index.md"].markdown
    assert "Cups &lt;b&gt;a day&lt;/b&gt;" in page
    assert "<b>a day" not in page
    assert " style=" not in page
    assert page.count("<svg") > 40
    assert set(re.findall(r'<svg class="cc-dose-bar"[^>]*>', page)) == {
        '<svg class="cc-dose-bar" width="100%" height="22" aria-hidden="true" focusable="false">'
    }


def test_a_question_without_amounts_has_no_chart(
    said: dict[str, str], say: Callable[..., None], render: Callable[..., dict[str, Page]]
) -> None:
    say("any", "helps")
    say("all", "helps")
    page = render(said)["questions/coffee/sleep-quality/index.md"].markdown
    assert "How much" not in page
    assert "cc-doses" not in page
