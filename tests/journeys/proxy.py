"""A wire that can be cut: what the phone says reaches the server, and the answer is lost on the way back. And an office
that is updated: the same app under another version."""

import re
import socket
import threading
from contextlib import suppress

_CHUNK = 65_536
_PIECE = re.compile(rb"PUT /api/sync/files/[0-9a-f]{64}\?at=([0-9]+)")
MARK = b"<title>Version"
_VERSION, _TITLE = re.compile(rb"terrain-[0-9a-f]{12}"), re.compile(rb"<title>[^<]{7}")


class Proxy:
    """Listens on a port of its own and carries bytes to the server's. While `cutting`, connections over which an
    exchange went are closed once the server has answered; `lost` counts those answers.
    `pieces` more pieces go through before their wire is cut; None: all of them. Once `updated`, the service worker and
    its page are those of another build."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.cutting = False
        self.lost = 0
        self.pieces: int | None = None
        self.put: list[int] = []  # where each piece that was sent began, by what its address said
        self.updated = False
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                phone, _address = self._listener.accept()
                server = socket.create_connection(("127.0.0.1", self._server), timeout=60)
            except OSError:
                return
            exchange = threading.Event()
            threading.Thread(target=self._up, args=(phone, server, exchange), daemon=True).start()
            threading.Thread(target=self._down, args=(phone, server, exchange), daemon=True).start()

    def _up(self, phone: socket.socket, server: socket.socket, exchange: threading.Event) -> None:
        with suppress(OSError):
            while said := phone.recv(_CHUNK):
                if b"POST /api/sync" in said:
                    exchange.set()
                for at in _PIECE.findall(said):
                    self.put.append(int(at))
                    if self.pieces is not None:
                        self.pieces -= 1
                        if self.pieces < 0:
                            raise ConnectionResetError
                if self.updated:  # what is not compressed can be exchanged on its way back
                    said = said.replace(b"\r\nAccept-Encoding: ", b"\r\nNo-Encoding-Now: ").replace(
                        b"\r\nIf-None-Match: ", b"\r\nNo-Such-Match: "
                    )
                server.sendall(said)
        _end(phone, server)

    def _down(self, phone: socket.socket, server: socket.socket, exchange: threading.Event) -> None:
        with suppress(OSError):
            while said := server.recv(_CHUNK):
                if self.cutting and exchange.is_set():
                    self.lost += 1
                    break
                if self.updated:
                    said = _TITLE.sub(MARK, _VERSION.sub(b"terrain-0123456789ab", said))
                phone.sendall(said)
        _end(phone, server)


def _end(*sockets: socket.socket) -> None:
    for one in sockets:
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            one.close()
