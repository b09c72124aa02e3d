// Runs before the first paint, so that a listener who chose a theme never sees the other one. The switch itself, and
// what the name and the values mean, is in src/app/core/theme.ts.
(() => {
  try {
    const choice = localStorage.getItem('theme');
    if (choice === 'light' || choice === 'dark') document.documentElement.dataset.theme = choice;
  } catch {
    // A browser that keeps nothing follows the system.
  }
})();
