"""Products and centres that a register names: found in the cooperative, or made before its deliveries come."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from lisanga.core.kernel.names import fold
from lisanga.core.operations.verdicts import Answer
from lisanga.core.scope.viewer import Scope
from lisanga.domains.stock import queries
from lisanga.domains.stock.operations.set_reference import CentreItem, ProductItem, Reference, SetReference

Send = Callable[[str, SetReference], Answer]
Product = tuple[str, str]


class Ground:
    """By folded names: (product, form) → id, centre → id."""

    def __init__(self, scope: Scope, organisation: UUID) -> None:
        self._products: dict[Product, UUID] = {}
        self._forms: dict[str, list[UUID]] = {}
        for product in queries.products(scope, organisation):
            self._products[fold(product.name), fold(product.form)] = product.id
            self._forms.setdefault(fold(product.name), []).append(product.id)
        centres = queries.centres(scope, organisation)
        self._centres = {fold(centre.name): centre.id for centre in centres}
        active = [centre for centre in centres if centre.active]
        # A register that names no centre means the only one there is.
        self._default = active[0].name if len(active) == 1 else _("Centre principal")
        self.names = {product.id: product.name for product in queries.products(scope, organisation)}

    def prepare(self, products: Iterable[Product], centres: Iterable[str], send: Send) -> None:
        """Makes what is missing, in a steady order."""
        for name, form in sorted(products):
            if self.product(name, form) is None:
                made = self._made(ProductItem(name=name[:60], form=form[:40]), send)
                if made is not None:
                    self._products[fold(name), fold(form)] = made
                    self._forms.setdefault(fold(name), []).append(made)
        for centre in sorted({centre or self._default for centre in centres}):
            if fold(centre) not in self._centres:
                made = self._made(CentreItem(name=centre[:80]), send)
                if made is not None:
                    self._centres[fold(centre)] = made

    @staticmethod
    def _made(item: Reference, send: Send) -> UUID | None:
        answer = send("stock.set_reference", SetReference(item=item))
        return UUID(answer.result["id"]) if answer.recorded else None

    def product(self, name: str, form: str) -> UUID | None:
        """Without a form, the only form there is."""
        exact = self._products.get((fold(name), fold(form)))
        if exact is not None or form:
            return exact
        forms = self._forms.get(fold(name), [])
        return forms[0] if len(forms) == 1 else None

    def centre(self, name: str) -> UUID | None:
        return self._centres.get(fold(name or self._default))
