"""The contradictions of claims as BEL writes them, found by us and by INDRA's `find_contradicts`.

Such a claim says that one thing increases or decreases another, and nothing of limits: INDRA's Activation and
Inhibition. INDRA runs in an environment of its own below .cache, made when it is first asked for, without an ontology
that would have to be fetched: all names are on their own for both.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys

from benchmarks.inside import timed
from benchmarks.measure import NotMeasured
from benchmarks.peers import HERE
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.records import Claim, Effect
from counterclaim.reasoning import conflicts, vocabulary

ENVIRONMENT = HERE / ".cache/benchmarks/indra"
THEIRS = """
import json, logging, sys, time
logging.disable(logging.CRITICAL)
from indra.ontology import IndraOntology
from indra.preassembler import Preassembler
from indra.statements import Activation, Agent, Inhibition
kinds = {"increases": Activation, "decreases": Inhibition}
told = [kinds[way](Agent(one), Agent(other)) for one, way, other in json.load(sys.stdin)]
assembler = Preassembler(IndraOntology(), stmts=told)
begun = time.process_time()
found = assembler.find_contradicts()
print(json.dumps([time.process_time() - begun, len(found)]))
"""

Triple = tuple[str, str, str]


def triples(size: int) -> list[Triple]:
    """Return so many different claims as (subject, direction, object), a tenth of them opposed to another."""
    rng = random.Random(size)  # noqa: S311 - repeatable, not secret
    names = [f"GENE{number}" for number in range(max(10, size // 4))]
    turned = {"increases": "decreases", "decreases": "increases"}
    found: dict[tuple[str, str], str] = {}
    opposed = size // 20
    while len(found) < size - opposed:
        one, other = rng.sample(names, 2)
        found[one, other] = rng.choice(("increases", "decreases"))
    plain = [(one, way, other) for (one, other), way in found.items()]
    return plain + [(one, turned[way], other) for one, way, other in plain[:opposed]]


def ours(told: list[Triple]) -> tuple[float, int]:
    """Return the processor seconds that we take, and how many contradictions we find."""
    claims = {
        f"claim-{number}": Claim(
            id=f"claim-{number}",
            statement="It makes a difference.",
            source=f"source-{number}",
            sentences=(1,),
            stance="neutral",
            basis="none",
            effect=Effect(one, other, way),
        )
        for number, (one, way, other) in enumerate(told)
    }
    kb = KnowledgeBase(claims=claims)
    found = conflicts.find(kb, vocabulary.of(kb))
    return timed(lambda: conflicts.find(kb, vocabulary.of(kb))), sum(c.status == "contradiction" for c in found)


def theirs(told: list[Triple]) -> tuple[float, int]:
    """Return the same of INDRA; raises `NotMeasured` where it cannot be installed."""
    python = str(ENVIRONMENT / "bin/python")
    if not (ENVIRONMENT / "installed").exists():
        made = subprocess.run([sys.executable, "-m", "venv", str(ENVIRONMENT)], check=False)
        pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        if made.returncode or subprocess.run([*pip, "indra"], capture_output=True, check=False).returncode:
            raise NotMeasured("INDRA could not be installed")
        (ENVIRONMENT / "installed").touch()
    done = subprocess.run([python, "-c", THEIRS], input=json.dumps(told), capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"INDRA failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1][:200]}")
    seconds, found = json.loads(done.stdout.strip().splitlines()[-1])
    return seconds, found
