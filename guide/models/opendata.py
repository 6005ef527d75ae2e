"""Since when each set of open data is as it is."""

from django.db import models


class DataEdition(models.Model):
    """One row a set; `edition` is the digest of what the set holds."""

    name = models.CharField(max_length=40, unique=True)
    edition = models.CharField(max_length=80)
    made_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.name} {self.edition}"
