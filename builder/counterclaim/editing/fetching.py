"""Fetching the text of a page: bounded in size and time, http(s) only, from no private network that is not named."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any

from counterclaim import __version__
from counterclaim.editing import connecting, extracting
from counterclaim.knowledge.addresses import is_safe

if TYPE_CHECKING:
    from http.client import HTTPMessage, HTTPResponse

    from counterclaim.editing.connecting import Trip

MAX_BYTES, MAX_PDF_BYTES = 5_000_000, 30_000_000
SECONDS = 30
"""So long all of it may take: names, connections, redirects, headers and the page itself."""
PDF = "application/pdf"


class FetchError(Exception):
    """A page that cannot be fetched, or that is no text; the message says why."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page's text, one paragraph a line, and what the page says of itself (None: it does not say).

    `told` is who named the `charset`: its `mark`, `header`, `document`, or nobody (`guess`); None for a PDF. `lost`
    characters could not be read.
    """

    text: str
    title: str | None
    language: str | None
    address: str
    charset: str | None = None
    told: str | None = None
    lost: int = 0


def fetch(address: str, *, private: bool = False) -> Fetched:
    """Return the text of the page, text or PDF at `address`. Raises `FetchError`.

    An address of this machine or its network must be named as such, in figures or as localhost; whatever a name or a
    redirect leads to there is refused, unless `private`.
    """
    if not is_safe(address):
        raise FetchError(f"{address} is not an http or https address")
    trip = connecting.Trip(address, time.monotonic() + SECONDS, private=private)
    data, kind, charset, final = _download(address, trip)
    found = apart(data, kind, charset, final)
    if "error" in found:
        raise FetchError(f"{address} {found['error']}")
    return Fetched(address=final, **found)


def apart(data: bytes, kind: str, charset: str | None, address: str) -> dict[str, Any]:
    """Return what `extracting.of` does, or an `error`, from a process of its own, which is ended in time."""
    command = [sys.executable, "-I", "-m", extracting.__name__, kind, charset or "", address]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=extracting.SECONDS, check=False)  # noqa: S603 - our own
    except subprocess.TimeoutExpired:
        return {"error": f"is so made that its text is not found in {extracting.SECONDS} seconds; save it by hand"}
    try:
        found: dict[str, Any] = json.loads(done.stdout)
    except ValueError:
        return {"error": "is so made that its text cannot be found; save it by hand"}
    return found


def _download(address: str, trip: Trip) -> tuple[bytes, str, str | None, str]:
    request = urllib.request.Request(address, headers={"User-Agent": f"counterclaim/{__version__}"})  # noqa: S310 - is_safe
    opener = urllib.request.build_opener(_Redirects(trip), *connecting.handlers(trip))
    try:
        with opener.open(request, timeout=SECONDS) as answer:
            kind = _kind(answer, address)
            data = _body(answer, address, trip, MAX_PDF_BYTES if kind == PDF else MAX_BYTES)
            if kind == PDF and not data[:1024].lstrip().startswith(b"%PDF-"):
                raise FetchError(f"{address} says that it is a PDF, and is none")
            return data, kind, answer.headers.get_content_charset(), answer.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        raise FetchError(" ".join(f"{address} answers {error.code} {error.reason}".split())) from None
    except connecting.PrivateError as error:
        raise FetchError(f"{address} {error}") from None
    except (OSError, ValueError, HTTPException, zlib.error) as error:
        if time.monotonic() > trip.until:
            raise FetchError(f"{address} is not whole after {SECONDS} seconds") from None
        reason = " ".join(str(getattr(error, "reason", error)).split()) or "it does not speak HTTP"
        raise FetchError(f"{address} cannot be fetched: {reason}") from None


def _kind(answer: HTTPResponse, address: str) -> str:
    """Return the media type of an answer."""
    kind = answer.headers.get_content_type()
    if kind == "application/octet-stream" and answer.geturl().partition("?")[0].lower().endswith(".pdf"):
        kind = PDF
    if kind not in extracting.KINDS:
        raise FetchError(f"{address} is {kind}, not a page of text")
    return kind


def _body(answer: HTTPResponse, address: str, trip: Trip, most: int) -> bytes:
    """Return what an answer holds, unpacked; a server that only drips is left as well."""
    packed = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if packed not in {"identity", "", "gzip", "x-gzip", "deflate"}:
        raise FetchError(f"{address} is packed ({packed[:20]}), which was not asked for")
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if packed not in {"identity", ""} else None
    parts, size = [], 0
    while chunk := answer.read1(CHUNK):
        piece = unpack.decompress(chunk, most + 1) if unpack else chunk
        parts.append(piece)
        size += len(piece)
        if size > most:
            raise FetchError(f"{address} is larger than {most:,} bytes")
        if time.monotonic() > trip.until:
            raise FetchError(f"{address} is not whole after {SECONDS} seconds")
    if answer.length:
        raise FetchError(f"{address} breaks off {answer.length:,} bytes before its end; try again")
    return b"".join(parts)


CHUNK = 65_536


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows redirects to http(s) addresses only, and to no private network."""

    def __init__(self, trip: Trip) -> None:
        self._trip = trip

    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if not is_safe(newurl):
            fp.close()
            raise FetchError(f"{req.full_url} redirects to {newurl[:80]}, which is not an http or https address")
        try:
            self._trip.check(newurl)
        except connecting.PrivateError:
            fp.close()
            raise
        return super().redirect_request(req, fp, code, msg, headers, newurl)
