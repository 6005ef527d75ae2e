// Pass a page on: the system's own share sheet, or the clipboard. Without this file the link itself
// can be copied. Nothing is added to the address and nobody is told.
const link = document.querySelector("[data-share]");
const said = document.querySelector("[data-share-said]");

link?.addEventListener("click", async (event) => {
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
