"""Text of records is data: whatever HTML, Markdown, Jinja or script it holds shows as text, on every kind of page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from counterclaim.knowledge import KnowledgeBase, locks
from counterclaim.knowledge.configuration import find
from counterclaim.pages import alerts
from counterclaim.pages.site import Site as Shown
from counterclaim.reasoning import resolutions
from counterclaim.reasoning.analysis import Analysis
from tests.site.conftest import ROOT, Site, build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.site.conftest import Visits

# Two halves, so that the shorter fields can hold one each.
SCRIPTS = '</title><script>window.pwned=1</script>"><img src=x onerror=window.pwned=1>'
MARKUP = "[linkq](javascript:window.pwned=1) {{ 7*7 }} {% raw %} `codeq` </div> &lt; *starq* _lineq_ | # headq"
BLOCKS = (
    "\n\n# headq\n\n> quoteq\n\n- itemq\n\n        indentq\n\n</div></article>\n\n<script>window.pwned=1</script>\n\n"
)
STYLES = "<style>*{color:#010203}</style><svg/onload=window.pwned=1>![picq](x){: onclick='window.pwned=1' #idq }"
EVERYTHING = f"{SCRIPTS} {MARKUP} {STYLES} '\" onmouseover=window.pwned=1 {BLOCKS} --- ~~~ ${{7*7}} <!-- -->"
FROM_PAYLOAD = """() => [...document.querySelectorAll("*")].filter(found =>
    found.matches("img[src='x'], a[href^='javascript:'], [onerror], [onmouseover]")
    || [...found.attributes].some(a => a.name.startsWith("on") || a.value === "idq")
    || found.matches("iframe, object, embed, base, body style, [href*='data:text'], [style*='010203']")
    || (found.matches("svg, img") && /pwned|picq/.test(found.outerHTML.split(">")[0]))
    || (found.matches("body") && getComputedStyle(found).color === "rgb(1, 2, 3)")
    || (found.matches("script[type$='json']")
        && (() => { try { JSON.parse(found.textContent) } catch { return true } })())
    || (found.matches("script:not([type$='json'])")
        && found.textContent.includes("pwned") && !found.textContent.includes("__"))
    || (!found.matches("title") && /^(link|code|star|line|head|quote|item|indent|pic)q$/.test(found.textContent.trim()))
).map(found => found.outerHTML.slice(0, 200))"""
TEXT = "() => (document.querySelector('article.md-content__inner') || document.body).textContent"
ADDRESS = "https://letter.example/?a=[x](javascript:window.pwned=1)&lt;'*b*_c_"


class Payloads:
    """Makes the text of one field after another, each with a word of its own, and remembers it."""

    def __init__(self) -> None:
        self.made: dict[str, str] = {}

    def __call__(self, name: str, longest: int = 10_000) -> str:
        """Return text for a field that may hold `longest` characters: as much of everything as goes in."""
        word = f"q{len(self.made)}q"
        parts = [EVERYTHING, f"{SCRIPTS} {MARKUP}", f"{STYLES}", SCRIPTS, "<b>_*`codeq`", "<b>"]
        text = next(f"{word} {part}" for part in parts if len(word) + 1 + len(part) <= longest)
        self.made[name] = text
        return text

    def unseen(self, longest: int = 10_000) -> str:
        """Return text for a field that no page has to show."""
        text = self("unseen", longest)
        self.made[f"unseen {len(self.made)}"] = self.made.pop("unseen")
        return text


def folded(text: str) -> str:
    """Return text with its white space folded, as a page shows it."""
    return " ".join(text.split())


def concept(payload: Payloads, name: str, **fields: Any) -> dict[str, Any]:
    known = {"label": payload(f"{name} label", 120), "definition": payload(f"{name} definition", 500)}
    return {**known, "also": [payload(f"{name} also", 120)], **fields}


def claim(payload: Payloads, name: str, **fields: Any) -> dict[str, Any]:
    known = {
        "statement": payload(f"{name} statement", 300),
        "source": "letter",
        "sentences": [1, 2],
        "stance": "harms",
        "basis": "none",
        "caveats": [payload(f"{name} caveat", 500)],
        "reviewed": {"by": payload(f"{name} reviewer", 80), "date": "2026-01-01"},
        "written": {"by": payload.unseen(80), "date": "2026-01-01"},
        "notes": payload.unseen(2_000),
    }
    return {**known, **fields}


def effect(direction: str, **fields: str) -> dict[str, str]:
    return {"exposure": "coffee", "outcome": "sleep", "direction": direction, **fields}


def records(payload: Payloads) -> dict[str, Any]:
    """Return path → value of a base in which every text holds a payload."""

    def term(name: str) -> dict[str, str]:
        return {"label": payload(f"{name} label", 120), "definition": payload(f"{name} definition", 500)}

    def source(name: str, **fields: Any) -> dict[str, Any]:
        texts = {"title": 300, "publisher": 300, "interests": 500, "url_note": 500}
        known = {field: payload(f"{name} {field}", longest) for field, longest in texts.items()}
        more = {"container-title": 300, "volume": 40, "issue": 40, "page": 40, "licence": 200, "notes": 2_000}
        known |= {field: payload.unseen(longest) for field, longest in more.items()}
        known |= {"DOI": "10.1000/<script>window.pwned=1</script>\"onload='x'", "PMID": "1", "language": "en-script"}
        return {**known, "type": "webpage", "design": "anecdote", "status": "live", **fields}

    authors = [
        {"family": payload("family", 200), "given": payload("given", 200)},
        {"literal": payload("literal", 200)},
    ]
    first_limits = {"population": "adults", "condition": "evening", "dose": {"cups": payload("dose", 60)}}
    return {
        "vocabulary/concepts.yml": {
            "drink": concept(payload, "drink"),
            "coffee": concept(payload, "coffee", broader=["drink"]),
            "sleep": concept(payload, "sleep", better="more"),
            "waking": concept(payload, "waking", opposite="sleep"),
            "doctor": concept(payload, "doctor"),
        },
        "vocabulary/populations.yml": {"adults": term("population")},
        "vocabulary/conditions.yml": {"evening": term("condition")},
        "vocabulary/quantities.yml": {
            "cups": {"label": payload("quantity label", 120), "unit": "cups"},
        },
        "sources/letter.yml": source("letter", url=ADDRESS, author=authors),
        "sources/notes.yml": source("notes", url=None, cites=["letter"]),
        "claims/letter/worse.yml": claim(
            payload, "worse", effect=effect("decreases", size=payload("size", 120)), scope=first_limits
        ),
        "claims/letter/better.yml": claim(payload, "better", effect=effect("increases"), stance="helps"),
        "claims/letter/than.yml": claim(payload, "than", effect=effect("decreases", comparator="drink")),
        "claims/notes/better-by-far.yml": claim(
            payload, "better-by-far", effect=effect("increases", modality="usually"), stance="helps", source="notes"
        ),
        "claims/letter/retired.yml": claim(
            payload,
            "retired",
            effect=effect("mixed"),
            retired={"date": "2026-01-01", "why": payload("why", 500)},
        ),
        "claims/letter/go.yml": claim(
            payload, "go", advice={"do": "doctor"}, scope={"condition": "evening"}, stance="helps"
        ),
        "claims/letter/stay.yml": claim(payload, "stay", advice={"avoid": "doctor", "instead": "coffee"}),
    }


@pytest.fixture(scope="module")
def payload() -> Payloads:
    return Payloads()


@pytest.fixture(scope="module")
def base(payload: Payloads, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a base in which every text holds a payload, to be built as this repository is; return its folder."""
    root = tmp_path_factory.mktemp("injection")

    def write(path: str, text: str) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")

    for path, value in records(payload).items():
        write(path, json.dumps(value))
    text = "".join(f"{SCRIPTS} Sentence number {n} of the letter ends here.\n\n" for n in (1, 2))
    for name in ("letter", "notes"):
        write(f"sources/{name}.lock.json", locks.to_json(locks.make(name, text)))
    words = {key: payload(f"site {key}") for key in ("subject", "notice", "alert-title")}
    toml = "\n".join(f"{key} = {json.dumps(value)}" for key, value in words.items())
    title = json.dumps(payload("title"))
    write(
        "pyproject.toml", f'[tool.counterclaim]\ntitle = {title}\n[tool.counterclaim.site]\nalert = "doctor"\n{toml}\n'
    )
    front = "".join(f"{key}: {json.dumps(payload(f'guide {key}'))}\n" for key in ("title", "description"))
    cited = "[@worse; @better] and [@better-by-far]. Warned [@go]. In short: [?coffee/sleep]."
    write("guide/night.md", f"---\n{front}---\n# A night\n\n{cited}\n\n| a |\n|---|\n| [@stay] |\n\n[?coffee/sleep]\n")
    site = re.sub(r"(?ms)^nav:\n.*?(?=^#)", "", (ROOT / "mkdocs.yml").read_text("utf-8"))
    write("mkdocs.yml", site.replace("custom_dir: site_overrides", f"custom_dir: {ROOT / 'site_overrides'}"))

    analysis = Analysis(KnowledgeBase.load(root))
    for first, second in (("better", "worse"), ("better-by-far", "worse")):
        (conflict,) = analysis.between(first, second)
        best = {claim: side.grounds for side in conflict.sides for claim in side.claims}
        seen = resolutions.fingerprint(analysis.kb, (first, second), [best[first], best[second]])
        decision = {"claims": [first, second], "decision": "open", "date": "2026-01-01", "seen": seen}
        texts = {key: payload(f"{key} {first}", 900) for key in ("reason", "would_settle")}
        texts |= {"by": payload.unseen(80), "notes": payload.unseen(2_000)}
        write(f"resolutions/{first}.yml", json.dumps({**decision, **texts}))
    return root


