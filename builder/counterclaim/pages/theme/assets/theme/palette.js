// Colours before the first paint: those the reader chose, else those the system asks for.
(() => {
  const attributes = ["media", "scheme", "primary", "accent"];
  const options = document.querySelectorAll("[data-md-component=palette] input");
  const bySystem = () => {
    for (const option of options) {
      const media = option.getAttribute("data-md-color-media") ?? "";
      if (media.includes("prefers-color-scheme:") && matchMedia(media).matches) {
        return Object.fromEntries(attributes.map((key) => [key, option.getAttribute(`data-md-color-${key}`)]));
      }
    }
    return null;
  };
  const chosen = window.__md_get("__palette")?.color;
  const followsSystem = !chosen || chosen.media === "(prefers-color-scheme)";
  for (const [key, value] of Object.entries((followsSystem && bySystem()) || chosen || {})) {
    if (attributes.includes(key) && value !== null) {
      document.body.setAttribute(`data-md-color-${key}`, value);
    }
  }
})();
