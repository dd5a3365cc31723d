"""Every report of check from one knowledge base against its golden file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from counterclaim import reports
from counterclaim.reports.context import NOTHING

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.rules.engine import Report


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_writes_the_findings_as_in_the_golden_file(
    form: str, report: Report, golden: Callable[[str, str], None]
) -> None:
    golden(f"check.{form}", reports.FINDINGS[form](report, NOTHING))


@pytest.mark.parametrize("form", list(reports.FINDINGS))
def test_ends_with_one_line_break(form: str, report: Report) -> None:
    text = reports.FINDINGS[form](report, NOTHING)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_names_every_finding_above_a_note(form: str, report: Report) -> None:
    text = reports.FINDINGS[form](report, NOTHING)
    grave = [f for f in report.findings if f.severity != "info"]
    assert len(grave) == report.summary.errors + report.summary.warnings > 3
    for finding in grave:
        assert finding.place.path.replace("%", "%25").replace(":", "%3A").replace(",", "%2C") in text or (
            finding.place.path in text
        )
        assert finding.rule in text
