"""Counterclaim: evidence curation as code."""

from counterclaim.face import (
    Claim,
    Conflict,
    Fault,
    Knowledge,
    KnowledgeError,
    Question,
    load,
    load_revision,
    load_texts,
)

__version__ = "0.1.0"

__all__ = [
    "Claim",
    "Conflict",
    "Fault",
    "Knowledge",
    "KnowledgeError",
    "Question",
    "load",
    "load_revision",
    "load_texts",
]
