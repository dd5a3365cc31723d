"""The kinds of pages, each a module that yields its pages of a site: `pages(site)`."""

from counterclaim.pages.kinds import (
    answer,
    assets,
    changes,
    claim,
    claims,
    concept,
    concepts,
    conflicts,
    downloads,
    exposure,
    feed,
    guide,
    home,
    method,
    moved,
    question,
    questions,
    schemas,
    source,
    sources,
)

KINDS = (
    home,
    questions,
    exposure,
    question,
    answer,
    guide,
    conflicts,
    claims,
    claim,
    sources,
    source,
    concepts,
    concept,
    method,
    changes,
    feed,
    moved,
    assets,
    schemas,
    downloads,
)
"""Every kind, in the order in which a reader meets them; files that no reader opens come last."""

BY_EXTENT = {"all": KINDS, "claims": (claims, claim, sources, source, assets), "citations": (assets,)}
"""Those of which a site shows pages, by how much of a base it shows."""
