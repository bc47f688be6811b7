from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("training", "0002_actions_and_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="signed",
            field=models.SmallIntegerField(null=True),
        ),
    ]
