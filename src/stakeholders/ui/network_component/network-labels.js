/* Names under the nodes. They keep their size on the screen; where two would cover each other, the better connected
one stays, and the other goes above or beside its node, is shortened, or is left out. */

const FONT = 11; // pixels on the screen, at every zoom
const LINE = FONT * 1.15;
const MOST_LABELS = 400; // with more nodes than that, names stay under them
const SHORT = 11; // letters of a shortened name

export function drawLabels(ctx, picture, { x: middle, y: centre, scale, width, height, labels = MOST_LABELS }) {
  const { id: ids, size } = picture.picture.nodes;
  const first = [picture.selected, picture.hovered, ...(picture.onWay ?? [])].map((id) => picture.index.get(id));
  const order = new Set([...first.filter((i) => i !== undefined), ...picture.order]);
  const taken = new Boxes();
  const few = ids.length <= MOST_LABELS;
  let drawn = 0, symbols;
  ctx.save();
  ctx.font = `${FONT / scale}px ${picture.theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  const positions = picture.network.getPositions();
  for (const i of order) {
    if (drawn >= labels) break;
    const at = positions[ids[i]];
    const x = (at.x - middle) * scale + width / 2;
    const y = (at.y - centre) * scale + height / 2;
    const radius = size[i] * scale;
    if (x < -80 || x > width + 80 || y + radius < -60 || y + radius > height + 20) continue;
    const [lines, box] = placed(i, x, y, radius) ?? [];
    if (!box) continue;
    taken.add(box);
    drawn += 1;
    ctx.globalAlpha = picture.isDim(ids[i]) ? 0.35 : 1;
    const [across, top] = [(box[0] + box[2]) / 2, box[1]];
    drawLabel(ctx, picture, i, lines, at.x + (across - x) / scale, at.y + (top - y) / scale, scale);
  }
  ctx.restore();
  return drawn;

  function placed(i, x, y, radius) {
    const whole = picture.labels[i];
    for (const lines of few ? [whole, shortened(whole)] : [whole]) {
      const reach = reachOf(ctx, picture, lines, scale);
      const high = lines.length * LINE;
      const boxes = spots(x, y, radius, reach, high).map(([left, top]) => [left, top, left + 2 * reach, top + high]);
      if (first.includes(i) || !taken.hit(boxes[0])) return [lines, boxes[0]];
      const spare = few && boxes.slice(1).find((box) => !taken.hit(box) && free(box));
      if (spare) return [lines, spare];
    }
    return null;
  }

  function free([left, top, right, bottom]) {
    // no node is there, and it is in the picture
    symbols ??= symbolsOf(ids.map((id, i) => {
      const [x, y] = [(positions[id].x - middle) * scale + width / 2, (positions[id].y - centre) * scale + height / 2];
      return [x, y, size[i] * scale];
    }));
    return left > 0 && top > 0 && right < width && bottom < height && !symbols.hit([left, top, right, bottom]);
  }
}

// below, above, right, left: where the name of a node begins
const spots = (x, y, radius, reach, high) => [
  [x - reach, y + radius + 3],
  [x - reach, y - radius - 3 - high],
  [x + radius + 5, y - high / 2],
  [x - radius - 5 - 2 * reach, y - high / 2],
];

function symbolsOf(nodes) {
  const symbols = new Boxes();
  for (const [x, y, radius] of nodes) symbols.add([x - radius, y - radius, x + radius, y + radius]);
  return symbols;
}

function shortened(lines) {
  const name = lines.join(" ");
  return [name.length > SHORT ? `${[...name].slice(0, SHORT - 1).join("").trim()}…` : name];
}

function reachOf(ctx, picture, lines, scale) {
  // half the width of a label on the screen, measured once
  if (picture.reaches?.version !== picture.version) picture.reaches = { version: picture.version, of: new Map() };
  const { of } = picture.reaches;
  const label = lines.join("\n");
  if (!of.has(label)) of.set(label, (Math.max(...lines.map((line) => ctx.measureText(line).width)) * scale) / 2);
  return of.get(label);
}

function drawLabel(ctx, picture, i, lines, x, y, scale) {
  const strong = picture.picture.nodes.id[i] === picture.selected;
  ctx.font = `${strong ? "600 " : ""}${FONT / scale}px ${picture.theme.font}`;
  ctx.strokeStyle = picture.theme.background;
  ctx.lineWidth = 3 / scale;
  ctx.fillStyle = picture.theme.text;
  lines.forEach((line, row) => {
    const at = y + (row * LINE) / scale;
    ctx.strokeText(line, x, at);
    ctx.fillText(line, x, at);
  });
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
