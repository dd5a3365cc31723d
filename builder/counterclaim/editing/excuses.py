"""The sentences of a source that state nothing: putting numbers on its lists, by reason, and taking them off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import schemas
from counterclaim.knowledge.shaping import sentence_numbers
from counterclaim.wording.phrases import ranges

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FIELD = "not_claims"
OTHER, NUMBERS = "other", "sentences"
"""A reason in words, and the field beside it that has the numbers."""


class ExcuseError(Exception):
    """A reason that a source cannot give beside those that it gives."""


def reasons() -> dict[str, str]:
    """Return the reasons of the schema with what each is for."""
    known = schemas.schema("source")["properties"][FIELD]["properties"]
    return {reason: field["description"] for reason, field in known.items() if reason not in {OTHER, NUMBERS}}


def put_on(numbers: Sequence[int], reason: str) -> Callable[[Any], None]:
    """Return the change that excuses sentences for a reason, and for no other; it may be one in words.

    The change raises `ExcuseError` where the source has another reason in words already.
    """

    def change(record: Any) -> None:
        listed = record.setdefault(FIELD, {})
        key = reason if reason in reasons() else NUMBERS
        if key == NUMBERS and listed.get(OTHER, reason) != reason:
            message = f'it has a reason in words already, "{listed[OTHER]}"; a source can have one'
            raise ExcuseError(message)
        _take_off(listed, numbers, but=key)
        if key == NUMBERS:
            listed[OTHER] = reason
        _set(listed, key, {*sentence_numbers(listed.get(key, [])), *numbers})

    return change


def taken_off(numbers: Sequence[int]) -> Callable[[Any], None]:
    """Return the change that excuses sentences no more, for whatever reason they were."""

    def change(record: Any) -> None:
        listed = record.get(FIELD, {})
        _take_off(listed, numbers)
        if FIELD in record and not listed:
            del record[FIELD]

    return change


def put(record: Any, numbers: dict[str, list[int]]) -> None:
    """Write other numbers for some reasons into a source's record, in place; a reason without any goes."""
    listed = record[FIELD]
    for key, found in numbers.items():
        if found:
            _set(listed, key, set(found))
        else:
            del listed[key]
            if key == NUMBERS:
                del listed[OTHER]
    if not listed:
        del record[FIELD]


def _take_off(listed: Any, numbers: Sequence[int], *, but: str = "") -> None:
    for key in [key for key in listed if key not in {OTHER, but}]:
        before = set(sentence_numbers(listed[key]))
        if before.isdisjoint(numbers):
            continue
        _set(listed, key, before.difference(numbers))
        if not listed[key]:
            del listed[key]
            if key == NUMBERS:
                del listed[OTHER]


def _set(listed: Any, key: str, numbers: set[int]) -> None:
    """Write the numbers of one reason: three or more in a row as a range."""
    entries: list[int | str] = []
    for part in ranges(tuple(sorted(numbers))).split(", ") if numbers else []:
        first, _, last = part.partition("-")
        in_a_row = range(int(first), int(last or first) + 1)
        entries.extend([part] if len(in_a_row) > PAIR else in_a_row)
    if key in listed:
        listed[key][:] = entries  # in place, which keeps the comments beside it
    else:
        listed[key] = entries


PAIR = 2
