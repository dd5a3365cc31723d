"""The JSON Schemas of the JSON reports, which other programs may rely on."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

REPORTS = ("check", "conflicts", "diff", "list")


@cache
def text(report: str) -> str:
    """Return the JSON Schema of `report` (one of `REPORTS`) as JSON text."""
    return resources.files(__name__).joinpath(f"{report}.schema.json").read_text("utf-8")


@cache
def schema(report: str) -> dict[str, Any]:
    """Return the JSON Schema of `report` (draft 2020-12)."""
    loaded: dict[str, Any] = json.loads(text(report))
    return loaded
