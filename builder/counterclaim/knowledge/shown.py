"""Text of others as it may be shown: nothing in it speaks to a terminal, or to the service whose log it stands in.

A service takes lines of a log for commands: GitHub Actions those that begin with `::`, blanks aside, and those that
hold `##[` (https://github.com/actions/runner, src/Runner.Common/ActionCommand.cs); Azure and TeamCity have the like.
"""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ALONE = re.compile(rf"(?!\r\n){_CONTROL.pattern}")
"""The same without the end of a line as CSV has it."""
_BREAK = re.compile("[\t\n]")
_COMMAND = re.compile(r"##(?=(?:vso|teamcity)?\[)")
_BEGINNING = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)


def quiet(text: str, *, commands: bool = False) -> str:
    """Return text in which control characters, and what a log would take for a command, are escapes: `\\u001b`.

    Line breaks and tabs stay. Where `commands` are meant, lines may begin with them. In JSON the escapes mean the same.
    """
    if not text.isascii() or not text.isprintable():
        text = _ALONE.sub(_escape, text)
    if "##" in text:
        text = _COMMAND.sub(r"#\\u0023", text)
    return text if commands or "::" not in text else _BEGINNING.sub(r"\1\\u003a", text)


def one_line(text: str) -> str:
    """Return text with its line breaks, and all that `quiet` escapes, as escapes."""
    if text.isprintable():
        return text
    return _BREAK.sub(_escape, _CONTROL.sub(_escape, text))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
