"""Settings of the site. Everything that differs between installations comes from the
environment (or a `.env` file); `.env.example` lists it all."""

from hashlib import blake2b
from pathlib import Path

from django.utils.csp import CSP

from config.environment import env, read_database, read_port, read_site_url, read_var_dir
from config.languages import LANGUAGES, SOURCE_LANGUAGE
from config.mail import read_mailer, read_sender
from config.secrets import read_or_create_secret

BASE_DIR = Path(__file__).resolve().parent.parent

env.read_env(str(BASE_DIR / ".env"), recurse=False)

# Where the installation keeps what is not code: database, media, secrets, mail.
VAR_DIR = read_var_dir(BASE_DIR / "var")

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or read_or_create_secret(VAR_DIR / "secret-key")

# One address decides hosts, links, secure cookies and HSTS.
PORT = read_port()
_site = read_site_url(f"http://localhost:{PORT}")
SITE_URL = _site.geturl()
_is_https = _site.scheme == "https"
ALLOWED_HOSTS = [_site.hostname, "localhost", "127.0.0.1", "[::1]"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# Apps

INSTALLED_APPS = [
    "home",
    "forms",
    "applications",
    "translating",
    "members",
    "meetings",
    "search",
    "letters",
    "pages",
    "security",
    "operations",
    "wagtail_localize",
    "wagtail_localize.locales",  # in place of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "taggit",
    "modelcluster",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "security.middleware.MalformedRequestMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "security.middleware.SecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "security.middleware.SiteLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Database and cache

DATABASES = {"default": read_database(VAR_DIR / "site.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Readers never wait for the writer, and a writer asks for its lock at once instead
    # of failing halfway. What is committed survives a power cut: letters rely on it.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
else:
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
    INSTALLED_APPS += ["django.contrib.postgres"]

# Several worker processes serve the site, so they share one cache; a new database
# never meets the old one's entries. What counts against a limit is kept apart, and there is
# much room for it: no flood of something else may throw it out.
CACHES = {
    name: {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache" / name,
        "KEY_PREFIX": blake2b(repr(DATABASES).encode(), digest_size=6).hexdigest(),
        "OPTIONS": {"MAX_ENTRIES": entries},
    }
    for name, entries in (("default", 1_000), ("limits", 10_000))
}

WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database"},  # what staff search in the admin
    "visitors": {"BACKEND": "search.indexing"},
}

# People and what protects them

ADMIN_EMAIL = env.str("ADMIN_EMAIL", "") or "admin@example.org"  # the first account
ADMIN_PASSWORD = env.str("ADMIN_PASSWORD", "")

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = _is_https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = _is_https
SECURE_HSTS_SECONDS = 31_536_000 if _is_https else 0
# The domain may be somebody's who has other sites below it, which this would bind as well.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = env.bool("HSTS_SUBDOMAINS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _is_https else None
X_FRAME_OPTIONS = "DENY"  # Wagtail lifts it for its own previews

# What a visitor's browser may load: nothing from anywhere but here. A video plays only
# after a click (blocks/embed.html), in a frame of one of these hosts.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "frame-src": ["https://www.youtube-nocookie.com", "https://player.vimeo.com"],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
PREVIEW_CSP = SECURE_CSP | {"frame-ancestors": [CSP.SELF]}
# Wagtail's own screens use inline scripts and styles, without nonces.
ADMIN_CSP = SECURE_CSP | {
    "script-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "style-src": [CSP.SELF, CSP.UNSAFE_INLINE],
    "img-src": [CSP.SELF, "data:", "blob:"],
    "frame-src": [CSP.SELF, *SECURE_CSP["frame-src"]],
    "frame-ancestors": [CSP.SELF],
}

CSRF_FAILURE_VIEW = "forms.views.csrf_failure"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # a long form comes back filled in, not refused
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor posts thousands

# Language and time

LANGUAGE_CODE = SOURCE_LANGUAGE
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "upstream"]
FORMAT_MODULE_PATH = ["config.formats"]
TIME_ZONE = "Europe/Helsinki"
USE_TZ = True
USE_I18N = True

# Files

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Mail: letters are written into a folder until a mail server is named.

DEFAULT_FROM_EMAIL = read_sender(f"verkosto@{_site.hostname}")
MAIL_DIR = VAR_DIR / "mail"
MAILERS = {"default": read_mailer(MAIL_DIR)}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "django.server": {
            "()": "django.utils.log.ServerFormatter",
            "format": "{message}",
            "style": "{",
        },
    },
    "filters": {"hide_secrets": {"()": "security.logs.HideSecretAddresses"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["hide_secrets"],
        },
        "django.server": {  # the development server's own
            "class": "logging.StreamHandler",
            "formatter": "django.server",
            "filters": ["hide_secrets"],
        },
    },
    "root": {"handlers": ["console"], "level": "WARNING"},
}

# Wagtail

WAGTAIL_SITE_NAME = "Naiserityisen työn verkosto"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_USER_LOGIN_FORM = "security.sign_in.LoginForm"
WAGTAILADMIN_USER_PASSWORD_RESET_FORM = "security.sign_in.PasswordResetForm"  # noqa: S105
LOGIN_REDIRECT_URL = "wagtailadmin_home"
WAGTAIL_I18N_ENABLED = True
# Translations start as drafts. Otherwise Finnish text goes live under another language, and
# submitting a live page with its subtree breaks the tree (wagtail-localize issue 773).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Machine translation: none, and no text leaves the site, until one service is named.
if key := env.str("DEEPL_KEY", ""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
        "OPTIONS": {"AUTH_KEY": key},
    }
elif url := env.str("LIBRETRANSLATE_URL", ""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": url.rstrip("/"),
            "API_KEY": env.str("LIBRETRANSLATE_KEY", ""),
        },
    }
elif key := env.str("GOOGLE_TRANSLATE_KEY", ""):
    WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "translating.machine.GoogleTranslator",
        "OPTIONS": {"API_KEY": key},
    }
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fi", "suomi"), ("sv", "svenska"), ("en", "English")]
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H.%M"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]
WAGTAILADMIN_UNICODE_SLUGS = False
WAGTAILIMAGES_IMAGE_FORM_BASE = "pages.images.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "ods", "odp", "pdf", "pptx", "rtf", "txt", "xlsx"]
# The admin calls no other host.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
