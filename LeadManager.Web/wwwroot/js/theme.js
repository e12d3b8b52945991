// Runs before the first paint, so the page never flashes in the other theme. No choice stored: the system decides.
(() => {
  const stored = localStorage.getItem("lm-theme");
  if (stored === "light" || stored === "dark") document.documentElement.dataset.theme = stored;
})();
