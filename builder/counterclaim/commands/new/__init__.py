"""`new`: writes a valid, tidy record; a module for each kind."""

from __future__ import annotations

import click

from counterclaim.commands.new import answer, claim, concept, condition, population, quantity, source


@click.group()
def new() -> None:
    """Write a new claim, source, term or answer; asks in a terminal for what the options leave out.

    \b
    Example:
      counterclaim new claim
      counterclaim new source my-source --title "A page" --design expert-opinion --url https://example.org/page
    """


KINDS = (
    claim.claim,
    source.source,
    concept.concept,
    population.population,
    condition.condition,
    quantity.quantity,
    answer.answer,
)

for kind in KINDS:
    new.add_command(kind)
