"""The search's index in parts, made from what MkDocs would have it load at once."""

from __future__ import annotations

import json
import re
from html import unescape
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.mkdocs_plugin import settings
from counterclaim.pages import theme
from counterclaim.pages.search import index
from counterclaim.pages.search.entries import Entry
from counterclaim.pages.search.index import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from counterclaim.pages.shapes import Opening

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BEFORE_MARK = re.compile(r" ([.,;:])(?=\s|$)")


PARTS = f"{index.FOLDER}/"
"""The folder of the index, all of which is made at once."""


def is_ours(config: MkDocsConfig) -> bool:
    """Tell whether the theme's search asks our index."""
    return config.theme.name == theme.SEARCHED and any(name in config.plugins for name in settings.SEARCHES)


def doc(page: Page, opening: Opening) -> dict[str, Any]:
    """Return what the search is to know of a record's page, as the search plugin tells it of others."""
    return {"location": page.url, "title": opening.title or page.title, "text": opening.text}


def take_over(config: MkDocsConfig) -> dict[str, Any] | None:
    """Return the index that the search plugin has written, and leave of it what the theme's program needs.

    None where there is none, or another program reads it.
    """
    path = Path(config.site_dir, theme.INDEX)
    if config.theme.name != theme.SEARCHED or not path.is_file():
        return None
    whole: dict[str, Any] = json.loads(path.read_text("utf-8"))
    # The theme's program loads this with every page: of it, it needs only how words are told apart.
    path.write_text(json.dumps({**whole, "docs": []}, separators=(",", ":")), "utf-8")
    return whole


def in_parts(
    config: MkDocsConfig, whole: Mapping[str, Any], records: Iterable[dict[str, Any]], entries: Mapping[str, Entry]
) -> None:
    """Write an index in parts: of what the search plugin's holds, and of pages of `records`.

    `entries` is what is known of pages, by address.
    """
    for name, text in index.files(_found(chain(whole["docs"], records), entries), whole["config"]["lang"]):
        file = Path(config.site_dir, name)
        file.write_text(text, "utf-8", errors="surrogatepass", newline="\n")


def _found(docs: Iterable[dict[str, Any]], entries: Mapping[str, Entry]) -> Iterator[Found]:
    """Yield what a search can lead to: a record's page once, by what its record says, other pages by section."""
    titles: dict[str, str] = {}
    for doc in docs:
        address, section, _ = doc["location"].partition("#")
        known = entries.get(address, Entry("other"))
        title, text = _plain(doc["title"]), _plain(doc["text"])
        page = titles.setdefault(address, title)
        if known.says is not None:
            yield Found(address, title, known.says, known.names, known.related, known.told, known.kind)
        elif section:
            yield Found(doc["location"], title, text, kind=known.kind, within=page)
        else:
            yield Found(address, title, text, known.names, known.related, known.told, known.kind)


def _plain(html: str) -> str:
    text = " ".join(unescape(_TAG.sub(" ", html)).split())
    return _BEFORE_MARK.sub(r"\1", text)
