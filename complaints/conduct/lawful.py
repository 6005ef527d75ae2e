"""Why a contact has no flag: one Chinese sentence, or what is missing to tell."""

from complaints.conduct.calls import VOICE, Outcome, is_third_person, outcome
from complaints.conduct.excuses import Excuse, excuse_for
from complaints.conduct.facts import Addressee, Channel, Contact
from complaints.conduct.heard import Heard
from complaints.conduct.hours import is_on_the_line, out_of_hours
from complaints.conduct.pressure import is_notice
from complaints.conduct.third_persons import ThirdPersonView
from complaints.conduct.why import CHANNELS

EXCUSES = {
    Excuse.CO_OBLIGOR: "对方是担保人或共同借款人，就其本人的责任联系，属于正常联系。",
    Excuse.OWN_MATTER: "谈的是对方自己的事，与这笔债无关，属于正常联系。",
    Excuse.CALLED_THEMSELVES: "是对方主动打去询问的，不算催收人联系第三人。",
    Excuse.COURT: "看起来是法院办理案件的联系，可拨 12368 核实；核实为真则属于正常程序。",
    Excuse.OFFICE: "自称国家机关，内容与催收无关；如有疑问可向该机关核实。",
    Excuse.WRONG_NUMBER: "一次打错并道歉的电话，不算催收第三人。",
    Excuse.OFFER: "内容是推销、招聘或核实在职，看不出与催收有关。",
    Excuse.CONFIRMS_STOP: "是告知不再联系的通知，不算催收。",
}


def why_lawful(view: ThirdPersonView, contact: Contact, heard: Heard) -> str:
    """Return why `contact`, which has no flag, has none."""
    if contact.invited:
        return "本人主动打去、要求来电或约好了时间，不计次数，也不算夜间联系。"
    if is_third_person(contact):
        return _third_person(contact, heard)
    if contact.to is Addressee.PUBLIC:
        return "文字中没有看出公开债务或身份的内容；如有照片或姓名，请补充说明。"
    if out_of_hours(view.rulebook, view.case.lender_kind, contact):
        return _at_night(contact)
    if is_on_the_line(view.rulebook, view.case.lender_kind, contact):
        return "只比时段的界线多一两分钟，手机时间可能有误差，不算夜间联系。"
    if contact.channel in VOICE:
        return _call(view, contact)
    return _message(view, contact, heard)


def _third_person(contact: Contact, heard: Heard) -> str:
    excuse = excuse_for(contact, heard)
    if excuse:
        return EXCUSES[excuse]
    if contact.channel in VOICE and outcome(contact) is not Outcome.CONNECTED:
        return "没有接通，无法判断是否向第三人催收；若留过言或后来回了电话，请补充内容。"
    if contact.to is Addressee.EMERGENCY_CONTACT:
        return "在联系不上本人时请紧急联系人转告回电，没有透露欠款，属于正常联系。"
    return "文字中没有看出与催收有关的内容；若提到了欠款或还钱，请补充原话。"


def _at_night(contact: Contact) -> str:
    if contact.channel is Channel.APP:
        return "应用自动推送，没有催促或威胁，不算夜间催收。"
    return f"夜间的{CHANNELS[contact.channel]}，但没有催促或威胁，属于通知，不算夜间催收。"


def _call(view: ThirdPersonView, contact: Contact) -> str:
    if not view.rulebook.limit(
        "excessive-calls", "connected-per-day", contact.day, view.case.lender_kind
    ):
        return "这一天还没有生效的次数和时段规则，只作记录；内容没有看出不当之处。"
    ended = outcome(contact)
    if ended is Outcome.UNANSWERED:
        return "一次未接通的拨打，当天未接通的次数没有超过界线。"
    if ended is Outcome.FLEETING:
        return "接通只有一两秒，不计入次数。"
    if not contact.text.strip():
        return "允许时段内的一次通话，当天次数没有超过界线；没有记下内容，如有辱骂或威胁请补充。"
    return "允许时段内的一次通话，当天次数没有超过界线，内容没有看出不当之处。"


def _message(view: ThirdPersonView, contact: Contact, heard: Heard) -> str:
    what = CHANNELS[contact.channel]
    settled_on = view.case.settled_on
    if settled_on is not None and contact.day > settled_on:
        return f"结清之后的{what}，没有要求付款，属于凭证、致歉或通知。"
    if contact.channel is Channel.VISIT:
        return "白天上门，没有看出强行进入、吵闹或拒不离开的内容，属于正常联系。"
    if not contact.text.strip():
        return f"没有记下这次{what}的内容，无法判断；请补充原文。"
    if is_notice(heard.signs):
        return f"是提醒、回执或告知类的{what}，没有威胁或辱骂，属于正常联系。"
    return f"允许时段内的一次{what}，内容没有看出不当之处，属于正常联系。"
