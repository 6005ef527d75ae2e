"""Under what terms others may use the content; docs/decisions/0012 says why these."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """`id` is the SPDX identifier."""

    id: str
    name: str
    address: str
    attribution: str

    def as_json(self) -> dict[str, str]:
        return asdict(self)


LICENCE = Licence(
    id="CC-BY-4.0",
    name="知识共享 署名 4.0 国际",
    address="https://creativecommons.org/licenses/by/4.0/",
    attribution="逾期自助",
)
NOTICE = "条文内容是用自己的话写的说明，不是原文，也不是法律意见；引用以官方公布的文本为准。"
