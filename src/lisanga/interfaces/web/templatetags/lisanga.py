"""The words and parts of the office's templates. A built-in library: templates need no `load`."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lisanga.core.kernel import clock, french
from lisanga.core.kernel.money import Money
from lisanga.interfaces.web.components import Event, Pager, Receipt, Tab, VerdictView
from lisanga.interfaces.web.filtering import sentence_of
from lisanga.interfaces.web.svg.drawing import Drawing
from lisanga.interfaces.web.templatetags.icons import icon_svg

register = template.Library()

NOTHING = "–"
TONES = ("good", "watch", "bad", "info", "wait", "quiet")
_TONE_ICONS = {
    "good": "check",
    "watch": "alert",
    "bad": "refused",
    "info": "info",
    "wait": "wait",
    "quiet": "wait",
}
_VERDICTS = {
    "accepted": ("good", gettext_lazy("Enregistré")),
    "flagged": ("watch", gettext_lazy("Enregistré, avec un point à régler")),
    "held": ("info", gettext_lazy("En attente")),
    "refused": ("bad", gettext_lazy("Refusé")),
}


@register.simple_tag
def money(value: Money | int | None, currency: str = "CDF") -> str:
    """`{% money row.total %}` for Money, `{% money row.cents "USD" %}` for an integer in the smallest unit."""
    if value is None:
        return NOTHING
    if isinstance(value, Money):
        return french.amount(value.amount, value.currency)
    return french.amount(value, currency)


@register.simple_tag
def kg(grams: int | None) -> str:
    """Grams as kilograms: "308,91 kg"."""
    return NOTHING if grams is None else french.weight(grams)


@register.simple_tag
def tonnes(grams: int | None) -> str:
    """Grams as tonnes, for large figures: "318,4 t"."""
    return NOTHING if grams is None else french.tonnes(grams)


@register.simple_tag
def millions(francs: int | None) -> str:
    """Francs as millions, for large figures: "241,7 M FC"."""
    return NOTHING if francs is None else french.millions(francs)


@register.simple_tag
def number(value: int | None, decimals: int = 0) -> str:
    """A count: "1 512"; with decimals, an integer that counts their unit."""
    return NOTHING if value is None else french.number(value, decimals)


@register.simple_tag
def rate(hundredths: int | None) -> str:
    """A percentage in hundredths of a percent, without noughts that say nothing: 5000 → "50 %", 250 → "2,5 %"."""
    if hundredths is None:
        return NOTHING
    decimals = 0 if hundredths % 100 == 0 else 1 if hundredths % 10 == 0 else 2
    return f"{french.number(hundredths // 10 ** (2 - decimals), decimals)}{french.NBSP}%"


@register.simple_tag
def percent(part: int | None, whole: int | None) -> str:
    """ "46 %" of a whole."""
    return french.percentage(part or 0, whole or 0)


@register.simple_tag
def plural(count: int, one: str, many: str) -> str:
    """`{% plural 3 "membre" "membres" %}` → "3 membres"."""
    return french.plural(count, one, many)


@register.simple_tag(name="date")
def date_tag(day: date | datetime | None, style: str = "short") -> SafeString | str:
    """14/03/2026, or "14 mars 2026" with "long"; "bare" leaves the element out, in long lists. A moment is taken in
    Kinshasa."""
    if day is None:
        return NOTHING
    local = clock.local_date(day) if isinstance(day, datetime) else day
    words = french.long_date(local) if style == "long" else french.short_date(local)
    return words if style == "bare" else format_html('<time datetime="{}">{}</time>', local.isoformat(), words)


@register.simple_tag
def moment(value: datetime | None) -> SafeString | str:
    """ "14/03/2026 à 9 h 12"."""
    if value is None:
        return NOTHING
    return format_html('<time datetime="{}">{}</time>', value.isoformat(timespec="seconds"), _exact(value))


@register.simple_tag
def ago(value: datetime | None, now: datetime | None = None) -> SafeString | str:
    """ "il y a 3 jours", the exact moment on hover."""
    if value is None:
        return NOTHING
    words = french.ago(value, now or clock.now())
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', value.isoformat(timespec="seconds"), _exact(value), words
    )


def _exact(value: datetime) -> str:
    local = value.astimezone(clock.KINSHASA)
    day, hour = french.short_date(local.date()), f"{local.hour}\u00a0h\u00a0{local:%M}"
    return _("%(day)s à %(hour)s") % {"day": day, "hour": hour}


@register.simple_tag
def month(key: int) -> str:
    """A month key as "mars 2026"."""
    return french.month_name(key)


@register.simple_tag
def icon(name: str) -> SafeString:
    """`{% icon "delivery" %}`; the names are in templatetags/icons.py."""
    return icon_svg(name)


@register.simple_tag
def state(tone: str, word: str) -> SafeString:
    """`{% state "good" "fonctionnelle" %}`: icon and word, never colour alone. Tones: see TONES."""
    css = "soft" if tone in {"wait", "quiet"} else tone
    return format_html('<span class="badge {}">{}<span>{}</span></span>', css, icon_svg(_TONE_ICONS[tone]), word)


@register.simple_tag
def person(name: str, detail: str = "", url: str = "") -> SafeString:
    """Initials, name and one quiet line."""
    letters = "".join(word[0] for word in name.replace("-", " ").split()[:2]).upper()
    shown = format_html('<a href="{}">{}</a>', url, name) if url else name
    small = format_html('<span class="sub">{}</span>', detail) if detail else ""
    return format_html(
        '<div class="person"><i aria-hidden="true">{}</i><div><b>{}</b>{}</div></div>', letters, shown, small
    )


@register.inclusion_tag("components/logo.html")
def logo() -> dict[str, object]:
    """The woven knot."""
    return {}


@register.inclusion_tag("components/figure.html")
def figure(label: str, value: str, note: str = "", tone: str = "", url: str = "", unit: str = "") -> dict[str, object]:
    """One large figure; with an address it opens its list. Stands inside `<div class="figures">`."""
    return {"label": label, "value": value, "note": note, "tone": tone, "url": url, "unit": unit}


@register.inclusion_tag("components/empty.html")
def empty(title: str, text: str = "", label: str = "", url: str = "", icon: str = "todo") -> dict[str, object]:
    """A list without lines that says what belongs here and how to begin."""
    return {"title": title, "text": text, "label": label, "url": url, "icon": icon}


@register.inclusion_tag("components/pager.html")
def pager(page: Pager) -> dict[str, object]:
    """Newer and older, by key."""
    return {"page": page}


@register.inclusion_tag("components/tabs.html")
def tabs(items: Sequence[Tab], label: str = "") -> dict[str, object]:
    """Views of one thing, each with its own address."""
    return {"items": items, "label": label}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Sequence[Event]) -> dict[str, object]:
    """A history in sentences."""
    return {"events": events}


@register.inclusion_tag("components/verdict.html")
def verdict(answer: VerdictView) -> dict[str, object]:
    """What the door answered: kind, reasons with their article, what to do."""
    tone, word = _VERDICTS[answer.kind]
    return {"answer": answer, "tone": tone, "word": word, "icon": _TONE_ICONS[tone]}


@register.inclusion_tag("components/chart.html")
def chart(drawing: Drawing, level: int = 2) -> dict[str, object]:
    """A chart or map with its title, its sentence and its table underneath. Level 0 leaves the title out."""
    return {"drawing": drawing, "level": level}


@register.inclusion_tag("components/receipt_a6.html")
def receipt(paper: Receipt, copy: str = "") -> dict[str, object]:
    """One A6 receipt; `copy` names the copy on a sheet of two."""
    return {"receipt": paper, "copy": copy}


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, hint: str = "", **attributes: str) -> dict[str, object]:
    """A form field with label, hint and errors. Extra words become attributes, an underscore becomes a
    dash: `{% field form.kg inputmode="decimal" %}`."""
    attrs: dict[str, str | bool] = {key.replace("_", "-"): value for key, value in attributes.items()}
    text = hint or str(bound.help_text)
    described = [f"{bound.auto_id}_{part}" for part, there in (("error", bound.errors), ("hint", text)) if there]
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return {
        "field": bound,
        "widget": bound.as_widget(attrs=attrs),
        "hint": text,
        "is_choice": isinstance(bound.field.widget, CheckboxInput),
        "is_group": bool(getattr(bound.field.widget, "use_fieldset", False)),
    }


@register.inclusion_tag("components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, object]:
    """All errors of a form on top, each leading to its field."""
    items = [
        {"id": _anchor(form, name), "label": _label(form, name), "message": message}
        for name, messages in form.errors.items()
        for message in messages
    ]
    return {"items": items}


def _anchor(form: BaseForm, name: str) -> str:
    """Groups of choices have no single control; their box carries the field's own id."""
    return form[name].id_for_label or form[name].auto_id if name in form.fields else ""


