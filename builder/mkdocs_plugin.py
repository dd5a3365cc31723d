"""The MkDocs plugin `counterclaim`: hands rendered pages to MkDocs, nothing else."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files

from builder import exports, pages
from builder.knowledge import KnowledgeBase
from builder.knowledge.configuration import ConfigurationError, find
from builder.pages import admin
from builder.pages.rendering import STYLES
from builder.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from builder.knowledge.configuration import Configuration

log = get_plugin_logger(__name__)

WATCHED = ("claims", "sources", "vocabulary", "resolutions", "guide", "pyproject.toml")


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """The plugin takes no options: the knowledge base has its own configuration."""


class CounterclaimPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # the same
    """Adds a page for every record of the knowledge base that the site's mkdocs.yml lies in."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the stylesheet of the pages."""
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the Markdown of docs_dir by the rendered pages; a record that cannot be read is a warning."""
        configuration = _configuration(config)
        analysis = Analysis(KnowledgeBase.load(configuration.root))
        for fault in analysis.kb.faults:
            log.warning("%s %s: %s", fault.place, fault.rule, fault.message)
        for file in list(files.documentation_pages()):
            files.remove(file)
        rendered = pages.render(
            analysis, configuration, downloads=exports.downloads(analysis), directory_urls=config.use_directory_urls
        )
        forms = admin.pages(analysis.kb, configuration, config.repo_url or "")
        for page in chain(rendered, forms):
            file = File.generated(config, page.path, content=page.text())
            if page.edit is not None and config.repo_url:
                file.edit_uri = page.edit
            files.append(file)
        for address, content in admin.files():
            files.append(File.generated(config, address, content=content))
        return files

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a record is saved."""
        root = _configuration(config).root
        for name in WATCHED:
            if (root / name).exists():
                server.watch(str(root / name))
        return server


def _configuration(config: MkDocsConfig) -> Configuration:
    """Return the configuration of the knowledge base that the site's mkdocs.yml lies in."""
    try:
        return find(Path(config.config_file_path).parent if config.config_file_path else Path.cwd())
    except ConfigurationError as error:
        raise PluginError(str(error)) from None
