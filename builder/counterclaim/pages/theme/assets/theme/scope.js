// What the theme's program expects before it starts: where it may remember things, and tabs opened by the address.
(() => {
  const scope = new URL(document.currentScript.dataset.scope, location);
  if (!scope.pathname.endsWith("/")) {
    scope.pathname += "/";
  }
  const name = (key, within) => `${within.pathname}.${key}`;

  window.__md_scope = scope;

  /** Return a number that stands for a text. */
  window.__md_hash = (text) => Array.from(text).reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 0);

  /** Return what is remembered under a key; null where nothing is, or where the browser remembers nothing. */
  window.__md_get = (key, store, within = scope) => {
    try {
      return JSON.parse((store ?? localStorage).getItem(name(key, within)));
    } catch {
      return null;
    }
  };

  /** Remember a value under a key, if the browser remembers anything. */
  window.__md_set = (key, value, store, within = scope) => {
    try {
      (store ?? localStorage).setItem(name(key, within), JSON.stringify(value));
    } catch {
      // A private window, or a full store: the page works without.
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const remembered = window.__md_get("__tabs");
    if (Array.isArray(remembered)) {
      for (const label of document.querySelectorAll(".tabbed-labels > label")) {
        const input = document.getElementById(label.htmlFor);
        if (input && remembered.includes(label.innerText.trim())) {
          input.checked = true;
        }
      }
    }
    const target = document.getElementById(location.hash.slice(1));
    if (target?.name?.startsWith("__tabbed_")) {
      target.checked = true;
    }
  });
})();
