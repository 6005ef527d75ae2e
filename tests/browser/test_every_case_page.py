"""Every page of the casebook in every state, in every form."""

from tests.browser.every_page import EveryPage
from tests.browser.walk import walk_casebook


class TestCasebook(EveryPage):
    walk = staticmethod(walk_casebook)
