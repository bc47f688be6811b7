"""A PostgreSQL of the test's own, which it may stop in the middle of a commit."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

_OWNER = "postgres"  # PostgreSQL refuses to run as root


def binaries() -> Path:
    """Where the programs of the newest installed version are."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    named = shutil.which("pg_ctl")
    return found[-1] if found else Path(named or "pg_ctl").parent


@dataclass(frozen=True)
class Cluster:
    """`folder` holds its files and its socket. Commits reach the disk before they are answered, as in earnest."""

    folder: Path

    @property
    def url(self) -> str:
        return f"postgresql://lisanga@/postgres?host={self.folder}"

    def lay(self) -> None:
        if os.getuid() == 0:
            shutil.chown(self.folder, _OWNER)
        self._run("initdb", "-D", self._data, "-U", "lisanga", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8")

    def start(self) -> None:
        options = f"-c listen_addresses='' -c unix_socket_directories='{self.folder}'"
        self._run("pg_ctl", "-D", self._data, "-l", str(self.folder / "log"), "-w", "-o", options, "start")

    def crash(self) -> None:
        """All its processes at once, without a word to who is connected; what is on disk is recovered at the start."""
        self._run("pg_ctl", "-D", self._data, "-m", "immediate", "-w", "stop")

    @property
    def _data(self) -> str:
        return str(self.folder / "data")

    def _run(self, program: str, *words: str) -> None:
        command = [str(binaries() / program), *words]
        if os.getuid() == 0:
            command = ["setpriv", f"--reuid={_OWNER}", f"--regid={_OWNER}", "--clear-groups", *command]
        log = (self.folder / "commands").open("ab")
        with log:
            subprocess.run(command, check=True, cwd=self.folder, stdout=log, stderr=log, timeout=60)
