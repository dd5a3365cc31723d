"""What a merge left undone: the markers of two versions of some lines, of which neither was chosen."""

from __future__ import annotations

RULE = "merge-conflict"
MESSAGE = "markers of a merge conflict stand here: two versions of the same lines"
MEND = (
    "make one of both versions, so that nothing is lost that either added, and delete the lines that begin with"
    " <<<<<<<, |||||||, ======= and >>>>>>>"
)
_LENGTH = 7


def line(text: str) -> int | None:
    """Return the line (from 1) of the first marker; None where there is none.

    A line of equals signs alone is none: in prose it underlines a heading.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    middle = None
    for number, here in enumerate(text.split("\n"), start=1):
        sign, rest = here[:_LENGTH], here[_LENGTH:].removesuffix("\r")
        if rest and rest[0] != " ":
            continue
        if sign == "<" * _LENGTH:
            return number
        if sign == "=" * _LENGTH and not rest.strip():
            middle = middle or number
        elif sign == ">" * _LENGTH and middle:
            return middle
    return None


def lock_mend(source: str) -> str:
    """Return what to do about the lock of a source: its lines fit one text, so that no mixture of two is right."""
    path = f"sources/{source}.lock.json"
    return (
        f"take one side whole, git checkout --ours {path} or --theirs, and leave its lines as they are: both sides stay"
        f" in git; then see which of them the text fits: counterclaim source verify {source}"
    )
