"""A line to a database that can be made slow, silent, or cut, as real lines are.

One thread pumps every connection; a delay holds each answer back for so long without holding
back what comes behind it, so the order stays and nothing queues up.
"""

from __future__ import annotations

import contextlib
import heapq
import selectors
import socket
import struct
import sys
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Final, Self

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK: Final = 65_536
_ORDER_SECONDS: Final = 10
_RESET: Final = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)
"""SO_LINGER with no time: closing sends RST."""


@dataclass(eq=False, slots=True)
class _End:
    """One socket of a connection; ``out`` waits to be written to it."""

    socket: socket.socket
    is_client: bool
    out: bytearray = field(default_factory=bytearray)
    last_due: float = 0.0
    ends: bool = False


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a line is to be cut: see `LineProxy.cut_at_commit`."""

    mark: bytes
    delivered: bool
    once: bool


@dataclass(eq=False, slots=True)
class _Pair:
    """A client's connection and the proxy's own one to the server.

    ``doom``: its next answer is not let through.
    """

    client: _End
    server: _End
    is_marked: bool = False
    doom: _Cut | None = None
    is_asking: bool = False

    def other(self, end: _End) -> _End:
        return self.server if end.is_client else self.client


class LineProxy:
    """A loopback port before ``host:port``; close it, or use it as a context manager.

    Every order is carried out when its method returns. ``cuts`` counts the connections that were
    reset, ``accepted`` those that came, ``turns`` how often a client spoke after the server had.
    """

    def __init__(self, host: str, port: int) -> None:
        self._server = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0)
        self.port: int = self._listener.getsockname()[1]
        self.cuts = 0
        self.accepted = 0
        self.turns = 0
        self._delay = 0.0
        self._cut: _Cut | None = None
        self._is_refusing = False
        self._is_silent = False
        self._is_open = True
        self._pairs: set[_Pair] = set()
        self._due: list[tuple[float, int, _Pair, bytes]] = []
        self._numbers = count()
        self._orders: deque[tuple[Callable[[], None], threading.Event]] = deque()
        self._selector = selectors.DefaultSelector()
        self._wake, self._woken = socket.socketpair()
        self._woken.settimeout(0)
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._thread = threading.Thread(target=self._run, name="line-proxy", daemon=True)
        self._thread.start()

    # Orders ------------------------------------------------------------------------------------

    def delay(self, seconds: float) -> None:
        """Hold every answer of the server back for so long; 0: no longer."""
        self._order(lambda: setattr(self, "_delay", seconds))

    def cut(self) -> None:
        """Reset every connection; new ones are let through."""
        self._order(self._cut_all)

    def refuse(self) -> None:
        """Reset every connection, and each new one, until `resume`."""

        def refuse() -> None:
            self._is_refusing = True
            self._cut_all()

        self._order(refuse)

    def cut_at_commit(self, mark: str, *, delivered: bool = True, once: bool = False) -> None:
        """Cut the line at the next COMMIT after ``mark``, which is in a message before it.

        ``delivered``: the server has committed, and its answer is not let through; else it never
        hears of the COMMIT. Everything later is refused until `resume`; ``once``: nothing later,
        that one connection is reset.
        """

        def look_for() -> None:
            self._cut = _Cut(mark.encode(), delivered, once)
            for pair in self._pairs:
                pair.is_marked = False

        self._order(look_for)

    def silence(self) -> None:
        """Let nothing through in either direction, and close nothing: a cable pulled far away."""
        self._order(lambda: setattr(self, "_is_silent", True))

    def resume(self) -> None:
        """A line as it should be; what silence held back is delivered."""

        def resume() -> None:
            self._is_refusing = self._is_silent = False
            self._cut = None

        self._order(resume)

    def close(self) -> None:
        """End every connection and the thread."""
        if self._thread.is_alive():
            self._order(lambda: setattr(self, "_is_open", False))
            self._thread.join(_ORDER_SECONDS)
        self._wake.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _order(self, call: Callable[[], None]) -> None:
        done = threading.Event()
        self._orders.append((call, done))
        self._wake.send(b"!")
        if not done.wait(_ORDER_SECONDS):
            message = "the proxy's thread does not answer"
            raise RuntimeError(message)

    # The thread --------------------------------------------------------------------------------

    def _run(self) -> None:
        while self._is_open:
            self._deliver()
            self._watch()
            for key, events in self._selector.select(self._pause()):
                if key.fileobj is self._woken:
                    self._obey()
                elif key.fileobj is self._listener:
                    self._accept()
                else:
                    pair, end = key.data
                    self._pump(pair, end, events)
        for pair in tuple(self._pairs):
            self._drop(pair)
        self._selector.close()
        self._listener.close()
        self._woken.close()

    def _pause(self) -> float | None:
        """Seconds until an answer is due; None: nothing is."""
        if not self._due or self._is_silent:
            return None
        return max(0.0, self._due[0][0] - time.monotonic())

    def _obey(self) -> None:
        with contextlib.suppress(BlockingIOError):
            self._woken.recv(_CHUNK)
        while self._orders:
            call, done = self._orders.popleft()
            call()
            done.set()

    def _accept(self) -> None:
        try:
            client, _ = self._listener.accept()
        except OSError:
            return
        self.accepted += 1
        if self._is_refusing:
            _reset(client)
            return
        try:
            server = socket.create_connection(self._server, _ORDER_SECONDS)
        except OSError:
            # the server is away, and so is the line to it
            _reset(client)
            return
        for one in (client, server):
            one.settimeout(0)
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._pairs.add(_Pair(_End(client, is_client=True), _End(server, is_client=False)))

    def _watch(self) -> None:
        """Wait for what can be done now: a silent line is neither read nor written."""
        for pair in self._pairs:
            for end in (pair.client, pair.server):
                wanted = 0 if end.ends else selectors.EVENT_READ
                if end.out:
                    wanted |= selectors.EVENT_WRITE
                self._want(end, pair, 0 if self._is_silent else wanted)

    def _want(self, end: _End, pair: _Pair, wanted: int) -> None:
        key = self._selector.get_map().get(end.socket)
        if key is None:
            if wanted:
                self._selector.register(end.socket, wanted, (pair, end))
        elif not wanted:
            self._selector.unregister(end.socket)
        elif key.events != wanted:
            self._selector.modify(end.socket, wanted, (pair, end))

    def _pump(self, pair: _Pair, end: _End, events: int) -> None:
        if pair not in self._pairs:
            return
        if events & selectors.EVENT_WRITE:
            self._write(pair, end)
        if not events & selectors.EVENT_READ or pair not in self._pairs:
            return
        try:
            data = end.socket.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            self._drop(pair)
            return
        if end.is_client:
            self.turns += bool(data) and not pair.is_asking
            pair.is_asking = True
            if self._may_pass(pair, data):
                self._pass_on(pair, pair.server, data)
            return
        if pair.doom is not None:
            self._end(pair, pair.doom)
            return
        pair.is_asking = False
        # the later of two answers is never delivered first, whatever the delay is by then
        end.last_due = max(end.last_due, time.monotonic() + self._delay)
        heapq.heappush(self._due, (end.last_due, next(self._numbers), pair, data))
        end.ends = not data

    def _may_pass(self, pair: _Pair, data: bytes) -> bool:
        """Whether what a client says is let through: a COMMIT may be where the line is cut."""
        cut = self._cut
        if cut is None:
            return True
        pair.is_marked = pair.is_marked or cut.mark in data
        if not pair.is_marked or b"COMMIT" not in data:
            return True
        self._cut = None
        if cut.delivered:
            pair.doom = cut
        else:
            self._end(pair, cut)
        return cut.delivered

    def _end(self, pair: _Pair, cut: _Cut) -> None:
        if cut.once:
            self.cuts += 1
            self._drop(pair, reset=True)
        else:
            self._is_refusing = True
            self._cut_all()

    def _deliver(self) -> None:
        now = time.monotonic()
        while self._due and self._due[0][0] <= now and not self._is_silent:
            _, _, pair, data = heapq.heappop(self._due)
            if pair in self._pairs:
                self._pass_on(pair, pair.client, data)

    def _pass_on(self, pair: _Pair, to: _End, data: bytes) -> None:
        if data:
            to.out += data
            self._write(pair, to)
        elif to.out:
            # the last bytes go out first; whoever closed has no more to say
            to.ends = True
            pair.other(to).ends = True
        else:
            self._drop(pair)

    def _write(self, pair: _Pair, end: _End) -> None:
        try:
            del end.out[: end.socket.send(end.out)]
        except BlockingIOError:
            return
        except OSError:
            self._drop(pair)
            return
        if not end.out and end.ends and pair.other(end).ends:
            self._drop(pair)

    def _cut_all(self) -> None:
        for pair in tuple(self._pairs):
            self.cuts += 1
            self._drop(pair, reset=True)

    def _drop(self, pair: _Pair, *, reset: bool = False) -> None:
        self._pairs.discard(pair)
        for end in (pair.client, pair.server):
            self._want(end, pair, 0)
            if reset and end.is_client:
                _reset(end.socket)
            else:
                end.socket.close()


def _reset(one: socket.socket) -> None:
    one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    one.close()
