import { announce } from "./announce.js";
import { JudgmentQueue } from "./judge-queue.js";
import { Preloader } from "./preload.js";

// Of the items judged last: how long one takes.
const PACE = 12;

/** Starts the judging page where there is one. */
export function startJudging() {
  const page = document.querySelector("[data-judge]");
  if (page) new Judging(page).load();
}

class Judging {
  constructor(page) {
    this.page = page;
    this.address = page.dataset.judge;
    this.preloader = new Preloader();
    this.index = 0;
    this.withOriginals = false;
    this.times = [];
    this.queue = new JudgmentQueue(this.address, {
      saved: () => this.say("Saved"),
      waiting: () => this.say("Not saved yet: trying again…"),
      refused: (words) => this.fail(words),
    });
    this.listen();
  }

  find(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  async load() {
    try {
      const answer = await fetch(`${this.address}/items`, { headers: { Accept: "application/json" } });
      if (answer.status === 204) return this.goOn();
      if (!answer.ok) return this.fail((await answer.json().catch(() => ({}))).detail ?? "This page cannot be shown now.");
      this.block = await answer.json();
    } catch {
      return this.fail("The portal cannot be reached. Load the page again when you are connected.");
    }
    for (const [position, score] of this.queue.restore(this.block.assignment)) {
      const item = this.block.items.find((each) => each.position === position);
      if (item) item.score = score;
    }
    const next = this.block.items.findIndex((item) => item.score === null);
    this.find("body").hidden = this.find("foot").hidden = false;
    if (next < 0) this.finish();
    else this.show(next, false);
  }

  get items() {
    return this.block.items;
  }

  show(index, byHand = true) {
    this.index = index;
    const item = this.items[index];
    this.toggle(true);
    this.find("sample").src = item.sample;
    this.fill(item);
    this.mark(item.score);
    this.shownAt = performance.now();
    this.preloader.load([1, 2].flatMap((step) => addresses(this.items[index + step])));
    this.progress();
    this.find("back").disabled = index === 0;
    this.find("forward").disabled = item.score === null;
    if (byHand) announce(`Item ${index + 1} of ${this.items.length}`);
  }

  fill(item) {
    const tiles = item.pictures.map((picture, place) => {
      const tile = document.createElement("div");
      tile.className = "pair";
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", `Look closer at picture ${place + 1}`);
      button.dataset.zoom = picture.large;
      button.append(image(picture.url, `Picture ${place + 1}`));
      tile.append(button);
      const original = item.originals[place];
      if (this.withOriginals && original) tile.append(image(original, `Original ${place + 1}`));
      return tile;
    });
    const candidate = this.find("candidate");
    candidate.classList.toggle("with-originals", this.withOriginals);
    candidate.replaceChildren(...tiles);
    this.find("originals").hidden = item.originals.every((original) => original === null);
  }

  mark(score) {
    for (const button of this.page.querySelectorAll("[data-score]"))
      button.setAttribute("aria-pressed", `${Number(button.dataset.score) === score}`);
  }

  judge(score) {
    const item = this.items[this.index];
    const milliseconds = Math.round(performance.now() - this.shownAt);
    if (item.score === null) this.times = [...this.times, milliseconds].slice(-PACE);
    item.score = score;
    this.mark(score);
    this.queue.add(this.block.assignment, item.position, score, milliseconds);
    const later = this.items.findIndex((each, place) => place > this.index && each.score === null);
    const open = later >= 0 ? later : this.items.findIndex((each) => each.score === null);
    const wasLast = this.index === this.items.length - 1;
    if (open < 0 && (wasLast || !this.reviewing)) this.finish();
    else this.show(this.reviewing && !wasLast ? this.index + 1 : open);
  }

  move(step) {
    if (!this.block) return;
    if (this.isFinishing) return step < 0 ? this.review(this.items.length - 1) : undefined;
    const to = this.index + step;
    if (to < 0 || (step > 0 && this.items[this.index].score === null)) return;
    if (to < this.items.length) this.show(to);
    else this.finish();
  }

  review(index) {
    this.reviewing = true;
    this.show(index);
  }

  finish() {
    this.toggle(false);
    this.progress();
    this.find("finish-head").focus();
  }

  toggle(isJudging) {
    this.isFinishing = !isJudging;
    this.find("body").hidden = this.find("foot").hidden = !isJudging;
    this.find("finish").hidden = isJudging;
  }

  progress() {
    const [done, all] = [this.items.filter((item) => item.score !== null).length, this.items.length];
    const part = this.block.parts > 1 ? `Part ${this.block.part} of ${this.block.parts}: ` : "";
    this.find("place").textContent = this.isFinishing ? `${part}${done} of ${all} judged` : `${part}${this.index + 1} of ${all}`;
    const bar = this.find("progress");
    [bar.max, bar.value] = [all, done];
    const usual = [...this.times].sort((a, b) => a - b)[Math.floor(this.times.length / 2)];
    const minutes = Math.ceil(((all - done) * (usual ?? 0)) / 60000);
    this.find("left").textContent = usual && done < all ? `about ${minutes} ${minutes === 1 ? "minute" : "minutes"} left` : "";
  }

  async complete() {
    const button = this.find("complete");
    button.disabled = true;
    try {
      await this.queue.settled();
      const answer = await fetch(`${this.address}/assignments/${this.block.assignment}/complete`, { method: "POST" });
      if (answer.ok) return this.goOn();
      this.fail((await answer.json().catch(() => ({}))).detail ?? "This part cannot be finished now.");
    } catch {
      this.fail("The portal cannot be reached. What you gave is kept: try again in a while.");
    }
    button.disabled = false;
  }

  goOn() {
    if (this.page.dataset.next) location.assign(this.page.dataset.next);
    else location.reload();
  }

  say(words) {
    this.find("saved").textContent = words;
  }

  fail(words) {
    const place = this.find("problem");
    place.textContent = words;
    place.hidden = false;
  }

  originals() {
    if (!this.block) return;
    this.withOriginals = !this.withOriginals;
    const button = this.find("originals");
    button.setAttribute("aria-pressed", `${this.withOriginals}`);
    button.firstChild.textContent = this.withOriginals ? "Hide the originals " : "Show the originals ";
    this.fill(this.items[this.index]);
  }

  zoom(button) {
    const picture = button.querySelector("img");
    const large = this.find("large");
    large.src = button.dataset.zoom || picture.src;
    large.alt = picture.alt;
    this.find("dialog").showModal();
  }

  listen() {
    const on = (name, work) => this.find(name).addEventListener("click", work);
    this.page.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.score) this.judge(Number(button.dataset.score));
      else if (button && "zoom" in button.dataset) this.zoom(button);
    });
    on("back", () => this.move(-1));
    on("forward", () => this.move(1));
    on("originals", () => this.originals());
    on("complete", () => this.complete());
    on("review", () => this.review(0));
    on("close", () => this.find("dialog").close());
    document.addEventListener("keydown", (event) => this.press(event));
  }

  press(event) {
    const isTyping = event.target.closest?.("input, textarea, select, dialog");
    if (!this.block || isTyping || event.ctrlKey || event.metaKey || event.altKey || this.find("dialog").open) return;
    const score = Number(event.key);
    if (!this.isFinishing && !event.repeat && this.page.querySelector(`[data-score="${score}"]`)) this.judge(score);
    else if (event.key === "ArrowLeft") this.move(-1);
    else if (event.key === "ArrowRight") this.move(1);
    else if (event.key.toLowerCase() === "o" && !this.isFinishing && !this.find("originals").hidden) this.originals();
    else return;
    event.preventDefault();
  }
}

function image(address, words) {
  const made = new Image(640, 640);
  [made.alt, made.src] = [words, address];
  return made;
}

function addresses(item) {
  return item ? [item.sample, ...item.pictures.map((picture) => picture.url)] : [];
}
