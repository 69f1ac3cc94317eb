"""pyvoikko in one process for all the processes of the site.

It takes 240 MB and two seconds to load, so it is loaded once for everybody, when a word is
first asked about, and goes when nobody has asked for a while.

A question is a word on a line of its own, an answer a line of JSON: the list of its readings.
"""

import json
import os
import socket
import subprocess
import sys
import time
from fcntl import LOCK_EX, flock
from pathlib import Path
from socketserver import StreamRequestHandler, UnixStreamServer
from tempfile import gettempdir

PROJECT = Path(__file__).resolve().parent.parent.parent
SECONDS_IDLE = 300
SECONDS_TO_START = 60


def folder() -> Path:
    """Return the folder of the meeting place, which no other user of the machine may enter."""
    path = Path(gettempdir(), f"site-voikko-{os.geteuid()}")
    path.mkdir(mode=0o700, exist_ok=True)
    status = path.lstat()
    if status.st_uid != os.geteuid() or status.st_mode & 0o077:
        raise PermissionError(f"{path} is open to other users")
    return path


def ask(word: str) -> list[str]:
    """Return the readings of a word, from the running process or from one started for it."""
    address = folder() / "socket"
    try:
        return converse(address, word)
    except OSError:
        start(address)
        return converse(address, word)


def converse(address: Path, word: str) -> list[str]:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(SECONDS_TO_START)
        connection.connect(str(address))
        connection.sendall(f"{word}\n".encode())
        with connection.makefile("rb") as answer:
            line = answer.readline()
    if not line:
        raise ConnectionError("no answer")
    return json.loads(line)


def start(address: Path) -> None:
    """Start the process and wait until it answers. Of many who want to, one does."""
    with Path(address.parent, "lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if answers(address):
            return
        address.unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-c", f"from {__name__} import serve; serve()", str(address)],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + SECONDS_TO_START
        while not answers(address):
            if process.poll() is not None or time.monotonic() > deadline:
                raise OSError("pyvoikko did not start")
            time.sleep(0.05)


def answers(address: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(address))
    except OSError:
        return False
    return True


class Question(StreamRequestHandler):
    timeout = 10

    def handle(self) -> None:
        from pyvoikko import analyse

        if word := self.rfile.readline().decode().strip():
            readings = [reading.FSTOUTPUT for reading in analyse(word)]
            self.wfile.write(json.dumps(readings).encode() + b"\n")


class Server(UnixStreamServer):
    timeout = SECONDS_IDLE
    request_queue_size = 128
    is_idle = False

    def handle_timeout(self) -> None:
        self.is_idle = True


def serve() -> None:
    """Be the process: answer at the address named on the command line until nobody asks."""
    import pyvoikko  # noqa: F401 - loaded before the first question is let in

    address = sys.argv[1]
    with Server(address, Question) as server:
        try:
            while not server.is_idle:
                server.handle_request()
        finally:
            Path(address).unlink(missing_ok=True)
