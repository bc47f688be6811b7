"""The filter of a list says in one line what is shown."""

import pytest
from django.template import Context, Template

from lisanga.interfaces.web.filtering import sentence_of

PRODUCT = (
    '<label for="p">Livraisons de</label> <select id="p"><option value="">tous les produits</option>'
    "<option{}>Maïs grain</option><option>Cacao</option></select>"
)
DAYS = ', <label for="du">du</label> <input id="du" type="date" value="{}"> '
STATE = (
    ', <label class="hidden" for="e">État</label><select id="e"><option value="">tous</option>'
    "<option selected>à vérifier</option></select> <button>Voir</button>"
)


def test_nothing_narrowed_is_no_sentence() -> None:
    assert sentence_of(PRODUCT.format("") + DAYS.format("")) == ""


def test_a_first_option_marked_as_chosen_narrows_nothing() -> None:
    assert sentence_of("<select><option selected>tout</option><option>peu</option></select>") == ""


def test_choices_come_with_the_words_that_lead_to_them() -> None:
    form = PRODUCT.format(" selected") + DAYS.format("2026-03-01") + STATE
    assert sentence_of(form) == "Livraisons de Maïs grain, du 01/03/2026, à vérifier"


def test_hidden_labels_and_buttons_are_not_said() -> None:
    assert sentence_of(STATE + STATE) == "à vérifier, à vérifier"


def test_words_of_an_empty_field_do_not_lead_the_next_one() -> None:
    assert sentence_of(DAYS.format("") + PRODUCT.format(" selected")) == "Livraisons de Maïs grain"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ('<input type="search" value=" Mpia ">', "«\u00a0Mpia\u00a0»"),
        ('<input value="&lt;b&gt;">', "«\u00a0<b>\u00a0»"),
        ('<label>De</label> <input type="month" value="2026-01">', "De janvier 2026"),
        ('<input type="date" value="2026-02-31">', ""),
        ('<input type="date" value="x">', ""),
        ('<input type="hidden" value="x">', ""),
        ('<input type="checkbox" value="x">', ""),
        ("<input>", ""),
    ],
)
def test_fields_are_said_as_people_say_them(field: str, said: str) -> None:
    assert sentence_of(field) == said


def test_the_tag_folds_the_form_under_its_sentence_and_escapes_it() -> None:
    template = Template('{% filters %}<form><input value="{{ q }}"></form>{% endfilters %}')
    page = template.render(Context({"q": "<i>"}))
    assert page.startswith('<details class="filters"><summary>')
    assert "<b>«\u00a0&lt;i&gt;\u00a0»</b>" in page
    assert page.endswith('<form><input value="&lt;i&gt;"></form></details>')


def test_the_tag_invites_when_nothing_is_narrowed() -> None:
    assert "<summary>Filtrer</summary>" in Template("{% filters %}<input>{% endfilters %}").render(Context())
