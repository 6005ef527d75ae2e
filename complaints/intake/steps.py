"""The contact wizard as one list: slug, title, form and condition stand together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from complaints.intake.forms import (
    CallForm,
    CheckForm,
    HowForm,
    StepForm,
    WhenForm,
    WhomForm,
    WordsForm,
)
from complaints.intake.vocabulary import VOICE

Answers = Mapping[str, Mapping[str, Any]]


def _always(answers: Answers) -> bool:
    return True


def is_voice(answers: Answers) -> bool:
    """Tell whether the contact was a call: only then is asked whether it connected."""
    return answers.get("how", {}).get("channel") in VOICE


@dataclass(frozen=True, slots=True)
class Step:
    slug: str
    title: Any
    form: type[StepForm]
    applies: Callable[[Answers], bool] = _always


STEPS = (
    Step("how", _("怎么联系的"), HowForm),
    Step("call", _("接通了吗"), CallForm, applies=is_voice),
    Step("when", _("什么时候、谁打来的"), WhenForm),
    Step("whom", _("联系到了谁"), WhomForm),
    Step("words", _("发生了什么"), WordsForm),
    Step("check", _("核对"), CheckForm),
)
TITLES = {step.slug: step.title for step in STEPS}