@pytest.fixture(scope="module")
def injected(base: Path, served: Site) -> Site:
    """Return the built site of the base."""
    site = Site(served.folder / "injected", served.address + "injected/")
    build(base, site)
    return site


@pytest.fixture(scope="module")
def paths(injected: Site) -> list[str]:
    """Return the path of every page of the site."""
    return sorted(path.relative_to(injected.folder).as_posix() for path in injected.folder.rglob("*.html"))


class Seen(NamedTuple):
    """What every page of a site shows, by path, and what of a payload came alive there."""

    texts: dict[str, str]
    alive: list[tuple[str, Any]]


@pytest.fixture(scope="module")
def seen(injected: Site, paths: list[str], visits: Visits) -> Seen:
    """Visit every page."""
    visit = visits(1280)
    found = Seen({}, [])
    for path in paths:
        page = visit.go(injected.address + path)
        found.texts[path] = folded(page.evaluate(TEXT))
        elsewhere = [url for url in visit.requests if not url.startswith((injected.address, "data:", "blob:"))]
        troubles = [said for said in visit.troubles if "OAuth application ID" not in said]  # the form says it, once up
        pwned = [page.evaluate("window.pwned")] if page.evaluate("'pwned' in window") else []
        found.alive.extend((path, sign) for sign in [*pwned, *page.evaluate(FROM_PAYLOAD), *troubles, *elsewhere])
    return found


