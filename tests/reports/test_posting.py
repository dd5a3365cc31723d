"""One comment on a request, at a service that behaves like GitHub or GitLab."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from counterclaim.reports import posting
from counterclaim.reports.posting import GitHub, GitLab, PostingError

if TYPE_CHECKING:
    from collections.abc import Iterator

TOKEN = "a-token"  # noqa: S105 - of a service that is not there
BOT = {"login": "github-actions[bot]", "id": 7}


@dataclass
class Fake:
    """Holds comments, hands them out page by page, takes new and changed ones, and remembers what it was asked."""

    api: str = ""
    comments: list[dict[str, Any]] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    answer: tuple[int, bytes] | None = None
    headers: list[dict[str, str]] = field(default_factory=list)

    def add(self, body: str, **author: Any) -> None:
        who = author or BOT
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": who, "author": who})

    def handle(self, method: str, path: str, sent: dict[str, Any]) -> object:
        address = urlsplit(path)
        if address.path == "/user":
            return BOT
        if method == "GET":
            asked = parse_qs(address.query)
            size, page = int(asked["per_page"][0]), int(asked["page"][0])
            return self.comments[(page - 1) * size : page * size]
        if method == "POST":
            self.add(sent["body"])
            return {**self.comments[-1], "html_url": "https://git.example/c"}
        changed = next(c for c in self.comments if str(c["id"]) == address.path.rpartition("/")[2])
        changed["body"] = sent["body"]
        return {**changed, "html_url": "https://git.example/c"}


@pytest.fixture
def fake() -> Iterator[Fake]:
    service = Fake()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            sent = json.loads(self.rfile.read(length) or b"{}")
            service.asked.append((self.command, self.path))
            service.headers.append(dict(self.headers))
            code, text = service.answer or (200, json.dumps(service.handle(self.command, self.path, sent)).encode())
            self.send_response(code)
            self.send_header("Content-Length", str(len(text)))
            if code == 302:
                self.send_header("Location", f"{service.api}/elsewhere")
            self.end_headers()
            self.wfile.write(text)

        do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815 - as http.server calls them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        service.api = f"http://127.0.0.1:{server.server_port}"
        yield service
        server.shutdown()
        thread.join()


def github(fake: Fake) -> GitHub:
    return GitHub(fake.api, "ada/base", 12, TOKEN, BOT["login"])  # type: ignore[arg-type]


def gitlab(fake: Fake) -> GitLab:
    return GitLab(fake.api, "ada/base", 12, TOKEN)


@pytest.mark.parametrize("service", [github, gitlab])
def test_the_first_time_makes_a_comment_and_the_next_changes_it(service: Any, fake: Fake) -> None:
    fake.add("A comment.", login="ada", id=1)
    assert posting.post(service(fake), "first", "")[1] is True
    assert posting.post(service(fake), "second", "")[1] is False
    assert [comment["body"] for comment in fake.comments] == ["A comment.", "<!-- counterclaim -->\nsecond"]


@pytest.mark.parametrize("service", [github, gitlab])
def test_a_comment_of_another_person_with_the_mark_is_left_alone(service: Any, fake: Fake) -> None:
    fake.add("<!-- counterclaim -->\nmine", login="mallory", id=666)
    fake.add("see <!-- counterclaim -->")
    assert posting.post(service(fake), "ours", "")[1] is True
    assert [c["body"] for c in fake.comments][:2] == ["<!-- counterclaim -->\nmine", "see <!-- counterclaim -->"]


@pytest.mark.parametrize("service", [github, gitlab])
def test_it_is_found_behind_hundreds_of_others(service: Any, fake: Fake) -> None:
    for number in range(230):
        fake.add(f"comment {number}")
    posting.post(service(fake), "first", "")
    posting.post(service(fake), "second", "")
    assert len(fake.comments) == 231
    assert fake.comments[-1]["body"].endswith("second")


def test_two_bases_of_one_repository_have_a_comment_each(fake: Fake) -> None:
    for name in ("sleep--notes", "coffee", "sleep--notes"):
        posting.post(github(fake), f"on {name}", name)
    assert [comment["body"] for comment in fake.comments] == [
        "<!-- counterclaim sleep%2D%2Dnotes -->\non sleep--notes",
        "<!-- counterclaim coffee -->\non coffee",
    ]
    assert posting.mark("--> @ada") == "<!-- counterclaim %2D%2D%3E%20%40ada -->"


def test_the_services_are_asked_as_they_say(fake: Fake) -> None:
    posting.post(github(fake), "first", "")
    posting.post(github(fake), "second", "")
    posting.post(gitlab(fake), "third", "")
    at, notes = "/repos/ada/base/issues", "/projects/ada%2Fbase/merge_requests/12/notes"
    assert fake.asked == [
        ("GET", f"{at}/12/comments?per_page=100&page=1"),
        ("POST", f"{at}/12/comments"),
        ("GET", f"{at}/12/comments?per_page=100&page=1"),
        ("PATCH", f"{at}/comments/1"),
        ("GET", f"{notes}?per_page=100&page=1&sort=asc"),
        ("GET", "/user"),
        ("PUT", f"{notes}/1"),
    ]
    assert fake.headers[0]["Authorization"] == f"Bearer {TOKEN}"
    assert fake.headers[-1]["Private-Token" if "Private-Token" in fake.headers[-1] else "Private-token"] == TOKEN


def test_what_no_comment_holds_is_cut_at_a_line_and_said(fake: Fake) -> None:
    posting.post(github(fake), "a line of text\n" * 6_000, "")
    body = fake.comments[0]["body"]
    assert len(body) < 65_536
    assert body.endswith("a line of text" + posting.LEFT_OUT)
    posting.post(github(fake), "x" * 70_000, "")
    assert fake.comments[0]["body"].endswith("x" + posting.LEFT_OUT)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ((401, b""), "answers 401: the token is not known"),
        ((403, b""), "answers 403: the token may not write there (GitHub: `permissions: pull-requests: write`; "),
        ((404, b""), "answers 404: there is no such request, or the token may not write there"),
        ((500, b""), "answers 500"),
        ((302, b""), "answers 302"),
        ((200, b"{}"), "no list of comments"),
        ((200, b"<html>"), "Expecting value"),
    ],
)
def test_a_refusal_is_one_line_with_what_would_be_right(answer: tuple[int, bytes], said: str, fake: Fake) -> None:
    fake.answer = answer
    with pytest.raises(PostingError) as caught:
        posting.post(github(fake), "first", "")
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert TOKEN not in str(caught.value)
    assert len(fake.asked) == 1


def test_a_service_that_is_not_there_is_one_line() -> None:
    with pytest.raises(PostingError, match=r"127\.0\.0\.1:9/repos/ada/base/issues/12/comments"):
        posting.post(GitHub("http://127.0.0.1:9", "ada/base", 12, TOKEN, "ada"), "first", "")
