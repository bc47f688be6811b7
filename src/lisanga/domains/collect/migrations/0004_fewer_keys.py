"""Deliveries of a member are found through the register, those of a day by the day alone."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies: ClassVar = [("collect", "0003_one_index_less"), ("operations", "0004_subjects_by_block")]

    operations: ClassVar = [
        migrations.RemoveIndex("delivery", "delivery_member"),
        migrations.RemoveIndex("delivery", "delivery_day"),
        migrations.AddIndex("delivery", models.Index(fields=["organisation", "-on"], name="delivery_day")),
    ]
