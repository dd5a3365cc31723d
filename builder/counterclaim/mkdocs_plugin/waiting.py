"""Pages of records wait until it is their turn, or until somebody who reads a served site asks for them.

MkDocs converts all pages of a site before it finishes the first, and finishes all before it serves any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.commands.build import _build_page
from mkdocs.structure.files import Files, InclusionLevel

from counterclaim.mkdocs_plugin.files import MadeFile
from counterclaim.mkdocs_plugin.record_pages import RecordPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation

    Made = Callable[[], None]


_SERVED: Callable[[InclusionLevel], bool] = InclusionLevel.is_in_serve


class WaitingFiles(Files):
    """The files of a site. While they wait, MkDocs neither sees pages of records nor copies files that are made."""

    def __init__(self, files: Iterable[File]) -> None:
        super().__init__(files)
        self.wait = False

    def documentation_pages(
        self, *, inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included
    ) -> Sequence[File]:
        """Return the pages that do not wait."""
        found = super().documentation_pages(inclusion=inclusion)
        return [file for file in found if not isinstance(file.page, RecordPage)] if self.wait else found

    def copy_static_files(
        self,
        dirty: bool = False,  # noqa: FBT001, FBT002 - as MkDocs has it
        *,
        inclusion: Callable[[InclusionLevel], bool] = InclusionLevel.is_included,
    ) -> None:
        """Copy the files that do not wait."""
        for file in self:
            waits = self.wait and isinstance(file, MadeFile)
            if not waits and not file.is_documentation_page() and inclusion(file.inclusion):
                file.copy_file(dirty)

    def included_pages(self) -> Sequence[File]:
        """Return all pages but drafts, those that wait included, as templates are told of them."""
        return super().documentation_pages()

    def all_pages(self) -> Sequence[File]:
        """Return all pages that a served site has, those that wait included."""
        return super().documentation_pages(inclusion=_SERVED)

    def makers(self, config: MkDocsConfig, nav: Navigation, env: Environment) -> dict[str, Made]:
        """Return what makes each file of the site that waits, by its path below the site."""
        every = self.all_pages()

        def finishing(page: RecordPage) -> Made:
            def finish() -> None:
                draft = page.file.inclusion == InclusionLevel.DRAFT
                _build_page(page, config, every, nav, env, excluded=draft)

            return finish

        pages = {file.dest_uri: finishing(file.page) for file in every if isinstance(file.page, RecordPage)}
        files = (file for file in self if isinstance(file, MadeFile) and not file.is_documentation_page())
        return pages | {file.dest_uri: file.copy_file for file in files if _SERVED(file.inclusion)}
