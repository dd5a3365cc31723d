"""The form at /admin/, in a real browser, on a folder of records that lies in the browser's own file system."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from counterclaim.editing import folders, formatting
from counterclaim.knowledge import KnowledgeBase, yaml_reader
from counterclaim.knowledge.configuration import Configuration
from counterclaim.pages.form import admin
from tests.site.conftest import ROOT, watched
from tests.site.looking import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.conftest import Run, Write
    from tests.site.conftest import Site, Visit

MARK = "# yaml-language-server: $schema=../../schema/claim.schema.json\n"
CLAIM = "claims/sleep-letter/late-coffee-worse.yml"
WRITTEN = f"""{MARK}# Asked the author about this one.
statement: Coffee in the evening makes for a worse night.
source: sleep-letter
sentences: [2]
stance: harms
effect:
  exposure: coffee  # of any kind
  outcome: sleep-quality
  direction: decreases
scope:
  # The letter says so itself.
  population: older-adults
  condition: [evening]
  dose:
    cups-per-day: '> 3 cups'
basis: expert-opinion
caveats:
  - The letter counts no nights and names no study.
  - 'Not asked: how many nights it was.'
reviewed:
  by: ada
  date: 2026-01-05
"""
CHANGED = "An evening cup, says the letter, and it says so at some length: it makes for a worse night #1, 'as ever'."

FILL = """async (files) => {
  const base = await (await navigator.storage.getDirectory()).getDirectoryHandle("base", { create: true });
  await base.getDirectoryHandle(".git", { create: true });
  for (const [path, text] of Object.entries(files)) {
    const folders = path.split("/");
    const name = folders.pop();
    let folder = base;
    for (const part of folders) folder = await folder.getDirectoryHandle(part, { create: true });
    const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await file.write(text);
    await file.close();
  }
  window.showDirectoryPicker = async () => base;
}"""
READ = """async (path) => {
  let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("base");
  const folders = path.split("/");
  const name = folders.pop();
  for (const part of folders) folder = await folder.getDirectoryHandle(part);
  for (let tries = 1; ; tries += 1) {
    try {
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch (error) {  // the form is writing it just now
      if (error.name !== "NotReadableError" || tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}"""
AGAIN = """async (records) => {
  const { read, write, shapes } = await import("./records.js");
  return records.map(([kind, text]) => {
    const shape = shapes.find((one) => one.kind === kind);
    return write(text === null ? {} : read(text.trim(), shape), shape).trim() + "\\n";
  });
}"""
NEW = """async ([kind, neighbour, content]) => {
  const { read, write, shapes } = await import("./records.js");
  const shape = shapes.find((one) => one.kind === kind);
  if (neighbour) read(neighbour, shape);
  return write(content, shape) + "\\n";
}"""


@pytest.fixture
def base(sleep: dict[str, str], write: Write) -> Path:
    return write({**sleep, "pyproject.toml": '[tool.counterclaim]\ntexts = "texts"\n', CLAIM: WRITTEN})


@pytest.fixture
def form(base: Path, served: Site, browser: Browser) -> Iterator[Form]:
    """Publish the form of the base and open it in a browser that has never seen it."""
    name = base.parent.name
    pages = admin.pages(KnowledgeBase.load(base), Configuration(base, title="Coffee and sleep"))
    folders.write(served.folder / name, [(page.path, page.text()) for page in pages] + list(admin.files()))
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    form = Form(watched(context), f"{served.address}{name}/admin/")
    form.visit.go(form.address)
    form.visit.page.get_by_role("button", name="Work with Local Repository").wait_for()
    yield form
    context.close()


class Form:
    """The form in a browser, its folder empty."""

    def __init__(self, visit: Visit, address: str) -> None:
        self.visit = visit
        self.address = address

    def fill(self, files: Mapping[str, str]) -> None:
        """Put files into the browser's folder, and let the form work on it."""
        self.visit.page.evaluate(FILL, dict(files))
        self.visit.page.get_by_role("button", name="Work with Local Repository").click()
        self.visit.page.get_by_text("Vocabulary", exact=True).first.wait_for()

    def open(self, entry: str) -> None:
        """Open an entry of a collection for editing."""
        self.visit.page.goto(f"{self.address}#/collections/{entry}")
        self.visit.page.get_by_role("button", name="Save", exact=True).wait_for()

    def save(self, path: str) -> str:
        """Save what is open; return the file as it then is."""
        page = self.visit.page
        before = page.evaluate(READ, path)
        page.get_by_role("button", name="Save", exact=True).click()
        for _ in range(PATIENCE // 100):
            text = str(page.evaluate(READ, path))
            if text != before:
                return text
            page.wait_for_timeout(100)
        raise AssertionError(path + " was not saved")


@pytest.fixture(scope="module")
def script(site: Site, browser: Browser) -> Iterator[Page]:
    """Open the form of this site's own base, whose script reads and writes records; nothing is changed on it."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(site.address + "admin/")
    yield page
    context.close()


def again(script: Page, records: list[tuple[str, str]]) -> list[str]:
    """Return records as they are after they were read and written, nothing changed."""
    return list(script.evaluate(AGAIN, [list(record) for record in records]))


def records(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for folder in ("claims", "sources", "vocabulary", "resolutions")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


def kind_of(path: str) -> str:
    folder, _, name = path.partition("/")
    return name.removesuffix(".yml") if folder == "vocabulary" else folder.removesuffix("s")


def values(text: str) -> Any:
    return yaml_reader.read(text.encode()).value


def test_it_asks_nobody_but_this_site(form: Form, base: Path) -> None:
    form.fill(records(base))
    form.open("claims-sleep-letter/entries/late-coffee-worse")
    asked = [url for url in form.visit.requests if not url.startswith((form.address, "data:", "blob:"))]
    assert asked == []
    assert [said for said in form.visit.troubles if "OAuth application ID" not in said] == []


def test_without_a_repository_it_says_so_and_offers_only_the_folder(form: Form) -> None:
    page = form.visit.page
    assert "No repository is configured" in page.locator("#about").inner_text()
    assert [b.inner_text() for b in page.locator("#nc-root .buttons button").all() if b.is_visible()] == [
        "Work with Local Repository"
    ]


def test_a_changed_statement_is_all_that_changes_and_the_comments_stay(form: Form, base: Path, run: Run) -> None:
    form.fill(records(base))
    form.open("claims-sleep-letter/entries/late-coffee-worse")
    form.visit.page.get_by_role("textbox", name="statement", exact=True).fill(CHANGED)
    saved = form.save(CLAIM)
    assert values(saved) == {**values(WRITTEN), "statement": CHANGED}
    comments = [line for line in WRITTEN.split("\n") if "#" in line]
    assert [line for line in saved.split("\n") if line in comments] == comments
    (base / CLAIM).write_text(saved, "utf-8")
    assert (run("fmt", "--check", CLAIM).returncode, run("fmt", "--check", CLAIM).stderr) == (0, "")
    assert run("check").returncode == 0, run("check").stdout


def test_a_changed_source_keeps_what_it_does_not_know(form: Form, base: Path) -> None:
    path = "sources/sleep-letter.yml"
    unknown = (
        "title: Coffee and the night\ntype: pamphlet\nurl:\nurl_note: The letter was never published.\n"
        "design: expert-opinion\ncites: []\nstatus: live\nnot_claims:\n  heading: [1, 3-4]\n"
    )
    form.fill({**records(base), path: unknown})
    form.open("sources/entries/sleep-letter")
    form.visit.page.get_by_role("textbox", name="title", exact=True).fill("A letter on coffee")
    saved = form.save(path)
    assert values(saved) == {**values(unknown), "title": "A letter on coffee"}
    assert formatting.tidy(saved, "source") == saved


def test_a_changed_term_leaves_the_others_as_they_were(form: Form, base: Path) -> None:
    path = "vocabulary/conditions.yml"
    files = records(base)
    form.fill(files)
    form.open("vocabulary/entries/conditions")
    form.visit.page.get_by_role("button", name="Expand").first.click()
    form.visit.page.get_by_role("textbox", name="label", exact=True).first.fill("late in the day")
    saved = form.save(path)
    first = next(iter(values(files[path])))
    assert values(saved) == {**values(files[path]), first: {**values(files[path])[first], "label": "late in the day"}}
    assert formatting.tidy(saved, "conditions") == saved


def test_records_of_this_repository_come_back_with_their_values_and_comments(script: Page) -> None:
    every = [(path, text) for path, text in records(ROOT).items() if path.endswith(".yml")]
    known = [one for at, one in enumerate(every) if at % 40 == 0 or one[0].startswith(("vocabulary/", "answers/"))]
    known += next([one] for one in every if one[0].startswith("resolutions/"))
    written = again(script, [(kind_of(path), text) for path, text in known])
    assert {kind_of(path) for path, _ in known} == {kind_of(path) for path, _ in every}
    for (path, text), back in zip(known, written, strict=True):
        assert values(back) == values(text), path
        tidied = formatting.tidy(text, kind_of(path))
        if ">-" not in text:  # folded by hand, which fmt leaves so; the form does not
            assert back == tidied, path


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("claim", WRITTEN),
        ("claim", "caveats: []\nnotes: no comment\n# at the end\n"),
        ("claim", 'statement: "it\'s: quoted"  # beside\ncaveats:  # above a list\n  # above one\n  - one of them\n'),
        ("claim", "scope:\n  condition:\n    - one  # beside\n    - two\n"),
        ("claim", "statement: '012'\neffect:\n  size: 'no'\nnotes: '12'\n"),
        ("claim", "effect:\n  size: 'true'\nbackground:\n  about: [a, b]\n"),
        ("resolution", "claims: [a, b]\ndecision:\n  prefer: a\nreason: for one reason\n"),
        ("resolution", "claims: [a, b]\ndecision: open\nreason: for one reason\n"),
        ("source", "author:\n  - family: Lovelace\n    given: Ada\n  - literal: The Ward\nurl: null\n"),
        (
            "concepts",
            "# First\nb:\n  label: b\n\n# Second\na:\n  label: a  # says who\n  implies:\n    dose:\n      cups: 3\n",
        ),
        ("quantities", "cups:\n  label: cups\n  unit: cups\n  tolerance: 0.25\n"),
    ],
)
def test_a_tidy_record_comes_back_as_it_was(script: Page, kind: str, text: str) -> None:
    assert formatting.tidy(text, kind) == text
    assert again(script, [(kind, text)]) == [text]


def test_a_new_claim_says_only_what_was_filled_in(form: Form) -> None:
    content = {
        "statement": "Tea in the evening does no harm.",
        "source": "sleep-letter",
        "sentences": [2],
        "effect": {"exposure": "tea", "outcome": "sleep-quality", "direction": "no-decrease", "size": ""},
        "advice": {"do": "", "for": ""},
        "background": None,
        "scope": {"population": [], "condition": ["evening"], "dose": [{"key": "cups-per-day", "value": "1 cup"}]},
        "caveats": [],
        "notes": "",
    }
    text = form.visit.page.evaluate(NEW, ["claim", WRITTEN, content])
    assert text == (
        f"{MARK}statement: Tea in the evening does no harm.\nsource: sleep-letter\nsentences: [2]\n"
        "effect:\n  exposure: tea\n  outcome: sleep-quality\n  direction: no-decrease\n"
        "scope:\n  condition: evening\n  dose:\n    cups-per-day: 1 cup\ncaveats: []\n"
    )
