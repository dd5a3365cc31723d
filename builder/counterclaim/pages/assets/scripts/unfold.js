// Opens the fold that the address leads to, or into; a browser by itself opens at most what lies inside one.
"use strict";

(() => {
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    const fold = target?.closest("details");
    for (let at = fold; at; at = at.parentElement.closest("details")) at.open = true;
    if (fold) target.scrollIntoView();
  };
  window.addEventListener("hashchange", follow);
  follow();
})();
