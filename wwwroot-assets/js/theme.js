// Runs before the page is painted: follows the system unless the person has chosen otherwise.
(() => {
  const key = "lorajudge-theme";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const read = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const apply = () => {
    const theme = read() ?? (system.matches ? "dark" : "light");
    if (root.dataset.theme !== theme) root.dataset.theme = theme;
    for (const button of document.querySelectorAll("[data-theme-switch]"))
      button.setAttribute("aria-pressed", String(theme === "dark"));
  };

  const toggle = () => {
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      // Choosing what the system has means following it again.
      if (next === (system.matches ? "dark" : "light")) localStorage.removeItem(key);
      else localStorage.setItem(key, next);
    } catch {
      root.dataset.theme = next;
      return;
    }
    apply();
  };

  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply);
  document.addEventListener("DOMContentLoaded", apply);
  // A navigation inside the portal replaces the document's attributes by the server's.
  new MutationObserver(apply).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-theme-switch]")) toggle();
  });
})();
