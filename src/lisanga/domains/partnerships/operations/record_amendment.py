"""An amendment that both sides have signed: typed, numbered, and in force from its day. One of duration moves the end
and the days owed, one of zone the zone, one of reports the delays; what stood before is kept in words."""

from datetime import date
from uuid import UUID

import msgspec
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.files.keeping import known
from lisanga.core.kernel import clock, french
from lisanga.core.kernel.problems import Problem
from lisanga.core.operations.context import Context
from lisanga.core.operations.registry import Item, Kind, Operation, one_by_one
from lisanga.core.operations.verdicts import Outcome
from lisanga.core.scope.roles import Permission
from lisanga.domains.partnerships.models import Agreement, AgreementZone, Amendment
from lisanga.domains.partnerships.operations import ledger, sides, terms, text
from lisanga.domains.partnerships.operations.terms import Zone, invalid
from lisanga.domains.partnerships.rules import (
    AMENDMENTS,
    DELAYS,
    DURATION,
    RUNNING,
    ZONE,
    Delays,
    delay_problems,
    delay_words,
)


class NewDelays(msgspec.Struct, frozen=True, kw_only=True):
    """All delays as they shall stand (O3), in days; `tacit_days` None: silence validates nothing."""

    quarterly_days: int
    annual_month: int
    annual_day: int
    final_days: int
    tacit_days: int | None = None

    def rule(self) -> Delays:
        return Delays(*(getattr(self, name) for name in self.__struct_fields__))


class RecordAmendment(msgspec.Struct, frozen=True, kw_only=True):
    """`ends_on`: the new end, for one of duration; `zones`: the whole zone as it shall stand; `delays`: those of the
    reports. `effective_on`: from when it holds, the signature's day when left out. `scan`: digest of the signed paper,
    kept for the office."""

    agreement: UUID
    kind: str
    signed_on: date
    summary: str
    ends_on: date | None = None
    zones: tuple[Zone, ...] = ()
    delays: NewDelays | None = None
    effective_on: date | None = None
    scan: str = ""

    @property
    def since(self) -> date:
        return self.effective_on or self.signed_on


def _check(context: Context, item: Item[RecordAmendment]) -> list[Problem]:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    if agreement is None:
        return sides.unknown_agreement()
    if agreement.status not in RUNNING:
        return [Problem(code="not_running", message=_("Un avenant modifie une convention signée et en cours."))]
    problems = []
    if new.kind not in AMENDMENTS:
        problems.append(invalid("unknown_kind", _("Ce genre d’avenant n’existe pas."), "kind"))
    if not 0 < len(new.summary.strip()) <= 1000:
        problems.append(invalid("no_summary", _("Dites ce qui change, en 1 000 signes au plus."), "summary"))
    if new.signed_on > clock.local_date(context.received_at):
        problems.append(invalid("not_signed_yet", _("Le jour de la signature ne peut pas être à venir."), "signed_on"))
    problems += _change_problems(agreement, new)
    if new.scan and new.scan not in known(context.organisation, [new.scan]):
        problems.append(invalid("unknown_file", _("Ce fichier n’est plus là. Envoyez-le de nouveau."), "scan"))
    return problems


def _change_problems(agreement: Agreement, new: RecordAmendment) -> list[Problem]:
    """What its kind asks for."""
    if new.kind == DURATION and (new.ends_on is None or new.ends_on < agreement.starts_on):
        return [invalid("no_end", _("Écrivez la nouvelle date de fin."), "ends_on")]
    if new.kind == DELAYS:
        if new.delays is None:
            return [invalid("no_delay", _("Écrivez les délais tels qu’ils seront."), "quarterly_days")]
        return delay_problems(new.delays.rule())
    return _zone_problems(agreement, new) if new.kind == ZONE else []


def _zone_problems(agreement: Agreement, new: RecordAmendment) -> list[Problem]:
    if not new.zones:
        return [invalid("no_zone", _("Choisissez toute la zone telle qu’elle sera."), "zones")]
    problems = terms.zone_problems(new.zones)
    if not agreement.starts_on <= new.since <= agreement.ends_on:
        text = _("Ce jour n’est pas dans la durée de la convention.")
        problems.append(invalid("outside", text, "effective_on"))
    last = AgreementZone.plain.filter(agreement=agreement).aggregate(last=Max("valid_from"))["last"]
    if last is not None and new.since < last:
        text = _("Un avenant change déjà la zone au %(day)s : celui-ci vient après.") % {"day": french.long_date(last)}
        problems.append(invalid("older", text, "effective_on"))
    return problems


def _apply(context: Context, item: Item[RecordAmendment]) -> Outcome:
    new = item.payload
    agreement = sides.office_agreement(context, new.agreement)
    assert agreement is not None
    last = Amendment.plain.filter(agreement=agreement).aggregate(last=Max("number"))["last"] or 0
    before, after = _change(agreement, new)
    Amendment.plain.create(
        id=item.envelope.id,
        organisation_id=agreement.organisation_id,
        partner_id=agreement.partner_id,
        agreement=agreement,
        number=last + 1,
        kind=new.kind,
        signed_on=new.signed_on,
        summary=new.summary.strip(),
        ends_on=new.ends_on if new.kind == DURATION else None,
        effective_on=new.since,
        before=before,
        after=after,
        scan=new.scan,
    )
    return Outcome({"code": agreement.code, "number": last + 1}, subject=agreement.id)


def _change(agreement: Agreement, new: RecordAmendment) -> tuple[str, str]:
    """Puts the change in force; what stood and what stands, in words."""
    if new.kind == DURATION:
        assert new.ends_on is not None
        before, agreement.ends_on = agreement.ends_on, new.ends_on
        agreement.save(update_fields=["ends_on"])
        text.redraw_ledger(agreement)
        return french.long_date(before), french.long_date(new.ends_on)
    if new.kind == ZONE:
        stood = terms.words_of_zones(agreement, new.since)
        terms.change_zones(agreement, new.zones, new.since)
        return stood, terms.words_of_zones(agreement, new.since)
    if new.kind == DELAYS:
        assert new.delays is not None
        stood = delay_words(ledger.delays_of(agreement))
        for name in new.delays.__struct_fields__:
            setattr(agreement, name, getattr(new.delays, name))
        agreement.save(update_fields=list(new.delays.__struct_fields__))
        text.redraw_ledger(agreement, new.since)
        return stood, delay_words(new.delays.rule())
    return "", ""


check, apply = one_by_one(_check, _apply)
OPERATION = Operation(
    name="partnerships.record_amendment",
    label=gettext_lazy("Enregistrer un avenant"),
    kind=Kind.REQUEST,
    permission=Permission.PROGRAMME,
    payload=RecordAmendment,
    check=check,
    apply=apply,
    example=lambda: RecordAmendment(
        agreement=UUID(int=1),
        kind="duration",
        signed_on=date(2026, 3, 2),
        summary="Prolongation d’un an.",
        ends_on=date(2028, 3, 31),
    ),
    sentence=gettext_lazy("{author} a enregistré l’avenant n° {number} à la convention {code} : {summary}"),
)
