"""Words of the vocabulary in the guide: the first time a page uses one, a tap on it shows what is meant.

Not every word is worth a stop. A term that has narrower ones is a general word which its readers use every day, and
so is a short single word: only a concept without narrower ones becomes a term, and a label of one word only if it has
at least `LONG` letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from counterclaim.knowledge import guide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from counterclaim.knowledge.guide import Guide
    from counterclaim.knowledge.records import Concept
    from counterclaim.reasoning.analysis import Analysis

LONG = 8
"""Common words are short (Zipf, The Psycho-Biology of Language, 1935), in every language measured."""

_WORD = re.compile(r"(?<![\w-])(?<!\w['’])\w+(?:['’-]\w+)*")  # noqa: RUF001 - the apostrophe of printed text
_WORD_GOES_ON = re.compile(r"['’-]?\w")  # noqa: RUF001 - the same
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^'\">])*)>")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_NO_TEXT = re.compile(
    r"^(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^(?P=fence)[^\n]*$|\Z)"  # fenced code, closed or not
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)"  # code
    r"|<!--.*?-->"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\]]*\])?"  # links, images, citations
    r"|\{[^}\n]*\}"  # lists of attributes
    r"|<?\b[a-z][a-z0-9+.-]*:[^\s>]+>?"  # addresses
    r"|\\.",
    re.DOTALL | re.MULTILINE,
)
_NO_PASSAGE = re.compile(r"[ ]{0,3}\t|[ ]{4}|\s*(?:>|\*\[)")
_UNDERLINED = re.compile(r"\n[ ]{0,3}(?:=+|-+)[ \t]*$", re.MULTILINE)


class Term(NamedTuple):
    """A word of the vocabulary in the text of a page: half-open offsets."""

    start: int
    end: int
    concept: Concept


class Terms:
    """The vocabulary, ready to be found in prose."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def find(self, page: Guide) -> list[Term]:
        """Return the first use of each concept in a page's prose, in the order of the text.

        Where several labels fit, the longest counts. Headings, tables, quotations, code, HTML, links and citations
        are no prose.
        """
        found: dict[str, Term] = {}
        hidden = _hidden(page.text)
        for start, end in _passages(page):
            for term in self._within(page.text, start, end, hidden):
                found.setdefault(term.concept.id, term)
        return list(found.values())

    def _within(self, text: str, start: int, end: int, hidden: bytearray) -> Iterator[Term]:
        flat = text[start:end].replace("\n", " ")
        at = 0
        for word in _WORD.finditer(flat):
            if word.start() < at:
                continue
            for label, concept in self._by_first_word.get(word[0].lower(), ()):
                stop = word.start() + len(label)
                if (
                    _is_written(label, flat[word.start() : stop])
                    and not _WORD_GOES_ON.match(flat, stop)
                    and not any(hidden[start + word.start() : start + stop])
                ):
                    at = stop
                    yield Term(start + word.start(), start + stop, concept)
                    break

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, Concept]]]:
        """Return the labels that may become terms, longest first, by their first word in small letters."""
        found = defaultdict(list)
        for label, concept in self._labels().items():
            first = _WORD.match(label)
            if first:
                found[first[0].lower()].append((label, concept))
        for labels in found.values():
            labels.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        return found

    def _labels(self) -> dict[str, Concept]:
        """Return what each label means; one that several concepts share means none of them, unless it names one."""
        concepts = self._analysis.kb.concepts.values()
        named = _unshared((c.label, c) for c in concepts)
        also = _unshared((label, c) for c in concepts for label in c.also)
        every = {**also, **named}
        narrower = self._analysis.vocabulary.concepts.narrower
        return {
            label: concept
            for label, concept in every.items()
            if concept and not narrower(concept.id) and (" " in label or len(label) >= LONG)
        }


def _unshared(labels: Iterable[tuple[str, Concept]]) -> dict[str, Concept | None]:
    found: dict[str, Concept | None] = {}
    for label, concept in labels:
        folded = " ".join(label.split())
        known = found.get(folded, concept)
        found[folded] = concept if known is not None and known.id == concept.id else None
    return found


def _is_written(label: str, text: str) -> bool:
    """Tell whether text is a label as written, or with the capital letter that begins a sentence."""
    return text == label or (text[:1] == label[:1].upper() and text[1:] == label[1:])


def _passages(page: Guide) -> Iterator[tuple[int, int]]:
    """Yield the paragraphs and list items of a page that are prose of its author."""
    for passage in guide.passages(page):
        lines = page.text[page.text.rfind("\n", 0, passage.start) + 1 : passage.end]
        following = page.text[passage.end :].partition("\n")[2].partition("\n")[0]
        if "|" not in lines and not _NO_PASSAGE.match(lines) and not _UNDERLINED.search(f"{lines}\n{following}"):
            yield passage.start, passage.end


def _hidden(text: str) -> bytearray:
    """Return, for each character of a page, 1 where it is code, a link, HTML or an address, 0 where it is text."""
    hidden = bytearray(len(text))
    for found in _NO_TEXT.finditer(text):
        hidden[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    depth = opened = 0
    for tag in _TAG.finditer(text):
        if hidden[tag.start()]:
            continue
        hidden[tag.start() : tag.end()] = b"\1" * (tag.end() - tag.start())
        if tag["end"]:
            depth = max(0, depth - 1)
            if not depth:
                hidden[opened : tag.start()] = b"\1" * (tag.start() - opened)
                opened = tag.start()
        elif tag["name"].lower() not in _VOID and not tag["rest"].endswith("/"):
            opened = opened if depth else tag.start()
            depth += 1
    if depth:
        hidden[opened:] = b"\1" * (len(text) - opened)
    return hidden
