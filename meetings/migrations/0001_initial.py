import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import meetings.facts
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        ('wagtaildocs', '0014_alter_document_file_size'),
    ]

    operations = [
        migrations.CreateModel(
            name='MeetingIndexPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='A few sentences under the title. Also shown in search results and lists.', max_length=600, verbose_name='introduction')),
                ('meeting_title', models.CharField(blank=True, help_text='Planned meetings get this title. It may hold {pvm}, {kuukausi} and {vuosi}, which become the date, the month and the year. Translated once, it names all of them.', max_length=200, verbose_name='usual title of a meeting')),
            ],
            options={
                'verbose_name': 'meeting list',
                'verbose_name_plural': 'meeting lists',
            },
            bases=('wagtailcore.page',),
        ),
        migrations.CreateModel(
            name='MeetingPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='A few sentences under the title. Also shown in search results and lists.', max_length=600, verbose_name='introduction')),
                ('start', models.DateTimeField(verbose_name='starts')),
                ('end', models.DateTimeField(verbose_name='ends')),
                ('attendance', models.CharField(choices=[('online', 'online'), ('offline', 'on site'), ('mixed', 'online and on site')], default='online', max_length=10, verbose_name='how to take part')),
                ('place', models.CharField(blank=True, help_text='Address of the venue, or the online service, for example “Teams”.', max_length=200, verbose_name='place')),
                ('status', models.CharField(choices=[('planned', 'as planned'), ('moved', 'moved'), ('cancelled', 'cancelled')], default='planned', help_text='A cancelled meeting stays on the site and in calendars, marked as cancelled.', max_length=10, verbose_name='status')),
                ('status_note', models.TextField(blank=True, help_text='Needed when the meeting is moved or cancelled. Everybody can read it.', max_length=500, verbose_name='what happened')),
                ('join_url', models.URLField(blank=True, help_text='Only members see it: on their own page, in their calendar and in reminders.', max_length=1000, validators=[django.core.validators.URLValidator(code='not_https', message='Copy here the whole link. It must begin with https://.', schemes=['https'])], verbose_name='link to join')),
                ('agenda', wagtail.fields.RichTextField(blank=True, verbose_name='agenda')),
                ('agenda_for_members', models.BooleanField(default=False, verbose_name='agenda for members only')),
                ('minutes', wagtail.fields.RichTextField(blank=True, verbose_name='minutes')),
                ('minutes_for_members', models.BooleanField(default=True, verbose_name='minutes for members only')),
            ],
            options={
                'verbose_name': 'meeting',
                'verbose_name_plural': 'meetings',
            },
            bases=(meetings.facts.MeetingFacts, 'wagtailcore.page'),
        ),
        migrations.CreateModel(
            name='MeetingAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('kind', models.CharField(choices=[('minutes', 'minutes'), ('other', 'other document')], default='other', max_length=10, verbose_name='kind')),
                ('for_members', models.BooleanField(default=True, help_text='The document is moved where only staff and members can open it.', verbose_name='for members only')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtaildocs.document', verbose_name='document')),
                ('page', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='meetings.meetingpage')),
            ],
            options={
                'verbose_name': 'attachment',
                'verbose_name_plural': 'attachments',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MeetingChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sequence', models.PositiveIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('title', models.CharField(max_length=255)),
                ('start', models.DateTimeField()),
                ('end', models.DateTimeField()),
                ('attendance', models.CharField(choices=[('online', 'online'), ('offline', 'on site'), ('mixed', 'online and on site')], max_length=10)),
                ('place', models.CharField(blank=True, max_length=200)),
                ('status', models.CharField(choices=[('planned', 'as planned'), ('moved', 'moved'), ('cancelled', 'cancelled')], max_length=10)),
                ('status_note', models.TextField(blank=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='meetings.meetingpage')),
            ],
            options={
                'verbose_name': 'change of a meeting',
                'verbose_name_plural': 'changes of meetings',
                'default_permissions': (),
                'constraints': [models.UniqueConstraint(fields=('meeting', 'sequence'), name='one_change_a_sequence')],
            },
        ),
    ]
