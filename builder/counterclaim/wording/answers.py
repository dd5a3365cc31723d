"""What the page of a question says about how much of an answer it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.certainty import level
from counterclaim.wording.grounds import short
from counterclaim.wording.phrases import counted, noun, small

if TYPE_CHECKING:
    from counterclaim.reasoning.grounds import Grounds

NEAR = {"wider": "More general", "narrower": "More specific", "same": "The opposite"}
"""How a question lies to the one that it stands beside."""

_PLACES = {
    "claims": "in the table of all claims",
    "conflicts": "where sources disagree",
    "questions": "on the map of all questions",
}


def near(relation: str) -> str:
    """Return how a question lies to the one that it stands beside."""
    return NEAR.get(relation, NEAR["same"])


def elsewhere(number: int, place: str) -> str:
    """Return how many more there are on another page: `claims`, `conflicts` or `questions`."""
    return f"{number} more {_PLACES[place]}"


def folded_side(number: int, side: str) -> str:
    """Return how many claims of one side are folded away."""
    return f"{number} more: {small(side)}"


def folded_conflicts(number: int) -> str:
    """Return how many disagreements are folded away."""
    return counted(number, "more disagreement")


def folded_related(number: int) -> str:
    """Return how many related questions are folded away."""
    return counted(number, "more related question")


def folded_questions(number: int) -> str:
    """Return how many questions about one exposure are folded away."""
    return f"{counted(number, 'more question')} about it"


def folded_ways(number: int) -> str:
    """Return how many chains are folded away."""
    return counted(number, "more way round", "more ways round")


def more_ways(number: int) -> str:
    """Return how many more claims chains come out against, in a sentence."""
    return f"{counted(number, 'more claim is', 'more claims are')} opposed in this way."


def rests(found: Grounds, sure: str) -> str:
    """Return on what an answer rests and how sure it makes one, where there is little room."""
    return short(found) if sure == "not-assessed" else f"{short(found)}; {level(sure)}"


def more_points(number: int) -> str:
    """Return how many more points an answer makes."""
    return counted(number, "more point")


def everything(label: str) -> str:
    """Return what leads to all answers about an exposure."""
    return f"All answers about {label}"


def said_of(label: str) -> str:
    """Return what the page of an exposure holds."""
    return f"What sources say about {label}."


def belongs_with(label: str) -> str:
    """Return what leads to the page of a concept."""
    return f"What {label} belongs with"


def further_questions(number: int) -> str:
    """Return how many questions of a debate are folded away."""
    return f"{number} more {noun(number, 'question')}"
