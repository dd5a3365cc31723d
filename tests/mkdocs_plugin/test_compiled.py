"""Templates that one build has compiled serve the next, and none that has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from counterclaim.mkdocs_plugin.compiled import Compiled

if TYPE_CHECKING:
    import pytest
    from jinja2.bccache import Bucket


def test_a_template_is_compiled_again_only_if_it_has_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    cache, texts, compiled = Compiled(), {"a": "one {{ x }}", "b": "two"}, []
    kept = cache.dump_bytecode

    def told(bucket: Bucket) -> None:
        compiled.append(bucket.key)
        kept(bucket)

    monkeypatch.setattr(cache, "dump_bytecode", told)

    def build() -> list[str]:
        made = jinja2.Environment(loader=jinja2.DictLoader(texts), bytecode_cache=cache, autoescape=True)
        return [made.get_template(name).render(x=1) for name in texts]

    assert build() == build() == ["one 1", "two"]
    assert len(compiled) == 2
    texts["a"] = "three {{ x }}"
    assert build() == ["three 1", "two"]
    assert compiled == [*compiled[:2], compiled[0]]
