"""Real processes, a real mail server, and kill -9: no letter goes out twice, and none is lost."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import copy_of_test_database
from tests.letters.smtp_server import SmtpServer, serve

ROOT = Path(__file__).resolve().parent.parent.parent


class Runners:
    """The program tests/letters/runners.py, command by command."""

    def __init__(self, process: subprocess.Popen):
        self.process = process

    def __call__(self, *command):
        self.process.stdin.write(" ".join(map(str, command)) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture
def server():
    with serve(SmtpServer()) as server:
        yield server


@pytest.fixture
def runners(django_db_setup, django_db_blocker, server, tmp_path):
    with (
        django_db_blocker.unblock(),
        copy_of_test_database(tmp_path) as url,
        subprocess.Popen(
            [sys.executable, "-m", "tests.letters.runners"],
            cwd=ROOT,
            env=os.environ
            | {
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "config.settings",
                "MAIL_URL": f"smtp://127.0.0.1:{server.port}",
                "VAR_DIR": str(tmp_path),
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        yield Runners(process)
        process.stdin.close()
        process.wait()


def count(server: SmtpServer, message_ids: list[str]) -> list[int]:
    arrived = [letter["Message-ID"] for letter in server.letters]
    return [arrived.count(message_id) for message_id in message_ids]


def test_a_hundred_killed_runners_send_nothing_twice_and_lose_nothing(runners, server):
    runners("write", 600)
    for _ in range(100):
        runners("kill", random.uniform(0, 0.1))  # noqa: S311
    runners("run", 1)
    letters = runners("states")
    assert letters["queued"] == []
    cut_off = letters["sending"]
    print(len(letters["sent"]), len(cut_off), sum(count(server, cut_off)))
    assert count(server, letters["sent"]) == [1] * len(letters["sent"])
    assert max(count(server, cut_off), default=0) <= 1
    assert len(cut_off) <= 100
    assert len(letters["sent"]) + len(cut_off) == 600


@pytest.mark.parametrize("number", [2, 4])
def test_runners_at_once_send_each_letter_once(runners, server, number):
    runners("write", 200)
    runners("run", number)
    letters = runners("states")
    assert len(letters["sent"]) == 200
    assert count(server, letters["sent"]) == [1] * 200
    print(server.connections)
