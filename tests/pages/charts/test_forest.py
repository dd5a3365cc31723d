from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.pages.charts import forest

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page
    from counterclaim.pages.site import Site

    Show = Callable[..., Site]

KEY = ("coffee", "sleep-quality")
MATTERS = "  matters: [{measure: mean-difference, value: 2, unit: points, source: sleep-letter}]\n"


def measured(estimate: str, direction: str = "decreases") -> str:
    return f"{{exposure: coffee, outcome: sleep-quality, direction: {direction}, estimate: {{{estimate}}}}}"


def share(text: str) -> float:
    return float(text.removesuffix("%"))


def test_a_measurement_is_a_point_on_its_interval_beside_no_difference(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=measured("measure: mean-difference, unit: points, value: -4, low: -6, high: -2, after: 12 weeks"))
    say("b", effect=measured("measure: mean-difference, unit: points, value: 3, low: -1, high: 7", "inconclusive"))
    (plot,) = forest.plots(show(bare), show(bare).analysis.questions[KEY])
    assert plot.name == "Mean difference, in points"
    for row in plot.first:
        assert share(row.left) < share(row.value) < share(row.right)
        assert share(row.left) + share(row.width) == pytest.approx(share(row.right), abs=0.02)
    first, second = plot.first
    assert share(first.right) < share(plot.null) < share(second.right)
    assert share(second.left) < share(plot.null), "an interval that could not tell crosses the line"
    assert first.words.endswith("after 12 weeks")
    assert (plot.band, plot.notes) == (
        ("", ""),
        ("The line at 0 is no difference; a bar that crosses it could not tell.",),
    )


def test_what_is_too_small_to_matter_is_shaded(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    bare["vocabulary/concepts.yml"] = re.sub(
        r"(?m)^sleep-quality:\n", f"sleep-quality:\n{MATTERS}", bare["vocabulary/concepts.yml"]
    )
    say("a", effect=measured("measure: mean-difference, unit: points, value: -4, low: -6, high: -2"))
    (plot,) = forest.plots(show(bare), show(bare).analysis.questions[KEY])
    left, width = map(share, plot.band)
    assert left < share(plot.null) < left + width
    assert plot.notes[1].startswith("Shaded")


def test_ratios_lie_on_an_axis_of_equal_factors(show: Show, bare: dict[str, str], say: Callable[..., None]) -> None:
    say("a", effect=measured("measure: risk-ratio, value: 0.5, low: 0.25, high: 1"))
    say("b", effect=measured("measure: risk-ratio, value: 2, low: 1, high: 4", "increases"))
    say("c", effect=measured("measure: risk-ratio, value: 1, low: 1, high: 1", "no-change"), source="coffee-board")
    say("d", effect=measured("measure: hazard-ratio, value: 1, low: 1, high: 1", "no-change"), source="night-notes")
    hazards, risks = forest.plots(show(bare), show(bare).analysis.questions[KEY])
    half, double, same = risks.first
    middle = share(risks.null)
    assert middle - share(half.value) == pytest.approx(share(double.value) - middle, abs=0.02)
    assert share(same.left) == share(same.right) == middle
    assert [tick.label for tick in hazards.ticks] == ["0.5", "1", "2"]


def test_each_measure_and_unit_has_a_plot_of_its_own_and_what_has_no_interval_none(
    show: Show, bare: dict[str, str], say: Callable[..., None]
) -> None:
    say("a", effect=measured("measure: mean-difference, unit: points, value: 0, low: 0, high: 0", "no-change"))
    say("b", effect=measured("measure: mean-difference, unit: minutes, value: -4, low: -6, high: -2"))
    say("c", effect=measured("measure: mean-difference, unit: hours, value: -1"))
    say("d", effect=measured("measure: odds-ratio, value: 1, low: 0, high: 2", "inconclusive"))
    found = forest.plots(show(bare), show(bare).analysis.questions[KEY])
    assert [plot.name for plot in found] == ["Mean difference, in minutes", "Mean difference, in points"]
    assert len({plot.anchor for plot in found}) == 2


def test_many_measurements_are_folded_and_every_row_is_words_as_well(
    bare: dict[str, str], say: Callable[..., None], render: Callable[..., dict[str, Page]]
) -> None:
    for n in range(45):
        say(
            f"c{n:02}", effect=measured(f"measure: mean-difference, unit: points, value: -1.5, low: -{n + 2}, high: -1")
        )
    page = render(bare)["questions/coffee/sleep-quality/index.md"].markdown
    below = page.partition("\n## What was measured\n")[2].partition("\n## ")[0]
    assert below.count('<li class="cc-dose') == 40
    assert "34 more measurements" in below
    assert "5 more measurements are not drawn." in below
    assert below.count('<svg class="cc-dose-bar" width="100%" height="22" aria-hidden="true"') == 40
    assert below.count('mean difference <span class="cc-amount">−1.5 points</span> (95% interval') == 40  # noqa: RUF001 - a minus
