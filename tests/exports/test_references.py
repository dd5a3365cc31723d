"""Sources for citation programs, each format read by a program that knows it."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING, Any

import pytest
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from pylatexenc import latex2text

from counterclaim.exports import bibtex, csl

if TYPE_CHECKING:
    from counterclaim.reasoning.analysis import Analysis

TITLE = 'Tea & {naps}: 50% of \\cats_ #1 ~ $2^3$, a "study"'


def entries(text: str) -> dict[str, Any]:
    library = parse_string(text)
    assert library.failed_blocks == []
    return {entry.key: entry for entry in library.entries}


def test_every_source_is_an_entry_under_its_id(full: Analysis) -> None:
    found = entries(bibtex.export(full))
    assert {key: entry.entry_type for key, entry in found.items()} == {
        "bare": "book",
        "nap-paper": "article",
        "night-notes": "techreport",
        "sleep-letter": "article",
    }


def test_an_entry_has_what_the_record_says(full: Analysis) -> None:
    fields = {key: field.value for key, field in entries(bibtex.export(full))["nap-paper"].fields_dict.items()}
    del fields["title"]
    assert fields == {
        "author": "{Müller and Sons}, Ada and {Night, Jr.}, Bo and {Ward 7 and 8} and {Cleo}",
        "journal": "Journal of Naps",
        "publisher": r"Night \& Day",
        "volume": "3",
        "number": "4",
        "pages": "11--19",
        "year": "2024",
        "month": "05",
        "doi": "10.1234/nap_s",
        "url": "https://nap.example/a_b?c=%20d#e",
        "urldate": "2026-01-02",
        "note": "Retracted.",
    }


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Effects of DNA repair on the mRNA of HIV", "en", "Effects of {DNA} repair on the {mRNA} of {HIV}"),
        (
            "Vitamin D in Parkinson disease: a German cohort",
            "en",
            "Vitamin {D} in {Parkinson} disease: a {German} cohort",
        ),
        (
            "Running With Lower Back Pain and McKenzie Exercise",
            "en",
            "Running With Lower Back Pain and {McKenzie} Exercise",
        ),
        (
            "R\u00fcckenschmerz beim Laufen: der Einfluss von Schuhen",
            "de",
            "R\u00fcckenschmerz beim {Laufen:} der {Einfluss} von {Schuhen}",
        ),
        ("La course \u00e0 pied \u00e0 Paris", "fr", "La course \u00e0 pied \u00e0 {Paris}"),
        ("pH of 50% & more", "en-GB", r"{pH} of 50\% \& more"),
        ("\u201cIt\u201d hurts", "en", "\u201cIt\u201d hurts"),
        ("\u8dd1\u6b65", "zh", "\u8dd1\u6b65"),
    ],
)
def test_capitals_that_no_style_may_make_small_are_protected(title: str, language: str, expected: str) -> None:
    assert bibtex.protected(title, language) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("10.1007/978-3-642-28108-2_19", "10.1007/978-3-642-28108-2_19"),
        ("10.1002/(SICI)1<1::AID-A%>3.0.CO;2-#", "10.1002/(SICI)1<1::AID-A%>3.0.CO;2-#"),
        ("10.1/a{b}", "10.1/a%7Bb%7D"),
    ],
)
def test_what_leads_somewhere_is_verbatim(address: str, expected: str) -> None:
    assert bibtex.verbatim(address) == expected


def test_a_day_that_is_none_is_left_out(full: Analysis) -> None:
    from counterclaim.knowledge.records import Source

    source = Source(
        id="x",
        title="T",
        type="report",
        url=None,
        design="cohort",
        status="live",
        record={"issued": "2023-02-30", "accessed": "2023-02-28"},
    )
    assert "issued" not in csl.item(source)
    assert csl.item(source)["accessed"] == {"date-parts": [[2023, 2, 28]]}
    assert "year" not in bibtex.entry(source)
    assert full


def test_what_tex_would_take_for_commands_is_decoded_as_the_same_text(full: Analysis) -> None:
    known = latex2text.get_default_latex_context_db()
    lacking = {"textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^"}  # LaTeX's own, not the decoder's
    macros = [latex2text.MacroTextSpec(name, simplify_repl=sign) for name, sign in lacking.items()]
    known.add_context_category("lacking", macros=macros, prepend=True)
    decoding = middlewares.LatexDecodingMiddleware(decoder=latex2text.LatexNodes2Text(latex_context=known))
    library = parse_string(bibtex.export(full), append_middleware=[decoding])
    assert library.entries_dict["nap-paper"].fields_dict["title"].value == TITLE


def test_names_divide_as_they_are_written(full: Analysis) -> None:
    library = parse_string(
        bibtex.export(full),
        append_middleware=[middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()],
    )
    names = library.entries_dict["nap-paper"].fields_dict["author"].value
    assert [(" ".join(n.last), " ".join(n.first)) for n in names] == [
        ("{Müller and Sons}", "Ada"),
        ("{Night, Jr.}", "Bo"),
        ("{Ward 7 and 8}", ""),
        ("{Cleo}", ""),
    ]


def test_an_unsafe_address_is_no_address(full: Analysis) -> None:
    assert "javascript" not in bibtex.export(full)
    assert "javascript" not in csl.export(full)


@pytest.mark.parametrize("issued", ["2024", "2024-05", "2024-05-06"])
def test_a_day_is_given_as_far_as_it_is_known(issued: str, full: Analysis) -> None:
    from dataclasses import replace

    source = full.kb.sources["nap-paper"]
    dated = replace(source, record={**source.record, "issued": issued})
    assert csl.item(dated)["issued"] == {"date-parts": [[int(part) for part in issued.split("-")]]}
    fields = entries(bibtex.entry(dated))["nap-paper"].fields_dict
    assert [fields[k].value for k in ("year", "month", "day") if k in fields] == issued.split("-")


def test_csl_items_have_the_names_of_csl(full: Analysis) -> None:
    items = {item["id"]: item for item in json.loads(csl.export(full))}
    assert items["nap-paper"] == {
        "id": "nap-paper",
        "type": "article-journal",
        "title": TITLE,
        "author": [
            {"family": "Müller and Sons", "given": "Ada"},
            {"family": "Night, Jr.", "given": "Bo"},
            {"literal": "Ward 7 and 8"},
            {"given": "Cleo"},
        ],
        "publisher": "Night & Day",
        "container-title": "Journal of Naps",
        "volume": "3",
        "issue": "4",
        "page": "11-19",
        "DOI": "10.1234/nap_s",
        "PMID": "123",
        "language": "en",
        "issued": {"date-parts": [[2024, 5]]},
        "accessed": {"date-parts": [[2026, 1, 2]]},
        "URL": "https://nap.example/a_b?c=%20d#e",
        "custom": {"design": "cohort", "cites": ["sleep-letter"]},
        "note": "Retracted.",
    }


def test_a_csl_processor_cites_every_source(full: Analysis) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor's own
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        items = json.loads(csl.export(full))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        shown = "\n".join(str(entry) for entry in bibliography.bibliography())
    assert len(bibliography.bibliography()) == len(items)
    assert "Tea & {naps}" in shown
    assert "Journal of Naps" in shown
    assert "Müller and Sons" in shown
