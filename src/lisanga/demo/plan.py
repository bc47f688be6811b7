"""Who and what the demo network is made of. Places are real, people and figures invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Partner:
    """`kind` as organisations have it."""

    code: str
    name: str
    kind: str


PARTNERS = (
    Partner("KWILU", "Province du Kwilu", "province"),
    Partner("KONGO", "Province du Kongo Central", "province"),
    Partner("KWENGE", "Secteur de Kwenge", "secteur"),
)


@dataclass(frozen=True, slots=True)
class Crop:
    """A product as it is weighed: `sack` in grams, `moisture` in hundredths of a percent, `price` in francs for a
    kilogram in the first campaign."""

    name: str
    form: str
    sack: int
    base_moisture: int
    price: int


MAIZE = Crop("Maïs", "grain", 92_000, 1300, 850)
PEANUT = Crop("Arachide", "coque", 46_000, 900, 1_900)
CASSAVA = Crop("Manioc", "cossettes", 48_000, 1300, 650)
PADDY = Crop("Riz", "paddy", 74_000, 1400, 1_050)
BEAN = Crop("Haricot", "grain", 88_000, 1400, 2_400)
COFFEE = Crop("Café robusta", "cerises sèches", 58_000, 1200, 3_600)
COCOA = Crop("Cacao", "fèves fermentées", 61_000, 750, 7_800)


@dataclass(frozen=True, slots=True)
class Plan:
    """One cooperative at size 1."""

    code: str
    name: str
    form: str
    stage: str
    partner: str
    province: str
    territory: str
    place: str
    activity: str
    nominal: int
    members: int
    deliveries: int
    crops: tuple[Crop, ...]
    centres: tuple[str, ...]
    followed: bool = True
    late: bool = False  # its books stop some weeks before the others'

    @property
    def rsc(self) -> str:
        """The number in the register of cooperatives, for those that have one."""
        registered = self.stage in ("registered", "functional")
        return f"RSC/{self.province[3:]}/2024/{len(self.name):03d}{self.members % 10}" if registered else ""


_S, _C = "scoops", "coop_ca"
PLANS = (
    Plan("BULUNGU", "Lisanga ya Bulungu", _S, "functional", "KWILU", "CD-KL", "Bulungu", "Avenue du Marché 4, Bulungu",
         "Maïs et arachide", 5_000, 186, 1_150, (MAIZE, PEANUT), ("Kinzamba", "Bulungu centre")),
    Plan("IDIOFA", "Bana Idiofa", _C, "functional", "KWILU", "CD-KL", "Idiofa", "Route de Kalanganda 12, Idiofa",
         "Manioc et maïs", 10_000, 214, 1_250, (CASSAVA, MAIZE), ("Idiofa", "Mwilambongo", "Kipasa")),
    Plan("GUNGU", "Kimvuka kia Gungu", _S, "registered", "KWILU", "CD-KL", "Gungu", "Quartier Mission, Gungu",
         "Arachide", 5_000, 96, 520, (PEANUT,), ("Gungu",)),
    Plan("MASIMA", "Mpangi ya Masi-Manimba", _S, "functional", "KWILU", "CD-KL", "Masi-Manimba",
         "Avenue Lukula 7, Masi-Manimba", "Maïs et manioc", 5_000, 142, 830, (MAIZE, CASSAVA), ("Masi", "Kintombo")),
    Plan("BAGATA", "Riziculteurs de Bagata", _C, "registered", "KWILU", "CD-KL", "Bagata", "Port de Bagata",
         "Riz paddy", 10_000, 88, 470, (PADDY,), ("Bagata port",), followed=False, late=True),
    Plan("KIKWIT", "Maraîchères de Kikwit", _S, "initiative", "KWILU", "CD-KL", "", "Quartier Lukolela, Kikwit",
         "Légumes", 2_000, 34, 0, (), ("Lukolela",), followed=False),
    Plan("LUOZI", "Ntima Mosi Luozi", _S, "functional", "KONGO", "CD-BC", "Luozi", "Avenue de la Poste 3, Luozi",
         "Haricot et arachide", 5_000, 128, 760, (BEAN, PEANUT), ("Luozi", "Mangembo")),
    Plan("NGUNGU", "Kintwadi Mbanza-Ngungu", _C, "functional", "KONGO", "CD-BC", "Mbanza-Ngungu",
         "Avenue Révolution 21, Mbanza-Ngungu", "Manioc et haricot", 10_000, 165, 900, (CASSAVA, BEAN),
         ("Lukala", "Kwilu-Ngongo")),
    Plan("TSHELA", "Cacao du Mayombe", _C, "functional", "KONGO", "CD-BC", "Tshela", "Route de Lukula, Tshela",
         "Cacao et café", 20_000, 152, 880, (COCOA, COFFEE), ("Tshela", "Kinkonzi")),
    Plan("SONGO", "Lemba Songololo", _S, "constituted", "KONGO", "CD-BC", "Songololo", "Cité de Songololo",
         "Manioc", 5_000, 61, 260, (CASSAVA,), ("Songololo",), late=True),
    Plan("LUKULA", "Planteurs de Lukula", _C, "initiative", "KONGO", "CD-BC", "Lukula", "Cité de Lukula",
         "Cacao", 10_000, 27, 0, (), ("Lukula",), followed=False),
    Plan("KIMVUKA", "Kimvuka kia Kwenge", _S, "functional", "KWENGE", "CD-KL", "Bulungu", "Lusanga",
         "Maïs", 5_000, 118, 640, (MAIZE,), ("Lusanga",)),
    Plan("NKUMBI", "Bana Nkumbi", _S, "registered", "KWENGE", "CD-KL", "Bulungu", "Nkumbi",
         "Arachide et maïs", 5_000, 73, 340, (PEANUT, MAIZE), ("Nkumbi",)),
    Plan("LUTETE", "Femmes de Lutete", _S, "initiative", "KWENGE", "CD-KL", "Bulungu", "Lutete",
         "Manioc", 2_000, 22, 0, (), ("Lutete",)),
)  # fmt: skip
