/* Shows a network with vis-network, which the page serves itself.

What comes from data is only ever drawn on the canvas or set as textContent. The picture (nodes, edges, legend,
strings) comes once for each version; the component tells Python which version it holds. Nodes that stay keep
their place, and the reader keeps the zoom, unless the network was laid out anew. */

const held = new WeakMap(); // parentElement -> Picture

export function show(component) {
  const { data, parentElement } = component;
  let picture = held.get(parentElement);
  if (!picture || !picture.root.isConnected) {
    picture = new Picture(parentElement);
    held.set(parentElement, picture);
  }
  picture.tell = component.setStateValue;
  picture.receive(data);
  return () => {
    picture.close();
    held.delete(parentElement);
  };
}

let library;
function loadLibrary(address) {
  library ??= new Promise((done, failed) => {
    if (globalThis.vis?.Network) return done(globalThis.vis);
    const script = document.createElement("script");
    script.src = absolute(address);
    script.onload = () => done(globalThis.vis);
    script.onerror = () => failed(new Error(`could not load ${address}`));
    document.head.append(script);
  });
  return library;
}

const absolute = (address) => new URL(address, document.baseURI).href;
const FONT = 11; // pixels on the screen, at every zoom
const MOST_LABELS = 400;
const [NARROW, READABLE] = [640, 0.65]; // pixels, and the scale at which most labels find room
const MOST_FADED = 2000;

class Picture {
  constructor(parent) {
    this.version = "";
    this.highlight = { nodes: [], ties: [] };
    this.selected = "";
    this.told = ""; // what Python knows to be selected
    this.hovered = "";
    this.theme = { dark: false };
    this.root = element("div", "sn");
    const style = element("link");
    style.rel = "stylesheet";
    this.style = style;
    this.bar = element("div", "sn-bar");
    this.bar.setAttribute("role", "toolbar");
    this.stage = element("div", "sn-canvas");
    this.stage.tabIndex = 0;
    this.legend = element("ul", "sn-legend");
    this.live = element("div", "sn-hidden");
    this.live.setAttribute("aria-live", "polite");
    this.root.append(style, this.bar, this.stage, this.legend, this.live);
    parent.append(this.root);
    this.stage.addEventListener("keydown", (event) => this.onKey(event));
    this.onFullscreen = () => this.resize();
    document.addEventListener("fullscreenchange", this.onFullscreen);
    this.resized = new ResizeObserver(() => this.onResize());
    this.resized.observe(this.stage);
  }

  close() {
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    this.resized.disconnect();
    this.network?.destroy();
    this.root.remove();
  }

  async receive(data) {
    this.root.style.height = `min(${data.height}px, 92vh)`;
    if (!this.style.href) this.style.href = absolute(data.style);
    this.wanted = data;
    const vis = await loadLibrary(data.library);
    if (this.wanted !== data) return; // a later call has taken over
    if (data.picture && data.version !== this.version) this.take(vis, data);
    if (data.version !== this.version) return void this.tell("held", ""); // ask for the picture
    if (data.held !== this.version) this.tell("held", this.version);
    if (data.selected !== this.told) this.select(data.selected, true); // a link, or the way back
    this.mark(data.highlight);
  }

  /* ---- nodes and edges ---- */

  take(vis, data) {
    const picture = unpacked(data.picture);
    const before = this.placed ?? new Map();
    this.placed = new Map(picture.nodes.id.map((id, i) => [id, [picture.nodes.x[i], picture.nodes.y[i]]]));
    this.picture = picture;
    this.version = data.version;
    this.readTheme();
    const moved = [...this.placed].some(([id, [x, y]]) => {
      const was = before.get(id);
      return !was || was[0] !== x || was[1] !== y;
    });
    const nodes = this.nodesOf(picture, before);
    const edges = this.edgesOf(picture);
    this.rank(picture, nodes);
    if (!this.network) this.start(vis, nodes, edges);
    else {
      difference(this.edges, edges);
      difference(this.nodes, nodes);
    }
    this.strings = picture.strings;
    this.drawBar();
    this.drawLegend();
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-label", picture.text);
    if (moved) this.fit(false);
    if (this.selected && !this.placed.has(this.selected)) this.select("", true);
  }

