"""What changed, as a page and as a feed that feed readers understand."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim import pages
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages import links
from counterclaim.pages.kinds import changes, feed
from counterclaim.wording.steps import History, Row, Section, Step, Subject

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis

SITE = "https://night.example/base"
DAY = 1_795_218_001  # 20 November 2026
CONFLICT_SIDES = (("late-coffee-worse", "Coffee in the evening spoils the night."), ("gone", "It <b>never</b> did."))
ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def every(conflict: str) -> History:
    """Return a history in which every kind of section has something to show."""
    sections = (
        Section("headlines", 14, (Row("coffee/sleep-quality", "coffee → sleep quality", "It harms.", "Disputed."),)),
        Section("opened", 1, (Row(conflict, "coffee → sleep quality", sides=CONFLICT_SIDES),)),
        Section("closed", 1, (Row("gone", "tea → calm", "undetermined", "explained", CONFLICT_SIDES),)),
        Section("turned", 1, (Row(conflict, "nap → calm", "undetermined", "contradiction", CONFLICT_SIDES),)),
        Section("questions-added", 1, (Row("nap/sleep-quality", "nap → sleep quality", None, "One source."),)),
        Section("questions-removed", 1, (Row("tea/calm", "tea → calm", "It helps.", None),)),
        Section(
            "claims-added", 1_300, (Row("late-coffee-worse", "Coffee is late."), Row("gone", "<i>Gone</i> & *far*"))
        ),
        Section("claims-retired", 1, (Row("coffee-fewer-headaches", "Coffee eases.", now="It was miscounted."),)),
        Section("claims-removed", 1, (Row("gone", "Nobody says this."),)),
        Section("claims-changed", 2, (Row("breath-stops", "Breath stops."),)),
        Section("sources-added", 1, (Row("sleep-letter", "The letter"),)),
        Section("sources-changed", 1, (Row("night-notes", "The notes"),)),
        Section("sources-removed", 1, (Row("gone", "The diary"),)),
        Section("decisions", 3),
        Section("guide", 1, (Row("guide/first-steps.md", "First steps"),)),
        Section("terms", 1),
    )
    beginning = (Section("opened", 1), Section("claims-added", 2_014), Section("sources-added", 3))
    return History(
        (
            Step("b" * 40, DAY, begins=False, sections=sections),
            Step("c" * 40, DAY - 90_000, begins=False, sections=(Section("terms", 2),)),
            Step("a" * 40, DAY - 999_999, begins=True, sections=beginning),
        ),
        whole=True,
        start="a" * 40 + ":",
    )


@pytest.fixture
def analysis(analyse: Callable[..., Analysis], night: dict[str, str]) -> Analysis:
    return analyse(night)


@pytest.fixture
def history(analysis: Analysis) -> History:
    return every(analysis.conflicts[0].id)


@pytest.fixture
def made(analysis: Analysis, tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Return a function that gives the text of the pages of a history, by path."""

    def render(history: History | None, **options: Any) -> dict[str, str]:
        configuration = Configuration(tmp_path, title=options.pop("title", "Coffee & the night"))
        return {p.path: p.text() for p in pages.render(analysis, configuration, history=history, **options)}

    return render


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


# The page


def test_the_page_and_the_feed_are_as_stored(
    history: History, made: Callable[..., dict[str, str]], golden: Callable[[str, str], None]
) -> None:
    found = made(history, address=SITE)
    golden("changes.md", found[changes.PAGE])
    golden("changes-feed.xml", found[changes.FEED])


def test_every_subject_has_its_words() -> None:
    assert changes.COUNTED.keys() == set(get_args(Subject))
    assert changes.TITLES.keys() == set(get_args(Subject)) - {"decisions", "terms"}


def test_only_what_there_is_a_page_for_is_a_link(history: History, made: Callable[..., dict[str, str]]) -> None:
    found = made(history)
    for address in map(unescape, re.findall(r'href="([^"]*)"', found[changes.PAGE].partition("cc-anchor")[2])):
        path = address.partition("#")[0]
        assert path.startswith("../"), address
        target = f"{path.removeprefix('../')}index.md"
        assert target in found or f"{path.removeprefix('../').rstrip('/')}.md" in found, address
    assert "&lt;i&gt;Gone&lt;/i&gt; &amp; *far*</li>" in found[changes.PAGE]


