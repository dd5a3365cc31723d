from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim import exports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from counterclaim.reasoning.analysis import Analysis


def test_a_site_offers_every_format_once_under_the_ending_that_programs_know(full: Analysis) -> None:
    found = exports.downloads(full)
    assert list(found) == [
        "claims.jsonl",
        "claims.csv",
        "knowledge.jsonld",
        "effects.graphml",
        "sources.bib",
        "sources.json",
    ]
    assert sorted(exports.DOWNLOADS.values()) == sorted(exports.FORMATS)
    assert found["sources.bib"]() == exports.FORMATS["bibtex"](full)


@pytest.mark.parametrize("form", exports.FORMATS)
def test_no_format_shows_notes_for_editors(form: str, full: Analysis) -> None:
    assert "Never to be seen" not in exports.FORMATS[form](full)


@pytest.mark.usefixtures("base")
@pytest.mark.parametrize("form", exports.FORMATS)
def test_prints_what_it_would_write(form: str, base: Path, run: Callable[..., Any]) -> None:
    run("export", "--to", form, "--output", "out")
    assert run("export", "--to", form).stdout.encode() == (base / "out").read_bytes()


def test_a_base_without_records_gives_empty_documents(analyse: Callable[..., Analysis]) -> None:
    empty = analyse({})
    assert exports.FORMATS["csl"](empty) == "[]\n"
    assert exports.FORMATS["bibtex"](empty) == ""
    assert exports.FORMATS["csv"](empty).count("\r\n") == 1
    assert '"@graph": []' in exports.FORMATS["jsonld"](empty)
