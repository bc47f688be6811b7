"""A report frozen as text: the same report gives the same text, and the text gives the report back. Pure."""

from hashlib import sha256

import msgspec

from lisanga.reports.parts.shape import Dossier, Part


class BadSnapshot(ValueError):
    """The text is no report of ours."""


def freeze(dossier: Dossier) -> str:
    """Canonical JSON: fields in one order, no spaces."""
    return msgspec.json.encode(dossier, order="deterministic").decode()


def thaw(text: str) -> Dossier:
    """BadSnapshot for a text that is no report."""
    try:
        return msgspec.json.decode(text.encode(), type=Dossier)
    except msgspec.DecodeError as error:
        raise BadSnapshot(str(error)) from error


def digest(text: str) -> str:
    """What stands on the cover and in the register: sixty-four hexadecimal digits."""
    return sha256(text.encode()).hexdigest()


def with_texts(dossier: Dossier, texts: dict[str, str]) -> Dossier:
    """The same report with what people wrote, part by part (code → text)."""
    return msgspec.structs.replace(dossier, parts=tuple(_with_text(part, texts) for part in dossier.parts))


def _with_text(part: Part, texts: dict[str, str]) -> Part:
    return msgspec.structs.replace(part, text=texts.get(part.code, "").strip())
