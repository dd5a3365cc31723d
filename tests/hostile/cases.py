"""The list of hostile and broken input: what is written into a sound base, and what `check` must say to it."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from counterclaim.knowledge import locks

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WRONG = "claims/sleep-letter/wrong.yml"
CLAIM: dict[str, Any] = {
    "statement": "Coffee in the evening makes for a worse night.",
    "source": "sleep-letter",
    "sentences": [2],
    "stance": "harms",
    "effect": {"exposure": "coffee", "outcome": "sleep-quality", "direction": "decreases"},
    "basis": "expert-opinion",
    "caveats": ["The letter names no study."],
    "reviewed": {"by": "ada", "date": "2026-01-05"},
}
SOUND = "".join(f"{key}: {json.dumps(value)}\n" for key, value in CLAIM.items())


def claim(**fields: Any) -> bytes:
    """Return a claim that is sound but for these fields; each stands on a line of its own, `statement` first."""
    return "".join(f"{key}: {json.dumps(value)}\n" for key, value in {**CLAIM, **fields}.items()).encode()


class Said(NamedTuple):
    """A finding: its place (file:line:column), its rule and a part of its words."""

    place: str
    rule: str
    words: str


class Case(NamedTuple):
    """What is written below the base (path → bytes, or a function that does it), and the finding that it gives."""

    make: dict[str, bytes] | Callable[[Path], object]
    said: Said | str
    """Of a file, the finding; a text: the one line on standard error, where nothing can be checked at all."""
    powerless: bool = False


def record(data: bytes, line: int, column: int, words: str, rule: str = "syntax") -> Case:
    """Return the case of one claim's file."""
    return Case({WRONG: data}, Said(f"{WRONG}:{line}:{column}", rule, words))


def big(path: str, size: int, head: bytes = b"") -> Callable[[Path], object]:
    """Return a function that makes a file of `size` bytes without writing them."""

    def make(base: Path) -> None:
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).write_bytes(head)
        os.truncate(base / path, size)

    return make


def link(path: str, target: str) -> Callable[[Path], object]:
    def make(base: Path) -> None:
        (base / path).unlink(missing_ok=True)
        (base / path).parent.mkdir(parents=True, exist_ok=True)
        (base / path).symlink_to(target)

    return make


def linked_folder(path: str, target: str) -> Callable[[Path], object]:
    """Return a function that moves a folder out of the base and puts a link in its place."""

    def make(base: Path) -> None:
        (base / path).rename((base / target).resolve())
        (base / path).symlink_to(target)

    return make


def piped(path: str) -> Callable[[Path], object]:
    """Return a function that puts a pipe in the place of a file."""

    def make(base: Path) -> None:
        (base / path).unlink(missing_ok=True)
        os.mkfifo(base / path)

    return make


def folder_at(path: str) -> Callable[[Path], object]:
    """Return a function that puts a folder in the place of a file."""

    def make(base: Path) -> None:
        (base / path).unlink(missing_ok=True)
        (base / path).mkdir()

    return make


def shut(path: str) -> Callable[[Path], object]:
    """Return a function that makes what lies at a path unreadable."""

    def make(base: Path) -> None:
        if path == WRONG:
            (base / path).write_bytes(claim())
        (base / path).chmod(0)

    return make


def in_the_way(folder: str) -> Callable[[Path], object]:
    """Return a function that puts a file where a folder of records is."""

    def make(base: Path) -> None:
        (base / folder).rename(base / f"{folder}-elsewhere")
        (base / folder).write_text("x")

    return make


def concepts(terms: dict[str, dict[str, Any]]) -> bytes:
    """Return the concepts of the base and more."""
    return b"\n".join(
        f"{name}: {json.dumps({'label': name, 'definition': f'What {name} is.', **fields})}".encode()
        for name, fields in terms.items()
    )


def more_concepts(terms: dict[str, dict[str, Any]]) -> Callable[[Path], object]:
    def make(base: Path) -> None:
        path = base / "vocabulary" / "concepts.yml"
        path.write_bytes(path.read_bytes() + concepts(terms) + b"\n")

    return make


