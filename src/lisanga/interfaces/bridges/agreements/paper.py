"""What an agreement says on paper, in words ready to print, for the PDF and the document alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lisanga.core.kernel import french
from lisanga.domains.partnerships.queries import AgreementSheet, AmendmentRow, ArticleRow, fingerprint
from lisanga.domains.partnerships.rules import OPEN_TEXT


@dataclass(frozen=True, slots=True)
class Party:
    """One side as its letterhead and its place for a signature show it."""

    name: str
    kind: str
    signatory: str
    function: str


@dataclass(frozen=True, slots=True)
class AgreementPaper:
    """`state` is "Projet" until the signature; `fingerprint` of the articles; `url` verifies the paper; `moment` is
    the PDF's own date, in seconds since 1970."""

    code: str
    kind: str
    title: str
    purpose: str
    zone: str
    span: str
    state: str
    signed: str
    office: Party
    partner: Party
    articles: tuple[ArticleRow, ...]
    amendments: tuple[str, ...]
    fingerprint: str
    url: str
    moment: int


def agreement_paper(
    sheet: AgreementSheet, articles: Sequence[ArticleRow], amendments: Sequence[AmendmentRow], url: str, at: datetime
) -> AgreementPaper:
    """Everything in French, dates long."""
    signed = french.long_date(sheet.signed_on) if sheet.signed_on else ""
    office = Party(
        sheet.organisation_name, _("Bureau du programme"), sheet.office_signatory, sheet.office_signatory_title
    )
    partner = Party(
        sheet.partner_name, sheet.partner_kind_label, sheet.partner_signatory, sheet.partner_signatory_title
    )
    return AgreementPaper(
        code=sheet.code,
        kind=sheet.kind_label,
        title=sheet.title,
        purpose=sheet.purpose,
        zone=sheet.zone_label,
        span=_("du %(first)s au %(last)s")
        % {"first": french.long_date(sheet.starts_on), "last": french.long_date(sheet.ends_on)},
        state=_("Projet, à signer") if sheet.status in OPEN_TEXT else _("Signée le %(day)s") % {"day": signed},
        signed=signed,
        office=office,
        partner=partner,
        articles=tuple(articles),
        amendments=tuple(map(_amendment, amendments)),
        fingerprint=fingerprint(list(articles)),
        url=url,
        moment=int(at.timestamp()),
    )


def _amendment(row: AmendmentRow) -> str:
    told = _("Avenant n° %(number)s du %(day)s (%(kind)s) : %(summary)s")
    return told % {
        "number": row.number,
        "day": french.long_date(row.signed_on),
        "kind": row.kind_label.lower(),
        "summary": row.summary,
    }
