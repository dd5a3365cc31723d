"""Text inside Markdown that stays text: no markup, mention, reference, link or emoji in a comment on GitHub or GitLab.

What Markdown would read as markup becomes a character reference, which never stands for structure
(https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references). What GitHub and
GitLab find in the finished text is parted by a space of no width; no line begins with it: none is an order to GitLab.
"""

from __future__ import annotations

import re
import unicodedata

_MARKUP = re.compile(r"[&<>\\`*_\[\]|~$^]")
_NOTHING = "&#8203;"

_SIGN = re.compile(r"(?<=[@#])(?=\S)|(?<=:)(?=[\w/+-])|(?<=[!%~$&\[^])(?=[\w\"])")
_ADDRESS = re.compile(r"(?i)(?<=www)(?=\.)")
_REFERENCE = re.compile(r"(?<=[A-Za-z0-9_]-)(?=\d)")
_COMMIT = re.compile(r"(?i)(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])")
_LONGEST = 6
"""Commits are found by seven digits or more."""

_INVISIBLE = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    """Return text in one line for Markdown on GitHub and GitLab, where readers see it as it is written.

    Mentions (`@name`), references (`#1`, `GH-1`, `!1`, commits), addresses and emoji (`:name:`) are parted;
    characters that turn the direction of writing, and control characters, are left out.
    """
    folded = _INVISIBLE.sub("", " ".join(text.split()))
    folded = "".join(c for c in folded if unicodedata.category(c) != "Cc")
    marks = {match.start() for pattern in (_SIGN, _ADDRESS, _REFERENCE) for match in pattern.finditer(folded)}
    marks |= {at for m in _COMMIT.finditer(folded) for at in range(m.start() + _LONGEST, m.end(), _LONGEST)}
    parted, last = "", 0
    for mark in sorted(marks):
        parted, last = parted + _plain(folded[last:mark]) + _NOTHING, mark
    return parted + _plain(folded[last:])


def _plain(text: str) -> str:
    return _MARKUP.sub(lambda found: f"&#{ord(found[0])};", text)
