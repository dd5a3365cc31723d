"""What was written: schemas, safe YAML with positions, records, the knowledge base."""

from counterclaim.knowledge.base import KnowledgeBase

__all__ = ["KnowledgeBase"]
