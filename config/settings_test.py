"""Settings for the tests: everything as in production, in a folder that goes with the test run."""

import atexit
import os
import shutil
import tempfile

if not os.environ.get("VAR_DIR"):
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="self-help-tests-")
    atexit.register(shutil.rmtree, os.environ["VAR_DIR"], ignore_errors=True)

from config.settings import *

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT.mkdir(exist_ok=True)  # WhiteNoise warns of a folder that is not there
FIGURES = False  # else a thread of the app would write into a test's database
CORPUS_DIR = BASE_DIR / "tests" / "data" / "corpus"  # a few texts: all of them take 10 seconds
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # editors' test accounts only
