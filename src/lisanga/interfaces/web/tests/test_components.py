"""Every component, rendered with sample data as a page would."""

import re
from datetime import date, datetime, timezone
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template import engines

from lisanga.core.kernel.money import Currency, Money
from lisanga.interfaces.web.templatetags.icons import ICONS, icon_svg
from lisanga.interfaces.web.tests import samples

VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle"}


class Nesting(HTMLParser):
    """Complains about end tags that close nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.attributes: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += [name for name, _ in attrs]
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open, f"</{tag}> closes nothing"
            assert self.open.pop() == tag


def render(source: str, **context: object) -> str:
    return str(engines["django"].from_string(source).render(context))


@pytest.fixture(scope="module")
def guide() -> str:
    source = Path(__file__).with_name("styleguide.html").read_text("utf-8")
    return render(source, **samples.context())


def parsed(html: str) -> Nesting:
    parser = Nesting()
    parser.feed(html)
    return parser


def test_the_guide_is_well_nested_and_its_ids_are_unique(guide: str) -> None:
    parser = parsed(guide)
    assert parser.open == []
    assert len(parser.ids) == len(set(parser.ids))


def test_no_inline_style_or_handler_meets_the_content_security_policy(guide: str) -> None:
    names = parsed(guide).attributes
    assert not [name for name in names if name == "style" or name.startswith("on")]
    assert "<style" not in guide
    assert not re.search(r"<script(?![^>]*src=)", guide)


def test_htmx_comes_only_where_a_page_asks(guide: str) -> None:
    block = '{% block scripts %}{{ block.super }}{% include "components/htmx.html" %}{% endblock %}'
    asking = '{% extends "base.html" %}' + block
    assert "htmx-2.min.js" not in guide
    assert "htmx-2.min.js" in render(asking)
    assert "<script" not in render('{% extends "blank.html" %}')


def test_the_theme_of_full_sun_is_written_on_the_page() -> None:
    assert 'data-theme="sun"' in render('{% extends "base.html" %}', office=samples.office_sample("sun"))
    assert "data-theme" not in render('{% extends "base.html" %}', office=samples.office_sample())


def test_text_from_people_is_escaped() -> None:
    evil = "<script>alert(1)</script>"
    for source in (
        "{% person evil evil %}",
        '{% state "good" evil %}',
        "{% figure evil evil evil %}",
        "{% empty evil evil %}",
        "{% card evil %}{{ evil }}{% endcard %}",
        '{% notice "bad" evil %}{{ evil }}{% endnotice %}',
    ):
        assert "<script>" not in render(source, evil=evil), source


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("{% money 45000 %}", "45 000 FC"),
        ('{% money 1650 "USD" %}', "16,50 $"),
        ("{% money m %}", "−16,50 $"),
        ("{% money nothing %}", "–"),
        ("{% kg 308910 %}", "308,91 kg"),
        ("{% tonnes 318400000 %}", "318,4 t"),
        ("{% millions 241700000 %}", "241,7 M FC"),
        ("{% number 1512 %}", "1 512"),
        ("{% percent 46 100 %}", "46 %"),
        ("{% rate 5000 %}", "50 %"),
        ("{% rate 250 %}", "2,5 %"),
        ("{% rate 1325 %}", "13,25 %"),
        ("{% rate 20 %}", "0,2 %"),
        ("{% rate 0 %}", "0 %"),
        ("{% rate nothing %}", "–"),
        ('{% plural 1 "membre" "membres" %}', "1 membre"),
        ('{% date day "long" %}', '<time datetime="2026-03-14">14 mars 2026</time>'),
        ("{% date late %}", '<time datetime="2026-03-15">15/03/2026</time>'),
        ("{% month 24314 %}", "mars 2026"),
    ],
)
def test_numbers_and_dates_are_written_as_the_french_do(source: str, expected: str) -> None:
    late = datetime(2026, 3, 14, 23, 30, tzinfo=timezone.utc)
    text = render(source, m=Money(-1650, Currency.USD), day=date(2026, 3, 14), late=late, nothing=None)
    assert text.replace("\u202f", " ").replace("\u00a0", " ") == expected


def test_ago_keeps_the_exact_moment_on_hover() -> None:
    then = datetime(2026, 11, 18, 8, 12, tzinfo=timezone.utc)
    now = datetime(2026, 11, 21, 9, 0, tzinfo=timezone.utc)
    text = render("{% ago then now %}", then=then, now=now)
    assert "il y a 3 jours" in text
    assert 'title="18/11/2026 à 9\u00a0h\u00a012"' in text


def test_a_field_tells_its_errors_to_screen_readers() -> None:
    form = samples.SampleForm({"name": ""})
    text = render('{% form_errors form %}{% field form.name inputmode="text" %}', form=form)
    assert 'aria-invalid="true"' in text
    assert 'aria-describedby="id_name_error id_name_hint"' in text
    assert 'id="id_name_error"' in text
    assert 'id="id_name_hint"' in text
    assert 'inputmode="text"' in text
    assert '<a href="#id_name">' in text
    assert '<a href="#id_sex">' in text


def test_a_clean_form_has_no_summary() -> None:
    data = {"name": "Mpia", "weight": "12", "village": "k", "sex": "F"}
    assert render("{% form_errors form %}", form=samples.SampleForm(data)).strip() == ""


def test_a_verdict_names_its_reason_and_the_law() -> None:
    text = render("{% verdict answer %}", answer=samples.verdict_samples()[3])
    assert "Refusé" in text
    assert "la loi l’exige, AUS 270" in text
    assert 'role="alert"' in text


def test_the_pager_hides_the_direction_that_is_not_there() -> None:
    from_first = render("{% pager page %}", page=samples.context()["page"])
    assert "Suivants" in from_first
    assert "Précédents" not in from_first


def test_a_receipt_carries_the_header_the_words_and_its_code() -> None:
    text = render("{% receipt paper %}", paper=samples.sample_receipt())
    for part in (
        "LISANGA YA BULUNGU",
        "SCOOPS",
        "RSC KL-2024-0118",
        "A7-0042",
        "cent soixante-quinze mille",
        "<svg",
    ):
        assert part in text


def test_a_sheet_of_two_names_each_copy() -> None:
    text = render('{% include "components/receipt_a4.html" %}', paper=samples.sample_receipt())
    assert text.count("A7-0042") == 2
    assert "exemplaire du membre" in text
    assert "exemplaire de la coopérative" in text


def test_every_icon_stays_in_its_grid_and_an_unknown_one_fails() -> None:
    for name, path in ICONS.items():
        assert re.fullmatch(r"[MLHVAaCclhvsSzZ0-9 .,-]+", path), name
        assert len(path) < 220, name
    with pytest.raises(KeyError):
        icon_svg("unicorn")
