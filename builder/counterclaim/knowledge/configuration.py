"""`[tool.counterclaim]` in pyproject.toml: where a knowledge base lies and how it is to be checked."""

from __future__ import annotations

import os
import re
import tomllib
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from counterclaim.knowledge import foreign, merging
from counterclaim.knowledge.findings import Setting

SEVERITIES = ("error", "warning", "info", "off")
FAIL_ON = ("error", "warning", "info", "none")
MAX_BYTES = 1_000_000
MAX_DOTS = 2_000_000
"""At most this for the squares of each line's dots: tomllib takes time and memory in the square of a key's parts."""
REPORT = ("https://", "http://", "mailto:")
TEXTS_VARIABLE = "COUNTERCLAIM_TEXTS"


class ConfigurationError(Exception):
    """A configuration that cannot be used; the message says where, what, and what would be right."""


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What the site says that depends on its subject, all optional; `[tool.counterclaim.site]` has all but `report`.

    `subject` introduces the home page; `notice` stands on every page; `alert` is the concept whose advice
    readers must not miss (its claims stand on the home page); `alert_title` heads them; `report` is
    where they tell of a problem, with {page} for the address of the page; `questions` are those that the home page
    shows first, each `exposure/outcome`, and `asked` has how readers would ask them, where told.
    """

    subject: str = ""
    notice: str = ""
    alert: str = ""
    alert_title: str = ""
    report: str = ""
    questions: tuple[str, ...] = ()
    asked: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """How the knowledge base at `root` is to be read and checked."""

    root: Path
    title: str = "Knowledge base"
    texts: Path | None = None
    fail_on: str = "error"
    rules: dict[str, str] = field(default_factory=dict)
    site: SiteWords = SiteWords()
    lang: str = ""
    """The language that the records are written in, as BCP 47 names it (en, pt-BR); empty where that is not said."""


def find(start: Path, *, root: Path | None = None) -> Configuration:
    """Return the configuration of the knowledge base that `start` lies in, or of `root`.

    Without `root`, it is the nearest pyproject.toml upwards that has a `[tool.counterclaim]` table. The
    environment variable COUNTERCLAIM_TEXTS overrides `texts`. Raises `ConfigurationError`.
    """
    if root is not None:
        if not root.is_dir():
            message = f"{root}: there is no such folder"
            raise ConfigurationError(message)
        file = root / "pyproject.toml"
        return _with_environment(_read(file) if _is_file(file) else Configuration(root.resolve()))
    for folder in (start.resolve(), *start.resolve().parents):
        file = folder / "pyproject.toml"
        if _is_file(file) and "counterclaim" in _tool(file):
            return _with_environment(_read(file))
    message = (
        f"no knowledge base here: no pyproject.toml with a [tool.counterclaim] table in {start.resolve()}"
        " or above it; name the folder with --root"
    )
    raise ConfigurationError(message)


def earlier(data: bytes, now: Configuration) -> Configuration | None:
    """Return the configuration that an earlier pyproject.toml states for the same root; None where it states none.

    Raises `ConfigurationError`.
    """
    file = now.root / "pyproject.toml"
    tool = _parsed(file, data).get("tool", {})
    if not isinstance(tool, dict) or "counterclaim" not in tool:
        return None
    return _shaped(file, tool["counterclaim"])


def differing(before: Configuration, now: Configuration) -> tuple[Setting, ...]:
    """Return the settings that are not the same, by name."""
    old, new = _flat(before), _flat(now)
    names = sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    return tuple(Setting(name, old.get(name), new.get(name)) for name in names)


def _flat(configuration: Configuration) -> dict[str, str]:
    site = configuration.site
    texts = configuration.texts
    plain = {
        "title": configuration.title,
        "texts": os.path.relpath(texts, configuration.root) if texts else "",
        "fail-on": configuration.fail_on,
        "lang": configuration.lang,
        "report": site.report,
        "site.subject": site.subject,
        "site.notice": site.notice,
        "site.alert": site.alert,
        "site.alert-title": site.alert_title,
        "site.questions": ", ".join(site.questions),
    }
    rules = {f"rules.{slug}": level for slug, level in configuration.rules.items()}
    asked = {f"site.questions.{question}": words for question, words in site.asked}
    return {key: value for key, value in (plain | rules | asked).items() if value}


def _is_file(path: Path) -> bool:
    """Tell whether there is a plain file; not where nobody may look, or a link leads out of the folder."""
    try:
        return path.is_file() and not (path.is_symlink() and foreign.why(path.parent, path))
    except OSError:
        return False


def _load(file: Path) -> dict[str, Any]:
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"{file}: cannot be read: {error.strerror or error}"
        raise ConfigurationError(message) from None
    return _parsed(file, data)


def _parsed(file: Path, data: bytes) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        message = f"{file}: is too large: at most {MAX_BYTES:,} bytes are read"
        raise ConfigurationError(message)
    try:
        text = data.decode("utf-8")
        if sum(line.count(".") ** 2 for line in text.split("\n")) > MAX_DOTS:
            message = f"{file}: cannot be read: it has keys of thousands of parts"
            raise ConfigurationError(message)
        marker = merging.line(text)
        if marker:
            message = f"{file}:{marker}: {merging.MESSAGE}; {merging.MEND}"
            raise ConfigurationError(message)
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        message = f"{file}: cannot be read: {error}"
        raise ConfigurationError(message) from None


def _tool(file: Path) -> dict[str, Any]:
    tool = _load(file).get("tool", {})
    return tool if isinstance(tool, dict) else {}


def _read(file: Path) -> Configuration:
    return _shaped(file, _tool(file).get("counterclaim", {}))


def _shaped(file: Path, table: object) -> Configuration:
    if not isinstance(table, dict):
        message = f"{file}: tool.counterclaim must be a table"
        raise ConfigurationError(message)
    root = file.parent.resolve()
    _refuse_unknown(file, "", table, ("title", "texts", "fail-on", "lang", "report", "rules", "site"))
    texts = _text(file, table, "texts")
    if any(ord(character) < ord(" ") for character in texts):
        message = f'{file}: texts is "{texts}"; the name of a folder has no control characters'
        raise ConfigurationError(message)
    return Configuration(
        root=root,
        title=_text(file, table, "title") or "Knowledge base",
        texts=root / texts if texts else None,
        fail_on=_choice(file, "fail-on", table.get("fail-on", "error"), FAIL_ON),
        rules=_rules(file, table.get("rules", {})),
        site=_site(file, table.get("site", {}), _report(file, table)),
        lang=_language(file, table),
    )


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _language(file: Path, table: dict[str, Any]) -> str:
    lang = _text(file, table, "lang")
    if lang and not _LANGUAGE.fullmatch(lang):
        message = f'{file}: lang is "{lang}"; write the code of a language, such as en, de or pt-BR'
        raise ConfigurationError(message)
    return lang


def _rules(file: Path, table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        message = f"{file}: rules must be a table of rule = level"
        raise ConfigurationError(message)
    return {slug: _choice(file, f"rules.{slug}", level, SEVERITIES) for slug, level in table.items()}


def _report(file: Path, table: dict[str, Any]) -> str:
    report = _text(file, table, "report")
    if report and not report.startswith(REPORT):
        message = f'{file}: report is "{report}"; an address begins with {", ".join(REPORT[:-1])} or {REPORT[-1]}'
        raise ConfigurationError(message)
    return report


def _site(file: Path, table: object, report: str) -> SiteWords:
    if not isinstance(table, dict):
        message = f"{file}: site must be a table"
        raise ConfigurationError(message)
    words = ("subject", "notice", "alert", "alert-title")
    _refuse_unknown(file, "site.", table, (*words, "questions"))
    questions = table.get("questions", [])
    asked = questions if isinstance(questions, dict) else {}
    if not isinstance(questions, list | dict) or not all(isinstance(q, str) for q in (*questions, *asked.values())):
        message = f'{file}: site.questions must be a list of "exposure/outcome", or a table of these = "as one asks"'
        raise ConfigurationError(message)
    given = {word.replace("-", "_"): _text(file, table, word, "site.") for word in words}
    return SiteWords(**given, report=report, questions=tuple(questions), asked=tuple(asked.items()))


def _refuse_unknown(file: Path, prefix: str, table: dict[str, Any], known: tuple[str, ...]) -> None:
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {prefix}{near[0]}?" if near else f"the keys are {', '.join(known)}"
            message = f'{file}: unknown key "{prefix}{key}"; {hint}'
            raise ConfigurationError(message)


def _text(file: Path, table: dict[str, Any], key: str, prefix: str = "") -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        message = f"{file}: {prefix}{key} must be text"
        raise ConfigurationError(message)
    return value


def _choice(file: Path, key: str, value: object, choices: tuple[str, ...]) -> str:
    if value not in choices:
        message = f'{file}: {key} is "{value}"; it is one of {", ".join(choices)}'
        raise ConfigurationError(message)
    return str(value)


def _with_environment(configuration: Configuration) -> Configuration:
    folder = os.environ.get(TEXTS_VARIABLE)
    return replace(configuration, texts=Path(folder).resolve()) if folder else configuration
