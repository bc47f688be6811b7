"""What an answer weighs on the wire: the application as a server runs it, every header counted."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import brotli  # type: ignore[import-untyped]  # the package ships no types
from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory

# What granian adds to every answer.
_ADDED = "server: granian\r\ndate: Wed, 25 Nov 2026 18:42:54 GMT\r\n\r\n"
_LOADED = re.compile(rb'(?:src|href)="(/static/[^"]+)"')
_DRAWN = re.compile(rb'url\("?([^")]+)"?\)')
ACCEPTED = "gzip, deflate, br, zstd"


@dataclass(frozen=True, slots=True)
class Answer:
    """`size`: bytes of the whole answer, its head included. `content`: as it reads once unpacked."""

    status: int
    head: dict[str, str]
    content: bytes
    size: int


class _Head:
    """What the application says before the body."""

    status: str
    lines: list[tuple[str, str]]

    def __call__(
        self, status: str, headers: list[tuple[str, str]], exc_info: object = None, /
    ) -> Callable[[bytes], object]:
        self.status, self.lines = status, headers
        return lambda _written: None


@dataclass(frozen=True, slots=True)
class Wire:
    """A browser in front of the application. `cookies`: the header that it sends."""

    application: WSGIHandler
    cookies: str = ""

    def ask(self, path: str) -> Answer:
        """One answer. ValueError for an encoding that a browser here would not be given."""
        path, _mark, query = path.partition("?")
        environ = RequestFactory().generic("GET", path).environ
        environ |= {"QUERY_STRING": query, "HTTP_ACCEPT_ENCODING": ACCEPTED, "HTTP_COOKIE": self.cookies}
        environ["wsgi.input"] = BytesIO()
        started = _Head()
        body = b"".join(self.application(environ, started))
        status, head = started.status, started.lines
        lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in head)]
        size = len("\r\n".join(lines).encode()) + 2 + len(_ADDED) + len(body)
        named = {name.lower(): value for name, value in head}
        return Answer(int(status[:3]), named, _unpacked(body, named.get("content-encoding", "")), size)

    def warm(self, path: str) -> int:
        """Bytes of a page whose style, script and icon the browser has already."""
        answer = self.ask(path)
        assert answer.status == 200, (path, answer.status)
        return answer.size

    def cold(self, path: str) -> int:
        """Bytes of a page with everything that it loads."""
        answer = self.ask(path)
        assert answer.status == 200, (path, answer.status)
        return answer.size + sum(one.size for one in self.loaded(answer).values())

    def loaded(self, page: Answer) -> dict[str, Answer]:
        """Every file that a page asks for, and what its style sheets ask for, by address."""
        found: dict[str, Answer] = {}
        wanted = [one.decode() for one in _LOADED.findall(page.content)]
        while wanted:
            address = wanted.pop()
            if address in found or address.startswith("data:"):
                continue
            found[address] = self.ask(address)
            assert found[address].status == 200, address
            folder = address.rpartition("/")[0]
            wanted += [f"{folder}/{one.decode()}" for one in _DRAWN.findall(found[address].content)]
        return found


def _unpacked(body: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return bytes(brotli.decompress(body))
    if encoding:
        raise ValueError(encoding)
    return body