def lying_lock(**lies: Any) -> Callable[[Path], object]:
    """Return a function that writes the lock of the letter with lies about its first sentence."""

    def make(base: Path) -> None:
        path = base / "sources" / "sleep-letter.lock.json"
        lock = json.loads(path.read_bytes())
        lock["sentences"][0].update(lies)
        path.write_text(json.dumps(lock))

    return make


def repeating_lock(base: Path) -> None:
    """Write a text that says one thing over and over, with a lock that says another in between."""
    text = "Tea. Milk. " * 4_000
    lock = locks.to_json(locks.make("sleep-letter", text))
    (base / "sources" / "sleep-letter.lock.json").write_text(lock)
    (base / "texts" / "sleep-letter.txt").write_text("Milk. Tea. Tea. " * 4_000)


def dose(amount: str) -> bytes:
    return claim(scope={"dose": {"nap-length": amount}})


def settings(text: str) -> dict[str, bytes]:
    return {"pyproject.toml": text.encode()}


DOSE = f"{WRONG}:9:32"
DEEP = "claims/sleep-letter/deep/er/lost.yml"
LOCK = "sources/sleep-letter.lock.json"
GUIDE = "guide/night.md"
CONCEPTS = "vocabulary/concepts.yml"
CHAIN = {f"c{n}": {"broader": [f"c{n + 1}"]} for n in range(10_000)}

