"""Every setting. Values come from the environment; the defaults are what `make serve` uses."""

import re
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# Paths
ROOT = Path(__file__).resolve().parent.parent
VAR = Path(env.str("VAR_DIR", default=str(ROOT / "var")))
FIXTURES = ROOT / "fixtures"


def _boolean(name: str) -> bool:
    """A yes-or-no setting. Raises ImproperlyConfigured for anything else."""
    value: str = env.str(name, default="no").lower()
    if value not in {"yes", "no"}:
        raise ImproperlyConfigured(f"{name} is “{value}”. Allowed are yes and no.")
    return value == "yes"


def _secret_key() -> str:
    """The key from the environment or from its file. There is no default: a known key is none."""
    key: str = env.str("SECRET_KEY", default="")
    file = VAR / "secret-key"
    if not key and file.exists():
        key = file.read_text(encoding="ascii").strip()
    if len(key) < 50:
        raise ImproperlyConfigured(
            f"No secret key of 50 or more characters was found in SECRET_KEY or in {file}. "
            f"Make one with: python -m cikinfo.secret_key {file}"
        )
    return key


def _site_url() -> str:
    """The public address of the site, without a slash at its end."""
    value: str = env.str("SITE_URL", default="http://127.0.0.1:8000").rstrip("/")
    if not re.fullmatch(r"https?://[A-Za-z0-9.-]+(:\d{1,5})?", value):
        raise ImproperlyConfigured(
            f"SITE_URL is “{value}”. It must look like https://www.example.org, with no path."
        )
    return value


def _database() -> dict[str, Any]:
    """The database that DATABASE_URL names, SQLite in `var` by default."""
    value: str = env.str("DATABASE_URL", default=f"sqlite:///{quote(str(VAR / 'cikinfo.sqlite3'))}")
    scheme = value.partition("://")[0]
    if scheme not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured(  # the rest of the value may hold a password
            f"DATABASE_URL begins with “{scheme[:12]}”. Allowed are sqlite:///path/to/file and "
            "postgres://user:password@host:5432/name."
        )
    found: dict[str, Any] = env.db_url_config(value)
    return found


# Security
DEBUG = _boolean("DEBUG")
SECRET_KEY = _secret_key()
SITE_URL = _site_url()
_HOST = urlsplit(SITE_URL).hostname or ""
_IS_LOCAL = _HOST in {"127.0.0.1", "localhost"}
_IS_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = [_HOST, "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SECURE_SSL_REDIRECT = _IS_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # probes come over plain HTTP
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if _boolean("BEHIND_TLS_PROXY") else None
)
SECURE_HSTS_SECONDS = 365 * 24 * 3600  # sent over HTTPS only
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Browsers accept secure cookies from 127.0.0.1 (Safari does not: use `make dev` there).
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True
# W005, W021: whether other hosts under the same domain use HTTPS is the operator's to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
if _IS_LOCAL and not _IS_HTTPS:
    SILENCED_SYSTEM_CHECKS.append("security.W008")  # there is no HTTPS to redirect to
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "script-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
}

# Apps
INSTALLED_APPS = [
    "content.apps.ContentConfig",
    "content.apps.ContentAdminConfig",
    "admin_reorder",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
ROOT_URLCONF = "cikinfo.urls"
WSGI_APPLICATION = "cikinfo.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Middleware
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "content.admin.admin_site.AdminOrderMiddleware",
]

# Templates
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Database
DATABASES = {"default": _database()}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers go on while an editor writes; IMMEDIATE makes two writers wait, not fail.
    DATABASES["default"]["OPTIONS"] = {
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 600
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# Static files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [ROOT / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "cikinfo.storage.SiteStaticFilesStorage"
    },
}

# Content
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000  # a page of 60 sections is one form of some 700 fields
LOGIN_URL = "admin:login"
ADMIN_REORDER = [
    {
        "app": "content",
        "label": "Pages",
        "models": ["content.Topic", "content.FAQ", "content.GlossaryTerm"],
    },
    {
        "app": "content",
        "label": "Evidence",
        "models": [
            "content.Source",
            "content.Claim",
            "content.EvidenceRow",
            "content.SideEffect",
            "content.Comparison",
            "content.Schedule",
            "content.ClinicalTrial",
        ],
    },
    {
        "app": "content",
        "label": "Places and costs",
        "models": ["content.Centre", "content.CostItem"],
    },
    {
        "app": "content",
        "label": "Site",
        "models": ["content.SiteSettings", "content.Edition", "content.Redirect"],
    },
    {"app": "auth", "label": "Staff"},
]

# Logging: what an operator has to see goes to the console, where the server's own lines go
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO" if "runserver" in sys.argv else "WARNING"},
}
