import { problemOf } from "./answers.js";

/**
 * Forms with files that have no script of their own. They are sent from here, so that what a server in front of the portal answers is told
 * above the form; without this script the browser shows that server's page.
 */
export function startPlainUploads() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.enctype !== "multipart/form-data" || form.method !== "post") return;
    event.preventDefault();
    send(form, event.submitter);
  });
}

async function send(form, submitter) {
  const body = new FormData(form, submitter);
  tell(form, null);
  if (submitter) submitter.disabled = true;
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/html" } }).catch(() => null);
  const page = response && new DOMParser().parseFromString(await response.text().catch(() => ""), "text/html");
  if (page?.querySelector(".wordmark")) show(response, page);
  else {
    if (submitter) submitter.disabled = false;
    tell(form, problemOf({ status: response?.status ?? 0, answer: null }));
  }
}

/** As the browser would: the page that the answer leads to, or the answer itself. */
function show(response, page) {
  const address = new URL(response.url);
  if (!response.redirected) {
    document.querySelector("main").replaceWith(document.adoptNode(page.querySelector("main")));
    document.querySelector("main .form-problem")?.scrollIntoView({ block: "center" });
  } else if (address.pathname + address.search === location.pathname + location.search) location.reload();
  else location.assign(address);
}

function tell(form, problem) {
  form.querySelector("[data-front-problem]")?.remove();
  if (!problem) return;
  const place = document.createElement("p");
  place.className = "form-problem";
  place.dataset.frontProblem = "";
  place.setAttribute("role", "alert");
  place.textContent = `${problem.title}. ${problem.detail}`;
  form.prepend(place);
  place.scrollIntoView({ block: "center" });
}
