"""The MkDocs plugin `counterclaim`: translates between the events of MkDocs and the modules of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin, event_priority

from counterclaim.knowledge import raw_html
from counterclaim.mkdocs_plugin import files as site_files
from counterclaim.mkdocs_plugin import finishing, memory, reading, record_pages, searching, settings
from counterclaim.mkdocs_plugin.guarding import BrokenError, Guard
from counterclaim.mkdocs_plugin.record_pages import RecordPage
from counterclaim.mkdocs_plugin.watching import Watch
from counterclaim.pages import theme

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from counterclaim.pages.search.entries import Entry


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """The plugin takes no options: the knowledge base has its own configuration."""


class CounterclaimPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # the same
    """Adds a page for every record of the knowledge base that the site's mkdocs.yml lies in."""

    def __init__(self) -> None:
        self.serving = False
        self.watch = Watch()
        self.memory = memory.Memory()
        self.prose: frozenset[str] = frozenset()
        self.searched: dict[str, Entry] = {}
        self.guard = Guard()
        self.whole = False
        """Whether every record could be read when the site that is served was built."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin anew; remember whether the pages are served while they are written."""
        self.serving = command == "serve"
        self.memory = memory.Memory()
        self.whole = False
        if self.serving:
            self.guard.listen()

    def on_shutdown(self) -> None:
        """Leave nothing behind that listens."""
        self.guard.leave()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the settings say what the pages need."""
        settings.prepare(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the search from asking elsewhere."""
        settings.keep_search_at_home(config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the Markdown of docs_dir by the rendered pages."""
        found = reading.configuration(config)
        self.watch.records(found.root)
        analysis = reading.analysis(found)
        if analysis.kb.faults and self.serving and self.whole:
            raise BrokenError("records cannot be read: see above")
        self.whole = not analysis.kb.faults
        rendered = reading.rendered(analysis, found, config)
        self.searched = reading.searched(analysis, found, config)
        config.extra[theme.KEY] = theme.told(
            rendered, found, serving=self.serving, offline=settings.offline(), search=True
        )
        self.memory.begin(memory.surroundings(config, rendered))
        self.prose = frozenset(page.path for page in rendered if page.prose and page.path.startswith("guide/"))
        site_files.keep_strangers_out(files, config, found)
        site_files.make_room(files, config)
        site_files.add(files, [*rendered, *reading.forms(analysis, found, config)], config, self.memory)
        return files

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Let a search find a record's page by its own words, and make text of what would run in a page of the guide.

        What follows a record's own words repeats what has a page of its own.
        """
        if isinstance(page, RecordPage):
            return page.begin_search(html)
        return raw_html.inert(html) if page.file.src_uri in self.prose else html

    @event_priority(-100)
    def on_page_context(self, context: TemplateContext, *, page: Page, **_: object) -> TemplateContext:
        """Let readers have the whole page."""
        if isinstance(page, RecordPage):
            page.end_search()
        return context

    def on_env(self, env: Environment, **_: object) -> Environment:
        """Add the template of pages that stay as an earlier build has finished them."""
        env.loader = record_pages.loader(env.loader)
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Keep a finished page for the next build while serving."""
        if self.serving and isinstance(page, RecordPage):
            page.finish(output)
        return output

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a record is saved."""
        self.guard.protect(server)
        self.watch.server = server
        self.watch.records(reading.configuration(config).root)
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish what MkDocs has built."""
        finishing.same_bytes(config)
        searching.in_parts(config, self.searched)
        finishing.search_as_script(config)
