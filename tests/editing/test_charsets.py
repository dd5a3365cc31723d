"""Which characters bytes stand for: the header goes before the page, and the page before a guess."""

from __future__ import annotations

import codecs

import pytest

from counterclaim.editing import charsets
from counterclaim.editing.charsets import CharsetError, read

SAID = "Un café, s'il vous plaît. Wie spät ist es? Fünf nach zwölf."
META = "<html><head><meta charset={}></head><body>{}</body></html>"


@pytest.mark.parametrize("label", sorted(charsets.CODECS))
def test_every_encoding_that_browsers_name_is_known(label: str) -> None:
    assert codecs.lookup(charsets.CODECS[label])
    assert read(b"tea " * 2, label).told == "header"


@pytest.mark.parametrize(
    ("data", "named", "charset", "told"),
    [
        ("茶".encode("cp932"), "Shift_JIS", "cp932", "header"),
        ("茶".encode("gb18030"), ' "GB2312" ', "gb18030", "header"),
        ("\u201cé\u201d".encode("cp1252"), "ISO-8859-1", "cp1252", "header"),
        (codecs.BOM_UTF8 + "é".encode(), "windows-1252", "utf-8", "mark"),
        (codecs.BOM_UTF16_LE + "é".encode("utf-16-le"), None, "utf-16-le", "mark"),
        (META.format("windows-1251", "чай").encode("cp1251"), None, "cp1251", "document"),
        (META.format("windows-1251", "чай").encode("cp1251"), "klingon", "cp1251", "document"),
        (META.format("utf-8", "чай").encode("cp1251"), "windows-1251", "cp1251", "header"),
        (META.format("utf-16", "é").encode(), None, "utf-8", "document"),
        (META.format("unicode_escape", "é").encode(), None, "utf-8", "guess"),
        ("<?xml version='1.0' encoding='euc-jp'?><p>茶</p>".encode("euc-jp"), None, "euc-jp", "document"),
        (SAID.encode(), None, "utf-8", "guess"),
        (b"", None, "utf-8", "guess"),
    ],
)
def test_who_names_the_encoding(data: bytes, named: str | None, charset: str, told: str) -> None:
    found = read(data, named)
    assert (found.charset, found.told, found.lost) == (charset, told, 0)
    assert not found.text.startswith("\ufeff")


def test_what_nobody_names_is_guessed() -> None:
    assert read((SAID * 20).encode("cp1252"), None).text == SAID * 20
    russian = "Кофе поздно вечером мешает спать, чай не мешает никому. " * 20
    assert read(russian.encode("cp1251"), None).text == russian


def test_a_few_damaged_characters_are_counted_and_many_refused() -> None:
    found = read(("tea " * 1_000).encode() + b"\xff\xfe", "utf-8")
    assert found.lost == 2
    with pytest.raises(CharsetError, match="cannot be read as utf-8, which its header names"):
        read(("été " * 100).encode("cp1252"), "utf-8")
    assert read("a \ufffd b".encode(), "utf-8").lost == 0
