"""The connections of `routinekit serve`: how long each may keep us waiting.

That a request comes to its end is the business of the server and not of the app, which sees whole requests
only; and so is the answer to what is no request.
"""

from asyncio import TimerHandle, Transport
from math import inf

from uvicorn.protocols.http.h11_impl import H11Protocol

from routinekit.web.app import DEFAULT_HEADERS

REQUEST_SECONDS = 10
"""How long a request may take to come, and how long nothing may be taken of its response."""

_HEADERS = {"content-type": "text/plain; charset=utf-8", "connection": "close", **DEFAULT_HEADERS}


class Connection(H11Protocol):
    """A connection that is cut where its request doesn't come, or its response isn't taken.

    What comes byte by byte is too slow as well: the time is that of a whole request.
    """

    _timer: TimerHandle | None = None
    _left: float = inf
    """How many bytes of the response were not taken yet, when that was looked at last."""

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as it is there
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._wait()

    def on_response_complete(self) -> None:
        """Begin to wait for the next one."""
        self._left = inf
        self._wait()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, with the headers of all responses."""
        if self.cycle is not None:
            self.cycle.disconnected = True  # the request before may still be worked on
        head = "".join(f"{name}: {value}\r\n" for name, value in _HEADERS.items())
        whole = f"HTTP/1.1 400 Bad Request\r\n{head}content-length: {len(msg)}\r\n\r\n{msg}"
        self.transport.write(whole.encode())
        self.transport.close()

    def _wait(self) -> None:
        self._stop_waiting()
        self._timer = self.loop.call_later(REQUEST_SECONDS, self._look)

    def _stop_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size()
        is_worked_on = bool(self.cycle) and not self.cycle.response_complete and not left
        if is_worked_on or 0 < left < self._left:
            self._left = left or inf
            self._wait()
        else:
            self.transport.abort()
