/**
 * Files that are dropped anywhere on the page.
 * @param {() => Element|null} area what lights up meanwhile; null where the page takes no files
 * @param {(files: File[]) => void} take
 */
export function startDropping(area, take) {
  let depth = 0;
  const mark = (on) => area()?.classList.toggle("is-over", on);
  const holdsFile = (event) => area() && [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragenter", (event) => holdsFile(event) && ++depth === 1 && mark(true));
  document.addEventListener("dragleave", (event) => holdsFile(event) && --depth <= 0 && mark(((depth = 0), false)));
  // Without this a file dropped beside the area would replace the page.
  document.addEventListener("dragover", (event) => holdsFile(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!holdsFile(event)) return;
    event.preventDefault();
    depth = 0;
    mark(false);
    take([...event.dataTransfer.files]);
  });
}
