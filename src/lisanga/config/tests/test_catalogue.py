"""The catalogue: what is found in code and templates, and that gettext reads what is compiled."""

import gettext
import io
from pathlib import Path

from lisanga.config.catalogue import compiled, extracted, read, written

PYTHON = """
from django.utils.translation import gettext as _, ngettext
first = _("Le champ « %(field)s » manque.") % {"field": 1}
second = ngettext("un membre", "plusieurs membres", 2)
third = _("en deux "
          "morceaux")
fourth = other("pas un texte")
"""
TEMPLATE = """{% load i18n %}{% translate "Enregistrer" %}{% translate "100 %" %}
{% blocktranslate with name=member.name %}Bonjour {{ name }}.{% endblocktranslate %}
{% blocktranslate count n=members %}un bon{% plural %}{{ n }} bons{% endblocktranslate %}
<p>pas un texte</p>"""
FOUND = {
    ("Le champ « %(field)s » manque.", "", ""),
    ("un membre", "plusieurs membres", ""),
    ("en deux morceaux", "", ""),
    ("Enregistrer", "", ""),
    ("100 %%", "", ""),
    ("Bonjour %(name)s.", "", ""),
    ("un bon", "%(n)s bons", ""),
}


def package(folder: Path) -> Path:
    (folder / "templates").mkdir()
    (folder / "tests").mkdir()
    (folder / "module.py").write_text(PYTHON, "utf-8")
    (folder / "tests" / "test_module.py").write_text('_("texte d’un test")', "utf-8")
    (folder / "templates" / "page.html").write_text(TEMPLATE, "utf-8")
    return folder


def test_every_text_is_found_where_it_stands(tmp_path: Path) -> None:
    texts = extracted(package(tmp_path))
    assert set(texts) == FOUND
    assert texts["Enregistrer", "", ""] == ["templates/page.html"]


def test_written_and_read_again_it_is_the_same(tmp_path: Path) -> None:
    texts = extracted(package(tmp_path))
    file = tmp_path / "django.po"
    file.write_text(written(texts, {}), "utf-8")
    kept = read(file)
    assert set(kept) == FOUND
    assert kept["un membre", "plusieurs membres", ""] == ["un membre", "plusieurs membres"]
    assert written(texts, kept) == file.read_text("utf-8")


def test_another_wording_is_kept(tmp_path: Path) -> None:
    texts = extracted(package(tmp_path))
    kept = {("Enregistrer", "", ""): ['Sauver "ceci"\n']}
    file = tmp_path / "django.po"
    file.write_text(written(texts, kept), "utf-8")
    assert read(file)["Enregistrer", "", ""] == ['Sauver "ceci"\n']


def test_gettext_reads_what_is_compiled(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_text(written(extracted(package(tmp_path)), {("Enregistrer", "", ""): ["Sauver"]}), "utf-8")
    catalogue = gettext.GNUTranslations(io.BytesIO(compiled(read(file))))
    assert catalogue.gettext("Enregistrer") == "Sauver"
    assert catalogue.gettext("en deux morceaux") == "en deux morceaux"
    assert catalogue.ngettext("un membre", "plusieurs membres", 1) == "un membre"
    assert catalogue.ngettext("un membre", "plusieurs membres", 3) == "plusieurs membres"
