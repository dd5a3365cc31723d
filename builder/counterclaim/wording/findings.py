"""Findings and counts as sentences, which every report shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counterclaim.wording.phrases import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from counterclaim.knowledge.findings import Finding, Setting, Summary


NOTHING_FOUND = "nothing found"
"""What is said of a rule that found nothing."""


def in_one_line(finding: Finding) -> str:
    """Return what is wrong and what would be right, in one line."""
    lead = f"says: {finding.says} while: {finding.related[0].message} " if finding.says and finding.related else ""
    return lead + with_mend(finding)


def with_mend(finding: Finding) -> str:
    """Return the message and the mend as one sentence, or two where the message ends one."""
    return one_or_two(finding.message, finding.mend)


def one_or_two(message: str, mend: str) -> str:
    """Return what is wrong and what would be right, with the mark between them that fits."""
    if not mend:
        return message
    if message.endswith((".", "!", "?")):
        return f"{message} {mend[0].upper()}{mend[1:]}"
    return f"{message}. {mend}" if mend[0].isupper() else f"{message}; {mend}"


def not_listed(notes: Mapping[str, int]) -> str:
    """Return which notes are left out of a list, by rule, and how to see them."""
    told = ", ".join(f"{count:,} {rule}" for rule, count in sorted(notes.items()))
    return f"not listed: {told} (list them with --select RULE)"


def set_otherwise(settings: Iterable[Setting]) -> str:
    """Return what a change sets otherwise than it was where it began, and what holds; nothing where nothing is."""
    told = "; ".join(changed(setting) for setting in settings)
    return f"this change sets {told}. What was set where it began holds here." if told else ""


def changed(setting: Setting) -> str:
    """Return what a setting was and is."""
    return f"{setting.name}: {setting.before or NOT_SET} before, now {setting.now or NOT_SET}"


NOT_SET = "not set"


def counts(summary: Summary) -> str:
    """Return the last line of `check`: what was found, what was checked, what was skipped and why."""
    found = f"{plural(summary.errors, 'error')}, {plural(summary.warnings, 'warning')}"
    if summary.known:
        found += f" ({summary.known:,} older left out)"
    verified = f"{summary.verified:,} verified"
    if summary.unverified_sources:
        whose = "no texts" if not summary.verified else f"no text of {plural(summary.unverified_sources, 'source')}"
        verified += f" ({whose})" if summary.sources else ""
    examined = f"{summary.examined:,} examined"
    if summary.explained:
        examined += f", {summary.explained:,} explained by their limits"
    if summary.both_possible:
        examined += f", {summary.both_possible:,} where both can be true"
    parts = [
        found,
        plural(summary.claims, "claim"),
        plural(summary.sources, "source"),
        f"{plural(summary.sentences, 'sentence')}: {summary.accounted:,} accounted for, {verified}",
        *([f"{plural(summary.places, 'place')} without text"] if summary.places else []),
        f"{plural(summary.conflicts, 'conflict')}: {examined}",
    ]
    if summary.unread:
        parts.insert(2, f"{plural(summary.unread, 'file')} left out (cannot be used)")
    return " · ".join(parts)
