"""The public face: what README lists is what there is, and its example runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import counterclaim
from counterclaim import KnowledgeError, load, load_revision, load_texts

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
SECTION = (ROOT / "README.md").read_text("utf-8").split("\n## For programs\n")[1].split("\n## ")[0]


def test_the_readme_lists_every_name_and_no_other() -> None:
    rows = [row.split("|")[1] for row in SECTION.splitlines() if row.startswith("| `")]
    listed = [name for row in rows for name in re.findall(r"`(\w+)", row)]
    assert sorted(listed) == sorted(counterclaim.__all__)
    for name in listed:
        assert (getattr(counterclaim, name).__doc__ or "").strip(), name


def test_the_readme_lists_every_part_of_a_knowledge_base() -> None:
    (row,) = [row for row in SECTION.splitlines() if row.startswith("| `Knowledge` ")]
    parts = [name for name in vars(counterclaim.Knowledge) if not name.startswith("_")]
    assert [name for name in re.findall(r"`(\w+)", row.split("|")[2]) if name != "exposure"] == parts


def test_the_example_of_the_readme_runs() -> None:
    (example,) = re.findall(r"```python\n(.+?)```", SECTION, flags=re.DOTALL)
    done = subprocess.run([sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\nregular-running/spinal-degeneration " in done.stdout
    assert "Whether they meet cannot be told" in done.stdout


def test_the_face_costs_nothing_before_it_is_used() -> None:
    program = "import sys, counterclaim; sys.exit(', '.join(m for m in sys.modules if m.startswith('counterclaim.')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == "counterclaim.face\n"


def test_tells_what_a_folder_holds(dispute: Path) -> None:
    found = load(dispute)
    claim = found.claims["late-coffee-worse"]
    assert list(found.claims) == sorted(found.claims)
    assert (claim.source, claim.sentences, claim.stance, claim.retired) == ("sleep-letter", (2,), "harms", False)
    assert claim.says == "coffee decreases sleep quality"
    (conflict,) = found.conflicts("late-coffee-worse")
    assert found.conflicts() == (conflict,)
    assert found.conflicts("what-the-letter-tells") == ()
    assert conflict.status == "contradiction"
    assert conflict.sides == (("late-coffee-worse",), ("noon-coffee-better",))
    assert conflict.question == "coffee/sleep-quality"
    assert (conflict.decisive, conflict.examined) == ((), False)
    assert conflict.summary.startswith("Both are about what coffee does to sleep quality.")
    question = found.questions["coffee/sleep-quality"]
    assert (question.exposure, question.outcome, question.disputed) == ("coffee", "sleep-quality", True)
    assert "Coffee in the evening makes for a worse night." in question.headline
    assert "Patients with coffee at noon had better nights." in question.headline
    assert question.reason.startswith("2 sources; best grounds: ")
    assert question.claims == {"helps": ("noon-coffee-better",), "harms": ("late-coffee-worse",)}
    assert found.faults == ()


def test_texts_at_hand_are_read_where_they_are_named(dispute: Path) -> None:
    assert load(str(dispute), texts=dispute / "texts").faults == ()
    (dispute / "texts" / "sleep-letter.txt").write_bytes(b"\xff")
    (fault,) = load(dispute, texts=str(dispute / "texts")).faults
    assert "is not UTF-8" in fault.message


def test_advice_without_an_outcome_is_a_question_named_by_its_concept(
    sleep: dict[str, str], claim: Callable[..., str]
) -> None:
    advice = claim(effect=None, advice="{avoid: tea}")
    found = load_texts({**sleep, "claims/sleep-letter/no-tea.yml": advice})
    assert found.questions["tea"].outcome is None
    headline = "Coffee in the evening makes for a worse night. (The Sleep Letter, stated expertise)"
    assert found.questions["tea"].headline == headline


def test_what_cannot_be_read_is_a_fault_and_never_raises() -> None:
    found = load_texts({"claims/a/one.yml": "statement: [\n", "claims/a/Two.yml": "a: 1\n"})
    assert [(f.path, f.rule) for f in found.faults] == [("claims/a/Two.yml", "schema"), ("claims/a/one.yml", "syntax")]
    assert found.faults[0].line == found.faults[0].column == 1
    assert "; " in found.faults[0].message
    assert found.claims == {}


def test_a_revision_is_read_as_it_was(dispute: Path, commit: Callable[[], str]) -> None:
    first = commit()
    (dispute / "claims" / "sleep-letter" / "late-coffee-worse.yml").unlink()
    assert load(dispute).conflicts() == ()
    assert len(load_revision(dispute, first).conflicts()) == 1


def test_where_there_is_no_knowledge_base_there_is_an_error_and_no_empty_base(
    dispute: Path, tmp_path: Path, commit: Callable[[], str]
) -> None:
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        load(dispute / "nowhere")
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        load(dispute / "pyproject.toml")
    with pytest.raises(KnowledgeError, match="it has none of claims, sources"):
        load(dispute / "texts")
    with pytest.raises(KnowledgeError, match="lies in no git repository"):
        load_revision(dispute, "HEAD")
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        load_revision(tmp_path / "nowhere", "HEAD")
    commit()
    with pytest.raises(KnowledgeError, match='there is no revision "nonsense"'):
        load_revision(dispute, "nonsense")
    with pytest.raises(KnowledgeError, match="at HEAD: it has none of claims, sources"):
        load_revision(dispute / "texts", "HEAD")
    with pytest.raises(KnowledgeError, match="no knowledge base in the texts"):
        load_texts({})


@pytest.mark.parametrize("name", ["../claims/a.yml", "/claims/a.yml", "claims/../../a.yml", "", "."])
def test_a_path_that_leads_out_is_refused(name: str) -> None:
    with pytest.raises(KnowledgeError, match="is no path below"):
        load_texts({name: "a: 1\n"})


def test_a_claim_that_is_not_there_has_no_conflicts_to_tell(dispute: Path) -> None:
    with pytest.raises(KeyError):
        load(dispute).conflicts("nobody")
