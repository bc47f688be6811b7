"""Follow-up visits of the demo: findings, promises, and the next visit that opens with them."""

from datetime import date, timedelta
from uuid import UUID

from lisanga.demo import plan
from lisanga.demo.founding import Network
from lisanga.demo.pen import Pen
from lisanga.domains.training import queries
from lisanga.domains.training.operations.plan_visit import PlanVisit
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
    """Each cooperative twice: the second visit opens with what was promised at the first; some wait for a third."""
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
            )
            pen.write("training.record_visit", noted, when)
    for place, one in enumerate(plan.PLANS[:4]):
        _plan(pen, network, one, almanac.today + timedelta(days=2 + 3 * place), "Comptes de la campagne")


def _plan(pen: Pen, network: Network, one: plan.Plan, day: date, purpose: str) -> UUID:
    sent = PlanVisit(
        cooperative=network.cooperatives[one.code],
        planned_on=day,
        purpose=purpose,
        partner=network.partners[one.partner],
    )
    return pen.write("training.plan_visit", sent, day - timedelta(days=20))
