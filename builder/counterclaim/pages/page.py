"""A page of the site, before any generator has touched it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Meta = str | list[str] | dict[str, bool | float]
"""What stands behind a key of the front matter: text, or a setting of a plugin or theme."""

_NOT_IN_YAML = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site.

    `path` is relative to the site's source folder; `body` is its Markdown (or the whole text of a file that is
    no Markdown), or what makes it whenever it is asked for: of thousands of pages, none is held, and few are made
    while a site is served. `meta` becomes front matter; `edit` is the record behind it, relative to the root; `prose`
    tells that the body is Markdown throughout, where other pages are HTML but for their headings.
    """

    path: str
    body: str | Callable[[], str]
    meta: Mapping[str, Meta] = field(default_factory=dict)
    edit: str | None = None
    prose: bool = False

    @property
    def markdown(self) -> str:
        """Return the body."""
        return self.body if isinstance(self.body, str) else self.body()

    def text(self) -> str:
        """Return the file's text, front matter included."""
        if not self.meta:
            return self.markdown
        lines = [f"{key}: {_quoted(value)}" for key, value in self.meta.items()]
        return "\n".join(["---", *lines, "---", "", self.markdown])


def _quoted(value: Meta) -> str:
    """Return a value as YAML reads it back: JSON, with the characters escaped that YAML may not hold."""
    return _NOT_IN_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
