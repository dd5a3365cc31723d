"""Axes and limits in words."""

from __future__ import annotations

from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording import axes
from tests.reasoning.invented import avoid, base, do
from tests.wording.conftest import KINDS


def test_a_limit_in_words_and_none_where_it_is_not_stated() -> None:
    kb = base({}, **KINDS)
    assert axes.stated(kb, "horizon", None) is None
    assert axes.stated(kb, "exposure", ("espresso",)) == "espresso"
    assert axes.stated(kb, "population", ("grown-ups", "mystery")) == "grown ups and mystery"
    assert axes.stated(kb, "horizon", ("long-term",)) == "years"
    assert axes.stated(kb, "modality", ("possible",)) == "it can happen"
    assert axes.stated(kb, "modality", ("asserted",)) == "it is so"
    assert axes.stated(kb, "dose:cups-a-day", ("~ 2 cups",)) == "~ 2 cups"


def test_every_axis_has_a_name_for_readers() -> None:
    kb = base({"a": do("coffee", scope={"dose": {"cups-a-day": "2 cups"}}), "b": avoid("coffee")}, **KINDS)
    (found,) = Analysis(kb).conflicts
    assert [axes.axis_name(kb, axis.name) for axis in found.axes] == [
        "what is done",
        "what it acts on",
        "for whom",
        "under which condition",
        "over what time",
        "how much (cups a day)",
    ]
    assert axes.axis_name(kb, "dose:mystery") == "how much (mystery)"
