"""One comment on a pull or merge request: found by its mark and changed, or made where there is none.

https://docs.github.com/rest/issues/comments, https://docs.gitlab.com/api/notes/#merge-requests
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Protocol
from urllib.parse import quote

from counterclaim import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

SECONDS = 30
A_PAGE = 100
"""So many comments are asked for at a time, which is the most that both services give."""

MOST_PAGES = 50
MOST_CHARACTERS = 65_000
"""GitHub takes 65,536; the rest is for the mark and for saying that something is left out."""

LEFT_OUT = "\n\n*… the rest is left out: a comment holds no more.*"


class PostingError(Exception):
    """A comment that cannot be posted; the message says why, and what would be right."""


class Service(Protocol):
    """Where comments are: how they are asked for, which of them are one's own, how one is changed and made."""

    def listed(self, page: int) -> list[dict[str, Any]]:
        """Return a page of its comments, the first first."""

    def is_own(self, comment: Mapping[str, Any]) -> bool:
        """Tell whether a comment was made by whom the token belongs to."""

    def change(self, comment: int, body: str) -> str:
        """Change a comment; return where it is."""

    def make(self, body: str) -> str:
        """Make a comment; return where it is."""


def post(service: Service, text: str, name: str) -> tuple[str, bool]:
    """Post a text as the comment of this name, once for each request; return its address and whether it is new.

    Raises `PostingError`. Only an own comment that begins with the mark is changed: anybody may copy the mark.
    """
    sign = mark(name)
    body = f"{sign}\n{text}" if len(text) <= MOST_CHARACTERS else f"{sign}\n{_cut(text)}{LEFT_OUT}"
    for comment in _all(service):
        if str(comment.get("body", "")).startswith(sign) and service.is_own(comment):
            return service.change(int(comment["id"]), body), False
    return service.make(body), True


def mark(name: str) -> str:
    """Return the line that a comment of this name begins with; readers do not see it."""
    told = quote(name, safe="/").replace("-", "%2D")  # two hyphens would end the comment
    return f"<!-- counterclaim {told} -->" if name else "<!-- counterclaim -->"


def _cut(text: str) -> str:
    """Return the first lines of a text, as many as a comment holds."""
    return text[:MOST_CHARACTERS].rpartition("\n")[0] or text[:MOST_CHARACTERS]


def _all(service: Service) -> Iterator[dict[str, Any]]:
    for page in range(1, MOST_PAGES + 1):
        found = service.listed(page)
        yield from found
        if len(found) < A_PAGE:
            return


@dataclass(frozen=True, slots=True)
class GitHub:
    """A pull request at GitHub; `author` is the login that the token posts with."""

    api: str
    repository: str
    number: int
    token: str
    author: str

    def listed(self, page: int) -> list[dict[str, Any]]:
        """Return a page of its comments, the first first."""
        return _list(self._ask("GET", f"issues/{self.number}/comments?per_page={A_PAGE}&page={page}"))

    def is_own(self, comment: Mapping[str, Any]) -> bool:
        """Tell whether the comment was made with this login."""
        return bool((comment.get("user") or {}).get("login") == self.author)

    def change(self, comment: int, body: str) -> str:
        """Change a comment; return its address."""
        return str(self._ask("PATCH", f"issues/comments/{comment}", body).get("html_url", ""))

    def make(self, body: str) -> str:
        """Make a comment; return its address."""
        return str(self._ask("POST", f"issues/{self.number}/comments", body).get("html_url", ""))

    def _ask(self, method: str, path: str, body: str | None = None) -> Any:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": "application/vnd.github+json"}
        return _asked(method, f"{self.api}/repos/{quote(self.repository)}/{path}", headers, body)


@dataclass(frozen=True, slots=True)
class GitLab:
    """A merge request at GitLab."""

    api: str
    project: str
    number: int
    token: str

    def listed(self, page: int) -> list[dict[str, Any]]:
        """Return a page of its comments, the first first."""
        return _list(self._ask("GET", f"{self._notes}?per_page={A_PAGE}&page={page}&sort=asc"))

    def is_own(self, comment: Mapping[str, Any]) -> bool:
        """Tell whether the comment was made by whom the token belongs to."""
        return bool((comment.get("author") or {}).get("id") == self._ask("GET", "user").get("id"))

    def change(self, comment: int, body: str) -> str:
        """Change a comment; return what it is called."""
        return self._called(self._ask("PUT", f"{self._notes}/{comment}", body))

    def make(self, body: str) -> str:
        """Make a comment; return what it is called."""
        return self._called(self._ask("POST", self._notes, body))

    def _called(self, note: Mapping[str, Any]) -> str:
        return f"note {note.get('id')} on merge request {self.number}"

    @property
    def _notes(self) -> str:
        return f"projects/{quote(self.project, safe='')}/merge_requests/{self.number}/notes"

    def _ask(self, method: str, path: str, body: str | None = None) -> Any:
        return _asked(method, f"{self.api}/{path}", {"PRIVATE-TOKEN": self.token}, body)


def _list(answer: Any) -> list[dict[str, Any]]:
    if not isinstance(answer, list):
        raise PostingError("the service answers with something that is no list of comments")
    return answer


def _asked(method: str, address: str, headers: Mapping[str, str], body: str | None) -> Any:
    """Return what a service answers, read as JSON. A redirect is no answer: the token is for this address alone."""
    data = None if body is None else json.dumps({"body": body}).encode()
    told = {**headers, "Content-Type": "application/json", "User-Agent": f"counterclaim/{__version__}"}
    try:
        request = urllib.request.Request(address, data, told, method=method)  # noqa: S310 - from the CI's own variable
        with urllib.request.build_opener(_NoRedirects).open(request, timeout=SECONDS) as answer:
            return json.loads(answer.read())
    except urllib.error.HTTPError as error:
        error.close()
        raise PostingError(f"{method} {address} answers {error.code}{_MEND.get(error.code, '')}") from None
    except (OSError, ValueError, HTTPException) as error:
        reason = " ".join(str(getattr(error, "reason", error)).split()) or type(error).__name__
        raise PostingError(f"{method} {address}: {reason}") from None


_NO_RIGHT = (
    ": the token may not write there (GitHub: `permissions: pull-requests: write`; GitLab: a project access token "
    "with the scope `api`)"
)
_MEND = {401: ": the token is not known", 403: _NO_RIGHT, 404: f": there is no such request, or {_NO_RIGHT[2:]}"}


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Follows none."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Return nothing to ask next."""
