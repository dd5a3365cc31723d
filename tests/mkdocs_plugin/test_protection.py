"""The build says how many pages have no policy, and why; nothing where each has one."""

from __future__ import annotations

import pytest

from counterclaim.mkdocs_plugin.protection import Protection
from counterclaim.pages import theme

WITH = f'<head><meta http-equiv="Content-Security-Policy" content="{theme.policy()}"></head>'
WITHOUT = f"<head></head><body>{WITH}</body>"


@pytest.mark.parametrize(
    ("guest", "themed", "why"),
    [
        (True, True, "the theme is the site's own"),
        (False, False, "only the themes material and materialx are prepared for it"),
        (False, True, 'does not extend "counterclaim.html"'),
    ],
)
def test_says_how_many_and_why(*, guest: bool, themed: bool, why: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    protection = Protection()
    for page in (WITH, WITHOUT, WITHOUT):
        protection.count(page)
    protection.tell(guest=guest, themed=themed)
    (record,) = caplog.records
    assert "2 of 3 pages carry no Content-Security-Policy: " in record.getMessage()
    assert why in record.getMessage()
    assert record.levelname == "INFO"


def test_says_nothing_where_each_page_has_one(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    protection = Protection()
    protection.count(WITH)
    protection.tell(guest=False, themed=True)
    assert caplog.records == []
