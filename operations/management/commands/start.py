"""Make the site ready and serve it: what `make run` and `make dev` do."""

import signal
import sys
from contextlib import contextmanager
from hashlib import blake2b
from threading import Event, Thread

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import BaseCommand, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.urls import reverse

from operations.administrator import ensure_administrator
from operations.processes import STOP_SIGNALS, run_together
from operations.readiness import NotReady, require_database, require_free_port


class Command(BaseCommand):
    help = (
        "Make the site ready (database, starter content, administrator, static files) and serve it."
    )
    requires_system_checks = ()

    def handle(self, **options):
        for number in STOP_SIGNALS:
            signal.signal(number, lambda *_: sys.exit())
        try:
            require_free_port(settings.PORT)
            require_database()
        except NotReady as refusal:
            sys.exit(str(refusal))

        self.prepare_database()
        self.sign_in = ensure_administrator()
        if not settings.DEBUG:
            self.prepare_static_files()
        connections.close_all()
        if not run_together(self.commands(), settings.PORT, self.announce):
            sys.exit("The site has stopped by itself: the reason is above.")

    # Making ready: each step is skipped when there is nothing to do.

    def prepare_database(self):
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            with self.progress("Preparing the database"):
                call_command("migrate", verbosity=0, interactive=False)
        call_command("seed_site", verbosity=0)

    def prepare_static_files(self):
        stamp = settings.STATIC_ROOT / ".collected"
        fingerprint = self.static_fingerprint()
        if stamp.exists() and stamp.read_text() == fingerprint:
            return
        with self.progress("Collecting static files"):
            call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(fingerprint)

    def static_fingerprint(self) -> str:
        """Change whenever a static file of ours or of a package does."""
        digest = blake2b(digest_size=16)
        for finder in get_finders():
            for path, storage in finder.list([]):
                status = (storage.path(path), storage.size(path), storage.get_modified_time(path))
                digest.update(repr(status).encode())
        return digest.hexdigest()

    @contextmanager
    def progress(self, step: str):
        """Name a long step and show a dot for every second it takes."""
        done = Event()

        def show_dots():
            while not done.wait(1):
                self.stdout.write(".", ending="")
                self.stdout.flush()

        self.stdout.write(f"{step} ", ending="")
        self.stdout.flush()
        dots = Thread(target=show_dots, daemon=True)
        dots.start()
        try:
            yield
        finally:
            done.set()
            dots.join()
            self.stdout.write("")

    # Serving

    def commands(self) -> list[list[str]]:
        """List the programs that make up the running site."""
        server = self.development_server() if settings.DEBUG else self.production_server()
        return [server, self.job_runner()]

    def job_runner(self) -> list[str]:
        return [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_jobs", "--repeat"]

    def development_server(self) -> list[str]:
        return [
            sys.executable,
            str(settings.BASE_DIR / "manage.py"),
            "runserver",
            f"127.0.0.1:{settings.PORT}",
        ]

    def production_server(self) -> list[str]:
        application = ":".join(settings.WSGI_APPLICATION.rsplit(".", 1))
        return [
            *(sys.executable, "-m", "granian", application, "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(settings.PORT)),
            *("--workers", "2", "--blocking-threads", "4", "--respawn-failed-workers"),
            *("--no-ws", "--log-level", "warning", "--working-dir", str(settings.BASE_DIR)),
        ]

    def announce(self):
        """Say where the site is and how to get in."""
        self.stdout.write(
            f"\nThe site is at {settings.SITE_URL}/\n"
            f"Its editors enter at {settings.SITE_URL}{reverse('wagtailadmin_home')}\n"
            f"{self.sign_in}\n"
            "Ctrl-C stops it.\n"
        )
        self.stdout.flush()
