"""Personal data in a payload can be blanked by a recorded operation; the line, its hash and its effects stay."""

from uuid import UUID

from lisanga.core.operations.models import Payload


def blank(organisation: UUID, number: int, redacted_by: UUID) -> int:
    """Blanks text and salt of one payload; 0 when there was nothing left to blank."""
    payloads = Payload.objects.filter(organisation=organisation, number=number, redacted_by=None)
    return payloads.update(body="", salt=b"", redacted_by=redacted_by)
