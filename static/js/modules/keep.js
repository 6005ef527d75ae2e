// Keep what is typed into a step of the wizard when the person leaves without pressing the button:
// by a link, by turning to another app, by closing the window. It goes into the sealed draft by the
// same way as the button. Without this file, only what was sent with the button is kept.
const form = document.querySelector("form[data-keep]");
let changed = false;

function keep() {
  if (!changed) return Promise.resolve();
  changed = false;
  const data = new FormData(form);
  data.set("keep", "1");
  // The page may be gone before the answer comes: `keepalive` lets the request outlive it.
  return fetch(form.action, { method: "POST", body: data, keepalive: true }).catch(() => {
    changed = true; // no connection: it is still in the page, and the next leave tries again
  });
}

form?.addEventListener("input", () => (changed = true));
form?.addEventListener("submit", () => (changed = false));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") keep();
});

// A link to another page waits for the answer, so that page and keeping do not overtake each other.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !changed || !plain || event.defaultPrevented || link.hasAttribute("data-exit")) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  keep().finally(() => location.assign(link.href));
});
