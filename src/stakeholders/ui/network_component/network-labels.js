/* Names under the nodes. They keep their size on the screen; where two would cover each other, the better
connected one stays. */

const FONT = 11; // pixels on the screen, at every zoom
const LINE = FONT * 1.15;
const MOST_LABELS = 400;

export function drawLabels(ctx, picture, { x: middle, y: centre, scale, width, height, labels = MOST_LABELS }) {
  const { id: ids, size } = picture.picture.nodes;
  const first = [picture.selected, picture.hovered, ...(picture.onWay ?? [])].map((id) => picture.index.get(id));
  const order = new Set([...first.filter((i) => i !== undefined), ...picture.order]);
  const taken = new Boxes();
  let drawn = 0;
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
    const top = (at.y + size[i] - centre) * scale + height / 2 + 3;
    if (x < -80 || x > width + 80 || top < -60 || top > height + 20) continue;
    const reach = reachOf(ctx, picture, i, scale);
    const box = [x - reach, top, x + reach, top + picture.labels[i].length * LINE];
    if (!first.includes(i) && taken.hit(box)) continue;
    taken.add(box);
    drawn += 1;
    ctx.globalAlpha = picture.isDim(ids[i]) ? 0.35 : 1;
    drawLabel(ctx, picture, i, at.x, at.y + size[i] + 3 / scale, scale);
  }
  ctx.restore();
}

function reachOf(ctx, picture, i, scale) {
  // half the width of a label on the screen, measured once
  if (picture.reaches?.version !== picture.version) picture.reaches = { version: picture.version, of: new Map() };
  const { of } = picture.reaches;
  if (!of.has(i)) of.set(i, (Math.max(...picture.labels[i].map((line) => ctx.measureText(line).width)) * scale) / 2);
  return of.get(i);
}

function drawLabel(ctx, picture, i, x, y, scale) {
  const strong = picture.picture.nodes.id[i] === picture.selected;
  ctx.font = `${strong ? "600 " : ""}${FONT / scale}px ${picture.theme.font}`;
  ctx.strokeStyle = picture.theme.background;
  ctx.lineWidth = 3 / scale;
  ctx.fillStyle = picture.theme.text;
  picture.labels[i].forEach((line, row) => {
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
