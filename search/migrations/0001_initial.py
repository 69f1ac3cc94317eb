import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('page', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, primary_key=True, related_name='+', serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('language', models.CharField(max_length=12)),
                ('kind', models.CharField(max_length=30)),
                ('title', models.CharField(max_length=255)),
                ('title_words', models.CharField(max_length=300)),
                ('text', models.TextField()),
                ('analyser', models.CharField(max_length=80)),
            ],
            options={
                'indexes': [models.Index(models.F('language'), name='search_entry_language')],
            },
        ),
        migrations.CreateModel(
            name='MissedSearch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(max_length=200, verbose_name='words')),
                ('language', models.CharField(max_length=12, verbose_name='language')),
                ('count', models.PositiveIntegerField(default=1, verbose_name='times')),
                ('last_asked', models.DateTimeField(verbose_name='last asked')),
            ],
            options={
                'verbose_name': 'search that found nothing',
                'verbose_name_plural': 'searches that found nothing',
                'ordering': ['-count', '-last_asked', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('language', 'words'), name='search_missed_once')],
            },
        ),
        migrations.CreateModel(
            name='Promotion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(help_text='What people write in the search, one word or phrase on each line. Other forms of the same words count too: “kokous” also lifts the page for “kokoukset”.', max_length=500, verbose_name='words')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page')),
            ],
            options={
                'verbose_name': 'lifted result',
                'verbose_name_plural': 'lifted results',
                'ordering': ['page__title', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='StoredWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('form', models.CharField(max_length=60)),
                ('folded', models.CharField(max_length=60)),
                ('lemmas', models.TextField()),
                ('parts', models.TextField()),
                ('analyser', models.CharField(max_length=80)),
            ],
            options={
                'indexes': [models.Index(models.F('language'), models.F('folded'), name='search_word_folded')],
                'constraints': [models.UniqueConstraint(fields=('language', 'form'), name='search_word_once')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=12)),
                ('term', models.CharField(max_length=100)),
                ('weight', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=30)),
                ('forms', models.TextField()),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.DB_CASCADE, related_name='postings', to='search.entry')),
            ],
            options={
                'indexes': [models.Index(models.F('language'), models.F('term'), models.OrderBy(models.F('weight'), descending=True), models.F('entry'), models.F('kind'), name='search_term')],
            },
        ),
    ]