RECORDS = {
    "an alias bomb": record(
        b"a: &a [x, x]\n" + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(60)), 1, 4, "an anchor (&a)"
    ),
    "an anchor to itself": record(b"a: &a [*a]\n", 1, 4, "an anchor (&a)"),
    "an alias of nothing": record(b"statement: *nobody\n", 1, 12, "an alias stands here"),
    "10,000 brackets": record(b"[" * 10_000 + b"]" * 10_000, 1, 25, "nested deeper than 24 levels"),
    "10,000 brackets that stay open": record(b"[" * 10_000, 1, 25, "nested deeper than 24 levels"),
    "10,000 lists in lists": record(b"- " * 10_000 + b"x", 1, 49, "nested deeper than 24 levels"),
    "10,000 mappings in mappings": record(b"{a: " * 10_000, 1, 97, "nested deeper than 24 levels"),
    "a key of 10,000 brackets": record(b"? " * 10_000 + b"x", 1, 3, "a key must be plain text"),
    "a scalar of 50 MB": Case(big(WRONG, 50_000_000, b"statement: "), Said(f"{WRONG}:1:1", "syntax", "50,000,000")),
    "a scalar of almost 1 MB": record(claim(statement="x" * 999_000), 1, 12, "at most 300 fit", "schema"),
    "100,000 keys": record(b"".join(b"k%d: 1\n" % n for n in range(100_000)), 1, 1, "more is wrong than", "schema"),
    "100,000 sentences": record(claim(sentences=["x"] * 100_000), 1, 1, "more is wrong than", "schema"),
    "NUL": record(b"statement: a\x00b\n", 1, 13, "a control character (U+0000)"),
    "NUL as an escape": record(b'statement: "a\\0b"\n', 1, 12, "a control character (U+0000)"),
    "half a surrogate pair": record(b'statement: "\\ud800"\n', 1, 15, "not YAML"),
    "UTF-16": record(SOUND.encode("utf-16"), 1, 1, "the file is UTF-16"),
    "UTF-16 without its mark": record(SOUND.encode("utf-16-be"), 1, 1, "a control character (U+0000)"),
    "UTF-32": record(SOUND.encode("utf-32"), 1, 1, "the file is UTF-32"),
    "UTF-32, the other way round": record(b"\x00\x00\xfe\xff" + SOUND.encode("utf-32-be"), 1, 1, "the file is UTF-32"),
    "a byte order mark": record(b"\xef\xbb\xbf" + SOUND.encode(), 1, 1, "begins with a byte order mark"),
    "Latin-1": record(b"stance: helps\nnotes: caf\xe9\n", 2, 11, "the file is not UTF-8"),
    "CRLF and a fault": record(claim(stance="wet").replace(b"\n", b"\r\n"), 4, 9, 'stance is "wet"', "schema"),
    "lone CR and a fault": record(claim(stance="wet").replace(b"\n", b"\r"), 4, 9, 'stance is "wet"', "schema"),
    "a tab before a key": record(b"effect:\n\texposure: coffee\n", 2, 1, "a tab stands here"),
    "a key twice": record(SOUND.encode() + b"stance: harms\n", 9, 1, 'the key "stance" stands twice (first in line 4)'),
    "a merge key": record(b"<<: {stance: helps}\n", 1, 1, "a merge key stands here"),
    "a tag that makes an object": record(
        b"!!python/object/apply:os.abort []\n", 1, 1, "a tag (tag:yaml.org,2002:python"
    ),
    "a tag of its own": record(b"statement: !secret x\n", 1, 12, "a tag (!secret)"),
    "a tag directive": record(b"%TAG ! tag:x,2000:\n---\nstatement: !y x\n", 3, 12, "a tag ("),
    "several documents": record(SOUND.encode() + b"---\n" + SOUND.encode(), 9, 1, "a second document begins here"),
    "an empty file": record(b"", 1, 1, "the file is empty"),
    "a file of blanks and comments": record(b"\n\n# nothing\n   \n", 1, 1, "the file is empty"),
    "a list for a record": record(b"\n- a\n", 2, 1, "the record is a list, not fields", "schema"),
    "binary": record(bytes(range(256)) * 40, 3, 115, "the file is not UTF-8"),
    "an id that climbs": record(
        claim(effect={"exposure": "../../x", "outcome": "sleep-quality", "direction": "mixed"}),
        5,
        22,
        '"../../x", which is no id',
        "schema",
    ),
    "an id with a slash": record(claim(source="/etc/passwd"), 2, 9, '"/etc/passwd", which is no id', "schema"),
    "an id with a space": record(claim(source="sleep letter"), 2, 9, '"sleep letter", which is no id', "schema"),
    "an id of 300 characters": record(claim(source="s" * 300), 2, 9, "has 300 characters; at most 100 fit", "schema"),
    "sentence number 10^17": record(claim(sentences=[10**17]), 3, 13, "", "unsourced"),
    "a range of sentences without end": Case(
        {"sources/sleep-letter.yml": b"not_claims: {heading: ['1-999999999']}\n"},
        Said("sources/sleep-letter.yml:1:1", "schema", "is missing"),
    ),
    "a dose of 1e999 hours": Case({WRONG: dose("1e999 h")}, Said(DOSE, "bad-dose", "too large to be an amount")),
    "a dose below zero": Case({WRONG: dose("-5 min")}, Said(DOSE, "bad-dose", '"-5 min" is negative')),
    "a dose from more to less": Case({WRONG: dose("20 min-10 min")}, Said(DOSE, "bad-dose", "runs from more to less")),
    "a dose in parsecs per fortnight": Case(
        {WRONG: dose("5 parsec/fortnight")}, Said(DOSE, "bad-dose", "does not measure")
    ),
    "a dose that is a program": Case(
        {WRONG: dose("5 __import__('os').abort()")}, Said(DOSE, "bad-dose", "is no amount")
    ),
    "a dose that is a tower of powers": Case(
        {WRONG: dose("5 min**9**9**9**9")}, Said(DOSE, "bad-dose", "is no amount")
    ),
    "a dose of 58 digits": Case({WRONG: dose("9" * 58)}, Said(DOSE, "bad-dose", "has no unit")),
    "a dose of 5,000 digits": record(dose("9" * 5_000 + " min"), 9, 32, "at most 60 fit", "schema"),
    "a character that turns the line": Case(
        {WRONG: SOUND.replace("Coffee", "\u202eCoffee").replace("\\u202e", "\u202e").encode()},
        Said(f"{WRONG}:1:13", "suspicious-text", "turns the direction of writing"),
    ),
    "a character without width": Case(
        {WRONG: SOUND.replace("Coffee", "Cof\u200bfee").encode()},
        Said(f"{WRONG}:1:16", "suspicious-text", "cannot be seen"),
    ),
    "letters that pass for others": Case(
        {WRONG: SOUND.replace("Coffee", "C\u043effee").encode()}, Said(f"{WRONG}:1:14", "suspicious-text", "mixes")
    ),
}

