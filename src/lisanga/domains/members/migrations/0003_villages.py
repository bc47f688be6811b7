"""The villages of a cooperative are read from an index, not from all its members."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("members", "0002_one_index_less")]

    operations: ClassVar = [
        migrations.AddIndex(
            "member",
            models.Index(fields=["organisation", "village"], condition=~models.Q(village=""), name="member_village"),
        ),
    ]
