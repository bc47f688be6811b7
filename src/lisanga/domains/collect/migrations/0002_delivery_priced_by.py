"""A delivery names the operation that fixed its price later, so that a correction undoes both."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collect", "0001_deliveries")]

    operations = [
        migrations.AddField(model_name="delivery", name="priced_by", field=models.UUIDField(null=True)),
    ]
