"""The engine's vocabulary in the words of the page."""

from django.utils.translation import gettext_lazy as _

from complaints.conduct.facts import Addressee, Channel, Claim, Clock, LenderKind

VOICE = (Channel.PHONE, Channel.ROBOT_CALL)

CHANNELS = {
    Channel.PHONE: _("电话（人打来的）"),
    Channel.ROBOT_CALL: _("电话（机器语音）"),
    Channel.SMS: _("短信"),
    Channel.INSTANT_MESSAGE: _("微信、QQ 等聊天"),
    Channel.APP: _("App 推送或站内消息"),
    Channel.VISIT: _("上门"),
    Channel.SOCIAL_MEDIA: _("抖音、微博、朋友圈等公开平台"),
    Channel.EMAIL: _("邮件"),
    Channel.LETTER: _("信件、函件"),
    Channel.OTHER: _("其他"),
}

CLOCKS = {
    Clock.EXACT: _("准确的"),
    Clock.ABOUT: _("大概的"),
    Clock.UNKNOWN: _("记不清几点"),
}

ADDRESSEES = {
    Addressee.BORROWER: _("我本人"),
    Addressee.FAMILY: _("我的家人、亲戚"),
    Addressee.EMERGENCY_CONTACT: _("我填的紧急联系人"),
    Addressee.COLLEAGUE: _("我的同事"),
    Addressee.EMPLOYER: _("我的单位（领导、前台、人事）"),
    Addressee.ACQUAINTANCE: _("我的朋友、熟人"),
    Addressee.VILLAGE: _("村委、居委、邻居"),
    Addressee.STRANGER: _("和我无关的人"),
    Addressee.PUBLIC: _("公开给大家看（群、网上、张贴）"),
}

CLAIMS = {
    Claim.UNKNOWN: _("没说，或者不清楚"),
    Claim.LENDER: _("放款机构或平台的人"),
    Claim.AGENCY: _("受委托的催收公司"),
    Claim.LAW_FIRM: _("律师、律所"),
    Claim.MEDIATOR: _("调解中心、调解员"),
    Claim.POLICE: _("公安、派出所"),
    Claim.COURT: _("法院"),
    Claim.PROCURATORATE: _("检察院"),
    Claim.GOVERNMENT: _("其他政府部门"),
}

LENDER_KINDS = {
    LenderKind.UNKNOWN: _("还不清楚"),
    LenderKind.BANK: _("银行"),
    LenderKind.CONSUMER_FINANCE: _("消费金融公司"),
    LenderKind.MICROLOAN: _("小额贷款公司"),
    LenderKind.PLATFORM: _("只知道平台（如小花钱包），不知道放款机构"),
    LenderKind.UNLICENSED: _("没有牌照的机构或个人"),
}

# The tick list, in the order of what people look for first. Names come from the rulebook.
ACT_GROUPS = (
    (
        _("威胁、辱骂"),
        (
            "violence-threat",
            "exposure-threat",
            "insult",
            "sexual-harassment",
            "self-harm-incitement",
        ),
    ),
    (
        _("找别人"),
        (
            "third-party-contact",
            "debt-disclosure",
            "third-party-pressure",
            "ignored-refusal",
            "workplace-harassment",
            "public-exposure",
            "privacy-abuse",
            "wrong-person",
        ),
    ),
    (
        _("假身份、假文书、假后果"),
        (
            "impersonating-official",
            "forged-document",
            "false-legal-threat",
            "false-credit-threat",
            "hidden-identity",
            "private-channel",
        ),
    ),
    (
        _("和钱有关"),
        (
            "private-account-payment",
            "extra-fee",
            "urging-new-debt",
            "wrong-amount",
            "after-settlement",
            "suspected-fraud",
        ),
    ),
    (_("到场"), ("improper-visit", "stalking-or-detention", "property-damage")),
    (_("时间和次数（会自动看，通常不用勾）"), ("quiet-hours", "excessive-calls", "message-flood")),
)
