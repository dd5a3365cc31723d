"""Rows of a table made into claims by a map."""

from counterclaim.editing.importing.maps import Map, MapError
from counterclaim.editing.importing.plans import Plan, Row, plan, write
from counterclaim.editing.importing.tables import MAX_BYTES, Table, TableError

__all__ = ["MAX_BYTES", "Map", "MapError", "Plan", "Row", "Table", "TableError", "plan", "write"]
