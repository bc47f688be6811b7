"""How each number of a report is made, in a French sentence for the page that opens it; a test asks for every one."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_MEMBERS = _("Membres admis et non partis, tels qu’ils étaient le jour de ce rapport.")
_PAID = _("Paiements aux membres dans la période, en francs, annulations retirées.")
_OWN = _("Recettes propres des comptes de la période (70, 75, 77).")
_GIVEN = _("Subventions et dons des comptes de la période (711, 718).")
_RATE = _("Recettes propres ÷ (recettes propres + subventions et dons), des sommes de toutes les coopératives.")
_HELD = _("Séances dont des personnes ont été notées présentes dans la période.")
_ONCE = _("Personnes présentes à au moins une séance de la période, chacune comptée une fois.")

FIGURES: dict[str, Promise] = {
    "summary.members": _MEMBERS,
    "summary.grams": _("Somme des poids nets des livraisons de la période ; les bons annulés sont retirés."),
    "summary.paid": _PAID,
    "summary.functional": _("Coopératives à l’étape « fonctionnelle » le jour de ce rapport."),
    "summary.autonomy": _RATE,
    "autonomy.own": _OWN,
    "autonomy.given": _GIVEN,
    "autonomy.rate": _RATE,
    "training.held": _HELD,
    "training.people": _ONCE,
    "training.hours": _("Somme des heures des séances tenues dans la période."),
    "training.certificates": _("Certificats de participation délivrés dans la période et qui tiennent encore."),
    "training.trainers": _("Formateurs certifiés dans la période selon la règle de certification en vigueur."),
    "training.gain": _(
        "(Somme des tests après − somme des tests avant) ÷ (100 × personnes − somme des tests avant), pour celles qui"
        " ont passé les deux tests."
    ),
}
_ANYWHERE: dict[str, Promise] = {
    "deliveries": _("Bons de réception de la période, les bons annulés retirés."),
    "grams": _("Poids nets : poids bruts moins tare, humidité et impuretés au-delà de ce qui est convenu."),
    "value": _("Valeurs des livraisons au prix de la campagne ; les dollars sont au taux du jour saisi."),
    "delivering": _("Membres qui ont livré au moins une fois dans la période."),
    "paid": _PAID,
    "own": _OWN,
    "given": _GIVEN,
    "typed": _("Saisi par le programme, avec ce d’où il vient."),
}
_COLUMNS: dict[str, Promise] = {
    "cooperatives.stages.count": _("Coopératives à cette étape le jour de ce rapport."),
    "cooperatives.lines.members": _MEMBERS,
    "cooperatives.lines.women": _("Femmes parmi ces membres."),
    "cooperatives.lines.youth": _("Membres de 35 ans au plus à la fin de la période, parmi ceux dont l’âge est connu."),
    "finances.payments.payments": _("Nombre de paiements aux membres dans la période, annulations retirées."),
    "finances.payments.mobile": _("Partie de ces paiements faite en monnaie électronique."),
    "finances.payments.usd": _("Paiements aux membres faits en dollars ; ils ne sont pas dans les francs."),
    "finances.payments.owed": _("Ce que les comptes disent dû aux membres livreurs à la fin de la période."),
    "finances.books.income": _("Recettes des comptes de la période, payées ou non."),
    "finances.books.expenses": _("Dépenses des comptes de la période, achats aux membres compris, payées ou non."),
    "finances.books.difference": _("Recettes moins dépenses."),
    "finances.books.autonomy": _RATE,
    "finances.rates.count": _("Taux du dollar notés dans la période, avec leur source."),
    "finances.rates.lowest": _("Francs pour un dollar, le plus bas noté."),
    "finances.rates.highest": _("Francs pour un dollar, le plus haut noté."),
    "finances.rates.last": _("Francs pour un dollar, le dernier noté, au jour dit."),
    "training.sessions.hours": _("Heures de la séance, si elle a été tenue dans la période."),
    "training.sessions.target": _("Personnes que la séance voulait accueillir."),
    "training.sessions.came": _("Personnes notées présentes dans la période."),
    "training.tests.people": _("Personnes qui ont passé le test avant et le test après."),
    "training.tests.before": _("Somme des tests avant ÷ ces personnes."),
    "training.tests.after": _("Somme des tests après ÷ ces personnes."),
    "training.tests.gain": FIGURES["training.gain"],
    "activities.done.planned": _("Ce qui devait se faire un jour de la période ; ce qui a été annulé n’y est pas."),
    "activities.done.done": _("Ce qui a été fait : exécuté, remis, arrivé, tenu, visité."),
    "activities.done.late": _("Le jour prévu est passé et ce n’est pas fait."),
    "activities.due.version": _("La dernière version remise au Partenaire ; 0 : aucune encore."),
    "activities.due.validated": _("La version validée ; 0 : aucune encore."),
    "activities.missions.experts": _("Personnes qui partent."),
    "activities.missions.left": _("1 quand un expert a dit être parti."),
    "activities.missions.arrived": _("1 quand un expert a dit être bien arrivé."),
    "activities.missions.returned": _("1 quand un expert a dit être rentré."),
    "activities.visits.done": _("1 quand la visite a été faite et notée."),
    "activities.promises.due": _("Promesses dont le jour tombe dans la période."),
    "activities.promises.kept": _("Celles qui ont été tenues."),
    "activities.promises.late": _("Celles dont le jour est passé sans qu’elles soient tenues."),
    "indicators.indicators.baseline": _("Situation de départ, fixée par le programme."),
    "indicators.indicators.target": _("Cible de la convention pour cette période, sinon celle du Partenaire."),
    "indicators.indicators.actual": _("Calculé sur la période de ses deux nombres, ou saisi avec sa preuve."),
    "indicators.indicators.achievement": _(
        "Résultat ÷ cible ; pour ce qui doit baisser, chemin fait ÷ chemin à faire."
    ),
    "indicators.sexes.women": _("Part des femmes dans la somme."),
    "indicators.sexes.men": _("Part des hommes dans la somme."),
    "indicators.sexes.unsaid": _("Personnes dont le sexe n’est pas noté."),
    "indicators.sexes.share": _("Femmes ÷ tout ce qui est compté."),
    "statements.income.cdf": _("Recettes des comptes de la période, de cette nature, toutes coopératives ensemble."),
    "statements.expenses.cdf": _("Dépenses des comptes de la période, de cette nature, toutes coopératives ensemble."),
}
_OBLIGATIONS: dict[str, Promise] = {
    "due": _("Occasions de cette obligation dont le jour tombe dans la période."),
    "done": _("Celles qui ont été exécutées, avec leur preuve."),
    "late": _("Celles dont le jour est passé sans qu’elles soient exécutées."),
}
_BUDGET: dict[str, Promise] = {
    "planned": _("Lignes des notes de prestations des missions qui partent dans la période."),
    "committed": _("Montants promis, datés de la période, dans cette monnaie seulement."),
    "spent": _("Montants payés, datés de la période, dans cette monnaie seulement."),
    "all_planned": _("Lignes de toutes les missions depuis le début de la convention."),
    "all_spent": _("Montants payés depuis le début de la convention."),
    "left": _("Prévu depuis le début moins dépensé depuis le début."),
}
_PEOPLE: dict[str, Promise] = {
    "women": _("Femmes parmi les personnes formées, chacune comptée une fois."),
    "men": _("Hommes parmi les personnes formées, chacun compté une fois."),
    "unsaid": _("Personnes formées dont le sexe n’est pas noté."),
    "all": _ONCE,
}
_ANNEXES: dict[str, Promise] = {
    "months": _(
        "Livraisons de la période, par coopérative : poids nets de chaque mois, puis leur somme et leur valeur."
    ),
    "products": _("Livraisons de la période, par coopérative et par produit."),
    "payments": _("Paiements aux membres dans la période ; ce qui reste dû est à sa fin."),
    "capital": _("Parts souscrites et payées jusqu’à la fin de la période, annulations retirées."),
}


def of_figure(part: str, key: str) -> str:
    """Empty where nobody wrote it."""
    return str(FIGURES.get(f"{part}.{key}", ""))


def of_column(part: str, table: str, column: str) -> str:
    """Empty for words and days, and where nobody wrote it."""
    exact = _COLUMNS.get(f"{part}.{table}.{column}")
    if exact is not None:
        return str(exact)
    if part == "annexes":
        first = "2" if table == "products" else "1"
        return str(_ANNEXES.get(table, "")) if column == first else ""
    families = {"obligations": _OBLIGATIONS, "training": _PEOPLE, "finances": _BUDGET}
    if part in families and table not in ("payments", "books") and column in families[part]:
        return str(families[part][column])
    return str(_ANYWHERE.get("typed" if table == "typed" and column == "value" else column, ""))
