"""What is printed: a question on a few sheets, with no address that only a machine reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.pages import weighed

if TYPE_CHECKING:
    from counterclaim.pages.site import Site as Shown
    from counterclaim.reasoning.questions import Question
    from tests.site.conftest import Site, Visits

SHEETS = 3
MARGIN = "15mm"


def test_the_longest_questions_fit_three_sheets_without_what_is_folded_or_addresses(
    site: Site, shown: Shown, visits: Visits
) -> None:
    asked = [q for q in shown.analysis.questions.values() if q.outcome and weighed.has_page(shown, q)]

    def size(question: Question) -> int:
        return (site.folder / "questions" / question.exposure / str(question.outcome) / "index.html").stat().st_size

    longest = sorted(asked, key=size)[-3:]
    for question in longest:
        page = visits().go(f"{site.address}questions/{question.exposure}/{question.outcome}/")
        sheets = page.pdf(format="A4", margin={"top": MARGIN, "bottom": MARGIN, "left": MARGIN, "right": MARGIN})
        assert len(re.findall(rb"/Type\s*/Page\b", sheets)) <= SHEETS, question.key
    page.emulate_media(media="print")
    shown_on_paper = page.locator("article.md-content__inner").inner_text()
    page.emulate_media(media="screen")
    assert ":~:" not in shown_on_paper
    assert "index.md" not in shown_on_paper
    assert page.locator("h1").inner_text() in shown_on_paper
