"""A small web server on this machine, with pages of every awkward kind."""

from __future__ import annotations

import gzip
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
SPOKEN = "<p>夜遅くのコーヒーは眠りを妨げることがある。</p>" * 6
JAPANESE = f"<html lang=ja><body><article><h1>夜</h1>{SPOKEN}</article></body></html>"


def _pdf(*lines: str) -> bytes:
    """Return a PDF of one page with these lines, its title and its language."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("cp1252")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (On tea, printed) >>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, table) + tail


PDF = _pdf("Tea in the evening warms the hands.", "Nobody has counted how often.")
ANSWERS: dict[str, tuple[str, bytes]] = {
    "/tea": (HTML, PAGE.encode()),
    "/escapes": ("text/plain", b"Tea \x1b[31mand\x1b]0;sleep\x07.\n"),
    "/nameless": (HTML, f"<html><body><article>{BODY}</article></body></html>".encode()),
    "/empty": (HTML, b"<html><head><title>Menu</title></head><body></body></html>"),
    "/plain": ("text/plain; charset=utf-8", "Tea leaves, très bien.\n".encode()),
    "/latin": ("text/plain; charset=iso-8859-1", "Un café.\n".encode("latin-1")),
    "/mislabelled": ("text/plain; charset=utf-8", "Ünwäschbäre Gäste äßen süße Löffelbäume.\n".encode("latin-1")),
    "/unheard-of": ("text/plain; charset=klingon", "Thé.\n".encode()),
    "/code": ("text/plain; charset=unicode_escape", b"Tea \\u0041.\n"),
    "/japanese": ("text/html; charset=Shift_JIS", JAPANESE.encode("cp932")),
    "/crowded": (HTML, PAGE.replace("<article>", f"<article{' a=1' * 300_000}>").encode()),
    "/pdf": ("application/pdf", PDF),
    "/no.pdf": ("application/pdf", b"<html>Not found</html>"),
    "/broken.pdf": ("application/octet-stream", b"%PDF-1.4 and no more"),
    "/packed": (HTML, gzip.compress(PAGE.encode())),
    "/bomb": (HTML, gzip.compress(b"a" * 50_000_000)),
    "/brotli": (HTML, b"x"),
    "/picture": ("image/png", b"\x89PNG"),
}
PACKED = {"/packed": "gzip", "/bomb": "gzip", "/brotli": "br"}
REDIRECTS = {
    "/to-other-port": "http://127.0.0.1:9/admin",
    "/to-localhost": "http://localhost:9/admin",
    "/to-figures": "http://[::1]:9/admin",
    "/to-metadata": "http://169.254.169.254/latest",
    "/to-decimal": "http://2130706433:9/admin",
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
                if self.path in PACKED:
                    self.send_header("Content-Encoding", PACKED[self.path])
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
            elif self.path == "/slow-head":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n")
                while not over.wait(0.02):
                    self.wfile.write(b"X-Drip: x\r\n"[:1])
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
