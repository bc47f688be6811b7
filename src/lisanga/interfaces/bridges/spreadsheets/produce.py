"""Names of produce and of its forms, written one way however the register spells them."""

from functools import lru_cache

from lisanga.core.kernel.names import fold

_PRODUCTS: dict[str, tuple[str, ...]] = {
    "Maïs": ("mais", "maize", "masangu"),
    "Manioc": ("manioc", "cassava", "pondu", "songo"),
    "Arachide": ("arachide", "arachides", "cacahuete", "cacahuetes", "nguba"),
    "Café robusta": ("cafe robusta", "robusta", "cafe rob"),
    "Café arabica": ("cafe arabica", "arabica", "cafe arab"),
    "Café": ("cafe", "coffee"),
    "Cacao": ("cacao", "cocoa"),
    "Riz": ("riz", "rice", "loso"),
    "Haricot": ("haricot", "haricots", "beans", "madesu"),
    "Niébé": ("niebe", "niebes"),
    "Soja": ("soja", "soya"),
    "Huile de palme": ("huile de palme", "huile palme", "huile rouge"),
    "Noix de palme": ("noix de palme", "regime de noix", "regimes de palme"),
    "Palmiste": ("palmiste", "palmistes", "noix palmiste"),
    "Banane plantain": ("banane plantain", "plantain", "plantains"),
    "Banane": ("banane", "bananes"),
    "Igname": ("igname", "ignames"),
    "Patate douce": ("patate douce", "patates douces"),
    "Pomme de terre": ("pomme de terre", "pommes de terre"),
    "Sorgho": ("sorgho",),
    "Millet": ("millet", "mil"),
    "Sésame": ("sesame",),
    "Courge": ("courge", "courges"),
    "Piment": ("piment", "piments"),
    "Oignon": ("oignon", "oignons"),
    "Tomate": ("tomate", "tomates"),
    "Quinquina": ("quinquina",),
    "Miel": ("miel",),
    "Ananas": ("ananas",),
    "Coton": ("coton", "coton graine"),
    "Hévéa": ("hevea", "caoutchouc", "latex"),
    "Vanille": ("vanille",),
    "Gingembre": ("gingembre",),
}
_BY_WORD = {word: product for product, words in _PRODUCTS.items() for word in words}
_FORMS = {
    "coque": "coque", "coques": "coque", "en coque": "coque", "non decortique": "coque", "grain": "grain",
    "grains": "grain", "en grain": "grain", "cossette": "cossette", "cossettes": "cossette", "parche": "parche",
    "cerise": "cerise", "cerises": "cerise", "marchand": "marchand", "decortique": "décortiqué",
    "decortiquee": "décortiqué", "decortiquees": "décortiqué", "paddy": "paddy", "farine": "farine", "frais": "frais",
    "fraiche": "frais", "sec": "sec", "seche": "sec", "seches": "sec", "feve": "fève", "feves": "fève", "epi": "épi",
    "epis": "épi", "tubercule": "tubercule", "tubercules": "tubercule", "chikwangue": "chikwangue",
}  # fmt: skip
_FILLERS = ("en ", "de ", "sous forme de ")


def is_known_product(text: str) -> bool:
    return product_and_form(text)[0] in _PRODUCTS


@lru_cache(maxsize=2048)
def product_and_form(text: str) -> tuple[str, str]:
    """ "MAÏS GRAIN" → ("Maïs", "grain"); an unknown name is kept, with one capital: ("Feuilles d’amarante", "")."""
    folded = fold(text)
    if folded in _BY_WORD:
        return _BY_WORD[folded], ""
    words = folded.split()
    for cut in range(len(words) - 1, 0, -1):
        product = _BY_WORD.get(" ".join(words[:cut]))
        form = _FORMS.get(_without_filler(" ".join(words[cut:])))
        if product and form:
            return product, form
    tidy = " ".join(text.split())
    return tidy[:1].upper() + tidy[1:].lower(), ""


def form(text: str) -> str:
    """One way of writing a form; an unknown one in lower case."""
    return _FORMS.get(_without_filler(fold(text)), " ".join(text.lower().split()))


def _without_filler(folded: str) -> str:
    for filler in _FILLERS:
        folded = folded.removeprefix(filler)
    return folded
