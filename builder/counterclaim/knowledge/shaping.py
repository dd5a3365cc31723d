"""Records made from plain values that fit their JSON Schema."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from counterclaim.knowledge import schemas
from counterclaim.knowledge.records import (
    Advice,
    Answer,
    Body,
    Claim,
    Concept,
    Drawn,
    Effect,
    Estimate,
    Judgement,
    Locator,
    Matter,
    Quantity,
    Resolution,
    Returned,
    Scope,
    Source,
    Stamp,
    Term,
    Terms,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from counterclaim.knowledge.findings import Origin
    from counterclaim.knowledge.locks import Lock


def claim(
    identity: str, value: dict[str, Any], origin: Origin, locks: Mapping[str, Lock] = MappingProxyType({})
) -> Claim:
    """Return the claim that `value`, which fits its schema, describes; `locks`, by source, have its sentences."""
    retired = value.get("retired")
    lock, sentences = locks.get(value["source"]), tuple(int(number) for number in value.get("sentences", ()))
    return Claim(
        id=identity,
        statement=value["statement"],
        source=value["source"],
        sentences=sentences,
        stance=value["stance"],
        basis=value["basis"],
        effect=effect(value["effect"]) if "effect" in value else None,
        advice=advice(value["advice"]) if "advice" in value else None,
        about=_tuple(value.get("background", {}).get("about")),
        scope=scope(value.get("scope", {})),
        at=locator(value["at"]) if "at" in value else None,
        design=value.get("design"),
        draws_on=tuple(Drawn(**entry) for entry in value.get("draws_on", ())),
        caveats=tuple(value["caveats"]),
        reviewed=_stamp(value.get("reviewed")),
        returned=Returned(**value["returned"]) if "returned" in value else None,
        written=_stamp(value.get("written")),
        replaces=tuple(value.get("replaces", ())),
        retired=(retired["date"], retired["why"]) if retired else None,
        notes=value.get("notes"),
        record=value,
        origin=origin,
        pins=lock.pins(sentences) if lock is not None and sentences else (),
    )


def effect(value: dict[str, Any]) -> Effect:
    """Return the effect that `value`, which fits its schema, describes."""
    known = dict(value)
    if "estimate" in known:
        numbers = _tuples(known["estimate"])
        known["estimate"] = Estimate(**{**numbers, "groups": tuple(numbers.get("groups", {}).items())})
    return Effect(**_tuples(known))


def advice(value: dict[str, Any]) -> Advice:
    """Return the advice that `value`, which fits its schema, describes."""
    return Advice(
        value.get("do") or value["avoid"],
        "avoid" in value,
        value.get("for"),
        value.get("instead"),
        value.get("when"),
        value.get("strength"),
    )


def locator(value: dict[str, Any]) -> Locator:
    """Return the place that `value`, which fits its schema, describes."""
    order = schemas.schema("claim")["properties"]["at"]["properties"]  # from the whole to its parts, however written
    parts = tuple((key, str(value[key])) for key in order if key in value and key not in {"via", "why"})
    return Locator(parts, value.get("via"), value.get("why"))


def scope(value: dict[str, Any]) -> Scope:
    """Return the scope that `value`, which fits its schema, describes."""
    return Scope(
        population=terms(value.get("population")),
        condition=terms(value.get("condition")),
        horizon=value.get("horizon"),
        dose=tuple(value.get("dose", {}).items()),
    )


def terms(value: str | list[str] | dict[str, list[str]] | None) -> Terms:
    """Return the terms that `value`, which fits its schema, names."""
    if isinstance(value, dict):
        return Terms(tuple(value["any"]), any=True)
    return Terms(_tuple(value))


def source(identity: str, value: dict[str, Any], origin: Origin) -> Source:
    """Return the source that `value`, which fits its schema, describes."""
    excused = dict(value.get("not_claims", {}))
    if "other" in excused:
        excused[excused.pop("other")] = excused.pop("sentences")
    return Source(
        id=identity,
        title=value["title"],
        type=value["type"],
        design=value["design"],
        url=value["url"],
        status=value["status"],
        publisher=value.get("publisher"),
        interests=value.get("interests"),
        cites=tuple(value.get("cites", ())),
        pools=tuple(value.get("pools", ())),
        scope=scope(value.get("scope", {})),
        not_claims=tuple((why, sentence_numbers(entries)) for why, entries in excused.items()),
        record=value,
        origin=origin,
    )


def concept(identity: str, value: dict[str, Any], origin: Origin) -> Concept:
    """Return the concept that `value`, which fits its schema, describes."""
    matters = [Matter(**entry) for entry in value.get("matters", ())]
    known = {**value, "implies": scope(value.get("implies", {})), "matters": matters}
    return Concept(id=identity, record=value, origin=origin, **_tuples(known))


def term(identity: str, value: dict[str, Any], origin: Origin) -> Term:
    """Return the population or condition that `value`, which fits its schema, describes."""
    return Term(id=identity, record=value, origin=origin, **_tuples(value))


def quantity(identity: str, value: dict[str, Any], origin: Origin) -> Quantity:
    """Return the quantity that `value`, which fits its schema, describes."""
    return Quantity(id=identity, record=value, origin=origin, **_tuples(value))


def resolution(identity: str, value: dict[str, Any], origin: Origin) -> Resolution:
    """Return the resolution that `value`, which fits its schema, describes."""
    decision = value["decision"]
    preferred = decision["prefer"] if isinstance(decision, dict) else None
    first, second = value["claims"]
    return Resolution(
        id=identity,
        claims=(first, second),
        decision="prefer" if preferred else decision,
        prefer=preferred,
        reason=value["reason"],
        date=value["date"],
        seen=value["seen"],
        would_settle=value.get("would_settle"),
        by=value.get("by"),
        reviewed=_stamp(value.get("reviewed")),
        record=value,
        origin=origin,
    )


def answer(identity: str, value: dict[str, Any], origin: Origin) -> Answer:
    """Return the answer that `value`, which fits its schema, describes."""
    return Answer(
        id=identity,
        asks=value["asks"],
        questions=tuple(_question(name) for name in value["questions"]),
        answer=value["answer"],
        looked_for=value["looked_for"],
        date=value["date"],
        seen=value["seen"],
        key_points=tuple(value.get("key_points", ())),
        bodies=tuple(_body(entry) for entry in value.get("bodies", ())),
        also=tuple(value.get("also", ())),
        would_settle=value.get("would_settle"),
        by=value.get("by"),
        reviewed=_stamp(value.get("reviewed")),
        record=value,
        origin=origin,
    )


def _body(value: dict[str, Any]) -> Body:
    return Body(
        about=value["about"],
        question=_question(value["question"]),
        certainty=value["certainty"],
        claims=tuple(value.get("claims", ())),
        population=terms(value.get("population")),
        horizon=value.get("horizon"),
        starts=value.get("starts"),
        down=tuple(Judgement(**entry) for entry in value.get("down", ())),
        up=tuple(Judgement(**entry) for entry in value.get("up", ())),
    )


def _question(name: str) -> tuple[str, str]:
    exposure, _, outcome = name.partition("/")
    return exposure, outcome


def sentence_numbers(entries: list[int | float | str]) -> tuple[int, ...]:
    """Return the numbers that entries such as `[1, 2, "25-30"]` stand for; a range too wide gives its ends."""
    numbers: list[int] = []
    for entry in entries:
        if not isinstance(entry, str):
            numbers.append(int(entry))
        else:
            first, last = (int(part) for part in entry.split("-"))
            numbers.extend(range(first, last + 1) if 0 <= last - first < MAX_RANGE else (first, last))
    return tuple(numbers)


MAX_RANGE = 100_000


def _stamp(value: dict[str, str] | None) -> Stamp | None:
    return Stamp(**value) if value else None


def _tuple(value: str | list[str] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _tuples(value: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(item) if isinstance(item, list) else item for key, item in value.items()}
