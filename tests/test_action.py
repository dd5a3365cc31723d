"""The action, and the workflow of a new base: their steps run by hand, among files that a pull request may bring."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from counterclaim import cli

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
WORKFLOW = ROOT / "builder/counterclaim/editing/starter/.github/workflows/check.yml"
RECIPES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs/ci.md").read_text("utf-8"), re.DOTALL)
STRANGE = "7f3a-not-of-the-base"
SHADOWS = (
    *("yaml", "pip", "venv", "mkdocs", "click", "json", "jinja2", "counterclaim", "networkx", "pint", "ruamel"),
    *("jsonschema", "jsonschema_rs", "sitecustomize", "usercustomize", "dataclasses", "encodings", "markdown"),
)


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text("utf-8"))


def steps() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = read(ROOT / "action.yml")["runs"]["steps"]
    return found


def recipe(name: str) -> str:
    """Return the recipe of docs/ci.md for a file of this name."""
    (found,) = [text for text in RECIPES if text.partition("\n")[0].endswith(name)]
    return str(found)


def script_of(name: str) -> str:
    (script,) = [step["run"] for step in steps() if step.get("name") == name]
    return str(script)


@pytest.fixture
def runner(tmp_path: Path) -> Path:
    """Return the folder of a runner in which this program is installed, as the step before would have done it."""
    folder = tmp_path / "runner"
    venv.create(folder / "counterclaim", with_pip=False, symlinks=True)
    (packages,) = (folder / "counterclaim").glob("lib/python*/site-packages")
    (packages / "here.pth").write_text(f"{sysconfig.get_path('purelib')}\n{ROOT / 'builder'}\n")
    return folder


@pytest.fixture
def run_script(runner: Path, base: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs a script as GitHub does, with the base as the checkout in which it begins."""

    def run_one(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
        plain = {key: value for key, value in os.environ.items() if not key.startswith("COV")}
        places = {
            "RUNNER_TEMP": str(runner),
            "GITHUB_WORKSPACE": str(base),
            "CI": "true",
            "XDG_CACHE_HOME": str(runner),
        }
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=base,
            env={**plain, **places, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run_one


@pytest.fixture
def brought(dispute: Path, commit: Callable[[], str], tmp_path: Path) -> tuple[Path, Path]:
    """Bring into a checkout what would run, or be read, if anything of it were; return it and where that would tell."""
    traces = tmp_path / "traces"
    traces.mkdir()
    commit()
    tell = f"import pathlib; pathlib.Path({str(traces)!r}, __name__).touch()\n"
    for name in SHADOWS:
        (dispute / f"{name}.py").write_text(tell)
        (dispute / "claims" / f"{name}.py").write_text(tell)
    (dispute / "hook.py").write_text(tell)
    (dispute / "mkdocs.yml").write_text(
        "site_name: x\nplugins: [counterclaim]\nhooks: [hook.py]\ntheme: {name: mkdocs}\n"
    )
    (tmp_path / "secret.txt").write_text(STRANGE)
    (tmp_path / "secret.yml").write_text(f"statement: {STRANGE}\n")
    (dispute / "guide").mkdir(exist_ok=True)
    for path, goal in (
        ("guide/page.md", "../../secret.txt"),
        ("guide/picture.png", str(tmp_path / "secret.txt")),
        ("claims/sleep-letter/told.yml", "../../../secret.yml"),
        ("texts/told.txt", "../../secret.txt"),
    ):
        (dispute / path).symlink_to(goal)
    ran = f"touch {traces}/git-$1; cat"
    (dispute / ".gitattributes").write_text("* filter=told diff=told\n")
    for name in ("pre-commit", "post-checkout", "post-index-change", "fsmonitor-watchman", "query-watchman"):
        hook = dispute / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {traces}/{name}\n")
        hook.chmod(0o755)
    with (dispute / ".git" / "config").open("a") as settings:
        settings.write(
            f'[filter "told"]\n\tclean = "{ran}"\n\tsmudge = "{ran}"\n\trequired = true\n'
            f'[diff "told"]\n\ttextconv = "{ran}"\n\tcommand = "{ran}"\n'
            f"[core]\n\tfsmonitor = touch {traces}/fsmonitor\n\tpager = touch {traces}/pager\n"
        )
    (dispute / "claims/sleep-letter/late-coffee-worse.yml").write_text("statement: other\n")
    return dispute, traces


def test_of_what_a_pull_request_brings_nothing_runs_and_nothing_is_read(
    brought: tuple[Path, Path], run_script: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    checkout, traces = brought
    summary = tmp_path / "summary.md"
    given = {"ROOT": ".", "FAIL_ON": "", "SINCE": "HEAD", "GITHUB_STEP_SUMMARY": str(summary)}
    checked = run_script(script_of("Check"), **given)
    assert checked.returncode == 1, checked.stderr
    assert "::error file=claims/sleep-letter/told.yml" in checked.stdout
    changed = run_script(script_of("Say what changes"), **given)
    assert (changed.returncode, changed.stderr) == (0, "")
    built = run_script(read(WORKFLOW)["jobs"]["check"]["steps"][-1]["run"])
    assert (built.returncode, built.stdout) == (2, "")
    assert "hooks (hook.py). Whoever proposes a change could write that" in built.stderr
    assert list(traces.iterdir()) == []
    assert STRANGE not in checked.stdout + checked.stderr + summary.read_text("utf-8")
    assert not (checkout / "site").exists()


def test_of_what_a_pull_request_brings_nothing_runs_by_the_recipes(
    brought: tuple[Path, Path], run_script: Callable[..., subprocess.CompletedProcess[str]], runner: Path
) -> None:
    checkout, traces = brought
    _, _, install, say, _, check = yaml.safe_load(recipe("/knowledge.yml"))["jobs"]["check"]["steps"]
    (checkout / "constraints.txt").write_text("evil==1\n")
    assert run_script(install["run"].splitlines()[0], BASE="HEAD").returncode == 0
    assert (runner / "constraints.txt").read_text() == ""
    said = run_script(say["run"], BASE="HEAD", NUMBER="7")
    assert (said.returncode, said.stderr) == (0, "")
    assert "1 headline changed" in (runner / "said/changes.md").read_text("utf-8")
    assert (runner / "said/number").read_text() == "7\n"
    checked = run_script(check["run"], BASE="HEAD")
    assert checked.returncode == 1, checked.stderr
    assert "::error file=claims/sleep-letter/told.yml" in checked.stdout
    scripts: list[str] = yaml.safe_load(recipe(".gitlab-ci.yml"))["knowledge"]["script"]
    kept = [line for line in scripts if "venv" not in line and "pip" not in line and " comment " not in line]
    kept.insert(kept.index('cd "$temporary"') + 1, f"ln -s {runner / 'counterclaim'} counterclaim")
    judged = run_script("set +e\n" + "\n".join(kept), BASE="HEAD", CI_PROJECT_DIR=str(checkout))
    assert judged.returncode == 1, judged.stderr
    quality = json.loads((checkout / "quality.json").read_text("utf-8"))
    assert "claims/sleep-letter/told.yml" in {one["location"]["path"] for one in quality}
    assert list(traces.iterdir()) == []


def test_the_traces_tell_when_something_runs(brought: tuple[Path, Path]) -> None:
    checkout, traces = brought
    subprocess.run([sys.executable, "-c", "import yaml"], cwd=checkout, check=True)
    subprocess.run(["git", "diff", "--quiet"], cwd=checkout, check=False, capture_output=True)
    assert {"yaml", "git-$1"} & {path.name for path in traces.iterdir()} >= {"yaml"}
    assert len(list(traces.iterdir())) >= 2


RECORDING = """#!/bin/sh
printf '%s\n' "$(pwd) $*" >> "$CALLS"
[ -e counterclaim ] || { mkdir -p counterclaim/bin && cp "$0" counterclaim/bin/python; }
"""


def test_what_is_installed_is_the_actions_own_with_the_versions_of_its_lock(
    run_script: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").write_text(RECORDING)
    (tmp_path / "bin" / "python").chmod(0o755)
    temporary = tmp_path / "elsewhere"
    temporary.mkdir()
    calls = tmp_path / "calls"
    done = run_script(
        script_of("Install counterclaim"),
        PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}",
        RUNNER_TEMP=str(temporary),
        ACTION_PATH=str(ROOT),
        CALLS=str(calls),
    )
    assert done.returncode == 0, done.stderr
    made, built, installed = calls.read_text().splitlines()
    assert all(line.startswith(f"{temporary} -I -m ") for line in (made, built, installed))
    for line in (built, installed):
        assert f"--constraint {ROOT / 'constraints.txt'} " in line
    assert installed.endswith(f"--no-build-isolation {ROOT}")


def test_a_root_that_leads_out_of_the_workspace_is_refused(
    base: Path, run_script: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (base / "inner").symlink_to(tmp_path / "other")
    for root in ("inner", "..", "../other"):
        for name in ("Check", "Say what changes"):
            done = run_script(script_of(name), ROOT=root, FAIL_ON="", SINCE="", GITHUB_STEP_SUMMARY=os.devnull)
            assert (done.returncode, done.stdout) == (2, "the root leads out of the workspace\n")


def test_the_workflow_of_a_new_base_runs_nothing_of_the_checkout() -> None:
    workflow = read(WORKFLOW)
    assert workflow["permissions"] == {"contents": "read"}
    job = workflow["jobs"]["check"]
    assert "permissions" not in job
    checkout, *_, install, check, say, build = job["steps"]
    assert checkout["with"]["persist-credentials"] is False
    for step in (install, check, say, build):
        lines = step["run"].splitlines()
        python = [at for at, line in enumerate(lines) if "python" in line]
        assert lines.index('cd "$RUNNER_TEMP"') < python[0]
        assert all(re.match(r"(counterclaim/bin/)?python -I ", lines[at]) for at in python)
        assert "${{" not in step["run"]


def test_the_workflow_takes_versions_from_the_branch_that_is_merged_into(
    base: Path, commit: Callable[[], str], run_script: Callable[..., subprocess.CompletedProcess[str]], runner: Path
) -> None:
    (base / "constraints.txt").write_text("one==1\n")
    commit()
    (base / "constraints.txt").write_text("evil @ https://example.org/evil.tar.gz\n")
    script = read(WORKFLOW)["jobs"]["check"]["steps"][2]["run"].splitlines()[0]
    assert run_script(script, BASE="main").returncode == 0
    assert (runner / "constraints.txt").read_text() == "one==1\n"


def test_each_line_of_a_recipe_that_starts_python_stands_elsewhere_in_an_isolated_one() -> None:
    for text in RECIPES[:-1]:
        lines = [line.strip().removeprefix("- ") for line in text.splitlines()]
        starting = [at for at, line in enumerate(lines) if re.match(r"(\S*/)?(python|pip|counterclaim)\b(?!:)", line)]
        for at in starting:
            assert re.match(r"(counterclaim/bin/)?python -I -m (venv|pip|counterclaim) ", lines[at]), lines[at]
            begun = max(n for n in range(at) if "run: |" in lines[n] or lines[n] == "script:")
            assert any(re.fullmatch(r'cd "\$(RUNNER_TEMP|temporary)"', line) for line in lines[begun:at]), lines[at]
            assert re.search(r" --root | comment | pip install .*--constraint constraints.txt | venv ", lines[at])
        assert len(starting) >= 3
        assert [line for line in lines if re.search(r"(counterclaim|echo|grep|git) .*\$\{\{", line)] == []


def test_the_recipes_ask_for_the_least_and_fit_their_schemas(tmp_path: Path) -> None:
    granted = {
        "/knowledge.yml": {"contents": "read"},
        "/comment.yml": {"actions": "read", "contents": "read", "pull-requests": "write"},
    }
    for name, permissions in granted.items():
        workflow = yaml.safe_load(recipe(name))
        assert workflow["permissions"] == permissions
        (job,) = workflow["jobs"].values()
        assert "permissions" not in job
        assert "GITHUB_TOKEN" not in job["env"]
        steps = job["steps"]
        assert [s["with"]["persist-credentials"] for s in steps if "checkout" in s.get("uses", "")] == [False]
        assert [s["name"] for s in steps if "GITHUB_TOKEN" in s.get("env", {})] in ([], ["Comment"])
    for name, schema in (
        ("/knowledge.yml", "github-workflows"),
        ("/comment.yml", "github-workflows"),
        (".gitlab-ci.yml", "gitlab-ci"),
        (".pre-commit-config.yaml", ""),
    ):
        assert yaml.safe_load(recipe(name))
        if schema:
            file = tmp_path / name.strip("/")
            file.write_text(recipe(name), "utf-8")
            call = [str(BIN / "check-jsonschema"), "--builtin-schema", f"vendor.{schema}", str(file)]
            done = subprocess.run(call, capture_output=True, encoding="utf-8", check=False)
            assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_fits_the_schema_of_actions_and_the_workflow_that_of_workflows() -> None:
    for schema, file in (("vendor.github-actions", ROOT / "action.yml"), ("vendor.github-workflows", WORKFLOW)):
        done = subprocess.run(
            [BIN / "check-jsonschema", "--builtin-schema", schema, file],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_uses_every_input_and_no_other() -> None:
    inputs = read(ROOT / "action.yml")["inputs"]
    used = set(re.findall(r"inputs\.([\w-]+)", json.dumps(steps())))
    assert used == inputs.keys() == {"root", "fail-on", "since", "summary", "python-version"}
    assert all(given["description"] for given in inputs.values())


def test_no_script_of_the_action_holds_an_expression_that_a_caller_could_fill() -> None:
    assert [step["run"] for step in steps() if "${{" in step.get("run", "")] == []


def test_the_action_calls_commands_and_options_that_exist() -> None:
    scripts = "\n".join(script_of(name) for name in ("Check", "Say what changes"))
    called = re.findall(r'-m counterclaim --root "\$root" (\w+)', scripts)
    assert called == ["check", "diff"]
    known = {o for name in called for p in cli.cli.commands[name].params for o in p.opts} | {"--root"}
    options = set(re.findall(r"(?<=[ (\"])--[a-z-]+(?=[=\" ])", scripts))
    assert options == {"--root", "--format", "--fail-on", "--since"} <= known


def test_the_actions_check_passes_its_inputs_on(
    dispute: Path, run_script: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    plain = run_script(script_of("Check"), ROOT=".", FAIL_ON="", SINCE="")
    assert plain.returncode == 1, plain.stderr
    assert plain.stdout.startswith("::error file=claims/sleep-letter/late-coffee-worse.yml")
    assert run_script(script_of("Check"), ROOT=".", FAIL_ON="none", SINCE="").returncode == 0
    assert run_script(script_of("Check"), ROOT="texts", FAIL_ON="", SINCE="").returncode == 2
    evil = run_script(script_of("Check"), ROOT=".", FAIL_ON="", SINCE="$(touch evil) --output=evil")
    assert evil.returncode == 2
    assert not (dispute / "evil").exists()


def test_the_actions_summary_is_what_changes(
    dispute: Path, commit: Any, run_script: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    commit()
    (dispute / "claims" / "sleep-letter" / "late-coffee-worse.yml").unlink()
    summary = tmp_path / "summary.md"
    done = run_script(script_of("Say what changes"), ROOT=".", SINCE="HEAD", GITHUB_STEP_SUMMARY=str(summary))
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 conflict closed" in summary.read_text("utf-8")
