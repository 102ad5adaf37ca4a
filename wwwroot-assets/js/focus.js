/** A navigation without a new load moves the focus to the new page's heading, as a new load would move the reader. */
export function startFocus() {
  let path = location.pathname;
  window.Blazor?.addEventListener?.("enhancedload", () => {
    if (location.pathname === path) return;
    path = location.pathname;
    const heading = document.querySelector("h1");
    if (!heading || location.hash) return;
    heading.tabIndex = -1;
    heading.focus();
  });
}
