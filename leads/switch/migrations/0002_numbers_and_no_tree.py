"""What the models can't say: messages are numbered in blocks, and inquiry keys have no tree.

Inquiry keys are only added and looked through; a tree over them would cost as much as the row, for each key.
"""

from django.db import migrations

DO = """
CREATE SEQUENCE switch_message_block;
ALTER TABLE switch_inquirykey DROP CONSTRAINT switch_inquirykey_pkey;
"""
UNDO = """
ALTER TABLE switch_inquirykey ADD PRIMARY KEY (key, device_id, reference);
DROP SEQUENCE switch_message_block;
"""


class Migration(migrations.Migration):
    dependencies = [("switch", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO)]
