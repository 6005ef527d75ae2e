"""Components that hold other markup (the rest are plain includes), and controls of forms."""

from typing import Any

from django import forms, template
from django.forms import BoundField
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag
def banner(content: SafeString, level: str = "") -> SafeString:
    """Set a notice apart; `level` is "", "warning" or "error"."""
    return _component("banner", content, level=level)


@register.simple_block_tag
def card(content: SafeString, href: str, title: str) -> SafeString:
    """Give a list item that is one link."""
    return _component("card", content, href=href, title=title)


@register.simple_block_tag
def details(content: SafeString, summary: str, open: bool = False) -> SafeString:
    """Fold away what most people need not read."""
    return _component("details", content, summary=summary, open=open)


@register.simple_block_tag
def answer(content: SafeString, label: str, href: str) -> SafeString:
    """Give one row of check answers, with the way to change it."""
    return _component("answer", content, label=label, href=href)


@register.filter
def counted(field: BoundField) -> bool:
    """Tell whether the page says how long the text may be: long texts with a limit only."""
    limit = getattr(field.field, "max_length", None)
    return isinstance(field.field.widget, forms.Textarea) and limit is not None


@register.filter
def control(field: BoundField) -> SafeString:
    """Draw the field's control; it names its hint, its error and its count as descriptions."""
    if field.field.widget.use_fieldset:  # the fieldset names them; its boxes say what is wrong
        return field.as_widget(attrs={"invalid": bool(field.errors)})
    described = [field.aria_describedby or "", f"{field.auto_id}_count" if counted(field) else ""]
    names = " ".join(filter(None, described))
    return field.as_widget(attrs={"aria-describedby": names} if names else {})


def _component(name: str, content: SafeString, **values: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", {"content": content, **values})
