"""What stands beside a record: papers and images, whose bytes stay as they came."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    """
ALTER TABLE hotfiles_content ADD CONSTRAINT bytes_have_the_hash_and_size_of_their_row
    CHECK (sha256 = encode(sha256(content), 'hex') AND size = octet_length(content));
-- Papers are packed already: no time goes into packing them once more.
ALTER TABLE hotfiles_content ALTER COLUMN content SET STORAGE EXTERNAL;
"""
    + kept.keep("hotfiles_content")
    + kept.keep("hotfiles_attachment", "taken_back_at", "taken_back_by_id", "taken_back_why")
)
UNDO = (
    kept.let_go("hotfiles_attachment")
    + kept.let_go("hotfiles_content")
    + "ALTER TABLE hotfiles_content DROP CONSTRAINT bytes_have_the_hash_and_size_of_their_row;"
)


class Migration(migrations.Migration):

    dependencies = [
        ('hotfiles', '0013_what_differs_is_acknowledged'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Content',
            fields=[
                ('sha256', models.TextField(primary_key=True, serialize=False)),
                ('media', models.TextField()),
                ('size', models.IntegerField()),
                ('width', models.IntegerField(db_default=0, default=0)),
                ('height', models.IntegerField(db_default=0, default=0)),
                ('content', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.TextField(choices=[('paper', 'Paper behind the record'), ('image', 'Image')])),
                ('kind', models.TextField()),
                ('number', models.TextField(null=True, unique=True)),
                ('says', models.TextField(db_default='', default='')),
                ('taken_on', models.DateField(null=True)),
                ('added_at', models.DateTimeField()),
                ('taken_back_at', models.DateTimeField(null=True)),
                ('taken_back_why', models.TextField(db_default='', default='')),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='hotfiles.record')),
                ('taken_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('content', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='hotfiles.content')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('taken_back_at', None), ('what', 'image')), fields=['record'], name='image_of_record')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', 'paper'), _negated=True), models.Q(('kind__in', ['DOCUMENT', 'WARRANT', 'COMPLAINT']), ('number', None), ('says__regex', '\\S')), _connector='OR'), name='a_paper_says_its_kind_and_number'), models.CheckConstraint(condition=models.Q(models.Q(('what', 'image'), _negated=True), models.Q(('kind__in', ['M', 'S', 'I']), ('number__regex', '^I99[0-9]{7,}$'), ('taken_on__isnull', False)), _connector='OR'), name='an_image_has_number_kind_and_day'), models.CheckConstraint(condition=models.Q(('what__in', ['paper', 'image'])), name='an_attachment_is_a_paper_or_an_image'), models.CheckConstraint(condition=models.Q(models.Q(('taken_back_at', None), ('taken_back_by', None), ('taken_back_why', '')), models.Q(('taken_back_at__isnull', False), ('taken_back_by__isnull', False), ('taken_back_why__regex', '\\S')), _connector='OR'), name='what_is_taken_back_says_by_whom_and_why'), models.UniqueConstraint(condition=models.Q(('kind__in', ('M', 'S')), ('taken_back_at', None), ('what', 'image')), fields=('record', 'kind'), name='a_record_has_one_mug_shot_and_one_signature')],
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]
