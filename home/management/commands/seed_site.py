"""Load the starter content."""

from django.core.management.base import BaseCommand

from home.starter import follow_site_url, load_starter_content


class Command(BaseCommand):
    help = (
        "Load the starter content into an empty site; a site with content is left as it is. "
        "Also tells Wagtail the address in SITE_URL."
    )

    def handle(self, *args, **options):
        made = load_starter_content()
        follow_site_url()
        self.stdout.write(
            f"Starter content: {made} pages made."
            if made
            else "Starter content: there is content already, nothing was changed."
        )
