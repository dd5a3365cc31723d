"""Findings and conflicts for those who read them: terminals, programs, GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.reports import github, machine, sarif, terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.rules.engine import Report

FORMATS: dict[str, Callable[[Report], str]] = {
    "text": terminal.findings,
    "json": machine.findings,
    "github": github.findings,
    "sarif": sarif.findings,
}
"""Every report of `check`, by the name of its format; each ends with a newline."""
