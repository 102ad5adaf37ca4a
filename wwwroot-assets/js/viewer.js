/** A large view of the pictures around the one that was chosen: arrow keys go on, Escape closes (the dialog's own doing). */
let links = [];
let at = 0;

const viewer = () => document.querySelector("dialog[data-viewer-dialog]");

export function startViewer() {
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
}

function onClick(event) {
  const dialog = viewer();
  if (!dialog || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest?.("a[data-viewer]");
  if (link) {
    event.preventDefault();
    links = [...link.closest("[data-viewer-group]").querySelectorAll("a[data-viewer]")];
    show(dialog, links.indexOf(link));
    dialog.showModal();
  } else if (event.target.closest?.("[data-viewer-previous]")) show(dialog, at - 1);
  else if (event.target.closest?.("[data-viewer-next]")) show(dialog, at + 1);
  else if (event.target.closest?.("[data-viewer-close]") || event.target === dialog) {
    dialog.close();
    links[at]?.focus();
  }
}

function onKey(event) {
  const dialog = viewer();
  if (!dialog?.open) return;
  if (event.key === "ArrowLeft") show(dialog, at - 1);
  else if (event.key === "ArrowRight") show(dialog, at + 1);
  else return;
  event.preventDefault();
}

function show(dialog, place) {
  at = (place + links.length) % links.length;
  const link = links[at];
  const image = link.querySelector("img");
  const picture = dialog.querySelector("[data-viewer-picture]");
  const original = dialog.querySelector("[data-viewer-original]");
  set(picture, link.href, image.alt);
  original.closest("figure").hidden = !link.dataset.original;
  if (link.dataset.original) set(original, link.dataset.original, `Original: ${link.dataset.sample}`);
  dialog.querySelector("[data-viewer-caption]").textContent = image.alt;
  dialog.querySelector("[data-viewer-count]").textContent = `${at + 1} of ${links.length}`;
  const search = dialog.querySelector("[data-viewer-search]");
  if (search) search.value = link.dataset.sha;
}

function set(image, address, words) {
  image.src = address;
  image.alt = words;
}
