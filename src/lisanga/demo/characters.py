"""The people through whose eyes a visitor follows the same week."""

from dataclasses import dataclass

PASSWORD = "bonjour-lisanga"  # the demo's own: nothing outside it has a password that is known


@dataclass(frozen=True, slots=True)
class Character:
    """`organisation` is a code; the role is one of core.scope.roles."""

    key: str
    name: str
    role: str
    organisation: str

    @property
    def email(self) -> str:
        return f"{self.key}@demo.lisanga.example"


CHARACTERS = (
    Character("direction", "Béatrice Luzolo", "direction", "CERPEC"),
    Character("programme", "Clarisse Mungala", "programme_officer", "CERPEC"),
    Character("formatrice", "Antho Nsimba", "trainer", "CERPEC"),
    Character("responsable", "Justine Mafuta", "partner_leader", "KWILU"),
    Character("point-focal", "Hubert Kipulu", "focal_point", "KWILU"),
    Character("gerant", "Papy Mayele", "manager", "BULUNGU"),
    Character("secretaire", "Awa Kisita", "secretary", "BULUNGU"),
    Character("tresoriere", "Chantal Nzuzi", "treasurer", "BULUNGU"),
    Character("collecte", "Fiston Mupepe", "collector", "BULUNGU"),
    Character("surveillance", "Joseph Mabiala", "control", "BULUNGU"),
    Character("membre", "Grâce Mbuyi", "member", "BULUNGU"),
    Character("autre-province", "Emmanuel Khonde", "focal_point", "KONGO"),
    Character("autre-secretaire", "Solange Phuati", "secretary", "TSHELA"),
)
