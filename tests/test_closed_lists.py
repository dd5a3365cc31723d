"""A word that is added to a closed list in a JSON Schema is shown as it is, until somebody finds a better one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import counterclaim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ADDED: dict[str, tuple[tuple[tuple[str | int, ...], str], ...]] = {
    "claim": (
        (("properties", "basis", "enum"), "court-ruling"),
        (("$defs", "scope", "properties", "horizon", "oneOf", 0, "enum"), "a-life-time"),
    ),
    "source": (
        (("properties", "design", "enum"), "court-record"),
        (("properties", "status", "enum"), "under-appeal"),
    ),
}


def test_words_that_only_the_schemas_know_are_shown_as_they_are(
    tmp_path: Path, disputed: dict[str, str], write: Callable[[Mapping[str, str | bytes]], Path]
) -> None:
    package = tmp_path / "package" / "counterclaim"
    shutil.copytree(Path(counterclaim.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
    for kind, words in ADDED.items():
        file = package / "knowledge" / "schemas" / f"{kind}.schema.json"
        schema = json.loads(file.read_text("utf-8"))
        for path, word in words:
            inner: Any = schema
            for name in path:
                inner = inner[name]
            inner.append(word)
        file.write_text(json.dumps(schema), "utf-8")
    del disputed["claims/sleep-letter/a,b:c%.yml"]
    claim, source = "claims/sleep-letter/late-coffee-worse.yml", "sources/sleep-letter.yml"
    disputed[claim] = disputed[claim].replace(
        "basis: expert-opinion", "basis: court-ruling\nscope: {horizon: a-life-time}"
    )
    disputed[source] = "\n".join(
        {"design": "design: court-record", "status": "status: under-appeal"}.get(line.partition(":")[0], line)
        for line in disputed[source].splitlines()
    )
    settings = {"pyproject.toml": "[tool.counterclaim]\n", "mkdocs.yml": "site_name: A\nplugins: [counterclaim]\n"}
    base = write({**disputed, **settings, "docs/index.md": "A\n"})

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        program = "from counterclaim.cli import main; main()"
        environment = {**os.environ, "PYTHONPATH": str(package.parent)}
        command = [sys.executable, "-c", program, *arguments]
        return subprocess.run(command, cwd=base, env=environment, capture_output=True, text=True, check=False)

    checked = run("check")
    assert checked.returncode in {0, 1}, checked.stderr
    assert "schema" not in checked.stdout.replace("counterclaim/knowledge/schemas", "")
    assert "Traceback" not in checked.stderr
    assert run("render", "out").returncode == 0
    page = (base / "out" / "claims" / "late-coffee-worse" / "index.md").read_text("utf-8")
    assert "<dd>court ruling</dd>" in page
    assert "<dd>a-life-time</dd>" in page
    page = (base / "out" / "sources" / "sleep-letter" / "index.md").read_text("utf-8")
    assert "<dd>court record</dd>" in page
    assert "<dd>Under appeal</dd>" in page
    assert '<option value="court-ruling">court ruling (1)</option>' in (base / "out/claims/index.md").read_text("utf-8")
    built = run("build")
    assert (built.returncode, "Traceback" in built.stderr) == (0, False), built.stderr
    assert "court ruling" in (base / "site" / "claims" / "late-coffee-worse" / "index.html").read_text("utf-8")
