from __future__ import annotations

import json

from counterclaim.exports import nodes


def test_a_document_has_a_node_on_each_line_and_its_context_inside() -> None:
    text = nodes.document([{"@id": nodes.name("claim", "a")}, {"@id": nodes.name("claim", "b")}])
    assert json.loads(text) == {
        "@context": nodes.CONTEXT,
        "@graph": [{"@id": "urn:counterclaim:claim:a"}, {"@id": "urn:counterclaim:claim:b"}],
    }
    assert len(text.splitlines()) == 7
    assert json.loads(nodes.document([]))["@graph"] == []


def test_what_is_not_stated_is_left_out_and_none_is_no_number() -> None:
    assert nodes.stated({"a": None, "b": "", "c": [], "d": {}, "e": 0, "f": False}) == {"e": 0, "f": False}


def test_references_name_things_and_addresses() -> None:
    assert nodes.named("concept", "tea") == {"@id": "urn:counterclaim:concept:tea"}
    assert nodes.named("concept", None) is None
    assert nodes.linked("claim", ["a"]) == [{"@id": "urn:counterclaim:claim:a"}]
    assert (nodes.link("https://a.example/"), nodes.link(None)) == ({"@id": "https://a.example/"}, None)
    assert nodes.match("mesh:D0 1") == "https://identifiers.org/mesh:D0%201"
