"""A history in which every kind of section has something to show, and the pages that are made of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration
from counterclaim.wording.steps import History, Row, Section, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

DAY = 1_795_218_001  # 20 November 2026
CONFLICT_SIDES = (("late-coffee-worse", "Coffee in the evening spoils the night."), ("gone", "It <b>never</b> did."))


def every(conflict: str) -> History:
    """Return a history in which every kind of section has something to show."""
    sections = (
        Section("headlines", 14, (Row("coffee/sleep-quality", "coffee → sleep quality", "It harms.", "Disputed."),)),
        Section("opened", 1, (Row(conflict, "coffee → sleep quality", sides=CONFLICT_SIDES),)),
        Section("closed", 1, (Row("gone", "tea → calm", "undetermined", "explained", CONFLICT_SIDES),)),
        Section("turned", 1, (Row(conflict, "nap → calm", "undetermined", "contradiction", CONFLICT_SIDES),)),
        Section("questions-added", 1, (Row("nap/sleep-quality", "nap → sleep quality", None, "One source."),)),
        Section("questions-removed", 1, (Row("tea/calm", "tea → calm", "It helps.", None),)),
        Section(
            "claims-added", 1_300, (Row("late-coffee-worse", "Coffee is late."), Row("gone", "<i>Gone</i> & *far*"))
        ),
        Section("claims-retired", 1, (Row("coffee-fewer-headaches", "Coffee eases.", now="It was miscounted."),)),
        Section("claims-removed", 1, (Row("gone", "Nobody says this."),)),
        Section("claims-changed", 2, (Row("breath-stops", "Breath stops."),)),
        Section("sources-added", 1, (Row("sleep-letter", "The letter"),)),
        Section("sources-changed", 1, (Row("night-notes", "The notes"),)),
        Section("sources-removed", 1, (Row("gone", "The diary"),)),
        Section("decisions", 3),
        Section("guide", 1, (Row("guide/first-steps.md", "First steps"),)),
        Section("terms", 1),
    )
    beginning = (Section("opened", 1), Section("claims-added", 2_014), Section("sources-added", 3))
    return History(
        (
            Step("b" * 40, DAY, begins=False, sections=sections),
            Step("c" * 40, DAY - 90_000, begins=False, sections=(Section("terms", 2),)),
            Step("a" * 40, DAY - 999_999, begins=True, sections=beginning),
        ),
        whole=True,
        start="a" * 40 + ":",
    )


@pytest.fixture
def analysis(analyse: Callable[..., Analysis], night: dict[str, str]) -> Analysis:
    return analyse(night)


@pytest.fixture
def history(analysis: Analysis) -> History:
    return every(analysis.conflicts[0].id)


@pytest.fixture
def made(analysis: Analysis, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Return a function that gives the text of the pages of a history, by path."""

    def render(history: History | None, **options: Any) -> dict[str, str]:
        configuration = Configuration(tmp_path, title=options.pop("title", "Coffee & the night"))
        return {p.path: p.text() for p in pages.render(analysis, configuration, history=history, **options)}

    return render
