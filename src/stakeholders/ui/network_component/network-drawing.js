/* Draws nodes and ties on any canvas: the picture's own, a sample in the legend, a picture to save. */

export function drawNode(ctx, picture, i, x, y, hover = false) {
  const { nodes, looks, outlines } = picture.picture;
  const { theme } = picture;
  const id = nodes.id[i];
  const outline = outlines[nodes.country[i]];
  const alpha = picture.isDim(id) ? 0.25 : 1;
  ctx.save();
  if (id === picture.selected || hover || picture.onWay?.has(id)) {
    ctx.beginPath();
    ctx.arc(x, y, nodes.size[i] * 1.35 + 5, 0, 2 * Math.PI);
    ctx.fillStyle = theme.accent;
    ctx.globalAlpha = id === picture.selected ? 0.55 : 0.28;
    ctx.fill();
  }
  ctx.globalAlpha = alpha;
  const ring = theme.dark ? outline.dark : outline.light;
  paint(ctx, looks[nodes.kind[i]], x, y, nodes.size[i], theme.background, ring, nodes.dashed.has(i));
  ctx.restore();
}

export function paint(ctx, look, x, y, radius, background, outline, dashed) {
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

function trace(ctx, corners, x, y, radius) {
  ctx.beginPath();
  if (!corners.length) ctx.arc(x, y, radius, 0, 2 * Math.PI);
  corners.forEach(([right, down], i) => {
    const [across, below] = [x + right * radius, y + down * radius];
    if (i) ctx.lineTo(across, below);
    else ctx.moveTo(across, below);
  });
  ctx.closePath();
}

export function drawTie(ctx, edge, from, to, smooth) {
  // as vis-network does, for where it does not draw itself; ``edge`` is one of its data set
  ctx.save();
  ctx.beginPath();
  ctx.globalAlpha = edge.color.opacity ?? 1;
  ctx.strokeStyle = edge.color.color;
  ctx.lineWidth = edge.width;
  ctx.setLineDash(edge.dashes || []);
  ctx.moveTo(from.x, from.y);
  if (smooth) {
    const [across, up] = [to.x - from.x, from.y - to.y];
    const bend = smooth.roundness * 0.5 + 0.5;
    const angle = Math.atan2(up, across) + bend * Math.PI;
    const reach = bend * Math.hypot(across, up);
    ctx.quadraticCurveTo(from.x + reach * Math.sin(angle), from.y + reach * Math.cos(angle), to.x, to.y);
  } else ctx.lineTo(to.x, to.y);
  ctx.stroke();
  ctx.restore();
}

export function drawSample(ctx, picture, entry, width, height) {
  const { looks, outlines, lines } = picture.picture;
  const { dark, background } = picture.theme;
  if (entry.shows === "kind") {
    paint(ctx, looks[entry.place], width / 2, height / 2, 6.5, background, null, false);
    return;
  }
  const look = entry.shows === "country" ? outlines[entry.place] : lines[entry.code];
  ctx.beginPath();
  ctx.strokeStyle = dark ? look.dark : look.light;
  ctx.lineWidth = look.width ?? 3;
  ctx.setLineDash(look.dashes || []);
  if (entry.shows === "country") ctx.arc(width / 2, height / 2, 6.5, 0, 2 * Math.PI);
  else {
    ctx.moveTo(2, height / 2);
    ctx.lineTo(width - 2, height / 2);
  }
  ctx.stroke();
}
