import { announce } from "./announce.js";
import { problemOf } from "./answers.js";
import { post } from "./sending.js";

let running = null;

/** The form works without this; here are the chosen pictures, how far the sending is, and a way to stop it. */
export function startArtists() {
  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("[data-artist-form]");
    if (form && event.target.type === "file") show(form, [...event.target.files]);
  });
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-artist-form]")) return;
    event.preventDefault();
    send(event.target);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-print]")) print();
    if (event.target.closest?.("[data-artist-cancel]")) {
      running?.abort();
      announce("Sending cancelled");
    }
  });
  addEventListener("pageshow", (event) => {
    const form = event.persisted && document.querySelector("[data-artist-form]");
    if (form) busy(form, false);
  });
}

function show(form, files) {
  const list = form.querySelector("[data-chosen]");
  list.querySelectorAll("img").forEach((image) => URL.revokeObjectURL(image.src));
  list.replaceChildren(...files.map(item));
  list.hidden = files.length === 0;
  tell(form, wrongChoice(form, files));
}

function item(file) {
  const [row, image, name] = ["li", "img", "span"].map((tag) => document.createElement(tag));
  image.src = URL.createObjectURL(file);
  image.alt = "";
  // The browser may not know the format; the server may.
  image.onerror = () => image.removeAttribute("src");
  name.textContent = file.name;
  row.append(image, name);
  return row;
}

function wrongChoice(form, files) {
  const [most, limit] = [Number(form.dataset.most), Number(form.dataset.maxBytes)];
  if (files.length > most)
    return { title: "Too many pictures", detail: `${files.length} are chosen; ${most} are taken at most. Choose those that show your style best.` };
  const large = files.find((file) => file.size > limit);
  if (large)
    return { title: "A file is too large", detail: `${large.name} has ${megabytes(large.size)} MB; the most that is taken is ${megabytes(limit)} MB.` };
  return null;
}

async function send(form) {
  const files = [...form.querySelector("input[type=file]").files];
  const problem = wrongChoice(form, files);
  tell(form, problem);
  if (problem) return;
  running = new AbortController();
  busy(form, true);
  const { signal } = running;
  const { status, answer } = await post(form.action, new FormData(form), (sent, total) => progress(form, sent / total), signal);
  if (status === 201 && answer?.url) {
    location.assign(answer.url);
    return;
  }
  busy(form, false);
  if (signal.aborted) return;
  tell(form, problemOf({ status, answer }));
}

function progress(form, share) {
  form.querySelector("[data-sending-progress]").value = share;
  form.querySelector("[data-sending-words]").textContent =
    share < 1 ? `Sending the pictures, ${Math.floor(100 * share)} %…` : "The pictures are there; they are being looked at…";
}

function busy(form, is) {
  form.querySelector("[data-sending]").hidden = !is;
  form.querySelector("[data-artist-submit]").disabled = is;
  if (is) progress(form, 0);
}

function tell(form, problem) {
  const place = form.querySelector("[data-artist-problem]");
  place.hidden = !problem;
  place.querySelector("[data-problem-title]").textContent = problem?.title ?? "";
  place.querySelector("[data-problem-detail]").textContent = problem?.detail ?? "";
}

const megabytes = (bytes) => (bytes / 1048576).toFixed(1).replace(/\.0$/, "");
