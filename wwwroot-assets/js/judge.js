import { announce } from "./announce.js";
import { JudgmentQueue } from "./judge-queue.js";
import { ItemView } from "./judge-item.js";
import { JudgeStop } from "./judge-stop.js";
import { Zoom } from "./judge-zoom.js";
import { LoadFailures } from "./load-failures.js";
import { send } from "./sending-scores.js";

// Of the items judged last: how long one takes.
const PACE = 12;

// So often a score is tried in silence.
const QUIET_TRIES = 3;

/** Starts the judging page where there is one. */
export function startJudging() {
  const page = document.querySelector("[data-judge]");
  if (page) new Judging(page).load();
}

class Judging {
  constructor(page) {
    this.page = page;
    this.address = page.dataset.judge;
    this.index = 0;
    this.times = [];
    this.zoom = new Zoom(this.find("dialog"));
    this.view = new ItemView(page);
    this.stop = new JudgeStop(page, () => this.reload());
    this.queue = new JudgmentQueue(this.address, {
      saved: () => this.saved(),
      waiting: (outcome, tries) => this.waiting(outcome, tries),
      stopped: (outcome) => this.refused(outcome),
    });
    this.listen();
  }

  find(name) {
    return this.page.querySelector(`[data-${name}]`);
  }

  async load() {
    this.find("head").hidden = this.find("foot").hidden = false;
    this.toggle(undefined);
    try {
      const answer = await fetch(`${this.address}/items`, { headers: { Accept: "application/json" } });
      if (answer.status === 204) return this.goOn();
      const told = await answer.json();
      if (!answer.ok) return this.unloaded(told.detail);
      this.block = told;
    } catch {
      return this.unloaded("The portal cannot be reached, or something else answers in its place.");
    }
    for (const [position, score] of this.queue.restore(this.block.assignment)) {
      const item = this.items.find((each) => each.position === position);
      if (item) item.score = score;
    }
    this.view.failures = new LoadFailures(this.address, this.block.assignment);
    for (const item of this.items) item.failures = this.view.failures.of(item);
    const next = this.next(-1);
    if (next < 0) this.finish();
    else this.show(next, false);
  }

  unloaded(words) {
    this.find("place").textContent = "";
    this.stop.show({ head: "The pictures cannot be shown", words: words ?? "Something went wrong.", canReload: true });
  }

  get items() {
    return this.block.items;
  }

  show(index, byHand = true) {
    this.index = index;
    const item = this.items[index];
    this.toggle(true);
    this.view.show(item, this.items.slice(index + 1, index + 3));
    this.mark();
    this.progress();
    this.find("back").disabled = index === 0;
    this.find("forward").disabled = item.score === null && !item.left;
    if (byHand) announce(`Item ${index + 1} of ${this.items.length}`);
  }

  /** The next item without a score: those that were left for later come last. */
  next(after) {
    const open = (least) => (item) => item.score === null && (item.left ?? 0) === least;
    const later = this.items.findIndex((item, place) => place > after && open(0)(item));
    return later >= 0 ? later : [0, 1].map((left) => this.items.findIndex(open(left))).find((place) => place >= 0) ?? -1;
  }

  /** What the score buttons say of the item at hand. */
  mark() {
    const item = this.items[this.index];
    this.view.mark(item.score, (this.queue.isStopped || this.isLate) && this.queue.pending.has(item.position));
  }

  judge(score) {
    if (!this.view.canScore || this.queue.isStopped) return;
    const item = this.items[this.index];
    const milliseconds = Math.round(performance.now() - this.view.shownAt);
    if (item.score === null) this.times = [...this.times, milliseconds].slice(-PACE);
    item.score = score;
    this.mark();
    this.say("Saving…");
    this.queue.add(item.position, { score, milliseconds, failures: item.failures });
    this.goToNext();
  }

  goToNext() {
    const wasLast = this.index === this.items.length - 1;
    const open = this.next(this.index);
    if (open < 0 && (wasLast || !this.reviewing)) this.finish();
    else this.show(this.reviewing && !wasLast ? this.index + 1 : open);
  }

  /** The item at hand comes again at the end; whoever leaves it there, too, goes on without it. */
  leave() {
    const item = this.items[this.index];
    item.left = Math.min(2, (item.left ?? 0) + 1);
    this.goToNext();
  }

  move(step) {
    if (!this.block) return;
    if (this.isFinishing) return step < 0 ? this.review(this.items.length - 1) : undefined;
    const to = this.index + step;
    if (to < 0 || (step > 0 && this.find("forward").disabled)) return;
    if (to < this.items.length) this.show(to);
    else if (this.next(-1) < 0) this.finish();
    else this.show(this.next(-1));
  }

  review(index) {
    this.reviewing = true;
    this.show(index);
  }

  get unshown() {
    return this.items.filter((item) => item.score === null);
  }

  finish() {
    this.toggle(false);
    this.progress();
    const left = this.unshown.length;
    const [items, they] = left === 1 ? ["1 item", "it"] : [`${left} items`, "them"];
    this.find("finish-head").textContent = left === 0 ? "All judged" : `All judged but ${items}`;
    this.find("finish-words").textContent =
      left === 0
        ? "You may go back and change what you gave. Once you finish, it changes no more."
        : `Pictures of ${items} do not load. Try again now, or come back later by this page's address: what was saved is kept. You can also finish without ${they}.`;
    this.find("complete").textContent = left === 0 ? "Finish this part" : `Finish without ${they}`;
    this.find("retry-left").hidden = left === 0;
    this.find("finish-head").focus();
  }

