"""`new concept`: a term below the others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.conftest import files_of, read

if TYPE_CHECKING:
    from collections.abc import Callable


LATE = ("late-coffee", "--label", "late coffee", "--definition", "Coffee that is drunk after four.")


def test_a_concept_is_added_below_the_others_whose_comments_stay(base: Path, run: Callable[..., Any]) -> None:
    file = base / "vocabulary" / "concepts.yml"
    before = (
        "# Words of the ward.\n" + file.read_text().replace("tea:\n", "# asked for\ntea:  # leaves\n") + "# end\n\n"
    )
    file.write_text(before)
    result = run(
        "new", "concept", *LATE, "--broader", "black coffee", "--also", "coffee at night", "--also", "a nightcap"
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("nearest: coffee (coffee)")
    assert result.stdout.endswith("wrote vocabulary/concepts.yml\n")
    assert file.read_text() == before.rstrip("\n") + (
        "\n\nlate-coffee:\n  label: late coffee\n  definition: Coffee that is drunk after four.\n"
        "  broader: [coffee]\n  also:\n    - coffee at night\n    - a nightcap\n"
    )
    assert run("check").returncode == 0


def test_a_concept_says_what_of_it_is_good_and_what_its_opposite_is(base: Path, invoke: Callable[..., Any]) -> None:
    result = invoke("new", "concept", *LATE, "--better", "less", "--opposite", "sound sleep")
    assert result.returncode == 0
    added_term = read(base, "vocabulary/concepts.yml")["late-coffee"]
    assert (added_term["better"], added_term["opposite"]) == ("less", "sleep-quality")


def test_the_first_concept_begins_the_file(base: Path, invoke: Callable[..., Any]) -> None:
    (base / "vocabulary" / "concepts.yml").unlink()
    result = invoke("new", "concept", *LATE)
    assert (result.returncode, result.stdout) == (0, "wrote vocabulary/concepts.yml\n")
    assert list(read(base, "vocabulary/concepts.yml")) == ["late-coffee"]


def test_a_concept_by_answers(base: Path, terminal: Callable[..., Any]) -> None:
    answers = ("cold baths", "", "Bathing in cold water before bed.", "", "")
    result = terminal("new", "concept", answers=answers)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.index("nearest: warm-bath (warm baths)") < result.stdout.index("Id [cold-baths]: ")
    assert read(base, "vocabulary/concepts.yml")["cold-baths"] == {
        "label": "cold baths",
        "definition": "Bathing in cold water before bed.",
    }


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ([], "--label is missing: label, as in the middle of a sentence"),
        (["coffee", *LATE[1:]], 'ID is taken: "coffee" stands already in vocabulary/concepts.yml; take another id'),
        (["Late Coffee", *LATE[1:]], '"Late Coffee" is no id; ids are small letters'),
        (LATE[:3], "--definition is missing: what is meant, in a plain sentence"),
        ([*LATE[:3], "--definition", "Coffee."], "definition has 7 characters; at least 10 needed"),
        ([*LATE, "--better", "mor"], '--better is "mor"; did you mean more?'),
        ([*LATE, "--broader", "coffe"], '--broader "coffe" is not in the vocabulary; nearest: coffee (coffee)'),
        (
            [*LATE, "--opposite", "xyz"],
            '--opposite "xyz" is not in the vocabulary; nearest: none; add it with: counter',
        ),
    ],
)
def test_a_concept_that_cannot_be_is_refused_and_nothing_is_written(
    options: list[str], message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    before = files_of(base)
    result = invoke("new", "concept", *options)
    assert result.returncode == 2
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert files_of(base) == before


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"coffee: [\n", "vocabulary/concepts.yml:"),
        (b"- coffee\n", "vocabulary/concepts.yml"),
        (b"\xff\xfec", "vocabulary/concepts.yml:1:1 the file is UTF-16; save it as UTF-8"),
        (b"coffee: {label: caf\xe9}\n", "vocabulary/concepts.yml:1:20 the file is not UTF-8; save it as UTF-8"),
        (b"{coffee: {label: x, definition: y}}\n", "vocabulary/concepts.yml"),
    ],
)
def test_a_vocabulary_that_cannot_take_a_term_is_named_and_left(
    content: bytes, message: str, base: Path, invoke: Callable[..., Any]
) -> None:
    (base / "vocabulary" / "concepts.yml").write_bytes(content)
    result = invoke("new", "concept", *LATE)
    assert result.returncode == 2
    assert result.stderr.startswith(f"counterclaim: {message}")
    assert (base / "vocabulary" / "concepts.yml").read_bytes() == content


@pytest.mark.slow
def test_ten_at_once_write_ten_concepts(base: Path) -> None:
    program = Path(sys.executable).with_name("counterclaim")
    words = ("--label", "a kind of tea", "--definition", "A kind of tea that is drunk.")
    started = [
        subprocess.Popen(
            [program, "new", "concept", f"tea-{number}", *words],
            cwd=base,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for number in range(10)
    ]
    told = [process.communicate()[0].decode() for process in started]
    assert [process.returncode for process in started] == [0] * 10, told
    known = read(base, "vocabulary/concepts.yml")
    assert [number for number in range(10) if f"tea-{number}" not in known] == []
