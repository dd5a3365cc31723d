"""The JSON Schemas of all record kinds, and what they refuse, in words."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

KINDS = ("claim", "source", "concepts", "populations", "conditions", "quantities", "resolution", "answer", "lock")


@cache
def text(kind: str) -> str:
    """Return the JSON Schema of `kind` (one of `KINDS`) as JSON text."""
    return resources.files(__name__).joinpath(f"{kind}.schema.json").read_text("utf-8")


@cache
def schema(kind: str) -> dict[str, Any]:
    """Return the JSON Schema of `kind` (draft 2020-12)."""
    loaded: dict[str, Any] = json.loads(text(kind))
    return loaded
