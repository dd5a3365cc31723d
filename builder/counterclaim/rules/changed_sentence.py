"""A text no longer fits its lock.

## What it means

The text at hand has other words where the lock has a fingerprint: a sentence changed, vanished or moved.
Only texts in the configured folder are compared.

## Why it matters

A claim restates a sentence. When the sentence changes, the claim may be wrong.

## Example

```yaml
{"n": 17, "sha256": "0123456789abcdef"}   # the text's sentence 17 has another fingerprint
```

## How to mend

Read the sentence again, correct the claims that rest on it, and lock the text anew:
`counterclaim source lock ID`. Where the text at hand is the wrong one, put the right one in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding, Place, Related
from counterclaim.wording.phrases import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge.locks import Lock
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield sentences that changed or vanished, with the claims that rest on them."""
    for name, verification in analysis.verifications.items():
        lock = analysis.kb.locks[name]
        for number in verification.changed:
            yield _finding(analysis, lock, number, "has changed", "read it again and correct what rests on it")
        for number in verification.gone:
            yield _finding(
                analysis,
                lock,
                number,
                "has vanished",
                "see whether the text is the right one; if so, retire what rests on it",
            )
        if verification.new and not (verification.changed or verification.gone):
            message = f"the text has {verification.new} more {_plural(verification.new)} than the lock"
            yield Finding(message, Place(lock.path), f"lock it anew: counterclaim source lock {name}")
        elif verification.moved and not (verification.changed or verification.gone):
            count = len(verification.moved)
            verb = "stands" if count == 1 else "stand"
            message = f"{count} unchanged {_plural(count)} {verb} elsewhere in the text than the lock says"
            yield Finding(message, Place(lock.path), f"lock it anew: counterclaim source lock {name}")


def _finding(analysis: Analysis, lock: Lock, number: int, what: str, mend: str) -> Finding:
    resting = [c for c in analysis.kb.live_claims() if c.source == lock.source and number in c.sentences]
    names = joined(c.id for c in resting) if resting else "no claim"
    sentence = lock.sentence(number)
    assert sentence is not None
    start = sentence.words[0] + (" …" if len(sentence.words) > 1 else "")
    return Finding(
        f'sentence {number} ("{start}") {what}; {names} {"rests" if len(resting) < PLURAL else "rest"} on it',
        Place(lock.path, lock.line(number), 5),
        f"{mend}, then lock the text anew: counterclaim source lock {lock.source}",
        related=tuple(Related(c.origin.place("sentences"), f"{c.id} rests on it") for c in resting),
    )


def _plural(count: int) -> str:
    return "sentence" if count == 1 else "sentences"


PLURAL = 2
