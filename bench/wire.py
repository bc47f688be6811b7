"""A slow wire: 50 kbit/s each way for all connections together, half of the round trip before each piece."""

import asyncio
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field


@dataclass
class Way:
    """One direction: pieces leave one after the other, as fast as the wire is."""

    bytes_a_second: float
    seconds: float
    free: float = 0.0

    def arrival(self, size: int) -> float:
        """When the last byte of a piece sent now is there (monotonic)."""
        self.free = max(self.free, time.monotonic()) + size / self.bytes_a_second
        return self.free + self.seconds


@dataclass
class SlowWire:
    """Between a telephone and `server`; what `slow` is false carries at once. Everything of the telephone passes here,
    its service worker too, which a browser's own brake does not hold."""

    server: int
    kilobits: int = 50
    round_trip: float = 0.5
    slow: bool = True
    port: int = 0
    _ways: dict[str, Way] = field(default_factory=dict)
    _loop: asyncio.AbstractEventLoop = field(default_factory=asyncio.new_event_loop)

    def start(self) -> "SlowWire":
        pace = self.kilobits * 1000 / 8
        self._ways = {name: Way(pace, self.round_trip / 2) for name in ("up", "down")}
        ready = threading.Event()

        async def listen() -> None:
            listener = await asyncio.start_server(self._carry, "127.0.0.1", 0)
            self.port = listener.sockets[0].getsockname()[1]
            ready.set()
            await asyncio.Event().wait()

        def run() -> None:
            with suppress(asyncio.CancelledError):  # stopped
                self._loop.run_until_complete(listen())
            self._loop.run_until_complete(asyncio.gather(*asyncio.all_tasks(self._loop), return_exceptions=True))

        threading.Thread(target=run, daemon=True).start()
        ready.wait(10)
        return self

    def stop(self) -> None:
        def end() -> None:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()

        self._loop.call_soon_threadsafe(end)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.slow:
            await asyncio.sleep(self.round_trip)  # the handshake of a connection
        there, back = await asyncio.open_connection("127.0.0.1", self.server)
        both = self._along("up", reader, back), self._along("down", there, writer)
        with suppress(asyncio.CancelledError):  # stopped
            await asyncio.gather(*both, return_exceptions=True)

    async def _along(self, way: str, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        pieces: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

        async def deliver() -> None:
            while True:
                due, piece = await pieces.get()
                await asyncio.sleep(due - time.monotonic())
                if not piece:
                    break
                target.write(piece)
                await target.drain()
            with suppress(OSError):
                target.close()

        delivering = asyncio.ensure_future(deliver())
        while piece := await source.read(1_400):
            due = self._ways[way].arrival(len(piece)) if self.slow else time.monotonic()
            pieces.put_nowait((due, piece))
        pieces.put_nowait((time.monotonic() + self.round_trip, b""))
        await delivering
