"""What a cooperative may call itself and what each stage asks for; no Django."""

from lisanga.core.kernel.problems import Mark, Problem, Severity

SCOOPS, COOP_CA = "scoops", "coop_ca"
FORMS = {SCOOPS: "SCOOPS", COOP_CA: "COOP-CA"}
FULL_FORMS = {
    SCOOPS: "Société Coopérative Simplifiée (SCOOPS)",
    COOP_CA: "Société Coopérative avec Conseil d’Administration (COOP-CA)",
}
STAGES = {
    "initiative": "Groupe d’initiative, en formation",
    "constituted": "Constituée, en attente d’immatriculation",
    "registered": "Immatriculée",
    "functional": "Fonctionnelle",
    "stopped": "À l’arrêt",
}
REGISTERED = frozenset({"registered", "functional", "stopped"})
_LEAST_SIGNATORIES = {SCOOPS: (5, "AUS 204"), COOP_CA: (15, "AUS 267")}


def form_label(form: str, stage: str) -> str:
    """What stands beside the name. Only a registered one may be called société coopérative (AUS 386)."""
    return FULL_FORMS[form] if stage in REGISTERED else "Groupe d’initiative, en formation"


def signatory_problems(form: str, signatories: int) -> list[Problem]:
    """G01, G02: how many must sign the statutes."""
    least, article = _LEAST_SIGNATORIES[form]
    if signatories >= least:
        return []
    text = f"La loi exige au moins {least} coopérateurs pour une {FORMS[form]} : il y en a {signatories}."
    return [Problem("too_few_signatories", text, "signatories", Severity.RULE, article, Mark.LAW)]


def stage_problems(form: str, before: str, after: str, signatories: int, rsc_number: str) -> list[Problem]:
    """What a change of stage asks for; `rsc_number` is the one kept or given with the change."""
    if after not in STAGES:
        return [Problem("unknown_stage", "Cette étape n’existe pas.", "stage", Severity.INVALID)]
    if after == before:
        return [Problem("same_stage", "La coopérative est déjà à cette étape.", "stage")]
    problems = []
    if after == "constituted":
        problems += signatory_problems(form, signatories)
    if after in REGISTERED and not rsc_number.strip():
        text = "Écrivez le numéro d’immatriculation au Registre des Sociétés Coopératives."
        problems.append(Problem("no_rsc_number", text, "rsc_number", Severity.RULE, "AUS 74", Mark.LAW))
    if before in REGISTERED and after not in REGISTERED:
        text = "Une coopérative immatriculée ne redevient pas un groupe d’initiative."
        problems.append(Problem("already_registered", text, "stage", Severity.RULE, "AUS 74", Mark.LAW))
    return problems
