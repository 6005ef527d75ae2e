"""The contacts in the file format of `manage.py assess`, so that anybody can judge them again."""

from complaints.conduct.wire import case_to_json, to_line
from complaints.dossier.model import Dossier


def render_json(dossier: Dossier) -> bytes:
    """Return the case as one line of JSON in UTF-8; contact c012 is number 12 of the log."""
    return (to_line(case_to_json(dossier.case)) + "\n").encode()
