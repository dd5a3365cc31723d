"""Templates that are compiled in our way show what they show when Jinja compiles them."""

from __future__ import annotations

from typing import Any, NamedTuple

import jinja2
import pytest
from markupsafe import Markup

from counterclaim.pages import compiling


class Cup(NamedTuple):
    name: str
    sugar: int = 0

    def told(self, before: str, *, after: str = "!") -> str:
        return f"{before} {self.name}{after}"


TEMPLATES = {
    "macros": (
        "{% macro cup(name, more='', sign='<') %}{{ sign }}{{ name }}{{ more }};{% endmacro %}"
        "{% macro all(cups) %}{% for each in cups %}{{ loop.index }}{{ cup(each.name) }}{% endfor %}{% endmacro %}"
        "{% macro box(title) %}[{{ title }}:{{ caller(title) }}]{% endmacro %}"
        "{% macro any() %}{{ varargs|length }}{{ kwargs|length }}{% endmacro %}"
    ),
    "page": (
        "{% import 'macros' as m %}{{ m.cup('a') }}{{ m.cup('a', 'b') }}{{ m.cup('a', sign='&') }}"
        "{{ m.cup('a', 'b', 'c') }}"
        "{{ m.all(cups) }}{% call(t) m.box('x') %}<i>{{ t }}</i>{% endcall %}{{ m.any(1, 2, three=3) }}"
        "{{ cups[0].told('my') }}{{ cups[0].told('my', after='?') }}{{ cups[0].told(*['our']) }}"
        "{{ cups|map(attribute='name')|join(', ') }}{{ 'b<' ~ cups[0].sugar }}{{ markup }}{{ none }}{{ 1.5 }}"
        "{{ cups[1].name }}"
    ),
}
VALUES: dict[str, Any] = {"cups": [Cup('t"e<a>'), Cup("mate'")], "markup": Markup("<b>&amp;</b>")}


def environment(templates: dict[str, str], *, ours: bool) -> jinja2.Environment:
    made = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    if ours:
        compiling.prepare(made)
    return made


def test_pages_are_those_that_jinja_makes() -> None:
    ours, jinjas = (environment(TEMPLATES, ours=own).get_template("page").render(VALUES) for own in (True, False))
    assert ours == jinjas
    assert "&lt;a&gt;" in ours
    assert "<b>&amp;</b>" in ours


def test_text_has_no_line_break() -> None:
    assert compiling.shown("# a\r\n# <b>\n") == "# a  # &lt;b&gt; "
    assert compiling.shown(Markup("a\nb")) == "a\nb"
    assert compiling.shown(3) == "3"


@pytest.mark.parametrize(
    ("written", "error"),
    [
        ("{{ cup.nothing }}", AttributeError),
        ("{{ nothing.name }}", jinja2.UndefinedError),
        ("{{ nothing }}", jinja2.UndefinedError),
        ("{% import 'macros' as m %}{{ m.cup() }}", jinja2.UndefinedError),
        ("{% import 'macros' as m %}{{ m.cup('a', 'b', 'c', 'd') }}", TypeError),
        ("{% import 'macros' as m %}{{ m.cup('a', tea='b') }}", TypeError),
    ],
)
def test_what_is_not_there_is_an_error(written: str, error: type[Exception]) -> None:
    template = environment({**TEMPLATES, "page": written}, ours=True).get_template("page")
    with pytest.raises(error):
        template.render(cup=Cup("tea"))


def test_an_argument_may_be_called_as_a_word_of_python_is() -> None:
    made = environment({"page": "{{ f(class='a') }}"}, ours=True).get_template("page")
    assert made.render(f=lambda **told: told["class"]) == "a"
