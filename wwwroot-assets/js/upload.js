import { announce } from "./announce.js";
import { problemOf } from "./answers.js";
import { startDropping } from "./dropping.js";
import { post } from "./sending.js";

let running = null;

/** Pictures for a sample set: one request a file, so that one that is refused leaves the others alone. */
export function startUpload() {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches?.("[data-upload-form]")) return;
    event.preventDefault();
    send(form, [...form.querySelector("input[type=file]").files]);
  });
  document.addEventListener("click", (event) => event.target.closest?.("[data-upload-cancel]") && running?.abort());
  const area = () => document.querySelector("[data-upload-area]");
  startDropping(area, (files) => send(area().closest("form"), files));
}

async function send(form, files) {
  if (files.length === 0 || running) return;
  const part = (name) => form.querySelector(`[data-upload-${name}]`);
  const [bar, count, list] = [part("progress").querySelector("progress"), part("count"), part("answers")];
  running = new AbortController();
  list.replaceChildren();
  part("progress").hidden = part("cancel").hidden = false;
  form.querySelector("button[type=submit]").disabled = true;
  let added = 0;
  for (const [place, file] of files.entries()) {
    bar.value = place / files.length;
    count.textContent = `${place + 1} of ${files.length}: ${file.name}`;
    const answer = await sendOne(form, file, (share) => (bar.value = (place + share) / files.length), running.signal);
    if (running.signal.aborted) break;
    if (answer.isNew) added++;
    else tell(list, answer);
  }
  const words = `${added} of ${files.length} ${files.length === 1 ? "picture was" : "pictures were"} added.`;
  bar.value = 1;
  count.textContent = running.signal.aborted ? `Cancelled: ${words}` : words;
  announce(count.textContent);
  part("cancel").hidden = true;
  form.querySelector("button[type=submit]").disabled = false;
  const calm = list.children.length === 0 && !running.signal.aborted;
  running = null;
  form.querySelector("input[type=file]").value = "";
  if (calm) location.assign(`${form.action.replace(/\/pictures$/, "")}?added=${added}`);
  else part("done").hidden = false;
}

async function sendOne(form, file, onShare, signal) {
  const limit = Number(form.dataset.maxBytes);
  if (file.size > limit) return { file: file.name, problem: `The file is too large: ${Math.floor(limit / 1048576)} MB are taken.` };
  const body = new FormData();
  for (const field of form.elements) if (field.name && field.type !== "file") body.append(field.name, field.value);
  body.append("pictures", file);
  const { status, answer } = await post(form.action, body, (sent, total) => onShare(sent / total), signal);
  if (status === 200 && answer?.[0]) return answer[0];
  const { title, detail } = problemOf({ status, answer });
  return { file: file.name, problem: `${title}. ${detail}` };
}

function tell(list, answer) {
  const item = document.createElement("li");
  item.dataset.state = answer.problem ? "problem" : "there";
  item.textContent = answer.problem ? `${answer.file}: ${answer.problem}` : `${answer.file} is there already, as ${answer.code}.`;
  list.append(item);
}
