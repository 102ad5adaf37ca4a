/** Shows a picture larger, in the middle of the window. */
export class Zoom {
  constructor(dialog) {
    this.dialog = dialog;
    this.large = dialog.querySelector("img");
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }

  get isOpen() {
    return this.dialog.open;
  }

  /** @param {string | undefined} address of the larger picture; the picture itself without one, or where it does not load */
  show(picture, address) {
    if (picture.naturalWidth === 0) return;
    // Its place is there before the larger picture is.
    this.dialog.style.setProperty("--ratio", `${picture.naturalWidth / picture.naturalHeight}`);
    this.large.onerror = () => {
      this.large.onerror = null;
      this.large.src = picture.src;
    };
    [this.large.alt, this.large.src] = [picture.alt, address || picture.src];
    this.dialog.showModal();
  }
}