def test_the_base_reads_without_a_fault_and_has_a_page_of_each_kind(base: Path, paths: list[str]) -> None:
    analysis = Analysis(KnowledgeBase.load(base))
    assert analysis.kb.faults == ()
    assert len(analysis.conflicts) >= 3
    assert len([c for c in analysis.conflicts if analysis.examined(c)]) == 2
    assert alerts.alerts(Shown(analysis, find(base)))
    kinds = {"index.html", "404.html", "questions/index.html", "questions/coffee/index.html"}
    kinds |= {f"{kind}/index.html" for kind in ("conflicts", "sources", "concepts", "method", "guide/night")}
    kinds |= {"questions/coffee/sleep/index.html", "claims/worse/index.html", "sources/letter/index.html"}
    assert kinds <= set(paths)


def test_nothing_of_a_payload_comes_alive_on_any_page(seen: Seen, paths: list[str]) -> None:
    assert sorted(seen.texts) == paths
    assert seen.alive == []


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("index.html", ["title", "site subject", "site alert-title", "guide title", "guide description"]),
        ("index.html", ["condition label", "doctor label", "coffee label", "site notice"]),
        ("questions/index.html", ["coffee label", "sleep label", "doctor label", "site notice"]),
        ("questions/coffee/index.html", ["coffee definition", "stay statement", "stay caveat"]),
        ("questions/doctor/index.html", ["doctor definition", "go statement", "stay statement"]),
        (
            "questions/coffee/sleep/index.html",
            ["worse statement", "worse caveat", "dose", "population label", "condition label", "better statement"],
        ),
        (
            "questions/coffee/sleep/index.html",
            ["letter publisher", "notes publisher", "reason better", "would_settle better-by-far", "quantity label"],
        ),
        (
            "conflicts/index.html",
            ["worse statement", "reason better-by-far", "would_settle better", "letter publisher"],
        ),
        (
            "claims/worse/index.html",
            [
                "worse statement",
                "worse caveat",
                "worse reviewer",
                "size",
                "dose",
                "letter title",
                "title",
                "sleep label",
            ],
        ),
        ("claims/than/index.html", ["than statement", "drink label"]),
        ("claims/retired/index.html", ["retired statement", "why"]),
        ("sources/index.html", ["letter title", "letter publisher", "letter interests", "notes interests"]),
        (
            "sources/letter/index.html",
            ["letter title", "letter publisher", "letter interests", "letter url_note", "family", "given", "literal"],
        ),
        ("sources/notes/index.html", ["notes url_note", "letter publisher", "better-by-far statement"]),
        (
            "concepts/index.html",
            ["coffee label", "coffee definition", "coffee also", "population definition", "quantity label"],
        ),
        ("concepts/coffee/index.html", ["coffee label", "coffee definition", "coffee also"]),
        ("guide/night/index.html", ["worse statement", "letter publisher", "go caveat", "stay statement"]),
    ],
)
def test_a_payload_shows_as_the_text_that_it_is(seen: Seen, payload: Payloads, path: str, names: list[str]) -> None:
    for name in names:
        assert folded(payload.made[name]) in seen.texts[path], name


