"""Whether every page carries the policy, and who is told where not."""

from __future__ import annotations

from mkdocs.plugins import get_plugin_logger

from counterclaim.pages import theme

log = get_plugin_logger(__name__)
_POLICY = 'http-equiv="Content-Security-Policy"'


class Protection:
    """Counts the pages of a build, and those that carry the policy."""

    def __init__(self) -> None:
        self.pages = 0
        self.protected = 0

    def count(self, output: str) -> None:
        """Count a finished page."""
        self.pages += 1
        self.protected += _POLICY in output.partition("</head>")[0]

    def tell(self, *, guest: bool, themed: bool) -> None:
        """Say in the log of the build how many pages have no policy, and why."""
        without = self.pages - self.protected
        if not without:
            return
        if guest:
            why = "the theme is the site's own; pages load whatever it lets them"
        elif not themed:
            why = f"only the themes {' and '.join(theme.NAMES)} are prepared for it"
        else:
            why = 'a template of custom_dir replaces "main.html" and does not extend "counterclaim.html"'
        log.info("%s of %s pages carry no Content-Security-Policy: %s", f"{without:,}", f"{self.pages:,}", why)
