"""A server makes what it has not yet when it is asked for, and one thing at a time."""

from __future__ import annotations

import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer

from counterclaim.mkdocs_plugin.on_request import OnRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture
def server(tmp_path: Path) -> Iterator[LiveReloadServer]:
    """Return a server that has built nothing."""
    made = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(tmp_path), mount_path="/night/")
    made.server_bind()
    made.server_activate()
    made.serve_thread.start()
    yield made
    made.shutdown()
    made.serve_thread.join()


def got(server: LiveReloadServer, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_address[1]}{path}", timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_server_makes_what_it_does_not_find(server: LiveReloadServer, tmp_path: Path) -> None:
    made: list[str] = []

    def making(path: str) -> Callable[[], None]:
        def make() -> None:
            made.append(path)
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(f"Tea & {path}")

        return make

    on_request = OnRequest()
    on_request.offer({path: making(path) for path in ("index.html", "a b/index.html", "c/index.html", "d.csv")})
    on_request.accept()
    server.set_app(on_request.answering(server.get_app(), server))  # type: ignore[arg-type]  # wsgiref's
    assert got(server, "/night/") == (200, "Tea & index.html")
    assert got(server, "/night/a%20b/") == (200, "Tea & a b/index.html")
    assert got(server, "/night/c") == (200, "Tea & c/index.html")
    assert got(server, "/night/d.csv") == (200, "Tea & d.csv")
    assert got(server, "/night/d.csv") == (200, "Tea & d.csv")
    assert got(server, "/night/nothing/")[0] == 404
    assert got(server, "/elsewhere/")[0] == 404
    assert made == ["index.html", "a b/index.html", "c/index.html", "d.csv"]


def test_what_cannot_be_made_is_said_to_whoever_asks(server: LiveReloadServer) -> None:
    def fail() -> None:
        raise ValueError("tea is cold")

    def break_off() -> None:
        raise PluginError("no tea")

    on_request = OnRequest()
    on_request.offer({"a.html": fail, "b.html": break_off})
    on_request.accept()
    server.set_app(on_request.answering(server.get_app(), server))  # type: ignore[arg-type]  # wsgiref's
    assert got(server, "/night/a.html") == (500, "ValueError: tea is cold")
    assert got(server, "/night/b.html") == (500, "no tea")
    assert got(server, "/night/c.html")[0] == 404


def test_a_build_that_fails_leaves_what_is_made_as_it_was() -> None:
    on_request, seen = OnRequest(), []
    on_request.offer({"a": lambda: seen.append("old")})
    on_request.accept()

    def fail() -> None:
        on_request.offer({"a": lambda: seen.append("new")})
        raise PluginError("no tea")

    with pytest.raises(PluginError):
        on_request.accepting(fail)()
    assert on_request.make("a")
    on_request.accepting(lambda: on_request.offer({"a": lambda: seen.append("newer")}))()
    assert on_request.make("a")
    assert seen == ["old", "newer"]


def test_while_a_build_goes_on_nothing_is_made() -> None:
    on_request, seen, begun = OnRequest(), [], threading.Event()
    on_request.offer({"a": lambda: seen.append("made")})
    on_request.accept()

    def builder() -> None:
        begun.set()
        asking.start()
        asking.join(0.2)
        seen.append("built")

    asking = threading.Thread(target=lambda: on_request.make("a"))
    on_request.building(builder)()
    asking.join()
    assert begun.is_set()
    assert seen == ["built", "made"]


def test_what_many_ask_for_at_once_is_made_once() -> None:
    on_request, seen, answers = OnRequest(), [], []
    on_request.offer({"a/index.html": lambda: seen.append("a"), "search/": lambda: seen.append("search")})
    on_request.accept()
    asked = ["a", "a/index.html", "search/terms-0.js", "search/manifest.js"] * 5
    left = list(asked)
    threads = [threading.Thread(target=lambda: answers.append(on_request.make(left.pop()))) for _ in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * len(asked)
    assert sorted(seen) == ["a", "search"]


def test_of_a_build_that_offers_nothing_nothing_is_made() -> None:
    on_request = OnRequest()
    on_request.accepting(lambda: on_request.offer({"a": lambda: None}))()
    on_request.accepting(lambda: None)()
    assert not on_request.make("a")
