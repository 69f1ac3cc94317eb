"""The site's own settings, made quick and kept apart from any installation."""

import os
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
var = TemporaryDirectory(prefix="site-tests-")  # goes with the process

os.environ |= {
    "ADMIN_EMAIL": "admin@example.org",
    "ADMIN_PASSWORD": "",
    "DEBUG": "false",
    "DEFAULT_FROM_EMAIL": "",
    "MAIL_URL": "",
    "DEEPL_KEY": "",
    "GOOGLE_TRANSLATE_KEY": "",
    "LIBRETRANSLATE_URL": "",
    "PORT": "8000",
    "SECRET_KEY": "known to everybody",
    "SITE_URL": "http://localhost:8000",
    "VAR_DIR": var.name,
}
# Set by scripts/with_postgres.py; never taken from `.env`.
os.environ.setdefault("DATABASE_URL", f"sqlite:///{var.name}/site.sqlite3")

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402


def migrations_fingerprint() -> str:
    """Change whenever a migration, ours or a package's, may have changed."""
    digest = blake2b(digest_size=6)
    for path in [ROOT / "requirements.txt", *sorted(ROOT.glob("*/migrations/*.py"))]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


# `--reuse-db` finds the migrated database again, and a new one is made after a new migration.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    folder = ROOT / ".pytest"
    folder.mkdir(exist_ok=True)
    name = f"{migrations_fingerprint()}.sqlite3"
    for outdated in set(folder.glob("*.sqlite3*")) - set(folder.glob(f"{name}*")):
        outdated.unlink(missing_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": folder / name}

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "limits")
}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT.mkdir()  # WhiteNoise warns when it is missing
