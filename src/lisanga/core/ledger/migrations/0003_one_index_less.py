"""Every key of these tables begins with the organisation already: an index on it alone costs an entry a row and
serves nobody. Dropped by name, because remaking a table would take minutes and its triggers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

MODELS = ("accountbalance", "auxiliary", "auxiliarybalance", "closedmonth", "entry", "exchangerate", "line", "openitem", "settlement")
INDEXES = (
    "ledger_accountbalance_organisation_id_969c004c",
    "ledger_auxiliary_organisation_id_64fd0286",
    "ledger_auxiliarybalance_organisation_id_de673126",
    "ledger_closedmonth_organisation_id_a96309ba",
    "ledger_entry_organisation_id_35ba05b9",
    "ledger_exchangerate_organisation_id_96d83c1f",
    "ledger_line_organisation_id_85cf7c3b",
    "ledger_openitem_organisation_id_d18a3c88",
    "ledger_settlement_organisation_id_b57345bb",
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
        ("ledger", "0002_append_only"),
        ("scope", "0001_people_and_grants"),
    ]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "organisation", _ORGANISATION) for name in MODELS],
            database_operations=[migrations.RunSQL(f"DROP INDEX IF EXISTS {name}") for name in INDEXES],
        ),
    ]
