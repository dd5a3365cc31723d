"""Ids in the settings: other ones in their place, and every other character as it was."""

from __future__ import annotations

import pytest

from counterclaim.editing import settings

NAMES = {("concept", "coffee"): "cocoa", ("claim", "sleep"): "rest"}


LIST = '[tool.counterclaim]\ntitle = "coffee"\nsite.questions = [{}, {}]  # coffee/sleep\n'
ALERT = "[x]\n[tool.counterclaim.site]\nalert={}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LIST.format('"coffee/sleep"', "'sleep/coffee'"), LIST.format('"cocoa/sleep"', "'sleep/cocoa'")),
        (ALERT.format("'coffee'"), ALERT.format("'cocoa'")),
        (ALERT.format('"sleep"'), ALERT.format('"sleep"')),
        ('title = "coffee"\n', 'title = "coffee"\n'),
    ],
)
def test_only_the_ids_are_others(before: str, after: str) -> None:
    assert settings.rewritten(before, NAMES) == after


@pytest.mark.parametrize(
    "text",
    [
        '[tool.counterclaim.site]\nalert = "\\u0063offee"\n',
        '[tool.counterclaim]\ntitle = "coffee/sleep"\nsite.questions = ["coffee/sleep"]\n',
    ],
)
def test_where_the_characters_do_not_tell_nothing_is_changed(text: str) -> None:
    with pytest.raises(settings.SettingsError, match="in a way that is not changed here"):
        settings.rewritten(text, NAMES)
