"""The text of a table's file: unpacked and decoded, or refused in plain words."""

from __future__ import annotations

import gzip
import io
import zlib

MAX_BYTES = 256_000_000
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How the files of spreadsheets begin: .xlsx, .ods and .numbers are archives, .xls is older."""
PACKED = (".gz", ".gzip")


class TableError(Exception):
    """A table that cannot be read at all: where, what is wrong, and what would be right."""


def unpacked(data: bytes, name: str) -> tuple[bytes, str]:
    """Return a file's content and its name without `.gz`. Raises `TableError`."""
    if not data.startswith(b"\x1f\x8b"):
        return data, name
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise TableError(f"{name}: cannot be unpacked: {error}; download it again") from None
    if len(content) > MAX_BYTES:
        raise TableError(f"{name}: the table is too large once unpacked: at most {MAX_BYTES:,} bytes are read")
    ending = next((ending for ending in PACKED if name.lower().endswith(ending)), "")
    return content, name[: len(name) - len(ending)]


def decoded(data: bytes, name: str, encoding: str | None) -> str:
    """Return the text of a table; a byte order mark goes before what the map says. Raises `TableError`."""
    if data.startswith(WORKBOOKS):
        mend = "in the spreadsheet, save the sheet as “CSV UTF-8 (comma delimited)” and import that file"
        raise TableError(f"{name}: this is a workbook of a spreadsheet or an archive, not a table in text; {mend}")
    for mark, marked in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if data.startswith(mark):
            encoding = marked
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(f"{name}:{line}: {_WRONG if encoding else _NOT_UTF_8}") from None


_WRONG = "the table is not in the encoding that rows.encoding of the map names"
_NOT_UTF_8 = (
    "the table is not UTF-8; save it as “CSV UTF-8”, or say in the map what it is: rows: {encoding: windows-1252} where"
    " a spreadsheet on a western Windows wrote it"
)
