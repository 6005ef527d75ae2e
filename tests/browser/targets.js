// The things that can be pressed and are too small for a thumb: [what, width, height] each.
// At least 44 px in one direction and 24 px in the other; links inside a sentence are exempt, as
// WCAG 2.5.8 has it. A tick or a radio button counts together with its label.
() => {
  const LONG = 44, SHORT = 24, ROUNDING = 0.5;
  const pressed = "a[href], button, summary, select, textarea, input:not([type=hidden])";

  const boxOf = (element) => {
    const boxes = [element, ...(/^(checkbox|radio)$/.test(element.type) ? element.labels : [])]
      .map((each) => each.getBoundingClientRect());
    const left = Math.min(...boxes.map((box) => box.left));
    const top = Math.min(...boxes.map((box) => box.top));
    return {
      width: Math.max(...boxes.map((box) => box.right)) - left,
      height: Math.max(...boxes.map((box) => box.bottom)) - top,
    };
  };

  const inSentence = (element) => {
    if (element.tagName !== "A" || getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    for (const link of rest.querySelectorAll("a")) link.remove();
    return /[\p{L}\p{N}]/u.test(rest.textContent);
  };

  const seen = (element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && box.bottom > -scrollY && box.right > -scrollX;
  };

  return [...document.querySelectorAll(pressed)]
    .filter((element) => seen(element) && !inSentence(element))
    .map((element) => [element, boxOf(element)])
    .filter(([, { width, height }]) =>
      Math.max(width, height) < LONG - ROUNDING || Math.min(width, height) < SHORT - ROUNDING)
    .map(([element, { width, height }]) =>
      `${Math.round(width)} × ${Math.round(height)} px: ${element.outerHTML.slice(0, 120)}`);
}
