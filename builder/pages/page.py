"""A page of the site, before any generator has touched it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

_NOT_IN_YAML = re.compile("[\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site.

    `path` is relative to the site's source folder; `markdown` is the body (or the whole text of a file that is
    no Markdown); `meta` becomes front matter; `edit` is the record behind it, relative to the root.
    """

    path: str
    markdown: str
    meta: dict[str, str] = field(default_factory=dict)
    edit: str | None = None

    def text(self) -> str:
        """Return the file's text, front matter included."""
        if not self.meta:
            return self.markdown
        lines = [f"{key}: {_quoted(value)}" for key, value in self.meta.items()]
        return "\n".join(["---", *lines, "---", "", self.markdown])


def _quoted(value: str) -> str:
    """Return a value as YAML reads it back: JSON, with the characters escaped that YAML may not hold."""
    return _NOT_IN_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))
