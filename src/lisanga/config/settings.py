"""Settings, read from the environment; everything that protects is on unless the demo or the tests say otherwise."""

import os
from pathlib import Path

from lisanga.config.database import database_settings
from lisanga.config.secret import load_secret_key

ENVIRONMENT = os.environ.get("LISANGA_ENV", "production")
IS_DEMO = ENVIRONMENT == "demo"
IS_TEST = ENVIRONMENT == "test"
PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("LISANGA_DATA", "var")).absolute()

DEBUG = False
SECRET_KEY = "tests-only" if IS_TEST else load_secret_key(DATA)
_hosts = os.environ.get("LISANGA_HOSTS", "")
ALLOWED_HOSTS = [host for host in _hosts.split(",") if host] or ["localhost", "127.0.0.1", "[::1]", "testserver"]

LANGUAGES = [("fr", "Français")]

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "lisanga.core.scope",
    "lisanga.core.operations",
    "lisanga.core.files",
    "lisanga.core.ledger",
    "lisanga.domains.directory",
    "lisanga.domains.places",
    "lisanga.domains.partnerships",
    "lisanga.domains.cooperatives",
    "lisanga.domains.treasury",
    "lisanga.domains.members",
    "lisanga.domains.stock",
    "lisanga.domains.collect",
    "lisanga.domains.imports",
    "lisanga.domains.training",
    "lisanga.domains.indicators",
    "lisanga.interfaces.bridges",
    "lisanga.interfaces.web",
    "lisanga.interfaces.field",
    "lisanga.config",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lisanga.interfaces.sync.middleware.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "lisanga.interfaces.web.compression.CompressionMiddleware",
    *(["django.middleware.locale.LocaleMiddleware"] if len(LANGUAGES) > 1 else []),
    "lisanga.core.scope.sessions.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "lisanga.interfaces.web.middleware.CsrfMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lisanga.interfaces.web.middleware.OfficeMiddleware",
]
ROOT_URLCONF = "lisanga.config.urls"
WSGI_APPLICATION = "lisanga.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lisanga.interfaces.web.context.office",
            ],
            "builtins": [f"lisanga.interfaces.web.templatetags.{name}" for name in ("lisanga", "articles")],
        },
    }
]

DATABASES = {"default": database_settings(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "scope.Person"
AUTHENTICATION_BACKENDS = ["lisanga.core.scope.signin.PersonBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "lisanga.core.scope.password_rules.NotOneself"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = (
    ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if IS_TEST
    else ["django.contrib.auth.hashers.PBKDF2PasswordHasher", "django.contrib.auth.hashers.ScryptPasswordHasher"]
)
SESSION_ENGINE = "lisanga.core.scope.sessions"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
LOGIN_URL = "signin"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# The demo and the tests speak plain HTTP on the loopback; everywhere else a proxy must bring TLS.
_tls = not (IS_DEMO or IS_TEST or os.environ.get("LISANGA_PLAIN_HTTP") == "1")
SESSION_COOKIE_SECURE = _tls
CSRF_COOKIE_SECURE = _tls
SECURE_SSL_REDIRECT = _tls
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _tls else None
# How many proxies of ours stand in front: the client's address is read from what the outermost one wrote.
TRUSTED_PROXIES = int(os.environ.get("LISANGA_PROXIES", "1" if _tls else "0"))
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _tls else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # of pages, said by OfficeMiddleware; a file has no use for it
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "fr"
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Africa/Kinshasa"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
# `lisanga serve` collects the files first: named by their content (a browser keeps them for ever) and compressed once.
_collected = os.environ.get("LISANGA_STATIC") == "collected"
_plain_files = "django.contrib.staticfiles.storage.StaticFilesStorage"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage" if _collected else _plain_files
    },
}
WHITENOISE_MANIFEST_STRICT = False
WHITENOISE_USE_FINDERS = not _collected
WHITENOISE_AUTOREFRESH = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our own pages load them, nobody else's
# Named by their content: by Django's storage, or by the build of the field app.
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/static/(?:terrain/.+-[\w-]{8}|.+\.[0-9a-f]{12})\.\w+$"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
