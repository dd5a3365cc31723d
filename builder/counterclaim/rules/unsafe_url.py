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

from typing import TYPE_CHECKING

from counterclaim.knowledge.addresses import is_safe
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield addresses that may not become links."""
    for source in analysis.kb.sources.values():
        for field in ("url", "archived_url"):
            address = source.record.get(field)
            if address is not None and not is_safe(address):
                fault, mend = _fault(address)
                shown = address if len(address) <= SHOWN else f"{address[:SHOWN]}…"
                instead = "url: null with a url_note" if field == "url" else "leave it out"
                message = f'{field} "{shown}" {fault}'
                yield Finding(message, source.origin.place(field), f"{mend}; where there is none: {instead}")


def _fault(address: str) -> tuple[str, str]:
    """Return what is wrong with an address that is not safe, and what would be right."""
    if address.lower().startswith(("https://", "http://")):
        return (
            "has no host, or a space, quote or bracket in it",
            "copy it from the browser, which writes a space as %20",
        )
    return "does not begin with https:// or http://", "write it in full, as a browser shows it"


SHOWN = 80
