"""The MkDocs plugin `counterclaim`: translates between the events of MkDocs and the modules of this room."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from counterclaim import pages
from counterclaim.knowledge import raw_html
from counterclaim.mkdocs_plugin import files as site_files
from counterclaim.mkdocs_plugin import (
    finishing,
    neighbours,
    own_pages,
    reading,
    record_pages,
    searching,
    settings,
)
from counterclaim.mkdocs_plugin.compiled import Compiled
from counterclaim.mkdocs_plugin.guarding import BrokenError, Guard
from counterclaim.mkdocs_plugin.on_request import OnRequest
from counterclaim.mkdocs_plugin.options import PluginOptions, is_whole, placing
from counterclaim.mkdocs_plugin.protection import Protection
from counterclaim.mkdocs_plugin.record_pages import RecordPage
from counterclaim.mkdocs_plugin.waiting import WaitingFiles
from counterclaim.mkdocs_plugin.watching import Watch
from counterclaim.pages import shapes, theme
from counterclaim.pages.look import STYLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from counterclaim.pages.search.entries import Entry


class CounterclaimPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # MkDocs does not type it
    """Adds a page for every record of the knowledge base that the site's mkdocs.yml lies in."""

    def __init__(self) -> None:
        self.serving = False
        self.alone = True
        """Whether the site is one of records alone, and not one that has others."""
        self.watch = Watch()
        self.protection = Protection()
        self.site: pages.Site | None = None
        self.made: set[str] = set()
        self.prose: set[str] = set()
        self.guide: set[str] = set()
        self.cited: dict[str, str] = {}
        self.waiting: WaitingFiles | None = None
        self.nav: Navigation | None = None
        self.makers: dict[str, Callable[[], None]] = {}
        self.searches = False
        """Whether the search asks our index."""
        self.entries: Callable[[], dict[str, Entry]] = dict
        self.sought: list[dict[str, Any]] = []
        self.compiled = Compiled()
        self.on_request = OnRequest()
        self.guard = Guard()
        self.whole = False
        """Whether every record could be read when the site that is served was built."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Begin anew; remember whether the pages are served while they are written."""
        self.serving = command == "serve"
        self.whole = False
        if self.serving:
            self.guard.listen()

    def on_shutdown(self) -> None:
        """Leave nothing behind that listens."""
        self.guard.leave()

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have the settings of a site of records alone say what the pages need; those of others stay.

        First of all, so that the search asks in the language of the records.
        """
        found = reading.configuration(config)
        self.alone = is_whole(self.config, config, found.root)
        if self.alone:
            settings.prepare(config)
            if found.lang:
                settings.speak(config, found.lang)
        else:
            settings.refuse(config)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the search from asking elsewhere."""
        self.protection, self.cited, self.sought, self.waiting, self.makers = Protection(), {}, [], None, {}
        if self.alone:
            settings.keep_search_at_home(config)

    def _files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the rendered pages; in a site of records alone, those of the guide stand for the Markdown of docs_dir."""
        found = reading.configuration(config)
        self.watch.records(found.root)
        analysis = reading.analysis(found)
        if analysis.kb.faults and self.serving and self.whole:
            raise BrokenError("records cannot be read: see above")
        self.whole = not analysis.kb.faults
        where = placing(self.config, config, found.root, analysis.kb, files)
        self.site = site = reading.site(analysis, found, config, where)
        rendered = list(pages.of(site))
        if self.alone:
            self.entries = cache(lambda: reading.searched(site, config))
            config.extra[theme.KEY] = theme.told(
                rendered,
                found,
                serving=self.serving,
                offline=settings.offline(),
                search=config.theme.name == theme.SEARCHED,
            )
        self.made = {where.at(page.path) for page in rendered}
        self.prose = {where.at(page.path) for page in rendered if page.prose}
        self.searches = self.alone and searching.is_ours(config)
        self.guide = {where.at(page.path) for page in rendered if page.prose and page.path.startswith("guide/")}
        if not neighbours.is_first_language(config):
            return files  # the records have one language, and their pages are there
        if self.alone:
            site_files.keep_strangers_out(files, config, found)
            site_files.make_room(files, config, site)
        site_files.add(files, rendered, config, site)
        if where.extent == "all":
            site_files.add_form(files, reading.forms(analysis, found, config), config, site)
        return WaitingFiles(files) if self._may_wait(config) else files

    def _may_wait(self, config: MkDocsConfig) -> bool:
        """Tell whether pages of records may wait: nobody else hears of them all, nor makes a search of them."""
        if not self.serving:
            return not neighbours.hear(config, neighbours.BEFORE)
        return (
            self.alone
            and settings.reloads()
            and (self.searches or not settings.has_search(config))
            and not neighbours.hear(config, (*neighbours.BEFORE, *neighbours.FINISHING))
        )

    def _files_before_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        return files if neighbours.rebuilds_files(config) else self._files(files, config)

    @event_priority(-200)
    def _files_after_others(self, files: Files, *, config: MkDocsConfig) -> Files:
        return self._files(files, config) if neighbours.rebuilds_files(config) else files

    on_files = CombinedEvent(_files_before_others, _files_after_others)

    @event_priority(-200)
    def on_nav(self, nav: Navigation, *, files: Files, **_: object) -> Navigation:
        """Have pages of records wait, once all else that is decided about files is."""
        self.nav = nav
        if isinstance(files, WaitingFiles):
            self.waiting = files
            files.wait = True
        return nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str | None:
        """Show what a page of the site's own cites; last, so that no other plugin fills in what records say."""
        if self.site is None or page.file.src_uri in self.made:
            return None
        marked = own_pages.with_marks(self.site, page.file, markdown)
        if marked is not None:
            self.cited[page.file.src_uri] = markdown
        return marked

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, **_: object) -> str:
        """Let a search find a record's page by its own words, and make text of what would run in a page of the guide.

        What follows a record's own words repeats what has a page of its own.
        """
        if isinstance(page, RecordPage):
            return self._put_aside(page, html, packed=True)
        if self.site is None:
            return html
        path = page.file.src_uri
        if path in self.cited:
            neighbours.leave_for_excerpts(self.site, page, self.cited.pop(path))
        elif path not in self.prose:
            return html
        mended = raw_html.inert(html) if path in self.guide else html
        return record_pages.stylesheet(self.styles(own_pages.path(page.file))) + mended

    def _put_aside(self, page: RecordPage, html: str, *, packed: bool) -> str:
        """Put a page's HTML aside; return what a search should find it by, and have our own know it."""
        opening = page.put_aside(html, packed=packed)
        if self.searches:
            if page.is_sought and not self.makers:
                self.sought.append(searching.doc(page, opening))
            page.meta["search"] = {"exclude": True}  # from what the plugin writes, which would hold all of them
        return opening.html

    @event_priority(100)
    def _waited(self, context: TemplateContext, /, *, page: Page, **_: object) -> TemplateContext:
        """Make the page of a record that has waited, and have every page know of those that wait."""
        if self.waiting is not None and self.waiting.wait:
            context["pages"] = self.waiting.all_pages()
        if isinstance(page, RecordPage) and not page.is_aside:
            page.make()
            page.content = self._put_aside(page, page.content or "", packed=False)
        return context

    @event_priority(-100)
    def _whole_again(self, context: TemplateContext, /, *, page: Page, **_: object) -> TemplateContext:
        """Let readers have the whole page."""
        if isinstance(page, RecordPage):
            page.take_up()
        return context

    on_page_context = CombinedEvent(_waited, _whole_again)

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Have templates, such as that of the sitemap, know of pages that wait."""
        if self.waiting is not None and self.waiting.wait:
            context["pages"] = self.waiting.included_pages()
        return context

    def styles(self, path: str) -> str:
        """Return the address of the stylesheet; empty where the theme asks for it."""
        return self.site.relative(STYLES, path) if self.site is not None and self.site.placing.guest else ""

    def on_env(self, env: Environment, *, config: MkDocsConfig, **_: object) -> Environment:
        """Have pages of records wait for a reader if the site is served, and else no longer: they are finished next."""
        if self.serving:
            env.bytecode_cache = self.compiled
        if self.waiting is not None and self.nav is not None:
            self.waiting.wait = self.serving
            self.makers = self.waiting.makers(config, self.nav, env) if self.serving else {}
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
        """Let go of a record's page: of thousands none is held."""
        self.protection.count(output)
        if isinstance(page, RecordPage):
            page.content = None
        return output

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Build again when a record is saved, and make what is asked for."""
        server.set_app(self.on_request.answering(server.get_app(), server))  # type: ignore[arg-type]  # wsgiref's
        self.on_request.accept()
        server.builder = self.on_request.accepting(server.builder)
        self.guard.protect(server)
        server.builder = self.on_request.building(server.builder)
        self.watch.server = server
        self.watch.records(reading.configuration(config).root)
        return server

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Finish what MkDocs has built."""
        self.protection.tell(guest=not self.alone, themed=config.theme.name in theme.NAMES)
        if self.alone:
            finishing.same_bytes(config)
            self._search(config)
            finishing.search_as_script(config)
        if self.serving:
            self.on_request.offer(self.makers)

    def _search(self, config: MkDocsConfig) -> None:
        """Write the index of the search in parts; while records wait, when it is asked for."""
        whole = searching.take_over(config)
        if whole is None:
            return
        entries, waiting = self.entries, self.waiting
        if waiting is None or not waiting.wait:
            searching.in_parts(config, whole, self.sought, entries())
            return
        self.makers[searching.PARTS] = lambda: searching.in_parts(config, whole, _sought(waiting), entries())


def _sought(waiting: WaitingFiles) -> Iterator[dict[str, Any]]:
    """Yield what a search is to know of pages that wait."""
    for file in waiting.all_pages():
        if isinstance(file.page, RecordPage) and file.page.is_sought:
            file.page.make()
            yield searching.doc(file.page, shapes.opening(file.page.content or ""))
            file.page.content = None
