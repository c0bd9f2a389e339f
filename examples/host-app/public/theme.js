// Runs before the first paint, so that a dark page never flashes white.
(() => {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("dalgeurimja.theme");
    if (theme === "light" || theme === "dark") root.dataset.mgTheme = theme;
    const locale = localStorage.getItem("dalgeurimja.locale");
    if (locale === "en" || locale === "ja") root.lang = locale;
  } catch {
    // Storage may be refused; the page then follows the system.
  }
})();
