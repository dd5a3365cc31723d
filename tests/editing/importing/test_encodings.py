from __future__ import annotations

import gzip

import pytest

from counterclaim.editing.importing import encodings
from counterclaim.editing.importing.encodings import TableError


def test_a_packed_table_is_unpacked_and_named_without_its_ending() -> None:
    assert encodings.unpacked(gzip.compress(b"a\n1\n"), "T.tsv.GZ") == (b"a\n1\n", "T.tsv")
    assert encodings.unpacked(gzip.compress(b"a\n"), "t.csv") == (b"a\n", "t.csv")
    assert encodings.unpacked(b"a\n", "t.gz") == (b"a\n", "t.gz")


@pytest.mark.parametrize(
    "data", [b"\x1f\x8b", gzip.compress(b"a" * 100, mtime=0)[:-9], b"\x1f\x8b" + b"x" * 40], ids=str
)
def test_a_damaged_package_is_refused(data: bytes) -> None:
    with pytest.raises(TableError, match=r"^t\.gz: cannot be unpacked: .*; download it again$"):
        encodings.unpacked(data, "t.gz")


def test_a_package_that_swells_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encodings, "MAX_BYTES", 10)
    assert encodings.unpacked(gzip.compress(b"a" * 10), "t.gz")[0] == b"a" * 10
    with pytest.raises(TableError, match="too large once unpacked: at most 10 bytes"):
        encodings.unpacked(gzip.compress(b"a" * 11), "t.gz")


@pytest.mark.parametrize(
    ("text", "encoding", "given"),
    [
        ("Überlänge", "utf-8", None),
        ("Überlänge", "utf-8-sig", None),
        ("Überlänge", "utf-8-sig", "windows-1252"),
        ("Überlänge", "utf-16", None),
        ("Überlänge \u2013 naïve", "cp1252", "windows-1252"),
        ("Żółć", "cp1250", "windows-1250"),
        ("Кофе", "cp1251", "windows-1251"),
        ("コーヒー", "shift_jis", "shift_jis"),
        ("咖啡", "gb18030", "gb18030"),
    ],
)
def test_the_encoding_is_told_by_a_mark_or_by_the_map(text: str, encoding: str, given: str | None) -> None:
    assert encodings.decoded(text.encode(encoding), "t.csv", given) == text


@pytest.mark.parametrize(
    ("data", "given", "message"),
    [
        (
            "a\nnaïve".encode("cp1252"),
            None,
            "t.csv:2: the table is not UTF-8; save it as “CSV UTF-8”, or say in the map",
        ),
        (b"a\n\x81", "windows-1252", "t.csv:2: the table is not in the encoding that rows.encoding of the map names"),
        (b"PK\x03\x04rest", None, "t.csv: this is a workbook of a spreadsheet or an archive, not a table in text"),
        (b"\xd0\xcf\x11\xe0rest", None, "t.csv: this is a workbook"),
    ],
)
def test_what_is_no_text_is_refused_in_plain_words(data: bytes, given: str | None, message: str) -> None:
    with pytest.raises(TableError) as refused:
        encodings.decoded(data, "t.csv", given)
    assert str(refused.value).startswith(message)
