"""The guide: prose that cites claims with `[@id]` and prints headlines with `[?exposure/outcome]`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import raw_html, sentences, verbatim, yaml_reader
from counterclaim.knowledge.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_CITATION = re.compile(r"(?<!\\)\[@(?P<ids>[^\[\]\n]*)\](?!\()|(?<!\\)\[\?(?P<question>[^\[\]\n]*)\](?!\()")
_CODE = re.compile(r"^(?P<fence>```+|~~~+)|`[^`\n]+`|<!--", re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s+")
_NO_PROSE = re.compile(r"\s*(?:#|!!!|\?\?\?|\||\[[^\]]+\]:|---|<)")


@dataclass(frozen=True, slots=True)
class Guide:
    """A page of the guide as its author wrote it; `path` is relative to the root."""

    path: str
    text: str

    @property
    def name(self) -> str:
        """Return the way to the file below the guide, without its ending."""
        return self.path.removeprefix("guide/").removesuffix(".md")

    @property
    def deep(self) -> bool:
        """Tell whether the page lies in a folder of the guide: other pages of the site (a blog), which cite as well."""
        return "/" in self.name

    def place(self, offset: int) -> Place:
        """Return the place of an offset in the text."""
        line = self.text.count("\n", 0, offset) + 1
        return Place(self.path, line, offset - self.text.rfind("\n", 0, offset))


@dataclass(frozen=True, slots=True)
class Citation:
    """A mark in the prose: half-open offsets, and the ids of claims or the name of a question."""

    start: int
    end: int
    claims: tuple[str, ...]
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or list item: half-open offsets."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ProseSentence:
    """A sentence of a passage, its offset, and whether it carries a citation."""

    text: str
    start: int
    cited: bool


def front_matter(guide: Guide) -> dict[str, str]:
    """Return the fields before the prose (title, description, order) as text; nothing where they are no YAML."""
    return {key: str(value) for key, value in _fields(guide).items()}


def also(guide: Guide) -> tuple[str, ...]:
    """Return in which other words readers look for a page: `also` of the fields before the prose."""
    found = _fields(guide).get("also")
    return tuple(str(words) for words in found) if isinstance(found, list) else ()


def _fields(guide: Guide) -> dict[str, Any]:
    found = _FRONT.match(guide.text)
    if not found:
        return {}
    try:
        value = yaml_reader.read(found[1].encode()).value
    except yaml_reader.YamlError:
        return {}
    return {str(key): field for key, field in value.items()} if isinstance(value, dict) else {}


def front_fault(guide: Guide) -> yaml_reader.YamlError | None:
    """Return what is wrong with the fields before the prose, placed in the file; None where nothing is."""
    found = _FRONT.match(guide.text)
    if not found or not found[1].strip():
        return None
    try:
        value = yaml_reader.read(found[1].encode()).value
    except yaml_reader.YamlError as error:
        return yaml_reader.YamlError(error.message, error.line + 1, error.column, error.mend)
    if isinstance(value, dict):
        return None
    return yaml_reader.YamlError("what stands before the prose is no list of fields", 2, 1, "write title: and so on")


def also_fault(guide: Guide) -> yaml_reader.YamlError | None:
    """Return that `also` of the fields before the prose is no list of words, placed in the file; None where it is."""
    found = _fields(guide).get("also", [])
    if isinstance(found, list) and all(isinstance(words, str) for words in found):
        return None
    lines = guide.text.split("\n")
    line = next((n for n, line in enumerate(lines, start=1) if line.lstrip("\"'").startswith("also")), 2)
    return yaml_reader.YamlError("also is no list of words", line, 1, "write also: [one name, another name]")


def body_start(guide: Guide) -> int:
    """Return the offset at which the prose begins."""
    found = _FRONT.match(guide.text)
    return found.end() if found else 0


def title(guide: Guide) -> str:
    """Return the page's title: from its front matter, its first heading, or its file's name."""
    heading = re.search(r"^# +(.+)$", guide.text, re.MULTILINE)
    if not heading:
        return front_matter(guide).get("title") or guide.name.replace("-", " ")
    return front_matter(guide).get("title") or heading[1].rstrip("#").rstrip(" ") or heading[1][0]


def citations(guide: Guide) -> Iterator[Citation]:
    """Yield the citations in order; none inside code, none behind a backslash."""
    code = verbatim.as_code(guide.text, _code(guide.text))
    for found in _CITATION.finditer(guide.text, body_start(guide)):
        if _inside(code, found.start()):
            continue
        if found["question"] is not None:
            yield Citation(found.start(), found.end(), (), found["question"].strip())
            continue
        ids = tuple(part.strip().removeprefix("@") for part in found["ids"].split(";"))
        yield Citation(found.start(), found.end(), ids)


def raw(guide: Guide) -> list[raw_html.Fault]:
    """Return what the prose has in HTML that must not reach a browser, in order; nothing of what is code."""
    if not any(sign in guide.text for sign in ("<", "![", "{")):
        return []
    code = _code(guide.text)
    begin = body_start(guide)
    faults = (fault for fault in raw_html.in_markdown(guide.text) if fault.start >= begin)
    return sorted(fault for fault in faults if not _inside(code, fault.start))


def _code(text: str) -> list[tuple[int, int]]:
    """Return the half-open offsets of what is code or a comment, in order; a fence or comment left open is none.

    In time that grows with the text and no faster, whatever is left open in it.
    """
    fences = [found for found in _CODE.finditer(text) if found["fence"]]
    longest = _longest_after(fences)
    nth = {fence.start(): n for n, fence in enumerate(fences)}
    found, at, last_end = [], 0, text.rfind("-->")
    while opened := _CODE.search(text, at):
        at, end = opened.start() + 1, opened.end()
        if opened["fence"]:
            n = nth[opened.start()]
            closing = n + 1
            if longest[closing].get(opened[0][0], 0) < len(opened[0]):
                continue
            while not fences[closing][0].startswith(opened[0]):
                closing += 1
            end = text.find("\n", fences[closing].end())
            end = end if end >= 0 else len(text)
        elif opened[0] == "<!--":
            if last_end < end:
                continue
            end = text.index("-->", end) + len("-->")
        found.append((opened.start(), end))
        at = end
    return found


def _longest_after(fences: list[re.Match[str]]) -> list[dict[str, int]]:
    """Return, for each fence, the length of the longest from there on, by its sign; nothing behind the last."""
    longest: list[dict[str, int]] = [{}]
    for fence in reversed(fences):
        sign = fence[0][0]
        longest.append({**longest[-1], sign: max(longest[-1].get(sign, 0), len(fence[0]))})
    return longest[::-1]


def _inside(spans: list[tuple[int, int]], offset: int) -> bool:
    """Tell whether an offset lies in one of the spans, which are in order and apart."""
    at = bisect_right(spans, (offset, offset)) if spans else 0
    return (at > 0 and offset < spans[at - 1][1]) or (at < len(spans) and spans[at][0] == offset)


def passages(guide: Guide) -> Iterator[Passage]:
    """Yield the paragraphs and list items; no headings, tables, code or raw HTML."""
    code = [(first, last) for first, last in _code(guide.text) if "\n" in guide.text[first:last]]
    start = end = -1
    offset = body_start(guide)
    for line in guide.text[offset:].splitlines(keepends=True):
        here, offset = offset, offset + len(line)
        item = _ITEM.match(line)
        skipped = not line.strip() or _inside(code, here) or _NO_PROSE.match(line)
        if start >= 0 and (skipped or item):
            yield Passage(start, end)
            start = -1
        if skipped:
            continue
        if start < 0:
            start = here + (item.end() if item else len(line) - len(line.lstrip()))
        end = here + len(line.rstrip())
    if start >= 0:
        yield Passage(start, end)


def cited_passages(guide: Guide) -> Iterator[tuple[Passage, list[Citation]]]:
    """Yield the paragraphs and list items, each with the citations in it."""
    marks = list(citations(guide))
    starts = [mark.start for mark in marks]
    for passage in passages(guide):
        yield passage, marks[bisect_left(starts, passage.start) : bisect_left(starts, passage.end)]


def prose(guide: Guide) -> Iterator[ProseSentence]:
    """Yield every sentence of the prose, with whether it is cited; a citation behind the full stop counts."""
    for passage, inside in cited_passages(guide):
        bare, places, at = "", [], passage.start
        for mark in inside:
            bare += guide.text[at : mark.start]
            places.append(len(bare.rstrip()))
            at = mark.end
        bare += guide.text[at : passage.end]
        found = sentences.split(bare.replace("\n", " "))
        for index, sentence in enumerate(found):
            following = found[index + 1].start if index + 1 < len(found) else len(bare) + 1
            cited = bisect_right(places, sentence.start) < bisect_left(places, following)
            yield ProseSentence(sentence.text, passage.start, cited)
        if inside and not found:
            yield ProseSentence("", passage.start, cited=True)
