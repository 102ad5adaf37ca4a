import { announce } from "./announce.js";
import { problemOf, read } from "./answers.js";
import { startDropping } from "./dropping.js";

let running = null;
let last = null;

export function startSearch() {
  document.addEventListener("change", onChange);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("paste", onPaste);
  document.addEventListener("click", onClick);
  startDropping(
    () => page()?.querySelector("[data-drop-area]"),
    ([file]) => file && searchWith(file),
  );
  // Coming back by the Back button finds the page as it was left: searching.
  addEventListener("pageshow", (event) => event.persisted && stop());
}

const page = () => document.querySelector("[data-search-form]");

function onChange(event) {
  const file = event.target.closest?.("[data-search-form]") && event.target.files?.[0];
  if (file) searchWith(file);
}

function onSubmit(event) {
  const form = event.target;
  if (form.matches("[data-search-form]")) {
    const file = form.querySelector("input[type=file]").files[0];
    if (!file) return;
    event.preventDefault();
    searchWith(file);
  } else if (form.matches("[data-example-form]") && page()) {
    event.preventDefault();
    searchWith(event.submitter.value, event.submitter.querySelector("img")?.currentSrc);
  }
}

function onPaste(event) {
  const file = [...(event.clipboardData?.files ?? [])].find((item) => item.type.startsWith("image/"));
  if (!file || !page()) return;
  event.preventDefault();
  searchWith(file);
}

function onClick(event) {
  if (event.target.closest?.("[data-cancel]")) {
    stop();
    announce("Search cancelled");
    page()?.querySelector("input[type=file]").focus();
  } else if (event.target.closest?.("[data-retry]") && last) searchWith(...last);
}

/** @param {File|string} what a file, or the hash of a picture of the catalogue */
async function searchWith(what, preview) {
  const form = page();
  running?.abort();
  const run = (running = new AbortController());
  last = [what, preview];
  tell(null);
  const limit = Number(form.dataset.maxBytes);
  if (what instanceof File && what.size > limit) {
    stop();
    tell({
      title: "The file is too large",
      detail: `It has ${megabytes(what.size)} MB; the most that is taken is ${megabytes(limit)} MB. Save the picture smaller or as JPEG.`,
    });
    return;
  }
  show(form, preview ?? (what instanceof File ? URL.createObjectURL(what) : null));
  const answer = await send(form, what, run.signal);
  if (run !== running || answer === null) return;
  if (answer.url) {
    location.assign(answer.url);
    return;
  }
  stop();
  tell(answer);
}

async function send(form, what, signal) {
  const body = new FormData();
  body.append("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
  if (what instanceof File) body.append("picture", what, what.name || "picture");
  else body.append("sample", what);
  try {
    const response = await fetch(form.action, { method: "POST", body, signal, headers: { Accept: "application/json" } });
    const sent = await read(response);
    return sent.status === 201 && sent.answer?.url ? sent.answer : problemOf(sent);
  } catch (error) {
    return error.name === "AbortError" ? null : problemOf({ status: 0 });
  }
}

function show(form, address) {
  const place = form.querySelector("[data-searching]");
  const image = place.querySelector("[data-preview]");
  place.hidden = false;
  form.querySelector("[data-drop-area]").setAttribute("aria-busy", "true");
  image.hidden = true;
  image.onload = () => (image.hidden = false);
  // The browser may not know the format; the server may.
  image.onerror = () => (image.hidden = true);
  if (address) image.src = address;
  place.querySelector("[data-cancel]").focus();
}

function stop() {
  running?.abort();
  running = null;
  const form = page();
  if (!form) return;
  const image = form.querySelector("[data-preview]");
  if (image.src.startsWith("blob:")) URL.revokeObjectURL(image.src);
  image.removeAttribute("src");
  form.querySelector("[data-searching]").hidden = true;
  form.querySelector("[data-drop-area]").removeAttribute("aria-busy");
  form.querySelector("input[type=file]").value = "";
}

function tell(problem) {
  const place = page().querySelector("[data-problem]");
  place.hidden = !problem;
  place.querySelector("[data-problem-title]").textContent = problem?.title ?? "";
  place.querySelector("[data-problem-detail]").textContent = problem?.detail ?? "";
  const retry = place.querySelector("[data-retry]");
  retry.hidden = !problem?.retry;
  if (!problem) return;
  place.scrollIntoView({ block: "nearest" });
  (retry.hidden ? page().querySelector("input[type=file]") : retry).focus({ preventScroll: true });
}

const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(/\.0$/, "");
