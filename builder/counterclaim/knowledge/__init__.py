"""What was written: schemas, safe YAML with positions, records, the knowledge base."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.knowledge.base import KnowledgeBase

__all__ = ["KnowledgeBase"]


def __getattr__(name: str) -> object:
    """Return the knowledge base, imported when it is first asked for: much of this room does without it."""
    if name in __all__:
        from counterclaim.knowledge import base

        return getattr(base, name)
    raise AttributeError(name)
