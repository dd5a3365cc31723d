"""Which addresses may become links."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.knowledge.addresses import is_safe


@pytest.mark.parametrize(
    "address",
    [
        "https://tea.example",
        "http://tea.example/",
        "HTTPS://TEA.EXAMPLE/A",
        "https://tea.example:8080/a/b.html?c=d&e=f#g",
        "https://tea.example/lower%2Dback",
        "https://tée.example/ü",
        "https://[2001:db8::1]/a",
        "https://tea.example/a(b)'c;d,e~f",
    ],
)
def test_absolute_web_addresses_are_safe(address: str) -> None:
    assert is_safe(address)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "tea.example",
        "//tea.example",
        "/a",
        "#a",
        "http:",
        "https://",
        "https:///a",
        "https://?q",
        "https:tea.example",
        "https://:80/",
        "https://user@/",
        "javascript:alert(1)",
        "JavaScript://tea.example/%0Aalert(1)",
        "data:text/html,x",
        "ftp://tea.example",
        "file:///etc/passwd",
        "mailto:a@tea.example",
        "vbscript:x",
        "java\nscript:x",
        "https://tea.example/a b",
        " https://tea.example",
        "https://tea.example\n",
        "https://tea.example/\t",
        "https://tea.example/\x00",
        "https://tea.example/\u00a0",
        'https://tea.example/"onclick="x',
        "https://tea.example/<b>",
        "https://tea.example/`x`",
        "https://tea.example\\@evil.example",
        "https://tea.example/{x}",
        "https://tea.example/a|b",
        "https://tea.example/^",
        "https://[::1",
        "https://[tea]/",
        "https://a℀b.example/",
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert not is_safe(address)


@given(st.text(max_size=40) | st.text(st.sampled_from('htps:/[]@#?%.ab\\\t<"'), max_size=30))
@settings(deadline=None, max_examples=300)
def test_a_safe_address_begins_with_its_scheme_and_breaks_out_of_no_attribute(text: str) -> None:
    for address in (text, "https://" + text):
        if is_safe(address):
            assert address.lower().startswith(("http://", "https://"))
            assert not set(address) & set('<>"` \t\r\n\\')
