"""`/healthz`: is the database there, and are there rules to judge by?"""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from config import APP_VERSION
from guide.models import Conduct


def health(request: HttpRequest) -> JsonResponse:
    """Answer 200 when the app can serve, 503 with what is missing when it cannot."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        ready = Conduct.objects.exists()
    except DatabaseError:
        return JsonResponse({"status": "database unreachable"}, status=503)
    if not ready:
        return JsonResponse({"status": "no content: run manage.py load_content"}, status=503)
    return JsonResponse({"status": "ok", "version": APP_VERSION})
