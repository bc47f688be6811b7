"""Every key of these tables begins with the organisation already: an index on it alone costs an entry a row and
serves nobody. Dropped by name, because remaking a table would take minutes and its triggers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

MODELS = ("campaign", "deduction", "delivery", "deliverysummary", "membersummary", "price")
INDEXES = (
    "collect_campaign_organisation_id_c487e765",
    "collect_deduction_organisation_id_1e6e4fe4",
    "collect_delivery_organisation_id_e94f1d47",
    "collect_deliverysummary_organisation_id_1fe1fcf5",
    "collect_membersummary_organisation_id_5e854940",
    "collect_price_organisation_id_1949c954",
)
_ORGANISATION = models.ForeignKey(
    db_constraint=False,
    db_index=False,
    on_delete=django.db.models.deletion.PROTECT,
    related_name="+",
    to="scope.organisation",
)


class Migration(migrations.Migration):
    dependencies: ClassVar = [
        ("collect", "0002_delivery_priced_by"),
        ("scope", "0001_people_and_grants"),
    ]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "organisation", _ORGANISATION) for name in MODELS],
            database_operations=[migrations.RunSQL(f"DROP INDEX IF EXISTS {name}") for name in INDEXES],
        ),
        migrations.AddIndex(
            model_name="price",
            index=models.Index(fields=["organisation", "valid_from", "id"], name="price_day"),
        ),
    ]
