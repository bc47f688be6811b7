"""Tables that belong to an organisation, or to one and its partner: a read without a scope raises."""

from typing import Any, ClassVar, TypeVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from lisanga.core.scope.models import Organisation
from lisanga.core.scope.viewer import NotVisible, Scope

M = TypeVar("M", bound=models.Model)


class UnscopedQuery(RuntimeError):
    """Tenant data was asked for without saying for whom."""


class TenantManager(models.Manager[M]):
    """Fail-closed: every read starts with `rows`, `aggregates` or `account`."""

    def get_queryset(self) -> models.QuerySet[M]:
        raise UnscopedQuery(f"{self.model.__name__}: ask with a scope (rows, aggregates, account)")

    def rows(self, scope: Scope, organisation: UUID | None = None) -> models.QuerySet[M]:
        """Rows of one organisation (NotVisible when it may not be read), or of all that the scope reads."""
        everything = super().get_queryset()
        if organisation is not None:
            return everything.filter(organisation_id=scope.require_rows(organisation))
        return everything.filter(organisation_id__in=scope.rows)

    def aggregates(self, scope: Scope, organisation: UUID | None = None) -> models.QuerySet[M]:
        """For sums and summaries only: never hand a single row of it to a page."""
        everything = super().get_queryset()
        if organisation is not None:
            return everything.filter(organisation_id=scope.require_aggregates(organisation))
        return everything.filter(organisation_id__in=scope.aggregates)

    def account(self, scope: Scope, organisation: UUID, member: UUID) -> models.QuerySet[M]:
        """Rows of an organisation that concern one member: the caller filters by that member."""
        return super().get_queryset().filter(organisation_id=scope.require_member(organisation, member))


class PlainManager(models.Manager[M]):
    """Unscoped: for operations (whose organisation the door has authorised), verification and foreign keys."""


class Tenant(models.Model):
    """Base of every table whose rows belong to one organisation."""

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="+", db_constraint=False, db_index=False
    )

    # `plain` is declared first so that Django takes it as the base manager.
    plain = PlainManager()
    objects = TenantManager()

    class Meta:
        abstract = True
        base_manager_name = "plain"
        default_manager_name = "objects"


class TwoSidedManager(TenantManager[M]):
    """Adds the reading of both sides; the others stay the owner's own."""

    def shared(self, scope: Scope, identifier: UUID | None = None) -> models.QuerySet[M]:
        """Rows of the offices whose rows are read, and of the partners where the viewer holds a role. With an
        identifier: that row, NotVisible when it is none of these."""
        everything = super(TenantManager, self).get_queryset()
        read = everything.filter(Q(organisation_id__in=scope.rows) | Q(partner_id__in=scope.parties))
        if identifier is None:
            return read
        one = read.filter(pk=identifier)
        if not one.exists():
            raise NotVisible
        return one


class TwoSided(Tenant):
    """Base of what a programme office (`organisation`, the owner) and a partner hold together (decision 0021)."""

    partner = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_constraint=False)

    plain: ClassVar[PlainManager[Any]] = PlainManager()
    objects: ClassVar[TwoSidedManager[Any]] = TwoSidedManager()

    class Meta(Tenant.Meta):
        abstract = True
