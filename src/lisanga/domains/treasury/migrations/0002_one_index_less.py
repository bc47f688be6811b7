"""Every key of these tables begins with the organisation already: an index on it alone costs an entry a row and
serves nobody. Dropped by name, because remaking a table would take minutes and its triggers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

MODELS = ("cashcount", "cashmovement", "paymentlist", "paymentsummary", "till")
INDEXES = (
    "treasury_cashcount_organisation_id_df51bff7",
    "treasury_cashmovement_organisation_id_04cd7595",
    "treasury_paymentlist_organisation_id_343f6d91",
    "treasury_paymentsummary_organisation_id_2b044516",
    "treasury_till_organisation_id_a14ce4c4",
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
        ("treasury", "0001_tills_and_movements"),
    ]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "organisation", _ORGANISATION) for name in MODELS],
            database_operations=[migrations.RunSQL(f"DROP INDEX IF EXISTS {name}") for name in INDEXES],
        ),
        migrations.AddIndex(
            model_name="paymentlist",
            index=models.Index(fields=["organisation", "-on", "-id"], name="payment_list_day"),
        ),
    ]
