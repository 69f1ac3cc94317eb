"""`manage.py start` refuses in one sentence, and looks after the first account."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

from django.contrib.auth import get_user_model

import pytest

from operations.administrator import ensure_administrator

ROOT = Path(__file__).resolve().parent.parent.parent


# Refusals


def start(var: Path, **environment: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, ROOT / "manage.py", "start"],
        env=os.environ
        | {
            "DATABASE_URL": f"sqlite:///{var}/site.sqlite3",
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "VAR_DIR": str(var),
        }
        | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def refusal(var: Path, **environment: str) -> str:
    """Start the site in vain and return the one sentence it gave."""
    result = start(var, **environment)
    assert result.returncode != 0
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert not (var / "site.sqlite3").exists()
    return result.stderr


def test_taken_port_is_refused(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        assert f"Port {port}" in refusal(tmp_path, PORT=port)


def test_unreachable_database_is_refused_without_its_password(tmp_path):
    sentence = refusal(tmp_path, DATABASE_URL="postgres://me:secret-word@127.0.0.1:1/site")
    assert "127.0.0.1:1" in sentence
    assert "secret-word" not in sentence


def test_database_file_that_cannot_be_made_is_refused(tmp_path):
    assert "DATABASE_URL" in refusal(tmp_path, DATABASE_URL="sqlite:////nowhere/site.sqlite3")


def test_folder_that_cannot_be_written_is_refused(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert str(file) in refusal(tmp_path, VAR_DIR=str(file / "var"))


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "65536"),
        ("SITE_URL", "our site"),
        ("SITE_URL", "ftp://example.org"),
        ("DATABASE_URL", "our database"),
        ("MAIL_URL", "mail.example.org"),
        ("MAIL_URL", "smtp://site:secret/word@mail.example.org:587"),
        ("MAIL_URL", "smtp://mail.example.org/?tls=maybe"),
        ("DEFAULT_FROM_EMAIL", "our network"),
    ],
)
def test_malformed_setting_is_refused_by_name(tmp_path, variable, value):
    assert variable in refusal(tmp_path, **{variable: value})


# The first account


@pytest.fixture
def installation(db, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    settings.ADMIN_EMAIL = "eeva@example.org"
    settings.ADMIN_PASSWORD = ""
    return settings


@pytest.fixture
def password_file(installation):
    return installation.VAR_DIR / "admin-password"


def administrator():
    return get_user_model().objects.get(username="eeva@example.org")


def test_made_up_password_is_told_and_kept_for_the_owner_only(password_file):
    sentence = ensure_administrator()
    password = password_file.read_text().strip()
    assert password in sentence
    assert administrator().check_password(password)
    assert stat.S_IMODE(password_file.stat().st_mode) == 0o600


def test_made_up_password_is_told_again(password_file):
    assert ensure_administrator() == ensure_administrator()


def test_given_password_is_used_and_not_repeated(installation, password_file):
    installation.ADMIN_PASSWORD = "given at first"
    assert "given at first" not in ensure_administrator()
    assert administrator().check_password("given at first")
    assert not password_file.exists()


def test_given_password_replaces_a_made_up_one(installation, password_file):
    ensure_administrator()
    installation.ADMIN_PASSWORD = "given later"
    assert "ADMIN_PASSWORD" in ensure_administrator()
    assert administrator().check_password("given later")
    assert not password_file.exists()


@pytest.mark.parametrize("given", ["", "given later"])
def test_chosen_password_is_never_reset(installation, given):
    ensure_administrator()
    user = administrator()
    user.set_password("chosen by a person")
    user.save()
    installation.ADMIN_PASSWORD = given
    assert "changepassword" in ensure_administrator()
    assert administrator().check_password("chosen by a person")


def test_no_account_is_made_when_there_is_another_administrator(installation):
    get_user_model().objects.create_superuser("aino", password="x")
    assert "already" in ensure_administrator()
    assert get_user_model().objects.count() == 1
