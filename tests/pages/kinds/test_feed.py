"""What changed, as a feed that feed readers understand."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import links, steps
from counterclaim.pages.kinds import feed
from counterclaim.pages.site import Site
from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording.steps import History, Row, Section, Step
from tests.reasoning.invented import base
from tests.strategies import examples

if TYPE_CHECKING:
    from collections.abc import Callable

SITE = "https://night.example/base"
DAY = 1_795_218_001  # 20 November 2026
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def tree(text: str) -> ET.Element:
    return ET.fromstring(text.encode())  # noqa: S314 - our own feed


def told(element: ET.Element, path: str) -> str:
    """Return the text of the one element at a path of Atom's names; fails where there is none."""
    found = element.findtext("/".join(ATOM + tag for tag in path.split("/")))
    assert found
    return found


def read(text: str) -> Any:
    """Return what a feed reader makes of a feed; fails where it stumbles."""
    found = feedparser.parse(text.encode(), resolve_relative_uris=False, sanitize_html=False)
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def follows_the_standard(text: str) -> None:
    """Fail where the feed breaks a rule of RFC 4287 about what must be there, once, and how it looks."""
    root = tree(text)
    assert root.tag == f"{ATOM}feed"
    for element in (root, *root.iter(f"{ATOM}entry")):
        for tag in ("id", "title", "updated"):
            assert len(element.findall(ATOM + tag)) == 1, tag
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", told(element, "id"))
        assert re.fullmatch(MOMENT, told(element, "updated"))
        alternate = [link for link in element.findall(f"{ATOM}link") if link.get("rel") == "alternate"]
        assert [link.get("type") for link in alternate] == ["text/html"]
        assert all(len(link) == 0 and not link.text for link in element.findall(f"{ATOM}link"))
    assert len(root.findall(f"{ATOM}link[@rel='self']")) == 1
    assert told(root, "author/name").strip()
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert {content.get("type") for content in root.iter(f"{ATOM}content")} <= {"html"}
    known = ("feed", "id", "title", "updated", "author", "name", "link", "entry", "content")
    assert {element.tag for element in root.iter()} <= {ATOM + tag for tag in known}


class Balance(HTMLParser):
    """Fails where a piece of HTML does not close what it opens."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def balanced(html: str) -> None:
    parser = Balance()
    parser.feed(html)
    parser.close()
    assert parser.open == []


def test_without_steps_the_feed_is_valid_and_has_no_entries(made: Callable[..., dict[str, str]]) -> None:
    for history in (None, History(start="a" * 40)):
        text = made(history)[links.FEED]
        follows_the_standard(text)
        assert read(text).entries == []


def test_the_feed_has_the_language_of_the_records() -> None:
    for lang, stated in (("de", "de"), ("", "en")):
        site = Site(Analysis(base({})), Configuration(Path(), lang=lang))
        (page,) = feed.pages(site)
        assert tree(page.markdown).get("{http://www.w3.org/XML/1998/namespace}lang") == stated


def test_a_feed_reader_reads_it(history: History, made: Callable[..., dict[str, str]]) -> None:
    text = made(history, address=SITE)[links.FEED]
    follows_the_standard(text)
    found = read(text)
    assert found.feed.title == "Coffee & the night: what changed"
    assert found.feed.link == f"{SITE}/changes/"
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{SITE}/changes/feed.xml"]
    assert [entry.link for entry in found.entries] == [
        f"{SITE}/changes/#step-{step.first[:12]}" for step in history.steps
    ]
    assert found.feed.updated == found.entries[0].updated == "2026-11-20T23:40:01Z"
    for entry in found.entries:
        (content,) = entry.content
        assert content.type == "text/html"
        balanced(content.value)
    assert f'<a href="{SITE}/claims/late-coffee-worse/">Coffee is late.</a>' in found.entries[0].content[0].value
    assert "<b>" not in found.entries[0].content[0].value


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("address", ["", "javascript:alert(1)", "//night.example/", "not an address"])
def test_without_an_address_the_links_are_relative(
    address: str, history: History, made: Callable[..., dict[str, str]], *, directory_urls: bool
) -> None:
    found = made(history, address=address, directory_urls=directory_urls)
    text = found[links.FEED]
    follows_the_standard(text)
    feed_links = {link.get("rel"): link.get("href") for link in tree(text).findall(f"{ATOM}link")}
    assert feed_links == {"self": "feed.xml", "alternate": "./" if directory_urls else "index.html"}
    for entry in read(text).entries:
        for target in re.findall('href="([^"]*)"', entry.content[0].value):
            assert target.startswith("../")


@pytest.mark.parametrize("address", [SITE, f"{SITE}/", f"{SITE}//", f"{SITE}?x=1#y"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_addresses_lie_below_that_of_the_site(address: str, *, directory_urls: bool) -> None:
    to = feed.addressed(Site(Analysis(base({})), Configuration(Path()), address=address, directory_urls=directory_urls))
    end = "" if directory_urls else "index.html"
    assert to(links.claim("x")) == f"{SITE}/claims/x/{end}"
    assert to(f"{links.CHANGES}#step-1") == f"{SITE}/changes/{end}#step-1"
    assert to(links.FEED) == f"{SITE}/changes/feed.xml"


def test_ids_do_not_depend_on_where_the_site_lies_or_what_it_is_called(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    def ids(text: str) -> list[str | None]:
        return [element.text for element in tree(text).iter(f"{ATOM}id")]

    texts = [
        made(history)[links.FEED],
        made(history, address=SITE, title="Another name")[links.FEED],
        made(history, address="http://localhost:8000/")[links.FEED],
    ]
    first = ids(texts[0])
    assert all(ids(text) == first for text in texts)
    other = made(history._replace(start="d" * 40))[links.FEED]
    assert not set(ids(other)) & set(first)
    later = (history.steps[0]._replace(seconds=DAY + 60), *history.steps[1:])
    assert ids(made(history._replace(steps=later))[links.FEED]) == first


@settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ANYTHING, words=ANYTHING, name=ANYTHING)
def test_whatever_records_say_the_feed_can_be_read_and_says_it(title: str, words: str, name: str) -> None:
    row = Row(name, words, words, words, ((name, words),))
    history = History((Step("f" * 40, DAY, begins=False, sections=(Section("opened", 1, (row,)),)),), start="f")
    site = Site(Analysis(base({})), Configuration(Path()), history=history)
    text = feed.text(title, history.start, steps.told(site), str, lambda step: step.parts[0].lines[0].text)
    follows_the_standard(text)
    text.encode()
    (entry,) = read(text).entries
    expected = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", "\ufffd", words)
    assert "".join(entry.content[0].value.split()) == "".join(expected.split())


@pytest.mark.parametrize(
    "words", ["\x00\x0b\x1f\x7f", "</content>]]>", "&amp;<script>alert(1)</script>", "\ud800x\uffff"]
)
def test_hostile_words_stand_as_text(words: str, history: History, made: Callable[..., dict[str, str]]) -> None:
    step = history.steps[0]._replace(sections=(Section("claims-added", 1, (Row("gone", words, now=words),)),))
    found = made(history._replace(steps=(step,)), title=words)
    follows_the_standard(found[links.FEED])
    (entry,) = read(found[links.FEED]).entries
    balanced(entry.content[0].value)
    assert "<script" not in entry.content[0].value
    assert "<script" not in found[links.CHANGES]
