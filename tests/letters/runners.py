"""Processes that send letters and may be killed: started by test_crashes.py.

Reads commands, one a line, and answers each with a line when it is done:
    write N      put N letters into the queue
    run N        let N processes at once work off the queue
    kill S       let one process work, and kill it after at most S seconds
    states       count the letters by state
"""

import json
import os
import signal
import sys
from collections import Counter

import django

django.setup()

from django.db import connections  # noqa: E402

from letters.kinds import Field, LetterKind, register  # noqa: E402
from letters.models import Letter  # noqa: E402
from letters.queue import Envelope, enqueue_many  # noqa: E402
from letters.sending import send_due  # noqa: E402

register(
    LetterKind(
        key="welcome",
        title="Welcome",
        audience="member",
        fields={"name": Field("Name", "Maija")},
        default_texts={"fi": ("Hei {name}", "Tervetuloa, {name}!")},
    )
)


def in_process(work) -> int:
    """Do the work in a process of its own, with its own connections, and return its number."""
    connections.close_all()
    number = os.fork()
    if number == 0:
        work()
        os._exit(0)
    return number


def wait(number: int) -> None:
    os.waitpid(number, 0)


def kill_after(number: int, seconds: float) -> None:
    """Kill the process at that moment, unless it has ended before."""
    signal.sigtimedwait([signal.SIGCHLD], seconds)
    os.kill(number, signal.SIGKILL)
    wait(number)


def write(count: int) -> None:
    enqueue_many(
        "welcome",
        [Envelope(f"person{n}@example.org", "fi", {"name": f"Person {n}"}) for n in range(count)],
    )


def run(count: int) -> None:
    for number in [in_process(send_due) for _ in range(count)]:
        wait(number)


def states() -> dict:
    return Counter(Letter.objects.values_list("state", flat=True))


signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGCHLD])
for line in sys.stdin:
    command, *arguments = line.split()
    answer = None
    if command == "write":
        write(int(arguments[0]))
    elif command == "run":
        run(int(arguments[0]))
    elif command == "kill":
        kill_after(in_process(send_due), float(arguments[0]))
    elif command == "states":
        answer = {
            state: list(Letter.objects.filter(state=state).values_list("message_id", flat=True))
            for state in Letter.State.values
        }
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
