"""Which addresses may become links."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.addresses import is_safe, obstacle, sentence
from counterclaim.knowledge.locks import LockedSentence
from counterclaim.knowledge.records import Source
from tests.strategies import examples


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
        "https://tea.example/^",
        "https://[::1",
        "https://[tea]/",
        "https://a℀b.example/",
    ],
)
def test_everything_else_is_not(address: str) -> None:
    assert not is_safe(address)


@given(st.text(max_size=40) | st.text(st.sampled_from('htps:/[]@#?%.ab\\\t<"'), max_size=30))
@settings(deadline=None, max_examples=examples(75))
def test_a_safe_address_begins_with_its_scheme_and_breaks_out_of_no_attribute(text: str) -> None:
    for address in (text, "https://" + text):
        if is_safe(address):
            assert address.lower().startswith(("http://", "https://"))
            assert not set(address) & set('<>"` \t\r\n\\')


def source(url: str | None) -> Source:
    return Source("tea", "Tea", "webpage", "cohort", url)


@pytest.mark.parametrize(
    ("words", "fragment"),
    [
        (("Tea helps.",), "Tea%20helps."),
        (("Tea in the evening, often", "so they say."), "Tea%20in%20the%20evening%2C%20often,so%20they%20say."),
        (("well-known & safe",), "well%2Dknown%20%26%20safe"),
        (("caf\u00e9 #1/2",), "caf%C3%A9%20%231%2F2"),
    ],
)
def test_a_sentence_is_addressed_by_its_anchor_words(words: tuple[str, ...], fragment: str) -> None:
    locked = LockedSentence(1, (0, 10), words, "0" * 16)
    assert sentence(source("https://tea.example/a?b#c"), locked) == f"https://tea.example/a?b#c:~:text={fragment}"


def test_without_a_locked_sentence_the_address_is_the_source_itself() -> None:
    assert sentence(source("https://tea.example/a#c"), None) == "https://tea.example/a#c"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "tea.example"])
def test_a_source_without_a_safe_address_has_none_for_its_sentences(url: str | None) -> None:
    locked = LockedSentence(1, (0, 3), ("Tea",), "0" * 16)
    assert sentence(source(url), locked) is None
    assert sentence(source(url), None) is None


LOCKED = LockedSentence(1, (0, 3), ("Tea",), "0" * 16)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://tea.example/app/#/article/42", "https://tea.example/app/#/article/42:~:text=Tea"),
        ("https://tea.example/app#!page", "https://tea.example/app#!page:~:text=Tea"),
        ("https://tea.example/a.pdf#page=5", "https://tea.example/a.pdf#page=5:~:text=Tea"),
        ("https://tea.example/a#", "https://tea.example/a#:~:text=Tea"),
        ("https://tea.example/a#b:~:text=old", "https://tea.example/a#b:~:text=Tea"),
        ("https://tea.example/a#:~:text=old", "https://tea.example/a#:~:text=Tea"),
    ],
)
def test_the_way_to_a_sentence_stands_behind_the_fragment_of_an_address(url: str, address: str) -> None:
    assert sentence(source(url), LOCKED) == address


def test_words_before_a_sentence_stand_before_it_in_its_address() -> None:
    locked = replace(LOCKED, before="a cup-ful.")
    assert sentence(source("https://tea.example/a"), locked) == "https://tea.example/a#:~:text=a%20cup%2Dful.-,Tea"


def test_no_address_leads_to_a_sentence_whose_words_stand_before_it() -> None:
    assert sentence(source("https://tea.example/a"), replace(LOCKED, nowhere=True)) == "https://tea.example/a"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (None, "no-address"),
        ("javascript:alert(1)", "no-address"),
        ("https://tea.example/a.PDF?x=1#page=2", "pdf"),
        ("https://tea.example/#/a", "route"),
        ("https://tea.example/#!a", "route"),
        ("https://tea.example/a#b", None),
        ("https://tea.example/pdf", None),
    ],
)
def test_what_keeps_a_link_from_its_sentence_is_known(url: str | None, expected: str | None) -> None:
    assert obstacle(source(url), LOCKED) == expected
    assert obstacle(source(url), None) == expected
    assert obstacle(source(url), replace(LOCKED, nowhere=True)) == (
        "no-address" if expected == "no-address" else "nowhere"
    )