  start(vis, nodes, edges) {
    this.nodes = new vis.DataSet(nodes);
    this.edges = new vis.DataSet(edges);
    this.network = new vis.Network(this.stage, { nodes: this.nodes, edges: this.edges }, this.picture.options);
    this.network.on("click", (event) => this.select(event.nodes[0] ?? "", true));
    this.network.on("hoverNode", (event) => { this.hovered = event.node; this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = ""; this.network.redraw(); });
    this.network.on("dragEnd", (event) => this.keepDragged(event.nodes));
    this.network.on("zoom", () => { this.touched = true; });
    this.network.on("beforeDrawing", () => this.readTheme());
    this.network.on("afterDrawing", (context) => this.drawLabels(context));
  }

  nodesOf(picture, before) {
    const columns = picture.nodes;
    return columns.id.map((id, i) => {
      const now = [columns.x[i], columns.y[i]];
      const was = before.get(id);
      const stays = was && was[0] === now[0] && was[1] === now[1]; // then where the reader put it
      const node = {
        id,
        title: columns.title[i],
        size: columns.size[i],
        shape: "custom",
        ctxRenderer: (drawn) => this.drawNode(i, drawn),
      };
      return stays ? node : { ...node, x: now[0], y: now[1] };
    });
  }

  edgesOf(picture) {
    const { id } = picture.nodes;
    const { from, to, style } = picture.edges;
    this.styles = picture.styles;
    return from.map((one, i) => {
      const look = picture.styles[style[i]];
      const ends = [id[one], id[to[i]]].sort();
      return {
        id: ends.join("|"), from: id[one], to: id[to[i]], look: style[i],
        width: look.width, dashes: look.dashes, color: this.lineColour(look),
      };
    });
  }

  rank(picture, nodes) {
    // labels of the best connected come first where there is no room for all
    const ties = new Array(nodes.length).fill(0);
    picture.edges.from.forEach((one) => { ties[one] += 1; });
    picture.edges.to.forEach((other) => { ties[other] += 1; });
    this.ties = ties;
    this.order = nodes.map((_, i) => i).sort((a, b) => ties[b] - ties[a] || a - b);
    this.index = new Map(picture.nodes.id.map((id, i) => [id, i]));
    this.labels = picture.nodes.label.map((label) => label.split("\n"));
    this.near = null;
  }

  besideCard() {
    // the card is drawn by Streamlit, over the half of the picture in which the selected node is not
    const panel = this.root.closest(".st-key-network_panel");
    if (!panel) return;
    const style = getComputedStyle(this.root);
    for (const [name, from] of [["text", "text-color"], ["background", "background-color"], ["border", "border-color"]])
      panel.style.setProperty(`--sn-${name}`, style.getPropertyValue(`--st-${from}`));
    const at = this.selected && this.network.getPositions([this.selected])[this.selected];
    if (at) panel.classList.toggle("sn-left", this.network.canvasToDOM(at).x > this.stage.clientWidth * 0.6);
  }

  keepDragged(ids) {
    if (ids.length) this.network.storePositions();
  }

  /* ---- what is marked ---- */

  select(id, fromReader) {
    this.selected = id;
    if (id && this.network) this.network.selectNodes([id]);
    else this.network?.unselectAll();
    this.fadeTies();
    this.network?.redraw();
    this.besideCard();
    if (fromReader) {
      this.told = id;
      this.tell("selected", id);
      if (id) this.say(this.index.get(id));
    }
  }

  mark(highlight) {
    const before = this.highlight;
    this.highlight = highlight;
    const key = JSON.stringify(highlight);
    if (key === this.marked) return;
    this.marked = key;
    this.onWay = new Set(highlight.nodes);
    const again = [...before.ties, ...highlight.ties].map(([one, other]) => [one, other].sort().join("|"));
    const now = new Set(highlight.ties.map(([one, other]) => [one, other].sort().join("|")));
    const updates = [...new Set(again)].filter((id) => this.edges.get(id)).map((id) => {
      const look = this.styles[this.edges.get(id).look];
      return now.has(id)
        ? { id, width: look.width + 3, color: { color: this.theme.text, highlight: this.theme.text, hover: this.theme.text } }
        : { id, width: look.width, color: this.lineColour(look, this.edges.get(id).faded) };
    });
    if (updates.length) this.edges.update(updates);
    this.network.redraw();
  }

