"""Where the sentences of a piece of text end, by script.

Latin, Greek and Cyrillic text is cut by syntok (https://github.com/fnl/syntok); its work is corrected where a reference
is no end. Other scripts are cut at the signs that Unicode counts as ends of sentences (UAX #29, Sentence_Terminal).
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from counterclaim.knowledge import abbreviations, tokens

if TYPE_CHECKING:
    from collections.abc import Iterator

    import regex

SEEN = 80
"""So many characters before and behind a cut tell whether it is one."""
LONGEST_QUOTE = 200
"""So many characters of speech between brackets are left whole."""
_PAIRS = {"「": "」", "『": "』", "（": "）", "《": "》", "〈": "〉", "【": "】", "“": "”", "«": "»"}
_SIGNS = r"[\p{Sentence_Terminal}--[.!?．․‼‽⁇⁈⁉]]"
_CLOSERS = r"[\p{Pe}\p{Pf}\"']{0,4}"


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    import regex

    return regex.compile(pattern, regex.VERSION1)


_NUMBERS = r"\d{1,3}(?:\s?[,;\u2013\u2212-]\s?\d{1,3})*"
_SUPERSCRIPTS = r"[⁰¹²³⁴⁵⁶⁷⁸⁹](?:[⁰¹²³⁴⁵⁶⁷⁸⁹⁻˒,\u2013-]*[⁰¹²³⁴⁵⁶⁷⁸⁹])?"
_MARKS = (
    rf"(?<=[.!?…。！？؟۔।]{_CLOSERS})"
    rf"(?:(?:\s?\[{_NUMBERS}\]|\s?\[[a-z]\]|\[[^\[\]]{{1,40}}\]|\({_NUMBERS}\)|{_SUPERSCRIPTS})(?::\d+(?:[\u2013-]\d+)?)?)+"
    rf"(?=[\s\p{{Lo}}\p{{Lu}}\"“「]|$)"
    rf"|(?<=\p{{Ll}}{{3}}[.!?]){_NUMBERS}(?=\s+[\p{{Lu}}\p{{Lt}}\"“(]|\s*$)"
)


def sentences(unit: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets of the sentences of `unit`, which is one piece of a text, without white space around.

    Marks of citations behind the end of a sentence (`.[5]`, `.¹²`) belong to it.
    """
    marks = _marks(unit)
    bare = _blanked(unit.replace("\n", " "), marks)
    found = list(_joined(bare, [piece for a, b in _pieces(bare) for piece in _cut(bare, a, b)]))
    starts = [start for start, _ in found]
    ends = [end for _, end in found]
    for a, b in marks:
        last = bisect_right(starts, a) - 1
        if last >= 0 and ends[last] <= a:
            ends[last] = b
    yield from zip(starts, ends, strict=True)


def _marks(unit: str) -> list[tuple[int, int]]:
    """Return where marks of citations stand behind the end of a sentence."""
    found = (match.span() for match in _compiled(_MARKS).finditer(unit))
    return [(a, b) for a, b in found if not (unit[a].isdigit() and _is_short(unit[:a]))]


def _is_short(before: str) -> bool:
    word = before.rstrip(".!?").rpartition(" ")[2].lower()
    return word in abbreviations.BEFORE_NUMBERS


def _blanked(unit: str, marks: list[tuple[int, int]]) -> str:
    """Return a text of the same length without its marks."""
    parts, at = [], 0
    for a, b in marks:
        parts += [unit[at:a], " " * (b - a)]
        at = b
    return "".join([*parts, unit[at:]])


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Yield the half-open offsets between the ends of sentences in scripts that syntok does not know."""
    start = 0
    if not text.isascii():
        own = rf"[{tokens.UNSPACED}]"
        ends = _compiled(
            rf"(?:{_SIGNS}+|[．‼⁇⁈⁉](?![\p{{N}}])|(?<={own})[.!?]+(?=\s*{own})|(?<={own}[.!?])(?=\s)){_CLOSERS}"
        )
        closed = _closed(text)
        opened = [a for a, _ in closed]
        for match in ends.finditer(text):
            end = match.end()
            around = bisect_right(opened, match.start()) - 1
            closes = closed[around][1] if around >= 0 else 0
            if end < closes or (end == closes and text.startswith(_GOES_ON, end)):
                continue
            yield start, end
            start = end
    if start < len(text):
        yield start, len(text)


_GOES_ON = tuple("と、，,っ")
"""After speech in brackets the sentence that reports it goes on with these."""


def _closed(text: str) -> list[tuple[int, int]]:
    """Return where the outermost brackets and quotation marks open and close, half-open, but for very long ones."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    for at, character in enumerate(text):
        if character in _PAIRS:
            opened.append((at, _PAIRS[character]))
        elif opened and character == opened[-1][1]:
            start, _ = opened.pop()
            if at - start <= LONGEST_QUOTE:
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, at + 1))
    return found


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what syntok takes for the sentences of a part of a text."""
    import syntok.segmenter

    piece = text[start:end]
    for paragraph in syntok.segmenter.analyze(piece):
        for found in paragraph:
            if found:
                a, b = found[0].offset, found[-1].offset + len(found[-1].value)
                sentence = piece[a:b]
                a += len(sentence) - len(sentence.lstrip())
                if sentence.strip():
                    yield start + a, start + a + len(sentence.strip())


def _joined(text: str, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield sentences with those joined that were cut behind an abbreviation."""
    kept: tuple[int, int] | None = None
    for start, end in found:
        if kept is None:
            kept = start, end
        elif abbreviations.goes_on(text[max(kept[0], kept[1] - SEEN) : kept[1]], text[start : min(end, start + SEEN)]):
            kept = kept[0], end
        else:
            yield kept
            kept = start, end
    if kept is not None:
        yield kept
