"""Editing the public half. Nothing of a borrower is registered here."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from guide.admin import conduct, directory, law, pages, remarks, upkeep

__all__ = ["conduct", "directory", "law", "pages", "remarks", "upkeep"]

admin.site.site_header = _("逾期自助：编辑公开内容")
admin.site.site_title = _("逾期自助")
admin.site.index_title = _("公开内容")
