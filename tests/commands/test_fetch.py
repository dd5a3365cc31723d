"""`counterclaim source fetch`: a page's text from a real server, asked about before it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import fetching
from tests.commands.conftest import files_of
from tests.editing.pages import PAGE, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXT = "texts/tea-page.txt"
RECORD = "title: On tea and sleep\ntype: webpage\nurl: {url}\nlanguage: en\ndesign: expert-opinion\nstatus: live\n"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("no_proxy", "*")
    with serving() as address:
        yield address


@pytest.fixture
def page(base: Path, pages: str) -> Path:
    (base / "sources" / "tea-page.yml").write_text(RECORD.format(url=f"{pages}/tea"))
    return base


def test_fetches_shows_what_the_page_says_of_itself_and_writes_the_text(
    page: Path, pages: str, run: Callable[..., Any]
) -> None:
    result = run("source", "fetch", "tea-page", "--yes")
    assert (result.returncode, result.stderr) == (0, "")
    text = (page / TEXT).read_text()
    assert result.stdout == (
        f"address   {pages}/tea\n"
        "title     Tea before bed   (the record says: On tea and sleep)\n"
        "language  en-GB   (the record says: en)\n"
        "begins    Tea before bed A cup of tea in the evening warms the …\n"
        f"wrote {page / TEXT}: {len(text)} characters\n"
        "next:  counterclaim source lock tea-page   (or source verify, where it was locked before)\n"
    )
    assert "A cup of tea in the evening" in text
    assert "Subscribe" not in text
    assert "Nobody has counted" in text
    assert run("source", "lock", "tea-page").returncode == 0
    assert run("source", "verify", "tea-page").returncode == 0


def test_writes_where_it_is_told(page: Path, run: Callable[..., Any]) -> None:
    result = run("source", "fetch", "tea-page", "--yes", "--output", "papers/tea.txt")
    assert result.returncode == 0
    assert "wrote papers/tea.txt: " in result.stdout
    assert "A cup of tea" in (page / "papers" / "tea.txt").read_text()
    assert not (page / TEXT).exists()


@pytest.mark.parametrize(("answer", "code", "is_written"), [("y", 0, True), ("n", 2, False)])
def test_asks_in_a_terminal_whether_it_is_the_right_document(
    answer: str, code: int, *, is_written: bool, page: Path, terminal: Callable[..., Any]
) -> None:
    result = terminal("source", "fetch", "tea-page", answers=(answer,))
    assert result.returncode == code
    assert result.stdout.index("Tea before bed") < result.stdout.index("Is this the right document? [y/N]")
    assert (page / TEXT).exists() == is_written
    assert ("not written" in result.stderr) != is_written


def test_without_a_terminal_nothing_is_written_unasked(page: Path, run: Callable[..., Any]) -> None:
    before = files_of(page)
    result = run("source", "fetch", "tea-page")
    assert result.returncode == 2
    assert result.stdout.startswith("address   http://127.0.0.1:")
    assert result.stderr == (
        "counterclaim: not written: nobody to ask whether this is the right document; say --yes if it is\n"
    )
    assert files_of(page) == before


def test_what_a_terminal_would_obey_is_not_shown(page: Path, pages: str, run: Callable[..., Any]) -> None:
    (page / "sources" / "tea-page.yml").write_text(RECORD.format(url=f"{pages}/escapes"))
    result = run("source", "fetch", "tea-page", "--yes")
    assert result.returncode == 0
    assert "begins    Tea  [31mand ]0;sleep . …\n" in result.stdout


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/none", "/none answers 404 Not Found"),
        ("/picture", "/picture is image/png, not a page of text"),
        ("/to-file", "/to-file answers 302 Found - Redirection to url 'file:///etc/hostname' is not allowed"),
        ("/to-ftp", "/to-ftp redirects to ftp://tea.example/a, which is not an http or https address"),
        ("/empty", "/empty holds no text that can be told from its menus"),
    ],
)
def test_a_page_that_cannot_be_had_is_refused_in_one_line(
    path: str, message: str, page: Path, pages: str, run: Callable[..., Any]
) -> None:
    (page / "sources" / "tea-page.yml").write_text(RECORD.format(url=pages + path))
    before = files_of(page)
    result = run("source", "fetch", "tea-page", "--yes")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"counterclaim: {pages}{message}\n"
    assert files_of(page) == before


def test_a_page_too_large_or_too_slow_is_refused(
    page: Path, pages: str, invoke: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "MAX_BYTES", 100)
    result = invoke("source", "fetch", "tea-page", "--yes")
    assert (result.returncode, result.stderr) == (2, f"counterclaim: {pages}/tea is larger than 100 bytes\n")
    assert len(PAGE) > 100
    (page / "sources" / "tea-page.yml").write_text(RECORD.format(url=f"{pages}/silent"))
    monkeypatch.setattr(fetching, "SECONDS", 0.2)
    result = invoke("source", "fetch", "tea-page", "--yes")
    assert (result.returncode, result.stderr) == (2, f"counterclaim: {pages}/silent cannot be fetched: timed out\n")
    assert not (page / TEXT).exists()


@pytest.mark.parametrize(
    ("record", "arguments", "message"),
    [
        (RECORD, ["tea-pag"], 'there is no source "tea-pag" in sources/; did you mean tea-page?'),
        (RECORD.replace("{url}", "null\nurl_note: Handed out."), ["tea-page"], "tea-page has no address: Handed out."),
        (
            RECORD.replace("{url}", "ftp://tea.example/a"),
            ["tea-page"],
            "ftp://tea.example/a is not an http or https",
        ),
        (RECORD.replace("{url}", "file:///etc/hostname"), ["tea-page"], "file:///etc/hostname is not an http or https"),
        (
            RECORD.replace("title: ", "title: a: "),
            ["tea-page"],
            "sources/tea-page.yml cannot be used as it is; see",
        ),
    ],
)
def test_a_source_that_cannot_be_fetched_is_refused(
    record: str, arguments: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "sources" / "tea-page.yml").write_text(record.replace("{url}", "https://tea.example/"))
    before = files_of(base)
    result = invoke("source", "fetch", *arguments, "--yes")
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert files_of(base) == before


def test_a_folder_of_texts_is_needed(page: Path, invoke: Callable[..., Any]) -> None:
    (page / "pyproject.toml").write_text('[tool.counterclaim]\ntexts = "papers"\n')
    gone = invoke("source", "fetch", "tea-page", "--yes")
    assert gone.returncode == 2
    assert gone.stderr == f"counterclaim: the folder of texts does not exist: {page / 'papers'}\n"
    (page / "pyproject.toml").write_text("[tool.counterclaim]\n")
    none = invoke("source", "fetch", "tea-page", "--yes")
    assert none.returncode == 2
    assert "no folder of texts is configured; name a file with --output, or set COUNTERCLAIM_TEXTS" in none.stderr
    assert invoke("source", "fetch", "tea-page", "--yes", "--output", "tea.txt").returncode == 0


def test_a_place_that_cannot_be_written_is_named(page: Path, run: Callable[..., Any]) -> None:
    (page / "papers").write_text("in the way")
    result = run("source", "fetch", "tea-page", "--yes", "--output", "papers/tea.txt")
    assert result.returncode == 2
    assert result.stderr.startswith("counterclaim: cannot write ")
