"""Every page of the guide, in every form."""

from tests.browser.every_page import EveryPage
from tests.browser.walk import walk_public


class TestGuide(EveryPage):
    walk = staticmethod(walk_public)
