"""Fetching from a real server: text and what the page says of itself, or one line on why not."""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from counterclaim.editing import fetching
from counterclaim.editing.fetching import FetchError, fetch
from tests.editing.pages import PARAGRAPHS, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    with serving() as address:
        yield address


def test_a_page_gives_its_text_title_and_language(pages: str) -> None:
    found = fetch(f"{pages}/tea")
    assert (found.title, found.language, found.address) == ("Tea before bed", "en-GB", f"{pages}/tea")
    assert all(paragraph in found.text.split("\n") for paragraph in PARAGRAPHS)
    assert found.text.endswith("caffeine, as coffee does.\n")


def test_a_page_that_says_nothing_of_itself_gives_none(pages: str) -> None:
    found = fetch(f"{pages}/nameless")
    assert (found.title, found.language) == (None, None)


def test_a_redirect_is_followed_and_its_end_told(pages: str) -> None:
    assert fetch(f"{pages}/moved").address == f"{pages}/tea"


@pytest.mark.parametrize(("path", "text"), [("/plain", "Tea leaves, très bien.\n"), ("/latin", "Un café.\n")])
def test_plain_text_is_taken_as_it_is_in_its_own_encoding(path: str, text: str, pages: str) -> None:
    found = fetch(pages + path)
    assert (found.text, found.title, found.language) == (text, None, None)


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", " answers 404 Not Found"),
        ("/picture", " is image/png, not a page of text"),
        ("/empty", " holds no text that can be told from its menus"),
        ("/to-file", " answers 302 Found - Redirection to url 'file:///etc/hostname' is not allowed"),
        ("/to-ftp", " redirects to ftp://tea.example/a, which is not an http or https address"),
        ("/mislabelled", " cannot be read as utf-8; save its text by hand"),
        ("/unheard-of", " cannot be read as klingon; save its text by hand"),
    ],
)
def test_what_is_no_text_is_refused(path: str, message: str, pages: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(pages + path)
    assert str(caught.value) == f"{pages}{path}{message}"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/round", " answers 302 "),
        ("/garbage", " cannot be fetched: "),
        ("/cut", " breaks off 999,991 bytes before its end; try again"),
    ],
)
def test_a_server_that_misbehaves_is_told_of_in_one_line(path: str, message: str, pages: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(pages + path)
    assert str(caught.value).startswith(f"{pages}{path}{message}")
    assert "\n" not in str(caught.value)


def test_a_page_is_left_when_it_is_too_large(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 20)
    with pytest.raises(FetchError, match=r"/tea is larger than 20 bytes$"):
        fetch(f"{pages}/tea")


def test_a_server_that_says_nothing_is_left_in_time(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    with pytest.raises(FetchError, match=r"/silent cannot be fetched: timed out$"):
        fetch(f"{pages}/silent")


def test_a_server_that_only_drips_is_left_in_time(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 600)
    monkeypatch.setattr(fetching, "time", SimpleNamespace(monotonic=count(0, 100).__next__))
    with pytest.raises(FetchError, match=r"/dripping is not whole after 600 seconds$"):
        fetch(f"{pages}/dripping")


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "ftp://tea.example/", "tea.example/page", "http://", "http://a b/", ""]
)
def test_only_http_and_https_are_fetched(address: str) -> None:
    with pytest.raises(FetchError, match=r"is not an http or https address$"):
        fetch(address)


def test_a_host_that_does_not_answer_is_named() -> None:
    with serving() as address:
        pass
    with pytest.raises(FetchError, match=r"^http://127\.0\.0\.1:\d+/tea cannot be fetched: .*refused"):
        fetch(f"{address}/tea")