  /** @param {boolean | undefined} isJudging whether an item is shown, or the end of the part; neither, where it is not known */
  toggle(isJudging) {
    this.isFinishing = isJudging === false;
    this.find("body").hidden = this.find("answer").hidden = isJudging !== true;
    this.find("finish").hidden = isJudging !== false;
    if (isJudging === false) this.view.leave();
  }

  progress() {
    const all = this.items.length;
    const done = this.items.filter((item) => item.score !== null && !this.queue.pending.has(item.position)).length;
    const part = this.block.parts > 1 ? `Part ${this.block.part} of ${this.block.parts}: ` : "";
    this.find("place").textContent = this.isFinishing ? `${part}${done} of ${all} judged` : `${part}${this.index + 1} of ${all}`;
    const bar = this.find("progress");
    [bar.max, bar.value] = [all, done];
    const usual = [...this.times].sort((a, b) => a - b)[Math.floor(this.times.length / 2)];
    const minutes = Math.ceil((this.unshown.length * (usual ?? 0)) / 60000);
    this.find("left").textContent = minutes > 0 ? `about ${minutes} ${minutes === 1 ? "minute" : "minutes"} left` : "";
  }

  saved() {
    this.say("Saved");
    this.isLate = false;
    this.stop.hide();
    this.view.refresh();
    this.progress();
    if (this.isResuming) this.goToNext();
    else if (!this.isFinishing) this.mark();
    this.isResuming = false;
  }

  waiting(outcome, tries) {
    this.say("Not saved yet: trying again…");
    this.isLate = tries > QUIET_TRIES;
    if (!this.isLate) return;
    this.stop.waiting(outcome, this.unsaved, () => this.queue.resume());
    if (!this.isFinishing) this.mark();
  }

  /** The portal does not take it: the page stops at the score that is not saved. */
  refused(outcome) {
    this.say("Not saved");
    const unsaved = this.items.findIndex((item) => this.queue.pending.has(item.position));
    if (unsaved >= 0) this.show(unsaved, false);
    this.view.close();
    this.stop.refused(
      outcome,
      this.unsaved,
      () => this.resume(() => {
        this.isResuming = true;
        this.queue.resume();
      }),
      () => this.queue.forget(),
    );
  }

  /** Numbers of the items, as the page shows them. */
  get unsaved() {
    return this.items.flatMap((item, place) => (this.queue.pending.has(item.position) ? [place + 1] : []));
  }

  resume(again) {
    this.say("Saving…");
    this.stop.hide();
    this.view.open();
    again();
    if (!this.isFinishing) this.mark();
  }

  async complete() {
    const button = this.find("complete");
    button.disabled = true;
    if (await this.queue.settled()) {
      this.say("Saved");
      const unshown = this.unshown.map((item) => item.position);
      const address = `${this.address}/assignments/${this.block.assignment}/complete`;
      const outcome = await send("POST", address, { unshown }, (status) => status === 204);
      if (outcome.state === "done") return this.goOn();
      this.stop.unfinished(outcome, () => this.resume(() => this.complete()));
    }
    button.disabled = false;
  }

  goOn() {
    this.isLeaving = true;
    if (this.page.dataset.next) location.assign(this.page.dataset.next);
    else location.reload();
  }

  reload() {
    this.isLeaving = true;
    location.reload();
  }

  say(words) {
    this.find("saved").textContent = words;
  }

  listen() {
    const on = (name, work) => this.find(name).addEventListener("click", work);
    this.page.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button?.dataset.score) this.judge(Number(button.dataset.score));
      else if (button && "zoom" in button.dataset) this.zoom.show(button.querySelector("img"), button.dataset.zoom);
    });
    on("back", () => this.move(-1));
    on("forward", () => this.move(1));
    on("originals", () => this.view.toggleOriginals());
    on("pictures-again", () => this.view.retry());
    on("pictures-later", () => this.leave());
    on("complete", () => this.complete());
    on("review", () => this.review(0));
    on("retry-left", () => {
      for (const item of this.unshown) item.left = 1;
      this.show(this.next(-1));
    });
    document.addEventListener("keydown", (event) => this.press(event));
    addEventListener("beforeunload", (event) => {
      if (this.queue.pending.size > 0 && !this.isLeaving) event.preventDefault();
    });
  }

  press(event) {
    const isTyping = event.target.closest?.("input, textarea, select, dialog");
    if (!this.block || isTyping || event.ctrlKey || event.metaKey || event.altKey || this.zoom.isOpen) return;
    const score = Number(event.key);
    if (!this.isFinishing && !event.repeat && this.page.querySelector(`[data-score="${score}"]`)) this.judge(score);
    else if (event.key === "ArrowLeft") this.move(-1);
    else if (event.key === "ArrowRight") this.move(1);
    else if (event.key.toLowerCase() === "o" && !this.isFinishing) this.view.toggleOriginals();
    else return;
    event.preventDefault();
  }
}
