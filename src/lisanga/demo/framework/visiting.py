"""Follow-up visits of the demo: findings, promises, and the next visit that opens with them."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from django.core.files.base import ContentFile

from lisanga.core.files.keeping import keep
from lisanga.core.scope.models import Person
from lisanga.demo import plan
from lisanga.demo.founding import Network
from lisanga.demo.framework.scenery import depot
from lisanga.demo.pen import Pen
from lisanga.domains.training import queries
from lisanga.domains.training.operations.complete_action import CompleteAction
from lisanga.domains.training.operations.drop_action import DropAction
from lisanga.domains.training.operations.plan_visit import PlanVisit
from lisanga.domains.training.operations.raise_action import RaiseAction
from lisanga.domains.training.operations.record_visit import Promise, RecordVisit

PROMISED = (
    ("Afficher les prix au centre", "Le gérant"),
    ("Compter la caisse devant deux témoins", "La trésorière"),
    ("Faire signer les bons des trois derniers mois", "Le secrétaire"),
    ("Réunir la commission de surveillance", "La présidente"),
    ("Réparer la balance du centre", "Le gérant"),
    ("Mettre à jour les parts des nouveaux membres", "Le secrétaire"),
    ("Écrire le prix du transport dans le livre de caisse", "La trésorière"),
)
FOUND = (
    "Le registre est tenu ; la caisse est comptée chaque mois.",
    "Les bons sont classés par mois ; deux ne sont pas signés.",
    "La balance est juste ; le toit du dépôt laisse passer l’eau.",
    "Les femmes livrent davantage depuis que l’on paie le jour même.",
)


def visit(pen: Pen, network: Network) -> None:
    """Each cooperative twice: the second visit opens with what was promised at the first; some wait for a third. Two
    pictures are taken at the second ones."""
    almanac = network.almanac
    for place, one in enumerate(plan.PLANS):
        for turn, day in enumerate((almanac.opened + timedelta(days=120), almanac.opened + timedelta(days=230))):
            when = day + timedelta(days=3 * place)
            planned = _plan(pen, network, one, when, "Ce qui a été promis" if turn else "Registres et caisse")
            if when > almanac.last:
                continue
            text, owner = PROMISED[(place + 3 * turn) % len(PROMISED)]
            # Of the second visits, the first cooperative is late with its promise.
            promise = Promise(text=text, owner=owner, due_on=when + timedelta(days=135 if turn else 30))
            noted = RecordVisit(
                visit=planned,
                findings=FOUND[(place + turn) % len(FOUND)],
                visitor=pen.viewer.name,
                promises=(promise,),
                kept=tuple(one.id for one in queries.promises_before(pen.viewer.scope, planned)),
                photos=tuple(_photo(pen) for _turn in range(2 * turn)),
            )
            pen.write("training.record_visit", noted, when)
    for place, one in enumerate(plan.PLANS[:4]):
        _plan(pen, network, one, almanac.today + timedelta(days=2 + 3 * place), "Comptes de la campagne")


def _photo(pen: Pen) -> str:
    return keep(pen.organisation, pen.viewer.person, ContentFile(depot(pen.dice), name="depot.jpg"))


def ask(pen: Pen, network: Network, agreements: Mapping[str, UUID]) -> None:
    """What somebody of each side is to do, and what was done or given up since."""
    almanac = network.almanac
    followed, partner = network.cooperatives["BULUNGU"], network.partners["KWILU"]
    agreement = agreements[f"KWILU-{almanac.year - 1}"]
    own = {"partner": partner}
    both = {"cooperative": followed, **own}
    wanted = (
        ("cooperative", followed, "Envoyer la liste des femmes élues", ("BULUNGU", "manager"), 12, both),
        ("cooperative", followed, "Relire les statuts avec les élus", ("CERPEC", "trainer"), -3, both),
        ("agreement", agreement, "Prêter la salle du secteur en janvier", ("KWILU", "focal_point"), 20, own),
        ("agreement", agreement, "Traduire le module 2 en kikongo", ("CERPEC", "trainer"), 30, own),
        ("agreement", agreement, "Réparer le pont de la Luniungu", ("KWILU", "focal_point"), -40, own),
    )
    made = [_asked(pen, network, *one) for one in wanted]
    today = almanac.today - timedelta(days=1)
    pen.write("training.complete_action", CompleteAction(action=made[3], note="Imprimé à Kikwit"), today)
    pen.write("training.drop_action", DropAction(action=made[4], reason="L’Office des routes s’en charge"), today)


def _asked(
    pen: Pen,
    network: Network,
    kind: str,
    subject: UUID,
    text: str,
    who: tuple[str, str],
    days: int,
    readers: Mapping[str, UUID],
) -> UUID:
    person, today = network.people[who], network.almanac.today
    name = Person.objects.get(id=person).name
    sent = RaiseAction(
        subject_kind=kind,
        subject=subject,
        text=text,
        owner=name,
        person=person,
        due_on=today + timedelta(days=days),
        **readers,
    )
    return pen.write("training.raise_action", sent, today - timedelta(days=45))


def _plan(pen: Pen, network: Network, one: plan.Plan, day: date, purpose: str) -> UUID:
    sent = PlanVisit(
        cooperative=network.cooperatives[one.code],
        planned_on=day,
        purpose=purpose,
        partner=network.partners[one.partner],
    )
    return pen.write("training.plan_visit", sent, day - timedelta(days=20))
