"""What is counted: the groups, and what the names in them mean. Nothing else is."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Group(StrEnum):
    PAGES = "pages"  # names: kinds of page
    CASEBOOKS = "casebooks"
    DOSSIERS = "dossiers"  # names: the channels they are addressed to; together they are a sum
    CHANNELS = "channels"  # names: the channels whose pages were opened


TOTAL = "total"  # the name under which a day's sum of a group is kept
GROUP_LABELS: Mapping[str, Promise] = {
    Group.CASEBOOKS: _("记录本"),
    Group.DOSSIERS: _("导出的材料，写给谁"),
    Group.CHANNELS: _("打开了哪个渠道的页面"),
    Group.PAGES: _("打开的页面"),
}
"""The groups in the order in which they are shown."""

CASEBOOK_LABELS: Mapping[str, Promise] = {"made": _("新开"), "opened": _("再次打开")}
PAGE_LABELS: Mapping[str, Promise] = {
    "home": _("首页"),
    "accessibility": _("无障碍说明"),
    "guide:index": _("指南"),
    "guide:my-stage": _("我在哪个阶段"),
    "guide:stage": _("阶段"),
    "guide:topic": _("主题"),
    "guide:conducts": _("催收行为一览"),
    "guide:conduct": _("催收行为"),
    "guide:law": _("规定一览"),
    "guide:instrument": _("规定"),
    "guide:provision": _("条文"),
    "guide:lenders": _("放款机构一览"),
    "guide:lender": _("放款机构"),
    "guide:channels": _("渠道一览"),
    "guide:channel": _("渠道"),
    "guide:sources": _("资料来源"),
    "guide:map": _("网站地图"),
    "guide:corrections": _("更正与答复"),
    "guide:data": _("开放数据"),
    "guide:data-file": _("开放数据的文件"),
}
"""The kinds of page that are counted, by the names of their addresses."""

CHANNEL_PAGE = "guide:channel"
