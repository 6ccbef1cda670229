"""Django's settings for LEADS, on one page. Addresses and secrets come from the environment, never from here."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from leads.database.address import django_database


def _secret_key() -> str:
    """The key that signs sessions: from the data directory. Without one, a key that dies with this process."""
    file = os.environ.get("LEADS_SECRET_FILE")
    return Path(file).read_text().strip() if file else secrets.token_urlsafe(50)


# Where things are. `leads` sets these after it has started or found the database (leads/commands/common.py).
DATABASES = {"default": django_database(os.environ.get("LEADS_DATABASE_URL", "postgresql:///leads"))}
SECRET_KEY = _secret_key()
LEADS_DATA = os.environ.get("LEADS_DATA", "")
LEADS_DEMO = bool(LEADS_DATA) and (Path(LEADS_DATA) / "demo").exists()  # put there by `leads demo`, by nothing else

# What runs.
INSTALLED_APPS = [
    "leads.console",  # before allauth, whose pages it dresses anew
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "leads.ledger",
    "leads.mail",
    "leads.agencies",
    "leads.people",
    "leads.registration",
    "leads.hotfiles",
    "leads.oversight",
    "leads.switch",
]
MIDDLEWARE = [
    "leads.console.door.middleware.SecurityHeaders",
    "leads.console.door.boundary.Boundary",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "leads.console.door.middleware.Door",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
            ]
        },
    }
]
ROOT_URLCONF = "leads.console.pages"
ASGI_APPLICATION = "leads.console.asgi.application"
STATIC_URL = "/static/"
# Nothing is cached. Django's caches unpickle what they read, so whoever writes to one runs code in the console. What
# has to be remembered (wrong tries, codes that were used) stands in tables of its own, for every node.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DEBUG = False
# What fails is told on standard error; addresses and contents of messages are not logged.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"of failures": {"()": "leads.console.door.logs.FailuresOnly"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["of failures"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# Papers, images and batches that are sent to the console: 8192 kB, the ceiling of attachment.most_kilobytes, with the
# form around one. They stay in memory until they are in the database: none is written to a disk on the way.
DATA_UPLOAD_MAX_MEMORY_SIZE = FILE_UPLOAD_MAX_MEMORY_SIZE = 8192 * 1024 + 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = 1
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# Time and tongue. Inside everything is UTC; a screen shows the agency's zone.
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en-us"

# Who signs in, and how. Argon2 first; PBKDF2 stays for sites whose policy wants an approved algorithm.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "leads.console.door.passwords.Length"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "leads.console.door.passwords.NotUsedBefore"},
]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "user_id"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "leads.console.door.sign_in.Accounts"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False  # a session does not outlive its browser
# Wrong tries are counted in the database for all nodes (leads/people/wrong_tries.py); allauth counts in memory only.
ACCOUNT_RATE_LIMITS = {"login_failed": None, "login": None, "reauthenticate": None}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
MFA_FORMS = {
    "authenticate": "leads.console.door.sign_in.SecondFactor",
    "reauthenticate": "leads.console.door.sign_in.SecondFactorAgain",
}
ACCOUNT_FORMS = {"change_password": "leads.console.door.sign_in.PasswordChanged"}
MFA_ADAPTER = "leads.people.factor_secrets.Adapter"
MFA_TOTP_ISSUER = "LEADS"
MFA_TOTP_TOLERANCE = 1  # the code before and after count too: clocks differ, and a code may be typed as it changes
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]

# What a browser is told. LEADS_HTTPS=1 where a proxy in front speaks TLS; a loopback address needs none.
HTTPS = os.environ.get("LEADS_HTTPS") == "1"
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("LEADS_HOSTS", "").split(","))]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"  # stricter and browsers hide the origin from our own forms, which CSRF needs
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # CJIS policy: a session does not outlive its client
SESSION_COOKIE_AGE = 12 * 60 * 60  # CJIS policy: sign in again after 12 hours; the console ends idle ones sooner
