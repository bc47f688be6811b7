"""The index on organisation and role serves what the one on organisation alone did."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("scope", "0001_people_and_grants")]

    operations: ClassVar = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    "grant",
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="scope.organisation",
                    ),
                )
            ],
            database_operations=[migrations.RunSQL("DROP INDEX IF EXISTS scope_grant_organisation_id_f574abc7")],
        ),
    ]