  lineColour(look, faded = false) {
    const colour = this.theme.dark ? look.dark : look.light;
    return { color: colour, highlight: colour, hover: colour, opacity: faded ? 0.2 : 1 };
  }

  fadeTies() {
    // ties that don't touch the selected node step back, where there are not too many to do so at once
    if (!this.edges || this.edges.length > MOST_FADED) return;
    const faded = (edge) => Boolean(this.selected) && edge.from !== this.selected && edge.to !== this.selected;
    const changed = this.edges.get().filter((edge) => faded(edge) !== Boolean(edge.faded));
    if (!changed.length) return;
    this.edges.update(changed.map((edge) => ({
      id: edge.id, faded: faded(edge), color: this.lineColour(this.styles[edge.look], faded(edge)),
    })));
    this.marked = "";
    this.mark(this.highlight);
  }

  readTheme() {
    const style = getComputedStyle(this.root);
    const background = style.getPropertyValue("--st-background-color").trim() || "#ffffff";
    if (background === this.theme.background) return;
    const dark = luminance(background) < 0.4;
    const changed = this.theme.background !== undefined && dark !== this.theme.dark;
    this.theme = {
      background, dark,
      text: style.getPropertyValue("--st-text-color").trim() || "#1b2530",
      accent: style.getPropertyValue("--st-primary-color").trim() || "#0b5c7a",
      font: style.fontFamily || "sans-serif",
    };
    if (changed) setTimeout(() => this.recolour());
  }

  recolour() {
    this.besideCard();
    this.edges.update(this.edges.map((edge) => ({ id: edge.id, color: this.lineColour(this.styles[edge.look], edge.faded) })));
    this.marked = "";
    this.mark(this.highlight);
    this.drawLegend();
  }

  /* ---- drawing ---- */

  drawNode(i, { ctx, id, x, y, state }) {
    const columns = this.picture.nodes;
    const look = this.picture.looks[columns.kind[i]];
    const outline = this.picture.outlines[columns.country[i]];
    const radius = columns.size[i];
    const dim = this.isDim(id);
    return {
      drawNode: () => {
        ctx.save();
        ctx.globalAlpha = dim ? 0.25 : 1;
        if (id === this.selected || state.hover || this.onWay?.has(id)) {
          ctx.beginPath();
          ctx.arc(x, y, radius * 1.35 + 5, 0, 2 * Math.PI);
          ctx.fillStyle = this.theme.accent;
          ctx.globalAlpha = id === this.selected ? 0.55 : 0.28;
          ctx.fill();
          ctx.globalAlpha = dim ? 0.25 : 1;
        }
        paint(ctx, look, x, y, radius, this.theme.background, this.theme.dark ? outline.dark : outline.light, columns.dashed.has(i));
        ctx.restore();
      },
      nodeDimensions: { width: 2 * radius + 4, height: 2 * radius + 4 },
    };
  }

  isDim(id) {
    if (this.onWay?.size) return !this.onWay.has(id) && id !== this.selected;
    if (!this.selected || !this.placed?.has(this.selected)) return false;
    if (!this.near || this.near.of !== this.selected) {
      this.near = { of: this.selected, nodes: new Set([this.selected, ...this.network.getConnectedNodes(this.selected)]) };
    }
    return !this.near.nodes.has(id);
  }

