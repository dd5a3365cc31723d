"""What options offer is what the tables hold, found when it is needed and not before."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from counterclaim import exports, reports
from counterclaim.cli import cli
from counterclaim.commands import choices
from counterclaim.knowledge import configuration
from counterclaim.reasoning import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterable

OFFERED = [
    ("check", "--format", choices.FINDINGS, reports.FINDINGS),
    ("check", "--fail-on", choices.LEVELS, configuration.FAIL_ON),
    ("conflicts", "--format", choices.CONFLICTS, reports.CONFLICTS),
    ("conflicts", "--status", choices.STATUSES, conflicts.STATUSES),
    ("diff", "--format", choices.CHANGES, reports.CHANGES),
    ("export", "--to", choices.EXPORTS, exports.FORMATS),
]


@pytest.mark.parametrize(("command", "option", "choice", "table"), OFFERED)
def test_an_option_offers_every_name_of_its_table(
    command: str, option: str, choice: choices.OneOf, table: Iterable[str]
) -> None:
    assert choice.choices == tuple(table)
    found = [p.type for p in cli.commands[command].params if option in p.opts]
    assert found == [choice]
    listed = "|".join(table)
    assert f"{option} [{listed}]" in CliRunner().invoke(cli, [command, "--help"]).output


def test_a_name_added_to_a_table_is_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(exports.FORMATS, "telegram", exports.FORMATS["csv"])
    assert "telegram" in choices.EXPORTS.choices


def test_the_help_of_export_says_what_every_format_is() -> None:
    text = cli.commands["export"].help or ""
    described = text.split("\b\n")[1].split("\n\n")[0]
    assert [line.split()[0] for line in described.splitlines()] == list(exports.FORMATS)


def test_the_tables_are_not_read_before_they_are_needed() -> None:
    program = (
        "import sys, counterclaim.cli;"
        "read = {f'counterclaim.{room}' for room in ('reports', 'exports', 'rules', 'reasoning')} & sys.modules.keys();"
        "sys.exit(', '.join(sorted(read)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
