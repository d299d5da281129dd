/* Moving about in the picture: by buttons, by keyboard, and when the room for it changes. */

import { extentOf } from "./network-parts.js";

const [NARROW, READABLE] = [640, 0.65]; // pixels, and the scale at which most labels find room
const [BESIDE, ABOVE, BELOW] = [48, 18, 46]; // pixels of room for the outermost nodes and their labels
const CLOSER = 1.3;

export function fit(picture, smoothly = true) {
  picture.touched = false;
  const { network, stage } = picture;
  const [width, height] = [stage.clientWidth, stage.clientHeight];
  const at = Object.values(network.getPositions());
  if (!at.length || !width) return;
  const { left, right, top, bottom } = extentOf(at);
  const [across, down] = [Math.max(right - left, 1), Math.max(bottom - top, 1)];
  const scale = Math.min((width - 2 * BESIDE) / across, (height - ABOVE - BELOW) / down, 1.4);
  if (!smoothly && width < NARROW && scale < READABLE) {
    // on a telephone begin in the middle, readable; the button shows the whole
    const middle = network.getPosition(picture.picture.nodes.id[picture.order[0]]);
    network.moveTo({ position: middle, scale: READABLE });
    return;
  }
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 + (BELOW - ABOVE) / 2 / scale };
  network.moveTo({ position, scale, animation: smoothly && !still() });
}

export function zoom(picture, factor) {
  picture.touched = true;
  picture.network.moveTo({ scale: Math.min(Math.max(picture.network.getScale() * factor, 0.05), 6) });
}

export const closer = (picture) => zoom(picture, CLOSER);
export const farther = (picture) => zoom(picture, 1 / CLOSER);

export function centre(picture, id) {
  picture.touched = true;
  picture.network.focus(id, { scale: Math.max(picture.network.getScale(), 1), animation: !still() });
}

export function onResize(picture) {
  if (!picture.network || !picture.stage.clientWidth) return;
  picture.network.setSize("100%", "100%");
  picture.network.redraw();
  if (!picture.touched) fit(picture, false);
}

export function onKey(picture, event) {
  const direction = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
  if (direction) step(picture, direction);
  else if (event.key === "Enter" || event.key === " ") picture.select(picture.focused ?? "", true);
  else if (event.key === "Escape" && picture.selected) picture.select("", true);
  else if (event.key === "+") closer(picture);
  else if (event.key === "-") farther(picture);
  else if (event.key === "0") fit(picture);
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function step(picture, [right, down]) {
  // to the nearest node in this direction; sideways counts double
  const { network, stage } = picture;
  const positions = network.getPositions();
  const from = picture.focused ?? picture.selected;
  const ids = picture.picture.nodes.id;
  let best = from && positions[from] ? null : ids[picture.order[0]];
  let nearest = Infinity;
  if (!best) {
    const { x, y } = positions[from];
    for (const id of ids) {
      const along = (positions[id].x - x) * right + (positions[id].y - y) * down;
      const aside = Math.abs((positions[id].x - x) * down + (positions[id].y - y) * right);
      if (id !== from && along > 1 && along + 2 * aside < nearest) [best, nearest] = [id, along + 2 * aside];
    }
  }
  if (!best) return;
  picture.focused = best;
  picture.hovered = best;
  const { x, y } = network.canvasToDOM(positions[best]);
  if (x < 30 || y < 30 || x > stage.clientWidth - 30 || y > stage.clientHeight - 30) centre(picture, best);
  network.redraw();
  say(picture, picture.index.get(best));
}

export function say(picture, i) {
  const { title } = picture.picture.nodes;
  picture.live.textContent = `${title[i].replace("\n", ", ")}. ${picture.strings.ties}: ${picture.ties[i]}`;
}

function still() {
  return globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ?? false;
}
