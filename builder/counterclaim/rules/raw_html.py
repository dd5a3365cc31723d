"""HTML in the guide would run, load from elsewhere or lead away.

## What it means

A page of the guide has a tag that runs, loads or leads readers away by itself: a script, a frame, a form, a redirection
(`<meta http-equiv=refresh>`), a style sheet, an attribute such as `onclick`, or a picture from another site, written in
HTML or in Markdown. In the site it stands as text.

## Why it matters

A page that loads from elsewhere tells others who reads it, and shows what they put there, whatever was reviewed. Nobody
should be sent from a guide to another site without a click.

## Example

```markdown
![the spine](https://pictures.example/spine.png)   <!-- wrong: it is loaded from there -->
```

## How to mend

Put the picture into `guide/` and name it there: `![the spine](spine.png)`. Lead elsewhere by a link:
`[words](address)`. Code that is meant to be seen stands between backticks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import guide
from counterclaim.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.reasoning.analysis import Analysis

LEVEL = "warning"
MEND = "put pictures into guide/, lead elsewhere by [words](address), and put code between backticks"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield what would run, load from elsewhere or lead away in pages of the guide."""
    for page in analysis.kb.guide:
        for fault in guide.raw(page):
            if page.text.startswith("</", fault.start):
                continue  # told where the tag begins
            yield Finding(f"{fault.what} would run, load from elsewhere or lead away", page.place(fault.start), MEND)
