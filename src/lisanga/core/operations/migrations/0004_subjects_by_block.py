"""What a line is about is found block by block of a thousand numbers: see BLOCK in the models."""

from typing import ClassVar

from django.db import migrations, models
from django.db.models import F


class Migration(migrations.Migration):
    dependencies: ClassVar = [("operations", "0003_flags")]

    operations: ClassVar = [
        migrations.RemoveIndex("registerline", "register_subject"),
        migrations.AddIndex(
            "registerline",
            models.Index(
                F("organisation"),
                F("number") / 1024,
                F("subject"),
                condition=models.Q(subject__isnull=False),
                name="register_subject",
            ),
        ),
    ]
