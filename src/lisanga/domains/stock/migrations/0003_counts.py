"""Counts of what lies at the centres."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scope', '0005_devices'),
        ('stock', '0002_one_index_less'),
    ]

    operations = [
        migrations.CreateModel(
            name='StockCount',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('centre', models.UUIDField()),
                ('product', models.UUIDField()),
                ('on', models.DateField()),
                ('counted', models.BigIntegerField()),
                ('bags', models.IntegerField(default=0)),
                ('bag_weight', models.BigIntegerField(default=0)),
                ('book', models.BigIntegerField()),
                ('gap', models.BigIntegerField()),
                ('explanation', models.CharField(max_length=400)),
                ('counted_by', models.CharField(max_length=120)),
                ('organisation', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scope.organisation')),
            ],
            options={
                'verbose_name': 'comptage de stock',
                'abstract': False,
                'base_manager_name': 'plain',
                'default_manager_name': 'objects',
                'indexes': [models.Index(fields=['organisation', 'centre', 'product', '-on', '-id'], name='stock_count_last'), models.Index(fields=['organisation', '-on', '-id'], name='stock_count_day')],
            },
            managers=[
                ('plain', django.db.models.manager.Manager()),
                ('objects', django.db.models.manager.Manager()),
            ],
        ),
    ]
