from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.reasoning.analysis import Analysis

PAPER = r"""
title: "Tea & {naps}: 50% of \\cats_ #1 ~ $2^3$, a \"study\""
type: article-journal
author:
  - {family: Müller and Sons, given: Ada}
  - {family: "Night, Jr.", given: Bo}
  - {literal: "Ward 7 and 8"}
  - {given: Cleo}
publisher: Night & Day
container-title: Journal of Naps
issued: "2024-05"
volume: "3"
issue: "4"
page: 11-19
DOI: 10.1234/nap_s
PMID: "123"
url: https://nap.example/a_b?c=%20d#e
accessed: "2026-01-02"
language: en
design: cohort
status: retracted
cites: [sleep-letter]
notes: Never to be seen by readers.
"""


@pytest.fixture
def full(analyse: Callable[..., Analysis], disputed: dict[str, str]) -> Analysis:
    """Return a disputed base with a source that has every field, and a claim and a concept with most."""
    concepts = disputed["vocabulary/concepts.yml"].replace(
        "  also: [sound sleep]", "  also: [sound sleep]\n  match: [mesh:D012890, 'odd:a<b>']"
    )
    return analyse(
        {
            **disputed,
            "vocabulary/concepts.yml": concepts,
            "sources/nap-paper.yml": PAPER.lstrip(),
            "sources/bare.yml": "title: Bare\ntype: book\nurl: 'javascript:alert(1)'\ndesign: anecdote\nstatus: live\n",
            "claims/nap-paper/naps.yml": (
                "statement: '=HYPERLINK(\"https://evil.example\") is how it begins.'\nsource: nap-paper\n"
                "sentences: [1, 2]\nstance: neutral\nbackground: {about: [nap, tea]}\nbasis: own-data\n"
                "caveats:\n  - '- A dash begins this caveat, and a comma, stands.'\n  - A second caveat, on its own.\n"
                "retired: {date: 2026-02-03, why: 'The paper was retracted.'}\nreplaces: [late-coffee-worse]\n"
                "notes: Never to be seen by readers.\n"
            ),
        }
    )
