"""A text holds characters that hide, turn the line round, or pass for others.

## What it means

Somewhere in a record or in the guide stands a character that cannot be seen (a zero-width space, a soft hyphen), one
that changes the direction of writing without need, or a word that mixes letters of scripts whose letters look alike,
such as a Cyrillic letter in a Latin word. What belongs to a script or an emoji is left alone: joiners in Persian,
Hindi or a family of emoji, direction marks beside Hebrew or Arabic, Greek letters used as signs in a word. A word that
is written in look-alikes of one script throughout cannot be told from a word of that script.

## Why it matters

Two texts that look the same are not the same: an id is not found, a search misses a word, and a line can be made to
read otherwise than it is (https://www.unicode.org/reports/tr36/).

## Example

```yaml
statement: "Cof\\u200Bfee late in the day makes for a worse night."   # wrong: a zero-width space in coffee
```

## How to mend

Delete the character, or type the word again. Text copied from web pages and PDF files often brings such characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from counterclaim.knowledge import yaml_slips
from counterclaim.knowledge.findings import Finding, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"

ALPHABETS = {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "FULLWIDTH", "MATHEMATICAL"}
"""Scripts and styles whose letters look like each other's, as the names of their letters begin."""

LATIN_IN_GREEK = frozenset("\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf")
"""The Greek letters that nobody tells from Latin ones. The others, such as alpha and mu, are used as signs."""

NEVER_JOINED = ALPHABETS | {"COMBINING", "CJK", "HIRAGANA", "KATAKANA", "HANGUL"}
"""Scripts in which no joiner does anything."""

UNSPACED = {"THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN", "JAVANESE", "BALINESE"}
"""Scripts without spaces, in which a zero-width space parts words."""

MOST = 20
"""So many findings are listed for one file."""

_JOINERS, _SELECTORS = "\u200c\u200d", "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_MARKS, _TURNS = "\u061c\u200e\u200f", "\u202a-\u202e\u2066-\u2069"
_SPACE, _TAGS = "\u200b", "\U000e0001\U000e0020-\U000e007f"
_NEVER = "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2060-\u2064\u206a-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb"

_TURNING = re.compile(f"[{_MARKS}{_TURNS}]")
_UNSEEN = re.compile(f"[{_JOINERS}{_SELECTORS}{_SPACE}{_TAGS}{_NEVER}]")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U(000[0-9A-Fa-f]{5}|0010[0-9A-Fa-f]{4}))")
_NO_LATIN = re.compile(
    "[\u0370-\u058f\u13a0-\u13ff\u1c80-\u1c8f\u1d26-\u1d2b\u1f00-\u1fff\u2c80-\u2cff\u2de0-\u2dff\ua640-\ua69f"
    "\uab70-\uabbf\uff21-\uff5a\U0001d400-\U0001d7ff]"
)
_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f")
_LETTERS = re.compile(r"[^\W\d_]+")


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield, per line, the characters that hide or turn it, and the words of mixed scripts."""
    for path, text in analysis.kb.unusual.items():
        yield from _first(_in_text(path, text, escapes=True))
    for page in analysis.kb.guide:
        if not page.text.isascii():
            yield from _first(_in_text(page.path, page.text, escapes=False))


def _first(findings: Iterator[Finding]) -> Iterator[Finding]:
    yield from islice(findings, MOST)
    more = next(findings, None)
    if more:
        message = f"such characters stand here too, and perhaps further on: no more than {MOST} are listed for a file"
        yield Finding(message, more.place, "see whether the file is what it should be")


def _in_text(path: str, text: str, *, escapes: bool) -> Iterator[Finding]:
    if not any(odd.search(text) for odd in (_TURNING, _UNSEEN, _NO_LATIN, *([_ESCAPE] if escapes else []))):
        return
    for number, line in enumerate(yaml_slips.lines(text), 1):
        if line.isascii() and "\\" not in line:
            continue
        escaped = [(m.start(), chr(int(m[1] or m[2] or m[3], 16))) for m in _ESCAPE.finditer(line)] if escapes else []
        turning = [*_turning(line), *(pair for pair in escaped if _TURNING.match(pair[1]))]
        hidden = _JOINERS + "\ufe0e\ufe0f"
        unseen = [*_unseen(line), *(p for p in escaped if _UNSEEN.match(p[1]) and p[1] not in hidden)]
        for signs, what in ((turning, "turns the direction of writing"), (unseen, "cannot be seen")):
            if signs:
                message = f"a character that {what} stands here: {_named(sign for _, sign in sorted(signs))}"
                yield Finding(message, Place(path, number, min(signs)[0] + 1), "delete it")
        if _NO_LATIN.search(line):
            yield from _mixed_words(path, number, line)


def _turning(line: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that turn the direction of writing; marks only where nothing is written from the right."""
    needed = _MARKS if _FROM_RIGHT.search(line) else ""
    return ((found.start(), found[0]) for found in _TURNING.finditer(line) if found[0] not in needed)


