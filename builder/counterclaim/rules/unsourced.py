"""A claim cannot be traced to a place in a source.

## What it means

The source or the sentence number does not exist, the record lies in another source's folder, a source that the claim
draws on has no record, or sentences are named of a source that has no lock, so that they have no numbers. (A claim
that names neither sentences nor a place is refused by `schema`.)

## Why it matters

A statement without a source is an opinion of the editor's.

## Example

```yaml
source: back-in-shap   # wrong: sources/back-in-shap.yml does not exist
sentences: [170]       # wrong: the source has 30 sentences
```

## How to mend

Name an existing source and the numbers of its sentences, as its lock counts them. Where there is no lock:
`counterclaim source lock ID`; where the text cannot be had or kept, say in `at` where the statement stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge.findings import Finding
from counterclaim.knowledge.shaping import sentence_numbers
from counterclaim.wording.hints import Nearest
from counterclaim.wording.phrases import ranges

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.knowledge import KnowledgeBase
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Claim, Source
    from counterclaim.reasoning.analysis import Analysis

LEVEL = "error"


def check(analysis: Analysis) -> Iterator[Finding]:
    """Yield claims whose source or sentences do not exist, and sources that cannot be traced."""
    kb = analysis.kb
    sources = Nearest(kb.sources)
    broken = {fault.place.path for fault in kb.faults}
    for claim in kb.claims.values():
        yield from _claim(kb, claim, sources)
    unnumbered = _unnumbered(kb)
    for source in kb.sources.values():
        if source.id not in kb.locks and lock_path(source.id) not in broken and source.id not in unnumbered:
            mend = f"write it from the text: counterclaim source lock {source.id}"
            yield Finding(
                f'source "{source.id}" has no lock: its sentences have no numbers', source.origin.place(), mend
            )
        for index, cited in enumerate(source.cites):
            if cited not in kb.sources and ("source", cited) not in kb.unread:
                message = f'cites "{cited}", which is not in sources/'
                mend = sources.hint(cited) or f"write sources/{cited}.yml, or leave it out"
                yield Finding(message, source.origin.place("cites", index), mend)
        yield from _excused(kb, source)


def _unnumbered(kb: KnowledgeBase) -> set[str]:
    """Return the sources that need no numbers: others draw on them, or all that is claimed of them names places."""
    cited = {cited for source in kb.sources.values() for cited in source.cites}
    cited |= {drawn.source for claim in kb.claims.values() for drawn in claim.draws_on}
    placed = {claim.source for claim in kb.claims.values() if claim.at}
    counted = {claim.source for claim in kb.claims.values() if claim.sentences}
    counted |= {source.id for source in kb.sources.values() if source.not_claims}
    return (cited | placed) - counted


def _claim(kb: KnowledgeBase, claim: Claim, sources: Nearest) -> Iterator[Finding]:
    for index, drawn in enumerate(claim.draws_on):
        if drawn.source not in kb.sources and ("source", drawn.source) not in kb.unread:
            message = f'it draws on "{drawn.source}", which is not in sources/'
            mend = sources.hint(drawn.source) or f"write sources/{drawn.source}.yml, or leave it out"
            yield Finding(message, claim.origin.place("draws_on", index, "source"), mend, claim=claim.id)
    if claim.source not in kb.sources:
        if ("source", claim.source) not in kb.unread:
            message = f'source "{claim.source}" is not in sources/'
            mend = sources.hint(claim.source) or f"write sources/{claim.source}.yml, or name one that is there"
            yield Finding(message, claim.origin.place("source"), mend, claim=claim.id)
        return
    folder = claim.origin.path.split("/")[-2:-1]
    if folder and folder != [claim.source]:
        message = f'the record lies in claims/{folder[0]}/ but names source "{claim.source}"'
        place = claim.origin.place("source")
        yield Finding(message, place, f"move the file to claims/{claim.source}/, or correct source", claim=claim.id)
    lock = kb.locks.get(claim.source)
    if lock is None:
        return
    for index, number in enumerate(claim.sentences):
        if lock.sentence(number) is None and not lock.is_gone(number):
            message = f'source "{claim.source}" has no sentence {number}'
            yield Finding(message, claim.origin.place("sentences", index), _numbered(lock), claim=claim.id)


def _excused(kb: KnowledgeBase, source: Source) -> Iterator[Finding]:
    lock = kb.locks.get(source.id)
    listed: dict[str, list[int | float | str]] = source.record.get("not_claims", {})
    for reason, entries in listed.items():
        if reason == "other":  # the reason in words; its numbers stand beside it, under sentences
            continue
        for index, entry in enumerate(entries):
            place = source.origin.place("not_claims", reason, index)
            numbers = sentence_numbers([entry])
            if numbers[0] > numbers[-1]:
                yield Finding(f"the range {entry} runs backwards", place, "write the smaller number first")
            elif lock and not lock.numbers().issuperset(numbers):
                missing = ranges(tuple(n for n in numbers if n not in lock.numbers()))
                word = "sentence" if missing.isdecimal() else "sentences"
                yield Finding(f'source "{source.id}" has no {word} {missing}', place, _numbered(lock))


def lock_path(source: str) -> str:
    """Return where a source's lock lies."""
    return f"sources/{source}.lock.json"


def _numbered(lock: Lock) -> str:
    """Return in words which numbers the sentences of a source have."""
    numbers = tuple(sorted(lock.numbers()))
    if not numbers:
        return "its lock has no sentences: lock the text anew"
    return f"it has {'only sentence' if len(numbers) == 1 else 'sentences'} {ranges(numbers)}"
