r"""BibTeX: the sources, for LaTeX and reference managers.

Text stays UTF-8; what TeX would take for a command is written as one. Braces become `\textbraceleft{}`, because BibTeX
counts even escaped braces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from counterclaim.exports.csl import STANDING
from counterclaim.knowledge import dates
from counterclaim.knowledge.addresses import is_safe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis

ENTRIES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
"""BibTeX's entry for a CSL type; every other type is `misc`."""

_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "howpublished"}
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_ACTIVE = re.compile(r"[\\{}~^&%$#_]")


def export(analysis: Analysis) -> str:
    """Return the sources as BibTeX entries, by id, which is the key; editors' notes stay out."""
    return "\n".join(entry(source) for _, source in sorted(analysis.kb.sources.items()))


def entry(source: Source) -> str:
    """Return one source as an entry."""
    kind = ENTRIES.get(source.type, "misc")
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(kind, source))
    return f"@{kind}{{{source.id},\n{fields}}}\n"


def escaped(text: str) -> str:
    """Return text in one line that TeX prints as it is."""
    return _ACTIVE.sub(lambda found: _TEX[found[0]], " ".join(text.split()))


def verbatim(address: str) -> str:
    """Return a DOI or an address as it is: styles print these fields verbatim (biblatex manual, 2.2.1).

    Only braces, which BibTeX counts everywhere, are written as addresses may have them.
    """
    return address.replace("{", "%7B").replace("}", "%7D")


def protected(title: str, language: str) -> str:
    """Return a title whose capitals no style makes small: those of abbreviations and names.

    In a title that has capitals on most words, those are the style's to change; in German they belong to the words.
    """
    words = title.split()
    first = next((at for at, word in enumerate(words) if any(map(str.isalpha, word))), 0)
    long = [word.strip(_QUOTES) for word in words[first + 1 :]]
    long = [word for word in long if len(word) >= LONG and word[0].isalpha()]
    is_headline = language.startswith("en") and 2 * sum(word[0].isupper() for word in long) > len(long)
    told = []
    for at, word in enumerate(words):
        letters = [character for character in word if character.isalpha()]
        inner = any(letter.isupper() for letter in letters[1:]) or (
            len(letters) == 1 < at - first and letters[0].isupper()
        )
        is_name = at > first and bool(letters) and letters[0].isupper() and not is_headline
        told.append(f"{{{escaped(word)}}}" if inner or is_name else escaped(word))
    return " ".join(told)


LONG = 4
_QUOTES = "\"'(\u201c\u201e\u00ab\u2018[{"


def _fields(kind: str, source: Source) -> Iterator[tuple[str, str]]:
    record = source.record
    yield "title", protected(source.title, record.get("language", "en"))
    if "author" in record:
        yield "author", " and ".join(_name(author) for author in record["author"])
    for name, field in (
        (_CONTAINERS.get(kind, "journal"), "container-title"),
        (_PUBLISHERS.get(kind, "publisher"), "publisher"),
        ("volume", "volume"),
        ("number", "issue"),
    ):
        if field in record:
            yield name, escaped(record[field])
    if "page" in record:
        yield "pages", re.sub(r"(?<=\w)\s*[-–]\s*(?=\w)", "--", escaped(record["page"]))  # noqa: RUF001 - en dash
    if "issued" in record and dates.is_day(record["issued"]):
        yield from zip(("year", "month", "day"), record["issued"].split("-"), strict=False)
    if "DOI" in record:
        yield "doi", verbatim(record["DOI"])
    if source.url is not None and is_safe(source.url):
        yield "url", verbatim(source.url)
    if "accessed" in record and dates.is_day(record["accessed"]):
        yield "urldate", record["accessed"]
    if source.status in STANDING:
        yield "note", STANDING[source.status]


def _name(author: dict[str, str]) -> str:
    """Return a name as BibTeX divides it; braces keep together what ` and ` or a comma would divide."""
    if "family" not in author:
        return f"{{{escaped(author.get('literal') or author['given'])}}}"
    parts = [_whole(escaped(author[part])) for part in ("family", "given") if part in author]
    return ", ".join(parts)


def _whole(name: str) -> str:
    return f"{{{name}}}" if "," in name or re.search(r"\sand\s|^and\s|\sand$", name, flags=re.IGNORECASE) else name
