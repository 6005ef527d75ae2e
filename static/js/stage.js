// Tell the stage while the number is typed, on the device alone. Without this file the form's
// button does the same.
const form = document.querySelector("[data-stage-form]");
const stages = [...document.querySelectorAll("[data-stage-list] [data-stage]")];

function stageOf(days) {
  return stages.find((stage) => {
    const from = "from" in stage.dataset ? Number(stage.dataset.from) : -Infinity;
    const to = "to" in stage.dataset ? Number(stage.dataset.to) : Infinity;
    return from <= days && days <= to;
  });
}

// Days overdue as the form means them: below 0 before the due day.
function overdueDays() {
  const typed = form.elements.days.value.trim();
  const ahead = form.elements.due.value === "ahead";
  if (ahead && typed === "") return 0;
  if (!/^-?\d{1,5}$/.test(typed)) return undefined;
  return ahead ? -Math.abs(Number(typed)) : Number(typed);
}

form?.addEventListener("input", () => {
  const days = overdueDays();
  const stage = days === undefined ? undefined : stageOf(days);
  const answer = form.querySelector("[data-stage-answer]");
  answer.replaceChildren();
  if (stage) answer.append(stage.querySelector("a").cloneNode(true));
});
