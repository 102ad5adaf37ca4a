import { Pictures } from "./pictures.js";
import { send } from "./sending-scores.js";

const NO_WORDS = "Load the page again.";

/** Saves a visitor's ratings without a new load; without this script the forms do it. */
export function startLiveJudging() {
  const page = document.querySelector("[data-live-judge]");
  if (!page) return;
  watch(page);
  page.addEventListener("submit", (event) => {
    const form = event.target.closest?.("[data-live-scores]");
    const button = event.submitter;
    if (!form || !button?.value) return;
    event.preventDefault();
    if (button.getAttribute("aria-disabled") !== "true") rate(page, form, button);
  });
  addEventListener("beforeunload", (event) => page.querySelector("[data-sending]") && event.preventDefault());
}

async function rate(page, form, button) {
  const [position, score] = [Number(form.dataset.liveScores), Number(button.value)];
  // What was asked for last is what counts.
  form.dataset.sending = score;
  const outcome = await send(
    "PUT",
    `/search/${page.dataset.liveJudge}/judgments/${position}`,
    { score },
    (status, answer) => status === 200 && answer?.position === position && answer?.score === score,
  );
  if (form.dataset.sending !== `${score}`) return;
  delete form.dataset.sending;
  const isSaved = outcome.state === "done";
  for (const other of form.querySelectorAll("[aria-pressed]")) {
    if (isSaved) other.setAttribute("aria-pressed", `${other === button}`);
    other.toggleAttribute("data-unsaved", !isSaved && other === button);
  }
  const problem = form.querySelector("[data-live-problem]");
  problem.textContent = isSaved ? "" : `Not saved: “${button.textContent.trim()}”. ${outcome.words ?? NO_WORDS}${outcome.state === "refused" ? "" : " Choose it once more to try again."}`;
  problem.hidden = isSaved;
  if (isSaved) count(page);
}

/** Scores wait for the pictures: the visitor's own, and the result's. */
function watch(page) {
  const cards = [...page.querySelectorAll("[data-live-card]")].map((card) => ({ card }));
  const sample = new Pictures([...page.querySelectorAll("[data-live-sample] img")], () => cards.forEach((each) => tell(each, sample)));
  for (const each of cards) {
    each.pictures = new Pictures([...each.card.querySelectorAll("img")], () => tell(each, sample));
    tell(each, sample);
    each.card.querySelector("[data-pictures-again]").addEventListener("click", () => {
      for (const pictures of [sample, each.pictures]) pictures.again(pictures.failed);
    });
  }
}

function tell({ card, pictures }, sample) {
  const areShown = sample.areShown && pictures.areShown;
  for (const button of card.querySelectorAll("[data-live-scores] [aria-pressed]")) button.setAttribute("aria-disabled", `${!areShown}`);
  const missing = [...sample.failed, ...pictures.failed].map((entry) => entry.image.alt);
  const note = card.querySelector("[data-pictures-note]");
  note.hidden = missing.length === 0;
  const words = `Not all pictures load: ${missing.join(", ")}. You can rate this result once you see them, or leave it out.`;
  if (missing.length > 0) note.querySelector("span").textContent = words;
}

function count(page) {
  const forms = [...page.querySelectorAll("[data-live-scores]")];
  const rated = forms.filter((form) => form.querySelector('[aria-pressed="true"]')).length;
  page.querySelector("[data-live-count]").textContent = rated;
  page.querySelector("[data-live-thanks]").hidden = rated < forms.length;
}
