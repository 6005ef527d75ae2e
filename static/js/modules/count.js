// Say how many characters are left. Without this file the page still names the limit, and the
// server refuses what is longer.
const QUIET_MILLISECONDS = 1000; // a screen reader is told when the typing pauses, not each letter
const SPEAK_FROM = 0.8; // nobody near the start of a long text needs the number read out

// Characters as the server counts them: a pair of surrogates is one, and a line break is one.
const lengthOf = (text) => [...text.trim().replaceAll("\r\n", "\n")].length;

for (const line of document.querySelectorAll("[data-count-for]")) {
  const box = document.getElementById(line.dataset.countFor);
  const limit = Number(line.dataset.limit);
  const spoken = document.createElement("span");
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  line.after(spoken);
  let pause;

  const show = () => {
    const left = limit - lengthOf(box.value);
    const words = left < 0 ? line.dataset.over : line.dataset.left;
    line.textContent = words.replace("{n}", Math.abs(left).toLocaleString("zh-CN"));
    line.classList.toggle("field__count--over", left < 0);
    clearTimeout(pause);
    pause = setTimeout(() => {
      spoken.textContent = left < limit * (1 - SPEAK_FROM) ? line.textContent : "";
    }, QUIET_MILLISECONDS);
  };

  box.addEventListener("input", show);
  if (box.value) show();
}
