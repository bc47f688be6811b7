"""One's own arrangement of a list: keeping it under a name, choosing its columns."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lisanga.core.scope import preferences
from lisanga.core.scope.viewer import NotVisible
from lisanga.interfaces.web.here import Here, cooperative_here
from lisanga.interfaces.web.listing.keeping import back_to, links_of, owner_of
from lisanga.interfaces.web.listing.shapes import SHAPES, ListShape
from lisanga.interfaces.web.network.readers import reader_of


def list_settings(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Of a list of a cooperative."""
    here = cooperative_here(request, code)
    if key not in SHAPES or key == "network":
        raise NotVisible
    return _settings(request, SHAPES[key], here)


def network_list_settings(request: HttpRequest) -> HttpResponse:
    """Of the list of cooperatives."""
    reader_of(request)
    return _settings(request, SHAPES["network"], None)


def _settings(request: HttpRequest, shape: ListShape, here: Here | None) -> HttpResponse:
    owner = owner_of(request, here)
    asked = QueryDict(request.POST.get("query", "")[:1000]) if request.method == "POST" else request.GET
    query = shape.plain(asked)
    if request.method == "POST" and _done(request, shape, owner, query.urlencode()):
        return redirect(back_to(shape, here, query.urlencode()))
    kept = preferences.preference_of(*owner, shape.key)
    context = {
        "here": here,
        "shape": shape,
        "told": shape.told(query),
        "query": query.urlencode(),
        "back": back_to(shape, here, query.urlencode()),
        "links": [(link, back_to(shape, here, link.url[1:])) for link in links_of(kept, query.urlencode())],
        "columns": [(name, label, name not in kept.hidden) for name, label in shape.columns.items()],
        "longest": preferences.LONGEST_NAME,
    }
    return render(request, "listing/settings.html", context)


def _done(request: HttpRequest, shape: ListShape, owner: tuple[UUID, UUID], query: str) -> bool:
    """Does what the button says; False when the page is to be shown again."""
    if "columns" in request.POST:
        shown = set(request.POST.getlist("c"))
        preferences.hide_columns(*owner, shape.key, set(shape.columns) - shown)
        messages.success(request, _("Les colonnes sont choisies, pour vous seul."))
        return True
    if "forget" in request.POST:
        preferences.forget_list(*owner, shape.key, request.POST["forget"])
        messages.success(request, _("La liste n’est plus gardée."))
        return False
    name = request.POST.get("name", "").strip()
    if not name:
        messages.error(request, _("Donnez un nom à la liste."))
        return False
    if not preferences.save_list(*owner, shape.key, name, query):
        messages.error(request, _("Vous gardez déjà douze listes : oubliez-en une d’abord."))
        return False
    messages.success(request, _("La liste « %(name)s » est gardée, pour vous seul.") % {"name": name})
    return True
