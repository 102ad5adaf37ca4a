import { announce } from "./announce.js";

const shownFor = 2000;

export function startCopy() {
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.("[data-copy]");
    if (!button) return;
    const copied = await copy(button.dataset.copy);
    const words = button.querySelector("[data-copy-words]");
    words.textContent = copied ? "Copied" : "Press Ctrl+C";
    announce(copied ? `Copied ${button.dataset.copy}` : "Copying is not allowed here: select the text and press Ctrl+C.");
    if (!copied) getSelection().selectAllChildren(button.parentElement.querySelector("code"));
    clearTimeout(button.timer);
    button.timer = setTimeout(() => (words.textContent = "Copy"), shownFor);
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard belongs to secure pages; the old way also works over plain HTTP.
    return copyTheOldWay(text);
  }
}

function copyTheOldWay(text) {
  const before = document.activeElement;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "visually-hidden";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    area.remove();
    before?.focus();
  }
}