def _unseen(line: str) -> Iterator[tuple[int, str]]:
    """Yield the characters that cannot be seen and that neither their script nor an emoji needs."""
    bare = _FLAG.sub(lambda flag: " " * len(flag[0]), line)
    for found in _UNSEEN.finditer(bare):
        at, sign = found.start(), found[0]
        if not (at and _is_needed(sign, bare[at - 1], bare[at + 1 : at + 2])):
            yield at, sign


def _is_needed(sign: str, before: str, after: str) -> bool:
    """Tell whether a character that cannot be seen does something between the two beside it."""
    script, kind = _script(before), unicodedata.category(before)
    if sign in _JOINERS:
        pictured = before == "\ufe0f" or (kind in {"So", "Sk"} and not before.isascii())
        return pictured or (kind[0] in "LM" and script not in NEVER_JOINED)
    if sign == _SPACE:
        return script in UNSPACED
    if re.match(f"[{_SELECTORS}]", sign):
        keycap = before in "0123456789#*" and after == "\u20e3"
        return keycap or not (before.isascii() or _UNSEEN.match(before) or script in ALPHABETS)
    return False


def _mixed_words(path: str, number: int, line: str) -> Iterator[Finding]:
    for word in _LETTERS.finditer(line):
        odd = _odd_letters(word[0]) if _NO_LATIN.search(word[0]) else ""
        if odd:
            shown = word[0] if len(word[0]) <= SHOWN_LETTERS else f"{word[0][:SHOWN_LETTERS]}…"
            message = f'the word "{shown}" mixes letters that look alike: {_named(odd)}'
            at = next(i for i, letter in enumerate(word[0]) if letter in odd)
            yield Finding(message, Place(path, number, word.start() + at + 1), "type the word again")


@lru_cache(maxsize=10_000)
def _odd_letters(word: str) -> str:
    """Return the letters of a word that are of another script than most of it; none where that is usual."""
    scripts = [_script(letter) for letter in word]
    mixed = ALPHABETS.intersection(scripts)
    if {"GREEK", "LATIN"} <= mixed and LATIN_IN_GREEK.isdisjoint(word):
        mixed.remove("GREEK")
    if len(mixed) <= 1:
        return ""
    most = max(sorted(mixed), key=scripts.count)
    pairs = zip(word, scripts, strict=True)
    return "".join(letter for letter, script in pairs if script in mixed and script != most)


@lru_cache(maxsize=10_000)
def _script(sign: str) -> str:
    """Return the first word of a character's name, which for a letter is its script."""
    return unicodedata.name(sign, "").partition(" ")[0]


def _named(signs: Iterable[str]) -> str:
    """Return characters by code point and name, each once, with how many there are."""
    counted = Counter(signs)
    listed = [
        f"U+{ord(sign):04X} {unicodedata.name(sign, 'without a name')}{f' ({count} times)' if count > 1 else ''}"
        for sign, count in islice(counted.items(), SHOWN_SIGNS)
    ]
    others = len(counted) - len(listed)
    return ", ".join(listed) + (f" and {others} more" if others else "")


SHOWN_LETTERS = 60
SHOWN_SIGNS = 4