PLACES = {
    "a folder named x.yml": Case(folder_at(WRONG), Said(f"{WRONG}:1:1", "syntax", "no plain file")),
    "a link to nothing": Case(link(WRONG, "nowhere.yml"), Said(f"{WRONG}:1:1", "syntax", "No such file")),
    "a link to itself": Case(link(WRONG, "wrong.yml"), Said(f"{WRONG}:1:1", "syntax", "Too many levels")),
    "a link out of the base": Case(
        link(WRONG, "../../../stranger.yml"),
        Said(f"{WRONG}:1:1", "foreign-link", "the link leads out of the knowledge base"),
    ),
    "a link to a file of the system": Case(
        link(WRONG, "/etc/passwd"), Said(f"{WRONG}:1:1", "foreign-link", "the link leads out")
    ),
    "a link to a device": Case(link(WRONG, "/dev/zero"), Said(f"{WRONG}:1:1", "foreign-link", "the link leads out")),
    "a folder of claims that links out of the base": Case(
        link("claims/elsewhere", "../.."), Said("claims/elsewhere:1:1", "foreign-link", "the link leads out")
    ),
    "a folder of claims that links to its parent": Case(
        link("claims/again", "."), Said("claims/again:1:1", "foreign-link", "leads to a folder that it lies in")
    ),
    "a picture that links out of the base": Case(
        link("guide/picture.png", "../../stranger.yml"), Said("guide/picture.png:1:1", "foreign-link", "leads out")
    ),
    "a picture that links out of the base, from a deep folder": Case(
        link("guide/a/b/c.svg", "/etc/passwd"), Said("guide/a/b/c.svg:1:1", "foreign-link", "leads out")
    ),
    "a folder of the guide that links into git": Case(
        link("guide/more", "../.git"), Said("guide/more:1:1", "foreign-link", "leads into a hidden place")
    ),
    "a guide that links to the base around it": Case(
        link("guide/all", ".."), Said("guide/all:1:1", "foreign-link", "leads to a folder that it lies in")
    ),
    "a picture that links among the texts": Case(
        link("guide/letter.txt", "../texts/sleep-letter.txt"),
        Said("guide/letter.txt:1:1", "foreign-link", "among the texts of sources"),
    ),
    "a text that links out of the base": Case(
        link("texts/sleep-letter.txt", "../../stranger.yml"),
        Said("texts/sleep-letter.txt:1:1", "foreign-link", "leads out"),
    ),
    "a folder of texts that links out of the base": Case(
        linked_folder("texts", "../elsewhere"), Said("texts:1:1", "foreign-link", "leads out")
    ),
    "a theme that links out of the base": Case(
        link("overrides/partials/x.html", "../../../stranger.yml"),
        Said("overrides/partials/x.html:1:1", "foreign-link", "leads out"),
    ),
    "a folder of the guide that links to its parent": Case(
        lambda base: (link("guide/again", ".")(base), (base / GUIDE).write_bytes(b"# Night\n")),
        Said("guide/again/night.md:1:1", "schema", "put it in guide/"),
    ),
    "a guide page that links out of the base": Case(
        link(GUIDE, "../../stranger.yml"), Said(f"{GUIDE}:1:1", "foreign-link", "the link leads out")
    ),
    "a lock that links out of the base": Case(
        link(LOCK, "../../stranger.yml"),
        Said(f"{LOCK}:1:1", "foreign-link", "the link leads out"),
    ),
    "a vocabulary that links out of the base": Case(
        link(CONCEPTS, "../../stranger.yml"),
        Said(f"{CONCEPTS}:1:1", "foreign-link", "the link leads out"),
    ),
    "a pipe": Case(piped(WRONG), Said(f"{WRONG}:1:1", "syntax", "no plain file")),
    "a pipe for a vocabulary": Case(
        piped(CONCEPTS),
        Said(f"{CONCEPTS}:1:1", "syntax", "no plain file"),
    ),
    "a pipe for a lock": Case(piped(LOCK), Said(f"{LOCK}:1:1", "syntax", "no plain file")),
    "a pipe for a text": Case(
        piped("texts/sleep-letter.txt"),
        Said("sources/sleep-letter.yml:1:1", "syntax", 'the text "sleep-letter.txt" is no plain file'),
    ),
    "an unreadable file": Case(shut(WRONG), Said(f"{WRONG}:1:1", "syntax", "Permission denied"), powerless=True),
    "an unreadable lock": Case(shut(LOCK), Said(f"{LOCK}:1:1", "syntax", "Permission denied"), powerless=True),
    "an unreadable vocabulary": Case(
        shut(CONCEPTS), Said(f"{CONCEPTS}:1:1", "syntax", "Permission denied"), powerless=True
    ),
    "an unreadable text": Case(
        shut("texts/sleep-letter.txt"),
        Said("sources/sleep-letter.yml:1:1", "syntax", 'the text "sleep-letter.txt" cannot be read: Permission denied'),
        powerless=True,
    ),
    **{
        f"an unreadable folder {folder}": Case(
            shut(folder), Said(f"{folder}:1:1", "syntax", "cannot be read: Permission denied"), powerless=True
        )
        for folder in ("claims", "claims/sleep-letter", "sources", "vocabulary")
    },
    "a folder whose names can be seen and no more": Case(
        lambda base: (base / "claims").chmod(0o444),
        Said("claims/sleep-letter:1:1", "syntax", "cannot be read: Permission denied"),
        powerless=True,
    ),
    **{
        f"a file where the folder {folder} should be": Case(
            in_the_way(folder), Said(f"{folder}:1:1", "syntax", "the folder cannot be read: Not a directory")
        )
        for folder in ("claims", "sources", "vocabulary")
    },
    "a name with two dots": Case(
        {"claims/sleep-letter/a..b.yml": claim()},
        Said("claims/sleep-letter/a..b.yml:1:1", "schema", '"a..b", which is no id'),
    ),
    "a name with a space": Case(
        {"claims/sleep-letter/a b.yml": claim()},
        Said("claims/sleep-letter/a b.yml:1:1", "schema", '"a b", which is no id'),
    ),
    "a name of 240 characters": Case(
        {f"claims/sleep-letter/{'b' * 240}.yml": claim()},
        Said(f"claims/sleep-letter/{'b' * 240}.yml:1:1", "schema", "which is no id"),
    ),
    "a name with a line break": Case(
        {"claims/sleep-letter/a\nb.yml": claim()},
        Said("claims/sleep-letter/a\\x0ab.yml:1:1", "schema", "which is no id"),
    ),
    "a name that colours the terminal": Case(
        {"claims/sleep-letter/\x1b[31m.yml": claim()},
        Said("claims/sleep-letter/\\x1b[31m.yml:1:1", "schema", "which is no id"),
    ),
    "names that differ only in case": Case(
        {"claims/sleep-letter/Wrong.yml": claim(), WRONG: claim()},
        Said("claims/sleep-letter/Wrong.yml:1:1", "schema", '"Wrong", which is no id'),
    ),
    "folders of claims that differ only in case": Case(
        {"claims/Sleep-Letter/other.yml": claim()},
        Said("claims/sleep-letter:1:1", "duplicate-id", '"Sleep-Letter" and "sleep-letter" are one name on some disks'),
    ),
    "guide pages that differ only in case": Case(
        {GUIDE: b"# A\n", GUIDE.replace("night", "Night"): b"# B\n"},
        Said(GUIDE, "duplicate-id", '"Night.md" and "night.md" are one name on some disks'),
    ),
    "pictures whose accent is written in two ways": Case(
        {"guide/caf\u00e9.png": b"", "guide/cafe\u0301.png": b""},
        Said("guide/caf\u00e9.png", "duplicate-id", "are one name on some disks"),
    ),
    "one id in two folders": Case(
        {"claims/night-notes/wrong.yml": claim(), WRONG: claim()},
        Said(f"{WRONG}:1:1", "duplicate-id", "is taken already"),
    ),
    "a record named .YML": Case(
        {"claims/sleep-letter/wrong.YML": claim()},
        Said("claims/sleep-letter/wrong.YML:1:1", "schema", "ends in .YML; name it .yml"),
    ),
    "a record named .yaml": Case(
        {"sources/wrong.yaml": b"{}"}, Said("sources/wrong.yaml:1:1", "schema", "ends in .yaml; name it .yml")
    ),
    "a vocabulary that does not exist": Case(
        {"vocabulary/concept.yml": b"{}"}, Said("vocabulary/concept.yml:1:1", "schema", "no vocabulary has this name")
    ),
    "a claim in no source's folder": Case(
        {"claims/wrong.yml": claim()}, Said("claims/wrong.yml:1:1", "schema", "lies in no source's folder")
    ),
    "a claim in a folder too deep": Case(
        {DEEP: claim()},
        Said(
            f"{DEEP}:1:1",
            "schema",
            "the file lies too deep: nothing in this folder is read; put it in claims/sleep-letter/",
        ),
    ),
    "a source in a folder too deep": Case(
        {"sources/more/wrong.yml": b"{}"}, Said("sources/more/wrong.yml:1:1", "schema", "put it in sources/")
    ),
    "a guide page named .markdown": Case(
        {"guide/night.markdown": b"# Night\n"}, Said("guide/night.markdown:1:1", "schema", "name it .md")
    ),
}

