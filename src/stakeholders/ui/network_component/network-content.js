/* From what Python sends to what vis-network draws. */

import { drawNode } from "./network-drawing.js";

export const idOf = (one, other) => [one, other].sort().join("|");

export function unpacked(packed) {
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

export function nodesOf(picture, before) {
  const columns = picture.picture.nodes;
  return columns.id.map((id, i) => {
    const now = [columns.x[i], columns.y[i]];
    const was = before.get(id);
    const stays = was && was[0] === now[0] && was[1] === now[1]; // then where the reader put it
    const size = columns.size[i];
    const node = {
      id,
      title: columns.title[i],
      size,
      shape: "custom",
      ctxRenderer: ({ ctx, x, y, state }) => ({
        drawNode: () => drawNode(ctx, picture, i, x, y, state.hover),
        nodeDimensions: { width: 2 * size + 4, height: 2 * size + 4 },
      }),
    };
    return stays ? node : { ...node, x: now[0], y: now[1] };
  });
}

export function edgesOf(picture) {
  const { id } = picture.picture.nodes;
  const { from, to, style } = picture.picture.edges;
  return from.map((one, i) => {
    const look = picture.styles[style[i]];
    return {
      id: idOf(id[one], id[to[i]]), from: id[one], to: id[to[i]], look: style[i],
      width: look.width, dashes: look.dashes, color: colourOf(picture, look),
    };
  });
}

export function colourOf(picture, look, faded = false) {
  const colour = picture.theme.dark ? look.dark : look.light;
  return { color: colour, highlight: colour, hover: colour, opacity: faded ? 0.2 : 1 };
}

export function difference(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  set.update(items);
}
