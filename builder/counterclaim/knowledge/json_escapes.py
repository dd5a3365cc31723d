"""Characters beyond U+FFFF as JSON escapes them, in two halves: libyaml knows only the whole.

JSON is YAML (https://yaml.org/spec/1.2.2/#13-relation-to-json), and what writes JSON writes `\\ud83d\\ude00` for one
character. Each pair inside double quotes becomes the escape of YAML; elsewhere the same letters are text.
"""

from __future__ import annotations

import re

import yaml

MOST = 200
"""So many quoted texts with such escapes are read in one file."""

_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def whole(text: str) -> str:
    """Return a text that libyaml can read where it has such pairs; columns behind them move by two."""
    if "\\u" not in text or not _PAIR.search(text):
        return text
    for _ in range(MOST):
        try:
            for _token in yaml.scan(text, Loader=yaml.CSafeLoader):
                pass
        except yaml.MarkedYAMLError as error:
            mended = joined(text, error.problem_mark.index) if error.problem_mark else None
            if mended is None:
                return text
            text = mended
        else:
            return text
    return text


def joined(text: str, at: int) -> str | None:
    """Return a text in which the pairs of the quoted scalar around `at` are whole; None where there is none.

    `at` is where a reader stumbled: at the first half of a pair, or a few letters behind its beginning.
    """
    first = next((found for found in _PAIR.finditer(text, max(at - 12, 0), at + 14)), None)
    if first is None:
        return None
    end = _end(text, first.end())
    return text[: first.start()] + _PAIR.sub(_whole, text[first.start() : end]) + text[end:]


def _end(text: str, at: int) -> int:
    """Return where the quoted scalar ends in which `at` lies."""
    while at < len(text) and text[at] != '"':
        at += 2 if text[at] == "\\" else 1
    return min(at, len(text))


def _whole(found: re.Match[str]) -> str:
    before = found.string[: found.start()]
    if (len(before) - len(before.rstrip("\\"))) % 2:
        return found[0]  # the backslash is itself escaped: text
    high, low = int(found[1], 16), int(found[2], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"
