from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from guide.admin.base import LINKS_HINT, GuideAdmin, identity, origin
from guide.models import Stage, Topic

RELATED_HINT = _("页面末尾列出的内容；先后按各自的次序排。")


@admin.register(Stage)
class StageAdmin(GuideAdmin):
    list_display = ["name", "phase", "days_from", "days_to", "reviewed_on", "slug"]
    list_filter = ["phase", "reviewed_on"]
    search_fields = ["slug", "name", "summary"]
    autocomplete_fields = ["conducts", "provisions", "topics", "sources"]
    fieldsets = [
        identity("name", "phase", "order", "summary"),
        (
            _("天数"),
            {
                "description": _(
                    "各阶段的天数要接上，不重叠，也不空一天。到期前的阶段不填起点，最后一个不填终点；"
                    "和天数无关的阶段（例如起诉以后）两个都不填。"
                ),
                "fields": ["days_from", "days_to"],
            },
        ),
        (_("五个部分"), {"description": LINKS_HINT, "fields": list(Stage.SECTIONS)}),
        (
            _("相关内容"),
            {"description": RELATED_HINT, "fields": ["conducts", "provisions", "topics"]},
        ),
        origin("sources", "reviewed_on"),
    ]


@admin.register(Topic)
class TopicAdmin(GuideAdmin):
    list_display = ["title", "order", "reviewed_on", "slug"]
    list_filter = ["reviewed_on"]
    search_fields = ["slug", "title", "summary", "body"]
    autocomplete_fields = ["conducts", "provisions", "related", "sources"]
    fieldsets = [
        identity("title", "order", "summary"),
        (_("正文"), {"description": LINKS_HINT, "fields": ["body"]}),
        (
            _("相关内容"),
            {"description": RELATED_HINT, "fields": ["conducts", "provisions", "related"]},
        ),
        origin("sources", "reviewed_on"),
    ]
