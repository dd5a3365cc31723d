from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.structure.files import File

from counterclaim.knowledge.locks import LockedSentence
from counterclaim.knowledge.records import Source
from counterclaim.pages import links
from tests.strategies import examples

IDS = st.from_regex(r"\A[a-z0-9]{1,6}(-[a-z0-9]{1,4})?\Z") | st.sampled_from(["index", "readme", "claims", "md"])
PATHS = st.one_of(
    st.just("index.md"),
    st.sampled_from(["questions/index.md", "concepts/index.md", "schema/claim.schema.json", "assets/a.css"]),
    st.builds(links.claim, IDS),
    st.builds(links.source, IDS),
    st.builds(links.question, IDS, IDS | st.none()),
    st.builds("guide/{}.md".format, IDS | st.sampled_from(["README", "a page", "a.b", "ä", "50%", "a?b"])),
)


def source(url: str | None) -> Source:
    return Source(id="letter", title="Letter", type="webpage", design="expert-opinion", url=url)


def locked(*words: str) -> LockedSentence:
    return LockedSentence(1, (0, 1), words, "")


def followed(start: str, address: str) -> str:
    """Return where a browser on the page `start` gets by an address; both relative to the site's root."""
    folder = start.rpartition("/")[0].split("/") if "/" in start else []
    for step in address.split("/")[:-1]:
        if step == "..":
            folder.pop()
        elif step != ".":
            folder.append(step)
    return "/".join([*folder, address.rpartition("/")[2]])


@settings(deadline=None, max_examples=examples(75))
@given(PATHS, PATHS, st.booleans())
def test_an_address_leads_to_where_mkdocs_builds_the_page(here: str, target: str, directory_urls: bool) -> None:  # noqa: FBT001 - hypothesis draws it

    def built(path: str) -> str:
        return File(path, "in", "out", directory_urls).dest_uri

    address = links.relative(target, here, directory_urls=directory_urls)
    landed = followed(built(here), unquote(address))
    assert (landed + "index.html" if landed.endswith("/") or not landed else landed) == built(target)


@pytest.mark.parametrize(
    ("here", "expected", "without"),
    [
        ("index.md", "conflicts/#one", "conflicts/index.html#one"),
        ("conflicts/index.md", "./#one", "index.html#one"),
        ("guide/a.md", "../../conflicts/#one", "../conflicts/index.html#one"),
        ("questions/a/b/index.md", "../../../conflicts/#one", "../../../conflicts/index.html#one"),
    ],
)
def test_an_anchor_stays_behind_the_address(here: str, expected: str, without: str) -> None:
    assert links.relative("conflicts/index.md#one", here, directory_urls=True) == expected
    assert links.relative("conflicts/index.md#one", here, directory_urls=False) == without


def test_pages_of_one_kind_never_share_a_path_even_where_ids_are_called_index() -> None:
    names = [links.HOME, links.claim("index"), links.source("index"), "claims/index.md", "sources/index.md"]
    names += [links.question("index", None), links.question("index", "index"), "questions/index.md"]
    for directory_urls in (True, False):
        assert len({File(name, "in", "out", directory_urls).dest_uri for name in names}) == len(names)


def test_a_deep_link_encodes_what_has_a_meaning_in_a_text_fragment() -> None:
    address = links.sentence(
        source("https://letter.example/a?b=c&d"), locked("Late-night, tea & a", "café owner\u2026")
    )
    assert address == (
        "https://letter.example/a?b=c&d#:~:text=Late%2Dnight%2C%20tea%20%26%20a,caf%C3%A9%20owner%E2%80%A6"
    )


@settings(deadline=None, max_examples=examples(50))
@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=2))
def test_a_browser_reads_the_anchor_words_of_a_deep_link_back(words: list[str]) -> None:
    address = links.sentence(source("https://letter.example/"), locked(*words)) or ""
    _, mark, text = address.partition("#:~:text=")
    parts = text.split(",")
    assert mark
    assert not set(text) & set("-&#\"'<> ")
    assert [unquote(part) for part in parts] == words


def test_a_deep_link_stands_behind_the_fragment_that_an_address_has() -> None:
    assert (
        links.sentence(source("https://letter.example/a#b"), locked("One.")) == "https://letter.example/a#b:~:text=One."
    )


def test_without_a_locked_sentence_the_link_leads_to_the_source() -> None:
    assert links.sentence(source("https://letter.example/a#b"), None) == "https://letter.example/a#b"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)", "data:text/html,x", "//letter.example/", "https://"])
def test_an_address_that_is_none_becomes_no_link(url: str | None) -> None:
    assert links.sentence(source(url), locked("One.")) is None
