"""The index of keys carries the sketches, so that looking at hundreds touches a few pages of it and no table."""

from django.db import migrations

DO = """
ALTER TABLE hotfiles_recordkey DROP CONSTRAINT hotfiles_recordkey_pkey,
    ADD CONSTRAINT hotfiles_recordkey_pkey PRIMARY KEY (key, record_id) INCLUDE (sketch);
"""
UNDO = """
ALTER TABLE hotfiles_recordkey DROP CONSTRAINT hotfiles_recordkey_pkey,
    ADD CONSTRAINT hotfiles_recordkey_pkey PRIMARY KEY (key, record_id);
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0003_a_record_stays_true")]
    operations = [migrations.RunSQL(DO, UNDO)]
