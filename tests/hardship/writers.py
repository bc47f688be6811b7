"""Run as a program: threads that send lists to a server, one JSON line printed for each list answered.

What is to be sent is read from a file: a list of lists of {"token", "body"}, one list a thread."""

import json
import sys
import threading
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any


def _send_all(port: int, mine: list[dict[str, str]], print_lock: threading.Lock) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    for one in mine:
        headers = {"Authorization": f"Bearer {one['token']}", "Content-Type": "application/json"}
        told: dict[str, Any]
        try:
            connection.request("POST", "/api/operations", one["body"].encode(), headers)
            response = connection.getresponse()
            told = {"status": response.status, "answers": json.loads(response.read())}
        except (OSError, HTTPException):
            return  # the server is gone: what was not answered is sent again by whoever reads what is printed
        with print_lock:
            sys.stdout.write(json.dumps(told) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    plan = json.loads(Path(sys.argv[2]).read_text())
    lock = threading.Lock()
    threads = [threading.Thread(target=_send_all, args=(int(sys.argv[1]), mine, lock)) for mine in plan]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