def _label(form: BaseForm, name: str) -> str:
    return str(form[name].label) if name in form.fields else ""


@register.simple_block_tag(end_name="endcard")
def card(content: str, title: str = "", action: str = "", url: str = "") -> SafeString:
    """`{% card "Livraisons par mois" %}…{% endcard %}`, with an optional link beside the title."""
    link = format_html('<a href="{}">{}</a>', url, action) if url else ""
    head = format_html('<div class="row between"><h2>{}</h2>{}</div>', title, link) if title else ""
    return format_html('<section class="card">{}{}</section>', head, content)


@register.simple_block_tag(end_name="endfilters")
def filters(content: str) -> SafeString:
    """`{% filters %}<form class="sentence">…</form>{% endfilters %}`: on a phone the filter is one line that says what
    is shown and opens; on a wide screen the form stands there open."""
    narrowed = sentence_of(content)
    words = format_html("<b>{}</b>", narrowed) if narrowed else _("Filtrer")
    return format_html('<details class="filters"><summary>{}</summary>{}</details>', words, content)


@register.simple_block_tag(end_name="endnotice")
def notice(content: str, tone: str = "info", title: str = "") -> SafeString:
    """`{% notice "watch" "Caisse non comptée" %}…{% endnotice %}`."""
    head = format_html("<strong>{}</strong>", title) if title else ""
    role = "alert" if tone == "bad" else "status"
    return format_html(
        '<div class="notice {}" role="{}">{}{}<div>{}</div></div>',
        tone,
        role,
        icon_svg(_TONE_ICONS[tone]),
        head,
        content,
    )


@register.filter
def lookup(mapping: Mapping[object, object], key: object) -> object:
    """`{{ totals|lookup:row.code }}`; nothing when the key is missing."""
    return mapping.get(key, "")
