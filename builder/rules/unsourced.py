"""A claim cannot be traced to a sentence of a source.

## What it means

The source or the sentence number does not exist, the record lies in another source's folder, or the source
has no lock, so that its sentences have no numbers.

## Why it matters

A statement without a source is an opinion of the editor's.

## Example

```yaml
source: back-in-shap   # wrong: sources/back-in-shap.yml does not exist
sentences: [170]       # wrong: the source has 30 sentences
```

## How to mend

Name an existing source and the numbers of its sentences, as its lock counts them. Where there is no lock:
`counterclaim source lock ID`.
"""

from __future__ import annotations

from builder.knowledge.records import sentence_numbers
from builder.rules.wording import near

from typing import TYPE_CHECKING

from builder.knowledge.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from builder.knowledge import KnowledgeBase
    from builder.knowledge.records import Claim, Source
    from builder.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims whose source or sentences do not exist, and sources that cannot be traced."""
    kb = analysis.kb
    for claim in kb.claims.values():
        yield from _claim(kb, claim)
    for source in kb.sources.values():
        if source.id not in kb.locks and ("source", source.id) not in kb.unread:
            mend = f"write it from the text: counterclaim source lock {source.id}"
            yield Finding(f'source "{source.id}" has no lock: its sentences have no numbers', source.origin.place(), mend)
        for index, cited in enumerate(source.cites):
            if cited not in kb.sources:
                message = f'cites "{cited}", which is not in sources/'
                yield Finding(message, source.origin.place("cites", index), near(cited, kb.sources))
        yield from _excused(kb, source)


def _claim(kb: KnowledgeBase, claim: Claim) -> Iterator[Finding]:
    place = claim.origin.place("source")
    if claim.source not in kb.sources:
        if ("source", claim.source) not in kb.unread:
            message = f'source "{claim.source}" is not in sources/'
            yield Finding(message, place, near(claim.source, kb.sources), claim=claim.id)
        return
    folder = claim.origin.path.split("/")[-2:-1]
    if folder and folder != [claim.source]:
        message = f'the record lies in claims/{folder[0]}/ but names source "{claim.source}"'
        yield Finding(message, place, f"move the file to claims/{claim.source}/, or correct source", claim=claim.id)
    lock = kb.locks.get(claim.source)
    if lock is None:
        return
    numbers = lock.numbers()
    for index, number in enumerate(claim.sentences):
        if number not in numbers:
            message = f'source "{claim.source}" has no sentence {number}'
            mend = f"it has sentences 1 to {max(numbers, default=0)}"
            yield Finding(message, claim.origin.place("sentences", index), mend, claim=claim.id)


def _excused(kb: KnowledgeBase, source: Source) -> Iterator[Finding]:
    lock = kb.locks.get(source.id)
    for reason, entries in source.record.get("not_claims", {}).items():
        for index, entry in enumerate(entries):
            place = source.origin.place("not_claims", reason, index)
            numbers = sentence_numbers([entry])
            if numbers[0] > numbers[-1]:
                yield Finding(f"the range {entry} runs backwards", place, "write the smaller number first")
            elif lock and not lock.numbers().issuperset(numbers):
                mend = f"it has sentences 1 to {max(lock.numbers(), default=0)}"
                yield Finding(f'source "{source.id}" has no sentence {entry}', place, mend)
