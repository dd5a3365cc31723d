"""The manual of a rule as HTML: its blocks, its code, and nothing in it that is markup."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from counterclaim import rules
from counterclaim.pages import manual


def test_paragraphs_headings_and_code_each_have_their_element() -> None:
    text = "One line\nand `a\nb`.\n\n## Example\n\n```yaml\n# no heading\n\nkey: <b>\n```\n"
    assert manual.html(text) == (
        "<p>One line and <code>a b</code>.</p>\n"
        "<p><strong>Example.</strong></p>\n"
        "<pre><code># no heading&#10;&#10;key: &lt;b&gt;</code></pre>"
    )


def test_what_looks_like_markup_is_text() -> None:
    assert manual.html("a <i>b</i> & *c* `<u>`") == "<p>a &lt;i&gt;b&lt;/i&gt; &amp; *c* <code>&lt;u&gt;</code></p>"


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__.rpartition(".")[2])
def test_the_manual_of_each_rule_reads_as_markdown_would_show_it(rule: object) -> None:
    def words(html: str) -> list[str]:
        return re.sub(r"<[^>]*>", " ", html).replace("&#10;", " ").replace("&quot;", '"').replace("&#34;", '"').split()

    text = rule.__doc__ or ""
    shown = words(str(manual.html(text)).replace(".</strong>", "</strong>").replace("&#39;", "'"))
    assert shown == words(MarkdownIt().render(text).replace("&#39;", "'"))
