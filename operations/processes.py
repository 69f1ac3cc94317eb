"""Running the site's programs side by side, from start to stop."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PATIENCE = 10  # seconds a program may take to stop


def run_together(commands: list[list[str]], port: int, announce: Callable[[], None]) -> bool:
    """Run the commands until one of them ends or we are told to stop; then stop them all.

    Calls `announce` when the port answers. Returns whether we were told to stop: none of the
    commands should end by itself.
    """
    stopping = Event()
    for number in STOP_SIGNALS:
        signal.signal(number, lambda *_: stopping.set())
    # Ctrl-C in a terminal reaches every process; the programs leave it to us, so that each of
    # them is stopped once and in good order. They inherit what is blocked while they start.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    processes = [subprocess.Popen(command) for command in commands]
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    make = parent_make()
    is_announced = False
    try:
        while not stopping.wait(0.2) and (make is None or is_waiting(make)):
            if any(process.poll() is not None for process in processes):
                return False
            if not is_announced and answers(port):
                announce()
                is_announced = True
    finally:
        stop(processes)
    return True


def stop(processes: list[subprocess.Popen]) -> None:
    for process in processes:
        process.terminate()
    deadline = time.monotonic() + PATIENCE
    for process in processes:
        try:
            process.wait(max(0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def parent_make() -> int | None:
    """Return the number of the `make` process that started us, if one did."""
    return os.getppid() if process_status(os.getppid()).get("Name") == "make" else None


def is_waiting(make: int) -> bool:
    """Tell whether `make` is still there and has not been interrupted.

    GNU make keeps an interrupt sent to it alone to itself, and then waits for us for ever with
    SIGINT blocked; that is the only trace of it.
    """
    status = process_status(make)
    return bool(status) and not int(status["SigBlk"], 16) >> (signal.SIGINT - 1) & 1


def process_status(number: int) -> dict[str, str]:
    """Return what Linux tells about a process; nothing when it is gone, or elsewhere."""
    try:
        lines = Path(f"/proc/{number}/status").read_text().splitlines()
    except OSError:
        return {}
    return dict(line.split(":\t", 1) for line in lines if ":\t" in line)


def answers(port: int) -> bool:
    with socket.socket() as client:
        return client.connect_ex(("127.0.0.1", port)) == 0
