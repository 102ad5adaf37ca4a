import { problemOf } from "./answers.js";

const pause = 250;

/** Shows what a study would cost with the numbers that stand in its form, before they are saved. */
export function startCost() {
  let timer, latest;
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-costs]");
    if (!form) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      latest?.abort();
      latest = new AbortController();
      await show(form, latest.signal);
    }, pause);
  });
}

async function show(form, signal) {
  const place = document.querySelector("[data-cost]");
  try {
    const answer = await fetch(form.dataset.costs, { method: "POST", body: new URLSearchParams(new FormData(form)), signal });
    const html = answer.ok && !answer.redirected ? await answer.text() : "";
    // A part of the page, never a whole one, as a server in front or the one that asks to sign in would send.
    if (html && !/<html/i.test(html)) place.innerHTML = html;
    else tell(place, problemOf({ status: answer.status, answer: null }));
  } catch (error) {
    if (error.name !== "AbortError") tell(place, problemOf({ status: 0 }));
  }
}

/** The figures before stay, and are said to be old. */
function tell(place, { title, detail }) {
  place.querySelector("[data-cost-problem]")?.remove();
  const words = document.createElement("p");
  words.className = "form-problem";
  words.dataset.costProblem = "";
  words.textContent = `These figures are not of the form as it is now. ${title}. ${detail}`;
  place.prepend(words);
}
