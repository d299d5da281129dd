/* Shows a network with vis-network, which the page serves itself.

What comes from data is only ever drawn on the canvas or set as textContent. The picture (nodes, edges, legend,
strings) comes once for each version; the component tells Python which version it holds. Nodes that stay keep
their place, and the reader keeps the zoom, unless the network was laid out anew. */

import { colourOf, difference, edgesOf, idOf, nodesOf, unpacked } from "./network-content.js";
import { drawLabels } from "./network-labels.js";
import { drawLegend } from "./network-legend.js";
import { fit, onKey, onResize, say } from "./network-moving.js";
import { element, themeOf } from "./network-parts.js";
import { saveIfLogged } from "./network-saving.js";
import { drawBar } from "./network-tools.js";

const MOST_FADED = 2000; // ties
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
    const src = absolute(address);
    const underWay = [...document.scripts].find((script) => script.src === src);
    const script = underWay ?? Object.assign(document.createElement("script"), { src });
    script.addEventListener("load", () => done(globalThis.vis));
    script.addEventListener("error", () => failed(new Error(`could not load ${address}`)));
    if (!underWay) document.head.append(script);
  });
  return library;
}

const absolute = (address) => new URL(address, document.baseURI).href;

class Picture {
  constructor(parent) {
    this.version = "";
    this.highlight = { nodes: [], ties: [] };
    this.selected = "";
    this.told = ""; // what Python knows to be selected
    this.hovered = "";
    this.theme = { dark: false };
    this.root = element("div", "sn");
    this.style = element("link");
    this.style.rel = "stylesheet";
    this.bar = element("div", "sn-bar");
    this.bar.setAttribute("role", "toolbar");
    this.stage = element("div", "sn-canvas");
    this.stage.tabIndex = 0;
    this.legend = element("ul", "sn-legend");
    this.live = element("div", "sn-hidden");
    this.live.setAttribute("aria-live", "polite");
    this.root.append(this.style, this.bar, this.stage, this.legend, this.live);
    parent.append(this.root);
    this.stage.addEventListener("keydown", (event) => onKey(this, event));
    this.onFullscreen = () => setTimeout(() => { onResize(this); this.besideCard(); }, 60);
    document.addEventListener("fullscreenchange", this.onFullscreen);
    this.resized = new ResizeObserver(() => onResize(this));
    this.resized.observe(this.stage);
  }

  close() {
    document.removeEventListener("fullscreenchange", this.onFullscreen);
    this.resized.disconnect();
    this.network?.destroy();
    this.root.remove();
  }

  async receive(data) {
    this.root.style.setProperty("--sn-height", `${data.height}px`);
    this.styled ??= new Promise((done) => {
      this.style.onload = this.style.onerror = done;
      this.style.href = absolute(data.style);
    });
    this.wanted = data;
    const [vis] = await Promise.all([loadLibrary(data.library), this.styled]); // drawn once, in its final size
    if (this.wanted !== data) return; // a later call has taken over
    if (data.picture && data.version !== this.version) this.take(vis, data);
    if (data.version !== this.version) return void this.tell("held", ""); // ask for the picture
    this.saved = data.saved;
    saveIfLogged(this);
    if (data.held !== this.version) this.tell("held", this.version);
    if (data.selected !== this.told) this.select(data.selected, true); // a link, or the way back
    this.mark(data.highlight);
  }

  take(vis, data) {
    const picture = unpacked(data.picture);
    const before = this.placed ?? new Map();
    this.placed = new Map(picture.nodes.id.map((id, i) => [id, [picture.nodes.x[i], picture.nodes.y[i]]]));
    this.picture = picture;
    this.styles = picture.styles;
    this.version = data.version;
    this.readTheme();
    const moved = [...this.placed].some(([id, [x, y]]) => {
      const was = before.get(id);
      return !was || was[0] !== x || was[1] !== y;
    });
    const nodes = nodesOf(this, before);
    const edges = edgesOf(this);
    this.rank();
    if (!this.network) this.start(vis, nodes, edges);
    else {
      difference(this.edges, edges);
      difference(this.nodes, nodes);
    }
    this.strings = picture.strings;
    drawBar(this);
    drawLegend(this);
    this.stage.setAttribute("role", "application");
    this.stage.setAttribute("aria-label", picture.text);
    if (moved) fit(this, false);
    if (this.selected && !this.placed.has(this.selected)) this.select("", true);
  }

