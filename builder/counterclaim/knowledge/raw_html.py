"""HTML in prose that would run, load something from elsewhere, or lead readers away by itself.

What counts is how browsers read tags (https://html.spec.whatwg.org/multipage/parsing.html), not how Markdown does.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

TAGS = frozenset(
    {
        *("applet", "base", "embed", "fencedframe", "form", "frame", "frameset", "iframe", "link", "meta", "object"),
        *("plaintext", "portal", "script", "style", "animate", "set"),
    }
)
"""Tags that run, load or lead away whatever their attributes, or take the rest of the page for text.

Every `<` is looked at by itself, wherever it stands: no other tag can hide one.
"""

LOADING = frozenset(
    {
        *("src", "srcset", "imagesrcset", "poster", "background", "data", "lowsrc", "dynsrc", "manifest", "longdesc"),
        *("codebase", "classid", "archive", "profile", "usemap", "icon"),
    }
)
SENDING = frozenset({"action", "formaction", "ping", "srcdoc", "attributionsrc"})
PICTURES = frozenset({"image", "use", "feimage", "mpath", "textpath"})
"""Tags of drawings that load what their `href` names."""

MOST_ATTRIBUTES = 100
_TAG = re.compile(r"</?([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>=][^\s/>=]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>"'][^\s>]*)?)?""")
_FOREIGN = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|[/\\]{2}")
_RUNNING = re.compile(r"(?:javascript|vbscript|data|blob|file):", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\](?:\(\s*<?([^\s<>()]*)|\[([^\[\]\n]*)\])?")
_LABEL = re.compile(r"!\[([^\[\]\n]*)\]")
_DEFINITION = re.compile(r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*\n?[ \t]*<?([^\s<>]+)", re.MULTILINE)
_LISTED = re.compile(r"\{:?([^{}\n]*)\}")


class Fault(NamedTuple):
    """Where something begins that must not reach a browser, as an offset, and what it is."""

    start: int
    what: str


def found(text: str) -> Iterator[Fault]:
    """Yield the tags of a text that would run, load or lead away."""
    for tag in _TAG.finditer(text):
        what = _named(tag, text)
        if what:
            yield Fault(tag.start(), what)


def in_markdown(text: str) -> Iterator[Fault]:
    """Yield what `found` does, and pictures and lists of attributes in Markdown that would do the same."""
    yield from found(text)
    addresses = {name.casefold(): address for name, address in _DEFINITION.findall(text)}
    for picture in _IMAGE.finditer(text):
        label = _LABEL.match(picture[0])
        name = picture[2] or (label[1] if label else "")
        address = picture[1] if picture[1] is not None else addresses.get(name.casefold(), "")
        if _is_foreign(address):
            yield Fault(picture.start(), f"a picture from elsewhere ({_short(address)})")
    for listed in _LISTED.finditer(text):
        for name, value in _attributes(listed[1], 0):
            what = _attribute("img", name, value)
            if what:
                yield Fault(listed.start(), what)
                break


def inert(text: str) -> str:
    """Return HTML in which every tag that `found` yields is text."""
    places = [fault.start for fault in found(text)]
    parts, at = [], 0
    for place in places:
        parts += [text[at:place], "&lt;"]
        at = place + 1
    return "".join([*parts, text[at:]]) if places else text


def _named(tag: re.Match[str], text: str) -> str:
    name = tag[1].lower()
    if name.rpartition(":")[2] in TAGS:
        return f"<{_short(name)}>"
    if tag[0].startswith("</"):
        return ""
    for count, (attribute, value) in enumerate(_attributes(text, tag.end())):
        what = _attribute(name, attribute, value)
        if what:
            return f"{what} of <{_short(name)}>"
        if count >= MOST_ATTRIBUTES:
            return f"more than {MOST_ATTRIBUTES} attributes of <{_short(name)}>"
    return ""


def _attributes(text: str, at: int) -> Iterator[tuple[str, str]]:
    """Yield the attributes of a tag, whose name ends at an offset, with their values."""
    while attribute := _ATTRIBUTE.match(text, at):
        value = attribute[2] or ""
        at = attribute.end()
        yield attribute[1].lower(), value[1:-1] if value[:1] in {'"', "'"} else value


def _attribute(tag: str, name: str, value: str) -> str:
    """Return what an attribute does that it must not; empty where it does nothing."""
    shown = f'{_short(name)}="{_short(value)}"'
    plain = name.rpartition(":")[2]
    if re.match(r"on[a-z]", name) or name in SENDING:
        return shown
    if name in LOADING or (plain == "href" and tag in PICTURES):
        candidates = value.split(",") if name.endswith("srcset") else [value]
        return shown if any(map(_is_foreign, candidates)) else ""
    if plain == "href":
        return shown if _RUNNING.match(_address(value)) else ""
    if name == "style":
        return shown if re.search(r"url\s*\(|@import|\\", html.unescape(value), re.IGNORECASE) else ""
    return ""


def _is_foreign(value: str) -> bool:
    address = _address(value)
    return bool(_FOREIGN.match(address)) and not address.lower().startswith("data:image/")


def _address(value: str) -> str:
    """Return an address as browsers read it: tabs and line breaks anywhere, and blanks around it, do not count."""
    return re.sub(r"[\t\n\r]", "", html.unescape(value)).strip("".join(map(chr, range(0x21))))


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= MOST_SHOWN else f"{folded[:MOST_SHOWN]}…"


MOST_SHOWN = 60
