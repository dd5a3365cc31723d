from __future__ import annotations

import sys

import pytest

from counterclaim.editing import schemas
from counterclaim.editing.importing import repairs
from counterclaim.editing.importing.encodings import TableError


@pytest.mark.parametrize(
    ("kind", "text", "mended"),
    [
        ("encoding", "na\u00c3\u00afve \u00e2\u20ac\u201c caf\u00c3\u00a9", "naïve \u2013 café"),
        ("encoding", "plain", "plain"),
        ("encoding", "naïve", "naïve"),
        ("escapes", "one_x000D_\ntwo_x0041_", "one\ntwoA"),
        ("escapes", "a_b_c", "a_b_c"),
        ("entities", "Caf&eacute; &amp; tea", "Café & tea"),
        ("tags", "one<br/>two <b>three</b> <65 years>", "one\ntwo three <65 years>"),
        ("lost", "a \ufffd b", "a [?] b"),
        ("invisible", "a\ufeffb\u200b", "ab"),
        ("invisible", "plain", "plain"),
    ],
)
def test_each_kind_of_damage_is_mended_where_it_is_named_and_only_there(kind: str, text: str, mended: str) -> None:
    assert repairs.mended(text, frozenset({kind})) == mended
    assert repairs.mended(text, frozenset()) == text


def test_the_kinds_are_those_of_the_map() -> None:
    rows = schemas.schema("import-map")["properties"]["rows"]["properties"]
    assert list(repairs.WAYS) == rows["repair"]["items"]["enum"]


def test_without_ftfy_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    repairs._ftfy.cache_clear()
    monkeypatch.setitem(sys.modules, "ftfy", None)
    with pytest.raises(TableError, match=r"needs ftfy; install it: pip install 'counterclaim\[tables\]'"):
        repairs.mended("naïve", frozenset({"encoding"}))
    repairs._ftfy.cache_clear()


def test_damage_is_told_with_what_was_meant() -> None:
    found = repairs.damaged("na\u00c3\u00afve <b> &amp; x_x000D_ \ufffd")
    assert len(found) == repairs.MOST
    assert repairs.told(found).startswith('what a program left behind: "\u00c3\u00af" for ï')
