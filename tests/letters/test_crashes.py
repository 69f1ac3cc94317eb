"""Real processes, a real mail server, and kill -9: no letter goes out twice, and none is lost."""

import asyncio
import itertools
import json
import os
import random
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.support.databases import copy_of_test_database
from tests.support.smtp_server import SmtpServer, serve

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
def environment(db, server, tmp_path):
    """A site with a database of its own, and the mail server."""
    with copy_of_test_database(tmp_path) as url:
        yield os.environ | {
            "DATABASE_URL": url,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "MAIL_URL": f"smtp://127.0.0.1:{server.port}",
            "VAR_DIR": str(tmp_path),
        }


@pytest.fixture
def runners(environment):
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.letter_runners"],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Runners(process)
        process.stdin.close()
        process.wait()


def kill_at(process: int, last_step: int, delay: float):
    """Return a behaviour that kills the client so many seconds after that step of the dialogue."""
    steps = itertools.count()

    def behave(step, letters):
        if next(steps) == last_step:
            asyncio.get_running_loop().call_later(delay, os.kill, process, signal.SIGKILL)

    return behave


def arrivals(server: SmtpServer, message_ids: list[str]) -> list[int]:
    """Return how often each letter has arrived."""
    arrived = Counter(letter["Message-ID"] for letter in server.letters)
    return [arrived[message_id] for message_id in message_ids]


def test_a_hundred_killed_runners_send_nothing_twice_and_lose_nothing(runners, server):
    runners("write", 350)
    for _ in range(100):
        process = runners("start")
        server.behave = kill_at(process, random.randrange(12), random.uniform(0, 0.01))  # noqa: S311
        runners("wait")
    server.behave = lambda step, letters: None
    runners("start")
    runners("wait")

    letters = runners("letters")
    sent, cut_off = letters["sent"], letters["sending"]
    assert len(sent) + len(cut_off) == 350
    assert len(cut_off) <= 100
    assert arrivals(server, sent) == [1] * len(sent)
    assert max(arrivals(server, cut_off)) <= 1


@pytest.mark.parametrize("number", [2, 4])
def test_runners_at_once_send_each_letter_once(runners, server, number):
    runners("write", 100)
    for _ in range(number):
        runners("start")
    runners("wait")
    sent = runners("letters")["sent"]
    assert arrivals(server, sent) == [1] * 100


def test_runner_that_is_told_to_stop_ends_the_letter_at_hand_and_no_more(
    runners, server, environment
):
    runners("write", 3)
    command = [sys.executable, ROOT / "manage.py", "run_jobs", "--repeat"]
    with subprocess.Popen(command, env=environment) as process:
        server.behave = lambda step, letters: process.terminate() if step == "DATA" else None
        assert process.wait(timeout=60) == 0
    letters = runners("letters")
    assert (len(letters["sent"]), len(letters["queued"])) == (1, 2)
