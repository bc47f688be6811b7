"""The terms of an agreement while they are still written: what drafting and revising share."""

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

import msgspec
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lisanga.core.kernel.ids import new_id
from lisanga.core.kernel.problems import Problem, Severity
from lisanga.core.scope.viewer import NOTHING
from lisanga.domains.partnerships.models import Agreement, AgreementZone
from lisanga.domains.partnerships.rules import KINDS, Delays, delay_problems
from lisanga.domains.places import gazetteer
from lisanga.domains.places.queries import places_of
from lisanga.domains.places.rules import LABELS


class Zone(msgspec.Struct, frozen=True, kw_only=True):
    """A province (ISO 3166-2), a territoire of it, or one place in it."""

    province: str
    territory: str = ""
    place: UUID | None = None


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the agreement beside its articles; delays in days."""

    title: str
    purpose: str
    kind: str
    starts_on: date
    ends_on: date
    zones: tuple[Zone, ...] = ()
    office_signatory: str = ""
    office_signatory_title: str = ""
    partner_signatory: str = ""
    partner_signatory_title: str = ""
    quarterly_days: int = 15
    annual_month: int = 1
    annual_day: int = 31
    final_days: int = 30
    tacit_days: int | None = None


COLUMNS = tuple(name for name in Terms.__struct_fields__ if name != "zones")
_LENGTHS = {"title": 200, "purpose": 2000} | {name: 120 for name in COLUMNS if "signatory" in name}
_MOST_ZONES = 60


def terms_problems(terms: Terms) -> list[Problem]:
    """What stops terms from being written down."""
    problems = []
    for field, message in (
        ("title", _("Écrivez le titre de la convention.")),
        ("purpose", _("Écrivez l’objet de la convention.")),
    ):
        if not getattr(terms, field).strip():
            problems.append(invalid(f"no_{field}", message, field))
    for field, longest in _LENGTHS.items():
        if len(getattr(terms, field)) > longest:
            problems.append(invalid("too_long", _("Ce texte est trop long."), field))
    if terms.kind not in KINDS:
        problems.append(invalid("unknown_kind", _("Ce genre de convention n’existe pas."), "kind"))
    if terms.ends_on < terms.starts_on:
        problems.append(invalid("ends_before_start", _("La fin ne peut pas venir avant le début."), "ends_on"))
    delays = Delays(terms.quarterly_days, terms.annual_month, terms.annual_day, terms.final_days, terms.tacit_days)
    return problems + delay_problems(delays) + zone_problems(terms.zones)


def zone_problems(zones: Sequence[Zone]) -> list[Problem]:
    """Places that exist, each in its province."""
    if len(zones) > _MOST_ZONES:
        return [invalid("too_many_zones", _("Une zone compte soixante lieux au plus."), "zones")]
    known = places_of(NOTHING, [zone.place for zone in zones if zone.place is not None])
    for zone in zones:
        if gazetteer.province(zone.province) is None:
            return [invalid("unknown_province", _("Cette province n’existe pas."), "zones")]
        if zone.territory and zone.territory not in gazetteer.territories_of(zone.province):
            return [invalid("unknown_territory", _("Ce territoire n’est pas dans cette province."), "zones")]
        place = known.get(zone.place) if zone.place else None
        if zone.place is not None and (place is None or place.province != zone.province):
            return [invalid("unknown_place", _("Ce lieu n’est pas dans cette province."), "zones")]
    return []


def zone_names(zones: Sequence[Zone]) -> str:
    """As the text of the agreement says it: "Bulungu (Kwilu), secteur Kwenge (Kwilu)"."""
    found = places_of(NOTHING, [zone.place for zone in zones if zone.place is not None])
    names = []
    for zone in zones:
        province = gazetteer.province(zone.province)
        inside = province.name if province else zone.province
        place = found.get(zone.place) if zone.place else None
        one = f"{LABELS[place.kind].lower()} {place.name}" if place else zone.territory
        names.append(f"{one} ({inside})" if one else f"{inside}")
    return ", ".join(names)


def invalid(code: str, message: str, field: str) -> Problem:
    return Problem(code=code, message=message, field=field, severity=Severity.INVALID)


def fill(agreement: Agreement, terms: Terms) -> None:
    """Puts the terms into the row, without saving it."""
    for name in COLUMNS:
        value = getattr(terms, name)
        setattr(agreement, name, value.strip() if isinstance(value, str) else value)


def zones_on(agreement: Agreement, day: date) -> QuerySet[AgreementZone]:
    """The parts of the zone that hold on a day."""
    begun, running = Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
    return AgreementZone.plain.filter(begun, running, agreement=agreement).order_by("id")


def change_zones(agreement: Agreement, zones: Sequence[Zone], since: date) -> None:
    """From a day on: what is no longer named ends the day before, what is new begins, what stays is not touched."""
    standing = {_zone(row): row.id for row in AgreementZone.plain.filter(agreement=agreement, valid_to=None)}
    gone = [row for zone, row in standing.items() if zone not in zones]
    AgreementZone.plain.filter(id__in=gone).update(valid_to=since - timedelta(days=1))
    made = [zone for zone in dict.fromkeys(zones) if zone not in standing]
    AgreementZone.plain.bulk_create(_zone_row(agreement, zone, since) for zone in made)


def _zone(row: AgreementZone) -> Zone:
    return Zone(province=row.province, territory=row.territory, place=row.place)


def words_of_zones(agreement: Agreement, day: date) -> str:
    return zone_names([_zone(row) for row in zones_on(agreement, day)])


def write_zones(agreement: Agreement, zones: Sequence[Zone]) -> None:
    """The zone as it is now; a draft keeps no older one, the register does."""
    AgreementZone.plain.filter(agreement=agreement).delete()
    AgreementZone.plain.bulk_create(_zone_row(agreement, zone, None) for zone in dict.fromkeys(zones))


def _zone_row(agreement: Agreement, zone: Zone, since: date | None) -> AgreementZone:
    return AgreementZone(
        id=new_id(),
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        province=zone.province,
        territory=zone.territory,
        place=zone.place,
        valid_from=since,
    )
