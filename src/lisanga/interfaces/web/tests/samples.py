"""Invented data that shows every component at once, for the style guide and its tests."""

from datetime import date, datetime, timezone
from typing import Any

import segno
from django import forms
from django.utils.safestring import mark_safe

from lisanga.core.kernel import french
from lisanga.interfaces.web.components import (
    Event,
    NavItem,
    Office,
    Pager,
    Receipt,
    ReceiptLine,
    Tab,
    VerdictProblem,
    VerdictView,
)
from lisanga.interfaces.web.svg.bars import bar_chart, stacked_bar_chart
from lisanga.interfaces.web.svg.drawing import Drawing, Series
from lisanga.interfaces.web.svg.lines import line_chart, sparkline
from lisanga.interfaces.web.svg.maps import province_map
from lisanga.interfaces.web.templatetags.icons import ICONS

LETTERS = tuple("MJJASONDJFMA")
MONTHS = tuple(french.month_name(2025 * 12 + 4 + index) for index in range(12))
TONNES = (38, 52, 61, 44, 70, 88, 96, 81, 64, 73, 102, 118)


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label="Nom", help_text="Comme sur la carte d’électeur.")
    weight = forms.CharField(label="Poids brut (kg)")
    village = forms.ChoiceField(label="Village", choices=[("k", "Kinzamba"), ("m", "Mbanza")])
    sex = forms.ChoiceField(label="Sexe", widget=forms.RadioSelect, choices=[("F", "Femme"), ("M", "Homme")])
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    agreed = forms.BooleanField(label="La personne accepte d’être photographiée", required=False)
    register = forms.FileField(label="Registre Excel", required=False)


def month_chart() -> Drawing:
    return bar_chart(
        "Livraisons par mois",
        LETTERS,
        TONNES,
        show=lambda t: f"{t} t",
        names=MONTHS,
        columns=("Mois", "Livré"),
    )


def map_chart(links: bool = False) -> Drawing:
    values = {"CD-KL": 7, "CD-KG": 4, "CD-BC": 2, "CD-MN": 1}
    urls = {code: f"/reseau/?province={code}" for code in values} if links else None
    return province_map("Où sont nos coopératives", values, columns=("Province", "Coopératives"), links=urls)