MEANING = {
    **{
        f"an address that begins with {begin}": Case(
            {
                "sources/night-notes.yml": b"title: Notes\ntype: report\nurl: '" + address.encode() + b"'\n"
                b"design: case-report\nstatus: live\n"
            },
            Said("sources/night-notes.yml:3:6", "unsafe-url", "does not begin with https://"),
        )
        for begin, address in {
            "javascript:": "javascript:alert(1)",
            "data:": "data:text/html,<script>alert(1)</script>",
            "file:": "file:///etc/passwd",
            "//": "//letter.example/",
            "vbscript:, in capitals": "VBSCRIPT:x",
        }.items()
    },
    "a term broader than itself": Case(
        more_concepts({"loop": {"broader": ["loop"]}}),
        Said(f"{CONCEPTS}:45:67", "vocabulary-cycle", "loop is broader than itself"),
    ),
    "a circle of 3 terms": Case(
        more_concepts({"aa": {"broader": ["bb"]}, "bb": {"broader": ["cc"]}, "cc": {"broader": ["aa"]}}),
        Said(CONCEPTS, "vocabulary-cycle", "aa, bb and cc are broader than each other"),
    ),
    "a circle of 10,000 terms": Case(
        more_concepts({**CHAIN, "c9999": {"broader": ["c0"]}}),
        Said(CONCEPTS, "vocabulary-cycle", "and 9994 more are broader than each other"),
    ),
    "a hierarchy 10,000 deep": Case(
        more_concepts({**CHAIN, "c10000": {"broader": ["c10001"]}}), Said(CONCEPTS, "unknown-term", "c10001")
    ),
    "a lock whose fingerprint is another's": Case(lying_lock(sha256="0" * 16), Said(LOCK, "changed-sentence", "")),
    "a lock that points outside its text": Case(lying_lock(at=[10**9, 10**9 + 5]), Said(LOCK, "changed-sentence", "")),
    "a lock with a number of its own": Case(
        lying_lock(n=999), Said("sources/sleep-letter.yml:1:1", "uncovered-sentence", "sentence 999")
    ),
    "a lock that points backwards": Case(lying_lock(at=[9, 3]), Said(LOCK, "changed-sentence", "stands elsewhere")),
    "a lock that is a number of 5,000 digits": Case({LOCK: b"9" * 5_000}, Said(f"{LOCK}:1:1", "syntax", "not JSON")),
    "a lock of 200,000 brackets": Case({LOCK: b"[" * 200_000}, Said(f"{LOCK}:1:1", "syntax", "the lock is not JSON")),
    "a lock and a text that repeat themselves": Case(repeating_lock, Said(LOCK, "changed-sentence", "")),
    "a lock too large": Case(big(LOCK, 16_000_001), Said(f"{LOCK}:1:1", "syntax", "16,000,001 bytes")),
    "front matter that is a bomb": Case(
        {GUIDE: b"---\ntitle: &a [x]\nmore: [*a, *a]\n---\n# Night\n"},
        Said(f"{GUIDE}:2:8", "unknown-citation", "an anchor (&a)"),
    ),
    "front matter that is a list": Case(
        {GUIDE: b"---\n- a\n---\n# Night\n"}, Said(f"{GUIDE}:2:1", "unknown-citation", "no list of fields")
    ),
    "a guide page of one line of 10 MB": Case(
        {GUIDE: b"x" * 10_000_000}, Said(f"{GUIDE}:1:1", "syntax", "10,000,000 bytes")
    ),
    "a guide page of 200,000 comments that stay open": Case(
        {GUIDE: b"<!--" * 200_000 + b"[@nobody]"},
        Said(f"{GUIDE}:1:1", "syntax", "such as this <: Markdown would take minutes"),
    ),
    "a guide page of backquotes": Case(
        {GUIDE: b"`" * 900_000 + b"\n\n[@nobody]"}, Said(f"{GUIDE}:3:1", "unknown-citation", "nobody")
    ),
    "a guide page of 300,000 brackets": Case(
        {GUIDE: b"[@" * 300_000 + b"[@nobody]"},
        Said(f"{GUIDE}:1:1", "syntax", "such as this [: Markdown would take minutes"),
    ),
    "a guide page whose heading never ends": Case(
        {GUIDE: b"# a" + b" " * 900_000 + b"x\n\n[@nobody]"}, Said(f"{GUIDE}:3:1", "unknown-citation", "nobody")
    ),
    "a guide page of citations": Case(
        {GUIDE: b"`a` A. [@nobody]\n\n" * 5_000}, Said(f"{GUIDE}:1:8", "unknown-citation", "nobody")
    ),
}

