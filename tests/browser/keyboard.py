"""Somebody without mouse or touch: Tab, arrows, Space and Enter, and eyes on the focus."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

MOST_PRESSES = 80
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  // The middle of what the window shows of it: of a tall box, a browser shows the line to type in.
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight));
  const label = element.labels?.[0]?.textContent;
  return {
    name: (element.ariaLabel ?? label ?? element.textContent).trim().replace(/\\s+/g, " "),
    key: element.name ?? "",
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    inSight: top !== null && (element.contains(top) || top.contains(element)),
    order: [...document.querySelectorAll("*")].indexOf(element),
    what: element.outerHTML.slice(0, 100),
  };
}"""


@dataclass
class Keyboard:
    """Moves through a page. Each stop has to be outlined, in sight, and after the stop before."""

    page: Page
    stops: list[str] = field(default_factory=list)
    _place: tuple[str, int] = ("", -1)

    def tab(self) -> tuple[str, str]:
        """Press Tab once; return the label and the field's name of where the focus is."""
        self.page.keyboard.press("Tab")
        return self._look()

    def to(self, wanted: str) -> None:
        """Press Tab until the focus is on what is labelled so, or on the field of that name."""
        for _press in range(MOST_PRESSES):
            label, key = self.tab()
            if wanted == key or label.startswith(wanted):
                return
        raise AssertionError(f"Tab does not reach {wanted!r}, only {self.stops[-MOST_PRESSES:]}")

    def press(self, wanted: str) -> None:
        """Go to a button or link and press Enter; wait for the page it leads to."""
        self.to(wanted)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def type(self, wanted: str, text: str) -> None:
        """Go to a text box and type."""
        self.to(wanted)
        self.page.keyboard.type(text)

    def choose(self, group: str, label: str) -> None:
        """Go to the radio buttons of this name and walk with the arrows to one of them."""
        self.to(group)
        for _press in range(MOST_PRESSES):
            if self._look()[0].startswith(label):
                self.page.keyboard.press("Space")
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows do not reach {label!r} in {group}")

    def tick(self, wanted: str) -> None:
        """Go to a box and tick it."""
        self.to(wanted)
        self.page.keyboard.press("Space")

    def _look(self) -> tuple[str, str]:
        found = self.page.evaluate(FOCUSED)
        if found is None:
            self._place = ("", -1)
            self.stops.append("(the browser)")
            return "", ""
        assert found["outlined"], f"the focus cannot be seen on {found['what']}"
        assert found["inSight"], f"the focus is out of sight or covered on {found['what']}"
        page, order = self._place
        if page == self.page.url:
            assert found["order"] >= order, f"the focus jumps back to {found['what']}"
        self._place = (self.page.url, found["order"])
        self.stops.append(found["name"])
        return found["name"], found["key"]
