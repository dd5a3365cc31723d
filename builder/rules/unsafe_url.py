"""An address is not http or https.

## What it means

`url` or `archived_url` of a source is not an absolute http(s) address.

## Why it matters

Addresses become links on the site. `javascript:` and `data:` links run code in the reader's browser.

## Example

```yaml
url: javascript:alert(1)   # wrong
```

## How to mend

Write the address as a browser shows it, beginning with https://. Where it is not known: `url: null` and a
`url_note`.
"""

from __future__ import annotations

from builder.knowledge.addresses import is_safe

from typing import TYPE_CHECKING

from builder.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield addresses that may not become links."""
    for source in analysis.kb.sources.values():
        for field in ("url", "archived_url"):
            address = source.record.get(field)
            if address is not None and not is_safe(address):
                message = f'{field} "{address[:80]}" is not an http or https address'
                mend = "write it in full, beginning with https://; not known: url: null with a url_note"
                yield Finding(message, source.origin.place(field), mend)
