"""A database of its own for a test whose programs run outside the test: crashes, races."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from django.db import connection


@contextmanager
def copy_of_test_database(folder: Path) -> Iterator[str]:
    """Yield the DATABASE_URL of a migrated database that is thrown away afterwards.

    What is done there is committed and seen by every process. The test needs the fixture `db`,
    but cannot use its own connection any more: PostgreSQL copies no database that is in use.
    """
    connection.close()
    copy = copy_sqlite if connection.vendor == "sqlite" else copy_postgres
    with copy(connection.settings_dict, folder) as url:
        yield url


@contextmanager
def copy_sqlite(place: dict, folder: Path) -> Iterator[str]:
    file = folder / "site.sqlite3"
    original = sqlite3.connect(place["NAME"])
    original.execute("VACUUM INTO ?", [str(file)])
    original.close()
    yield f"sqlite:///{file}"


@contextmanager
def copy_postgres(place: dict, folder: Path) -> Iterator[str]:
    import psycopg

    name = f"copy_{uuid4().hex}"
    server = {
        "host": place["HOST"],
        "port": place["PORT"],
        "user": place["USER"],
        "password": place["PASSWORD"],
    }
    with psycopg.connect(**server, dbname="postgres", autocommit=True) as database:
        database.execute(f'CREATE DATABASE "{name}" TEMPLATE "{place["NAME"]}"')
        try:
            account = f"{quote(place['USER'])}:{quote(place['PASSWORD'])}"
            yield f"postgres://{account}@{place['HOST']}:{place['PORT']}/{name}"
        finally:
            database.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
