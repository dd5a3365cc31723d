"""Fetching from a real server: text and what the page says of itself, or one line on why not."""

from __future__ import annotations

import socket
import threading
from itertools import count
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import connecting, extracting, fetching
from counterclaim.editing.fetching import FetchError, fetch
from tests.editing.pages import PAGE, PARAGRAPHS, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "apart", here)
    with serving() as address:
        yield address


def here(*page: Any) -> dict[str, Any]:
    """Find the text of a page in this process, which takes less."""
    try:
        return extracting.of(*page)
    except extracting.ExtractError as error:
        return {"error": str(error)}


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
        ("/mislabelled", " cannot be read as utf-8, which its header names; save its text by hand"),
        ("/no.pdf", " says that it is a PDF, and is none"),
        ("/bomb", " is larger than 5,000,000 bytes"),
        ("/brotli", " is packed (br), which was not asked for"),
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


@pytest.mark.parametrize("path", ["/silent", "/dripping", "/slow-head"])
def test_a_server_that_says_nothing_or_drips_is_left_in_time(
    path: str, pages: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.3)
    with pytest.raises(FetchError, match=rf"{path} is not whole after 0.3 seconds$"):
        fetch(f"{pages}{path}")


def test_a_page_that_only_grows_is_left_in_time(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 600)
    monkeypatch.setattr(fetching, "time", SimpleNamespace(monotonic=count(0, 100).__next__))
    monkeypatch.setattr(connecting, "time", SimpleNamespace(monotonic=lambda: 0.0))
    with pytest.raises(FetchError, match=r"/dripping is not whole after 600 seconds$"):
        fetch(f"{pages}/dripping")


def test_a_name_that_is_never_found_is_left_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(5))
    with pytest.raises(FetchError, match=r"is not whole after 0.2 seconds$"):
        fetch("http://tea.example/")
    over.set()


# Encodings


def test_the_header_names_the_encoding_of_a_page(pages: str) -> None:
    found = fetch(f"{pages}/japanese")
    assert "夜遅くのコーヒーは眠りを妨げることがある。" in found.text
    assert (found.charset, found.told, found.lost) == ("cp932", "header", 0)


@pytest.mark.parametrize(
    ("path", "text", "charset"), [("/unheard-of", "Thé.\n", "utf-8"), ("/code", "Tea \\u0041.\n", "utf-8")]
)
def test_what_is_no_name_of_an_encoding_is_none(path: str, text: str, charset: str, pages: str) -> None:
    found = fetch(pages + path)
    assert (found.text, found.charset, found.told) == (text, charset, "guess")


def test_a_packed_page_is_unpacked(pages: str) -> None:
    assert fetch(f"{pages}/packed").title == "Tea before bed"


# PDFs, and what takes long


def test_a_pdf_gives_its_text_title_and_language(pages: str) -> None:
    found = fetch(f"{pages}/pdf")
    assert found.text == "Tea in the evening warms the hands.\nNobody has counted how often.\n"
    assert (found.title, found.language, found.charset) == ("On tea, printed", "en-GB", None)


def test_a_pdf_that_cannot_be_read_is_refused_in_one_line(pages: str) -> None:
    with pytest.raises(FetchError, match=r"/broken.pdf is a PDF that cannot be read: [^\n]+$"):
        fetch(f"{pages}/broken.pdf")


def test_a_tag_with_300_000_attributes_takes_no_time(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 10**7)
    assert PARAGRAPHS[0] in fetch(f"{pages}/crowded").text


def test_the_text_is_found_in_a_process_of_its_own() -> None:
    assert fetching.apart(PAGE.encode(), "text/html", "utf-8", "https://tea.example/")["title"] == "Tea before bed"
    told = fetching.apart(b"", "text/html", None, "https://tea.example/")
    assert told == {"error": "holds no text that can be told from its menus"}
    assert "cannot be found" in fetching.apart(b"", "no/kind", None, "")["error"]


def test_a_page_whose_text_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "SECONDS", 0.01)
    assert "is not found in 0.01 seconds" in fetching.apart(b"", "text/html", None, "https://tea.example/")["error"]


# Private networks


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ("/to-other-port", "127.0.0.1"),
        ("/to-localhost", r"localhost \((127.0.0.1|::1)\)"),
        ("/to-figures", "::1"),
        ("/to-metadata", "169.254.169.254"),
        ("/to-decimal", r"2130706433 \(127.0.0.1\)"),
    ],
)
def test_no_redirect_leads_into_a_private_network(path: str, where: str, pages: str) -> None:
    with pytest.raises(FetchError, match=rf"{path} leads to {where}, which is in a private network$"):
        fetch(pages + path)


@pytest.mark.parametrize(
    "figures", ["10.0.0.7", "127.0.0.1", "192.168.1.1", "fd00::1", "::ffff:10.0.0.7", "64:ff9b::a00:7", "2002:a00:7::1"]
)
def test_no_name_leads_into_a_private_network(figures: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")
    family = socket.AF_INET6 if ":" in figures else socket.AF_INET
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [(family, socket.SOCK_STREAM, 6, "", (figures, 80))])
    with pytest.raises(FetchError, match=rf"leads to tea.example \({figures}\), which is in a private network$"):
        fetch("http://tea.example/")


def test_a_name_that_leads_to_this_machine_is_followed_where_it_may(
    pages: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(pages.rpartition(":")[2])
    place = (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [place])
    assert fetch(f"http://tea.example:{port}/tea", private=True).title == "Tea before bed"


def test_a_proxy_that_is_named_is_trusted(pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("no_proxy")
    monkeypatch.setenv("http_proxy", pages)
    with pytest.raises(FetchError, match=r"^http://tea.example/tea answers 404"):
        fetch("http://tea.example/tea")


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


@pytest.mark.parametrize("way", ["straight", "by a proxy"])
def test_what_does_not_speak_in_secret_is_refused(way: str, pages: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "by a proxy":
        monkeypatch.delenv("no_proxy")
        monkeypatch.setenv("https_proxy", pages)
    with pytest.raises(FetchError, match=r"^https://127.0.0.1:\d+/tea cannot be fetched: (\[SSL|Tunnel)"):
        fetch(f"https{pages.removeprefix('http')}/tea")
