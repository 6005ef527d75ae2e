"""To whom a paper goes, as a channel of the directory."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from complaints.dossier.addressee import channel_of

NAMES = {
    "lender": "放款机构自己的投诉渠道",
    "nfra-12378": "12378 金融监管投诉",
    "pboc": "人民银行 12363",
    "local-finance": "地方金融管理局",
    "court": "法院",
}


@pytest.mark.parametrize(
    ("office", "channel"),
    [
        ("某某消费金融有限公司", "lender"),
        (" 某某消费金融 有限公司", "lender"),
        ("拨打12378", "nfra-12378"),
        ("重庆市地方金融管理局", "local-finance"),
        ("12363 金融消费权益保护", "pboc"),
        ("某区人民法院", ""),  # a name of two signs stands in too many others
        ("居委会", ""),
        ("", ""),
    ],
)
def test_an_office_is_found_by_its_line_or_name(office: str, channel: str) -> None:
    assert channel_of(office, "某某消费金融有限公司", NAMES) == channel


@given(st.text(max_size=40), st.text(max_size=20))
def test_nothing_that_was_typed_comes_out(office: str, lender: str) -> None:
    assert channel_of(office, lender, NAMES) in {"", *NAMES}
