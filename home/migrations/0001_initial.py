import django.db.models.deletion
import django.utils.timezone
import wagtail.fields
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
            name='HomePage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('intro', models.TextField(blank=True, help_text='A few sentences under the title. Also shown in search results and lists.', max_length=600, verbose_name='introduction')),
                ('body', wagtail.fields.StreamField([('heading', 2), ('text', 3), ('image', 7), ('quote', 10), ('call_to_action', 16), ('contact', 22), ('question', 25), ('table', 28), ('attachments', 32), ('embed', 35)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 200}), 1: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('h2', 'Heading'), ('h3', 'Subheading')], 'label': 'Level'}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('level', 1)]], {}), 3: ('pages.blocks.text.TextBlock', (), {}), 4: ('wagtail.images.blocks.ImageBlock', [], {'label': 'Image'}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'Shown under the image, for everyone.', 'label': 'Caption', 'max_length': 300, 'required': False}), 6: ('pages.blocks.text.FactBlock', (), {'label': 'Photographer', 'max_length': 100, 'required': False}), 7: ('wagtail.blocks.StructBlock', [[('image', 4), ('caption', 5), ('credit', 6)]], {}), 8: ('wagtail.blocks.TextBlock', (), {'label': 'Quotation'}), 9: ('wagtail.blocks.CharBlock', (), {'label': 'Who said it', 'max_length': 200, 'required': False}), 10: ('wagtail.blocks.StructBlock', [[('text', 8), ('attribution', 9)]], {}), 11: ('wagtail.blocks.CharBlock', (), {'label': 'Heading', 'max_length': 120}), 12: ('wagtail.blocks.TextBlock', (), {'label': 'Text', 'required': False}), 13: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page to open', 'required': False}), 14: ('wagtail.blocks.URLBlock', (), {'help_text': 'Only if the link leads to another site.', 'label': 'Or an address elsewhere', 'required': False}), 15: ('wagtail.blocks.CharBlock', (), {'help_text': 'Say what happens, for example “Join the network”.', 'label': 'Text of the link', 'max_length': 60}), 16: ('wagtail.blocks.StructBlock', [[('title', 11), ('text', 12), ('page', 13), ('url', 14), ('link_text', 15)]], {}), 17: ('pages.blocks.text.FactBlock', (), {'label': 'Name', 'max_length': 120}), 18: ('wagtail.blocks.CharBlock', (), {'label': 'Role', 'max_length': 120, 'required': False}), 19: ('pages.blocks.text.FactBlock', (), {'label': 'Organisation', 'max_length': 120, 'required': False}), 20: ('wagtail.blocks.EmailBlock', (), {'label': 'Email', 'required': False}), 21: ('pages.blocks.text.FactBlock', (), {'label': 'Phone', 'max_length': 40, 'required': False}), 22: ('wagtail.blocks.StructBlock', [[('name', 17), ('role', 18), ('organisation', 19), ('email', 20), ('phone', 21)]], {}), 23: ('wagtail.blocks.CharBlock', (), {'label': 'Question', 'max_length': 200}), 24: ('pages.blocks.text.TextBlock', (), {'label': 'Answer'}), 25: ('wagtail.blocks.StructBlock', [[('question', 23), ('answer', 24)]], {}), 26: ('wagtail.blocks.CharBlock', (), {'label': 'Text', 'required': False}), 27: ('wagtail.blocks.DecimalBlock', (), {'label': 'Number', 'required': False}), 28: ('wagtail.contrib.typed_table_block.blocks.TypedTableBlock', [[('text', 26), ('number', 27)]], {}), 29: ('wagtail.blocks.CharBlock', (), {'label': 'Heading of the list', 'max_length': 200, 'required': False}), 30: ('wagtail.documents.blocks.DocumentChooserBlock', (), {}), 31: ('wagtail.blocks.ListBlock', (30,), {'label': 'Files', 'min_num': 1}), 32: ('wagtail.blocks.StructBlock', [[('title', 29), ('files', 31)]], {}), 33: ('wagtail.blocks.CharBlock', (), {'help_text': 'Readers decide by this whether to load the video.', 'label': 'What the video is about', 'max_length': 200}), 34: ('wagtail.blocks.URLBlock', (), {'help_text': 'The address of a video on YouTube or Vimeo.', 'label': 'Address of the video'}), 35: ('wagtail.blocks.StructBlock', [[('title', 33), ('url', 34)]], {})}, help_text='The page itself, block by block.', verbose_name='content')),
                ('contact_name', models.CharField(blank=True, max_length=120, verbose_name='name')),
                ('contact_role', models.CharField(blank=True, max_length=120, verbose_name='role')),
                ('contact_organisation', models.CharField(blank=True, max_length=120, verbose_name='organisation')),
                ('contact_email', models.EmailField(blank=True, max_length=254, verbose_name='email')),
                ('contact_phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('facebook_url', models.URLField(blank=True, verbose_name='address of the Facebook page')),
                ('footer_text', models.TextField(blank=True, help_text='A sentence or two on what the network is, at the foot of every page.', max_length=400, verbose_name='text of the footer')),
                ('footer_pages', wagtail.fields.StreamField([('page', 0)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'})}, help_text='Below the pages of the menu, for example how personal data is handled.', verbose_name='more links in the footer')),
                ('highlights', wagtail.fields.StreamField([('highlight', 2)], blank=True, block_lookup={0: ('wagtail.blocks.PageChooserBlock', (), {'label': 'Page'}), 1: ('wagtail.blocks.CharBlock', (), {'help_text': "One sentence under the page's title.", 'label': 'Why open it', 'max_length': 200}), 2: ('wagtail.blocks.StructBlock', [[('page', 0), ('text', 1)]], {})}, help_text='The main pages, in the order a newcomer would read them.', verbose_name='highlights')),
                ('founded_year', models.PositiveSmallIntegerField(default=2019, verbose_name='founded in')),
                ('founder_count', models.PositiveSmallIntegerField(default=4, verbose_name='number of founders')),
                ('member_count', models.PositiveSmallIntegerField(default=23, help_text='As counted on the day beside. Members published since come on top.', verbose_name='number of members')),
                ('member_count_on', models.DateField(default=django.utils.timezone.localdate, verbose_name='counted on')),
                ('join_title', models.CharField(blank=True, max_length=120, verbose_name='heading')),
                ('join_text', models.TextField(blank=True, max_length=400, verbose_name='text')),
                ('join_page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='page of the form')),
            ],
            options={
                'verbose_name': 'home page',
                'verbose_name_plural': 'home pages',
            },
            bases=('wagtailcore.page', models.Model),
        ),
    ]
