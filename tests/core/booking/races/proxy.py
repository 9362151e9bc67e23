"""A TCP proxy on loopback that cuts a connection at the worst moment: around its COMMIT."""

from __future__ import annotations

import socket
import threading
from typing import Self

_CHUNK = 65_536


class CuttingProxy:
    """Passes bytes to ``host:port``; when armed, cuts one connection at a COMMIT.

    ``arm(mark, delivered)``: the first COMMIT that follows a message containing ``mark`` on the
    same connection is cut. ``delivered``: the server gets it, and its answer is dropped; else
    the COMMIT itself is dropped. ``cuts`` counts.
    """

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.cuts = 0
        self._mark: bytes | None = None
        self._delivered = True
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._run(self._accept)

    def arm(self, mark: str, *, delivered: bool) -> None:
        """Cut the next COMMIT after ``mark``, once."""
        self._mark = mark.encode()
        self._delivered = delivered

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        for one in (self._listener, *self._sockets):
            _close(one)
        for thread in self._threads:
            thread.join(10)

    def _run(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, daemon=True)  # type: ignore[arg-type]
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            server = socket.create_connection(self._server)
            self._sockets += [client, server]
            dropping = threading.Event()
            self._run(self._pump_up, client, server, dropping)
            self._run(self._pump_down, client, server, dropping)

    def _pump_up(
        self, client: socket.socket, server: socket.socket, dropping: threading.Event
    ) -> None:
        marked = False
        while data := _received(client):
            marked = marked or (self._mark is not None and self._mark in data)
            if marked and b"COMMIT" in data:
                marked, self._mark = False, None
                self.cuts += 1
                if not self._delivered:
                    break
                # the answer is awaited by the other direction, and goes nowhere
                dropping.set()
            if not _sent(server, data):
                break
        if not dropping.is_set():
            _close(client)
            _close(server)

    @staticmethod
    def _pump_down(client: socket.socket, server: socket.socket, dropping: threading.Event) -> None:
        while data := _received(server):
            if dropping.is_set() or not _sent(client, data):
                break
        _close(client)
        _close(server)


def _received(one: socket.socket) -> bytes:
    try:
        return one.recv(_CHUNK)
    except OSError:
        return b""


def _sent(one: socket.socket, data: bytes) -> bool:
    """Whether it went out: the other direction may have closed the pair at any moment."""
    try:
        one.sendall(data)
    except OSError:
        return False
    return True


def _close(one: socket.socket) -> None:
    try:
        one.shutdown(socket.SHUT_RDWR)
    except OSError:
        one.close()
        return
    one.close()
