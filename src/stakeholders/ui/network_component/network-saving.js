/* The whole network as a PNG that can stand by itself: title, marking, what it shows, legend and date. */

import { drawNode, drawSample, drawTie } from "./network-drawing.js";
import { drawLabels } from "./network-labels.js";
import { SAMPLE, textOf, widthOf } from "./network-legend.js";
import { element, extentOf } from "./network-parts.js";

const [NARROWEST, WIDEST] = [1200, 4000]; // pixels before they are doubled
const MOST_PIXELS = 40_000_000;
const [EDGE, ROW, BESIDE] = [16, 22, 64]; // pixels

export function askToSave(picture) {
  // Python logs that it is taken, and says so
  picture.asked = Date.now();
  picture.tell("save", picture.asked);
}

export function saveIfLogged(picture) {
  if (!picture.asked || picture.saved.logged !== picture.asked) return;
  picture.asked = 0;
  save(picture);
}

function save(picture) {
  const { saved, theme } = picture;
  const frame = frameOf(picture);
  const unit = Math.max(1, frame.width / 1600); // letters grow with the picture
  const canvas = element("canvas");
  const head = headOf(canvas.getContext("2d"), picture, frame.width / unit);
  const rows = rowsOf(canvas.getContext("2d"), picture, frame.width / unit);
  const foot = (rows.length + 1) * ROW + EDGE;
  const height = frame.height + (head.height + foot) * unit;
  const ratio = frame.width * height * 4 > MOST_PIXELS ? 1 : 2;
  canvas.width = Math.round(frame.width * ratio);
  canvas.height = Math.round(height * ratio);
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.fillStyle = theme.background;
  ctx.fillRect(0, 0, frame.width, height);
  at(ctx, 0, head.height * unit, frame.scale, () => drawNetwork(ctx, picture, frame));
  at(ctx, 0, 0, unit, () => drawHead(ctx, picture, head, frame.width / unit));
  at(ctx, 0, head.height * unit + frame.height, unit, () => drawFoot(ctx, picture, rows, saved.text));
  canvas.toBlob((blob) => {
    const link = element("a");
    link.href = URL.createObjectURL(blob);
    link.download = saved.file;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  });
}

function at(ctx, x, y, scale, draw) {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  draw();
  ctx.restore();
}

function frameOf(picture) {
  // the network at the size for which its labels were given room
  const { left, right, top, bottom } = extentOf(Object.values(picture.network.getPositions()));
  const [across, down] = [right - left + 2 * BESIDE, bottom - top + BESIDE];
  const wanted = Math.max(1, Math.min(NARROWEST / across, 1.4));
  const scale = Math.min(wanted, WIDEST / Math.max(across, down));
  const width = Math.max(across * scale, NARROWEST);
  return { x: (left + right) / 2, y: (top + bottom) / 2 + 8, scale, width, height: (down + 32) * scale };
}

function drawNetwork(ctx, picture, frame) {
  const { network, edges } = picture;
  const { nodes, options } = picture.picture;
  const positions = network.getPositions();
  ctx.translate(frame.width / 2 / frame.scale - frame.x, frame.height / 2 / frame.scale - frame.y);
  edges.forEach((edge) => drawTie(ctx, edge, positions[edge.from], positions[edge.to], options.edges.smooth));
  nodes.id.forEach((id, i) => drawNode(ctx, picture, i, positions[id].x, positions[id].y));
  drawLabels(ctx, picture, { ...frame, labels: Infinity });
}

const fontOf = (picture, size, weight = "") => `${weight} ${size}px ${picture.theme.font}`;

function headOf(ctx, picture, width) {
  ctx.font = fontOf(picture, 13);
  const told = wrapped(ctx, picture.picture.text, width - 2 * EDGE);
  return { told, height: 56 + told.length * 18 };
}

function drawHead(ctx, picture, head, width) {
  const { title, marking } = picture.picture;
  ctx.textBaseline = "middle";
  ctx.font = "600 14px monospace";
  const reach = ctx.measureText(marking.text).width + 16;
  ctx.fillStyle = "#000000";
  ctx.fillRect(width - reach - EDGE, 14, reach, 26);
  ctx.fillStyle = marking.colour;
  ctx.fillText(marking.text, width - reach - EDGE + 8, 28);
  ctx.fillStyle = picture.theme.text;
  ctx.font = fontOf(picture, 18, "600");
  ctx.fillText(title, EDGE, 28, width - reach - 3 * EDGE);
  ctx.font = fontOf(picture, 13);
  head.told.forEach((line, row) => ctx.fillText(line, EDGE, 56 + row * 18));
}

function drawFoot(ctx, picture, rows, date) {
  ctx.textBaseline = "middle";
  ctx.font = fontOf(picture, 13);
  rows.forEach((row, line) => row.forEach(({ entry, x }) => {
    at(ctx, x, line * ROW, 1, () => drawSample(ctx, picture, entry, widthOf(entry), SAMPLE));
    ctx.fillStyle = picture.theme.text;
    ctx.fillText(textOf(entry), x + widthOf(entry) + 4, line * ROW + SAMPLE / 2 + 1);
  }));
  ctx.fillText(date, EDGE, rows.length * ROW + SAMPLE / 2 + 1);
}

function rowsOf(ctx, picture, width) {
  ctx.font = fontOf(picture, 13);
  const { legend } = picture.picture;
  const rows = [[]];
  let x = EDGE;
  legend.forEach((entry, i) => {
    const needs = ctx.measureText(textOf(entry)).width + widthOf(entry) + 22;
    const turns = i && legend[i - 1].shows !== entry.shows;
    if (rows.at(-1).length && (turns || x + needs > width)) {
      rows.push([]);
      x = EDGE;
    }
    rows.at(-1).push({ entry, x });
    x += needs;
  });
  return rows;
}

function wrapped(ctx, text, width) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (lines.at(-1) && ctx.measureText(longer).width > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
