const KEPT = 40;

/** Loads and decodes pictures ahead, and holds them so that they are shown at once. */
export class Preloader {
  constructor() {
    this.pictures = new Map();
  }

  load(addresses) {
    for (const address of addresses) {
      if (this.pictures.has(address)) continue;
      const picture = new Image();
      picture.src = address;
      picture.decode().catch(() => this.pictures.delete(address));
      this.pictures.set(address, picture);
    }
    while (this.pictures.size > KEPT) this.pictures.delete(this.pictures.keys().next().value);
  }
}
