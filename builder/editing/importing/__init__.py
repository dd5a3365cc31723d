"""Rows of a table made into claims by a map."""

from builder.editing.importing.maps import Map, MapError
from builder.editing.importing.plans import Plan, Row, plan, write
from builder.editing.importing.tables import Table, TableError

__all__ = ["Map", "MapError", "Plan", "Row", "Table", "TableError", "plan", "write"]
