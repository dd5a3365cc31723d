"""The manual of a rule, its docstring, as HTML that may stand inside a fold of a page."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_CODE = re.compile(r"`([^`]+)`")


def html(text: str) -> Markup:
    """Return paragraphs, headings (as bold lines), fenced code and `code` of a docstring as HTML, all else escaped.

    No more of Markdown than the manuals of the rules use; a line break inside a paragraph is a space. The blank
    lines of code become character references: in a page of Markdown an empty line could end the element.
    """
    return Markup("\n").join(_block(block) for block in _blocks(text))


def _blocks(text: str) -> list[str]:
    """Return the blocks of a text: what empty lines part, fenced code as one."""
    parts = re.split(r"^(```\w*\n.*?^```)$", text, flags=re.MULTILINE | re.DOTALL)
    found = ([part] if part.startswith("```") else re.split(r"\n\s*\n", part) for part in parts)
    return [block.strip("\n") for blocks in found for block in blocks if block.strip()]


def _block(block: str) -> Markup:
    if block.startswith("```"):
        code = escape("\n".join(block.splitlines()[1:-1])).replace("\n", Markup("&#10;"))
        return Markup("<pre><code>{}</code></pre>").format(code)
    if block.startswith("## "):
        return Markup("<p><strong>{}.</strong></p>").format(block.removeprefix("## "))
    words = " ".join(block.split())
    return Markup("<p>{}</p>").format(Markup("").join(_words(words)))


def _words(text: str) -> list[Markup]:
    """Return running text in parts, every second of them code."""
    return [
        Markup("<code>{}</code>").format(part) if n % 2 else escape(part) for n, part in enumerate(_CODE.split(text))
    ]
