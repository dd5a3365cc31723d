// Filters the rows of a page as the reader chooses, and keeps the choice in the address: #key=value&key=value.
//
// The page holds a form `data-filters` and its rows: the children of `data-rows` (of which only so many at a time stay
// in the document), or every `data-row` (hidden and shown in place, with the `data-group` around them). A row has the
// values of each key in an attribute of that name, divided by spaces. Without this script all rows are there.
// Of a long list the page holds the first rows; the others, and the columns by which they are chosen, are in parts
// below `data-parts`: scripts that call `rowsPart`, loaded when they are needed.
"use strict";

(() => {
  const form = document.querySelector("[data-filters]");
  if (!form) return;
  const find = (name) => document.querySelector(`[data-${name}]`);
  const chips = find("chips"), count = find("count"), nothing = find("nothing"), more = find("more");
  const unfold = find("unfold"), active = find("active");
  const list = find("rows");
  const rows = list ? [...list.children] : [...document.querySelectorAll("[data-row]")];
  const long = list?.dataset.parts ? { home: new URL(list.dataset.parts, document.baseURI), size: rows.length } : null;
  const total = long ? Number(list.dataset.total) : rows.length;
  const groups = list ? [] : [...document.querySelectorAll("[data-group]")];
  const step = list ? Number(list.dataset.rows) : rows.length;
  let labels = JSON.parse(find("labels")?.textContent ?? "{}");
  const controls = new Map([...form.elements].filter((e) => e.name).map((e) => [e.name, e]));
  // Keys that an address may ask for although no control offers them.
  const linked = { question: "question", concept: "about" };
  const keys = [...controls.keys(), ...Object.keys(linked)];

  /** What is chosen now: key → value. */
  let chosen = new Map();
  /** How many of the matching rows stand in the document. */
  let limit = step;
  /** Whether the last step of the history came from typing, so that a word is one step and not one for each letter. */
  let typing = false;

  // Parts of a long list

  const TEXTS = 10; // pages of rows whose words are one part, as `rows_in_parts.py` has it
  const arrived = new Map(), asked = new Map();
  window.rowsPart = (name, content) => arrived.set(name, content);
  const load = (name) => {
    if (!asked.has(name)) asked.set(name, new Promise((done) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, long.home);
      script.onload = done;
      script.onerror = () => done(asked.delete(name));
      document.head.append(script);
    }));
    return asked.get(name);
  };
  /** Load parts; return whether all are there. */
  const loaded = (names) => Promise.all(names.map(load)).then(() => names.every((name) => arrived.has(name)));
  const texts = Array.from({ length: long ? Math.ceil(total / long.size / TEXTS) : 0 }, (_, n) => `text-${n}`);
  const needed = (key) => (key === "text" ? [...texts, "concept", "labels"] : key in linked ? [key, "labels"] : [key]);
  const valuesOf = (key) => arrived.get(key).rows.map((n) => arrived.get(key).values[n]);
  const partOf = (n) => `rows-${Math.floor(n / long.size)}`;
  const rowAt = (n) => {
    if (!rows[n]) {
      const made = document.createElement("template");
      made.innerHTML = arrived.get(partOf(n))[n % long.size];
      rows[n] = made.content.firstElementChild;
    }
    return rows[n];
  };

  // Memory: what each row says and which values it has, worked out once.

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const named = (concepts) => concepts.split(" ").flatMap((id) => labels[id] ?? []);
  const words = (row) => {
    const told = [...row.querySelectorAll(form.dataset.in)].map((part) => part.textContent);
    return fold([...told, row.getAttribute("aria-label") ?? "", ...named(row.dataset.concept ?? "")].join(" "));
  };
  const far = (key) => {
    if (key !== "text") return valuesOf(key).map((value) => ` ${value} `);
    const concepts = valuesOf("concept");
    return texts.flatMap((name) => arrived.get(name)).map((said, n) => fold([said, ...named(concepts[n])].join(" ")));
  };
  const near = (key) => rows.map(key === "text" ? words : (row) => ` ${row.dataset[key] ?? ""} `);
  const columns = new Map();
  const column = (key) => {
    if (!columns.has(key)) columns.set(key, long ? far(key) : near(key));
    return columns.get(key);
  };

  /** Return the numbers of the rows that fit what is chosen. */
  const fitting = () => {
    const tests = [...chosen].flatMap(([key, value]) => {
      const sought = key === "text" ? fold(value).split(/\s+/).filter(Boolean) : [` ${value} `];
      return sought.map((part) => [column(key), part]);
    });
    return [...Array(total).keys()].filter((n) => tests.every(([values, part]) => values[n].includes(part)));
  };

  // The address

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  };
  // A quotation mark must not end the selector in which the theme looks for the address: it is encoded twice.
  const encoded = (text) => encodeURIComponent(text.replace(/["\\%]/g, encodeURIComponent)).replace(/%2F/g, "/");
  const read = () => {
    const pairs = location.hash.slice(1).split("&").map((pair) => pair.split("="));
    const known = pairs.filter(([key, value]) => keys.includes(key) && value);
    return new Map(known.map(([key, value]) => [key, decoded(decoded(value))]));
  };
  const write = (replaces) => {
    const hash = [...chosen].map(([key, value]) => `${key}=${encoded(value)}`).join("&");
    const address = location.href.split("#")[0] + (hash && `#${hash}`);
    if (address !== location.href) history[replaces ? "replaceState" : "pushState"](null, "", address);
  };

  // The page

  const label = (id) => labels[id]?.[0] ?? id;
  /** Tell whether a control shows a value; what none shows becomes a chip. */
  const shows = (key) => controls.has(key) && (controls.get(key).type === "checkbox"
    ? controls.get(key).checked : controls.get(key).value === chosen.get(key));
  const chip = ([key, value]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "cc-chip";
    const what = `${linked[key] ?? key}: ${value.split("/").map(label).join(" → ")}`;
    button.setAttribute("aria-label", `Remove the filter ${what}`);
    button.textContent = `${what} ✕`;
    button.addEventListener("click", () => {
      choose(key, "");
      (chips.querySelector("button") ?? form.elements[0]).focus();
    });
    return button;
  };
  const setControls = () => {
    for (const [key, control] of controls) {
      const value = chosen.get(key) ?? "";
      if (control.type === "checkbox") control.checked = value === control.value;
      else if (control.value !== value) control.value = value;
      if (control.selectedIndex === -1) control.value = ""; // no such choice
    }
    chips.replaceChildren(...[...chosen].filter(([key]) => !shows(key)).map(chip));
    // What is chosen where the choices are folded away
    const folded = [...chosen.keys()].filter((key) => controls.get(key)?.matches("select") && shows(key)).length;
    if (active) active.textContent = folded ? ` (${folded})` : "";
  };
  /** Open a fold in which something was found; close it again when nothing is sought, if it was opened here. */
  const opened = new Set();
  const unfoldGroup = (group) => {
    if (chosen.size && !group.hidden && !group.open) {
      group.open = true;
      opened.add(group);
    } else if (!chosen.size && opened.delete(group)) group.open = false;
  };
  const setRows = (found) => {
    if (list) {
      list.replaceChildren(...found.slice(0, limit).map(rowAt));
      more.hidden = found.length <= limit;
      more.textContent = `Show ${Math.min(step, found.length - limit)} more of ${found.length}`;
      return;
    }
    const alive = new Set();
    const fits = new Set(found);
    rows.forEach((row, n) => {
      row.hidden = !fits.has(n);
      if (row.hidden) return;
      for (let at = row.closest("[data-group]"); at && !alive.has(at); at = at.parentElement.closest("[data-group]")) {
        alive.add(at);
      }
    });
    for (const group of groups) {
      group.hidden = !alive.has(group);
      if (group.matches("details")) unfoldGroup(group);
    }
  };
  const render = (found) => {
    setControls();
    setRows(found);
    const all = `${total} ${total === 1 ? form.dataset.one : form.dataset.several}`;
    count.textContent = chosen.size ? `${found.length} of ${all}` : all;
    nothing.hidden = found.length > 0;
  };
  /** Show what fits, of a long list once the parts that it takes are there, unless something else is chosen by then. */
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    if (!long) return render(fitting());
    const ready = await loaded([...chosen.keys()].flatMap(needed));
    labels = arrived.get("labels") ?? labels;
    const found = ready ? fitting() : [];
    const parts = found.slice(0, limit).filter((n) => !rows[n]).map(partOf);
    const whole = ready && await loaded([...new Set(parts)]);
    if (mine !== turn) return;
    if (whole) render(found);
    else count.textContent = list.dataset.failed;
  };

  /** Take a value for a key (none: any), keep it in the address, and show what fits. */
  const choose = (key, value, typed = false) => {
    chosen.delete(key);
    if (value) chosen.set(key, value);
    limit = step;
    write(typed && typing);
    typing = typed;
    show();
  };
  const reset = () => {
    chosen = new Map();
    limit = step;
    typing = false;
    write(false);
    show();
    form.elements[0].focus();
  };
  /** Follow the address: a filter, or the anchor of a row, which is unfolded. */
  const follow = (starts) => {
    const anchor = location.hash && !location.hash.includes("=") ? document.getElementById(location.hash.slice(1)) : null;
    typing = false;
    if (starts === true || !location.hash || location.hash.includes("=") || anchor?.closest("[hidden]")) {
      chosen = anchor ? new Map() : read();
      limit = step;
      show();
    }
    if (!anchor?.matches("[data-row]")) return;
    const inner = anchor.querySelector("details");
    if (inner) inner.open = true;
    for (let fold = anchor.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    anchor.scrollIntoView();
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", ({ target }) => {
    if (target.type === "checkbox") choose(target.name, target.checked ? target.value : "");
    else choose(target.name, target.value, target.type === "search");
  });
  form.addEventListener("change", () => { typing = false; });
  find("reset").addEventListener("click", reset);
  unfold?.addEventListener("click", () => {
    unfold.setAttribute("aria-expanded", form.classList.toggle("cc-unfolded"));
  });
  more?.addEventListener("click", () => {
    const first = limit;
    limit += step;
    show().then(() => list.children[first]?.querySelector("a").focus());
  });
  window.addEventListener("popstate", follow);
  window.addEventListener("hashchange", follow);
  follow(true);
  // Before the first key is pressed, so that pressing it is not slow.
  if (!long) setTimeout(() => column("text"));
})();
