"""What the measurements have in common."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROUNDS = 21


def set_up() -> None:
    """Start as the tests do: nothing of any installation, no server, no mail."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)


def milliseconds(action: Callable, rounds: int = ROUNDS) -> float:
    """Return the shortest time of an action: what it takes when nothing else goes on."""
    return min(time_of(action) for _round in range(rounds))


def time_of(action: Callable) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def report(name: str, value: float, limit: float, unit: str) -> bool:
    within = value <= limit
    print(f"  {'ok  ' if within else 'OVER'} {name}: {value:.1f} {unit} (at most {limit})")
    return within
