"""What was taken over from elsewhere: each folder of it says so in its VENDORED.json."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

LIST = "VENDORED.json"


def packages(folder: str) -> list[dict[str, Any]]:
    """Return the packages of a folder of assets: package, version, licence, archive, each file with its fingerprint."""
    found: list[dict[str, Any]] = json.loads(asset(LIST, folder).read_text("utf-8"))
    return found


def asset(name: str, folder: str) -> Traversable:
    """Return a file of a folder of assets."""
    return resources.files("counterclaim.pages").joinpath("assets", folder, name)
