// Enhancements only: every page works without this file.

// Bring a person who just sent a form to what needs mending.
document.querySelector("[data-focus]")?.focus();

// Quick exit: cover the page at once, then leave through our own address, which drops the
// session and replaces this entry of the history.
document.querySelector("[data-exit]")?.addEventListener("click", (event) => {
  event.preventDefault();
  const cover = document.createElement("div");
  cover.className = "exit-cover";
  document.body.replaceChildren(cover);
  document.title = "\u200b";
  window.location.replace(event.currentTarget.href);
});

// A page of the casebook that comes back from the browser's memory is asked for again, so that
// "back" after an exit shows nothing.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && document.body.hasAttribute("data-casebook")) window.location.reload();
});

// Print buttons exist only where printing can be started by script.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Paper cannot be unfolded: show everything before printing.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});

// Pass a page on: the system's own share sheet, or the clipboard. Without this file the link itself
// can be copied. Nothing is added to the address and nobody is told.
document.querySelector("[data-share]")?.addEventListener("click", async (event) => {
  const link = event.currentTarget;
  const said = document.querySelector("[data-share-said]");
  event.preventDefault();
  try {
    if (navigator.share) {
      await navigator.share({ title: document.title, url: link.href });
    } else {
      await navigator.clipboard.writeText(link.href);
      said.textContent = link.dataset.shared;
    }
  } catch (problem) {
    // Closing the share sheet is no fault. Where neither way is open, show the address to copy.
    if (problem.name !== "AbortError") said.textContent = link.href;
  }
});
