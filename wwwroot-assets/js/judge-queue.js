import { send } from "./sending-scores.js";

const LONGEST_WAIT = 15000;

/** Judgments on their way to the portal. They are in the browser's store until the portal has them: a reload loses none. */
export class JudgmentQueue {
  /**
   * @param {{saved: () => void, waiting: (outcome, tries: number) => void, stopped: (outcome) => void}} tell
   *   stopped: nothing more is sent until resume
   */
  constructor(address, tell) {
    [this.address, this.tell, this.pending] = [address, tell, new Map()];
    addEventListener("online", () => this.wake?.());
  }

  get key() {
    return `judging ${this.address}`;
  }

  /** Positions of the judgments that the portal does not have. */
  get unsaved() {
    return [...this.pending.keys()];
  }

  /** What an earlier page of the same part could not send, as [position, score]; it is sent now. */
  restore(assignment) {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      if (kept?.assignment === assignment) this.pending = new Map(kept.judgments);
    } catch {
      // A store that cannot be read holds nothing.
    }
    this.assignment = assignment;
    if (this.pending.size > 0) this.send();
    return [...this.pending].map(([position, judgment]) => [position, judgment.score]);
  }

  add(position, judgment) {
    this.pending.set(position, judgment);
    this.keep();
    this.send();
  }

  /** @returns {Promise<boolean>} whether the portal has everything; false once it was stopped */
  async settled() {
    while (this.pending.size > 0 && !this.isStopped) await this.send();
    return this.pending.size === 0;
  }

  /** Sends again what was stopped. */
  resume() {
    this.isStopped = false;
    this.wake?.();
    return this.send();
  }

  /** Lets go of what the portal will never take. */
  forget() {
    this.pending.clear();
    this.keep();
  }

  send() {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  async sendAll() {
    for (let tries = 0; this.pending.size > 0 && !this.isStopped; ) {
      const [position, judgment] = this.pending.entries().next().value;
      const outcome = await this.sendOne(position, judgment);
      if (outcome.state === "done") tries = 0;
      else if (outcome.state === "lost") {
        this.tell.waiting(outcome, ++tries);
        await this.pause(Math.min(LONGEST_WAIT, 250 * 2 ** tries));
      } else {
        this.isStopped = true;
        this.tell.stopped(outcome);
      }
    }
    if (this.pending.size === 0) this.tell.saved();
  }

  async sendOne(position, judgment) {
    const outcome = await send(
      "PUT",
      `${this.address}/assignments/${this.assignment}/items/${position}`,
      judgment,
      (status, answer) => status === 200 && answer?.position === position && answer?.score === judgment.score,
    );
    // Changed meanwhile: the new score is still to be sent.
    if (outcome.state === "done" && this.pending.get(position) === judgment) this.pending.delete(position);
    this.keep();
    return outcome;
  }

  keep() {
    try {
      if (this.pending.size === 0) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, JSON.stringify({ assignment: this.assignment, judgments: [...this.pending] }));
    } catch {
      // Without a store the page itself still holds them.
    }
  }

  pause(milliseconds) {
    return new Promise((done) => {
      const timer = setTimeout(done, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }
}
