from django.db import migrations

from lisanga.core.operations.immutable import REDACTION_ONLY, DenyChanges


class Migration(migrations.Migration):
    dependencies = [("operations", "0001_register")]
    operations = [
        DenyChanges("operations_registerline"),
        DenyChanges("operations_payload", unless=REDACTION_ONLY),
    ]
