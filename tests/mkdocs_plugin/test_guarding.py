"""A served site answers while something is broken: the pages that were, with what is wrong above them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import pytest
from mkdocs.exceptions import Abort, ConfigurationError

from counterclaim.mkdocs_plugin.guarding import BrokenError, Guard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

log = logging.getLogger("mkdocs.plugins.other")
PAGE = b"<!doctype html><html><body class='x'><p>Tea</p></body></html>"


class Server:
    """What the guard needs of MkDocs' server: a builder, a folder, an application."""

    def __init__(self, folder: Path) -> None:
        self.root = str(folder)
        self.failing: Callable[[], None] = lambda: None
        self.builder: Callable[[], None] = self.build
        self.app: Any = self.serve

    def build(self) -> None:
        (self.site / "index.html").write_bytes(PAGE)
        self.failing()

    @property
    def site(self) -> Any:
        from pathlib import Path

        return Path(self.root)

    def get_app(self) -> Any:
        return self.app

    def set_app(self, app: Any) -> None:
        self.app = app

    def serve(self, environ: dict[str, Any], start: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/data":
            start("200 OK", [("Content-Type", "application/json")])
            return [b"{}"]
        page = (self.site / "index.html").read_bytes()
        start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(page)))])
        return [page[:9], page[9:]]

    def got(self, path: str = "/") -> str:
        """Return what is answered, once its length is the one that is stated."""
        headers: dict[str, str] = {}
        body = b"".join(self.app({"PATH_INFO": path}, lambda _, told: headers.update(told)))
        assert headers.get("Content-Length", str(len(body))) == str(len(body))
        return body.decode()


@pytest.fixture
def guard() -> Iterator[Guard]:
    made = Guard()
    made.listen()
    yield made
    made.leave()


@pytest.fixture
def server(tmp_path: Path, guard: Guard) -> Server:
    """Return a server whose first build was good."""
    folder = tmp_path / "site"
    folder.mkdir()
    made = Server(folder)
    made.build()
    guard.protect(made)  # type: ignore[arg-type]  # all that the guard needs of one
    return made


def breaking(error: Exception, *said: str) -> Callable[[], None]:
    def fail() -> None:
        for each in said:
            log.warning(each)
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "said", "shown"),
    [
        (BrokenError("see above"), ["counterclaim: a.yml:2:1 syntax: <b>"], ["a.yml:2:1 syntax: &lt;b&gt;"]),
        (Abort("Aborted with 1 warnings"), ["one", "two", "one"], ["one", "two"]),
        (Abort("Aborted with a configuration error!"), [], ["Aborted with a configuration error!"]),
        (ConfigurationError("mkdocs.yml: broken"), [], ["mkdocs.yml: broken"]),
        (ZeroDivisionError("by nought"), [], ["ZeroDivisionError: by nought"]),
    ],
)  # fmt: skip
def test_a_build_that_fails_leaves_the_page_that_was_with_what_is_wrong_above_it(
    server: Server, error: Exception, said: list[str], shown: list[str]
) -> None:
    server.failing = breaking(error, *said)
    (server.site / "old.html").write_text("old")
    server.builder()
    assert (server.site / "old.html").read_text() == "old"
    assert [path.name for path in server.site.parent.iterdir()] == ["site"]
    page = server.got()
    things = "thing" if len(shown) == 1 else "things"
    assert page.startswith('<!doctype html><html><body class=\'x\'><div class="cc-wrong" role="alert"><p><strong>This')
    assert f"as it was: {len(shown)} {things} must be mended" in page
    assert "".join(f"<li>{each}</li>" for each in shown) in page
    assert page.endswith("<p>Tea</p></body></html>")
    assert server.got("/data") == "{}"


def test_what_plugins_say_under_the_successors_name_is_heard_as_well(server: Server) -> None:
    other = logging.getLogger("properdocs.plugins.counterclaim")
    server.failing = lambda: other.warning("counterclaim: a.yml:2:1 syntax: no")
    server.builder()
    assert "<li>a.yml:2:1 syntax: no</li>" in server.got()


def test_what_a_build_warns_of_stands_above_the_new_pages_until_the_next_build(server: Server) -> None:
    server.failing = lambda: log.warning("guide/a.md: no such link")
    server.builder()
    assert "1 thing is wrong" in server.got()
    assert "<li>guide/a.md: no such link</li>" in server.got()
    server.failing = lambda: None
    server.builder()
    assert server.got() == PAGE.decode()


def test_of_very_many_things_some_are_listed_and_the_rest_counted(server: Server) -> None:
    server.failing = breaking(BrokenError("see above"), *(f"claims/{n}.yml:1:1 syntax: x" for n in range(30)))
    server.builder()
    page = server.got()
    assert page.count("<li>") == 20
    assert "And 10 more: the terminal lists them." in page


def test_what_ends_the_server_ends_it_and_leaves_nothing_beside_the_site(server: Server) -> None:
    server.failing = breaking(KeyboardInterrupt())  # type: ignore[arg-type]  # what Ctrl-C raises is no Exception
    with pytest.raises(KeyboardInterrupt):
        server.builder()
    assert [path.name for path in server.site.parent.iterdir()] == ["site"]


def test_a_page_without_a_body_has_it_at_its_start(server: Server) -> None:
    server.failing = breaking(ZeroDivisionError())
    server.builder()
    (server.site / "index.html").write_bytes(b"bare")
    assert server.got().startswith('<div class="cc-wrong"')
    assert server.got().endswith("</div>bare")
