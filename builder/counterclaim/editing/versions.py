"""The versions of what this program runs with here, in the form that pip takes as constraints."""

from __future__ import annotations

import re
from importlib import metadata

OURSELVES = "counterclaim"
EXTRA = "site"
HEAD = (
    "# The versions that this base was made with; the workflow in .github/ installs them.\n"
    "# To renew them: install the newest in a new environment, then  pip freeze > constraints.txt\n"
)


def lock() -> str:
    """Return all that this program and its site ask for, as `name==version`, a line each, by name.

    What is asked for and not installed is left out; so is this program, which does not come from an index.
    """
    found: dict[str, str] = {}
    waiting = [OURSELVES]
    while waiting:
        name = _plain(waiting.pop())
        if name in found:
            continue
        try:
            installed = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue
        found[name] = installed.version
        waiting += [_name(one) for one in installed.requires or () if _is_wanted(one, name)]
    found.pop(OURSELVES, None)
    found.pop(OURSELVES, None)  # its version is named where it is installed
    return HEAD + "".join(f"{name}=={version}\n" for name, version in sorted(found.items()))


def _is_wanted(requirement: str, of: str) -> bool:
    """Tell whether a requirement holds without an extra, or with the one that makes sites."""
    extra = re.search(r"""extra\s*==\s*['"]([^'"]+)['"]""", requirement)
    return extra is None or (of == OURSELVES and extra[1] == EXTRA)


def _name(requirement: str) -> str:
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return found[0] if found else ""


def _plain(name: str) -> str:
    """Return a name as it is compared: https://packaging.python.org/specifications/name-normalization/."""
    return re.sub(r"[-_.]+", "-", name).lower()
