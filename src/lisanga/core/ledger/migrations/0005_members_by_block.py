"""A member's lines are found block by block of a thousand numbers (BLOCK, beside the register); open items by member in
the order in which they were opened, whatever day they are of."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies: ClassVar = [("ledger", "0004_what_an_entry_reverses")]

    operations: ClassVar = [
        migrations.RemoveIndex("line", "line_auxiliary"),
        migrations.AddIndex(
            "line",
            models.Index(
                F("organisation"),
                F("number") / 1024,
                F("auxiliary"),
                condition=models.Q(auxiliary__isnull=False),
                name="line_auxiliary",
            ),
        ),
        migrations.RemoveIndex("openitem", "open_items"),
        migrations.AddIndex(
            "openitem",
            models.Index(
                fields=["organisation", "auxiliary", "side"],
                condition=models.Q(settled__lt=F("amount")),
                name="open_items",
            ),
        ),
    ]
