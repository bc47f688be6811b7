"""Three agreements: one in its second year, one signed last month, one closed; and a draft that follows the first."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from lisanga.demo.founding import Network
from lisanga.domains.partnerships.operations.advance_agreement import AdvanceAgreement
from lisanga.domains.partnerships.operations.draft_agreement import DraftAgreement
from lisanga.domains.partnerships.operations.terms import Zone

_PURPOSE = (
    "Formaliser les relations entre le Partenaire et le CERPEC ASBL dans la mise en œuvre d’un projet de développement "
    "économique et social par la formation, l’encadrement et la création de coopératives agricoles."
)


@dataclass(frozen=True, slots=True)
class Signed:
    """`steps`: states with their days, after the draft of `drafted`."""

    code: str
    partner: str
    title: str
    signatory: tuple[str, str]
    zones: tuple[Zone, ...]
    starts_on: date
    ends_on: date
    drafted: date
    steps: tuple[tuple[str, date], ...] = ()
    reason: str = ""


AGREEMENTS = (
    Signed(
        "KWENGE-2025",
        "KWENGE",
        "Convention pilote avec le Secteur de Kwenge",
        ("Placide Kikwamba", "Chef de secteur"),
        (Zone(province="CD-KL", territory="Bulungu"),),
        date(2025, 3, 1),
        date(2026, 8, 31),
        date(2025, 2, 10),
        (
            ("in_review", date(2025, 2, 14)),
            ("signed", date(2025, 2, 24)),
            ("active", date(2025, 3, 1)),
            ("ended", date(2026, 8, 31)),
            ("closed", date(2026, 10, 5)),
        ),
        "La durée prévue est écoulée, le rapport final est remis",
    ),
    Signed(
        "KWILU-2025",
        "KWILU",
        "Convention-cadre avec la Province du Kwilu",
        ("Justine Mafuta", "Pour le Gouvernement provincial"),
        (
            Zone(province="CD-KL", territory="Bulungu"),
            Zone(province="CD-KL", territory="Bagata"),
            Zone(province="CD-KL", territory="Idiofa"),
            Zone(province="CD-KL", territory="Gungu"),
        ),
        date(2025, 4, 1),
        date(2027, 3, 31),
        date(2025, 2, 20),
        (("in_review", date(2025, 3, 3)), ("signed", date(2025, 3, 20)), ("active", date(2025, 4, 1))),
    ),
    Signed(
        "KONGO-2026",
        "KONGO",
        "Convention-cadre avec la Province du Kongo Central",
        ("Emmanuel Khonde", "Pour le Gouvernement provincial"),
        (Zone(province="CD-BC"),),
        date(2026, 11, 1),
        date(2028, 10, 31),
        date(2026, 9, 14),
        (("in_review", date(2026, 10, 1)), ("signed", date(2026, 10, 22)), ("active", date(2026, 11, 1))),
    ),
    Signed(
        "KWILU-2027",
        "KWILU",
        "Convention spécifique : Idiofa et Gungu",
        ("", ""),
        (Zone(province="CD-KL", territory="Idiofa"), Zone(province="CD-KL", territory="Gungu")),
        date(2027, 4, 1),
        date(2028, 3, 31),
        date(2026, 11, 9),
    ),
)


def agree(network: Network) -> dict[str, UUID]:
    """Ids of the agreements by code."""
    return {one.code: _agree(network, one) for one in AGREEMENTS}


def _agree(network: Network, one: Signed) -> UUID:
    office = network.office
    name, title = one.signatory
    payload = DraftAgreement(
        code=one.code,
        partner=network.partners[one.partner],
        title=one.title,
        purpose=_PURPOSE,
        kind="framework" if "cadre" in one.title else "specific",
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        zones=one.zones,
        office_signatory=office.viewer.name,
        office_signatory_title="Directrice",
        partner_signatory=name,
        partner_signatory_title=title,
    )
    agreement = office.write("partnerships.draft_agreement", payload, one.drafted)
    for status, day in one.steps:
        reason = one.reason if status == "ended" else ""
        step = AdvanceAgreement(
            agreement=agreement,
            status=status,
            reason=reason,
            signed_on=day if status == "signed" else None,
        )
        office.write("partnerships.advance_agreement", step, day)
    return agreement
