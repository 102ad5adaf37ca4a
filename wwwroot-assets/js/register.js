import { announce } from "./announce.js";
import { problemOf } from "./answers.js";
import { startDropping } from "./dropping.js";
import { post } from "./sending.js";

/** Files that are sent at the same time: one would leave the line idle while it is read, many would share it. */
const AT_ONCE = 2;

const waiting = [];
let sending = 0;

export function startRegistering() {
  document.addEventListener("change", (event) => {
    const input = event.target;
    if (!input.closest?.("[data-register-form]") || input.type !== "file") return;
    take(input.files);
    input.value = "";
  });
  startDropping(() => page()?.querySelector("[data-register-drop]"), take);
  addEventListener("beforeunload", (event) => sending > 0 && event.preventDefault());
}

const page = () => document.querySelector("[data-register-form]");

function take(files) {
  for (const file of files) queue(file, row(file));
}

function row(file) {
  const form = page();
  const list = form.querySelector("[data-uploads]");
  list.hidden = false;
  const item = form.querySelector("[data-upload-row]").content.firstElementChild.cloneNode(true);
  part(item, "name").textContent = file.name;
  part(item, "bar").setAttribute("aria-label", file.name);
  part(item, "anyway").addEventListener("click", () => queue(file, item, true));
  part(item, "again").addEventListener("click", () => queue(file, item));
  part(item, "stop").addEventListener("click", () => stop(item));
  list.prepend(item);
  return item;
}

function queue(file, item, anyway = page().querySelector("[data-same-weights]").checked) {
  item.dataset.state = "waiting";
  for (const name of ["open", "anyway", "again"]) part(item, name).hidden = true;
  part(item, "stop").hidden = false;
  part(item, "bar").hidden = false;
  part(item, "bar").value = 0;
  part(item, "figures").textContent = megabytes(file.size);
  part(item, "notes").replaceChildren();
  tell(item, "Waits for its turn.");
  const limit = Number(page().dataset.maxBytes);
  if (file.size > limit) {
    end(item, "refused", `It has ${megabytes(file.size)}; the most that is taken is ${megabytes(limit)}. Is it a checkpoint?`);
    return;
  }
  waiting.push({ file, item, anyway });
  next();
}

function next() {
  while (sending < AT_ONCE && waiting.length > 0) send(waiting.shift());
}

async function send({ file, item, anyway }) {
  const form = page();
  const body = new FormData();
  // Fields are read in their order: token and choice before the file.
  body.append("__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value);
  body.append("sameWeights", anyway ? "true" : "false");
  body.append("files", file, file.name);
  item.sending = new AbortController();
  item.dataset.state = "sending";
  sending++;
  tell(item, "Being sent.");
  const onProgress = (sent, total) => {
    part(item, "bar").value = (100 * sent) / total;
    part(item, "figures").textContent = `${megabytes(sent)} of ${megabytes(total)}`;
    if (sent === total) tell(item, "Being read.");
  };
  const { status, answer } = await post(form.action, body, onProgress, item.sending.signal);
  const stopped = item.sending.signal.aborted;
  sending--;
  item.sending = null;
  if (stopped) {
    end(item, "refused", "Stopped. Nothing of it was kept.", true);
  } else if (status === 200 && Array.isArray(answer) && answer.length > 0) {
    show(item, answer[0]);
  } else {
    const { title, detail } = problemOf({ status, answer });
    end(item, "refused", detail ? `${title}. ${detail}` : title, true);
  }
  next();
}

function show(item, result) {
  const refused = result.outcome === "Refused";
  const held = ["There", "Retired", "SameWeights"].includes(result.outcome);
  end(item, refused ? "refused" : held ? "held" : "done", result.words);
  item.dataset.outcome = result.outcome;
  for (const note of result.notes) {
    const line = document.createElement("li");
    line.textContent = note;
    part(item, "notes").append(line);
  }
  const open = part(item, "open");
  open.hidden = !result.address;
  if (result.address) {
    open.href = result.address;
    open.textContent = `Open ${result.name}`;
  }
  part(item, "anyway").hidden = result.outcome !== "SameWeights";
}

function end(item, state, words, again = false) {
  item.dataset.state = state;
  part(item, "bar").hidden = true;
  part(item, "stop").hidden = true;
  part(item, "again").hidden = !again;
  tell(item, words);
  announce(`${part(item, "name").textContent}: ${words}`);
}

function stop(item) {
  const place = waiting.findIndex((one) => one.item === item);
  if (place >= 0) {
    waiting.splice(place, 1);
    end(item, "refused", "Stopped. Nothing of it was sent.", true);
  } else {
    item.sending?.abort();
  }
}

const part = (item, name) => item.querySelector(`[data-${name}]`);

function tell(item, words) {
  part(item, "words").textContent = words;
}

const megabytes = (bytes) => (bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`);
