"""What was flagged waits until somebody settles it; what was flagged before this table existed waits too, unless a later
operation about the same record has corrected it."""

from typing import ClassVar

from django.db import migrations, models

FILL = """
INSERT INTO operations_flag (organisation, number, operation, type, settled_by)
SELECT line.organisation, line.number, line.operation, line.type, (
    SELECT later.operation FROM operations_registerline later
    WHERE later.organisation = line.organisation AND later.subject = line.operation AND later.number > line.number
    AND later.verdict IN ('accepted', 'flagged')
    AND later.type IN ('collect.reverse_delivery', 'treasury.reverse_movement', 'ledger.reverse_entry')
    ORDER BY later.number LIMIT 1
)
FROM operations_registerline line WHERE line.verdict = 'flagged'
"""


class Migration(migrations.Migration):
    dependencies: ClassVar = [("operations", "0002_append_only")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="Flag",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "organisation", "number", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("organisation", models.UUIDField()),
                ("number", models.BigIntegerField()),
                ("operation", models.UUIDField()),
                ("type", models.CharField(max_length=64)),
                ("settled_by", models.UUIDField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("settled_by__isnull", True)),
                        fields=["organisation", "number"],
                        name="flag_waiting",
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("organisation", "operation"), name="one_flag")],
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
