"""Clients as processes: each sends lists of deliveries of its own cooperative and reads the verdicts."""

import multiprocessing
import socket
import statistics
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from typing import Any

from bench.envelopes import Maker


@dataclass(frozen=True, slots=True)
class Rate:
    """Accepted operations a second, over all clients; latencies in milliseconds; what was not accepted."""

    rate: float
    p50: float
    p95: float
    accepted: int
    failed: int


def measure(port: int, grounds: Sequence[Mapping[str, Any]], clients: int, size: int, seconds: float) -> Rate:
    """The clock of each client starts at the common signal; a request begun in time is waited for."""
    context = multiprocessing.get_context("fork")
    signal = context.Barrier(clients + 1)
    pipes, processes = [], []
    for number in range(clients):
        mine, theirs = context.Pipe(duplex=False)
        ground = grounds[number % len(grounds)]
        process = context.Process(target=_client, args=(port, ground, number, size, seconds, signal, theirs))
        process.start()
        theirs.close()
        pipes.append(mine)
        processes.append(process)
    signal.wait()
    start = time.perf_counter()
    told = [pipe.recv() for pipe in pipes]
    for process in processes:
        process.join()
    elapsed = max(end for _accepted, _failed, _times, end in told) - start
    times = sorted(one for _accepted, _failed, taken, _end in told for one in taken)
    accepted = sum(one[0] for one in told)
    return Rate(
        rate=accepted / elapsed,
        p50=statistics.median(times) * 1000,
        p95=times[int(len(times) * 0.95)] * 1000,
        accepted=accepted,
        failed=sum(one[1] for one in told),
    )


def _client(
    port: int,
    ground: Mapping[str, Any],
    number: int,
    size: int,
    seconds: float,
    signal: Barrier,
    pipe: Connection,
) -> None:
    maker = Maker(ground, number)
    accepted = failed = 0
    taken = []
    with ExitStack() as stack:
        server = stack.enter_context(_connected(port))
        signal.wait()
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            body = maker.body(size)
            start = time.perf_counter()
            try:
                answer = exchange(server, ground["token"], body)
            except OSError as error:
                print(f"client {number}: {error}", file=sys.stderr)
                answer, server = b"", stack.enter_context(_connected(port))
            taken.append(time.perf_counter() - start)
            good = answer.count(b'"verdict":"accepted"')
            accepted, failed = accepted + good, failed + size - good
    pipe.send((accepted, failed, taken, time.perf_counter()))
    pipe.close()


def _connected(port: int) -> socket.socket:
    server = socket.create_connection(("127.0.0.1", port), timeout=60)
    server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return server


def exchange(server: socket.socket, token: str, body: bytes) -> bytes:
    """One request on an open connection, and the whole answer."""
    head = (
        f"POST /api/operations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    server.sendall(head.encode() + body)
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += _more(server)
    head_of, _end, rest = answer.partition(b"\r\n\r\n")
    left = 0
    if not head_of.startswith(b"HTTP/1.1 200"):
        raise ConnectionError(head_of.decode("latin-1") + rest.decode("latin-1"))
    for line in head_of.split(b"\r\n"):
        if line.lower().startswith(b"content-length:"):
            left = int(line.split(b":")[1]) - len(rest)
    parts = [rest]
    while left > 0:
        parts.append(_more(server))
        left -= len(parts[-1])
    return b"".join(parts)


def _more(server: socket.socket) -> bytes:
    got = server.recv(262_144)
    if not got:
        raise ConnectionError("the server closed the connection")
    return got