def test_the_long_lists_are_folded_on_the_page_and_open_in_the_feed(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    found = made(history)
    page = found[changes.PAGE]
    assert page.index("<h3>Answers that changed</h3>") < page.index("<h3>Disagreements opened</h3>")
    assert "<summary>Claims added (1,300)</summary>" in page
    assert "<li>and 1,298 more</li>" in page
    assert "details" not in found[changes.FEED]


def test_a_page_that_does_not_go_back_to_the_beginning_says_how_far_it_looks(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    words = "no further back than 9 November 2026"
    assert words not in made(history)[changes.PAGE]
    assert words in made(history._replace(whole=False))[changes.PAGE]


def test_without_a_history_the_page_says_how_to_get_one_and_the_feed_is_empty(
    made: Callable[..., dict[str, str]],
) -> None:
    found = made(None)
    assert "<code>fetch-depth: 0</code>" in found[changes.PAGE]
    follows_the_standard(found[changes.FEED])
    assert read(found[changes.FEED]).entries == []
    assert made(History()) == found
    quiet = made(History(start="a" * 40))
    assert "tells of no change" in quiet[changes.PAGE]
    follows_the_standard(quiet[changes.FEED])


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (Step("a", 0, begins=True, sections=()), "1 January 1970: the knowledge base begins, with nothing"),
        (
            Step(
                "a",
                DAY,
                begins=True,
                sections=(Section("opened", 1), Section("claims-added", 1_000), Section("sources-added", 1)),
            ),
            "20 November 2026: the knowledge base begins, with 1 source, 1,000 claims and 1 open disagreement",
        ),
        (
            Step("a", DAY, begins=True, sections=(Section("claims-added", 2),)),
            "20 November 2026: the knowledge base begins, with 2 claims",
        ),
        (
            Step("a", DAY, begins=False, sections=(Section("headlines", 1), Section("claims-added", 12))),
            "20 November 2026: 1 answer changed, 12 claims added",
        ),
    ],
)
def test_a_step_in_short(step: Step, expected: str) -> None:
    assert str(changes.summary(step)) == expected


def test_a_title_is_short_whatever_happened(history: History) -> None:
    assert str(changes.summary(history.steps[0])).endswith("1 disagreement seen otherwise, and more")


# The feed


def test_a_feed_reader_reads_it(history: History, made: Callable[..., dict[str, str]]) -> None:
    text = made(history, address=SITE)[changes.FEED]
    follows_the_standard(text)
    found = read(text)
    assert found.feed.title == "Coffee & the night: what changed"
    assert found.feed.link == f"{SITE}/changes/"
    assert [link.href for link in found.feed.links if link.rel == "self"] == [f"{SITE}/changes/feed.xml"]
    assert [entry.link for entry in found.entries] == [
        f"{SITE}/changes/#{changes.anchor(step)}" for step in history.steps
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
    text = found[changes.FEED]
    follows_the_standard(text)
    feed_links = {link.get("rel"): link.get("href") for link in tree(text).findall(f"{ATOM}link")}
    assert feed_links == {"self": "feed.xml", "alternate": "./" if directory_urls else "index.html"}
    for entry in read(text).entries:
        for target in re.findall('href="([^"]*)"', entry.content[0].value):
            assert target.startswith("../")


@pytest.mark.parametrize("address", [SITE, f"{SITE}/", f"{SITE}//", f"{SITE}?x=1#y"])
@pytest.mark.parametrize("directory_urls", [True, False])
def test_addresses_lie_below_that_of_the_site(address: str, *, directory_urls: bool) -> None:
    to = feed.addressed(address, directory_urls=directory_urls)
    end = "" if directory_urls else "index.html"
    assert to(links.claim("x")) == f"{SITE}/claims/x/{end}"
    assert to(f"{changes.PAGE}#step-1") == f"{SITE}/changes/{end}#step-1"
    assert to(changes.FEED) == f"{SITE}/changes/feed.xml"


def test_ids_do_not_depend_on_where_the_site_lies_or_what_it_is_called(
    history: History, made: Callable[..., dict[str, str]]
) -> None:
    def ids(text: str) -> list[str | None]:
        return [element.text for element in tree(text).iter(f"{ATOM}id")]

    texts = [
        made(history)[changes.FEED],
        made(history, address=SITE, title="Another name")[changes.FEED],
        made(history, address="http://localhost:8000/")[changes.FEED],
    ]
    first = ids(texts[0])
    assert all(ids(text) == first for text in texts)
    other = made(history._replace(start="d" * 40))[changes.FEED]
    assert not set(ids(other)) & set(first)
    later = (history.steps[0]._replace(seconds=DAY + 60), *history.steps[1:])
    assert ids(made(history._replace(steps=later))[changes.FEED]) == first


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=ANYTHING, words=ANYTHING, name=ANYTHING)
def test_whatever_records_say_the_feed_can_be_read_and_says_it(title: str, words: str, name: str) -> None:
    row = Row(name, words, words, words, ((name, words),))
    history = History((Step("f" * 40, DAY, begins=False, sections=(Section("opened", 1, (row,)),)),), start="f")
    text = feed.text(title, history, lambda target: target, lambda step: step.sections[0].rows[0].text)
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
    follows_the_standard(found[changes.FEED])
    (entry,) = read(found[changes.FEED]).entries
    balanced(entry.content[0].value)
    assert "<script" not in entry.content[0].value
    assert "<script" not in found[changes.PAGE]
