"""What may be done about a flagged operation, besides keeping it as it is: the pages that put it right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.core.operations.queries import RegisterRow
from lisanga.core.operations.registry import OPERATIONS
from lisanga.core.scope.roles import Permission
from lisanga.interfaces.web.here import Here


@dataclass(frozen=True, slots=True)
class Way:
    """A button: its words, its address, whether it undoes what was recorded."""

    label: str
    url: str
    undoes: bool = False


Address = Callable[[RegisterRow], tuple[object, ...]]


def _itself(row: RegisterRow) -> tuple[object, ...]:
    return (row.operation,)


def _of_member(row: RegisterRow) -> tuple[object, ...]:
    return (row.subject, row.operation)


def _nothing(row: RegisterRow) -> tuple[object, ...]:
    return ()


_SEEN: dict[str, tuple[str, Address]] = {
    "collect.record_delivery": ("delivery", _itself),
    "collect.contest_delivery": ("contest", _itself),
    "members.register_member": ("member", _itself),
    "members.update_member": ("member", lambda row: (row.subject,)),
    "members.record_existing_shares": ("member", lambda row: (row.subject,)),
    "members.subscribe_shares": ("member", lambda row: (row.subject,)),
    "members.pay_shares": ("member", lambda row: (row.subject,)),
    "members.set_status": ("member", lambda row: (row.subject,)),
    "treasury.record_cash": ("movement", _itself),
    "treasury.pay_member": ("movement", _itself),
    "treasury.pay_advance": ("movement", _itself),
    "treasury.transfer": ("movement", _itself),
    "treasury.count_cash": ("cash_counts", _nothing),
    "stock.count_stock": ("stock_counts", _nothing),
    "treasury.record_receivable": ("claims", _nothing),
}
# Pages of training have no cooperative in their address.
_TAUGHT: dict[str, tuple[str, Address]] = {
    "training.record_attendance": ("training_session", lambda row: (row.subject,)),
    "training.record_visit": ("visit", lambda row: (row.subject,)),
    "training.register_participant": ("participant", _itself),
    "training.complete_action": ("action", lambda row: (row.subject,)),
}
_UNDONE: dict[str, tuple[str, Address, Permission, Promise]] = {
    "collect.record_delivery": ("delivery_reverse", _itself, Permission.REVERSE, _("Annuler ce bon")),
    "treasury.record_cash": ("movement_reverse", _itself, Permission.REVERSE, _("Corriger ce mouvement")),
    "treasury.pay_member": ("movement_reverse", _itself, Permission.REVERSE, _("Corriger ce paiement")),
    "treasury.pay_advance": ("movement_reverse", _itself, Permission.REVERSE, _("Corriger cette avance")),
    "treasury.transfer": ("movement_reverse", _itself, Permission.REVERSE, _("Corriger ce virement")),
    "treasury.record_receivable": ("claim_reverse", _itself, Permission.REVERSE, _("Corriger cette somme due")),
    "members.record_existing_shares": ("shares_reverse", _of_member, Permission.REVERSE, _("Corriger ces parts")),
    "members.subscribe_shares": ("shares_reverse", _of_member, Permission.REVERSE, _("Corriger ces parts")),
    "members.pay_shares": ("shares_reverse", _of_member, Permission.REVERSE, _("Corriger ce versement")),
    "ledger.record_entry": ("entry_reverse", _itself, Permission.ACCOUNTS, _("Corriger cette écriture")),
}
_MENDED: dict[str, tuple[str, Address, Permission, Promise]] = {
    "no_price": ("delivery_price", _itself, Permission.PRICES, _("Fixer le prix")),
    "gap_unexplained": ("cash_count", _nothing, Permission.CASH, _("Compter de nouveau")),
    "stock_gap_unexplained": ("stock_count", _nothing, Permission.COLLECT, _("Compter de nouveau")),
    "till_below_zero": ("cash_new", _nothing, Permission.CASH, _("Noter une recette oubliée")),
    "possible_duplicate": ("member_status", _itself, Permission.MEMBERS, _("Changer la situation")),
    "same_phone": ("member_edit", _itself, Permission.MEMBERS, _("Corriger la fiche")),
    "bad_phone": (
        "member_edit",
        lambda row: (row.subject or row.operation,),
        Permission.MEMBERS,
        _("Corriger la fiche"),
    ),
    "joins_later": ("member_edit", _itself, Permission.MEMBERS, _("Corriger la fiche")),
}
# What to do, by what was found; a rule that has no words here says enough by itself.
_ADVICE: dict[str, Promise] = {
    "contested": _(
        "Revoyez la pesée avec le membre. S’il a raison, annulez le bon et écrivez le bon juste ; répondez."
    ),
    "no_price": _("Fixez le prix : c’est alors seulement que la somme est due au membre."),
    "price_differs": _("Si ce prix a été convenu, gardez le bon. Sinon annulez-le et enregistrez-le au bon prix."),
    "outside_campaign": _("Si la date et le produit sont justes, gardez le bon. Sinon annulez-le et refaites-le."),
    "duplicate_reference": _("Comparez avec l’autre paiement : si c’est le même, corrigez celui-ci."),
    "missing_reference": _("Retrouvez le message de l’opérateur, et écrivez sa référence dans votre réponse."),
    "till_below_zero": _("Cherchez la recette qui manque et notez-la, puis dites-le ici."),
    "gap_unexplained": _("Comptez de nouveau avec une explication, puis dites-le ici."),
    "stock_gap_unexplained": _("Demandez à qui a compté d’où vient l’écart, puis dites-le ici."),
    "possible_duplicate": _("Comparez les deux fiches : deux personnes peuvent porter le même nom."),
    "same_phone": _("Demandez à qui est ce téléphone ; un téléphone partagé se garde."),
    "already_recorded": _("Comparez avec les parts déjà notées : si ce sont les mêmes, corrigez celles-ci."),
    "above_due": _("Si la somme a bien été remise, gardez ; le surplus reste au compte du membre."),
    "foreign_till": _("Demandez de quelle caisse l’argent est sorti ; si ce n’est pas celle-ci, corrigez et refaites."),
    "foreign_slip": _("Demandez pourquoi ; si le membre a bien reçu l’argent, gardez : le bon est payé."),
    "advance_overdue": _("L’avance est donnée : convenez avec le membre de la date où il rend les deux."),
    "already_paid": _("La somme est à reprendre au membre, ou à retenir sur sa prochaine livraison."),
    "grant_ended": _("Demandez à la personne si elle a bien fait ceci quand elle en avait encore le droit."),
    "grant_not_yet": _("Demandez pourquoi elle l’a noté avant que le rôle lui soit donné."),
    "clock_off": _("Demandez le jour à la personne, et faites régler l’heure du téléphone."),
    "chain_forked": _("Demandez si le téléphone a été réparé ou copié ; comparez avec les bons des membres."),
    "sequence_gap": _("Cherchez les bons de papier de ce téléphone : ce qui manque est à écrire au bureau."),
    "foreign_series": _("Demandez quel téléphone a écrit ce bon ; si le poids est juste, gardez-le."),
    "receipt_taken": _("Comparez les deux bons : si c’est le même, annulez celui-ci ; sinon gardez les deux."),
    "number_taken": _("Écrivez le numéro nouveau sur la carte du membre, puis dites-le ici."),
    "device_revoked": _("Demandez à la personne si c’est bien elle qui a noté ceci."),
    "sheet_differs": _("Reprenez la feuille signée nom par nom : notez qui manque, ou corrigez qui n’était pas là."),
    "looks_the_same": _("Comparez les deux fiches : deux personnes peuvent porter le même nom."),
    "held_already": _("Relisez les constats : ceux de la seconde fois suivent ceux de la première."),
    "same_person": _("Qu’une autre personne relise ce mois, et le dise ici."),
}


def ways_of(here: Here, row: RegisterRow) -> list[Way]:
    """What the reader may do elsewhere about it: what mends it first, what undoes it last."""
    return [*_mending(here, row), *_undoing(here, row)]


def record_url(here: Here, row: RegisterRow) -> str:
    """The page of what was recorded; the register's line when it has none of its own."""
    if row.type in _TAUGHT and row.subject is not None:
        name, address = _TAUGHT[row.type]
        return reverse(name, args=address(row))
    page = _SEEN.get(row.type)
    args = page[1](row) if page else (None,)
    return here.url("register_entry", row.number) if page is None or None in args else here.url(page[0], *args)


def answer_url(here: Here, row: RegisterRow) -> str:
    """Where one answers: its own page for what wants more than « vérifié »."""
    known = OPERATIONS.get(row.type)
    return record_url(here, row) if known and known.answered_by else here.url("settle", row.number)


def advice_of(row: RegisterRow) -> str:
    """What to do about it, in a few words."""
    said = [str(_ADVICE[problem.code]) for problem in row.problems if problem.code in _ADVICE]
    return " ".join(dict.fromkeys(said))


def _mending(here: Here, row: RegisterRow) -> Iterator[Way]:
    for code in dict.fromkeys(problem.code for problem in row.problems):
        name, address, permission, label = _MENDED.get(code, ("", _nothing, Permission.FOUND, _("")))
        if name and here.may(permission):
            yield Way(str(label), here.url(name, *address(row)))


def _undoing(here: Here, row: RegisterRow) -> Iterator[Way]:
    if row.type in _UNDONE:
        name, address, permission, label = _UNDONE[row.type]
        args = address(row)
        if here.may(permission) and None not in args:
            yield Way(str(label), here.url(name, *args), undoes=True)
