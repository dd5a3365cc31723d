from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.pages import Page

    Render = Callable[..., dict[str, Page]]


def test_a_guide_page_shows_what_its_terms_mean_and_leads_to_their_pages(night: dict[str, str], render: Render) -> None:
    night["vocabulary/concepts.yml"] += (
        "night-cap:\n  label: a <b>night</b> cap\n  definition: A <i>drink</i> before bed.\n  also: [sundowner drink]\n"
    )
    night["guide/cap.md"] = "# Cap\n\nA sundowner drink or two.\n"
    page = render(night)["guide/cap.md"].markdown
    assert 'popovertarget="term-night-cap">sundowner drink</button>' in page
    assert '<div popover id="term-night-cap"' in page
    assert "A &lt;i&gt;drink&lt;/i&gt; before bed." in page
    assert 'href="../../concepts/night-cap/"' in page
