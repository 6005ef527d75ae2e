"""What an edition of the rules finds in the corpus, kept so that it is looked for once."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class TrialRun(models.Model):
    """The results of one edition over one corpus, as far as it has been read.

    `corpus` names the corpus and the engine that reads it. `packed` holds one entry for each of the
    first `done` cases (curation.trial.results).
    """

    edition = models.CharField(max_length=80)
    corpus = models.CharField(max_length=64)
    done = models.PositiveIntegerField(default=0)
    packed = models.BinaryField(default=b"")
    used_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        app_label = "curation"
        verbose_name = verbose_name_plural = _("试用规则")
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["edition", "corpus"], name="trial_run_once")]

    def __str__(self) -> str:
        return f"{self.edition[:15]} · {self.done}"
