"""What is broken in a text, in Chinese and with the way out."""

from django.utils.translation import gettext_lazy as _

from guide.markdown_checks import Broken

_WORDS = {
    Broken.CONTENT_LINK: _("链接没写完整，写成 [[law:编号]] 或 [[topic:网址名|要显示的字]]"),
    Broken.LINK: _("链接没写完整，或者地址不行：只能是 https:// 开头，或者本站的 /…"),
    Broken.EMPHASIS: _("** 要成对，中间紧挨着字"),
    Broken.HTML: _("不能写 HTML，请用 Markdown"),
    Broken.PICTURE: _("不能放图片"),
    Broken.FENCE: _("``` 没有收尾，后面的正文都会变成代码；补一行 ```"),
    Broken.TABLE: _("表格缺了表头下面的那一行（|---|---|）"),
}


def broken_words(broken: Broken, line: str) -> str:
    """Return what is wrong at `line` and how to right it."""
    return f"{_WORDS[broken]}：“{line}”。"
