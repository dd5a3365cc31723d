// Draws the graph of concepts from the data in the page; everything in it stands in the page's lists as well.
"use strict";
(() => {
  const figure = document.querySelector(".cc-graph");
  if (!figure) return;
  const find = (name) => figure.querySelector(`.cc-graph-${name}`);
  const data = JSON.parse(find("data").textContent);
  const [area, canvas, card] = [find("area"), find("canvas"), find("card")];
  const narrow = matchMedia("(max-width: 44.9375em)").matches;
  const READABLE = data.centre ? 0.5 : narrow ? 0.8 : 0.65; // in smaller labels nobody reads: then the picture begins with its first node
  const STEP = 1.4;
  const still = matchMedia("(prefers-reduced-motion: reduce)");

  // The colours of the page's style sheets, as rgb(): the theme's own values are of kinds that the library does not know.
  function colour(variable) {
    const probe = document.createElement("span");
    probe.style.color = `var(${variable})`;
    figure.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  }

  function look() {
    const [ground, text, soft, link] = ["--md-default-bg-color", "--md-typeset-color", "--cc-text-soft", "--md-typeset-a-color"].map(colour);
    const font = getComputedStyle(figure).fontFamily;
    const dashes = { split: "dashed", conditional: "dotted", several: "dotted" };
    const marks = ["helps", "harms", "conditional", "neutral", "several", "split"].map((mark) => ({
      selector: `edge.${mark}`,
      style: { "line-color": colour(`--cc-${mark}`), "target-arrow-color": colour(`--cc-${mark}`), color: colour(`--cc-${mark}`), "line-style": dashes[mark] || "solid", "z-index": mark === "split" ? 2 : 1 },
    }));
    return [
      { selector: "node", style: {
        shape: "round-rectangle", width: "data(width)", height: "data(height)", label: "data(text)",
        "background-color": ground, "border-width": 1.5, "border-color": soft, color: text, "font-family": font, "font-size": 15,
        "text-wrap": "wrap", "text-max-width": "data(room)", "text-valign": "center", "text-halign": "center",
        "overlay-opacity": 0 } },
      { selector: "node.page", style: { color: link } },
      { selector: "node.centre", style: { "border-width": 3, "border-color": link, "font-weight": "bold" } },
      { selector: "edge", style: {
        width: 2, "curve-style": "bezier", "control-point-step-size": 50, "target-arrow-shape": "triangle", "arrow-scale": 1.2, label: "data(symbol)",
        "font-family": font, "font-size": 18, "text-background-color": ground, "text-background-opacity": 1, "text-background-padding": 1, "overlay-opacity": 0 } },
      { selector: "edge.shared", style: { width: 4 } },
      ...marks,
      { selector: "edge.tie", style: { width: 1, "line-color": soft, "target-arrow-color": soft, color: soft, "z-index": 0 } },
      { selector: "edge.broader", style: { "target-arrow-fill": "hollow" } },
      { selector: "edge.opposite", style: { "line-style": "dotted", "source-arrow-shape": "triangle", "source-arrow-color": soft } },
      // In the whole graph what rests on one source stands back until it is asked for: else nothing can be followed.
      { selector: "edge.faint", style: { opacity: narrow ? 0.15 : 0.3, label: "" } },
      { selector: ".away", style: { opacity: 0.15 } },
      { selector: "edge.away", style: { opacity: 0.06 } },
      { selector: "edge.near", style: { opacity: 1, label: "data(symbol)", "z-index": 3 } },
    ];
  }

  function elements() {
    const nodes = data.nodes.map((node) => ({
      data: { ...node, room: 2 * node.width }, // the lines are broken already
      position: { x: node.x, y: node.y },
      classes: [node.page && "page", node.id === data.centre && "centre"].filter(Boolean),
    }));
    const edges = data.edges.map((edge) => ({
      data: { ...edge, id: `${edge.from}/${edge.to}`, source: edge.from, target: edge.to },
      classes: [edge.mark, edge.several && "shared", !data.centre && !edge.several && edge.mark !== "split" && "faint"].filter(Boolean),
    }));
    const ties = data.ties.map((tie) => ({
      data: { id: `${tie.kind}/${tie.from}/${tie.to}`, source: tie.from, target: tie.to, symbol: "" },
      classes: ["tie", tie.kind],
    }));
    return [...nodes, ...ties, ...edges];
  }

  const label = (id) => data.nodes.find((node) => node.id === id).label;

  // What an element stands for: its name, where it leads, what is said of it; nothing for a relation of the vocabulary.
  function told(element) {
    const own = element.data();
    if (element.isNode()) {
      const count = own.claims === 1 ? "1 claim" : `${own.claims} claims`;
      return { name: own.label, href: own.page ? data.concept.replace("__FROM__", own.id) : null, mark: "", more: count };
    }
    if (element.hasClass("tie")) return null;
    const href = data.question.replace("__FROM__", own.from).replace("__TO__", own.to);
    return { name: `${label(own.from)} → ${label(own.to)}`, href, mark: own.mark, more: `${own.symbol} ${own.word}` };
  }

  function show(about) {
    card.hidden = !about;
    if (!about) return;
    const name = document.createElement(about.href ? "a" : "b");
    if (about.href) name.href = about.href;
    name.textContent = about.name;
    const more = document.createElement("span");
    more.textContent = about.more;
    card.className = `cc-graph-card${about.mark ? ` cc-${about.mark}` : ""}`;
    card.replaceChildren(name, more);
  }

  function draw() {
    const cy = cytoscape({ container: canvas, elements: elements(), style: look(), layout: { name: "preset" }, minZoom: 0.1, maxZoom: 3, selectionType: "single", autounselectify: true, boxSelectionEnabled: false });
    find("wait").hidden = true;
    find("buttons").hidden = false;

    function begin() {
      cy.fit(undefined, 16);
      if (cy.zoom() > 1.2) cy.zoom(1.2);
      if (cy.zoom() < READABLE) {
        cy.zoom(READABLE);
        cy.center(cy.getElementById(data.nodes[0].id));
      } else cy.center();
    }

    function move(change) {
      if (still.matches) change((target) => cy.viewport(target));
      else change((target) => cy.animate({ ...target, duration: 150 }));
    }

    function zoom(factor) {
      const level = Math.min(cy.maxZoom(), Math.max(cy.minZoom(), cy.zoom() * factor));
      const [x, y, pan] = [cy.width() / 2, cy.height() / 2, cy.pan()];
      const ratio = level / cy.zoom();
      move((go) => go({ zoom: level, pan: { x: x - (x - pan.x) * ratio, y: y - (y - pan.y) * ratio } }));
    }

    const deeds = {
      in: () => zoom(STEP),
      out: () => zoom(1 / STEP),
      whole: () => cy.fit(undefined, 16),
    };
    find("buttons").addEventListener("click", (event) => deeds[event.target.closest("button")?.dataset.do]?.());
    const keys = {
      "+": deeds.in, "=": deeds.in, "-": deeds.out, 0: deeds.whole,
      ArrowLeft: () => cy.panBy({ x: 60, y: 0 }), ArrowRight: () => cy.panBy({ x: -60, y: 0 }),
      ArrowUp: () => cy.panBy({ x: 0, y: 60 }), ArrowDown: () => cy.panBy({ x: 0, y: -60 }),
      Escape: () => show(null),
    };
    area.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      keys[event.key]();
    });

    // The page keeps its own scrolling: the wheel zooms with Ctrl (as a pinch on a touchpad does), fingers move it by two.
    area.addEventListener("wheel", (event) => event.ctrlKey || event.stopPropagation(), { capture: true, passive: true });
    area.addEventListener("touchmove", (event) => event.touches.length > 1 || event.stopPropagation(), { capture: true, passive: true });

    const near = (element) => (element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes()));
    const clear = () => cy.elements().removeClass("away near");
    const light = (target) => cy.batch(() => {
      clear();
      cy.elements().difference(near(target)).addClass("away");
      near(target).edges().addClass("near");
    });
    cy.on("mouseover", "node, edge", ({ target }) => {
      light(target);
      const about = told(target);
      figure.classList.toggle("cc-graph-points", Boolean(about?.href));
      show(about);
    });
    cy.on("mouseout", "node, edge", () => {
      clear();
      figure.classList.remove("cc-graph-points");
      show(null);
    });
    cy.on("tap", ({ target, originalEvent }) => {
      const about = target === cy ? null : told(target);
      if (target !== cy && target.hasClass("centre")) return;
      if (about?.href && !originalEvent.type.startsWith("touch")) location.assign(about.href);
      else {
        show(about);
        if (target === cy) clear();
        else light(target);
      }
    });

    const dress = () => cy.style(look());
    new MutationObserver(dress).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
    let width = cy.width();
    new ResizeObserver(() => {
      cy.resize();
      if (cy.width() !== width) begin();
      width = cy.width();
    }).observe(canvas);
    begin();
  }

  // The library is large: it is asked for when the reader comes near the picture.
  new IntersectionObserver((entries, observer) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    const script = document.createElement("script");
    script.src = figure.dataset.library;
    script.addEventListener("load", draw);
    document.head.append(script);
  }, { rootMargin: "300px" }).observe(figure);
})();
