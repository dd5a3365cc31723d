"""What an id on the command line names; one line with the nearest where it names nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.commands.workspace import leave, near

if TYPE_CHECKING:
    from counterclaim.knowledge.locks import Lock
    from counterclaim.knowledge.records import Source
    from counterclaim.reasoning.analysis import Analysis


def source(analysis: Analysis, identity: str) -> Source:
    """Return a source; leave with code 2 where it is not there or cannot be used."""
    if ("source", identity) in analysis.kb.unread:
        leave(f"sources/{identity}.yml cannot be used as it is; see what is wrong: counterclaim check sources")
    if identity not in analysis.kb.sources:
        leave(f'there is no source "{identity}" in sources/{near(identity, analysis.kb.sources)}')
    return analysis.kb.sources[identity]


def lock(analysis: Analysis, identity: str) -> Lock:
    """Return the lock of a source; leave with code 2 where there is no such source, or none whose sentences count."""
    source(analysis, identity)
    if identity not in analysis.kb.locks:
        leave(f"{identity} has no lock, so its sentences have no numbers: counterclaim source lock {identity}")
    return analysis.kb.locks[identity]
