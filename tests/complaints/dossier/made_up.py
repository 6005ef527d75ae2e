"""A made-up rulebook of four rules and made-up cases: every person, number and word is invented."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from complaints.conduct.facts import (
    Addressee,
    Case,
    Channel,
    Claim,
    Contact,
    Flag,
    LenderKind,
    Quote,
    Refusal,
    Severity,
)
from complaints.conduct.rulebook import Rulebook, build_rulebook
from complaints.dossier.model import Complainant, Demand, DossierInput, Respondent

LOG = Path(__file__).parents[2] / "data" / "case-log.jsonl"


def _provision(article: str, label: str, says: str, consequence: str = "") -> dict[str, Any]:
    return {
        "article": article,
        "label": label,
        "says": says,
        "consequence": consequence,
        "effective_from": None,
        "effective_to": None,
        "succeeded_by": None,
        "confidence": "A",
    }


def _instrument(
    slug: str, short: str, force: str, start: date, provision: dict[str, Any], **other: Any
) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": other.get("name", short),
        "short_name": short,
        "number": other.get("number", ""),
        "issuer": other.get("issuer", ""),
        "force": force,
        "effective_from": start,
        "effective_to": None,
        "binds": other.get("binds", []),
        "address": other.get("address", ""),
        "confidence": "A",
        "provisions": [provision],
    }


def _conduct(slug: str, name: str, severity: str, order: int, *cites: str) -> dict[str, Any]:
    return {
        "slug": slug,
        "name": name,
        "severity": severity,
        "order": order,
        "definition": "",
        "is_not": "",
        "limits": [],
        "citations": [{"provision": key, "lender_kinds": [], "note": ""} for key in cites],
    }


def rulebook() -> Rulebook:
    return build_rulebook(
        instruments=[
            _instrument(
                "zhian-2025",
                "治安管理处罚法",
                "statute",
                date(2026, 1, 1),
                _provision(
                    "50.1(1)",
                    "第五十条第一款第（一）项",
                    "写恐吓信或者用别的办法威胁别人人身安全的，要受处罚。",
                    "拘留五日以下，或者罚款一千元以下。",
                ),
                issuer="全国人民代表大会常务委员会",
                address="https://www.spp.gov.cn/spp/fl/202506/t20250627_699863.shtml",
            ),
            _instrument(
                "gbt-45251-2025",
                "个人网络消费信贷贷后催收风控指引",
                "standard",
                date(2025, 2, 28),
                _provision(
                    "",
                    "",
                    "没有另外约定的，每日22时至次日8时不宜催收；交互式语音一天接通不宜超过三次；"
                    "不得向联系人透露欠款。",
                ),
                name="互联网金融 个人网络消费信贷 贷后催收风控指引",
                number="GB/T 45251-2025",
                issuer="国家市场监督管理总局、国家标准化管理委员会",
                address="https://openstd.samr.gov.cn",
            ),
            _instrument(
                "cba-2026",
                "个人消费类贷款催收工作指引",
                "self_discipline",
                date(2026, 1, 30),
                _provision("", "", "未经债务人同意，每日22时至次日8时严禁催收。"),
                issuer="中国银行业协会",
                binds=["bank", "consumer_finance"],
                address="https://www.china-cba.net",
            ),
            _instrument(
                "pipl-2021",
                "个人信息保护法",
                "statute",
                date(2021, 11, 1),
                _provision("10", "第十条", "不得非法收集、使用、公开他人个人信息。"),
                issuer="全国人民代表大会常务委员会",
                address="https://flk.npc.gov.cn",
            ),
        ],
        conducts=[
            _conduct("quiet-hours", "夜间催收", "medium", 1, "gbt-45251-2025", "cba-2026"),
            _conduct("excessive-calls", "高频呼叫", "medium", 2, "gbt-45251-2025"),
            _conduct("message-flood", "短信/电话轰炸", "high", 3, "zhian-2025#50.1(1)"),
            _conduct(
                "debt-disclosure", "泄露债务信息", "medium", 4, "pipl-2021#10", "gbt-45251-2025"
            ),
            _conduct("violence-threat", "威胁人身安全", "high", 5, "zhian-2025#50.1(1)"),
        ],
    )


RULES = rulebook()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+08:00")


def flag(conduct: str, *ids: str, words: tuple[tuple[str, str], ...] = (), why: str = "") -> Flag:
    """A flag as the engine would give it for a microloan company."""
    days = [date(2026, 3, 1)]
    return Flag(
        conduct=conduct,
        contacts=ids,
        severity=RULES.conducts[conduct].severity,
        provisions=RULES.provisions_for(conduct, days, LenderKind.UNKNOWN),
        words=tuple(Quote(*pair) for pair in words),
        why=why,
    )


def contacts() -> tuple[Contact, ...]:
    return (
        Contact(
            "b-9", at("2026-03-07T19:02"), Channel.SMS, Addressee.BORROWER, number="10690123400101",
            claims_to_be=Claim.LENDER, text="您本期账单已逾期6天，应还713元，可登录APP还款。",
        ),
        Contact(
            "a-1", at("2026-03-05T22:41"), Channel.PHONE, Addressee.BORROWER, answered=True,
            seconds=65, number="+8617000001002", claims_to_be=Claim.AGENCY,
            text="再不还就到你孩子学校门口等着，说到做到。",
        ),
        Contact(
            "c-4", at("2026-03-06T10:02"), Channel.PHONE, Addressee.FAMILY, person="family:mother",
            answered=True, seconds=130, number="057100001004", claims_to_be=Claim.AGENCY,
            text="跟我妈说我在小花钱包欠了七千多不还，让她替我还。",
        ),
        Contact(
            "d-7", at("2026-03-08T09:15"), Channel.PHONE, Addressee.BORROWER, answered=False,
            seconds=0, number="057100001004",
        ),
    )  # fmt: skip


def case() -> Case:
    return Case(
        case="internal-3f9c",
        contacts=contacts(),
        lender_kind=LenderKind.UNKNOWN,
        refusals=(Refusal("family:mother", at("2026-03-06T10:05")),),
    )


def flags() -> tuple[Flag, ...]:
    return (
        flag("quiet-hours", "a-1", why="22:41 打电话催收，在22时至次日8时之间。"),
        flag(
            "violence-threat",
            "a-1",
            words=(("a-1", "到你孩子学校门口等着"),),
            why="说要到孩子学校门口等，可能是对家人的威胁。",
        ),
        flag(
            "debt-disclosure",
            "c-4",
            words=(("c-4", "欠了七千多不还"),),
            why="把欠款和金额告诉了母亲。",
        ),
    )


def given(**changes: Any) -> DossierInput:
    values: dict[str, Any] = {
        "case": case(),
        "flags": flags(),
        "complainant": Complainant(name="张晓岚", phone="13900001234"),
        "respondent": Respondent(
            lender="某某小额贷款有限公司", product="小花钱包", agency="某某信用管理有限公司",
        ),
        "addressee": "杭州市地方金融管理局",
        "demands": (
            Demand("停止在夜间催收，停止联系我的家人和同事。"),
            Demand("在15日内书面答复处理结果，并提供委托催收机构的名称。"),
        ),
        "statement": "我从2025年8月开始用小花钱包，今年2月失业后逾期。\n我愿意还款，已申请分期。",
        "made_at": at("2026-04-12T16:30"),
        "app_version": "0.1.0",
        "rulebook": RULES,
    }  # fmt: skip
    return DossierInput(**{**values, **changes})


def sample_case() -> Case:
    """The case of tests/data/case-log.jsonl: 220 contacts from 2026-03-02 to 2026-04-12."""
    row = json.loads(LOG.read_text(encoding="utf-8"))
    return Case(
        case=row["case"],
        lender_kind=LenderKind(row["lender_kind"]),
        refusals=tuple(
            Refusal(entry["by"], datetime.fromisoformat(entry["at"])) for entry in row["refusals"]
        ),
        contacts=tuple(
            Contact(
                id=entry["id"],
                at=datetime.fromisoformat(entry["at"]),
                channel=Channel(entry["channel"]),
                to=Addressee(entry["to"]),
                person=entry.get("person"),
                answered=entry.get("answered"),
                seconds=entry.get("seconds"),
                number=entry.get("number"),
                text=entry.get("text", ""),
            )
            for entry in row["contacts"]
        ),
    )


def sample_flags() -> tuple[Flag, ...]:
    """Flags of the sample that nobody would dispute, written by hand."""
    flood = tuple(f"c{number}" for number in range(124, 133))
    menace = "你手机里存的人一个一个都会接到电话"
    return (
        flag("message-flood", *flood, why="4 分钟内 9 条短信。"),
        flag(
            "violence-threat",
            "c120",
            words=(("c120", menace),),
            why="称将逐个联系通讯录里的人。",
        ),
        flag(
            "debt-disclosure",
            "c097",
            words=(("c097", "我在小花钱包欠了七千多不还"),),
            why="把欠款告诉了母亲。",
        ),
        flag(
            "debt-disclosure",
            "c152",
            words=(("c152", "说我欠钱不还"),),
            why="把欠款告诉了公司前台。",
        ),
    )


def sample(**changes: Any) -> DossierInput:
    return given(**{"case": sample_case(), "flags": sample_flags(), **changes})


__all__ = ["RULES", "Severity", "at", "flag", "given", "sample"]
