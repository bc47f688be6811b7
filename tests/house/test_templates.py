"""Pages: every word through the catalogue, nothing inline that the content security policy forbids."""

import ast
import re
from collections.abc import Iterator

from tests.house.reading import Source, breaks, code, ending, hold

# Written the same in every language: names of programs and formats, signs of units, abbreviations of the law.
_UNIVERSAL = {"Lisanga", "Excel", "CSV", "PDF", "XLSX", "kg", "t", "FC", "USD", "RSC", "QR", "TOTP"}
_COMMENT = re.compile(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}|<!--.*?-->", re.S)
_TRANSLATED = re.compile(r"{%\s*(blocktrans(?:late)?)\b.*?%}.*?{%\s*end\1\s*%}", re.S)
_TAG = re.compile(r"{%.*?%}|{{.*?}}", re.S)
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPOKEN = re.compile(r"""\b(?:title|alt|placeholder|aria-label)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_INLINE = re.compile(r"\sstyle\s*=|<style\b|\son[a-z]+\s*=\s*[\"']|javascript:|<script(?![^>]*\ssrc=)[^>]*>", re.I)
_TYPEWRITER = re.compile(r"[^\W\d_]'[^\W\d_]")
_MARKS = ("gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy", "_")


def _pages() -> list[Source]:
    return [source for source in ending(".html", ".txt") if "templates" in source.parts and not source.is_test]


def translated(source: Source) -> Iterator[str]:
    """Words of a page come from the catalogue."""
    bare = _TAG.sub("", _TRANSLATED.sub("", _COMMENT.sub("", source.text)))
    spoken = [first or second for first, second in _SPOKEN.findall(bare)]
    shown = re.sub(r"&#?\w+;", " ", re.sub(r"<[^>]*>", " ", bare, flags=re.S))
    for text in (shown, *spoken):
        for word in _WORD.findall(text):
            if word not in _UNIVERSAL:
                yield f"{source.path}: {word!r} is not translated"


def nothing_inline(source: Source) -> Iterator[str]:
    """Style and script come from files: the policy forbids them in a page."""
    for number, line in enumerate(_COMMENT.sub("", source.text).splitlines(), 1):
        if _INLINE.search(line):
            yield f"{source.path}:{number} has style or script inside the page"


def constant_messages(source: Source) -> Iterator[str]:
    """What goes to the catalogue is a text, never a text already filled in."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Name) and node.func.id in _MARKS:
            text = node.args[0]
            if isinstance(text, ast.JoinedStr | ast.BinOp) or _is_filled(text):
                yield source.at(node, "translates a text that is already filled in")


def _is_filled(text: ast.expr) -> bool:
    return isinstance(text, ast.Call) and isinstance(text.func, ast.Attribute) and text.func.attr == "format"


def french_apostrophe(source: Source) -> Iterator[str]:
    """Translated French has its own apostrophe."""
    for node in ast.walk(source.tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS):
            continue
        for text in node.args:
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and _TYPEWRITER.search(text.value):
                yield source.at(node, f"has a typewriter's sign: {text.value[:40]!r}")


def test_words_of_pages_are_translated() -> None:
    path = "src/lisanga/interfaces/web/templates/barter/list.html"
    hold(translated, _pages())
    assert breaks(translated, "<p>Bonjour</p>", path)
    assert breaks(translated, '<img alt="Une carte">', path)
    assert not breaks(translated, '<p title="{% translate "Carte" %}">{% translate "Bonjour" %}</p>', path)
    assert not breaks(translated, "{% blocktranslate %}Bonjour {{ name }}{% endblocktranslate %}", path)


def test_pages_hold_no_style_and_no_script() -> None:
    path = "src/lisanga/interfaces/web/templates/barter/list.html"
    hold(nothing_inline, ending(".html"))
    for wrong in ('<p style="color:red">', "<style>p{}</style>", '<a onclick="x()">', "<script>x()</script>"):
        assert breaks(nothing_inline, wrong, path), wrong
    assert not breaks(nothing_inline, '<script src="/static/office.js" defer></script>', path)


def test_translated_texts_are_constant() -> None:
    hold(constant_messages, code())
    assert breaks(constant_messages, 'x = _(f"Bonjour {name}")\n')
    assert breaks(constant_messages, 'x = _("Bonjour {}".format(name))\n')
    assert not breaks(constant_messages, 'x = _("Bonjour {name}").format(name=name)\n')


def test_french_is_set_with_care() -> None:
    hold(french_apostrophe, code())
    assert breaks(french_apostrophe, 'x = _("L\'avance")\n')
    assert not breaks(french_apostrophe, 'x = _("L’avance")\n')
