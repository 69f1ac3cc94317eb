"""Programs that our scripts start, and that never outlive them."""

import signal
import subprocess
import sys
from contextlib import contextmanager


@contextmanager
def started(command, **options):
    """Start a program, yield it and wait for its end; interrupt it when we are interrupted.

    It has a session of its own, so that a Ctrl-C reaches it through us alone and only once.
    """
    process = subprocess.Popen(command, start_new_session=True, **options)
    try:
        yield process
    except BaseException:
        process.send_signal(signal.SIGINT)
        raise
    finally:
        process.wait()


def run(command, **options) -> int:
    with started(command, **options) as process:
        return process.wait()


def exit_with(main) -> None:
    """Call `main` and exit with what it returns; being told to stop is not an error to trace."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