def product_series() -> tuple[Series, ...]:
    return (
        Series("Maïs grain", tuple(n * 6 // 10 for n in TONNES)),
        Series("Café robusta", tuple(n * 2 // 10 for n in TONNES)),
        Series("Arachide coque", tuple(n // 10 for n in TONNES)),
        Series("Manioc cossettes", tuple(n // 10 for n in TONNES)),
    )


def sample_receipt() -> Receipt:
    qr = segno.make("https://exemple.cd/v/K7Q2-9XMP", error="m").svg_inline(border=0, omitsize=True)
    return Receipt(
        cooperative="Lisanga ya Bulungu",
        form="Société coopérative simplifiée (SCOOPS)",
        place="Bulungu, Kwilu",
        registration="RSC KL-2024-0118",
        title="Bon de réception",
        number="A7-0042",
        dateline="14 avril 2026, 9 h 12 · centre de Kinzamba · agent Awa Kisita",
        member="Mpia Kiala Jean",
        member_number="047",
        lines=(
            ReceiptLine("Maïs grain, 6 sacs, brut 318,5 kg, tare 6,0 kg"),
            ReceiptLine("Humidité 14 % (base 13 %)"),
            ReceiptLine("Poids net", french.weight(308_910), strong=True),
            ReceiptLine("à 650 FC/kg", french.amount(200_792)),
            ReceiptLine("Avance du 2 mars, retenue", french.amount(-25_000)),
        ),
        total_label="À payer",
        total=french.amount(175_792),
        words="cent soixante-quinze mille sept cent quatre-vingt-douze francs congolais",
        qr=mark_safe(qr),
        footer=(
            "Livré cette campagne : 1 204,6 kg. Reste d’avance : 0 FC.",
            "Vous contestez ? Dites-le à la surveillance avant le 28 avril.",
        ),
        signatures=("Le membre", "L’agent"),
    )


def verdict_samples() -> list[VerdictView]:
    quarter = VerdictProblem("Une COOP-CA encaisse au moins le quart : 25 000 FC.", "AUS 270", "law")
    return [
        VerdictView("accepted", "La livraison de Jean Mpia, 308,91 kg de maïs, est enregistrée."),
        VerdictView("flagged", "Cette livraison ressemble à une autre du même jour.", advice="Comparez les deux bons."),
        VerdictView("held", "Le membre n’est pas encore arrivé de l’autre téléphone."),
        VerdictView("refused", "La souscription n’est pas prise.", [quarter], "Encaissez 5 000 FC de plus."),
    ]


def office_sample(theme: str = "") -> Office:
    labels = ("Réseau", "Partenaires", "Formations", "Coopératives", "Rapports", "Indicateurs")
    nav = [NavItem("À faire", "/a-faire/", count=7)]
    nav += [NavItem(label, f"/{label.lower()}/", current=label == "Réseau") for label in labels]
    return Office(
        nav=nav,
        person="Déodate Mbuyi",
        role="CERPEC · chargée de programme",
        search_url="/chercher/",
        account_url="/compte/",
        signout_url="/sortir/",
        theme=theme,
        theme_url="/theme/",
    )


def _cooperatives() -> list[dict[str, object]]:
    facts = (
        ("Lisanga ya Bulungu", "Kwilu · Bulungu · SCOOPS", "good", "fonctionnelle", 187, 42_600_000),
        ("Tosalisana Idiofa", "Kwilu · Idiofa · COOP-CA", "good", "fonctionnelle", 312, 61_000_000),
        ("Kimvuka kia Kenge", "Kwango · Kenge · SCOOPS", "watch", "AG due le 30 juin", 96, 18_300_000),
        ("Nzila Mpa Feshi", "Kwango · Feshi · Groupe d’initiative", "wait", "dossier RSC incomplet", 21, 0),
        ("Bana Gungu", "Kwilu · Gungu · COOP-CA", "bad", "caisse non comptée depuis 41 j", 143, 33_800_000),
    )
    keys = ("name", "place", "tone", "state", "members", "grams")
    trend = sparkline("Tendance", TONNES, sentence="En hausse")
    return [dict(zip(keys, row, strict=True), trend=trend) for row in facts]


def context(theme: str = "") -> dict[str, Any]:
    """Everything that styleguide.html names."""
    kilos = [Series("Kwilu", TONNES), Series("Kwango", tuple(n // 2 + 9 for n in TONNES))]
    return {
        "office": office_sample(theme),
        "map": map_chart(),
        "bars": month_chart(),
        "stacked": stacked_bar_chart("Volumes par produit", LETTERS, product_series(), names=MONTHS),
        "lines": line_chart("Deux provinces", LETTERS, kilos, names=MONTHS, first_column="Mois"),
        "cooperatives": _cooperatives(),
        "tabs": [Tab("Résumé", "#", True), Tab("Membres", "#", count=1512), Tab("Livraisons", "#")],
        "page": Pager(older_url="#", sentence="50 lignes, de la plus récente à la plus ancienne"),
        "events": [
            Event(
                "Awa Kisita a enregistré 312 kg de maïs de Jean Mpia.",
                "14/03/2026 à 9 h 12",
                "téléphone A7",
                "#",
            ),
            Event(
                "Le bon A7-0041 a été contre-passé : pesée faite deux fois.",
                "14/03/2026 à 8 h 50",
                tone="watch",
            ),
        ],
        "verdicts": verdict_samples(),
        "form": SampleForm({"name": "", "weight": "douze", "village": "k", "sex": ""}),
        "icons": list(ICONS),
        "day": date(2026, 3, 14),
        "moment": datetime(2026, 11, 21, 8, 0, tzinfo=timezone.utc),
        "minus": -25_000,
        "cents": 1650,
    }
