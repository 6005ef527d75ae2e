"""Chinese words for the vocabulary, and the one way in which papers write days and moments."""

from collections.abc import Iterable
from datetime import date, datetime

from complaints.conduct.facts import SHANGHAI, Addressee, Channel, Claim, Clock, Contact, LenderKind

CHANNELS = {
    Channel.PHONE: "电话",
    Channel.ROBOT_CALL: "机器人语音电话",
    Channel.SMS: "短信",
    Channel.INSTANT_MESSAGE: "微信等即时消息",
    Channel.APP: "APP 通知",
    Channel.EMAIL: "电子邮件",
    Channel.LETTER: "信函",
    Channel.VISIT: "上门",
    Channel.SOCIAL_MEDIA: "社交媒体",
    Channel.OTHER: "其他方式",
}

# How a sentence says it: "向本人发短信", "给家人打电话".
DEEDS = {
    Channel.PHONE: "打电话",
    Channel.ROBOT_CALL: "打机器人语音电话",
    Channel.SMS: "发短信",
    Channel.INSTANT_MESSAGE: "发即时消息",
    Channel.APP: "发 APP 通知",
    Channel.EMAIL: "发电子邮件",
    Channel.LETTER: "寄信",
    Channel.VISIT: "上门",
    Channel.SOCIAL_MEDIA: "在社交媒体发布或发送内容",
    Channel.OTHER: "以其他方式联系",
}

ADDRESSEES = {
    Addressee.BORROWER: "本人",
    Addressee.EMERGENCY_CONTACT: "紧急联系人",
    Addressee.FAMILY: "家人",
    Addressee.COLLEAGUE: "同事",
    Addressee.EMPLOYER: "工作单位",
    Addressee.ACQUAINTANCE: "朋友熟人",
    Addressee.VILLAGE: "村居委会或邻居",
    Addressee.STRANGER: "无关的人",
    Addressee.PUBLIC: "公开场合",
}

CLAIMS = {
    Claim.LENDER: "放款机构",
    Claim.AGENCY: "催收公司",
    Claim.LAW_FIRM: "律师事务所",
    Claim.POLICE: "公安机关",
    Claim.COURT: "法院",
    Claim.PROCURATORATE: "检察院",
    Claim.GOVERNMENT: "政府部门",
    Claim.MEDIATOR: "调解组织",
    Claim.UNKNOWN: "",
}

LENDER_KINDS = {
    LenderKind.BANK: "银行",
    LenderKind.CONSUMER_FINANCE: "消费金融公司",
    LenderKind.MICROLOAN: "小额贷款公司",
    LenderKind.PLATFORM: "助贷平台",
    LenderKind.UNLICENSED: "未查到金融牌照的机构",
    LenderKind.UNKNOWN: "",
}

FORCES = {
    "statute": "法律",
    "judicial": "司法解释",
    "regulation": "行政法规",
    "departmental": "部门规章",
    "normative": "规范性文件",
    "standard": "推荐性国家标准",
    "self_discipline": "行业自律",
}

# Where a paper may say 可能涉嫌违反; of a standard or a self-discipline rule it says 可能不符合.
LAW = frozenset({"statute", "judicial", "regulation", "departmental"})

RELATIONS = {
    "mother": "母亲",
    "father": "父亲",
    "parents": "父母",
    "spouse": "配偶",
    "wife": "妻子",
    "husband": "丈夫",
    "brother": "兄弟",
    "sister": "姐妹",
    "child": "子女",
    "son": "儿子",
    "daughter": "女儿",
    "grandparent": "祖父母",
    "relative": "亲戚",
    "friend": "朋友",
    "boss": "上级",
    "hr": "人事部门",
    "frontdesk": "前台",
    "front-desk": "前台",
}


def recipient(to: Addressee, person: str | None) -> str:
    """Who was contacted, with the label that tells two third persons apart."""
    kind = ADDRESSEES[to]
    prefix, colon, rest = (person or "").partition(":")
    label = (rest if colon and prefix in ADDRESSEES else person or "").strip()
    return f"{kind}（{RELATIONS.get(label, label)}）" if label else kind


def day_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def moment_text(moment: datetime) -> str:
    """The moment on a clock in Shanghai, as a sentence says it."""
    local = moment.astimezone(SHANGHAI)
    return f"{day_text(local.date())}{local:%H:%M}"


def when_text(contact: Contact) -> str:
    """When a contact was and how well its hour is known, as a sentence says it."""
    if contact.clock is Clock.UNKNOWN:
        return f"{day_text(contact.day)}（几时记不清）"
    about = "约" if contact.clock is Clock.ABOUT else ""
    return f"{day_text(contact.day)}{about}{contact.local:%H:%M}"


def when_cell(contact: Contact) -> str:
    """When a contact was and how well its hour is known, as a table writes it."""
    if contact.clock is Clock.UNKNOWN:
        return f"{contact.day:%Y-%m-%d} 几时记不清"
    about = "约 " if contact.clock is Clock.ABOUT else ""
    return f"{contact.day:%Y-%m-%d} {about}{contact.local:%H:%M}"


def period_text(first: date, last: date) -> str:
    """From day to day; the year of the second only where it differs."""
    if first == last:
        return day_text(first)
    return f"{day_text(first)}至{_after(first, last)}"


def days_text(days: Iterable[date], listed: int = 3) -> str:
    """Up to `listed` days one by one, more as first to last with their number."""
    ordered = sorted(set(days))
    if len(ordered) > listed:
        return f"{period_text(ordered[0], ordered[-1])}（其中 {len(ordered)} 天）"
    first, *rest = ordered
    return "、".join([day_text(first), *map(_after, ordered, rest)])


def _after(before: date, day: date) -> str:
    same_year = before.year == day.year
    return f"{day.month}月{day.day}日" if same_year else day_text(day)


def numbers_text(numbers: Iterable[int]) -> str:
    """Log numbers, runs of three or more joined: 1、4–7、9."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs]
    return "、".join(parts)


def duration_text(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} 分 {rest} 秒" if minutes else f"{rest} 秒"