  drawLabels(ctx) {
    // Labels keep their size on the screen; where two would cover each other, the better connected one stays.
    const scale = this.network.getScale();
    const view = this.network.getViewPosition();
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    const ids = this.picture.nodes.id;
    const first = [this.selected, this.hovered, ...(this.onWay ?? [])].map((id) => this.index.get(id));
    const order = [...first.filter((i) => i !== undefined), ...this.order];
    const taken = new Boxes();
    const seen = new Set();
    let drawn = 0;
    ctx.save();
    ctx.font = `${FONT / scale}px ${this.theme.font}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    const positions = this.network.getPositions();
    const size = this.picture.nodes.size;
    for (const i of order) {
      if (drawn >= MOST_LABELS) break;
      if (seen.has(i)) continue;
      seen.add(i);
      const at = positions[ids[i]];
      const x = (at.x - view.x) * scale + width / 2;
      const top = (at.y + size[i]) * scale - view.y * scale + height / 2 + 3;
      if (x < -80 || x > width + 80 || top < -60 || top > height + 20) continue;
      const lines = this.labels[i];
      const reach = this.reach(ctx, i, scale);
      const box = [x - reach, top, x + reach, top + lines.length * FONT * 1.15];
      const forced = first.includes(i);
      if (!forced && taken.hit(box)) continue;
      taken.add(box);
      drawn += 1;
      ctx.globalAlpha = this.isDim(ids[i]) ? 0.35 : 1;
      this.drawLabel(ctx, lines, at.x, at.y + size[i] + 3 / scale, scale, ids[i] === this.selected);
    }
    ctx.restore();
  }

  reach(ctx, i, scale) {
    // half the width of a label on the screen, measured once
    this.reaches ??= {};
    if (this.reaches.version !== this.version) this.reaches = { version: this.version, of: new Map() };
    const { of } = this.reaches;
    if (!of.has(i)) of.set(i, (Math.max(...this.labels[i].map((line) => ctx.measureText(line).width)) * scale) / 2);
    return of.get(i);
  }

  drawLabel(ctx, lines, x, y, scale, strong) {
    ctx.font = `${strong ? "600 " : ""}${FONT / scale}px ${this.theme.font}`;
    ctx.strokeStyle = this.theme.background;
    ctx.lineWidth = 3 / scale;
    ctx.fillStyle = this.theme.text;
    lines.forEach((line, row) => {
      const at = y + (row * FONT * 1.15) / scale;
      ctx.strokeText(line, x, at);
      ctx.fillText(line, x, at);
    });
  }

  /* ---- moving about ---- */

  fit(smoothly = true) {
    this.touched = false;
    const [width, height] = [this.stage.clientWidth, this.stage.clientHeight];
    const at = Object.values(this.network.getPositions());
    if (!at.length || !width) return;
    const x = at.map((point) => point.x);
    const y = at.map((point) => point.y);
    const [left, right, top, bottom] = [least(x) - 34, most(x) + 34, least(y) - 22, most(y) + 36]; // room for labels
    const scale = Math.min(width / (right - left), height / (bottom - top), 1.4);
    if (!smoothly && width < NARROW && scale < READABLE) {
      // on a telephone begin in the middle, readable; the button shows the whole
      const middle = this.network.getPosition(this.picture.nodes.id[this.order[0]]);
      this.network.moveTo({ position: middle, scale: READABLE });
      return;
    }
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: smoothly && !still(),
    });
  }

  zoom(factor) {
    this.touched = true;
    this.network.moveTo({ scale: Math.min(Math.max(this.network.getScale() * factor, 0.05), 6) });
  }

  centre(id) {
    this.touched = true;
    const scale = Math.max(this.network.getScale(), 1);
    this.network.focus(id, { scale, animation: !still() });
  }

  onResize() {
    if (!this.network || !this.stage.clientWidth) return;
    this.network.setSize("100%", "100%");
    this.network.redraw();
    if (!this.touched) this.fit(false);
  }

  resize() {
    setTimeout(() => this.onResize(), 60);
  }

  onKey(event) {
    const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (direction) this.step(direction);
    else if (event.key === "Enter" || event.key === " ") this.select(this.focused ?? "", true);
    else if (event.key === "Escape") this.select("", true);
    else if (event.key === "+") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  step([right, down]) {
    // to the nearest node in this direction; sideways counts double
    const positions = this.network.getPositions();
    const from = this.focused ?? this.selected;
    const ids = this.picture.nodes.id;
    let best = from && positions[from] ? null : ids[this.order[0]];
    let least = Infinity;
    if (!best) {
      const { x, y } = positions[from];
      for (const id of ids) {
        const along = (positions[id].x - x) * right + (positions[id].y - y) * down;
        const aside = Math.abs((positions[id].x - x) * down + (positions[id].y - y) * right);
        if (id !== from && along > 1 && along + 2 * aside < least) [best, least] = [id, along + 2 * aside];
      }
    }
    if (!best) return;
    this.focused = best;
    this.hovered = best;
    const { x, y } = positions[best];
    const corner = this.network.canvasToDOM({ x, y });
    const outside = corner.x < 30 || corner.y < 30 || corner.x > this.stage.clientWidth - 30 || corner.y > this.stage.clientHeight - 30;
    if (outside) this.centre(best);
    this.network.redraw();
    this.say(this.index.get(best));
  }

  say(i) {
    this.live.textContent = `${this.picture.nodes.title[i].replace("\n", ", ")}. ${this.strings.ties}: ${this.ties[i]}`;
  }

  /* ---- controls and legend ---- */

  drawBar() {
    const key = JSON.stringify(this.strings);
    if (key === this.barKey) return;
    this.barKey = key;
    const { strings } = this;
    this.bar.setAttribute("aria-label", strings.controls);
    this.bar.replaceChildren(
      this.finder(strings),
      button(strings.fit, ["M3 8V3h5M16 3h5v5M21 16v5h-5M8 21H3v-5"], () => this.fit()),
      button(strings.closer, ["M12 5v14M5 12h14"], () => this.zoom(1.3), true),
      button(strings.farther, ["M5 12h14"], () => this.zoom(1 / 1.3), true),
      button(strings.full, ["M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7"], () => this.fullScreen()),
      button(strings.save, ["M12 4v11M7 11l5 5 5-5M4 20h16"], () => this.save()),
    );
  }

  finder(strings) {
    const box = element("div", "sn-find");
    const input = element("input");
    const list = element("ul");
    const name = `sn-list-${Math.random().toString(36).slice(2)}`;
    Object.assign(input, { type: "search", placeholder: strings.find, autocomplete: "off" });
    for (const [key, value] of Object.entries({
      role: "combobox", "aria-label": strings.find, "aria-expanded": "false", "aria-controls": name, "aria-autocomplete": "list",
    })) input.setAttribute(key, value);
    list.id = name;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", strings.find);
    list.hidden = true;
    let at = 0;
    let found = [];
    const close = () => { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); };
    const choose = (i) => {
      const id = this.picture.nodes.id[i];
      input.value = this.labels[i].join(" ");
      close();
      this.focused = id;
      this.centre(id);
      this.select(id, true);
    };
    const draw = () => {
      const items = found.map((i, place) => {
        const item = element("li");
        item.id = `${name}-${place}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", String(place === at));
        item.textContent = this.picture.nodes.title[i].split("\n")[0];
        item.addEventListener("mousedown", (event) => { event.preventDefault(); choose(i); });
        return item;
      });
      if (!items.length) {
        const none = element("li");
        none.textContent = strings.nothing;
        none.setAttribute("role", "option");
        none.setAttribute("aria-disabled", "true");
        items.push(none);
      }
      list.replaceChildren(...items);
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      if (found.length) input.setAttribute("aria-activedescendant", `${name}-${at}`);
    };
    input.addEventListener("input", () => {
      at = 0;
      found = input.value.trim() ? this.search(input.value) : [];
      if (input.value.trim()) draw(); else close();
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return close();
      if (list.hidden || !found.length) return;
      if (event.key === "ArrowDown") at = (at + 1) % found.length;
      else if (event.key === "ArrowUp") at = (at + found.length - 1) % found.length;
      else if (event.key === "Enter") return void choose(found[at]);
      else return;
      event.preventDefault();
      draw();
    });
    input.addEventListener("blur", close);
    box.append(input, list);
    return box;
  }

  search(text) {
    const wanted = bare(text);
    this.bare ??= {};
    if (this.bare.version !== this.version) {
      this.bare = { version: this.version, texts: this.picture.nodes.title.map((title, i) => bare(`${this.labels[i].join(" ")} ${title.split("\n")[0]}`)) };
    }
    const { texts } = this.bare;
    const score = (i) => (texts[i].startsWith(wanted) ? 0 : texts[i].includes(` ${wanted}`) ? 1 : 2);
    return this.order.filter((i) => texts[i].includes(wanted)).sort((a, b) => score(a) - score(b)).slice(0, 8);
  }

  drawLegend() {
    let last = "";
    const items = [];
    for (const entry of this.picture.legend) {
      if (last && entry.shows !== last) items.push(element("li", "sn-break"));
      last = entry.shows;
      const item = element("li");
      const label = element("span");
      label.textContent = `${entry.label} (${entry.count})`;
      item.append(this.sample(entry), label);
      items.push(item);
    }
    items.filter((item) => item.className === "sn-break").forEach((item) => item.setAttribute("aria-hidden", "true"));
    this.legend.replaceChildren(...items);
    this.legend.setAttribute("aria-label", this.strings.legend);
  }

  sample(entry) {
    const canvas = element("canvas");
    const line = entry.shows === "tie";
    const [width, height, ratio] = [line ? 34 : 20, 20, globalThis.devicePixelRatio || 1];
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.style.cssText = `width:${width}px;height:${height}px`;
    canvas.setAttribute("aria-hidden", "true");
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    this.drawSample(ctx, entry, width, height);
    return canvas;
  }

  drawSample(ctx, entry, width, height) {
    const { looks, outlines, lines } = this.picture;
    if (entry.shows === "kind") paint(ctx, looks[entry.place], width / 2, height / 2, 6.5, this.theme.background, null, false);
    else if (entry.shows === "country") {
      const shade = outlines[entry.place];
      ctx.beginPath();
      ctx.arc(width / 2, height / 2, 6.5, 0, 2 * Math.PI);
      ctx.lineWidth = 3;
      ctx.strokeStyle = this.theme.dark ? shade.dark : shade.light;
      ctx.stroke();
    } else {
      const look = lines[entry.code];
      ctx.beginPath();
      ctx.setLineDash(look.dashes || []);
      ctx.lineWidth = look.width;
      ctx.strokeStyle = this.theme.dark ? look.dark : look.light;
      ctx.moveTo(2, height / 2);
      ctx.lineTo(width - 2, height / 2);
      ctx.stroke();
    }
  }

  fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.root.requestFullscreen?.();
  }

  save() {
    const source = this.stage.querySelector("canvas");
    const ratio = source.width / this.stage.clientWidth;
    const width = Math.max(this.stage.clientWidth, 480);
    const legend = rowsOf(this.picture.legend, width);
    const [head, foot] = [44, legend.length * 22 + 16];
    const canvas = element("canvas");
    canvas.width = width * ratio;
    canvas.height = (head + this.stage.clientHeight + foot) * ratio;
    const ctx = canvas.getContext("2d");
    ctx.scale(ratio, ratio);
    ctx.fillStyle = this.theme.background;
    ctx.fillRect(0, 0, width, head + this.stage.clientHeight + foot);
    ctx.drawImage(source, 0, head, this.stage.clientWidth, this.stage.clientHeight);
    ctx.textBaseline = "middle";
    ctx.font = `600 14px ${this.theme.font}`;
    ctx.fillStyle = this.theme.text;
    ctx.fillText(this.picture.title, 12, head / 2, width - 180);
    const { marking } = this.picture;
    ctx.font = "600 13px monospace";
    const reach = ctx.measureText(marking.text).width + 16;
    ctx.fillStyle = "#000000";
    ctx.fillRect(width - reach - 12, 10, reach, 24);
    ctx.fillStyle = marking.colour;
    ctx.fillText(marking.text, width - reach - 4, 22);
    ctx.font = `12px ${this.theme.font}`;
    legend.forEach((row, line) => row.forEach(({ entry, x }) => {
      const y = head + this.stage.clientHeight + 8 + line * 22;
      const sampleWidth = entry.shows === "tie" ? 34 : 20;
      ctx.save();
      ctx.translate(x, y);
      this.drawSample(ctx, entry, sampleWidth, 20);
      ctx.restore();
      ctx.fillStyle = this.theme.text;
      ctx.fillText(entry.label, x + sampleWidth + 4, y + 11);
    }));
    canvas.toBlob((blob) => {
      const link = element("a");
      link.href = URL.createObjectURL(blob);
      link.download = this.picture.file;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    });
  }
}

