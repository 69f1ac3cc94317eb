"""Real processes: killed while a form is sent, asked fifty times at once, two deciding together."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.support.databases import copy_of_test_database

ROOT = Path(__file__).resolve().parent.parent.parent
COOKIE = "a" * 32


class FormServer:
    """The program tests/form_server.py, command by command."""

    def __init__(self, process: subprocess.Popen):
        self.process = process
        self.port = self("port")

    def __call__(self, command: str):
        self.process.stdin.write(f"{command}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def send(self, answers: dict) -> int:
        """Send the form and return the status of the response. Raises OSError or HTTPException."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                "POST",
                "/fi/liity/",
                urlencode(answers | {"csrfmiddlewaretoken": COOKIE}),
                {
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Cookie": f"csrftoken={COOKIE}",
                    "Host": "localhost",
                },
            )
            return connection.getresponse().status
        finally:
            connection.close()


@pytest.fixture
def server(db, tmp_path):
    with (
        copy_of_test_database(tmp_path) as url,
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.form_server"],
            cwd=ROOT,
            env=os.environ
            | {
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "tests.settings",
                "VAR_DIR": str(tmp_path),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        yield FormServer(process)
        process.stdin.close()
        process.wait()


def kill(number: int) -> None:
    os.kill(number, signal.SIGKILL)


def test_server_killed_while_a_form_is_sent_a_hundred_times_loses_and_doubles_nothing(server):
    outcomes = Counter()
    with ThreadPoolExecutor() as pool:
        for number in range(100):
            answers = {
                "organisation": f"Yhdistys {number}",
                "email": f"y{number}@example.org",
                "ticket": server("ticket"),
            }
            process = server("serve")
            sending = pool.submit(server.send, answers)
            time.sleep(random.uniform(0, 0.12))  # noqa: S311
            kill(process)
            process = server("serve")
            assert server.send(answers) == 302  # the applicant tries again
            outcomes[bool(sending.exception())] += 1
            kill(process)
    counted = server("count")
    assert counted == {
        "applications": 100,
        "organisations": 100,
        "without_terms": 0,
        "letters": 200,
        "spam": 0,
    }
    assert outcomes[True] > 10, "the server was hardly ever killed in the middle"


def test_fifty_identical_sendings_at_once_make_one_application(server):
    answers = {
        "organisation": "Naiset ry",
        "email": "maija@example.org",
        "ticket": server("ticket"),
    }
    process = server("serve")
    with ThreadPoolExecutor(50) as pool:
        statuses = list(pool.map(lambda _number: server.send(answers), range(50)))
    kill(process)
    assert statuses == [302] * 50
    counted = server("count")
    assert (counted["applications"], counted["letters"]) == (1, 2)


def test_fifty_tabs_with_the_same_answers_at_once_make_one_application(server):
    tickets = [server("ticket") for _ in range(50)]
    process = server("serve")
    with ThreadPoolExecutor(50) as pool:
        statuses = list(
            pool.map(
                lambda ticket: server.send(
                    {"organisation": "Naiset ry", "email": "a@example.org", "ticket": ticket}
                ),
                tickets,
            )
        )
    kill(process)
    assert statuses == [302] * 50
    assert server("count")["applications"] == 1


def test_two_who_decide_at_the_same_moment_make_one_decision(server):
    for _ in range(20):
        made = server("decide")
        assert sorted(made["codes"]) == [0, 1]
        accepted = made["codes"] == [0, 1]
        assert made["status"] == ("accepted" if accepted else "declined")
        assert made["members"] == accepted
        assert made["letters"] == 1
