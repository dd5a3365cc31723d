"""Ids made from the words of a table, the same words always giving the same id."""

from __future__ import annotations

import hashlib
import re
import unicodedata

LONGEST = 100
MARK = 6

SIGNS = {
    "+": "plus", "\u2212": "minus", "<": "under", ">": "over", "\u2264": "up to", "\u2265": "from", "=": "equals",
    "\u2260": "not", "\u00b1": "plus minus", "%": "percent", "&": "and", "*": "star", "~": "about", "\u2248": "about",
    "#": "number", "@": "at", "\u2192": "to", "\u2190": "of", "\u2191": "up", "\u2193": "down", "\u00b0": "degrees",
    "\u00d7": "times", "^": "hat", "$": "dollar", "\u20ac": "euro", "\u00a3": "pound", "\u2642": "male",
    "\u2640": "female",
}  # fmt: skip
"""Signs that part two words which are otherwise the same, spelled out: HER2+ and HER2-, \u226565 and <65."""
_DASH = r"[-\u2010\u2011\u2013]"
_MINUS = re.compile(
    rf"(?<=[^\W_])\s?{_DASH}(?=$|[\s,;:/)\]+\u2212])"
    rf"|(?<![^\s(\[,;:/<>=\u2264\u2265]){_DASH}(?=[0-9])"
    rf"|(?<=[(\[]){_DASH}(?=[)\]])"
)
"""A hyphen that is a minus: behind a word, or before a number. One inside of a word, as in n-3, is a hyphen."""
_SIGN = re.compile("|".join(map(re.escape, SIGNS)))
_TWO = {"<=": "\u2264", ">=": "\u2265", "+/-": "\u00b1", "->": "\u2192"}


def slug(text: str) -> str:
    """Return an id made of `text`; empty where it has neither letters nor digits.

    Accents are dropped, Greek letters and signs spelled out. Where letters or signs would be lost, or the id cut, six
    digits of the text's fingerprint end the id, so that different words stay apart.
    """
    if not any(character.isalnum() for character in text):
        return ""  # signs alone name nothing
    for written, sign in _TWO.items():
        text = text.replace(written, sign)
    signed = _MINUS.sub("\u2212", text)
    told = _SIGN.sub(lambda found: f" {SIGNS[found[0]]} ", signed)
    spelled = "".join(_spelled(character) for character in unicodedata.normalize("NFKD", told.casefold()))
    plain = re.sub(r"[^a-z0-9]+", "-", spelled).strip("-")
    if all(map(_is_kept, spelled)) and len(plain) <= LONGEST:
        return plain
    mark = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:MARK]
    return f"{plain[: LONGEST - MARK - 1].strip('-')}-{mark}".strip("-")


def _is_kept(character: str) -> bool:
    """Tell whether nothing is lost where a character becomes a hyphen, or itself: letters and signs would be."""
    return character.isascii() or not (character.isalnum() or unicodedata.category(character) in {"Sm", "Sc", "So"})


def _spelled(character: str) -> str:
    if character.isascii():
        return character
    if unicodedata.combining(character):
        return ""
    found = re.fullmatch(r"GREEK SMALL LETTER (?:FINAL )?([A-Z]+)", unicodedata.name(character, ""))
    return found[1].lower().replace("lamda", "lambda") if found else character  # Unicode's own spelling
