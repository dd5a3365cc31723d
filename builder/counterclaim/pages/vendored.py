"""What was taken over from elsewhere: each folder of it says so in its VENDORED.json."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

from counterclaim.pages.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

FOLDER = "vendor"
LIST = "VENDORED.json"


def packages(folder: str = FOLDER) -> list[dict[str, Any]]:
    """Return the packages of a folder of assets: package, version, licence, archive, each file with its fingerprint."""
    found: list[dict[str, Any]] = json.loads(asset(LIST, folder).read_text("utf-8"))
    return found


def asset(name: str, folder: str = FOLDER) -> Traversable:
    """Return a file of a folder of assets."""
    return resources.files("counterclaim.pages").joinpath("assets", folder, name)


def pages() -> Iterator[Page]:
    """Yield the libraries that readers' pages ask for, with their licences, as `assets/vendor/<name>`."""
    for name in (LIST, *(name for package in packages() for name in package["files"])):
        # Decoded from bytes: reading as text would change the ends of lines, and with them the fingerprint.
        yield Page(f"assets/{FOLDER}/{name}", asset(name).read_bytes().decode("utf-8"))
