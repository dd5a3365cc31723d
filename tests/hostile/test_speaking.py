"""Nothing that others wrote begins a line of output, or reaches a terminal as a control character, in any format."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import click
import pytest

from counterclaim import cli, exports, reports
from counterclaim.knowledge import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

SPOOF = "::error file=README.md,line=1::spoofed ##[error]spoofed ##vso[task.complete]"
TEXT = f"{SPOOF}\n  {SPOOF}\n\n{SPOOF} \u202e"
BLOCK = "|\n" + "".join(f"  {line}\n" for line in f"{SPOOF}\n\n{SPOOF}".split("\n"))
OWN = re.compile(r"::(error|warning|notice) file=[^:\n]+,title=counterclaim [a-z-]+::")
FORMATS = [
    *(["check", "--fail-on", "none", "--format", form] for form in reports.FINDINGS),
    *(
        ["check", "--fail-on", "none", "--since", "HEAD", "--select", "unreviewed", "--format", form]
        for form in ("text", "github")
    ),
    *(["conflicts", "--format", form] for form in reports.CONFLICTS),
    *(["diff", "HEAD", "--format", form] for form in reports.CHANGES),
    *(["export", "--to", form] for form in exports.FORMATS),
    *(["list", kind] for kind in ("claims", "sources", "terms", "conflicts", "questions", "answers")),
    *(["show", identity] for identity in ("late", "noon", "sleep-letter", "coffee", "coffee/sleep-quality")),
    ["show", "late", "--format", "json"],
    *(["queue", "--format", form] for form in ("text", "json", "ids")),
    ["coverage"],
    ["coverage", "--guide"],
    ["sentences", "sleep-letter"],
    ["find", "spoofed"],
    ["source", "verify"],
    ["fmt", "--check"],
    ["show", "nobody"],
    ["explain", SPOOF],
    ["check", f"\n{SPOOF}"],
    ["diff", f"\n{SPOOF}"],
]


def quoted(text: str) -> str:
    return json.dumps(text)


@pytest.fixture
def hostile(base: Path, write: Callable[..., Path], claim: Callable[..., str], commit: Callable[[], str]) -> Path:
    """Write a base in which every text speaks out of turn; return its folder."""
    commit()
    better = "{exposure: coffee, outcome: sleep-quality, direction: increases}"
    vocabulary = (base / "vocabulary/concepts.yml").read_text("utf-8")
    said = {
        "statement": quoted(f"{SPOOF} of coffee"),
        "caveats": f"[{quoted(TEXT)}]",
        "notes": quoted(TEXT),
        "reviewed": None,
    }
    return write(
        {
            "pyproject.toml": f'[tool.counterclaim]\ntitle = {quoted(SPOOF)}\ntexts = "texts"\n'
            f"[tool.counterclaim.site]\nsubject = {quoted(SPOOF)}\nnotice = {quoted(SPOOF)}\n",
            "claims/sleep-letter/late.yml": claim(**said),
            "claims/night-notes/noon.yml": claim(
                **said | {"source": "night-notes", "stance": "helps", "effect": better}
            ),
            "claims/sleep-letter/key.yml": f"{quoted(TEXT)}: 1\n{quoted(TEXT)}: 2\n",
            "claims/sleep-letter/field.yml": claim() + f"{quoted(TEXT)}: 1\n",
            "claims/sleep-letter/value.yml": claim(stance=quoted(TEXT), source=quoted(TEXT), effect=quoted(TEXT)),
            "claims/sleep-letter/block.yml": claim(
                statement=BLOCK, effect="{exposure: nothing, outcome: sleep-quality}"
            ),
            f"claims/sleep-letter/\n{SPOOF.replace('/', '-')}.yml": claim(),
            f"claims/{SPOOF.replace('/', '-')}/a.yml": claim(),
            f"guide/\n{SPOOF.replace('/', '-')}.md": f"# {SPOOF}\n\n{SPOOF}\n\n{SPOOF} [@{SPOOF}]\n",
            "guide/own.md": f"---\ntitle: {quoted(SPOOF)}\n---\n{SPOOF}\n\n[@{SPOOF}] <iframe{SPOOF}>\n",
            "sources/sleep-letter.yml": (base / "sources/sleep-letter.yml")
            .read_text("utf-8")
            .replace("title: The Sleep Letter", f"title: {quoted(SPOOF)}")
            + f"notes: {quoted(TEXT)}\n",
            "sources/other.lock.json": json.dumps({TEXT: 1, "sentences": [{TEXT: "\x1b[31m"}]}),
            "vocabulary/concepts.yml": vocabulary.replace("label: coffee", f"label: {quoted(SPOOF)}")
            + f"{quoted(TEXT)}: {{label: x, definition: y}}\n"
            + f"odd: {{label: {quoted(SPOOF)}, definition: {quoted(TEXT)}}}\n",
            "resolutions/one.yml": f"claims: [late, noon]\ndecision: open\nreason: {quoted(SPOOF)}\n"
            f"would_settle: {quoted(SPOOF)}\ndate: 2026-01-05\nseen: 0a1b2c3d\n",
            "texts/sleep-letter.txt": f"{SPOOF}. \x1b[31m Late coffee. {SPOOF}\n",
            "mkdocs.yml": f"site_name: {quoted(SPOOF)}\nplugins: [{quoted(TEXT)}]\nhooks: [{quoted(TEXT)}]\n",
        }
    )


def assert_quiet(text: str, *, github: bool = False) -> None:
    text = text.replace("\r\n", "\n")  # as CSV ends a line
    hidden = [c for c in text if c not in "\n\t" and (ord(c) < 32 or 127 <= ord(c) < 160 or c in "\u2028\u2029\u202e")]
    assert hidden == []
    assert "##[" not in text
    assert "##vso[" not in text
    begun = [line for line in text.split("\n") if line.lstrip().startswith("::")]
    assert [line for line in begun if not (github and OWN.match(line))] == []


@pytest.mark.slow
def test_no_command_speaks_out_of_turn_in_any_format(hostile: Path, run: Run) -> None:
    spoken = 0
    for arguments in FORMATS:
        result = run(*arguments)
        assert result.returncode in {0, 1, 2}, arguments
        assert_quiet(result.stdout, github="github" in arguments)
        assert_quiet(result.stderr)
        spoken += "spoofed" in result.stdout + result.stderr
        if "json" in arguments and result.returncode == 0:
            json.loads(result.stdout)
    assert spoken >= len(FORMATS) * 2 // 3, "what is hostile is shown, and not left out"
    assert (hostile / "mkdocs.yml").is_file()


def test_every_command_with_a_format_is_asked() -> None:
    offered = {
        (name, choice)
        for name, command in cli.cli.commands.items()
        for option in command.params
        if isinstance(option.type, click.Choice) and option.name in {"form", "to"}
        for choice in option.type.choices
    }
    asked = {(arguments[0], form) for arguments in FORMATS for form in arguments}
    lists = {"find", "list", "show", "sentences", "coverage"}
    assert {pair for pair in offered if pair[0] not in lists} <= asked


@pytest.mark.parametrize(
    "settings",
    [
        f"{json.dumps(TEXT)} = 1",
        f"fail-on = {json.dumps(TEXT)}",
        f"title = {json.dumps([TEXT])}",
        f"texts = {json.dumps(TEXT)}",
        f'[tool.counterclaim.rules]\n{json.dumps(TEXT)} = "off"',
        f"[tool.counterclaim.rules]\nchain = {json.dumps(TEXT)}",
        f"[tool.counterclaim.site]\n{json.dumps(TEXT)} = 1",
    ],
)
def test_settings_that_speak_out_of_turn_are_one_line(base: Path, run: Run, settings: str) -> None:
    (base / "pyproject.toml").write_text(f"[tool.counterclaim]\n{settings}\n", "utf-8")
    for form in ("text", "github"):
        result = run("check", "--format", form)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr.count("\n") == 1
        assert_quiet(result.stderr)


@pytest.mark.parametrize("command", [["build"], ["serve"], ["render", "--project", "../out"]], ids=" ".join)
def test_what_a_sites_settings_name_is_one_line(hostile: Path, run: Run, command: list[str]) -> None:
    (hostile / "pyproject.toml").write_text("[tool.counterclaim]\n")
    result = run(*command, environment={"CI": "true"})
    assert_quiet(result.stdout + result.stderr)
    assert result.returncode in {0, 2}
    assert result.stdout.count("\n") + result.stderr.count("\n") == 1


def test_escapes_mean_the_same_in_json() -> None:
    text = "a\x7f\x9b\u2028 ##[x]"
    written = json.dumps({"a": text}, ensure_ascii=False, indent=2)
    assert shown.quiet(written) != written
    assert json.loads(shown.quiet(written)) == {"a": text}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plain text, ä and 日本", "plain text, ä and 日本"),
        ("a\nb\tc", "a\nb\tc"),
        ("\x1b[31m", "\\u001b[31m"),
        ("a\rb", "a\\u000db"),
        ("::x", "\\u003a:x"),
        ("a\n \t::x", "a\n \t\\u003a:x"),
        ("a ::x", "a ::x"),
        ("a ##[x]", "a #\\u0023[x]"),
        ("# ## [x]", "# ## [x]"),
    ],
)
def test_text_is_shown_and_not_sent(text: str, said: str) -> None:
    assert shown.quiet(text) == said
