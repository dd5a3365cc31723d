"""`counterclaim resolve`: a decision is written, makes check pass, goes stale, and is renewed in its file."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.knowledge import validation, yaml_reader

if TYPE_CHECKING:
    from collections.abc import Callable

PAIR = ["late-coffee-worse", "noon-coffee-better"]
NAME = "late-coffee-worse-or-noon-coffee-better.yml"
REASON = ["--reason", "Neither of them: counted nights #1.", "--date", "2026-01-06"]


@pytest.fixture(autouse=True)
def _strict(dispute: Path) -> None:
    (dispute / "pyproject.toml").write_text('[tool.counterclaim]\ntexts = "texts"\nfail-on = "warning"\n')


def read(base: Path, name: str = NAME) -> Any:
    return yaml_reader.read((base / "resolutions" / name).read_bytes()).value


def in_a_terminal(folder: Path, answers: str, *pair: str) -> subprocess.CompletedProcess[str]:
    """Run resolve without a reason, and give the answers as if they were typed."""
    ours, theirs = pty.openpty()
    try:
        os.write(ours, answers.encode())
        return subprocess.run(
            [Path(sys.executable).with_name("counterclaim"), "resolve", *pair],
            cwd=folder,
            stdin=theirs,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    finally:
        os.close(ours)
        os.close(theirs)


def test_a_decision_makes_check_pass_until_a_claim_changes(
    dispute: Path, run: Callable[..., Any], write: Callable[..., Path], claim: Callable[..., str]
) -> None:
    assert run("check").returncode == 1
    result = run("resolve", *PAIR, *REASON)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == f"wrote resolutions/{NAME}: open\n"
    passed = run("check")
    assert passed.returncode == 0
    assert "1 conflict: 1 examined" in passed.stdout
    write({"claims/sleep-letter/late-coffee-worse.yml": claim(caveats="[One letter is no study.]", notes="Ask Ada.")})
    assert run("check").returncode == 0, "caveats and notes do not reopen it"
    write({"claims/sleep-letter/late-coffee-worse.yml": claim(statement="Coffee at dusk makes for a worse night.")})
    stale = run("check")
    assert stale.returncode == 1
    assert f"resolutions/{NAME}:" in stale.stdout
    assert "  warning  stale-resolution\n" in stale.stdout
    assert "  error  contradiction\n" in stale.stdout
    renewed = run("resolve", *PAIR, "--reason", "Read again, and still so.")
    assert renewed.stdout == f"wrote resolutions/{NAME}: open\n"
    assert [f.name for f in (dispute / "resolutions").iterdir()] == [NAME]
    assert run("check").returncode == 0


def test_writes_a_record_that_fits_its_schema(dispute: Path, invoke: Callable[..., Any]) -> None:
    invoke("resolve", *PAIR, *REASON, "--would-settle", "A count: of nights.")
    value = read(dispute)
    assert validation.accepts("resolution", value)
    assert value["claims"] == PAIR
    assert value["reason"] == "Neither of them: counted nights #1."
    assert value["would_settle"] == "A count: of nights."
    assert value["date"] == "2026-01-06"
    assert value["decision"] == "open"


@pytest.mark.parametrize(
    ("decision", "written"),
    [("open", "open"), ("both-hold", "both-hold"), ("noon-coffee-better", {"prefer": "noon-coffee-better"})],
)
def test_writes_each_decision(decision: str, written: object, dispute: Path, invoke: Callable[..., Any]) -> None:
    result = invoke("resolve", *PAIR, *REASON, "--decision", decision)
    assert result.stdout == f"wrote resolutions/{NAME}: {decision}\n"
    assert read(dispute)["decision"] == written
    assert invoke("check").returncode == 0


def test_the_order_of_the_claims_does_not_matter(dispute: Path, invoke: Callable[..., Any]) -> None:
    invoke("resolve", *PAIR, *REASON)
    before = read(dispute)
    invoke("resolve", *reversed(PAIR), *REASON)
    assert read(dispute) == before
    assert len(list((dispute / "resolutions").iterdir())) == 1


def test_keeps_what_would_settle_it_when_it_renews(dispute: Path, invoke: Callable[..., Any]) -> None:
    invoke("resolve", *PAIR, *REASON, "--would-settle", "A count of nights.")
    invoke("resolve", *PAIR, "--reason", "Read again, and still so.")
    assert read(dispute)["would_settle"] == "A count of nights."


def test_another_file_of_that_name_is_left_alone(dispute: Path, invoke: Callable[..., Any]) -> None:
    invoke("resolve", *PAIR, *REASON)
    other = (dispute / "resolutions" / NAME).read_text().replace("noon-coffee-better", "what-the-notes-tell")
    (dispute / "resolutions" / NAME).write_text(other)
    result = invoke("resolve", *PAIR, *REASON)
    assert result.stdout == f"wrote resolutions/{NAME.replace('.yml', '-2.yml')}: open\n"
    assert (dispute / "resolutions" / NAME).read_text() == other


def test_without_a_date_it_is_today(dispute: Path, invoke: Callable[..., Any]) -> None:
    invoke("resolve", *PAIR, "--reason", "Neither of them counted nights.")
    assert validation.accepts("resolution", read(dispute))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["late-cofee-worse", PAIR[1], *REASON], 'no claim "late-cofee-worse"; did you mean late-coffee-worse?'),
        ([PAIR[0], "xyz", *REASON], 'there is no claim "xyz"\n'),
        ([PAIR[0], "what-the-notes-tell", *REASON], "late-coffee-worse and what-the-notes-tell do not conflict\n"),
        ([PAIR[0], PAIR[0], *REASON], "late-coffee-worse and late-coffee-worse do not conflict\n"),
        (
            [*PAIR, *REASON, "--decision", "maybe"],
            '--decision is "maybe"; it is open, both-hold, late-coffee-worse or ',
        ),
        (PAIR, "--reason is missing: say in plain words why\n"),
        ([*PAIR, "--reason", "No."], "reason has 3 characters; at least 10 needed"),
        ([*PAIR, *REASON, "--date", "tomorrow"], "tomorrow"),
        ([*PAIR, *REASON, "--date", "2026-02-31"], "2026-02-31"),
    ],
)
def test_what_cannot_be_recorded_is_refused_and_nothing_written(
    arguments: list[str], message: str, dispute: Path, invoke: Callable[..., Any]
) -> None:
    result = invoke("resolve", *arguments)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert not (dispute / "resolutions").exists()


def test_it_holds_for_all_who_say_the_same_until_better_grounds_join(
    dispute: Path, write: Callable[..., Path], claim: Callable[..., str], invoke: Callable[..., Any]
) -> None:
    for number in range(7):
        write({f"claims/sleep-letter/worse-{number}.yml": claim(statement=f"Letter {number} tells of worse nights.")})
    result = invoke("resolve", *PAIR, *REASON, "--by", "ada")
    held = ", ".join(f"worse-{number}" for number in range(5))
    assert result.stdout == (
        f"wrote resolutions/{NAME}: open\nit holds for 7 more claims that take the same side: {held} and 2 more\n"
    )
    assert read(dispute)["by"] == "ada"
    write({"claims/sleep-letter/worse-9.yml": claim(statement="One more letter tells of worse nights.")})
    chosen = ("check", "--select", "stale-resolution,contradiction")
    passed = invoke(*chosen)
    assert passed.returncode == 0, passed.stdout
    assert "1 conflict: 1 examined" in passed.stdout
    letter = (dispute / "sources" / "sleep-letter.yml").read_text("utf-8")
    tried = claim(source="trial", basis="own-data", statement="A trial tells of worse nights.")
    trial = letter.replace("expert-opinion", "randomised-trial")
    write({"sources/trial.yml": trial, "claims/trial/tried.yml": tried})
    stale = invoke(*chosen)
    assert stale.returncode == 1
    assert "a claim with better grounds has joined a side" in stale.stdout
    assert invoke("resolve", PAIR[1], "tried", *REASON).stdout.startswith(f"wrote resolutions/{NAME}: open\n")
    assert read(dispute)["claims"] == [PAIR[1], "tried"], "renewed in its file, for the claims that were named"
    assert invoke(*chosen).returncode == 0


def test_a_folder_that_cannot_be_written_is_named(dispute: Path, run: Callable[..., Any]) -> None:
    (dispute / "resolutions").write_text("in the way")
    result = run("resolve", *PAIR, *REASON)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("counterclaim: cannot write ")
    assert "Traceback" not in result.stderr


@pytest.fixture
def opposed_by_a_chain(write: Callable[..., Path], claim: Callable[..., str]) -> Path:
    """Write a claim, and two that together come out otherwise, into the base; return its folder."""
    effects = {"direct": "drink, outcome: headache, direction: increases", **LINKS}
    return write(
        {
            f"claims/sleep-letter/{name}.yml": claim(
                statement=f"The letter's word on {name} links.", stance="neutral", effect=f"{{exposure: {effect}}}"
            )
            for name, effect in effects.items()
        }
    )


LINKS = {
    "first": "drink, outcome: dreaming, direction: increases",
    "second": "dreaming, outcome: headache, direction: decreases",
}


@pytest.mark.parametrize("link", LINKS)
def test_a_decision_about_a_claim_and_a_link_examines_the_chain(
    link: str, opposed_by_a_chain: Path, invoke: Callable[..., Any]
) -> None:
    chosen = ("check", "--select", "chain,pointless-resolution,stale-resolution")
    assert invoke(*chosen).stdout.count("  warning  chain\n") == 1
    result = invoke("resolve", link, "direct", *REASON)
    assert result.stdout == f"wrote resolutions/direct-or-{link}.yml: open\n"
    assert read(opposed_by_a_chain, f"direct-or-{link}.yml")["claims"] == ["direct", link]
    assert invoke(*chosen).returncode == 0


def test_shows_the_claim_and_every_link_of_a_chain_before_it_asks(opposed_by_a_chain: Path) -> None:
    result = in_a_terminal(opposed_by_a_chain, "Nobody knows what they dreamt.\n\n", "direct", "first")
    assert (result.returncode, result.stderr) == (0, "")
    shown = [line for line in result.stdout.splitlines() if "letter's word" in line]
    assert result.stdout.startswith("a chain that opposes direct\n")
    assert shown == [
        "  claim   The letter's word on direct links.",
        "  link    The letter's word on first links.",
        "  link    The letter's word on second links.",
    ]


def test_two_links_of_one_chain_do_not_conflict(opposed_by_a_chain: Path, invoke: Callable[..., Any]) -> None:
    result = invoke("resolve", *LINKS, *REASON)
    assert (result.returncode, result.stderr) == (2, "counterclaim: first and second do not conflict\n")
    assert not (opposed_by_a_chain / "resolutions").exists()


@pytest.mark.parametrize(
    ("answers", "settle"),
    [
        ("Neither of them counted nights.\nA count of nights.\n", "A count of nights."),
        ("Neither of them counted.\n\n", None),
    ],
)
def test_asks_in_a_terminal_and_shows_the_conflict_first(answers: str, settle: str | None, dispute: Path) -> None:
    result = in_a_terminal(dispute, answers, *PAIR)
    assert (result.returncode, result.stderr) == (0, "")
    assert "  first   Coffee in the evening makes for a worse night." in result.stdout
    assert result.stdout.index("Reason") < result.stdout.index("What would settle it")
    value = read(dispute)
    assert value["reason"] == answers.splitlines()[0]
    assert value.get("would_settle") == settle


@pytest.mark.parametrize("known", [False, True])
def test_a_decision_that_somebody_else_made_meanwhile_stays(
    known: bool,  # noqa: FBT001 - a parameter of the test
    dispute: Path,
    run: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from counterclaim.editing import resolutions

    path = dispute / "resolutions" / NAME
    if known:
        run("resolve", *PAIR, *REASON)
    write = resolutions.write
    theirs: list[str] = []

    def late(root: Path, name: str, value: dict[str, Any], earlier: Any = None) -> Path:
        if not theirs:
            theirs.append("")
            write(root, name, {**value, "reason": "The ward counted nights."}, earlier)
            theirs.append(path.read_text())
        return write(root, name, value, earlier)

    monkeypatch.setattr(resolutions, "write", late)
    result = run("resolve", *PAIR, "--reason", "Nobody counted nights.")
    assert (result.returncode, result.stdout) == (2, "")
    told = f"resolutions/{NAME}: somebody else has decided meanwhile: read it first (counterclaim show {NAME[:-4]})"
    assert result.stderr == f"counterclaim: {told}\n"
    assert path.read_text() == theirs[1]


def test_a_decision_that_is_renewed_keeps_its_comments(dispute: Path, run: Callable[..., Any]) -> None:
    run("resolve", *PAIR, *REASON, "--by", "ada")
    path = dispute / "resolutions" / NAME
    path.write_text("# Asked about in June.\n" + path.read_text() + "reviewed: {by: cleo, date: 2026-01-07}\n")
    result = run("resolve", *PAIR, "--reason", "Only the ward counted nights.")
    assert (result.returncode, result.stderr) == (0, "")
    assert path.read_text().startswith("# Asked about in June.\n")
    assert read(dispute)["reason"] == "Only the ward counted nights."
    assert not {"by", "reviewed"} & read(dispute).keys()
