"""Every key of these tables begins with the organisation already: an index on it alone costs an entry a row and
serves nobody. Dropped by name, because remaking a table would take minutes and its triggers."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models

MODELS = ("member", "membercount", "membertoken", "shareaccount", "sharemovement", "sharesummary")
INDEXES = (
    "members_member_organisation_id_e99d5e1b",
    "members_membercount_organisation_id_079d4986",
    "members_membertoken_organisation_id_33408127",
    "members_shareaccount_organisation_id_1fb88a4b",
    "members_sharemovement_organisation_id_cb7fa0c0",
    "members_sharesummary_organisation_id_3f065a06",
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
        ("members", "0001_register_and_shares"),
        ("scope", "0001_people_and_grants"),
    ]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField(name, "organisation", _ORGANISATION) for name in MODELS],
            database_operations=[migrations.RunSQL(f"DROP INDEX IF EXISTS {name}") for name in INDEXES],
        ),
    ]
