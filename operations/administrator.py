"""The account that a new site is first entered with."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another


def ensure_administrator() -> str:
    """See to it that somebody can sign in, and return the sentence that says how.

    ADMIN_PASSWORD counts when the account is made and for as long as nobody has changed the
    password made here. A password that a person has chosen is never touched.
    """
    accounts = get_user_model().objects
    wanted = settings.ADMIN_PASSWORD
    user = accounts.filter(username=settings.ADMIN_EMAIL).first()
    if user is None:
        if accounts.filter(is_superuser=True, is_active=True).exists():
            return "Sign in with your own account: there is an administrator already."
        password = wanted or make_password()
        accounts.create_superuser(settings.ADMIN_EMAIL, settings.ADMIN_EMAIL, password)
        return describe(password)

    if wanted and user.check_password(wanted):
        return describe(wanted)
    made = read_password()
    if not made or not user.check_password(made):
        return (
            f"Sign in as {user.username} with the password chosen for that account; "
            f"`manage.py changepassword {user.username}` sets a new one."
        )
    if wanted:
        user.set_password(wanted)
        user.save()
        password_file().unlink()
    return describe(wanted or made)


def describe(password: str) -> str:
    if password == settings.ADMIN_PASSWORD:
        return f"Sign in as {settings.ADMIN_EMAIL} with the password in ADMIN_PASSWORD."
    return (
        f"Sign in as {settings.ADMIN_EMAIL} with the password {password} "
        f"(kept in {password_file()})."
    )


def password_file() -> Path:
    return settings.VAR_DIR / "admin-password"


def read_password() -> str:
    return password_file().read_text().strip() if password_file().exists() else ""


def make_password() -> str:
    """Make a password that is easy to copy by hand, and keep it where only the owner reads."""
    password = "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
    password_file().unlink(missing_ok=True)
    descriptor = os.open(password_file(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(f"{password}\n")
    return password
