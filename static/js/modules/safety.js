// Say beside the field who helps now, when the words that are typed tell of despair or danger. What
// to show comes with the answer to keeping them (keep.js). Without this file, each page of the
// draft that comes after the words shows it.
const form = document.querySelector("form[data-keep]");
const box = form?.querySelector("textarea");
const putAway = new Set();

// Just above the box, where it is seen over the keyboard of a small phone; there from the start, so
// that a screen reader tells, when there is a pause, what comes into it.
const place = document.createElement("div");
place.className = "safety-near";
place.setAttribute("aria-live", "polite");
box?.before(place);

const kindsOf = (block) => block?.dataset.safety.split(" ") ?? [];

// The page grows upwards: what is being typed stays where the eyes and the thumbs are.
function withoutMovingTheBox(change) {
  document.documentElement.style.overflowAnchor = "none"; // else the browser would do it once more
  const before = box.getBoundingClientRect().top;
  change();
  window.scrollBy(0, box.getBoundingClientRect().top - before);
}

document.addEventListener("kept", ({ detail: { kinds, block } }) => {
  const shown = document.querySelector("[data-safety]:not(.safety--moved)");
  const known = new Set([...kindsOf(shown), ...putAway]);
  if (!box || kinds.every((kind) => known.has(kind))) return;
  if (shown && !place.contains(shown)) shown.classList.add("safety--moved");
  withoutMovingTheBox(() => (place.innerHTML = block));
});

// Put away at once, connection or not; the next keeping and the button tell the server.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put-away]");
  if (!button || !form) return;
  event.preventDefault();
  const block = button.closest("[data-safety]");
  kindsOf(block).forEach((kind) => putAway.add(kind));
  const told = document.createElement("input");
  Object.assign(told, { type: "hidden", name: "away", value: button.value });
  form.append(told);
  if (place.contains(block)) {
    withoutMovingTheBox(() => block.remove());
    box.focus({ preventScroll: true }); // back to what was being typed
  } else {
    block.remove();
  }
  told.dispatchEvent(new Event("input", { bubbles: true }));
});
