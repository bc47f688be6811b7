"""A quarter with invented figures: fourteen cooperatives, four products, twelve months."""

from datetime import date, datetime, timezone

from lisanga.reports.quarterly_shape import (
    Alert,
    Annex,
    CooperativeLine,
    Figure,
    MemberCounts,
    MoneyLine,
    MonthLine,
    PaymentLine,
    ProductLine,
    QuarterlyReport,
    Tone,
)

PLACES = (
    ("Lisanga ya Bulungu", "Bulungu"),
    ("Tosalisana Idiofa", "Idiofa"),
    ("Luzolo Masi-Manimba", "Masi-Manimba"),
    ("Bana Gungu", "Gungu"),
    ("Kimvuka kia Bagata", "Bagata"),
    ("Elikya ya Kikwit", "Kikwit"),
    ("Mbote na Mabele", "Bulungu"),
    ("Nsunga Kiyaka", "Gungu"),
    ("Bomoko ya Basi", "Idiofa"),
    ("Salongo Kwilu", "Bagata"),
    ("Ntima Mosi", "Masi-Manimba"),
    ("Mayele ya Bilanga", "Idiofa"),
    ("Kinduku", "Bulungu"),
    ("Nzila Mpa", "Gungu"),
)
STATES: tuple[tuple[str, Tone], ...] = (
    ("fonctionnelle", "good"),
    ("AG due le 30 juin", "watch"),
    ("caisse non comptée", "bad"),
    ("dossier RSC incomplet", "wait"),
)
PRODUCTS = (
    ("Maïs", "grain", 650),
    ("Café robusta", "sec", 4200),
    ("Arachide", "coque", 1500),
    ("Manioc", "cossettes", 480),
)
FIRST_MONTH = 2025 * 12 + 3
INCOME = (
    MoneyLine("Vente de produits", 268_300_000),
    MoneyLine("Subvention", 24_000_000),
    MoneyLine("Droits d’entrée", 1_120_000),
)
EXPENSES = (
    MoneyLine("Achats aux membres", 214_000_000),
    MoneyLine("Transport", 18_650_000),
    MoneyLine("Sacs", 4_310_500),
    MoneyLine("Indemnités", 2_200_000),
)
ALERTS = (
    Alert("Bana Gungu", "La caisse n’est pas comptée depuis 41 jours.", "", "bad"),
    Alert("Kimvuka kia Bagata", "L’assemblée ordinaire est due le 30 juin.", "AUS 110"),
    Alert("Nzila Mpa", "Dossier RSC : il manque deux pièces sur sept.", "AUS 75", "wait"),
)
NOTES = (
    "Poids net : brut, moins tare, humidité et impuretés, arrondi à dix grammes.",
    "Les chiffres sont ceux des pages du réseau au moment de l’établissement.",
)


def _cooperative(index: int) -> CooperativeLine:
    name, place = PLACES[index]
    state, tone = STATES[(index * 5) % 7 % 4]
    members, grams = 60 + index * 23 % 190, 4_000_000 + index * 2_731_450 % 41_000_000
    value = grams // 1000 * 912
    return CooperativeLine(
        code=f"KL{index:02d}",
        name=name,
        form="COOP-CA" if index % 3 == 1 else "SCOOPS",
        place=place,
        state=state,
        tone=tone,
        members=members,
        women=members * 46 // 100,
        youth=members * 31 // 100,
        deliveries=grams // 180_000,
        grams=grams,
        value_cdf=value,
        paid_cdf=value * 88 // 100,
        income_cdf=value * 107 // 100,
        expenses_cdf=value * 93 // 100 if index != 3 else value * 120 // 100,
        last_delivery=date(2026, 3, 30 - index) if index < 13 else None,
    )


def _month(offset: int) -> MonthLine:
    base = (38, 52, 61, 44, 70, 88, 96, 81, 64, 73, 102, 118)[offset] * 1_000_000
    parts = (base * 6 // 10, base * 2 // 10, base // 10, base // 10)
    return MonthLine(FIRST_MONTH + offset, base // 180_000, sum(parts), sum(parts) // 1000 * 912, parts)


def sample_report(cooperatives: int = 14) -> QuarterlyReport:
    lines = tuple(_cooperative(index) for index in range(cooperatives))
    months = tuple(_month(offset) for offset in range(12))
    quarter = months[-3:]
    products = tuple(
        ProductLine(name, form, sum(m.by_product[i] for m in quarter) // 180_000, grams, grams // 1000 * price)
        for i, (name, form, price) in enumerate(PRODUCTS)
        for grams in [sum(m.by_product[i] for m in quarter)]
    )
    total = sum(line.members for line in lines)
    paid = sum(line.paid_cdf for line in lines)
    return QuarterlyReport(
        partner="Province du Kwilu",
        partner_code="KL",
        partner_kind="province",
        programme="CERPEC ASBL",
        period="1ᵉʳ trimestre 2026",
        code="2026-Q1",
        starts=date(2026, 1, 1),
        ends=date(2026, 3, 31),
        version=8214,
        status="provisoire",
        produced_at=datetime(2026, 4, 10, 9, 12, tzinfo=timezone.utc),
        produced_by="Déodate Mbuyi",
        verification_code="K7Q2-9XMP",
        verification_url="https://exemple.cd/v/K7Q2-9XMP",
        summary=(
            "Mars est le plus haut mois depuis l’ouverture : 118 tonnes, surtout du maïs.",
            "Neuf coopératives sur quatorze sont fonctionnelles ; deux l’étaient il y a un an.",
            "Bana Gungu n’a pas compté sa caisse depuis quarante et un jours : une visite est prévue le 22 avril.",
        ),
        figures=_figures(total, paid, sum(m.grams for m in quarter), cooperatives),
        cooperatives=lines,
        members=MemberCounts(
            total, total * 46 // 100, total * 31 // 100, total * 13 // 100, 87, 112, total * 7 // 10, 3120, 28_450_000
        ),
        products=products,
        months=months,
        payments=(
            PaymentLine("Espèces", 812, paid * 62 // 100, 125_050),
            PaymentLine("M-Pesa", 402, paid * 30 // 100),
            PaymentLine("Airtel Money", 118, paid * 8 // 100),
        ),
        owed_cdf=18_402_110,
        income=INCOME,
        expenses=EXPENSES,
        alerts=ALERTS,
        annexes=(_annex(lines),),
        notes=NOTES,
    )


def _figures(total: int, paid: int, grams: int, cooperatives: int) -> tuple[Figure, ...]:
    return (
        Figure("Membres", total, "count", "46 % de femmes"),
        Figure("Livré", grams, "grams", "+12 % sur un an"),
        Figure("Payé aux membres", paid, "cdf", "38 % par mobile"),
        Figure("Fonctionnelles", 9, "count", f"sur {cooperatives}"),
        Figure("Autonomie", 71, "percent", "64 % l’an dernier"),
    )


def _annex(lines: tuple[CooperativeLine, ...]) -> Annex:
    rows = tuple(
        (line.name, f"janvier {year}", line.deliveries, line.grams // 3, line.value_cdf // 3)
        for line in lines
        for year in (2025, 2026)
    )
    return Annex(
        "Livraisons par coopérative et par mois",
        ("Coopérative", "Mois", "Livraisons", "Poids net (kg)", "Valeur (FC)"),
        ("text", "text", "count", "grams", "cdf"),
        rows,
    )
