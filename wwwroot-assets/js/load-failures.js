/** How often pictures of an item have failed to load, kept in the window: a reload is what people do about it. */
export class LoadFailures {
  constructor(address, assignment) {
    this.key = `load failures ${address} ${assignment}`;
    try {
      this.counts = JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch {
      this.counts = {};
    }
  }

  of(item) {
    return this.counts[item.position] ?? 0;
  }

  keep(item) {
    if (this.of(item) === item.failures) return;
    this.counts[item.position] = item.failures;
    try {
      sessionStorage.setItem(this.key, JSON.stringify(this.counts));
    } catch {
      // Without a store they are counted until the next load.
    }
  }
}
