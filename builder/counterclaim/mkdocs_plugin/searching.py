"""The search's index in parts, made from what MkDocs would have it load at once."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from counterclaim.pages import theme
from counterclaim.pages.search import index
from counterclaim.pages.search.entries import Entry
from counterclaim.pages.search.index import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BEFORE_MARK = re.compile(r" ([.,;:])(?=\s|$)")


def in_parts(config: MkDocsConfig, entries: Mapping[str, Entry]) -> None:
    """Replace the index that the search plugin has written by one in parts; `entries` are known pages by address."""
    path = Path(config.site_dir, theme.INDEX)
    if config.theme.name != theme.SEARCHED or not path.is_file():
        return
    whole: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for name, text in index.files(_found(whole["docs"], entries), whole["config"]["lang"]):
        file = Path(config.site_dir, name)
        file.write_text(text, "utf-8", errors="surrogatepass", newline="\n")
    # The theme's program loads this with every page: of it, it needs only how words are told apart.
    path.write_text(json.dumps({**whole, "docs": []}, separators=(",", ":")), "utf-8")


def _found(docs: list[dict[str, Any]], entries: Mapping[str, Entry]) -> Iterator[Found]:
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
