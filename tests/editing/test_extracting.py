"""Finding the text of what was fetched, in a process of its own."""

from __future__ import annotations

import io
import json
import re
from types import SimpleNamespace
from typing import Any

import pypdf
import pytest

from counterclaim.editing import extracting
from counterclaim.editing.extracting import ExtractError, of
from tests.editing.pages import PAGE, PDF

HERE = "https://tea.example/"


def changed(*, empty: bool = False, password: str | None = None) -> bytes:
    """Return the PDF, with an empty page instead of its own, or with a password."""
    writer = pypdf.PdfWriter()
    if empty:
        writer.add_blank_page(100, 100)
    else:
        writer.append(io.BytesIO(PDF))
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert of(changed(password=""), "application/pdf", None, HERE)["text"].startswith("Tea in the evening")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (changed(password="tea"), "is a PDF that only opens with a password"),  # noqa: S106 - of a test
        (changed(empty=True), "is a PDF without text; perhaps its pages are pictures"),
        (b"%PDF-1.4", "is a PDF that cannot be read: "),
    ],
)
def test_a_pdf_without_text_that_can_be_had_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(ExtractError, match=re.escape(message)):
        of(data, "application/pdf", None, HERE)


def test_a_pdf_of_very_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "MOST_PAGES", 0)
    with pytest.raises(ExtractError, match=r"^has more than 0 pages$"):
        of(PDF, "application/pdf", None, HERE)


@pytest.mark.parametrize("data", [b"", b" \n", b"\xef\xbb\xbf"])
def test_nothing_is_no_text(data: bytes) -> None:
    with pytest.raises(ExtractError, match=r"^holds no text$"):
        of(data, "text/plain", None, HERE)


def test_an_encoding_that_a_document_declares_is_no_part_of_its_text() -> None:
    declared = f"<?xml version='1.0' encoding='iso-8859-1'?>{PAGE.replace('hands', 'hånds')}".encode("latin-1")
    found = of(declared, "application/xhtml+xml", None, HERE)
    assert "hånds" in found["text"]
    assert (found["charset"], found["told"]) == ("cp1252", "document")


@pytest.mark.parametrize(
    ("kind", "data", "expected"),
    [
        ("text/plain", "Thé.\n".encode(), {"text": "Thé.\n", "charset": "utf-8", "told": "header", "lost": 0}),
        ("text/html", b"", {"error": "holds no text that can be told from its menus"}),
    ],
)
def test_the_process_reads_bytes_and_writes_what_it_found(
    kind: str, data: bytes, expected: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = io.BytesIO()
    monkeypatch.setattr(extracting, "MEMORY", -1)  # as much as there is: this process goes on
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=told))
    extracting.main(kind, "utf-8", HERE)
    assert json.loads(told.getvalue()).items() >= expected.items()


def test_what_takes_too_much_memory_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: Any) -> dict[str, Any]:
        raise MemoryError

    told = io.BytesIO()
    monkeypatch.setattr(extracting, "MEMORY", -1)
    monkeypatch.setattr(extracting, "of", exhausted)
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"")))
    monkeypatch.setattr("sys.stdout", SimpleNamespace(buffer=told))
    extracting.main("text/plain", "", HERE)
    assert json.loads(told.getvalue()) == {"error": "takes more memory than it should; save its text by hand"}
