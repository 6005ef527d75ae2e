"""The states of a change and the steps between them. Pure, but for the words people read."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    """Where a change stands."""

    DRAFT = "draft", _("草稿")
    RETURNED = "returned", _("退回修改")
    IN_REVIEW = "in_review", _("待审核")
    APPROVED = "approved", _("已通过，待发布")
    SCHEDULED = "scheduled", _("已排期")
    PUBLISHED = "published", _("已发布")
    WITHDRAWN = "withdrawn", _("已撤回")


class Origin(TextChoices):
    """How a change came to be."""

    EDITOR = "editor", _("编辑")
    IMPORT = "import", _("导入")
    REVERT = "revert", _("恢复旧版本")
    UNDO = "undo", _("撤销发布")
    FILES = "files", _("内容文件")


class Act(TextChoices):
    """What somebody did with a change."""

    SAVED = "saved", _("写了草稿")
    SUBMITTED = "submitted", _("提交审核")
    TAKEN_BACK = "taken_back", _("收回修改")
    RETURNED = "returned", _("退回")
    APPROVED = "approved", _("审核通过")
    SCHEDULED = "scheduled", _("通过并排期")
    REBASED = "rebased", _("合并到最新内容")
    PUBLISHED = "published", _("发布")
    WITHDRAWN = "withdrawn", _("撤回")
    UNDONE = "undone", _("撤销发布")
    HELD_UP = "held_up", _("没能按期发布")


# A row has one change in these states at most. One that is scheduled waits beside it, so that an
# urgent correction need not wait for a rule that begins next year.
AT_WORK = (State.DRAFT, State.RETURNED, State.IN_REVIEW, State.APPROVED)
APPROVED = (State.APPROVED, State.SCHEDULED)
OPEN = (*AT_WORK, State.SCHEDULED)
CLOSED = (State.PUBLISHED, State.WITHDRAWN)

FROM: Mapping[Act, tuple[State, ...]] = {
    Act.SAVED: AT_WORK,
    Act.SUBMITTED: (State.DRAFT, State.RETURNED),
    Act.TAKEN_BACK: (State.IN_REVIEW, State.APPROVED, State.SCHEDULED),
    Act.RETURNED: (State.IN_REVIEW, State.APPROVED, State.SCHEDULED),
    Act.APPROVED: (State.IN_REVIEW,),
    Act.SCHEDULED: (State.IN_REVIEW, State.APPROVED),
    Act.REBASED: AT_WORK,
    Act.PUBLISHED: (State.APPROVED, State.SCHEDULED),
    Act.WITHDRAWN: OPEN,
}
"""The states in which each step may be taken."""

TO: Mapping[Act, State] = {
    Act.SAVED: State.DRAFT,
    Act.SUBMITTED: State.IN_REVIEW,
    Act.TAKEN_BACK: State.DRAFT,
    Act.RETURNED: State.RETURNED,
    Act.APPROVED: State.APPROVED,
    Act.SCHEDULED: State.SCHEDULED,
    Act.REBASED: State.DRAFT,
    Act.PUBLISHED: State.PUBLISHED,
    Act.WITHDRAWN: State.WITHDRAWN,
}

# What an editor publishes here decides what borrowers do: two people look at it.
SECOND_PERSON = ("instruments", "conducts", "phrases", "words")