/* Boxes already taken, in cells of a grid. */
class Boxes {
  constructor() { this.cells = new Map(); }
  keys([left, top, right, bottom]) {
    const keys = [];
    for (let x = Math.floor(left / 64); x <= Math.floor(right / 64); x += 1)
      for (let y = Math.floor(top / 32); y <= Math.floor(bottom / 32); y += 1) keys.push(x * 4096 + y);
    return keys;
  }
  hit(box) {
    return this.keys(box).some((key) => (this.cells.get(key) ?? []).some((other) =>
      box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]));
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push(box);
      else this.cells.set(key, [box]);
    }
  }
}

function paint(ctx, look, x, y, radius, background, outline, dashed) {
  // the outline tells the country: a ring around the shape, parted from its fill by a thin gap
  if (outline) {
    trace(ctx, look.corners, x, y, radius + 2.5);
    ctx.fillStyle = background;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = outline;
    ctx.setLineDash(dashed ? [3, 3] : []);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  trace(ctx, look.corners, x, y, radius);
  ctx.fillStyle = look.fill;
  ctx.fill();
  if (look.hollow) {
    ctx.beginPath();
    ctx.arc(x, y, radius * 0.42, 0, 2 * Math.PI);
    ctx.fillStyle = background;
    ctx.fill();
  }
}

function unpacked(packed) {
  // names that their labels say already, sizes that are all alike, and titles made of what the legend says
  const { nodes } = packed;
  const of = { kind: [], country: [], tie: [] };
  for (const entry of packed.legend) entry.place = of[entry.shows].push(entry) - 1;
  nodes.name = nodes.name.map((name, i) => name || nodes.label[i].replaceAll("\n", " "));
  nodes.title = nodes.name.map((name, i) => {
    const country = of.country[nodes.country[i]];
    return `${name}\n${of.kind[nodes.kind[i]].label}${country.code ? `, ${country.label}` : ""}`;
  });
  if (!Array.isArray(nodes.size)) nodes.size = new Array(nodes.id.length).fill(nodes.size);
  nodes.dashed = new Set(nodes.dashed);
  return packed;
}

function trace(ctx, corners, x, y, radius) {
  ctx.beginPath();
  if (!corners.length) ctx.arc(x, y, radius, 0, 2 * Math.PI);
  corners.forEach(([right, down], i) => (i ? ctx.lineTo(x + right * radius, y + down * radius) : ctx.moveTo(x + right * radius, y + down * radius)));
  ctx.closePath();
}

function difference(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}

function rowsOf(entries, width) {
  const rows = [[]];
  let x = 12;
  entries.forEach((entry, i) => {
    const needs = entry.label.length * 6.6 + 52;
    const turns = i && entries[i - 1].shows !== entry.shows;
    if (rows.at(-1).length && (turns || x + needs > width)) { rows.push([]); x = 12; }
    rows.at(-1).push({ entry, x });
    x += needs;
  });
  return rows;
}

function element(tag, className = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  return made;
}

function button(label, paths, act, short = false) {
  const made = element("button");
  made.type = "button";
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  for (const path of paths) {
    const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
    line.setAttribute("d", path);
    icon.append(line);
  }
  made.append(icon);
  made.title = label;
  made.setAttribute("aria-label", label);
  if (!short) {
    const text = element("span");
    text.textContent = label;
    made.append(text);
  }
  made.addEventListener("click", act);
  return made;
}

function bare(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    .replace(/ø/g, "o").replace(/æ/g, "ae").replace(/đ|ð/g, "d").replace(/\s+/g, " ").trim();
}

function luminance(colour) {
  const probe = document.createElement("canvas").getContext("2d");
  probe.fillStyle = colour;
  const hex = probe.fillStyle;
  const parts = hex.startsWith("#") ? [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) : [255, 255, 255];
  return (0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]) / 255;
}

const least = (numbers) => numbers.reduce((a, b) => Math.min(a, b), Infinity);
const most = (numbers) => numbers.reduce((a, b) => Math.max(a, b), -Infinity);

function still() {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
