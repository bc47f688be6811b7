"""Every list leaves as a spreadsheet or a CSV that opens in a French Excel, with the filters of the page applied."""

from collections.abc import Collection, Iterable, Sequence
from itertools import compress
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.utils.text import slugify

from lisanga.core.kernel import clock
from lisanga.interfaces.bridges.spreadsheets import writer


def exported(
    request: HttpRequest,
    name: str,
    columns: Sequence[writer.Column],
    rows: Iterable[Sequence[object]],
    hidden: Collection[str] = (),
) -> HttpResponse | None:
    """The file when the address asks for one (?format=xlsx or csv), without the columns that the reader hides; None for
    the page itself."""
    wanted = request.GET.get("format", "")
    values = cast("Iterable[Sequence[writer.Value]]", rows)  # each column's shape says what it takes
    if hidden:
        shown = [not column.key or column.key not in hidden for column in columns]
        columns, values = list(compress(columns, shown)), (tuple(compress(row, shown)) for row in values)
    stem = f"{slugify(name)}-{clock.today().isoformat()}"
    if wanted == "xlsx":
        content = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        response = HttpResponse(writer.xlsx(columns, values), content_type=content)
    elif wanted == "csv":
        response = HttpResponse(writer.french_csv(columns, values), content_type="text/csv; charset=utf-8")
    else:
        return None
    response["Content-Disposition"] = f'attachment; filename="{stem}.{wanted}"'
    return response


def wants_file(request: HttpRequest) -> bool:
    """A file carries every row, a page only the first ones."""
    return request.GET.get("format", "") in ("xlsx", "csv")
