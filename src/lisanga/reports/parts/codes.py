"""Which parts a report has, in their order, and what each asks of its writers (the structure of donors' reports: a
practice, not a law). Annual and final reports say more before the annexes."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lisanga.reports.parts.shape import Kind


@dataclass(frozen=True, slots=True)
class Heading:
    """`asks` is empty where nothing is written by hand."""

    code: str
    title: Promise
    asks: Promise | str = ""


COVER = Heading("cover", _("Page de garde"))
HEADINGS: tuple[Heading, ...] = (
    COVER,
    Heading("summary", _("Résumé"), _("En une demi-page : ce qui a avancé, ce qui bloque, ce que nous demandons.")),
    Heading(
        "context", _("Contexte et faits marquants"), _("Ce qui s’est passé dans la zone et qui explique les chiffres.")
    ),
    Heading(
        "obligations",
        _("État d’exécution des obligations"),
        _("Où en est chaque côté, ce qui est en retard et pourquoi."),
    ),
    Heading(
        "activities",
        _("Activités prévues et réalisées"),
        _("Ce qui était prévu, ce qui a été fait, ce qui est reporté."),
    ),
    Heading("indicators", _("Indicateurs"), _("Ce que disent les écarts entre cible et résultat.")),
    Heading("cooperatives", _("Coopératives"), _("Celles qui avancent, celles qu’il faut aider d’abord, et comment.")),
    Heading("training", _("Formation"), _("Ce que les formations ont changé dans le travail des coopératives.")),
    Heading(
        "reintegration",
        _("Réinsertion"),
        _("Le chemin vers la vie rurale, en ensembles seulement : aucune personne n’est nommée."),
    ),
    Heading("finances", _("Finances et logistique"), _("Prévu et utilisé, qui a payé quoi, ce qui reste attendu.")),
    Heading("risks", _("Risques et difficultés"), _("Ce qui menace la suite, et ce que nous faisons pour l’éviter.")),
    Heading("lessons", _("Leçons et recommandations"), _("Ce que nous ferions autrement ; à qui nous le demandons.")),
    Heading("plan", _("Plan de la période suivante"), _("Qui fait quoi, où et pour quand.")),
)
ANNUAL: tuple[Heading, ...] = (
    Heading("trends", _("Tendances"), _("Ce qui change d’une année à l’autre.")),
    Heading("statements", _("États financiers résumés"), _("Ce que les comptes des coopératives montrent.")),
    Heading("autonomy", _("Autonomie"), _("De quoi vivent les coopératives, et ce qui les rend moins dépendantes.")),
    Heading(
        "self_assessment",
        _("Auto-évaluation"),
        _("Pertinence, cohérence, efficacité, efficience, impact, durabilité : un avis et une preuve chacun."),
    ),
)
FINAL: tuple[Heading, ...] = (
    Heading("baseline", _("Situation de départ et situation finale"), _("Ce qui a changé entre les deux.")),
    Heading("sustainability", _("Plan de durabilité"), _("Ce qui continuera sans nous, avec qui et avec quoi.")),
    Heading("handover", _("Remise"), _("Documents, matériel, accès et personnes : ce qui est remis, à qui et quand.")),
    Heading(
        "reviews", _("Regards croisés"), _("Ce que CERPEC pense de la collaboration ; le Partenaire écrit le sien.")
    ),
)
ANNEXES = Heading("annexes", _("Annexes"), _("Documents joints : leur titre et où les trouver."))


def headings(kind: Kind) -> tuple[Heading, ...]:
    """Fourteen for a quarter; an annual and a final report say more before the annexes."""
    more = {"quarterly": (), "annual": ANNUAL, "final": (*ANNUAL, *FINAL)}[kind]
    return (*HEADINGS, *more, ANNEXES)


def written(kind: Kind) -> frozenset[str]:
    """Codes of the parts that people write in."""
    return frozenset(heading.code for heading in headings(kind) if heading.asks)
