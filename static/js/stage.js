// Tell the stage while the number is typed, on the device alone. Without this file the form's
// button does the same.
const form = document.querySelector("[data-stage-form]");
const stages = [...document.querySelectorAll("[data-stage-list] > [data-from]")];

function stageOf(days) {
  return stages.find((stage) => {
    const from = Number(stage.dataset.from);
    const to = "to" in stage.dataset ? Number(stage.dataset.to) : Infinity;
    return from <= days && days <= to;
  });
}

form?.addEventListener("input", () => {
  const answer = form.querySelector("[data-stage-answer]");
  const typed = form.elements.days.value.trim();
  const stage = /^\d{1,5}$/.test(typed) ? stageOf(Number(typed)) : undefined;
  answer.replaceChildren();
  if (stage) answer.append(stage.querySelector("a").cloneNode(true));
});

// Paper cannot be unfolded: show everything before printing.
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
