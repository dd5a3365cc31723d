"""`counterclaim init`: a base on another subject that checks, builds, and takes an editor's first dispute."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from tests.commands.conftest import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Run

    Counterclaim = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def counterclaim(tmp_path: Path, run: Run) -> Counterclaim:
    """Return a function that runs the command in a folder."""

    def run_in(folder: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return run(*arguments, cwd=str(tmp_path / folder))

    return run_in


def test_a_fresh_base_passes_its_check_and_is_tidy(tmp_path: Path, counterclaim: Counterclaim) -> None:
    made = counterclaim(".", "init", "mine")
    assert (made.returncode, made.stderr) == (0, "")
    files = files_of(tmp_path / "mine")
    assert made.stdout == (
        f"wrote {len(files)} files to mine\n"
        "its workflow for CI does not say where to get Counterclaim from: see its README, or say --install\n"
        "next:  cd mine && counterclaim check && counterclaim build\n"
    )
    checked = counterclaim("mine", "check")
    assert checked.returncode == 0
    assert "0 errors, 0 warnings" in checked.stdout
    assert "8 sentences: 8 accounted for, 8 verified" in checked.stdout
    assert "2 conflicts: 2 examined" in checked.stdout
    assert counterclaim("mine", "fmt", "--check").returncode == 0
    assert counterclaim("mine", "source", "verify").returncode == 0


def test_its_records_name_schemas_that_lie_in_the_base(tmp_path: Path, counterclaim: Counterclaim) -> None:
    counterclaim(".", "init", "mine")
    records = sorted((tmp_path / "mine").glob("claims/*/*.yml")) + sorted((tmp_path / "mine").glob("[s-v]*/*.yml"))
    assert len(records) >= 7
    for record in records:
        line = record.read_text().partition("\n")[0]
        assert line.startswith("# yaml-language-server: $schema=")
        schema = json.loads((record.parent / line.partition("=")[2]).read_text())
        assert schema["additionalProperties"] is not True


def test_it_knows_nothing_of_another_subject(tmp_path: Path, counterclaim: Counterclaim) -> None:
    counterclaim(".", "init", "mine")
    ours = {path: data for path, data in files_of(tmp_path / "mine").items() if not path.startswith("schema/")}
    assert not [path for path, data in ours.items() if b"running" in data.lower() or b"spine" in data.lower()]


def test_what_is_built_and_the_words_of_texts_stay_out_of_git(tmp_path: Path, counterclaim: Counterclaim) -> None:
    counterclaim(".", "init", "mine")
    git = ["git", "-C", str(tmp_path / "mine")]
    subprocess.run([*git, "init", "--quiet"], check=True)
    subprocess.run([*git, "add", "--all"], check=True)
    listed = subprocess.run([*git, "ls-files"], capture_output=True, encoding="utf-8", check=True).stdout.split()
    assert "/site/\n" in (tmp_path / "mine" / ".gitignore").read_text()
    assert [path for path in listed if path.startswith("texts/")] == ["texts/README.md"], (
        "the folder is there in a clone"
    )


def test_its_own_readme_leads_to_a_base_without_the_letters_that_builds(
    tmp_path: Path, counterclaim: Counterclaim
) -> None:
    counterclaim(".", "init", "mine")
    base = tmp_path / "mine"
    steps = re.findall(r"^   (rm .+)$", (base / "README.md").read_text(), flags=re.MULTILINE)
    assert len(steps) == 2
    for step in steps:
        subprocess.run(["sh", "-ec", step], cwd=base, check=True)
    left = b"".join(data for path, data in files_of(base).items() if path.startswith(("claims", "sources", "guide")))
    assert b"letter" not in left
    checked = counterclaim("mine", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout.startswith("0 errors, 0 warnings · 0 claims")
    built = counterclaim("mine", "build")
    assert built.returncode == 0, built.stderr
    assert counterclaim("mine", "fmt", "--check").returncode == 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("git+https://example.org/counterclaim@v1", "counterclaim[site] @ git+https://example.org/counterclaim@v1"),
        ("counterclaim==1.2", "counterclaim[site]==1.2"),
        ("counterclaim[site]>=1", "counterclaim[site]>=1"),
        ("counterclaim @ file:///srv/counterclaim.whl", "counterclaim[site] @ file:///srv/counterclaim.whl"),
        ("", ""),
    ],
)
def test_its_workflow_gets_the_program_from_where_the_user_says(
    given: str, said: str, tmp_path: Path, counterclaim: Counterclaim
) -> None:
    made = counterclaim(".", "init", "mine", *(["--install", given] if given else []))
    assert (made.returncode, made.stderr) == (0, "")
    workflow = yaml.safe_load((tmp_path / "mine" / ".github" / "workflows" / "check.yml").read_text())
    (install,) = [step for step in workflow["jobs"]["check"]["steps"] if step.get("name") == "Install"]
    assert install["env"]["COUNTERCLAIM"] == said
    assert '"$COUNTERCLAIM"' in install["run"].splitlines()[-1]
    assert "does not say where to get Counterclaim from" in made.stdout or said


@pytest.mark.parametrize(
    "given", ["x; rm -rf", "other==1", 'counterclaim" && echo', "git+https://e.example/a b", "$(id)"]
)
def test_what_pip_would_not_take_is_refused(given: str, tmp_path: Path, counterclaim: Counterclaim) -> None:
    made = counterclaim(".", "init", "mine", "--install", given)
    assert (made.returncode, made.stdout) == (2, "")
    assert made.stderr.startswith(
        f'counterclaim: --install is "{given}"; write an address or a requirement, such as git+'
    )
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("folder", ["new/and/deep", "empty", "."])
def test_new_and_empty_folders_are_filled(folder: str, tmp_path: Path, counterclaim: Counterclaim) -> None:
    (tmp_path / "empty").mkdir()
    if folder == ".":
        assert counterclaim("empty", "init", ".").returncode == 0
        assert (tmp_path / "empty" / "pyproject.toml").is_file()
    else:
        assert counterclaim(".", "init", folder).returncode == 0
        assert (tmp_path / folder / "pyproject.toml").is_file()


def test_a_folder_that_holds_something_is_refused_and_left(tmp_path: Path, counterclaim: Counterclaim) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    result = counterclaim(".", "init", "mine")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "counterclaim: mine is not empty; name a new or an empty folder\n"
    assert files_of(tmp_path) == {"mine/notes.txt": b"mine"}


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, counterclaim: Counterclaim) -> None:
    (tmp_path / "file").write_text("in the way")
    inside = counterclaim(".", "init", "file/mine")
    assert inside.returncode == 2
    assert inside.stderr.startswith("counterclaim: file/mine: cannot be written: ")
    assert inside.stderr.count("\n") == 1
    on_it = counterclaim(".", "init", "file")
    assert on_it.returncode == 2
    assert "'file' is a file" in on_it.stderr


NAP = ("--exposure", "nap", "--outcome", "sleep-quality")
HELD = ("--basis", "anecdote", "--caveat", "One person's nights say little about another's.")


@pytest.mark.slow
def test_two_opposing_claims_written_reported_resolved_and_built(tmp_path: Path, counterclaim: Counterclaim) -> None:
    counterclaim(".", "init", "mine")
    base = tmp_path / "mine"
    (tmp_path / "cleo.txt").write_text("On naps\n\nA nap after lunch spoils the night.\n")
    (tmp_path / "dan.txt").write_text("On naps\n\nWhoever naps after lunch sleeps better at night.\n")

    def done(*arguments: str) -> str:
        result = counterclaim("mine", *arguments)
        assert (result.returncode, result.stderr) == (0, ""), result.stdout
        return result.stdout

    done("new", "concept", "nap", "--label", "a nap", "--definition", "Sleeping for a while during the day.")
    for name, said, direction in (
        ("cleo", "A nap after lunch makes for a worse night.", "decreases"),
        ("dan", "A nap after lunch makes for a better night.", "increases"),
    ):
        source = ("--title", f"Letter from {name}", "--design", "anecdote", "--url-note", "Invented.")
        done("new", "source", name, *source, "--type", "personal_communication")
        done("source", "lock", name, "--text", f"../{name}.txt")
        (base / "texts" / f"{name}.txt").write_bytes((tmp_path / f"{name}.txt").read_bytes())
        record = base / "sources" / f"{name}.yml"
        record.write_text(record.read_text() + "not_claims:\n  heading: [1]\n")
        claim = ("--source", name, "--sentences", "2", "--statement", said, "--id", f"nap-{name}")
        met = done("new", "claim", *claim, *NAP, "--direction", direction, *HELD)
    assert "  examine it: counterclaim resolve nap-cleo nap-dan\n" in met

    failed = counterclaim("mine", "check", "--format", "json")
    assert failed.returncode == 1
    (finding,) = (f for f in json.loads(failed.stdout)["findings"] if f["severity"] in {"error", "warning"})
    assert finding["rule"] == "contradiction"
    places = {finding["path"], *(other["path"] for other in finding["related"])}
    assert places == {"claims/cleo/nap-cleo.yml", "claims/dan/nap-dan.yml"}

    done("resolve", "nap-cleo", "nap-dan", "--reason", "Each writes of one person's own nights.")
    assert "3 conflicts: 3 examined" in done("check")
    done("fmt", "--check")
    built = counterclaim("mine", "build")
    assert built.returncode == 0, built.stderr
    for page in ("index.html", "claims/nap-dan/index.html", "questions/nap/sleep-quality/index.html"):
        assert (base / "site" / page).is_file(), page
    assert "nap after lunch" in (base / "site" / "claims" / "nap-dan" / "index.html").read_text()
    assert (base / "site" / "guide" / "start" / "index.html").is_file()
