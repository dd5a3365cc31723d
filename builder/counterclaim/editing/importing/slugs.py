"""Ids made from the words of a table, the same words always giving the same id."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 100
MARK = 6


def slug(text: str) -> str:
    """Return an id made of `text`; empty where it has neither letters nor digits.

    Accents are dropped and Greek letters spelled out. Where letters would be lost, or the id cut, six digits of the
    text's fingerprint end the id, so that different words stay apart.
    """
    spelled = "".join(_spelled(character) for character in unicodedata.normalize("NFKD", text.casefold()))
    plain = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
    if all(c.isascii() or not c.isalnum() for c in spelled) and len(plain) <= LONGEST:
        return plain
    mark = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:MARK]
    return f"{plain[: LONGEST - MARK - 1].strip('-')}-{mark}".strip("-")


def _spelled(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    found = re.fullmatch(r"GREEK SMALL LETTER (?:FINAL )?([A-Z]+)", unicodedata.name(character, ""))
    return found[1].lower().replace("lamda", "lambda") if found else character  # Unicode's own spelling
