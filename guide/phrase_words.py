"""Why a phrase cannot be used, in Chinese: the reader of words gives its reasons in English."""

from django.utils.translation import gettext_lazy as _

from guide.reasons import in_words

_WORDS = (
    (r"it matches the empty text", _("它连空白也会匹配。去掉末尾的 * 或 ?，写出至少一个字。")),
    (r"it matches any text", _("它什么话都会匹配。请写得具体一些。")),
    (r"it matches almost any text", _("家常话里处处都会匹配。请写得具体一些。")),
    (r"it takes too long to look for",
     _("读一段长文字，光找它就太慢。请减小 {} 里的次数，或者用 ~、~~ 代替 .*。")),
    (r"no word list named \{(.*)\}", _("没有叫 {%s} 的词表。请核对词表的网址名。")),
    (r"unknown field (.*)", _("不认识“%s”这个条件。写法见内容手册。")),
    (r"id and pattern are needed", _("编号和用语都要填。")),
    (r"this id stands twice in the list", _("这张表里有两个这样的编号，请改一个。")),
    (r"decides is true or left out", _("decides 只能写 true，或者不写。")),
    (r"(\w+) is one of (.*)", _("%s 只能是：%s。")),
    (r"missing \).*", _("括号没有成对：少一个 )。")),
    (r"unexpected \).*", _("括号没有成对：多一个 )，或者少一个 (。")),
    (r"missing \].*", _("方括号没有成对：少一个 ]。")),
    (r"no argument for repetition operator.*",
     _("* + ? 或 {} 前面要有字。要写它们本身，前面加 \\。")),
    (r"(?:invalid|trailing \\).*escape.*|trailing \\.*",
     _("\\ 后面的写法不认识。要写 \\ 本身，写成 \\\\。")),
    (r".*(?:too large|repetition size|bad repetition|repetition argument).*",
     _("它展开以后太大，读起来太慢。请减小 {} 里的次数。")),
)  # fmt: skip


def reason_in_words(reason: str) -> str:
    """Return the reason of a `PhraseProblem` for an editor; what is not known stays as it is."""
    return in_words(reason, _WORDS) or str(_("写法有误（%s）。")) % reason
