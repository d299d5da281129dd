/* The legend under the picture: what occurs in it, with a sample of each. */

import { drawSample } from "./network-drawing.js";
import { element } from "./network-parts.js";

export const SAMPLE = 20; // pixels, height of every sample and width of most
export const widthOf = (entry) => (entry.shows === "tie" ? 34 : SAMPLE);
export const textOf = (entry) => `${entry.label} (${entry.count})`;

export function drawLegend(picture) {
  let last = "";
  const items = [];
  for (const entry of picture.picture.legend) {
    if (last && entry.shows !== last) {
      const between = element("li", entry.shows === "country" ? "sn-break" : "sn-gap");
      between.setAttribute("aria-hidden", "true");
      items.push(between);
    }
    last = entry.shows;
    const item = element("li");
    const label = element("span");
    label.textContent = textOf(entry);
    item.append(sample(picture, entry), label);
    items.push(item);
  }
  picture.legend.replaceChildren(...items);
  picture.legend.setAttribute("aria-label", picture.strings.legend);
}

function sample(picture, entry) {
  const canvas = element("canvas");
  const [width, ratio] = [widthOf(entry), globalThis.devicePixelRatio || 1];
  canvas.width = width * ratio;
  canvas.height = SAMPLE * ratio;
  canvas.style.cssText = `width:${width}px;height:${SAMPLE}px`;
  canvas.setAttribute("aria-hidden", "true");
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  drawSample(ctx, picture, entry, width, SAMPLE);
  return canvas;
}
