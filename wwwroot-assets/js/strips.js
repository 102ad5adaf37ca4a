/** Strips of one ranking scroll together, so that the same sample stands in the same place in each. */
export function startStrips() {
  let leader = null;
  let release = 0;
  document.addEventListener(
    "scroll",
    (event) => {
      const strip = event.target;
      if (!(strip instanceof Element) || !strip.matches("[data-strip]") || (leader && leader !== strip)) return;
      leader = strip;
      clearTimeout(release);
      release = setTimeout(() => (leader = null), 150);
      for (const other of strip.closest("[data-strips]")?.querySelectorAll("[data-strip]") ?? [])
        if (other !== strip) other.scrollLeft = strip.scrollLeft;
    },
    { capture: true, passive: true },
  );
}
