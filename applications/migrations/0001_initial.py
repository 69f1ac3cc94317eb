import applications.models.application
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('members', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RetentionSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('accepted', models.PositiveSmallIntegerField(default=24, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='accepted applications, months')),
                ('declined', models.PositiveSmallIntegerField(default=12, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='declined applications, months')),
                ('spam', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(120)], verbose_name='suspected spam, months')),
            ],
            options={
                'verbose_name': 'how long applications are kept',
                'verbose_name_plural': 'how long applications are kept',
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(default=applications.models.application.new_reference, max_length=9, unique=True, verbose_name='reference')),
                ('submission', models.UUIDField(editable=False, unique=True)),
                ('fingerprint', models.CharField(editable=False, max_length=32, null=True, unique=True)),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='received')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('form_key', models.UUIDField(editable=False)),
                ('form_title', models.CharField(max_length=255, verbose_name='form')),
                ('answers', models.JSONField(default=list, verbose_name='answers')),
                ('organisation', models.CharField(blank=True, max_length=255, verbose_name='organisation')),
                ('contact_name', models.CharField(blank=True, max_length=255, verbose_name='contact person')),
                ('email', models.CharField(blank=True, max_length=254, verbose_name='email')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='phone')),
                ('website', models.CharField(blank=True, max_length=255, verbose_name='website')),
                ('municipality', models.CharField(blank=True, max_length=255, verbose_name='municipality')),
                ('organisation_key', models.CharField(editable=False, max_length=200)),
                ('domain', models.CharField(editable=False, max_length=200)),
                ('status', models.CharField(choices=[('new', 'New'), ('in_progress', 'In progress'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('spam', 'Suspected spam')], default='new', max_length=20, verbose_name='status')),
                ('suspicion', models.CharField(blank=True, max_length=20, verbose_name='why suspected')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('decided_at', models.DateTimeField(editable=False, null=True, verbose_name='decided')),
                ('assignee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='handled by')),
                ('member', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='applications', to='members.memberorganisation', verbose_name='member organisation')),
            ],
            options={
                'verbose_name': 'application',
                'verbose_name_plural': 'applications',
                'ordering': ['-created_at', '-pk'],
                'permissions': [('export_application', 'Can export applications')],
            },
        ),
        migrations.CreateModel(
            name='ErasedCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('month', models.DateField(verbose_name='month')),
                ('language', models.CharField(max_length=20, verbose_name='language')),
                ('outcome', models.CharField(choices=[('new', 'New'), ('in_progress', 'In progress'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('spam', 'Suspected spam')], max_length=20, verbose_name='status')),
                ('number', models.PositiveIntegerField(default=0, verbose_name='number')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('month', 'language', 'outcome'), name='counted_once')],
            },
        ),
        migrations.CreateModel(
            name='Note',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('text', models.TextField(max_length=5000, verbose_name='note')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='applications.application')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'note',
                'verbose_name_plural': 'notes',
                'ordering': ['created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='SearchTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(db_index=True, max_length=100)),
                ('application', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='search_terms', to='applications.application')),
            ],
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['-created_at', '-id'], name='application_newest'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['status', '-created_at', '-id'], name='application_tab'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['language', '-created_at', '-id'], name='application_language'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['status', 'decided_at'], name='application_erasing'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['organisation_key'], name='application_organisation'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['email'], name='application_email'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['domain'], name='application_domain'),
        ),
        migrations.AddIndex(
            model_name='searchterm',
            index=models.Index(fields=['application', 'term'], name='searchterm_application'),
        ),
    ]
