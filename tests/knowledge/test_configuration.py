"""`[tool.counterclaim]`: found upwards, read strictly, refused in one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from counterclaim.knowledge.configuration import Configuration, ConfigurationError, SiteWords, differing, find

if TYPE_CHECKING:
    from pathlib import Path


def configure(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text, "utf-8")
    return folder


def refusal(folder: Path) -> str:
    with pytest.raises(ConfigurationError) as caught:
        find(folder, root=folder)
    return str(caught.value)


def test_an_empty_table_gives_the_defaults(tmp_path: Path) -> None:
    configure(tmp_path, "[tool.counterclaim]\n")
    assert find(tmp_path) == Configuration(tmp_path, "Knowledge base", None, "error", {}, SiteWords())


def test_every_key_is_read(tmp_path: Path) -> None:
    configure(
        tmp_path,
        """
        [tool.counterclaim]
        title = "Coffee and sleep"
        texts = "my/texts"
        fail-on = "warning"
        lang = "pt-BR"
        report = "https://forge.example/new?page={page}"
        [tool.counterclaim.rules]
        unreviewed = "off"
        no-effect = "error"
        [tool.counterclaim.site]
        subject = "Does coffee keep people awake?"
        notice = "Ask a doctor."
        alert = "no-coffee"
        alert-title = "Not for everyone"
        questions = ["coffee/sleep", "tea/sleep"]
        """,
    )
    assert find(tmp_path) == Configuration(
        root=tmp_path,
        title="Coffee and sleep",
        texts=tmp_path / "my" / "texts",
        fail_on="warning",
        rules={"unreviewed": "off", "no-effect": "error"},
        site=SiteWords(
            "Does coffee keep people awake?",
            "Ask a doctor.",
            "no-coffee",
            "Not for everyone",
            "https://forge.example/new?page={page}",
            ("coffee/sleep", "tea/sleep"),
        ),
        lang="pt-BR",
    )


def test_the_language_and_where_problems_are_reported_are_told_where_a_change_sets_them(tmp_path: Path) -> None:
    before = find(configure(tmp_path / "a", '[tool.counterclaim]\nreport = "mailto:us@forge.example"\n'))
    now = find(configure(tmp_path / "b", '[tool.counterclaim]\nreport = "mailto:me@forge.example"\nlang = "de"\n'))
    assert [(setting.name, setting.before, setting.now) for setting in differing(before, now)] == [
        ("lang", None, "de"),
        ("report", "mailto:us@forge.example", "mailto:me@forge.example"),
    ]


def test_questions_may_come_with_the_words_in_which_one_asks_them(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.counterclaim.site.questions]\n"tea/sleep" = "May I?"\n"a/b" = "Or so?"\n')
    site = find(tmp_path).site
    assert site.questions == ("tea/sleep", "a/b")
    assert dict(site.asked) == {"tea/sleep": "May I?", "a/b": "Or so?"}


def test_the_nearest_table_upwards_counts(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.counterclaim]\ntitle = "outer"\n')
    inner = configure(tmp_path / "a", '[tool.counterclaim]\ntitle = "inner"\n')
    other = configure(tmp_path / "a" / "b", '[project]\nname = "something-else"\n')
    (other / "c").mkdir()
    assert find(other / "c").title == "inner"
    assert find(other / "c").root == inner
    assert find(tmp_path).title == "outer"


def test_a_file_whose_tool_is_no_table_is_passed_over(tmp_path: Path) -> None:
    configure(tmp_path, '[tool.counterclaim]\ntitle = "outer"\n')
    assert find(configure(tmp_path / "a", "tool = 3\n")).title == "outer"
    assert find(tmp_path, root=tmp_path / "a") == Configuration(tmp_path / "a")


def test_without_a_table_anywhere_the_way_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"no knowledge base here: .*; name the folder with --root"):
        find(tmp_path)


def test_a_root_needs_no_configuration(tmp_path: Path) -> None:
    assert find(tmp_path / "elsewhere", root=tmp_path) == Configuration(tmp_path)


def test_a_root_must_be_a_folder(tmp_path: Path) -> None:
    configure(tmp_path, "")
    assert refusal(tmp_path / "nowhere") == f"{tmp_path / 'nowhere'}: there is no such folder"
    assert refusal(tmp_path / "pyproject.toml").endswith("there is no such folder")


def test_a_relative_root_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path as Relative

    configure(tmp_path / "a", "[tool.counterclaim]\n")
    (tmp_path / "b").mkdir()
    monkeypatch.chdir(tmp_path)
    assert find(tmp_path, root=Relative("a")).root == tmp_path / "a"
    assert find(tmp_path, root=Relative("b")).root == tmp_path / "b"


def test_texts_may_lie_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    configure(tmp_path / "a", f"[tool.counterclaim]\ntexts = '{elsewhere}'\n")
    assert find(tmp_path / "a").texts == elsewhere


@pytest.mark.parametrize("with_table", [True, False])
def test_the_environment_overrides_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, with_table: bool) -> None:
    configure(tmp_path, '[tool.counterclaim]\ntexts = "configured"\n' if with_table else "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COUNTERCLAIM_TEXTS", "from-outside")
    assert find(tmp_path, root=tmp_path).texts == tmp_path / "from-outside"
    monkeypatch.setenv("COUNTERCLAIM_TEXTS", "")
    assert find(tmp_path, root=tmp_path).texts == (tmp_path / "configured" if with_table else None)


REFUSED = {
    "[tool.counterclaim]\ntitel = 'x'": 'unknown key "titel"; did you mean title?',
    "[tool.counterclaim]\nzzz = 1": 'unknown key "zzz"; the keys are title, texts, fail-on, lang, report, rules, site',
    "[tool.counterclaim.site]\nalert_title = 'x'": 'unknown key "site.alert_title"; did you mean site.alert-title?',
    "[tool.counterclaim]\ntitle = 3": "title must be text",
    "[tool.counterclaim]\nlang = 'German'": 'lang is "German"; write the code of a language, such as en, de or pt-BR',
    "[tool.counterclaim]\ntexts = ['a']": "texts must be text",
    "[tool.counterclaim.site]\nnotice = true": "site.notice must be text",
    "[tool.counterclaim]\nfail-on = 'warnings'": 'fail-on is "warnings"; it is one of error, warning, info, none',
    "[tool.counterclaim]\nfail-on = 1": 'fail-on is "1"; it is one of',
    "[tool.counterclaim]\nfail-on = []": 'fail-on is "[]"; it is one of',
    "[tool.counterclaim.rules]\nchain = 'none'": 'rules.chain is "none"; it is one of error, warning, info, off',
    "[tool.counterclaim.rules]\nchain = {a = 1}": "rules.chain is",
    "[tool.counterclaim]\nrules = 'off'": "rules must be a table of rule = level",
    "[tool.counterclaim]\nsite = []": "site must be a table",
    "[tool.counterclaim]\nreport = 'us'": 'report is "us"; an address begins with https://, http:// or mailto:',
    "[tool.counterclaim]\nreport = 1": "report must be text",
    "[tool.counterclaim.site]\nreport = 'https://a.example'": 'unknown key "site.report"; the keys are subject, ',
    "[tool.counterclaim.site]\nquestions = 'a/b'": 'site.questions must be a list of "exposure/outcome"',
    "[tool.counterclaim.site]\nquestions = [1]": 'site.questions must be a list of "exposure/outcome"',
    "[tool.counterclaim.site.questions]\n'a/b' = 1": 'site.questions must be a list of "exposure/outcome", or a table',
    "[tool]\ncounterclaim = 3": "tool.counterclaim must be a table",
    "[tool.counterclaim": "cannot be read: ",
    "x = " + "[" * 10_000: "cannot be read: ",
}


@pytest.mark.parametrize("text", REFUSED, ids=[text[:60] for text in REFUSED])
def test_a_configuration_that_cannot_be_used_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    message = refusal(configure(tmp_path, text))
    assert message.startswith(f"{tmp_path / 'pyproject.toml'}: ")
    assert re.search(re.escape(REFUSED[text]), message)
    assert "\n" not in message


def test_a_configuration_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"title = '\xff'\n")
    assert "cannot be read: " in refusal(tmp_path)
    with pytest.raises(ConfigurationError, match="cannot be read"):
        find(tmp_path)


def test_settings_of_which_a_merge_left_two_versions_are_named_so(tmp_path: Path) -> None:
    signs = ("<" * 7, "=" * 7, ">" * 7)
    text = '[tool.counterclaim]\n{} HEAD\ntitle = "Tea"\n{}\ntitle = "Coffee"\n{} autumn\n'.format(*signs)
    (tmp_path / "pyproject.toml").write_text(text)
    told = rf"pyproject\.toml:2: markers of a merge conflict stand here: .+ {signs[0]}"
    with pytest.raises(ConfigurationError, match=told):
        find(tmp_path)
