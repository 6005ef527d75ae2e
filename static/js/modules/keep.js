// Keep what is typed into a step of the wizard: when the typing pauses, and when the person leaves
// without pressing the button, by a link, by turning to another app, by closing the window. It goes
// into the sealed draft by the same way as the button. What the server has to say to it is told to
// the page in an event `kept`. Without this file, only what was sent with the button is kept.
const PAUSE_MILLISECONDS = 1000;
const PATIENCE_MILLISECONDS = 3000; // no button waits longer for a slow connection
const form = document.querySelector("form[data-keep]");
let changed = false;
let sent = false;
let pause;
let underway = null; // at most one at a time, or an older text could overtake a newer one

async function send(keepalive) {
  const data = new FormData(form);
  data.set("keep", "1");
  changed = false;
  try {
    const answer = await fetch(form.action, { method: "POST", body: data, keepalive, redirect: "manual" });
    if (!answer.ok) throw new Error(`not kept: status ${answer.status}`);
    if (answer.status === 200) {
      document.dispatchEvent(new CustomEvent("kept", { detail: await answer.json() }));
    }
  } catch {
    changed = true; // it is still in the page, and the next pause or leave tries again
  }
}

function keep() {
  clearTimeout(pause);
  if (!underway && changed && !sent) underway = send(false).finally(() => (underway = null));
  return underway ?? Promise.resolve();
}

// For whoever leaves: what is under way, then what was typed since.
const keepAll = () => keep().then(keep);

form?.addEventListener("input", () => {
  changed = true;
  clearTimeout(pause);
  pause = setTimeout(keepAll, PAUSE_MILLISECONDS);
});

// The page may be gone before the answer comes: `keepalive` lets the request outlive it.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && changed && !sent) send(true);
});

// A button waits for what is under way, or an unfinished text could come in after the finished one;
// from then on nothing is kept beside it.
form?.addEventListener("submit", (event) => {
  const waiting = sent;
  sent = true;
  if (!underway || !event.submitter) return;
  event.preventDefault();
  if (waiting) return;
  const patience = new Promise((done) => setTimeout(done, PATIENCE_MILLISECONDS));
  Promise.race([underway, patience]).then(() => {
    underway = null;
    event.submitter.click();
  });
});

// A link to another page waits for the answer, so that page and keeping do not overtake each other.
// A telephone number waits for nothing.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !(changed || underway) || !plain || event.defaultPrevented) return;
  if (link.hasAttribute("data-exit") || link.origin !== location.origin) return;
  if (link.hash && link.pathname === location.pathname) return;
  event.preventDefault();
  keepAll().finally(() => location.assign(link.href));
});