CONFIGURATIONS = {
    "not TOML": Case(settings("[tool.counterclaim"), "pyproject.toml: cannot be read: "),
    "of the wrong type": Case(settings("[tool]\ncounterclaim = 3\n"), "tool.counterclaim must be a table"),
    "with a number for a title": Case(settings("[tool.counterclaim]\ntitle = 3\n"), "title must be text"),
    "with an unknown key": Case(settings("[tool.counterclaim]\ntitel = 'x'\n"), 'unknown key "titel"'),
    "with NUL in a path": Case(settings('[tool.counterclaim]\ntexts = "a\\u0000b"\n'), "has no control characters"),
    "10,000 deep": Case(settings("[tool.counterclaim]\ntitle = " + "[" * 10_000), "cannot be read: "),
    "with a key of 10,000 parts": Case(
        settings("[tool.counterclaim]\n" + ".".join("a" * 10_000) + " = 1\n"), "keys of thousands of parts"
    ),
    "with a number of 10,000 digits": Case(
        settings("[tool.counterclaim]\ntitle = " + "9" * 10_000), "cannot be read: "
    ),
    "of 50 MB": Case(big("pyproject.toml", 50_000_000, b"[tool.counterclaim]\n"), "too large"),
    "in UTF-16": Case({"pyproject.toml": "[tool.counterclaim]\n".encode("utf-16")}, "cannot be read: "),
    "that cannot be read": Case(shut("pyproject.toml"), "Permission denied", powerless=True),
    "in a folder that nobody may enter": Case(lambda base: base.chmod(0o444), "no knowledge base here", powerless=True),
    "that is a link out": Case(link("pyproject.toml", "../stranger.yml"), "no knowledge base here"),
    "that is a pipe": Case(piped("pyproject.toml"), "no knowledge base here"),
    "that is a folder": Case(folder_at("pyproject.toml"), "no knowledge base here"),
    "whose texts are no folder": Case(settings('[tool.counterclaim]\ntexts = "pyproject.toml"\n'), "is no folder"),
    "that switches off a rule that does not exist": Case(
        settings('[tool.counterclaim]\nrules.syntacks = "off"\n'), "did you mean syntax?"
    ),
}
