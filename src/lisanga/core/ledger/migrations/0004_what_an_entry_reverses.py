"""Whether an entry was corrected is read from an index of the corrections alone."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0003_one_index_less")]

    operations: ClassVar = [
        migrations.AddIndex(
            "entry",
            models.Index(
                fields=["organisation", "reverses"], condition=models.Q(reverses__isnull=False), name="entry_reverses"
            ),
        ),
    ]
