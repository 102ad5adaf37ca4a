const LONGEST_WAIT = 15000;

/** Judgments on their way to the portal. They are in the browser's store until the portal has them: a reload loses none. */
export class JudgmentQueue {
  constructor(address, tell) {
    [this.address, this.tell, this.pending] = [address, tell, new Map()];
    addEventListener("online", () => this.wake?.());
  }

  get key() {
    return `judging ${this.address}`;
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

  add(assignment, position, score, milliseconds) {
    this.assignment = assignment;
    this.pending.set(position, { score, milliseconds });
    this.keep();
    this.send();
  }

  /** Resolves when the portal has everything. */
  async settled() {
    while (this.pending.size > 0) await this.send();
  }

  send() {
    this.sending ??= this.sendAll().finally(() => (this.sending = undefined));
    return this.sending;
  }

  async sendAll() {
    for (let wait = 500; this.pending.size > 0; ) {
      const [position, judgment] = this.pending.entries().next().value;
      if (await this.sendOne(position, judgment)) wait = 500;
      else {
        this.tell.waiting();
        await this.pause(wait);
        wait = Math.min(LONGEST_WAIT, wait * 2);
      }
    }
    this.tell.saved();
  }

  /** False where it is to be tried again. */
  async sendOne(position, judgment) {
    try {
      const answer = await fetch(`${this.address}/assignments/${this.assignment}/items/${position}`, {
        method: "PUT",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(judgment),
        keepalive: true,
      });
      if (answer.status >= 500 || answer.status === 429) return false;
      if (!answer.ok) this.tell.refused((await answer.json().catch(() => ({}))).detail ?? "A judgment was not taken: load the page again.");
    } catch {
      return false;
    }
    // Changed meanwhile: the new score is still to be sent.
    if (this.pending.get(position) === judgment) this.pending.delete(position);
    this.keep();
    return true;
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
