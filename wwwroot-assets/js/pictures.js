// Waits before a picture is tried again, milliseconds.
const WAITS = [1000, 2000, 4000];

// After so many milliseconds without all pictures somebody is told that it takes long.
const LONG = 15000;

/** Addresses that worked, by those that had failed. */
const mended = new Map();

/** @returns {string} The address that has worked for the picture, where its own has not. */
export const working = (address) => mended.get(new URL(address, location).href) ?? address;

/** Watches pictures until all of them can be seen: loaded and decoded. One that fails is tried again, then given up. */
export class Pictures {
  /** @param {(pictures: Pictures) => void} tell is called whenever something has changed */
  constructor(images, tell) {
    this.tell = tell;
    this.failures = 0;
    this.entries = images.map((image) => ({ image, address: original(image), state: "loading" }));
    this.online = () => this.again(this.failed);
    addEventListener("online", this.online);
    this.wait();
    for (const entry of this.entries) this.load(entry);
  }

  get shown() {
    return this.entries.filter((entry) => entry.state === "shown").length;
  }

  get areShown() {
    return this.shown === this.entries.length;
  }

  get failed() {
    return this.entries.filter((entry) => entry.state === "failed");
  }

  /** Those that have failed, or that take too long. */
  get missing() {
    return this.isSlow ? this.entries.filter((entry) => entry.state !== "shown") : this.failed;
  }

  /** Tries pictures once more; one that is still on its way counts as failed. */
  again(missing = this.missing) {
    if (missing.length === 0) return;
    this.wait();
    for (const entry of missing) {
      if (entry.state === "loading") this.failures++;
      entry.state = "loading";
      ask(entry);
      this.load(entry);
    }
    this.change();
  }

  wait() {
    clearTimeout(this.timer);
    this.isSlow = false;
    this.timer = setTimeout(() => {
      this.isSlow = true;
      this.change();
    }, LONG);
  }

  stop() {
    this.isStopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.online);
  }

  /** The newest try alone decides about a picture. */
  async load(entry) {
    const round = (entry.round = (entry.round ?? 0) + 1);
    const isOld = () => this.isStopped || entry.round !== round;
    for (let tries = 0; ; tries++) {
      const isThere = await arrives(entry.image);
      if (isOld()) return;
      if (isThere) return this.settle(entry, "shown");
      this.failures++;
      if (tries === WAITS.length) return this.settle(entry, "failed");
      await new Promise((done) => setTimeout(done, WAITS[tries]));
      if (isOld()) return;
      ask(entry);
    }
  }

  settle(entry, state) {
    entry.state = state;
    if (state === "shown" && entry.image.src !== entry.address) mended.set(entry.address, entry.image.src);
    if (this.areShown) this.stop();
    this.change();
  }

  change() {
    for (const { image, state } of this.entries) image.dataset.state = state;
    this.tell(this);
  }
}

/** By another address: what a cache holds may be what has failed. */
function ask(entry) {
  const address = new URL(entry.address);
  address.searchParams.set("try", Date.now());
  entry.image.removeAttribute("srcset");
  entry.image.src = address.href;
}

function original(image) {
  const address = new URL(image.src);
  address.searchParams.delete("try");
  return address.href;
}

/** @returns {Promise<boolean>} Whether the picture can be seen. */
async function arrives(image) {
  if (!image.complete)
    await new Promise((done) => {
      image.addEventListener("load", done, { once: true });
      image.addEventListener("error", done, { once: true });
    });
  if (image.naturalWidth === 0) return false;
  return image.decode().then(
    () => true,
    () => false,
  );
}
