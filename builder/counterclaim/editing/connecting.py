"""Connections that end in time, and lead to no private network unless it is named."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.request
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

PORTS = {"http": 80, "https": 443}


class PrivateError(Exception):
    """An address of this machine or its network to which a name or a redirect leads; the message says which."""


class Trip:
    """What is fetched: where it began, until when (`time.monotonic`) it may take, and where it may lead.

    An address of a private network is only gone to where it begins with it, in figures or as localhost.
    """

    def __init__(self, address: str, until: float, *, private: bool) -> None:
        self.until = until
        self.private = private
        host, port = _ends(address)
        self._named = (host, port) if _is_named(host) else None

    def left(self) -> float:
        """Return how many seconds are left. Raises `TimeoutError` where none are."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("timed out")
        return left

    def check(self, address: str) -> None:
        """Refuse an address that is written in figures of a private network. Raises `PrivateError`."""
        host, port = _ends(address)
        with contextlib.suppress(ValueError):
            self._refuse(host, port, [str(ipaddress.ip_address(host))])

    def places(self, host: str, port: int) -> list[tuple[Any, ...]]:
        """Return what `socket.getaddrinfo` tells of a host. Raises `PrivateError`, `TimeoutError` and `OSError`."""
        found = _resolved(host, port, self.left())
        self._refuse(host, port, [place[4][0] for place in found])
        return found

    def _refuse(self, host: str, port: int, figures: Iterable[str]) -> None:
        if self.private or (host, port) == self._named:
            return
        for figure in figures:
            if not _is_public(figure):
                where = host if host == figure else f"{host} ({figure})"
                raise PrivateError(f"leads to {where}, which is in a private network")


def handlers(trip: Trip) -> list[urllib.request.BaseHandler]:
    """Return what opens http and https addresses within a trip. A proxy that the environment names is trusted."""
    proxies = {_ends(proxy) for proxy in urllib.request.getproxies().values()}

    def socket_to(host: str, port: int) -> socket.socket:
        if (host, port) in proxies:
            return _connected(_resolved(host, port, trip.left()), trip)
        return _connected(trip.places(host, port), trip)

    class Plain(http.client.HTTPConnection):
        """A connection in the clear."""

        def connect(self) -> None:
            self.sock = socket_to(self.host, self.port)
            if self._tunnel_host:  # type: ignore[attr-defined] # set by set_tunnel
                self._tunnel()  # type: ignore[attr-defined]

    class Secure(http.client.HTTPSConnection):
        """A connection that nobody between can read."""

        def connect(self) -> None:
            Plain.connect(self)  # type: ignore[arg-type] # both have what it takes
            context: ssl.SSLContext = self._context  # type: ignore[attr-defined]
            context.sslsocket_class = type("Sealed", (_Timed, ssl.SSLSocket), {"trip": trip})
            name = self._tunnel_host or self.host  # type: ignore[attr-defined]
            self.sock.settimeout(trip.left())
            self.sock = context.wrap_socket(self.sock, server_hostname=name)

    class OpenPlain(urllib.request.HTTPHandler):
        """Opens http addresses."""

        def http_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Plain, req)

    class OpenSecure(urllib.request.HTTPSHandler):
        """Opens https addresses."""

        def https_open(self, req: urllib.request.Request) -> Any:
            return self.do_open(Secure, req)

    return [OpenPlain(), OpenSecure()]


class _Timed:
    """A socket that waits no longer, in all, than its trip may take."""

    trip: Trip

    def recv_into(self, *arguments: Any) -> int:
        """Read what comes before the end of the trip."""
        self.settimeout(self.trip.left())  # type: ignore[attr-defined]
        read: int = super().recv_into(*arguments)  # type: ignore[misc]
        return read

    def sendall(self, *arguments: Any) -> None:
        """Write what goes out before the end of the trip."""
        self.settimeout(self.trip.left())  # type: ignore[attr-defined]
        super().sendall(*arguments)  # type: ignore[misc]


def _connected(places: list[tuple[Any, ...]], trip: Trip) -> socket.socket:
    """Return a connection to the first of some places that answers."""
    failed: OSError = OSError("it has no address")
    kind = type("Open", (_Timed, socket.socket), {"trip": trip})
    for family, type_, protocol, _, address in places:
        made: socket.socket = kind(family, type_, protocol)
        try:
            made.settimeout(trip.left())
            made.connect(address)
        except OSError as error:
            made.close()
            failed = error
        else:
            return made
    raise failed


def _resolved(host: str, port: int, seconds: float) -> list[tuple[Any, ...]]:
    """Return what `socket.getaddrinfo` tells of a host, or leave it alone after so many seconds."""
    told: list[Any] = []

    def ask() -> None:
        try:
            told.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            told.append(error if isinstance(error, OSError) else OSError("its host is no name"))

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not told:
        raise TimeoutError("timed out")
    if isinstance(told[0], OSError):
        raise told[0]
    found: list[tuple[Any, ...]] = told[0]
    return found


def _is_public(figure: str) -> bool:
    """Tell whether an address belongs to everybody, and so does one of IPv4 that it only wraps (RFC 3056, 6052)."""
    found = ipaddress.ip_address(figure.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
    return found.is_global and not found.is_multicast


_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


def _ends(address: str) -> tuple[str, int]:
    """Return the host and port of an address."""
    parts = urlsplit(address)
    return parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)


def _is_named(host: str) -> bool:
    """Tell whether a host is written in figures, or as this machine."""
    if host == "localhost":
        return True
    with contextlib.suppress(ValueError):
        return bool(ipaddress.ip_address(host))
    return False
