"""The knowledge base that a site's mkdocs.yml lies in, and all its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from counterclaim import exports, pages
from counterclaim.editing import steps
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import ConfigurationError, find
from counterclaim.knowledge.shown import one_line
from counterclaim.mkdocs_plugin import options
from counterclaim.pages import links
from counterclaim.pages.form import admin
from counterclaim.pages.search.entries import Entry, entries
from counterclaim.reasoning.analysis import Analysis
from counterclaim.wording.steps import History

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from counterclaim.knowledge.configuration import Configuration
    from counterclaim.pages import Placing

log = get_plugin_logger(__name__)


def configuration(config: MkDocsConfig) -> Configuration:
    """Return the configuration of the knowledge base that the site's mkdocs.yml lies in; one line if it is broken."""
    try:
        return find(options.root_of(config))
    except ConfigurationError as error:
        raise PluginError(one_line(str(error))) from None


def analysis(found: Configuration) -> Analysis:
    """Return what the records say together; a record that cannot be read is a warning."""
    read = Analysis(KnowledgeBase.load(found.root))
    for fault in read.kb.faults:
        mend = f"; {fault.mend}" if fault.mend else ""
        log.warning("%s %s: %s%s", fault.place, fault.rule, one_line(fault.message), one_line(mend))
    return read


def site(read: Analysis, found: Configuration, config: MkDocsConfig, placing: Placing) -> pages.Site:
    """Return what pages are made from, as it stands in the site of an mkdocs.yml."""
    return pages.Site(
        read,
        found,
        exports.downloads(read) if placing.extent == "all" else {},
        steps.recent(found.root) if placing.extent == "all" else History(),
        config.site_url or "",
        config.use_directory_urls,
        placing=placing,
    )


def searched(site: pages.Site, config: MkDocsConfig) -> dict[str, Entry]:
    """Return what a search knows of the pages of records and of the guide, by address below the site."""
    directory_urls = config.use_directory_urls
    known = entries(site).items()
    addresses = ((links.relative(path, links.HOME, directory_urls=directory_urls), entry) for path, entry in known)
    return {unquote(address): entry for address, entry in addresses}


def forms(read: Analysis, found: Configuration, config: MkDocsConfig) -> list[pages.Page]:
    """Return the pages of the form for editors."""
    return list(admin.pages(read.kb, found, config.repo_url or ""))
