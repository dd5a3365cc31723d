"""The Atom feed of what changed (RFC 4287): entries whose ids never change, wherever the site lies."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from counterclaim.knowledge import addresses
from counterclaim.pages import filling, links, placing, steps
from counterclaim.pages.page import Page
from counterclaim.wording import changes as words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from counterclaim.pages.site import Site
    from counterclaim.pages.steps import Told

SITE_VARIABLE = "COUNTERCLAIM_SITE_URL"
"""Where the site will lie, for those who render its pages without MkDocs."""

ATOM = "http://www.w3.org/2005/Atom"
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, and the control characters that it advises against and readers take for something else."""

_NAMES = uuid.UUID("6f0a5b1e-0d5b-5f0e-9a5b-3f2f5d4c7a10")
"""The namespace of the ids: chosen once, and never to change."""


def pages(site: Site) -> Iterator[Page]:
    """Yield the feed."""
    yield Page(links.FEED, partial(_whole, site))


def _whole(site: Site) -> str:
    to = addressed(site)
    body = filling.macro("steps.jinja", "body")
    title, start, lang = site.configuration.title, site.history.start, site.configuration.lang or "en"
    return text(title, start, steps.told(site), to, lambda step: body(step, to, page=False).strip(), lang)


def addressed(site: Site) -> Callable[[str], str]:
    """Return a function from the path of a page to its address: absolute where the site's is, else from the feed on."""
    if not addresses.is_safe(site.address):
        return filling.leading(site, links.FEED)
    top = f"{site.address.partition('#')[0].partition('?')[0].rstrip('/')}/"
    home = filling.leading(site, f"{placing.OWN}{links.HOME}")
    return lambda target: urljoin(top, home(target))


def text(
    title: str,
    start: str | None,
    told: Iterable[Told],
    to: Callable[[str], str],
    body: Callable[[Told], str],
    lang: str = "en",
) -> str:
    """Return the feed as text.

    `title` is that of the knowledge base, `lang` its language, `start` names it for good if its history is known, `to`
    gives the address of a page, `body` a step as HTML. Without steps the feed is valid and has no entries.
    """
    every = list(told)
    name = _clean(title).strip() or "Knowledge base"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": lang})
    _add(feed, "id", _urn(f"base:{start}" if start else f"title:{name}"))
    _add(feed, "title", words.feed(name))
    _add(feed, "updated", _moment(max((step.seconds for step in every), default=0)))
    _add(ET.SubElement(feed, "author"), "name", name)
    _link(feed, "self", "application/atom+xml", to(links.FEED))
    _link(feed, "alternate", "text/html", to(links.CHANGES))
    for step in every:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", _urn(f"step:{start or name}:{step.first}"))
        _add(entry, "title", str(step.summary))
        _add(entry, "updated", _moment(step.seconds))
        _link(entry, "alternate", "text/html", to(f"{links.CHANGES}#{step.anchor}"))
        _add(entry, "content", body(step), type="html")
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _add(parent: ET.Element, tag: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, tag, attributes).text = _clean(text)


def _link(parent: ET.Element, relation: str, kind: str, address: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _urn(name: str) -> str:
    """Return an id that is the same for the same name."""
    return uuid.uuid5(_NAMES, name).urn


def _moment(seconds: int) -> str:
    """Return a moment as RFC 3339 has it, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _clean(text: str) -> str:
    """Return text in which what does not fit into XML stands as a replacement character."""
    return _UNFIT.sub("\ufffd", text)
