from django.core.management.base import BaseCommand, CommandError

from translating.checking import find_differences


class Command(BaseCommand):
    help = "Tell where the page trees of the languages differ; with --repair, mend them."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="Mend what is found.")

    def handle(self, *args, repair, **options):
        if repair:
            for difference in find_differences():
                self.stdout.write(f"Mending: {difference.text}")
                difference.mend()
        left = list(find_differences())
        for difference in left:
            self.stdout.write(difference.text)
        if left:
            raise CommandError(f"{len(left)} differences. Mend them with --repair.")
        self.stdout.write("The trees of all languages agree.")
