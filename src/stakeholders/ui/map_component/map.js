// The map in the browser: borders, markers, areas, legend. Text from data becomes text nodes, never markup.
(function () {
  "use strict";

  const SEAT = 13; // pixels between markers that share one place
  const RADIUS = 6; // pixels, of a marker
  const FINE = 7; // the zoom from which municipal borders are drawn
  const files = {}; // address -> what was fetched, so that nothing is fetched twice
  const state = { map: null, base: null, shown: null, dark: false, layers: {}, labels: [], chosen: "", clicks: 0 };

  // ---- colours ----------------------------------------------------------------------------------------------
  const tone = (shade) => shade[state.dark ? 1 : 0];
  const ground = (name) => tone(state.base.ground[name]);
  const lookOf = (kind) => state.base.looks[kind] || state.base.looks[""];
  const outlineOf = (code) => tone(state.base.outlines[code] || state.base.outlines.other);

  function pageIsDark() {
    const parts = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g) || [];
    if (parts.length < 3 || parts[3] === "0") return false;
    return 0.3 * parts[0] + 0.59 * parts[1] + 0.11 * parts[2] < 128;
  }

  function colourPage() {
    const root = document.documentElement;
    for (const name of ["sea", "paper", "ink", "text", "county", "belt_line"]) {
      root.style.setProperty("--map-" + name, ground(name));
    }
    root.dataset.dark = state.dark;
  }

  // ---- markers that share one canvas ------------------------------------------------------------------------
  const Seated = L.CircleMarker.extend({
    _project() {
      L.CircleMarker.prototype._project.call(this);
      const seat = this.feature && this.feature.properties.seat;
      if (seat) {
        this._point = this._point.add([seat[0] * SEAT, -seat[1] * SEAT]);
        this._updateBounds();
      }
    },
    _updatePath() {
      const renderer = this._renderer;
      if (!renderer._drawing || this._empty()) return;
      const ctx = renderer._ctx;
      const corners = this.options.corners;
      const { x, y } = this._point;
      const r = this._radius;
      ctx.beginPath();
      if (corners && corners.length) {
        corners.forEach(([cx, cy], i) => (i ? ctx.lineTo(x + cx * r, y + cy * r) : ctx.moveTo(x + cx * r, y + cy * r)));
        ctx.closePath();
      } else {
        ctx.arc(x, y, r, 0, 2 * Math.PI);
      }
      renderer._fillStroke(ctx, this);
      if (this.options.text) this._write(ctx);
    },
    _write(ctx) {
      ctx.globalAlpha = 1;
      ctx.fillStyle = this.options.textColor;
      ctx.font = "600 " + this.options.textSize + "px system-ui, sans-serif";
      ctx.textAlign = "center";
      ctx.textBaseline = "middle";
      ctx.fillText(this.options.text, this._point.x, this._point.y + 0.5);
    },
  });

  const codeOf = (properties) =>
    state.shown.areas.level === "county" ? properties.nuts3 : properties.country + ":" + properties.code.replace(/^fi:/, "");

  function pointStyle(feature) {
    const p = feature.properties;
    const chosen = p.pick && p.pick === state.chosen;
    if (p.count) {
      const text = p.radius > 8 ? String(p.count) : "";
      return {
        radius: p.radius, fillColor: ground("county"), fillOpacity: 0.85, color: ground(chosen ? "chosen" : "country"),
        weight: chosen ? 3 : 1, text, textColor: ground("ink"), textSize: p.radius > 14 ? 12 : 10,
      };
    }
    const look = lookOf(p.kind);
    return {
      radius: chosen ? RADIUS + 3 : RADIUS,
      corners: look.corners,
      fillColor: look.fill,
      fillOpacity: p.coarse ? 0.45 : 1,
      color: chosen ? ground("chosen") : outlineOf(p.country),
      weight: chosen ? 3.5 : 1.6,
      dashArray: p.supposed ? "3,2.5" : null,
    };
  }

  function corridorStyle(feature) {
    const p = feature.properties;
    if (p.town) return { radius: 2.5, fillColor: ground("paper"), fillOpacity: 1, color: ground("corridor"), weight: 1.5 };
    return { color: ground("corridor"), weight: 5, opacity: 0.75, dashArray: p.dashed ? "3,9" : null, lineCap: "round" };
  }

  function tieStyle(feature) {
    const p = feature.properties;
    return {
      color: tone(state.base.crossBorder), weight: Math.min(2 + Math.sqrt(p.number), 8), opacity: 0.9, fill: false,
      dashArray: p.dashed ? "7,6" : null,
    };
  }

  // ---- words on the map -------------------------------------------------------------------------------------
  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function linesOf(lines) {
    const box = element("div", "map-tip");
    lines.forEach((line, i) => box.appendChild(element(i ? "div" : "strong", "", line)));
    return box;
  }

  function told(feature, layer) {
    const p = feature.properties;
    if (p.lines) layer.bindTooltip(() => linesOf(p.lines), { sticky: true, direction: "top", offset: [0, -10] });
    if (p.pick) layer.on("click", (event) => pick(p.pick, event));
  }

  function write(className, text, at, group) {
    const icon = L.divIcon({ className: "map-label " + className, html: element("span", "", text), iconSize: null });
    return L.marker(at, { icon, interactive: false, keyboard: false }).addTo(group);
  }

  // ---- what a click says to Python --------------------------------------------------------------------------
  function pick(code, event) {
    if (event) L.DomEvent.stopPropagation(event);
    state.chosen = code;
    restyle();
    const page = window.__GLOBAL_DATA__;
    if (!page || !window.Streamlit) return;
    state.clicks += 1;
    const data = { last_object_clicked_popup: code + "#" + state.clicks };
    Object.assign(page, data);
    page.previous_data = data;
    window.Streamlit.setComponentValue(data);
  }

  // ---- borders ----------------------------------------------------------------------------------------------
  function fetched(address) {
    files[address] = files[address] || fetch(address).then((answer) => {
      if (!answer.ok) throw new Error(address + ": " + answer.status);
      return answer.json();
    });
    return files[address];
  }

  const all = (addresses) =>
    Promise.all(addresses.map(fetched)).then((parts) => ({
      type: "FeatureCollection", features: parts.flatMap((part) => part.features),
    }));

  function areaFill(feature) {
    const p = feature.properties;
    const value = state.shown.areas.coloured && state.shown.areas.areas[codeOf(p)];
    const belt = state.base.belt.includes(p.nuts3);
    const fill = value ? tone(state.base.steps[value[0]]) : ground(belt ? "belt" : "land");
    return { stroke: false, fill: true, fillColor: fill, fillOpacity: 1 };
  }

  function borderStyle(feature) {
    const belt = state.base.belt.includes(feature.properties.nuts3);
    return belt
      ? { color: ground("belt_line"), weight: 2.2, fill: false }
      : { color: ground("county"), weight: 0.9, fill: false };
  }

  function areaStyle(feature) {
    const chosen = "area:" + codeOf(feature.properties) === state.chosen;
    return { color: ground("chosen"), weight: chosen ? 3 : 0, stroke: chosen, fill: true, fillOpacity: 0 };
  }

  function areaLines(p) {
    const value = state.shown.areas.areas[codeOf(p)];
    if (value) return value[1];
    const county = state.shown.areas.level === "county" && state.base.counties[p.nuts3];
    return [county ? county[0] : p.name, state.base.words.nobody];
  }

  function aboutArea(feature, layer) {
    const p = feature.properties;
    layer.bindTooltip(() => linesOf(areaLines(p)), { sticky: true, direction: "top", offset: [0, -10] });
    layer.on("click", (event) => pick("area:" + codeOf(p), event));
    layer.on("mouseover", () => layer.setStyle({ stroke: true, weight: 2.5, color: ground("chosen") }));
    layer.on("mouseout", () => layer.setStyle(areaStyle(feature)));
  }

  function put(name, data, options) {
    if (state.layers[name]) state.layers[name].remove();
    state.layers[name] = L.geoJSON(data, options).addTo(state.map);
    return state.layers[name];
  }

  function drawAreas() {
    const level = state.shown.areas.level;
    if (state.level === level) return restyle();
    state.level = level;
    all(state.base.borders[level]).then((data) => {
      if (state.level !== level) return;
      put("fill", data, { style: areaFill, pane: "ground", interactive: false, renderer: state.below });
      put("areas", data, { style: areaStyle, onEachFeature: aboutArea }).bringToBack();
      drawLines();
      document.body.dataset.borders = level;
    });
  }

  function drawLines() {
    all(state.base.borders.county).then((data) => {
      data.features.sort((a, b) => state.base.belt.includes(a.properties.nuts3) - state.base.belt.includes(b.properties.nuts3));
      put("county", data, { style: borderStyle, pane: "lines", interactive: false, renderer: state.above });
      drawMunicipalities();
    });
  }

  function drawMunicipalities() {
    const wanted = state.level === "municipality" || state.map.getZoom() >= FINE;
    if (!wanted) {
      if (state.layers.municipality) state.layers.municipality.remove();
    } else if (state.layers.municipality) {
      state.layers.municipality.addTo(state.map).bringToBack();
    } else {
      all(state.base.borders.municipality).then((data) => {
        const style = () => ({ color: ground("municipality"), weight: 0.7, fill: false });
        put("municipality", data, { style, pane: "lines", interactive: false, renderer: state.above }).bringToBack();
      });
    }
  }

  function drawCountries() {
    const near = ["NO", "SE", "FI", "DK", "AX"];
    const style = (feature) => ({
      color: ground("country"), weight: near.includes(feature.properties.code) ? 1 : 0.6, fillOpacity: 1,
      fillColor: ground(near.includes(feature.properties.code) ? "sea" : "abroad"), // lakes; land comes with the counties
    });
    all(state.base.borders.countries).then((data) => {
      put("countries", data, { style, pane: "ground", interactive: false, renderer: state.below }).bringToBack();
    });
  }

  function labelCounties() {
    const group = state.labelGroup;
    group.clearLayers();
    const zoom = state.map.getZoom();
    for (const [code, [name, lat, lon]] of Object.entries(state.base.counties)) {
      const corridor = state.base.corridor.includes(code);
      if (zoom >= 6.5 || (corridor && zoom >= 4.5)) write(corridor ? "map-belt" : "map-county", name, [lat, lon], group);
    }
  }

  // ---- controls ---------------------------------------------------------------------------------------------
  function control(position, made) {
    const added = new L.Control({ position });
    added.onAdd = () => {
      L.DomEvent.disableClickPropagation(made);
      L.DomEvent.disableScrollPropagation(made);
      return made;
    };
    added.addTo(state.map);
    return added;
  }

  function addControls(words) {
    L.control.zoom({ position: "topleft", zoomInTitle: words.closer, zoomOutTitle: words.farther }).addTo(state.map);
    const bar = element("div", "leaflet-bar leaflet-control");
    const button = element("a", "map-home", "⌂");
    button.href = "#";
    button.setAttribute("role", "button");
    button.title = words.home;
    button.setAttribute("aria-label", words.home);
    button.addEventListener("click", (event) => {
      event.preventDefault();
      home();
    });
    bar.appendChild(button);
    control("topleft", bar);
    L.control.scale({ imperial: false, position: "topright" }).addTo(state.map);
    state.map.attributionControl.setPrefix(false).addAttribution(words.credits);
    state.legend = element("details", "map-legend");
    state.legend.open = window.innerWidth > 600;
    const around = state.map.getContainer();
    around.after(state.legend);
    // The legend changes its size when its style arrives, when it is folded, and with the window.
    new ResizeObserver(fit).observe(state.legend);
    for (const event of ["pointerdown", "wheel", "keydown"]) {
      around.addEventListener(event, () => { state.touched = true; }, { passive: true });
    }
  }

  const SVG = "http://www.w3.org/2000/svg";
  function drawn(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  function sign(entry) {
    const svg = drawn("svg", { width: 26, height: 16, viewBox: "-13 -8 26 16", "aria-hidden": "true" });
    const line = (color, width, dash) =>
      svg.appendChild(drawn("line", { x1: -11, x2: 11, y1: 0, y2: 0, stroke: color, "stroke-width": width, "stroke-dasharray": dash || "none" }));
    if (entry.shows === "kind") {
      const look = lookOf(entry.code);
      const points = look.corners.map(([x, y]) => x * 6 + "," + y * 6).join(" ");
      svg.appendChild(points ? drawn("polygon", { points, fill: look.fill, stroke: ground("country") }) : drawn("circle", { r: 6, fill: look.fill, stroke: ground("country") }));
    } else if (entry.shows === "country") {
      svg.appendChild(drawn("circle", { r: 5, fill: "none", stroke: outlineOf(entry.code), "stroke-width": 2.4 }));
    } else if (entry.shows === "coarse") {
      svg.appendChild(drawn("circle", { r: 5.5, fill: ground("county"), "fill-opacity": 0.45, stroke: ground("ink"), "stroke-width": 1.6 }));
    } else if (entry.shows === "supposed") {
      svg.appendChild(drawn("circle", { r: 5.5, fill: ground("county"), stroke: ground("ink"), "stroke-width": 1.8, "stroke-dasharray": "3,2.5" }));
    } else if (entry.shows === "gathered") {
      svg.appendChild(drawn("circle", { r: 7, fill: ground("county"), stroke: ground("country") }));
    } else if (entry.shows === "step") {
      svg.appendChild(drawn("rect", { x: -9, y: -6, width: 18, height: 12, fill: tone(state.base.steps[Number(entry.code)]), stroke: ground("county") }));
    } else if (entry.shows === "tie") {
      line(tone(state.base.crossBorder), 3, entry.code === "dashed" ? "7,5" : "");
    } else if (entry.shows === "corridor") {
      line(ground("corridor"), 4, entry.code === "crossing" ? "2,5" : "");
    } else {
      svg.appendChild(drawn("rect", { x: -9, y: -6, width: 18, height: 12, fill: ground("belt"), stroke: ground("belt_line"), "stroke-width": 2 }));
    }
    return svg;
  }

  function drawLegend() {
    const box = state.legend;
    box.replaceChildren(element("summary", "", state.base.words.legend));
    const list = element("ul");
    for (const entry of state.shown.legend) {
      const row = element("li");
      if (entry.shows === "heading") row.append(element("strong", "", entry.label));
      else row.append(sign(entry), element("span", "", entry.label));
      list.appendChild(row);
    }
    box.appendChild(list);
  }

  function home() {
    state.map.fitBounds(state.shown.box, { padding: [16, 16], animate: false });
  }

  // Give the map all the room that the legend below it leaves.
  function fit() {
    const whole = (window.__GLOBAL_DATA__ || {}).height || window.innerHeight;
    const room = whole - state.legend.offsetHeight - 4;
    state.map.getContainer().style.height = Math.max(room, 320) + "px";
    state.map.invalidateSize({ animate: false });
    if (!state.touched && state.shown) home(); // until the reader moves the map, it shows everything
  }

  // ---- start and show ---------------------------------------------------------------------------------------
  function pane(name, order) {
    const made = state.map.createPane(name);
    made.style.zIndex = order;
    made.style.pointerEvents = "none";
    return L.canvas({ pane: name, padding: 0.3 });
  }

  function start(map, base) {
    Object.assign(state, { map, base, dark: pageIsDark() });
    document.documentElement.lang = base.language;
    const div = map.getContainer();
    div.setAttribute("role", "region");
    div.setAttribute("aria-label", base.words.map);
    // Leaflet focuses the map at the first click; the page must not scroll under the mouse for that.
    div.focus = () => HTMLElement.prototype.focus.call(div, { preventScroll: true });
    state.below = pane("ground", 350);
    state.above = pane("lines", 360);
    state.labelGroup = L.layerGroup().addTo(map);
    colourPage();
    addControls({ ...base.words, credits: base.credits });
    drawCountries();
    map.on("click", () => state.chosen && pick(""));
    map.on("zoomend", () => {
      if (state.shown) drawMunicipalities();
      labelCounties();
    });
    if (window.Streamlit) window.Streamlit.events.addEventListener("streamlit:render", () => setTimeout(recolour));
  }

  function show(group, shown) {
    const first = !state.shown;
    state.shown = shown;
    state.group = group;
    state.chosen = shown.chosen;
    drawLegend();
    fit();
    if (first) labelCounties();
    drawAreas();
    group.on("add", () => numberTies(group));
  }

  function numberTies(group) {
    state.numbers = state.numbers || L.layerGroup().addTo(state.map);
    state.numbers.clearLayers();
    group.eachLayer((layer) => {
      if (!layer.eachLayer) return;
      layer.eachLayer((part) => {
        const p = part.feature.properties;
        if (p.number) write("map-number", String(p.number), p.top, state.numbers);
      });
    });
    document.body.dataset.shown = String(Number(document.body.dataset.shown || 0) + 1);
  }

  function restyle() {
    const { fill, areas, county, municipality, countries } = state.layers;
    if (fill) fill.setStyle(areaFill);
    if (areas) areas.setStyle(areaStyle);
    if (state.group) {
      state.group.eachLayer((layer) => {
        if (layer.eachLayer) layer.eachLayer((part) => part.feature.properties.pick && part.setStyle(pointStyle(part.feature)));
      });
    }
    return [county, municipality, countries];
  }

  function recolour() {
    const dark = pageIsDark();
    if (dark === state.dark || !state.shown) return;
    state.dark = dark;
    colourPage();
    for (const [county, municipality, countries] of [restyle()]) {
      if (county) county.setStyle(borderStyle);
      if (municipality) municipality.setStyle({ color: ground("municipality") });
      if (countries) countries.remove();
    }
    drawCountries();
    drawLegend();
    state.group.eachLayer((layer) => layer.options && layer.options.style && layer.setStyle(layer.options.style));
  }

  window.stakeholdersMap = {
    start, show, told, pointStyle, tieStyle, corridorStyle,
    pointMarker: (feature, at) => seated(feature, at),
    corridorMarker: (feature, at) => town(feature, at),
    state,
  };

  function seated(feature, at) {
    const marker = new Seated(at, pointStyle(feature));
    marker.feature = feature;
    return marker;
  }

  function town(feature, at) {
    const dot = L.circleMarker(at, corridorStyle(feature));
    dot.bindTooltip(() => linesOf([feature.properties.town]), { direction: "top" });
    return dot;
  }
})();
