"""Run the jobs that are due: from cron or systemd each minute, or beside the server."""

import sys

from django.core.management.base import BaseCommand, CommandError

from operations.jobs import Job, jobs
from operations.runner import run_all, run_repeatedly, stop_when_told


class Command(BaseCommand):
    help = (
        "Run the jobs that are due. Safe to call twice at once: what runs already is skipped. "
        "Fails when a job failed."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("names", nargs="*", metavar="name", help="Run these now, due or not.")
        parser.add_argument("--all", action="store_true", help="Run every job now, due or not.")
        parser.add_argument("--repeat", action="store_true", help="Go on, minute by minute.")

    def handle(self, **options):
        stop_when_told()
        if options["repeat"]:
            return run_repeatedly()
        chosen = [self.find(name) for name in options["names"]] or jobs.values()
        results = run_all(chosen, is_forced=bool(options["names"] or options["all"]))
        for name, is_success in results.items():
            self.stdout.write(f"{name}: {'done' if is_success else 'failed'}")
        if not all(results.values()):
            sys.exit(1)

    def find(self, name: str) -> Job:
        if name not in jobs:
            raise CommandError(f"There is no job {name}; there are {', '.join(sorted(jobs))}.")
        return jobs[name]
