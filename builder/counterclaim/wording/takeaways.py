"""What a reader should take away from the whole base: what it rests on, and what nobody has looked at."""

from __future__ import annotations

from counterclaim.wording.phrases import counted, joined

NO_STUDY = "No study is known on:"
"""What stands before the questions on which no study was found."""

NOTHING_MEASURED = "No claim rests on a trial or an observational study."


def groundless(number: int, total: int, sources: int) -> str:
    """Return how many of all claims give nothing that could be looked up, and how many sources these come from."""
    if number == total:
        return f"None of {counted(total, 'claim')} gives grounds that could be looked up."
    which, they = ("gives", "it comes") if number == 1 else ("give", "they come")
    whence = f"{they} from {counted(sources, 'source')}"
    return f"{number} of {total} claims {which} no grounds that could be looked up; {whence}."


def measured(trials: int, observed: int) -> str:
    """Return how many claims rest on what was measured, and how."""
    kinds = ((trials, "randomised trials or reviews of them"), (observed, "observational studies"))
    told = [f"{number} on {what}" for number, what in kinds if number]
    return f"What claims rest on, where something was measured: {joined(told)}." if told else NOTHING_MEASURED
