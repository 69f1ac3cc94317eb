import django.db.models.deletion
import django.utils.timezone
import members.models.organisations
import members.models.reminders
import modelcluster.fields
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
        ('wagtailimages', '0027_image_description'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('email', models.EmailField(db_index=True, max_length=254, verbose_name='email')),
                ('phone', models.CharField(blank=True, max_length=60, verbose_name='phone')),
                ('language', models.CharField(choices=members.models.organisations.languages, default='fi', help_text='Letters are written in this language.', max_length=20, verbose_name='language')),
                ('is_active', models.BooleanField(default=True, help_text='Others get no letters from the network.', verbose_name='in use')),
                ('email_domain', models.CharField(db_index=True, editable=False, max_length=200)),
            ],
            options={
                'verbose_name': 'contact person',
                'verbose_name_plural': 'contact persons',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='LinkRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254)),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MembersPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='A few sentences under the title. Also shown in search results and lists.', max_length=600, verbose_name='introduction')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('text', 3), ('image', 7), ('quote', 10), ('call_to_action', 16), ('contact', 22), ('question', 25), ('table', 28), ('attachments', 32), ('embed', 35)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 200}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Subheading')], 'label': 'Level'}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('level', 1)]], {}), 3: ('pages.blocks.text.TextBlock', (), {}), 4: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'Shown under the image, for everyone.', 'label': 'Caption', 'max_length': 300, 'required': False}), 6: ('pages.blocks.text.FactBlock', (), {'label': 'Photographer', 'max_length': 100, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('image', 4), ('caption', 5), ('credit', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 12: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 13: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page to open', 'required': False}), 14: ('wagtail.blocks.URLBlock', (), {'help_text': 'Only if the link leads to another site.', 'label': 'Or an address elsewhere', 'required': False}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Say what happens, for example “Join the network”.', 'label': 'Text of the link', 'max_length': 60}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('text', 12), ('page', 13), ('url', 14), ('link_text', 15)]], {}), 17: ('pages.blocks.text.FactBlock', (), {'label': 'Name', 'max_length': 120}), 18: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'max_length': 120, 'required': False}), 19: ('pages.blocks.text.FactBlock', (), {'label': 'Organisation', 'max_length': 120, 'required': False}), 20: ('wagtail.blocks.EmailBlock', (), {'label': 'Email', 'required': False}), 21: ('pages.blocks.text.FactBlock', (), {'label': 'Phone', 'max_length': 40, 'required': False}), 22: ('wagtail.blocks.StructBlock', [[('name', 17), ('role', 18), ('organisation', 19), ('email', 20), ('phone', 21)]], {}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 200}), 24: ('pages.blocks.text.TextBlock', (), {'label': 'Answer'}), 25: ('wagtail.blocks.StructBlock', [[('question', 23), ('answer', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 27: ('wagtail.blocks.DecimalBlock', (), {'label': 'Number', 'required': False}), 28: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 26), ('number', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Heading of the list', 'max_length': 200, 'required': False}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {}), 31: ('wagtail.blocks.ListBlock', (30,), {'label': 'Files', 'min_num': 1}), 32: ('wagtail.blocks.StructBlock', [[('title', 29), ('files', 31)]], {}), 33: ('wagtail.blocks.CharBlock', (), {'help_text': 'Readers decide by this whether to load the video.', 'label': 'What the video is about', 'max_length': 200}), 34: ('wagtail.blocks.URLBlock', (), {'help_text': 'The address of a video on YouTube or Vimeo.', 'label': 'Address of the video'}), 35: ('wagtail.blocks.StructBlock', [[('title', 33), ('url', 34)]], {})}, help_text='The page itself, block by block.', verbose_name='content')),
            ],
            options={
                'verbose_name': 'member list',
                'verbose_name_plural': 'member lists',
            },
            bases=('wagtailcore.page', models.Model),
        ),
        migrations.CreateModel(
            name='ReminderSettings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('days_before', models.CharField(blank=True, default='7, 1', help_text='For example 7, 1. Leave empty to send no reminders.', max_length=40, validators=[members.models.reminders.parse_days], verbose_name='days before the meeting')),
            ],
            options={
                'verbose_name': 'reminders of meetings',
            },
        ),
        migrations.CreateModel(
            name='LetterWishes',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about_meetings', models.BooleanField(default=True, verbose_name='letters about meetings')),
                ('with_attachments', models.BooleanField(default=True, verbose_name='calendar file with each letter')),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='wishes', to='members.contactperson')),
            ],
            options={
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MemberOrganisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('municipality', models.CharField(blank=True, max_length=120, verbose_name='municipality')),
                ('is_founder', models.BooleanField(default=False, verbose_name='founding member')),
                ('joined', models.DateField(blank=True, null=True, verbose_name='joined')),
                ('is_public', models.BooleanField(default=False, help_text='Shown on the list of members and counted among them.', verbose_name='public')),
                ('is_active', models.BooleanField(default=True, help_text='Untick when the organisation leaves. It is no longer shown, its contact persons get no letters and their personal links open nothing.', verbose_name='in the network')),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=200)),
                ('domain', models.CharField(db_index=True, editable=False, max_length=200)),
                ('logo', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailimages.image', verbose_name='logo')),
            ],
            options={
                'verbose_name': 'member organisation',
                'verbose_name_plural': 'member organisations',
                'ordering': ['name'],
            },
        ),
        migrations.AddField(
            model_name='contactperson',
            name='organisation',
            field=modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='contact_persons', to='members.memberorganisation'),
        ),
        migrations.CreateModel(
            name='PersonalLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='links', to='members.contactperson')),
            ],
            options={
                'verbose_name': 'personal link',
                'verbose_name_plural': 'personal links',
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='MemberDescription',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(max_length=600, verbose_name='text')),
                ('locale', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='wagtailcore.locale', verbose_name='language')),
                ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='descriptions', to='members.memberorganisation')),
            ],
            options={
                'verbose_name': 'description',
                'verbose_name_plural': 'descriptions',
                'constraints': [models.UniqueConstraint(fields=('organisation', 'locale'), name='one_description_per_language', violation_error_message='There is a description in this language already.')],
            },
        ),
    ]
