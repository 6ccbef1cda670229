"""What is remembered for a short time, such as a one-time code that was used, is remembered for all nodes alike."""

from django.db import migrations

DO = """
CREATE TABLE console_cache (
    cache_key varchar(255) NOT NULL PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL
);
CREATE INDEX console_cache_expires ON console_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("console", "0001_initial")]
    operations = [migrations.RunSQL(DO, "DROP TABLE console_cache;")]
