"""The markers of a merge conflict, told from what looks like them."""

from __future__ import annotations

import pytest

from counterclaim.knowledge import merging

OURS, MIDDLE, THEIRS = "<" * 7, "=" * 7, ">" * 7


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"a\n{OURS} HEAD\nb\n{MIDDLE}\nc\n{THEIRS} autumn\n", 2),
        (f"a\r\n{OURS}\r\nb\r\n{MIDDLE}\r\nc\r\n{THEIRS}\r\n", 2),
        (f"a\n{MIDDLE}\nc\n{THEIRS} autumn", 2),
        (f"a\n\n{OURS} HEAD", 3),
        (f"Tea\n{MIDDLE}\n", None),
        (f"{THEIRS} quoted\n", None),
        (f" {OURS} HEAD\n", None),
        (f"{OURS}< HEAD\n", None),
        (f"a {OURS} {THEIRS}\n", None),
        ("", None),
    ],
)
def test_a_marker_begins_a_line_with_seven_signs(text: str, line: int | None) -> None:
    assert merging.line(text) == line
