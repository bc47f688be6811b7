from django.db import migrations

from lisanga.core.operations.immutable import DenyChanges


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_ledger")]
    operations = [DenyChanges("ledger_entry"), DenyChanges("ledger_line"), DenyChanges("ledger_settlement")]
