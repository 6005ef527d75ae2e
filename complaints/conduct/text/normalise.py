"""Text as a pattern should see it, with a way back to the words as they were written.

What people type is full of tricks against word filters (爆*通*讯*录, z付宝, 还 款) and of plain
habits (full-width digits, traditional characters). Patterns read the mended text; a quote must
still be an exact piece of the original, so every mended character knows where it came from.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

# Single characters only, and only such as stand for one simplified character in this field. A full
# table belongs to a library (OpenCC).
_TRADITIONAL = str.maketrans(
    "還錢貸債們個這來說話電機號碼親戚單位認識訊錄網絡聯繫長處場會過時間問題門開關頭銀轉帳戶費證"
    "據實報導書國後給發現點對應該誰麼樣讓請別罵爛臉殺車樓區邊裡裏嗎爺媽爸兒婦嬸歲學師課級園當"
    "兵審貧獎業務員領導廠辦經營執紙張寫貼門鎖漆潑燒壞動拖搶奪鬧圍堵攔蹲監視頻圖賣買東賤豬廢"
    "劉陳張楊黃趙吳馬風險價錯總數額應償擔責義連續響掛斷靜傳檢査詢圓從與為無論條萬億雙幾聽講",
    "还钱贷债们个这来说话电机号码亲戚单位认识讯录网络联系长处场会过时间问题门开关头银转账户费证"
    "据实报导书国后给发现点对应该谁么样让请别骂烂脸杀车楼区边里里吗爷妈爸儿妇婶岁学师课级园当"
    "兵审贫奖业务员领导厂办经营执纸张写贴门锁漆泼烧坏动拖抢夺闹围堵拦蹲监视频图卖买东贱猪废"
    "刘陈张杨黄赵吴马风险价错总数额应偿担责义连续响挂断静传检查询圆从与为无论条万亿双几听讲",
)

# Shorthand and look-alikes that can stand for nothing else; Latin ones only between other script.
_SHORTHAND = {
    "vx": "微信", "wx": "微信", "v信": "微信", "薇信": "微信", "威信号": "微信号",
    "微x": "微信", "私v": "私人微信", "加v": "加微信", "企鹅号": "qq号", "扣扣": "qq",
    "zfb": "支付宝", "z付宝": "支付宝", "支付b": "支付宝", "qk": "欠款", "yq": "逾期",
    "yu期": "逾期", "hk": "还款", "qian": "钱", "还米": "还钱", "还qian": "还钱", "cs": "催收",
    "btxl": "爆通讯录", "txl": "通讯录", "hsn": "呼死你", "呼si你": "呼死你",
    "呼四你": "呼死你", "fayuan": "法院", "法yuan": "法院", "fy": "法院", "法y": "法院",
    "jc": "警察", "gad": "公安", "zx": "征信", "正信": "征信", "luo照": "裸照",
    "工资咔": "工资卡", "信用咔": "信用卡", "kuan": "款", "ping台": "平台", "dk": "贷款",
    "贝戋": "贱", "亻尔": "你", "sǐ": "死", "sha了": "杀了", "nmsl": "你妈死了", "sb": "傻逼",
    "傻b": "傻逼", "nm": "你妈", "tmd": "他妈的", "wcnm": "操你妈", "cnm": "操你妈",
    "ri你": "日你", "na家": "哪家", "shei": "谁", "bu": "不", "ni": "你", "wo": "我",
}  # fmt: skip
_LATIN = re.compile(r"[a-zǐ]")
_LONGEST = max(map(len, _SHORTHAND))
_FIRST = frozenset(key[0] for key in _SHORTHAND)
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
# One of these between two Chinese characters splits a word and carries no meaning of its own.
_SPLITTERS = frozenset("*·•・⭐★☆^_|/\\+=#`´-.")
_SPACES = frozenset(" \t")
# Most texts hold nothing but these, which stand for one character each: no need to walk them.
_PLAIN = re.compile(r"[\u4e00-\u9fff0-9，。？！、：；“”‘’（）《》【】「」『』—…\n]*")
_HAN_SHORTHAND = re.compile("|".join(key for key in _SHORTHAND if not key.isascii()))


@dataclass(frozen=True, slots=True)
class Normal:
    """Mended text; `starts[i]` and `ends[i]` bound the original piece behind character i."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that the mended characters `start` to `end` came from."""
        return self.starts[start], max(self.ends[start:end])


def normalise(text: str) -> Normal:
    """Mend `text` for reading. Any Unicode is taken; time and size stay linear in the length."""
    if _PLAIN.fullmatch(text) and not _HAN_SHORTHAND.search(text):
        size = len(text)
        return Normal(text.translate(_FOLDED), range(size), range(1, size + 1))
    cells = [
        (char, place) for place, original in enumerate(text) for char in _mend_character(original)
    ]
    cells = _without_splitters(cells)
    return _expand_shorthand(cells)


_FOLDED = _TRADITIONAL | str.maketrans("，？！：；（）", ",?!:;()")


@lru_cache(maxsize=65536)
def _mend_character(char: str) -> str:
    """Fold width, case and script of one character; what cannot be seen becomes nothing."""
    if char in "\n\t …":
        return char
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Cs", "Mn", "Me", "Co", "Cn"):
        return "\n" if char in "\r\x0b\x0c\x85" else ""
    folded = unicodedata.normalize("NFKC", char).lower().translate(_TRADITIONAL)
    return folded if len(folded) <= 8 else folded[:8]


def _without_splitters(cells: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Drop a lone splitter between Chinese characters, and the spaces of a s p a c e d word."""
    last = len(cells) - 1

    def han(index: int) -> bool:
        return 0 <= index <= last and _HAN.match(cells[index][0]) is not None

    def spaced(index: int) -> bool:
        # A space splits a word only where single characters stand alone on both sides of it:
        # 还 钱 吧, not 骂畜生 挂了.
        return cells[index][0] in _SPACES and (
            (index - 2 >= 0 and cells[index - 2][0] in _SPACES and index + 2 <= last
             and cells[index + 2][0] in _SPACES)
            or (index - 2 < 0 and index + 2 <= last and cells[index + 2][0] in _SPACES)
            or (index + 2 > last and index - 2 >= 0 and cells[index - 2][0] in _SPACES)
        )  # fmt: skip

    return [
        cell
        for index, cell in enumerate(cells)
        if not (
            (cell[0] in _SPLITTERS or (cell[0] in _SPACES and spaced(index)))
            and han(index - 1)
            and han(index + 1)
        )
    ]


def _expand_shorthand(cells: list[tuple[str, int]]) -> Normal:
    text = "".join(char for char, _ in cells)
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    index = 0
    while index < len(cells):
        key = _shorthand_at(text, index) if text[index] in _FIRST else ""
        size = len(key) or 1
        piece = _SHORTHAND[key] if key else text[index]
        start, end = cells[index][1], cells[index + size - 1][1] + 1
        out.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        index += size
    return Normal("".join(out), tuple(starts), tuple(ends))


def _shorthand_at(text: str, index: int) -> str:
    for size in range(min(_LONGEST, len(text) - index), 1, -1):
        key = text[index : index + size]
        if key in _SHORTHAND and not (
            (_LATIN.match(key[0]) and index and _LATIN.match(text[index - 1]))
            or (_LATIN.match(key[-1]) and _LATIN.match(text[index + size : index + size + 1]))
        ):
            return key
    return ""
