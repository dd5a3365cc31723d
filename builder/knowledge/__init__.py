"""What was written: schemas, safe YAML with positions, records, the knowledge base."""

from builder.knowledge.base import KnowledgeBase

__all__ = ["KnowledgeBase"]
