"""Whole knowledge bases as files, and YAML broken at random: for the tests that must hold whatever is written."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from counterclaim.knowledge import locks
from tests.reasoning import strategies as meaning

if TYPE_CHECKING:
    import random

AWKWARD = (
    *("yes", "no", "null", "~", "012", "0x1f", "1e999", "-", "---", "...", ".inf", "2026-11-20", "true", "<<", "=", ""),
    *(": ", " #", "# ", "'", '"', "\\", "|", ">", "|-", ">+2", "&a", "*a", "!x", "!!str", "%YAML 1.1", "@", "`", "?"),
    *("{", "}", "[", "]", ",", "- ", "\t", "\r", "\r\n", "\n", "\n\n", " ", "   ", "\u2028", "\x85", "\ufeff", "\x00"),
    *("\u202e", "\u200b", "\u00e9", "e\u0301", "\U0001f600", "\x7f", "\ud7ff", "\ufffe", "12:30:00", "1_000", "a" * 99),
    *("statement: ", "effect: {", "sentences: [1", "  - ", "? a\n: b", "a: b: c", '"\\ud800"', '"\\x00"', "!!binary x"),
    *("null: null", "[]: {}", "{}", "[]", "- - - -", "? ? ?", "key", "9" * 40, "-0", "+1", "1.", ".5", "0o17", "{{x}}"),
)
"""Pieces of YAML that readers trip over."""


def examples(few: int) -> int:
    """Return how many examples a property test takes that is slow: a few, and with `make fuzz` many."""
    return few * 10 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else few


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return a text of YAML with a few things broken in it."""
    for _ in range(chance.randint(1, 4)):
        at, to = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
        to = min(to, at + chance.choice((1, 2, 8, 80)))
        lines = data.split(b"\n")
        line = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                data = data[:at] + data[to:]
            case 1 | 2:
                data = data[:at] + chance.choice(AWKWARD).encode("utf-8", "surrogatepass") + data[at:]
            case 3:
                data = data[:at] + data[at:to] * chance.randint(2, 5) + data[to:]
            case 4:
                lines.insert(chance.randrange(len(lines) + 1), lines[line])
                data = b"\n".join(lines)
            case 5:
                lines[line] = b" " * chance.randint(0, 5) + lines[line].lstrip(b" ")
                data = b"\n".join(lines)
            case 6:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case _:
                data = data[:at]
    return data


def texts(least: int, most: int) -> st.SearchStrategy[str]:
    """Return texts of a record: words, awkward pieces and whatever Unicode has, as a schema takes them."""
    letters = st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="\ufffe\uffff"
    )
    piece = st.sampled_from([a for a in AWKWARD if a.isprintable() and "\ufffe" not in a]) | st.text(
        letters, max_size=8
    )
    words = st.lists(piece, min_size=1, max_size=6).map(" ".join)
    return words.map(lambda text: " ".join(text.split())[: most - least - 1] or "w").map(lambda t: f"{'w' * least} {t}")


def drawn(value: Any, *, indent: bool) -> bytes:
    """Return a record as JSON, which is YAML too."""
    return (json.dumps(value, ensure_ascii=False, indent=2 if indent else None) + "\n").encode()


@st.composite
def files(draw: st.DrawFn) -> dict[str, bytes]:
    """Return the files of a whole knowledge base in which every record fits its schema, by path."""
    found = draw(meaning.records())
    indent = draw(st.booleans())
    made: dict[str, Any] = {}
    for name, claim in found["claims"].items():
        told = {
            **claim,
            "statement": draw(texts(20, 300)),
            "caveats": draw(st.lists(texts(12, 200), min_size=1, max_size=2, unique=True)),
        }
        made[f"claims/{claim['source']}/{name}.yml"] = told
    for source in ("letter", "notes"):
        made[f"sources/{source}.yml"] = {
            "title": draw(texts(12, 200)),
            "type": "webpage",
            "url": f"https://{source}.example/",
            "design": "anecdote",
            "status": "live",
            "interests": draw(texts(12, 200)),
        }
    for kind in ("concepts", "populations", "conditions"):
        described = {"label": draw(texts(12, 60)), "definition": draw(texts(12, 200))}
        terms = found[kind].items()
        made[f"vocabulary/{kind}.yml"] = {
            name: {**described, "label": f"{name} {described['label']}"[:120], **term} for name, term in terms
        }
    made["vocabulary/quantities.yml"] = {name: {"label": name, **term} for name, term in found["quantities"].items()}
    written = {path: drawn(value, indent=indent) for path, value in made.items() if value}
    text = "The text says one thing. Then it says another."
    written |= {f"sources/{s}.lock.json": locks.to_json(locks.make(s, text)).encode() for s in ("letter", "notes")}
    return written