  start(vis, nodes, edges) {
    this.nodes = new vis.DataSet(nodes);
    this.edges = new vis.DataSet(edges);
    this.network = new vis.Network(this.stage, { nodes: this.nodes, edges: this.edges }, this.picture.options);
    this.network.on("click", (event) => this.select(event.nodes[0] ?? "", true));
    this.network.on("hoverNode", (event) => { this.hovered = event.node; this.network.redraw(); });
    this.network.on("blurNode", () => { this.hovered = ""; this.network.redraw(); });
    this.network.on("dragEnd", (event) => { if (event.nodes.length) this.network.storePositions(); });
    this.network.on("zoom", () => { this.touched = true; });
    this.network.on("beforeDrawing", () => this.readTheme());
    this.network.on("afterDrawing", (context) => { this.stage.dataset.named = drawLabels(context, this, this.view()); });
  }

  rank() {
    // labels of the best connected come first where there is no room for all
    const { nodes, edges } = this.picture;
    const ties = new Array(nodes.id.length).fill(0);
    edges.from.forEach((one) => { ties[one] += 1; });
    edges.to.forEach((other) => { ties[other] += 1; });
    this.ties = ties;
    this.order = ties.map((_, i) => i).sort((a, b) => ties[b] - ties[a] || a - b);
    this.index = new Map(nodes.id.map((id, i) => [id, i]));
    this.labels = nodes.label.map((label) => label.split("\n"));
    this.near = null;
  }

  view() {
    // what of the network is seen: its middle, the scale, and the room on the screen
    const { x, y } = this.network.getViewPosition();
    return { x, y, scale: this.network.getScale(), width: this.stage.clientWidth, height: this.stage.clientHeight };
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
      if (id) say(this, this.index.get(id));
    }
  }

  besideCard() {
    // the card is drawn by Streamlit, over the half of the picture in which the selected node is not
    const panel = this.root.closest(".st-key-network_panel");
    if (!panel || !this.network) return;
    const style = getComputedStyle(this.root);
    for (const [name, from] of [["text", "text-color"], ["background", "background-color"], ["border", "border-color"]])
      panel.style.setProperty(`--sn-${name}`, style.getPropertyValue(`--st-${from}`));
    const at = this.selected && this.network.getPositions([this.selected])[this.selected];
    if (at) panel.classList.toggle("sn-left", this.network.canvasToDOM(at).x > this.stage.clientWidth * 0.6);
  }

  mark(highlight) {
    const before = this.highlight;
    this.highlight = highlight;
    const key = JSON.stringify(highlight);
    if (key === this.marked) return;
    this.marked = key;
    this.onWay = new Set(highlight.nodes);
    const again = [...before.ties, ...highlight.ties].map((ends) => idOf(...ends));
    const now = new Set(highlight.ties.map((ends) => idOf(...ends)));
    const updates = [...new Set(again)].filter((id) => this.edges.get(id)).map((id) => {
      const { look, faded } = this.edges.get(id);
      const marked = { color: this.theme.text, highlight: this.theme.text, hover: this.theme.text };
      return now.has(id)
        ? { id, width: this.styles[look].width + 3, color: marked }
        : { id, width: this.styles[look].width, color: colourOf(this, this.styles[look], faded) };
    });
    if (updates.length) this.edges.update(updates);
    this.network.redraw();
  }

  fadeTies() {
    // ties that don't touch the selected node step back, where there are not too many to do so at once
    if (!this.edges || this.edges.length > MOST_FADED) return;
    const faded = (edge) => Boolean(this.selected) && edge.from !== this.selected && edge.to !== this.selected;
    const changed = this.edges.get().filter((edge) => faded(edge) !== Boolean(edge.faded));
    if (!changed.length) return;
    this.edges.update(changed.map((edge) => ({
      id: edge.id, faded: faded(edge), color: colourOf(this, this.styles[edge.look], faded(edge)),
    })));
    this.marked = "";
    this.mark(this.highlight);
  }

  isDim(id) {
    if (this.onWay?.size) return !this.onWay.has(id) && id !== this.selected;
    if (!this.selected || !this.placed?.has(this.selected)) return false;
    if (!this.near || this.near.of !== this.selected) {
      const around = this.network.getConnectedNodes(this.selected);
      this.near = { of: this.selected, nodes: new Set([this.selected, ...around]) };
    }
    return !this.near.nodes.has(id);
  }

  /* ---- light and dark ---- */

  readTheme() {
    const theme = themeOf(this.root);
    if (theme.background === this.theme.background) return;
    const changed = this.theme.background !== undefined && theme.dark !== this.theme.dark;
    this.theme = theme;
    if (changed) setTimeout(() => this.recolour());
  }

  recolour() {
    this.besideCard();
    const coloured = ({ id, look, faded }) => ({ id, color: colourOf(this, this.styles[look], faded) });
    this.edges.update(this.edges.map(coloured));
    this.marked = "";
    this.mark(this.highlight);
    drawLegend(this);
  }
}
