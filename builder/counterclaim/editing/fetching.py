"""Fetching the text of a page: bounded in size and time, http(s) only, with what tells a wrong document."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from counterclaim import __version__
from counterclaim.knowledge.addresses import is_safe

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

MAX_BYTES = 5_000_000
SECONDS = 20
TYPES = ("text/html", "application/xhtml+xml", "text/plain")


class FetchError(Exception):
    """A page that cannot be fetched, or that is no text; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's text, one paragraph a line, and what the page says of itself (None: it does not say)."""

    text: str
    title: str | None
    language: str | None
    address: str


def fetch(address: str) -> Fetched:
    """Return the text of the page at `address`. Raises `FetchError`.

    The main text is found by trafilatura (https://trafilatura.readthedocs.io); plain text is taken as it is.
    """
    if not is_safe(address):
        raise FetchError(f"{address} is not an http or https address")
    data, kind, charset, final = _download(address)
    if kind == "text/plain":
        try:
            return Fetched(data.decode(charset), None, None, final)
        except (LookupError, UnicodeDecodeError):
            raise FetchError(f"{address} cannot be read as {charset}; save its text by hand") from None
    return _extract(data, final)


def _download(address: str) -> tuple[bytes, str, str, str]:
    request = urllib.request.Request(address, headers={"User-Agent": f"counterclaim/{__version__}"})  # noqa: S310 - is_safe
    try:
        with urllib.request.build_opener(_Redirects).open(request, timeout=SECONDS) as answer:
            kind = answer.headers.get_content_type()
            if kind not in TYPES:
                raise FetchError(f"{address} is {kind}, not a page of text")
            data = _body(answer, address)
            return data, kind, answer.headers.get_content_charset("utf-8"), answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        raise FetchError(" ".join(f"{address} answers {error.code} {error.reason}".split())) from None
    except (OSError, ValueError, HTTPException) as error:
        reason = " ".join(str(getattr(error, "reason", error)).split()) or "it does not speak HTTP"
        raise FetchError(f"{address} cannot be fetched: {reason}") from None


def _body(answer: HTTPResponse, address: str) -> bytes:
    """Return what an answer holds; a server that only drips is left as well."""
    data, until = b"", time.monotonic() + SECONDS
    while chunk := answer.read1(CHUNK):
        data += chunk
        if len(data) > MAX_BYTES:
            raise FetchError(f"{address} is larger than {MAX_BYTES:,} bytes")
        if time.monotonic() > until:
            raise FetchError(f"{address} is not whole after {SECONDS} seconds")
    if answer.length:
        raise FetchError(f"{address} breaks off {answer.length:,} bytes before its end; try again")
    return data


CHUNK = 65_536


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http(s) addresses only."""

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if not is_safe(newurl):
            fp.close()
            raise FetchError(f"{req.full_url} redirects to {newurl[:80]}, which is not an http or https address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _extract(data: bytes, address: str) -> Fetched:
    import trafilatura
    from trafilatura.settings import Document

    found = trafilatura.bare_extraction(data, url=address, include_comments=False, with_metadata=True)
    if not isinstance(found, Document) or not found.text:
        raise FetchError(f"{address} holds no text that can be told from its menus")
    page = trafilatura.load_html(data)
    language = page.get("lang") if page is not None else None
    return Fetched(found.text.rstrip() + "\n", found.title, language, address)
