/** Shows the server's UTC times in the reader's own zone. */
export function startTimes() {
  const show = () => {
    for (const time of document.querySelectorAll("time[data-local-time]")) {
      const words = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "short" });
      if (time.textContent !== words) time.textContent = words;
    }
  };
  show();
  window.Blazor?.addEventListener?.("enhancedload", show);
}
