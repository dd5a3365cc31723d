"""`source`: numbers in use never come to mean something else unseen; a page's text is asked about before it is kept."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import fetching
from counterclaim.knowledge import yaml_reader
from tests.commands.conftest import files_of
from tests.editing.pages import PAGE, PARAGRAPHS, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOCK = "sources/sleep-letter.lock.json"
TEXT = "texts/sleep-letter.txt"


def rewrite(base: Path, before: str, after: str) -> None:
    text = (base / TEXT).read_text("utf-8")
    assert before in text
    (base / TEXT).write_text(text.replace(before, after), "utf-8")


def words(base: Path) -> list[str]:
    return [" … ".join(s["words"]) for s in json.loads((base / LOCK).read_text("utf-8"))["sentences"]]


def test_locking_the_same_text_again_changes_nothing(base: Path, run: Callable[..., Any]) -> None:
    before = (base / LOCK).read_bytes()
    result = run("source", "lock", "sleep-letter")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"wrote {LOCK}: 7 sentences\n"
    assert (base / LOCK).read_bytes() == before


def test_a_first_lock_lets_check_pass(base: Path, run: Callable[..., Any]) -> None:
    (base / LOCK).unlink()
    unlocked = run("check")
    assert unlocked.returncode == 1
    assert "counterclaim source lock sleep-letter" in unlocked.stdout
    assert run("source", "lock", "sleep-letter").returncode == 0
    assert run("check").returncode == 0


def test_a_sentence_more_at_the_end_moves_no_number(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "this happens.\n", "this happens.\nTea is another matter.\n")
    assert run("check", "--select", "changed-sentence").returncode == 1
    assert run("source", "lock", "sleep-letter").stdout == f"wrote {LOCK}: 8 sentences\n"
    assert words(base)[-1] == "Tea is another matter."
    assert run("check", "--select", "changed-sentence").returncode == 0


def test_refuses_a_renumbering_and_lists_what_would_break(base: Path, run: Callable[..., Any]) -> None:
    notes = (base / "sources" / "sleep-letter.yml").read_text()
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[2, 4, 6]"))
    (base / "sources" / "sleep-letter.yml").write_text(notes + "not_claims:\n  heading: [1]\n  personal-aside: [7]\n")
    rewrite(base, "A cup in the morning does no harm.\n", "")
    before = (base / LOCK).read_bytes()
    result = run("source", "lock", "sleep-letter")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "sentence 4: its words are now sentence 3; used by what-the-letter-tells\n"
        "sentence 6: its words are now sentence 5; used by what-the-letter-tells\n"
        "sentence 7: its words are now sentence 6; used by not_claims.personal-aside\n"
        "counterclaim: not written: 3 sentences in use would change; "
        "carry the records over: counterclaim source lock sleep-letter --renumber\n"
    )
    assert (base / LOCK).read_bytes() == before
    forced = run("source", "lock", "sleep-letter", "--force")
    assert (forced.returncode, forced.stdout) == (0, f"wrote {LOCK}: 6 sentences\n")
    assert len(words(base)) == 6


def test_refuses_where_words_in_use_are_gone(base: Path, invoke: Callable[..., Any]) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    result = invoke("source", "lock", "sleep-letter")
    assert result.returncode == 2
    assert result.stderr.startswith("sentence 2: its words are gone or changed; used by what-the-letter-tells\n")


def test_locks_a_text_from_elsewhere(base: Path, invoke: Callable[..., Any], tmp_path: Path) -> None:
    (base / TEXT).rename(tmp_path / "letter.txt")
    (base / LOCK).unlink()
    assert invoke("source", "lock", "sleep-letter", "--text", str(tmp_path / "letter.txt")).returncode == 0
    assert len(words(base)) == 7


def test_the_lock_holds_no_sentence_of_eight_words_or_more(base: Path) -> None:
    assert "Coffee late in the day keeps many people awake." not in (base / LOCK).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["slep-letter"], 'there is no source "slep-letter" in sources/; did you mean sleep-letter?'),
        (["xyz"], 'there is no source "xyz" in sources/\n'),
        (["night-notes"], "the text of night-notes is not at hand ("),
        (["sleep-letter", "--text", "latin.txt"], "latin.txt: cannot be read as UTF-8: "),
        (["sleep-letter", "--text", "none.txt"], "none.txt"),
        (["broken"], "sources/broken.yml cannot be used as it is; see what is wrong: counterclaim check sources\n"),
    ],
)
def test_what_cannot_be_locked_is_named(
    arguments: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "texts" / "night-notes.txt").unlink()
    (base / "latin.txt").write_bytes("café".encode("latin-1"))
    (base / "sources" / "broken.yml").write_text("title: [\n")
    before = (base / LOCK).read_bytes()
    result = invoke("source", "lock", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert (base / LOCK).read_bytes() == before


def test_says_how_to_name_a_folder_where_none_is_configured(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "pyproject.toml").write_text("[tool.counterclaim]\n")
    result = invoke("source", "lock", "sleep-letter")
    assert result.returncode == 2
    assert "(no folder of texts is configured); name it with --text, or set COUNTERCLAIM_TEXTS" in result.stderr


def test_verifies_all_sources_or_those_that_are_named(base: Path, invoke: Callable[..., Any]) -> None:
    letter = "sleep-letter: 7 the same, 0 moved, 0 changed, 0 gone, 0 new\n"
    notes = "night-notes: 5 the same, 0 moved, 0 changed, 0 gone, 0 new\n"
    result = invoke("source", "verify")
    assert (result.returncode, result.stdout, result.stderr) == (0, notes + letter, "")
    assert invoke("source", "verify", "sleep-letter").stdout == letter
    (base / "texts" / "night-notes.txt").unlink()
    (base / "sources" / "third.yml").write_text((base / "sources" / "sleep-letter.yml").read_text())
    partly = invoke("source", "verify")
    assert partly.returncode == 0
    assert partly.stdout == (
        "night-notes: not verified (its text is not at hand)\n" + letter + "third: not verified (no lock)\n"
    )


def test_verifying_a_changed_text_fails_and_names_the_claims(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    result = run("source", "verify")
    assert (result.returncode, result.stderr) == (1, "")
    assert "  changed: 2\n  claims on sentence 2: what-the-letter-tells\n" in result.stdout


def test_a_text_that_only_grew_or_moved_does_not_fail(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "and the night.\n\n", "and the night.\n\n\nA sentence between.\n")
    result = run("source", "verify", "sleep-letter")
    assert result.returncode == 0
    assert result.stdout == "sleep-letter: 1 the same, 6 moved, 0 changed, 0 gone, 1 new\n  moved: 2-7\n"


def test_where_no_text_is_at_hand_nothing_is_verified(base: Path, run: Callable[..., Any]) -> None:
    (base / "pyproject.toml").write_text("[tool.counterclaim]\n")
    result = run("source", "verify")
    assert result.returncode == 2
    assert "night-notes: not verified (its text is not at hand)\n" in result.stdout
    assert result.stderr.startswith("counterclaim: nothing verified: put the texts in the folder ")
    given = run("source", "verify", environment={"COUNTERCLAIM_TEXTS": "texts"})
    assert given.returncode == 0


@pytest.mark.usefixtures("base")
def test_a_source_that_does_not_exist_is_named_with_the_nearest(run: Callable[..., Any]) -> None:
    result = run("source", "verify", "sleep-leter")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == 'counterclaim: there is no source "sleep-leter"; did you mean sleep-letter?\n'


# fetch


FETCHED = "texts/tea-page.txt"


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
    text = (page / FETCHED).read_text()
    assert result.stdout == (
        f"address   {pages}/tea\n"
        "title     Tea before bed   (the record says: On tea and sleep)\n"
        "language  en-GB   (the record says: en)\n"
        "encoding  utf-8   (its header names it)\n"
        "6 sentences\n"
        "     1  Tea before bed\n"
        f"     2  {PARAGRAPHS[0][:100]}\n"
        "     3  Nobody has counted how often it helps them sleep.\n"
        "     4  The makers of this page have asked their neighbours about it.\n"
        "     5  Others lie awake, and think that the leaves are to blame.\n"
        "     6  Black tea holds caffeine, as coffee does.\n"
        f"wrote {page / FETCHED}: {len(text)} characters\n"
        "next:  counterclaim source lock tea-page   (--renumber, where it was locked before)\n"
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
    assert not (page / FETCHED).exists()


@pytest.mark.parametrize(("answer", "code", "is_written"), [("y", 0, True), ("n", 2, False)])
def test_asks_in_a_terminal_whether_it_is_the_right_document(
    answer: str, code: int, *, is_written: bool, page: Path, terminal: Callable[..., Any]
) -> None:
    result = terminal("source", "fetch", "tea-page", answers=(answer,))
    assert result.returncode == code
    assert result.stdout.index("Tea before bed") < result.stdout.index("Is this the right document? [y/N]")
    assert (page / FETCHED).exists() == is_written
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
    assert "     1  Tea  [31mand ]0;sleep .\n" in result.stdout


def test_of_many_sentences_the_first_are_shown_and_a_guess_is_told(
    page: Path, pages: str, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    (page / "sources" / "tea-page.yml").write_text(RECORD.format(url=f"{pages}/pdf"))
    paper = run("source", "fetch", "tea-page", "--yes")
    assert paper.returncode == 0
    assert "title     On tea, printed   (the record says: On tea and sleep)\n" in paper.stdout
    assert "2 sentences\n     1  Tea in the evening warms the hands.\n" in paper.stdout
    assert "encoding" not in paper.stdout
    found = fetching.Fetched("Tea.\n" * 50, None, None, pages, "cp1252", "guess", 2)
    monkeypatch.setattr(fetching, "fetch", lambda *_, **__: found)
    many = run("source", "fetch", "tea-page", "--yes").stdout
    assert "encoding  cp1252   (a guess: nothing names it)\ndamaged   2 characters could not be read" in many
    assert "    30  Tea.\n        … and 20 more\n" in many


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
    assert (result.returncode, result.stderr) == (2, f"counterclaim: {pages}/silent is not whole after 0.2 seconds\n")
    assert not (page / FETCHED).exists()


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
    said = f"the folder of texts does not exist: {page / 'papers'}; make it, or name a file with --output"
    assert gone.stderr == f"counterclaim: {said}\n"
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


# Renumbering

FIRST_LINE = "Coffee and the night.\n"


def test_renumbers_in_one_go_and_says_what_it_came_to(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, FIRST_LINE, f"A banner of the day.\n{FIRST_LINE}")
    before = files_of(base)
    dry = run("source", "lock", "sleep-letter", "--renumber", "--dry-run")
    assert (dry.returncode, dry.stderr) == (0, "")
    assert dry.stdout == f"7 sentences in use moved, 1 claim renumbered\nwould write {LOCK}: 8 sentences\n"
    assert files_of(base) == before
    done = run("source", "lock", "sleep-letter", "--renumber")
    assert done.stdout == f"7 sentences in use moved, 1 claim renumbered\nwrote {LOCK}: 8 sentences\n"
    claim = yaml_reader.read((base / "claims/sleep-letter/what-the-letter-tells.yml").read_bytes()).value
    assert claim["sentences"] == [2, 3, 4, 5, 6, 7, 8]
    assert run("check", "--fail-on", "error").returncode == 0


def test_a_changed_word_is_owed_until_it_was_read_again(
    base: Path, run: Callable[..., Any], terminal: Callable[..., Any]
) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    done = run("source", "lock", "sleep-letter", "--renumber")
    assert done.stdout == (
        'sentence 2 has other words ("Coffee late in the day … many people awake."): read again what-the-letter-tells\n'
        "0 sentences in use moved, 0 claims renumbered\n"
        f"wrote {LOCK}: 7 sentences\n"
        "next:  counterclaim check --select renumber-owed\n"
    )
    owed = run("check")
    assert owed.returncode == 1
    assert "what-the-letter-tells.yml:3:16  error  renumber-owed\n" in owed.stdout
    nobody = run("source", "settle", "sleep-letter")
    assert nobody.returncode == 2
    assert nobody.stderr == "counterclaim: not written: nobody to ask whether it was read again; say --yes if it was\n"
    refused = terminal("source", "settle", "sleep-letter", "what-the-letter-tells", answers=("n",))
    assert (refused.returncode, run("check").returncode) == (2, 1)
    settled = terminal("source", "settle", "sleep-letter", answers=("y",))
    assert settled.returncode == 0
    assert "Coffee late in the day keeps few people awake." in settled.stdout
    assert 'sentence 2 was: "Coffee late in the day … many people awake."' in settled.stdout
    assert settled.stdout.endswith("settled what-the-letter-tells\n")
    assert run("check").returncode == 0
    assert run("source", "settle", "sleep-letter").stdout == "nothing is owed for sleep-letter\n"


def test_what_is_gone_cannot_be_settled_but_by_its_claim(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "Nobody has counted how often this happens.\n", "")
    done = run("source", "lock", "sleep-letter", "--renumber")
    assert 'sentence 7 is gone ("Nobody has counted how often this happens."); 7 stands for it in what-' in done.stdout
    owed = run("check")
    assert owed.returncode == 1
    assert "it rests on a sentence that the text has no more" in owed.stdout
    refused = run("source", "settle", "sleep-letter", "--yes")
    assert refused.returncode == 2
    assert "rests on a sentence that is gone" in refused.stderr
    assert (
        "what-the-letter-tells owes nothing for night-notes"
        in run("source", "settle", "night-notes", "what-the-letter-tells").stderr
    )
    claim = base / "claims/sleep-letter/what-the-letter-tells.yml"
    claim.write_text(claim.read_text("utf-8").replace(", 7]", "]"), "utf-8")
    assert run("check").returncode == 0


def test_force_leaves_the_records_alone_and_says_who_owes(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, FIRST_LINE, f"A banner of the day.\n{FIRST_LINE}")
    assert run("source", "lock", "sleep-letter", "--force").returncode == 0
    owed = run("check", "--select", "renumber-owed")
    assert owed.returncode == 1
    assert owed.stdout.count("error  renumber-owed") == 7
    assert run("source", "lock", "sleep-letter").returncode == 0, "nothing shifts now"
    assert run("check", "--select", "renumber-owed").returncode == 1, "and nothing is forgotten"
    both = run("source", "lock", "sleep-letter", "--force", "--renumber")
    assert (both.returncode, both.stderr.count("\n")) == (2, 1)


def test_force_counts_excuses_and_what_is_gone_among_what_is_owed(base: Path, run: Callable[..., Any]) -> None:
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace("[1, 2, 3, 4, 5, 6, 7]", "[7]"))
    notes = (base / "sources" / "sleep-letter.yml").read_text()
    (base / "sources" / "sleep-letter.yml").write_text(notes + "not_claims:\n  heading: [1-6]\n")
    rewrite(base, FIRST_LINE, "")
    assert run("source", "lock", "sleep-letter", "--force").returncode == 0
    owed = run("check", "--select", "renumber-owed").stdout
    assert '("Nobody has counted how often this happens."; 7 stands for it)' in owed
    assert owed.count("when it was excused") == 6
    assert run("source", "settle", "sleep-letter", "not_claims", "--yes").stdout == "settled not_claims\n"
    assert run("check", "--select", "renumber-owed").stdout.count("  error  ") == 1


def test_what_must_be_mended_before_is_said_in_one_line(base: Path, run: Callable[..., Any]) -> None:
    claim = base / "claims" / "sleep-letter" / "what-the-letter-tells.yml"
    claim.write_text(claim.read_text().replace(", 7]", ", 7, 70]"))
    before = files_of(base)
    result = run("source", "lock", "sleep-letter", "--renumber")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "counterclaim: what-the-letter-tells cites sentence 70, which there never was: mend it first\n"
    )
    assert files_of(base) == before


def test_a_claim_that_gets_another_id_owes_the_same(base: Path, run: Callable[..., Any]) -> None:
    rewrite(base, "keeps many people awake", "keeps few people awake")
    run("source", "lock", "sleep-letter", "--renumber")
    assert run("rename", "what-the-letter-tells", "what-it-tells").returncode == 0
    owed = run("check", "--select", "renumber-owed")
    assert (owed.returncode, owed.stdout.count("source settle sleep-letter what-it-tells")) == (1, 1)


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("{}", "sources/sleep-letter.lock.json:1:1 "),
        ("{" + "<" * 7 + " HEAD", "sources/sleep-letter.lock.json:1:"),
        (
            "<" * 7 + " HEAD\n{}\n" + "=" * 7,
            "sources/sleep-letter.lock.json:1:1 markers of a merge conflict stand here",
        ),
    ],
)
@pytest.mark.parametrize("option", [(), ("--renumber",)])
def test_a_lock_that_cannot_be_read_is_not_written_over(
    held: str, told: str, option: tuple[str, ...], base: Path, run: Callable[..., Any]
) -> None:
    path = base / "sources" / "sleep-letter.lock.json"
    path.write_text(held)
    result = run("source", "lock", "sleep-letter", *option)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"counterclaim: not written: {told}")
    assert path.read_text() == held
    assert run("source", "lock", "sleep-letter", "--force").returncode == 0
    assert run("check").returncode == 0


def test_a_lock_that_somebody_else_writes_meanwhile_stays(
    base: Path, run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from counterclaim.editing import locks as editing

    write, path = editing.write, base / "sources" / "sleep-letter.lock.json"
    theirs = path.read_text().replace('"characters": ', '"characters": 1')

    def late(*given: Any) -> Path:
        path.write_text(theirs)
        return write(*given)

    monkeypatch.setattr(editing, "write", late)
    result = run("source", "lock", "sleep-letter")
    assert (result.returncode, result.stdout) == (2, "")
    assert "it was changed by somebody else meanwhile" in result.stderr
    assert path.read_text() == theirs
