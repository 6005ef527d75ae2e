// What cannot be read: text that is cut off, and lines of text that lie on one another.
() => {
  const SLACK = 2;  // px that glyphs may reach over their line's box

  const hidden = (element) =>
    !element.checkVisibility({ visibilityProperty: true }) ||
    element.closest("[hidden]") !== null;

  const clipped = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const style = getComputedStyle(each);
      if (style.clipPath !== "none" || style.position === "fixed" || style.position === "sticky") {
        return true;  // meant for screen readers, or meant to float above the page
      }
    }
    return false;
  };

  const cut = [...document.querySelectorAll("body *")].filter((element) => {
    const style = getComputedStyle(element);
    const across = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + SLACK;
    const down = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + SLACK;
    return (across || down) && element.textContent.trim() && !hidden(element) && !clipped(element);
  });

  const lines = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || /^(SCRIPT|STYLE|NOSCRIPT|OPTION|TEXTAREA|TITLE)$/i.test(parent.tagName)) continue;
    if (hidden(parent) || clipped(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const size = parseFloat(getComputedStyle(parent).fontSize);
    for (const box of range.getClientRects()) {
      // The glyphs' own height, in the middle of the line's box.
      const middle = (box.top + box.bottom) / 2;
      if (box.width > SLACK) {
        lines.push({ parent, text, left: box.left, right: box.right, top: middle - size / 2, bottom: middle + size / 2 });
      }
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const crossed = [];
  lines.forEach((one, place) => {
    for (let next = place + 1; next < lines.length && lines[next].top < one.bottom - SLACK; next++) {
      const other = lines[next];
      if (other.text !== one.text && other.left < one.right - SLACK && one.left < other.right - SLACK) {
        crossed.push(`${one.text.data.trim().slice(0, 30)} ✕ ${other.text.data.trim().slice(0, 30)}`);
      }
    }
  });

  return [
    ...cut.map((element) => `cut off: ${element.outerHTML.slice(0, 120)}`),
    ...crossed.map((pair) => `overlap: ${pair}`),
  ];
}
