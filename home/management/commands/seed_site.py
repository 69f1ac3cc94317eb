"""Load the starter content."""

from django.conf import settings
from django.core.management.base import BaseCommand

from home.models import HomePage
from home.starter import follow_site_url, load_starter_content
from home.starter_languages import starter_languages, translate_starter_content


class Command(BaseCommand):
    help = (
        "Load the starter content into an empty site; a site with content is left as it is. "
        "Also tells Wagtail the address in SITE_URL."
    )

    def handle(self, *args, **options):
        made = load_starter_content()
        if made:
            home = HomePage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
            for language in starter_languages():
                made += translate_starter_content(home, language)
        follow_site_url()
        if options["verbosity"]:
            self.stdout.write(
                f"Starter content: {made} pages made."
                if made
                else "Starter content: there is content already, nothing was changed."
            )
