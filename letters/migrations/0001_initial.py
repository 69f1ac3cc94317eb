import django.db.models.deletion
import django.utils.timezone
import letters.models.letter
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
    ]

    operations = [
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=100, verbose_name='letter')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('to', models.CharField(db_index=True, max_length=320, verbose_name='recipient')),
                ('reply_to', models.CharField(blank=True, max_length=320, verbose_name='replies to')),
                ('stop_url', models.CharField(blank=True, max_length=500)),
                ('subject', models.CharField(max_length=500, verbose_name='subject of the letter')),
                ('body', models.TextField(verbose_name='text of the letter')),
                ('about_id', models.CharField(blank=True, max_length=100)),
                ('state', models.CharField(choices=[('queued', 'waiting'), ('sending', 'being sent'), ('sent', 'sent'), ('unsure', 'perhaps sent'), ('failed', 'not sent'), ('cancelled', 'cancelled')], default='queued', max_length=10, verbose_name='state')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('next_attempt_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('claimed_at', models.DateTimeField(null=True)),
                ('last_error', models.CharField(blank=True, max_length=500, verbose_name='last error')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                ('sent_at', models.DateTimeField(null=True, verbose_name='sent')),
                ('erased_at', models.DateTimeField(null=True)),
                ('message_id', models.CharField(default=letters.models.letter.make_message_id, max_length=200)),
                ('dedupe_key', models.CharField(max_length=200, unique=True)),
                ('about_type', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='contenttypes.contenttype')),
            ],
            options={
                'verbose_name': 'letter',
                'verbose_name_plural': 'letters',
                'permissions': [('resend_letter', 'Can send a letter again or cancel it')],
                'default_permissions': ('view',),
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('filename', models.CharField(max_length=200)),
                ('mimetype', models.CharField(max_length=100)),
                ('content', models.BinaryField()),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='letters.letter')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='LetterText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=100)),
                ('language', models.CharField(max_length=20)),
                ('subject', models.CharField(max_length=200, verbose_name='subject of the letter')),
                ('body', models.TextField(max_length=20000, verbose_name='text of the letter')),
                ('changed_at', models.DateTimeField(auto_now=True)),
            ],
            options={
                'verbose_name': 'text of a letter',
                'verbose_name_plural': 'texts of letters',
                'default_permissions': ('change',),
                'constraints': [models.UniqueConstraint(fields=('kind', 'language'), name='one_text_for_each_language')],
            },
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['state', 'next_attempt_at'], name='letters_by_turn'),
        ),
        migrations.AddIndex(
            model_name='letter',
            index=models.Index(fields=['about_type', 'about_id'], name='letters_by_subject'),
        ),
    ]