def test_every_text_that_readers_may_see_is_seen_on_some_page(seen: Seen, payload: Payloads) -> None:
    shown = "\n".join(seen.texts.values())
    texts = {name: text for name, text in payload.made.items() if not name.startswith("unseen ")}
    unseen = {name for name, text in texts.items() if folded(text) not in shown}
    assert unseen == set()


def test_the_title_of_a_page_is_its_text(injected: Site, payload: Payloads, visits: Visits) -> None:
    pages = {
        "claims/worse/": "worse statement",
        "sources/letter/": "letter title",
        "guide/night/": "guide title",
        "questions/coffee/": "coffee label",
    }
    for path, name in pages.items():
        page = visits(1280).go(injected.address + path)
        assert page.title().startswith(folded(payload.made[name]))


def test_the_search_shows_payloads_as_text(injected: Site, visits: Visits) -> None:
    visit = visits(1280)
    for words in ("headq", "quoteq", "itemq"):
        page = visit.go(injected.address)
        page.locator(".md-search__input").press_sequentially(words)
        page.locator(".md-search-result__item mark").first.wait_for()
        assert page.evaluate("window.pwned") is None
        assert page.evaluate("document.querySelectorAll('.md-search img, .md-search [onerror]').length") == 0
        results = page.locator(".md-search-result__list").text_content() or ""
        assert "window.pwned=1</script>" in results
    assert visit.troubles == []


def test_opening_every_card_and_fold_wakes_nothing(injected: Site, visits: Visits) -> None:
    visit = visits(1280)
    for path in ("guide/night/", "questions/coffee/sleep/"):
        page = visit.go(injected.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(found => { found.open = true })")
        for mark in page.locator(".cc-ref").all():
            mark.hover()
            mark.click()
            page.keyboard.press("Escape")
        assert page.evaluate("window.pwned") is None
        assert page.evaluate(FROM_PAYLOAD) == []
        assert visit.troubles == []


def test_an_address_with_a_payload_is_a_link_to_where_it_says(injected: Site, visits: Visits) -> None:
    page = visits(1280).go(f"{injected.address}sources/letter/")
    link = page.locator(".cc-facts a[rel~=external]")
    assert link.get_attribute("href") == ADDRESS
    assert link.inner_text() == ADDRESS
    page = visits(1280).go(f"{injected.address}claims/worse/")
    for sentence in page.locator(".cc-facts a[rel~=external]").all():
        href = sentence.get_attribute("href") or ""
        assert href.startswith(f"{ADDRESS}#:~:text=")
        assert not set(href.partition("#:~:text=")[2]) & set("<>\"' ")


def test_every_page_is_looked_at_and_every_file_of_data_can_be_read(injected: Site, seen: Seen) -> None:
    kinds = {path.relative_to(injected.folder).parts[0] for path in injected.folder.rglob("*.html")}
    assert kinds == {path.partition("/")[0] for path in seen.texts}
    data = [path for path in injected.folder.rglob("*.json*") if path.suffix in {".json", ".jsonld"}]
    assert data
    for path in data:
        json.loads(path.read_text("utf-8"))
    for path in injected.folder.rglob("*.jsonl"):
        assert [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_no_page_holds_a_handler_of_its_own_and_data_cannot_end_its_script(injected: Site, paths: list[str]) -> None:
    for path in paths:
        html = (injected.folder / path).read_text("utf-8")
        for block in re.findall(r"<script[^>]*json[^>]*>(.*?)</script>", html, re.DOTALL):
            json.loads(block)
            assert "<" not in block, path
