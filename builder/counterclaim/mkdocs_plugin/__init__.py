"""The MkDocs plugin `counterclaim`: hands rendered pages to MkDocs, nothing else."""

from __future__ import annotations

import gzip
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from counterclaim import exports, pages
from counterclaim.editing import steps
from counterclaim.knowledge import KnowledgeBase
from counterclaim.knowledge.configuration import ConfigurationError, find
from counterclaim.mkdocs_plugin import ready_pages
from counterclaim.pages import theme
from counterclaim.pages.form import admin
from counterclaim.pages.look import STYLES
from counterclaim.reasoning.analysis import Analysis

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from counterclaim.knowledge.configuration import Configuration

log = get_plugin_logger(__name__)

WATCHED = ("claims", "sources", "vocabulary", "resolutions", "guide", "pyproject.toml")


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """The plugin takes no options: the knowledge base has its own configuration."""


class CounterclaimPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # the same
    """Adds a page for every record of the knowledge base that the site's mkdocs.yml lies in."""

    def __init__(self) -> None:
        self.serving = False
        self.server: LiveReloadServer | None = None
        self.watched: set[Path] = set()
        self.memory = ready_pages.Memory()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin anew; remember whether the pages are served while they are written."""
        self.serving = command == "serve"
        self.memory = ready_pages.Memory()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the stylesheet of the pages, and the theme around them behind the site's own changes to it."""
        if STYLES not in config.extra_css:
            config.extra_css.insert(0, STYLES)
        if config.theme.name == theme.NAME and str(theme.folder()) not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(theme.folder()))
        if "tables" in config.markdown_extensions:
            # Else the columns of a table are aligned by a style inside the page, which the policy refuses.
            config.mdx_configs.setdefault("tables", {}).setdefault("use_align_attribute", True)
        if _offline():
            config.use_directory_urls = False
            config.theme.static_templates -= {"404.html", "sitemap.xml"}  # a server's
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Let pages that are opened as files search without a stand-in from elsewhere."""
        polyfills = config.extra.get("polyfills", [])
        others = [script for script in polyfills if "iframe-worker" not in str(script)]
        if _offline() or len(others) < len(polyfills):
            config.extra["polyfills"] = [*others, theme.WORKER]

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the Markdown of docs_dir by the rendered pages; a record that cannot be read is a warning."""
        configuration = _configuration(config)
        self._watch(configuration.root)
        analysis = Analysis(KnowledgeBase.load(configuration.root))
        for fault in analysis.kb.faults:
            log.warning("%s %s: %s", fault.place, fault.rule, fault.message)
        for file in list(files.documentation_pages()):
            files.remove(file)
        for file in files.media_files():  # the guide moves one folder down, and the pictures beside it with it
            path = f"guide/{file.src_uri}"
            if file.abs_src_path and file.src_dir == config.docs_dir and path not in files.src_uris:
                files.append(File.generated(config, path, abs_src_path=file.abs_src_path))
        rendered = list(
            pages.render(
                analysis,
                configuration,
                downloads=exports.downloads(analysis),
                history=steps.recent(configuration.root),
                address=config.site_url or "",
                directory_urls=config.use_directory_urls,
            )
        )
        config.extra[theme.KEY] = theme.told(rendered, configuration, serving=self.serving, offline=_offline())
        self.memory.begin(ready_pages.surroundings(config, rendered))
        forms = admin.pages(analysis.kb, configuration, config.repo_url or "")
        titles = ready_pages.titles(config.nav)
        for page in chain(rendered, forms):
            file = File.generated(config, page.path, content=page.text())
            if page.edit is not None and config.repo_url:
                file.edit_uri = page.edit
            if ready_pages.is_deep(page.path):
                file.inclusion = InclusionLevel.NOT_IN_NAV
            if file.is_documentation_page() and not page.prose:
                ready_pages.RecordPage(titles.get(page.path), file, config, page, self.memory)
            files.append(file)
        for address, content in admin.files():
            files.append(File.generated(config, address, content=content))
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Let a search find a record's page by its own words: what follows repeats what has a page of its own."""
        return page.begin_search(html) if isinstance(page, ready_pages.RecordPage) else html

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> TemplateContext:
        """Let readers have the whole page."""
        if isinstance(page, ready_pages.RecordPage):
            page.end_search()
        return context

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Add the template of pages that stay as an earlier build has finished them."""
        env.loader = ready_pages.loader(env.loader)
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Keep a finished page for the next build while serving."""
        if self.serving and isinstance(page, ready_pages.RecordPage):
            page.finish(output)
        return output

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a record is saved."""
        self.server = server
        self._watch(_configuration(config).root)
        return server

    def _watch(self, root: Path) -> None:
        """Watch what is there; a folder that is made later is found by the next build."""
        for path in (root / name for name in WATCHED):
            if self.server is not None and path.exists() and path not in self.watched:
                self.watched.add(path)
                self.server.watch(str(path))

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let pages that are opened as files read the index of the search as a script."""
        sitemap = Path(config.site_dir, "sitemap.xml")
        if sitemap.is_file():  # MkDocs writes the time of the build into the packed one
            sitemap.with_name("sitemap.xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))
        index = Path(config.site_dir, theme.INDEX)
        if _offline() and index.is_file():
            index.with_suffix(".js").write_text(f"var __index = {index.read_text('utf-8')}", "utf-8")


def _offline() -> bool:
    """Tell whether the pages are built to be opened as files."""
    return os.environ.get(theme.OFFLINE_VARIABLE, "") not in {"", "0"}


def _configuration(config: MkDocsConfig) -> Configuration:
    """Return the configuration of the knowledge base that the site's mkdocs.yml lies in."""
    try:
        return find(Path(config.config_file_path).parent if config.config_file_path else Path.cwd())
    except ConfigurationError as error:
        raise PluginError(str(error)) from None
