from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from guide.admin.base import LINKS_HINT, GuideAdmin, identity, origin
from guide.models import Channel, Lender


@admin.register(Lender)
class LenderAdmin(GuideAdmin):
    list_display = ["name", "kind", "order", "confidence", "checked_on", "slug"]
    list_filter = ["kind", "confidence", "checked_on"]
    search_fields = ["slug", "name", "operator"]
    autocomplete_fields = ["sources"]
    fieldsets = [
        identity(
            "name",
            "kind",
            "operator",
            "regulator",
            "order",
            "summary",
            description=_("用借款人看到的名字。谁是放款人以合同为准，没有核实就说没有核实。"),
        ),
        (_("正文"), {"description": LINKS_HINT, "fields": ["body"]}),
        origin("confidence", "sources", "checked_on"),
    ]


@admin.register(Channel)
class ChannelAdmin(GuideAdmin):
    list_display = ["name", "phone", "order", "confidence", "checked_on", "slug"]
    list_filter = ["confidence", "checked_on"]
    search_fields = ["slug", "name", "phone"]
    autocomplete_fields = ["sources"]
    fieldsets = [
        identity(
            "name",
            "order",
            "phone",
            "address",
            "hours",
            description=_("电话和时间会变：改了就把核对日期一起改。"),
        ),
        (
            _("受理范围"),
            {
                "description": _("一行一条。不受理的也写清楚，免得人白跑。"),
                "fields": ["takes", "refuses", "fields", "clock", "tips"],
            },
        ),
        origin("confidence", "sources", "checked_on"),
    ]
