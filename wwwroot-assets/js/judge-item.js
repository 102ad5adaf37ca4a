import { Pictures, working } from "./pictures.js";
import { Preloader } from "./preload.js";

/** One item: its pictures, and the score buttons, which wait until all of them can be seen. */
export class ItemView {
  /** @param {LoadFailures} failures of the part, set before the first item is shown */
  failures;

  constructor(page) {
    this.page = page;
    this.preloader = new Preloader();
    this.withOriginals = false;
    this.isOpen = true;
  }

  find(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  /** When the last picture was shown, as performance.now; undefined until then. */
  shownAt;

  get canScore() {
    return this.shownAt !== undefined && this.isOpen;
  }

  /** @param following items whose pictures are loaded ahead */
  show(item, following) {
    this.leave();
    [this.item, this.failed] = [item, item.failures ?? 0];
    this.find("sample").replaceChildren(...zoomable("the sample", item.sample, "The style sample"));
    this.tiles = item.pictures.map((picture, place) => {
      const tile = document.createElement("div");
      tile.className = "pair";
      tile.append(...zoomable(`picture ${place + 1}`, picture.url, `Picture ${place + 1}`, picture.large));
      return tile;
    });
    this.find("candidate").replaceChildren(...this.tiles);
    const watched = [this.find("sample"), ...this.tiles].map((tile) => tile.querySelector("img"));
    this.find("originals").hidden = item.originals.every((original) => original === null);
    this.addOriginals();
    this.begin();
    this.pictures = new Pictures(watched, () => this.tell());
    this.tell();
    this.preloader.load(following.flatMap((next) => [next.sample, ...next.pictures.map((picture) => picture.url)]));
  }

  /** An item begins at its first picture. */
  begin() {
    if (this.page.getBoundingClientRect().top < 0) this.page.scrollIntoView({ block: "start", behavior: "instant" });
  }

  leave() {
    this.pictures?.stop();
    this.pictures = this.shownAt = undefined;
  }

  /** Tries what has failed once more: the portal answers again. */
  refresh() {
    this.pictures?.again(this.pictures.failed);
  }

  retry() {
    this.pictures?.again();
  }

  /** How far the pictures are. */
  tell() {
    const { pictures } = this;
    if (!pictures) return;
    this.item.failures = this.failed + pictures.failures;
    this.failures.keep(this.item);
    if (pictures.areShown) this.shownAt ??= performance.now();
    const { missing, areShown } = pictures;
    this.find("pictures-note").hidden = areShown;
    this.find("pictures-note").classList.toggle("waiting", missing.length === 0);
    this.find("pictures-do").hidden = missing.length === 0;
    const count = pictures.entries.length;
    this.find("pictures-words").textContent =
      missing.length > 0 ? missingWords(missing.map((entry) => entry.image.alt), pictures.failed.length === 0) : `Loading the pictures: ${pictures.shown} of ${count} are there.`;
    this.enable();
  }

  /** Nothing can be scored until it is opened again. */
  close() {
    this.isOpen = false;
    this.enable();
  }

  open() {
    this.isOpen = true;
    this.enable();
  }

  /** They keep the keyboard's focus while they wait. */
  enable() {
    for (const button of this.page.querySelectorAll("[data-score]")) button.setAttribute("aria-disabled", `${!this.canScore}`);
  }

  /** @param isUnsaved whether the portal has refused the score */
  mark(score, isUnsaved) {
    for (const button of this.page.querySelectorAll("[data-score]")) {
      const isChosen = Number(button.dataset.score) === score;
      button.setAttribute("aria-pressed", `${isChosen}`);
      button.toggleAttribute("data-unsaved", isChosen && isUnsaved);
    }
    this.find("unsaved-mark").hidden = !isUnsaved;
  }

  toggleOriginals() {
    if (!this.pictures || this.find("originals").hidden) return;
    this.withOriginals = !this.withOriginals;
    this.addOriginals();
  }

  addOriginals() {
    const button = this.find("originals");
    button.setAttribute("aria-pressed", `${this.withOriginals}`);
    button.firstChild.textContent = this.withOriginals ? "Hide the originals " : "Show the originals ";
    this.find("candidate").classList.toggle("with-originals", this.withOriginals);
    for (const [place, tile] of this.tiles.entries()) {
      const original = this.withOriginals ? this.item.originals[place] : null;
      tile.querySelector(":scope > img")?.remove();
      if (original) tile.append(image(original, `Original ${place + 1}`));
    }
  }
}

function missingWords(missing, isSlow) {
  const [what, verb] = missing.length === 1 ? [missing[0], "does"] : [`${missing.slice(0, -1).join(", ")} and ${missing.at(-1)}`, "do"];
  const problem = isSlow ? `${verb === "does" ? "takes" : "take"} long to load` : `${verb} not load`;
  return `${what} ${problem}. You can score this item once you see all its pictures.`;
}

/** A picture that can be looked at closer, and words in its place if it does not load. */
function zoomable(what, address, words, large) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", `Look closer at ${what}`);
  button.dataset.zoom = large ?? "";
  const missing = document.createElement("span");
  missing.className = "picture-missing";
  missing.textContent = `${words} has not loaded`;
  button.append(image(working(address), words));
  return [button, missing];
}

function image(address, words) {
  const made = new Image(640, 640);
  [made.alt, made.src] = [words, address];
  return made;
}
