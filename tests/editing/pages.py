"""A small web server on this machine, with pages of every awkward kind."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PARAGRAPHS = (
    "A cup of tea in the evening warms the hands of whoever holds it, and for some it is the sign that the day ends.",
    "Nobody has counted how often it helps them sleep. The makers of this page have asked their neighbours about it.",
    "Others lie awake, and think that the leaves are to blame. Black tea holds caffeine, as coffee does.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = (
    f'<!doctype html><html lang="en-GB"><head><title>Tea before bed</title></head><body><nav>Subscribe</nav>'
    f"<article><h1>Tea before bed</h1>{BODY}</article></body></html>"
)
HTML = "text/html; charset=utf-8"
ANSWERS: dict[str, tuple[str, bytes]] = {
    "/tea": (HTML, PAGE.encode()),
    "/escapes": ("text/plain", b"Tea \x1b[31mand\x1b]0;sleep\x07.\n"),
    "/nameless": (HTML, f"<html><body><article>{BODY}</article></body></html>".encode()),
    "/empty": (HTML, b"<html><head><title>Menu</title></head><body></body></html>"),
    "/plain": ("text/plain; charset=utf-8", "Tea leaves, très bien.\n".encode()),
    "/latin": ("text/plain; charset=iso-8859-1", "Un café.\n".encode("latin-1")),
    "/mislabelled": ("text/plain", "Un café.\n".encode("latin-1")),
    "/unheard-of": ("text/plain; charset=klingon", b"Tea.\n"),
    "/picture": ("image/png", b"\x89PNG"),
}
REDIRECTS = {
    "/moved": "/tea",
    "/to-file": "file:///etc/hostname",
    "/to-ftp": "ftp://tea.example/a",
    "/round": "/round",
}


@contextmanager
def serving() -> Iterator[str]:
    """Yield the address of the server."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        """Answers by the path."""

        def do_GET(self) -> None:
            if self.path in REDIRECTS:
                self.send_response(302)
                self.send_header("Location", REDIRECTS[self.path])
                self.end_headers()
            elif self.path in ANSWERS:
                kind, body = ANSWERS[self.path]
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            elif self.path == "/silent":
                over.wait()
            elif self.path == "/dripping":
                self.send_response(200)
                self.send_header("Content-Type", HTML)
                self.end_headers()
                while not over.wait(0.02):
                    self.wfile.write(b"x")
            elif self.path == "/garbage":
                self.wfile.write(b"this is no HTTP\r\n\r\n")
            elif self.path == "/cut":
                self.send_response(200)
                self.send_header("Content-Type", HTML)
                self.send_header("Content-Length", "1000000")
                self.end_headers()
                self.wfile.write(b"<p>Half a")
            else:
                self.send_error(404)

        def handle_one_request(self) -> None:
            try:
                super().handle_one_request()
            except OSError:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        over.set()
        server.shutdown()
        server.server_close()
        thread.join()
