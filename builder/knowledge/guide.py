"""The guide: prose that cites claims with `[@id]` and prints headlines with `[?exposure/outcome]`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.knowledge import sentences, yaml_reader
from builder.knowledge.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator

_CITATION = re.compile(r"\[@(?P<ids>[^\[\]\n]*)\](?!\()|\[\?(?P<question>[^\[\]\n]*)\](?!\()")
_CODE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[^\n]*$|`[^`\n]+`|<!--.*?-->", re.DOTALL | re.MULTILINE)
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
        """Return the file's stem."""
        return self.path.rpartition("/")[2].removesuffix(".md")

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
    found = _FRONT.match(guide.text)
    if not found:
        return {}
    try:
        value = yaml_reader.read(found[1].encode()).value
    except yaml_reader.YamlError:
        return {}
    return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}


def body_start(guide: Guide) -> int:
    """Return the offset at which the prose begins."""
    found = _FRONT.match(guide.text)
    return found.end() if found else 0


def title(guide: Guide) -> str:
    """Return the page's title: from its front matter, its first heading, or its file's name."""
    heading = re.search(r"^# +(.+?) *#*$", guide.text, re.MULTILINE)
    return front_matter(guide).get("title") or (heading[1] if heading else guide.name.replace("-", " "))


def citations(guide: Guide) -> Iterator[Citation]:
    """Yield the citations in order; none inside code."""
    code = [(m.start(), m.end()) for m in _CODE.finditer(guide.text)]
    for found in _CITATION.finditer(guide.text, body_start(guide)):
        if any(start <= found.start() < end for start, end in code):
            continue
        if found["question"] is not None:
            yield Citation(found.start(), found.end(), (), found["question"].strip())
            continue
        ids = tuple(part.strip().removeprefix("@") for part in found["ids"].split(";"))
        yield Citation(found.start(), found.end(), ids)


def passages(guide: Guide) -> Iterator[Passage]:
    """Yield the paragraphs and list items; no headings, tables, code or raw HTML."""
    code = [(m.start(), m.end()) for m in _CODE.finditer(guide.text) if "\n" in m[0]]
    start = end = -1
    offset = body_start(guide)
    for line in guide.text[offset:].splitlines(keepends=True):
        here, offset = offset, offset + len(line)
        in_code = any(a <= here < b for a, b in code)
        item = _ITEM.match(line)
        skipped = not line.strip() or in_code or _NO_PROSE.match(line)
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


def prose(guide: Guide) -> Iterator[ProseSentence]:
    """Yield every sentence of the prose, with whether it is cited; a citation behind the full stop counts."""
    marks = list(citations(guide))
    for passage in passages(guide):
        inside = [m for m in marks if passage.start <= m.start < passage.end]
        bare, places, at = "", [], passage.start
        for mark in inside:
            bare += guide.text[at : mark.start]
            places.append(len(bare.rstrip()))
            at = mark.end
        bare += guide.text[at : passage.end]
        found = sentences.split(bare.replace("\n", " "))
        for index, sentence in enumerate(found):
            following = found[index + 1].start if index + 1 < len(found) else len(bare) + 1
            cited = any(sentence.start < p < following for p in places)
            yield ProseSentence(sentence.text, passage.start, cited)
        if inside and not found:
            yield ProseSentence("", passage.start, cited=True)
