"""Run a command with DATABASE_URL naming a PostgreSQL server made for it alone.

Usage: python scripts/with_postgres.py COMMAND...

The server lives in a temporary folder, answers on a free loopback port, and is gone when the
command has ended, failed or been interrupted. TEST_DATABASE_URL names a server to use instead.
"""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from programs import exit_with, run

# It is thrown away: speed matters, surviving a power cut does not.
OPTIONS = "-c fsync=off -c full_page_writes=off -c listen_addresses=127.0.0.1"


def find_programs() -> Path | None:
    """Return the folder of initdb and pg_ctl: the one on PATH, else Debian's newest."""
    on_path = shutil.which("initdb")
    candidates = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda initdb: float(initdb.parts[-3]),
    )
    if on_path:
        candidates.append(Path(on_path).resolve())
    return candidates[-1].parent if candidates else None


def unprivileged_user() -> pwd.struct_passwd | None:
    """Return whom the server runs as when we are root, which PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def postgres(programs: Path):
    """Yield the address of a new server, and take it away afterwards."""
    user = unprivileged_user()
    identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
    with TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as folder:
        data, password_file = Path(folder, "data"), Path(folder, "password")
        password = secrets.token_hex()
        password_file.write_text(password)
        if user:
            os.chown(folder, user.pw_uid, user.pw_gid)
            os.chown(password_file, user.pw_uid, user.pw_gid)

        def control(program: str, *arguments: str | Path, check: bool = True) -> None:
            # In a session of its own, or Ctrl-C would stop the server before the tests.
            subprocess.run(
                [programs / program, "-D", data, *arguments],
                check=check,
                cwd=folder,
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                **identity,
            )

        control(
            "initdb",
            *("--username", "tests", "--pwfile", password_file, "--auth", "scram-sha-256"),
            *("--encoding", "UTF8", "--locale", "C", "--no-sync"),
        )
        port = free_port()
        options = f"{OPTIONS} -c port={port} -c unix_socket_directories={folder}"
        try:
            control(
                "pg_ctl", "start", "--wait", "--silent", "-l", Path(folder, "log"), "-o", options
            )
            yield f"postgres://tests:{password}@127.0.0.1:{port}/postgres"
        finally:
            control("pg_ctl", "stop", "--silent", "--mode", "immediate", check=False)


def main() -> int:
    command = sys.argv[1:]
    if database_url := os.environ.get("TEST_DATABASE_URL"):
        return run(command, env=os.environ | {"DATABASE_URL": database_url})
    programs = find_programs()
    if programs is None:
        sys.exit("PostgreSQL was not found: install it, or name a server in TEST_DATABASE_URL.")
    with postgres(programs) as database_url:
        return run(command, env=os.environ | {"DATABASE_URL": database_url})


if __name__ == "__main__":
    exit_with(main)
