"""The text of a page or a PDF, found in a process of its own: whatever it holds takes bounded time and memory.

python -I -m counterclaim.editing.extracting KIND CHARSET < page
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import sys
from typing import TYPE_CHECKING, Any

from counterclaim.editing import charsets

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS, MEMORY = 60, 2_000_000_000
"""So long, in seconds, and so much, in bytes, finding the text may take."""
MOST_PAGES = 1_000
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*>")
"""An encoding that is no longer the text's."""
_CROWDED = re.compile(r"<([A-Za-z][\w:-]*)[^<>]{4000,}(?:>|$)")
"""A tag with more attributes, or longer ones, than pages have; what reads them takes time in their square."""


class ExtractError(Exception):
    """Why no text is found; the message goes behind the address."""


def of(data: bytes, kind: str, named: str | None, address: str) -> dict[str, Any]:
    """Return the text of a page, and what it says of itself: title, language, charset. Raises `ExtractError`."""
    try:
        return KINDS[kind](data, named, address)
    except charsets.CharsetError as error:
        raise ExtractError(f"{error}; save its text by hand") from None


def _plain(data: bytes, named: str | None, _: str) -> dict[str, Any]:
    read = charsets.read(data, named)
    if not read.text.strip():
        raise ExtractError("holds no text")
    return {"text": read.text, "title": None, "language": None, **_charset(read)}


def _page(data: bytes, named: str | None, address: str) -> dict[str, Any]:
    """Return the main text of an HTML page, which trafilatura finds (https://trafilatura.readthedocs.io)."""
    import trafilatura
    from trafilatura.settings import Document

    read = charsets.read(data, named)
    html = _CROWDED.sub(r"<\1>", _DECLARED.sub("", read.text))
    found = trafilatura.bare_extraction(html, url=address, include_comments=False, with_metadata=True)
    if not isinstance(found, Document) or not found.text:
        raise ExtractError("holds no text that can be told from its menus")
    page = trafilatura.load_html(html)
    language = page.get("lang") if page is not None else None
    return {"text": found.text.rstrip() + "\n", "title": found.title, "language": language, **_charset(read)}


def _pdf(data: bytes, _: str | None, __: str) -> dict[str, Any]:
    """Return the text of a PDF, which pypdf reads (https://pypdf.readthedocs.io)."""
    import pypdf
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        document = pypdf.PdfReader(io.BytesIO(data))
        if document.is_encrypted and not document.decrypt(""):
            raise ExtractError("is a PDF that only opens with a password")
        if len(document.pages) > MOST_PAGES:
            raise ExtractError(f"has more than {MOST_PAGES:,} pages")
        pages = [page.extract_text().strip() for page in document.pages]
        title = document.metadata.title if document.metadata else None
        language = document.root_object.get("/Lang")
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError) as error:
        raise ExtractError(f"is a PDF that cannot be read: {' '.join(str(error).split())[:200]}") from None
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise ExtractError("is a PDF without text; perhaps its pages are pictures")
    told = str(language) if language else None
    return {"text": f"{text}\n", "title": title or None, "language": told, "charset": None, "told": None, "lost": 0}


def _charset(read: charsets.Read) -> dict[str, Any]:
    return {"charset": read.charset, "told": read.told, "lost": read.lost}


KINDS: dict[str, Callable[[bytes, str | None, str], dict[str, Any]]] = {
    "text/plain": _plain,
    "text/html": _page,
    "application/xhtml+xml": _page,
    "application/pdf": _pdf,
}
"""What is fetched, by its media type."""


def main(kind: str, named: str, address: str) -> None:
    """Read bytes from standard input, and write what `of` returns, or why it cannot, as JSON."""
    with contextlib.suppress(ImportError, ValueError, OSError):  # not every system bounds the memory of a process
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    told = sys.stdout.buffer
    data = sys.stdin.buffer.read()
    with contextlib.redirect_stdout(sys.stderr):
        try:
            answer: dict[str, Any] = of(data, kind, named or None, address)
        except ExtractError as error:
            answer = {"error": str(error)}
        except MemoryError:
            answer = {"error": "takes more memory than it should; save its text by hand"}
    told.write(json.dumps(answer).encode())
    told.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
