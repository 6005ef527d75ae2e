"""Settings. Embedded by default (SQLite, local files); everything else comes from the environment.

Every variable, its default and what it is for stands in docs/operations.md.
"""

from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config.env import env_bool, env_database, env_int, env_list, env_text
from config.logs import QUIET_LOGGING
from config.secret import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env_text("VAR_DIR", str(BASE_DIR / "var")))
try:
    VAR_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(
        f"VAR_DIR={str(VAR_DIR)!r} cannot be made ({error.strerror}): name a folder that can"
    ) from None

DEBUG = env_bool("DEBUG", False)
SECRET_KEY = secret_key(VAR_DIR / "secret_key")

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS", LOOPBACK)
HTTPS = env_bool("HTTPS", False)
if not HTTPS and set(ALLOWED_HOSTS) - set(LOOPBACK):
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS names a host other than this machine: serve it over HTTPS and say HTTPS=true"
    )
if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG=true is for this machine alone: write DEBUG=false")
CSRF_TRUSTED_ORIGINS = env_list("CSRF_TRUSTED_ORIGINS", [])

INSTALLED_APPS = [
    "guide",
    "complaints",
    "curation",
    "figures",
    "crispy_forms",
    "formtools",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "complaints.middleware.CasebookMiddleware",
    "curation.middleware.PublishDueMiddleware",
    "curation.preview.PreviewMiddleware",
    "figures.middleware.FiguresMiddleware",
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
                "complaints.context.unfinished",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_TEMPLATE_PACK = "plain"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("plain",)
CRISPY_FAIL_SILENTLY = False

DATABASES = {"default": env_database("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# The cookie is the only copy of the key that opens the session row (complaints/vault/sessions.py).
SESSION_ENGINE = "complaints.vault.sessions"
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_AGE = env_int("SESSION_SECONDS", 4 * 60 * 60, at_least=60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_NAME = "c"
CSRF_COOKIE_AGE = None  # gone with the browser window: a shared phone keeps no trace of a visit
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "complaints.views.errors.csrf_failure"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# Other sites are told nothing; "no-referrer" would make browsers send forms with `Origin: null`,
# which the form check rightly refuses.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

# Nothing a borrower sends is written to a temporary file: large uploads are refused until the
# evidence store can take them as a sealed stream.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 12_000

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CONTENT_DIR = BASE_DIR / "guide" / "content"
# Labelled texts that changes of rules are tried on.
CORPUS_DIR = Path(env_text("CORPUS_DIR", str(BASE_DIR / "corpus")))

# After how many days somebody has to look at a row again.
REVIEW_DAYS = {
    "instruments": env_int("REVIEW_DAYS_LAW", 180, at_least=1),
    "channels": env_int("REVIEW_DAYS_CHANNELS", 90, at_least=1),
    "lenders": env_int("REVIEW_DAYS_LENDERS", 180, at_least=1),
    "stages": env_int("REVIEW_DAYS_PAGES", 365, at_least=1),
    "topics": env_int("REVIEW_DAYS_PAGES", 365, at_least=1),
}

# How long a reader's remark is kept after an editor has dealt with it.
REMARK_DAYS = env_int("REMARK_DAYS", 365, at_least=30, at_most=3_650)

# How often things happen, a day at a time; numbers below FIGURES_LEAST are shown to nobody.
FIGURES = env_bool("FIGURES", True)
FIGURES_LEAST = env_int("FIGURES_LEAST", 10, at_least=3, at_most=1_000)

DEFAULT_EXCEPTION_REPORTER = "config.quiet.QuietReporter"
DEFAULT_EXCEPTION_REPORTER_FILTER = "config.quiet.HideEverything"
LOGGING = QUIET_LOGGING
