"""The ground of documents: one that the partner keeps restricted, one that the office shares."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from lisanga.core.kernel import clock
from lisanga.domains.partnerships.operations.file_document import FileDocument
from lisanga.domains.partnerships.operations.grant_access import GrantAccess
from lisanga.domains.partnerships.operations.request_access import RequestAccess
from lisanga.domains.partnerships.tests.travelling import Travel

TODAY = clock.today()


@dataclass
class Cabinet:
    """`census` is the partner's own, restricted; `module` the office's, for both; `asked` waits for an answer."""

    travel: Travel
    census: UUID
    module: UUID
    asked: UUID

    def grant(self, **more: Any) -> GrantAccess:
        values: dict[str, Any] = {
            "request": self.asked,
            "until": TODAY + timedelta(days=30),
            "opens": (self.census,),
            **more,
        }
        return GrantAccess(**values)


def paper(agreement: UUID, **more: Any) -> FileDocument:
    values: dict[str, Any] = {
        "agreement": agreement,
        "title": "Recensement des groupements",
        "label": "restricted",
        "digest": "a1" * 32,
        **more,
    }
    return FileDocument(**values)


def ask(agreement: UUID, **more: Any) -> RequestAccess:
    values: dict[str, Any] = {
        "agreement": agreement,
        "information": "Recensement des groupements agricoles",
        "reason": "Choisir les sites de formation",
        **more,
    }
    return RequestAccess(**values)


@pytest.fixture
def cabinet(travel: Travel) -> Cabinet:
    today: dict[str, date] = {"business_date": TODAY}
    census = travel.partner("file_document", paper(travel.agreement), **today)
    module = travel.office(
        "file_document", paper(travel.agreement, title="Module 1", label="partner", digest="b2" * 32), **today
    )
    asked = travel.office("request_access", ask(travel.agreement), **today)
    assert all(one.recorded for one in (census, module, asked))
    return Cabinet(travel, census.id, module.id, asked.id)
