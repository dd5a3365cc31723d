"""How templates are compiled: to Python that calls and looks up as Python does.

Of its own Jinja lets templates of anybody's call functions that want to know where they are called from, and ask for
what is not there. Ours do neither, and a page has hundreds of such places.
"""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from jinja2.compiler import Frame, MacroRef

_AWKWARD = re.compile("[&<>\"'\n\r]")
BREAKS = {ord("\n"): " ", ord("\r"): " "}


def prepare(environment: jinja2.Environment) -> None:
    """Have an environment compile its templates so."""
    environment.code_generator_class = _Code
    environment.template_class = _Template
    environment.shown = shown  # type: ignore[attr-defined]  # what the generated code calls
    environment.macro = _Macro  # type: ignore[attr-defined]  # the same


def shown(value: Any) -> str:
    """Return HTML that shows a value.

    Record text has no line breaks in it: a line of it must not be taken for a heading of the page.
    """
    if type(value) is Markup:
        return value
    if type(value) is not str:
        return escape(value)
    if _AWKWARD.search(value) is None:
        return value
    return escape(value.translate(BREAKS))


class _Code(CodeGenerator):
    """Generates the code of a template."""

    def _output_child_pre(self, *_: object) -> None:
        self.write("environment.shown(")

    def _output_child_post(self, *_: object) -> None:
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja calls it by the node's name
        """Look an attribute up as Python does."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - as Jinja has it
        """Call as Python does."""
        named = [argument.key for argument in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(keyword.iskeyword, named)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:  # noqa: ARG002 - as Jinja has it
        """Define a macro as one of ours."""
        node = macro_ref.node
        names = "".join(f"{argument.name!r}, " for argument in node.args)
        accesses = macro_ref.accesses_kwargs, macro_ref.accesses_varargs, macro_ref.accesses_caller
        told = ", ".join(map(repr, (getattr(node, "name", None), *accesses)))
        name, _, rest = told.partition(", ")
        self.write(f"environment.macro(environment, macro, {name}, ({names}), {rest}, True)")


class _Macro(Macro):
    """A macro that is called with what stands in its head, and mostly with nothing else."""

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        self._plain = not (self.caller or self.catch_kwargs or self.catch_varargs)

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what the macro makes of its arguments."""
        left = self._argument_count - len(args)
        if kwargs or left < 0 or not self._plain:
            return super().__call__(*args, **kwargs)
        return str.__new__(Markup, self._func(*args, *(missing,) * left))


class _Template(jinja2.Template):
    """A template whose macros are made once: none depends on what imports it, which need not be compared each time."""

    def _get_default_module(self, ctx: object = None) -> Any:  # noqa: ARG002 - what imports it
        return super()._get_default_module()
