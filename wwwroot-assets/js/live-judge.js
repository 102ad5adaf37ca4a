import { problemOf, read } from "./answers.js";

/** Saves a visitor's ratings without a new load; without this script the forms do it. */
export function startLiveJudging() {
  document.addEventListener("submit", async (event) => {
    const form = event.target.closest?.("[data-live-scores]");
    const button = event.submitter;
    if (!form || !button?.value) return;
    event.preventDefault();
    const page = form.closest("[data-live-judge]");
    const problem = await save(page.dataset.liveJudge, form.dataset.liveScores, Number(button.value));
    show(page.querySelector("[data-live-problem]"), problem);
    if (problem) return;
    for (const other of form.querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", String(other === button));
    count(page);
  });
}

/** @returns {Promise<string | null>} What went wrong, in words. */
async function save(code, position, score) {
  try {
    const answer = await fetch(`/search/${code}/judgments/${position}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ score }),
    });
    return answer.status === 204 ? null : notSaved(problemOf(await read(answer)));
  } catch {
    return notSaved(problemOf({ status: 0 }));
  }
}

function notSaved({ title, detail }) {
  return `The rating was not saved. ${title}. ${detail}`;
}

function show(place, problem) {
  place.textContent = problem ?? "";
  place.hidden = !problem;
  if (problem) place.scrollIntoView({ block: "center" });
}

function count(page) {
  const forms = [...page.querySelectorAll("[data-live-scores]")];
  const rated = forms.filter((form) => form.querySelector('[aria-pressed="true"]')).length;
  page.querySelector("[data-live-count]").textContent = rated;
  page.querySelector("[data-live-thanks]").hidden = rated < forms.length;
}
