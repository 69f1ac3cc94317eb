"""A site in processes that may be killed: started by test_applications_crashes.py.

Reads commands, one a line, and answers each with a line of JSON when it is done:
    port            the port of the server
    ticket          a ticket for the form, given out a minute ago
    serve           start a server process, and return its number
    decide          let two coordinators decide on one application at the same moment
    count           count what is stored
"""

import json
import os
import signal
import socket
import sys
import time
from socketserver import ThreadingMixIn
from uuid import uuid4
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connections  # noqa: E402
from django.test import Client  # noqa: E402

from wagtail.models import Page, Site  # noqa: E402

from applications import decisions  # noqa: E402
from applications.models import Application, SearchTerm  # noqa: E402
from forms.filling.ticket import Ticket  # noqa: E402
from letters.models import Letter  # noqa: E402
from members.models import ContactPerson, MemberOrganisation  # noqa: E402
from tests.support.applications import make_application  # noqa: E402
from tests.support.factories import FormPageFactory, HomePageFactory  # noqa: E402
from tests.support.form_filling import ask  # noqa: E402


class ServerOfThreads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 100


class QuietHandler(WSGIRequestHandler):
    def log_message(self, *args):
        pass


def make_site():
    """Make a home page with a form below it."""
    home = HomePageFactory(parent=Page.get_first_root_node(), slug="etusivu")
    Site.objects.update(root_page=home)
    return FormPageFactory(
        parent=home,
        slug="liity",
        notified_addresses="toimisto@example.org",
        questions=[
            ask("singleline", "organisation", "Organisaatio", meaning="organisation"),
            ask("email", "email", "Sähköposti", meaning="email"),
        ],
    )


def in_process(work) -> int:
    """Do the work in a process of its own, with its own connections, and return its number."""
    connections.close_all()
    if number := os.fork():
        return number
    os.close(sys.stdin.fileno())
    try:
        os._exit(work() or 0)
    finally:
        os._exit(2)


def serve(listener: socket.socket):
    server = ServerOfThreads(listener.getsockname(), QuietHandler, bind_and_activate=False)
    server.socket = listener
    server.server_name, server.server_port = "localhost", listener.getsockname()[1]
    server.setup_environ()
    server.set_app(get_wsgi_application())
    server.serve_forever()


def decide(application: Application, user, decision: str, moment: float) -> int:
    """Decide at a certain moment; return 1 where somebody else was first."""
    while time.time() < moment:
        pass
    try:
        if decision == "accept":
            organisation = MemberOrganisation(name=application.organisation)
            contact = ContactPerson(name="Maija", email="maija@example.org", language="fi")
            decisions.accept(application, user, application.version, organisation, contact)
        else:
            decisions.decline(application, user, application.version, "")
    except decisions.ChangedMeanwhile:
        return 1
    return 0


def decide_at_once(user) -> dict:
    application = make_application()
    moment = time.time() + 0.05
    numbers = [
        in_process(lambda each=each: decide(application, user, each, moment))
        for each in ("accept", "decline")
    ]
    codes = [os.waitstatus_to_exitcode(os.waitpid(number, 0)[1]) for number in numbers]
    application.refresh_from_db()
    return {
        "codes": codes,
        "status": application.status,
        "members": MemberOrganisation.objects.filter(applications=application).count(),
        "letters": Letter.objects.about(application).count(),
    }


def count() -> dict:
    return {
        "applications": Application.objects.count(),
        "organisations": Application.objects.values("organisation").distinct().count(),
        "without_terms": Application.objects.exclude(
            pk__in=SearchTerm.objects.values("application")
        ).count(),
        "letters": Letter.objects.count(),
        "spam": Application.objects.filter(status="spam").count(),
    }


def main():
    page = make_site()
    user = get_user_model().objects.create_user("kaisa", "kaisa@example.org", "x")
    Client().get(page.url)  # what is loaded now need not be loaded in each process
    listener = socket.create_server(("127.0.0.1", 0), backlog=100)
    commands = {
        "port": lambda: listener.getsockname()[1],
        "ticket": lambda: Ticket(uuid4(), time.time() - 60).sign(page.translation_key),
        "serve": lambda: in_process(lambda: serve(listener)),
        "decide": lambda: decide_at_once(user),
        "count": count,
    }
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for line in sys.stdin:
        print(json.dumps(commands[line.strip()]()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
