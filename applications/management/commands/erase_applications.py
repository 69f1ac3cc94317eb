"""Erase the applications whose time is up, as the nightly job does."""

from django.core.management.base import BaseCommand

from applications.erasure import due_for_erasure, erase_due


class Command(BaseCommand):
    help = "Erase the applications whose retention time is over. The site does it every night."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only list what would be erased")

    def handle(self, *, dry_run, **options):
        applications = due_for_erasure() if dry_run else erase_due()
        number = 0
        for application in applications:
            number += 1
            self.stdout.write(f"{application.reference} {application.status}")
        self.stdout.write(f"{number} {'would be' if dry_run else 'were'} erased.")
