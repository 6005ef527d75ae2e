"""The public rows, by area."""

from guide.models.conduct import Citation, Conduct, Limit
from guide.models.directory import Channel, Lender
from guide.models.editions import RulebookEdition
from guide.models.law import Instrument, Provision
from guide.models.opendata import DataEdition
from guide.models.pages import Stage, Topic
from guide.models.phrases import Phrase, PhraseList, WordList
from guide.models.remarks import Remark
from guide.models.sources import Source
from guide.models.stamp import RulesStamp

__all__ = [
    "Channel",
    "Citation",
    "Conduct",
    "DataEdition",
    "Instrument",
    "Lender",
    "Limit",
    "Phrase",
    "PhraseList",
    "Provision",
    "Remark",
    "RulebookEdition",
    "RulesStamp",
    "Source",
    "Stage",
    "Topic",
    "WordList",
]
