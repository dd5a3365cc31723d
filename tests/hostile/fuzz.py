"""Breaks records at random for a while: `fuzz.py SECONDS [EXAMPLES]`, and then says how many it tried.

Starts from this repository's records and from awkward YAML. Each example must be read or refused in words, within
ten seconds, and a record that can be formatted must keep its meaning. The first that does not ends the run with the
example in a file, and code 1.
"""

from __future__ import annotations

import random
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from counterclaim.editing import formatting  # noqa: E402
from counterclaim.knowledge import KnowledgeBase, validation, yaml_reader  # noqa: E402
from counterclaim.knowledge.configuration import Configuration  # noqa: E402
from counterclaim.reasoning.analysis import Analysis  # noqa: E402
from counterclaim.rules import RULES, engine  # noqa: E402
from tests import strategies  # noqa: E402

MOST_SECONDS = 10
WHOLE_BASE_EVERY = 50
AWKWARD = (
    "statement: |\n  a\n\n  b\nsentences: [1, 2]\n",
    "? a\n: - b\n  - {c: d}\n",
    "a: >-\n  folded\n  text\n\n  more\nb: 'it''s'\n",
    'a: "\\u00e9\\n\\t\\x41"\n# remark\nb: [x, "y", \'z\']\n',
    "effect: {exposure: coffee, outcome: sleep, direction: decreases}  # why\n",
    "caveats:\n  # above\n  - one  # behind\n  - two\n",
    "- a\n- - b\n  - c\n",
    "a:   b\n\n\n# end\n",
)


class Tried(NamedTuple):
    """How a run went: examples in all, those refused, seconds, and by how many MiB the peak memory grew."""

    examples: int
    refused: int
    seconds: float
    grown: float


def seeds() -> list[tuple[str, bytes]]:
    """Return (kind, text) of what is to be broken."""
    known = [("claim", path) for path in sorted((ROOT / "claims").rglob("*.yml"))]
    known += [("source", path) for path in sorted((ROOT / "sources").glob("*.yml"))]
    known += [("resolution", path) for path in sorted((ROOT / "resolutions").glob("*.yml"))]
    known += [(path.stem, path) for path in sorted((ROOT / "tests/bases/sleep/vocabulary").glob("*.yml"))]
    return [(kind, path.read_bytes()) for kind, path in known] + [("claim", text.encode()) for text in AWKWARD]


def one(kind: str, data: bytes) -> bool:
    """Read and format one text; tell whether it is read. Raises for what must not happen."""
    try:
        value = yaml_reader.read(data).value
    except yaml_reader.YamlError as error:
        if not error.message or min(error.line, error.column) < 1:
            raise AssertionError("a refusal without words or place") from error
        return False
    fits = validation.accepts(kind, value)
    refusals = list(validation.refusals(kind, value))
    assert fits != bool(refusals)
    try:
        once = formatting.tidy(data.decode(), kind)
    except formatting.FormatError:
        return fits
    assert yaml_reader.read(once.encode()).value == value
    assert formatting.tidy(once, kind) == once
    return fits


def whole(texts: list[bytes], folder: Path) -> None:
    """Check a base in which the broken records lie."""
    for number, data in enumerate(texts):
        path = folder / "claims" / f"source-{number % 3}" / f"claim-{number}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    kb = KnowledgeBase.load(folder)
    engine.run(RULES, Analysis(kb), Configuration(folder))


def _too_long(*_: object) -> None:
    raise TimeoutError(f"an example takes longer than {MOST_SECONDS} seconds of the processor")


def run(seconds: float, most: int = 10**9, seed: int = 0) -> Tried:
    """Break records for so many seconds, or so many of them."""
    known, begun = seeds(), time.monotonic()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    examples = refused = 0
    recent: list[bytes] = []
    signal.signal(signal.SIGVTALRM, _too_long)
    try:
        while examples < most and (time.monotonic() - begun < seconds or examples == 0 or most < 10**9):
            chance = random.Random(f"{seed} {examples}")  # noqa: S311 - examples are to come again
            kind, data = chance.choice(known)
            broken = strategies.mutated(data, chance)
            signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS)
            try:
                refused += not one(kind, broken)
                recent.append(broken)
                if len(recent) == WHOLE_BASE_EVERY:
                    signal.setitimer(signal.ITIMER_VIRTUAL, MOST_SECONDS * 10)
                    with tempfile.TemporaryDirectory() as folder:
                        whole(recent, Path(folder))
                    recent.clear()
            except BaseException:
                path = Path(tempfile.gettempdir()) / "counterclaim-fuzz.yml"
                path.write_bytes(broken)
                print(f"example {examples} of seed {seed} ({kind}) is in {path}", file=sys.stderr)  # noqa: T201
                raise
            finally:
                signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            examples += 1
    finally:
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return Tried(examples, refused, time.monotonic() - begun, grown)


if __name__ == "__main__":
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 10**9
    tried = run(float(sys.argv[1]), wanted, seed=random.SystemRandom().randrange(10**6))
    print(  # noqa: T201 - what it is for
        f"{tried.examples:,} broken records in {tried.seconds:.0f} s: {tried.refused:,} refused in words, the others "
        f"read; no traceback, no hang; peak memory grew by {tried.grown:.0f} MiB"
    )
