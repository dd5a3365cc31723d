"""The usual slips of hand-written YAML, explained in words, with the line as it would be right."""

from __future__ import annotations

import re

_ENTRY = re.compile(r"^(?P<head>\s*(?:- +)?(?:[A-Za-z_][\w-]*:\s+|- +))(?P<text>\S.*)$")
_MESSAGES = (
    ("mapping values are not allowed", "a colon and a space stand inside unquoted text"),
    ("cannot start any token", "unquoted text cannot begin with this character"),
    ("found unexpected end of stream", "a quote or bracket that was opened is never closed"),
    ("expected <block end>", "the text goes on after a closing quote or bracket, or the indentation is off"),
    ("could not find expected ':'", "a line that is neither `key: value` nor indented text stands here"),
    ("did not find expected alphabetic", "unquoted text cannot begin with * or &"),
    ("did not find expected key", "the text goes on after a closing quote or bracket, or the indentation is off"),
    ("did not find expected '-' indicator", "this line is not part of the list above it: its indentation is off"),
    ("did not find expected ',' or", "a bracket that was opened is not closed"),
    ("did not find expected <document start>", "text stands behind the end of the record (...)"),
    ("found unknown escape", "a backslash in double quotes begins an escape; use single quotes"),
)


def explain(problem: str, text: str, line: int) -> tuple[str, str]:
    """Return (what is wrong, what would be right) for libyaml's `problem` at `line` (from 1) of `text`."""
    plain = next((words for start, words in _MESSAGES if start in problem), f"not YAML: {problem}")
    known = lines(text)
    here = known[line - 1] if line <= len(known) else ""
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "a tab stands here; YAML indents with spaces", "replace the tab by spaces"
    if problem.startswith("did not find expected ',' or"):
        return plain, "close the bracket, or put the text in quotes if the bracket is part of it"
    for number in (line, line - 1):
        found = _ENTRY.match(known[number - 1]) if 0 < number <= len(known) else None
        if found and _looks_broken(found["text"]):
            bare = found["text"]
            bare = bare[1:] if bare.startswith('"') and bare.count('"') == 1 else bare
            return plain, f"put the text in quotes: {found['head'].strip()} {quoted(bare)}"
    return plain, "check the indentation and the quotes of this line and the one above"


def lines(text: str) -> list[str]:
    """Return the lines of `text`; only CR, LF and CRLF end one."""
    return re.split(r"\r\n?|\n", text)


def quoted(text: str) -> str:
    """Return `text` as one YAML scalar in quotes."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    if "'" in bare and '"' not in bare and "\\" not in bare:
        return f'"{bare}"'
    return "'" + bare.replace("'", "''") + "'"


def _looks_broken(text: str) -> bool:
    """Tell whether the text of an entry would have to be quoted."""
    if text[0] in "\"'":
        closed = len(text) > 1 and text.rstrip().endswith(text[0])
        return not closed or (text[0] == '"' and "\\" in text)
    if re.fullmatch(r"\[[^\]]*\]|\{[^}]*\}", text.strip()):
        return False
    return ": " in text or " #" in text or text.endswith(":") or text[0] in "@`%*&!|>{}[]"
