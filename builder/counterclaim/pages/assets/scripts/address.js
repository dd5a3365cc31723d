// A button that copies the address of the page, with the filter or place that it names; without a script there is none.
"use strict";

(() => {
  const button = document.querySelector("[data-copy-address]");
  if (!button || !navigator.clipboard) return;
  const said = button.textContent;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = button.dataset.done;
    } catch {
      button.textContent = location.href; // to be copied by hand
    }
    setTimeout(() => { button.textContent = said; }, 4000);
  });
})();
