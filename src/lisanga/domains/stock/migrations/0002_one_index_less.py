"""Every key of these tables begins with the organisation already: an index on it alone costs an entry a row and
serves nobody. Dropped by name, because remaking a table would take minutes and its triggers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

MODELS = ("centre", "localunit", "product", "stocklevel", "unitfactor")
INDEXES = (
    "stock_centre_organisation_id_63ac3028",
    "stock_localunit_organisation_id_20b230ca",
    "stock_product_organisation_id_86bc7423",
    "stock_stocklevel_organisation_id_75db84c7",
    "stock_unitfactor_organisation_id_7aa7f071",
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
        ("scope", "0001_people_and_grants"),
        ("stock", "0001_products_and_centres"),
    ]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "organisation", _ORGANISATION) for name in MODELS],
            database_operations=[migrations.RunSQL(f"DROP INDEX IF EXISTS {name}") for name in INDEXES],
        ),
        migrations.AddIndex(
            model_name="unitfactor",
            index=models.Index(fields=["organisation", "measured_on", "id"], name="unit_factor_day"),
        ),
    ]
