"""Processes that send letters and may be killed: started by test_crashes.py.

Reads commands, one a line, and answers each with a line of JSON when it is done:
    write N   put N letters into the queue
    start     let one more process work off the queue; answers with its number
    wait      wait until all the processes have ended
    letters   answers with the message ids of all letters by their state
"""

import json
import os
import sys

import django

django.setup()

from django.db import connections  # noqa: E402

from letters.models import Letter  # noqa: E402
from letters.queue import Envelope, enqueue_many  # noqa: E402
from letters.sending import send_due  # noqa: E402

processes: list[int] = []


def write(count: str) -> None:
    envelope = Envelope("maija@example.org", "fi", {"site": "https://www.example.org"})
    enqueue_many("test-letter", [envelope] * int(count))


def start() -> int:
    """Work in a process of its own, with a database connection of its own."""
    connections.close_all()
    number = os.fork()
    if number == 0:
        send_due()
        os._exit(0)
    processes.append(number)
    return number


def wait() -> None:
    while processes:
        os.waitpid(processes.pop(), 0)


def letters() -> dict[str, list[str]]:
    found = {state: [] for state in Letter.State.values}
    for letter in Letter.objects.all():
        found[letter.state].append(letter.message_id)
    return found


COMMANDS = {command.__name__: command for command in (write, start, wait, letters)}

for line in sys.stdin:
    name, *arguments = line.split()
    sys.stdout.write(json.dumps(COMMANDS[name](*arguments)) + "\n")
    sys.stdout.flush()
