"""Pages of the site's own that cite claims: citations become marks, and below stands what the page rests on."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from counterclaim.knowledge import guide
from counterclaim.knowledge.guide import Guide
from counterclaim.pages import prose
from counterclaim.pages.kinds import guide as guide_pages
from counterclaim.pages.placing import OWN
from counterclaim.rules import engine, unknown_citation
from counterclaim.wording.findings import with_mend
from counterclaim.wording.questions import headline

if TYPE_CHECKING:
    from mkdocs.structure.files import File

    from counterclaim.knowledge.guide import Citation
    from counterclaim.pages.site import Site

log = get_plugin_logger(__name__)
_SIGNS = ("[@", "[?")


def with_marks(site: Site, file: File, markdown: str) -> str | None:
    """Return the Markdown of a page with its citations as marks; None where it cites nothing, and stays as it is.

    What is cited and not there is a warning with its place, and stays as it is written.
    """
    if not any(sign in markdown for sign in _SIGNS):
        return None
    page = Guide(_name(site, file), markdown)
    known = [citation for citation in guide.citations(page) if _is_known(site, citation)]
    _tell(site, page, file)
    return guide_pages.body(site, page, path(file)) if known else None


def _is_known(site: Site, citation: Citation) -> bool:
    """Tell whether a citation names anything that is there."""
    if citation.question is not None:
        return citation.question in site.analysis.question_names
    return any(claim in site.kb.claims for claim in citation.claims)


def _tell(site: Site, page: Guide, file: File) -> None:
    """Warn of what is cited and not there, with its place where no plugin has moved the lines of the file."""
    written = Guide(page.path, file.content_string)
    same = page.text.strip() in written.text
    for finding in unknown_citation.of_page(site.analysis, written if same else page):
        place = finding.place if same else page.path
        log.warning("%s %s: %s", place, engine.slug(unknown_citation), with_mend(finding))


def without_marks(site: Site, markdown: str) -> str:
    """Return Markdown without what cites claims of the base; a question's headline stands as text."""
    page, parts, at = Guide("", markdown), [], 0
    for citation in guide.citations(page):
        question = site.analysis.question_names.get(citation.question or "")
        if question is not None:
            told = prose.plain(headline(site.kb, question))
        elif citation.claims and all(claim in site.kb.claims for claim in citation.claims):
            told = ""
        else:
            continue
        parts.append((markdown[at : citation.start] if told else markdown[at : citation.start].rstrip(" ")) + told)
        at = citation.end
    return "".join([*parts, markdown[at:]])


def path(file: File) -> str:
    """Return the path by which pages of records lead from a page: where it is built, which other plugins may decide."""
    return f"{OWN}{file.dest_uri}"


def _name(site: Site, file: File) -> str:
    """Return what a person knows the file of a page by: its path below the base if it lies there."""
    if file.abs_src_path and file.generated_by is None:
        return os.path.relpath(file.abs_src_path, Path(os.path.realpath(site.configuration.root)))
    return file.src_uri
