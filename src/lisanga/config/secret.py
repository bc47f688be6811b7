"""The signing secret: from the environment, else made once and kept beside the data, readable by its owner alone."""

import os
import secrets
from pathlib import Path


def load_secret_key(data: Path) -> str:
    """The value of LISANGA_SECRET_KEY, or the content of data/secret-key, made at the first call."""
    given = os.environ.get("LISANGA_SECRET_KEY")
    if given:
        return given
    path = data / "secret-key"
    if not path.exists():
        data.mkdir(parents=True, exist_ok=True)
        made = path.with_name(f".secret-key-{os.getpid()}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(64))
        try:
            os.link(made, path)  # two processes at once: the first one wins, the second reads it
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text().strip()
