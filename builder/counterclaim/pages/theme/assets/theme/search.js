// The search of the site. It takes the place of the theme's worker and speaks with the theme's program as that does, but
// asks for the few parts of the index in which the sought words stand, where the theme's would load all at once.
// The parts are scripts (`search/*.js`, each calls `searchPart`): pages opened as files may fetch nothing else.
"use strict";

(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const home = new URL("../../search/", self.document?.currentScript?.src ?? self.location.href);
  /** So many pages are shown, of so many that fit best: sections of one page count once. */
  const SHOWN = 20, LOOKED_AT = 24;
  /** So many parts of the index are loaded for one beginning of a word, and for the words near one that stands nowhere. */
  const BEGINNINGS = 3, NEIGHBOURS = 4;
  const EXCERPT = 200;
  /** So much more a page counts that is called by the very words, in their order. */
  const CALLED = 1.5;

  // Parts of the index, each loaded once

  const arrived = new Map();
  const parts = new Map();
  self.searchPart = (name, content) => arrived.set(name, content);
  const loaded = async (name, stamp) => {
    try {
      await importScripts(new URL(`${name}.js${stamp ? `?${stamp}` : ""}`, home).href);
    } catch {
      parts.delete(name); // asked for again with the next question
    }
    return arrived.get(name);
  };
  const part = (name, stamp) => {
    if (!parts.has(name)) parts.set(name, loaded(name, stamp));
    return parts.get(name);
  };

  // Words, taken apart as `pages/search/words.py` does

  const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]+/gu;
  const fold = (text) => text.replace(/['\u2019]/g, "").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const pairs = (run) => Array.from({ length: Math.max(1, run.length - 1) }, (_, n) => run.slice(n, n + 2));
  const parted = (word) => {
    const found = [];
    let at = 0;
    for (const run of word.matchAll(UNSPACED)) {
      if (at < run.index) found.push(word.slice(at, run.index));
      found.push(...pairs(run[0]));
      at = run.index + run[0].length;
    }
    if (at < word.length) found.push(word.slice(at));
    return found;
  };
  const words = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(parted);

  // Looking words up

  /** Return a word's pages: number → weight, from 0 to 1. */
  const pagesOf = (encoded) => {
    const found = new Map();
    let page = 0;
    for (const told of encoded.split(" ")) {
      page += parseInt(told.slice(0, -1), 36);
      found.set(page, parseInt(told.slice(-1), 36) / 35);
    }
    return found;
  };
  /** Return the numbers of the parts in which terms may stand that begin with some letters. */
  const places = ({ terms: starts }, letters) => {
    let from = starts.findIndex((start) => start > letters);
    from = Math.max(0, (from === -1 ? starts.length : from) - 1);
    const found = [];
    for (let n = from; n < starts.length && starts[n] < `${letters}\uffff`; n++) found.push(n);
    return found;
  };
  const termsOf = async (manifest, n) => Object.entries((await part(`terms-${n}`, manifest.stamp)) ?? {});
  /** Return the terms that begin with some letters: of so many parts at most. */
  const beginning = async (manifest, letters, most) => {
    const found = [];
    for (const n of places(manifest, letters).slice(0, most)) {
      found.push(...(await termsOf(manifest, n)).filter(([term]) => term.startsWith(letters)));
    }
    return found;
  };

  /** Return in how many steps one word becomes another (a letter more, less, another, or two swapped), if few do. */
  const steps = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[other.length];
  };
  /** Return the parts in which a word most likely stands of which another is a slip, by what its first letters may be. */
  const neighbouring = (manifest, word) => {
    const [one, two = "", three = ""] = word;
    const begun = [one + two + three, one + two, one + three, two + one, two + three, one, two];
    return [...new Set(begun.flatMap((letters) => places(manifest, letters)))].slice(0, NEIGHBOURS);
  };
  /** Return the words nearest to one that finds nothing, the commonest of the nearest first. */
  const nearest = async (manifest, word) => {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    if (!most) return [];
    const found = new Map();
    for (const n of neighbouring(manifest, word)) {
      for (const [term, encoded] of await termsOf(manifest, n)) {
        const far = steps(word, term, most);
        if (far <= most) found.set(term, [far, encoded]);
      }
    }
    const ranked = [...found].sort(([, [a, x]], [, [b, y]]) => a - b || y.length - x.length);
    return ranked.filter(([, [far]]) => far === ranked[0][1][0]).slice(0, 2).map(([term, [, encoded]]) => [term, encoded]);
  };

  /** What one sought word finds: the terms that stand for it, and how much it weighs on which page. */
  const sought = async (manifest, word, typing) => {
    const begun = await beginning(manifest, word, typing || word.length > 2 ? BEGINNINGS : 1);
    let terms = begun.filter(([term]) => term === word);
    const exact = terms.length > 0;
    if (typing || !exact) terms = word.length > 1 ? begun : terms;
    const near = terms.length ? [] : await nearest(manifest, word);
    const weights = new Map();
    for (const [term, encoded] of [...terms, ...near]) {
      const share = term === word ? 1 : near.length ? 0.9 : 0.8 * Math.sqrt(word.length / term.length);
      for (const [page, weight] of pagesOf(encoded)) {
        weights.set(page, Math.max(weights.get(page) ?? 0, weight * share));
      }
    }
    const rare = weights.size ? Math.log(1 + manifest.pages / weights.size) : 0;
    const value = rare * (manifest.small.includes(word) ? 0.15 : 1);
    const named = near.length ? near : terms;
    const longest = named.reduce((best, [term, encoded]) => (encoded.length > best[1] ? [term, encoded.length] : best), ["", 0]);
    return { word, weights, value, terms: named.map(([term]) => term), completed: typing ? longest[0] : "" };
  };

  /** Return the numbers of the pages that fit best, with how well. */
  const fitting = (manifest, each) => {
    const whole = each.reduce((sum, { value, weights }) => sum + (weights.size ? value : 0), 0);
    const scores = new Map();
    for (const { weights, value } of each) {
      for (const [page, weight] of weights) {
        const [score, met] = scores.get(page) ?? [0, 0];
        scores.set(page, [score + weight * value, met + value]);
      }
    }
    const boost = (page) => manifest.boosts.findLast(([first]) => first <= page)[1];
    const told = [...scores].map(([page, [score, met]]) => [page, score * (met / whole) ** 2 * boost(page)]);
    return told.sort(([a, x], [b, y]) => y - x || a - b).slice(0, LOOKED_AT);
  };

  // What a reader sees

  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  /** Return text as HTML in which the words that were found are marked. */
  const marked = (text, isFound) => {
    let html = "", at = 0;
    for (const word of text.matchAll(/[\p{L}\p{N}\p{M}'\u2019]+/gu)) {
      html += escaped(text.slice(at, word.index));
      html += isFound(word[0]) ? `<mark>${escaped(word[0])}</mark>` : escaped(word[0]);
      at = word.index + word[0].length;
    }
    return html + escaped(text.slice(at));
  };
  /** Return the sentences of a text from that on in which most of what was sought stands. */
  const excerpt = (text, worth) => {
    const sentences = text.match(/\S.*?(?:[.!?\u3002](?=\s[^(]|\s*$)|$)/gsu) ?? [];
    const counts = sentences.map((sentence) => [...new Set(words(sentence))].reduce((sum, word) => sum + worth(word), 0));
    const first = counts.indexOf(Math.max(...counts));
    let told = sentences[first] ?? "";
    for (let n = first + 1; n < sentences.length && told.length + sentences[n].length < EXCERPT; n++) told += ` ${sentences[n]}`;
    return told.length > 2 * EXCERPT ? `${told.slice(0, 2 * EXCERPT).replace(/\s+\S*$/u, "")} …` : told;
  };
  const shown = async (manifest, number) => {
    const n = manifest.told.findLastIndex((first) => first <= number);
    return ((await part(`told-${n}`, manifest.stamp)) ?? [])[number - manifest.told[n]];
  };
  /** Return what the theme's program shows of a page; of a section the page's title above its own. */
  const item = ([location, title, text, told, within], score, each) => {
    const stems = each.flatMap(({ word, terms, value }) => [word, ...terms.slice(0, 20)].map((stem) => [stem, value]));
    const begins = (plain, stem) => stem.length > 2 && plain.startsWith(stem) && plain.length <= 2 * stem.length + 1;
    const worth = (plain) => stems.find(([stem, value]) => value && (plain === stem || begins(plain, stem)))?.[1] ?? 0;
    const isFound = (word) => worth(fold(word)) > 0;
    const terms = Object.fromEntries(each.map(({ word, terms: [first], weights }) => [first ?? word, weights.size > 0]));
    const under = told ? `<p class="cc-told">${escaped(told)}</p>` : "";
    const said = excerpt(text ?? "", worth);
    const html = (said ? `<p>${marked(said, isFound)}</p>` : "") + under;
    const own = { location, score, terms, title: marked(title, isFound), text: html };
    if (!within) return [own];
    return [{ location: location.split("#")[0], score, terms, title: marked(within, isFound), text: "" }, own];
  };
  const answered = async (text) => {
    const asked = [...new Set(words(text))];
    const manifest = asked.length ? await part("manifest") : null;
    if (!manifest?.pages) return { items: [] };
    const typing = !/\s$/u.test(text);
    const each = await Promise.all(asked.map((word, n) => sought(manifest, word, typing && n === asked.length - 1)));
    const phrase = ` ${words(text).join(" ")} `;
    const found = [];
    for (const [page, score] of fitting(manifest, each)) {
      const row = await shown(manifest, page);
      if (!row) continue;
      const isCalled = [row[1], ...(row[5] ?? "").split(" | ")].some((name) => ` ${words(name).join(" ")} `.includes(phrase));
      found.push([row, isCalled ? CALLED * score : score]);
    }
    found.sort(([, x], [, y]) => y - x);
    const items = new Map();
    for (const [row, score] of found) {
      const page = row[0].split("#")[0];
      if (!items.has(page) && items.size < SHOWN) items.set(page, item(row, score, each));
    }
    const completed = each.map(({ word, completed: term }) => term || word);
    return { items: [...items.values()], suggest: completed };
  };

  let latest = 0;
  self.addEventListener("message", async ({ data }) => {
    if (data.type === SETUP) self.postMessage({ type: READY });
    if (data.type !== QUERY) return;
    const mine = ++latest;
    const found = await answered(String(data.data));
    if (mine === latest) self.postMessage({ type: RESULT, data: found }); // else another letter has been typed
  });
})();
