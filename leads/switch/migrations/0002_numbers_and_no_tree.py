"""What the models can't say: messages are numbered in blocks and stand by month, inquiry keys by day and without a tree.

Inquiry keys are only added and looked through; a tree over them would cost as much as the row, for each key. Parts are
made ahead and removed by leads/switch/retention.py (docs/decisions/months-of-messages.md).
"""

from datetime import UTC, datetime

from django.db import migrations

from leads.switch.retention import make_ahead

DO = """
CREATE SEQUENCE switch_message_block;

CREATE TABLE parted (LIKE switch_message INCLUDING DEFAULTS) PARTITION BY RANGE (month);
DROP TABLE switch_message;
ALTER TABLE parted RENAME TO switch_message;
ALTER TABLE switch_message ADD CONSTRAINT switch_message_pkey PRIMARY KEY (device_id, reference, month);
CREATE INDEX message_by_number ON switch_message USING brin (id) WITH (pages_per_range = 16, autosummarize = on);
CREATE INDEX message_by_time ON switch_message USING brin (answered_at) WITH (pages_per_range = 16, autosummarize = on);
CREATE TABLE switch_message_net PARTITION OF switch_message DEFAULT;

CREATE TABLE parted (LIKE switch_inquirykey INCLUDING DEFAULTS) PARTITION BY RANGE (day);
DROP TABLE switch_inquirykey;
ALTER TABLE parted RENAME TO switch_inquirykey;
CREATE INDEX inquiry_key_bloom ON switch_inquirykey
    USING brin (key text_bloom_ops(n_distinct_per_range = 2000, false_positive_rate = 0.001))
    WITH (pages_per_range = 16, autosummarize = on);
CREATE TABLE switch_inquirykey_net PARTITION OF switch_inquirykey DEFAULT;
"""
UNDO = """
DROP SEQUENCE switch_message_block;
CREATE TABLE whole (LIKE switch_message INCLUDING ALL);
DROP TABLE switch_message;
ALTER TABLE whole RENAME TO switch_message;
CREATE TABLE whole (LIKE switch_inquirykey INCLUDING ALL);
DROP TABLE switch_inquirykey;
ALTER TABLE whole RENAME TO switch_inquirykey;
"""


def first_parts(apps: object, editor: object) -> None:
    """The parts of today and of the days to come."""
    make_ahead(datetime.now(UTC))


class Migration(migrations.Migration):
    dependencies = [("switch", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO), migrations.RunPython(first_parts, migrations.RunPython.noop)]
