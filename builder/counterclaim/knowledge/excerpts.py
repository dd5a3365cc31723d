"""The words of pinned sentences, as far as a text at hand still has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.knowledge import sentences

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import Lock


def of(lock: Lock, text: str | None) -> dict[int, str]:
    """Return the words of the sentences that `text` has, in one line each, by number.

    A sentence is found where the lock has it, or elsewhere in the text by its fingerprint; one whose words have
    changed is left out, for what stands in its place is another sentence.
    """
    if text is None:
        return {}
    text = sentences.normalise(text)
    found = {pinned.n: text[slice(*pinned.at)] for pinned in lock.sentences}
    missing = [pinned for pinned in lock.sentences if sentences.fingerprint(found[pinned.n]) != pinned.sha256]
    if missing:
        now = {sentences.fingerprint(one.text): one.text for one in sentences.split(text)}
        found = {n: words for n, words in found.items() if n not in {pinned.n for pinned in missing}}
        found |= {pinned.n: now[pinned.sha256] for pinned in missing if pinned.sha256 in now}
    return {n: " ".join(found[n].split()) for n in sorted(found)}
