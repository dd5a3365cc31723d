"""Which characters the bytes of a page stand for: as its header says, then the page itself, then a guess.

Names mean what they mean to browsers (https://encoding.spec.whatwg.org): `latin1` is windows-1252, `gb2312` is
gb18030, and what is no name of an encoding there, such as `unicode_escape`, is none here.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal, NamedTuple

_LABELS = {
    "utf-8": "utf-8 utf8 unicode-1-1-utf-8 x-unicode20utf8",
    "utf-16-le": "utf-16 utf-16le ucs-2 iso-10646-ucs-2 unicode csunicode",
    "utf-16-be": "utf-16be",
    "cp1252": "windows-1252 cp1252 x-cp1252 ascii us-ascii iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 cp819 ibm819",
    "iso8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
    "iso8859-3": "iso-8859-3 latin3 l3",
    "iso8859-4": "iso-8859-4 latin4 l4",
    "iso8859-5": "iso-8859-5 iso8859-5 cyrillic",
    "iso8859-6": "iso-8859-6 iso8859-6 arabic ecma-114 asmo-708",
    "iso8859-7": "iso-8859-7 iso8859-7 greek greek8 ecma-118",
    "iso8859-8": "iso-8859-8 iso-8859-8-i iso8859-8 hebrew logical visual",
    "iso8859-10": "iso-8859-10 latin6 l6",
    "iso8859-13": "iso-8859-13",
    "iso8859-14": "iso-8859-14",
    "iso8859-15": "iso-8859-15 iso8859-15 latin9 l9",
    "iso8859-16": "iso-8859-16",
    "cp866": "ibm866 cp866 866",
    "koi8-r": "koi8-r koi8 koi koi8_r",
    "koi8-u": "koi8-u koi8-ru",
    "mac-roman": "macintosh mac x-mac-roman",
    "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
    "cp874": "windows-874 iso-8859-11 tis-620 dos-874",
    "cp1250": "windows-1250 cp1250 x-cp1250",
    "cp1251": "windows-1251 cp1251 x-cp1251",
    "cp1253": "windows-1253 cp1253 x-cp1253",
    "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 latin5 l5",
    "cp1255": "windows-1255 cp1255 x-cp1255",
    "cp1256": "windows-1256 cp1256 x-cp1256",
    "cp1257": "windows-1257 cp1257 x-cp1257",
    "cp1258": "windows-1258 cp1258 x-cp1258",
    "gb18030": "gb18030 gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese csgb2312 iso-ir-58",
    "big5hkscs": "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
    "euc-jp": "euc-jp x-euc-jp cseucpkdfmtjapanese",
    "iso2022-jp": "iso-2022-jp csiso2022jp",
    "cp932": "shift_jis shift-jis sjis x-sjis ms932 ms_kanji windows-31j csshiftjis",
    "cp949": "euc-kr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949 cseuckr",
}
CODECS = {label: codec for codec, labels in _LABELS.items() for label in labels.split()}
"""Python's name of an encoding, by what pages call it."""
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_PAGE = re.compile(
    rb"""<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|<\?xml\s[^>]{0,200}?encoding=["']([\w.:-]{1,40})""",
    re.IGNORECASE,
)
HEAD = 4_096
"""So far into a page its own word on its encoding is looked for."""
MOST_LOST = 0.001
"""Of so many characters a page may have been damaged; of more, it is in another encoding."""
FEW = 3

Told = Literal["mark", "header", "document", "guess"]


class CharsetError(Exception):
    """Bytes that are not in the encoding that is named for them; the message says which, and who named it."""


class Read(NamedTuple):
    """A text, the encoding it was in, who named that, and how many characters could not be read."""

    text: str
    charset: str
    told: Told
    lost: int


def read(data: bytes, named: str | None) -> Read:
    """Return the text in `data`; `named` is the encoding that its header names. Raises `CharsetError`."""
    charset, told = _charset(data, named)
    text = data.decode(charset, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd") - data.count("\ufffd".encode())
    if told == "guess" and lost:
        raise CharsetError("names no encoding, and none is to be recognised")
    if lost > max(FEW, len(text) * MOST_LOST):
        raise CharsetError(f"cannot be read as {charset}, which its {told} names")
    return Read(text, charset, told, max(lost, 0))


def _charset(data: bytes, named: str | None) -> tuple[str, Told]:
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset, "mark"
    if known := CODECS.get((named or "").strip().strip("\"'").lower()):
        return known, "header"
    if found := _IN_PAGE.search(data[:HEAD]):
        known = CODECS.get((found[1] or found[2]).decode("ascii", "replace").lower())
        if known:  # what can be read as ASCII so far is in no encoding of two bytes a character
            return ("utf-8" if known.startswith("utf-16") else known), "document"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(data), "guess"
    return "utf-8", "guess"


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:GUESSED_FROM], cp_isolation=sorted({*CODECS.values()})).best()
    return CODECS.get(best.encoding.replace("_", "-"), best.encoding) if best else "utf-8"


GUESSED_FROM = 100_000
